"""Reads `units/<id>/`: the unit, and what it recorded for each fiscal year."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cleancdd.diagnostics import Code, Faults, Span
from cleancdd.folders import Loaded, entries, load, name_of, refuse_unknown
from cleancdd.model.evaluation import Evaluation
from cleancdd.model.unit import Unit, UnitFile

__all__ = ["UNITS_FOLDER", "UnitFolder", "read_units", "unit_ids"]

UNITS_FOLDER = "units"
_IN_UNIT = ("unit.yaml", "files", "2564")
_IN_YEAR = ("evaluation.yaml",)


@dataclass(frozen=True, slots=True)
class UnitFolder:
    """A unit with its evaluations by fiscal year, each beside the document it was read from."""

    unit: Loaded[Unit]
    evaluations: Mapping[int, Loaded[Evaluation]]


def read_units(root: Path, faults: Faults) -> dict[str, UnitFolder]:
    """Every unit by id; a site without `units/` has none."""
    found: dict[str, UnitFolder] = {}
    for folder in entries(root / UNITS_FOLDER, root, faults):
        if not folder.is_dir():
            refuse_unknown(folder, root, ("โฟลเดอร์ของหน่วยงาน",), faults)
        elif _id_is_sound(folder, root, faults):
            unit = _read_unit(folder, root, faults)
            if unit is not None:
                found[folder.name] = unit
    return found


def unit_ids(root: Path) -> tuple[str, ...]:
    """The ids of all units there are folders for, whether or not what they hold can be read."""
    folder = root / UNITS_FOLDER
    return tuple(sorted(one.name for one in folder.iterdir() if one.is_dir())) if folder.is_dir() else ()


def _id_is_sound(folder: Path, root: Path, faults: Faults) -> bool:
    if re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", folder.name):
        return True
    name = name_of(folder, root)
    faults.add(
        Span(name),
        Code.WRONG_ID,
        f"`{folder.name}` ใช้เป็นรหัสหน่วยงานไม่ได้",
        "ตั้งชื่อโฟลเดอร์ด้วยตัวพิมพ์เล็ก a-z ตัวเลข และขีดกลาง เช่น `nakhon-sawan`",
    )
    return False


def _read_unit(folder: Path, root: Path, faults: Faults) -> UnitFolder | None:
    evaluations: dict[int, Loaded[Evaluation]] = {}
    for path in entries(folder, root, faults):
        if path.is_dir() and re.fullmatch(r"25[0-9]{2}|26[0-9]{2}", path.name):
            evaluation = _read_year(path, root, faults)
            if evaluation is not None:
                evaluations[int(path.name)] = evaluation
        elif path.name not in {"unit.yaml", "files"}:
            refuse_unknown(path, root, _IN_UNIT, faults)
    name = f"{name_of(folder, root)}/unit.yaml"
    if not (folder / "unit.yaml").exists():
        faults.add(Span(name), Code.MISSING_FILE, f"ไม่พบ `{name}`", "สร้างไฟล์นี้ด้วย `name:` และ `kind:` อย่างน้อย")
        return None
    loaded = load(root, name, UnitFile, faults)
    if loaded is None:
        return None
    unit = Unit(id=folder.name, **{key: getattr(loaded.noun, key) for key in UnitFile.model_fields})
    return UnitFolder(Loaded(unit, loaded.document), evaluations)


def _read_year(folder: Path, root: Path, faults: Faults) -> Loaded[Evaluation] | None:
    found = None
    for path in entries(folder, root, faults):
        if path.name == "evaluation.yaml":
            found = load(root, name_of(path, root), Evaluation, faults)
        else:
            refuse_unknown(path, root, _IN_YEAR, faults)
    return found
