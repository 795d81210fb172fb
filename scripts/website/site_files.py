"""What stands in the built site beside its pages."""

from __future__ import annotations

from collections.abc import Mapping
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


def write_site_files(files: Mapping[str, str], site: Path) -> None:
    """Write each file, given by its path in the site and its text."""
    for path, text in sorted(files.items()):
        write_if_changed(site / path, text)
