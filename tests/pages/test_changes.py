"""The history of the site in words, and what every page says of its file."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from cleancdd.model.history import Change, Changed, History
from cleancdd.model.repository import Repository
from cleancdd.search.pagetext import read_page

DAYS = ("2021-03-16", "2021-03-15", "2021-02-01")


def changes(*told: tuple[str, Changed, str]) -> History:
    return History(tuple(Change(*one) for one in told))


HISTORY = changes(
    (DAYS[0], Changed.EDITED, "units/done/2564/evaluation.yaml"),
    (DAYS[0], Changed.EDITED, "units/part/2564/evaluation.yaml"),
    (DAYS[1], Changed.REMOVED, "units/part/documents/a-name-that-went.md"),
    (DAYS[1], Changed.ADDED, "units/gone/unit.yaml"),
    ("2021-03-01", Changed.EDITED, "content/pages/about.md"),
    (DAYS[2], Changed.EDITED, "content/oit/2564.yaml"),
    (DAYS[2], Changed.EDITED, "content/rubric/2564/measures.yaml"),
    (DAYS[2], Changed.MOVED, "content/glossary.yaml"),
    (DAYS[2], Changed.REMOVED, "units/part/²/evaluation.yaml"),
    (DAYS[2], Changed.ADDED, "content/rubric/2564/rubric.yaml"),
    (DAYS[2], Changed.ADDED, "content/oit/2564.yaml"),
)


@pytest.fixture(scope="module")
def site(remembered: Any) -> Any:
    return remembered(HISTORY)


def foot(site: Any, url: str) -> str:
    """What a page says of its file, without markup."""
    found = re.search(r'<p class="provenance">(.*?)</p>', site.html[url])
    return re.sub("<[^>]*>", "", found[1]) if found else ""


def test_what_changed_is_told_by_day_in_words(site: Any) -> None:
    text = site.text("/changes/")
    assert "16 มีนาคม 2564 แก้ไขผลการประเมิน ปี 2564: เมืองdone , เมืองpart" in text
    assert "15 มีนาคม 2564 เพิ่มข้อมูลของหน่วยงาน ลบเอกสาร: เมืองpart" in text
    assert "เพิ่มหลักเกณฑ์ ปี 2564" in text
    assert "แก้ไขหลักเกณฑ์ ปี 2564" in text
    assert "เพิ่มรายการ OIT ปี 2564" in text
    assert "แก้ไขรายการ OIT" not in text
    assert "เปลี่ยนชื่ออภิธานศัพท์" in text
    assert "มีนาคม 2564 กุมภาพันธ์ 2564" in text


def test_the_front_page_tells_the_three_newest_lines(site: Any) -> None:
    text = site.text("/")
    assert "16 มี.ค. 2564 แก้ไขผลการประเมิน ปี 2564: เมืองdone , เมืองpart" in text
    assert text.count("มี.ค. 2564") == 3
    assert "เปลี่ยนชื่ออภิธานศัพท์" not in text


def test_what_is_no_more_is_not_named(site: Any) -> None:
    shown = "".join(site.html[url] for url in site.pages if "/changes/" in url)
    assert "a-name-that-went" not in shown
    assert "gone" not in shown


def test_a_month_and_a_unit_have_pages_of_their_own(site: Any) -> None:
    assert sorted(url for url in site.pages if "/changes/" in url) == [
        "/changes/",
        "/changes/2564-02/",
        "/changes/2564-03/",
        "/units/done/changes/",
        "/units/part/changes/",
    ]
    assert "16 มีนาคม 2564 แก้ไขผลการประเมิน ปี 2564 15 มีนาคม 2564 ลบเอกสาร" in site.text("/units/part/changes/")


def test_search_finds_them_by_name_alone_and_those_of_a_unit_by_the_unit(site: Any) -> None:
    month = read_page(site.documents["/changes/2564-03/"])
    assert month is not None
    assert (month.title, month.names[0]) == ("การเปลี่ยนแปลง มีนาคม 2564", "การเปลี่ยนแปลงเดือนมีนาคม 2564")
    assert "เมืองdone" not in "".join(block.text for block in month.blocks)
    unit = read_page(site.documents["/units/part/changes/"])
    assert unit is not None
    assert (unit.title.split()[0], unit.facets["kind"]) == ("การเปลี่ยนแปลง", ("การเปลี่ยนแปลง",))
    assert unit.facets["unit"] == (site.library.units["part"].label,)
    assert "แบบประเมิน" not in "".join(block.text for block in unit.blocks)


def test_a_day_of_many_changes_is_counted_and_a_long_history_stays_short(remembered: Any) -> None:
    many = (
        (f"20{year:02}-0{month}-{day:02}", Changed.EDITED, f"units/{unit}/{of}/evaluation.yaml")
        for year in range(30, 20, -1)
        for month in range(9, 0, -1)
        for day in range(28, 0, -1)
        for unit in ("done", "part", "calm", "poor")
        for of in range(2560, 2570)
    )
    site = remembered(changes(*many))
    sizes = {url: len(site.html[url].encode()) for url in site.pages if "/changes/" in url}
    assert max(sizes.values()) < 250_000


@pytest.mark.parametrize(
    ("history", "told"),
    [
        (History(known=False), "สร้างจากโฟลเดอร์ที่ไม่มีประวัติ git"),
        (History(since=date(2021, 3, 2)), "แสดงเฉพาะที่เปลี่ยนหลังวันที่ 2 มีนาคม 2564"),
    ],
)
def test_a_history_that_is_missing_is_told(remembered: Any, history: History, told: str) -> None:
    assert told in remembered(history).text("/changes/")


def test_every_page_says_when_its_data_last_changed(site: Any) -> None:
    for url, day in {
        "/units/done/2564/": "16 มีนาคม 2564",
        "/units/part/": "16 มีนาคม 2564",
        "/criteria/2564/": "1 กุมภาพันธ์ 2564",
        "/about/": "1 มีนาคม 2564",
        "/": "16 มีนาคม 2564",
        "/units/": "16 มีนาคม 2564",
    }.items():
        ours = " · การเปลี่ยนแปลงของหน่วยงาน" if re.match("/units/.", url) else ""
        assert foot(site, url) == f"แก้ไขข้อมูลล่าสุด {day}{ours}", url
    assert [foot(site, url) for url in ("/units/calm/2564/", "/help/", "/search/", "/404.html")] == [""] * 4


def test_a_page_leads_to_its_file_where_the_site_names_its_repository(remembered: Any, site: Any) -> None:
    settings = site.library.settings.model_copy(
        update={"repository": Repository(address="https://github.com/owner/name/")}
    )
    told = remembered(History(known=False), settings=settings)
    assert foot(told, "/units/done/2564/") == "ดูไฟล์ต้นฉบับ · แก้ไขหน้านี้"
    for way in ("blob", "edit"):
        address = f"https://github.com/owner/name/{way}/main/units/done/2564/evaluation.yaml"
        assert f'href="{address}"' in told.html["/units/done/2564/"]
    assert foot(told, "/units/") == foot(told, "/units/calm/2564/") == ""
    assert "github.com" not in site.html["/units/done/2564/"]


@pytest.mark.parametrize(
    ("forge", "source", "editor"),
    [
        ("github", "blob/a/b", "edit/a/b"),
        ("gitlab", "-/blob/a/b", "-/edit/a/b"),
        ("forgejo", "src/branch/a/b", "_edit/a/b"),
    ],
)
def test_each_forge_has_its_own_addresses(forge: Any, source: str, editor: str) -> None:
    one = Repository(address="https://h.example/o/n", forge=forge, branch="a/b")
    assert one.source("x/ก ข#.md") == f"https://h.example/o/n/{source}/x/%E0%B8%81%20%E0%B8%82%23.md"
    assert one.editor("x.md") == f"https://h.example/o/n/{editor}/x.md"


def test_one_commit_changes_only_the_pages_of_what_it_touched(remembered: Any, site: Any) -> None:
    more = History((Change(DAYS[0], Changed.EDITED, "units/done/unit.yaml"), *HISTORY.changes))
    after = remembered(more).pages
    changed = {url for url in after if site.pages[url].fingerprint("x") != after[url].fingerprint("x")}
    assert changed == {"/", "/changes/", "/changes/2564-03/", "/units/done/changes/"}
