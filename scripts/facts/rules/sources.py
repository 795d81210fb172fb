"""Rules of sources: each cited by id, each cited by somebody, each said once."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.facts.model import is_slug
from scripts.facts.rules.raw_folder import RawFolder, Record
from scripts.facts.rules.references import unknown_id
from scripts.facts.rules.registry import Finding, rule

MOST_WORDS = 9  # ten words and more is a quotation, and breaks with the first comma that the page changes


@rule
def cited_source_exists(folder: RawFolder) -> Iterator[Finding]:
    """A fact cites sources that are in sources.yml."""
    known = folder.known.get("source")
    if known is None:
        return
    for fact in folder.facts:
        for cited in fact.records_of("sources"):
            written = cited.data.get("source")
            if isinstance(written, str) and is_slug(written) and written not in known:
                yield Finding(fact.file, (*cited.path, "source"), *unknown_id("source", written, known))


@rule
def source_is_cited_once_in_a_fact(folder: RawFolder) -> Iterator[Finding]:
    """A fact cites a source once."""
    for fact in folder.facts:
        met: set[object] = set()
        for cited in fact.records_of("sources"):
            written = cited.data.get("source")
            if isinstance(written, str) and written in met:
                yield Finding(
                    fact.file,
                    (*cited.path, "source"),
                    f"The fact cites {written} twice. Say in one entry all that it supports.",
                    f"Факт ссылается на {written} дважды. Скажите в одной записи всё, что источник подтверждает.",
                )
            met.add(written if isinstance(written, str) else None)


@rule
def source_is_used(folder: RawFolder) -> Iterator[Finding]:
    """A source in sources.yml is cited by some fact."""
    if "fact" not in folder.known:
        return
    cited = {
        item.data.get("source")
        for fact in folder.facts
        for item in fact.records_of("sources")
        if isinstance(item.data.get("source"), str)
    }
    for source in folder.sources:
        if source.id is not None and source.id not in cited:
            yield Finding(
                source.file,
                (*source.path, "id"),
                f"No fact cites the source {source.id}. Cite it or remove it.",
                f"Ни один факт не ссылается на источник {source.id}. Сошлитесь на него или удалите его.",
            )


@rule
def source_is_said_once(folder: RawFolder) -> Iterator[Finding]:
    """No two sources have the same address and title."""
    first: dict[tuple[str, str], Record] = {}
    for source in folder.sources:
        address, title = source.data.get("address"), source.data.get("title")
        if not isinstance(address, str) or not isinstance(title, str):
            continue
        earlier = first.setdefault((address.rstrip("/"), title.casefold()), source)
        if earlier is not source and earlier.id != source.id:
            line = earlier.file.line_of((*earlier.path, "id"))
            yield Finding(
                source.file,
                (*source.path, "address"),
                f"The source {earlier.id} on line {line} has the same address and title. Keep one of the two.",
                f"У источника {earlier.id} в строке {line} тот же адрес и то же название. Оставьте один.",
            )


@rule
def words_to_find_are_few(folder: RawFolder) -> Iterator[Finding]:
    """The words that must stand on a page are fewer than ten, and each phrase is given once."""
    for source in folder.sources:
        met: set[str] = set()
        for path, words in source.list_of("words"):
            if not isinstance(words, str):
                continue
            if len(words.split()) > MOST_WORDS:
                yield Finding(
                    source.file,
                    path,
                    f"The phrase has {len(words.split())} words. Keep the {MOST_WORDS} or fewer that bear the fact.",
                    f"Слов во фразе: {len(words.split())}. Оставьте не больше {MOST_WORDS}: те, что подтверждают факт.",
                )
            elif words in met:
                yield Finding(
                    source.file,
                    path,
                    "The phrase stands twice. Remove the second one.",
                    "Фраза стоит дважды. Уберите повтор.",
                )
            met.add(words)


@rule
def address_names_its_host(folder: RawFolder) -> Iterator[Finding]:
    """An address does not hide its host behind a user name."""
    for record in [*folder.sources, *folder.organizations]:
        address = record.data.get("address")
        if isinstance(address, str) and "@" in address.partition("//")[2].partition("/")[0]:
            yield Finding(
                record.file,
                (*record.path, "address"),
                "The address holds a user name (@), which can hide where it leads. Remove it.",
                "В адресе есть имя пользователя (@): так прячут, куда он ведёт. Уберите его.",
            )
