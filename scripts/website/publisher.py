"""Who answers for a published copy: what the settings must say before it may be built for publication."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from scripts.facts.model import Locale

CONTACT = re.compile(r"(https://[^\s/]+\.|mailto:[^\s@]+@[^\s@]+\.)\S+")


class NobodyAnswers(Exception):
    """The settings do not yet say who publishes this copy, or where; the text says what to fill in."""


def require_publisher(
    settings: Mapping[str, Any], site_url: str, locales: Sequence[Locale], file: str
) -> None:
    """Nothing, if the copy may be published.

    `settings` is `extra.publisher` of mkdocs.yml: a name for each locale, and `contact`; `file` names the
    settings in the message. Raises NobodyAnswers with every missing line, in both languages.
    """
    missing = [
        f"{file}: extra.publisher.{locale}: is empty. Write the person or group that answers for the texts.\n"
        f"    Не указано, кто отвечает за тексты. Впишите имя или организацию ({locale})."
        for locale in locales
        if not str(settings.get(locale) or "").strip()
    ]
    if not CONTACT.fullmatch(str(settings.get("contact") or "").strip()):
        missing.append(
            f"{file}: extra.publisher.contact: must be an https:// or mailto: address. Write where to reach them.\n"
            f"    Нужен адрес https:// или mailto:. Впишите, как связаться с тем, кто публикует."
        )
    if not site_url.startswith("https://"):
        missing.append(
            f"{file}: site_url: the address of the site is not set. Set SITE_URL=https://…, for paper and feeds.\n"
            f"    Не указан адрес сайта. Задайте SITE_URL=https://…: он стоит на бумаге и в ленте."
        )
    if missing:
        raise NobodyAnswers("\n".join(missing))
