"""What the site sees for itself of dimension 2, and how it counts beside what a unit recorded."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cleancdd.diagnostics import Faults
from cleancdd.gathering import gather
from cleancdd.model.disclosure import DisclosureFile, IndexScheme
from cleancdd.model.evaluation import Evaluation
from cleancdd.model.rubric import Rubric
from cleancdd.model.scorecard import CriterionCard, Observation, Outcome
from cleancdd.model.unit import Unit
from cleancdd.model.usage import Usage
from cleancdd.observing import observe
from cleancdd.oit import read_index
from cleancdd.rubric import read_rubrics
from cleancdd.scoring import score

ROOT = Path(__file__).parents[1]
YEAR = 2564
MANUALS = "d2.l2.2.2"


@cache
def rubric() -> Rubric:
    return read_rubrics(ROOT, Faults())[YEAR].rubric


@cache
def index() -> IndexScheme:
    loaded = read_index(ROOT, Faults())
    assert loaded is not None
    return loaded.noun


def unit(**more: Any) -> Unit:
    return Unit(id="ban-mai", name="บ้านใหม่", kind="central", **more)


def seen(*entries: dict[str, Any], usage: dict[str, Any] | None = None, of: Unit | None = None) -> dict[str, Observation]:
    told = {YEAR: DisclosureFile.model_validate({"entries": list(entries)})}
    shown = gather(of or unit(), told, [], index(), {})
    return observe(rubric(), of or unit(), shown, Usage.model_validate(usage) if usage else None, index())


def entry(topic: str, **more: Any) -> dict[str, Any]:
    return {"title": topic, "topic": topic, "url": f"https://example.go.th/{topic}/{more.get('manual', '')}", **more}


def manuals() -> list[dict[str, Any]]:
    observed = rubric().criteria[MANUALS].observed
    assert observed is not None
    return [entry("work-manual", title=title, manual=key) for key, title in observed.manuals.items()]


def card_of(observations: dict[str, Observation], key: str, told: dict[str, Any] | None = None) -> CriterionCard:
    evaluation = Evaluation.model_validate(told or {})
    card = score(rubric(), unit(), evaluation, None, observations)
    return next(one for part in card.dimensions for level in part.levels for one in level.criteria if one.criterion == key)


SECTION_NINE = [
    entry("action-plan"),
    entry("budget-plan"),
    entry("procurement-notices"),
    entry("procurement-monthly"),
    entry("public-interest"),
]


def test_the_criteria_that_the_site_sees_are_those_of_the_design() -> None:
    by = {key: one.observed.by for key, one in rubric().criteria.items() if one.observed}
    assert by == {
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


def test_a_unit_that_discloses_everything_is_seen_to_meet_each() -> None:
    home = unit(contact={"social": [{"network": "Facebook", "url": "https://example.go.th/f"}]})
    book = {"centre": {"q1": {"reported": "2563-12-25"}, "q2": {"reported": "2564-03-20"}}}
    found = seen(*SECTION_NINE, *manuals(), usage=book, of=home)
    assert {key: one.finding.outcome for key, one in found.items()} == dict.fromkeys(
        [key for key, one in rubric().criteria.items() if one.observed], Outcome.MET
    )
    assert all(one.seen for one in found.values())


def test_a_finding_leads_to_what_was_seen() -> None:
    found = seen(entry("action-plan"), entry("budget-plan"))["d2.l2.2.1"]
    assert [one.url for one in found.seen] == ["https://example.go.th/action-plan/", "https://example.go.th/budget-plan/"]
    assert found.finding.because == "เปิดเผยแล้ว แผนดำเนินงานประจำปี และ แผนการใช้จ่ายงบประมาณ"


def test_what_is_missing_is_named_and_decides_nothing() -> None:
    found = seen(entry("action-plan"))["d2.l2.2.1"].finding
    assert (found.outcome, found.because) == (Outcome.UNKNOWN, "เว็บไซต์เห็นแล้ว 1 รายการ ยังไม่เห็น แผนการใช้จ่ายงบประมาณ")


def test_a_plan_of_another_year_is_not_current() -> None:
    assert "d2.l2.2.1" not in seen(entry("action-plan", fiscal_year=2563), entry("budget-plan", fiscal_year=2563))


def test_one_missing_manual_keeps_the_checklist_open() -> None:
    found = seen(*manuals()[1:])[MANUALS].finding
    assert (found.outcome, found.because) == (Outcome.UNKNOWN, "เว็บไซต์เห็นแล้ว 11 รายการ ยังไม่เห็น โคก หนอง นา โมเดล")


def test_the_four_groups_are_published_when_each_was_seen() -> None:
    assert seen(*SECTION_NINE, *manuals())["d2.l2.3"].finding.because == "เผยแพร่ครบทั้ง 4 กลุ่มทางเว็บไซต์นี้"
    assert seen(*SECTION_NINE)["d2.l2.3"].finding.outcome is Outcome.UNKNOWN


def test_what_is_withheld_is_not_seen() -> None:
    told = {YEAR: DisclosureFile.model_validate({"withheld": [{"title": "ก", "topic": "budget-plan", "ground": "section-15-5"}]})}
    assert observe(rubric(), unit(), gather(unit(), told, [], index(), {}), None, index()) == {}


@pytest.mark.parametrize(
    ("days", "outcome"),
    [
        (["2563-12-25"], Outcome.UNKNOWN),
        (["2563-12-25", "2564-03-25"], Outcome.MET),
        (["2563-12-25", "2564-03-26"], Outcome.UNMET),
    ],
)
def test_reports_of_the_visitors_book_are_held_against_three_months(days: list[str], outcome: Outcome) -> None:
    book = {"centre": {f"q{number}": {"reported": day} for number, day in enumerate(days, 1)}}
    found = seen(usage=book)["d2.l4.2"]
    assert (found.finding.outcome, found.seen[0].url) == (outcome, "/units/ban-mai/2564/usage/")


# beside what the unit recorded


def test_what_is_seen_counts_without_any_evaluation() -> None:
    card = card_of(seen(entry("public-interest")), "d2.l2.2.4")
    assert (card.own.outcome, [one.url for one in card.seen]) == (Outcome.MET, ["https://example.go.th/public-interest/"])


def test_recorded_evidence_counts_where_the_site_cannot_see() -> None:
    told = {"criteria": {"d2.l2.2.1": {"evidence": [{"title": "แฟ้มที่ศูนย์"}]}}}
    assert card_of(seen(entry("action-plan")), "d2.l2.2.1", told).own.outcome is Outcome.MET
    assert card_of({}, "d2.l2.2.1", told).own.outcome is Outcome.MET


def test_where_both_are_open_the_card_says_what_the_site_misses() -> None:
    assert "ยังไม่เห็น" in card_of(seen(entry("action-plan")), "d2.l2.2.1").own.because


def test_the_units_own_word_that_it_fails_stands() -> None:
    told = {"criteria": {"d2.l2.2.4": {"outcome": "unmet"}}}
    assert card_of(seen(entry("public-interest")), "d2.l2.2.4", told).own.outcome is Outcome.UNMET


def test_the_visitors_book_goes_before_the_days_of_the_evaluation() -> None:
    book = {"centre": {"q1": {"reported": "2563-12-25"}, "q2": {"reported": "2564-03-26"}}}
    told = {"numbers": {"usage_reports": ["2563-12-25", "2564-03-20"]}}
    assert card_of(seen(usage=book), "d2.l4.2", told).own.outcome is Outcome.UNMET
    assert card_of({}, "d2.l4.2", told).own.outcome is Outcome.MET


def test_a_committee_that_says_otherwise_is_heard() -> None:
    told = {"committee": {"review": "complete", "criteria": {"d2.l2.2.4": {"outcome": "unmet"}}}}
    card = card_of(seen(entry("public-interest")), "d2.l2.2.4", told)
    assert card.committee is not None
    assert (card.own.outcome, card.committee.outcome) == (Outcome.MET, Outcome.UNMET)
