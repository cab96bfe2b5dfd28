from __future__ import annotations

import json
import os
import random
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import cbor2
import pytest
from pagefind_bin import get_executable

from cleancdd import search, urls
from cleancdd.search import pagefind
from cleancdd.search.compression import unpack, unpack_json
from cleancdd.search.shadow import spelled
from cleancdd.thai.compounds import whole

WORDS = [
    "โครงการ",
    "พัฒนา",
    "ชุมชน",
    "ใสสะอาด",
    "รายงาน",
    "งบประมาณ",
    "จัดซื้อจัดจ้าง",
    "หน่วยงาน",
    "เอกสาร",
    "เผยแพร่",
    "ประชาชน",
    "ข้อมูลข่าวสาร",
    "นวัตกรรม",
]


def page(number: int) -> str:
    text = " ".join(random.Random(number).choices(WORDS, k=80))  # noqa: S311
    return f"""<!doctype html><html lang="th"><head><title>หน้า {number}</title></head><body><nav>เมนู</nav>
<main data-pagefind-body data-search-kind="{"หน่วยงาน" if number % 2 else "นวัตกรรม"}"
 data-search-region="{number % 7 + 1}"
 data-search-names="ชื่อ{number}" data-search-date="2021-{number % 12 + 1:02}-01"><h1>หน้า {number}</h1>
<p>จุดที่ {number % 4}</p>
<h2 id="more">เพิ่มเติม</h2><p>{text}</p></main></body></html>"""


def make_site(folder: Path, seed: int, count: int = 60) -> Path:
    """The same pages in every site, written in an order of its own."""
    order = list(range(count))
    random.Random(seed).shuffle(order)  # noqa: S311
    for number in order:
        file = folder / f"units/u{number:02}/{2560 + number % 5}/index.html"
        file.parent.mkdir(parents=True)
        file.write_text(page(number), encoding="utf-8")
    return folder


def bundle(site: Path, folder: str = urls.SEARCH_BUNDLE) -> dict[str, bytes]:
    root = site / folder
    return {
        file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()
    }


def contents(site: Path) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(bundle(site)["contents/contents.json"])
    return value


def start(site: Path) -> dict[str, Any]:
    value: dict[str, Any] = unpack_json(bundle(site)["contents/start.packed"])
    return value


def served(site: Path, name: str) -> bytes:
    """A part of the only index of a site, unpacked."""
    (group,) = contents(site)["groups"]
    return unpack(bundle(site)[f"{group}/{name}.packed"])


def told(site: Path, name: str) -> Any:
    """A part of the only index of a site that is JSON."""
    (group,) = contents(site)["groups"]
    return unpack_json(bundle(site)[f"{group}/{name}.packed"])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = make_site(tmp_path_factory.mktemp("search") / "site", seed=0)
    search.index(made)
    return made


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_equal_sites_give_equal_bundles_wherever_they_lie_and_in_whatever_order_they_were_written(
    site: Path, tmp_path: Path, seed: int
) -> None:
    other = make_site(tmp_path / "ที่อื่น" / f"deep {seed}" / "site", seed)
    search.index(other)
    assert bundle(other) == bundle(site)


def test_indexing_again_replaces_the_old_index(site: Path, tmp_path: Path) -> None:
    again = make_site(tmp_path / "site", seed=0)
    (again / "pagefind" / "all" / "index").mkdir(parents=True)
    (again / "pagefind" / "all" / "index" / "stale.pf_index").write_bytes(b"old")
    search.index(again)
    assert bundle(again) == bundle(site)


def test_an_old_index_is_never_written_into_as_it_may_be_linked_into_the_published_site(
    site: Path, tmp_path: Path
) -> None:
    again = make_site(tmp_path / "site", seed=0)
    published = tmp_path / "published"
    published.write_bytes(b"published")
    for name in ("all/parts.json", "contents/contents.json", "contents/start.packed"):
        (again / "pagefind" / name).parent.mkdir(parents=True, exist_ok=True)
        os.link(published, again / "pagefind" / name)
    search.index(again)
    assert published.read_bytes() == b"published"


