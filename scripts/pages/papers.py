"""What to print, as rows: kits, sheets and booklets by their titles."""

from __future__ import annotations

from scripts.pages.addresses import Site, markdown_path
from scripts.pages.check_page import piece_title
from scripts.pages.print_shop import PRINT_PAGE
from scripts.wording.words import Words


def papers(names: list[str], words: Words, site: Site) -> str:
    """The pieces of these ids as a list of rows; each leads to its PDFs, or to its text on the site if it has one."""
    rows = "\n".join(f"- {_row(name, words, site)}" for name in names)
    return f'<div class="ways" markdown="1">\n\n{rows}\n\n</div>'


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
