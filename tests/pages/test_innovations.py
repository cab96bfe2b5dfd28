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
    assert (map_.regions, map_.totals, map_.whole, map_.themeless) == ((1, 2, "central"), (3, 0, 1), 4, 1)
    assert {row.theme.label: (row.counts, row.shades, row.whole) for row in map_.rows} == {
        "ประเด็น money": ((1, 0, 1), (2, 0, 2), 2),
        "ประเด็น people": ((2, 0, 0), (4, 0, 0), 2),
    }


def test_heat_map_shows_its_numbers_and_leads_to_the_projects(learned: Any) -> None:
    assert '<td class="heat-4"><a href="./themes/people/#region-1">2</a></td>' in learned.html[
        "/innovations/"
    ].replace("../innovations/", "./")
    assert 'id="region-1"' in learned.html["/innovations/themes/people/"]
    assert "โครงการทั้งหมด 3 0 1 4" in learned.text("/innovations/")


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
    assert [(one.name, one.anchor, len(one.rows)) for one in tools] == [
        ("LINE", "line", 2),
        ("คู่มือ", "คู่มือ", 1),
    ]


def test_project_says_what_is_not_certain(learned: Any) -> None:
    text = learned.text("/innovations/2563/line/")
    assert "อ่านชื่อได้บางส่วน" in text
    assert "เอกสารไม่ระบุ จัดไว้กับทะเบียนของเอกสารปี 2563" in text
    sure = learned.text("/innovations/2564/clinic/")
    assert "อ่านชื่อได้บางส่วน" not in sure
    assert "อ่านไม่ชัด" in learned.text("/innovations/2564/pair/")


def test_stage_shows_the_milestones_up_to_it_in_words(learned: Any) -> None:
    text = learned.text("/innovations/2564/clinic/")
    assert "จัดทำโครงการ พบในเอกสาร ดำเนินการ พบในเอกสาร ประเมินผล พบในเอกสาร ถอดบทเรียน ไม่พบในเอกสาร" in text


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
    assert [row[12] for row in rows[1:]] == ["", "", "'=1+1", ""]
    assert rows[3][13] == "ไม่ระบุ"
    assert {len(row) for row in rows} == {20}
    assert {row[17] for row in rows[1:]} == {"แนวทาง ข้อ 2.6 บรรทัด 10-12"}


@pytest.fixture(scope="module")
def doubted(learned: Any, rebuilt: Any, altered: Any) -> Any:
    """The register with a project that may be of `poor`, in whose folder it lies, or of `done`."""
    kept = {key: getattr(learned.library, key) for key in ("themes", "practices", "guidance")}
    pair = learned.library.innovations[2564, "pair"]
    told = altered(
        pair, perhaps={"unit": "done", "why": "เอกสารมีชื่อสองหน่วยงาน"}, tools=["LINE"], criteria=["d1.l1.1"]
    )
    return rebuilt(**kept, innovations={**learned.library.innovations, (2564, "pair"): told})


def test_criteria_beside_a_project_or_practice_are_no_results(learned: Any) -> None:
    for url in ("/innovations/2564/clinic/", "/best-practices/first/"):
        assert "เกณฑ์ ใช้เรียนรู้ว่าเกณฑ์ถามเรื่องใด ไม่ใช่ผลการประเมินของหน่วยงาน เกณฑ์ d1.l1.1" in learned.text(url)
    assert "ไม่ใช่ผลการประเมินของหน่วยงาน" not in learned.text("/guidance/tools/")


DOUBT = "ยังไม่แน่ว่าเป็นของหน่วยงานใด"


def test_a_project_of_nobody_knows_whom_says_so_with_both_units_and_why(doubted: Any) -> None:
    page, text = doubted.html["/innovations/2564/pair/"], doubted.text("/innovations/2564/pair/")
    assert f"หน่วยงาน {DOUBT} อาจเป็นของ เมืองdone หรือ สำนักงานสมมติ poor เอกสารมีชื่อสองหน่วยงาน" in text
    assert 'data-search-unit="เมืองdone|สำนักงานสมมติ poor" data-search-region="1|ส่วนกลาง"' in page
    assert "data-search-status" not in page
    assert f'content="โครงการนวัตกรรมที่{DOUBT} ปีงบประมาณ 2564' in page


def test_a_project_of_nobody_knows_whom_is_told_in_every_list(doubted: Any) -> None:
    for url in (
        "/innovations/",
        "/innovations/2564/",
        "/innovations/themes/money/",
        "/innovations/regions/1/",
    ):
        groups = doubted.pages[url].subject["groups"]
        assert [group.anchor for group in groups if not group.owned] == ["doubtful"]
        assert [row.url for row in groups[-1].rows] == ["/innovations/2564/pair/"]
        assert f"โครงการ pair {DOUBT} เมืองdone หรือ สำนักงานสมมติ poor" in doubted.text(url)
    assert f"โครงการ pair เมืองdone หรือ สำนักงานสมมติ poor ({DOUBT})" in doubted.text("/innovations/tools/")