def test_only_what_a_search_needs_is_left(site: Path) -> None:
    (folder,) = contents(site)["groups"]
    names = {
        name.removeprefix(f"{folder}/").split("/")[0] for name in bundle(site) if name.startswith("all/")
    }
    assert names == {"index.packed", "pages.packed", "texts", "words", "all"}
    lists = {name.split("-")[0] for name in bundle(site, "pagefind/all") if "/" not in name}
    assert lists == {"parts.json", "words", "hints"}
    assert {name.split("/")[0] for name in bundle(site)} == {"all", "contents"}


def test_a_search_starts_with_one_file_that_has_the_tables_of_every_index(site: Path) -> None:
    begun, named = start(site), contents(site)
    lengths, firsts = cbor2.loads(served(site, "index"))
    assert begun["indexes"] == [[lengths, firsts, told(site, "pages")]]
    assert begun == begun | named
    assert set(begun) == {
        *named,
        "indexes",
        "words",
        "senses",
        "ties",
        "weak",
        "whole",
        "kinds",
        "asks",
        "letters",
    }


def test_every_word_lies_in_the_piece_that_begins_at_or_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cleancdd.search.bundle._PIECE", 400)
    search.index(make_site(tmp_path / "site", seed=0))
    lengths, firsts = cbor2.loads(served(tmp_path / "site", "index"))
    pieces = [cbor2.loads(served(tmp_path / "site", f"words/{number}")) for number in range(len(firsts))]
    words = [word for piece in pieces for word, _ in piece]
    assert words == sorted(set(words))
    assert firsts[0] <= words[0]
    for first, (before, piece) in zip(firsts[1:], pairwise(pieces), strict=True):
        assert before[-1][0] < first <= piece[0][0]
    assert sum(map(len, firsts)) < sum(len(piece[0][0]) for piece in pieces)
    assert len(pieces) > 10
    assert len(lengths) == 60
    assert all(len(piece) == 1 or len(cbor2.dumps(piece)) < 1000 for piece in pieces)


def test_the_table_of_pages_says_what_each_page_says_of_itself(site: Path) -> None:
    shown = [told(site, f"texts/{number}") for number in range(60)]
    numbers = [int(text["title"].split()[-1]) for text in shown]
    assert sorted(numbers) == list(range(60))
    assert told(site, "pages") == {
        "facets": {
            "kind": {"values": ["นวัตกรรม", "หน่วยงาน"], "pages": [number % 2 for number in numbers]},
            "region": {
                "values": [str(one) for one in range(1, 8)],
                "pages": [number % 7 for number in numbers],
            },
        },
        "dates": [f"2021-{number % 12 + 1:02}-01" for number in numbers],
        "titles": [2] * 60,
        "names": [2] * 60,
        "asked": [[]] * 60,
        "further": [],
        "common": [],
    }


def test_what_people_ask_is_indexed_with_the_pages_of_that_address_and_shown_on_none(tmp_path: Path) -> None:
    make_site(tmp_path, 1, count=6)
    search.index(tmp_path, asked={"/units/*/2560/": ["จองคิว เปิดกี่โมง"], "/units/": ["แผนที่"]})
    shown = [told(tmp_path, f"texts/{number}") for number in range(6)]
    pages = told(tmp_path, "pages")
    assert [bool(asked) for asked in pages["asked"]] == [text["url"].endswith("/2560/") for text in shown]
    assert not any("จองคิว" in text["content"] for text in shown)


def test_a_page_is_shown_as_it_was_written(site: Path) -> None:
    shown = next(one for number in range(60) if (one := told(site, f"texts/{number}"))["title"] == "หน้า 7")
    text = shown.pop("content").replace("\u200b", "")
    assert shown == {
        "url": "/units/u07/2562/",
        "title": "หน้า 7",
        "date": "2021-08-01",
        "kind": whole("หน่วยงาน"),
        "anchors": [[7, "more", "เพิ่มเติม"]],
    }
    assert text.startswith(whole("หน้า 7\nจุดที่ 3\nเพิ่มเติม\n"))
    assert "เมนู" not in text


