"""`units/<id>/<year>/evaluation.yaml`: what a unit recorded, and what its committee found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated, Any, Literal, Self

from pydantic import Discriminator, Field, Tag, TypeAdapter, ValidationError, model_validator

from cleancdd.model.addresses import FilePath, SitePath, WebAddress
from cleancdd.model.base import Model
from cleancdd.model.criterion import Shape
from cleancdd.model.fields import CriterionId, Day, Key, Sentence, Slug, Text, Title, Whole, Year, invalid
from cleancdd.model.source import Source
from cleancdd.thai.dates import format_day
from cleancdd.thai.numerals import to_arabic

__all__ = [
    "CommitteeReview",
    "Entry",
    "Evaluation",
    "Evidence",
    "Objection",
    "Procurement",
    "Quarters",
    "Share",
    "Verdict",
    "is_of_quarters",
    "number_of",
    "shape_of",
]


class Share(Model):
    """A part of a whole, counted in persons or things."""

    part: Whole
    whole: Whole

    @model_validator(mode="after")
    def _part_within_whole(self) -> Self:
        if self.part > self.whole:
            raise invalid(
                "inconsistent-values",
                f"`part` {self.part} มากกว่า `whole` {self.whole}",
                "ตรวจว่าใส่จำนวนส่วนหนึ่งและจำนวนทั้งหมดสลับกันหรือไม่",
            )
        return self


class Quarters(Model):
    """A count for each quarter of the fiscal year: q1 is October to December."""

    q1: Whole | None = None
    q2: Whole | None = None
    q3: Whole | None = None
    q4: Whole | None = None


class Procurement(Model):
    """Projects of the year's plan; `top` and `rest` are those with a citizen representative on the
    procurement committee.

    `top` counts among the three projects with the largest budgets (all of them when there are fewer), `rest`
    among the others.
    """

    projects: Whole
    top: Whole
    rest: Whole

    @property
    def largest(self) -> int:
        """How many projects are among the largest: three, or all when there are fewer."""
        return min(3, self.projects)

    @model_validator(mode="after")
    def _within_projects(self) -> Self:
        if self.top > self.largest:
            raise invalid(
                "inconsistent-values",
                f"`top` {self.top} มากกว่าโครงการงบสูงสุดที่มี ({self.largest})",
                "`top` นับเฉพาะ 3 โครงการที่งบสูงสุด",
            )
        if self.rest > self.projects - self.largest:
            raise invalid(
                "inconsistent-values",
                f"`rest` {self.rest} มากกว่าโครงการที่เหลือ ({self.projects - self.largest})",
                "โครงการที่เหลือคือ `projects` ลบ 3 โครงการที่งบสูงสุด",
            )
        return self


def is_of_quarters(values: Sequence[Any]) -> bool:
    """Whether a list holds only plain counts, of at most four quarters and three digits; days are longer than
    that."""
    return 0 < len(values) <= 4 and all(re.fullmatch("[0-9]{1,3}", to_arabic(str(one))) for one in values)


def shape_of(value: Any) -> str:
    """The form in which a number is written, as a `Shape` value; works on what the author wrote and on
    models."""
    if isinstance(value, Share | Quarters | Procurement):
        return {Share: Shape.SHARE, Quarters: Shape.QUARTERS, Procurement: Shape.PROCUREMENT}[
            type(value)
        ].value
    if isinstance(value, dict):
        keys = {str(key) for key in value}
        if keys & {"part", "whole"}:
            return Shape.SHARE.value
        if keys & {"q1", "q2", "q3", "q4"} or any(key.startswith("ไตรมาส") for key in keys):
            return Shape.QUARTERS.value
        return Shape.PROCUREMENT.value if keys & {"projects", "top", "rest"} else Shape.TALLY.value
    if isinstance(value, list) and is_of_quarters(value):
        return Shape.QUARTERS.value
    return Shape.DAYS.value if isinstance(value, list | tuple) else Shape.COUNT.value


Number = Annotated[
    Annotated[Whole, Tag("count")]
    | Annotated[Share, Tag("share")]
    | Annotated[Quarters, Tag("quarters")]
    | Annotated[tuple[Day, ...], Tag("days")]
    | Annotated[dict[Slug, Whole], Tag("tally")]
    | Annotated[Procurement, Tag("procurement")],
    Discriminator(shape_of),
]
"""A recorded measure; the rubric's `Measure` says which shape it must have."""

