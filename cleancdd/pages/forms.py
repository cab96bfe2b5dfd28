"""The paper forms of a year, each also as a document for an office program: blank, and filled in from what a
unit and its committee recorded (guideline appendix, lines 3411 to 3555).

The checklist follows from the criteria; all other forms are defined by the programme.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, partial

from msgspec.structs import asdict

from cleancdd import urls
from cleancdd.findings.papers import Filling, filling_of_region, filling_of_unit, score_lines
from cleancdd.findings.results import UnitRow
from cleancdd.findings.selection import choices
from cleancdd.model.base import Computed, digest_of
from cleancdd.model.page import Later, Page
from cleancdd.model.paper import Paper
from cleancdd.model.source import Source
from cleancdd.pages.edition import Edition, Link
from cleancdd.pages.parts import NAMES, ROWS, parts
from cleancdd.pages.scorecards import form_of

__all__ = ["pages"]

_CHECKLIST = "แบบตรวจและให้คะแนน"


class Sheet(Computed):
    """A form as the list of all shows it, and how many there are filled in."""

    title: str
    url: str
    about: str | None
    filled: int
    source: Source


class FilledSheet(Computed):
    """A form filled in, of a unit or a region."""

    link: Link
    filling: Filling
    kind: str
    unit: str | None = None


class Levels(Computed):
    """What the checklist of a kind of unit asks: the words of criteria, the criteria of each level and step,
    and what no points stand for, by dimension."""

    asked: dict[str, str]
    levels: dict[str, dict[str, tuple[str, ...]]]
    ladders: dict[str, dict[str, str]]
    zero: dict[str, str]


def pages(edition: Edition) -> Iterator[Page]:
    """`/forms/<year>/`, and under it every form, blank and filled in."""
    for year in edition.years if edition.library.units else ():
        yield from _Year(edition, year).pages()


class _Year:
    """The forms of one year, each part of them computed once."""

    def __init__(self, edition: Edition, year: int) -> None:
        self.edition, self.year = edition, year
        self.rubric = edition.library.rubrics[year]
        self.rows = edition.rows_of(year)
        self.papers = self.rubric.papers
        self.filled = {key: tuple(self._filled(key, one)) for key, one in self.papers.items()}

    def pages(self) -> Iterator[Page]:
        yield self.edition.page(
            urls.forms(self.year), "forms.html", year=self.year, sheets=tuple(self._sheets())
        )
        for kind in self.kinds:
            yield from self._checklist(urls.blank_checklist(self.year, kind), kind, None)
        for row in self.recorded:
            kind = self.edition.library.units[row.id].kind
            yield from self._checklist(urls.checklist(self.year, row.id), kind, row)
        for key in self.papers:
            yield from self._paper(urls.paper(self.year, key), key, None)
            for sheet in self.filled[key]:
                yield from self._paper(sheet.link.url, key, sheet)

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of existing units that the rubric judges, in the order of the settings."""
        there = {unit.kind for unit in self.edition.library.units.values()}
        kinds = self.edition.library.settings.unit_kinds
        return tuple(key for key in kinds if key in there and self.rubric.dimensions_for(key))

    @cached_property
    def recorded(self) -> tuple[UnitRow, ...]:
        return tuple(row for row in self.rows if row.result is not None and row.result.recorded)

    def _sheets(self) -> Iterator[Sheet]:
        kinds = self.edition.library.units
        for kind in self.kinds:
            yield Sheet(
                title=f"{_CHECKLIST} {self.edition.library.settings.region_name(kind)}",
                url=urls.blank_checklist(self.year, kind),
                about="unit",
                filled=sum(kinds[row.id].kind == kind for row in self.recorded),
                source=self.rubric.scheme.source,
            )
        for key, one in self.papers.items():
            yield Sheet(
                title=one.title,
                url=urls.paper(self.year, key),
                about=one.about,
                filled=len(self.filled[key]),
                source=one.source,
            )

    # the checklist

    @cached_property
    def _of_kind(self) -> dict[str, dict[str, object]]:
        """What the checklists of each kind of unit show alike; digested once, since there are hundreds."""
        found: dict[str, dict[str, object]] = {}
        for kind in self.kinds:
            asked = asdict(self._levels(kind))
            same = {name: Later(digest_of(one), partial(asked.get, name)) for name, one in asked.items()}
            found[kind] = {**same, "form": form_of(self.rubric, kind)}
        return found

    def _checklist(self, url: str, kind: str, row: UnitRow | None) -> Iterator[Page]:
        """The checklist of a kind of unit, or that of a unit, and its file."""
        subject = self._of_kind[kind] | {
            "year": self.year,
            "kind": kind,
            "scheme": self.rubric.scheme,
            "unit": self.edition.library.units[row.id] if row else None,
            "card": self.edition.scorecards[row.id, self.year] if row else None,
            "address": self.edition.address(urls.scorecard(row.id, self.year)) if row else None,
        }
        beside = self._beside(row.id, url) if row else ()
        filled = () if row else tuple(self._checklists(kind))
        around = {"here": self.edition.address(url), "others": beside}
        yield from self._with_filled(url, "checklist.html", filled, **around, **subject)
        yield self.edition.page(urls.office_file(url), "checklist.rtf", **subject)

    def _checklists(self, kind: str) -> Iterator[Link]:
        for row in self.recorded:
            if self.edition.library.units[row.id].kind == kind:
                yield Link(label=row.label, url=urls.checklist(self.year, row.id))

    def _levels(self, kind: str) -> Levels:
        rubric, dimensions = self.rubric, self.rubric.dimensions_for(kind)
        return Levels(
            asked={one.id: one.asks for one in rubric.criteria.values() if rubric.is_for(kind, one.id)},
            levels={
                key: {
                    str(level.level): tuple(one.id for one in rubric.criteria_of(f"{key}.l{level.level}"))
                    for level in dimension.levels
                    if level.level > 0
                }
                for key, dimension in dimensions.items()
            },
            ladders={
                key: {str(step.level): step.id for step in ladder.steps}
                for key, ladder in rubric.ladders.items()
            },
            zero={key: one.levels[0].text or "" for key, one in dimensions.items()},
        )

    # the forms that the programme defines

    def _paper(self, url: str, key: str, sheet: FilledSheet | None) -> Iterator[Page]:
        """A form, blank or filled in, and its file."""
        paper = self.papers[key]
        subject = {
            "year": self.year,
            "form": paper,
            "filling": sheet.filling if sheet else None,
            "lines": score_lines(self.rubric, sheet.kind if sheet else self.kinds[0]) if self.kinds else (),
            "purposes": self.rubric.programme.innovation_purposes,
        }
        beside = self._beside(sheet.unit, url) if sheet and sheet.unit else ()
        filled = () if sheet else tuple(one.link for one in self.filled[key])
        unit = self.edition.library.units[sheet.unit] if sheet and sheet.unit else None
        around = {"here": self.edition.address(url), "others": beside, "unit": unit}
        yield from self._with_filled(url, "paper.html", filled, key=key, **around, **subject)
        yield self.edition.page(urls.office_file(url), "paper.rtf", **subject)

    def _with_filled(
        self, url: str, template: str, filled: Sequence[Link], **subject: object
    ) -> Iterator[Page]:
        """The page of a form with the names of those for which it is filled in; of very many the first, the
        others on pages of names alone."""
        for where, turn, some in parts(url, filled, NAMES):
            if where == url:
                yield self.edition.page(url, template, filled=tuple(some), turn=turn, **subject)
            else:
                told = {"form": url, "year": self.year, "filled": tuple(some), "turn": turn}
                yield self.edition.page(where, "forms-filled.html", **told)

    def _filled(self, key: str, paper: Paper) -> Iterator[FilledSheet]:
        if paper.about == "region":
            yield from self._of_regions(key, paper)
        elif paper.about == "unit":
            yield from self._of_units(key, paper)

    def _of_regions(self, key: str, paper: Paper) -> Iterator[FilledSheet]:
        library = self.edition.library
        cards = {row.id: self.edition.scorecards[row.id, self.year] for row in self.recorded}
        for choice in choices(self.rows):
            ours = [row for row in self.rows if row.region == choice.region]
            whom = library.settings.region_words(choice.region)
            whole = filling_of_region(paper, self.rubric, whom, ours, choice, cards)
            url = urls.paper(self.year, key, urls.region_anchor(choice.region))
            for where, turn, columns in parts(url, whole.columns, ROWS):
                part = f" ชุดที่ {turn.number}" if turn else ""
                yield FilledSheet(
                    link=Link(label=whom + part, url=where),
                    filling=whole.of_columns(columns, part),
                    kind=library.units[ours[0].id].kind,
                )

    def _of_units(self, key: str, paper: Paper) -> Iterator[FilledSheet]:
        library = self.edition.library
        for row in self.rows:
            if paper.status is None or row.standing == paper.status.value:
                card = self.edition.scorecards.get((row.id, self.year))
                projects = self.edition.relations.projects_of(row.id)
                filling = filling_of_unit(paper, self.rubric, row, card, projects)
                if filling is not None:
                    yield FilledSheet(
                        link=Link(label=row.label, url=urls.paper(self.year, key, row.id)),
                        filling=filling,
                        kind=library.units[row.id].kind,
                        unit=row.id,
                    )

    @cached_property
    def _by_unit(self) -> dict[str, tuple[Link, ...]]:
        """The filled forms of each unit under their titles."""
        found: dict[str, list[Link]] = {
            row.id: [Link(label=_CHECKLIST, url=urls.checklist(self.year, row.id))] for row in self.recorded
        }
        for key, sheets in self.filled.items():
            for one in sheets:
                if one.unit is not None:
                    link = Link(label=self.papers[key].title, url=one.link.url)
                    found.setdefault(one.unit, []).append(link)
        return {unit: tuple(links) for unit, links in found.items()}

    def _beside(self, unit: str, url: str) -> tuple[Link, ...]:
        """The other filled forms of a unit."""
        return tuple(one for one in self._by_unit.get(unit, ()) if one.url != url)
