"""`cleancdd score` and `cleancdd next`."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click
from pydantic_core import to_jsonable_python

from cleancdd.cli import report
from cleancdd.cli.day import known_day
from cleancdd.cli.site import of_site
from cleancdd.cli.thai import Command, FiscalYear
from cleancdd.cli.units import unit_id
from cleancdd.diagnostics import Diagnostic, Diagnostics, InvalidContent
from cleancdd.findings.scores import score_unit as scorecard_of
from cleancdd.library import Library, read_usable
from cleancdd.model.base import Computed, field_names
from cleancdd.model.scorecard import CriterionCard, Scorecard, Standing
from cleancdd.readers.units import UNITS_FOLDER
from cleancdd.thai.dates import fiscal_year_days

__all__ = ["next_level", "score_unit", "with_rubric"]

_BASE = (
    "content/site.yaml",
    "content/status.yaml",
    "content/index-categories.yaml",
    "content/oit/",
    "content/rubric/",
)
"""The files that every unit's result depends on."""

_BESIDE = {CriterionCard: ("differs",), Standing: ("final",)}
"""What the JSON of a value has beside its fields."""

_year = click.option("--year", type=FiscalYear(), help="ปีงบประมาณ พ.ศ. (ปกติคือปีปัจจุบันของเว็บไซต์)")


@click.command("score", cls=Command)
@click.argument("unit", metavar="UNIT")
@_year
@click.option("--json", "as_data", is_flag=True, help="แสดงเป็น JSON")
@of_site
def score_unit(*, unit: str, year: int | None, as_data: bool, home: Path) -> None:
    """แสดงคะแนนของหน่วยงาน (รหัสหรือชื่อจังหวัด)"""
    library, unit = _read(home, unit)
    card, _ = _scorecard(home, library, unit, year)
    click.echo(_as_json(card) if as_data else report.scored(library, card))


def _as_json(card: Scorecard) -> str:
    return json.dumps(_plain(card), ensure_ascii=False, indent=2)


def _plain(value: object) -> object:
    """A value in the forms that JSON has."""
    if isinstance(value, Computed):
        names = (*field_names(type(value)), *_BESIDE.get(type(value), ()))
        return {name: _plain(getattr(value, name)) for name in names}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return to_jsonable_python(value)


@click.command("next", cls=Command)
@click.argument("unit", metavar="UNIT")
@click.option("--all", "every", is_flag=True, help="บอกทุกระดับที่เหลือ ไม่เฉพาะระดับถัดไป")
@_year
@of_site
def next_level(*, unit: str, every: bool, year: int | None, home: Path) -> None:
    """บอกว่าหน่วยงานต้องทำอะไรจึงจะถึงระดับต่อไป"""
    library, unit = _read(home, unit)
    card, day = _scorecard(home, library, unit, year)
    click.echo(report.next_steps(library, card, day, every=every))


def _read(home: Path, words: str) -> tuple[Library, str]:
    """The site and the id of a unit in it; mistakes in the files of other units are only counted.

    Raises `InvalidContent` with those that affect the unit's result.
    """
    diagnostics = Diagnostics()
    library = read_usable(home, diagnostics)
    found = tuple(diagnostics)
    base = [one for one in found if one.span.path.startswith(_BASE)]
    if base or library is None:
        raise InvalidContent(base or found)
    # If the unit's own file has the mistake, it is not in the library, and its folder gives the id.
    unit = words if any(_is_of(one, words) for one in found) else _named(library, words, found)
    own = [one for one in found if _is_of(one, unit)]
    if own:
        raise InvalidContent(own)
    if found:
        click.echo(f"ที่อื่นยังมีที่ต้องแก้ไข {len(found)} แห่ง ดูด้วย: cleancdd check", err=True)
    return library, unit


def _named(library: Library, words: str, found: tuple[Diagnostic, ...]) -> str:
    """The id of the unit of that name; raises `InvalidContent` with every `unit.yaml` that may hold it."""
    try:
        return unit_id(library, words)
    except click.ClickException:
        nameless = [one for one in found if one.span.path.endswith("/unit.yaml")]
        if nameless:
            raise InvalidContent(nameless) from None
        raise


def _is_of(diagnostic: Diagnostic, unit: str) -> bool:
    return diagnostic.span.path.startswith(f"{UNITS_FOLDER}/{unit}/")


def _scorecard(home: Path, library: Library, unit: str, year: int | None) -> tuple[Scorecard, date]:
    """The scorecard, and the day for which it was computed."""
    year = with_rubric(library, year)
    # Without any day in the content, the whole year is taken as over.
    day = known_day(home, library) or fiscal_year_days(year + 1)[0]
    return scorecard_of(library, library.units[unit], year, day), day


def with_rubric(library: Library, year: int | None) -> int:
    """The year asked for, by default the site's current one.

    Raises `ClickException` when it has no rubric.
    """
    years = " ".join(map(str, library.rubrics))
    if not years:
        raise click.ClickException("เว็บไซต์นี้ยังไม่มีหลักเกณฑ์ใน content/rubric")
    wanted = library.settings.current_year if year is None else year
    if wanted in library.rubrics:
        return wanted
    if year is None:
        raise click.ClickException(f"ปีปัจจุบันของเว็บไซต์ ({wanted}) ยังไม่มีหลักเกณฑ์ ระบุปีอื่นด้วย --year มีปี {years}")
    raise click.ClickException(f"ไม่มีหลักเกณฑ์ของปี {wanted} มีปี {years}")
