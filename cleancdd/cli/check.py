"""`cleancdd check`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from cleancdd.cli import report
from cleancdd.cli.paths import chosen_paths, is_chosen
from cleancdd.cli.site import of_site
from cleancdd.cli.thai import Command, OneOf
from cleancdd.diagnostics import Diagnostic, InvalidContent, as_github, as_json
from cleancdd.findings.notices import Notice, Occurrence, notices
from cleancdd.lastcheck import part_of
from cleancdd.library import Library
from cleancdd.privacy.remarks import remarks_of_site

__all__ = ["check"]


@click.command(cls=Command)
@click.argument("words", metavar="[PATH]…", nargs=-1)
@click.option(
    "--format",
    "shape",
    type=OneOf("text", "json", "github"),
    default="text",
    help="รูปแบบของรายงาน (ปกติคือ text)",
)
@of_site
def check(words: tuple[str, ...], shape: str, home: Path) -> None:
    """ตรวจไฟล์ทั้งหมด หรือเฉพาะที่ระบุ โดยไม่สร้างเว็บไซต์"""
    paths = chosen_paths(words, home)
    try:
        library = part_of(home, paths) or _whole(home)
    except InvalidContent as invalid:
        chosen = [one for one in invalid.diagnostics if is_chosen(one.span.path, paths)]
        elsewhere = len(invalid.diagnostics) - len(chosen)
        if shape == "text" and chosen:
            raise _told(chosen, elsewhere) from None
        if shape != "text":
            click.echo(as_json(chosen) if shape == "json" else "\n".join(map(as_github, chosen)))
        if chosen:
            raise click.exceptions.Exit(1) from None
        click.echo(f"ไม่พบที่ต้องแก้ไขในที่ระบุ แต่ที่อื่นยังมี {elsewhere} แห่ง", err=True)
        return
    if shape == "json":
        click.echo(as_json(()))
    elif shape == "text":
        click.echo(report.checked(library))
        _tell_notices(library, home, paths)


def _told(chosen: Sequence[Diagnostic], elsewhere: int) -> InvalidContent:
    """The mistakes of the chosen files, with the number of all others."""
    invalid = InvalidContent(chosen)
    if elsewhere:
        invalid.add_note(f"ที่อื่นยังมี {elsewhere} แห่ง")
    return invalid


def _whole(home: Path) -> Library:
    from cleancdd import pipeline  # noqa: PLC0415 - not needed where a part is enough

    return pipeline.check_site(home)


def _tell_notices(library: Library, home: Path, paths: tuple[str, ...]) -> None:
    chosen = partial(is_chosen, chosen=paths)
    for notice in (*notices(library, chosen), _documents(library, home).within(chosen)):
        if notice.places:
            click.echo(report.noticed(notice), err=True)


def _documents(library: Library, home: Path) -> Notice:
    """Documents that contain data their author may not see, or that could not be read: only people can check
    them."""
    places = tuple(
        Occurrence(name, f"`{name}` {' '.join(remarks)}")
        for name, remarks in remarks_of_site(home, library).items()
    )
    return Notice("เอกสารแนบที่โปรแกรมอ่านไม่ได้ หรือมีสิ่งที่ผู้อ่านอาจไม่ควรเห็น", "ไฟล์", places, wordy=True)
