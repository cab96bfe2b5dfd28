"""The pages of a year's results: whether anything is decided or not, never a zero for what is not known."""

from __future__ import annotations

from typing import Any

from cleancdd.model.evaluation import Evaluation


def table_of(site: Any, url: str) -> list[tuple[str, ...]]:
    return list(site.pages[url].subject["table"].rows)


def test_a_year_has_its_page_its_regions_and_its_tables(site: Any) -> None:
    found = {url for url in site.pages if url.startswith("/results/")}
    names = ("contests", "criteria", "dimensions", "kpis", "results", "selection", "statuses")
    regions = ("region-1", "region-2", "central")
    assert found == {
        "/results/2564/",
        *(f"/results/2564/{name}.csv" for name in names),
        *("/results/2564/desk/", "/results/2564/desk.csv"),
        *(f"/results/2564/committees{one}" for one in ("/", ".csv", "/panel/")),
        "/results/compare/",
        *(f"/results/2564/{one}/{file}" for one in regions for file in ("", "results.csv")),
    }


def test_what_is_not_known_is_told_as_such_and_is_no_zero(site: Any, rebuilt: Any) -> None:
    bare = rebuilt(evaluations={})
    text = bare.text("/results/2564/")
    assert "ยังไม่มีผลของคณะกรรมการ" in text
    assert "ไม่ได้แปลว่าได้ 0 คะแนน" in text
    assert "ส่งแผน เมษายน 2564" in text
    assert "อันดับทั้งโครงการ" not in text
    assert {row[2] for row in table_of(bare, "/results/2564/desk.csv")} == {""}
    for row in table_of(bare, "/results/2564/results.csv"):
        assert row[0] == row[8] == row[10] == ""
    assert {row[2] for row in table_of(bare, "/results/2564/kpis.csv")} <= {""}


def test_reviews_without_a_total_are_told_as_such_and_not_as_missing(rebuilt: Any) -> None:
    told = {
        "assessed": "2564-06-30",
        "committee": {
            "review": "complete",
            "panel": "panel",
            "date": "2564-08-02",
            "criteria": {"d1.l1.1": {"outcome": "met"}},
        },
    }
    text = rebuilt(evaluations={("done", 2564): Evaluation.model_validate(told)}).text("/results/2564/")
    assert "ยังสรุปคะแนนไม่ได้ ผลที่คณะกรรมการตรวจเสร็จแล้วยังมีเกณฑ์ที่ไม่ได้บันทึก จึงยังไม่จัดอันดับ" in text
    assert "คณะกรรมการตรวจเสร็จ 1 หน่วยงาน" in text
    assert text.count("หน่วยงานบันทึกแล้ว") == 1


def test_only_what_the_committee_finished_is_ranked(site: Any) -> None:
    rows = {row[3]: row for row in table_of(site, "/results/2564/results.csv")}
    assert {key: row[0] for key, row in rows.items()} == {"done": "1", "calm": "", "part": "", "poor": ""}
    assert rows["done"][7] == "ตรวจเสร็จแล้ว"
    assert "สรุปผลแล้ว 1 จาก 4 หน่วยงาน" in site.text("/results/2564/")


def test_a_total_without_a_known_extra_point_is_no_figure(site: Any, altered: Any, rebuilt: Any) -> None:
    done = site.library.evaluations["done", 2564]
    criteria = {key: one for key, one in done.criteria.items() if key != "extra"}
    judged = {key: one for key, one in done.committee.criteria.items() if key != "extra"}
    after = altered(done, criteria=criteria, committee=done.committee.model_copy(update={"criteria": judged}))
    bare = rebuilt(evaluations={**site.library.evaluations, ("done", 2564): after})
    row = next(row for row in table_of(bare, "/results/2564/results.csv") if row[3] == "done")
    assert row[8]
    assert row[9] == row[10] == ""


def test_a_region_tells_who_is_awaited_and_who_does_not_compete(site: Any) -> None:
    text = site.text("/results/2564/region-1/")
    assert "เป็นหน่วยงานต้นแบบหรือท้าทายแล้ว" in text
    assert "เมืองcalm" in text
    assert "เมืองpart" not in text


def test_what_one_unit_records_changes_the_results_of_its_year_alone(site: Any, altered: Any) -> None:
    after = altered(site.library.evaluations["part", 2564], criteria={})
    changed = site.changed(evaluations={**site.library.evaluations, ("part", 2564): after})
    assert {url for url in changed if url.startswith("/results/2564/region-")} == {
        "/results/2564/region-2/",
        "/results/2564/region-2/results.csv",
    }


def test_the_competition_has_its_summary_where_the_programme_has_one(
    site: Any, rebuilt: Any, altered: Any
) -> None:
    text = site.text("/results/2564/")
    assert "สรุปผลการประกวด" in text
    assert "contests.csv" in site.html["/results/2564/"]
    assert site.html["/results/2564/contests.csv"].count("\n") == 4, "a line for each region"
    rubric = site.library.rubrics[2564]
    without = altered(rubric, programme=altered(rubric.programme, evaluation_formats=()))
    assert "/results/2564/contests.csv" not in rebuilt(rubrics={2564: without}).pages


def test_the_ranked_are_counted_by_grade_and_half_of_them_reach_the_median(site: Any, rebuilt: Any) -> None:
    grades = site.pages["/results/2564/"].subject["grades"]
    assert sum(count for _, count in grades.counts) == 1
    assert grades.half == 50
    assert "ครึ่งหนึ่งได้ 50 คะแนนขึ้นไป" in site.text("/results/2564/")
    assert rebuilt(evaluations={}).pages["/results/2564/"].subject["grades"] is None
