"""Checks what a web server delivers against the manifest that it serves.

Asked politely and within bounds: a few connections, one request for each file that the manifest lists, never
another host than the one named, never more bytes than a file should have.
"""

from __future__ import annotations

import hashlib
import ssl
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from threading import Lock
from typing import Self
from urllib.parse import quote

import httpx

from cleancdd.publish import (
    MANIFEST,
    SIGNATURE,
    Deviation,
    DeviationKind,
    FileDigest,
    PublishError,
    parse_manifest,
)
from cleancdd.releases.signature import PublicKey, verify_signature

__all__ = ["ServedSite"]

_MANIFEST_BYTES = 64 * 2**20
_SIGNATURE_BYTES = 4096
_HOPS = 3
_HEADERS = {
    "User-Agent": f"Mozilla/5.0 (compatible; cleancdd/{version('cleancdd')}; verify)",
    "Accept": "*/*",
    "Accept-Encoding": "identity",
    "Cache-Control": "no-cache",
}


@dataclass(frozen=True, slots=True)
class VerifyLimits:
    """Seconds for one wait and for all of it, connections at once, and failures in a row before giving up."""

    timeout: float = 20
    total: float = 3600
    at_once: int = 3
    failures: int = 5


@dataclass(slots=True)
class _Progress:
    """What has been asked so far, shared by the connections."""

    ends: float
    done: int = 0
    failed: int = 0
    lock: Lock = field(default_factory=Lock)


class _Unanswered(Exception):
    """No answer that says anything of the file; the message is Thai."""


