"""Serves the built site on this machine alone and rebuilds it when a file is saved."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from watchfiles import watch

from cleancdd import pipeline
from cleancdd.diagnostics import InvalidContent, as_text
from cleancdd.publish import PublishError
from cleancdd.render.renderer import BadTemplate
from cleancdd.search import SearchError
from cleancdd.serve.preview import Preview
from cleancdd.serve.server import LOOPBACK, Server

__all__ = ["serve"]

_WATCHED = ("content", "units", "templates")
_KEPT = "หน้าที่เปิดอยู่ยังเป็นของเดิม"


def serve(
    root: Path,
    options: pipeline.Options,
    port: int,
    tell: Callable[[str], None],
    host: str = LOOPBACK,
) -> None:
    """Build, serve, watch; what is wrong is reported here and over the open page, and the last good site
    stays.

    Listens on this machine alone, unless `host` is another address of it. Ends at Ctrl-C; raises
    `PublishError` where the port is taken.
    """
    preview = Preview()
    _build(root, options, preview, tell)
    try:
        server = Server(options.out, host, port, preview)
    except OSError as busy:
        raise PublishError(f"เปิดพอร์ต {port} ไม่ได้ อาจมีโปรแกรมอื่นใช้อยู่ ลอง --port {port + 1}") from busy
    with server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        tell(f"เปิดดูที่ http://{host}:{port}/  หยุดด้วย Ctrl-C")
        watched = [root / name for name in _WATCHED if (root / name).is_dir()]
        for _ in watch(*watched, raise_interrupt=False):
            _rebuild(root, options, preview, tell)
        server.shutdown()


def _rebuild(root: Path, options: pipeline.Options, preview: Preview, tell: Callable[[str], None]) -> None:
    """Build after a change; what would end a build is reported, for the next change may mend it."""
    try:
        _build(root, options, preview, tell)
    except BadTemplate as wrong:
        _tell_failure(f"แม่แบบของหน้าเว็บไม่ถูกต้อง {wrong}", preview, tell)
    except (PublishError, SearchError, OSError) as failed:
        _tell_failure(f"สร้างใหม่ไม่ได้: {failed}", preview, tell)


def _tell_failure(message: str, preview: Preview, tell: Callable[[str], None]) -> None:
    preview.failed([message])
    tell(f"{message} {_KEPT}")


def _build(root: Path, options: pipeline.Options, preview: Preview, tell: Callable[[str], None]) -> None:
    try:
        built = pipeline.build(root, options, lambda _: None)
    except InvalidContent as invalid:
        told = [as_text(one) for one in invalid.diagnostics]
        preview.failed(told)
        for one in told:
            tell(one + "\n")
        tell(f"พบที่ต้องแก้ไข {len(told)} แห่ง {_KEPT}")
        return
    preview.built()
    tell(f"สร้างแล้ว: {built.rendered} หน้าที่เปลี่ยน จาก {built.pages} หน้า")
