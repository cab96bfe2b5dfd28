"""Reads `content/rubric/<year>/`, and checks that the year's rubric adds up before anything is scored by
it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cleancdd import urls
from cleancdd.diagnostics import Code, Diagnostics, Span
from cleancdd.model.criterion import SHAPES, Criterion, CriterionFile, Kind, Measure
from cleancdd.model.criterion import CheckName as Name
from cleancdd.model.fields import Key, Slug
from cleancdd.model.kinds import ALL_KINDS, DEFAULT_KINDS, UnitKind
from cleancdd.model.names import is_criterion_id, is_year
from cleancdd.model.paper import Paper
from cleancdd.model.rubric import EXTRA, Dimension, Ladder, Programme, Rubric, Scheme
from cleancdd.readers.folders import entries, name_of, refuse_unknown
from cleancdd.readers.kinds import check_kind
from cleancdd.readers.loader import Loaded, load, load_article
from cleancdd.readers.validation import report, report_missing
from cleancdd.source import Document, Loc
from cleancdd.suggestions.filenames import as_copy
from cleancdd.suggestions.names import nearest

__all__ = ["RUBRIC_FOLDER", "RubricFolder", "read_rubric", "read_rubrics"]

RUBRIC_FOLDER = "content/rubric"
_PARTS: Mapping[str, object] = {
    "rubric.yaml": Scheme,
    "dimensions.yaml": dict[Slug, Dimension],
    "measures.yaml": dict[Key, Measure],
    "ladders.yaml": dict[Slug, Ladder],
    "programme.yaml": Programme,
    "forms.yaml": dict[Slug, Paper],
}
_OPTIONAL: Mapping[str, Any] = {
    "measures.yaml": {},
    "ladders.yaml": {},
    "programme.yaml": Programme(),
    "forms.yaml": {},
}
"""Files that a programme may leave out, with the values used instead."""

_SUITS = {
    Kind.EVIDENCE: {Name.EVIDENCE},
    Kind.NEGATIVE: {Name.ZERO},
    Kind.THRESHOLD: set(Name) - {Name.EVIDENCE, Name.ZERO},
}


@dataclass(frozen=True, slots=True)
class RubricFolder:
    """A year's rubric beside the documents it was read from, by file name or criterion id, and its criteria
    as read."""

    rubric: Rubric
    documents: Mapping[str, Document]
    criteria: tuple[Loaded[Criterion], ...] = ()

    @property
    def parts(self) -> Iterator[tuple[object, Document]]:
        """The parts of the rubric beside its criteria, each with the document it was read from."""
        whole = self.rubric
        values = (
            whole.scheme,
            whole.dimensions,
            whole.measures,
            whole.ladders,
            whole.programme,
            whole.papers,
        )
        for name, value in zip(_PARTS, values, strict=True):
            if name in self.documents:
                yield value, self.documents[name]


def read_rubrics(
    root: Path, diagnostics: Diagnostics, kinds: Mapping[str, UnitKind] = DEFAULT_KINDS
) -> dict[int, RubricFolder]:
    """Every year's rubric by fiscal year; a site without a rubric scores nothing."""
    found: dict[int, RubricFolder] = {}
    for folder in entries(root / RUBRIC_FOLDER, root, diagnostics):
        if not (folder.is_dir() and is_year(folder.name)):
            refuse_unknown(folder, root, ("2564",), diagnostics)
            continue
        rubric = read_rubric(folder, root, diagnostics, kinds)
        if rubric is not None:
            _check(rubric, int(folder.name), diagnostics)
            found[int(folder.name)] = rubric
    return found


