"""The day that a build takes as “today”: from the environment, from git, or from the content; the clock only
limits it."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from cleancdd.git import NoAnswer, ask_of_site
from cleancdd.thai.dates import THAI_TIME, format_day

if TYPE_CHECKING:
    from cleancdd.library import Library

__all__ = ["build_day", "known_day", "last_commit", "today"]

_AS_OF = "ระบุวันที่ด้วย --as-of เช่น --as-of 2564-09-30"


def build_day(home: Path) -> date | Callable[[Library], date]:
    """The day of `SOURCE_DATE_EPOCH` or of the last commit; where that lacks the site, a function that takes
    the newest day of the content and reports it.

    Raises `ClickException` with the reason from git, or with what is wrong with the variable.
    """
    try:
        return _day(home)
    except NoAnswer as unknown:
        if unknown.repository:
            raise click.ClickException(f"ไม่ทราบวันที่ของข้อมูล เพราะ{unknown.why} หรือ{_AS_OF}") from unknown
    return _Newest()


def known_day(home: Path, library: Library) -> date | None:
    """The day that a build would take, without a message when there is no repository; None when no day can be
    found.

    If git cannot read the last commit of a repository, the reason is printed and the command continues.
    """
    try:
        return _day(home)
    except NoAnswer as unknown:
        if unknown.repository:
            click.echo(f"ไม่ใช้วันที่ของการบันทึกล่าสุด เพราะ{unknown.why}", err=True)
    return _newest_day(library)


def _newest_day(library: Library) -> date | None:
    from cleancdd.library.lastday import newest_day  # noqa: PLC0415 - loaded only when needed

    return newest_day(library, today())


class Commit(NamedTuple):
    """The last commit, None when git has none, and a number for how much of the earlier history is present;
    it changes whenever that history does."""

    id: str | None
    part: int


def last_commit(home: Path) -> Commit:
    """The last commit; if git cannot read that of a repository, the reason is printed: the site lacks its
    history."""
    try:
        commit, shallow = ask_of_site(home, "rev-parse", "HEAD", "--git-path", "shallow").splitlines()
    except NoAnswer as unknown:
        if unknown.repository:
            click.echo(f"เว็บไซต์ไม่แสดงประวัติการแก้ไข เพราะ{unknown.why}", err=True)
        return Commit(None, 0)
    listed = home / shallow
    return Commit(commit, listed.stat().st_size if listed.exists() else 0)


class _Newest:
    """The newest day of the content, printed when it differs from the last one."""

    def __init__(self) -> None:
        self._told: date | None = None

    def __call__(self, library: Library) -> date:
        day = _newest_day(library)
        if day is None:
            raise click.ClickException(f"ไม่ทราบวันที่ของข้อมูล เพราะข้อมูลนี้ไม่ได้บันทึกใน git และไม่มีวันที่ในไฟล์ใด {_AS_OF}")
        if day != self._told:
            click.echo(f"ข้อมูลนี้ไม่ได้บันทึกใน git จึงใช้วันที่ล่าสุดในไฟล์ คือ {format_day(day)} ถ้าไม่ใช่ {_AS_OF}", err=True)
            self._told = day
        return day


def _day(home: Path) -> date:
    """The day of `SOURCE_DATE_EPOCH`, else of the last commit; raises `NoAnswer`."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.fromtimestamp(int(ask_of_site(home, "log", "-1", "--format=%ct")), THAI_TIME).date()
    try:
        if not epoch.isascii() or not epoch.isdigit():
            raise ValueError(epoch)  # noqa: TRY301 - reported like numbers that are too large
        return datetime.fromtimestamp(int(epoch), THAI_TIME).date()
    except (ValueError, OverflowError, OSError) as wrong:
        raise click.ClickException(
            f"ตัวแปร SOURCE_DATE_EPOCH เป็น `{epoch}` ซึ่งไม่ใช่จำนวนวินาทีนับจาก 1 มกราคม ค.ศ. 1970 เช่น 1632960000 "
            f"แก้หรือลบตัวแปรนี้ หรือ{_AS_OF}"
        ) from wrong


def today() -> date:
    """The day in Thailand by this machine's clock."""
    return datetime.now(THAI_TIME).date()
