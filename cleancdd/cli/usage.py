"""`cleancdd usage`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from cleancdd import weblog
from cleancdd.cli.errors import CannotGoOn
from cleancdd.cli.progress import Progress
from cleancdd.cli.site import of_site
from cleancdd.cli.thai import Group, LogPath
from cleancdd.library import read_library
from cleancdd.refusals import reason
from cleancdd.thai.dates import THAI_TIME

__all__ = ["usage"]


@click.group(cls=Group)
def usage() -> None:
    """สถิติการใช้เว็บไซต์"""


@usage.command("import")
@click.argument("logs", metavar="LOG…", nargs=-1, required=True, type=LogPath())
@of_site
def import_usage(logs: tuple[Path, ...], home: Path) -> None:
    """นับการเข้าชมจากบันทึกของ nginx Apache Caddy Traefik หรือ IIS (.gz ได้) แล้วเพิ่มใน usage.yaml
    โดยไม่เก็บที่อยู่ของผู้ชม"""
    library = read_library(home)
    try:
        with Progress() as progress:
            done = weblog.import_logs(home, library, logs, datetime.now(THAI_TIME).date(), progress.tell)
    except weblog.Unread as failed:
        raise CannotGoOn(f"`{failed.log}` {failed.why}") from failed
    except weblog.NotWritable as failed:
        raise CannotGoOn(str(failed)) from failed
    except OSError as failed:
        raise CannotGoOn(f"เขียน {failed.filename} ไม่ได้: {reason(failed)}") from failed
    except weblog.Overlap as overlap:
        click.echo(f"{overlap.message}\n  แก้ไข: {overlap.advice}", err=True)
        raise click.exceptions.Exit(1) from overlap
    click.echo(weblog.import_report(done.tallies, done.parts, done.files))


@usage.command("missing")
@click.argument("logs", metavar="LOG…", nargs=-1, required=True, type=LogPath())
@of_site
def missing(logs: tuple[Path, ...], home: Path) -> None:
    """แสดงคำที่ผู้ชมค้นแล้วเว็บไซต์ไม่มี จากบันทึกของเว็บเซิร์ฟเวอร์ (.gz ได้) คำที่ถามบ่อยมาก่อน
    โดยไม่อ่านที่อยู่ของผู้ชมและไม่เขียนไฟล์ใด"""
    library = read_library(home)
    try:
        with Progress() as progress:
            counts = weblog.missing_words(library, logs, progress.tell)
    except weblog.Unread as failed:
        raise CannotGoOn(f"`{failed.log}` {failed.why}") from failed
    click.echo(weblog.misses_report(counts))
