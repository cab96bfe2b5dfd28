"""Committees that agree with units and that differ."""

from __future__ import annotations

from cleancdd.diagnostics import Diagnostics
from cleancdd.model.scorecard import Outcome
from cleancdd.readers.rubric import read_rubrics
from cleancdd.resources import rubrics_folder
from cleancdd.sample.dice import Dice
from cleancdd.sample.handwriting import Handwriting
from cleancdd.sample.numbers import Catalogue
from cleancdd.sample.reviews import invent_review
from cleancdd.sample.sheet import ApplicableRubric
from tests.sample.scored import Sample, cards_of, scorecards


def test_committees_agree_and_differ(programme: Sample) -> None:
    complete = [card for card in scorecards(programme[1]).values() if card.review == "complete"]
    pairs = {
        (one.own.outcome, one.committee.outcome)
        for card in complete
        for one in cards_of(card)
        if one.committee
    }
    assert pairs >= {(Outcome.MET, Outcome.UNMET), (Outcome.UNMET, Outcome.MET), (Outcome.MET, Outcome.MET)}
    assert any(card.own != card.committee for card in complete)
    assert any(card.own == card.committee for card in complete)
    assert any(one.reply and one.committee_remark for card in complete for one in cards_of(card))


def test_no_committee_counts_cases_that_a_unit_denies_without_judging_so() -> None:
    rubric = read_rubrics(rubrics_folder().parents[1], Diagnostics())[2564].rubric
    sheet = ApplicableRubric.of(rubric, "provincial")
    denying = {
        key: reason
        for key, one in rubric.criteria.items()
        for reason in one.exemptions
        if rubric.scheme.exemptions[reason].cases
    }
    cases = {case for reason in denying.values() for case in rubric.scheme.exemptions[reason].cases}
    assert cases
    for seed in range(300):
        dice = Dice(seed)
        told = invent_review(
            sheet,
            Catalogue(sheet, rubric.year),
            {key: {"not_applicable": reason} for key, reason in denying.items()},
            dict.fromkeys(sorted(cases), "0"),
            dice,
            Handwriting(dice),
            None,
            "2564-09-06",
            over=True,
        )
        assert "numbers" not in told
