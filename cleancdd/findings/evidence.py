"""Which pieces of evidence count for a criterion, and why the others do not.

A piece counts when a reader can go and look at it, and its date fits the criterion. Evidence dated after a
finished review is shown but does not count in that review.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from cleancdd.model.criterion import When
from cleancdd.model.evaluation import Evidence
from cleancdd.model.scorecard import EvidenceCard
from cleancdd.thai.dates import fiscal_year_days, format_day_short

__all__ = ["weigh"]


def weigh(
    evidence: Iterable[Evidence], when: When, year: int, as_of: date = date.max, reviewed: date | None = None
) -> tuple[EvidenceCard, ...]:
    """Each piece with whether it counts in the fiscal year (Buddhist era) on a day; `reviewed` is that of a
    finished review."""
    return tuple(_card(one, when, year, as_of, reviewed) for one in evidence)


def _card(one: Evidence, when: When, year: int, as_of: date, reviewed: date | None) -> EvidenceCard:
    after_review = bool(reviewed and one.date and one.date > reviewed)
    uncounted = _why_not(one, when, year)
    if uncounted is None and not after_review and one.date is not None and one.date > as_of:
        uncounted = f"ลงวันที่ {format_day_short(one.date)} ซึ่งยังมาไม่ถึง"
    return EvidenceCard(evidence=one, uncounted=uncounted, after_review=after_review)


def _why_not(one: Evidence, when: When, year: int) -> str | None:
    if not one.can_be_followed:
        return "บอกสถานที่แต่ยังไม่บอกวันที่" if one.place else "ยังไม่บอกว่าตามไปดูได้ที่ใด"
    first, last = fiscal_year_days(year)
    if one.date is not None and one.date > last:
        return f"ลงวันที่ {format_day_short(one.date)} หลังสิ้นปีงบประมาณ"
    if when == "this-year" and one.date is not None and one.date < first:
        return f"ลงวันที่ {format_day_short(one.date)} ก่อนปีงบประมาณ"
    if when != "earlier-allowed" and one.until is not None and one.until < year:
        return f"ใช้ถึงปี {one.until} เท่านั้น"
    return None
