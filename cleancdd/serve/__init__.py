"""Serves the built site on this machine only and rebuilds it when files are saved; the search index follows
later."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from watchfiles import watch

from cleancdd import pipeline
from cleancdd.diagnostics import InvalidContent, as_text
from cleancdd.publish import PublishError
from cleancdd.refusals import reason_at
from cleancdd.render.renderer import BadTemplate
from cleancdd.search import SearchError
from cleancdd.serve.preview import Preview
from cleancdd.serve.proof import Proofs
from cleancdd.serve.server import LOOPBACK, Server

__all__ = ["serve"]

_WATCHED = ("content", "units", "templates")
_KEPT = "หน้าที่เปิดอยู่ยังเป็นของเดิม"
_QUIET = 400
"""Milliseconds without a change after which the index is built."""

_LONGEST_PAUSE = 64
"""The most of these moments between two attempts to build an index that failed."""


def serve(
    root: Path,
    options: pipeline.Options,
    port: int,
    tell: Callable[[str], None],
    host: str = LOOPBACK,
) -> None:
    """Build, serve and watch. Diagnostics are shown on the terminal and over the open page, and the last
    valid site stays.

    Listens on this machine only, unless `host` is another address of it. Ends at Ctrl-C; raises
    `PublishError` when the port is in use.
    """
    preview = Preview(options.out)
    builder = _Builder(root, options, preview, tell)
    builder.build()
    try:
        server = Server(options.out, host, port, preview)
    except OSError as busy:
        raise PublishError(f"เปิดพอร์ต {port} ไม่ได้ อาจมีโปรแกรมอื่นใช้อยู่ ลอง --port {port + 1}") from busy
    with server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        tell(f"เปิดดูที่ http://{host}:{port}/  หยุดด้วย Ctrl-C")
        watched = [root / name for name in _WATCHED if (root / name).is_dir()]
        ended = threading.Event()
        threading.Thread(target=builder.show_saved, args=(watched, ended), daemon=True).start()
        with suppress(KeyboardInterrupt):
            for changes in watch(*watched, rust_timeout=_QUIET, yield_on_timeout=True):
                builder.survive(builder.build if changes else builder.index)
        ended.set()
        server.shutdown()


@dataclass
class _Builder:
    """Shows the pages of saved texts at once, builds all pages next, and their index after a moment without
    changes."""

    root: Path
    options: pipeline.Options
    preview: Preview
    tell: Callable[[str], None]
    is_index_due: bool = False
    proofs: Proofs | None = None
    pause: int = 0
    """How many moments the last failure of the index put off the next attempt; 0 when it did not fail."""
    left: int = 0
    """How many of these are still to pass."""

    def show_saved(self, watched: Iterable[Path], ended: threading.Event) -> None:
        """Show each saved text in its page of the last build, also while a build is running."""
        for changes in watch(*watched, stop_event=ended, raise_interrupt=False):
            self.survive(partial(self._show, [Path(path) for _, path in changes]))

    def _show(self, saved: Iterable[Path]) -> None:
        proofs = self.proofs
        made = proofs.of(saved) if proofs is not None else {}
        if made and proofs is self.proofs:  # no build that ended meanwhile shows these pages anew
            self.preview.proofed(made)

    def build(self) -> None:
        """Build the pages that changed, and report diagnostics."""
        self.preview.begun()
        try:
            built = pipeline.build(self.root, replace(self.options, search=False), lambda _: None)
        except InvalidContent as invalid:
            told = [as_text(one) for one in invalid.diagnostics]
            self.preview.failed(told)
            for one in told:
                self.tell(one + "\n")
            self.tell(f"พบที่ต้องแก้ไข {len(told)} แห่ง {_KEPT}")
            return
        self.proofs = None
        self.preview.built()
        self.proofs = Proofs(self.root, built.planned)
        self.tell(f"สร้างแล้ว: {built.rendered} หน้าที่เปลี่ยน จาก {built.pages} หน้า")
        self.is_index_due = self.options.search and built.search is not pipeline.SearchState.CURRENT

    def index(self) -> None:
        """Build the missing index; pages that are open need not be reloaded. One that failed is tried again,
        after a pause that doubles each time."""
        if self.left or not self.is_index_due:
            self.left = max(0, self.left - 1)
            return
        self.is_index_due = False
        try:
            built = pipeline.build(self.root, self.options, lambda _: None)
        except (PublishError, SearchError, OSError):
            self.is_index_due = True
            self.left = self.pause = min(_LONGEST_PAUSE, self.pause * 2 or 1)
            raise
        if self.pause:
            self.pause = 0
            self.preview.failed([])
        self.tell(f"ทำดัชนีค้นหาแล้ว: {built.indexed} จาก {built.indexes} ส่วน")

    def survive(self, step: Callable[[], None]) -> None:
        """Run a step; errors that would end a build are reported, because the next change may fix them."""
        try:
            step()
        except InvalidContent:  # saved meanwhile, and reported by the next build
            return
        except BadTemplate as wrong:
            self._fail(f"แม่แบบของหน้าเว็บไม่ถูกต้อง {wrong}")
        except (PublishError, SearchError) as failed:
            self._fail(f"สร้างใหม่ไม่ได้: {failed}")
        except OSError as failed:
            self._fail(f"สร้างใหม่ไม่ได้: {reason_at(failed)}")

    def _fail(self, message: str) -> None:
        self.preview.failed([message])
        self.tell(f"{message} {_KEPT}")
