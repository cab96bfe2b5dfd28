"""One request: to the IP address that was checked, under the host's name, with a time limit."""

from __future__ import annotations

import asyncio
import ssl
from dataclasses import dataclass
from importlib.metadata import version

import httpx

from cleancdd.links.guard import Allow, numbers_of
from cleancdd.links.troubles import EXPECTED, Trouble, trouble_of

__all__ = ["Answer", "is_askable", "request"]

_ENOUGH = 4096
"""Bytes of a body that are read: enough to see that it is not empty."""

_HEADERS = {
    "User-Agent": f"Mozilla/5.0 (compatible; cleancdd/{version('cleancdd')}; link check)",
    "Accept": "*/*",
    "Accept-Language": "th, en;q=0.5",
    "Accept-Encoding": "identity",
    "Connection": "close",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said: `received` counts the bytes that were read of the body, None after a HEAD."""

    status: int
    kind: str = ""
    location: str | None = None
    length: str | None = None
    retry_after: str | None = None
    received: int | None = None


def is_askable(url: httpx.URL) -> bool:
    """Whether the address is one of a web server."""
    return url.scheme in {"http", "https"} and bool(url.raw_host) and (url.port or 80) < 2**16


async def request(
    method: str, url: httpx.URL, *, tls: ssl.SSLContext, allow: Allow, timeout: float
) -> Answer | Trouble:
    """Ask once; `timeout` is in seconds for everything from the name's look-up to the last byte."""
    try:
        if not is_askable(url):
            return Trouble("wrong-address")
        async with asyncio.timeout(timeout):
            return await _ask(method, url, tls, allow)
    except EXPECTED as problem:
        return trouble_of(problem, tls=url.scheme == "https")


async def _ask(method: str, url: httpx.URL, tls: ssl.SSLContext, allow: Allow) -> Answer:
    host = url.raw_host.decode("ascii")
    numbers = await numbers_of(host, url.port or (443 if url.scheme == "https" else 80), allow)
    for number in numbers[:-1]:
        try:
            return await _ask_number(method, url, number, tls)
        except httpx.ConnectError as problem:
            if _is_answered(problem):
                raise
    return await _ask_number(method, url, numbers[-1], tls)


def _is_answered(problem: httpx.ConnectError) -> bool:
    """Whether a machine was there but TLS failed, so that its other numbers would say the same."""
    return trouble_of(problem, tls=True).reason.startswith("tls-")


async def _ask_number(method: str, url: httpx.URL, number: str, tls: ssl.SSLContext) -> Answer:
    asked = httpx.Request(
        method,
        url.copy_with(host=number, username=None, password=None, fragment=None),
        headers={**_HEADERS, "Host": url.netloc.decode("ascii")},
        extensions={"sni_hostname": url.raw_host.decode("ascii")},
    )
    # A transport of its own for each request: a kept connection to this number might have been opened under
    # another name.
    async with httpx.AsyncHTTPTransport(verify=tls, trust_env=False) as transport:
        response = await transport.handle_async_request(asked)
        received = None if method == "HEAD" else await _read(response)
        await response.aclose()
    headers = response.headers
    return Answer(
        response.status_code,
        headers.get("content-type", "").partition(";")[0].strip().lower(),
        headers.get("location"),
        headers.get("content-length"),
        headers.get("retry-after"),
        received,
    )


async def _read(response: httpx.Response) -> int:
    """How many bytes came, up to a little more than enough; the rest is never asked for."""
    received = 0
    async for piece in response.aiter_raw():
        received += len(piece)
        if received >= _ENOUGH:
            break
    return received
