"""The PDFs that were made (`python -m scripts packs`), as the pages must know them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

PRINTED_FOLDER = Path("build", "print")
"""Where the PDFs lie, below the folder of the project; they stand on the site under `print/`."""
LIST_NAME = "print.json"

FileName = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")]


class PrintedListUnreadable(Exception):
    """The list of PDFs is not what it should be; the text says where and what to do."""


class PrintedFile(BaseModel):
    """One PDF: its piece, its form (`ru`, `en`, `ru-en`), paper, size of letters, and what it takes to print.

    `ink` is the mean share of a page that is covered, in percent; `picture` the file of its first page.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    file: FileName
    piece: str
    form: str
    paper: Literal["a4", "letter"]
    size: Literal["ordinary", "large"]
    pages: Annotated[int, Field(ge=1)]
    bytes: Annotated[int, Field(ge=1)]
    picture: FileName | None = None
    picture_width: int | None = None
    picture_height: int | None = None
    ink: float | None = None


def read_printed_files(folder: Path) -> tuple[PrintedFile, ...]:
    """What lies in the folder of PDFs by its list; nothing where no PDFs were made.

    A file that the list names and that is not there is left out: a page links only what exists.
    Raises PrintedListUnreadable.
    """
    path = folder / LIST_NAME
    if not path.is_file():
        return ()
    try:
        listed = TypeAdapter(list[PrintedFile]).validate_json(path.read_bytes())
    except ValidationError as error:
        raise PrintedListUnreadable(
            f"{path}: this is no list of PDFs: {error.errors()[0]['msg']}. Make the PDFs anew: make packs\n"
            f"    Это не список файлов PDF. Сделайте их заново: make packs"
        ) from error
    there = [one for one in listed if (folder / one.file).is_file()]
    return tuple(
        one
        if one.picture is None or (folder / one.picture).is_file()
        else one.model_copy(update={"picture": None})
        for one in there
    )
