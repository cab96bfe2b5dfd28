"""Files of a site's `templates` that are never published."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cleancdd.diagnostics import Code, Diagnostics
from cleancdd.readers.templates import check_template_files


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    folder = tmp_path / "templates" / "assets"
    folder.mkdir(parents=True)
    (folder / "site.css").write_text("body{}", encoding="utf-8")
    return folder


def codes(root: Path) -> list[Code]:
    diagnostics = Diagnostics()
    assert check_template_files(root, diagnostics) == (not len(diagnostics))
    return [one.code for one in diagnostics]


def test_plain_files_are_sound_and_so_is_no_folder_at_all(assets: Path, tmp_path: Path) -> None:
    (assets / "empty.css").touch()
    (assets / "icon.png").write_bytes(b"\x89PNG")
    (assets / ".hidden").symlink_to("/etc/passwd")
    assert codes(tmp_path) == []
    assert codes(tmp_path / "nowhere") == []


def test_no_link_is_followed(assets: Path, tmp_path: Path) -> None:
    (assets / "x.css").symlink_to("/etc/passwd")
    (assets / "more").symlink_to("/etc")
    assert codes(tmp_path) == [Code.LINKED_FOLDER] * 2


def test_the_folder_itself_may_be_no_link(assets: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "templates").symlink_to(assets.parent)
    assert codes(home) == [Code.LINKED_FOLDER]


def test_a_pipe_is_refused_without_waiting_for_it(assets: Path, tmp_path: Path) -> None:
    os.mkfifo(assets / "x.css")
    assert codes(tmp_path) == [Code.UNREADABLE_FILE]


@pytest.mark.parametrize(
    "name", ["ก.css", "a b.css", "a\nb.css", "con.css", "a%2f.css", "-a.css", "a.", "a?.css"]
)
def test_odd_names_are_refused(assets: Path, tmp_path: Path, name: str) -> None:
    (assets / name).write_text("x", encoding="utf-8")
    assert codes(tmp_path) == [Code.WRONG_PATH]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.css", b"x" * (2**20 + 1), Code.FILE_TOO_LARGE),
        ("a.png", b"x" * (2**20 + 1), Code.FILE_TOO_LARGE),
        ("a.css", b"\xff", Code.WRONG_ENCODING),
        ("a.js", "\u202e".encode(), Code.CONTROL_CHARACTER),
        ("a.exe", b"MZ", Code.WRONG_FILE_TYPE),
    ],
)
def test_what_no_page_can_use_is_refused(
    assets: Path, tmp_path: Path, name: str, content: bytes, code: Code
) -> None:
    (assets / name).write_bytes(content)
    assert codes(tmp_path) == [code]


def test_folders_without_end_are_refused(assets: Path, tmp_path: Path) -> None:
    (assets / "/".join("abcdefghij")).mkdir(parents=True)
    assert codes(tmp_path) == [Code.WRONG_PATH]
