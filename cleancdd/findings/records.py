"""The records of a unit on a day, and the findings that they give for a criterion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from cleancdd.findings.evidence import weigh
from cleancdd.findings.questions import Facts, ask
from cleancdd.model.criterion import Criterion
from cleancdd.model.evaluation import Entry, Evaluation, Quarters, Verdict
from cleancdd.model.quarters import QUARTERS
from cleancdd.model.rubric import Rubric
from cleancdd.model.scorecard import EvidenceCard, Finding, Observation, Outcome
from cleancdd.thai.dates import fiscal_periods

__all__ = ["NOTHING", "Points", "Record", "stated", "until"]

NOTHING: Final = Entry()
"""What is recorded for a criterion that an evaluation does not mention."""


Points = tuple[int, int]
"""The least and the most points that the dimensions of a column can come to."""


@dataclass(frozen=True)
class Record:
    """The records of a unit on a day, and the findings that they give for each criterion."""

    rubric: Rubric
    evaluation: Evaluation
    numbers: Mapping[str, object]
    observations: Mapping[str, Observation]
    as_of: date
    reviewed: date | None = None

    def evidence(self, criterion: Criterion) -> tuple[EvidenceCard, ...]:
        """Each piece recorded for the criterion, with whether it counts."""
        return self._weighed.get(criterion.id, ())

    @cached_property
    def _weighed(self) -> dict[str, tuple[EvidenceCard, ...]]:
        criteria = self.rubric.criteria
        return {
            key: weigh(entry.evidence, criteria[key].when, self.rubric.year, self.as_of, self.reviewed)
            for key, entry in self.evaluation.criteria.items()
            if key in criteria
        }

    @cached_property
    def _counting(self) -> dict[str, list[EvidenceCard]]:
        """The pieces that count, by criterion; only criteria that have any."""
        found = {
            key: [card for card in cards if card.counts and not card.after_review]
            for key, cards in self._weighed.items()
        }
        return {key: cards for key, cards in found.items() if cards}

    def shown(self, criterion: Criterion) -> frozenset[str]:
        """The parts of the criterion that the evidence or the site itself shows."""
        asked = criterion.asked_parts
        if not asked:
            return frozenset()
        observed = self.observations.get(criterion.id)
        from_document = self.evaluation.is_from_document(criterion.id)
        pieces = () if from_document else self._counting.get(criterion.id, ())
        parts = {part for card in pieces for part in card.evidence.shows}
        return frozenset((parts | set(observed.shows if observed else ())) & asked.keys())

    def finding(self, criterion: Criterion, points: Points | None) -> Finding:
        """The unit's own statement; else what the site observed; else what the unit's records show, where the
        site cannot see."""
        if self.evaluation.is_from_document(criterion.id):
            return self._of_document(criterion)
        entry = self.evaluation.criteria.get(criterion.id, NOTHING)
        observed = self.observations.get(criterion.id)
        said = stated(self.rubric, entry, "หน่วยงาน")
        if said:
            return self._contradicted(criterion, said, points)
        if observed and observed.finding.outcome is not Outcome.UNKNOWN:
            return observed.finding
        asked = self.asked(criterion, points)
        says_more = observed and not entry.evidence and asked.outcome is Outcome.UNKNOWN
        return observed.finding if observed and says_more else asked

    def _contradicted(self, criterion: Criterion, said: Finding, points: Points | None) -> Finding:
        """What the unit stated, with a remark where its own evidence contradicts it."""
        if said.outcome is Outcome.UNMET and self.asked(criterion, points).outcome is Outcome.MET:
            return Finding(outcome=said.outcome, because=f"{said.because} แต่หลักฐานที่บันทึกแสดงครบแล้ว")
        return said

    def _of_document(self, criterion: Criterion) -> Finding:
        observed = self.observations.get(criterion.id)
        if observed and observed.finding.outcome is not Outcome.UNKNOWN:
            return observed.finding
        return Finding(outcome=Outcome.UNKNOWN, because="กล่าวถึงในเอกสาร ยังไม่ประเมิน")

    def _later(self, measure: str) -> tuple[date, ...]:
        """The days of recorded reports that are after the day of judging."""
        number = self.evaluation.numbers.get(measure)
        return tuple(day for day in number if day > self.as_of) if isinstance(number, tuple) else ()

    def asked(self, criterion: Criterion, points: Points | None) -> Finding:
        """The result of the criterion's own check on the evidence and numbers."""
        check = criterion.check
        facts = Facts(
            self.rubric.year,
            evidence=len(self._counting.get(criterion.id, ())),
            uncounted=tuple(_uncounted(self.evidence(criterion))),
            parts=criterion.asked_parts,
            shown=self.shown(criterion),
            vouched=self.evaluation.criteria.get(criterion.id, NOTHING).outcome == "met",
            number=self.numbers.get(check.measure or ""),
            points=points,
            as_of=self.as_of,
            later=self._later(check.measure or ""),
        )
        return ask(check, self.rubric.measures.get(check.measure or ""), facts)


def _uncounted(cards: tuple[EvidenceCard, ...]) -> Iterator[str]:
    for card in cards:
        if card.uncounted is not None:
            yield card.uncounted
        elif card.after_review:
            yield "ลงวันที่หลังวันที่คณะกรรมการตรวจเสร็จ"


def stated(rubric: Rubric, said: Entry | Verdict, who: str) -> Finding | None:
    """The finding that somebody stated explicitly; `who` names them in Thai."""
    if said.not_applicable is not None:
        reason = rubric.scheme.exemptions[said.not_applicable]
        return Finding(outcome=Outcome.NOT_APPLICABLE, because=reason.title)
    if said.outcome == "unmet":
        return Finding(outcome=Outcome.UNMET, because=f"{who}บันทึกว่ายังไม่ผ่าน")
    if said.outcome == "met" and isinstance(said, Verdict):
        return Finding(outcome=Outcome.MET, because=f"{who}เห็นว่าผ่าน")
    return None


def until(number: object, year: int, day: date) -> object:
    """A recorded number without anything dated after the day: later reports, and quarters that begin
    later."""
    if isinstance(number, Quarters):
        begun = [
            key for key, (first, _) in zip(QUARTERS, fiscal_periods(year, 3), strict=True) if first <= day
        ]
        return Quarters(**{key: getattr(number, key) for key in begun})
    if isinstance(number, tuple):
        return tuple(one for one in number if one <= day)
    return number