def read_rubric(
    folder: Path, root: Path, diagnostics: Diagnostics, kinds: Mapping[str, UnitKind] = DEFAULT_KINDS
) -> RubricFolder | None:
    """What the folder of one year holds, its parts not yet checked against each other; None when a part of
    it is missing."""
    parts: dict[str, Loaded[Any]] = {}
    criteria: list[Loaded[Criterion]] = []
    for path in entries(folder, root, diagnostics):
        if path.name == "criteria":
            criteria += _read_criteria(path, root, diagnostics)
        elif path.name in _PARTS:
            part = load(root, name_of(path, root), _PARTS[path.name], diagnostics)
            if part is not None:
                parts[path.name] = part
        else:
            refuse_unknown(path, root, (*_PARTS, "criteria"), diagnostics)
    _note_missing(folder, root, diagnostics)
    values = {name: one for name, one in _OPTIONAL.items() if not (folder / name).exists()}
    values |= {name: part.value for name, part in parts.items()}
    if set(values) != set(_PARTS):
        return None
    scheme, dimensions, measures, ladders, programme, papers = (values[name] for name in _PARTS)
    order = _scopes(dimensions, ladders)
    criteria.sort(key=lambda one: _reading_order(one.value.id, order))
    rubric = Rubric(
        scheme=scheme,
        dimensions=dimensions,
        measures=measures,
        ladders=ladders,
        programme=programme,
        papers=papers,
        criteria={one.value.id: one.value for one in criteria},
        kinds=dict(kinds),
    )
    documents = {name: part.document for name, part in parts.items()}
    documents |= {one.value.id: one.document for one in criteria}
    return RubricFolder(rubric, documents, tuple(criteria))


def _note_missing(folder: Path, root: Path, diagnostics: Diagnostics) -> None:
    for part in (*_PARTS, "criteria"):
        if part not in _OPTIONAL and not (folder / part).exists():
            name = name_of(folder / part, root)
            diagnostics.add(
                Span(name), Code.MISSING_FILE, f"ไม่พบ `{name}`", "คัดลอกจากหลักเกณฑ์ของปีก่อน แล้วแก้ให้ตรงกับปีนี้"
            )


def _read_criteria(folder: Path, root: Path, diagnostics: Diagnostics) -> Iterator[Loaded[Criterion]]:
    for path in entries(folder, root, diagnostics):
        if path.suffix != ".md":
            refuse_unknown(path, root, ("รหัสเกณฑ์.md",), diagnostics)
            continue
        name = name_of(path, root)
        if not is_criterion_id(path.stem) and (told := as_copy(path)):
            diagnostics.add(Span(name), Code.UNKNOWN_FILE, *told)
            continue
        if not is_criterion_id(path.stem):
            diagnostics.add(
                Span(name), Code.WRONG_ID, f"`{path.stem}` ไม่ใช่รหัสเกณฑ์", "ตั้งชื่อไฟล์ตามรหัสเกณฑ์ เช่น `d1.l2.3.md`"
            )
            continue
        year = int(folder.parent.name)
        loaded = load_article(root, name, CriterionFile, Criterion, diagnostics, id=path.stem, year=year)
        if loaded is not None:
            yield loaded


def _scopes(dimensions: Mapping[str, Dimension], ladders: Mapping[str, Ladder]) -> tuple[str, ...]:
    """The prefixes of criterion ids in reading order: dimensions, then ladders, then the extra point."""
    steps = (step.id.partition(".")[0] for ladder in ladders.values() for step in ladder.steps)
    return tuple(dict.fromkeys((*dimensions, *steps, EXTRA)))


def _reading_order(criterion: str, scopes: Sequence[str]) -> tuple[tuple[int, int, str], ...]:
    """The scopes in their order, others after them; numbers by value, so that 10 follows 9."""
    scope, *rest = criterion.split(".")
    first = (0, scopes.index(scope), scope) if scope in scopes else (1, 0, scope)
    return (first, *(_part_order(part) for part in rest))


def _part_order(part: str) -> tuple[int, int, str]:
    number = part.removeprefix("l")
    return (0, int(number), "") if number.isdigit() else (1, 0, part)


def _check(folder: RubricFolder, year: int, diagnostics: Diagnostics) -> None:
    """Whether the parts fit each other: year, points, levels, measures, reasons (guideline section 2.6)."""
    _check_kinds(folder, diagnostics)
    _check_points(folder, year, diagnostics)
    _check_levels(folder, diagnostics)
    _check_ladders(folder, diagnostics)
    _check_questions(folder, diagnostics)
    _check_papers(folder, diagnostics)
    for criterion in folder.rubric.criteria.values():
        _check_criterion(folder, criterion, diagnostics)
    _tell_lost(folder, diagnostics)


