"""The day for which things are made: read here for the command line and the MkDocs hook, passed in elsewhere."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


class DayUnreadable(Exception):
    """SOURCE_DATE_EPOCH is set to something that is not a time; the text says so to a person."""


def build_day() -> date:
    """Today, or the day of SOURCE_DATE_EPOCH (seconds since 1970, UTC) if it is set, so that builds can be repeated.

    Raises DayUnreadable.
    Source: https://reproducible-builds.org/specs/source-date-epoch/
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now().date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise DayUnreadable(
            f"SOURCE_DATE_EPOCH: “{epoch}” is not a number of seconds since 1970. Correct or unset it.\n"
            f"    SOURCE_DATE_EPOCH: «{epoch}» — не число секунд с 1970 года. Исправьте или уберите."
        ) from error
