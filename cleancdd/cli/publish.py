"""`cleancdd publish`."""

from __future__ import annotations

from pathlib import Path

import click

from cleancdd.cli.day import last_commit
from cleancdd.cli.errors import stopped_by
from cleancdd.cli.site import of_site
from cleancdd.cli.thai import Command, Needed, Number
from cleancdd.diagnostics import tame
from cleancdd.git import unrecorded
from cleancdd.publish import PublishError
from cleancdd.releases.folder import ReleaseFolder
from cleancdd.releases.remote import RemoteFolder
from cleancdd.snapshot import Snapshot

__all__ = ["publish"]


@click.command(cls=Command)
@click.option(
    "--to",
    cls=Needed,
    metavar="DIR|SSH",
    help="โฟลเดอร์ปลายทาง หรือ user@host:/path หรือ ssh://user@host:port/path",
)
@click.option(
    "--from", "site", metavar="DIR", type=click.Path(path_type=Path), help="เว็บไซต์ที่สร้างแล้ว (ปกติคือ site)"
)
@click.option("--keep", type=Number(2, 1000), default=5, help="จำนวนรุ่นที่เก็บไว้ย้อนกลับ (ปกติคือ 5)")
@click.option("--rollback", is_flag=True, help="ย้อนกลับไปรุ่นก่อนหน้า")
@of_site
def publish(*, to: str, site: Path | None, keep: int, rollback: bool, home: Path) -> None:
    """เผยแพร่เว็บไซต์ที่สร้างแล้วเป็นรุ่นใหม่ทั้งชุด ให้เว็บเซิร์ฟเวอร์เปิดโฟลเดอร์ current ของปลายทาง"""
    built = site or home / "site"
    with stopped_by(PublishError):
        target = RemoteFolder.named(to) or ReleaseFolder(Path(to))
        placed = target.roll_back() if rollback else target.publish(built, keep)
    if not placed.switched:
        click.echo(f"ไม่มีอะไรเปลี่ยน รุ่นที่เผยแพร่อยู่คือ {placed.name}")
    else:
        click.echo(f"{'ย้อนกลับไปรุ่น' if rollback else 'เผยแพร่แล้ว รุ่น'} {tame(placed.name)}")
    if not rollback and Snapshot(home, built, str(last_commit(home))).outdated():
        click.echo(
            "คำเตือน: มีไฟล์ที่แก้หรือบันทึกเข้า git หลังสร้างเว็บไซต์ ซึ่งสิ่งที่เผยแพร่ยังไม่มี "
            "สั่ง `cleancdd build` แล้วสั่ง `cleancdd publish` อีกครั้ง",
            err=True,
        )
    if not rollback and (many := unrecorded(home)):
        click.echo(
            f"หมายเหตุ: มี {many} ไฟล์ที่แก้แล้วแต่ยังไม่บันทึกเข้า git สิ่งที่เผยแพร่คือเว็บไซต์ที่สร้างไว้ล่าสุด อาจไม่ตรงกับประวัติ",
            err=True,
        )
