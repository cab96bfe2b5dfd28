"""Cases made by hand: what people record, and what comes of it by the guideline, asked of the package and of
a second scorer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cleancdd.cli import report
from cleancdd.diagnostics import InvalidContent
from cleancdd.findings.oit import oit_sheet
from cleancdd.findings.scores import score_all
from cleancdd.library import Library, read_library
from cleancdd.model.scorecard import Scorecard
from tests.scoring.cards import COLUMNS, column, figures, outcomes, sights
from tests.scoring.independent.reading import day
from tests.scoring.independent.scorecard import Card, site_cards
from tests.scoring.laying_out import YEAR, lay_out, names_of, read_cases

CASES = read_cases()
SOUND = list(names_of(CASES, faulty=False))
Figures = Mapping[Any, Any]
FAULTY = list(names_of(CASES, faulty=True))


def only(names: list[str]) -> dict[str, dict[str, Any]]:
    return {name: CASES[name] for name in names}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_out(tmp_path_factory.mktemp("cases") / "site", only(SOUND))


@pytest.fixture(scope="module")
def library(site: Path) -> Library:
    return read_library(site)


Judged = Callable[[str], tuple[Scorecard, Card]]


@pytest.fixture(scope="module")
def judged(site: Path, library: Library) -> Judged:
    @cache
    def on(today: date) -> tuple[Mapping[Any, Scorecard], Mapping[Any, Card]]:
        return score_all(library, today), dict(site_cards(site, today, sights(library, today)))

    def case(name: str) -> tuple[Scorecard, Card]:
        theirs, ours = on(day(str(CASES[name]["as_of"])))
        return theirs[name, YEAR], ours[name, YEAR]

    return case


@pytest.mark.parametrize("name", SOUND)
def test_the_package_finds_what_the_guideline_says(name: str, judged: Judged) -> None:
    card, _ = judged(name)
    found: Figures = {which: column(card, which) for which in COLUMNS}
    assert what_is_asked(name, {which: outcomes(card, which) for which in COLUMNS}, found) == expected(name)


@pytest.mark.parametrize("name", SOUND)
def test_the_independent_scorer_finds_the_same(name: str, judged: Judged) -> None:
    _, card = judged(name)
    there = {which: card[which] for which in COLUMNS if card[which]}
    found: Figures = {which: figures(one) for which, one in there.items()}
    assert what_is_asked(name, {which: one["outcomes"] for which, one in there.items()}, found) == expected(
        name
    )


def expected(name: str) -> dict[str, Any]:
    said = CASES[name]["expect"]
    return {
        key: said[key] for key in ("own", "committee", "levels", "points", "grade", "unjudged") if key in said
    }


def what_is_asked(name: str, by_criterion: Mapping[str, Any], figures: Figures) -> dict[str, Any]:
    """Of what was found, that of which the case says what it must be."""
    said = expected(name)
    found: dict[str, Any] = {
        which: {key: by_criterion[which][key] for key in said[which]} for which in COLUMNS if which in said
    }
    for word in ("points", "grade"):
        if word in said:
            found[word] = {which: (figures[which] or {}).get(word) for which in said[word]}
    if "levels" in said:
        found["levels"] = {
            which: {key: _bounds(figures[which], key) for key in said["levels"][which]}
            for which in said["levels"]
        }
    if "unjudged" in said:
        found["unjudged"] = [
            key for key, one in figures["committee"]["dimensions"].items() if not one["told"]
        ]
    return found


def _bounds(found: Mapping[str, Any], dimension: str) -> list[int]:
    one = found["dimensions"][dimension]
    return [one["level"], one["ceiling"]]


@pytest.mark.parametrize("name", [name for name in SOUND if "items" in CASES[name]["expect"]])
def test_an_item_is_answered_by_what_can_be_opened(name: str, library: Library) -> None:
    shown, told, asked = (
        library.disclosed.get(name, ()),
        library.disclosures.get((name, YEAR)),
        library.lists[YEAR],
    )
    sheet = oit_sheet(asked, library.units[name], shown, told, day(str(CASES[name]["as_of"])))
    expected_items = CASES[name]["expect"]["items"]
    assert {one.item: one.status.value for one in sheet.items if one.item in expected_items} == expected_items


def said_by(command: str, library: Library, card: Scorecard, today: date) -> str:
    return report.scored(library, card) if command == "score" else report.next_steps(library, card, today)


@pytest.mark.parametrize(
    ("name", "command"),
    [(name, command) for name in SOUND for command in ("score", "next") if command in CASES[name]["expect"]],
)
def test_commands_say_so(name: str, command: str, library: Library, judged: Judged) -> None:
    said = said_by(command, library, judged(name)[0], day(str(CASES[name]["as_of"])))
    assert [words for words in CASES[name]["expect"][command] if words not in said] == []
    assert [words for words in CASES[name]["expect"].get(f"{command}_without", ()) if words in said] == []


@pytest.fixture(scope="module")
def mistakes(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    """Of each case that must stop the build: the unit's folder, and the code of the mistake."""
    home = lay_out(tmp_path_factory.mktemp("mistakes") / "site", only(FAULTY))
    with pytest.raises(InvalidContent) as raised:
        read_library(home)
    return {(Path(one.span.path).parts[1], one.code.value) for one in raised.value.diagnostics}


def test_mistakes_are_told_and_no_other(mistakes: set[tuple[str, str]]) -> None:
    assert mistakes == {(name, CASES[name]["expect"]["fault"]) for name in FAULTY}
