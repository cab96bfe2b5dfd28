"""A finished review is frozen; both columns are judged by what is theirs."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cleancdd.findings.scorecards import score
from cleancdd.model.evaluation import CommitteeReview, Entry, Evidence, Verdict
from cleancdd.model.scorecard import Finding, Observation
from cleancdd.model.unit import Status
from tests.scoring.made_up import (
    FULL,
    MET,
    PROVINCIAL,
    RUBRIC,
    SHOWN,
    UNKNOWN,
    UNMET,
    card_of,
    evaluation,
    scored,
)

REVIEWED = date(2021, 8, 2)


def complete(**more: Any) -> CommitteeReview:
    return CommitteeReview(review="complete", panel="model-regional", date=REVIEWED, **more)


def dated(day: str) -> Entry:
    return Entry(evidence=(Evidence(title="ประกาศ", url="https://example.go.th/late", date=day),))


def test_evidence_of_a_later_day_counts_for_the_unit_and_not_in_the_review() -> None:
    card = card_of(scored(evaluation(FULL | {"d2.l2.1": dated("2564-08-03")}, review=complete())), "d2.l2.1")
    assert (card.own.outcome, card.judged) == (MET, False)
    because = "หลักฐานที่บันทึกยังไม่นับ เพราะลงวันที่หลังวันที่คณะกรรมการตรวจเสร็จ"
    assert card.committee == Finding(outcome=UNKNOWN, because=because)
    assert [(one.counts, one.after_review) for one in card.evidence] == [(True, True)]


@pytest.mark.parametrize("day", ["2564-08-02", "2563-10-01"])
def test_evidence_of_the_day_itself_or_before_is_taken_over(day: str) -> None:
    card = card_of(scored(evaluation(FULL | {"d2.l2.1": dated(day)}, review=complete())), "d2.l2.1")
    assert card.committee == card.own
    assert card.own.outcome is MET


def test_what_the_committee_judged_itself_stands_whatever_is_recorded_later() -> None:
    review = complete(criteria={"d2.l2.1": Verdict(outcome="unmet", remark="ไม่พบ")})
    card = card_of(scored(evaluation(FULL | {"d2.l2.1": dated("2564-08-03")}, review=review)), "d2.l2.1")
    assert card.committee is not None
    assert (card.committee.outcome, card.judged) == (UNMET, True)
    assert scored(evaluation(FULL, review=review)).own_judgements == 1


def test_the_official_result_does_not_rise_by_later_records() -> None:
    before = scored(
        evaluation({key: one for key, one in FULL.items() if key != "d2.l3.1"}, review=complete())
    )
    after = scored(evaluation(FULL | {"d2.l3.1": dated("2564-09-01")}, review=complete()))
    assert [one.official for one in before.dimensions] == [one.official for one in after.dimensions]
    assert before.official == after.official


def test_what_the_site_saw_later_is_no_part_of_the_review() -> None:
    seen = {"d2.l2.1": Observation(finding=Finding(outcome=MET, because="เว็บไซต์เห็น"))}
    entries = {key: one for key, one in FULL.items() if key != "d2.l2.1"}
    card = score(RUBRIC, PROVINCIAL, evaluation(entries, review=complete()), None, seen, at_review={})
    one = card_of(card, "d2.l2.1")
    assert one.committee is not None
    assert (one.own.outcome, one.committee.outcome) == (MET, UNKNOWN)


def test_a_review_in_progress_that_judged_nothing_has_no_standing_and_meets_nothing() -> None:
    card = scored(evaluation(FULL, review=CommitteeReview(review="in-progress")), Status.MODEL)
    assert [one.committee.words for one in card.dimensions if one.committee] == ["ยังไม่บันทึก"] * 3
    first = card_of(card, "mo.l1")
    assert first.committee is not None
    assert (first.own.outcome, first.committee.outcome) == (MET, UNKNOWN)


def test_each_column_s_first_step_is_judged_by_its_own_points() -> None:
    review = complete(criteria={"d1.l1.1": Verdict(outcome="unmet", remark="ไม่พบ")})
    card = scored(evaluation(FULL, review=review), Status.MODEL)
    first = card_of(card, "mo.l1")
    assert first.committee is not None
    assert (first.own.outcome, first.committee.outcome) == (MET, UNMET)
    assert (card.own.points, card.official.points) == (100, 40)


def test_a_document_makes_no_outcome_and_no_record() -> None:
    entry = Entry(basis="document", evidence=SHOWN.evidence)
    card = scored(evaluation({"d2.l1.1": entry}, {}))
    one = card_of(card, "d2.l1.1")
    assert (one.document, one.own) == (True, Finding(outcome=UNKNOWN, because="กล่าวถึงในเอกสาร ยังไม่ประเมิน"))
    assert (card.recorded, len(card.mentioned), card.counts["met"]) == (False, 1, 0)
    step = scored(evaluation({"d2.l1.1": entry, "mo.l2": entry}, {}), Status.MODEL)
    assert (step.recorded, len(step.mentioned)) == (False, 2)
    whole = evaluation({"d2.l1.1": SHOWN}, {}).model_copy(update={"basis": "document"})
    assert not scored(whole).recorded


def test_evidence_that_does_not_count_is_recorded_all_the_same() -> None:
    card = scored(evaluation({"d2.l1.1": Entry(evidence=(Evidence(title="ประกาศ"),))}, {}))
    assert card.recorded
    standing = next(one.official for one in card.dimensions if one.dimension == "d2")
    assert (standing.words, standing.note) == ("ยังบอกระดับไม่ได้", "ยังไม่บันทึก 5 เกณฑ์")


def test_a_missing_step_tells_whether_something_recorded_leaves_it_open() -> None:
    card = scored(evaluation({"d2.l1.1": Entry(evidence=(Evidence(title="ประกาศ"),))}, {}))
    missing = {one.criterion: one.open for dimension in card.dimensions for one in dimension.missing}
    assert missing["d2.l1.1"]
    assert [key for key, is_open in missing.items() if is_open] == ["d2.l1.1"]


def test_a_review_of_a_day_to_come_is_not_finished_yet() -> None:
    review = complete(criteria={"d2.l2.1": Verdict(outcome="unmet", remark="ไม่พบ")})
    before = scored(evaluation(FULL, review=review), as_of=date(2021, 8, 1))
    assert (before.basis, before.review, before.official) == ("own", "in-progress", before.own)
    assert scored(evaluation(FULL, review=review), as_of=REVIEWED).basis == "committee"
