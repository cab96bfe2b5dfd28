"""Serves the built site on this machine alone and rebuilds it when a file is saved."""

from __future__ import annotations

import functools
import io
import re
import sys
import threading
from collections.abc import Callable
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO

from watchfiles import watch

from cleancdd import pipeline
from cleancdd.diagnostics import InvalidContent, as_text
from cleancdd.publish import PublishError
from cleancdd.render.renderer import BadTemplate
from cleancdd.search import SearchError

__all__ = ["serve"]

_WATCHED = ("content", "units", "templates")
_OWN_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})
_KEPT = "หน้าที่เปิดอยู่ยังเป็นของเดิม"


def serve(root: Path, options: pipeline.Options, port: int, tell: Callable[[str], None]) -> None:
    """Build, serve on 127.0.0.1, watch; a slip is told and the last good site stays; ends at Ctrl-C."""
    _build(root, options, tell)
    try:
        server = _Server(options.out, port)
    except OSError as busy:
        raise PublishError(f"เปิดพอร์ต {port} ไม่ได้ อาจมีโปรแกรมอื่นใช้อยู่ ลอง --port {port + 1}") from busy
    with server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        tell(f"เปิดดูที่ http://127.0.0.1:{port}/  หยุดด้วย Ctrl-C")
        watched = [root / name for name in _WATCHED if (root / name).is_dir()]
        for _ in watch(*watched, raise_interrupt=False):
            _rebuild(root, options, tell)
        server.shutdown()


def _rebuild(root: Path, options: pipeline.Options, tell: Callable[[str], None]) -> None:
    """Build after a change; what would end a build is told, for the next change may mend it."""
    try:
        _build(root, options, tell)
    except BadTemplate as slip:
        tell(f"แม่แบบของหน้าเว็บไม่ถูกต้อง {slip} {_KEPT}")
    except (PublishError, SearchError, OSError) as failed:
        tell(f"สร้างใหม่ไม่ได้: {failed} {_KEPT}")


def _build(root: Path, options: pipeline.Options, tell: Callable[[str], None]) -> None:
    try:
        built = pipeline.build(root, options, lambda _: None)
    except InvalidContent as invalid:
        for one in invalid.diagnostics:
            tell(as_text(one) + "\n")
        tell(f"พบที่ต้องแก้ไข {len(invalid.diagnostics)} แห่ง {_KEPT}")
        return
    tell(f"สร้างแล้ว: {built.rendered} หน้าที่เปลี่ยน จาก {built.pages} หน้า")


class _Server(ThreadingHTTPServer):
    """Listens on this machine alone; a browser that hangs up is no news."""

    def __init__(self, folder: Path, port: int) -> None:
        super().__init__(("127.0.0.1", port), functools.partial(_Handler, directory=str(folder)))

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

    def parse_request(self) -> bool:
        if not super().parse_request():
            return False
        if _name_of_host(self.headers.get("Host", "")) in _OWN_NAMES:
            return True
        self.send_error(421, explain="เปิดดูได้ที่ http://127.0.0.1 หรือ http://localhost ของเครื่องนี้เท่านั้น")
        return False

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        if not self.path.startswith("/") or not self._is_within():
            self.send_error(404)
            return None
        return super().send_head()

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
