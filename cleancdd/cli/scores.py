"""`cleancdd score` and `cleancdd next`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from cleancdd.cli import report
from cleancdd.cli.day import known_day
from cleancdd.cli.site import of_site
from cleancdd.cli.thai import Command, Number
from cleancdd.findings.scoring import score_unit as scorecard_of
from cleancdd.library import Library, read_library
from cleancdd.model.scorecard import Scorecard
from cleancdd.thai.dates import fiscal_year_days
from cleancdd.thai.folding import fold

__all__ = ["next_level", "score_unit"]

_year = click.option("--year", type=Number(), metavar="YEAR", help="ปีงบประมาณ พ.ศ. (ปกติคือปีปัจจุบันของเว็บไซต์)")


@click.command("score", cls=Command)
@click.argument("unit", metavar="UNIT")
@_year
@click.option("--json", "as_data", is_flag=True, help="แสดงเป็น JSON")
@of_site
def score_unit(*, unit: str, year: int | None, as_data: bool, home: Path) -> None:
    """แสดงคะแนนของหน่วยงาน (รหัสหรือชื่อจังหวัด)"""
    library = read_library(home)
    card = _scorecard(home, library, unit, year)
    click.echo(card.model_dump_json(indent=2) if as_data else report.scored(library, card))


@click.command("next", cls=Command)
@click.argument("unit", metavar="UNIT")
@click.option("--all", "every", is_flag=True, help="บอกทุกระดับที่เหลือ ไม่เฉพาะระดับถัดไป")
@_year
@of_site
def next_level(*, unit: str, every: bool, year: int | None, home: Path) -> None:
    """บอกว่าหน่วยงานต้องทำอะไรจึงจะถึงระดับต่อไป"""
    library = read_library(home)
    card = _scorecard(home, library, unit, year)
    click.echo(report.next_steps(library, card, _day_of(home, card.year), every=every))


def _scorecard(home: Path, library: Library, words: str, year: int | None) -> Scorecard:
    """The scorecard as of the last commit; without git, as of the day after the fiscal year."""
    unit = _unit_id(library, words)
    year = _with_rubric(library, year)
    return scorecard_of(library, library.units[unit], year, _day_of(home, year))


def _with_rubric(library: Library, year: int | None) -> int:
    """The year asked for, by default the site's current one; raises `UsageError` where it has no rubric."""
    years = " ".join(map(str, library.rubrics))
    if not years:
        raise click.UsageError("เว็บไซต์นี้ยังไม่มีหลักเกณฑ์ใน content/rubric")
    wanted = library.settings.current_year if year is None else year
    if wanted in library.rubrics:
        return wanted
    if year is None:
        raise click.UsageError(f"ปีปัจจุบันของเว็บไซต์ ({wanted}) ยังไม่มีหลักเกณฑ์ ระบุปีอื่นด้วย --year มีปี {years}")
    raise click.UsageError(f"ไม่มีหลักเกณฑ์ของปี {wanted} มีปี {years}")


def _day_of(home: Path, year: int) -> date:
    """The day that a fiscal year is judged on: that of the last commit, or the day after the year where there
    is no git."""
    return known_day(home) or fiscal_year_days(year + 1)[0]


def _unit_id(library: Library, words: str) -> str:
    if words in library.units:
        return words
    wanted = fold(words)
    matches = [unit.id for unit in library.units.values() if wanted in {fold(unit.label), fold(unit.name)}]
    near = [unit.id for unit in library.units.values() if wanted in fold(f"{unit.id} {unit.name}")]
    if matches:
        return matches[0]
    hint = f" หมายถึง {' '.join(near[:5])} หรือไม่" if near else " ดูรหัสได้จากชื่อโฟลเดอร์ใน units"
    raise click.UsageError(f"ไม่มีหน่วยงาน `{words}`{hint}")
