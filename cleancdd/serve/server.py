"""The web server of a preview: serves the site like a plain web server, and adds the script that reloads
pages."""

from __future__ import annotations

import functools
import io
import re
import sys
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, BinaryIO

from cleancdd.serve.preview import PREFIX, STATE, Preview, is_page

__all__ = ["LOOPBACK", "Server"]

LOOPBACK = "127.0.0.1"
_PATIENCE = 20
"""Seconds until an open page is answered that nothing has changed: less than its connection may be idle."""

_OWN_NAMES = frozenset({LOOPBACK, "localhost", "[::1]"})


class Server(ThreadingHTTPServer):
    """Listens on this machine only, unless `host` is another address of it; closed connections are not
    reported."""

    def __init__(self, folder: Path, host: str, port: int, preview: Preview) -> None:
        names = _OWN_NAMES | {host.lower()}
        handler = functools.partial(_Handler, directory=str(folder), preview=preview, names=names)
        super().__init__((host, port), handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """Report errors of this program, but not of broken connections."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(SimpleHTTPRequestHandler):
    """Serves the site like a plain web server: its own 404 page, no folder listings, no caching.

    Only requests for this machine's own host names are answered, because any web page in a browser could
    reach it through a host name of its own (DNS rebinding).
    """

    timeout = 60

    def __init__(self, *args: Any, preview: Preview, names: frozenset[str], **named: Any) -> None:
        self._preview, self._names = preview, names
        super().__init__(*args, **named)

    def parse_request(self) -> bool:
        if not super().parse_request():
            return False
        if {_name_of_host(one) for one in self.headers.get_all("Host", [""])} <= self._names:
            return True
        self.send_error(421, explain="เปิดดูได้ที่ http://127.0.0.1 หรือ http://localhost ของเครื่องนี้เท่านั้น")
        return False

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        if not self.path.startswith("/") or not self._is_within():
            self.send_error(404)
            return None
        if self.path.startswith(PREFIX):
            return self._send(self._own(*self.path.removeprefix(PREFIX).partition("?")[::2]))
        path = self._page()
        if path is None:
            return super().send_head()
        return self._send(("text/html; charset=utf-8", self._preview.joined(path)))

    def _own(self, name: str, query: str) -> tuple[str, bytes] | None:
        """The content type and the bytes of one of the preview's own files; None for any other name."""
        if name != STATE:
            return self._preview.file(name)
        seen = query.removeprefix("seen=")
        return "application/json", self._preview.state_after(seen, _PATIENCE if query else 0)

    def _page(self) -> Path | None:
        """The requested page; None for other files and for missing ones."""
        path = Path(self.translate_path(self.path))
        asked = self.path.partition("?")[0].partition("#")[0]
        path = path / "index.html" if asked.endswith("/") else path
        try:
            return path if is_page(path.name) and path.is_file() else None
        except OSError:  # longer than any file name can be
            return None

    def _send(self, file: tuple[str, bytes] | None) -> io.BytesIO | None:
        if file is None:
            self.send_error(404)
            return None
        kind, body = file
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def _is_within(self) -> bool:
        """Whether the requested path is valid, and no link on it leads out of the site."""
        try:
            asked, site = Path(self.translate_path(self.path)), Path(self.directory).resolve()
            return all(
                (asked / name).resolve().is_relative_to(site) for name in ("", "index.html", "index.htm")
            )
        except (ValueError, OSError, RuntimeError):
            return False

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def list_directory(self, path: str) -> None:  # type: ignore[override]
        self.send_error(404)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or page.is_symlink() or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Do not log requests."""


def _name_of_host(host: str) -> str:
    """The host name in a `Host` header without the port, which may differ behind a forwarder."""
    return re.sub(r":[0-9]*$", "", host.strip()).lower()
