"""What to print, as rows: kits, sheets and booklets by their titles."""

from __future__ import annotations

from scripts.facts.printed_pieces import PRINT_FOLDER
from scripts.pages.addresses import Site, markdown_path
from scripts.pages.check_page import piece_title
from scripts.pages.print_shop import PRINT_PAGE, about_straight_links, straight_to_pdf
from scripts.wording.words import Words


def papers(names: list[str], words: Words, site: Site, paper: str = "letter") -> str:
    """The pieces of these ids as a list of rows; each leads to its PDFs, or to its text on the site if it has one.

    Beside it stands one PDF itself. Only for a page that lies two folders deep: `situations/detained/`.
    """
    folder = f"{'../..' if words.locale == site.root_locale else '../../..'}/{PRINT_FOLDER}/"
    rows = "\n".join(
        f"- {_row(name, words, site)}{straight_to_pdf(name, words, site, folder, paper)}" for name in names
    )
    about = about_straight_links(rows, words, paper)
    return f'<div class="ways" markdown="1">\n\n{rows}\n\n</div>{about}'


def is_printed(name: str, site: Site) -> bool:
    """Whether there are PDFs of this piece."""
    return any(one.piece == name for one in site.printed)


def _row(name: str, words: Words, site: Site) -> str:
    title = piece_title(site.pieces[name], words)
    address = _address(name, site)
    return f"[{title}]({address})" if address else title


def _address(name: str, site: Site) -> str:
    """The place of its PDFs; without them its text: a section's page, or the fact that the sheet was made of."""
    if is_printed(name, site):
        return markdown_path(PRINT_PAGE, name)
    if name in site.corpus.section:
        return markdown_path(f"faq/{name}")
    return markdown_path(site.fact_page(name), name) if name in site.corpus.fact else ""
