"""The picture that a messenger shows beside a link to the site, one for each language."""

from __future__ import annotations

import json
from pathlib import Path

import typst

from scripts.wording.words import Words

TEMPLATE = Path(__file__).with_suffix(".typ")


def share_picture_path(locale: str) -> str:
    """Where the picture of a language stands in the site."""
    return f"assets/share.{locale}.png"


def share_picture(words: Words) -> bytes:
    """A PNG of 1200 x 630 pixels with the name of the site and what it gives (`share_picture` of the words).

    Only fonts that Typst carries are used, so that every machine draws the same bytes.
    """
    said = {"locale": words.locale, **words.group("share_picture")}
    drawn = typst.compile(
        str(TEMPLATE),
        format="png",
        ppi=72,
        ignore_system_fonts=True,
        sys_inputs={"said": json.dumps(said, ensure_ascii=False)},
    )
    assert isinstance(drawn, bytes)
    return drawn
