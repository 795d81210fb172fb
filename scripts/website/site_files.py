"""What stands in the built site beside its pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from scripts.whole_files import write_if_changed

BASE_THEME_ASSETS = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")
"""Files of the base theme that no template of ours asks for."""

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)

HEADERS = f"""/*
  Content-Security-Policy: {CONTENT_SECURITY_POLICY}
  Referrer-Policy: no-referrer
  X-Content-Type-Options: nosniff
  X-Frame-Options: DENY
  Permissions-Policy: camera=(), geolocation=(), microphone=()
  Cross-Origin-Opener-Policy: same-origin
"""


def write_site_files(files: Mapping[str, str | bytes], site: Path) -> None:
    """Write each file, given by its path in the site and what it holds."""
    for path, text in sorted(files.items()):
        write_if_changed(site / path, text)


def copy_site_files(names: Iterable[str], folder: Path, to: Path) -> None:
    """Copy the files of these names from one folder into another, which is made if it is not there."""
    for name in sorted(set(names)):
        to.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / name, to / name)
