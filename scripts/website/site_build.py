"""The whole site, built beside its place and moved there at once: a killed run leaves the old site."""

from __future__ import annotations

import logging
import shutil
import sys
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from scripts.website.publisher import require_publisher
from scripts.website.swapping import put_in_place


class BuildFailed(Exception):
    """MkDocs could not build the site; the text says why."""


def build_site(config_file: Path, to: Path, *, for_publication: bool = False) -> None:
    """Build by the settings in `config_file` and put the result at `to`.

    Raises BuildFailed where the facts, a page or the settings have a mistake, and NobodyAnswers where a
    copy `for_publication` does not say who publishes it; then `to` is as it was.
    """
    building = to.with_name(f".{to.name}.building")
    _show_warnings()
    try:
        config = load_config(str(config_file), site_dir=str(building.absolute()))
        if for_publication:
            languages = [language.locale for language in config.plugins["i18n"].config.languages]
            publisher = config.extra.get("publisher") or {}
            require_publisher(publisher, config.site_url or "", languages, config_file.name)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
    except (Abort, MkDocsException) as error:
        shutil.rmtree(building, ignore_errors=True)
        raise BuildFailed(str(error)) from error
    put_in_place(building, to)


def _show_warnings() -> None:
    logger = logging.getLogger("mkdocs")
    if not logger.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
        logger.addHandler(handler)
        logger.setLevel(logging.WARNING)
