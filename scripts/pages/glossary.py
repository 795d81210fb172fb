"""The fragment of the glossary, and the meaning of each term for the places where texts mention it."""

from __future__ import annotations

from scripts.facts.catalogue import Term
from scripts.facts.corpus import Corpus
from scripts.facts.plain_text import plain_text
from scripts.pages.addresses import Site
from scripts.pages.inline import text_as_markdown
from scripts.wording.typography import marked_html, set_plain, set_type
from scripts.wording.words import Words


def glossary_list(words: Words, site: Site) -> str:
    """Every term in the order of the alphabet of the language, each with an anchor."""
    locale = words.locale
    terms = sorted(site.corpus.terms, key=lambda term: _by_alphabet(term.name[locale]))
    return "\n".join(_term(term, words, site) for term in terms)


def meanings(corpus: Corpus, words: Words) -> dict[str, str]:
    """Term id -> its whole meaning as HTML without links: half of it might be half of a warning."""
    locale = words.locale
    return {
        term.id: marked_html(set_plain(plain_text(term.meaning[locale]), locale), locale)
        for term in corpus.terms
    }


def _by_alphabet(name: str) -> str:
    # quotation marks do not count, and «ё» stands with «е»
    return "".join(
        sign for sign in name.casefold().replace("ё", "е") if sign.isalnum() or sign == " "
    ).strip()


def _term(term: Term, words: Words, site: Site) -> str:
    locale = words.locale
    name = set_type(term.name[locale], locale)
    meaning = text_as_markdown(term.meaning[locale], locale, site)
    return f"### {name} {{#{term.id}}}\n\n{meaning}\n"