class ServedSite:
    """A published site at an address; used as a context, which keeps its connections open.

    `address` is http or https and names the folder of the site. Raises `PublishError` when it is neither.
    """

    def __init__(self, address: str, limits: VerifyLimits | None = None) -> None:
        self._limits = limits or VerifyLimits()
        self._base = _base(address)
        self._client = httpx.Client(
            headers=_HEADERS,
            timeout=self._limits.timeout,
            verify=ssl.create_default_context(),
            trust_env=False,
            limits=httpx.Limits(max_connections=self._limits.at_once),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def manifest(self) -> bytes:
        """The manifest as served; raises `PublishError` where there is none."""
        return self._whole(MANIFEST, _MANIFEST_BYTES)

    def wrong_signature(self, manifest: bytes, public: PublicKey) -> str | None:
        """Why the signature that is served is not that of the manifest by this key, in Thai; None where it
        is."""
        return verify_signature(manifest, self._whole(SIGNATURE, _SIGNATURE_BYTES), public)

    def deviations(
        self, manifest: bytes, tell: Callable[[int, int], None] = lambda *_: None
    ) -> tuple[Deviation, ...]:
        """Every file that is not served as listed, sorted by path; `tell` is given how many of how many.

        Raises `PublishError` when the server stops answering, or for what is no manifest.
        """
        files = parse_manifest(manifest)
        progress = _Progress(time.monotonic() + self._limits.total)

        def checked(path: str) -> Deviation | None:
            found = self._checked(path, files[path], progress)
            with progress.lock:
                progress.done += 1
                tell(progress.done, len(files))
            return Deviation(path, found) if found else None

        with ThreadPoolExecutor(self._limits.at_once) as pool:
            try:
                return tuple(one for one in pool.map(checked, sorted(files)) if one)
            finally:
                pool.shutdown(cancel_futures=True)

    def _checked(self, path: str, listed: FileDigest, progress: _Progress) -> DeviationKind | None:
        try:
            found = self._kind(path, listed)
        except _Unanswered as silent:
            with progress.lock:
                progress.failed += 1
                if progress.failed >= self._limits.failures:
                    raise PublishError(
                        f"เลิกตรวจ เพราะเซิร์ฟเวอร์ไม่ตอบติดต่อกัน {progress.failed} ครั้ง: {silent}"
                    ) from silent
            return DeviationKind.UNREAD
        if time.monotonic() > progress.ends:
            raise PublishError(f"เลิกตรวจ เพราะใช้เวลาเกิน {self._limits.total:.0f} วินาที")
        progress.failed = 0
        return found

    def _kind(self, path: str, listed: FileDigest) -> DeviationKind | None:
        with self._answer(path) as response:
            # Some hosts give their own status to the page that they show for what is not there.
            if response.status_code in {404, 410} and path != "404.html":
                return DeviationKind.MISSING
            if response.status_code not in {200, 404}:
                raise _Unanswered(f"{response.url} ตอบด้วยสถานะ {response.status_code}")
            digest, size = hashlib.sha256(), 0
            for piece in response.iter_raw():
                digest.update(piece)
                size += len(piece)
                if size > listed.size:
                    return DeviationKind.CHANGED
        return None if FileDigest(digest.hexdigest(), size) == listed else DeviationKind.CHANGED

    def _whole(self, path: str, most: int) -> bytes:
        """A file of the site of unknown size, at most `most` bytes."""
        data = bytearray()
        try:
            with self._answer(path) as response:
                if response.status_code != 200:
                    raise PublishError(f"ไม่พบ `{path}` ที่ {response.url} (สถานะ {response.status_code})")
                for piece in response.iter_raw():
                    data += piece
                    if len(data) > most:
                        raise PublishError(f"`{path}` ที่ {response.url} ใหญ่เกินกว่าที่ควรเป็น")
        except _Unanswered as silent:
            raise PublishError(str(silent)) from silent
        return bytes(data)

    @contextmanager
    def _answer(self, path: str) -> Iterator[httpx.Response]:
        """The answer to one file, after at most a few hops within the same host."""
        url = self._base.join(_asked(path))
        try:
            for _ in range(_HOPS):
                with self._client.stream("GET", url) as response:
                    if response.next_request is None:
                        if response.headers.get("content-encoding", "identity") != "identity":
                            raise _Unanswered(f"{url} ส่งแบบบีบอัดทั้งที่ไม่ได้ขอ")
                        yield response
                        return
                    url = self._onwards(url, response.next_request.url)
        except (httpx.HTTPError, httpx.InvalidURL) as problem:
            raise _Unanswered(f"{url} {_why_silent(problem)}") from problem
        raise _Unanswered(f"{url} ส่งต่อไปมาไม่สิ้นสุด")

    def _onwards(self, url: httpx.URL, other: httpx.URL) -> httpx.URL:
        upgraded = (self._base.scheme, other.scheme) == ("http", "https") and other.port is None
        if other.host == url.host and (upgraded or (other.scheme, other.port) == (url.scheme, url.port)):
            return other
        raise _Unanswered(f"{url} ส่งต่อไปที่ {other} ซึ่งเป็นเครื่องอื่น ถ้าเป็นเว็บไซต์เดียวกันให้ระบุที่อยู่นั้น")


def _why_silent(problem: Exception) -> str:
    """Why there was no answer."""
    if isinstance(problem, httpx.TimeoutException):
        return "ไม่ตอบในเวลาที่กำหนด"
    if isinstance(problem, httpx.ConnectError):
        return "ต่อไม่ได้ ตรวจที่อยู่และเครือข่าย"
    return f"ไม่ตอบ ({type(problem).__name__})"


def _base(address: str) -> httpx.URL:
    try:
        url = httpx.URL(address if address.endswith("/") else f"{address}/")
    except httpx.InvalidURL as wrong:
        raise PublishError(f"`{address}` ไม่ใช่ที่อยู่ของเว็บไซต์") from wrong
    if url.scheme not in {"http", "https"} or not url.host or url.query or url.fragment:
        raise PublishError(f"`{address}` ไม่ใช่ที่อยู่ของเว็บไซต์ พิมพ์ให้ขึ้นต้นด้วย https:// และจบด้วย /")
    return url


def _asked(path: str) -> str:
    """The address of a file relative to the site: what a visitor asks for, so `a/` for `a/index.html`."""
    folder, _, name = path.rpartition("/")
    shown = path if name != "index.html" else f"{folder}/" if folder else ""
    return f"./{quote(shown)}"
