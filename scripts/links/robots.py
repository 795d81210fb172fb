"""robots.txt by RFC 9309: whether a host wants us to stay away from a path, and how slowly we should go.

linkchecker's own reader takes the first rule that fits, knows no `*` and `$`, and loads a file without end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import quote, unquote

from scripts.links.address_parts import path_of, query_of

LARGEST = 500_000  # bytes; RFC 9309, section 2.5, asks for at least 500 kibibytes
_MOST_RULES = 5_000


@dataclass(frozen=True)
class Rule:
    """One line: a path, with `*` and `$`, and whether it is open to us."""

    allows: bool
    path: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The path as a pattern that is matched from its beginning."""
        ends = self.path.endswith("$")
        parts = re.sub(r"\*+", "*", self.path.removesuffix("$")).split("*")
        return re.compile(".*?".join(map(re.escape, parts)) + ("$" if ends else ""))


@dataclass
class Robots:
    """The rules that one robots.txt holds for us."""

    rules: list[Rule] = field(default_factory=list)
    delay: float = 0
    """Seconds that the host wants between two requests."""

    def allows(self, address: str) -> bool:
        """Whether we may ask for it: the longest rule that fits decides, and where two are as long, the open one."""
        query = query_of(address)
        path = _plain(path_of(address) or "/") + (f"?{query}" if query else "")
        fitting = [rule for rule in self.rules if rule.pattern.match(path)]
        return max(fitting, key=lambda rule: (len(rule.path), rule.allows)).allows if fitting else True


def read_robots(text: str, robot: str) -> Robots:
    """The rules for the robot of that name, or those for everybody if it is not named."""
    named, everybody = Robots(), Robots()
    is_named = False
    current: list[Robots] = []
    in_names = False
    for line in text.lstrip("\ufeff").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            current = current if in_names else []
            in_names = True
            if value == "*":
                current.append(everybody)
            elif value and value.lower() in (robot.lower(), robot.lower().split("/")[0]):
                current.append(named)
                is_named = True
            continue
        if key in ("allow", "disallow", "crawl-delay"):
            in_names = False
        for group in current:
            _add(group, key, value)
    return named if is_named else everybody


def _add(group: Robots, key: str, value: str) -> None:
    if key in ("allow", "disallow") and value and len(group.rules) < _MOST_RULES:
        group.rules.append(Rule(key == "allow", _plain(value)))
    elif key == "crawl-delay" and re.fullmatch(r"\d{1,4}(\.\d+)?", value):
        group.delay = float(value)


def _plain(path: str) -> str:
    """One way to write each path, however its signs were quoted."""
    return quote(unquote(path), safe="/*$?=&;:@!'(),~+%")
