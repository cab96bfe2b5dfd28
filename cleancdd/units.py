"""Reads `units/<id>/`: the unit, and what it recorded for each fiscal year."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cleancdd.diagnostics import Code, Faults, Span
from cleancdd.documents import read_documents
from cleancdd.files import read_files
from cleancdd.folders import Loaded, entries, load, name_of, refuse_unknown
from cleancdd.innovations import INNOVATIONS, read_innovations
from cleancdd.misnamed import as_copy
from cleancdd.model.base import is_reserved, is_slug
from cleancdd.model.disclosure import DisclosureFile, FileFact, UnitDocument
from cleancdd.model.evaluation import Evaluation
from cleancdd.model.knowledge import Innovation
from cleancdd.model.unit import Unit, UnitFile
from cleancdd.model.usage import Usage

__all__ = ["UNITS_FOLDER", "UnitFolder", "read_units", "unit_ids"]

UNITS_FOLDER = "units"
_IN_UNIT = ("unit.yaml", "files", "documents", "2564")
_IN_YEAR = {"evaluation.yaml": Evaluation, "disclosures.yaml": DisclosureFile, "usage.yaml": Usage}


@dataclass(frozen=True, slots=True)
class UnitFolder:
    """A unit with what it recorded by fiscal year, its documents by slug, and its files by path within the unit's folder."""

    unit: Loaded[Unit]
    evaluations: Mapping[int, Loaded[Evaluation]]
    disclosures: Mapping[int, Loaded[DisclosureFile]] = field(default_factory=dict)
    usage: Mapping[int, Loaded[Usage]] = field(default_factory=dict)
    documents: Mapping[str, Loaded[UnitDocument]] = field(default_factory=dict)
    innovations: Mapping[int, Mapping[str, Loaded[Innovation]]] = field(default_factory=dict)
    files: Mapping[str, FileFact] = field(default_factory=dict)


def read_units(root: Path, faults: Faults, *, file_limit_mb: int = 20) -> dict[str, UnitFolder]:
    """Every unit by id; a site without `units/` has none, nor has an empty folder. Files larger than the limit are slips."""
    found: dict[str, UnitFolder] = {}
    for folder in entries(root / UNITS_FOLDER, root, faults):
        if not folder.is_dir():
            refuse_unknown(folder, root, ("โฟลเดอร์ของหน่วยงาน",), faults)
        elif not _is_empty(folder) and _id_is_sound(folder, root, faults):
            unit = _read_unit(folder, root, file_limit_mb, faults)
            if unit is not None:
                found[folder.name] = unit
    return found


def unit_ids(root: Path) -> tuple[str, ...]:
    """The ids of all units there are folders for, whether or not what they hold can be read."""
    folder = root / UNITS_FOLDER
    if not folder.is_dir():
        return ()
    return tuple(sorted(one.name for one in folder.iterdir() if one.name.isprintable() and one.is_dir() and not _is_empty(one)))


def _is_empty(folder: Path) -> bool:
    """Whether nobody has put anything into the folder yet."""
    return all(path.name.startswith(".") for path in folder.iterdir())


def _id_is_sound(folder: Path, root: Path, faults: Faults) -> bool:
    if is_slug(folder.name):
        return True
    if told := as_copy(folder):
        faults.add(Span(name_of(folder, root)), Code.UNKNOWN_FILE, *told)
        return False
    why = " เพราะเป็นชื่อที่ Windows สงวนไว้" if is_reserved(folder.name) else ""
    faults.add(
        Span(name_of(folder, root)),
        Code.WRONG_ID,
        f"`{folder.name}` ใช้เป็นรหัสหน่วยงานไม่ได้{why}",
        "ตั้งชื่อโฟลเดอร์ด้วยตัวพิมพ์เล็ก a-z ตัวเลข และขีดกลาง เช่น `nakhon-sawan`",
    )
    return False


def _read_unit(folder: Path, root: Path, file_limit_mb: int, faults: Faults) -> UnitFolder | None:
    years: dict[int, dict[str, Loaded[Any]]] = {}
    innovations: dict[int, dict[str, Loaded[Innovation]]] = {}
    for path in entries(folder, root, faults):
        if re.fullmatch(r"25[0-9]{2}|26[0-9]{2}", path.name):
            years[int(path.name)] = _read_year(path, root, faults)
            innovations[int(path.name)] = read_innovations(path / INNOVATIONS, root, faults)
        elif path.name not in {"unit.yaml", "files", "documents"}:
            refuse_unknown(path, root, _IN_UNIT, faults)
    documents = read_documents(folder, root, faults)
    files = read_files(folder, root, file_limit_mb, faults)
    unit = _read_file(folder, root, faults)
    if unit is None:
        return None
    return UnitFolder(
        unit=unit,
        evaluations=_of(years, "evaluation.yaml"),
        disclosures=_of(years, "disclosures.yaml"),
        usage=_of(years, "usage.yaml"),
        documents=documents,
        innovations=innovations,
        files=files,
    )


def _read_file(folder: Path, root: Path, faults: Faults) -> Loaded[Unit] | None:
    name = f"{name_of(folder, root)}/unit.yaml"
    if not (folder / "unit.yaml").exists():
        faults.add(Span(name), Code.MISSING_FILE, f"ไม่พบ `{name}`", "สร้างไฟล์นี้ด้วย `name:` และ `kind:` อย่างน้อย")
        return None
    loaded = load(root, name, UnitFile, faults)
    if loaded is None:
        return None
    unit = Unit(id=folder.name, **{key: getattr(loaded.noun, key) for key in UnitFile.model_fields})
    return Loaded(unit, loaded.document)


def _of(years: Mapping[int, Mapping[str, Loaded[Any]]], name: str) -> dict[int, Loaded[Any]]:
    return {year: files[name] for year, files in years.items() if name in files}


def _read_year(folder: Path, root: Path, faults: Faults) -> dict[str, Loaded[Any]]:
    found = {}
    for path in entries(folder, root, faults):
        if path.name == INNOVATIONS:
            continue
        if path.name not in _IN_YEAR:
            refuse_unknown(path, root, (*_IN_YEAR, INNOVATIONS), faults)
        elif (loaded := load(root, name_of(path, root), _IN_YEAR[path.name], faults)) is not None:
            found[path.name] = loaded
    return found
