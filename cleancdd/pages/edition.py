"""One edition of the site: everything loaded and scored, as of a day; and the small derived nouns that several pages list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from cleancdd.library import Library
from cleancdd.model.base import Noun
from cleancdd.model.page import Page
from cleancdd.model.scorecard import Scorecard
from cleancdd.model.unit import Status, Unit

__all__ = ["ABOUT", "Edition", "Link", "Menu", "Result", "Standing", "UnitRow"]

ABOUT = "about"
"""The write-up that tells what the site is: linked from every page's menu, and dated."""

Standing = Literal["model", "challenge", "outstanding", "pool", "unannounced"]
"""What a unit is in a year: a status by announcement; `pool`, which competes for outstanding, where the model and challenge units
were announced and it is none of them (guideline line 252); or nothing that an announcement says."""


class Link(Noun):
    """A label and the address of a page of the site."""

    label: str
    url: str


class Menu(Noun):
    """What every page links to: the main parts of the site, and the further pages named in the footer."""

    main: tuple[Link, ...]
    footer: tuple[Link, ...]


class Result(Noun):
    """A scorecard in one line; points only when they are final, and `assessed` when the unit dated its self-assessment."""

    unit: str
    year: int
    recorded: bool
    final: bool
    points: int | None
    with_extra: int | None
    grade: str | None
    assessed: bool
    basis: str
    review: str
    unknown: int

    @property
    def url(self) -> str:
        """The page of the whole scorecard."""
        return f"/units/{self.unit}/{self.year}/"


class UnitRow(Noun):
    """A unit as a listing shows it."""

    id: str
    label: str
    name: str
    region: int | None
    standing: Standing
    result: Result | None

    @property
    def url(self) -> str:
        """The page of the unit."""
        return f"/units/{self.id}/"


@dataclass(frozen=True)
class Edition:
    """What all families of pages are planned from."""

    library: Library
    scorecards: Mapping[tuple[str, int], Scorecard]
    as_of: date

    def page(self, url: str, template: str, /, **subject: object) -> Page:
        """A page that shows `subject`, within the frame that all pages share."""
        return Page(url, template, {"site": self.library.settings, "menu": self.menu, **subject})

    @property
    def year(self) -> int:
        """The fiscal year that listings are about."""
        return self.library.settings.current_year

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Every year that has a rubric, latest first."""
        return tuple(sorted(self.library.rubrics, reverse=True))

    @cached_property
    def menu(self) -> Menu:
        """Links of the frame; a part without content is not linked."""
        units = [Link(label="หน่วยงาน", url="/units/")] if self.library.units else []
        criteria = [Link(label=f"เกณฑ์ปี {year}", url=f"/criteria/{year}/") for year in self.years[:1]]
        pages = sorted(self.library.pages.values(), key=lambda one: (one.order, one.id))
        about = [Link(label=one.title, url=one.url) for one in pages if one.id == ABOUT]
        others = tuple(Link(label=one.title, url=one.url) for one in pages if one.id != ABOUT)
        return Menu(main=(*units, *criteria, *about), footer=others)

    @cached_property
    def rows(self) -> tuple[UnitRow, ...]:
        """Every unit with its status and result of the current year, in the order of the library."""
        return tuple(self._row(unit) for unit in self.library.units.values())

    @cached_property
    def _results(self) -> dict[tuple[str, int], Result]:
        return {key: _result(card) for key, card in sorted(self.scorecards.items())}

    def results_of(self, unit_id: str) -> tuple[Result, ...]:
        """The results of a unit over the years, latest first."""
        return tuple(one for year in self.years if (one := self._results.get((unit_id, year))))

    def standing(self, unit_id: str, year: int) -> Standing:
        """The status that an announcement gave to the unit for the year."""
        entry = self.library.status_of(unit_id, year)
        if entry is not None:
            return entry.status.value
        announced = {one.status for one in self.library.statuses.years.get(year, ())}
        return "pool" if announced & {Status.MODEL, Status.CHALLENGE} else "unannounced"

    def _row(self, unit: Unit) -> UnitRow:
        return UnitRow(
            id=unit.id,
            label=unit.label,
            name=unit.name,
            region=unit.inspection_region,
            standing=self.standing(unit.id, self.year),
            result=self._results.get((unit.id, self.year)),
        )


def _result(card: Scorecard) -> Result:
    return Result(
        unit=card.unit,
        year=card.year,
        recorded=card.recorded,
        final=card.official.final,
        points=card.official.points,
        with_extra=card.official.with_extra,
        grade=card.official.grade,
        assessed=card.assessed is not None,
        basis=card.basis,
        review=card.review,
        unknown=card.counts["unknown"],
    )
