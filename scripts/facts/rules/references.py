"""Rules of references: links lead to what exists and is safe, in each language alike."""

from __future__ import annotations

import difflib
import html
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import unquote

from scripts.facts.model import is_slug
from scripts.facts.rules.raw_folder import RawFolder
from scripts.facts.rules.registry import Finding, rule
from scripts.facts.rules.texts import LINK
from scripts.facts.yaml_reading import Path_, YamlFile

_OWN = re.compile(r"(fact|org|term|situation|section):(.*)", re.DOTALL)
_AUTOLINK = re.compile(r"<([a-zA-Z][a-zA-Z0-9+.-]*:[^<>]*)>")
SAFE_ADDRESS = re.compile(r"https://[A-Za-z0-9][A-Za-z0-9.-]*(:\d+)?([/?#][^\s<>\"'\\@{}|^`]*)?")
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:")

NAMES = {
    "fact": ("fact", "факта"),
    "org": ("organization", "организации"),
    "term": ("term", "термина"),
    "situation": ("situation", "ситуации"),
    "section": ("section", "раздела"),
    "source": ("source", "источника"),
    "place": ("question, leaf or tree", "вопроса, листа или дерева"),
    "tree": ("tree", "дерева"),
    "sheet": ("sheet", "листа для печати"),
    "piece": ("sheet or section", "листа для печати или раздела"),
    "guide": ("guide", "статьи «по шагам»"),
}


def targets_within(words: str) -> list[str]:
    """What the links of a text lead to, as written."""
    if "](" not in words and "<" not in words:
        return []
    inline = [found.strip().removeprefix("<").removesuffix(">") for found in LINK.findall(words)]
    return inline + _AUTOLINK.findall(LINK.sub("", words))


def unknown_id(kind: str, written: str, known: Iterable[str]) -> tuple[str, str]:
    """The message in both languages that there is no such record, with the nearest id there is."""
    english, russian = NAMES[kind]
    near = difflib.get_close_matches(written, sorted(known), n=1)
    hint_en = f"Did you mean {near[0]}?" if near else "Correct the id or add it."
    hint_ru = f"Может быть, {near[0]}?" if near else "Исправьте имя (id) или добавьте запись."
    return f"There is no {english} “{written}”. {hint_en}", f"Нет {russian} «{written}». {hint_ru}"


@rule
def links_are_safe_and_lead_somewhere(folder: RawFolder) -> Iterator[Finding]:
    """A link leads to a known id (fact, org, term, situation, section) or to an https address."""
    for text in folder.texts:
        for path, _, words in text.strings():
            for target in dict.fromkeys(targets_within(words)):
                said = _complaint(target, folder)
                if said is not None:
                    yield Finding(text.file, path, *said)


def _complaint(target: str, folder: RawFolder) -> tuple[str, str] | None:
    own = _OWN.fullmatch(target)
    if own is not None:
        kind, written = own.groups()
        known = folder.known.get(kind)
        return None if known is None or written in known else unknown_id(kind, written, known)
    if SAFE_ADDRESS.fullmatch(target):
        return None
    return why_unsafe(target)


def as_browsers_read(target: str) -> str:
    """An address as a browser takes it: without blanks and control characters, entities as letters, small."""
    return re.sub(r"[\s\x00-\x20]+", "", unquote(html.unescape(target))).lower()


def why_unsafe(target: str) -> tuple[str, str]:
    """What is wrong with an address that is no safe link, in English and Russian."""
    bare = as_browsers_read(target)
    shown = target if len(target) <= 60 else target[:60] + "…"
    if bare.startswith(("javascript:", "vbscript:")):
        return (
            "The link runs a program (javascript:). Remove it.",
            "Ссылка запускает программу (javascript:). Удалите её.",
        )
    if bare.startswith("data:"):
        return (
            "The link carries its own content (data:). Link to a page.",
            "Ссылка несёт содержимое в себе (data:). Сошлитесь на страницу.",
        )
    if bare.startswith("http:"):
        return (
            f"The address {shown} is not protected. Write it with https://.",
            f"Адрес {shown} не защищён. Напишите его с https://.",
        )
    if bare.startswith(("//", "\\\\", "/\\")):
        return (
            f"The address {shown} has no beginning. Write it with https://.",
            f"У адреса {shown} нет начала. Напишите его с https://.",
        )
    if bare.startswith("https:"):
        return (
            f"The address {shown} has characters that do not belong in one. Copy it anew from the browser.",
            f"В адресе {shown} лишние знаки. Скопируйте его из браузера заново.",
        )
    if SCHEME.match(bare):
        return (
            f"A link such as {shown} is not allowed. Use fact:, org:, term:, situation:, section: or https://.",
            f"Ссылка вида {shown} не годится. Пишите fact:, org:, term:, situation:, section: или https://.",
        )
    return (
        f"“{shown}” leads to a file or a place on a page. Use the id: [words](fact:ID).",
        f"«{shown}» ведёт в файл или на место страницы. Сошлитесь по имени: [слова](fact:ID).",
    )


@rule
def languages_refer_to_the_same(folder: RawFolder) -> Iterator[Finding]:
    """A text refers to the same facts, organizations, terms, situations and sections in each language."""
    for text in folder.texts:
        named: dict[str, set[str]] = {locale: set() for locale in folder.locales if locale in text.words}
        for _, locale, words in text.strings():
            if locale in named:
                named[locale].update(target for target in targets_within(words) if _is_known(target, folder))
        everywhere = set().union(*named.values())
        for locale, targets in named.items():
            for target in sorted(everywhere - targets):
                yield Finding(
                    text.file,
                    (*text.path, locale),
                    f"The reference {target} is in another language and not here. Add it or remove it there.",
                    f"Ссылка {target} есть на другом языке, а здесь её нет. Добавьте её или уберите там.",
                )


def _is_known(target: str, folder: RawFolder) -> bool:
    own = _OWN.fullmatch(target)
    return own is not None and own.group(2) in folder.known.get(own.group(1), set())


@rule
def organization_rests_on_facts_that_exist(folder: RawFolder) -> Iterator[Finding]:
    """`from_facts` of an organization names facts that exist, each once."""
    for organization in folder.organizations:
        yield from ids_in_list(folder, organization.file, organization.list_of("from_facts"), "fact")


@rule
def leaf_rests_on_facts_that_exist(folder: RawFolder) -> Iterator[Finding]:
    """`facts` of a leaf names facts that exist, each once."""
    for leaf in folder.leaves:
        yield from ids_in_list(folder, leaf.file, leaf.list_of("facts"), "fact")


def ids_in_list(
    folder: RawFolder, file: YamlFile, items: list[tuple[Path_, Any]], kind: str
) -> Iterator[Finding]:
    """Findings for the unknown and the repeated ids of a list."""
    known = folder.known.get(kind)
    met: set[str] = set()
    for path, written in items:
        if not isinstance(written, str):
            continue
        if written in met:
            yield Finding(
                file,
                path,
                f"{written} stands twice in this list. Remove the second one.",
                f"{written} стоит в списке дважды. Уберите повтор.",
            )
        elif known is not None and is_slug(written) and written not in known:
            yield Finding(file, path, *unknown_id(kind, written, known))
        met.add(written)
