"""A real HTTP server on loopback that gives out the samples as the feeds would, or misbehaves as it is told."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

SAMPLES = Path(__file__).with_name("samples")

Answer = Callable[[http.server.BaseHTTPRequestHandler, dict[str, list[str]]], None]


class FeedServer(http.server.ThreadingHTTPServer):
    """Answers by path; `asked` keeps what was asked, path and query, and `agents` who asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers: dict[str, Answer] = dict(SOUND)
        self.asked: list[str] = []
        self.agents: set[str] = set()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(http.server.BaseHTTPRequestHandler):
    server: FeedServer

    def do_GET(self) -> None:
        path, query = urlsplit(self.path).path, parse_qs(urlsplit(self.path).query)
        self.server.asked.append(self.path)
        self.server.agents.add(self.headers["User-Agent"])
        feed = path.strip("/").split("/")[0]
        with suppress(BrokenPipeError, ConnectionResetError):  # the watch has had enough, as it should
            self.server.answers[feed](self, query)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is http.server's
        pass


def send(
    handler: http.server.BaseHTTPRequestHandler,
    body: bytes | str,
    status: int = 200,
    kind: str = "application/json",
    **headers: str,
) -> None:
    data = body.encode() if isinstance(body, str) else body
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("Content-Length", str(len(data)))
    handler.end_headers()
    handler.wfile.write(data)


def _sample(name: str) -> Any:
    return json.loads((SAMPLES / name).read_text(encoding="utf-8"))


def _ecfr(handler: http.server.BaseHTTPRequestHandler, query: dict[str, list[str]]) -> None:
    name = handler.path.split("?")[0].rsplit("/", 1)[1] + (
        f"?part={query['part'][0]}" if "part" in query else ""
    )
    pages = _sample("ecfr.json").get(name, [[]])
    since = query["issue_date[gte]"][0]
    page = int(query["page"][0])
    rows = [row for row in pages[page - 1] if row["issue_date"] >= since]
    send(handler, json.dumps({"content_versions": rows, "meta": {"total_pages": str(len(pages))}}))


def _register(handler: http.server.BaseHTTPRequestHandler, query: dict[str, list[str]]) -> None:
    part = f"{query['conditions[cfr][title]'][0]}/{query['conditions[cfr][part]'][0]}"
    pages = _sample("federal_register.json").get(part, [])
    if not pages:
        return send(handler, json.dumps({"count": 0}))
    since = query["conditions[publication_date][gte]"][0]
    page = int(query.get("page", ["1"])[0])
    documents = [one for one in pages[page - 1] if one["publication_date"] >= since]
    answer = {"count": sum(map(len, pages)), "total_pages": len(pages), "results": documents}
    if page < len(pages):
        server = handler.server
        assert isinstance(server, FeedServer)
        answer["next_page_url"] = f"{server.address}{handler.path}&page={page + 1}"
    return send(handler, json.dumps(answer))


def _file(name: str) -> Answer:
    return lambda handler, query: send(handler, (SAMPLES / name).read_bytes())


SOUND: dict[str, Answer] = {
    "ecfr": _ecfr,
    "register": _register,
    "changes": _file("change_log.json"),
    "cases": _file("litigation_tracker.json"),
}


@contextmanager
def running() -> Iterator[FeedServer]:
    server = FeedServer()
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
