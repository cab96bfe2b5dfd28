"""One criterion: met, unmet, unknown or not applicable, for the unit and for its committee."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from tests.scoring.independent.counting import on_record, outcome_of_number
from tests.scoring.independent.quarters import fiscal_year
from tests.scoring.independent.reading import EMPTY, Raw, count, day

Seen = Mapping[str, tuple[str, frozenset[str]]]
"""What the site sees for itself, by criterion: an outcome, and the parts that are there."""

NOTHING_SEEN: tuple[str, frozenset[str]] = ("unknown", frozenset())


def can_be_followed(piece: Raw) -> bool:
    """Somebody else can go and look: at an address, a file, a page, or in a place at what is of a certain
    day."""
    return any(piece.get(way) for way in ("url", "file", "page")) or bool(
        piece.get("place") and piece.get("date")
    )


def is_of_its_time(piece: Raw, when: str, year: int, today: date) -> bool:
    """Whether it is of the time that the criterion asks for; what bears no day may be."""
    first, last = fiscal_year(year)
    if when == "in-force" and piece.get("until") and count(piece["until"]) < year:
        return False
    if not piece.get("date"):
        return True
    dated = day(piece["date"])
    return dated <= min(last, today) and (when != "this-year" or dated >= first)


def counted(entry: Raw, when: str, year: int, today: date) -> list[Raw]:
    """The pieces of evidence that count; what a document tells of a unit is none."""
    if entry.get("basis") == "document":
        return []
    return [
        one
        for one in entry.get("evidence") or ()
        if can_be_followed(one) and is_of_its_time(one, when, year, today)
    ]


def parts_of(criterion: Raw) -> set[str]:
    """What the criterion asks for at once: its parts, or the manuals by name (line 324)."""
    return set(criterion.get("parts") or criterion.get("observed", EMPTY).get("manuals") or ())


def from_evidence(criterion: Raw, entry: Raw, seen: frozenset[str], year: int, today: date) -> str:
    """Some evidence, and all parts where the criterion has any, unless the unit itself says how it is."""
    pieces = counted(entry, criterion.get("when", "this-year"), year, today)
    if entry.get("outcome") == "unmet":
        return "unmet"
    if entry.get("outcome") == "met" and pieces:
        return "met"
    shown = seen.union(*(one.get("shows") or () for one in pieces))
    return "met" if pieces and shown >= parts_of(criterion) else "unknown"


def judged_by_unit(
    criterion: Raw,
    entry: Raw,
    number: Any,
    measures: Raw,
    *,
    seen: tuple[str, frozenset[str]],
    year: int,
    today: date,
) -> str:
    """What the unit's own record says on a day; where that decides nothing, what the site sees for itself."""
    if entry.get("basis") == "document":
        entry = EMPTY
    if entry.get("not_applicable"):
        return "not-applicable"
    if criterion["check"]["name"] == "evidence":
        found = from_evidence(criterion, entry, seen[1], year, today)
    else:
        known = on_record(criterion["check"], number, year, today)
        found = outcome_of_number(criterion["check"], known, measures, year, today)
    return seen[0] if found == "unknown" else found


def judged_by_committee(
    criterion: Raw, verdict: Raw, number: Any, measures: Raw, *, year: int, today: date
) -> str | None:
    """What the committee itself found, in words or by its own count, as it stands; None where it found
    nothing."""
    if verdict.get("not_applicable"):
        return "not-applicable"
    if verdict.get("outcome"):
        return str(verdict["outcome"])
    if criterion["check"]["name"] == "evidence" or number is None:
        return None
    return outcome_of_number(criterion["check"], number, measures, year, today)


def says_something(criterion: Raw, entry: Raw, number: Any) -> bool:
    """Whether the unit or its committee recorded anything of a criterion, whether or not it counts."""
    judged_by_number = criterion["check"]["name"] != "evidence" and number is not None
    return judged_by_number or any(entry.get(way) for way in ("evidence", "outcome", "not_applicable"))