def test_a_site_of_many_years_has_an_index_for_each_stretch_and_only_what_changed_is_made_anew(
    tmp_path: Path,
) -> None:
    site = make_site(tmp_path / "site", seed=0)
    groups = search.divide((file.relative_to(site).as_posix() for file in site.rglob("*.html")), most=20)
    assert [(group.name, len(group.paths)) for group in groups] == [
        ("2560", 12),
        ("2561", 12),
        ("2562", 12),
        ("2563", 12),
        ("2564", 12),
    ]
    search.index(site, groups)
    before = bundle(site)
    changed = site / groups[4].paths[0]
    changed.write_text(changed.read_text("utf-8").replace("จุดที่", "ป้อมที่"), encoding="utf-8")
    search.index(site, groups, [groups[4]])
    after = bundle(site)
    assert {name.split("/")[0] for name, _ in before.items() ^ after.items()} == {"2564", "contents"}
    assert [one.split("/")[0] for one in contents(site)["groups"]] == ["2560", "2561", "2562", "2563", "2564"]
    assert "ป้อม" in start(site)["words"]


def test_settings_of_the_caller_do_not_matter(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pagefind.toml").write_text('keep_index_url = true\nroot_selector = "h1"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PAGEFIND_KEEP_INDEX_URL", "true")
    other = make_site(tmp_path / "site", seed=5)
    search.index(other)
    assert bundle(other) == bundle(site)


def test_a_site_without_a_page_to_find_has_an_empty_index(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        "<!doctype html><title>ก</title><main>ไม่ให้ค้น</main>", encoding="utf-8"
    )
    search.index(tmp_path)
    assert contents(tmp_path)["groups"] == []


def test_a_page_that_pagefind_saw_otherwise_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cleancdd.search.shadow.spelled", lambda token: token.replace("ชุมชน", "ชุม ชน"))
    with pytest.raises(
        search.SearchError,
        match=r"ดัชนีของ Pagefind ไม่ตรงกับหน้าเว็บ \(/units/.*: \d+ words, \d+ pieces of text\)",
    ):
        search.index(make_site(tmp_path / "site", seed=0, count=3))


@pytest.mark.parametrize(
    ("seen", "changed"),
    [(spelled("ชุมชน"), "q"), ("[\ua048-\ua04b]", ""), ("(?<=<p>)\ua001", "x"), ("ue9z", "e")],
)
def test_a_word_that_pagefind_took_for_another_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seen: str, changed: str
) -> None:
    site = make_site(tmp_path / "site", seed=0, count=5)
    (site / "index.html").write_text("<main data-pagefind-body><p>กรม น้ำ ชุมชน é</p></main>", encoding="utf-8")
    run = pagefind._run

    def other(pages: Path, found: Path) -> None:
        for file in pages.rglob("*.html"):
            file.write_text(re.sub(seen, changed, file.read_text("utf-8")), encoding="utf-8")
        run(pages, found)

    monkeypatch.setattr(pagefind, "_run", other)
    with pytest.raises(search.SearchError, match=r"ดัชนีของ Pagefind ไม่ตรงกับหน้าเว็บ \(/.*: \S+\)"):
        search.index(site)


def test_a_run_that_fails_is_an_error_with_the_end_of_what_pagefind_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = get_executable()
    script = tmp_path / "pagefind"
    script.write_text(f'#!/bin/sh\nexec {real} --site no-such-folder --output-path "$4"\n')
    script.chmod(0o755)
    monkeypatch.setattr(pagefind, "get_executable", lambda: script)
    with pytest.raises(search.SearchError) as caught:
        search.index(make_site(tmp_path / "site", seed=0, count=1))
    first, *rest = str(caught.value).splitlines()
    assert first == "ทำดัชนีค้นหาไม่สำเร็จ: Pagefind หยุดด้วยรหัส 1"
    assert rest


def test_a_missing_binary_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagefind, "get_executable", lambda: tmp_path / "no-such-pagefind")
    with pytest.raises(search.SearchError, match="no-such-pagefind"):
        search.index(make_site(tmp_path / "site", seed=0, count=1))


def test_a_bundle_of_another_layout_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def strange(_: Path, found: Path) -> None:
        found.mkdir(parents=True)
        (found / "pagefind-entry.json").write_text('{"indexes": []}', encoding="utf-8")

    monkeypatch.setattr(pagefind, "_run", strange)
    with pytest.raises(search.SearchError, match="ดัชนีของ Pagefind ไม่ตรงกับหน้าเว็บ"):
        search.index(make_site(tmp_path / "site", seed=0, count=1))


def test_several_processes_make_the_same_index(tmp_path: Path) -> None:
    alone, shared = (make_site(tmp_path / name, 1, count=120) for name in ("alone", "shared"))
    search.index(alone)
    search.index(shared, jobs=2)
    assert bundle(alone) == bundle(shared)
