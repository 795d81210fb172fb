"""Where MkDocs finds the hook: `mkdocs` started as a program does not look for packages in the project's folder."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

# the folder must be known before the package can be found
from scripts.website.build_events import (  # noqa: E402
    on_config,
    on_files,
    on_nav,
    on_page_content,
    on_post_build,
    on_serve,
    on_startup,
)

__all__ = ["on_config", "on_files", "on_nav", "on_page_content", "on_post_build", "on_serve", "on_startup"]
