"""The folders of sites that tests begin with."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
SITES = TESTS / "sites"
RUBRIC = TESTS / "rubric" / "2564"
CONTENT = TESTS.parent / "content"


def minimal_site(home: Path) -> Path:
    """The smallest site that says everything, with the real rubric; as it is in a new clone."""
    shutil.copytree(SITES / "minimal", home)
    shutil.copytree(RUBRIC, home / "content" / "rubric" / "2564")
    return home


@contextmanager
def put_back(paths: Iterable[Path]) -> Iterator[None]:
    """After the block there is at these paths what was there before, and no folder more above them."""
    before = {path: path.read_bytes() if path.exists() else None for path in paths}
    made = {folder for path in before for folder in path.parents if not folder.exists()}
    try:
        yield
    finally:
        for path, data in before.items():
            path.unlink() if data is None else path.write_bytes(data)
        for folder in sorted(made, reverse=True):
            folder.rmdir()


def with_the_rubric_of_today(home: Path) -> None:
    """Lay the rubric that this repository publishes over the frozen one of a site."""
    shutil.rmtree(home / "content" / "rubric" / "2564")
    shutil.copytree(CONTENT / "rubric" / "2564", home / "content" / "rubric" / "2564")


Make = Callable[[Path], object]
MadeOnce = Callable[[str, Make], Path]
"""`made_once(name, make)` is a folder that `make` fills for the first who asks; all others read it."""


def made_once(factory: pytest.TempPathFactory) -> MadeOnce:
    """What costs much is made by one process of a run for all of them; whoever comes meanwhile waits."""
    own = factory.getbasetemp()
    base = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def folder_of(name: str, make: Make) -> Path:
        folder, made = base / name, base / f"{name}.made"
        with (base / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not made.exists():
                shutil.rmtree(folder, ignore_errors=True)  # half of it, where another process failed
                make(folder)
                made.touch()
        return folder

    return folder_of
