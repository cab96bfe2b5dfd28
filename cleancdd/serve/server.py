"""The web server of a preview: the site as a plain server serves it, with what follows the builds."""

from __future__ import annotations

import functools
import io
import re
import sys
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, BinaryIO

from cleancdd.serve.preview import PREFIX, Preview, is_page

__all__ = ["LOOPBACK", "Server"]

LOOPBACK = "127.0.0.1"
_OWN_NAMES = frozenset({LOOPBACK, "localhost", "[::1]"})


class Server(ThreadingHTTPServer):
    """Listens on this machine alone, unless `host` is another address of it; who hangs up is no news."""

    def __init__(self, folder: Path, host: str, port: int, preview: Preview) -> None:
        names = _OWN_NAMES | {host.lower()}
        handler = functools.partial(_Handler, directory=str(folder), preview=preview, names=names)
        super().__init__((host, port), handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say what went wrong here, and nothing of connections that broke."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(SimpleHTTPRequestHandler):
    """Serves the site as a plain web server would: its own 404 page, no listing of folders, nothing cached.

    It answers to this machine's own names alone, for any page that a browser shows may ask it under a name of
    its own choosing.
    """

    timeout = 60

    def __init__(self, *args: Any, preview: Preview, names: frozenset[str], **named: Any) -> None:
        self._preview, self._names = preview, names
        super().__init__(*args, **named)

    def parse_request(self) -> bool:
        if not super().parse_request():
            return False
        if _name_of_host(self.headers.get("Host", "")) in self._names:
            return True
        self.send_error(421, explain="เปิดดูได้ที่ http://127.0.0.1 หรือ http://localhost ของเครื่องนี้เท่านั้น")
        return False

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        if not self.path.startswith("/") or not self._is_within():
            self.send_error(404)
            return None
        if self.path.startswith(PREFIX):
            return self._send(self._preview.file(self.path.removeprefix(PREFIX).partition("?")[0]))
        path = self._page()
        if path is None:
            return super().send_head()
        return self._send(("text/html; charset=utf-8", self._preview.joined(path.read_bytes())))

    def _page(self) -> Path | None:
        """The page that is asked for; None for any other file, and for what is not there."""
        path = Path(self.translate_path(self.path))
        asked = self.path.partition("?")[0].partition("#")[0]
        path = path / "index.html" if asked.endswith("/") else path
        try:
            return path if is_page(path.name) and path.is_file() else None
        except OSError:  # a name too long for any file
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
        """Whether what is asked for has a name that can be, and no link leads out of the site to it."""
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
        """Say nothing of each request."""


def _name_of_host(host: str) -> str:
    """The name in a `Host` without its port, which may be another one where it is passed on from
    elsewhere."""
    return re.sub(r":[0-9]*$", "", host.strip()).lower()
