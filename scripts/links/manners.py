"""How the link check behaves towards other people's servers: its name, how long it waits, how much it takes."""

from __future__ import annotations

from dataclasses import dataclass

ROBOT_NAME = "right-to-asylum-link-check"
"""What a robots.txt would call us."""

MEGABYTE = 1 << 20


@dataclass(frozen=True)
class Manners:
    """Times in seconds, sizes in bytes as they are after unpacking."""

    contact: str = ""
    """An address where whoever runs a server finds us."""
    timeout: float = 20
    """How long one wait for a host may last: for the connection, for the next bytes."""
    retries: int = 2
    jobs: int = 32
    """Hosts asked side by side; the addresses of one host are asked one after another."""
    pause: float = 0.5
    """Between two requests to one host."""
    longest_wait: float = 60
    """A host that asks for more (Retry-After) is left alone until the next run."""
    waits_on_a_silent_host: int = 3
    """After so many timeouts in a row nothing more is asked of a host in this run."""
    most_redirects: int = 10
    largest_text: int = 12 * MEGABYTE
    largest_pdf: int = 40 * MEGABYTE
    largest_without_words: int = 2 * MEGABYTE
    """The title and the headings are enough where no words must stand."""
    largest_refusal: int = MEGABYTE // 4
    """An answer of 400 and above: enough to know a bot wall."""

    @property
    def user_agent(self) -> str:
        """Who we say we are."""
        purpose = "asks each address once a week whether it is still there"
        return f"{ROBOT_NAME}/1.0 ({f'+{self.contact}; ' if self.contact else ''}{purpose})"

    @property
    def longest_answer(self) -> float:
        """How long one request may last from the first hop to the last byte."""
        return 3 * self.timeout