_NUMBER: TypeAdapter[object] = TypeAdapter(Number)


def number_of(written: object) -> object | None:
    """A number as an author wrote it, converted to the value that checks read; None when it does not have
    that shape."""
    try:
        return _NUMBER.validate_python(written)
    except ValidationError:
        return None


class Evidence(Model):
    """One piece of evidence (หลักฐาน): what, when, and where it can be seen.

    `shows` names the parts of the criterion that it shows, `until` the last fiscal year in which it is in
    force.
    """

    title: Title
    date: Day | None = None
    until: Year | None = None
    place: Title | None = None
    url: WebAddress | None = None
    file: FilePath | None = None
    page: SitePath | None = None
    shows: tuple[Text, ...] = ()
    note: Sentence | None = None
    source: Source | None = None

    @property
    def can_be_followed(self) -> bool:
        """Whether a reader can look at it: at an address, in a file, on a page of the site, or at a place on
        a day."""
        return bool(self.url or self.file or self.page or (self.place and self.date))


Basis = Literal["document"]
"""Where a record comes from when it is not the unit's own: a published document, which contains no
assessment."""


class Entry(Model):
    """What the unit recorded for one criterion, or what a document says about it."""

    evidence: tuple[Evidence, ...] = ()
    outcome: Literal["met", "unmet"] | None = None
    not_applicable: Slug | None = None
    remark: Text | None = None
    reply: Sentence | None = None
    basis: Basis | None = None


class Verdict(Model):
    """What the committee found for one criterion."""

    outcome: Literal["met", "unmet"] | None = None
    not_applicable: Slug | None = None
    remark: Text | None = None


class CommitteeReview(Model):
    """The committee's review; once complete, criteria it does not name keep what the unit recorded."""

    review: Literal["in-progress", "complete"]
    panel: Slug | None = None
    date: Day | None = None
    visit: Day | None = None
    presentation: Day | None = None
    numbers: dict[Key, Number] = Field(default_factory=dict)
    criteria: dict[CriterionId, Verdict] = Field(default_factory=dict)
    remark: Text | None = None


class Objection(Model):
    """A unit's objection to the committee's result or to the selection, and the reply to it.

    `criteria` are those it is about; an empty list means the whole result.
    """

    filed: Day
    text: Sentence
    criteria: tuple[CriterionId, ...] = ()
    answered: Day | None = None
    outcome: Literal["upheld", "partly-upheld", "dismissed"] | None = None
    answer: Sentence | None = None

    @model_validator(mode="after")
    def _answered_in_turn(self) -> Self:
        if self.answered is not None and self.answered < self.filed:
            raise invalid(
                "answered-before-filed",
                f"คำตอบลงวันที่ {format_day(self.answered)} ก่อนวันยื่นคำคัดค้าน {format_day(self.filed)}",
                "ตรวจ `filed` และ `answered` ว่าสลับกันหรือพิมพ์ปีผิด",
            )
        is_answered = self.answered is not None and self.outcome is not None
        if not is_answered and any((self.answered, self.outcome, self.answer)):
            raise invalid(
                "inconsistent-values",
                "คำคัดค้านที่ตอบแล้วต้องมีทั้ง `answered` และ `outcome`",
                "เพิ่มช่องที่ขาด หรือลบช่องของคำตอบทั้งหมดถ้ายังไม่ตอบ",
            )
        return self


class Evaluation(Model):
    """The unit's self-assessment of a fiscal year, and the committee's review where there is one.

    With `basis: document` the whole file is what the programme's owner recorded from a document.
    """

    assessed: Day | None = None
    note: Text | None = None
    numbers: dict[Key, Number] = Field(default_factory=dict)
    criteria: dict[CriterionId, Entry] = Field(default_factory=dict)
    committee: CommitteeReview | None = None
    objections: tuple[Objection, ...] = ()
    basis: Basis | None = None

    def is_from_document(self, criterion: str) -> bool:
        """Whether the record of the criterion comes from a document and not from the unit."""
        entry = self.criteria.get(criterion)
        return entry is not None and "document" in (self.basis, entry.basis)
