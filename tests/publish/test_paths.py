from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancdd.publish import PublishError
from cleancdd.publish.paths import Claims, Listing, PlainTree, is_safe


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "units/นครสวรรค์/2564/index.html",
        ".nojekyll",
        "a/.well-known/x",
        "pagefind/wasm.unknown.pagefind",
    ],
)
def test_plain_paths_are_safe(path: str) -> None:
    assert is_safe(path)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "/a",
        "a/",
        "..",
        "../a",
        "a/../b",
        ".",
        "a/./b",
        "a//b",
        "a\\b",
        "c:/a",
        "a\n",
        "a\x00",
        "a.",
        "a ",
        "aux",
        "LPT1.html",
        "x/con/y",
        "a?b",
        "a|b",
    ],
)
def test_other_paths_are_not(path: str) -> None:
    assert not is_safe(path)
    with pytest.raises(PublishError, match="ใช้เป็นที่อยู่ของไฟล์ในเว็บไซต์ไม่ได้"):
        Claims().claim(path)


@given(st.text(st.sampled_from("a./\\: กC\x00"), max_size=12) | st.text(max_size=12))
def test_a_safe_path_stays_inside_on_every_system(path: str) -> None:
    if is_safe(path):
        for kind in (PurePosixPath, PureWindowsPath):
            assert not kind(path).is_absolute()
            assert not kind(path).drive
            assert ".." not in kind(path).parts
            assert "/".join(kind(path).parts) == path


@pytest.mark.parametrize(
    ("one", "other"), [("é.html", "e\u0301.html"), ("ß", "SS"), ("a/B/c", "a/b/d"), ("ก/index.html", "ก")]
)
def test_paths_that_differ_in_case_or_encoding_only_collide(one: str, other: str) -> None:
    claims = Claims()
    claims.claim(one)
    with pytest.raises(PublishError):
        claims.claim(other)


def test_neighbours_do_not_collide() -> None:
    claims = Claims("manifest.json")
    for path in ("a/index.html", "a/b/index.html", "ab/index.html", "a.html", "sub/manifest.json"):
        claims.claim(path)


def test_a_tree_shows_its_plain_files_and_what_is_not_one(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "file").write_bytes(b"12")
    (tmp_path / "link").symlink_to(tmp_path / "a" / "file")
    (tmp_path / "folder-link").symlink_to(tmp_path / "a")
    tree = PlainTree(tmp_path)
    assert dict(tree.entries()) == {"a/file": True, "link": False, "folder-link": False}
    assert dict(tree.entries("a")) == {"a/file": True}
    assert dict(tree.entries("folder-link")) == {}
    info = tree.stat("a/file")
    assert info
    assert info.st_size == 2
    assert [tree.stat(path) for path in ("link", "folder-link/file", "a", "nothing", "a/file/below")] == [
        None
    ] * 5


def test_a_tree_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert list(PlainTree(tmp_path / "nowhere").entries()) == []
    assert PlainTree(tmp_path / "nowhere").stat("a") is None


def test_a_listing_has_what_lay_in_a_folder_and_follows_no_link(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "file").write_bytes(b"12")
    (tmp_path / "link").symlink_to(tmp_path / "a" / "file")
    (tmp_path / "folder-link").symlink_to(tmp_path / "a")
    listed = Listing(tmp_path)
    assert set(listed.names) == {"a/file", "link", "folder-link"}
    info = listed.stat("a/file")
    assert info
    assert info.st_size == 2
    (tmp_path / "a" / "file").unlink()
    assert listed.stat("a/file") is info
    assert [listed.stat(path) for path in ("link", "folder-link/file", "a", "nothing")] == [None] * 4
    assert not Listing(tmp_path / "nowhere").names
    assert not Listing(tmp_path / "folder-link").names
