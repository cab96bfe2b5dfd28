"""Scores a saved evaluation, and renders the pages that show its scorecard."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from cleancdd import urls
from cleancdd.crosscheck.evaluations import check_evaluations
from cleancdd.diagnostics import Diagnostics
from cleancdd.findings.scores import score_unit
from cleancdd.model.evaluation import Evaluation
from cleancdd.model.page import Page
from cleancdd.model.scorecard import Scorecard
from cleancdd.pipeline import Planned
from cleancdd.readers.loader import Loaded, load
from cleancdd.readers.rubric import RubricFolder
from cleancdd.readers.units import UnitFolder
from cleancdd.render.renderer import BadTemplate
from cleancdd.source import Document

__all__ = ["ScorecardProofs"]


class ScorecardProofs:
    """The pages that show the scorecards of evaluations that were saved since a site was planned.

    What is computed from several scorecards (ranks, medians, lists) is that of the last build.
    """

    def __init__(self, root: Path, planned: Planned) -> None:
        self._root = root
        self._planned = planned
        self._pages: dict[str, list[tuple[Page, Scorecard]]] = {}
        for page in planned.pages:
            for value in page.subject.values():
                if isinstance(value, Scorecard):
                    name = _file(urls.scorecard(value.unit, value.year))
                    self._pages.setdefault(name, []).append((page, value))

    def of(self, names: Collection[str]) -> dict[str, bytes]:
        """The new pages of these files by their path within the site; evaluations with diagnostics have
        none."""
        known = sorted(self._pages.keys() & set(names))
        return {path: made for name in known for path, made in self._made(name)}

    def _made(self, name: str) -> Iterable[tuple[str, bytes]]:
        pages = self._pages[name]
        _, before = pages[0]
        now = self._scored(name, before.unit, before.year)
        if now is None:
            return
        for page, _ in pages:
            subject = {key: now if value is before else value for key, value in page.subject.items()}
            with suppress(BadTemplate):
                yield page.path, self._planned.renderer.render(replace(page, subject=subject))

    def _scored(self, name: str, unit: str, year: int) -> Scorecard | None:
        library, told = self._planned.library, Diagnostics()
        loaded: Loaded[Evaluation] | None = load(self._root, name, Evaluation, told)
        if loaded is None:
            return None
        rubrics = {year: RubricFolder(library.rubrics[year], {})}
        check_evaluations(
            self._root, {unit: self._folder(unit, year, loaded)}, rubrics, library.statuses, told
        )
        if told:
            return None
        evaluations = {**library.evaluations, (unit, year): loaded.value}
        return score_unit(
            replace(library, evaluations=evaluations), library.units[unit], year, self._planned.as_of
        )

    def _folder(self, unit: str, year: int, loaded: Loaded[Evaluation]) -> UnitFolder:
        """The unit with this evaluation and that of the year before, which it is checked against."""
        library = self._planned.library
        evaluations = {year: loaded}
        if before := library.evaluations.get((unit, year - 1)):
            evaluations[year - 1] = Loaded(before, _document(urls.scorecard(unit, year - 1)))
        return UnitFolder(Loaded(library.units[unit], _document(urls.unit(unit))), evaluations)


def _file(url: str) -> str:
    """The file that a page is made from."""
    name, _ = urls.sources(url)
    assert name is not None  # noqa: S101 - units and their scorecards are made from files
    return name


def _document(url: str) -> Document:
    """The file that a page is made from, as one that was read and is not looked into."""
    return Document(_file(url), "", None)
