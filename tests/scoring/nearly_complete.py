"""Units whose records lack little, so that totals, grades and ladders are there to be compared; the same seed
gives the same."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.scoring.laying_out import ONLY_OF, RULES, whole_record

Case = dict[str, Any]
PANELS = {"model": "model-{}", "challenge": "challenge"}
SCOPES = {"provincial": "regional", "central": "central"}
LADDERS = {"model": "mo", "challenge": "ch"}
STEPS: dict[str, dict[str, Any]] = {
    "ch": {"next_year_innovations": 1},
    "mo": {"flagship_projects": 2, "reports_or_knowledge_sets": 1},
}
OTHER_NUMBERS: dict[str, list[Any]] = {
    "budget_audits": [{"q4": None}, {"q2": 0}, {"q4": 0}, {"q1": 3}],
    "grievances": [None, 1],
    "executive_misconduct": [None, 2],
    "usage_reports": [
        None,
        ["2564-01-05", "2564-04-08", "2564-07-09"],
        ["2564-01-05", "2564-04-08", "2564-07-09", "2564-10-12"],
        ["2564-03-30", "2564-03-31"],
    ],
    "staff_in_declaration": [{"part": 26}, {"part": 27}, {"part": 0, "whole": 0}],
    "target_virtues": [{"honesty": None}, {"honesty": 0}, {"sufficiency": 1}],
    "virtue_plan": [{"part": 4}, {"part": 3}],
    "staff_misconduct": [None, 1],
    "five_s": [{"sustain": None}, {"sustain": 0}],
    "publicity_channels": [0],
    "procurement": [{"rest": 7}, {"rest": 6}, {"rest": 5}, {"top": 2}, {"projects": 2, "top": 2, "rest": 0}],
    "anticorruption_education_projects": [None, 0],
    "participation_projects": [2, 1, None],
}
OTHER_PIECES: list[dict[str, Any]] = [
    {"url": None},
    {"url": None, "place": "แฟ้มที่ 2"},
    {"url": None, "date": None, "place": "แฟ้มที่ 2"},
    {"date": None},
    {"date": "2562-05-01"},
    {"date": "2562-05-01", "until": 2563},
    {"date": "2564-08-20"},
]


def nearly_complete(units: int, seed: int) -> dict[str, Case]:
    dice = Random(seed)  # noqa: S311 - a die that falls the same each time
    return {f"unit-{number}": _case(dice) for number in range(units)}


def _case(dice: Random) -> Case:
    kind = dice.choice(["provincial", "provincial", "central"])
    status = dice.choice(["model", "challenge", "outstanding", None])
    record: dict[str, Any] = {"numbers": {}, "criteria": {"extra": dice.choice([None, *_of_extra()])}}
    if status in LADDERS:
        _climb_further(dice, LADDERS[status], record)
    for _ in range(dice.choice([0, 0, 1, 1, 2, 4])):
        _lack_something(dice, kind, record)
    review = _review(dice, kind, status, list(whole_record(kind)["criteria"]))
    record = {key: one for key, one in record.items() if one} | ({"committee": review} if review else {})
    return {"kind": kind, "record": record} | ({"status": status} if status else {})


def _of_extra() -> list[dict[str, Any]]:
    award = {"title": "รางวัลหน่วยงานโปร่งใส", "date": "2564-08-25", "url": "https://giver.example/award"}
    return [
        {"evidence": [award | {"date": "2564-05-02"}]},
        {"evidence": [award]},
        {"outcome": "unmet", "remark": "ไม่มีรางวัล"},
    ]


def _climb_further(dice: Random, ladder: str, record: dict[str, Any]) -> None:
    """Some of the steps of the further ladder."""
    record["numbers"] |= {
        name: dice.choice([number, number, 0])
        for name, number in STEPS[ladder].items()
        if dice.random() < 0.8
    }
    for level in (2, 3):
        key = f"{ladder}.l{level}"
        if RULES["criteria"][key]["check"]["name"] == "evidence" and dice.random() < 0.8:
            parts = sorted(RULES["criteria"][key].get("parts") or ())
            piece = {
                "title": "เอกสารของขั้นนี้",
                "date": "2564-06-01",
                "url": "https://office.example/step",
                "shows": parts,
            }
            record["criteria"][key] = {"evidence": [{name: one for name, one in piece.items() if one}]}


def _lack_something(dice: Random, kind: str, record: dict[str, Any]) -> None:
    """A number otherwise, or a criterion's evidence missing, denied or flawed."""
    if dice.random() < 0.4:
        others = {name for names in ONLY_OF.values() for name in names} - set(ONLY_OF[kind])
        name = dice.choice([one for one in OTHER_NUMBERS if one not in others])
        record["numbers"][name] = dice.choice(OTHER_NUMBERS[name])
        return
    whole = whole_record(kind)["criteria"]
    key = dice.choice(sorted(whole))
    piece = {
        name: one
        for name, one in (whole[key]["evidence"][0] | dice.choice(OTHER_PIECES)).items()
        if one is not None
    }
    denied = {"evidence": None, "outcome": "unmet", "remark": "ยังไม่ได้ดำเนินการ"}
    record["criteria"][key] = dice.choice([None, denied, {"evidence": [piece]}, {"evidence": [piece]}])


def _review(dice: Random, kind: str, status: str | None, asked: list[str]) -> dict[str, Any] | None:
    """No review, one that goes on, or one that is finished, with a few verdicts and counts of its own."""
    state = dice.choice([None, "in-progress", "complete", "complete"])
    if state is None:
        return None
    verdicts = {key: _verdict(dice) for key in dice.sample(asked, dice.choice([0, 1, 3]))}
    counts = (
        {"staff_in_declaration": {"part": dice.choice([26, 40]), "whole": 52}} if dice.random() < 0.2 else {}
    )
    panel = PANELS.get(status or "", "outstanding-{}").format(SCOPES[kind])
    date = dice.choice(["2564-07-01", "2564-08-02", "2564-09-14"])
    review = {"review": state, "panel": panel, "date": date, "numbers": counts, "criteria": verdicts}
    return {key: one for key, one in review.items() if one}


def _verdict(dice: Random) -> dict[str, Any]:
    unmet = {"outcome": "unmet", "remark": "หลักฐานไม่ตรงกับที่ถาม"}
    return dice.choice([{"outcome": "met"}, unmet, {"remark": "ควรเผยแพร่เพิ่ม"}])
