"""`cleancdd sign`."""

from __future__ import annotations

from pathlib import Path

import click

from cleancdd.cli.errors import stopped_by
from cleancdd.cli.thai import Command, FolderPath
from cleancdd.publish import MANIFEST, SIGNATURE, PublishError
from cleancdd.releases.signature import SecretKey, new_keys
from cleancdd.releases.site import sign_site

__all__ = ["sign"]

_File = click.Path(path_type=Path)


@click.command(cls=Command)
@click.argument("folder", metavar="[DIR]", type=FolderPath(), default="site", required=False)
@click.option("--key", metavar="FILE", type=_File, help="ไฟล์กุญแจลับของ minisign ที่ไม่มีรหัสผ่าน")
@click.option("--new", metavar="FILE", type=_File, help="สร้างกุญแจคู่ใหม่ไว้ในไฟล์นี้ กุญแจสาธารณะลงท้ายด้วย .pub")
def sign(folder: Path, key: Path | None, new: Path | None) -> None:
    """ลงนามรายการไฟล์ของเว็บไซต์ที่สร้างแล้ว (ปกติคือโฟลเดอร์ site) หรือสร้างกุญแจคู่ใหม่"""
    if (key is None) == (new is None):
        raise click.ClickException("ระบุ --key เพื่อลงนาม หรือ --new เพื่อสร้างกุญแจคู่ใหม่ อย่างใดอย่างหนึ่ง")
    with stopped_by(PublishError):
        if new is not None:
            new_keys(new)
            click.echo(f"สร้างกุญแจแล้ว: เก็บ {new} เป็นความลับ ไม่บันทึกลง git และเผยแพร่ {new}.pub ให้ผู้อื่นใช้ตรวจ")
        elif key is not None:
            sign_site(folder, SecretKey.read(key))
            click.echo(f"ลงนาม {MANIFEST} แล้ว ไว้ที่ {folder / SIGNATURE}")
