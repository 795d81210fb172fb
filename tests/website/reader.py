"""A reader with a browser: opens a page of the site, keeps what the console and the network said."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page


@dataclass
class Visit:
    """One open page and what happened while it was open."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    foreign_requests: list[str] = field(default_factory=list)


@contextmanager
def visit(
    browser: Browser,
    address: str,
    *,
    width: int = 1280,
    dark: bool = False,
    scripts: bool = True,
    day: str | None = None,
) -> Iterator[Visit]:
    """Open an address; `day` (ISO) is what the reader's clock says at noon."""
    scheme: Literal["dark", "light"] = "dark" if dark else "light"
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=scripts
    )
    try:
        page = context.new_page()
        visited = Visit(page)
        page.on(
            "console",
            lambda said: visited.complaints.append(said.text) if said.type in ("error", "warning") else None,
        )
        page.on("pageerror", lambda error: visited.complaints.append(str(error)))
        host = urlsplit(address).netloc
        page.on(
            "request",
            lambda request: (
                visited.foreign_requests.append(request.url) if urlsplit(request.url).netloc != host else None
            ),
        )
        if day is not None:
            page.clock.set_fixed_time(f"{day}T12:00:00")
        page.goto(address)
        yield visited
    finally:
        context.close()
