"""The words of a page as a reader sees them: markup gone, lines kept, sentences apart."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

_COMMENT_MARKS = re.compile(r"<!--|-->")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_TAG_OF_BLOCK = re.compile(
    r"</?(?:li|ul|ol|p|div|section|article|details|summary|h[1-6]|table|tr)\b", re.IGNORECASE
)
_PARTS_BLOCKS = "\x1e"  # the sign that computers have for the end of a record; no page holds it
_SHOWN_ATTRIBUTE = re.compile(
    r"\b(?:alt|title|aria-label|placeholder|content)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')"
)
_TARGET = re.compile(r"\]\((?:[^()\s\"']|\([^()]*\))*(?:\s+(?:\"([^\"]*)\"|'([^']*)'))?\s*\)")
_ATTRIBUTES = re.compile(r"\{ ?[:#.][^{}]*\}")
_EMPHASIS = re.compile(r"[*`]+|(?<!\w)_+|_+(?!\w)")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_STARTS_BLOCK = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+|^ {0,3}#{1,6}\s+|^\s*>\s?")
_HEADING = re.compile(r"^ {0,3}#{1,6}\s+")
_INCLUDE = re.compile(r"\{!.*?!\}")


@dataclass(frozen=True)
class Block:
    """A paragraph, heading, list item or line of a table: the line where it begins, and its words."""

    line: int
    text: str
    is_heading: bool = False

    def line_at(self, place: int) -> int:
        """The line of the character at that place."""
        return self.line + self.text.count("\n", 0, place)


def blocks_of(text: str, first_line: int = 1) -> list[Block]:
    """The blocks of a Markdown text whose first line has that number."""
    bare = _ATTRIBUTES.sub("", _TARGET.sub(_title_of_link, _TAG.sub(_words_of_tag, text)))
    bare = _COMMENT_MARKS.sub(" ", bare)
    blocks: list[Block] = []
    gathered: list[str] = []
    began = first_line
    for number, line in enumerate([*bare.split("\n"), ""], first_line):
        for piece_number, piece in enumerate(_INCLUDE.sub("", line).split(_PARTS_BLOCKS)):
            starts = piece_number > 0 or _STARTS_BLOCK.match(piece)
            is_row = piece.lstrip().startswith("|")
            if gathered and (not piece.strip() or starts or is_row):
                blocks.append(_block(began, gathered))
                gathered = []
            if piece.strip():
                began = began if gathered else number
                gathered.append(piece)
                if _HEADING.match(piece) or is_row:
                    blocks.append(_block(began, gathered))
                    gathered = []
    return blocks


def _words_of_tag(tag: re.Match[str]) -> str:
    shown = [double or single for double, single in _SHOWN_ATTRIBUTE.findall(tag.group())]
    ends = _PARTS_BLOCKS if _TAG_OF_BLOCK.match(tag.group()) else ""
    # words that a reader hears or sees on hovering are words of the page, and lines must be kept
    words = f" {' '.join(shown)} " if shown else ""
    return ends + words + "\n" * (tag.group().count("\n") - words.count("\n"))


def _title_of_link(target: re.Match[str]) -> str:
    title = target.group(1) or target.group(2)
    lines = "\n" * (target.group().count("\n") - (title or "").count("\n"))
    return f"] {title} {lines}" if title else f"]{lines}"


def _block(first_line: int, lines: list[str]) -> Block:
    bare = [_plain(_STARTS_BLOCK.sub("", line)) for line in lines]
    return Block(first_line, "\n".join(bare), _HEADING.match(lines[0]) is not None)


def _plain(line: str) -> str:
    bare = _EMPHASIS.sub("", line).replace("[", "").replace("]", "")
    return _INVISIBLE.sub("", html.unescape(bare)).replace("\n", " ").replace("\u00a0", " ").strip()


_SHORT_FORMS = re.compile(
    r"(?:No|Mr|Mrs|Ms|Dr|St|vs?|Dec|Reg|Cir|Fed|Art|Sec|Exec|e\.g|i\.e|т|д|п|г|гг|ч|ст|руб|тыс|ул|др|см|им|стр|долл"
    r"|(?:\w\.)*[A-ZА-ЯЁ])"
)
_SENTENCE_END = re.compile(r"[.!?…]+[»”\")\]]*(?=\s+[«“\"(\[]?[A-ZА-ЯЁ0-9])|[.!?…]+[»”\")\]]*\s*\Z")


def sentences_of(text: str) -> Iterator[tuple[int, str]]:
    """Each sentence of a block, and the place where it begins."""
    start, last = 0, len(text.rstrip())
    for end in _SENTENCE_END.finditer(text):
        before = text[start : end.start()]
        if end.end() < last and _ends_with_short_form(before):
            continue
        yield start, text[start : end.end()]
        start = end.end()
    if text[start:].strip():
        yield start, text[start:]


def _ends_with_short_form(before: str) -> bool:
    last = before.rsplit(maxsplit=1)[-1] if before.split() else ""
    return _SHORT_FORMS.fullmatch(last.lstrip('(«“"')) is not None
