"""What a state of a site comes to, in plain values that can be kept and compared: pages, results, answers to
the OIT list, files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TypedDict

from cleancdd.diagnostics import Diagnostic, Diagnostics
from cleancdd.findings.scores import score_all
from cleancdd.library import Library, read_usable
from cleancdd.model.article import Article
from cleancdd.model.page import Page
from cleancdd.model.rubric import Rubric
from cleancdd.model.scorecard import CriterionCard, Scorecard, Standing
from cleancdd.model.sheet import OitSheet
from cleancdd.model.unit import Unit
from cleancdd.pages import Edition, pages_of
from cleancdd.privacy.site import check_privacy
from cleancdd.workers import Workers, workers

__all__ = ["NOTHING_RECORDED", "CriterionFacts", "ResultFacts", "Summary", "summary_of"]

NOTHING_RECORDED = "ยังไม่มีข้อมูลการประเมิน"
"""The total of a unit that has recorded nothing in a year."""

_REDIRECT = "redirect.html"


class PageFacts(TypedDict):
    """A page: what it is called, what it was made from, and where it leads on to if it only does that."""

    name: str
    print: str
    target: str | None


class StandingFacts(TypedDict):
    """A unit's standing in a dimension or a ladder, in words; `criteria` are the criteria it depends on."""

    name: str
    words: str
    criteria: list[str]


class CriterionFacts(TypedDict):
    """A criterion's official outcome, and what it rests on."""

    title: str
    outcome: str
    because: str


class ResultFacts(TypedDict):
    """The official result of a unit in a year."""

    unit: str
    year: int
    total: str
    standings: dict[str, StandingFacts]
    criteria: dict[str, CriterionFacts]


class SheetFacts(TypedDict):
    """A unit's answers to the items of a year's list: the state of each, and what is missing."""

    unit: str
    year: int
    items: dict[str, tuple[str, str, str]]


class Summary(TypedDict):
    """A state of a site.

    `mistakes` are its diagnostics in a line each, `personal` those of personal data, masked; `files` have
    digest and size.
    """

    mistakes: list[str]
    personal: list[str]
    pages: dict[str, PageFacts]
    results: dict[str, ResultFacts]
    sheets: dict[str, SheetFacts]
    files: dict[str, tuple[str, int]]


def summary_of(root: Path, day: date, *, personal: bool = False, jobs: int = 1) -> Summary:
    """Read the site at `root` and sum it up as of a day; files with diagnostics are left out.

    Personal data is looked for where that is asked for; with several `jobs` a second process may help.
    Where too much is wrong to plan any page, the mistakes are all.
    """
    diagnostics = Diagnostics()
    library = read_usable(root, diagnostics)
    if library is None:
        return {
            "mistakes": [_in_a_line(one) for one in diagnostics],
            "personal": [],
            "pages": {},
            "results": {},
            "sheets": {},
            "files": {},
        }
    found = Diagnostics()
    if personal:
        check_privacy(root, library, found)
    edition = Edition(library, score_all(library, day), day)
    return {
        "mistakes": [_in_a_line(one) for one in diagnostics],
        "personal": [_in_a_line(one) for one in found],
        "pages": _pages(edition, jobs),
        "results": {
            f"{unit}/{year}": _result(library, card) for (unit, year), card in edition.scorecards.items()
        },
        "sheets": {
            f"{unit}/{year}": _sheet(library, sheet) for (unit, year), sheet in edition.sheets.items()
        },
        "files": {
            path: (library.files[path].sha256, library.files[path].size)
            for path in library.published_files
            if path in library.files
        },
    }


_shared: list[Edition] = []
"""What a forked process has from the one that forked it: no other could be given a whole site as soon."""


