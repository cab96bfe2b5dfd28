"""A second scorer, written from the guideline's words and not from the package, first held against tables
made by hand, then holding the package against itself: every dimension, total, grade and ladder of three
sample programmes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cleancdd.findings.scores import score_all
from cleancdd.library import read_library
from cleancdd.sample import write_sample
from tests.scoring.cards import sights, whole, whole_of
from tests.scoring.independent.climbing import grade, pass_mark, standing, total
from tests.scoring.independent.counting import on_record, outcome_of_number
from tests.scoring.independent.judging import NOTHING_SEEN, judged_by_committee, judged_by_unit
from tests.scoring.independent.quarters import every_three_months, fiscal_year, reported_quarters, span
from tests.scoring.independent.reading import Raw, day, from_yaml, rubric
from tests.scoring.independent.scorecard import site_cards
from tests.scoring.laying_out import lay_out
from tests.scoring.nearly_complete import nearly_complete

RULES = rubric(Path(__file__).parents[2] / "tests" / "rubric" / "2564")
CRITERIA: Mapping[str, Raw] = RULES["criteria"]
LONG_AFTER = date(2023, 1, 1)
SOON_AFTER = date(2021, 11, 1)
AT_REVIEW = date(2021, 8, 2)


def be(*days: str) -> list[date]:
    return [day(one) for one in days]


@pytest.mark.parametrize(
    "typed",
    ["2564-03-16", "16-03-2564", "16/3/2564", "16.3.2564", "16 มี.ค. 2564", (
        "วันที่ 16 มีนาคม "
        "พ.ศ. 2564"
    ), "๑๖ มีนาคม ๒๕๖๔",
     "๒๕๖๔-๐๓-๑๖", "2021-03-16", "16 มีนาคม ค.ศ. 2021"],
)  # fmt: skip
def test_a_day_is_the_same_however_it_is_typed(typed: str) -> None:
    assert day(typed) == date(2021, 3, 16)


def test_the_leap_day_of_2563_is_a_day() -> None:
    assert day("2563-02-29") == date(2020, 2, 29)


def test_a_fiscal_year_has_four_quarters() -> None:
    assert fiscal_year(2564) == (date(2020, 10, 1), date(2021, 9, 30))
    assert [span(2564, quarter) for quarter in (1, 2, 3, 4, 5)] == [
        (date(2020, 10, 1), date(2020, 12, 31)),
        (date(2021, 1, 1), date(2021, 3, 31)),
        (date(2021, 4, 1), date(2021, 6, 30)),
        (date(2021, 7, 1), date(2021, 9, 30)),
        (date(2021, 10, 1), date(2021, 12, 31)),
    ]


NUMBERS = [
    ("d1.l1.2.2.4", "{q1: 1, q2: 1, q3: 2, q4: 1}", "met"),
    ("d1.l1.2.2.4", "{q1: 1, q2: 0, q3: 2, q4: 1}", "unmet"),
    ("d1.l1.2.2.4", "{q1: 4, q2: 4, q3: 4}", "unknown"),
    ("d1.l1.2.2.4", "{q2: 0}", "unmet"),
    ("d1.l3.3", "0", "met"),
    ("d1.l3.3", "1", "unmet"),
    ("d1.l3.3", None, "unknown"),
    ("d1.l4.4", "๐", "met"),
    ("d3c.l4.2", "2", "met"),
    ("d3c.l4.2", "1", "unmet"),
    ("d3c.l5.2", "2", "unmet"),
    ("d3c.l5.2", "3", "met"),
    ("d3r.l2.2", "{projects: 12, top: 3, rest: 0}", "met"),
    ("d3r.l2.2", "{projects: 12, top: 2, rest: 9}", "unmet"),
    ("d3r.l2.2", "{projects: 2, top: 2, rest: 0}", "met"),
    ("d3r.l2.2", "{projects: 2, top: 1, rest: 0}", "unmet"),
    ("d3r.l2.2", "{projects: 0, top: 0, rest: 0}", "unknown"),
    ("d3r.l3.2.b", "{projects: 13, top: 3, rest: 6}", "met"),
    ("d3r.l3.2.b", "{projects: 13, top: 3, rest: 5}", "unmet"),
    ("d3r.l4.2.b", "{projects: 13, top: 3, rest: 7}", "met"),
    ("d3r.l4.2.b", "{projects: 12, top: 3, rest: 6}", "unmet"),
    ("d3r.l5.2.b", "{projects: 8, top: 3, rest: 4}", "met"),
    ("d3r.l5.2.b", "{projects: 7, top: 3, rest: 3}", "unmet"),
    ("d3r.l5.2.b", "{projects: 3, top: 0, rest: 0}", "met"),
    ("d3r.l5.2.b", "{projects: 0, top: 0, rest: 0}", "unknown"),
    ("d4.l1.1.a", "{part: 26, whole: 52}", "unmet"),
    ("d4.l1.1.a", "{part: 27, whole: 52}", "met"),
    ("d4.l1.1.a", "{part: 1, whole: 1}", "met"),
    ("d4.l1.1.a", "{part: 0, whole: 0}", "unknown"),
    ("d4.l1.1.a", "{part: 500000000000000001, whole: 1000000000000000000}", "met"),
    ("d4.l2.2.b", "{sufficiency: 2, discipline: 1, honesty: 1, volunteering: 1}", "met"),
    ("d4.l2.2.b", "{sufficiency: 1, discipline: 1, honesty: 1, volunteering: 1}", "unmet"),
    ("d4.l2.2.b", "{sufficiency: 5}", "met"),
    ("d4.l2.2.b", "{sufficiency: 4}", "unknown"),
    ("d4.l2.2.c", "{sufficiency: 2, discipline: 1, honesty: 1, volunteering: 1}", "met"),
    ("d4.l2.2.c", "{sufficiency: 5, discipline: 0, honesty: 1, volunteering: 1}", "unmet"),
    ("d4.l2.2.c", "{sufficiency: 5, discipline: 0}", "unmet"),
    ("d4.l2.2.c", "{sufficiency: 5, discipline: 1, honesty: 1}", "unknown"),
    ("d4.l3.3", "{part: 4, whole: 8}", "met"),
    ("d4.l3.3", "{part: 3, whole: 7}", "unmet"),
    ("d5.l3.4", "{sort: 1, order: 1, shine: 1, standardise: 1, sustain: 1}", "met"),
    ("d5.l3.4", "{sort: 1, order: 1, shine: 1, standardise: 1, sustain: 0}", "unmet"),
    ("d5.l3.4", "{sort: 1, order: 1, shine: 1}", "unknown"),
]
"""By lines 308 (audits), 313 and 314 (no case), 338 and 339 (projects), 346 to 349 (procurement), 355 to 357
(staff, virtues, plan) and 367 (5 ส)."""


@pytest.mark.parametrize(
    ("criterion", "number", "expected"),
    NUMBERS,
    ids=[f"{CRITERIA[one]['source']['lines']}:{one}:{number}" for one, number, _ in NUMBERS],
)
def test_numbers(criterion: str, number: str | None, expected: str) -> None:
    typed = None if number is None else from_yaml(number)
    assert (
        outcome_of_number(CRITERIA[criterion]["check"], typed, RULES["measures"], 2564, LONG_AFTER)
        == expected
    )


@pytest.mark.parametrize(
    ("number", "today", "expected"),
    [
        ("{q1: 1, q2: 0}", "2564-03-31", "unknown"),
        ("{q1: 1, q2: 0}", "2564-04-01", "unmet"),
        ("{q1: 1, q2: 1, q3: 1, q4: 1}", "2564-07-01", "met"),
        ("{q1: 1, q2: 1, q3: 1, q4: 1}", "2564-06-30", "unknown"),
    ],
    ids=[
        "308: the quarter is not over",
        "308: the quarter is over",
        "308: begun and done",
        "308: not begun yet",
    ],
)
def test_a_quarter_is_judged_when_it_is_over(number: str, today: str, expected: str) -> None:
    check = CRITERIA["d1.l1.2.2.4"]["check"]
    known = on_record(check, from_yaml(number), 2564, day(today))
    assert outcome_of_number(check, known, RULES["measures"], 2564, day(today)) == expected


@pytest.mark.parametrize(
    ("reports", "covered"),
    [
        (["2563-12-25", "2564-03-25", "2564-06-25", "2564-09-25"], {1, 2, 3, 4}),
        (["2564-01-05", "2564-04-08", "2564-07-09", "2564-10-07"], {1, 2, 3, 4}),
        (["2563-10-01", "2564-03-31", "2564-04-01", "2564-12-31"], {1, 2, 3, 4}),
        (["2564-03-30", "2564-03-31"], {1, 2}),
        (["2564-03-31", "2564-03-31"], {1}),
        (["2564-08-01", "2564-09-01"], {3, 4}),
        (["2563-09-30", "2565-01-01"], set()),
        (["2564-01-05", "2564-01-06", "2564-01-07"], {1, 2}),
        (["2564-04-01", "2564-04-02"], {2, 3}),
    ],
)
def test_line_326_each_quarter_has_a_report_of_its_own(reports: list[str], covered: set[int]) -> None:
    assert reported_quarters(2564, be(*reports)) == covered


@pytest.mark.parametrize(
    ("reports", "today", "expected"),
    [
        (["2564-01-05", "2564-04-08", "2564-07-09", "2564-10-07"], "2565-06-01", "met"),
        (["2563-12-25", "2564-03-25", "2564-06-25", "2564-07-01"], "2564-07-02", "met"),
        (["2564-01-05", "2564-04-08", "2564-07-09"], "2564-09-30", "unknown"),
        (["2564-01-05", "2564-04-08", "2564-07-09"], "2564-10-01", "met"),
        (["2564-01-05", "2564-04-08", "2564-07-09"], "2564-12-31", "met"),
        (["2564-01-05", "2564-04-08", "2564-07-09"], "2565-01-01", "unknown"),
        (["2564-01-05", "2564-07-09", "2564-10-07"], "2564-11-01", "unknown"),
        (["2564-08-01", "2564-09-01"], "2564-11-01", "unknown"),
        ([], "2564-11-01", "unknown"),
    ],
)
def test_line_326_every_three_months(reports: list[str], today: str, expected: str) -> None:
    assert every_three_months(2564, be(*reports), day(today)) == expected


PLAIN = {"check": {"name": "evidence"}}
SIGN_AND_SITE = PLAIN | {"parts": {"sign": "ป้าย", "website": "เว็บไซต์"}}
ADDRESS = "https://x.example/a"


@pytest.mark.parametrize(
    ("today", "expected"),
    [("2564-07-08", "unknown"), ("2564-10-06", "met"), ("2565-01-01", "met"), ("2564-09-30", "unknown")],
)
def test_line_326_a_report_counts_from_its_day_on(today: str, expected: str) -> None:
    reports = ["2564-01-05", "2564-04-08", "2564-07-09", "2564-10-07"]
    check = CRITERIA["d2.l4.2"]["check"]
    known = on_record(check, reports, 2564, day(today))
    assert outcome_of_number(check, known, RULES["measures"], 2564, day(today)) == expected


EVIDENCE = [
    ("{evidence: [{title: ก, url: u}]}", "this-year", "met"),
    ("{evidence: [{title: ก, file: f}]}", "this-year", "met"),
    ("{evidence: [{title: ก, page: /p/}]}", "this-year", "met"),
    ("{evidence: [{title: ก}]}", "this-year", "unknown"),
    ("{evidence: [{title: ก, place: ป}]}", "this-year", "unknown"),
    ("{evidence: [{title: ก, date: 2564-01-01}]}", "this-year", "unknown"),
    ("{evidence: [{title: ก, place: ป, date: 2564-01-01}]}", "this-year", "met"),
    ("{evidence: [{title: ก, url: u, date: 2563-10-01}]}", "this-year", "met"),
    ("{evidence: [{title: ก, url: u, date: 2563-09-30}]}", "this-year", "unknown"),
    ("{evidence: [{title: ก, url: u, date: 2564-09-30}]}", "this-year", "met"),
    ("{evidence: [{title: ก, url: u, date: 2564-10-01}]}", "this-year", "unknown"),
    ("{evidence: [{title: ก, url: u, date: 2559-01-01}, {title: ข, url: u}]}", "this-year", "met"),
    ("{evidence: [{title: ก, url: u, date: 2559-01-01}]}", "in-force", "met"),
    ("{evidence: [{title: ก, url: u, date: 2559-01-01, until: 2563}]}", "in-force", "unknown"),
    ("{evidence: [{title: ก, url: u, until: 2563}]}", "in-force", "unknown"),
    ("{evidence: [{title: ก, url: u, date: 2559-01-01, until: 2564}]}", "in-force", "met"),
    ("{evidence: [{title: ก, url: u, date: 2564-10-01}]}", "in-force", "unknown"),
    ("{evidence: [{title: ก, url: u, date: 2550-01-01}]}", "earlier-allowed", "met"),
    ("{evidence: [{title: ก, url: u, date: 2564-10-01}]}", "earlier-allowed", "unknown"),
    ("{outcome: unmet, evidence: [{title: ก, url: u}]}", "this-year", "unmet"),
    ("{outcome: met, evidence: [{title: ก}]}", "this-year", "unknown"),
    ("{not_applicable: no-case}", "this-year", "not-applicable"),
    ("{basis: document, outcome: unmet}", "this-year", "unknown"),
    ("{basis: document, evidence: [{title: ก, url: u}]}", "this-year", "unknown"),
    ("{remark: ดำเนินการแล้ว}", "this-year", "unknown"),
]


@pytest.mark.parametrize(("entry", "when", "expected"), EVIDENCE)
def test_line_305_evidence_counts_when_it_can_be_followed_and_is_of_its_time(
    entry: str, when: str, expected: str
) -> None:
    found = judged_by_unit(
        PLAIN | {"when": when}, from_yaml(entry), None, {}, seen=NOTHING_SEEN, year=2564, today=LONG_AFTER
    )
    assert found == expected


@pytest.mark.parametrize(
    ("entry", "seen", "expected"),
    [
        ("{evidence: [{title: ก, url: u, shows: [sign, website]}]}", "", "met"),
        ("{evidence: [{title: ก, url: u, shows: [sign]}, {title: ข, url: u, shows: [website]}]}", "", "met"),
        ("{evidence: [{title: ก, url: u, shows: [sign]}]}", "", "unknown"),
        ("{evidence: [{title: ก, url: u, shows: [sign]}, {title: ข, shows: [website]}]}", "", "unknown"),
        ("{evidence: [{title: ก, url: u, shows: [sign]}]}", "website", "met"),
        ("{evidence: [{title: ก, url: u}]}", "", "unknown"),
        ("{outcome: met, evidence: [{title: ก, url: u}]}", "", "met"),
        ("{outcome: unmet, evidence: [{title: ก, url: u, shows: [sign, website]}]}", "", "unmet"),
    ],
)
def test_line_312_sign_and_website_are_both_asked_for(entry: str, seen: str, expected: str) -> None:
    sight = "unknown", frozenset(seen.split())
    assert (
        judged_by_unit(SIGN_AND_SITE, from_yaml(entry), None, {}, seen=sight, year=2564, today=LONG_AFTER)
        == expected
    )


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("{}", "met"),
        ("{outcome: unmet}", "unmet"),
        ("{evidence: [{title: ก}]}", "met"),
        ("{not_applicable: a}", "not-applicable"),
    ],
)
def test_line_324_what_the_site_sees_decides_where_the_unit_leaves_it_open(entry: str, expected: str) -> None:
    sight = "met", frozenset[str]()
    assert (
        judged_by_unit(PLAIN, from_yaml(entry), None, {}, seen=sight, year=2564, today=LONG_AFTER) == expected
    )


@pytest.mark.parametrize(
    ("criterion", "verdict", "number", "expected"),
    [
        ("d1.l1.1", "{outcome: unmet}", None, "unmet"),
        ("d1.l1.1", "{remark: ไม่พบวันที่}", None, None),
        ("d1.l4.3", "{not_applicable: no-case}", None, "not-applicable"),
        ("d1.l3.3", "{}", "1", "unmet"),
        ("d1.l3.3", "{}", None, None),
    ],
)
def test_line_269_the_committee_speaks_for_itself(
    criterion: str, verdict: str, number: str | None, expected: str | None
) -> None:
    rule = CRITERIA[criterion]
    assert (
        judged_by_committee(rule, from_yaml(verdict), number, RULES["measures"], year=2564, today=AT_REVIEW)
        == expected
    )


THIRTY = {level: level * 6 for level in range(6)}


@pytest.mark.parametrize(
    ("levels", "level", "ceiling"),
    [
        ("+ + + + +", 5, 5),
        ("+ - + + +", 1, 1),
        ("- + + + +", 0, 0),
        ("+ ? + + +", 1, 5),
        ("+ ? + - +", 1, 3),
        ("+ ?- + + +", 1, 1),
        ("? ? ? ? ?", 0, 5),
        ("+ +o o + ?", 4, 5),
    ],
)
def test_lines_307_to_315_levels_are_climbed_one_after_the_other(
    levels: str, level: int, ceiling: int
) -> None:
    names = {"+": "met", "-": "unmet", "?": "unknown", "o": "not-applicable"}
    found = standing(
        {at: [names[sign] for sign in signs] for at, signs in enumerate(levels.split(), 1)}, THIRTY
    )
    assert (found["level"], found["ceiling"]) == (level, ceiling)
    assert (found["points"], found["most"]) == (level * 6, ceiling * 6)
    assert found["final"] == (level == ceiling)


def open_between(*bounds: tuple[int, int]) -> list[dict[str, Any]]:
    return [{"points": low, "most": high, "final": low == high} for low, high in bounds]


def test_a_total_is_made_of_final_dimensions() -> None:
    assert total(open_between((30, 30), (10, 10), (20, 20), (30, 30), (10, 10))) == 100
    assert total(open_between((30, 30), (10, 10), (20, 20), (30, 30), (8, 10))) is None


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        ([(86, 86)], "met"),
        ([(84, 84)], "unmet"),
        ([(86, 100)], "met"),
        ([(60, 84)], "unmet"),
        ([(60, 86)], "unknown"),
        ([(30, 30), (10, 10), (0, 20), (24, 30), (10, 10)], "unknown"),
    ],
)
def test_lines_239_379_387_the_mark_of_86(bounds: list[tuple[int, int]], expected: str) -> None:
    assert pass_mark(open_between(*bounds), 86) == expected


@pytest.mark.parametrize(
    ("points", "expected"),
    [(110, "A+"), (105, "A+"), (104, "A"), (96, "A"), (95, "B+"), (91, "B+"), (90, "B"), (86, "B"),
     (85, "C+"), (81, "C+"),
     (80, "C"), (76, "C"), (75, "ไม่จัดระดับ"),
     (0, "ไม่จัดระดับ")],
)  # fmt: skip
def test_line_3535_grades_of_110(points: int, expected: str) -> None:
    assert grade(points, RULES["rubric"]["grades"]) == expected


Told = dict[tuple[Any, ...], Any]


def flat(key: tuple[Any, ...], value: Any) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Each single value within, by the way that leads to it."""
    if isinstance(value, Mapping):
        for name, each in value.items():
            yield from flat((*key, name), each)
    else:
        yield key, value


