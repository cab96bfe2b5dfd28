"""`cleancdd links`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from cleancdd import links
from cleancdd.cli.errors import CannotGoOn
from cleancdd.cli.progress import Progress
from cleancdd.cli.site import of_site
from cleancdd.cli.thai import Command, Seconds
from cleancdd.library import read_library
from cleancdd.model.links import LinkStatus
from cleancdd.readers.links import LINKS_FILE, write_links
from cleancdd.refusals import reason
from cleancdd.thai.dates import THAI_TIME

__all__ = ["check_links"]


@click.command("links", cls=Command)
@click.option("--timeout", type=Seconds(), default=20, help="รอแต่ละครั้งไม่เกินกี่วินาที (ปกติคือ 20)")
@of_site
def check_links(timeout: float, home: Path) -> None:
    """ตรวจที่อยู่ภายนอกทุกแห่งว่ายังเปิดได้ และบันทึกผลไว้ให้เว็บไซต์แสดง"""
    library = read_library(home)
    limits = links.CheckLimits(timeout=timeout)

    def check(addresses: frozenset[str]) -> dict[str, LinkStatus]:
        with Progress() as progress:
            return links.check(addresses, limits, progress.count)

    found, book = links.check_library(library, check, datetime.now(THAI_TIME).date())
    if links.is_offline(found):
        raise CannotGoOn("ต่อกับปลายทางไม่ได้แม้แต่แห่งเดียว เครื่องนี้อาจออกอินเทอร์เน็ตไม่ได้ จึงคงผลตรวจครั้งก่อนไว้")
    try:
        write_links(home, book)
    except OSError as failed:
        raise CannotGoOn(f"เขียน {LINKS_FILE} ไม่ได้: {reason(failed)}") from failed
    click.echo(links.summary(found, links.places_of(home, book.addresses)))
    if any(status.lost for status in found.values()):
        raise click.exceptions.Exit(1)
