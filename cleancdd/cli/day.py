"""The “today” of a build: a day from the environment, from git, or from the content; the clock only bounds
it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleancdd.thai.dates import THAI_TIME, format_day

if TYPE_CHECKING:
    from cleancdd.library import Library

__all__ = ["build_day", "commit_id", "known_day"]

_AS_OF = "ระบุวันที่ด้วย --as-of เช่น --as-of 2564-09-30"


@dataclass(frozen=True)
class NoCommit(Exception):
    """Git cannot tell the last commit; `why` is Thai, `repository` whether there is one here at all."""

    why: str
    repository: bool


def build_day(home: Path) -> date | Callable[[Library], date]:
    """The day of `SOURCE_DATE_EPOCH` or of the last commit; where there is no repository, a function that
    takes the newest day of the content, and says so.

    Raises `ClickException` with the reason of git, or with what is wrong with the variable.
    """
    try:
        return _day(home)
    except NoCommit as unknown:
        if unknown.repository:
            raise click.ClickException(f"ไม่ทราบวันที่ของข้อมูล เพราะ{unknown.why} หรือ{_AS_OF}") from unknown
    return _Newest()


def known_day(home: Path, library: Library) -> date | None:
    """The day that a build would take, without a word where there is no repository; None where nothing tells
    any.

    Why git cannot tell the last commit of a repository is printed: a result is worth seeing all the same.
    """
    try:
        return _day(home)
    except NoCommit as unknown:
        if unknown.repository:
            click.echo(f"ไม่ใช้วันที่ของการบันทึกล่าสุด เพราะ{unknown.why}", err=True)
    return _newest_day(library)


def _newest_day(library: Library) -> date | None:
    from cleancdd.library.newest import newest_day  # noqa: PLC0415 - the library is loaded where there is one

    return newest_day(library, _today())


def commit_id(home: Path) -> str | None:
    """The last commit; None where git has none to tell."""
    try:
        return _git(home, "rev-parse", "HEAD")
    except NoCommit:
        return None


class _Newest:
    """The newest day of the content, told when it is another than before."""

    def __init__(self) -> None:
        self._told: date | None = None

    def __call__(self, library: Library) -> date:
        day = _newest_day(library)
        if day is None:
            raise click.ClickException(
                f"ไม่ทราบวันที่ของข้อมูล เพราะโฟลเดอร์นี้ไม่ได้อยู่ใน git และไม่มีวันที่ในไฟล์ใด {_AS_OF}"
            )
        if day != self._told:
            click.echo(
                f"โฟลเดอร์นี้ไม่ได้อยู่ใน git จึงใช้วันที่ล่าสุดในไฟล์ คือ {format_day(day)} ถ้าไม่ใช่ {_AS_OF}", err=True
            )
            self._told = day
        return day


def _day(home: Path) -> date:
    """The day of `SOURCE_DATE_EPOCH`, else of the last commit; raises `NoCommit`."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.fromtimestamp(int(_git(home, "log", "-1", "--format=%ct")), UTC).date()
    try:
        if not epoch.isascii() or not epoch.isdigit():
            raise ValueError(epoch)  # noqa: TRY301 - told with the numbers that are too large
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError) as wrong:
        raise click.ClickException(
            f"ตัวแปร SOURCE_DATE_EPOCH เป็น `{epoch}` ซึ่งไม่ใช่จำนวนวินาทีนับจาก 1 มกราคม ค.ศ. 1970 เช่น 1632960000 "
            f"แก้หรือลบตัวแปรนี้ หรือ{_AS_OF}"
        ) from wrong


def _git(home: Path, *words: str) -> str:
    """What git says of the site's folder; raises `NoCommit` with the reason."""
    command = ["git", "-C", str(home), *words]
    language = {**os.environ, "LC_ALL": "C"}  # its reasons are recognised by their English words
    try:
        done = subprocess.run(  # noqa: S603 - fixed words
            command, capture_output=True, encoding="utf-8", errors="replace", env=language, check=False
        )
    except OSError as missing:
        raise NoCommit("เครื่องนี้ไม่มีโปรแกรม git ติดตั้งโปรแกรม", _is_in_repository(home)) from missing
    if done.returncode == 0 and done.stdout.strip():
        return done.stdout.strip()
    raise NoCommit(_reason(home, done.stderr), _is_in_repository(home))


def _reason(home: Path, said: str) -> str:
    """Why git cannot tell, with what to do about it."""
    if "dubious ownership" in said:
        return f"git ไม่อ่านโฟลเดอร์ของผู้ใช้อื่น ถ้าไว้ใจโฟลเดอร์นี้ สั่ง `git config --global --add safe.directory {home}`"
    if "does not have any commits" in said:
        return "ยังไม่มีการบันทึกใน git สั่ง `git commit` ก่อน"
    lines = said.strip().splitlines()
    return f"อ่านคลัง git ไม่ได้ คลังอาจเสียหาย (git แจ้งว่า “{lines[-1] if lines else 'ไม่มีคำตอบ'}”) ซ่อมคลังก่อน"


def _today() -> date:
    return datetime.now(THAI_TIME).date()


def _is_in_repository(home: Path) -> bool:
    return any(os.path.lexists(folder / ".git") for folder in (home, *home.parents))
