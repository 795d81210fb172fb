"""The parts of a web address, told from any text: the standard library raises where an address is none."""

from __future__ import annotations


def without_fragment(address: str) -> str:
    """What is asked of a server."""
    return address.partition("#")[0]


def fragment_of(address: str) -> str:
    """The place on the page, behind the `#`; empty where there is none."""
    return address.partition("#")[2]


def origin_of(address: str) -> str:
    """Such as `https://www.uscis.gov`."""
    scheme, _, rest = without_fragment(address).partition("://")
    return f"{scheme}://{rest.partition('/')[0].partition('?')[0]}"


def host_of(address: str) -> str:
    """Such as `www.uscis.gov` or `127.0.0.1:8000`, in small letters."""
    return origin_of(address).partition("://")[2].lower()


def path_of(address: str) -> str:
    """Such as `/forms/i-589`; empty or from `/` on."""
    return without_fragment(address)[len(origin_of(address)) :].partition("?")[0]


def query_of(address: str) -> str:
    """What stands behind the `?`."""
    return without_fragment(address).partition("?")[2]
