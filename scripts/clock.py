"""The day for which things are made: read here for the command line and the MkDocs hook, passed in elsewhere."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def build_day() -> date:
    """Today, or the day of SOURCE_DATE_EPOCH (seconds since 1970, UTC) if it is set, so that builds can be repeated.

    Source: https://reproducible-builds.org/specs/source-date-epoch/
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now().date()
