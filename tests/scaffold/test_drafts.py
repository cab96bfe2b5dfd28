"""How drafts come into a folder: whole or not at all, and never over what is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleancdd.scaffold.drafts import Draft, Refused, write


def test_all_files_are_written_with_their_folders_and_plain_line_ends(tmp_path: Path) -> None:
    write(tmp_path, [Draft("a/b/c.yaml", "ก\nข\n"), Draft("d.yaml", "")])
    assert (tmp_path / "a/b/c.yaml").read_bytes() == "ก\nข\n".encode()
    assert (tmp_path / "d.yaml").exists()


@pytest.mark.parametrize("there", ["b/c.yaml", "B/c.yaml", "b/C.YAML", "b/c.yaml/x"])
def test_where_a_name_is_taken_nothing_is_written(tmp_path: Path, there: str) -> None:
    (tmp_path / there).parent.mkdir(parents=True)
    (tmp_path / there).write_text("mine", encoding="utf-8")
    with pytest.raises(Refused):
        write(tmp_path, [Draft("a.yaml", "x"), Draft("b/c.yaml", "x")])
    assert (tmp_path / there).read_text(encoding="utf-8") == "mine"
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == [tmp_path / there]


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "units").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    with pytest.raises(Refused, match="ลิงก์"):
        write(tmp_path / "site", [Draft("units/a/unit.yaml", "x")])
    assert [*(tmp_path / "elsewhere").iterdir()] == []


def test_a_file_that_cannot_be_written_takes_the_others_back(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("a file where a folder is needed", encoding="utf-8")
    with pytest.raises((Refused, OSError)):
        write(tmp_path, [Draft("a/new.yaml", "x"), Draft("b/new.yaml", "x")])
    assert [one.name for one in tmp_path.iterdir()] == ["b"]
