"""A unit in a fiscal year: the unit's column and the committee's, from the files as they stand in the
site."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from tests.scoring.independent.climbing import grade, pass_mark, standing, total
from tests.scoring.independent.judging import (
    NOTHING_SEEN,
    Seen,
    judged_by_committee,
    judged_by_unit,
    says_something,
)
from tests.scoring.independent.reading import EMPTY, Raw, count, day, raw, rubric

Outcomes = Mapping[str, str]
Card = dict[str, Any]
Key = tuple[str, int]


def level_of(criterion: str) -> tuple[str, int]:
    """The dimension (or ladder) and the level in a criterion's id: `d1` and 1 of `d1.l1.2.1.1`."""
    where, level, *_ = criterion.split(".")
    return where, int(level.removeprefix("l"))


def own_outcomes(rules: Raw, record: Raw, *, seen: Seen, year: int, today: date) -> dict[str, str]:
    """What the unit's record says of each criterion on a day; a record from documents says nothing."""
    if record.get("basis") == "document":
        record = EMPTY
    entries, numbers = record.get("criteria") or EMPTY, record.get("numbers") or EMPTY
    return {
        key: judged_by_unit(
            rule, entries.get(key) or EMPTY, numbers.get(rule["check"].get("measure")), rules["measures"],
            seen=seen.get(key, NOTHING_SEEN), year=year, today=today,
        )
        for key, rule in rules["criteria"].items() if rule["check"]["name"] != "score-at-least"
    }  # fmt: skip


def committee_outcomes(
    rules: Raw, review: Raw, taken_over: Outcomes, *, year: int, today: date
) -> dict[str, str]:
    """What the committee found, and over it nothing: `taken_over` is what stands where it found nothing."""
    verdicts, numbers = review.get("criteria") or EMPTY, review.get("numbers") or EMPTY
    found = {
        key: judged_by_committee(
            rules["criteria"][key], verdicts.get(key) or EMPTY,
            numbers.get(rules["criteria"][key]["check"].get("measure")),
            rules["measures"], year=year, today=today,
        )
        for key in taken_over
    }  # fmt: skip
    return {key: taken_over[key] if outcome is None else outcome for key, outcome in found.items()}


def told_of(rules: Raw, record: Raw) -> set[str]:
    """The criteria of which a record, or a review, tells something."""
    entries, numbers = record.get("criteria") or EMPTY, record.get("numbers") or EMPTY
    own = {key: one for key, one in entries.items() if one and one.get("basis") != "document"}
    return {
        key for key, rule in rules["criteria"].items()
        if record.get("basis") != "document"
        and says_something(rule, own.get(key, EMPTY), numbers.get(rule["check"].get("measure")))
    }  # fmt: skip


def by_level(outcomes: Outcomes, where: str) -> dict[int, list[str]]:
    levels: dict[int, list[str]] = {}
    for key, outcome in outcomes.items():
        if key != "extra" and level_of(key)[0] == where:
            levels.setdefault(level_of(key)[1], []).append(outcome)
    return levels


def dimensions_of(rules: Raw, kind: str) -> list[str]:
    """The unit's five dimensions: the third is another one for the central offices (lines 329 and 341)."""
    return [key for key, one in rules["dimensions"].items() if one["variant"] in {"all", kind}]


def heard(levels: Mapping[int, list[str]], told: set[str], where: str) -> bool | None:
    """Whether there is anything to show of a dimension; None where something is recorded that decides
    nothing."""
    if any(outcome != "unknown" for level in levels.values() for outcome in level):
        return True
    return None if any(key.startswith(f"{where}.") for key in told) else False


