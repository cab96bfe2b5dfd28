"""What the site sees for itself of dimension 2, and how it counts beside what a unit recorded."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cleancdd.diagnostics import Diagnostics
from cleancdd.findings.observations import observe
from cleancdd.findings.scorecards import score
from cleancdd.library.disclosures import gather
from cleancdd.model.disclosure import DisclosureFile, IndexScheme
from cleancdd.model.evaluation import Evaluation
from cleancdd.model.rubric import Rubric
from cleancdd.model.scorecard import CriterionCard, Observation, Outcome
from cleancdd.model.unit import Unit
from cleancdd.model.usage import Usage
from cleancdd.readers.oit import read_index
from cleancdd.readers.rubric import read_rubrics

ROOT = Path(__file__).parents[2]
YEAR = 2564
YEAR_END = date(2021, 9, 30)
MANUALS = "d2.l2.2.2"


@cache
def rubric() -> Rubric:
    return read_rubrics(ROOT, Diagnostics())[YEAR].rubric


@cache
def index() -> IndexScheme:
    loaded = read_index(ROOT, Diagnostics())
    assert loaded is not None
    return loaded.value


def unit(**more: Any) -> Unit:
    return Unit(id="ban-mai", name="บ้านใหม่", kind="central", **more)


def seen(
    *entries: dict[str, Any],
    usage: dict[str, Any] | None = None,
    of: Unit | None = None,
    as_of: date = YEAR_END,
) -> dict[str, Observation]:
    told = {YEAR: DisclosureFile.model_validate({"entries": list(entries)})}
    shown = gather(of or unit(), told, [], index(), {})
    return observe(
        rubric(), of or unit(), shown, Usage.model_validate(usage) if usage else None, index(), as_of
    )


def entry(topic: str, **more: Any) -> dict[str, Any]:
    return {
        "title": topic,
        "topic": topic,
        "url": f"https://example.go.th/{topic}/{more.get('manual', '')}",
        **more,
    }


def manuals() -> list[dict[str, Any]]:
    observed = rubric().criteria[MANUALS].observed
    assert observed is not None
    return [entry("work-manual", title=title, manual=key) for key, title in observed.manuals.items()]


def card_of(
    observations: dict[str, Observation], key: str, told: dict[str, Any] | None = None
) -> CriterionCard:
    evaluation = Evaluation.model_validate(told or {})
    card = score(rubric(), unit(), evaluation, None, observations)
    return next(
        one
        for part in card.dimensions
        for level in part.levels
        for one in level.criteria
        if one.criterion == key
    )


def summary(through: str) -> dict[str, Any]:
    title, url = f"สรุปถึงวันที่ {through}", f"https://example.go.th/{through}"
    return entry("procurement-monthly", title=title, url=url, through=through)


QUARTERS = [summary(day) for day in ("2563-12-31", "2564-03-31", "2564-06-30", "2564-09-30")]
SECTION_NINE = [
    entry("action-plan"),
    entry("budget-plan"),
    entry("procurement-notices"),
    *QUARTERS,
    entry("public-interest"),
]


def test_the_criteria_that_the_site_sees_are_those_of_the_design() -> None:
    by = {key: one.observed.by for key, one in rubric().criteria.items() if one.observed}
    assert by == {
        "d2.l1.1": "centre",
        "d2.l1.2": "centre",
        "d2.l1.3": "centre",
        "d2.l2.2.1": "topics",
        "d2.l2.2.2": "manuals",
        "d2.l2.2.3": "topics",
        "d2.l2.2.4": "topics",
        "d2.l2.3": "criteria",
        "d2.l3.2": "index",
        "d2.l4.2": "usage",
        "d2.l5.2": "search",
        "d2.l5.3": "social",
    }


def test_nothing_disclosed_is_nothing_seen() -> None:
    assert seen() == {}


ACCOUNT = {"network": "Facebook", "url": "https://www.facebook.example/ban-mai"}
POST = entry("news", url="https://facebook.example/ban-mai/posts/1", date="2564-02-01")
CENTRE = {"place": "ชั้น 1", "sign": "ป้ายหน้าอาคาร", "position": "นักวิชาการพัฒนาชุมชน"}


def at_centre(*entries: dict[str, Any], **more: Any) -> list[dict[str, Any]]:
    return [{**one, "url": None, "place": "แฟ้มที่ 1", "date": "2563-12-01", **more} for one in entries]


def test_a_unit_that_discloses_everything_is_seen_to_meet_each() -> None:
    home = unit(contact={"social": [ACCOUNT]}, centre=CENTRE)
    days = ("2563-12-25", "2564-03-20", "2564-06-25", "2564-09-20")
    book = {"centre": {f"q{number}": {"reported": day} for number, day in enumerate(days, 1)}}
    found = seen(*SECTION_NINE, *manuals(), POST, usage=book, of=home)
    assert {key: one.finding.outcome for key, one in found.items()} == dict.fromkeys(
        [key for key, one in rubric().criteria.items() if one.observed], Outcome.MET
    )
    assert all(one.seen for one in found.values())


def test_a_finding_leads_to_what_was_seen() -> None:
    found = seen(entry("action-plan"), entry("budget-plan"))["d2.l2.2.1"]
    assert [one.url for one in found.seen] == [
        "https://example.go.th/action-plan/",
        "https://example.go.th/budget-plan/",
    ]
    assert found.finding.because == "เปิดเผยแล้ว แผนงานและโครงการประจำปี และ งบประมาณรายจ่ายประจำปี"
    assert found.shows == ("action-plan", "budget-plan")


def test_what_is_missing_is_named_and_decides_nothing() -> None:
    found = seen(entry("action-plan"))["d2.l2.2.1"].finding
    assert (found.outcome, found.because) == (
        Outcome.UNKNOWN,
        "เว็บไซต์เห็นแล้ว 1 เรื่อง ยังไม่เห็น งบประมาณรายจ่ายประจำปี",
    )


def test_a_plan_of_another_year_is_not_current() -> None:
    assert "d2.l2.2.1" not in seen(
        entry("action-plan", fiscal_year=2563), entry("budget-plan", fiscal_year=2563)
    )


def test_one_missing_manual_keeps_the_checklist_open() -> None:
    found = seen(*manuals()[1:])[MANUALS].finding
    assert (found.outcome, found.because) == (
        Outcome.UNKNOWN,
        "เว็บไซต์เห็นแล้ว 11 เรื่อง ยังไม่เห็น โคก หนอง นา โมเดล",
    )


def test_one_manual_of_twelve_leaves_eleven_named() -> None:
    found = seen(manuals()[0])[MANUALS]
    assert found.shows == ("khok-nong-na",)
    assert found.finding.because.partition("ยังไม่เห็น ")[2].count(", ") == 10


def test_a_manual_that_ended_before_the_year_does_not_stand() -> None:
    ended = [{**one, "fiscal_year": 2560, "until": 2562} for one in manuals()]
    assert MANUALS not in seen(*ended)
    in_force = [{**one, "fiscal_year": 2560, "until": 2564} for one in manuals()]
    assert seen(*in_force)[MANUALS].finding.outcome is Outcome.MET


def test_the_four_groups_are_published_when_each_was_seen_on_the_web() -> None:
    assert seen(*SECTION_NINE, *manuals())["d2.l2.3"].finding.because == "เผยแพร่ครบทั้ง 4 กลุ่มทางเว็บไซต์"
    found = seen(*SECTION_NINE)["d2.l2.3"].finding
    assert found.outcome is Outcome.UNKNOWN
    assert rubric().criteria[MANUALS].title in found.because
    assert seen(*SECTION_NINE)["d2.l2.3"].shows == ("plans", "procurement", "public-interest")


def test_what_is_seen_to_be_met_shows_every_part() -> None:
    found = seen(*SECTION_NINE, *manuals())
    for key in ("d2.l2.2.1", MANUALS, "d2.l2.3", "d2.l5.2"):
        assert set(found[key].shows) == set(rubric().criteria[key].asked_parts)


def test_papers_at_the_centre_are_there_and_not_on_the_web() -> None:
    found = seen(*at_centre(*SECTION_NINE, *manuals()))
    assert [found[key].finding.outcome for key in ("d2.l2.2.1", MANUALS, "d2.l3.2")] == [Outcome.MET] * 3
    assert "d2.l2.3" not in found
    assert "d2.l5.2" not in found


def test_papers_without_a_day_cannot_be_followed() -> None:
    assert "d2.l2.2.1" not in seen(*at_centre(*SECTION_NINE, date=None))


@pytest.mark.parametrize(
    ("quarters", "as_of", "outcome"),
    [
        (1, date(2021, 1, 10), Outcome.MET),
        (1, date(2021, 3, 31), Outcome.MET),
        (1, date(2021, 4, 1), Outcome.UNKNOWN),
        (3, date(2021, 10, 1), Outcome.UNKNOWN),
        (4, date(2021, 10, 1), Outcome.MET),
    ],
)
def test_summaries_tell_of_every_quarter_that_is_over(quarters: int, as_of: date, outcome: Outcome) -> None:
    found = seen(entry("procurement-notices"), *QUARTERS[:quarters], as_of=as_of)["d2.l2.2.3"]
    assert found.finding.outcome is outcome


def test_a_summary_without_its_period_is_none() -> None:
    found = seen(entry("procurement-notices"), entry("procurement-monthly"))["d2.l2.2.3"]
    assert (found.finding.outcome, found.shows) == (Outcome.UNKNOWN, ("procurement-notices",))


def test_what_is_announced_is_not_there_yet() -> None:
    plans = [entry("action-plan", date="2564-09-01"), entry("budget-plan", date="2564-09-01")]
    assert "d2.l2.2.1" not in seen(*plans, as_of=date(2021, 8, 31))
    assert seen(*plans, as_of=date(2021, 9, 1))["d2.l2.2.1"].finding.outcome is Outcome.MET


def test_one_thing_is_no_index_and_nothing_to_search_in() -> None:
    found = seen(entry("news"))
    for key in ("d2.l3.2", "d2.l5.2"):
        assert found[key].finding.outcome is Outcome.UNKNOWN
        assert found[key].finding.because.endswith(
            "ยังไม่มี " + ", ".join(rubric().criteria[f"d2.l2.2.{number}"].title for number in range(1, 5))
        )


def test_an_index_has_something_of_every_group() -> None:
    few = [entry("action-plan"), manuals()[0], entry("procurement-notices"), entry("public-interest")]
    assert [seen(*few)[key].finding.outcome for key in ("d2.l3.2", "d2.l5.2")] == [Outcome.MET] * 2
    assert seen(*few[1:])["d2.l3.2"].finding.outcome is Outcome.UNKNOWN
    assert seen(*few[1:], *at_centre(few[0]))["d2.l3.2"].finding.outcome is Outcome.MET
    assert seen(*few[1:], *at_centre(few[0]))["d2.l5.2"].finding.outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("post", "outcome"),
    [
        (None, None),
        ({}, Outcome.MET),
        ({"url": "https://www.facebook.example/ban-mai/"}, None),
        ({"url": "https://facebook.example/other/posts/1"}, None),
        ({"url": "https://facebook.example/ban-mai-2/posts/1"}, None),
        ({"date": None}, Outcome.UNKNOWN),
        ({"date": "2563-09-30"}, Outcome.UNKNOWN),
    ],
)
def test_an_account_is_not_a_post(post: dict[str, Any] | None, outcome: Outcome | None) -> None:
    entries = [] if post is None else [{**POST, **post}]
    found = seen(*entries, of=unit(contact={"social": [ACCOUNT]})).get("d2.l5.3")
    assert (found and found.finding.outcome) == outcome


def test_posts_are_counted_with_the_latest_day() -> None:
    second = {
        **POST,
        "title": "ข่าวที่สอง",
        "url": "https://m.facebook.example/Ban-Mai/posts/2",
        "date": "2564-03-01",
    }
    found = seen(POST, second, of=unit(contact={"social": [ACCOUNT]}))["d2.l5.3"]
    assert found.finding.because == "เผยแพร่ทาง Facebook ของหน่วยงาน 2 รายการ ล่าสุด 1 มี.ค. 2564"
    assert len(found.seen) == 2


@pytest.mark.parametrize(
    ("key", "field"), [("d2.l1.1", "place"), ("d2.l1.2", "position"), ("d2.l1.3", "sign")]
)
def test_the_centre_of_the_unit_is_what_its_criteria_look_at(key: str, field: str) -> None:
    found = seen(of=unit(centre=CENTRE))[key]
    assert (found.finding.outcome, [one.url for one in found.seen]) == (
        Outcome.MET,
        ["/units/ban-mai/centre/"],
    )
    assert CENTRE[field] in found.finding.because
    assert key not in seen(of=unit())
    if field != "place":
        assert key not in seen(of=unit(centre={"place": "ชั้น 1"}))


def test_what_is_withheld_is_not_seen() -> None:
    told = {
        YEAR: DisclosureFile.model_validate(
            {"withheld": [{"title": "สำนวน", "topic": "budget-plan", "ground": "section-15-5"}]}
        )
    }
    assert observe(rubric(), unit(), gather(unit(), told, [], index(), {}), None, index(), YEAR_END) == {}


@pytest.mark.parametrize(
    ("days", "outcome"),
    [
        (["2563-12-25"], Outcome.UNKNOWN),
        (["2563-12-25", "2564-03-25"], Outcome.UNKNOWN),
        (["2564-01-25", "2564-06-30", "2564-07-09", "2564-09-05"], Outcome.MET),
        (["2564-04-01", "2564-04-02"], Outcome.UNMET),
    ],
)
def test_reports_of_the_visitors_book_are_held_against_their_quarters(
    days: list[str], outcome: Outcome
) -> None:
    book = {"centre": {f"q{number}": {"reported": day} for number, day in enumerate(days, 1)}}
    found = seen(usage=book)["d2.l4.2"]
    assert (found.finding.outcome, found.seen[0].url) == (outcome, "/units/ban-mai/2564/usage/")


# beside what the unit recorded


def test_what_is_seen_counts_without_any_evaluation() -> None:
    card = card_of(seen(entry("public-interest")), "d2.l2.2.4")
    assert (card.own.outcome, [one.url for one in card.seen]) == (
        Outcome.MET,
        ["https://example.go.th/public-interest/"],
    )


PLANS = ["action-plan", "budget-plan"]


def test_recorded_evidence_counts_where_the_site_cannot_see() -> None:
    told = {
        "criteria": {
            "d2.l2.2.1": {
                "evidence": [{"title": "แฟ้มที่ศูนย์", "place": "ศูนย์", "date": "2564-01-05", "shows": PLANS}]
            }
        }
    }
    assert card_of(seen(entry("action-plan")), "d2.l2.2.1", told).own.outcome is Outcome.MET
    assert card_of({}, "d2.l2.2.1", told).own.outcome is Outcome.MET


def test_where_both_are_open_the_card_says_what_the_site_misses() -> None:
    assert "ยังไม่เห็น" in card_of(seen(entry("action-plan")), "d2.l2.2.1").own.because


def test_the_units_own_word_that_it_fails_stands() -> None:
    told = {"criteria": {"d2.l2.2.4": {"outcome": "unmet"}}}
    assert card_of(seen(entry("public-interest")), "d2.l2.2.4", told).own.outcome is Outcome.UNMET


def test_the_visitors_book_goes_before_the_days_of_the_evaluation() -> None:
    book = {"centre": {"q1": {"reported": "2564-04-01"}}}
    told = {"numbers": {"usage_reports": ["2563-12-25", "2564-03-20", "2564-06-25", "2564-09-20"]}}
    assert card_of(seen(usage=book), "d2.l4.2", told).own.outcome is Outcome.UNMET
    assert card_of({}, "d2.l4.2", told).own.outcome is Outcome.MET


def test_a_committee_that_says_otherwise_is_heard() -> None:
    told = {"committee": {"review": "complete", "criteria": {"d2.l2.2.4": {"outcome": "unmet"}}}}
    card = card_of(seen(entry("public-interest")), "d2.l2.2.4", told)
    assert card.committee is not None
    assert (card.own.outcome, card.committee.outcome) == (Outcome.MET, Outcome.UNMET)
