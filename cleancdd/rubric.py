"""Reads `content/rubric/<year>/`, and checks that the year's rubric adds up before anything is scored by it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cleancdd.checks import SHAPES
from cleancdd.diagnostics import Code, Faults, Span
from cleancdd.folders import Loaded, Wanted, entries, load, load_markdown, name_of, nearest, refuse_unknown, tell_missing
from cleancdd.misnamed import as_copy
from cleancdd.model.base import Key, Slug, is_criterion_id
from cleancdd.model.rubric import CheckName as Name
from cleancdd.model.rubric import Criterion, CriterionFile, Dimension, Kind, Ladder, Measure, Programme, Rubric, Scheme
from cleancdd.reading import slip
from cleancdd.source import Document, Loc

__all__ = ["RUBRIC_FOLDER", "RubricFolder", "read_rubrics"]

RUBRIC_FOLDER = "content/rubric"
_PARTS: Mapping[str, object] = {
    "rubric.yaml": Scheme,
    "dimensions.yaml": dict[Slug, Dimension],
    "measures.yaml": dict[Key, Measure],
    "ladders.yaml": dict[Slug, Ladder],
    "programme.yaml": Programme,
}
_SUITS = {Kind.EVIDENCE: {Name.EVIDENCE}, Kind.NEGATIVE: {Name.ZERO}, Kind.THRESHOLD: set(Name) - {Name.EVIDENCE, Name.ZERO}}


@dataclass(frozen=True, slots=True)
class RubricFolder:
    """A year's rubric beside the documents it was read from, by file name or criterion id, and what explanations lead to."""

    rubric: Rubric
    documents: Mapping[str, Document]
    wanted: tuple[Wanted, ...] = ()


def read_rubrics(root: Path, faults: Faults) -> dict[int, RubricFolder]:
    """Every year's rubric by fiscal year; a site without a rubric scores nothing."""
    found: dict[int, RubricFolder] = {}
    for folder in entries(root / RUBRIC_FOLDER, root, faults):
        if not (folder.is_dir() and re.fullmatch(r"2[56][0-9]{2}", folder.name)):
            refuse_unknown(folder, root, ("2564",), faults)
            continue
        rubric = _read_rubric(folder, root, faults)
        if rubric is not None:
            _check(rubric, int(folder.name), faults)
            found[int(folder.name)] = rubric
    return found


def _read_rubric(folder: Path, root: Path, faults: Faults) -> RubricFolder | None:
    parts: dict[str, Loaded[Any]] = {}
    criteria: dict[str, Criterion] = {}
    documents: dict[str, Document] = {}
    wanted: list[Wanted] = []
    for path in entries(folder, root, faults):
        if path.name == "criteria":
            for criterion, loaded in _read_criteria(path, root, faults):
                criteria[criterion.id] = criterion
                documents[criterion.id] = loaded.document
                wanted += loaded.wanted
        elif path.name in _PARTS:
            part = load(root, name_of(path, root), _PARTS[path.name], faults)
            if part is not None:
                parts[path.name] = part
        else:
            refuse_unknown(path, root, (*_PARTS, "criteria"), faults)
    _note_missing(folder, root, faults)
    if set(parts) != set(_PARTS):
        return None
    scheme, dimensions, measures, ladders, programme = (parts[name].noun for name in _PARTS)
    rubric = Rubric(
        scheme=scheme,
        dimensions=dimensions,
        measures=measures,
        ladders=ladders,
        programme=programme,
        criteria=dict(sorted(criteria.items(), key=lambda item: _reading_order(item[0]))),
    )
    return RubricFolder(rubric, documents | {name: part.document for name, part in parts.items()}, tuple(wanted))


def _note_missing(folder: Path, root: Path, faults: Faults) -> None:
    for part in (*_PARTS, "criteria"):
        if not (folder / part).exists():
            name = name_of(folder / part, root)
            faults.add(Span(name), Code.MISSING_FILE, f"ไม่พบ `{name}`", "คัดลอกจากหลักเกณฑ์ของปีก่อน แล้วแก้ให้ตรงกับปีนี้")


