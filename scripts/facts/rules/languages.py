"""Rules of languages: every text in each of them, and each saying as much as the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from scripts.facts.model import LOCALE_FORM
from scripts.facts.rules.raw_folder import RawFolder
from scripts.facts.rules.registry import Finding, rule
from scripts.facts.yaml_reading import Path_, YamlFile

_LATIN_WORD = re.compile(r"[A-Za-z]{3,}")
_CYRILLIC_WORD = re.compile(r"[А-Яа-яЁё]{3,}")
_TARGET = re.compile(r"\]\([^()\s]*\)|<[^<>]*>")


@rule
def text_stands_in_every_language(folder: RawFolder) -> Iterator[Finding]:
    """A text has every language of the folder and no other."""
    strangers_told: set[tuple[str, str]] = set()
    for text in folder.texts:
        if any(not LOCALE_FORM.fullmatch(locale) for locale in text.words):
            continue  # a misspelt language is told already, and is likely the missing one
        for locale in folder.locales:
            if locale not in text.words:
                yield _missing(text.file, text.path, locale)
        for locale in text.words:
            if locale not in folder.locales and (text.file.name, locale) not in strangers_told:
                strangers_told.add((text.file.name, locale))
                yield Finding(
                    text.file,
                    (*text.path, locale),
                    f"Most topics have no title in “{locale}”. Correct the language, or add it to all topics.",
                    f"У большинства тем нет заглавия на «{locale}». Исправьте код языка или добавьте этот язык "
                    "во все темы.",
                )


def _missing(file: YamlFile, path: Path_, locale: str) -> Finding:
    return Finding(
        file,
        path,
        f"The text in “{locale}” is missing. Write it.",
        f"Нет текста на языке «{locale}». Напишите его.",
    )


@rule
def lists_are_equally_long(folder: RawFolder) -> Iterator[Finding]:
    """A list of steps has as many steps in each language."""
    for text in folder.texts:
        lengths = {
            locale: len(items)
            for locale, items in text.words.items()
            if isinstance(items, list) and locale in folder.locales
        }
        counts = ", ".join(f"{locale}: {length}" for locale, length in lengths.items())
        if len(set(lengths.values())) > 1:
            yield Finding(
                text.file,
                text.path,
                f"The lists are not equally long ({counts}). Give each language the same items.",
                f"Списки разной длины ({counts}). Дайте на каждом языке одни и те же пункты.",
            )
        elif lengths and not any(lengths.values()):
            yield Finding(
                text.file,
                text.path,
                "The lists are empty. Write the items or remove the field.",
                "Списки пусты. Напишите пункты или уберите поле.",
            )


@rule
def text_is_in_its_language(folder: RawFolder) -> Iterator[Finding]:
    """Russian words do not stand under `en`, nor English ones under `ru`; names and quotations may."""
    for text in folder.texts:
        if text.field == "name" or not {"ru", "en"} <= text.words.keys():
            continue  # the name of an organization may be the same in every language
        for locale in ("ru", "en"):
            # a list is weighed as a whole: one of its items may be only the words to say in the other language
            bare = _TARGET.sub(
                "", "\n".join(words for _, written, words in text.strings() if written == locale)
            )
            latin, cyrillic = len(_LATIN_WORD.findall(bare)), len(_CYRILLIC_WORD.findall(bare))
            own_words, others = (cyrillic, latin) if locale == "ru" else (latin, cyrillic)
            if others > 3 * own_words and others >= 3:
                yield Finding(
                    text.file,
                    (*text.path, locale),
                    f"This does not look like a text in “{locale}”. Put each language under its own code.",
                    f"Это не похоже на текст на языке «{locale}». Поставьте каждый язык под своим кодом.",
                )


@rule
def agreed_names_two_languages_or_more(folder: RawFolder) -> Iterator[Finding]:
    """`agreed` holds a digest for each language that was compared: two at least, and of this folder.

    A language that is added later is not in it until somebody has compared it too.
    """
    for fact in folder.facts:
        agreed: Any = fact.data.get("agreed")
        if not isinstance(agreed, dict) or any(not LOCALE_FORM.fullmatch(locale) for locale in agreed):
            continue
        if len(agreed) < 2 or not set(agreed) <= set(folder.locales):
            yield Finding(
                fact.file,
                (*fact.path, "agreed"),
                f"Digests of {', '.join(folder.locales)} are expected. Run `python -m scripts agree {fact.id}`.",
                f"Здесь должны быть отпечатки на языках {', '.join(folder.locales)}. Запустите "
                f"`python -m scripts agree {fact.id}`.",
            )
