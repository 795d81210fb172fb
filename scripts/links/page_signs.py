"""Signs by which a page tells, against its status, that it is missing, or that a wall stands before it."""

from __future__ import annotations

import re

from scripts.links.address_parts import host_of, path_of, query_of
from scripts.links.page_text import PageText

_MISSING = re.compile(
    r"""^(error\s*[:–—-]?\s*)?404\b(?!\s*\()
      | \b(error|http|status|ошибка|код\s+ошибки)\s*[:№#–—-]?\s*(404|410)\b
      | \b404\s*[:–—-]?\s*(error|not\s+found|page|ошибка|стран|не\s+найден|файл|file)
      | \b(page|document|file|content|resource|article|url|item|entry|post)\s+
        (that\s+)?(you\s+\w+\s+(looking\s+for\s+|requested\s+)?)?
        ((is|was|has|can|could|does|do)\s*)?
        (not|n['’]t|no\s+longer|never)\s+(be\s+|been\s+)?(found|exists?|available|here|located)
      | \b(page|document|file|content|article|post)\s+(is|was|has|have)\s+(been\s+)?(removed|deleted|gone|missing)
      | \b(can['’]?t|cannot|couldn['’]?t|could\s+not|unable\s+to)\s+(be\s+)?(find|locate)\s+
        (the\s+|that\s+|this\s+|your\s+)?(page|document|file|content|article|url)
      | \bno\s+such\s+(page|document|file|article)
      | ^(sorry|oops)\b.{0,40}\b(found|exist|find|missing|gone)
      | ^(object\s+)?not\s+found$ | ^nothing\s+(was\s+)?found$ | ^page\s+(gone|missing|unavailable)$
      | \b(страниц|документ|файл|материал|публикаци|запис|новост|раздел)\w*\s+(не\s+был[аио]?\s+|не\s+)найден
      | \b(страниц|материал|публикаци|запис|новост)\w*\s+(\w+\s+){0,2}?
        (не\s+(существу|обнаруж|доступ)|был[аио]?\s+удал[её]н|удал[её]н|отсутству|больше\s+(нет|не))
      | \b(такой|запрошенн\w+|этой)\s+(страниц|материал|публикаци)\w*\s+(у\s+нас\s+)?(нет|не\s+(существу|найд))
      | ^не\s+найден[оа]?$ | ^ничего\s+не\s+найдено$
    """,
    re.IGNORECASE | re.VERBOSE,
)
_WALL = re.compile(
    r"""^just\s+a\s+moment | attention\s+required | ^access\s+(to\s+this\s+page\s+)?(has\s+been\s+)?(is\s+)?denied
      | checking\s+(your|the)\s+browser | pardon\s+our\s+interruption | are\s+you\s+a\s+(robot|human)
      | verify\w*\s+(that\s+)?you\s+are\s+(a\s+)?(human|not\s+a\s+robot) | ^human\s+verification | ddos[-\s]?guard
      | ^security\s+(check|verification) | ^request\s+(unsuccessful|rejected|blocked) | ^bot\s+(check|verification)
      | \brequest\s+access\b | unusual\s+traffic | ^one\s+moment,?\s+please | \bcaptcha\b
      | ^please\s+wait\b.{0,30}(verif|check|redirect)
      | проверк\w+\s+(вашего\s+)?браузера | вы\s+не\s+робот | подтвердите,?\s+что\s+(вы\s+)?не\s+робот
      | ^доступ\s+(к\s+\w+\s+)?(ограничен|запрещ[её]н|заблокирован) | ^защита\s+от\s+(ddos|роботов|ботов)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_WALL_HEADERS = (("cf-mitigated", "challenge"), ("x-amzn-waf-action", ""), ("x-datadome", "protected"))
_SMALL = 3000  # signs; a wall says little
_HOME = re.compile(r"^(/[a-z]{2}(-[a-z]{2})?)?(/(index|home|default|main)(\.\w{2,5})?)?/?$", re.IGNORECASE)
_LONGEST_SIGN = 200  # a title that is a sentence of law is no sign
_GATE = re.compile(
    r"(^|[/._-])(log-?in|sign-?in|sso|auth|saml|cas|passport|consent)([/._-]|$)", re.IGNORECASE
)


def says_it_is_missing(page: PageText) -> bool:
    """Whether the title or, on a page that says little else, the heading says that there is no such page."""
    heading = page.headings[:1] if _main_length(page) < _SMALL else []
    return any(len(sign) < _LONGEST_SIGN and _MISSING.search(sign) for sign in _lines(page.title, *heading))


def is_a_wall(page: PageText, headers: dict[str, str]) -> bool:
    """Whether a wall against robots stands here instead of the page."""
    if any(name in headers and value in headers[name].lower() for name, value in _WALL_HEADERS):
        return True
    signs = _lines(page.title, *page.headings[:1])
    return _main_length(page) < _SMALL and any(_WALL.search(sign) for sign in signs)


def _main_length(page: PageText) -> int:
    return sum(len(block) for block, main in zip(page.blocks, page.is_main, strict=True) if main)


def _lines(*texts: str) -> list[str]:
    return [" ".join(text.split()) for text in texts if text.strip()]


def was_sent_home(asked: str, came_to: str) -> bool:
    """Whether redirects led from a page to the front door of a site."""
    is_home_now = bool(_HOME.match(path_of(came_to))) and not query_of(came_to)
    return is_home_now and not _HOME.match(path_of(asked))


def was_sent_to_a_gate(asked: str, came_to: str) -> bool:
    """Whether redirects led to a page that asks who we are, or to agree to something."""
    before, now = (host_of(address) + path_of(address) for address in (asked, came_to))
    return bool(_GATE.search(now)) and not _GATE.search(before)
