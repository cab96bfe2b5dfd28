"""`cleancdd sample`."""

from __future__ import annotations

from pathlib import Path

import click

from cleancdd.cli.errors import stopped_by
from cleancdd.cli.thai import Command, Needed, Number
from cleancdd.sample import FolderInUse, write_sample

__all__ = ["sample"]


@click.command(cls=Command)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--units", type=Number(1, 100_000), cls=Needed, help="จำนวนหน่วยงาน")
@click.option("--years", type=Number(1, 20), cls=Needed, help="จำนวนปีงบประมาณ")
@click.option("--seed", type=Number(), default=1, help="เลขตั้งต้น เลขเดิมได้ข้อมูลเดิม (ปกติคือ 1)")
def sample(folder: Path, units: int, years: int, seed: int) -> None:
    """เขียนข้อมูลตัวอย่างของหน่วยงานสมมติทั้งโครงการ"""
    with stopped_by(FolderInUse, OSError):
        write_sample(folder, units=units, years=years, seed=seed)
    click.echo(f"เขียนข้อมูลตัวอย่าง {units} หน่วยงาน {years} ปีไว้ที่ {folder}")
