"""`cleancdd init`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click

from cleancdd.cli.day import today
from cleancdd.cli.errors import stopped_by
from cleancdd.cli.prompts import asked
from cleancdd.cli.thai import Command, FiscalYear, Number
from cleancdd.model.names import is_slug
from cleancdd.model.settings import COLOUR, as_colour
from cleancdd.scaffold.drafts import Refused
from cleancdd.scaffold.programme import EXAMPLE, Plan, carried_years, write_programme

__all__ = ["init"]


class _Colour(click.ParamType[str]):
    """A colour such as `#0d4a46`, as in `content/site.yaml`."""

    name = "COLOUR"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The colour; fails with a message that says what may be typed."""
        colour = as_colour(str(value))
        if colour is None:
            self.fail(f"`{value}` ไม่ใช่รหัสสี พิมพ์ในเครื่องหมายคำพูด เช่น `'{COLOUR}'`", param, ctx)
        return colour


@click.command(cls=Command)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@asked("--name", "ชื่อโครงการ")
@asked("--owner", "หน่วยงานเจ้าของโครงการ")
@asked("--year", "ปีงบประมาณ พ.ศ.", kind=FiscalYear())
@asked("--rubric", "หลักเกณฑ์: ปีที่โปรแกรมมีให้ เช่น 2564 หรือจำนวนมิติของร่างใหม่", kind=Number(1, 2700))
@click.option("--colour", type=_Colour(), default=COLOUR, help=f"สีของเว็บไซต์ เป็นรหัสสีหกหลัก (ปกติคือ {COLOUR})")
@click.option("--levels", type=Number(1, 20), default=5, help="จำนวนระดับของร่างใหม่ (ปกติคือ 5)")
@click.option("--kind", "kinds", multiple=True, metavar="ID=ชื่อ", help="ประเภทหน่วยงานของร่างใหม่ ระบุซ้ำได้")
def init(
    *,
    folder: Path,
    name: str,
    owner: str,
    year: int,
    rubric: int,
    colour: str,
    levels: int,
    kinds: tuple[str, ...],
) -> None:
    """เริ่มเว็บไซต์ของโครงการใหม่ในโฟลเดอร์ที่ยังไม่มีหรือว่าง"""
    carried = rubric if rubric >= 100 else None
    if carried is not None and carried not in carried_years():
        years = " ".join(map(str, carried_years()))
        raise click.UsageError(f"ไม่มีหลักเกณฑ์ของปี {rubric} ใช้ {years} หรือจำนวนมิติตั้งแต่ 1 ถึง 99")
    if carried is not None and kinds:
        raise click.UsageError(f"หลักเกณฑ์ปี {rubric} มีประเภทหน่วยงานอยู่แล้ว ไม่ใช้ --kind")
    plan = Plan(
        name,
        owner,
        year,
        carried,
        colour=colour,
        dimensions=rubric,
        levels=levels,
        kinds=dict(map(_kind, kinds)),
        day=today(),
    )
    with stopped_by(Refused, OSError):
        files = write_programme(folder, plan)
    click.echo(
        f"เขียน {files} ไฟล์ไว้ที่ {folder}\n"
        f"ขั้นต่อไป\n"
        f"  1. เปิดดู: cleancdd serve --root {folder}\n"
        f"  2. แก้ชื่อและคำอธิบายใน content/site.yaml และตรวจหลักเกณฑ์ใน content/rubric/{year}\n"
        f"  3. เพิ่มหน่วยงานจริงด้วย cleancdd new unit แล้วลบ units/{EXAMPLE} ซึ่งเป็นหน่วยงานสมมติ"
    )


def _kind(words: str) -> tuple[str, str]:
    key, _, title = words.partition("=")
    if not is_slug(key) or not re.search(r"\S", title):
        raise click.UsageError(f"`--kind`: `{words}` ไม่ถูกแบบ พิมพ์รหัสและชื่อ เช่น `branch=สาขา`")
    return key, title.strip()
