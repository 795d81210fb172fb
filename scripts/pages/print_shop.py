"""The print shop: what to print for whom, and for each piece its first page, its forms, its pages and ink."""

from __future__ import annotations

from collections.abc import Sequence

from scripts.facts.catalogue import SituationPage
from scripts.facts.model import Locale, Situation
from scripts.facts.printed_pieces import PRINT_FOLDER, Piece, PieceKind, kit_id
from scripts.pages.addresses import Site, markdown_path
from scripts.pages.check_page import piece_title
from scripts.pages.inline import as_title, html_attribute
from scripts.pages.printed_files import PrintedFile
from scripts.wording.typography import set_plain, set_type
from scripts.wording.words import Words

PRINT_PAGE = "print/index"
_OPEN_KINDS = ((PieceKind.KIT,), (PieceKind.SHEET, PieceKind.CARD))
_PAPERS = ("letter", "a4")
_OUTSIDE = (Situation.IN_RUSSIA, Situation.IN_TRANSIT)


def papers_by_situation(words: Words, site: Site) -> str:
    """For each situation its kit, then its sheets, as rows that lead to them on the same page."""
    titles = {piece.id: piece_title(piece, words) for piece in site.pieces.values()}
    parts = [_all_missing(words, site)]
    for situation in site.corpus.situations.situations:
        names = [name for name in (kit_id(situation), *situation.sheets) if name in titles]
        paper = paper_of(situation)
        rows = "\n".join(
            f"- [{titles[name]}](#{name}){straight_to_pdf(name, words, site, _folder(words, site), paper)}"
            for name in names
        )
        title = as_title(set_type(situation.title[words.locale], words.locale))
        parts.append(
            _folded(
                f"for-{situation.id.value}",
                title,
                f'<div class="ways" markdown="1">\n\n{rows}\n\n</div>{about_straight_links(rows, words, paper)}',
            )
        )
    return "\n\n".join(filter(None, parts)) + "\n"


def _all_missing(words: Words, site: Site) -> str:
    return "" if site.printed else f'<p class="box" id="no-files">{words["print_shop.no_files"]}</p>'


def _folded(anchor: str, title: str, text: str) -> str:
    return (
        f'<details id="{anchor}" markdown="1"><summary><span>{title}</span></summary>\n\n{text}\n\n</details>'
    )


def paper_of(situation: SituationPage) -> str:
    """The paper that lies in printers where the reader of that situation is."""
    return "a4" if situation.id in _OUTSIDE else "letter"


def straight_to_pdf(name: str, words: Words, site: Site, folder: str, paper: str = "letter") -> str:
    """A link to the PDF itself, after a row's title: both languages beside each other, in ordinary letters.

    `folder` is where the PDFs lie, as seen from the page. Nothing where this one was not made.
    """
    pairs = [form for form in _forms(words.locale, site) if "-" in form]
    made = (one for one in site.printed if one.piece == name and one.form in pairs)
    one = next((one for one in made if (one.paper, one.size) == (paper, "ordinary")), None)
    if one is None:
        return ""
    # no title: it stands before the link, and in an attribute its foreign words could not be marked as such
    said = ", ".join(["PDF", _form_name(one.form, words, site), *_pages_and_weight(one, words)])
    return (
        f' <span class="small on-screen"><a class="pdf" href="{folder}{one.file}" '
        f'aria-label="{html_attribute(said)}">PDF</a></span>'
    )


def about_straight_links(rows: str, words: Words, paper: str = "letter") -> str:
    """What the links beside these rows lead to; nothing where no row has one."""
    if 'class="pdf"' not in rows:
        return ""
    said = words["print_shop.straight"].format(paper=words[f"print_shop.papers.{paper}"])
    return f"\n\n{set_type(said, words.locale)}\n{{: .small .on-screen }}"


def pieces_to_print(words: Words, site: Site) -> str:
    """Every piece with its PDFs: kits, sheets, then the booklets folded by topic."""
    parts: list[str] = []
    for kinds in _OPEN_KINDS:
        parts.append(f"### {words[f'print_shop.groups.{kinds[0].value}']} {{#{kinds[0].value}s}}")
        parts += [_piece(piece, words, site) for piece in site.pieces.values() if piece.kind in kinds]
    parts.append(f"### {words['print_shop.groups.booklet']} {{#booklets}}")
    for topic in site.corpus.topics:
        title = as_title(set_type(topic.title[words.locale], words.locale))
        listed = "\n\n".join(_piece(site.pieces[section.id], words, site) for section in topic.sections)
        parts.append(_folded(f"booklets-{topic.topic}", title, listed))
    return "\n\n".join(parts) + "\n"


def _piece(piece: Piece, words: Words, site: Site) -> str:
    files = [one for one in site.printed if one.piece == piece.id]
    parts = [
        '<section class="print" markdown="1">',
        f"#### {as_title(set_type(piece.title[words.locale], words.locale))} {{#{piece.id}}}",
        _picture(piece, files, words, site),
        _what(piece, words, site),
        _links(files, words, site),
        _text_on_site(piece, words, site),
        "</section>",
    ]
    return "\n\n".join(filter(None, parts))