def test_a_project_of_nobody_knows_whom_counts_at_no_unit(doubted: Any) -> None:
    register, map_ = (doubted.pages["/innovations/"].subject[key] for key in ("register", "map"))
    assert (register.whole, register.doubtful, map_.whole, map_.totals) == (4, 1, 3, (3, 0, 0))
    assert [(one.count, one.doubtful) for one in register.regions] == [(3, 1), (0, 0), (0, 1)]
    assert [(one.url.split("/")[-2], one.count, one.doubtful) for one in register.standings] == [
        ("challenge", 1, 1),
        ("outstanding", 1, 0),
        ("pool", 1, 1),
    ]
    assert [(row.counts, row.whole) for row in map_.rows] == [((1, 0, 0), 1), ((2, 0, 0), 2)]
    assert [(one.count, one.doubtful) for one in (*register.themes, *register.years) if one.count] == [
        (2, 0),
        (2, 0),
        (3, 0),
        (1, 0),
    ]
    text = doubted.text("/innovations/")
    assert "4 โครงการที่หน่วยงานคิดขึ้น" in text
    assert f"ในจำนวนนี้ 1 โครงการ {DOUBT}" in text
    assert f"และไม่รวม 1 โครงการที่{DOUBT}" in text


def test_a_region_with_nothing_certain_keeps_its_page(doubted: Any) -> None:
    text = doubted.text("/innovations/regions/central/")
    assert f"ส่วนกลาง พื้นที่ · 0 โครงการ และอีก 1 โครงการที่{DOUBT}" in text
    assert 'regions/central/"' in doubted.html["/innovations/"]


def test_both_units_name_a_project_of_nobody_knows_whom_as_such(doubted: Any) -> None:
    for unit, other in (("done", "สำนักงานสมมติ poor"), ("poor", "เมืองdone")):
        assert f"โครงการ pair ทะเบียนปีงบประมาณ 2564 {DOUBT} อาจเป็นของหน่วยงานนี้หรือของ{other}" in doubted.text(
            f"/units/{unit}/"
        )


def test_a_project_of_nobody_knows_whom_is_of_no_unit_elsewhere(doubted: Any) -> None:
    assert "หน่วยงานเดียวกัน" not in doubted.text("/innovations/2564/pair/")
    assert f"โครงการ pair {DOUBT} มีประเด็นร่วมกัน" in doubted.text("/innovations/2564/clinic/")
    assert f"โครงการ pair โครงการที่{DOUBT}" in doubted.text("/criteria/2564/d1.l1.1/")


def test_csv_names_both_units_of_a_project_of_nobody_knows_whom(doubted: Any) -> None:
    row = next(row for row in cells(doubted) if row[4] == "โครงการ pair")
    assert (row[1], row[2], row[-1]) == ("เมืองdone หรือ สำนักงานสมมติ poor", "1 หรือ ส่วนกลาง", "ยังไม่แน่")


def test_a_region_without_projects_is_told_and_leads_nowhere(learned: Any) -> None:
    choices = learned.pages["/innovations/"].subject["register"].regions
    assert [(one.label, one.count) for one in choices] == [
        ("เขตตรวจราชการที่ 1", 3),
        ("เขตตรวจราชการที่ 2", 0),
        ("ส่วนกลาง", 1),
    ]
    assert "regions/1/" in learned.html["/innovations/"]
    assert "regions/2/" not in learned.html["/innovations/"]


def test_tools_that_several_projects_use_lead_to_them_from_the_register_and_the_top_of_all_tools(
    learned: Any,
) -> None:
    for url in ("/innovations/", "/innovations/tools/"):
        assert 'innovations/tools/#line">LINE <b>2</b></a>' in learned.html[url]
        assert "คู่มือ <b>" not in learned.html[url]
    assert 'id="line"' in learned.html["/innovations/tools/"]
    assert "LINE 2 โครงการ" in learned.text("/innovations/tools/")


def test_a_tool_of_signs_alone_has_a_place_and_one_named_twice_counts_once(
    learned: Any, rebuilt: Any, altered: Any
) -> None:
    projects = learned.library.innovations
    pair = altered(projects[2564, "pair"], tools=["***", "LINE", "line"])
    tools = (
        rebuilt(themes=learned.library.themes, innovations={(2564, "pair"): pair})
        .pages["/innovations/tools/"]
        .subject["tools"]
    )
    assert sorted((one.anchor, len(one.rows)) for one in tools) == [("line", 1), ("หัวข้อ", 1)]


