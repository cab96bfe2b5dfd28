"""`cleancdd build`."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from cleancdd.cli.day import build_day, last_commit
from cleancdd.cli.errors import stopped_by
from cleancdd.cli.progress import Progress
from cleancdd.cli.site import of_site
from cleancdd.cli.thai import Command, Day, Number
from cleancdd.diagnostics import InvalidContent
from cleancdd.snapshot import Snapshot

__all__ = ["build"]


@click.command(cls=Command)
@click.option(
    "--out", metavar="DIR", type=click.Path(path_type=Path), help="โฟลเดอร์ของเว็บไซต์ที่สร้าง (ปกติคือ site)"
)
@click.option("--as-of", type=Day(), help="ข้อมูล ณ วันที่ (ปกติคือวันที่ของการบันทึกล่าสุดใน git หรือวันที่ล่าสุดในไฟล์)")
@click.option("--jobs", type=Number(1), default=os.cpu_count() or 1, help="จำนวนงานที่ทำพร้อมกัน")
@click.option("--scheduler", metavar="ADDRESS", help="ที่อยู่ของตัวจัดงาน Dask ให้เครื่องในกลุ่มช่วยอ่านและสร้างหน้า")
@click.option("--no-search", is_flag=True, help="ไม่สร้างดัชนีค้นหา")
@click.option("--clean", is_flag=True, help="สร้างใหม่ทุกหน้า")
@click.option("--offline", is_flag=True, help="ให้เปิดจากโฟลเดอร์ได้โดยไม่ต้องมีเว็บเซิร์ฟเวอร์ (ยกเว้นการค้นหา)")
@of_site
def build(
    *,
    out: Path | None,
    as_of: date | None,
    jobs: int,
    scheduler: str | None,
    no_search: bool,
    clean: bool,
    offline: bool,
    home: Path,
) -> None:
    """ตรวจ ให้คะแนน และสร้างเว็บไซต์"""
    out = out or home / "site"
    started, day, commit = time.perf_counter(), as_of or build_day(home), last_commit(home)
    told = day.isoformat() if isinstance(day, date) else f"the newest on {date.today()}"
    snapshot = Snapshot(home, out, str(commit), f"{told} {no_search} {offline}")
    if not clean and (pages := snapshot.unchanged()) is not None:
        seconds = time.perf_counter() - started
        click.echo(f"ไม่มีอะไรเปลี่ยน: {pages} หน้า ไม่ต้องสร้างใหม่ ({seconds:.2f} วินาที)")
        return
    # Imported here, so that a build with nothing to do does not wait for these imports.
    from cleancdd import pipeline  # noqa: PLC0415
    from cleancdd.cli import report  # noqa: PLC0415
    from cleancdd.publish import PublishError  # noqa: PLC0415
    from cleancdd.search import SearchError  # noqa: PLC0415
    from cleancdd.workers import NoCluster  # noqa: PLC0415

    options = pipeline.Options(
        out=out,
        as_of=day,
        jobs=jobs,
        search=not no_search,
        clean=clean,
        offline=offline,
        commit=commit.id,
        scheduler=scheduler,
    )
    with stopped_by(PublishError, SearchError, NoCluster), Progress() as progress, _assured(out):
        built = pipeline.build(home, options, progress.tell)
    snapshot.keep(built.pages)
    click.echo(report.built(built, options.out))


@contextmanager
def _assured(out: Path) -> Iterator[None]:
    """Add to the diagnostics that the previously built site, if there is one, is unchanged."""
    try:
        yield
    except InvalidContent as invalid:
        if out.exists():
            invalid.add_note("เว็บไซต์เดิมยังอยู่ครบ")
        raise
