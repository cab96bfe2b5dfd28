"""What an earlier run read of a file is found again; the prose of an article when it is first asked for."""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pydantic_core import to_json

from cleancdd.cache import Store
from cleancdd.diagnostics import Diagnostics, InvalidContent
from cleancdd.model.article import Article, Prose
from cleancdd.readers.articles import read_articles

ROOT = Path(__file__).parents[2]
SITE = ROOT / "tests/sites/three-dimensions"
COUNT = """
import sys, time
from pathlib import Path
from cleancdd.cache import Store
from cleancdd.diagnostics import Diagnostics
from cleancdd.library import read_usable

now, home = time.time_ns(), Path(sys.argv[1])
time.time_ns = lambda: now + 10**10
with Store(home / "cache.sqlite", "0123456789abcdef") as store:
    read_usable(home / "home", Diagnostics())
    fresh = len(store.rows)
    store.close()
import sqlite3
print(*sqlite3.connect(home / "cache.sqlite").execute("SELECT count(*) FROM kept").fetchone(), fresh)
"""
VERSION = "0123456789abcdef"
TEXT = "---\ntitle: ชื่อ\ndescription: เรื่อง\n---\n\nข้อความ {0}\n\n## หัวข้อ\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site of one page, which was read by an earlier run long after it was written."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    later = time.time_ns() + 10**10
    monkeypatch.setattr(time, "time_ns", lambda: later)
    page(tmp_path).parent.mkdir(parents=True)
    page(tmp_path).write_text(TEXT.format(1), encoding="utf-8")
    with Store(tmp_path / "cache.sqlite", VERSION):
        read(tmp_path)
    return tmp_path


def page(site: Path) -> Path:
    return site / "content/pages/a.md"


def read(site: Path) -> Article:
    [loaded] = read_articles(site, Diagnostics())
    return loaded.value


def test_an_unchanged_text_is_what_it_was_without_being_read(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = read(site)
    with Store(site / "cache.sqlite", VERSION), monkeypatch.context() as nothing:
        nothing.setattr("cleancdd.readers.loader.read_markdown", None)
        article = read(site)
        assert "html" not in article.prose.__dict__
        assert (article.digest, article.prose.digest) == (fresh.digest, fresh.prose.digest)
        assert article.prose.letters == fresh.prose.letters == len("ข้อความ1หัวข้อ")
        assert "html" not in article.prose.__dict__
        assert (article.prose.html, article.prose.headings) == (fresh.prose.html, fresh.prose.headings)
        assert article == fresh


def test_no_run_leaves_what_the_next_one_does_not_find(tmp_path: Path) -> None:
    shutil.copytree(SITE, tmp_path / "home")
    told = []
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", COUNT, str(tmp_path)],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
            text=True,
        )
        told.append([int(word) for word in done.stdout.split()])
    [rows, _], again = told
    assert rows > 10
    assert again == [rows, 0]


def test_a_prose_put_by_is_written_whole() -> None:
    whole = Prose(html="<p>ก ข</p>", plain="ก ข")
    for write in (to_json, pickle.dumps):
        again = Prose.put_by(whole.digest, whole.letters, lambda: whole)
        assert len(write(again)) >= len(whole.html) + len(whole.plain)
    assert to_json(Prose.put_by(whole.digest, whole.letters, lambda: whole)) == to_json(whole)


def test_a_prose_that_is_not_stored_is_rendered_from_the_file(site: Path) -> None:
    fresh = read(site)
    with Store(site / "cache.sqlite", VERSION):
        article = read(site)
    assert article.prose.html == fresh.prose.html  # after the run its store is closed


def test_a_prose_whose_file_has_gone_stops_the_run(site: Path) -> None:
    with Store(site / "cache.sqlite", VERSION):
        article = read(site)
    page(site).unlink()
    with pytest.raises(InvalidContent):
        _ = article.prose.plain
