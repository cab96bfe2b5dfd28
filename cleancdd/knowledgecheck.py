"""The cross-checks of what units learn from: themes, criteria and units that nothing bears, projects that claim one address."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from cleancdd.diagnostics import Code, Faults, Span
from cleancdd.folders import Loaded, known, nearest, tell_missing
from cleancdd.knowledge import KnowledgeFolder
from cleancdd.misnamed import free_name
from cleancdd.model.knowledge import Innovation
from cleancdd.model.rubric import Rubric
from cleancdd.reading import slip
from cleancdd.rubric import RUBRIC_FOLDER, RubricFolder
from cleancdd.source import Document, Loc
from cleancdd.thai.folding import fold
from cleancdd.units import UnitFolder
from cleancdd.vocabulary import THEMES_FILE

__all__ = ["check_knowledge", "projects_of", "rubric_for"]


def rubric_for(year: int, rubrics: Mapping[int, Any]) -> int | None:
    """The year whose criteria a text of that year speaks of: its own, or the latest where that has no rubric."""
    return year if year in rubrics else max(rubrics, default=None)


def projects_of(units: Mapping[str, UnitFolder]) -> list[Loaded[Innovation]]:
    """Every project of every unit and year."""
    return [one for folder in units.values() for year in folder.innovations.values() for one in year.values()]


def check_knowledge(
    knowledge: KnowledgeFolder,
    units: Mapping[str, UnitFolder],
    known_units: Collection[str],
    rubrics: Mapping[int, RubricFolder],
    faults: Faults,
) -> None:
    """Projects, best practices and guidance name themes, criteria and units that there are, and each has its own address."""
    # A file with faults of its own, which are told there, is nothing to hold others against.
    themes = None if THEMES_FILE in faults.paths else knowledge.themes.noun if knowledge.themes else {}
    is_sound = not any(path.startswith(f"{RUBRIC_FOLDER}/") for path in faults.paths)
    judged = {year: folder.rubric for year, folder in rubrics.items() if is_sound}
    projects = projects_of(units)
    _check_addresses(projects, faults)
    if themes is not None:
        _check_themes((*projects, *knowledge.practices.values()), themes, faults)
    for project in projects:
        locs: list[Loc] = [("criteria", place) for place in range(len(project.noun.criteria))]
        named = zip(locs, project.noun.criteria, strict=True)
        _check_criteria(project, project.noun.year, named, judged, faults, units[project.noun.unit].unit.noun.kind)
        _check_repeats(project, "themes", project.noun.themes, faults)
        _check_repeats(project, "criteria", project.noun.criteria, faults)
        _check_repeats(project, "tools", project.noun.tools, faults)
        _check_other_unit(project, known_units, faults)
    for practice in knowledge.practices.values():
        _check_repeats(practice, "themes", practice.noun.themes, faults)
        kind = units[practice.noun.unit].unit.noun.kind if practice.noun.unit in units else None
        _check_relations(practice, practice.noun.fiscal_year, judged, faults, kind)
        _check_unit(practice, ("unit",), practice.noun.unit, known_units, faults)
    for page in knowledge.guidance.values():
        _check_relations(page, max(judged, default=0), judged, faults)


def _check_unit(loaded: Loaded[Any], loc: Loc, unit: str, known: Collection[str], faults: Faults) -> None:
    if unit not in known:
        slip(loaded.document, loc, Code.UNKNOWN_UNIT, f"ไม่มีหน่วยงาน `{unit}`", nearest(unit, known), faults)


def _check_other_unit(project: Loaded[Innovation], known: Collection[str], faults: Faults) -> None:
    """The unit that a project may belong to instead is another one."""
    other, loc = project.noun.perhaps, ("perhaps", "unit")
    if other and other.unit == project.noun.unit:
        message = f"`{other.unit}` คือหน่วยงานของโฟลเดอร์นี้อยู่แล้ว"
        slip(project.document, loc, Code.REPEATED_ENTRY, message, "ใส่รหัสของอีกหน่วยงานหนึ่ง หรือลบช่อง `perhaps`", faults)
    elif other:
        _check_unit(project, loc, other.unit, known, faults)


def _check_repeats(loaded: Loaded[Any], field: str, named: Iterable[str], faults: Faults) -> None:
    """No entry of a list stands in it twice."""
    seen: set[str] = set()
    for place, one in enumerate(named):
        if fold(one) in seen:
            slip(loaded.document, (field, place), Code.REPEATED_ENTRY, f"`{one}` มีอยู่แล้วใน `{field}`", "ลบรายการที่ซ้ำ", faults)
        seen.add(fold(one))


def _check_themes(told: Iterable[Loaded[Any]], themes: Collection[str], faults: Faults) -> None:
    missing: dict[str, list[tuple[Document, Loc]]] = {}
    for one in told:
        for place, theme in enumerate(one.noun.themes):
            if theme not in themes:
                missing.setdefault(theme, []).append((one.document, ("themes", place)))
    if missing and not themes:
        advice = f"สร้างไฟล์นี้ ให้มีประเด็น {known(missing)}"
        faults.add(Span(THEMES_FILE), Code.MISSING_FILE, f"ไม่พบประเด็นใดใน `{THEMES_FILE}` ทั้งที่มีเรื่องที่ใช้", advice)
        return
    for theme, places in missing.items():
        message, advice = f"ไม่มีประเด็น `{theme}` ใน `{THEMES_FILE}`", nearest(theme, themes)
        tell_missing(places, Code.UNKNOWN_THEME, message, advice, Span(THEMES_FILE), faults)


def _check_relations(
    loaded: Loaded[Any], year: int, rubrics: Mapping[int, Rubric], faults: Faults, kind: str | None = None
) -> None:
    named = [(("criteria", place, "criterion"), one.criterion) for place, one in enumerate(loaded.noun.criteria)]
    _check_repeats(loaded, "criteria", [one.criterion for one in loaded.noun.criteria], faults)
    _check_criteria(loaded, year, named, rubrics, faults, kind)


def _check_criteria(
    loaded: Loaded[Any], year: int, named: Any, rubrics: Mapping[int, Rubric], faults: Faults, kind: str | None = None
) -> None:
    """The criteria are those of the year's rubric, and of units of that kind where the text speaks of one."""
    judged = rubric_for(year, rubrics)
    if judged is None:
        return
    criteria = rubrics[judged].criteria
    ours = {one for one in criteria if kind is None or rubrics[judged].is_for(kind, one)}
    for loc, criterion in named:
        if criterion not in criteria:
            message = f"ไม่มีเกณฑ์ `{criterion}` ในปี {judged}"
            slip(loaded.document, loc, Code.UNKNOWN_CRITERION, message, nearest(criterion, ours), faults)
        elif criterion not in ours:
            word = "ส่วนภูมิภาค" if kind == "provincial" else "ส่วนกลาง"
            message = f"เกณฑ์ `{criterion}` ไม่ใช้กับหน่วยงาน{word}"
            slip(loaded.document, loc, Code.WRONG_VARIANT, message, nearest(criterion, ours), faults)


def _check_addresses(projects: list[Loaded[Innovation]], faults: Faults) -> None:
    """A project's address has its year and name but no unit, so that two units cannot use one name in a year."""
    seen: dict[str, str] = {}
    taken = {project.noun.id for project in projects}
    for project in projects:
        other = seen.setdefault(project.noun.url, project.noun.unit)
        if other != project.noun.unit:
            message = f"ที่อยู่ `{project.noun.url}` เป็นของโครงการของ `{other}` แล้ว"
            advice = f"เปลี่ยนชื่อไฟล์ เช่น `{free_name(f'{project.noun.id}-{project.noun.unit}', taken)}.md`"
            slip(project.document, (), Code.COLLIDING_ADDRESS, message, advice, faults)
