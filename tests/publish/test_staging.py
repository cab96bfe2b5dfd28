from __future__ import annotations

import os
from pathlib import Path

import pytest

from cleancdd.publish import MANIFEST, Published, PublishError, Staging, staging, verify
from cleancdd.publish.memory import BuildMemory
from cleancdd.publish.paths import Listing

PAGES = {"index.html": "หน้าแรก", "units/a/index.html": "หน่วย ก", "units/b/index.html": "หน่วย ข"}


class Site:
    """A site folder with the memory of its builds."""

    def __init__(self, folder: Path) -> None:
        self.out = folder / "site"
        self.memory = folder / ".cleancdd" / "build-site.json"

    def build(self, pages: dict[str, str], *, fresh: bool = False) -> Published:
        """Publish pages, each a function of its text alone."""
        with Staging(self.out, None if fresh else self.memory) as tree:
            for path, text in pages.items():
                if fresh or not tree.keep(path, f"of {text}"):
                    tree.write(path, text.encode(), f"of {text}")
            return tree.commit()

    def files(self) -> dict[str, str]:
        found = {
            path.relative_to(self.out).as_posix(): path for path in self.out.rglob("*") if not path.is_dir()
        }
        return {name: found[name].read_text(encoding="utf-8") for name in sorted(found) if name != MANIFEST}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def test_the_first_build_writes_everything(site: Site) -> None:
    assert site.build(PAGES) == Published(written=3, kept=0, removed=0, changed=True)
    assert site.files() == PAGES
    assert verify(site.out) == ()


def test_a_second_build_of_the_same_changes_nothing_at_all(site: Site) -> None:
    site.build(PAGES)
    before = {path: path.lstat() for path in [site.out, *site.out.rglob("*")]}
    assert site.build(PAGES) == Published(written=0, kept=3, removed=0, changed=False)
    assert {path: (path.lstat().st_ino, path.lstat().st_mtime_ns) for path in before} == {
        path: (info.st_ino, info.st_mtime_ns) for path, info in before.items()
    }


def test_a_memory_that_has_no_place_leaves_the_site_built(site: Site) -> None:
    site.memory.parent.write_text("a file", encoding="utf-8")
    for text in ("หนึ่ง", "สอง"):
        assert site.build(PAGES | {"index.html": text}).changed
        assert site.files() == PAGES | {"index.html": text}
    assert verify(site.out) == ()


def test_an_edit_writes_one_file_and_keeps_the_others_as_the_same_files(site: Site) -> None:
    site.build(PAGES)
    before = {path: (site.out / path).stat().st_ino for path in PAGES}
    assert site.build(PAGES | {"index.html": "ใหม่"}) == Published(written=1, kept=2, removed=0, changed=True)
    assert site.files() == PAGES | {"index.html": "ใหม่"}
    assert {path for path in PAGES if (site.out / path).stat().st_ino == before[path]} == PAGES.keys() - {
        "index.html"
    }
    assert verify(site.out) == ()


def test_a_page_that_is_gone_is_removed_with_its_folder(site: Site) -> None:
    site.build(PAGES)
    rest = {path: text for path, text in PAGES.items() if path != "units/b/index.html"}
    assert site.build(rest) == Published(written=0, kept=2, removed=1, changed=True)
    assert site.files() == rest
    assert not (site.out / "units" / "b").exists()


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"[]", b'{"format": 0, "files": {}}', b'{"format": 1, "files": {"index.html": [1]}}'],
)
def test_without_a_readable_memory_everything_is_made_again_but_equal_files_stay(
    site: Site, damage: bytes
) -> None:
    site.build(PAGES)
    before = (site.out / "index.html").stat()
    site.memory.write_bytes(damage)
    assert site.build(PAGES) == Published(written=0, kept=3, removed=0, changed=False)
    assert (site.out / "index.html").stat().st_mtime_ns == before.st_mtime_ns
    assert BuildMemory.load(site.memory).recall("index.html", "of หน้าแรก", Listing(site.out))


def test_the_same_pages_give_the_same_bytes_whatever_was_there_before(tmp_path: Path) -> None:
    one, other = Site(tmp_path / "one"), Site(tmp_path / "other")
    one.build(PAGES)
    other.build({"index.html": "อื่น", "old.html": "เก่า"})
    other.build(dict(reversed(PAGES.items())))
    assert other.files() == one.files()
    assert (other.out / MANIFEST).read_bytes() == (one.out / MANIFEST).read_bytes()


def test_a_tampered_file_is_made_again(site: Site) -> None:
    site.build(PAGES)
    (site.out / "index.html").write_text("หน้าปลอม", encoding="utf-8")
    os.utime(site.out / "index.html", ns=(1, 1))
    assert site.build(PAGES) == Published(written=1, kept=2, removed=0, changed=True)
    assert site.files() == PAGES
    assert verify(site.out) == ()


