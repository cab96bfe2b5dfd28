"""One edition of the site: everything loaded and scored, as of a day, with the menu and the frame
that all pages share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from cleancdd import urls
from cleancdd.findings.relations import Relations
from cleancdd.findings.results import Result, Standing, UnitRow, result_of, standing_of, unit_rows
from cleancdd.findings.sheets import sheets_of_all
from cleancdd.library import Library
from cleancdd.library.disclosures import seen_on
from cleancdd.model.base import Computed, Model
from cleancdd.model.history import NO_HISTORY, History
from cleancdd.model.links import NO_LINKS, LinkBook, addresses_in
from cleancdd.model.minutes import Minutes
from cleancdd.model.page import Later, Page
from cleancdd.model.scorecard import Scorecard
from cleancdd.model.sheet import DisclosedItem, OitSheet
from cleancdd.model.unit import Region
from cleancdd.pages.provenance import Provenances

__all__ = ["ABOUT", "EDITING", "Edition", "Link"]

ABOUT = "about"
"""The write-up about the site: linked from every page's menu, and dated."""

EDITING = "editing"
"""The write-up on how staff edit the site; those on single tasks extend its slug: `editing-year`."""


class Link(Computed):
    """A label and the address of a page of the site."""

    label: str
    url: str


class UnitLink(Link):
    """A unit's name, leading to a page of the unit."""

    region: Region


class Menu(Computed):
    """What every page links to: the main parts of the site, and the further pages named in the footer."""

    main: tuple[Link, ...]
    footer: tuple[Link, ...]


_CHANGES = Link(label="การเปลี่ยนแปลง", url=urls.CHANGES)


