from __future__ import annotations

from datetime import date
from typing import Any

from cleancdd.model.evaluation import Evaluation
from cleancdd.model.unit import StatusBook
from cleancdd.pages import plan

CRITERIA = ["ch.l1", "ch.l2", "d1.l1.1", "d1.l1.2.1", "d1.l1.2.2", "d1.l2.1", "d3c.l1.1", "d3r.l1.1", "extra"]
TABLES = ["contests", "criteria", "dimensions", "kpis"]
RESULTS = [
    "/results/2564/",
    "/results/2564/central/",
    "/results/2564/central/results.csv",
    *[f"/results/2564/committees{key}" for key in (".csv", "/", "/panel/")],
    *[f"/results/2564/{name}.csv" for name in TABLES[:2]],
    *("/results/2564/desk.csv", "/results/2564/desk/"),
    *[f"/results/2564/{name}.csv" for name in TABLES[2:]],
    *[f"/results/2564/region-{number}/{file}" for number in (1, 2) for file in ("", "results.csv")],
    *[f"/results/2564/{name}.csv" for name in ("results", "selection", "statuses")],
    "/results/compare/",
]


def test_plan_lists_every_page_by_address(site: Any) -> None:
    assert list(site.pages) == [
        "/",
        "/404.html",
        "/about/",
        "/about/design/",
        "/calendar/2564/",
        "/calendar/2564/calendar.ics",
        "/changes/",
        "/criteria/2564/",
        *[f"/criteria/2564/{key}/" for key in CRITERIA],
        "/criteria/2564/recording/",
        "/forms/2564/",
        *[
            f"/forms/2564/blank/{kind}/{file}"
            for kind in ("central", "provincial")
            for file in ("", "form.rtf")
        ],
        *[
            f"/forms/2564/checklist/{key}/{file}"
            for key in ("done", "part", "poor")
            for file in ("", "form.rtf")
        ],
        "/help/",
        *RESULTS,
        "/search/",
        "/site.webmanifest",
        "/units/",
        *[
            f"/units/{key}/{part}"
            for key in ("calm", "done", "part", "poor")
            for part in ("", "2564/", "calendar.ics")
        ],
    ]


def test_only_home_about_and_the_calendar_change_from_day_to_day(site: Any, edition: Any) -> None:
    tomorrow = plan(site.library, edition.scorecards, as_of=date(2021, 10, 1))
    changed = [page.url for page in tomorrow if page.fingerprint("") != site.pages[page.url].fingerprint("")]
    # A quarter's report was due on the last day of September.
    assert changed == ["/", "/about/", "/calendar/2564/"], (
        "a quarter's report was due on the last day of September"
    )


def test_an_explanation_changes_its_own_page_and_the_list_of_criteria(site: Any, altered: Any) -> None:
    rubric = site.library.rubrics[2564]
    one = rubric.criteria["d1.l1.1"]
    other = altered(one, prose=altered(one.prose, html="<p>ใหม่</p>"))
    edited = altered(rubric, criteria={**rubric.criteria, one.id: other})
    assert site.changed(rubrics={2564: edited}) == {"/criteria/2564/", "/criteria/2564/d1.l1.1/"}


def test_a_title_changes_scorecards_of_the_kind_of_unit_that_it_concerns(site: Any, altered: Any) -> None:
    rubric = site.library.rubrics[2564]
    other = altered(rubric.criteria["d3c.l1.1"], title="ชื่อใหม่")
    edited = altered(rubric, criteria={**rubric.criteria, other.id: other})
    near = {f"/criteria/2564/{key}/" for key in ("d1.l2.1", "d3c.l1.1", "d3r.l1.1")}
    assert site.changed(rubrics={2564: edited}) == {
        *("/criteria/2564/", "/criteria/2564/recording/", "/units/poor/2564/"),
        *("/forms/2564/blank/central/", "/forms/2564/blank/central/form.rtf"),
        *("/forms/2564/checklist/poor/", "/forms/2564/checklist/poor/form.rtf"),
        *near,
    }


def test_a_remark_changes_one_scorecard_alone(site: Any, altered: Any) -> None:
    after = altered(site.library.evaluations["part", 2564], note="เพิ่มหมายเหตุ")
    assert site.changed(evaluations={**site.library.evaluations, ("part", 2564): after}) == {
        "/units/part/2564/",
        "/forms/2564/checklist/part/",
        "/forms/2564/checklist/part/form.rtf",
    }


def test_new_evidence_changes_the_unit_its_listings_and_the_criterion(site: Any) -> None:
    after = Evaluation.model_validate(
        {"criteria": {"d1.l1.1": {"evidence": [{"title": "ประกาศ", "url": "https://a.example/"}]}}}
    )
    evaluations = {**site.library.evaluations, ("calm", 2564): after}
    expected = {"/", "/units/", "/units/calm/", "/units/calm/2564/", "/criteria/2564/d1.l1.1/"}
    expected |= {"/results/compare/"}
    changed = site.changed(evaluations=evaluations)
    beside = ("/results/2564/", "/forms/2564/")
    assert {url for url in changed if not url.startswith(beside)} == expected
    assert {"/results/2564/", "/results/2564/region-1/"} < changed


def test_a_site_without_units_or_rubric_is_a_site_of_write_ups(rebuilt: Any) -> None:
    bare = rebuilt(units={}, rubrics={}, evaluations={}, statuses=StatusBook(announcements={}, years={}))
    assert list(bare.pages) == [
        "/",
        "/404.html",
        "/about/",
        "/about/design/",
        "/changes/",
        "/help/",
        "/search/",
        "/site.webmanifest",
    ]
    assert "/units/" not in bare.html["/"]


def test_a_unit_without_any_rubric_still_has_its_page(rebuilt: Any) -> None:
    assert "ยังไม่มีเกณฑ์ของปีใดให้ประเมิน" in rebuilt(rubrics={}, evaluations={}).text("/units/calm/")


def test_planning_the_same_library_again_gives_equal_fingerprints(site: Any) -> None:
    assert site.changed() == set()
