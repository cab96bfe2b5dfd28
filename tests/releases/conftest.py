"""A small published site, and a plain web server of this machine that serves a folder."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from cleancdd.publish import Staging

FILES = {
    "index.html": "หน้าแรก",
    "404.html": "ไม่พบ",
    "units/a/index.html": "หน่วยงาน",
    "units/a/files/แผน 1.txt": "แผน",
    "assets/site.css": "body{}",
}


def publish(out: Path, **files: str) -> Path:
    """A site in `out` with the usual files, and with these texts in place of theirs."""
    with Staging(out) as tree:
        for path, text in {**FILES, **files}.items():
            tree.write(path, text.encode())
        tree.commit()
    return out


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return publish(tmp_path / "site")


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture
def address(site: Path) -> Iterator[str]:
    """Where the site is served below a path, as it lies on the disk at each moment."""
    with ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=str(site.parent))
    ) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/{site.name}/"
        server.shutdown()
