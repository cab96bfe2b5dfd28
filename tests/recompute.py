"""A second, naive opinion on every score, straight from the files; it shares no code with the package but the YAML parser.

It is written to be obviously right, not fast: levels are found by trying each from the top, shares by multiplying crosswise, days
by counting months one after another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

Raw = Any
LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Every scalar arrives as the text that the author wrote."""

MET, UNMET, UNKNOWN, NOT_APPLICABLE = "met", "unmet", "unknown", "not-applicable"
PASSES = (MET, NOT_APPLICABLE)
MONTHS = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."]
MONTHS_IN_FULL = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
]


@dataclass(frozen=True)
class Place:
    """Where a unit stands in a dimension or ladder."""

    recorded: bool
    level: int
    ceiling: int
    points: int

    @property
    def certain(self) -> bool:
        return self.recorded and self.level == self.ceiling


@dataclass(frozen=True)
class Sum:
    """A total: of 100, of 110 and its grade, none of them while anything is uncertain."""

    points: int | None
    with_extra: int | None
    grade: str | None


@dataclass(frozen=True)
class Result:
    """What one unit has in one year; the tracks of a dimension are its own, the committee's and the official one."""

    dimensions: dict[str, tuple[Place, Place | None, Place]]
    missing: dict[str, dict[str, str]]
    own: Sum
    committee: Sum | None
    official: Sum
    ladder: tuple[str, Place, dict[str, str]] | None


def recompute(root: Path) -> dict[tuple[str, int], Result]:
    """Every evaluation of a site, by unit and year."""
    statuses = parse(root / "content/status.yaml")
    found = {}
    for path in sorted(root.glob("units/*/*/evaluation.yaml")):
        unit, year = path.parts[-3], path.parts[-2]
        kind = parse(root / "units" / unit / "unit.yaml")["kind"]
        status = [entry["status"] for entry in statuses["years"].get(year, []) if unit in entry["units"]]
        found[unit, int(year)] = judge(root / "content/rubric" / year, kind, parse(path), status[0] if status else None)
    return found


def parse(path: Path) -> Raw:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)  # noqa: S506 - texts only


@cache
def rules(folder: Path) -> dict[str, Raw]:
    """All files of a rubric, and under `criteria` the front matter of each criterion."""
    parts = {path.stem: parse(path) for path in folder.glob("*.yaml")}
    texts = {path.name.removesuffix(".md"): path.read_text(encoding="utf-8") for path in folder.glob("criteria/*.md")}
    parts["criteria"] = {key: yaml.load(text.split("\n---")[0], Loader=LOADER) for key, text in texts.items()}  # noqa: S506
    return parts


def judge(folder: Path, kind: str, evaluation: Raw, status: str | None) -> Result:
    rubric = rules(folder)
    review = evaluation.get("committee")
    complete = bool(review) and review["review"] == "complete"
    mine = {key: own_outcome(one, key, evaluation, None) for key, one in rubric["criteria"].items()}
    theirs = {key: their_outcome(one, key, evaluation, mine[key]) for key, one in rubric["criteria"].items()} if review else None
    right = theirs if complete and theirs else mine
    dimensions, missing = {}, {}
    for key, dimension in rubric["dimensions"].items():
        if dimension["variant"] in ("all", kind):
            steps = {int(one["level"]): int(one["points"]) for one in dimension["levels"]}
            criteria = {number: [one for one in mine if one.startswith(f"{key}.l{number}.")] for number in steps if number}
            own, official = place(steps, criteria, mine), place(steps, criteria, right)
            dimensions[key] = (own, place(steps, criteria, theirs) if theirs else None, official)
            missing[key] = lacking(criteria, official.level, right)
    totals = [
        total(rubric, [tracks[track] for tracks in dimensions.values()], outcomes)
        for track, outcomes in enumerate((mine, theirs, right))
    ]
    own_sum, committee, official_sum = totals
    assert own_sum
    assert official_sum
    return Result(
        dimensions, missing, own_sum, committee, official_sum, climb(rubric, evaluation, status, right, official_sum.points)
    )


def place(steps: dict[int, int], criteria: dict[int, list[str]], outcomes: dict[str, str]) -> Place:
    everything = [outcomes[one] for level in criteria.values() for one in level]
    level = highest(criteria, outcomes, PASSES)
    return Place(any(one != UNKNOWN for one in everything), level, highest(criteria, outcomes, (*PASSES, UNKNOWN)), steps[level])


def highest(criteria: dict[int, list[str]], outcomes: dict[str, str], good: tuple[str, ...]) -> int:
    """The highest level such that everything in it and below it is good."""
    for level in sorted(criteria, reverse=True):
        if all(outcomes[one] in good for number in criteria if number <= level for one in criteria[number]):
            return level
    return 0


def lacking(criteria: dict[int, list[str]], level: int, outcomes: dict[str, str]) -> dict[str, str]:
    return {one: outcomes[one] for one in criteria.get(level + 1, []) if outcomes[one] not in PASSES}


