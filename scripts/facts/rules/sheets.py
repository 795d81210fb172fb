"""Rules of sheets: what they name exists, each line rests on a fact, and each block has what its kind asks."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.facts.model import is_slug
from scripts.facts.rules.raw_folder import RawFolder, Record
from scripts.facts.rules.references import ids_in_list, unknown_id
from scripts.facts.rules.registry import Finding, rule
from scripts.facts.sheets_model import BlockKind

_RESTS_ON_NOTHING = (BlockKind.FILL, BlockKind.DAYS)


def _blocks(folder: RawFolder) -> Iterator[Record]:
    for sheet in folder.sheets:
        yield from sheet.records_of("blocks")


@rule
def sheet_names_what_exists(folder: RawFolder) -> Iterator[Finding]:
    """`facts` of a sheet name facts that exist, each once; `org` an organization that does."""
    for block in _blocks(folder):
        for record in (block, *block.records_of("lines")):
            yield from ids_in_list(folder, record.file, record.list_of("facts"), "fact")
            named = record.data.get("org")
            known = folder.known.get("org")
            if isinstance(named, str) and is_slug(named) and known is not None and named not in known:
                yield Finding(record.file, (*record.path, "org"), *unknown_id("org", named, known))


@rule
def line_of_a_sheet_rests_on_a_fact(folder: RawFolder) -> Iterator[Finding]:
    """A line of a sheet rests on a fact, its own or its block's; only labels of blanks need none."""
    for block in _blocks(folder):
        if block.data.get("kind") in _RESTS_ON_NOTHING or block.data.get("facts"):
            continue
        for line in block.records_of("lines"):
            if not line.data.get("facts"):
                yield Finding(
                    line.file,
                    line.path,
                    "No fact stands behind this line. Name the facts that say it: `facts: [ID]`.",
                    "За этой строкой не стоит ни один факт. Назовите факты, где это сказано: `facts: [ID]`.",
                )


@rule
def deadline_on_a_sheet_can_be_counted(folder: RawFolder) -> Iterator[Finding]:
    """Each line of `days`, and no other, has `deadline`: a fact with a deadline."""
    known = folder.known.get("fact")
    with_deadline = {fact.id for fact in folder.facts if fact.data.get("deadline")}
    for block in _blocks(folder):
        for line in block.records_of("lines"):
            named = line.data.get("deadline")
            if (named is not None) != (block.data.get("kind") == BlockKind.DAYS):
                yield Finding(
                    line.file,
                    line.path,
                    "Each line of `days` has `deadline`, and no other line has it. Write it so.",
                    "В каждой строке вида `days` стоит `deadline`, в других строках его нет. Исправьте.",
                )
            elif isinstance(named, str) and known is not None and named not in known and is_slug(named):
                yield Finding(line.file, (*line.path, "deadline"), *unknown_id("fact", named, known))
            elif named is not None and known is not None and named not in with_deadline:
                yield Finding(
                    line.file,
                    (*line.path, "deadline"),
                    f"The fact {named} has no deadline. Name one that has, or put the line into another block.",
                    f"У факта {named} нет срока. Назовите факт со сроком или внесите строку в другой блок.",
                )


@rule
def number_on_a_sheet_has_one_home(folder: RawFolder) -> Iterator[Finding]:
    """A line of `numbers` has `org` with a phone number or `phone`, not both; no other line has either."""
    phone_of = {org.id: org.data.get("phone") for org in folder.organizations}
    for block in _blocks(folder):
        for line in block.records_of("lines"):
            org, phone = line.data.get("org"), line.data.get("phone")
            given = (org is not None) + (phone is not None)
            if given != (block.data.get("kind") == BlockKind.NUMBERS):
                yield Finding(
                    line.file,
                    line.path,
                    "A line of `numbers` has either `org` or `phone`, and no other line has them. Write it so.",
                    "В строке вида `numbers` стоит либо `org`, либо `phone`, в других строках — ничего из них. "
                    "Исправьте.",
                )
            elif org in phone_of and not phone_of[org]:
                yield Finding(
                    line.file,
                    (*line.path, "org"),
                    f"The organization {org} has no phone number. Choose another one or remove the line.",
                    f"У организации {org} нет телефона. Выберите другую или уберите строку.",
                )


@rule
def piece_of_paper_has_a_name_of_its_own(folder: RawFolder) -> Iterator[Finding]:
    """The id of a sheet is not that of a section or a situation: booklets and kits are called by those."""
    taken = folder.known.get("section", set()) | folder.known.get("situation", set())
    for sheet in folder.sheets:
        if sheet.id in taken:
            yield Finding(
                sheet.file,
                (*sheet.path, "id"),
                f"The id {sheet.id} is a section or a situation, so a booklet or kit has it. Choose another one.",
                f"Имя (id) {sheet.id} носит раздел или ситуация, то есть брошюра или набор. Выберите другое.",
            )


@rule
def leaf_prints_what_exists(folder: RawFolder) -> Iterator[Finding]:
    """`print` of a leaf names sheets, or sections as booklets, each once."""
    for leaf in folder.leaves:
        yield from ids_in_list(folder, leaf.file, leaf.list_of("print"), "piece")