def _read_criteria(folder: Path, root: Path, faults: Faults) -> Iterator[tuple[Criterion, Loaded[CriterionFile]]]:
    for path in entries(folder, root, faults):
        if path.suffix != ".md":
            refuse_unknown(path, root, ("รหัสเกณฑ์.md",), faults)
            continue
        name = name_of(path, root)
        if not is_criterion_id(path.stem) and (told := as_copy(path)):
            faults.add(Span(name), Code.UNKNOWN_FILE, *told)
            continue
        if not is_criterion_id(path.stem):
            faults.add(Span(name), Code.WRONG_ID, f"`{path.stem}` ไม่ใช่รหัสเกณฑ์", "ตั้งชื่อไฟล์ตามรหัสเกณฑ์ เช่น `d1.l2.3.md`")
            continue
        found = load_markdown(root, name, CriterionFile, faults)
        if found is not None:
            loaded, prose = found
            fields = {key: getattr(loaded.noun, key) for key in CriterionFile.model_fields}
            yield Criterion(id=path.stem, explanation=prose, **fields), loaded


def _reading_order(criterion: str) -> tuple[tuple[int, int, str], ...]:
    """Dimensions, then ladders, then the extra point; numbers by value, so that 10 follows 9."""
    scope, *rest = criterion.split(".")
    first = (("d", "c", "m", "e").index(scope[0]), 0, scope)
    return (first, *((0, int(part), "") if part.isdigit() else (1, 0, part) for part in rest))


def _check(folder: RubricFolder, year: int, faults: Faults) -> None:
    """Whether the parts fit each other: year, points, levels, measures, reasons (guideline section 2.6)."""
    _check_points(folder, year, faults)
    _check_levels(folder, faults)
    _check_ladders(folder, faults)
    _check_questions(folder, faults)
    for criterion in folder.rubric.criteria.values():
        _check_criterion(folder, criterion, faults)
    _tell_lost(folder, faults)


def _check_points(folder: RubricFolder, year: int, faults: Faults) -> None:
    rubric, scheme = folder.rubric, folder.documents["rubric.yaml"]
    if rubric.year != year:
        advice = f"แก้เป็น `fiscal_year: {year}` หรือเปลี่ยนชื่อโฟลเดอร์"
        message = f"ปี `{rubric.year}` ไม่ตรงกับโฟลเดอร์ `{year}`"
        slip(scheme, ("fiscal_year",), Code.RUBRIC_STRUCTURE, message, advice, faults)
    for kind, word in (("provincial", "ส่วนภูมิภาค"), ("central", "ส่วนกลาง")):
        total = sum(one.max_points for one in rubric.dimensions_for(kind).values())
        if total != rubric.scheme.max_points:
            message = f"คะแนนเต็มทุกมิติของ{word}รวมได้ {total} ไม่ใช่ {rubric.scheme.max_points}"
            advice = "แก้ `max_points` ของมิติให้รวมกันได้ตามคะแนนเต็ม"
            slip(folder.documents["dimensions.yaml"], (), Code.RUBRIC_TOTAL, message, advice, faults)
    minima = [band.minimum for band in rubric.scheme.grades.bands]
    if minima != sorted(set(minima), reverse=True):
        message, advice = "เกรดไม่ได้เรียงจากคะแนนมากไปน้อย หรือซ้ำกัน", "เรียง `bands` จากคะแนนขั้นต่ำสูงสุดลงไป"
        slip(scheme, ("grades", "bands"), Code.RUBRIC_STRUCTURE, message, advice, faults)


