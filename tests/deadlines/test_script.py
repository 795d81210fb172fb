"""One implementation: the modules, and the same modules joined for pages that are opened from a disk."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from scripts.deadlines.joining import ModulesDoNotJoin, joined_script
from scripts.website.site_files import CONTENT_SECURITY_POLICY
from tests.deadlines.conftest import MODULES

COUNT = """() => window.deadlines.countDeadline({ id: 'x', event_day: 'any', direction: 'after', count: 30,
  unit: 'calendar-day', skips: 'no', ends: 'last-day', rolls: 'next-business-day', aim: null },
  '2026-11-13', { today: '2026-11-22' }).day"""


class _Guarded(http.server.SimpleHTTPRequestHandler):
    """Gives out modules under the policy of the site."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is http.server's
        pass


@pytest.fixture
def modules_server(tmp_path: Path) -> Iterator[str]:
    for path in MODULES.glob("*.js"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "index.html").write_text(
        '<!doctype html><script type="module" src="all.js"></script>', "utf-8"
    )
    names = [path.name for path in sorted(MODULES.glob("*.js")) if path.name != "page.js"]
    imports = "".join(f"import * as m{n} from './{name}';\n" for n, name in enumerate(names))
    spread = ", ".join(f"...m{n}" for n in range(len(names)))
    (tmp_path / "all.js").write_text(f"{imports}window.deadlines = {{ {spread} }};\n", "utf-8")
    handler = functools.partial(_Guarded, directory=str(tmp_path))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()


def exported(page: Page) -> set[str]:
    return set(page.evaluate("() => Object.keys(window.deadlines)"))


def test_modules_load_as_modules_and_export_what_the_joined_script_has(
    browser: Browser, modules_server: str, calculator: Page
) -> None:
    page = browser.new_page()
    page.goto(modules_server)
    page.wait_for_function("() => window.deadlines")
    assert page.evaluate(COUNT) == "2026-12-14"
    assert exported(page) <= exported(calculator)
    assert {"countDeadline", "makePlainText", "makeReminders", "explainCount"} <= exported(page)
    page.close()


def test_joined_script_runs_from_a_disk_under_the_policy(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "deadlines.js").write_text(joined_script(MODULES), "utf-8")
    policy = CONTENT_SECURITY_POLICY.partition("; frame-ancestors")[0]
    (tmp_path / "page.html").write_text(
        f'<!doctype html><meta http-equiv="Content-Security-Policy" content="{policy}">'
        f'<script type="application/json" id="held">{{"a": 1}}</script>'
        f'<script src="deadlines.js" defer></script>',
        "utf-8",
    )
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto((tmp_path / "page.html").as_uri())
    assert page.evaluate(COUNT) == "2026-12-14"
    assert page.evaluate("() => JSON.parse(document.getElementById('held').textContent).a") == 1
    assert complaints == []
    page.close()


def test_joining_is_the_same_each_time_and_keeps_no_module_words() -> None:
    made = joined_script(MODULES)
    assert made == joined_script(MODULES)
    assert not any(line.startswith(("import ", "export ")) for line in made.splitlines())


def test_counting_reads_no_clock_and_no_network() -> None:
    for name in ("calendar", "holidays", "counting", "wording", "ics", "plain_text"):
        text = (MODULES / f"{name}.js").read_text(encoding="utf-8")
        for word in (
            "Date(",
            "Date.",
            "fetch",
            "XMLHttp",
            "localStorage",
            "sessionStorage",
            "cookie",
            "innerHTML",
        ):
            assert word not in text, name


@pytest.mark.parametrize(
    ("modules", "says"),
    [
        ({"a.js": "import * as b from './b.js';\n", "b.js": ""}, "not known here"),
        ({"a.js": "import { b } from './b.js';\n", "b.js": ""}, "does not export b"),
        ({"a.js": "import { b } from './c.js';\n"}, "no module c.js"),
        ({"a.js": "export default 1;\n"}, "not known here"),
        ({"a.js": "const b = import('./b.js');\n"}, "not known here"),
        ({"a.js": "export const b = 1;\n", "c.js": "function b() {}\n"}, "the name b is taken by a.js"),
        (
            {
                "a.js": "import { b } from './b.js';\nexport const a = 1;\n",
                "b.js": "import { a } from './a.js';\nexport const b = 1;\n",
            },
            "circle",
        ),
    ],
)
def test_modules_that_do_not_join_are_refused(tmp_path: Path, modules: dict[str, str], says: str) -> None:
    for name, text in modules.items():
        (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(ModulesDoNotJoin, match=says):
        joined_script(tmp_path)


def test_imported_module_stands_before_what_imports_it(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text("import { b } from './b.js';\nexport const a = b + 1;\n", "utf-8")
    (tmp_path / "b.js").write_text("export const b = 1;\n", "utf-8")
    made = joined_script(tmp_path)
    assert made.index("const b = 1;") < made.index("const a = b + 1;")
    assert "Object.freeze({ a, b })" in made