def test_a_missing_file_is_made_again(site: Site) -> None:
    site.build(PAGES)
    (site.out / "index.html").unlink()
    assert site.build(PAGES) == Published(written=1, kept=2, removed=0, changed=True)


def test_a_stray_file_is_removed_though_every_page_is_kept(site: Site) -> None:
    site.build(PAGES)
    (site.out / "stray.html").write_text("?", encoding="utf-8")
    assert site.build(PAGES) == Published(written=0, kept=3, removed=1, changed=True)
    assert site.files() == PAGES


def test_a_manifest_that_tells_something_else_is_replaced(site: Site) -> None:
    site.build(PAGES)
    (site.out / MANIFEST).write_text('{"generator": "cleancdd", "files": {}}', encoding="utf-8")
    assert site.build(PAGES).changed
    assert verify(site.out) == ()


def test_where_links_fail_files_are_copied_and_remembered(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "no hard links here")

    site.build(PAGES)
    monkeypatch.setattr(staging.os, "link", refuse)  # type: ignore[attr-defined]
    for text in ("ใหม่", "ใหม่กว่า"):
        assert site.build(PAGES | {"index.html": text}) == Published(
            written=1, kept=2, removed=0, changed=True
        )
        assert site.files() == PAGES | {"index.html": text}


def test_a_symbolic_link_to_a_file_is_neither_followed_nor_kept(site: Site, tmp_path: Path) -> None:
    site.build(PAGES)
    secret = tmp_path / "secret.html"
    (site.out / "index.html").rename(secret)
    (site.out / "index.html").symlink_to(secret)
    (site.out / "extra.html").symlink_to(secret)
    assert site.build(PAGES) == Published(written=1, kept=2, removed=1, changed=True)
    assert not any(path.is_symlink() for path in site.out.rglob("*"))
    assert site.files() == PAGES
    assert secret.read_text(encoding="utf-8") == "หน้าแรก"


def test_a_symbolic_link_to_a_folder_is_neither_followed_nor_kept(site: Site, tmp_path: Path) -> None:
    site.build(PAGES)
    elsewhere = tmp_path / "elsewhere"
    (site.out / "units").rename(elsewhere)
    (site.out / "units").symlink_to(elsewhere)
    assert site.build(PAGES) == Published(written=2, kept=1, removed=1, changed=True)
    assert not (site.out / "units").is_symlink()
    assert site.files() == PAGES
    assert (elsewhere / "a" / "index.html").exists()


def test_files_and_folders_have_the_modes_that_the_umask_gives(site: Site) -> None:
    before = os.umask(0o022)
    try:
        site.build(PAGES)
    finally:
        os.umask(before)
    modes = {path.is_dir(): path.stat().st_mode & 0o777 for path in [site.out, *site.out.rglob("*")]}
    assert modes == {True: 0o755, False: 0o644}


def test_no_lock_or_tree_is_left_beside_the_site(site: Site) -> None:
    site.build(PAGES)
    site.build(PAGES)
    assert sorted(path.name for path in site.out.parent.iterdir()) == [".cleancdd", "site"]


class TestFoldersOfATool:
    """What another program writes into the new tree, such as the search index."""

    def build(self, site: Site, pages: dict[str, str], fingerprint: str, index: dict[str, str]) -> Published:
        with Staging(site.out, site.memory) as tree:
            for path, text in pages.items():
                if not tree.keep(path, f"of {text}"):
                    tree.write(path, text.encode(), f"of {text}")
            if not tree.keep_folder("pagefind", fingerprint):
                self.run_tool(tree.fill(), pages, index)
                tree.adopt("pagefind", fingerprint)
            return tree.commit()

    def run_tool(self, folder: Path, pages: dict[str, str], index: dict[str, str]) -> None:
        seen = {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}
        assert seen == pages.keys()
        for name, text in index.items():
            (folder / "pagefind" / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / "pagefind" / name).write_text(text, encoding="utf-8")

    def test_the_tool_sees_every_page_and_its_files_are_published(self, site: Site) -> None:
        assert self.build(site, PAGES, "1", {"entry": "x", "f/a": "1"}) == Published(5, 0, 0, changed=True)
        assert site.files() == PAGES | {"pagefind/entry": "x", "pagefind/f/a": "1"}
        assert verify(site.out) == ()

    def test_the_folder_is_kept_while_its_fingerprint_is_the_same(self, site: Site) -> None:
        self.build(site, PAGES, "1", {"entry": "x"})
        assert self.build(site, PAGES, "1", {"entry": "not made"}) == Published(0, 4, 0, changed=False)

    def test_the_tool_sees_kept_pages_too_and_equal_output_is_kept(self, site: Site) -> None:
        self.build(site, PAGES, "1", {"entry": "x", "f/a": "1", "f/b": "1"})
        edited = PAGES | {"index.html": "ใหม่"}
        assert self.build(site, edited, "2", {"entry": "y", "f/a": "1"}) == Published(2, 3, 1, changed=True)
        assert site.files() == edited | {"pagefind/entry": "y", "pagefind/f/a": "1"}
        assert self.build(site, edited, "2", {}) == Published(0, 5, 0, changed=False)

    def test_the_folder_is_made_again_when_one_of_its_files_is_gone(self, site: Site) -> None:
        self.build(site, PAGES, "1", {"entry": "x", "f/a": "1"})
        (site.out / "pagefind" / "f" / "a").unlink()
        assert self.build(site, PAGES, "1", {"entry": "x", "f/a": "1"}) == Published(1, 4, 0, changed=True)

    def test_a_link_among_its_files_is_refused(self, site: Site) -> None:
        with Staging(site.out) as tree:
            (tree.fill() / "pagefind").mkdir()
            (tree.fill() / "pagefind" / "passwd").symlink_to("/etc/passwd")
            with pytest.raises(PublishError, match="`pagefind/passwd` เป็นลิงก์"):
                tree.adopt("pagefind")


