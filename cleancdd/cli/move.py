"""`cleancdd move` and `cleancdd withdraw`."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from cleancdd.cli.errors import stopped_by
from cleancdd.cli.prompts import NewSlug, asked
from cleancdd.cli.site import of_site
from cleancdd.cli.thai import Command, Day
from cleancdd.diagnostics import as_text
from cleancdd.scaffold.drafts import Refused
from cleancdd.scaffold.moves import move, withdraw
from cleancdd.thai.dates import THAI_TIME

__all__ = ["move_article", "withdraw_document"]


@click.command("withdraw", cls=Command)
@click.argument("document", metavar="UNIT/DOCUMENT")
@asked("--why", "เหตุที่ถอน ซึ่งผู้อ่านจะเห็น")
@click.option("--since", type=Day(), help="วันที่ถอน (ปกติคือวันนี้)")
@of_site
def withdraw_document(*, document: str, why: str, since: date | None, home: Path) -> None:
    """ถอนเอกสาร เหลือหน้าที่บอกว่าถอนเมื่อใดและเพราะเหตุใด"""
    with stopped_by(Refused, OSError):
        url = withdraw(home, document, why, since or datetime.now(THAI_TIME).date())
    click.echo(
        f"ถอนแล้ว {url} บอกว่าถอนเมื่อใดและเพราะเหตุใด และไม่อยู่ในรายการและการค้นหา\n"
        "ไฟล์เดิมยังอยู่ในประวัติของ git ถ้าในนั้นมีข้อมูลส่วนบุคคล ให้แจ้งผู้ดูแลลบออกจากประวัติ\n"
        "ขั้นต่อไป: บันทึกเข้า git (commit)"
    )


@click.command("move", cls=Command)
@click.argument("article", metavar="ARTICLE")
@click.argument("name", metavar="NAME", type=NewSlug())
@of_site
def move_article(*, article: str, name: str, home: Path) -> None:
    """เปลี่ยนชื่อไฟล์ โดยที่อยู่เดิมยังนำมาถึงหน้าใหม่"""
    with stopped_by(Refused, OSError):
        old, new, wrong = move(home, article, name)
    click.echo(f"เปลี่ยนชื่อแล้ว {old} นำไปที่ {new}")
    if wrong:
        click.echo("\n\n".join(map(as_text, wrong)), err=True)
        click.echo(f"\nไฟล์อื่นยังชี้ไปที่ชื่อเดิม {len(wrong)} แห่ง แก้ตามข้างบน", err=True)
        raise click.exceptions.Exit(1)
    click.echo("ขั้นต่อไป: บันทึกเข้า git (commit)")
