"""Real HTTP and HTTPS servers on loopback, many hosts in one thread, which may misbehave as they like."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import struct
import threading
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field


@dataclass
class Exchange:
    """One question and what may be done with it."""

    path: str
    headers: dict[str, str]
    origin: str
    nth: int
    """How often this path was asked before and now."""
    writer: asyncio.StreamWriter
    sent: bool = field(default=False)

    async def send(
        self,
        body: bytes | str = b"",
        status: int = 200,
        kind: str | None = "text/html; charset=utf-8",
        **headers: str,
    ) -> None:
        """A whole, sound answer."""
        raw = body.encode() if isinstance(body, str) else body
        head = {
            "Content-Length": str(len(raw)),
            **{name.replace("_", "-"): text for name, text in headers.items()},
        }
        if kind is not None:
            head["Content-Type"] = kind
        await self.raw(self.head(status, head) + raw)

    def head(self, status: int, headers: dict[str, str]) -> bytes:
        """The head of an answer."""
        lines = [f"HTTP/1.1 {status} Whatever", *(f"{name}: {text}" for name, text in headers.items())]
        return ("\r\n".join([*lines, "Connection: close"]) + "\r\n\r\n").encode("latin-1")

    async def redirect(self, to: str, status: int = 302, **headers: str) -> None:
        """Send elsewhere."""
        await self.send(b"", status, Location=to, **headers)

    async def raw(self, data: bytes) -> None:
        """Bytes as they are."""
        self.writer.write(data)
        await self.writer.drain()

    async def drip(self, data: bytes, every: float = 0.1, times: int = 10_000) -> None:
        """The same bytes again and again."""
        for _ in range(times):
            await self.raw(data)
            await asyncio.sleep(every)

    async def reset(self) -> None:
        """Cut the connection the hard way (RST)."""
        connected = self.writer.get_extra_info("socket")
        connected.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()


Behaviour = Callable[[Exchange], Awaitable[None]]


class Servers:
    """Hosts, each with its own port, behaviour and, if wanted, its own robots.txt."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self.log: list[tuple[float, str]] = []
        self.agents: set[str] = set()
        self._silent: list[socket.socket] = []
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    def host(
        self,
        behaviour: Behaviour,
        tls: ssl.SSLContext | None = None,
        robots: Behaviour | None = None,
        name: str = "",
    ) -> str:
        """Open a host; gives its origin, such as `http://127.0.0.1:41234`."""
        listening = socket.create_server(("127.0.0.1", 0), backlog=128)
        scheme = "http" if tls is None else "https"
        origin = f"{scheme}://{name or '127.0.0.1'}:{listening.getsockname()[1]}"

        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            # a task that ends as cancelled is reported by asyncio as if something were wrong
            with contextlib.suppress(
                OSError, asyncio.IncompleteReadError, ValueError, asyncio.CancelledError
            ):
                await self._exchange(reader, writer, origin, behaviour, robots)
            with contextlib.suppress(OSError, RuntimeError):
                writer.close()

        async def start() -> None:
            await asyncio.start_server(
                serve, sock=listening, ssl=tls, ssl_handshake_timeout=5 if tls else None
            )

        asyncio.run_coroutine_threadsafe(start(), self._loop).result(5)
        return origin

    def silent_host(self) -> str:
        """A host that takes connections and says nothing, not even in the handshake."""
        listening = socket.create_server(("127.0.0.1", 0))
        self._silent.append(listening)
        return f"https://127.0.0.1:{listening.getsockname()[1]}"

    async def _exchange(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        origin: str,
        behaviour: Behaviour,
        robots: Behaviour | None,
    ) -> None:
        first = await reader.readexactly(1)
        if not first.isalpha():
            writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            return
        lines = (first + await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        path = lines[0].split(" ")[1]
        headers = {
            name.lower(): text.strip()
            for name, _, text in (line.partition(":") for line in lines[1:] if line)
        }
        address = origin + path
        self.asked[address] += 1
        self.log.append((self._loop.time(), address))
        self.agents.add(headers.get("user-agent", ""))
        exchange = Exchange(path, headers, origin, self.asked[address], writer)
        if path == "/robots.txt":
            await (robots or _no_robots)(exchange)
        else:
            await behaviour(exchange)

    def pages_asked(self) -> dict[str, int]:
        """Address -> how often it was asked, without robots.txt."""
        return {
            address: times for address, times in self.asked.items() if not address.endswith("/robots.txt")
        }

    def close(self) -> None:
        """End all of it."""

        async def cancel() -> None:
            others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
            for task in others:
                task.cancel()
            await asyncio.gather(*others, return_exceptions=True)

        asyncio.run_coroutine_threadsafe(cancel(), self._loop).result(5)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()
        for listening in self._silent:
            listening.close()


async def _no_robots(exchange: Exchange) -> None:
    await exchange.send("none", 404)


@contextlib.contextmanager
def servers() -> Iterator[Servers]:
    """Servers that end with the test."""
    running = Servers()
    try:
        yield running
    finally:
        running.close()
