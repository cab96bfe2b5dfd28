"""What scoring makes of an evaluation: outcomes, findings, levels, totals. A finding is published; it is
never an error."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import computed_field

from cleancdd.model.base import Computed, CriterionId, Day, Slug
from cleancdd.model.evaluation import Evidence

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
    """One judgement of one criterion, and in a Thai sentence what it rests on."""

    outcome: Outcome
    because: str


class Seen(Computed):
    """A page or file of this site that a finding rests on."""

    label: str
    url: str


class Observation(Computed):
    """What the site sees for itself of a criterion; an unknown one tells what is still missing and decides
    nothing.

    `shows` holds those parts of the criterion that it sees.
    """

    finding: Finding
    seen: tuple[Seen, ...] = ()
    shows: tuple[str, ...] = ()


class EvidenceCard(Computed):
    """A piece of evidence, why it does not count where it does not, and whether it is dated after the
    finished review."""

    evidence: Evidence
    uncounted: str | None = None
    after_review: bool = False

    @property
    def counts(self) -> bool:
        """Whether the unit's own finding may rest on it."""
        return self.uncounted is None


class PartCard(Computed):
    """One of the things that a criterion asks for at once, and whether something shows it."""

    title: str
    shown: bool


class CriterionCard(Computed):
    """A criterion of a unit: the unit's own finding and the committee's side by side, with what was recorded.

    `judged` tells whether the committee judged it itself; a finding of its that is not judged was taken over
    from the unit. `document` tells that what is recorded is a document's word, which assesses nothing.
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

    @computed_field  # type: ignore[prop-decorator]
    @property
    def differs(self) -> bool:
        """Whether the committee has judged and came to another outcome than the unit."""
        return self.committee is not None and self.committee.outcome not in {
            self.own.outcome,
            Outcome.UNKNOWN,
        }

    def official(self, basis: str) -> Finding:
        """The finding that counts where results are the unit's `own` or the `committee`'s."""
        return self.committee if basis == "committee" and self.committee is not None else self.own

    @property
    def open(self) -> bool:
        """Whether something is recorded or seen, so that an unknown outcome is one that it does not settle
        yet."""
        return not self.document and bool(self.evidence or self.seen)


class LevelCard(Computed):
    """A level with its criteria, groups' headings left to the rubric."""

    level: int
    points: int
    criteria: tuple[CriterionCard, ...]

    def tally(self, basis: str) -> dict[Outcome, int]:
        """How many criteria have each outcome, of the results that count."""
        found = [one.official(basis).outcome for one in self.criteria]
        return {outcome: found.count(outcome) for outcome in Outcome}


class Standing(Computed):
    """Where one track of findings stands in a dimension or ladder.

    `level` is reached for certain; `ceiling` is the highest level that no unmet criterion stands in the way
    of. Where they differ, only unknown criteria block, and the standing is provisional. `points` and
    `ceiling_points` are those of the two levels, `unknown` counts the criteria that block, `met` those that
    are known to be met or not to apply.
    """

    recorded: bool
    level: int
    ceiling: int
    points: int
    ceiling_points: int
    unknown: int
    met: int

    @computed_field  # type: ignore[prop-decorator]
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
        """What a provisional level rests on, in Thai; empty for a certain one."""
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
    """Points of all dimensions, and with the extra point; none of it before every dimension is final.

    `extra` is None while nothing is known of the extra point; `with_extra` is then what the unit has at
    least, and `grade` says so in words. A programme without extra point has 0, one without grades None.
    """

    final: bool
    points: int | None
    extra: int | None
    with_extra: int | None
    grade: str | None


class LadderCard(Computed):
    """The further ladder of a unit that holds a status, and what its next step still needs."""

    ladder: Slug
    standing: Standing
    steps: tuple[LevelCard, ...]
    missing: tuple[NextStep, ...]


class Scorecard(Computed):
    """A unit's result in a fiscal year.

    `counts` tells how many criteria have each outcome on the official track, `blocking` how many unknown ones
    keep a level open.
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
        """The points of the dimensions with the most they can be: of the result that counts, and the unit's
        own beside the committee's."""
        official = tuple((one.official.points, one.max_points) for one in self.dimensions)
        own = tuple((one.own.points, one.max_points) for one in self.dimensions)
        beside = self.basis == "committee" and self.own.final
        return (("own", own), ("official", official)) if beside else (("official", official),)

    @property
    def own_judgements(self) -> int:
        """How many criteria of the dimensions the committee judged itself; the others it took over from the
        unit."""
        return sum(card.judged for one in self.dimensions for level in one.levels for card in level.criteria)

    @property
    def mentioned(self) -> tuple[CriterionCard, ...]:
        """The criteria of which only a document tells something, ladder and extra point included."""
        levels = [level for one in self.dimensions for level in one.levels] + list(
            self.ladder.steps if self.ladder else ()
        )
        every = [card for level in levels for card in level.criteria]
        every += [self.extra] if self.extra else []
        return tuple(card for card in every if card.document and (card.evidence or card.remark))
