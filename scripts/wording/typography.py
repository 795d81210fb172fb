"""Typography that nobody should have to type: no-break spaces, and marks for words of another language.

Works on Markdown text; what stands in the address of a link is left alone.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape

NBSP = "\u00a0"
_WRITTEN_IN_CYRILLIC = ("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "tt", "uk")

_ADDRESS = re.compile(r"(\]\([^)\s]*\)|<[^>]*>|`[^`]*`)")
_PHONE = r"(?<![\w-])(?:1-)?\d{3}-\d{3}-\d{4}(?![\w-])"
_RUSSIAN_ENDING = r"го|й|я|е|м|х|му|ю|дневн\w+|летн\w+|ФЗ"
_FORM = rf"(?<![\w-])(?:[A-Z]{{1,4}}-\d{{1,4}}[A-Z]{{0,2}}|[A-Z]-номер\w*|\d{{1,3}}-(?:{_RUSSIAN_ENDING}))(?![\w-])"
UNBROKEN = re.compile(f"{_PHONE}|{_FORM}|(?<![\\w-])из-(?:за|под)(?![\\w-])")
"""What must not part at the end of a line though it has a hyphen: telephone numbers, forms, «5-го»."""
_SECTION_SIGN = re.compile(r"(§§?|¶¶?|№) (?=\S)")
_CODE_NAME = re.compile(r"(\d+) (U\.S\.C\.|C\.F\.R\.|USC|CFR) ")
_SHORT = re.compile(r"(?<![\w-])((?:[А-Яа-яЁё]{1,2}|[Пп]од|[Бб]ез|[Дд]ля|[Пп]ри)) (?=[\w«“(\[*$§№])")
_BEFORE_DASH = re.compile(r" (?=[—–] )")
_NUMBER_AND_NOUN = re.compile(r"(\d) (?=[А-Яа-яЁё])")
_THOUSANDS = re.compile(r"(?<![\d.,])(\d{1,3}) (?=\d{3}(?!\d))")
_ENGLISH_NUMBER_AND_NOUN = re.compile(
    r"(\d) (?=(?:days?|months?|years?|hours?|minutes?|weeks?|dollars?|pages?|a\.m\.|p\.m\.)\b)"
)
_LATIN_PHRASE = re.compile(
    r"[A-Za-z][A-Za-z’'&./-]*(?:[ \u00a0,;:]+[A-Za-z0-9§(][A-Za-z0-9’'&.()/-]*)+[A-Za-z0-9.)!?]"
)
_CYRILLIC_PHRASE = re.compile(r"[А-Яа-яЁё][А-Яа-яЁё-]*(?:[ \u00a0,.]+[А-Яа-яЁё-]+)*")


@cache
def set_type(text: str, locale: str) -> str:
    """The Markdown text with its spaces and foreign phrases set as the language asks."""
    parts = _ADDRESS.split(text)
    return "".join(part if index % 2 else _set_words(part, locale) for index, part in enumerate(parts))


@cache
def set_plain(text: str, locale: str) -> str:
    """The same spaces in a text that holds no markup: titles, labels."""
    return _set_spaces(text, locale)


def _set_words(text: str, locale: str) -> str:
    text = _set_spaces(text, locale)
    text = _mark_phrases(text, locale)
    return UNBROKEN.sub(lambda found: f'<span class="nb">{found[0]}</span>', text)


def _set_spaces(text: str, locale: str) -> str:
    text = _SECTION_SIGN.sub(rf"\1{NBSP}", text)
    text = _CODE_NAME.sub(rf"\1{NBSP}\2{NBSP}", text)
    text = _BEFORE_DASH.sub(NBSP, text)
    if locale == "ru":
        # two passes, because two short words may stand side by side: «и в США»
        text = _SHORT.sub(rf"\1{NBSP}", _SHORT.sub(rf"\1{NBSP}", text))
        return _NUMBER_AND_NOUN.sub(rf"\1{NBSP}", _THOUSANDS.sub(rf"\1{NBSP}", text))
    return _ENGLISH_NUMBER_AND_NOUN.sub(rf"\1{NBSP}", text)


def _mark_phrases(text: str, locale: str) -> str:
    phrase, language = foreign_to(locale)
    return phrase.sub(lambda found: f'<span lang="{language}">{found[0]}</span>', text)


def marked_html(text: str, locale: str) -> str:
    """A plain text of that language as HTML, its phrases of the other script marked with their language."""
    phrase, language = foreign_to(locale)
    shown, end = "", 0
    for found in phrase.finditer(text):
        shown += escape(text[end : found.start()], quote=False)
        shown += f'<span lang="{language}">{escape(found[0], quote=False)}</span>'
        end = found.end()
    return shown + escape(text[end:], quote=False)


def foreign_to(locale: str) -> tuple[re.Pattern[str], str]:
    """The form of phrases in the other script within a text of that language, and the language of such phrases."""
    if locale.split("-")[0] in _WRITTEN_IN_CYRILLIC:
        return _LATIN_PHRASE, "en"
    return _CYRILLIC_PHRASE, "ru"