def _check_levels(folder: RubricFolder, faults: Faults) -> None:
    rubric, document = folder.rubric, folder.documents["dimensions.yaml"]
    shares = rubric.scheme.level_shares
    for key, dimension in rubric.dimensions.items():
        if [one.level for one in dimension.levels] != sorted(shares):
            message = f"มิติ `{key}` ต้องมีระดับ {' '.join(map(str, sorted(shares)))} เรียงกัน"
            slip(document, (key, "levels"), Code.RUBRIC_STRUCTURE, message, "เพิ่มหรือเรียงระดับให้ครบ", faults)
            continue
        has_any = any(criterion.startswith(f"{key}.") for criterion in rubric.criteria)
        if not has_any:
            message, advice = f"มิติ `{key}` ไม่มีเกณฑ์ใด", f"แก้รหัสมิติที่พิมพ์ผิด หรือเพิ่มไฟล์เกณฑ์ เช่น `criteria/{key}.l1.1.md`"
            slip(document, (key,), Code.RUBRIC_STRUCTURE, message, advice, faults, key=True)
        for index, one in enumerate(dimension.levels):
            if one.points * 100 != shares[one.level] * dimension.max_points:
                right = shares[one.level] * dimension.max_points // 100
                share = f"ร้อยละ {shares[one.level]} ของ {dimension.max_points}"
                message = f"ระดับ {one.level} ของมิติ `{key}` มี {one.points} คะแนน ไม่ใช่{share}"
                slip(document, (key, "levels", index, "points"), Code.RUBRIC_TOTAL, message, f"แก้เป็น `points: {right}`", faults)
            if one.level and has_any and not rubric.criteria_of(f"{key}.l{one.level}"):
                message = f"ระดับ {one.level} ของมิติ `{key}` ไม่มีเกณฑ์"
                advice = f"เพิ่มไฟล์เกณฑ์ เช่น `criteria/{key}.l{one.level}.1.md`"
                slip(document, (key, "levels", index), Code.RUBRIC_STRUCTURE, message, advice, faults)


def _check_ladders(folder: RubricFolder, faults: Faults) -> None:
    document = folder.documents["ladders.yaml"]
    for key, ladder in folder.rubric.ladders.items():
        for index, step in enumerate(ladder.steps):
            if step.id not in folder.rubric.criteria:
                message, advice = f"ไม่มีไฟล์เกณฑ์ของขั้น `{step.id}`", f"เพิ่มไฟล์ `criteria/{step.id}.md`"
                slip(document, (key, "steps", index, "id"), Code.UNKNOWN_CRITERION, message, advice, faults)
    if "extra" not in folder.rubric.criteria:
        message, advice = "ไม่มีเกณฑ์คะแนนพิเศษ", "เพิ่มไฟล์ `criteria/extra.md`"
        slip(folder.documents["rubric.yaml"], ("extra_points",), Code.UNKNOWN_CRITERION, message, advice, faults)


def _check_questions(folder: RubricFolder, faults: Faults) -> None:
    document, criteria = folder.documents["rubric.yaml"], folder.rubric.criteria
    for index, one in enumerate(folder.rubric.scheme.questions):
        for place, key in enumerate(one.criteria):
            unreadable = f"{RUBRIC_FOLDER}/{folder.rubric.year}/criteria/{key}.md" in faults.paths
            if key not in criteria and not unreadable:  # a file with faults of its own is told once, there
                message = f"ไม่มีเกณฑ์ `{key}` ในปี {folder.rubric.year}"
                loc = ("questions", index, "criteria", place)
                slip(document, loc, Code.UNKNOWN_CRITERION, message, nearest(key, criteria), faults)


