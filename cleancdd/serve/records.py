"""Scores saved evaluations, answers OIT lists from saved disclosures, and renders the pages that show the
results."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias, TypeVar

from cleancdd.crosscheck.disclosures import check_disclosures
from cleancdd.crosscheck.evaluations import check_evaluations
from cleancdd.diagnostics import Diagnostics
from cleancdd.findings.oit import oit_sheet
from cleancdd.findings.scores import score_unit
from cleancdd.library.disclosures import gather
from cleancdd.model.disclosure import DisclosureFile, FileFact
from cleancdd.model.evaluation import Evaluation
from cleancdd.model.page import Page
from cleancdd.model.scorecard import Scorecard
from cleancdd.model.sheet import OitSheet
from cleancdd.model.unit import Unit
from cleancdd.pipeline import Planned
from cleancdd.readers.articles import file_of
from cleancdd.readers.loader import Loaded, load
from cleancdd.readers.rubric import RubricFolder
from cleancdd.readers.units import UNITS_FOLDER, UnitFolder
from cleancdd.render.renderer import BadTemplate
from cleancdd.source import Document

__all__ = ["RecordProofs"]

T = TypeVar("T")

Shown: TypeAlias = "Scorecard | OitSheet"

_RECORD = re.compile(
    rf"{UNITS_FOLDER}/(?P<unit>[^/]+)/(?P<year>[0-9]+)/(?P<kind>evaluation|disclosures)\.yaml"
)


class RecordProofs:
    """The pages that show the scorecards and the OIT sheets of what units saved since a site was planned.

    What is computed from several units (ranks, medians, lists) is that of the last build. What a unit records
    first for a year waits for the build, since its page then has another form.
    """

    def __init__(self, root: Path, planned: Planned) -> None:
        self._root = root
        self._planned = planned
        self._library = planned.library
        self._pages: dict[tuple[str, str, int], list[tuple[Page, Shown]]] = {}
        for page in planned.pages:
            for value in page.subject.values():
                if isinstance(value, Scorecard | OitSheet):
                    self._pages.setdefault(_key(value), []).append((page, value))

    def of(self, names: Collection[str]) -> dict[str, bytes]:
        """The new pages of these files by their path within the site; files with diagnostics have none."""
        shown = (now for name in sorted(names) for now in self._shown_by(name))
        return {path: made for now in shown for path, made in self._made(now)}

    def _shown_by(self, name: str) -> Iterable[Shown]:
        found = _RECORD.fullmatch(name)
        if found is None or found["unit"] not in self._library.units:
            return ()
        of_kind = self._scored if found["kind"] == "evaluation" else self._answered
        return of_kind(name, self._library.units[found["unit"]], int(found["year"]))

    def _made(self, now: Shown) -> Iterator[tuple[str, bytes]]:
        for page, before in self._pages.get(_key(now), ()):
            if before.recorded != now.recorded:  # the first record has another template
                continue
            subject = {key: now if value is before else value for key, value in page.subject.items()}
            with suppress(BadTemplate):
                yield page.path, self._planned.renderer.render(replace(page, subject=subject))

    def _scored(self, name: str, unit: Unit, year: int) -> Iterator[Scorecard]:
        """The scorecard of a saved evaluation."""
        library, told = self._library, Diagnostics()
        loaded: Loaded[Evaluation] | None = load(self._root, name, Evaluation, told)
        if loaded is None or year not in library.rubrics:
            return
        folder = UnitFolder(_loaded(unit, name), self._years(library.evaluations, unit, year, loaded))
        check_evaluations(self._root, {unit.id: folder}, self._rubrics, library.statuses, told)
        if not told:
            known = {**library.evaluations, (unit.id, year): loaded.value}
            yield score_unit(replace(library, evaluations=known), unit, year, self._planned.as_of)

    def _answered(self, name: str, unit: Unit, year: int) -> Iterator[OitSheet]:
        """The sheets of all years, since what is disclosed may be of another year than its file."""
        library, told = self._library, Diagnostics()
        loaded: Loaded[DisclosureFile] | None = load(self._root, name, DisclosureFile, told)
        if loaded is None:
            return
        folder = UnitFolder(
            _loaded(unit, name),
            evaluations={},
            disclosures=self._years(library.disclosures, unit, year, loaded),
            files=self._files(unit),
        )
        papers = library.documents.get(unit.id, ())
        documents = {unit.id: [_loaded(one, file_of(one) or name) for one in papers]}
        lists = {of: _loaded(one, name) for of, one in library.lists.items()}
        check_disclosures({unit.id: folder}, documents, library.index, lists, self._rubrics, told)
        if told:
            return
        ours = {of: one for (key, of), one in library.disclosures.items() if key == unit.id}
        ours[year] = loaded.value
        shown = gather(unit, ours, papers, library.index, library.files)
        for of, asked in library.lists.items():
            yield oit_sheet(asked, unit, shown, ours.get(of), self._planned.as_of)

    @property
    def _rubrics(self) -> dict[int, RubricFolder]:
        return {year: RubricFolder(one, {}) for year, one in self._library.rubrics.items()}

    def _files(self, unit: Unit) -> dict[str, FileFact]:
        """The files of a unit by their path within its folder."""
        home, files = f"{UNITS_FOLDER}/{unit.id}/", self._library.files
        return {path.removeprefix(home): one for path, one in files.items() if path.startswith(home)}

    @staticmethod
    def _years(
        known: Mapping[tuple[str, int], T], unit: Unit, year: int, saved: Loaded[T]
    ) -> dict[int, Loaded[T]]:
        """What was saved for a year, with what the unit recorded for the year before, which it is checked
        against."""
        before = known.get((unit.id, year - 1))
        return (
            {year: saved} if before is None else {year - 1: _loaded(before, saved.document.name), year: saved}
        )


def _key(shown: Shown) -> tuple[str, str, int]:
    return type(shown).__name__, shown.unit, shown.year


def _loaded(value: T, name: str) -> Loaded[T]:
    """A value as if it had just been read; its document has no contents, since diagnostics are not shown."""
    return Loaded(value, Document(name, "", None))
