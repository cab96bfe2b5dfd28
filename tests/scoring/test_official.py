"""A committee's review beside the unit's own word, and which of the two is official."""

from __future__ import annotations

from cleancdd.model.evaluation import CommitteeReview, Entry, Evaluation, Share, Verdict
from cleancdd.model.scorecard import Finding, Total
from tests.scoring.made_up import (
    FAILED,
    FULL,
    FULL_NUMBERS,
    MET,
    NOT_APPLICABLE,
    SHOWN,
    UNKNOWN,
    UNMET,
    Where,
    card_of,
    complete,
    evaluation,
    missing,
    scored,
    standing,
    where,
)


def test_an_untouched_review_in_progress_leaves_the_unit_s_word_official() -> None:
    card = scored(evaluation(FULL, review=CommitteeReview(review="in-progress")))
    assert (card.basis, card.review, card.official.points) == ("own", "in-progress", 100)
    assert card.committee == Total(final=False, points=None, extra=None, with_extra=None, grade=None)
    assert card_of(card, "d1.l1.1").committee == Finding(outcome=UNKNOWN, because="คณะกรรมการยังไม่ได้ตรวจข้อนี้")


def test_a_verdict_in_progress_is_shown_but_not_official() -> None:
    review = CommitteeReview(review="in-progress", criteria={"d1.l1.1": Verdict(outcome="unmet")})
    card = scored(evaluation(FULL, review=review))
    committee = card.dimensions[0].committee
    assert committee is not None
    assert card.dimensions[0].official.level == 5
    assert where(committee) == Where(recorded=True, level=0, ceiling=0, points=0, unknown=0)
    assert missing(card, "d1") == {}


def test_once_complete_what_the_committee_does_not_name_stands() -> None:
    card = scored(evaluation(FULL, review=complete()))
    assert (card.basis, card.official) == ("committee", card.own)
    assert card.committee == card.own
    assert not any(one.differs for level in card.dimensions[0].levels for one in level.criteria)


def test_once_complete_the_committee_s_verdict_is_official() -> None:
    review = complete(d1_l2_1=Verdict(outcome="unmet", remark="หลักฐานไม่ระบุวันที่"))
    card = scored(
        evaluation(FULL | {"d1.l2.1": Entry(evidence=SHOWN.evidence, reply="ส่งเพิ่มแล้ว")}, review=review)
    )
    one = card_of(card, "d1.l2.1")
    assert (one.own.outcome, one.committee) == (
        MET,
        Finding(outcome=UNMET, because="คณะกรรมการบันทึกว่ายังไม่ผ่าน"),
    )
    assert (one.differs, one.committee_remark, one.reply) == (True, "หลักฐานไม่ระบุวันที่", "ส่งเพิ่มแล้ว")
    assert (card.own.points, card.official.points, missing(card, "d1")) == (100, 52, {"d1.l2.1": UNMET})


def test_the_committee_may_raise_what_the_unit_left_out() -> None:
    entries = {key: one for key, one in FULL.items() if key != "d2.l3.1"}
    card = scored(evaluation(entries, review=complete(d2_l3_1=Verdict(outcome="met"))))
    assert (card.own.points, card.official.points) == (None, 100)
    assert card_of(card, "d2.l3.1").committee == Finding(outcome=MET, because="คณะกรรมการเห็นว่าผ่าน")


def test_the_committee_may_find_that_a_criterion_does_not_apply() -> None:
    card = scored(
        evaluation(FULL | {"d2.l1.1": FAILED}, review=complete(d2_l1_1=Verdict(not_applicable="no-case")))
    )
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
    assert (card.panel, str(card.reviewed), card.committee_remark) == (
        "model-regional",
        "2021-08-02",
        "เห็นชอบ",
    )
    assert (str(card.assessed), card.note) == ("2021-06-30", "ฉบับแก้ไข")


def test_counts_are_of_the_official_track() -> None:
    review = complete(d1_l1_1=Verdict(outcome="unmet"), d2_l1_1=Verdict(not_applicable="no-case"))
    assert scored(evaluation(FULL, review=review)).counts == {
        "met": 14,
        "unmet": 1,
        "unknown": 0,
        "not-applicable": 1,
    }
