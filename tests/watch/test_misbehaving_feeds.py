"""Whatever a feed does, it is named with the reason, it hinders no other, and the run ends."""

from __future__ import annotations

import http.server
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.watch import json_reading
from tests.watch.conftest import Run
from tests.watch.feed_server import Answer, FeedServer, send

TABLE = yaml.safe_load(Path(__file__).with_name("misbehaviours.yml").read_text(encoding="utf-8"))
PATHS = {
    "ecfr": "ecfr",
    "federal-register": "register",
    "migrantusa-changes": "changes",
    "migrantusa-cases": "cases",
}
DOCUMENT = {
    "document_number": "2026-90009", "title": "T", "type": "Rule", "publication_date": "2026-11-01",
    "cfr_references": [{"title": 99, "part": 1}],
}  # fmt: skip
ROW = {
    "identifier": "208.7",
    "part": "208",
    "amendment_date": "2026-07-21",
    "type": "section",
    "name": "§ 208.7",
}


def _json(data: Any, status: int = 200, **headers: str) -> Answer:
    return lambda handler, query: send(handler, json.dumps(data), status, **headers)


def _rows(*rows: Any, pages: Any = 1) -> Answer:
    return _json({"content_versions": rows, "meta": {"total_pages": pages}})


def _documents(following: Callable[[http.server.BaseHTTPRequestHandler, int], str]) -> Answer:
    def answer(handler: http.server.BaseHTTPRequestHandler, query: dict[str, list[str]]) -> None:
        server = handler.server
        assert isinstance(server, FeedServer)
        page = following(handler, len(server.asked))
        send(handler, json.dumps({"count": 1, "results": [DOCUMENT], "next_page_url": page}))

    return answer


def _own(handler: http.server.BaseHTTPRequestHandler, path: str) -> str:
    server = handler.server
    assert isinstance(server, FeedServer)
    return f"{server.address}/register/{path}"


def _drip(handler: http.server.BaseHTTPRequestHandler, query: dict[str, list[str]]) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b" " * 70000)
        handler.wfile.flush()
        time.sleep(0.1)


def _break_off(handler: http.server.BaseHTTPRequestHandler, query: dict[str, list[str]]) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"content_versions": [')


def _redirect(handler: http.server.BaseHTTPRequestHandler, query: dict[str, list[str]]) -> None:
    send(handler, "", 302, Location=handler.path)


DOES: dict[str, Answer] = {
    "answers 500": _json({}, 500),
    "answers 404": _json({}, 404),
    "answers 429 and asks for a day": _json({}, 429, Retry_After="86400"),
    "gives a page of HTML": lambda handler, query: send(
        handler, "<html>Request Access</html>", kind="text/html"
    ),
    "gives nothing": lambda handler, query: send(handler, b""),
    "gives a list": _json([1]),
    "gives no rows": _json({"meta": {"total_pages": 1}}),
    "gives a row without identifier": _rows({"part": "208", "amendment_date": "2026-07-21"}),
    "gives a row that is text": _rows("208.7"),
    "gives the 30th of February": _rows(ROW | {"amendment_date": "2026-02-30"}),
    "has a million pages": _rows(ROW, pages="1000000"),
    "has pages by the dozen in words": _rows(ROW, pages="a dozen"),
    "has brackets without end": lambda handler, query: send(handler, "[" * 200_000),
    "drips for ever": _drip,
    "breaks off": _break_off,
    "hangs up": lambda handler, query: handler.connection.close(),
    "is silent": lambda handler, query: time.sleep(1),
    "redirects in a circle": _redirect,
    "pages without end": _documents(lambda handler, asked: _own(handler, f"documents.json?page={asked}")),
    "repeats a page": _documents(lambda handler, asked: _own(handler, "documents.json?page=2")),
    "sends us to another server": _documents(lambda handler, asked: "http://localhost:1/documents.json"),
    "gives no results": _json({"count": 3}),
    "gives a document without title": _json({"count": 1, "results": [DOCUMENT | {"title": ""}]}),
    "gives an entry without date": _json({"changes": [{"title_en": "T"}]}),
    "gives no changes": _json({"upcoming": []}),
    "gives no cases": _json({"cases": None}),
    "gives a case without name": _json({"cases": [{"latest_event": "2026-07-01", "docket": "No. 25-5"}]}),
}


@pytest.fixture(autouse=True)
def _without_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_reading, "PAUSE", 0.01)


