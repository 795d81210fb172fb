"""Names of cases, and whether two names are one case: `Angye v. ICE` and `Akari Angye et al. v. ICE`."""

from __future__ import annotations

import re
from typing import NamedTuple

_SPACES = re.compile(r"\s+")
_VERSUS = re.compile(r" vs?\. ")
_NAME = r"(?:[A-Z][\w.’'-]*|of|for|the|and|&|de|la|et|al\.?)"
_LEFT = re.compile(rf"(?:{_NAME}\s+)*{_NAME}(?:,\s*(?:Inc|L\.?L?\.?C)\.?,?)?$")
_RIGHT = re.compile(rf"{_NAME}(?:\s+{_NAME})*")
_FURTHEST = 90  # characters of a name on either side of «v.»
_WORD = re.compile(r"[A-Z][\w.’'-]*\w")
_TELLS_NOBODY_APART = {
    "American", "Ass'n", "Association", "Attorney", "Center", "City", "Citizenship", "Council", "County", "Court",
    "Ctr", "Customs", "Department", "Dep't", "Doe", "Enforcement", "Federal", "General", "Health", "Homeland", "Human",
    "Immigrant", "Immigration", "In", "Inc", "Int'l", "International", "Judge", "Justice", "Matter", "National", "New",
    "Project", "Review", "Rights", "Roe", "Security", "Services", "State", "States", "Supreme", "The", "U.S", "United",
}  # fmt: skip
_SHORT_FOR = {
    "Department of Homeland Security": "DHS",
    "Immigration and Customs Enforcement": "ICE",
    "Citizenship and Immigration Services": "USCIS",
    "Department of Justice": "DOJ",
    "Executive Office for Immigration Review": "EOIR",
    "Department of Health and Human Services": "HHS",
    "Coalition for Humane Immigrant Rights": "CHIRLA",
}


class Case(NamedTuple):
    """A case: its name as written, and the words of each side that tell it apart."""

    name: str
    plaintiff: frozenset[str]
    defendant: frozenset[str]

    def is_one_with(self, other: Case) -> bool:
        """Whether both names have a telling word in common on each side."""
        return bool(self.plaintiff & other.plaintiff) and bool(self.defendant & other.defendant)

    def has_a_party_in(self, text: str) -> bool:
        """Whether a telling word of either side stands in the text."""
        words = self.plaintiff | self.defendant
        return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) for word in words)


def cases_in(text: str) -> set[Case]:
    """Every `X v. Y` of a text; each side is the unbroken run of capital words beside the «v.»."""
    text = _SPACES.sub(" ", text)
    for long, short in _SHORT_FOR.items():
        text = text.replace(f"U.S. {long}", short).replace(long, short)
    found = set()
    for versus in _VERSUS.finditer(text):
        left = _LEFT.search(text[max(0, versus.start() - _FURTHEST) : versus.start()].replace("*", ""))
        right = _RIGHT.match(text[versus.end() : versus.end() + _FURTHEST].replace("*", ""))
        if left is None or right is None:
            continue
        case = Case(f"{left[0]} v. {right[0].rstrip('.')}", _telling(left[0]), _telling(right[0]))
        if case.plaintiff and case.defendant:
            found.add(case)
    return found


def _telling(side: str) -> frozenset[str]:
    words = {word.replace("’", "'").removesuffix("'s") for word in _WORD.findall(side)}
    return frozenset(words - _TELLS_NOBODY_APART)
