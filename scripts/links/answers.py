"""What came back from an address, before anybody judges it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

PERMANENT = (301, 308)
_TRY_AGAIN = (408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524)


class Trouble(StrEnum):
    """Why there is no answer, or none that can be used."""

    BAD_ADDRESS = "bad-address"
    NO_SUCH_HOST = "no-such-host"
    NAME_UNANSWERED = "name-unanswered"
    NO_ROUTE = "no-route"
    REFUSED = "refused"
    CERTIFICATE = "certificate"
    TLS = "tls"
    TIMEOUT = "timeout"
    TOO_SLOW = "too-slow"
    RESET = "reset"
    NOT_HTTP = "not-http"
    REDIRECT_LOOP = "redirect-loop"
    BAD_REDIRECT = "bad-redirect"
    UNEXPECTED = "unexpected"
    ROBOTS = "robots"
    HOST_SILENT = "host-silent"
    HOST_ASKED_TO_WAIT = "host-asked-to-wait"

    @property
    def is_no_network(self) -> bool:
        """Whether it would look the same if this machine had no network at all."""
        return self in (Trouble.NO_SUCH_HOST, Trouble.NAME_UNANSWERED, Trouble.NO_ROUTE)

    @property
    def is_silence(self) -> bool:
        """Whether it cost us a wait."""
        return self in (Trouble.TIMEOUT, Trouble.TOO_SLOW)

    @property
    def may_pass(self) -> bool:
        """Whether asking again may help."""
        return self.is_silence or self in (
            Trouble.NAME_UNANSWERED,
            Trouble.NO_ROUTE,
            Trouble.REFUSED,
            Trouble.RESET,
            Trouble.NOT_HTTP,
        )


class BodyEnd(StrEnum):
    """How far the text of the answer could be read."""

    WHOLE = "whole"
    ENOUGH = "enough"  # cut by us on purpose: no words are looked for
    ENDLESS = "endless"
    BOMB = "bomb"
    TOO_LARGE = "too-large"
    BROKEN_OFF = "broken-off"
    UNPACKABLE = "unpackable"
    NOT_READ = "not-read"


@dataclass(frozen=True)
class Hop:
    """One redirect: its status and where it leads."""

    status: int
    to: str


@dataclass(frozen=True)
class Answer:
    """All that one address gave. `status` is None where no answer came; header names are in small letters."""

    status: int | None = None
    hops: tuple[Hop, ...] = ()
    headers: dict[str, str] | None = None
    body: bytes = b""
    body_end: BodyEnd = BodyEnd.NOT_READ
    trouble: Trouble | None = None

    def header(self, name: str) -> str:
        """A header's value, empty where it was not sent."""
        return (self.headers or {}).get(name, "")

    @property
    def content_type(self) -> str:
        """Such as `text/html`; empty where the server does not say."""
        return self.header("content-type").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str:
        """The charset that the header claims, or nothing."""
        _, _, parameters = self.header("content-type").partition(";")
        for parameter in parameters.split(";"):
            name, _, value = parameter.partition("=")
            if name.strip().lower() == "charset":
                return value.strip().strip("\"'").lower()
        return ""

    @property
    def worth_another_try(self) -> bool:
        """Whether the same question may get another answer in a moment."""
        if self.trouble is not None:
            return self.trouble.may_pass
        return self.status in _TRY_AGAIN or self.body_end is BodyEnd.BROKEN_OFF

    @property
    def has_text(self) -> bool:
        """Whether there is something to read."""
        return self.trouble is None and self.body_end in (BodyEnd.WHOLE, BodyEnd.ENOUGH) and bool(self.body)

    @property
    def is_silence(self) -> bool:
        """Whether asking cost a wait for nothing."""
        return self.trouble is not None and self.trouble.is_silence

    def final_address(self, asked: str) -> str:
        """Where the redirects ended."""
        return self.hops[-1].to if self.hops else asked

    def permanent_address(self, asked: str) -> str:
        """How far the redirects that say they are permanent lead, counted from the first."""
        address = asked
        for hop in self.hops:
            if hop.status not in PERMANENT:
                break
            address = hop.to
        return address