@pytest.mark.parametrize("case", TABLE, ids=lambda case: f"{case['feed']} {case['does']}")
def test_feed_is_named_with_the_reason_and_hinders_no_other(
    run_watch: Callable[..., Run], feeds: FeedServer, case: dict[str, Any]
) -> None:
    feeds.answers[PATHS[case["feed"]]] = DOES[case["does"]]
    other = "migrantusa-changes" if case["feed"] != "migrantusa-changes" else "ecfr"
    run = run_watch("--timeout", "0.4", "--only", case["feed"], other)
    bad, good = sorted(run.report["feeds"], key=lambda feed: bool(feed["failure"]), reverse=True)
    assert (bad["id"], bad["failure"]["en"]) == (case["feed"], case["said"])
    assert bad["events"] == case.get("events", 0)
    assert good["failure"] is None and good["events"] > 5
    assert run.code == 1 and {event["feed"] for event in run.report["events"]} == {other}
    assert f"Not read: {case['feed']}." in run.said and bad["failure"]["ru"] in run.markdown
    # a page is asked only three times, and only where a further try may mend it
    assert sum(path.startswith(f"/{PATHS[case['feed']]}/") for path in feeds.asked) == case["times"]


def test_table_holds_every_misbehaviour() -> None:
    assert {case["does"] for case in TABLE} == set(DOES)


def test_no_feed_read_is_no_run(run_watch: Callable[..., Run], feeds: FeedServer) -> None:
    feeds.answers = dict.fromkeys(feeds.answers, DOES["answers 404"])
    run = run_watch()
    assert (run.code, run.report["events"]) == (2, [])
    assert "No feed could be read" in run.complained
    assert "Nothing could be read." in run.said and "No event touches" not in run.said + run.markdown
    assert [feed["failure"]["en"] for feed in run.report["feeds"]] == ["the server answers 404"] * 4


def test_passing_failure_is_mended_by_another_try(run_watch: Callable[..., Run], feeds: FeedServer) -> None:
    sound = feeds.answers["cases"]

    def at_first(handler: http.server.BaseHTTPRequestHandler, query: dict[str, list[str]]) -> None:
        answer = DOES["answers 500"] if len(feeds.asked) < 3 else sound
        answer(handler, query)

    feeds.answers["cases"] = at_first
    run = run_watch("--only", "migrantusa-cases")
    assert (run.report["feeds"][0]["failure"], len(feeds.asked)) == (None, 3)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("feeds: []", "feeds.yml:1: feeds: The list is empty."),
        (
            "feeds:\n- {id: a, form: ecfr, title: T, address: https://a.example}",
            "feeds.yml:2: feeds[0].form: “ecfr”",
        ),
        ("feeds:\n- {id: a, form: federal-register, title: T, address: ftp://a}", "is not a web address"),
        ("feeds: [", "feeds.yml:"),
        ("- 1", "feeds.yml:1"),
    ],
)
def test_feeds_that_are_listed_wrongly_are_no_run(
    run_watch: Callable[..., Run], tmp_path: Path, text: str, said: str
) -> None:
    wrong = tmp_path / "wrong" / "feeds.yml"
    wrong.parent.mkdir()
    wrong.write_text(text, encoding="utf-8")
    run = run_watch("--feeds", str(wrong))
    assert run.code == 2 and said in run.complained


def test_unknown_feed_is_no_run(run_watch: Callable[..., Run]) -> None:
    run = run_watch("--only", "gazette")
    assert run.code == 2
    assert "gazette: there is no such feed. Known: ecfr, federal-register" in run.complained


def test_facts_with_mistakes_are_no_run(run_watch: Callable[..., Run], tmp_path: Path) -> None:
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "a.yml").write_text("topic: a", encoding="utf-8")
    run = run_watch("--facts", str(tmp_path / "facts"))
    assert run.code == 2 and "python -m scripts check" in run.complained


@pytest.mark.parametrize("options", [("--today", "22.11.2026"), ("--timeout", "-1"), ("--timeout", "soon")])
def test_unreadable_option_is_explained(
    run_watch: Callable[..., Run], capsys: pytest.CaptureFixture[str], options: tuple[str, str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        run_watch(*options)
    assert stop.value.code == 2
    assert options[1] in capsys.readouterr().err
