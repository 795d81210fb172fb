"""Typography that nobody should have to type: no-break spaces, and marks for words of another language.

Works on Markdown text; what stands in the address of a link is left alone.
"""

from __future__ import annotations

import re

NBSP = "\u00a0"

_ADDRESS = re.compile(r"(\]\([^)\s]*\)|<[^>]*>|`[^`]*`)")
_PHONE = r"(?<![\w-])(?:1-)?\d{3}-\d{3}-\d{4}(?![\w-])"
_FORM = r"(?<![\w-])(?:[A-Z]{1,4}-\d{1,4}[A-Z]{0,2}|[A-Z]-номер\w*|\d{1,3}-(?:го|й|я|е|м|х|му|ю|дневн\w+|летн\w+))(?![\w-])"
_UNBROKEN = re.compile(f"{_PHONE}|{_FORM}|(?<![\\w-])из-(?:за|под)(?![\\w-])")
_SECTION_SIGN = re.compile(r"(§§?|¶¶?|№) (?=\S)")
_CODE_NAME = re.compile(r"(\d+) (U\.S\.C\.|C\.F\.R\.|USC|CFR) ")
_SHORT = re.compile(r"(?<![\w-])((?:[А-Яа-яЁё]{1,2}|[Пп]од|[Бб]ез|[Дд]ля|[Пп]ри)) (?=[\w«(*$])")
_BEFORE_DASH = re.compile(r" (?=[—–] )")
_NUMBER_AND_NOUN = re.compile(r"(\d) (?=[А-Яа-яЁё])")
_ENGLISH_NUMBER_AND_NOUN = re.compile(
    r"(\d) (?=(?:days?|months?|years?|hours?|minutes?|weeks?|dollars?|pages?|a\.m\.|p\.m\.)\b)"
)
_LATIN_PHRASE = re.compile(
    r"[A-Za-z][A-Za-z’'&./-]*(?:[ \u00a0,;:]+[A-Za-z0-9§(][A-Za-z0-9’'&.()/-]*)+[A-Za-z0-9.)!?]"
)
_CYRILLIC_PHRASE = re.compile(r"[А-Яа-яЁё][А-Яа-яЁё-]*(?:[ \u00a0,.]+[А-Яа-яЁё-]+)*")


def set_type(text: str, locale: str) -> str:
    """The Markdown text with its spaces and foreign phrases set as the language asks."""
    parts = _ADDRESS.split(text)
    return "".join(part if index % 2 else _set_words(part, locale) for index, part in enumerate(parts))


def set_plain(text: str, locale: str) -> str:
    """The same spaces in a text that holds no markup: titles, labels."""
    return _set_spaces(text, locale)


def _set_words(text: str, locale: str) -> str:
    text = _set_spaces(text, locale)
    text = _mark_phrases(text, locale)
    return _UNBROKEN.sub(lambda found: f'<span class="nb">{found[0]}</span>', text)


def _set_spaces(text: str, locale: str) -> str:
    text = _SECTION_SIGN.sub(rf"\1{NBSP}", text)
    text = _CODE_NAME.sub(rf"\1{NBSP}\2{NBSP}", text)
    text = _BEFORE_DASH.sub(NBSP, text)
    if locale == "ru":
        # two passes, because two short words may stand side by side: «и в США»
        text = _SHORT.sub(rf"\1{NBSP}", _SHORT.sub(rf"\1{NBSP}", text))
        return _NUMBER_AND_NOUN.sub(rf"\1{NBSP}", text)
    return _ENGLISH_NUMBER_AND_NOUN.sub(rf"\1{NBSP}", text)


def _mark_phrases(text: str, locale: str) -> str:
    if locale == "en":
        return _CYRILLIC_PHRASE.sub(lambda found: f'<span lang="ru">{found[0]}</span>', text)
    return _LATIN_PHRASE.sub(lambda found: f'<span lang="en">{found[0]}</span>', text)
