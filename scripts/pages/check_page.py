"""The page `/check/`: for each booklet, kit and sheet the day of its last change, and its facts, the newest first.

It works without a script; with one, the code on a print leads straight to the piece and says what changed since.
"""

from __future__ import annotations

from datetime import date

from scripts.facts.corpus import Corpus
from scripts.facts.model import Fact, Locale
from scripts.facts.printed_pieces import (
    CHECK_PAGE,
    Piece,
    PieceKind,
    fingerprint,
    own_fingerprint,
    told_as_of,
    version,
)
from scripts.facts.review_dates import has_ended, is_overdue, review_by, tone
from scripts.pages.addresses import Site, markdown_path
from scripts.pages.dates_line import time_element
from scripts.pages.front_matter import front_matter
from scripts.pages.inline import as_title, html_text, text_as_markdown
from scripts.wording.fact_dates import as_of_words
from scripts.wording.typography import set_type
from scripts.wording.words import Words

SCRIPT = "assets/check.js"
LOUD = ("same", "changed", "unknown", "broken", "newer")
DETAILS = ("kit", "fewer", "words", "facts", "due")
"""What the script may say: first one loud sentence, then what it rests on. The page carries them all, hidden."""


def check_page(words: Words, site: Site, today: date) -> str:
    """The whole page of one language."""
    pieces = tuple(site.pieces.values())
    head = front_matter(
        {
            "title": words["check.title"],
            "description": words["check.description"],
            "hide": ["navigation", "toc"],
            "scripts": [SCRIPT],
        }
    )
    parts = [
        f"{head}\n# {words['check.title']}",
        f"{words['check.lead']}\n{{: .lead }}",
        _answer(words, site),
        f'<p class="no-script box">{set_type(words["check.no_script"], words.locale)}</p>',
        words["check.how"],
        f"## {words['check.index']} {{#index}}",
        _index(pieces, words),
        *(_piece(piece, words, site, today) for piece in pieces),
    ]
    return "\n\n".join(parts) + "\n"


def piece_title(piece: Piece, words: Words) -> str:
    """What the piece is and what it is called, as Markdown: «Буклет: Залог»; a sheet says itself what it is."""
    title = as_title(set_type(piece.title[words.locale], words.locale))
    if piece.kind in (PieceKind.SHEET, PieceKind.CARD):
        return title
    return f"{words[f'check.kinds.{piece.kind.value}']}: {title}"


def _answer(words: Words, site: Site) -> str:
    said = {name: set_type(words[f"check.say.{name}"], words.locale) for name in LOUD + DETAILS}
    loud = [f'<p class="big" data-say="{name}" hidden>{said[name]}</p>' for name in LOUD]
    details = [f'<p data-say="{name}" hidden>{said[name]}</p>' for name in DETAILS]
    listed = "\n".join([*loud, *details])
    again = f"[{words['check.again']}](../print/index.md)"
    links = [
        f'<a href="{_in_other_language(words.locale, other, site)}" lang="{other}" hreflang="{other}" '
        f"data-keeps-place>{html_text(calls)}</a>"
        for other, calls in site.language_calls.items()
        if other != words.locale
    ]
    return (
        f'<div class="result" id="answer" tabindex="-1" markdown="1" hidden>\n{listed}\n<ul data-found></ul>\n'
        f'<p data-say="again" markdown="span" hidden>{again}</p>\n<p>{" ".join(links)}</p>\n</div>'
    )


def _in_other_language(here: Locale, there: Locale, site: Site) -> str:
    up = "../" if here == site.root_locale else "../../"
    return f"{up}{'' if there == site.root_locale else f'{there}/'}{CHECK_PAGE}/"


def _index(pieces: tuple[Piece, ...], words: Words) -> str:
    rows = "\n".join(
        f'- [{piece_title(piece, words)}](#{piece.id}) <span class="small">{piece.id}</span>'
        for piece in sorted(pieces, key=lambda piece: piece.id)
    )
    return f'<div class="ways" markdown="1">\n\n{rows}\n\n</div>'


def _piece(piece: Piece, words: Words, site: Site, today: date) -> str:
    newest = version(piece, today)
    facts = sorted(piece.facts, key=lambda fact: told_as_of(fact, today), reverse=True)
    # what changed is told in words once, in the booklet: a kit or sheet that holds the same fact gives its dates
    in_words = piece.kind is PieceKind.BOOKLET
    rows = "\n".join(_row(fact, words, site, today, in_words) for fact in facts)
    parts = [
        f'<section class="roof sec" data-piece="{piece.id}" data-version="{newest}" '
        f'data-own="{own_fingerprint(piece)}"{" data-kit" if piece.booklets else ""} markdown="1">',
        f"### {piece_title(piece, words)} {{#{piece.id}}}",
        words["check.version"].format(date=time_element(newest, words), id=f'<b class="nb">{piece.id}</b>'),
        _booklets(piece, words, site.corpus),
        f'<ul class="checked" markdown="1">\n{rows}\n</ul>' if rows else "",
        "</section>",
    ]
    return "\n\n".join(filter(None, parts))


def _booklets(piece: Piece, words: Words, corpus: Corpus) -> str:
    links = [
        f"[{as_title(set_type(corpus.section[name].title[words.locale], words.locale))}](#{name})"
        for name in piece.booklets
    ]
    return f"{words['check.booklets']}: {', '.join(links)}.\n{{: .small }}" if links else ""


def _row(fact: Fact, words: Words, site: Site, today: date, in_words: bool) -> str:
    question = as_title(set_type(fact.question[words.locale], words.locale))
    # a rule that is no longer law has nothing to be checked again
    ended = has_ended(fact, today)
    review = "" if ended else f' data-review="{review_by(fact)}" data-tone="{tone(fact).value}"'
    told = [
        *_rewording(fact, words, today),
        *_newest_change(fact, words, site, today, in_words),
        f"{as_of_words(fact, words).format(date=time_element(fact.as_of, words))}.",
        *_states(fact, words, site, today),
    ]
    return (
        f'<li data-print="{fingerprint(fact)}"{review} markdown="span">'
        f"[{question}]({markdown_path(site.fact_page(fact.id), fact.id)}) "
        f'<span class="small">{" ".join(told)}</span></li>'
    )


def _states(fact: Fact, words: Words, site: Site, today: date) -> list[str]:
    if has_ended(fact, today) and fact.ended is not None:
        return [f"<b>{words['ended'].format(date=words.day(fact.ended))}.</b>"]
    disputed = [f"<b>{words['contested']}.</b>"] if fact.contested is not None else []
    shaken = [f"<b>{words['check_first']}.</b>"] if fact.id in site.shaken else []
    hidden = "" if is_overdue(fact, today) else " hidden"
    return [*disputed, *shaken, f'<b class="due"{hidden}>{words["due"]}</b>']


def _rewording(fact: Fact, words: Words, today: date) -> list[str]:
    """The day when the text was reworded, if nothing else is as new."""
    told = told_as_of(fact, today)
    others = [fact.as_of, *(change.date for change in fact.history)]
    return [] if told in others else [words["check.reworded"].format(date=time_element(told, words))]


def _newest_change(fact: Fact, words: Words, site: Site, today: date, in_words: bool) -> list[str]:
    past = [change for change in fact.history if change.date <= today]
    if not past:
        return []
    newest = max(past, key=lambda change: change.date)
    day = time_element(newest.date, words)
    if not in_words:
        return [words["check.changed_on"].format(date=day)]
    text = as_title(text_as_markdown(newest.text[words.locale], words.locale, site)).rstrip(".")
    return [f'<span data-news="{newest.date}">{day}: {text}.</span>']