def _check_kinds(folder: RubricFolder, diagnostics: Diagnostics) -> None:
    """Dimensions and committees are for all units, or for a kind that the site defines."""
    rubric, documents = folder.rubric, folder.documents
    for key, one in rubric.dimensions.items():
        if one.variant != ALL_KINDS:
            check_kind(one.variant, rubric.kinds, documents["dimensions.yaml"], (key, "variant"), diagnostics)
    for key, committee in rubric.programme.committees.items():
        if committee.scope != ALL_KINDS:
            loc = ("committees", key, "scope")
            check_kind(committee.scope, rubric.kinds, documents["programme.yaml"], loc, diagnostics)


def _check_points(folder: RubricFolder, year: int, diagnostics: Diagnostics) -> None:
    rubric, scheme = folder.rubric, folder.documents["rubric.yaml"]
    if rubric.year != year:
        advice = f"แก้เป็น `fiscal_year: {year}` หรือเปลี่ยนชื่อโฟลเดอร์"
        message = f"ปี `{rubric.year}` ไม่ตรงกับโฟลเดอร์ `{year}`"
        report(scheme, ("fiscal_year",), Code.RUBRIC_STRUCTURE, message, advice, diagnostics)
    known = {ALL_KINDS, *rubric.kinds}
    for kind in rubric.kinds if all(one.variant in known for one in rubric.dimensions.values()) else ():
        total = sum(one.max_points for one in rubric.dimensions_for(kind).values())
        if total != rubric.scheme.max_points:
            message = f"คะแนนเต็มทุกมิติของ{rubric.kind_title(kind)}รวมได้ {total} ไม่ใช่ {rubric.scheme.max_points}"
            advice = "แก้ `max_points` ของมิติให้รวมกันได้ตามคะแนนเต็ม"
            report(folder.documents["dimensions.yaml"], (), Code.RUBRIC_TOTAL, message, advice, diagnostics)
    minima = [band.minimum for band in rubric.scheme.grades.bands] if rubric.scheme.grades else []
    if minima != sorted(set(minima), reverse=True):
        message, advice = "เกรดไม่ได้เรียงจากคะแนนมากไปน้อย หรือซ้ำกัน", "เรียง `bands` จากคะแนนขั้นต่ำสูงสุดลงไป"
        report(scheme, ("grades", "bands"), Code.RUBRIC_STRUCTURE, message, advice, diagnostics)


def _check_levels(folder: RubricFolder, diagnostics: Diagnostics) -> None:
    rubric, document = folder.rubric, folder.documents["dimensions.yaml"]
    shares, written = rubric.scheme.level_shares, _written_criteria(folder, diagnostics)
    for key, dimension in rubric.dimensions.items():
        if [one.level for one in dimension.levels] != sorted(shares):
            message = f"มิติ `{key}` ต้องมีระดับ {' '.join(map(str, sorted(shares)))} เรียงกัน"
            report(
                document, (key, "levels"), Code.RUBRIC_STRUCTURE, message, "เพิ่มหรือเรียงระดับให้ครบ", diagnostics
            )
            continue
        has_any = any(criterion.startswith(f"{key}.") for criterion in written)
        if not has_any:
            message, advice = (
                f"มิติ `{key}` ไม่มีเกณฑ์ใด",
                f"แก้รหัสมิติที่พิมพ์ผิด หรือเพิ่มไฟล์เกณฑ์ เช่น `criteria/{key}.l1.1.md`",
            )
            report(document, (key,), Code.RUBRIC_STRUCTURE, message, advice, diagnostics, key=True)
        for index, one in enumerate(dimension.levels):
            if one.points * 100 != shares[one.level] * dimension.max_points:
                right = shares[one.level] * dimension.max_points // 100
                share = f"ร้อยละ {shares[one.level]} ของ {dimension.max_points}"
                message = f"ระดับ {one.level} ของมิติ `{key}` มี {one.points} คะแนน ไม่ใช่{share}"
                report(
                    document,
                    (key, "levels", index, "points"),
                    Code.RUBRIC_TOTAL,
                    message,
                    f"แก้เป็น `points: {right}`",
                    diagnostics,
                )
            at_level = f"{key}.l{one.level}."
            if one.level and has_any and not any(criterion.startswith(at_level) for criterion in written):
                message = f"ระดับ {one.level} ของมิติ `{key}` ไม่มีเกณฑ์"
                advice = f"เพิ่มไฟล์เกณฑ์ เช่น `criteria/{key}.l{one.level}.1.md`"
                report(document, (key, "levels", index), Code.RUBRIC_STRUCTURE, message, advice, diagnostics)