def test_project_leads_to_its_tools_status_and_year_and_tells_its_time_and_day(
    learned: Any, rebuilt: Any, altered: Any
) -> None:
    projects = learned.library.innovations
    long = altered(projects[2564, "clinic"], updated="2564-03-16", steps=["ก" * 950, "ข" * 950])
    site = rebuilt(themes=learned.library.themes, innovations={**projects, (2564, "clinic"): long})
    page = site.html["/innovations/2564/clinic/"]
    assert all(
        f'href="../../../innovations/{path}"' in page
        for path in ("tools/#line", "status/challenge/", "2564/")
    )
    assert "ใช้เวลาอ่านประมาณ 2 นาที · ปรับปรุงเมื่อ 16 มีนาคม 2564 · แหล่งที่มา" in site.text(
        "/innovations/2564/clinic/"
    )
    assert site.text("/innovations/2564/clinic/").count("ปรับปรุงเมื่อ") == 1


def test_searching_passes_over_the_stages_and_not_over_the_tools(learned: Any, outline: Any) -> None:
    page = learned.html["/innovations/2564/clinic/"]
    facts = page[page.index('<dl class="facts') : page.index("</dl>")]
    rows = facts.split("<div")[1:]
    assert [row.startswith(" data-pagefind-ignore") for row in rows] == ["ขั้นที่พบ" in row for row in rows]
    assert "เครื่องมือ" in facts


def test_a_list_tells_what_each_project_is_and_those_without_more_than_a_title_stand_last(
    learned: Any,
) -> None:
    (group,) = learned.pages["/innovations/regions/1/"].subject["groups"]
    assert [(row.url.split("/")[-2], row.bare, row.lead) for row in group.rows] == [
        ("clinic", False, "เล่าเรื่อง clinic"),
        ("title-only", True, ""),
        ("line", True, ""),
    ]
    text = learned.text("/innovations/regions/1/")
    assert "ประเมินผล เล่าเรื่อง clinic เครื่องมือ: LINE · คู่มือ" in text
    assert "โครงการ title-only มีเพียงชื่อในเอกสาร" in text


def test_first_paragraph_is_no_heading(learned: Any, rebuilt: Any, altered: Any) -> None:
    told = {
        "html": "",
        "plain": "หัวข้อ\nย่อหน้าแรก\nย่อหน้าที่สอง",
        "headings": [{"level": 2, "anchor": "a", "text": "หัวข้อ"}],
    }
    pair = altered(learned.library.innovations[2564, "pair"], prose=told)
    site = rebuilt(themes=learned.library.themes, innovations={(2564, "pair"): pair})
    (group,) = site.pages["/innovations/"].subject["groups"]
    assert [row.lead for row in group.rows] == ["ย่อหน้าแรก"]


@pytest.mark.parametrize(
    "url", ["/innovations/", "/innovations/tools/", "/innovations/2564/", "/innovations/regions/1/"]
)
def test_lists_end_with_their_latest_day_and_sources(
    learned: Any, rebuilt: Any, altered: Any, url: str
) -> None:
    source = {"document": "guide", "section": "4.4.1"}
    clinic = altered(learned.library.innovations[2564, "clinic"], updated="2564-03-16", source=source)
    site = rebuilt(themes=learned.library.themes, innovations={(2564, "clinic"): clinic})
    assert "ปรับปรุงล่าสุด 16 มีนาคม 2564 · ที่มา แนวทาง ข้อ 4.4.1" in site.text(url)


def test_theme_page_names_the_guidance_whose_text_names_its_projects(
    learned: Any, rebuilt: Any, altered: Any
) -> None:
    kept = {key: getattr(learned.library, key) for key in ("themes", "innovations")}
    end = altered(
        learned.library.guidance["end"], prose={"html": '<p><a href="/innovations/2564/pair/">คู่</a></p>'}
    )
    site = rebuilt(**kept, guidance={**learned.library.guidance, "end": end})
    assert "ความรู้ หน้า end กล่าวถึงโครงการในประเด็นนี้ 1 โครงการ" in site.text("/innovations/themes/money/")
    assert "หน้า end" not in site.text("/innovations/themes/people/")


def test_a_changed_project_changes_its_page_and_its_listings_alone(learned: Any, altered: Any) -> None:
    projects = learned.library.innovations
    after = altered(projects[2564, "pair"], doubtful=["แก้แล้ว"])
    assert learned.changed(innovations={**projects, (2564, "pair"): after}) == {"/innovations/2564/pair/"}
