"""What the search must know of pages that people wrote: their words, without the facts that they include."""

from __future__ import annotations

from lxml import html

from scripts.website.search_index import SearchDocument

FOLDERS = ("guides/", "about/")
"""Other pages are made from facts, which the search knows already, or are lists of links."""


WEIGHT = 0.45
"""A guide tells a whole story and so holds every word; the fact that answers the question stands before it."""


def written_page(path: str, address: str, title: str, content: str) -> SearchDocument | None:
    """The document of a page, or None where the search has no need of it.

    `path` is the page's Markdown below the folder of its language, `address` its place from the root of the site,
    `content` its HTML.
    """
    if not path.startswith(FOLDERS):
        return None
    tree = html.fragment_fromstring(content, create_parent="div")
    for fact in tree.xpath("//article"):
        fact.drop_tree()
    body = " ".join(tree.text_content().split())
    return SearchDocument(id=path, address=address, title=title, place="", body=body, weight=WEIGHT)
