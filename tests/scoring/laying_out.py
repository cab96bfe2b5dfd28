"""Sites made of cases: each case is a unit whose record is complete but for what the case is about.

A case is a file in `cases/`: `what` it is, the guideline's `lines`, the day it is judged `as_of`, and what is
laid over the complete files of a unit; `~` takes away. `expect` tells what must come out of it, or which
`diagnostic` stops the build.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from tests.scoring.independent.judging import parts_of
from tests.scoring.independent.reading import Raw, rubric

HERE = Path(__file__).parent
FROZEN = HERE.parent / "rubric"
YEAR = 2564
RULES = rubric(FROZEN / str(YEAR))

NUMBERS: Raw = {
    "budget_audits": {"q1": 1, "q2": 1, "q3": 1, "q4": 1},
    "grievances": 0,
    "executive_misconduct": 0,
    "usage_reports": ["2563-12-25", "2564-03-25", "2564-06-25", "2564-07-20"],
    "staff_in_declaration": {"part": 41, "whole": 52},
    "staff_in_virtue_setting": {"part": 38, "whole": 52},
    "target_virtues": {"sufficiency": 2, "discipline": 1, "honesty": 1, "volunteering": 1},
    "virtue_plan": {"part": 6, "whole": 8},
    "staff_misconduct": 0,
    "five_s": {"sort": 1, "order": 1, "shine": 1, "standardise": 1, "sustain": 1},
}
ONLY_OF: Mapping[str, Raw] = {
    "provincial": {
        "publicity_channels": 3,
        "procurement": {"projects": 13, "top": 3, "rest": 8},
        "anticorruption_education_projects": 1,
    },
    "central": {"participation_projects": 3},
}
DIMENSIONS = {"provincial": "d1 d2 d3r d4 d5", "central": "d1 d2 d3c d4 d5"}


class _WithoutDays(yaml.SafeLoader):
    """Days stay as typed: they are of the Buddhist era."""


_WithoutDays.yaml_implicit_resolvers = {
    sign: [(tag, form) for tag, form in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_cases() -> dict[str, dict[str, Any]]:
    return {
        path.stem: yaml.load(path.read_text(encoding="utf-8"), Loader=_WithoutDays)  # noqa: S506 - a safe loader
        for path in sorted((HERE / "cases").glob("*.yaml"))
    }


def whole_record(kind: str) -> dict[str, Any]:
    """A record in which every criterion of the five dimensions is met, the extra point left open."""
    asked = {
        key: one for key, one in RULES["criteria"].items()
        if key.split(".")[0] in DIMENSIONS[kind].split() and one["check"]["name"] == "evidence"
    }  # fmt: skip
    criteria = {key: {"evidence": [_piece(key, sorted(parts_of(one)))]} for key, one in asked.items()}
    return {"assessed": "2564-06-30", "numbers": {**NUMBERS, **ONLY_OF[kind]}, "criteria": criteria}


def _piece(key: str, parts: list[str]) -> dict[str, Any]:
    piece = {"title": f"เอกสารของ {key}", "date": "2564-02-10", "url": f"https://office.example/{key}"}
    return piece | ({"shows": parts} if parts else {})


def laid_over(below: Any, above: Any) -> Any:
    """What is above, over what is below; a dictionary is laid over key by key, None takes away."""
    if not isinstance(below, Mapping) or not isinstance(above, Mapping):
        return above
    both = {key: laid_over(below.get(key), above[key]) for key in above if above[key] is not None}
    return {key: one for key, one in below.items() if key not in above} | both


def lay_out(root: Path, cases: Mapping[str, Raw]) -> Path:
    """A site with the rubric and lists of this repository, and each case as a unit."""
    shutil.copytree(FROZEN / str(YEAR), root / "content" / "rubric" / str(YEAR))
    shutil.copytree(FROZEN / "oit", root / "content" / "oit")
    shutil.copy(FROZEN / "index-categories.yaml", root / "content")
    _write(root / "content" / "site.yaml", _settings(root))
    _write(root / "content" / "status.yaml", _statuses(cases))
    for number, (name, case) in enumerate(cases.items(), 1):
        _lay_out_unit(root / "units" / name, case, number)
    return root


def _lay_out_unit(home: Path, case: Raw, number: int) -> None:
    kind = case.get("kind", "provincial")
    unit = {"name": f"กองสมมติที่ {number}", "kind": kind, "sample": True}
    if kind == "provincial":
        unit |= {
            "name": f"สำนักงานพัฒนาชุมชนจังหวัดสมมติที่ {number}",
            "province": f"สมมติที่ {number}",
            "inspection_region": 1,
        }
    _write(home / "unit.yaml", laid_over(unit, case.get("unit", {})))
    if case.get("record", {}) is not None:
        _write(home / str(YEAR) / "evaluation.yaml", laid_over(whole_record(kind), case.get("record", {})))
    for file in ("disclosures", "usage"):
        if file in case:
            _write(home / str(YEAR) / f"{file}.yaml", case[file])


def _settings(root: Path) -> Raw:
    texts = [
        path.read_text(encoding="utf-8") for path in sorted(root.rglob("*.yaml")) + sorted(root.rglob("*.md"))
    ]
    named = {"handbook"} | set(re.findall(r"\bdocument: *([a-z0-9-]+)", "\n".join(texts)))
    words = dict.fromkeys(("title", "tagline", "description", "owner"), "ข้อมูลสมมติ")
    papers = {name: {"title": "เอกสารสมมติ", "short": "เอกสาร"} for name in sorted(named)}
    return words | {"current_year": YEAR, "sample": True, "references": papers}


def _statuses(cases: Mapping[str, Raw]) -> Raw:
    by_status: dict[str, list[str]] = {}
    for name, case in cases.items():
        if "status" in case:
            by_status.setdefault(case["status"], []).append(name)
    source = {"document": "handbook"}
    return {
        "announcements": {"list": {"title": "ประกาศสมมติ", "fiscal_year": YEAR, "source": source}},
        "years": {
            YEAR: [
                {"status": one, "announcement": "list", "units": names} for one, names in by_status.items()
            ]
        },
    }


def _write(path: Path, value: Raw) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), encoding="utf-8")


def names_of(cases: Mapping[str, Raw], *, faulty: bool) -> Iterable[str]:
    return [name for name, case in cases.items() if ("fault" in case["expect"]) == faulty]