def _what(piece: Piece, words: Words, site: Site) -> str:
    if piece.kind is PieceKind.KIT:
        return f"{words['print_shop.kit']}\n\n{_booklets(piece, words, site)}\n{{: .small }}"
    if piece.kind is PieceKind.BOOKLET:
        return set_type(site.corpus.section[piece.id].intro[words.locale], words.locale)
    return set_type(site.corpus.sheet[piece.id].what[words.locale], words.locale)


def _booklets(piece: Piece, words: Words, site: Site) -> str:
    titles = {name: site.pieces[name].title[words.locale] for name in piece.booklets}
    links = (f"[{as_title(set_type(title, words.locale))}](#{name})" for name, title in titles.items())
    return f"{words['check.booklets']}: {' · '.join(links)}"


def _picture(piece: Piece, files: Sequence[PrintedFile], words: Words, site: Site) -> str:
    # the reader's own language first, in letters of the ordinary size
    pictured = sorted(
        (one for one in files if one.picture and one.picture_width and one.picture_height),
        key=lambda one: (one.form != words.locale, one.size != "ordinary"),
    )
    if not pictured or pictured[0].picture is None:
        return ""
    picture, one = pictured[0].picture, pictured[0]
    alternative = html_attribute(words["print_shop.first_page"])
    return (
        f'<p class="print__page"><img src="{_address(picture, words, site)}" width="{one.picture_width}" '
        f'height="{one.picture_height}" loading="lazy" alt="{alternative}"></p>'
    )


def _links(files: Sequence[PrintedFile], words: Words, site: Site) -> str:
    if not files:
        return ""
    ordinary = [one for one in files if one.size == "ordinary"]
    large = [one for one in files if one.size == "large"]
    parts = [_rows(ordinary, words, site)]
    if large:
        summary = f"<summary>{words['print_shop.large']}</summary>"
        parts.append(f'<details markdown="1">{summary}\n{_rows(large, words, site)}\n</details>')
    return "\n\n".join(parts)


def _rows(files: Sequence[PrintedFile], words: Words, site: Site) -> str:
    forms = _forms(words.locale, site)
    rows = []
    for form in [form for form in forms if any(one.form == form for one in files)]:
        same = sorted((one for one in files if one.form == form), key=lambda one: _PAPERS.index(one.paper))
        links = " · ".join(
            f'<a href="{_address(one.file, words, site)}">{words[f"print_shop.papers.{one.paper}"]}</a>'
            for one in same
        )
        takes = f'<span class="small">{_takes(same[0], words)}</span>'
        rows.append(f"<li><b>{_form_name(form, words, site)}</b> {links} {takes}</li>")
    return '<ul class="print__files">\n' + "\n".join(rows) + "\n</ul>"


def _forms(locale: Locale, site: Site) -> list[str]:
    """The reader's own language first, then the site's own beside each other, then the others alone."""
    root, *others = site.corpus.locales
    pairs = [f"{root}-{other}" for other in others if locale in (root, other)]
    return [locale, *pairs, *(other for other in site.corpus.locales if other != locale)]


def _form_name(form: str, words: Words, site: Site) -> str:
    names = words.group("print_shop.forms")
    if "-" not in form:
        return names.get(form, site.language_calls.get(form, form))
    return (
        words["print_shop.both"] if len(site.corpus.locales) == 2 else f"{words['print_shop.both']}: {form}"
    )


def _takes(one: PrintedFile, words: Words) -> str:
    told = _pages_and_weight(one, words)
    if one.ink is not None:
        told.append(set_plain(words["print_shop.ink"].format(percent=max(1, round(one.ink))), words.locale))
    return ", ".join(told)


def _pages_and_weight(one: PrintedFile, words: Words) -> list[str]:
    pages = words.counted("print_shop.pages", one.pages).format(count=one.pages)
    weight = words["print_shop.weight"].format(count=-(-one.bytes // 1024))
    return [set_plain(part, words.locale) for part in (pages, weight)]


def _text_on_site(piece: Piece, words: Words, site: Site) -> str:
    """The page that says the same and prints from the browser."""
    address = ""
    if piece.kind is PieceKind.BOOKLET:
        address = markdown_path(f"faq/{piece.id}")
    elif piece.kind is PieceKind.KIT:
        address = markdown_path(f"situations/{piece.id.removeprefix('kit-')}")
    elif piece.id in site.corpus.fact:
        address = markdown_path(site.fact_page(piece.id), piece.id)
    links = [f"[{words['print_shop.check']}](../check/index.md#{piece.id})"]
    if address:
        links.insert(0, f"[{words['print_shop.on_site']}]({address})")
    return f"{' · '.join(links)}\n{{: .on-screen }}"


def _address(name: str, words: Words, site: Site) -> str:
    """The files stand once, beside the page of the root language; every other language has a folder of its own."""
    return f"{_folder(words, site)}{name}"


def _folder(words: Words, site: Site) -> str:
    return "" if words.locale == site.root_locale else f"../../{PRINT_FOLDER}/"
