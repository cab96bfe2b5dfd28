"""The cross-checks of what units learn from: named themes, criteria and units exist."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from cleancdd.diagnostics import Code, Diagnostics, Span
from cleancdd.model.article import Article
from cleancdd.model.knowledge import BestPractice, Guidance, Innovation, Theme
from cleancdd.model.rubric import Rubric
from cleancdd.readers.articles import articles_of
from cleancdd.readers.loader import Loaded
from cleancdd.readers.rubric import RUBRIC_FOLDER, RubricFolder
from cleancdd.readers.units import UnitFolder
from cleancdd.readers.validation import report, report_missing
from cleancdd.readers.vocabulary import THEMES_FILE
from cleancdd.source import Document, Loc
from cleancdd.suggestions.names import known, nearest
from cleancdd.thai.spelling import fold

__all__ = ["check_knowledge", "rubric_for"]


def rubric_for(year: int | None, rubrics: Mapping[int, Any]) -> int | None:
    """The year of the criteria that a text refers to: its own, or the latest if it has no year or its year
    has no rubric."""
    return year if year in rubrics else max(rubrics, default=None)


def check_knowledge(
    articles: Iterable[Loaded[Article]],
    themes: Mapping[str, Theme] | None,
    units: Mapping[str, UnitFolder],
    known_units: Collection[str],
    rubrics: Mapping[int, RubricFolder],
    diagnostics: Diagnostics,
) -> None:
    """Projects, best practices and guidance name themes, criteria and units that exist.

    `themes` is None if the file of themes has diagnostics, which are reported there; themes are then not
    checked.
    """
    is_sound = not any(path.startswith(f"{RUBRIC_FOLDER}/") for path in diagnostics.paths)
    judged = {year: folder.rubric for year, folder in rubrics.items() if is_sound}
    every = tuple(articles)
    projects, practices = articles_of(every, Innovation), articles_of(every, BestPractice)
    if themes is not None:
        _check_themes((*projects, *practices), themes, diagnostics)
    for project in projects:
        locs: list[Loc] = [("criteria", place) for place in range(len(project.value.criteria))]
        named = zip(locs, project.value.criteria, strict=True)
        _check_criteria(
            project, project.value.year, named, judged, diagnostics, units[project.value.unit].unit.value.kind
        )
        _check_repeats(project, "themes", project.value.themes, diagnostics)
        _check_repeats(project, "criteria", project.value.criteria, diagnostics)
        _check_repeats(project, "tools", project.value.tools, diagnostics)
        _check_other_unit(project, known_units, diagnostics)
    for practice in practices:
        _check_repeats(practice, "themes", practice.value.themes, diagnostics)
        kind = units[practice.value.unit].unit.value.kind if practice.value.unit in units else None
        _check_relations(practice, practice.value.fiscal_year, judged, diagnostics, kind)
        _check_unit(practice, ("unit",), practice.value.unit, known_units, diagnostics)
    for page in articles_of(every, Guidance):
        _check_relations(page, max(judged, default=0), judged, diagnostics)


def _check_unit(
    loaded: Loaded[Any], loc: Loc, unit: str, known: Collection[str], diagnostics: Diagnostics
) -> None:
    if unit not in known:
        report(
            loaded.document, loc, Code.UNKNOWN_UNIT, f"ไม่มีหน่วยงาน `{unit}`", nearest(unit, known), diagnostics
        )


def _check_other_unit(project: Loaded[Innovation], known: Collection[str], diagnostics: Diagnostics) -> None:
    """The unit that a project may belong to instead is another one."""
    other, loc = project.value.perhaps, ("perhaps", "unit")
    if other and other.unit == project.value.unit:
        message = f"`{other.unit}` คือหน่วยงานของโฟลเดอร์นี้อยู่แล้ว"
        report(
            project.document,
            loc,
            Code.REPEATED_ENTRY,
            message,
            "ใส่รหัสของอีกหน่วยงานหนึ่ง หรือลบช่อง `perhaps`",
            diagnostics,
        )
    elif other:
        _check_unit(project, loc, other.unit, known, diagnostics)


def _check_repeats(loaded: Loaded[Any], field: str, named: Iterable[str], diagnostics: Diagnostics) -> None:
    """No list contains an entry twice."""
    seen: set[str] = set()
    for place, one in enumerate(named):
        if fold(one) in seen:
            report(
                loaded.document,
                (field, place),
                Code.REPEATED_ENTRY,
                f"`{one}` มีอยู่แล้วใน `{field}`",
                "ลบรายการที่ซ้ำ",
                diagnostics,
            )
        seen.add(fold(one))


def _check_themes(told: Iterable[Loaded[Any]], themes: Collection[str], diagnostics: Diagnostics) -> None:
    missing: dict[str, list[tuple[Document, Loc]]] = {}
    for one in told:
        for place, theme in enumerate(one.value.themes):
            if theme not in themes:
                missing.setdefault(theme, []).append((one.document, ("themes", place)))
    if missing and not themes:
        advice = f"สร้างไฟล์นี้ ให้มีประเด็น {known(missing)}"
        diagnostics.add(
            Span(THEMES_FILE), Code.MISSING_FILE, f"ไม่พบประเด็นใดใน `{THEMES_FILE}` ทั้งที่มีเรื่องที่ใช้", advice
        )
        return
    for theme, places in missing.items():
        message, advice = f"ไม่มีประเด็น `{theme}` ใน `{THEMES_FILE}`", nearest(theme, themes)
        report_missing(places, Code.UNKNOWN_THEME, message, advice, Span(THEMES_FILE), diagnostics)


def _check_relations(
    loaded: Loaded[Any],
    year: int,
    rubrics: Mapping[int, Rubric],
    diagnostics: Diagnostics,
    kind: str | None = None,
) -> None:
    named = [
        (("criteria", place, "criterion"), one.criterion) for place, one in enumerate(loaded.value.criteria)
    ]
    _check_repeats(loaded, "criteria", [one.criterion for one in loaded.value.criteria], diagnostics)
    _check_criteria(loaded, year, named, rubrics, diagnostics, kind)


def _check_criteria(
    loaded: Loaded[Any],
    year: int,
    named: Any,
    rubrics: Mapping[int, Rubric],
    diagnostics: Diagnostics,
    kind: str | None = None,
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
            report(
                loaded.document, loc, Code.UNKNOWN_CRITERION, message, nearest(criterion, ours), diagnostics
            )
        elif kind and criterion not in ours:
            word = rubrics[judged].kind_title(kind)
            message = f"เกณฑ์ `{criterion}` ไม่ใช้กับหน่วยงาน{word}"
            report(loaded.document, loc, Code.WRONG_VARIANT, message, nearest(criterion, ours), diagnostics)
