"""Committees that agree with units and that differ."""

from __future__ import annotations

from cleancdd.model.scorecard import Outcome
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
