"""Minutes of meetings: the subject of a meeting of a unit, and its decisions."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from pydantic import Field, ValidationInfo, field_validator

from cleancdd import urls
from cleancdd.model.article import Article, ArticleFile
from cleancdd.model.base import Model
from cleancdd.model.fields import Day, Position, Sentence, Slug, Text, Title, Year, invalid
from cleancdd.thai.dates import format_day

__all__ = ["Minutes", "MinutesFile"]


class Decision(Model):
    """One decision (มติ): who carries it out, by position, and by when, if the meeting said so."""

    text: Sentence
    responsible: Position | None = None
    due: Day | None = None


class MinutesFile(ArticleFile):
    """`units/<id>/<year>/minutes/<slug>.md`, the part between the `---` lines; `body` is the body that
    met."""

    ANCHORS: ClassVar[frozenset[str]] = frozenset({"decisions"})

    title: Title
    date: Day
    body: Text
    decisions: tuple[Decision, ...] = Field(min_length=1)

    @field_validator("decisions")
    @classmethod
    def _due_later(cls, decisions: tuple[Decision, ...], info: ValidationInfo) -> tuple[Decision, ...]:
        day: date | None = info.data.get("date")
        for number, one in enumerate(decisions, 1):
            if day is not None and one.due is not None and one.due < day:
                message = f"มติที่ {number} มี `due` {format_day(one.due)} ก่อนวันประชุม {format_day(day)}"
                raise invalid("inconsistent-values", message, "แก้ `due` ของมตินั้น หรือ `date` ของการประชุม")
        return decisions


class Minutes(MinutesFile, Article):
    """The minutes of one meeting of a unit in a fiscal year."""

    id: Slug
    unit: Slug
    year: Year

    @property
    def url(self) -> str:
        """The permanent address of the page."""
        return urls.minutes(self.unit, self.id)
