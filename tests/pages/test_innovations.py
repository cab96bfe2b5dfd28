from __future__ import annotations

import csv
import io
from typing import Any

import pytest

REGISTER = [
    "/innovations/",
    "/innovations/2563/",
    "/innovations/2563/line/",
    "/innovations/2564/",
    "/innovations/2564/clinic/",
    "/innovations/2564/pair/",
    "/innovations/2564/title-only/",
    "/innovations/innovations.csv",
    "/innovations/regions/1/",
    "/innovations/regions/central/",
    "/innovations/status/challenge/",
    "/innovations/status/outstanding/",
    "/innovations/status/pool/",
    "/innovations/themes/empty/",
    "/innovations/themes/money/",
    "/innovations/themes/people/",
    "/innovations/tools/",
]


def cells(site: Any) -> list[list[str]]:
    return list(csv.reader(io.StringIO(site.html["/innovations/innovations.csv"].removeprefix("\ufeff"))))


def test_every_value_of_every_facet_has_an_address_of_its_own(learned: Any) -> None:
    assert [url for url in learned.pages if url.startswith("/innovations/")] == REGISTER


def test_a_site_without_projects_has_no_register(site: Any) -> None:
    assert not [url for url in site.pages if url.startswith("/innovations")]
    assert "/innovations/" not in site.html["/"]


def test_register_counts_each_project_once_and_each_of_its_themes(learned: Any) -> None:
    map_ = learned.pages["/innovations/"].subject["map"]
    assert (map_.regions, map_.totals, map_.whole, map_.themeless) == ((1, None), (3, 1), 4, 1)
    assert {row.theme.label: (row.counts, row.shades, row.whole) for row in map_.rows} == {
        "ประเด็น money": ((1, 1), (2, 2), 2),
        "ประเด็น people": ((2, 0), (4, 0), 2),
    }


def test_heat_map_shows_its_numbers_and_leads_to_the_projects(learned: Any) -> None:
    assert '<td class="heat-4"><a href="./themes/people/#region-1">2</a></td>' in learned.html["/innovations/"].replace(
        "../innovations/", "./"
    )
    assert 'id="region-1"' in learned.html["/innovations/themes/people/"]
    assert "โครงการทั้งหมด 3 1 4" in learned.text("/innovations/")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("/innovations/2563/", ["line"]),
        ("/innovations/status/challenge/", ["clinic"]),
        ("/innovations/regions/central/", ["pair"]),
        ("/innovations/themes/money/", ["clinic", "pair"]),
        ("/innovations/themes/empty/", []),
    ],
)
def test_facet_page_lists_its_projects_alone(learned: Any, url: str, expected: list[str]) -> None:
    groups = learned.pages[url].subject["groups"]
    assert [row.url.split("/")[-2] for group in groups for row in group.rows] == expected


def test_theme_page_begins_with_the_best_practices_on_it(learned: Any) -> None:
    text = learned.text("/innovations/themes/money/")
    assert text.index("แนวปฏิบัติ first") < text.index("โครงการ clinic")


def test_tools_written_alike_stand_together(learned: Any) -> None:
    tools = learned.pages["/innovations/tools/"].subject["tools"]
    assert [(one.name, one.anchor, len(one.rows)) for one in tools] == [("LINE", "line", 2), ("คู่มือ", "คู่มือ", 1)]


def test_project_says_what_is_not_certain(learned: Any) -> None:
    text = learned.text("/innovations/2563/line/")
    assert "อ่านชื่อได้บางส่วน" in text
    assert "เอกสารไม่ระบุ จัดไว้กับทะเบียนของเอกสารปี 2563" in text
    sure = learned.text("/innovations/2564/clinic/")
    assert "อ่านชื่อได้บางส่วน" not in sure
    assert "อ่านไม่ชัด" in learned.text("/innovations/2564/pair/")


def test_stage_shows_the_milestones_up_to_it_in_words(learned: Any) -> None:
    text = learned.text("/innovations/2564/clinic/")
    assert "จัดทำโครงการ แสดงแล้ว ดำเนินการ แสดงแล้ว ประเมินผล แสดงแล้ว ถอดบทเรียน เอกสารไม่แสดง" in text


def test_indicator_without_target_or_result_says_so(learned: Any) -> None:
    assert "ความถูกต้อง =1+1 เอกสารไม่ระบุ" in learned.text("/innovations/2564/pair/")


def test_projects_lead_to_their_neighbours_in_the_register(learned: Any) -> None:
    near = [
        (learned.pages[url].subject["previous"], learned.pages[url].subject["following"])
        for url in REGISTER
        if url.count("/") == 4 and url[13].isdigit()
    ]
    labels = [tuple(one.label.split()[-1] if one else None for one in pair) for pair in near]
    assert sorted(labels, key=str) == sorted(
        [(None, "clinic"), ("title-only", "pair"), ("clinic", "line"), ("pair", None)], key=str
    )


def test_csv_has_a_row_for_each_project_and_runs_nothing(learned: Any) -> None:
    text = learned.html["/innovations/innovations.csv"]
    rows = cells(learned)
    assert text.startswith("\ufeffปีงบประมาณ,หน่วยงาน")
    assert [(row[0], row[4], row[6]) for row in rows[1:]] == [
        ("2564", "โครงการ title-only", "ระบุ"),
        ("2564", "โครงการ clinic", "ระบุ"),
        ("2564", "โครงการ pair", "ระบุ"),
        ("2563", "โครงการ line", "ไม่ระบุ"),
    ]
    assert rows[3][12] == "'=1+1"
    assert {len(row) for row in rows} == {19}


def test_a_changed_project_changes_its_page_and_its_listings_alone(learned: Any, altered: Any) -> None:
    projects = learned.library.innovations
    after = altered(projects[2564, "pair"], doubtful=["แก้แล้ว"])
    assert learned.changed(innovations={**projects, (2564, "pair"): after}) == {"/innovations/2564/pair/"}
