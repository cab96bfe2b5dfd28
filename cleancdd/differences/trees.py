"""The sources of a commit, laid out in a folder of their own for as long as they are read."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cleancdd.git import Blob, NoAnswer, reading
from cleancdd.refusals import reason

__all__ = ["SOURCES", "laid_out"]

SOURCES = ("content", "units", "templates")
"""The folders that a site is made from."""

_MOST_FILES = 200_000
_MOST_BYTES = 4 * 2**30


@contextmanager
def laid_out(home: Path, files: tuple[Blob, ...]) -> Iterator[Path]:
    """A temporary folder with these files of the repository at `home`, removed at the end of the block.

    Raises `NoAnswer` for more than can be, and for what the disk refuses.
    """
    if len(files) > _MOST_FILES or sum(one.size for one in files) > _MOST_BYTES:
        raise NoAnswer("ไฟล์ของ commit นั้นมากหรือใหญ่เกินกว่าจะเทียบได้", repository=True)
    with tempfile.TemporaryDirectory(prefix="cleancdd-diff-", ignore_cleanup_errors=True) as folder:
        root = Path(folder)
        try:
            _write(home, files, root)
        except OSError as failed:
            raise NoAnswer(f"วางไฟล์ของ commit เพื่อเทียบไม่ได้: {reason(failed)}", repository=True) from failed
        yield root


def _write(home: Path, files: tuple[Blob, ...], root: Path) -> None:
    made = {root}
    with reading(home) as blobs:
        for one in files:
            target = root / one.path
            if target.parent not in made:
                target.parent.mkdir(parents=True, exist_ok=True)
                made.add(target.parent)
            with target.open("xb") as stream:
                stream.write(blobs.read(one.object))
