"""Servers that misbehave, with and without TLS."""

from __future__ import annotations

import contextlib
import ssl
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
import trustme

from tests.links.misbehaving import Server, served


@pytest.fixture
def server() -> Iterator[Server]:
    """A server without TLS."""
    with served() as one:
        yield one


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """An authority that the check is told to trust."""
    return trustme.CA()


@pytest.fixture(scope="session")
def trust(authority: trustme.CA) -> ssl.SSLContext:
    """Trusts that authority alone."""
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


Serve = Callable[..., contextlib.AbstractContextManager[Server]]


@pytest.fixture
def serve_tls(authority: trustme.CA) -> Serve:
    """`with serve_tls("name", days=(first, last)) as server:` has a certificate for that name and time; `by`
    issues it."""

    @contextlib.contextmanager
    def serve(
        name: str = "localhost", *, years: tuple[int, int] = (2000, 2100), by: trustme.CA | None = None
    ) -> Iterator[Server]:
        first, last = (datetime(year, 1, 1, tzinfo=UTC) for year in years)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        (by or authority).issue_cert(name, not_before=first, not_after=last).configure_cert(context)
        with served(context) as server:
            yield server

    return serve


@pytest.fixture
def self_signed() -> Iterator[Server]:
    """A server whose certificate is its own authority."""
    context, itself = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), trustme.CA()
    with itself.cert_pem.tempfile() as certificate, itself.private_key_pem.tempfile() as key:
        context.load_cert_chain(certificate, key)
    with served(context) as server:
        yield server
