"""`cleancdd serve`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from cleancdd import pipeline
from cleancdd import serve as preview
from cleancdd.cli.day import build_day, last_commit
from cleancdd.cli.errors import stopped_by
from cleancdd.cli.site import of_site
from cleancdd.cli.thai import Command, Day, Number
from cleancdd.publish import PublishError
from cleancdd.search import SearchError
from cleancdd.serve.server import LOOPBACK

__all__ = ["serve"]


@click.command(cls=Command)
@click.option("--port", type=Number(1, 65535), default=8000, help="พอร์ต (ปกติคือ 8000)")
@click.option("--as-of", type=Day(), help="ข้อมูล ณ วันที่ (ปกติคือวันที่ของการบันทึกล่าสุดใน git หรือวันที่ล่าสุดในไฟล์)")
@click.option(
    "--host",
    metavar="ADDRESS",
    default=LOOPBACK,
    help="ที่อยู่ของเครื่องนี้ในเครือข่าย เพื่อเปิดดูจากโทรศัพท์ (ปกติเปิดได้จากเครื่องนี้เท่านั้น)",
)
@of_site
def serve(port: int, as_of: date | None, host: str, home: Path) -> None:
    """สร้างเว็บไซต์ เปิดดูในเครื่องนี้ และสร้างใหม่เมื่อบันทึกไฟล์"""
    options = pipeline.Options(out=home / "site", as_of=as_of or build_day(home), commit=last_commit(home).id)
    with stopped_by(PublishError, SearchError):
        preview.serve(home, options, port, click.echo, host)