def column(rules: Raw, outcomes: Outcomes, told: set[str], kind: str, status: str | None) -> Card:
    """All that one column comes to, with the outcomes of what is asked of this unit."""
    standings = {}
    for key in dimensions_of(rules, kind):
        table = {count(one["level"]): count(one["points"]) for one in rules["dimensions"][key]["levels"]}
        levels = by_level(outcomes, key)
        standings[key] = standing(levels, table) | {"told": heard(levels, told, key)}
    points, extra, ladder = (
        total(standings.values()),
        outcomes["extra"],
        further(rules, outcomes, standings, status),
    )
    asked = {key: one for key, one in outcomes.items() if key == "extra" or level_of(key)[0] in standings}
    ten = count(rules["rubric"]["extra_points"])
    with_extra = None if points is None else points + (ten if extra == "met" else 0)
    return {
        "outcomes": asked | (ladder["steps"] if ladder else {}),
        "dimensions": standings,
        "points": points,
        "extra": extra,
        "with_extra": with_extra,
        "grade": None if with_extra is None else grade(with_extra, rules["rubric"]["grades"]),
        "grade_with_award": None if points is None else grade(points + ten, rules["rubric"]["grades"]),
        "ladder": ladder,
    }


def further(rules: Raw, outcomes: Outcomes, standings: Mapping[str, Raw], status: str | None) -> Card | None:
    """The further steps of a unit that is a challenge or model unit this year (lines 376 to 390)."""
    for key, one in rules["ladders"].items():
        if one["applies_to"] == status:
            steps = {step["id"]: _step(rules, step["id"], outcomes, standings) for step in one["steps"]}
            levels = {count(step["level"]): [steps[step["id"]]] for step in one["steps"]}
            return {"ladder": key, "steps": steps} | standing(
                levels, dict.fromkeys(range(len(levels) + 1), 0)
            )
    return None


def _step(rules: Raw, key: str, outcomes: Outcomes, standings: Mapping[str, Raw]) -> str:
    check = rules["criteria"][key]["check"]
    return (
        pass_mark(standings.values(), count(check["value"]))
        if check["name"] == "score-at-least"
        else outcomes[key]
    )


def score(
    rules: Raw, kind: str, status: str | None, record: Raw, year: int, as_of: date,
    seen: Seen = EMPTY, seen_at_review: Seen = EMPTY,
) -> Card:  # fmt: skip
    """Both columns; the official one is the committee's once its review is complete."""
    review = record.get("committee") or EMPTY
    own, told = own_outcomes(rules, record, seen=seen, year=year, today=as_of), told_of(rules, record)
    card: Card = {"own": column(rules, own, told, kind, status), "committee": None, "basis": "own"}
    if review and record.get("basis") != "document":
        date = day(review["date"]) if review.get("date") else as_of
        complete = review["review"] == "complete" and date <= as_of
        today = date if complete else as_of
        nothing = dict.fromkeys(own, "unknown")
        over = (
            own_outcomes(rules, record, seen=seen_at_review, year=year, today=today) if complete else nothing
        )
        found = committee_outcomes(rules, review, over, year=year, today=today)
        told = told_of(rules, review) | (told if complete else set())
        card |= {
            "committee": column(rules, found, told, kind, status),
            "basis": "committee" if complete else "own",
        }
    return card | {"official": card[card["basis"]]}


def unseen(_unit: str, _year: int) -> tuple[Seen, Seen]:
    return EMPTY, EMPTY


def site_cards(
    root: Path, as_of: date, sights: Callable[[str, int], tuple[Seen, Seen]] = unseen
) -> Iterator[tuple[Key, Card]]:
    """Every unit of a site in every year that has a rubric; `sights` tells what the site sees of one, today
    and at its review."""
    statuses = raw(root / "content" / "status.yaml").get("years") or EMPTY
    for folder in sorted((root / "content" / "rubric").iterdir()):
        rules, year = rubric(folder), int(folder.name)
        named = {unit: one["status"] for one in statuses.get(folder.name) or () for unit in one["units"]}
        for home in sorted((root / "units").iterdir()):
            kind, record = raw(home / "unit.yaml")["kind"], raw(home / folder.name / "evaluation.yaml")
            card = score(rules, kind, named.get(home.name), record, year, as_of, *sights(home.name, year))
            yield (home.name, year), card
