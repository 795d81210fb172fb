"""What a run has learned so far, line by line beside the lock, so that a run that is killed has not asked in vain."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TextIO

from pydantic import ValidationError

from scripts.facts.sources_lock import AddressState


def journal_beside(lock: Path) -> Path:
    """Where the journal of a lock lies."""
    return lock.with_name(f"{lock.name}.journal")


def read_journal(path: Path) -> dict[str, AddressState]:
    """Address -> its last state in the journal. A line that was not written to its end is left out."""
    states: dict[str, AddressState] = {}
    if not path.is_file():
        return states
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            entry = json.loads(line)
            states[str(entry["address"])] = AddressState.model_validate_json(json.dumps(entry["state"]))
        except (ValueError, KeyError, TypeError, ValidationError):
            continue
    return states


class Journal:
    """Takes down each state as soon as it is known."""

    def __init__(self, path: Path) -> None:
        """The file is made with the first line."""
        self._path = path
        self._file: TextIO | None = None

    def note(self, address: str, state: AddressState) -> None:
        """Write the line at once: whoever kills us does not say so before. Raises OSError."""
        if self._file is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("a", encoding="utf-8")
            # a line that broke off in an earlier run must not swallow this one
            self._file.write("\n")
        entry = {"address": address, "state": state.model_dump(mode="json", exclude_defaults=True)}
        self._file.write(json.dumps(entry, ensure_ascii=False) + "\n")
        self._file.flush()

    def close(self) -> None:
        """Keep the file."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def remove(self) -> None:
        """All that it holds is in the lock now."""
        self.close()
        self._path.unlink(missing_ok=True)
