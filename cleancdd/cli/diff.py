"""`cleancdd diff`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import click

from cleancdd.cli.errors import stopped_by
from cleancdd.cli.site import of_site
from cleancdd.cli.thai import Command, Day, OneOf
from cleancdd.differences import Difference, State, difference_of
from cleancdd.differences.report import as_json, as_markdown, as_text
from cleancdd.git import NoAnswer, ask
from cleancdd.thai.dates import THAI_TIME

__all__ = ["diff"]

_SHAPES: dict[str, Callable[[Difference], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
}


@click.command(cls=Command)
@click.argument("base", metavar="BASE")
@click.argument("head", metavar="[HEAD]", required=False)
@click.option("--format", "shape", type=OneOf(*_SHAPES), default="text", help="รูปแบบของรายงาน (ปกติคือ text)")
@click.option("--as-of", type=Day(), help="ข้อมูล ณ วันที่ (ปกติคือวันที่ของ commit ที่ใหม่กว่า)")
@of_site
def diff(*, base: str, head: str | None, shape: str, as_of: date | None, home: Path) -> None:
    """บอกว่าการแก้ไขจาก BASE (commit หรือ branch) ถึง HEAD เปลี่ยนอะไรบนเว็บไซต์ ไม่ระบุ HEAD คือไฟล์ในโฟลเดอร์นี้"""
    with stopped_by(NoAnswer):
        states = State.named(home, base), State.named(home, head) if head else None
        day = as_of or _day(home, states[1])
        found = difference_of(home, *states, day)
    click.echo(_SHAPES[shape](found))
    if found.mistakes or found.personal:
        raise click.exceptions.Exit(1)


def _day(home: Path, head: State | None) -> date:
    """The day of the newer commit; of the last commit when the folder is compared."""
    seconds = ask(home, "log", "-1", "--format=%ct", head.commit if head else "HEAD", "--")
    return datetime.fromtimestamp(int(seconds), THAI_TIME).date()