def both(root: Path, today: date) -> tuple[Told, Told]:
    """A site as of a day, as the package scores it and as the independent scorer does."""
    library = read_library(root)
    theirs = {key: whole(card) for key, card in score_all(library, today).items()}
    ours = {key: whole_of(card) for key, card in site_cards(root, today, sights(library, today))}
    return dict(flat((), theirs)), dict(flat((), ours))


def differing(theirs: Told, ours: Told) -> str:
    assert theirs.keys() == ours.keys()
    open_to_taste = {key for key in ours if key[-1] == "told" and ours[key] is None}
    wrong = [key for key in ours.keys() - open_to_taste if theirs[key] != ours[key]]
    found = [(*key, "package:", theirs[key], "guideline:", ours[key]) for key in sorted(wrong)]
    return "\n".join([f"{len(found)} of {len(ours)}", *map(str, found[:20])] if found else [])


@pytest.mark.parametrize(("seed", "today"), [(11, "2564-05-20"), (12, "2564-11-15"), (13, "2569-11-27")])
def test_a_sample_is_scored_as_the_guideline_says(seed: int, today: str, tmp_path: Path) -> None:
    write_sample(tmp_path, units=40, years=3, seed=seed)
    theirs, ours = both(tmp_path, day(today))
    assert differing(theirs, ours) == ""
    figures = [key for key in ours if "outcomes" not in key]
    assert len(figures) > 8_000, "dimensions, totals, grades and ladders of 120 units and years"
    assert len(ours) - len(figures) > 12_000, "outcomes of their criteria"


@pytest.mark.parametrize(("seed", "today"), [(21, "2564-09-01"), (22, "2564-11-15"), (23, "2569-11-27")])
def test_nearly_complete_records_are_scored_as_the_guideline_says(
    seed: int, today: str, tmp_path: Path
) -> None:
    theirs, ours = both(lay_out(tmp_path / "site", nearly_complete(100, seed)), day(today))
    assert differing(theirs, ours) == ""
    for name, kinds in {"grade": 6, "points": 10, "ladder": 4}.items():
        assert len({ours[key] for key in ours if key[-1] == name and len(key) == 3}) > kinds


def test_it_owes_nothing_to_the_package() -> None:
    modules = sorted((Path(__file__).parent / "independent").glob("*.py"))
    assert len(modules) == 6
    assert [
        path.name
        for path in modules
        if re.search(r"^(from|import) cleancdd", path.read_text("utf-8"), re.MULTILINE)
    ] == []
