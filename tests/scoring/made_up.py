"""A small made-up rubric, so that every case is plain to see, and evaluations scored by it."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, NamedTuple

from cleancdd.findings.scorecards import score
from cleancdd.model.article import Prose
from cleancdd.model.criterion import Check, Criterion, Example, Kind, Measure, Shape
from cleancdd.model.evaluation import CommitteeReview, Entry, Evaluation, Evidence, Share, Verdict
from cleancdd.model.rubric import (
    Dimension,
    Exemption,
    GradeBand,
    GradeScale,
    Ladder,
    LadderStep,
    Level,
    Programme,
    Rubric,
    Scheme,
    Variant,
)
from cleancdd.model.scorecard import CriterionCard, Outcome, Scorecard, Standing
from cleancdd.model.source import Source
from cleancdd.model.unit import Status, Unit

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
        id=key, title=key, asks="?", kind=kind, check=check, record="บันทึก", remedy="ทำ",
        source=HERE, exemptions=exemptions,
        examples=(Example(text="ตัวอย่าง", outcome="unknown"),), year=2564, prose=Prose(html=""),
    )  # fmt: skip


def dimension(number: int, points: int, variant: Variant = "all") -> Dimension:
    levels = tuple(Level(level=level, points=points * level // 5, source=HERE) for level in range(6))
    words = {"name": "มิติ", "short": "มิติ", "text": "มิติ"}
    return Dimension(
        number=number,
        variant=variant,
        max_points=points,
        source=HERE,
        definition_source=HERE,
        levels=levels,
        **words,
    )


def ladder(key: str, status: Literal["challenge", "model"]) -> Ladder:
    return Ladder(
        title=key,
        applies_to=status,
        source=HERE,
        steps=tuple(LadderStep(id=f"{key}.l{n}", level=n) for n in (1, 2, 3)),
    )


DIMENSIONS = {
    "d1": dimension(1, 60),
    "d2": dimension(2, 30),
    "d3c": dimension(3, 10, "central"),
    "d3r": dimension(3, 10, "provincial"),
}
PLAIN = [f"{key}.l{level}.1" for key in DIMENSIONS for level in range(1, 6)]
CRITERIA = [
    *(
        criterion(key, {"d1.l3.1": CASES}.get(key), ("no-case",) if key in {"d1.l2.1", "d2.l1.1"} else ())
        for key in PLAIN
    ),
    criterion("d1.l1.2", STAFF),
    criterion("ch.l1", PASS_MARK), criterion("ch.l2"), criterion("ch.l3"),
    criterion("mo.l1", PASS_MARK), criterion("mo.l2"),
    criterion("mo.l3", Check(name="at-least", measure="shows", value=1)),
    criterion("extra"),
]  # fmt: skip
SCALE = GradeScale(
    full=110,
    bands=tuple(GradeBand(grade=key, minimum=low) for key, low in GRADES.items()),
    below="ไม่จัดระดับ",
    source=HERE,
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
SHOWN = Entry(evidence=(Evidence(title="ประกาศ", url="https://example.go.th/announcement"),))
FAILED = Entry(outcome="unmet")
EXEMPT = Entry(not_applicable="no-case")
MOST = Share(part=3, whole=4)
FULL_NUMBERS: dict[str, Any] = {"staff": MOST, "cases": 0}


def up_to(**levels: int) -> dict[str, Entry]:
    """Evidence for every criterion up to these levels."""
    return {key: SHOWN for key in PLAIN if int(key.split(".")[1][1:]) <= levels.get(key.split(".")[0], 0)}


FULL = up_to(d1=5, d2=5, d3r=5)


def evaluation(
    criteria: dict[str, Entry] | None = None,
    numbers: dict[str, Any] | None = None,
    review: CommitteeReview | None = None,
) -> Evaluation:
    return Evaluation(
        criteria=criteria or {}, numbers=FULL_NUMBERS if numbers is None else numbers, committee=review
    )


def complete(numbers: dict[str, Any] | None = None, **criteria: Verdict) -> CommitteeReview:
    return CommitteeReview(
        review="complete",
        numbers=numbers or {},
        criteria={key.replace("_", "."): one for key, one in criteria.items()},
    )


def scored(
    evaluated: Evaluation | None,
    status: Status | None = None,
    unit: Unit = PROVINCIAL,
    as_of: date = date.max,
) -> Scorecard:
    return score(RUBRIC, unit, evaluated, status, as_of=as_of)


class Where(NamedTuple):
    """Where a standing is on its ladder."""

    recorded: bool
    level: int
    ceiling: int
    points: int
    unknown: int


def where(one: Standing) -> Where:
    return Where(one.recorded, one.level, one.ceiling, one.points, one.unknown)


def standing(card: Scorecard, key: str) -> Where:
    return where(next(one.official for one in card.dimensions if one.dimension == key))


def card_of(card: Scorecard, key: str) -> CriterionCard:
    everything = [
        one for dimension in card.dimensions for level in dimension.levels for one in level.criteria
    ]
    steps = [one for level in (card.ladder.steps if card.ladder else ()) for one in level.criteria]
    extra = [card.extra] if card.extra else []
    return next(one for one in (*everything, *steps, *extra) if one.criterion == key)


def missing(card: Scorecard, key: str) -> dict[str, Outcome]:
    steps = next(one.missing for one in card.dimensions if one.dimension == key)
    return {one.criterion: one.outcome for one in steps}
