"""What was cut for the last build is not cut again, and never stands in for what has changed."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Generator, Iterable, Mapping, Sequence
from pathlib import Path

import pytest

from cleancdd import search, urls
from cleancdd.search.groups import Group
from cleancdd.search.memory import Memory
from cleancdd.search.pagefind import Words, words_of
from cleancdd.search.pagetext import read_page
from cleancdd.search.shadow import Shadow
from tests.search.quality import write


@pytest.fixture
def cut(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the pages that are read to be cut, as it happens."""
    seen: list[str] = []

    def reading(html: str) -> object:
        page = read_page(html)
        seen.append(page.title if page else "")
        return page

    monkeypatch.setattr(search, "read_page", reading)
    return seen


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("a", "b", "c"):
        write(
            tmp_path / "site",
            f"{name}/index.html",
            f"<h1>หน้า {name}</h1><p>พัฒนาชุมชน</p>",
            'data-search-theme="ก|ข"',
        )
    return tmp_path / "site"


def bundle(site: Path) -> dict[str, bytes]:
    root = site / urls.SEARCH_BUNDLE
    return {
        file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()
    }


def test_only_a_page_that_changed_is_cut_and_the_index_is_what_it_would_be_without_memory(
    site: Path, cut: list[str]
) -> None:
    memory = site.parent / "kept" / "shadows"
    search.index(site, memory=memory)
    assert cut == ["หน้า a", "หน้า b", "หน้า c"]
    write(site, "b/index.html", "<h1>หน้า ข</h1><p>โปร่งใส</p>")
    cut.clear()
    search.index(site, memory=memory)
    assert cut == ["หน้า ข"]
    remembered = bundle(site)
    search.index(site)
    assert bundle(site) == remembered


def test_pagefind_is_given_only_what_changed(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[str] = []

    def asking(shadows: Mapping[str, Shadow]) -> dict[str, Words]:
        given.extend(shadows)
        return words_of(shadows)

    monkeypatch.setattr(search, "words_of", asking)
    memory = site.parent / "shadows"
    search.index(site, memory=memory)
    assert given == ["/a/", "/b/", "/c/"]
    write(site, "b/index.html", "<h1>หน้า ข</h1><p>โปร่งใส</p>")
    search.index(site, memory=memory)
    assert given[3:] == ["/b/"]


def test_a_new_head_or_foot_cuts_nothing_anew(site: Path, cut: list[str]) -> None:
    memory = site.parent / "shadows"
    search.index(site, memory=memory)
    for file in site.rglob("*.html"):
        file.write_text(file.read_text("utf-8").replace("<title>หน้า", "<title>อีกหน้า"), encoding="utf-8")
    search.index(site, memory=memory)
    assert len(cut) == 3


def test_other_names_cut_everything_anew(site: Path, cut: list[str]) -> None:
    memory = site.parent / "shadows"
    search.index(site, memory=memory)
    search.index(site, names=["ฌฌฌฌ"], memory=memory)
    assert len(cut) == 6


def test_names_that_the_dictionary_can_make_up_cut_nothing_anew(site: Path, cut: list[str]) -> None:
    memory = site.parent / "shadows"
    search.index(site, memory=memory)
    mark = search.mark_of(frozenset(), memory)
    search.index(site, names=["แผนงบประมาณจังหวัด"], memory=memory)
    assert len(cut) == 3
    assert search.mark_of(frozenset(["แผนงบประมาณจังหวัด"]), memory) == mark
    assert search.mark_of(frozenset(["ฌฌฌฌ"]), memory) != mark


def test_pages_that_are_gone_are_forgotten(site: Path) -> None:
    memory = site.parent / "shadows"
    search.index(site, memory=memory)
    (site / "c" / "index.html").unlink()
    search.index(site, memory=memory)
    with sqlite3.connect(memory) as base:
        assert base.execute("SELECT count(*) FROM pages").fetchone() == (2,)


def test_a_memory_that_is_broken_or_in_use_is_done_without(site: Path, cut: list[str]) -> None:
    memory = site.parent / "shadows"
    memory.write_bytes(b"no database at all " * 100)
    search.index(site, memory=memory)
    search.index(site, memory=memory)
    search.index(site, memory=memory)
    assert len(cut) == 3
    whole = bundle(site)
    with sqlite3.connect(memory, isolation_level=None) as base:
        base.execute("BEGIN EXCLUSIVE")
        search.index(site, memory=memory)
        base.execute("ROLLBACK")
    assert bundle(site) == whole
    assert len(cut) == 6


def test_damage_is_noticed_and_mended(site: Path, cut: list[str]) -> None:
    memory = site.parent / "shadows"
    search.index(site, memory=memory)
    whole = bundle(site)
    with sqlite3.connect(memory) as base:
        base.execute("UPDATE pages SET value = zeroblob(50) WHERE page = (SELECT min(page) FROM pages)")
    base.close()
    search.index(site, memory=memory)
    search.index(site, memory=memory)
    assert len(cut) == 4
    assert bundle(site) == whole


def values(file: Path, names: Iterable[str], made: list[str]) -> list[bytes]:
    """The values of pages of these names; `made` gets those that were not in the file."""

    def make(some: Sequence[tuple[str, str]]) -> Generator[bytes, None, None]:
        for path, content in some:
            made.append(path)
            yield content.encode()

    pages = [(f"{name}/", f"<h1>{name}</h1>") for name in names]
    return list(Memory(file, "mark").values("group", pages, make))


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE pages SET value = (SELECT value FROM pages WHERE page = (SELECT max(page) FROM pages))",
        "UPDATE pages SET value = 7",
        "UPDATE pages SET value = 'ก'",
        "UPDATE pages SET page = CAST(x'ff' || substr(CAST(page AS BLOB), 2) AS TEXT)",
        b"page",
    ],
)
def test_a_value_is_believed_of_its_own_page_alone_and_damage_costs_one_build(
    tmp_path: Path, damage: str | bytes
) -> None:
    file, made = tmp_path / "shadows", list[str]()
    whole = values(file, "abc", made)
    if isinstance(damage, str):
        with sqlite3.connect(file) as base:
            base.execute(damage)
        base.close()
    else:
        file.write_bytes(file.read_bytes()[:4096] + bytes(range(256)) * 16)
    assert values(file, "abc", made) == whole
    assert len(made) > 3
    values(file, "abc", made)
    made.clear()
    assert values(file, "abc", made) == whole
    assert made == []


