"""How a verb of the command line is declared: its name, its help, its exit codes."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

FINE, SOMETHING_WRONG, COULD_NOT_RUN = 0, 1, 2

Verbs = argparse._SubParsersAction
"""The verbs of the command line, to which an area adds its own by `add_to(verbs)` in its `command.py`."""


def add_verb(
    verbs: Verbs[argparse.ArgumentParser], name: str, run: Callable[[argparse.Namespace], int], says: str
) -> argparse.ArgumentParser:
    """A verb that runs `run`; `says` is one line of help. Its options are added to what comes back."""
    verb = verbs.add_parser(name, help=says, description=says[0].upper() + says[1:] + ".")
    verb.set_defaults(run=run)
    return verb


def add_facts_option(verb: argparse.ArgumentParser) -> None:
    """`--facts DIR`: the folder of facts."""
    verb.add_argument(
        "--facts", type=Path, default=Path("facts"), metavar="DIR", help="folder of facts (facts)"
    )
