"""`cleancdd status`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from cleancdd import labels
from cleancdd.cli.day import known_day
from cleancdd.cli.scores import with_rubric
from cleancdd.cli.site import of_site
from cleancdd.cli.thai import Command, FiscalYear, Number
from cleancdd.findings.desk import DeskLine, desk_of
from cleancdd.findings.scores import score_all
from cleancdd.findings.sheets import sheets_of_all
from cleancdd.library import Library, read_library
from cleancdd.thai.dates import fiscal_year_days, format_day

__all__ = ["status"]


@click.command("status", cls=Command)
@click.option("--year", type=FiscalYear(), help="ปีงบประมาณ พ.ศ. (ปกติคือปีปัจจุบันของเว็บไซต์)")
@click.option("--region", type=Number(), metavar="N", help="เฉพาะเขตตรวจราชการนี้")
@of_site
def status(*, year: int | None, region: int | None, home: Path) -> None:
    """บอกว่าหน่วยงานใดบันทึกแล้ว รายการใดเกินกำหนด และการตรวจใดยังไม่เสร็จ"""
    library = read_library(home)
    wanted = with_rubric(library, year)
    day = known_day(home, library) or fiscal_year_days(wanted + 1)[0]
    lines = [one for one in _lines(library, wanted, day) if region in {None, one.unit.region}]
    if not lines:
        raise click.ClickException(f"ไม่มีหน่วยงานในเขตตรวจราชการที่ {region}")
    click.echo(f"ปีงบประมาณ {wanted} ข้อมูล ณ วันที่ {format_day(day)}")
    recorded = [one for one in lines if one.recorded]
    for one in recorded:
        click.echo(_told(one))
    silent = [one.unit.label for one in lines if not one.recorded]
    if silent:
        click.echo(f"ยังไม่บันทึกการประเมิน {len(silent)} หน่วยงาน: {', '.join(silent)}")
    reviewed = sum(one.review == "complete" for one in lines)
    click.echo(f"บันทึกแล้ว {len(recorded)} จาก {len(lines)} หน่วยงาน ตรวจเสร็จ {reviewed} หน่วยงาน")


def _lines(library: Library, year: int, day: date) -> tuple[DeskLine, ...]:
    return desk_of(library, score_all(library, day), sheets_of_all(library, day), year, day)


def _told(one: DeskLine) -> str:
    """A unit in one line: the review, and what is unfinished."""
    parts = [labels.REVIEWS[one.review]]
    if one.open_criteria:
        parts.append(f"ยังไม่บันทึก {one.open_criteria} เกณฑ์")
    if one.late:
        parts.append(f"เกินกำหนด {len(one.late)} รายการ ({', '.join(one.late)})")
    if one.open_objections:
        parts.append(f"คำคัดค้านค้างตอบ {one.open_objections} เรื่อง")
    return f"{one.unit.label} ({one.unit.id}): {' · '.join(parts)}"
