"""Connections that end at a deadline, whatever the server does.

It may send a byte a second, headers without end, or get stuck in the handshake; a socket's own timeout limits only
each single wait, and starts anew with every byte.
"""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import urllib3.connection
import urllib3.connectionpool
from requests.adapters import HTTPAdapter

_EVERY = 0.2  # seconds between two looks at the clocks


class Deadline:
    """The end of one request, for all connections that it opens."""

    def __init__(self, seconds: float) -> None:
        """It falls so many seconds from now."""
        self.at = time.monotonic() + seconds
        self.sockets: set[socket.socket] = set()
        self.given_up: set[socket.socket] = set()
        self.cut = False

    @property
    def has_passed(self) -> bool:
        """Whether the time is up."""
        return self.cut or time.monotonic() >= self.at


class Watch:
    """One thread that shuts the connections whose deadline has passed."""

    def __init__(self) -> None:
        """Nothing is watched yet."""
        self._lock = threading.Lock()
        self._running: set[Deadline] = set()
        self._end = threading.Event()
        self._here = threading.local()
        self._thread = threading.Thread(target=self._look, name="deadlines", daemon=True)

    def __enter__(self) -> Watch:
        """Start watching."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop watching."""
        self._end.set()
        self._thread.join()

    @contextlib.contextmanager
    def deadline(self, seconds: float) -> Iterator[Deadline]:
        """A deadline for every connection that this thread opens or uses inside."""
        mine = Deadline(seconds)
        self._here.deadline = mine
        with self._lock:
            self._running.add(mine)
        try:
            yield mine
        finally:
            self._here.deadline = None
            with self._lock:
                self._running.discard(mine)
                for handle in mine.given_up:
                    handle.close()

    def mind(self, connected: socket.socket) -> None:
        """Hold this socket to the deadline of the thread that uses it."""
        mine: Deadline | None = getattr(self._here, "deadline", None)
        if mine is not None:
            with self._lock:
                mine.sockets.add(connected)

    def give_up(self, handle: socket.socket) -> None:
        """Close the handle, but not before the answer that may still be coming through it has been read."""
        with self._lock:
            users = [running for running in self._running if handle in running.sockets]
            for running in users:
                running.given_up.add(handle)
            if not users:
                handle.close()

    def _look(self) -> None:
        while not self._end.wait(_EVERY):
            now = time.monotonic()
            with self._lock:
                for running in self._running:
                    if running.at <= now and running.sockets:
                        running.cut = True
                        for connected in running.sockets:
                            with contextlib.suppress(OSError):
                                connected.shutdown(socket.SHUT_RDWR)


def watched_adapter(watch: Watch) -> HTTPAdapter:
    """An adapter for a session of requests whose connections are held to their deadlines."""

    # mixed into urllib3's connections below: mypy sees only `object` behind `super()`, hence what it is told to pass
    class Watched:
        """Keeps a second handle of the socket: the first one is given away to TLS."""

        handle: socket.socket | None = None

        def _new_conn(self) -> socket.socket:
            connected: socket.socket = super()._new_conn()  # type: ignore[misc]
            self._drop()
            self.handle = connected.dup()
            watch.mind(self.handle)
            return connected

        def putrequest(self, *arguments: Any, **options: Any) -> Any:
            if self.handle is not None:
                watch.mind(self.handle)
            return super().putrequest(*arguments, **options)  # type: ignore[misc]

        def close(self) -> None:
            self._drop()
            super().close()  # type: ignore[misc]

        def _drop(self) -> None:
            handle, self.handle = self.handle, None
            if handle is not None:
                watch.give_up(handle)

    class Plain(Watched, urllib3.connection.HTTPConnection):
        pass

    class Secret(Watched, urllib3.connection.HTTPSConnection):
        pass

    class PlainPool(urllib3.connectionpool.HTTPConnectionPool):
        ConnectionCls = Plain

    class SecretPool(urllib3.connectionpool.HTTPSConnectionPool):
        ConnectionCls = Secret

    pools = {"http": PlainPool, "https": SecretPool}

    class Adapter(HTTPAdapter):
        def proxy_manager_for(self, proxy: Any, **options: Any) -> Any:
            manager = super().proxy_manager_for(proxy, **options)
            manager.pool_classes_by_scheme = pools
            return manager

    adapter = Adapter(pool_connections=4, pool_maxsize=1)
    adapter.poolmanager.pool_classes_by_scheme = pools
    return adapter
