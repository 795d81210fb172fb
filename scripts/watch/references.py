"""What a text names: sections of rules, documents, dockets, cases, forms. The same reading for facts and for feeds.

citeurl (`scripts/facts/citations.py`) says whether one citation is well formed; here whole paragraphs of strangers
are read, lists and ranges are told apart, and two spellings of one thing become equal.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit


class Sort(StrEnum):
    """What sort of thing is named."""

    SECTION = "section"  # of the Code of Federal Regulations: 8/208.7
    PART = "part"  # of the Code of Federal Regulations: 8/208
    STATUTE = "statute"  # a section of the U.S. Code: 8/1158
    REGISTER_PAGE = "register-page"  # of the Federal Register: 91/54211
    DOCUMENT = "document"  # of the Federal Register, by number: 2026-17146
    RULEMAKING = "rulemaking"  # its RIN: 1615-AC97
    DOCKET = "docket"  # of a court: 25-cv-306
    DECISION = "decision"  # of the Board of Immigration Appeals: 29/216 or the name
    ORDER = "order"  # of the President: executive order or proclamation
    MEMORANDUM = "memorandum"  # of an agency
    FORM = "form"  # I-589
    PAGE = "page"  # a web address


class Reference(NamedTuple):
    """One thing that is named, in the one spelling by which it is compared."""

    sort: Sort
    value: str

    def __str__(self) -> str:
        """The reference as a lawyer would write it."""
        volume, _, rest = self.value.partition("/")
        match self.sort:
            case Sort.SECTION:
                return f"{volume} C.F.R. § {rest}"
            case Sort.PART:
                return f"{volume} C.F.R. part {rest}"
            case Sort.STATUTE:
                return f"{volume} U.S.C. § {rest}"
            case Sort.REGISTER_PAGE:
                return f"{volume} Fed. Reg. {rest}"
            case Sort.DOCUMENT:
                return f"Fed. Reg. Doc. {self.value}"
            case Sort.RULEMAKING:
                return f"RIN {self.value}"
            case Sort.DOCKET:
                return f"No. {self.value}"
            case Sort.DECISION:
                return f"{volume} I&N Dec. {rest}" if rest else f"Matter of {volume}"
            case _:
                return self.value


_SPACES = re.compile(r"\s+")
LONGEST_RANGE = 60  # sections in «§§ 1208.16–1208.18»; more is a misreading

_CODE = re.compile(
    r"(?<![\d.])(?P<title>\d{1,2})\s*(?P<code>C\.?\s?F\.?\s?R|U\.?\s?S\.?\s?C)\.?\s*"
    r"(?P<word>§+|[Pp]arts?|[Ss]ections?|[Ss]ecs?\.)?\s*"
)
_ITEM = re.compile(r"(\d+[a-z]{0,2}(?:\.\d+[a-z]?)?)(?!\d)((?:\s?\([^()\s]{1,6}\))*)")
_JOINER = re.compile(r"\s*(?:,\s*(?:and|or)?|;|and|&|or|[–-]|to|through)\s*(?:§+\s*)?")
_SUBSECTION = re.compile(r"(?:\([^()\s]{1,6}\))+")
_ANOTHER_CODE = re.compile(
    r"\s*(?:C\.?\s?F\.?\s?R|U\.?\s?S\.|F\.?\s?R\b|Fed\.|I\.?\s?&|Stat\.|F\.\d|[A-Z][a-z]{2,})"
)

_SIMPLE: tuple[tuple[Sort, re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (
        Sort.REGISTER_PAGE,
        re.compile(r"(?<!\d)(\d{2,3})\s*(?:Fed\.?\s*Reg\.?|F\.?R\.?)\s*(\d[\d,]*\d)"),
        lambda found: f"{found[1]}/{found[2].replace(',', '')}",
    ),
    (Sort.DOCUMENT, re.compile(r"(?<![\w-])(20\d\d-\d{5})(?![\w-])"), lambda found: found[1]),
    (Sort.RULEMAKING, re.compile(r"(?<![\w-])(\d{4}-[A-Z]{2}\d{2})(?![\w-])"), lambda found: found[1]),
    (
        Sort.DECISION,
        re.compile(r"(?<!\d)(\d{2})\s*I\.?\s?&\s?N\.?\s*Dec\.?\s*(\d+)"),
        lambda found: f"{found[1]}/{found[2]}",
    ),
    (
        Sort.DECISION,
        re.compile(r"Matter of ([A-Z][\w.’'-]*(?:(?: & | )(?:[A-Z][\w.’'-]*))*)"),
        lambda found: found[1].rstrip(".,"),
    ),
    (
        Sort.ORDER,
        re.compile(r"(Exec(?:utive|\.) Order|Proclamation)(?: No\.)? (\d{4,5})(?!\d)"),
        lambda found: f"{'Proclamation' if found[1][0] == 'P' else 'Executive Order'} {found[2]}",
    ),
    (
        Sort.MEMORANDUM,
        re.compile(r"(?<![\w-])(PM-\d{3}-\d{4}|PM \d\d-\d\d|Directive (?:No\. )?[\d.-]*\d[A-Z]?)(?![\w-])"),
        lambda found: found[1].replace("No. ", ""),
    ),
    (
        Sort.FORM,
        re.compile(r"(?<![\w-])((?:I|N|G|EOIR|AR|AO)-\d{1,4}[A-Z]{0,3})(?![\w-])"),
        lambda found: found[1],
    ),
)

_DISTRICT_DOCKET = re.compile(r"(?<![\w-])(?:\d:)?(\d\d)-(cv|cr|mc)-0*(\d{2,6})(?!\d)")
_DOCKET_WITH_JUDGE = re.compile(r"(?<![\w-])[A-Z]{2,4}-(\d\d)-0*(\d{3,5})(?![\w-])")
_APPEAL_DOCKET = re.compile(r"(?<![\w:-])(\d\d-\d{1,6}|\d\dA\d{1,4})(?![\w-])")
_AFTER_NUMBER_SIGN = re.compile(r"Nos?\.\s*((?:(?:and|&|,|\s)*(?:\d:)?[\w:-]*\d[\w:-]*)+)")

_DOCUMENT_IN_ADDRESS = re.compile(r"(?<!\d)(20\d\d-\d{5})(?!\d)")
_SECTION_IN_ADDRESS = re.compile(r"ecfr\.gov/.*title-(\d+)/.*section-([\d.a-z]+)|cfr/text/(\d+)/([\d.a-z]+)")
_TRACKING = ("utm_", "fbclid", "gclid")


def references_in(text: str) -> set[Reference]:
    """Everything that a text names, but cases and web addresses."""
    text = _SPACES.sub(" ", text)
    found = set(_code_references(text))
    for sort, pattern, value in _SIMPLE:
        found |= {Reference(sort, value(match)) for match in pattern.finditer(text)}
    for listed in _AFTER_NUMBER_SIGN.finditer(text):
        found |= dockets_in(listed[1])
    found |= {_district(match[1], match[2], match[3]) for match in _DISTRICT_DOCKET.finditer(text)}
    return found


def dockets_in(text: str) -> set[Reference]:
    """The numbers of a text that is known to be about dockets: `9th Cir. Nos. 25-1313 & 25-1939`."""
    found = {_district(match[1], match[2], match[3]) for match in _DISTRICT_DOCKET.finditer(text)}
    found |= {_district(match[1], "cv", match[2]) for match in _DOCKET_WITH_JUDGE.finditer(text)}
    return found | {Reference(Sort.DOCKET, match[1]) for match in _APPEAL_DOCKET.finditer(text)}


def references_in_address(address: str) -> set[Reference]:
    """The page itself, and the document or section that its address names."""
    found = {page(address)}
    if any(host in address for host in ("federalregister", "govinfo.gov", "fedreg", "elaws.us")):
        found |= {Reference(Sort.DOCUMENT, match[1]) for match in _DOCUMENT_IN_ADDRESS.finditer(address)}
    if match := _SECTION_IN_ADDRESS.search(address):
        title, section = (match[1], match[2]) if match[1] else (match[3], match[4])
        if "." in section:
            found.add(Reference(Sort.SECTION, f"{title}/{section.rstrip('.')}"))
    return found


def page(address: str) -> Reference:
    """A web address without what does not tell pages apart: scheme, www, fragment, tracking, the last slash."""
    parts = urlsplit(address)
    kept = [(name, value) for name, value in parse_qsl(parts.query) if not name.startswith(_TRACKING)]
    host = (parts.hostname or "").removeprefix("www.")
    query = f"?{urlencode(kept)}" if kept else ""
    return Reference(Sort.PAGE, f"{host}{parts.path.rstrip('/')}{query}")


def part_of(section: Reference) -> Reference:
    """The part in which a section stands: 8 C.F.R. § 208.7 -> 8 C.F.R. part 208."""
    return Reference(Sort.PART, section.value.rpartition(".")[0])


def _district(year: str, kind: str, number: str) -> Reference:
    return Reference(Sort.DOCKET, f"{year}-{kind}-{int(number)}")


def _code_references(text: str) -> Iterator[Reference]:
    for head in _CODE.finditer(text):
        title, statute = head["title"], head["code"].startswith("U")
        parts_are_listed = bool(head["word"]) and head["word"].lower().startswith("part")
        for number in _listed(text, head.end(), parts_are_listed or statute):
            if statute:
                yield Reference(Sort.STATUTE, f"{title}/{number}")
            else:
                yield Reference(Sort.SECTION if "." in number else Sort.PART, f"{title}/{number}")


def _listed(text: str, at: int, bare_numbers: bool) -> Iterator[str]:
    """The numbers of a list such as `208.7(a), (c), 274a.12 and 1208.16–1208.18`, ranges written out."""
    previous, joiner = "", ""
    while True:
        item = _ITEM.match(text, at)
        if item is not None:
            first = not previous
            if not first and (
                ("." not in item[1] and not bare_numbers) or _ANOTHER_CODE.match(text, item.end())
            ):
                return
            if joiner.strip(" §") in ("–", "-", "to", "through"):
                yield from _between(previous, item[1])
            yield item[1]
            previous, at = item[1], item.end()
        elif previous and (subsection := _SUBSECTION.match(text, at)):
            at = subsection.end()
        else:
            return
        joined = _JOINER.match(text, at)
        if joined is None:
            return
        joiner, at = joined[0], joined.end()


def _between(first: str, last: str) -> Iterator[str]:
    part, _, start = first.rpartition(".")
    same_part, _, end = last.rpartition(".")
    if part == same_part and start.isdigit() and end.isdigit() and 0 < int(end) - int(start) <= LONGEST_RANGE:
        yield from (f"{part}.{number}" if part else str(number) for number in range(int(start) + 1, int(end)))
