"""The same content gives the same bytes whatever the machine: disk, language, clock, order of hashes, mask of
modes, number of processes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from stat import S_IMODE

import pytest

from cleancdd.sample import write_sample

ROOT = Path(__file__).parents[1]
MEMORY = Path("/dev/shm")  # noqa: S108 - a tmpfs, which lists the newest file first
BUILD = """
import os, sys
import cleancdd.pipeline
from cleancdd.cli import main

os.umask(int(sys.argv[1], 8))
cleancdd.pipeline._WORTH_A_POOL = 1
sys.exit(main(["build", "--root", sys.argv[2], "--as-of", "2564-09-30", "--jobs", sys.argv[3]]))
"""


@pytest.fixture
def elsewhere() -> Iterator[Path]:
    """A folder on a disk of another kind than `tmp_path`."""
    with tempfile.TemporaryDirectory(dir=MEMORY, prefix="cleancdd-test-") as folder:
        yield Path(folder)


def test_two_machines_that_differ_in_everything_publish_the_same_bytes(
    tmp_path: Path, elsewhere: Path
) -> None:
    assert tmp_path.stat().st_dev != elsewhere.stat().st_dev
    site = tmp_path / "written"
    write_sample(site, units=1, years=1, seed=5)
    one = published(site, tmp_path, umask="022", jobs=1, LC_ALL="C.UTF-8", TZ="UTC", PYTHONHASHSEED="0")
    other = published(
        site,
        elsewhere,
        umask="077",
        jobs=2,
        LC_ALL="POSIX",
        TZ="Asia/Bangkok",
        PYTHONHASHSEED="4242",
    )
    assert len([path for path in one if path.startswith("pagefind/all/")]) > 20
    assert {path for path in one.keys() | other.keys() if one.get(path) != other.get(path)} == set()


def published(
    source: Path, folder: Path, *, umask: str, jobs: int, **settings: str
) -> dict[str, tuple[int, bytes]]:
    """Every file of the site, with its mode, that a build of a copy of the site in a folder makes."""
    home = folder / "home"
    shutil.copytree(source, home)
    (folder / "temporary").mkdir()
    done = subprocess.run(
        [sys.executable, "-c", BUILD, umask, str(home), str(jobs)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(folder / "temporary"), **settings},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout.decode(errors="replace") + done.stderr.decode(errors="replace")
    files = (path for path in (home / "site").rglob("*") if path.is_file())
    return {
        path.relative_to(home / "site").as_posix(): (S_IMODE(path.stat().st_mode), path.read_bytes())
        for path in files
    }