def _check_ladders(folder: RubricFolder, diagnostics: Diagnostics) -> None:
    written = _written_criteria(folder, diagnostics)
    for key, ladder in folder.rubric.ladders.items():
        document = folder.documents["ladders.yaml"]
        for index, step in enumerate(ladder.steps):
            if step.id not in written:
                message, advice = f"ไม่มีไฟล์เกณฑ์ของขั้น `{step.id}`", f"เพิ่มไฟล์ `criteria/{step.id}.md`"
                report(
                    document,
                    (key, "steps", index, "id"),
                    Code.UNKNOWN_CRITERION,
                    message,
                    advice,
                    diagnostics,
                )
    if folder.rubric.scheme.extra_points and EXTRA not in written:
        message, advice = "ไม่มีเกณฑ์คะแนนพิเศษ", "เพิ่มไฟล์ `criteria/extra.md`"
        report(
            folder.documents["rubric.yaml"],
            ("extra_points",),
            Code.UNKNOWN_CRITERION,
            message,
            advice,
            diagnostics,
        )


def _written_criteria(folder: RubricFolder, diagnostics: Diagnostics) -> set[str]:
    """The ids of all criteria that have a file, including refused files: those are reported as such, and
    their criteria are not also reported as missing."""
    home = folder.documents["rubric.yaml"].name.removesuffix("rubric.yaml") + "criteria/"
    refused = (Path(path).stem for path in diagnostics.paths if path.startswith(home))
    return {*folder.rubric.criteria, *refused}


def _check_questions(folder: RubricFolder, diagnostics: Diagnostics) -> None:
    document, criteria = folder.documents["rubric.yaml"], folder.rubric.criteria
    written = _written_criteria(folder, diagnostics)
    for index, one in enumerate(folder.rubric.scheme.questions):
        for place, key in enumerate(one.criteria):
            if key not in written:
                message = f"ไม่มีเกณฑ์ `{key}` ในปี {folder.rubric.year}"
                loc = ("questions", index, "criteria", place)
                report(document, loc, Code.UNKNOWN_CRITERION, message, nearest(key, criteria), diagnostics)


def _check_papers(folder: RubricFolder, diagnostics: Diagnostics) -> None:
    """A form may not have the address of a page of the site's own."""
    for key in folder.rubric.papers:
        if key in urls.FORM_FOLDERS:
            message, advice = f"`{key}` เป็นที่อยู่ของเว็บไซต์เอง", f"ตั้งรหัสแบบฟอร์มอื่น เช่น `{key}-form`"
            document = folder.documents["forms.yaml"]
            report(document, (key,), Code.WRONG_ID, message, advice, diagnostics, key=True)


def _check_criterion(folder: RubricFolder, criterion: Criterion, diagnostics: Diagnostics) -> None:
    rubric, document, check = folder.rubric, folder.documents[criterion.id], criterion.check
    if not _has_a_place(rubric, criterion) and criterion.id.partition(".")[0] not in _lost_dimensions(rubric):
        message, advice = (
            f"ไม่มีมิติและระดับของเกณฑ์ `{criterion.id}`",
            "ตั้งชื่อไฟล์ให้ตรงกับระดับใน `dimensions.yaml` หรือ `ladders.yaml`",
        )
        report(document, (), Code.RUBRIC_STRUCTURE, message, advice, diagnostics)
    if check.name not in _SUITS[criterion.kind]:
        message = f"เกณฑ์ชนิด `{criterion.kind}` ใช้การตรวจ `{check.name}` ไม่ได้"
        advice = "ใช้ " + " ".join(f"`{name}`" for name in sorted(_SUITS[criterion.kind]))
        report(document, ("check", "name"), Code.RUBRIC_STRUCTURE, message, advice, diagnostics)
    if criterion.question is not None and criterion.note is None:
        message = "มีคำถามถึงเจ้าของโครงการ แต่ไม่บอกว่าระหว่างรอคำตอบอ่านเกณฑ์ข้อนี้อย่างไร"
        report(
            document,
            ("question",),
            Code.MISSING_FIELD,
            message,
            "เพิ่ม `note:` ว่าเว็บไซต์นี้อ่านอย่างไร",
            diagnostics,
        )
    if check.measure is not None:
        _check_measure(folder, criterion, check.measure, diagnostics)
    _check_examples(criterion, document, diagnostics)