def _check_criterion(folder: RubricFolder, criterion: Criterion, faults: Faults) -> None:
    rubric, document, check = folder.rubric, folder.documents[criterion.id], criterion.check
    if not _has_a_place(rubric, criterion) and criterion.id.partition(".")[0] not in _lost_dimensions(rubric):
        message, advice = f"ไม่มีมิติและระดับของเกณฑ์ `{criterion.id}`", "ตั้งชื่อไฟล์ให้ตรงกับระดับใน `dimensions.yaml` หรือ `ladders.yaml`"
        slip(document, (), Code.RUBRIC_STRUCTURE, message, advice, faults)
    if check.name not in _SUITS[criterion.kind]:
        message = f"เกณฑ์ชนิด `{criterion.kind}` ใช้การตรวจ `{check.name}` ไม่ได้"
        advice = "ใช้ " + " ".join(f"`{name}`" for name in sorted(_SUITS[criterion.kind]))
        slip(document, ("check", "name"), Code.RUBRIC_STRUCTURE, message, advice, faults)
    if criterion.question is not None and criterion.note is None:
        message = "มีคำถามถึงเจ้าของโครงการ แต่ไม่บอกว่าระหว่างรอคำตอบอ่านเกณฑ์ข้อนี้อย่างไร"
        slip(document, ("question",), Code.MISSING_FIELD, message, "เพิ่ม `note:` ว่าเว็บไซต์นี้อ่านอย่างไร", faults)
    if check.measure is not None:
        _check_measure(folder, criterion, check.measure, faults)


def _tell_lost(folder: RubricFolder, faults: Faults) -> None:
    """The dimensions and reasons that criteria name and nothing bears, each once where many criteria do."""
    rubric, documents = folder.rubric, folder.documents
    for lost in sorted(_lost_dimensions(rubric)):
        places: list[tuple[Document, Loc]] = [(documents[key], ()) for key in rubric.criteria if key.startswith(f"{lost}.")]
        message, advice = f"ไม่มีมิติ `{lost}` ของเกณฑ์นี้", nearest(lost, rubric.dimensions)
        home = Span(documents["dimensions.yaml"].name)
        tell_missing(places, Code.RUBRIC_STRUCTURE, message, advice, home, faults)
    missing: dict[str, list[tuple[Document, Loc]]] = {}
    for key, criterion in rubric.criteria.items():
        for index, reason in enumerate(criterion.exemptions):
            if reason not in rubric.scheme.exemptions:
                missing.setdefault(reason, []).append((documents[key], ("exemptions", index)))
    home = documents["rubric.yaml"].key_span(("exemptions",))
    for reason, places in missing.items():
        advice = nearest(reason, rubric.scheme.exemptions)
        tell_missing(places, Code.UNKNOWN_REASON, f"ไม่มีเหตุผล `{reason}`", advice, home, faults)


def _lost_dimensions(rubric: Rubric) -> set[str]:
    """The dimensions that criteria are of by their names and `dimensions.yaml` has not."""
    named = {one.partition(".")[0] for one in rubric.criteria if re.match(r"d[0-9]", one)}
    return named - rubric.dimensions.keys()


def _has_a_place(rubric: Rubric, criterion: Criterion) -> bool:
    steps = {step.id for ladder in rubric.ladders.values() for step in ladder.steps}
    levels = {f"{key}.l{one.level}" for key, dimension in rubric.dimensions.items() for one in dimension.levels if one.level}
    return criterion.id in steps | {"extra"} or (criterion.level_id in levels and criterion.id != criterion.level_id)


def _check_measure(folder: RubricFolder, criterion: Criterion, key: str, faults: Faults) -> None:
    measures, document = folder.rubric.measures, folder.documents[criterion.id]
    if key not in measures:
        slip(document, ("check", "measure"), Code.UNKNOWN_MEASURE, f"ไม่มีรายการวัด `{key}`", nearest(key, measures), faults)
        return
    shapes = SHAPES[criterion.check.name]
    if measures[key].shape not in shapes:
        message = f"การตรวจ `{criterion.check.name}` อ่านรายการวัดแบบ `{measures[key].shape}` ไม่ได้"
        advice = "ใช้รายการวัดแบบ " + " หรือ ".join(f"`{shape}`" for shape in sorted(shapes))
        slip(document, ("check", "measure"), Code.WRONG_MEASURE_SHAPE, message, advice, faults)
