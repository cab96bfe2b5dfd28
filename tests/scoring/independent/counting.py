"""What a recorded number says of a criterion, in whole numbers alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from tests.scoring.independent.quarters import every_three_months, first_day, is_over
from tests.scoring.independent.reading import Raw, count, day

Judge = Callable[[Any, int, Raw, int, date], str]


def yes(answer: bool) -> str:
    return "met" if answer else "unmet"


def none_recorded(number: str, _: int, _measure: Raw, _year: int, _today: date) -> str:
    """“No case of …” (lines 313, 314, 359)."""
    return yes(count(number) == 0)


def at_least(number: Any, wanted: int, measure: Raw, _year: int, _today: date) -> str:
    """So many projects (lines 338, 339, 348), or things in all of a tally (line 356)."""
    if not isinstance(number, Mapping):
        return yes(count(number) >= wanted)
    if sum(map(count, number.values())) >= wanted:
        return "met"
    return "unknown" if set(measure["parts"]) - set(number) else "unmet"


def covers(number: Raw, wanted: int, measure: Raw, _year: int, _today: date) -> str:
    """Of the things named, so many have at least one (lines 356, 367); one left out may have some or none."""
    there = {key for key in number if count(number[key]) > 0}
    untold = set(measure["parts"]) - set(number)
    if len(there) >= wanted:
        return "met"
    return "unknown" if len(there | untold) >= wanted else "unmet"


def more_than_share(number: Raw, wanted: int, _measure: Raw, _year: int, _today: date) -> str:
    """มากกว่าร้อยละ (lines 355, 356): the share itself is not enough."""
    part, whole = count(number["part"]), count(number["whole"])
    return yes(part * 100 > wanted * whole) if whole else "unknown"


def share_or_more(number: Raw, wanted: int, _measure: Raw, _year: int, _today: date) -> str:
    """ไม่น้อยกว่าร้อยละ (line 357): the share itself is enough."""
    part, whole = count(number["part"]), count(number["whole"])
    return yes(part * 100 >= wanted * whole) if whole else "unknown"


def largest_projects(number: Raw, wanted: int, _measure: Raw, _year: int, _today: date) -> str:
    """A citizen among the committee of each of the three largest (line 346), or of all when there are
    fewer."""
    projects = count(number["projects"])
    return yes(count(number["top"]) >= min(wanted, projects)) if projects else "unknown"


def remaining_projects(number: Raw, wanted: int, _measure: Raw, _year: int, _today: date) -> str:
    """And of so many of the others in a hundred (lines 347 to 349); where there are no others, nothing is
    lacking."""
    projects = count(number["projects"])
    others = max(0, projects - 3)
    return yes(count(number["rest"]) * 100 >= wanted * others) if projects else "unknown"


def in_each_quarter(number: Raw, wanted: int, _measure: Raw, year: int, today: date) -> str:
    """At least so often in each quarter (line 308): too few is a result once the quarter is over."""
    counts = {quarter: count(number[f"q{quarter}"]) for quarter in (1, 2, 3, 4) if f"q{quarter}" in number}
    if any(times < wanted and is_over(year, quarter, today) for quarter, times in counts.items()):
        return "unmet"
    return "met" if sum(times >= wanted for times in counts.values()) == 4 else "unknown"


def each_three_months(number: list[str], _: int, _measure: Raw, year: int, today: date) -> str:
    return every_three_months(year, map(day, number), today)


JUDGES: dict[str, Judge] = {
    "zero": none_recorded,
    "at-least": at_least,
    "covers": covers,
    "share-over": more_than_share,
    "share-at-least": share_or_more,
    "top-projects": largest_projects,
    "rest-share-at-least": remaining_projects,
    "each-quarter": in_each_quarter,
    "months-apart": each_three_months,
}


def on_record(check: Raw, number: Any, year: int, today: date) -> Any:
    """Of a number, what can have been recorded on a day: no report of a later day, no count of a quarter not
    begun."""
    if number is None:
        return None
    if check["name"] == "months-apart":
        return [one for one in number if day(one) <= today]
    if check["name"] == "each-quarter":
        return {
            key: one for key, one in number.items() if first_day(year, int(key.removeprefix("q"))) <= today
        }
    return number


def outcome_of_number(check: Raw, number: Any, measures: Raw, year: int, today: date) -> str:
    """A number that is not recorded is not 0: it is unknown."""
    if number is None:
        return "unknown"
    return JUDGES[check["name"]](
        number, count(check.get("value", 0)), measures[check["measure"]], year, today
    )
