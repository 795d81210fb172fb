"""Citations: whether they parse and where the law can be read, by citeurl with our additions to its grammar."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citeurl import Citator

GRAMMAR = Path(__file__).with_name("citations.yml")
LONGEST_CITATION = 300  # the templates search a long text in squared time
_BUILT_IN = ["general federal law", "caselaw"]


@dataclass(frozen=True)
class Citation:
    """A citation as written, the form it has, and the address where the law can be read, if one is known."""

    text: str
    form: str
    address: str | None


@cache
def _citator() -> Citator:
    # most who ask for an address never come to parse a citation, and need not wait for what can
    from citeurl import Citator

    # citeurl's other sets (state codes, UCC) cost a second to load and no fact cites them
    return Citator(defaults=_BUILT_IN, yaml_paths=[str(GRAMMAR)])


@cache
def parse_citation(text: str) -> Citation | None:
    """The citation, or None where no known form of citation is found in the text.

    Source: citeurl's templates and `citations.yml`, which says how forms it does not know are written.
    """
    if len(text) > LONGEST_CITATION:
        return None
    citator = _citator()
    for template in citator.templates.values():
        found = template.cite(text, broad=False)
        if found is not None:
            return Citation(text, template.name, _safe(found.URL))
    return None


def _safe(address: str | None) -> str | None:
    return address.replace(" ", "%20") if address else None
