"""`cleancdd privacy`."""

from __future__ import annotations

from pathlib import Path

import click

from cleancdd.cli.thai import Command, FolderPath
from cleancdd.diagnostics import Diagnostics, InvalidContent, tame
from cleancdd.library import read_usable
from cleancdd.model.privacy import NO_EXCEPTIONS, PrivacyBook
from cleancdd.privacy.folder import look
from cleancdd.privacy.site import allowed_contacts
from cleancdd.readers.privacy import PRIVACY_FILE
from cleancdd.resources import SETTINGS_FILE

__all__ = ["privacy"]

_SOURCES = ("content", "units", "templates")


@click.command(cls=Command)
@click.argument("words", metavar="[PATH]…", nargs=-1)
@click.option("--root", type=FolderPath(), help="โฟลเดอร์ของเว็บไซต์ ซึ่งบอกที่ติดต่อทางการและข้อยกเว้น")
@click.pass_context
def privacy(ctx: click.Context, words: tuple[str, ...], root: Path | None) -> None:
    """หาข้อมูลส่วนบุคคลในไฟล์หรือโฟลเดอร์ใดก็ได้ ปกติคือทั้งเว็บไซต์"""
    home = _home(root or ctx.find_root().params.get("root"))
    if home is None and not words:
        raise click.ClickException(f"ไม่พบ {SETTINGS_FILE} ในโฟลเดอร์นี้หรือเหนือขึ้นไป ระบุไฟล์หรือโฟลเดอร์ที่จะตรวจ")
    diagnostics = Diagnostics()
    allowed, book = _site(home)
    base = home or Path.cwd()
    paths = [_there(one, base) for one in words] or [base / name for name in _SOURCES]
    looked = look(paths, base, diagnostics, allowed, book)
    for name, remarks in looked.remarks.items():
        click.echo(tame(f"{name}: {' '.join(remarks)}"), err=True)
    diagnostics.stop_if_any()
    click.echo(f"ไม่พบข้อมูลส่วนบุคคลใน {looked.files:,} ไฟล์ สิ่งที่เป็นภาพโปรแกรมอ่านไม่ได้ ต้องดูเอง")


def _home(root: Path | None) -> Path | None:
    """The site's folder: as given, or the nearest from here upwards; None when there is none."""
    here = Path.cwd()
    found = (folder for folder in (here, *here.parents) if (folder / SETTINGS_FILE).is_file())
    return root.resolve() if root is not None else next(found, None)


def _there(words: str, base: Path) -> Path:
    for written in (words, words.replace("\\", "/")):
        for folder in (Path.cwd(), base):
            if (folder / written).exists():
                return (folder / written).resolve()
    raise click.ClickException(f"ไม่พบ `{words}`")


def _site(home: Path | None) -> tuple[frozenset[str], PrivacyBook]:
    """The contacts and exceptions of the site, as far as they can be read; raises `InvalidContent` for
    mistakes in the exceptions."""
    diagnostics = Diagnostics()
    library = read_usable(home, diagnostics) if home is not None else None
    if of_exceptions := [one for one in diagnostics if one.span.path == PRIVACY_FILE]:
        raise InvalidContent(of_exceptions)
    if library is None:
        return frozenset(), NO_EXCEPTIONS
    return allowed_contacts(library), library.privacy.value if library.privacy else NO_EXCEPTIONS
