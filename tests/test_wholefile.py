"""A file is replaced whole or stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleancdd.wholefile import replacing


def test_the_new_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "ข้อมูล.yaml"
    for text in ("แรก", "หลัง"):
        with replacing(path) as fresh:
            fresh.write_text(text, encoding="utf-8")
        assert path.read_text(encoding="utf-8") == text
    assert list(tmp_path.iterdir()) == [path]


def test_a_block_that_raises_leaves_the_old_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "links.yaml"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(UnicodeEncodeError), replacing(path) as fresh:
        fresh.write_text("half" * 10_000 + "\ud800", encoding="utf-8")
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_cannot_be_replaced_leaves_nothing_beside_it(tmp_path: Path) -> None:
    (tmp_path / "taken" / "by").mkdir(parents=True)
    with pytest.raises(OSError, match="taken"), replacing(tmp_path / "taken") as fresh:
        fresh.write_text("new", encoding="utf-8")
    assert [one.name for one in tmp_path.iterdir()] == ["taken"]
