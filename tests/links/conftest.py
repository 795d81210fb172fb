"""Servers on loopback and the certificates that they show."""

from __future__ import annotations

import datetime
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from tests.links.server import Servers, servers


@pytest.fixture
def hosts() -> Iterator[Servers]:
    with servers() as running:
        yield running


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="session")
def trusted(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The file of the only authority to trust."""
    path: Path = tmp_path_factory.mktemp("certificates") / "authority.pem"
    authority.cert_pem.write_to_path(path)
    return str(path)


@pytest.fixture(scope="session")
def tls(authority: trustme.CA) -> dict[str, ssl.SSLContext]:
    """Sort of certificate -> what a server shows."""
    long_ago = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
    certificates = {
        "sound": authority.issue_cert("127.0.0.1"),
        "expired": authority.issue_cert("127.0.0.1", not_after=long_ago),
        "other-host": authority.issue_cert("elsewhere.example"),
        "self-signed": trustme.CA().issue_cert("127.0.0.1"),
    }
    contexts = {}
    for name, certificate in certificates.items():
        contexts[name] = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(contexts[name])
    return contexts
