"""`units/<id>/<year>/usage.yaml`: how the information centre and its pages were used, by quarter.

`centre` is copied by staff from the visitors' book; `web` and `imported` are written by `cleancdd usage
import`. What belongs to no single unit (the front page, the index, searches of the whole site) is in
`content/usage/<year>.yaml`, in the same form.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from cleancdd.model.base import Model
from cleancdd.model.fields import Day, Slug, Text, Whole, invalid

__all__ = [
    "OTHER",
    "QUARTERS",
    "CentreUse",
    "ImportedLog",
    "Quarter",
    "Usage",
]

Quarter = Literal["q1", "q2", "q3", "q4"]
"""A quarter of the fiscal year: q1 is October to December."""

QUARTERS: tuple[Quarter, ...] = ("q1", "q2", "q3", "q4")

OTHER = "other"
"""The key of counts that belong to no index category."""


def _digest(value: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{64}", value):
        raise invalid("wrong-id", f"`{value}` ไม่ใช่ค่า SHA-256", "ลบรายการนี้ แล้วสั่ง `cleancdd usage import` ใหม่")
    return value


Digest = Annotated[Text, AfterValidator(_digest)]
"""SHA-256 in 64 lower-case hexadecimal digits."""


class CentreUse(Model):
    """A quarter of the visitors' book; `reported` is the day the summary went to the executive (criterion
    d2.l4.2)."""

    visitors: Whole | None = None
    requests: Whole | None = None
    copies: Whole | None = None
    refused: Whole | None = None
    reported: Day | None = None
    remark: Text | None = None

    @model_validator(mode="after")
    def _refused_what_was_asked(self) -> Self:
        if self.refused is not None and self.requests is not None and self.refused > self.requests:
            raise invalid(
                "inconsistent-values",
                f"`refused` {self.refused} มากกว่า `requests` {self.requests}",
                "นับคำขอที่ปฏิเสธเฉพาะที่อยู่ใน `requests` ตรวจว่าใส่สลับกันหรือไม่",
            )
        return self


class WebUse(Model):
    """Visits to the site in a quarter, excluding robots: counts by index category, `other` where there is
    none."""

    pages: dict[Slug, Whole] = Field(default_factory=dict)
    documents: dict[Slug, Whole] = Field(default_factory=dict)
    searches: dict[Slug, Whole] = Field(default_factory=dict)


class ImportedLog(Model):
    """A log whose counts are included: the digest of its first `lines` lines, unpacked, and the days they
    cover."""

    sha256: Digest
    lines: Whole
    first: Day
    last: Day


class Usage(Model):
    """The use of a unit's centre and pages in a fiscal year."""

    centre: dict[Quarter, CentreUse] = Field(default_factory=dict)
    web: dict[Quarter, WebUse] = Field(default_factory=dict)
    imported: tuple[ImportedLog, ...] = ()

    def reported_by(self, as_of: date) -> dict[Quarter, date]:
        """The days, up to one day, on which the summary of each quarter went to the executive."""
        return {one: day for one, day in self._reported.items() if day <= as_of}

    def reported_after(self, as_of: date) -> tuple[date, ...]:
        """The days after one day on which summaries are recorded to have gone to the executive."""
        return tuple(day for day in self._reported.values() if day > as_of)

    @property
    def _reported(self) -> dict[Quarter, date]:
        days = {one: self.centre[one].reported for one in QUARTERS if one in self.centre}
        return {one: day for one, day in days.items() if day is not None}
