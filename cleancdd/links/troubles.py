"""What an exception of a request means for the address that was asked."""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Iterator
from typing import NamedTuple

import httpx

from cleancdd.links.guard import Forbidden
from cleancdd.model.links import LinkReason, LinkState

__all__ = ["EXPECTED", "Trouble", "trouble_of"]

EXPECTED = (httpx.TransportError, httpx.InvalidURL, TimeoutError, OSError, Forbidden, ValueError)
"""What a request to a misbehaving server may raise; `ValueError` is for names and numbers that cannot exist.
"""

_CERTIFICATE: dict[int, LinkReason] = {
    9: "tls-not-yet-valid",
    10: "tls-expired",
    18: "tls-self-signed",
    19: "tls-unknown-issuer",
    20: "tls-unknown-issuer",
    21: "tls-unknown-issuer",
    62: "tls-wrong-host",
    64: "tls-wrong-host",
}
"""OpenSSL's `X509_V_ERR_…`; 19 is a private authority at the end of the chain, 20 and 21 a missing link of
it."""


class Trouble(NamedTuple):
    """Why there was no answer; `passing` when another try may help."""

    reason: LinkReason
    passing: bool = False

    @property
    def state(self) -> LinkState:
        """An answer that is no HTTP is bad content; everything else leaves open whether the address is still
        there."""
        return LinkState.BAD_CONTENT if self.reason == "garbled" else LinkState.UNCHECKED


_HUNG_UP = re.compile("without sending|peer closed")
"""How httpx words that a connection ended too early; it has no type of its own for that."""

_KINDS: tuple[tuple[tuple[type[BaseException], ...], Trouble], ...] = (
    ((Forbidden,), Trouble("private-address")),
    ((TimeoutError, httpx.TimeoutException), Trouble("timeout", passing=True)),
    ((ssl.SSLError,), Trouble("tls-handshake")),
    ((httpx.RemoteProtocolError,), Trouble("garbled")),
    ((ConnectionResetError, BrokenPipeError), Trouble("broken-off", passing=True)),
    ((OSError,), Trouble("not-connected", passing=True)),
)
"""The first that fits counts; `OSError` is the kind of several above it."""


def trouble_of(problem: BaseException, *, tls: bool) -> Trouble:
    """The trouble behind an exception of `EXPECTED`; `tls` when the address is https."""
    causes = tuple(_causes(problem))
    for cause in causes:
        if (known := _known(cause)) is not None:
            return known
    if isinstance(problem, httpx.ConnectError):
        # connected, then closed without any data: this happened during the handshake, because nothing else
        # comes before it
        return Trouble("tls-handshake") if tls else Trouble("not-connected", passing=True)
    if isinstance(problem, httpx.InvalidURL | httpx.UnsupportedProtocol | ValueError):
        return Trouble("wrong-address")
    return Trouble("broken-off", passing=True)


def _causes(problem: BaseException) -> Iterator[BaseException]:
    """The exception and what it came from, the outermost first."""
    seen: set[int] = set()
    current: BaseException | None = problem
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield current
        current = current.__cause__ or current.__context__


def _known(cause: BaseException) -> Trouble | None:
    if isinstance(cause, socket.gaierror):
        return Trouble("no-such-host", passing=cause.errno == socket.EAI_AGAIN)
    if isinstance(cause, ssl.SSLCertVerificationError):
        return Trouble(_CERTIFICATE.get(cause.verify_code, "tls-unknown-issuer"))
    if isinstance(cause, httpx.RemoteProtocolError) and _HUNG_UP.search(str(cause)):
        return Trouble("broken-off", passing=True)
    return next((trouble for kinds, trouble in _KINDS if isinstance(cause, kinds)), None)
