from __future__ import annotations

from dataclasses import replace
from typing import Any

from cleancdd.findings.results import Result, UnitRow
from cleancdd.model.links import NO_LINKS
from cleancdd.pages.edition import Link, Menu

CHANGES = Link(label="การเปลี่ยนแปลง", url="/changes/")


def test_menu_links_the_parts_that_exist(edition: Any) -> None:
    assert edition.menu == Menu(
        main=(
            Link(label="หน่วยงาน", url="/units/"),
            Link(label="เกณฑ์ปี 2564", url="/criteria/2564/"),
            Link(label="เกี่ยวกับ", url="/about/"),
        ),
        footer=(
            Link(label="ผลการประเมินปี 2564", url="/results/2564/"),
            Link(label="ช่วยเหลือ", url="/help/"),
            CHANGES,
        ),
    )


def test_a_page_whose_slug_goes_on_from_anothers_is_left_to_that_one(edition: Any) -> None:
    page = edition.library.pages["help"]
    parts = tuple(page.model_copy(update={"id": slug}) for slug in ("help-printing", "helper"))
    more = replace(edition, library=replace(edition.library, articles=(*edition.library.articles, *parts)))
    assert [one.url for one in more.menu.footer] == ["/results/2564/", "/help/", "/helper/", CHANGES.url]


def test_menu_of_an_empty_site_leads_to_its_changes_alone(edition: Any) -> None:
    bare = replace(
        edition, library=replace(edition.library, units={}, rubrics={}, articles=()), scorecards={}
    )
    assert bare.menu == Menu(main=(), footer=(CHANGES,))


def test_row_holds_status_and_result_of_the_current_year(edition: Any) -> None:
    result = Result(
        unit="done",
        year=2564,
        recorded=True,
        final=True,
        points=40,
        extra=10,
        with_extra=50,
        grade="ไม่จัดระดับ",
        assessed=True,
        basis="committee",
        review="complete",
        unknown=0,
        mentions=0,
    )
    assert edition.rows[1] == UnitRow(
        id="done", label="เมืองdone", name="สำนักงานสมมติ done", region=1, standing="challenge", result=result
    )
    assert (result.url, edition.rows[1].url) == ("/units/done/2564/", "/units/done/")


def test_points_of_an_open_result_are_not_told(edition: Any) -> None:
    part = edition.results_of("part")[0]
    assert (part.recorded, part.final, part.points, part.unknown) == (True, False, None, 3)


def test_a_unit_is_in_the_pool_only_where_model_or_challenge_units_were_announced(edition: Any) -> None:
    assert [edition.standing("calm", year) for year in (2562, 2563, 2564)] == [
        "unannounced",
        "unannounced",
        "pool",
    ]
    assert [edition.standing("done", year) for year in (2563, 2564)] == ["outstanding", "challenge"]


def test_page_carries_the_frame_and_its_own_nouns(edition: Any) -> None:
    page = edition.page("/x/", "x.html", extra=1)
    assert (page.url, page.template) == ("/x/", "x.html")
    assert page.subject == {
        "site": edition.library.settings,
        "menu": edition.menu,
        "links": NO_LINKS,
        "provenance": None,
        "extra": 1,
    }
