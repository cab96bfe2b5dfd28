"""The result of scoring an evaluation: outcomes, findings, levels, totals. A finding is published; it is
never an error."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from cleancdd.model.base import Computed
from cleancdd.model.evaluation import Evidence
from cleancdd.model.fields import CriterionId, Day, Slug

__all__ = [
    "CriterionCard",
    "DimensionCard",
    "EvidenceCard",
    "Finding",
    "LadderCard",
    "LevelCard",
    "NextStep",
    "Observation",
    "Outcome",
    "PartCard",
    "Scorecard",
    "Seen",
    "Standing",
    "Total",
]


class Outcome(StrEnum):
    """Unknown means that nothing is recorded; it is not a failure."""

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"


class Finding(Computed):
    """One judgement of one criterion, and a Thai sentence with its reason."""

    outcome: Outcome
    because: str


class Seen(Computed):
    """A page or file of this site that supports a finding."""

    label: str
    url: str


class Observation(Computed):
    """What the site checks for itself about a criterion; an unknown one says what is still missing and
    decides nothing.

    `shows` holds the parts of the criterion that it found.
    """

    finding: Finding
    seen: tuple[Seen, ...] = ()
    shows: tuple[str, ...] = ()


class EvidenceCard(Computed):
    """A piece of evidence, the reason if it does not count, and whether it is dated after the finished
    review."""

    evidence: Evidence
    uncounted: str | None = None
    after_review: bool = False

    @property
    def counts(self) -> bool:
        """Whether it counts for the unit's own finding."""
        return self.uncounted is None


class PartCard(Computed):
    """One of the things that a criterion requires together, and whether something shows it."""

    title: str
    shown: bool


class CriterionCard(Computed):
    """A criterion of a unit: the unit's own finding and the committee's side by side, with what was recorded.

    `judged` says whether the committee judged it itself; otherwise the committee's finding was taken over
    from the unit. `document` says that the record comes from a document, which contains no assessment.
    """

    criterion: CriterionId
    own: Finding
    committee: Finding | None
    judged: bool
    document: bool
    evidence: tuple[EvidenceCard, ...]
    parts: tuple[PartCard, ...]
    remark: str | None
    committee_remark: str | None
    reply: str | None
    seen: tuple[Seen, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether the committee has judged and reached a different outcome than the unit."""
        return self.committee is not None and self.committee.outcome not in {
            self.own.outcome,
            Outcome.UNKNOWN,
        }

    def official(self, basis: str) -> Finding:
        """The finding that counts, depending on whether results are the unit's `own` or the `committee`'s."""
        return self.committee if basis == "committee" and self.committee is not None else self.own

    @property
    def open(self) -> bool:
        """Whether something is recorded or seen, so that an unknown outcome means it is not yet
        sufficient."""
        return not self.document and bool(self.evidence or self.seen)


class LevelCard(Computed):
    """A level with its criteria; group headings stay in the rubric."""

    level: int
    points: int
    criteria: tuple[CriterionCard, ...]

    def tally(self, basis: str) -> dict[Outcome, int]:
        """How many criteria have each outcome, of the results that count."""
        found = [one.official(basis).outcome for one in self.criteria]
        return {outcome: found.count(outcome) for outcome in Outcome}


class Standing(Computed):
    """The standing in a dimension or ladder according to the unit or the committee.

    `level` is reached for certain; `ceiling` is the highest level that no unmet criterion prevents. Where
    they differ, only unknown criteria block, and the standing is provisional. `points` and `ceiling_points`
    are those of the two levels, `unknown` counts the criteria that block, `met` those that are known to be
    met or not to apply.
    """

    recorded: bool
    level: int
    ceiling: int
    points: int
    ceiling_points: int
    unknown: int
    met: int

    @property
    def final(self) -> bool:
        """Whether the level is certain: something is recorded and no unknown criterion could raise it."""
        return self.recorded and self.level == self.ceiling

    @property
    def words(self) -> str:
        """The level in Thai, as far as it is known."""
        if not self.recorded:
            return "ยังไม่บันทึก"
        if self.final:
            return f"ระดับ {self.level}"
        return f"อย่างน้อยระดับ {self.level}" if self.level else "ยังบอกระดับไม่ได้"

    @property
    def note(self) -> str:
        """The reason for a provisional level, in Thai; empty for a certain one."""
        if self.final or not self.recorded:
            return ""
        if self.level == 0 and self.met:
            return f"มีหลักฐานแล้ว {self.met} เกณฑ์"
        return f"ยังไม่บันทึก {self.unknown} เกณฑ์"


class NextStep(Computed):
    """A criterion that keeps a unit from the next level, with its outcome so far; `open` where a record does
    not settle it."""

    criterion: CriterionId
    outcome: Outcome
    because: str
    open: bool = False


class DimensionCard(Computed):
    """A dimension of a scorecard; `official` is the committee's standing once its review is complete, else
    the unit's own."""

    dimension: Slug
    number: int
    max_points: int
    own: Standing
    committee: Standing | None
    official: Standing
    levels: tuple[LevelCard, ...]
    missing: tuple[NextStep, ...]


class Total(Computed):
    """Points of all dimensions, without and with the extra point; None until every dimension is final.

    `extra` is None while the extra point is unknown; `with_extra` is then the least total, and
    `grade` says so in words. A programme without extra point has 0, one without grades None.
    """

    final: bool
    points: int | None
    extra: int | None
    with_extra: int | None
    grade: str | None


class LadderCard(Computed):
    """The further ladder of a unit that holds a status, and what its next step still requires."""

    ladder: Slug
    standing: Standing
    steps: tuple[LevelCard, ...]
    missing: tuple[NextStep, ...]


class Scorecard(Computed):
    """A unit's result in a fiscal year.

    `counts` is the number of criteria with each outcome on the official track, `blocking` the number of
    unknown ones that keep a level open.
    """

    unit: Slug
    year: int
    recorded: bool
    basis: Literal["own", "committee"]
    review: Literal["none", "in-progress", "complete"]
    panel: str | None
    assessed: Day | None
    reviewed: Day | None
    note: str | None
    committee_remark: str | None
    dimensions: tuple[DimensionCard, ...]
    extra: CriterionCard | None
    own: Total
    committee: Total | None
    official: Total
    ladder: LadderCard | None
    counts: dict[str, int]
    blocking: int

    @property
    def points_by_dimension(self) -> tuple[tuple[str, tuple[tuple[int, int], ...]], ...]:
        """The points of the dimensions with their maximum: of the result that counts, and the unit's own
        beside the committee's."""
        official = tuple((one.official.points, one.max_points) for one in self.dimensions)
        own = tuple((one.own.points, one.max_points) for one in self.dimensions)
        beside = self.basis == "committee" and self.own.final
        return (("own", own), ("official", official)) if beside else (("official", official),)

    @property
    def own_judgements(self) -> int:
        """The number of criteria that the committee judged itself; it took over the others from the unit."""
        return sum(card.judged for card in self._criteria)

    @property
    def mentioned(self) -> tuple[CriterionCard, ...]:
        """The criteria recorded only from a document."""
        return tuple(card for card in self._criteria if card.document and (card.evidence or card.remark))

    @property
    def _criteria(self) -> list[CriterionCard]:
        """Every criterion, ladder and extra point included."""
        levels = [level for one in self.dimensions for level in one.levels]
        levels += self.ladder.steps if self.ladder else ()
        every = [card for level in levels for card in level.criteria]
        return [*every, self.extra] if self.extra else every
