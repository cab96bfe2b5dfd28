"""Reads `units/<id>/`: the unit, and what it recorded for each fiscal year."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from cleancdd import urls
from cleancdd.diagnostics import Code, Diagnostics, Span
from cleancdd.model.disclosure import DisclosureFile, FileFact
from cleancdd.model.evaluation import Evaluation
from cleancdd.model.kinds import DEFAULT_KINDS, UnitKind
from cleancdd.model.names import is_reserved, is_slug, is_year
from cleancdd.model.unit import Unit, UnitFile
from cleancdd.model.usage import Usage
from cleancdd.readers.articles import article_folders
from cleancdd.readers.files import read_files
from cleancdd.readers.folders import entries, name_of, refuse_unknown
from cleancdd.readers.kinds import check_kind, check_places
from cleancdd.readers.loader import Loaded, load
from cleancdd.source import read_yaml
from cleancdd.suggestions.filenames import as_copy, as_slug

__all__ = ["UNITS_FOLDER", "UnitFolder", "read_unit", "read_units", "unit_ids"]

T = TypeVar("T")

UNITS_FOLDER = "units"
_IN_UNIT = ("unit.yaml", "files", *article_folders("units/{unit}"))
_YEAR_ARTICLES = article_folders("units/{unit}/{year}")
_IN_YEAR = {"evaluation.yaml": Evaluation, "disclosures.yaml": DisclosureFile, "usage.yaml": Usage}
_BELONGS_IN_YEAR = "ย้ายเข้าโฟลเดอร์ของปีงบประมาณ เช่น `2564` ถ้าที่นั่นมีชื่อนี้แล้ว ให้เปิดเทียบกันก่อน"
_BELONGS_IN_UNIT = "ย้ายออกจากโฟลเดอร์ของปี ไปไว้ข้าง `unit.yaml` ถ้าที่นั่นมีชื่อนี้แล้ว ให้เปิดเทียบกันก่อน"


@dataclass(frozen=True, slots=True)
class UnitFolder:
    """A unit with what it recorded by fiscal year, and its files by path within the unit's folder."""

    unit: Loaded[Unit]
    evaluations: Mapping[int, Loaded[Evaluation]]
    disclosures: Mapping[int, Loaded[DisclosureFile]] = field(default_factory=dict)
    usage: Mapping[int, Loaded[Usage]] = field(default_factory=dict)
    files: Mapping[str, FileFact] = field(default_factory=dict)

    def by_year(self, loaded: Mapping[int, Loaded[T]]) -> Iterator[tuple[tuple[str, int], T]]:
        """What was loaded of the unit's years, by (unit id, fiscal year)."""
        yield from (((self.unit.value.id, year), loaded[year].value) for year in sorted(loaded))


def read_units(
    root: Path,
    diagnostics: Diagnostics,
    *,
    file_limit_mb: int = 20,
    kinds: Mapping[str, UnitKind] = DEFAULT_KINDS,
    only: Collection[str] | None = None,
) -> dict[str, UnitFolder]:
    """Every unit, or those named by `only`, by id; a site without `units/` has none, nor has an empty folder.
    Files larger than the limit are diagnostics."""
    found: dict[str, UnitFolder] = {}
    for folder in entries(root / UNITS_FOLDER, root, diagnostics):
        if only is not None and folder.name not in only:
            continue
        if not folder.is_dir():
            refuse_unknown(folder, root, ("โฟลเดอร์ของหน่วยงาน",), diagnostics)
        elif not _is_empty(folder) and _id_is_sound(folder, root, diagnostics):
            unit = read_unit(folder, root, file_limit_mb, diagnostics, kinds)
            if unit is not None:
                found[folder.name] = unit
    placed = [one.unit for one in found.values() if one.unit.value.kind in kinds]
    check_places([(one.value, one.document) for one in placed], kinds, diagnostics)
    return found


def unit_ids(root: Path) -> tuple[str, ...]:
    """The ids of all unit folders, whether or not their files can be read."""
    folder = root / UNITS_FOLDER
    if not folder.is_dir():
        return ()
    return tuple(
        sorted(
            one.name
            for one in folder.iterdir()
            if one.name.isprintable() and one.is_dir() and not _is_empty(one)
        )
    )


def _is_empty(folder: Path) -> bool:
    """Whether the folder is still empty."""
    return all(path.name.startswith(".") for path in folder.iterdir())


