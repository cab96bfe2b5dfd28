"""From outcomes to levels, points, totals and grades: on a small made-up rubric, so that every case is plain to see."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancdd.model.base import Source
from cleancdd.model.evaluation import CommitteeReview, Entry, Evaluation, Evidence, Share, Verdict
from cleancdd.model.rubric import (
    Check,
    Criterion,
    Dimension,
    Example,
    Exemption,
    GradeBand,
    GradeScale,
    Kind,
    Ladder,
    LadderStep,
    Level,
    Measure,
    Programme,
    Rubric,
    Scheme,
    Shape,
    Variant,
)
from cleancdd.model.scorecard import CriterionCard, Finding, NextStep, Outcome, Scorecard, Standing, Total
from cleancdd.model.unit import Status, Unit
from cleancdd.model.writeup import Prose
from cleancdd.scoring import grade_of, judge_example, score

MET, UNMET, UNKNOWN, NOT_APPLICABLE = Outcome.MET, Outcome.UNMET, Outcome.UNKNOWN, Outcome.NOT_APPLICABLE
HERE = Source(document="handbook")
STAFF = Check(name="share-over", measure="staff", value=50)
CASES = Check(name="zero", measure="cases")
PASS_MARK = Check(name="score-at-least", value=86)
GRADES = {"A+": 105, "A": 96, "B+": 91, "B": 86, "C+": 81, "C": 76}


def criterion(key: str, check: Check | None = None, exemptions: tuple[str, ...] = ()) -> Criterion:
    check = check or Check(name="evidence")
    kind = {"evidence": Kind.EVIDENCE, "zero": Kind.NEGATIVE}.get(check.name, Kind.THRESHOLD)
    return Criterion(
        id=key, title=key, asks="?", kind=kind, check=check, record="บันทึก", remedy="ทำ", source=HERE, exemptions=exemptions,
        examples=(Example(text="ตัวอย่าง", outcome="unknown"),), explanation=Prose(html=""),
    )  # fmt: skip


def dimension(number: int, points: int, variant: Variant = "all") -> Dimension:
    levels = tuple(Level(level=level, points=points * level // 5, source=HERE) for level in range(6))
    words = {"name": "มิติ", "short": "มิติ", "text": "มิติ"}
    return Dimension(
        number=number, variant=variant, max_points=points, source=HERE, definition_source=HERE, levels=levels, **words
    )


def ladder(key: str, status: Literal["challenge", "model"]) -> Ladder:
    return Ladder(
        title=key, applies_to=status, source=HERE, steps=tuple(LadderStep(id=f"{key}.l{n}", level=n) for n in (1, 2, 3))
    )


DIMENSIONS = {
    "d1": dimension(1, 60),
    "d2": dimension(2, 30),
    "d3c": dimension(3, 10, "central"),
    "d3r": dimension(3, 10, "provincial"),
}
PLAIN = [f"{key}.l{level}.1" for key in DIMENSIONS for level in range(1, 6)]
CRITERIA = [
    *(criterion(key, {"d1.l3.1": CASES}.get(key), ("no-case",) if key in {"d1.l2.1", "d2.l1.1"} else ()) for key in PLAIN),
    criterion("d1.l1.2", STAFF),
    criterion("ch.l1", PASS_MARK), criterion("ch.l2"), criterion("ch.l3"),
    criterion("mo.l1", PASS_MARK), criterion("mo.l2"), criterion("mo.l3", Check(name="at-least", measure="shows", value=1)),
    criterion("extra"),
]  # fmt: skip
SCALE = GradeScale(
    full=110, bands=tuple(GradeBand(grade=key, minimum=low) for key, low in GRADES.items()), below="ไม่จัดระดับ", source=HERE
)
NO_PROGRAMME = Programme(
    objectives=(),
    targets={},
    targets_source=HERE,
    sub_activities=(),
    department_steps=(),
    unit_steps=(),
    innovation_purposes=(),
    evaluation_formats=(),
    core_values=(),
    virtues={},
    kpis=(),
    deadlines=(),
    status_rules=(),
    selection_rules=(),
    committees={},
    session=(),
    ita_bands=SCALE,
)
RUBRIC = Rubric(
    scheme=Scheme(
        title="หลักเกณฑ์สมมติ",
        fiscal_year=2564,
        owner="ผู้ทดสอบ",
        published="2564",
        source=HERE,
        max_points=100,
        extra_points=10,
        level_shares={level: level * 20 for level in range(6)},
        grades=SCALE,
        exemptions={"no-case": Exemption(title="ไม่มีกรณี", text="ไม่มีกรณีในปีนี้")},
    ),
    dimensions=DIMENSIONS,
    measures={
        "staff": Measure(title="ผู้ร่วม", shape=Shape.SHARE, unit="คน", record="นับ"),
        "cases": Measure(title="เรื่องร้องทุกข์", shape=Shape.COUNT, unit="เรื่อง", record="นับ"),
        "shows": Measure(title="กิจกรรมเด่น", shape=Shape.COUNT, unit="เรื่อง", record="นับ"),
    },
    ladders={"challenge": ladder("ch", "challenge"), "model": ladder("mo", "model")},
    programme=NO_PROGRAMME,
    criteria={one.id: one for one in sorted(CRITERIA, key=lambda one: one.id)},
)
PROVINCIAL = Unit(id="sample", name="หน่วยงานสมมติ", kind="provincial", province="สมมติ", inspection_region=1)
CENTRAL = Unit(id="office", name="กองสมมติ", kind="central")
SHOWN = Entry(evidence=(Evidence(title="ประกาศ"),))
FAILED = Entry(outcome="unmet")
EXEMPT = Entry(not_applicable="no-case")
MOST = Share(part=3, whole=4)
FULL_NUMBERS: dict[str, Any] = {"staff": MOST, "cases": 0}


def up_to(**levels: int) -> dict[str, Entry]:
    """Evidence for every criterion up to these levels."""
    return {key: SHOWN for key in PLAIN if int(key.split(".")[1][1:]) <= levels.get(key.split(".")[0], 0)}


FULL = up_to(d1=5, d2=5, d3r=5)


def evaluation(
    criteria: dict[str, Entry] | None = None, numbers: dict[str, Any] | None = None, review: CommitteeReview | None = None
) -> Evaluation:
    return Evaluation(criteria=criteria or {}, numbers=FULL_NUMBERS if numbers is None else numbers, committee=review)


def complete(numbers: dict[str, Any] | None = None, **criteria: Verdict) -> CommitteeReview:
    return CommitteeReview(
        review="complete", numbers=numbers or {}, criteria={key.replace("_", "."): one for key, one in criteria.items()}
    )


def scored(evaluated: Evaluation | None, status: Status | None = None, unit: Unit = PROVINCIAL) -> Scorecard:
    return score(RUBRIC, unit, evaluated, status)


def standing(card: Scorecard, key: str) -> Standing:
    return next(one.official for one in card.dimensions if one.dimension == key)


def card_of(card: Scorecard, key: str) -> CriterionCard:
    everything = [one for dimension in card.dimensions for level in dimension.levels for one in level.criteria]
    steps = [one for level in (card.ladder.steps if card.ladder else ()) for one in level.criteria]
    return next(one for one in (*everything, *steps, card.extra) if one.criterion == key)


def missing(card: Scorecard, key: str) -> dict[str, Outcome]:
    steps = next(one.missing for one in card.dimensions if one.dimension == key)
    return {one.criterion: one.outcome for one in steps}


def test_unit_without_an_evaluation_has_no_score_and_is_not_zero() -> None:
    card = scored(None)
    assert not card.recorded
    assert card.official == Total(final=False, points=None, extra=0, with_extra=None, grade=None)
    assert {standing(card, key) for key in ("d1", "d2", "d3r")} == {
        Standing(recorded=False, level=0, ceiling=5, points=0, unknown=5)
    } | {Standing(recorded=False, level=0, ceiling=5, points=0, unknown=6)}
    assert card.counts == {"met": 0, "unmet": 0, "unknown": 16, "not-applicable": 0}
    assert (card.basis, card.review, card.committee, card.ladder) == ("own", "none", None, None)


def test_an_empty_evaluation_is_like_none() -> None:
    assert scored(Evaluation()) == scored(None)


@pytest.mark.parametrize(("level", "points"), [(1, 12), (2, 24), (3, 36), (4, 48), (5, 60)])
def test_points_are_those_of_the_highest_level_reached(level: int, points: int) -> None:
    numbers = FULL_NUMBERS if level >= 3 else {"staff": MOST}
    reached = standing(scored(evaluation(up_to(d1=level), numbers)), "d1")
    assert (reached.level, reached.points) == (level, points)


def test_a_level_over_an_unmet_lower_one_is_not_reached() -> None:
    card = scored(evaluation(FULL | {"d1.l2.1": FAILED}))
    assert standing(card, "d1") == Standing(recorded=True, level=1, ceiling=1, points=12, unknown=0)
    assert missing(card, "d1") == {"d1.l2.1": UNMET}


def test_a_level_over_an_unknown_lower_one_is_not_reached_but_may_be() -> None:
    entries = {key: one for key, one in FULL.items() if key != "d1.l2.1"}
    card = scored(evaluation(entries))
    assert standing(card, "d1") == Standing(recorded=True, level=1, ceiling=5, points=12, unknown=1)
    assert missing(card, "d1") == {"d1.l2.1": UNKNOWN}
    assert card.official.points is None


def test_the_ceiling_stops_below_the_first_unmet_criterion() -> None:
    entries = up_to(d2=1) | {"d2.l3.1": SHOWN, "d2.l4.1": FAILED, "d2.l5.1": SHOWN}
    assert standing(scored(evaluation(entries)), "d2") == Standing(recorded=True, level=1, ceiling=3, points=6, unknown=1)


def test_an_unmet_criterion_beside_an_unknown_one_makes_the_level_certain() -> None:
    card = scored(evaluation({"d1.l1.1": FAILED}, numbers={}))
    assert standing(card, "d1") == Standing(recorded=True, level=0, ceiling=0, points=0, unknown=0)
    assert missing(card, "d1") == {"d1.l1.1": UNMET, "d1.l1.2": UNKNOWN}


def test_one_unmet_criterion_holds_the_whole_level_back() -> None:
    card = scored(evaluation(FULL, {"staff": Share(part=2, whole=4), "cases": 0}))
    assert (standing(card, "d1").level, missing(card, "d1")) == (0, {"d1.l1.2": UNMET})


def test_a_criterion_that_does_not_apply_does_not_block() -> None:
    card = scored(evaluation(FULL | {"d1.l2.1": EXEMPT}))
    assert standing(card, "d1").level == 5
    assert card_of(card, "d1.l2.1").own == Finding(outcome=NOT_APPLICABLE, because="ไม่มีกรณี")
    assert standing(scored(evaluation({"d2.l1.1": EXEMPT}, {})), "d2").recorded


def test_no_case_is_unknown_until_zero_is_recorded() -> None:
    assert missing(scored(evaluation(FULL, {"staff": MOST})), "d1") == {"d1.l3.1": UNKNOWN}
    assert missing(scored(evaluation(FULL, {"staff": MOST, "cases": 1})), "d1") == {"d1.l3.1": UNMET}


def test_evidence_does_not_stand_in_for_a_number() -> None:
    assert card_of(scored(evaluation({"d1.l1.2": SHOWN}, {})), "d1.l1.2").own.outcome is UNKNOWN


def test_what_a_unit_says_is_unmet_stays_unmet_in_spite_of_evidence() -> None:
    entry = Entry(outcome="unmet", evidence=SHOWN.evidence, remark="ยังไม่ครบ")
    card = card_of(scored(evaluation({"d2.l1.1": entry})), "d2.l1.1")
    assert (card.own.outcome, card.evidence, card.remark) == (UNMET, SHOWN.evidence, "ยังไม่ครบ")
    assert card.own.because == "หน่วยงานบันทึกว่ายังไม่ผ่าน"


def test_what_a_unit_says_is_met_rests_on_its_evidence() -> None:
    assert card_of(scored(evaluation({"d2.l1.1": Entry(outcome="met")})), "d2.l1.1").own.outcome is UNKNOWN


def test_a_remark_alone_records_nothing() -> None:
    card = scored(evaluation({"d2.l1.1": Entry(remark="รอเอกสาร")}, {}))
    assert not card.recorded


@pytest.mark.parametrize(("unit", "own", "other"), [(PROVINCIAL, "d3r", "d3c"), (CENTRAL, "d3c", "d3r")])
def test_each_kind_of_unit_has_its_own_third_dimension(unit: Unit, own: str, other: str) -> None:
    keys = [one.dimension for one in scored(None, unit=unit).dimensions]
    assert keys == ["d1", "d2", own]
    assert other not in keys


def test_a_total_is_final_when_every_dimension_is() -> None:
    assert scored(evaluation(FULL)).official == Total(final=True, points=100, extra=0, with_extra=100, grade="A")
    without_one = {key: one for key, one in FULL.items() if not key.startswith("d2")}
    assert scored(evaluation(without_one)).official == Total(final=False, points=None, extra=0, with_extra=None, grade=None)


def test_a_dimension_at_nothing_but_certain_counts_as_nought() -> None:
    entries = up_to(d1=5, d2=5) | {"d3r.l1.1": FAILED}
    assert scored(evaluation(entries)).official == Total(final=True, points=90, extra=0, with_extra=90, grade="B")


def test_the_extra_point_comes_on_top_and_never_in_parts() -> None:
    card = scored(evaluation(FULL | {"extra": SHOWN}))
    assert card.official == Total(final=True, points=100, extra=10, with_extra=110, grade="A+")
    assert scored(evaluation(FULL | {"extra": FAILED})).official.with_extra == 100
    assert scored(evaluation({"extra": SHOWN})).official == Total(final=False, points=None, extra=10, with_extra=None, grade=None)
    assert card.counts["met"] == 16  # the extra point is counted apart


def test_one_recorded_dimension_is_enough_to_be_recorded() -> None:
    card = scored(evaluation(up_to(d2=1), {}))
    assert (card.recorded, [one.official.recorded for one in card.dimensions]) == (True, [False, True, False])


def test_a_finding_tells_the_numbers_in_the_measure_s_own_unit() -> None:
    found = card_of(scored(evaluation()), "d1.l1.2").own
    assert found == Finding(outcome=MET, because="3 จาก 4 คน คิดเป็นร้อยละ 75 (ต้องมากกว่าร้อยละ 50)")


def test_an_award_alone_is_something_recorded() -> None:
    assert scored(evaluation({"extra": SHOWN}, {})).recorded


@pytest.mark.parametrize(
    ("points", "grade"),
    [
        *((110, "A+"), (105, "A+"), (104, "A"), (96, "A"), (95, "B+"), (91, "B+"), (90, "B"), (86, "B")),
        *((85, "C+"), (81, "C+"), (80, "C"), (76, "C"), (75, "ไม่จัดระดับ"), (0, "ไม่จัดระดับ")),
    ],
)
def test_each_grade_begins_at_its_minimum(points: int, grade: str) -> None:
    assert grade_of(RUBRIC.scheme.grades, points) == grade


def test_an_untouched_review_in_progress_leaves_the_unit_s_word_official() -> None:
    card = scored(evaluation(FULL, review=CommitteeReview(review="in-progress")))
    assert (card.basis, card.review, card.official.points) == ("own", "in-progress", 100)
    assert card.committee == Total(final=False, points=None, extra=0, with_extra=None, grade=None)
    assert card_of(card, "d1.l1.1").committee == Finding(outcome=UNKNOWN, because="คณะกรรมการยังไม่ได้ตรวจข้อนี้")


def test_a_verdict_in_progress_is_shown_but_not_official() -> None:
    review = CommitteeReview(review="in-progress", criteria={"d1.l1.1": Verdict(outcome="unmet")})
    card = scored(evaluation(FULL, review=review))
    assert (card.dimensions[0].official.level, card.dimensions[0].committee) == (
        5,
        Standing(recorded=True, level=0, ceiling=0, points=0, unknown=0),
    )
    assert missing(card, "d1") == {}


def test_once_complete_what_the_committee_does_not_name_stands() -> None:
    card = scored(evaluation(FULL, review=complete()))
    assert (card.basis, card.official) == ("committee", card.own)
    assert card.committee == card.own
    assert not any(one.differs for level in card.dimensions[0].levels for one in level.criteria)


def test_once_complete_the_committee_s_verdict_is_official() -> None:
    review = complete(d1_l2_1=Verdict(outcome="unmet", remark="หลักฐานไม่ระบุวันที่"))
    card = scored(evaluation(FULL | {"d1.l2.1": Entry(evidence=SHOWN.evidence, reply="ส่งเพิ่มแล้ว")}, review=review))
    one = card_of(card, "d1.l2.1")
    assert (one.own.outcome, one.committee) == (MET, Finding(outcome=UNMET, because="คณะกรรมการบันทึกว่ายังไม่ผ่าน"))
    assert (one.differs, one.committee_remark, one.reply) == (True, "หลักฐานไม่ระบุวันที่", "ส่งเพิ่มแล้ว")
    assert (card.own.points, card.official.points, missing(card, "d1")) == (100, 52, {"d1.l2.1": UNMET})


def test_the_committee_may_raise_what_the_unit_left_out() -> None:
    entries = {key: one for key, one in FULL.items() if key != "d2.l3.1"}
    card = scored(evaluation(entries, review=complete(d2_l3_1=Verdict(outcome="met"))))
    assert (card.own.points, card.official.points) == (None, 100)
    assert card_of(card, "d2.l3.1").committee == Finding(outcome=MET, because="คณะกรรมการเห็นว่าผ่าน")


def test_the_committee_may_find_that_a_criterion_does_not_apply() -> None:
    card = scored(evaluation(FULL | {"d2.l1.1": FAILED}, review=complete(d2_l1_1=Verdict(not_applicable="no-case"))))
    assert (card.own.points, card.official.points) == (70, 100)


def test_the_committee_s_number_is_judged_in_place_of_the_unit_s() -> None:
    card = scored(evaluation(FULL, review=complete({"staff": Share(part=2, whole=4)})))
    one = card_of(card, "d1.l1.2")
    assert (one.own.outcome, one.committee and one.committee.outcome) == (MET, UNMET)
    assert (standing(card, "d1").level, card.own.points, card.official.points) == (0, 100, 40)


def test_a_verdict_stands_above_the_committee_s_own_number() -> None:
    review = complete({"staff": Share(part=1, whole=4)}, d1_l1_2=Verdict(not_applicable="no-case"))
    assert card_of(scored(evaluation(FULL, review=review)), "d1.l1.2").committee == Finding(
        outcome=NOT_APPLICABLE, because="ไม่มีกรณี"
    )


def test_a_verdict_of_words_alone_leaves_the_finding() -> None:
    card = scored(evaluation(FULL, review=complete(d2_l1_1=Verdict(remark="ควรเผยแพร่"))))
    one = card_of(card, "d2.l1.1")
    assert (one.committee, one.committee_remark, one.differs) == (one.own, "ควรเผยแพร่", False)


def test_the_committee_may_deny_the_extra_point() -> None:
    card = scored(evaluation(FULL | {"extra": SHOWN}, review=complete(extra=Verdict(outcome="unmet"))))
    assert (card.own.with_extra, card.official.with_extra) == (110, 100)


def test_a_unit_scored_by_its_committee_alone_is_recorded() -> None:
    verdicts = {key.replace(".", "_"): Verdict(outcome="met") for key in FULL}
    card = scored(evaluation({}, {}, complete(FULL_NUMBERS, **verdicts)))
    assert (card.recorded, card.own.points, card.official.points) == (True, None, 100)
    assert scored(evaluation({}, {}, complete(extra=Verdict(outcome="met")))).recorded


def test_a_review_tells_who_and_when() -> None:
    review = CommitteeReview(review="complete", panel="model-regional", date="2 ส.ค. 2564", remark="เห็นชอบ")
    card = scored(Evaluation(assessed="2564-06-30", note="ฉบับแก้ไข", committee=review))
    assert (card.panel, str(card.reviewed), card.committee_remark) == ("model-regional", "2021-08-02", "เห็นชอบ")
    assert (str(card.assessed), card.note) == ("2021-06-30", "ฉบับแก้ไข")


@pytest.mark.parametrize(("status", "key"), [(Status.CHALLENGE, "challenge"), (Status.MODEL, "model")])
def test_a_ladder_is_for_units_of_its_status(status: Status, key: str) -> None:
    found = scored(evaluation(FULL), status).ladder
    assert found is not None
    assert (found.ladder, found.standing) == (key, Standing(recorded=True, level=1, ceiling=3, points=0, unknown=2))


@pytest.mark.parametrize("status", [None, Status.OUTSTANDING])
def test_other_units_climb_no_ladder(status: Status | None) -> None:
    assert scored(evaluation(FULL | {"ch.l2": SHOWN}), status).ladder is None


def test_a_ladder_begins_with_the_points_without_the_extra() -> None:
    below = up_to(d1=5, d2=4, d3r=1) | {"d2.l5.1": FAILED, "d3r.l2.1": FAILED, "extra": SHOWN, "ch.l2": SHOWN}
    card = scored(evaluation(below), Status.CHALLENGE)
    assert (card.official.points, card.official.with_extra) == (86, 96)
    assert card.ladder
    assert card.ladder.standing.level == 2
    just_below = scored(evaluation(below | {"d3r.l1.1": FAILED}), Status.CHALLENGE)
    assert (just_below.official.points, just_below.official.with_extra) == (84, 94)
    assert just_below.ladder
    assert just_below.ladder.standing == Standing(recorded=True, level=0, ceiling=0, points=0, unknown=0)
    assert [one.criterion for one in just_below.ladder.missing] == ["ch.l1"]


def test_a_ladder_waits_for_a_final_total() -> None:
    card = scored(evaluation({"mo.l2": SHOWN}, FULL_NUMBERS | {"shows": 1}), Status.MODEL)
    assert card.ladder
    assert card.ladder.standing == Standing(recorded=True, level=0, ceiling=3, points=0, unknown=1)
    assert card.ladder.missing == (NextStep(criterion="mo.l1", outcome=UNKNOWN, because="คะแนนทั้ง 5 มิติยังไม่ครบ"),)


def test_a_ladder_reads_the_official_points() -> None:
    review = complete(d1_l1_1=Verdict(outcome="unmet"), ch_l2=Verdict(outcome="met"))
    card = scored(evaluation(FULL, review=review), Status.CHALLENGE)
    assert (card.own.points, card.official.points) == (100, 40)
    assert card.ladder
    assert card.ladder.standing.level == 0


def test_a_ladder_takes_the_committee_s_word_once_complete() -> None:
    raised = scored(evaluation(FULL, review=complete(ch_l2=Verdict(outcome="met"))), Status.CHALLENGE).ladder
    lowered = scored(
        evaluation(FULL | {"ch.l2": SHOWN}, review=complete(ch_l2=Verdict(outcome="unmet"))), Status.CHALLENGE
    ).ladder
    assert raised
    assert lowered
    assert (raised.standing.level, [one.criterion for one in raised.missing]) == (2, ["ch.l3"])
    assert (lowered.standing.level, lowered.standing.ceiling) == (1, 1)
    assert [(one.criterion, one.outcome) for one in lowered.missing] == [("ch.l2", UNMET)]


def test_nothing_is_missing_at_the_top() -> None:
    card = scored(evaluation(FULL | {"mo.l2": SHOWN}, FULL_NUMBERS | {"shows": 1}), Status.MODEL)
    assert [one.missing for one in card.dimensions] == [(), (), ()]
    assert card.ladder
    assert (card.ladder.standing.level, card.ladder.missing) == (3, ())


def test_missing_names_only_the_next_level() -> None:
    assert missing(scored(evaluation(up_to(d2=2))), "d2") == {"d2.l3.1": UNKNOWN}


def test_counts_are_of_the_official_track() -> None:
    review = complete(d1_l1_1=Verdict(outcome="unmet"), d2_l1_1=Verdict(not_applicable="no-case"))
    assert scored(evaluation(FULL, review=review)).counts == {"met": 14, "unmet": 1, "unknown": 0, "not-applicable": 1}


@pytest.mark.parametrize(
    ("key", "example", "number", "expected"),
    [
        ("d2.l1.1", Example(text="x", outcome="met", evidence=1), None, MET),
        ("d2.l1.1", Example(text="x", outcome="unknown"), None, UNKNOWN),
        ("d2.l1.1", Example(text="x", outcome="not-applicable", exempt="no-case"), None, NOT_APPLICABLE),
        ("d1.l1.2", Example(text="x", outcome="unmet"), Share(part=1, whole=2), UNMET),
        ("d1.l3.1", Example(text="x", outcome="met"), 0, MET),
        ("ch.l1", Example(text="x", outcome="met"), 86, MET),
        ("ch.l1", Example(text="x", outcome="unmet"), 85, UNMET),
        ("ch.l1", Example(text="x", outcome="unknown"), None, UNKNOWN),
    ],
)
def test_examples_are_judged_like_real_cases(key: str, example: Example, number: object, expected: Outcome) -> None:
    assert judge_example(RUBRIC, RUBRIC.criteria[key], example, number) is expected


ENTRIES = st.sampled_from([None, SHOWN, FAILED, EXEMPT])
ANY_CRITERIA = st.fixed_dictionaries({key: ENTRIES for key in [*PLAIN, "extra"] if not key.startswith("d3c")})
ANY_NUMBERS = st.fixed_dictionaries(
    {}, optional={"staff": st.sampled_from([MOST, Share(part=1, whole=2)]), "cases": st.integers(0, 2)}
)


@given(ANY_CRITERIA, ANY_NUMBERS, st.booleans())
def test_standings_are_sound_whatever_is_recorded(
    criteria: dict[str, Entry | None], numbers: dict[str, Any], reviewed: bool
) -> None:
    entries = {key: one for key, one in criteria.items() if one}
    card = scored(evaluation(entries, numbers, complete() if reviewed else None))
    for one in card.dimensions:
        outcomes = [[each.own.outcome for each in level.criteria] for level in one.levels]
        passed = [all(each in {MET, NOT_APPLICABLE} for each in level) for level in outcomes]
        assert all(passed[: one.official.level])
        assert one.official.level == 5 or not passed[one.official.level]
        assert one.official.points == one.max_points * one.official.level // 5
        assert one.official.level <= one.official.ceiling
        assert one.official.final == (one.official.recorded and one.official.level == one.official.ceiling)
    assert card.official.final == all(one.official.final for one in card.dimensions)
    assert (card.official.points is None) == (not card.official.final)


@given(ANY_CRITERIA, ANY_NUMBERS, st.data())
def test_recording_evidence_never_lowers_a_level(
    criteria: dict[str, Entry | None], numbers: dict[str, Any], data: st.DataObject
) -> None:
    entries = {key: one for key, one in criteria.items() if one}
    before = scored(evaluation(entries, numbers))
    lost = data.draw(st.sampled_from(sorted(key for key, one in entries.items() if one is SHOWN) or ["none"]))
    after = scored(evaluation({key: one for key, one in entries.items() if key != lost}, numbers))
    assert all(new.official.level <= old.official.level for old, new in zip(before.dimensions, after.dimensions, strict=True))
