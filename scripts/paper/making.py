"""PDFs on disk: only what changed is made anew; beside them the list of all, and pictures of the first pages."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.paper.feet import with_codes_drawn
from scripts.paper.fitting import fitted
from scripts.paper.forms import Paper, Size
from scripts.paper.jobs import Job
from scripts.paper.pictures import look_at, page_count
from scripts.paper.typesetting import typeset
from scripts.whole_files import write_if_changed

LIST_NAME = "print.json"
MADE_NAME = "made.json"
"""File -> digest of what it was made from, so that the next run leaves it alone."""

Listed = dict[str, Any]


@dataclass(frozen=True)
class Made:
    """How the making went: how many PDFs there are, and which of them had to be made."""

    listed: int
    fresh: tuple[str, ...]


def make_prints(
    jobs: Sequence[Job],
    folder: Path,
    keep_others: bool = False,
    workers: int = 1,
    told: Callable[[Iterable[Listed], int], Iterable[Listed]] = lambda made, count: made,
) -> Made:
    """Make what is missing or was made from something else; write the list; remove what is no longer listed.

    `keep_others` leaves alone the PDFs that no job names. `told` sees each new PDF as it comes, with their number.
    Raises TypesettingFailed; then the list is as before, and what was already made stays for the next run.
    """
    before = {one["file"]: one for one in _read(folder / LIST_NAME, [])}
    digests: dict[str, str] = _read(folder / MADE_NAME, {})
    stale = [job for job in jobs if not _is_current(job, before, digests, folder)]
    listed = dict(before)
    try:
        for one in told(_made(stale, folder, workers), len(stale)):
            listed[one["file"]] = one
            digests[one["file"]] = one.pop("made_from")
    finally:
        named = {job.print.file for job in jobs}
        if not keep_others:
            listed = {file: one for file, one in listed.items() if file in named}
            digests = {file: digest for file, digest in digests.items() if file in named}
        _write(folder, listed, digests)
    _remove_others(folder, listed)
    return Made(len(listed), tuple(job.print.file for job in stale))


def _is_current(job: Job, listed: dict[str, Listed], digests: dict[str, str], folder: Path) -> bool:
    file = job.print.file
    if digests.get(file) != job.digest or file not in listed:
        return False
    path = folder / file
    return path.is_file() and path.stat().st_size == listed[file]["bytes"]


def _made(jobs: Sequence[Job], folder: Path, workers: int) -> Iterator[Listed]:
    with ThreadPoolExecutor(max(1, workers)) as pool:
        # the longest first, so that no worker is left alone with a kit at the end
        waiting = {pool.submit(_typeset, job): job for job in sorted(jobs, key=_weight, reverse=True)}
        try:
            for done in as_completed(waiting):
                yield _put_on_disk(waiting.pop(done), done.result(), folder)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _weight(job: Job) -> int:
    return len(job.data.get("piece", {}).get("booklets", [])) * len(job.print.languages)


def _typeset(job: Job) -> bytes:
    data = with_codes_drawn(job.data)

    def at(size: float, many: bool) -> bytes:
        return typeset(job.template, {**data, "size": size, "many": many}, job.print.name)

    return fitted(at, job.sizes) if job.is_fitted else at(job.sizes[0], True)


def _put_on_disk(job: Job, pdf: bytes, folder: Path) -> Listed:
    made = job.print
    listed: Listed = {
        "file": made.file,
        "piece": made.piece,
        "form": made.form,
        "paper": made.paper.value,
        "size": made.size.value,
        "pages": page_count(pdf),
        "bytes": len(pdf),
        "version": job.version,
        "sha256": hashlib.sha256(pdf).hexdigest(),
        "made_from": job.digest,
    }
    write_if_changed(folder / made.file, pdf)
    if made.size is Size.ORDINARY:
        look = look_at(pdf)
        listed["ink"] = look.ink
        if made.paper is Paper.A4:
            picture = f"{made.name}.png"
            write_if_changed(folder / picture, look.png)
            listed |= {"picture": picture, "picture_width": look.width, "picture_height": look.height}
    return listed


def _write(folder: Path, listed: dict[str, Listed], digests: dict[str, str]) -> None:
    in_order = [listed[file] for file in sorted(listed)]
    write_if_changed(folder / LIST_NAME, json.dumps(in_order, ensure_ascii=False, indent=1) + "\n")
    write_if_changed(folder / MADE_NAME, json.dumps(digests, indent=0, sort_keys=True) + "\n")


def _remove_others(folder: Path, listed: dict[str, Listed]) -> None:
    known = {one[key] for one in listed.values() for key in ("file", "picture") if key in one}
    for path in [*folder.glob("*.pdf"), *folder.glob("*.png")]:
        if path.name not in known:
            path.unlink()


def _read(path: Path, otherwise: Any) -> Any:
    """What is written there; nothing where there is no file, or only a part of one: then all is made anew."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return otherwise
