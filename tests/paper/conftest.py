"""The prints that several tests read, made once."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.paper.forms import Print, Size
from scripts.paper.making import make_prints
from tests.paper.packs import Printed, own_desk

OnDisk = Callable[[str], Printed]


def _is_read(made: Print) -> bool:
    """All in both languages on A4, which need most pages; the rest in samples."""
    if made.size is Size.LARGE:
        return made.piece == "bond" and made.paper == "a4"
    if made.form == "ru-en" and made.paper == "a4":
        return True
    return made.paper == "a4" or made.piece.startswith("kit-")


@pytest.fixture(scope="session")
def folder_of_prints(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of prints as `packs` makes it: all on A4, the kits on Letter too, one booklet in large letters."""
    folder = tmp_path_factory.mktemp("print")
    jobs = [job for job in own_desk().jobs() if _is_read(job.print)]
    make_prints(jobs, folder, workers=os.cpu_count() or 1)
    return folder


@pytest.fixture(scope="session")
def printed(folder_of_prints: Path) -> OnDisk:
    """Gives a print by its name, such as `bond.ru.a4`."""
    held: dict[str, Printed] = {}

    def by_name(name: str) -> Printed:
        if name not in held:
            held[name] = Printed(folder_of_prints / f"{name}.pdf")
        return held[name]

    return by_name