def test_damage_that_puts_the_index_out_of_order_costs_two_builds_not_every_one(tmp_path: Path) -> None:
    file, names = tmp_path / "shadows", "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลว"
    whole = values(file, names, [])
    data = file.read_bytes()
    leaf = next(at for at in range(0, len(data), 4096) if data[at] == 10)
    entries = [found.start() for found in re.finditer(rb"group[0-9a-f]{64}", data[leaf : leaf + 4096])]
    assert len(entries) == len(names)
    for entry in entries:
        file.write_bytes(data[: leaf + entry] + b"z" + data[leaf + entry + 1 :])
        values(file, names, [])
        values(file, names, [])
        made: list[str] = []
        assert values(file, names, made) == whole
        assert made == []


def test_a_file_that_damage_made_one_to_read_only_is_begun_anew(site: Path, cut: list[str]) -> None:
    memory = site.parent / "shadows"
    search.index(site, memory=memory)
    data = bytearray(memory.read_bytes())
    data[18] = 9  # a format of SQLite that this version may read and not write
    memory.write_bytes(data)
    page = site / "c" / "index.html"
    page.write_text(page.read_text("utf-8").replace("</main>", "<p>ใหม่</p></main>"), "utf-8")
    search.index(site, memory=memory)
    search.index(site, memory=memory)
    cut.clear()
    search.index(site, memory=memory)
    assert cut == []


def test_a_page_that_moved_is_found_at_its_new_address(site: Path) -> None:
    memory = site.parent / "shadows"
    search.index(site, memory=memory)
    (site / "c").rename(site / "d")
    search.index(site, memory=memory)
    remembered = bundle(site)
    search.index(site)
    assert bundle(site) == remembered


def test_groups_that_are_gone_are_forgotten(site: Path) -> None:
    memory = site.parent / "shadows"
    search.index(site, memory=memory)
    search.index(site, [Group("2564", ("a/index.html",))], memory=memory)
    with sqlite3.connect(memory) as base:
        assert base.execute("SELECT DISTINCT part FROM pages").fetchall() == [("2564",)]


@pytest.mark.parametrize("place", ["folder", "file/shadows"])
def test_a_place_that_cannot_keep_anything_is_done_without(site: Path, place: str) -> None:
    (site.parent / "folder").mkdir()
    (site.parent / "file").write_bytes(b"")
    search.index(site, memory=site.parent / place)
    assert bundle(site)
