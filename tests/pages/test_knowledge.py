"""What holds for every page of what units learn from, and where other pages lead to them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any
from urllib.parse import unquote, urljoin


def pages(site: Any) -> dict[str, str]:
    return dict(site.documents)


def test_every_link_leads_to_a_page_and_an_anchor(learned: Any, outline: Any) -> None:
    anchors = {url: set(outline(html).values("id")) for url, html in pages(learned).items()}
    dead = set()
    for url, html in pages(learned).items():
        for href in (attrs["href"] for tag, attrs in outline(html).tags if tag == "a"):
            if (
                re.match(r"https?:|mailto:", href)
                or "/files/" in href
                or href.endswith((".csv", ".ics", ".rtf"))
            ):
                continue
            path, _, anchor = urljoin(url, href).partition("#")
            if unquote(path) not in anchors or (anchor and unquote(anchor) not in anchors[path]):
                dead.add((url, href))
    assert dead == set()


def test_pages_are_whole_and_their_headings_never_skip(learned: Any, outline: Any) -> None:
    invalid_content = {}
    for url, html in pages(learned).items():
        page = outline(html)
        ids = list(page.values("id"))
        levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
        skips = [pair for pair in pairwise(levels) if pair[1] - pair[0] > 1]
        if page.unclosed or len(ids) != len(set(ids)) or page.count("h1") != 1 or skips:
            invalid_content[url] = (page.unclosed, skips)
    assert invalid_content == {}


def test_menu_names_the_parts_that_there_are(learned: Any, site: Any) -> None:
    parts = {"/innovations/": "นวัตกรรม", "/best-practices/": "แนวปฏิบัติที่ดี", "/guidance/": "ความรู้"}
    assert {
        one.url: one.label for one in learned.pages["/"].subject["menu"].main if one.url in parts
    } == parts
    assert not [one for one in site.pages["/"].subject["menu"].main if one.url in parts]


def test_home_leads_to_each_theme_that_has_projects(learned: Any) -> None:
    themes = learned.pages["/"].subject["themes"]
    assert [(one.label, one.count) for one in themes] == [("ประเด็น money", 2), ("ประเด็น people", 2)]
    assert 'href="./innovations/themes/money/"' in learned.html["/"]


def test_criterion_unit_and_scorecard_lead_to_what_shows_them(learned: Any) -> None:
    criterion, unit = learned.text("/criteria/2564/d1.l1.1/"), learned.text("/units/done/")
    assert (
        "เรียนรู้จากหน่วยงานอื่น แนวปฏิบัติที่ดี แนวปฏิบัติ first first "
        "แสดงเกณฑ์ โครงการนวัตกรรม โครงการ clinic โครงการของเมืองdone"
    ) in criterion
    assert "โครงการ line ทะเบียนปีงบประมาณ 2563 ซึ่งเอกสารไม่ระบุปี" in unit
    assert "นวัตกรรมและแนวปฏิบัติที่ดีของหน่วยงาน แนวปฏิบัติที่ดี แนวปฏิบัติ first ผลงานปีงบประมาณ 2564" in learned.text(
        "/units/done/2564/"
    )


def test_missing_step_of_a_scorecard_names_who_shows_it(learned: Any) -> None:
    examples = learned.pages["/units/part/2564/"].subject["examples"]
    assert {key: [one.label for one in ties] for key, ties in examples.items()} == {
        "d1.l1.2.1": ["แนวปฏิบัติ second"]
    }
    assert "ตัวอย่าง แนวปฏิบัติ second" in learned.text("/units/part/2564/")


def test_nothing_is_said_of_what_a_site_does_not_have(site: Any) -> None:
    assert "เรียนรู้จากหน่วยงานอื่น" not in site.text("/criteria/2564/d1.l1.1/") + site.text("/")
    assert "แนวปฏิบัติที่ดี" not in site.text("/units/done/") + site.text("/units/done/2564/")