def _pages(edition: Edition, jobs: int) -> dict[str, PageFacts]:
    """Every page; a second process does half of the families where it starts with all that is loaded here."""
    with workers(jobs) as executor:
        if not (isinstance(executor, Workers) and executor.inherits):
            return _facts(edition)
        _shared[:] = [edition]
        theirs = executor.submit(_shared_facts, slice(1, None, 2))
        _shared.clear()
        return _facts(edition, slice(None, None, 2)) | theirs.result()


def _shared_facts(share: slice) -> dict[str, PageFacts]:
    return _facts(_shared[0], share)


def _facts(edition: Edition, share: slice = slice(None)) -> dict[str, PageFacts]:
    return {page.url: _page(page) for page in pages_of(edition, share)}


def _in_a_line(one: Diagnostic) -> str:
    return f"{one.span.path}:{one.span.line}: {one.message} แก้ไข: {one.advice}"


def _page(page: Page) -> PageFacts:
    target = page.subject["target"] if page.template == _REDIRECT else None
    return {
        "name": _name(page),
        "print": page.fingerprint(""),
        "target": None if target is None else str(getattr(target, "url", "")),
    }


def _name(page: Page) -> str:
    """What the page is about: its text's title, else the unit's name; empty for the others."""
    shown = page.subject.values()
    titles = [one.title for one in shown if isinstance(one, Article)]
    return next(iter([*titles, *(one.label for one in shown if isinstance(one, Unit))]), "")


def _result(library: Library, card: Scorecard) -> ResultFacts:
    rubric = library.rubrics[card.year]
    standings: dict[str, StandingFacts] = {}
    criteria: dict[str, CriterionFacts] = {}
    for key, name, standing, found in _parts(rubric, card):
        standings[key] = {"name": name, "words": standing, "criteria": [one.criterion for one in found]}
        criteria |= {one.criterion: _criterion(rubric, card, one) for one in found}
    return {
        "unit": library.units[card.unit].label,
        "year": card.year,
        "total": _total(card),
        "standings": standings,
        "criteria": criteria,
    }


def _parts(rubric: Rubric, card: Scorecard) -> Iterator[tuple[str, str, str, list[CriterionCard]]]:
    """Each dimension, the ladder and the extra point: key, name, standing in words, criteria."""
    for one in card.dimensions:
        found = [each for level in one.levels for each in level.criteria]
        yield one.dimension, f"มิติที่ {one.number}", _standing(one.official), found
    if card.ladder is not None:
        found = [each for level in card.ladder.steps for each in level.criteria]
        yield card.ladder.ladder, rubric.ladders[card.ladder.ladder].title, card.ladder.standing.words, found
    if card.extra is not None:
        points = "ยังไม่ทราบ" if card.official.extra is None else f"{card.official.extra} คะแนน"
        yield "extra", "คะแนนพิเศษ", points, [card.extra]


def _standing(standing: Standing) -> str:
    return f"{standing.words} ({standing.points} คะแนน)" if standing.final else standing.words


def _criterion(rubric: Rubric, card: Scorecard, one: CriterionCard) -> CriterionFacts:
    finding = one.committee if card.basis == "committee" and one.committee else one.own
    title = rubric.criteria[one.criterion].title if one.criterion in rubric.criteria else one.criterion
    return {"title": title, "outcome": finding.outcome.value, "because": finding.because}


def _total(card: Scorecard) -> str:
    if not card.recorded:
        return NOTHING_RECORDED
    if not card.official.final:
        return "ยังรวมคะแนนไม่ได้"
    points = f"{card.official.points} คะแนน"
    return f"{points} รวมคะแนนพิเศษ {card.official.with_extra}" if card.official.extra else points


def _sheet(library: Library, sheet: OitSheet) -> SheetFacts:
    titles = {key: one.title for key, one in library.lists[sheet.year].items.items()}
    items = {
        one.item: (titles[one.item], one.status.value, " · ".join((*one.missing, *one.notes)))
        for one in sheet.items
    }
    return {"unit": library.units[sheet.unit].label, "year": sheet.year, "items": items}