class TestPlacesThatAreNotForASite:
    """Folders that hold something of anybody else's are never replaced."""

    def refused(self, out: Path, message: str) -> None:
        before = sorted(out.parent.rglob("*"))
        with pytest.raises(PublishError, match=message), Staging(out):
            pass
        assert sorted(out.parent.rglob("*")) == before

    def test_a_folder_with_other_files(self, tmp_path: Path) -> None:
        (tmp_path / "site").mkdir()
        (tmp_path / "site" / "thesis.docx").write_bytes(b"")
        self.refused(tmp_path / "site", "มีไฟล์อยู่แล้วและไม่ใช่เว็บไซต์ที่โปรแกรมนี้สร้าง")

    @pytest.mark.parametrize(
        "manifest",
        [
            "",
            "{}",
            '{"name": "app"}',
            '{"generator": "cleancdd", "files": {"../x": {"sha256": "", "size": 0}}}',
        ],
    )
    def test_a_folder_with_a_manifest_of_something_else(self, tmp_path: Path, manifest: str) -> None:
        (tmp_path / "site").mkdir()
        (tmp_path / "site" / MANIFEST).write_text(manifest, encoding="utf-8")
        self.refused(tmp_path / "site", "ไม่ใช่เว็บไซต์ที่โปรแกรมนี้สร้าง")

    def test_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "site").write_bytes(b"")
        self.refused(tmp_path / "site", "เป็นไฟล์")

    def test_a_link_to_another_folder(self, site: Site, tmp_path: Path) -> None:
        site.build(PAGES)
        (tmp_path / "link").symlink_to(site.out)
        self.refused(tmp_path / "link", "เป็นลิงก์ไปที่อื่น")

    def test_the_root_of_the_content(self, tmp_path: Path) -> None:
        (tmp_path / "root" / "content").mkdir(parents=True)
        (tmp_path / "root" / "content" / "site.yaml").write_bytes(b"")
        self.refused(tmp_path / "root", "เก็บไฟล์ต้นฉบับ")

    def test_a_git_checkout_even_of_a_site(self, site: Site) -> None:
        site.build(PAGES)
        (site.out / ".git").write_text("gitdir: elsewhere", encoding="utf-8")
        self.refused(site.out, "เก็บไฟล์ต้นฉบับ")

    def test_the_root_of_the_disk(self) -> None:
        with pytest.raises(PublishError, match="รากของดิสก์"), Staging(Path(Path.cwd().anchor)):
            pass

    def test_the_present_folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "here").mkdir()
        (tmp_path / "here" / "notes.txt").write_bytes(b"")
        monkeypatch.chdir(tmp_path / "here")
        with pytest.raises(PublishError, match="here มีไฟล์อยู่แล้ว"), Staging(Path()):
            pass

    def test_an_empty_folder_is_taken(self, site: Site) -> None:
        site.out.mkdir()
        assert site.build(PAGES).changed
        assert site.files() == PAGES


@pytest.mark.parametrize(
    "taken",
    [["a.html", "a.html"], ["A.html", "a.html"], ["a/x", "A/y"], ["a", "a/b"], ["a/b", "a"], [MANIFEST]],
)
def test_paths_that_meet_on_some_disk_are_refused(site: Site, taken: list[str]) -> None:
    with Staging(site.out) as tree:
        *first, last = taken
        for path in first:
            tree.write(path, b"")
        with pytest.raises(PublishError, match=f"`{last}`"):
            tree.write(last, b"")


def test_a_collision_names_both(site: Site) -> None:
    with Staging(site.out) as tree:
        tree.write("Units/A/index.html", b"")
        with pytest.raises(PublishError, match=r"`Units/` กับ `units/b/index\.html` จะทับกันบนบางระบบ"):
            tree.write("units/b/index.html", b"")