def _check_examples(criterion: Criterion, document: Document, diagnostics: Diagnostics) -> None:
    """Examples show parts of their criterion, and are exempt for reasons that it allows."""
    for number, example in enumerate(criterion.examples):
        for piece, shown in enumerate(example.shows):
            for place, part in enumerate(shown):
                if part not in criterion.asked_parts:
                    message, advice = f"เกณฑ์นี้ไม่มีส่วน `{part}`", nearest(part, criterion.asked_parts)
                    loc = ("examples", number, "shows", piece, place)
                    report(document, loc, Code.UNKNOWN_PART, message, advice, diagnostics)
        if example.exempt is not None and example.exempt not in criterion.exemptions:
            message = f"เกณฑ์นี้ไม่รับเหตุผล `{example.exempt}`"
            advice = nearest(example.exempt, criterion.exemptions)
            report(
                document,
                ("examples", number, "exempt"),
                Code.EXEMPTION_NOT_ALLOWED,
                message,
                advice,
                diagnostics,
            )


def _tell_lost(folder: RubricFolder, diagnostics: Diagnostics) -> None:
    """The dimensions and reasons that criteria name and that do not exist, each once where many criteria
    do."""
    rubric, documents = folder.rubric, folder.documents
    for lost in sorted(_lost_dimensions(rubric)):
        places: list[tuple[Document, Loc]] = [
            (documents[key], ()) for key in rubric.criteria if key.startswith(f"{lost}.")
        ]
        message, advice = f"ไม่มีมิติ `{lost}` ของเกณฑ์นี้", nearest(lost, rubric.dimensions)
        home = Span(documents["dimensions.yaml"].name)
        report_missing(places, Code.RUBRIC_STRUCTURE, message, advice, home, diagnostics)
    missing: dict[str, list[tuple[Document, Loc]]] = {}
    for key, criterion in rubric.criteria.items():
        for index, reason in enumerate(criterion.exemptions):
            if reason not in rubric.scheme.exemptions:
                missing.setdefault(reason, []).append((documents[key], ("exemptions", index)))
    home = documents["rubric.yaml"].key_span(("exemptions",))
    for reason, places in missing.items():
        advice = nearest(reason, rubric.scheme.exemptions)
        report_missing(places, Code.UNKNOWN_REASON, f"ไม่มีเหตุผล `{reason}`", advice, home, diagnostics)


def _lost_dimensions(rubric: Rubric) -> set[str]:
    """The dimensions that ids of criteria begin with and neither `dimensions.yaml` nor a ladder defines."""
    named = {one.partition(".")[0] for one in rubric.criteria}
    return named - {*_scopes(rubric.dimensions, rubric.ladders)}


def _has_a_place(rubric: Rubric, criterion: Criterion) -> bool:
    steps = {step.id for ladder in rubric.ladders.values() for step in ladder.steps}
    levels = {
        f"{key}.l{one.level}"
        for key, dimension in rubric.dimensions.items()
        for one in dimension.levels
        if one.level
    }
    extra = {EXTRA} if rubric.scheme.extra_points else set()
    return criterion.id in steps | extra or (
        criterion.level_id in levels and criterion.id != criterion.level_id
    )


def _check_measure(folder: RubricFolder, criterion: Criterion, key: str, diagnostics: Diagnostics) -> None:
    measures, document = folder.rubric.measures, folder.documents[criterion.id]
    if key not in measures:
        report(
            document,
            ("check", "measure"),
            Code.UNKNOWN_MEASURE,
            f"ไม่มีรายการวัด `{key}`",
            nearest(key, measures),
            diagnostics,
        )
        return
    shapes = SHAPES[criterion.check.name]
    if measures[key].shape not in shapes:
        message = f"การตรวจ `{criterion.check.name}` อ่านรายการวัดแบบ `{measures[key].shape}` ไม่ได้"
        advice = "ใช้รายการวัดแบบ " + " หรือ ".join(f"`{shape}`" for shape in sorted(shapes))
        report(document, ("check", "measure"), Code.WRONG_MEASURE_SHAPE, message, advice, diagnostics)
