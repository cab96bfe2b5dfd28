"""The cross-checks of what units learn from: themes, criteria and units that nothing bears, projects that claim one address."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from cleancdd.diagnostics import Code, Faults
from cleancdd.folders import Loaded, nearest
from cleancdd.knowledge import KnowledgeFolder
from cleancdd.model.knowledge import Innovation
from cleancdd.model.rubric import Rubric
from cleancdd.reading import slip
from cleancdd.rubric import RUBRIC_FOLDER, RubricFolder
from cleancdd.units import UnitFolder
from cleancdd.vocabulary import THEMES_FILE

__all__ = ["check_knowledge", "projects_of", "rubric_for"]

Loc = tuple[str | int, ...]


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
    for project in projects:
        _check_themes(project, project.noun.themes, themes, faults)
        locs: list[Loc] = [("criteria", place) for place in range(len(project.noun.criteria))]
        _check_criteria(project, project.noun.year, zip(locs, project.noun.criteria, strict=True), judged, faults)
    for practice in knowledge.practices.values():
        _check_themes(practice, practice.noun.themes, themes, faults)
        _check_relations(practice, practice.noun.fiscal_year, judged, faults)
        if practice.noun.unit not in known_units:
            advice = nearest(practice.noun.unit, known_units)
            slip(practice.document, ("unit",), Code.UNKNOWN_UNIT, f"ไม่มีหน่วยงาน `{practice.noun.unit}`", advice, faults)
    for page in knowledge.guidance.values():
        _check_relations(page, max(judged, default=0), judged, faults)


def _check_themes(loaded: Loaded[Any], named: tuple[str, ...], themes: Collection[str] | None, faults: Faults) -> None:
    for place, theme in enumerate(named):
        if themes is not None and theme not in themes:
            advice = nearest(theme, themes) if themes else "เพิ่มประเด็นนี้ใน `content/themes.yaml`"
            message = f"ไม่มีประเด็น `{theme}` ใน `content/themes.yaml`"
            slip(loaded.document, ("themes", place), Code.UNKNOWN_THEME, message, advice, faults)


def _check_relations(loaded: Loaded[Any], year: int, rubrics: Mapping[int, Rubric], faults: Faults) -> None:
    named = [(("criteria", place, "criterion"), one.criterion) for place, one in enumerate(loaded.noun.criteria)]
    _check_criteria(loaded, year, named, rubrics, faults)


def _check_criteria(loaded: Loaded[Any], year: int, named: Any, rubrics: Mapping[int, Rubric], faults: Faults) -> None:
    judged = rubric_for(year, rubrics)
    if judged is None:
        return
    criteria = rubrics[judged].criteria
    for loc, criterion in named:
        if criterion not in criteria:
            message = f"ไม่มีเกณฑ์ `{criterion}` ในปี {judged}"
            slip(loaded.document, loc, Code.UNKNOWN_CRITERION, message, nearest(criterion, criteria), faults)


def _check_addresses(projects: list[Loaded[Innovation]], faults: Faults) -> None:
    """A project's address has its year and name but no unit, so that two units cannot use one name in a year."""
    seen: dict[str, str] = {}
    for project in projects:
        other = seen.setdefault(project.noun.url, project.noun.unit)
        if other != project.noun.unit:
            message = f"ที่อยู่ `{project.noun.url}` เป็นของโครงการของ `{other}` แล้ว"
            advice = f"เปลี่ยนชื่อไฟล์ เช่น `{project.noun.id}-{project.noun.unit}.md`"
            slip(project.document, (), Code.COLLIDING_ADDRESS, message, advice, faults)
