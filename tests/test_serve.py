"""A preview goes on after what would end a build: the next change may mend it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cleancdd import pipeline, serve
from cleancdd.publish import PublishError
from cleancdd.search import SearchError
from tests.test_broken_sites import RUBRIC, SITES

KEPT = "หน้าที่เปิดอยู่ยังเป็นของเดิม"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    shutil.copytree(SITES / "minimal", tmp_path / "home")
    shutil.copytree(RUBRIC, tmp_path / "home" / "content" / "rubric" / "2564")
    return tmp_path / "home"


def served(home: Path, changes: Iterator[None], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is told when each step of `changes` is saved and noticed."""
    told: list[str] = []
    monkeypatch.setattr(serve, "watch", lambda *_, **__: changes)
    serve.serve(home, pipeline.Options(out=home / "site", as_of=date(2021, 9, 30), search=False), 0, told.append)
    return told


def test_a_slip_in_a_template_is_told_with_its_place_and_the_mended_one_is_built(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "templates").mkdir()
    template = home / "templates" / "units.html"

    def changes() -> Iterator[None]:
        for content in ("a\n{% if %}", '{% extends "base.html" %}{{ nothing }}', "mended"):
            template.write_text(content, encoding="utf-8")
            yield

    first, _, syntax, undefined, mended = served(home, changes(), monkeypatch)
    assert first.startswith("สร้างแล้ว: ")
    assert syntax.startswith("แม่แบบของหน้าเว็บไม่ถูกต้อง units.html:2: ")
    assert undefined.startswith("แม่แบบของหน้าเว็บไม่ถูกต้อง units.html: ")
    assert syntax.endswith(KEPT)
    assert mended.startswith("สร้างแล้ว: ")
    assert (home / "site" / "units" / "index.html").read_text(encoding="utf-8") == "mended"


def test_another_build_a_failed_index_or_a_full_disk_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failures: list[Exception] = [PublishError("มีการสร้างอื่น"), SearchError("ทำดัชนีไม่ได้"), OSError(28, "เต็ม")]
    build = pipeline.build

    def changes() -> Iterator[None]:
        for failure in failures:

            def failing(*_: object, failure: Exception = failure) -> pipeline.Built:
                raise failure

            monkeypatch.setattr(pipeline, "build", failing)
            yield
        monkeypatch.setattr(pipeline, "build", build)
        yield

    told = served(home, changes(), monkeypatch)[2:]
    assert told[:3] == [f"สร้างใหม่ไม่ได้: {one} {KEPT}" for one in failures]
    assert told[3].startswith("สร้างแล้ว: ")


def test_what_ends_the_first_build_ends_the_preview(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> pipeline.Built:
        raise PublishError("มีการสร้างอื่น")

    monkeypatch.setattr(pipeline, "build", failing)
    with pytest.raises(PublishError):
        served(home, iter(()), monkeypatch)