def _id_is_sound(folder: Path, root: Path, diagnostics: Diagnostics) -> bool:
    taken = urls.is_taken_from_units(folder.name)
    if is_slug(folder.name) and not taken:
        return True
    if told := as_copy(folder):
        diagnostics.add(Span(name_of(folder, root)), Code.UNKNOWN_FILE, *told)
        return False
    why = " เพราะเป็นชื่อที่ Windows สงวนไว้" if is_reserved(folder.name) else ""
    if is_reserved(folder.name):
        advice = f"ตั้งชื่อโฟลเดอร์อื่น เช่น `{folder.name.lower()}-office`"
    elif taken:
        why = f" เพราะที่อยู่ `{urls.unit(folder.name)}` เป็นของรายการหน่วยงาน"
        advice = f"ตั้งชื่อโฟลเดอร์อื่น เช่น `{folder.name}-office`"
    else:
        letters = "ตั้งชื่อโฟลเดอร์ด้วยตัวพิมพ์เล็ก a-z ตัวเลข และขีดกลาง เช่น `nakhon-sawan`"
        advice = as_slug(folder) or letters
    diagnostics.add(
        Span(name_of(folder, root)), Code.WRONG_ID, f"`{folder.name}` ใช้เป็นรหัสหน่วยงานไม่ได้{why}", advice
    )
    return False


def read_unit(
    folder: Path,
    root: Path,
    file_limit_mb: int,
    diagnostics: Diagnostics,
    kinds: Mapping[str, UnitKind] = DEFAULT_KINDS,
) -> UnitFolder | None:
    """What one folder of `units/` holds; None when its `unit.yaml` has diagnostics."""
    years: dict[int, dict[str, Loaded[Any]]] = {}
    for path in entries(folder, root, diagnostics):
        if is_year(path.name):
            years[int(path.name)] = _read_year(path, root, diagnostics)
        elif path.name not in _IN_UNIT:
            belongs = _BELONGS_IN_YEAR if path.name in {*_IN_YEAR, *_YEAR_ARTICLES} else None
            refuse_unknown(path, root, (*_IN_UNIT, "2564"), diagnostics, belongs=belongs)
    files = read_files(folder, root, file_limit_mb, diagnostics)
    unit = _read_file(folder, root, kinds, diagnostics)
    if unit is None:
        return None
    return UnitFolder(
        unit=unit,
        evaluations=_of(years, "evaluation.yaml"),
        disclosures=_of(years, "disclosures.yaml"),
        usage=_of(years, "usage.yaml"),
        files=files,
    )


def _read_file(
    folder: Path, root: Path, kinds: Mapping[str, UnitKind], diagnostics: Diagnostics
) -> Loaded[Unit] | None:
    name = f"{name_of(folder, root)}/unit.yaml"
    if not (folder / "unit.yaml").exists():
        diagnostics.add(
            Span(name), Code.MISSING_FILE, f"ไม่พบ `{name}`", "สร้างไฟล์นี้ด้วย `name:` และ `kind:` อย่างน้อย"
        )
        return None
    loaded = load(root, name, UnitFile, diagnostics)
    if loaded is None:
        _tell_kind(root, name, kinds, diagnostics)
        return None
    check_kind(loaded.value.kind, kinds, loaded.document, ("kind",), diagnostics)
    unit = Unit(id=folder.name, **{key: getattr(loaded.value, key) for key in UnitFile.model_fields})
    return Loaded(unit, loaded.document)


def _tell_kind(root: Path, name: str, kinds: Mapping[str, UnitKind], diagnostics: Diagnostics) -> None:
    """Report an unknown kind beside its file's other diagnostics, so that the author sees all at once."""
    document = read_yaml(root / name, name, Diagnostics())
    written = document.value.get("kind") if document and isinstance(document.value, dict) else None
    if document is not None and isinstance(written, str):
        check_kind(written, kinds, document, ("kind",), diagnostics)


def _of(years: Mapping[int, Mapping[str, Loaded[Any]]], name: str) -> dict[int, Loaded[Any]]:
    return {year: files[name] for year, files in years.items() if name in files}


def _read_year(folder: Path, root: Path, diagnostics: Diagnostics) -> dict[str, Loaded[Any]]:
    found = {}
    for path in entries(folder, root, diagnostics):
        if path.name in _YEAR_ARTICLES:
            continue
        if path.name not in _IN_YEAR:
            refuse_unknown(path, root, (*_IN_YEAR, *_YEAR_ARTICLES), diagnostics)
        elif (loaded := load(root, name_of(path, root), _IN_YEAR[path.name], diagnostics)) is not None:
            found[path.name] = loaded
    return found
