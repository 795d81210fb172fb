"""The text of a PDF, read by pypdf in a process of its own: a hostile file may take that one down, not the check."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from io import BytesIO
from pathlib import Path

LONGEST = 60  # seconds; a manual of 500 pages takes half of it
LARGEST_MEMORY = 1 << 30  # bytes

_one_at_a_time = threading.Lock()


class PdfUnreadable(Exception):
    """There is no text in the file, or it is no PDF, or reading it took too much."""


def pdf_pages(body: bytes) -> list[str]:
    """The text of each page. Raises PdfUnreadable."""
    with _one_at_a_time:
        try:
            done = subprocess.run(
                [sys.executable, "-I", str(Path(__file__))],
                input=body,
                capture_output=True,
                timeout=LONGEST,
                check=True,
            )
            pages = json.loads(done.stdout)
        except (subprocess.SubprocessError, ValueError) as error:
            raise PdfUnreadable(type(error).__name__) from error
    if not any(page.strip() for page in pages):
        raise PdfUnreadable("no text")
    return list(map(str, pages))


def _read_from_standard_input() -> None:
    """What the process of its own does."""
    import logging
    import resource

    import pypdf

    resource.setrlimit(resource.RLIMIT_AS, (LARGEST_MEMORY, LARGEST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = pypdf.PdfReader(BytesIO(sys.stdin.buffer.read()))
    json.dump([page.extract_text() for page in reader.pages], sys.stdout)


if __name__ == "__main__":
    _read_from_standard_input()
