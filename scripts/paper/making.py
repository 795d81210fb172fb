"""PDFs on disk: only what changed is made anew; beside them the list of all, and pictures of the first pages."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypedDict, cast

from scripts.paper.feet import with_codes_drawn
from scripts.paper.fitting import Fitted, LastTime, fitted
from scripts.paper.forms import Paper, Size
from scripts.paper.jobs import Job
from scripts.paper.pictures import look_at, page_count
from scripts.paper.typesetting import typeset
from scripts.whole_files import write_if_changed

LIST_NAME = "print.json"
MADE_NAME = "made.json"
"""File -> digests of what it was made from, so that the next run leaves it alone."""

Listed = dict[str, Any]


class Origin(TypedDict):
    """From what a PDF was made: the digests of its ingredients, its data and its layout; its size of type in points."""

    ingredients: str
    data: str
    layout: str
    letters: float


@dataclass(frozen=True)
class Made:
    """How the making went: how many PDFs were asked for, how many there are, and which of them had to be made."""

    asked: int
    listed: int
    fresh: tuple[str, ...]


def make_prints(
    jobs: Iterable[Job],
    folder: Path,
    keep_others: bool = False,
    workers: int = 1,
    told: Callable[[Iterable[Listed], int], Iterable[Listed]] = lambda made, count: made,
) -> Made:
    """Make what is missing or was made from something else; write the list; remove what is no longer listed.

    Typesetting begins with the first job, but nothing reaches the disk before the last one has come: whoever writes
    the jobs may refuse until then, by any error. `keep_others` leaves alone the PDFs that no job names. `told` sees
    each new PDF as it comes, with their number.
    Raises TypesettingFailed; then the list is as before, and what was already made stays for the next run.
    """
    before = {one["file"]: one for one in _read(folder / LIST_NAME, [])}
    origins = _read_origins(folder / MADE_NAME)
    asked: set[str] = set()
    waiting: dict[Future[Fitted], Job] = {}
    listed = dict(before)
    with _workers(workers) as pool:
        for job in jobs:
            file = job.print.file
            asked.add(file)
            same = _same_origin(job, origins.get(file)) if _is_whole(before.get(file), folder) else None
            if same is not None:
                origins[file] = same
            else:
                waiting[pool.submit(_typeset, job, _last_time(job, before, origins))] = job
        fresh = tuple(job.print.file for job in waiting.values())
        try:
            for one in told(_on_disk(waiting, folder), len(fresh)):
                listed[one["file"]] = one
                origins[one["file"]] = one.pop("origin")
        finally:
            if not keep_others:
                listed = {file: one for file, one in listed.items() if file in asked}
                origins = {file: origin for file, origin in origins.items() if file in asked}
            _write(folder, listed, origins)
    _remove_others(folder, listed)
    return Made(len(asked), len(listed), fresh)


@contextmanager
def _workers(count: int) -> Iterator[ThreadPoolExecutor]:
    """Threads that typeset; an error ends what has not begun."""
    with ThreadPoolExecutor(max(1, count)) as pool:
        try:
            yield pool
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _on_disk(waiting: dict[Future[Fitted], Job], folder: Path) -> Iterator[Listed]:
    for done in as_completed(waiting):
        # a PDF that lies on the disk need not be held any longer
        yield _put_on_disk(waiting.pop(done), done.result(), folder)


def _is_whole(listed: Listed | None, folder: Path) -> bool:
    if listed is None:
        return False
    path = folder / str(listed["file"])
    return path.is_file() and path.stat().st_size == int(listed["bytes"])


def _last_time(job: Job, before: dict[str, Listed], origins: dict[str, Origin]) -> LastTime | None:
    file = job.print.file
    if not job.is_fitted or file not in before or file not in origins:
        return None
    origin = origins[file]
    return LastTime(origin["letters"], before[file]["pages"] > 1, origin["layout"] == job.layout)


def _same_origin(job: Job, before: Origin | None) -> Origin | None:
    """The origin of the job if it is the same as before; only where the ingredients are others must data be written."""
    if before is None or before["ingredients"] == job.ingredients:
        return before
    return {**before, "ingredients": job.ingredients} if before["data"] == job.digest else None


def _typeset(job: Job, last: LastTime | None) -> Fitted:
    data = with_codes_drawn(job.data)

    def at(size: float, many: bool) -> bytes:
        return typeset(job.template, {**data, "size": size, "many": many}, job.print.name)

    return fitted(at, job.sizes, last) if job.is_fitted else Fitted(at(job.sizes[0], True), job.sizes[0])


def _put_on_disk(job: Job, done: Fitted, folder: Path) -> Listed:
    made, pdf = job.print, done.pdf
    origin: Origin = {
        "ingredients": job.ingredients,
        "data": job.digest,
        "layout": job.layout,
        "letters": done.letters,
    }
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
        "origin": origin,
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


def _write(folder: Path, listed: dict[str, Listed], origins: dict[str, Origin]) -> None:
    in_order = [listed[file] for file in sorted(listed)]
    write_if_changed(folder / LIST_NAME, json.dumps(in_order, ensure_ascii=False, indent=1) + "\n")
    write_if_changed(folder / MADE_NAME, json.dumps(origins, indent=0, sort_keys=True) + "\n")


def _remove_others(folder: Path, listed: dict[str, Listed]) -> None:
    known = {one[key] for one in listed.values() for key in ("file", "picture") if key in one}
    for path in [*folder.glob("*.pdf"), *folder.glob("*.png")]:
        if path.name not in known:
            path.unlink()


def _read_origins(path: Path) -> dict[str, Origin]:
    """What earlier versions have written otherwise is left out: then those are made anew."""
    read: dict[str, Any] = _read(path, {})
    known = Origin.__annotations__.keys()
    return {
        file: cast(Origin, made)
        for file, made in read.items()
        if isinstance(made, dict) and made.keys() == known
    }


def _read(path: Path, otherwise: Any) -> Any:
    """What is written there; nothing where there is no file, or only a part of one: then all is made anew."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return otherwise