def total(rubric: Raw, places: list[Place | None], outcomes: dict[str, str] | None) -> Sum | None:
    if outcomes is None:
        return None
    known = [one for one in places if one]
    if not all(one.certain for one in known):
        return Sum(None, None, None)
    points = sum(one.points for one in known)
    full = points + (int(rubric["rubric"]["extra_points"]) if outcomes["extra"] == MET else 0)
    grades = rubric["rubric"]["grades"]
    earned = [one for one in grades["bands"] if int(one["minimum"]) <= full]
    best = max(earned, key=lambda one: int(one["minimum"]))["grade"] if earned else grades["below"]
    return Sum(points, full, best)


def climb(
    rubric: Raw, evaluation: Raw, status: str | None, outcomes: dict[str, str], points: int | None
) -> tuple[str, Place, dict[str, str]] | None:
    for key, ladder in rubric["ladders"].items():
        if ladder["applies_to"] == status:
            criteria = {number: [step["id"]] for number, step in enumerate(ladder["steps"], 1)}
            for step in ladder["steps"]:
                criterion = rubric["criteria"][step["id"]]
                if criterion["check"]["name"] == "score-at-least":
                    outcomes = {**outcomes, step["id"]: own_outcome(criterion, step["id"], evaluation, points)}
            where = place(dict.fromkeys([0, *criteria], 0), criteria, outcomes)
            return key, where, lacking(criteria, where.level, outcomes)
    return None


def own_outcome(criterion: Raw, key: str, evaluation: Raw, points: int | None) -> str:
    entry = evaluation.get("criteria", {}).get(key, {})
    if "not_applicable" in entry:
        return NOT_APPLICABLE
    if entry.get("outcome") == "unmet":
        return UNMET
    return answer(criterion["check"], evaluation.get("numbers", {}), len(entry.get("evidence", [])), points)


def their_outcome(criterion: Raw, key: str, evaluation: Raw, mine: str) -> str:
    review = evaluation["committee"]
    verdict = review.get("criteria", {}).get(key, {})
    if "not_applicable" in verdict:
        return NOT_APPLICABLE
    if "outcome" in verdict:
        return str(verdict["outcome"])
    if criterion["check"].get("measure") in review.get("numbers", {}):
        return answer(criterion["check"], review["numbers"], 0, None)
    return mine if review["review"] == "complete" else UNKNOWN


def answer(check: Raw, numbers: Raw, evidence: int, points: int | None) -> str:  # noqa: C901, PLR0911, PLR0912 - one case after another
    name, limit = check["name"], whole(check.get("value", "0"))
    number = numbers.get(check.get("measure"))
    if name == "evidence":
        return MET if evidence else UNKNOWN
    if name == "score-at-least":
        return UNKNOWN if points is None else verdict(points >= limit)
    if number is None:
        return UNKNOWN
    if name == "zero":
        return verdict(whole(number) == 0)
    if name == "at-least":
        return verdict((sum(map(whole, number.values())) if isinstance(number, dict) else whole(number)) >= limit)
    if name == "covers":
        return verdict(len([one for one in number.values() if whole(one) > 0]) >= limit)
    if name == "each-quarter":
        known = [whole(number[one]) for one in ("q1", "q2", "q3", "q4") if one in number]
        if min(known) < limit:
            return UNMET
        return MET if len(known) == 4 else UNKNOWN
    if name == "months-apart":
        days = sorted({day(one) for one in number})
        if len(days) < 2:
            return UNKNOWN
        return verdict(all(later <= months_after(days[index], limit) for index, later in enumerate(days[1:])))
    if name in ("share-at-least", "share-over"):
        part, all_of_it = whole(number["part"]), whole(number["whole"])
        if all_of_it == 0:
            return UNKNOWN
        return verdict(part * 100 > limit * all_of_it or (name == "share-at-least" and part * 100 == limit * all_of_it))
    projects, top, rest = (whole(number[one]) for one in ("projects", "top", "rest"))
    if projects == 0:
        return UNKNOWN
    if name == "top-projects":
        return verdict(top >= limit or top == projects)
    assert name == "rest-share-at-least"
    return verdict(projects <= 3 or rest * 100 >= limit * (projects - 3))


def verdict(good: bool) -> str:
    return MET if good else UNMET


def whole(text: str) -> int:
    return int(text)  # reads Thai digits too


def day(text: str) -> date:
    """A day in any of the ways of the sample; the years from 2400 on are Buddhist."""
    month_first = text.replace("พ.ศ.", "")
    for names in (MONTHS_IN_FULL, MONTHS):
        for number, name in enumerate(names, 1):
            month_first = month_first.replace(name, f"/{number}/")
    first, month, last = (int(one) for one in re.findall(r"\d+", month_first))
    year, number = (first, last) if first > 31 else (last, first)
    return date(year - 543 if year >= 2400 else year, month, number)


def months_after(start: date, months: int) -> date:
    year, month = start.year, start.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    number = start.day
    while True:
        try:
            return date(year, month, number)
        except ValueError:
            number -= 1