@dataclass(frozen=True)
class Edition:
    """The input of all families of pages."""

    library: Library
    scorecards: Mapping[tuple[str, int], Scorecard]
    as_of: date
    commit: str | None = None
    history: History = NO_HISTORY

    def page(self, url: str, template: str, /, **subject: object) -> Page:
        """A page that shows `subject`, within the frame that all pages share."""
        frame = {
            "site": self.library.settings,
            "menu": self.menu,
            "links": self._troubles(subject),
            "provenance": self.provenances.of(url),
        }
        return Page(url, template, {**frame, **subject})

    @cached_property
    def provenances(self) -> Provenances:
        """Which file each page is made from."""
        return Provenances(self.library, self.history)

    def _troubles(self, subject: Mapping[str, object]) -> LinkBook:
        """The unreachable outside addresses on a page, and no others, so that a link check re-renders only
        affected pages."""
        if not self.library.links.troubled:
            return NO_LINKS
        shown = [self._addresses(one) for one in subject.values()]
        return self.library.links.troubles_among(frozenset().union(*shown))

    def _addresses(self, value: object) -> frozenset[str]:
        if not isinstance(value, Model | Computed | Later):
            return addresses_in(value)
        if value.digest not in self._seen:
            self._seen[value.digest] = addresses_in(value.value if isinstance(value, Later) else value)
        return self._seen[value.digest]

    @cached_property
    def _seen(self) -> dict[str, frozenset[str]]:
        """The outside addresses in models that several pages show, by the model's digest."""
        return {}

    def address(self, link: str | None) -> str:
        """A link for use outside the site: with the site's address in front, if that is configured."""
        if link is None or not urls.is_internal(link):
            return link or ""
        return urls.in_full(self.library.settings.address, link)

    def link_of(self, unit: str, url: str) -> Link:
        """A link with the unit's short name."""
        return Link(label=self.library.units[unit].label, url=url)

    def unit_link(self, unit: str, url: str) -> UnitLink:
        """A link with the unit's short name, for a list divided by regions."""
        one = self.library.units[unit]
        return UnitLink(label=one.label, url=url, region=one.region)

    @property
    def year(self) -> int:
        """The fiscal year that listings are about."""
        return self.library.settings.current_year

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Every year that has a rubric, latest first."""
        return tuple(sorted(self.library.rubrics, reverse=True))

    @cached_property
    def shown(self) -> Mapping[str, tuple[DisclosedItem, ...]]:
        """What units disclosed, withheld or announced, as of the site's day, by unit."""
        return {unit: seen_on(shown, self.as_of) for unit, shown in self.library.disclosed.items()}

    def years_of_use(self, unit: str) -> tuple[int, ...]:
        """The years of which the use of a unit's information centre is recorded, the latest first."""
        return self._years_of_use.get(unit, ())

    @cached_property
    def minutes(self) -> Mapping[str, tuple[Minutes, ...]]:
        """The minutes of meetings, by unit."""
        found: dict[str, list[Minutes]] = {}
        for one in self.library.of(Minutes):
            found.setdefault(one.unit, []).append(one)
        return {unit: tuple(ours) for unit, ours in found.items()}

    @cached_property
    def _years_of_use(self) -> Mapping[str, tuple[int, ...]]:
        found: dict[str, list[int]] = {}
        for unit, year in self.library.usage:
            found.setdefault(unit, []).append(year)
        return {unit: tuple(sorted(years, reverse=True)) for unit, years in found.items()}

    @cached_property
    def sheets(self) -> Mapping[tuple[str, int], OitSheet]:
        """The answers of every unit to every confirmed list, by unit and year; units without records are
        included and marked as such."""
        return sheets_of_all(self.library, self.as_of)

    @cached_property
    def relations(self) -> Relations:
        """The relations between articles, with reasons."""
        return Relations(self.library)

    @cached_property
    def menu(self) -> Menu:
        """Links of the frame; a part without content is not linked."""
        units = [Link(label="หน่วยงาน", url=urls.UNITS)] if self.library.units else []
        information = (
            [Link(label="ข้อมูลข่าวสาร", url=urls.INFORMATION)] if self.library.index.categories else []
        )
        criteria = [Link(label=f"เกณฑ์ปี {year}", url=urls.criteria(year)) for year in self.years[:1]]
        pages = sorted(self.library.pages.values(), key=lambda one: (one.order, one.id))
        knowledge = self._knowledge
        about = [Link(label=one.title, url=one.url) for one in pages if one.id == ABOUT]
        others = tuple(
            Link(label=one.title, url=one.url)
            for one in pages
            if one.id != ABOUT and not self._is_part(one.id)
        )
        return Menu(
            main=(*units, *information, *knowledge, *criteria, *about),
            footer=(*self._results_of_years, *self._glossary, *others, _CHANGES),
        )

    def _is_part(self, slug: str) -> bool:
        """Whether the slug extends that of another page, which links to it: `editing-year` extends
        `editing`."""
        return any(slug.startswith(f"{whole}-") for whole in self.library.pages)

    @property
    def _knowledge(self) -> tuple[Link, ...]:
        """The links to knowledge pages, as far as the site has any."""
        library = self.library
        parts = (
            ("นวัตกรรม", urls.INNOVATIONS, library.innovations),
            ("แนวปฏิบัติที่ดี", urls.BEST_PRACTICES, library.practices),
            ("ความรู้", urls.GUIDANCE, library.guidance),
        )
        return tuple(Link(label=label, url=url) for label, url, found in parts if found)

    @property
    def _results_of_years(self) -> tuple[Link, ...]:
        if not self.library.units:
            return ()
        return tuple(Link(label=f"ผลการประเมินปี {year}", url=urls.results(year)) for year in self.years[:1])

    @property
    def _glossary(self) -> tuple[Link, ...]:
        return (Link(label="อภิธานศัพท์", url=urls.GLOSSARY),) if self.library.glossary else ()

    @cached_property
    def rows(self) -> tuple[UnitRow, ...]:
        """Every unit with its status and result of the current year, in the order of the library."""
        return self.rows_of(self.year)

    def rows_of(self, year: int) -> tuple[UnitRow, ...]:
        """Every unit with its status and result of a year, in the order of the library."""
        return unit_rows(self.library, self._results, year)

    @cached_property
    def _results(self) -> dict[tuple[str, int], Result]:
        return {key: result_of(card) for key, card in sorted(self.scorecards.items())}

    def results_of(self, unit_id: str) -> tuple[Result, ...]:
        """The results of a unit over the years, latest first."""
        return tuple(one for year in self.years if (one := self._results.get((unit_id, year))))

    def standing(self, unit_id: str, year: int) -> Standing:
        """The status that an announcement gave to the unit for the year."""
        return standing_of(self.library, unit_id, year)
