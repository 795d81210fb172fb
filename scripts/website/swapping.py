"""A folder put in the place of another at one stroke, where the system can do that."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

_FROM_HERE = -100  # AT_FDCWD: paths start at the working directory
_EXCHANGE = 2  # RENAME_EXCHANGE, and RENAME_SWAP of macOS


def put_in_place(new: Path, place: Path) -> None:
    """Move the folder `new` to `place`; what stood there is removed.

    On Linux and macOS the two change places in one system call, so that a killed run leaves the old folder or
    the new one. Elsewhere there is a moment with neither: two renames.
    """
    old = place.with_name(f".{place.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if not place.exists():
        new.rename(place)
    elif _exchange(new, place):
        shutil.rmtree(new, ignore_errors=True)
    else:
        place.rename(old)
        new.rename(place)
        shutil.rmtree(old, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Whether the two names were exchanged; False where the system or the disk cannot."""
    paths = os.fsencode(one), os.fsencode(other)
    try:
        library = ctypes.CDLL(None)
        if sys.platform == "darwin":
            return bool(library.renamex_np(*paths, _EXCHANGE) == 0)
        return bool(library.renameat2(_FROM_HERE, paths[0], _FROM_HERE, paths[1], _EXCHANGE) == 0)
    except (AttributeError, OSError, TypeError):
        return False
