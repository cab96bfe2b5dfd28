"""The command line: arguments, progress, printing, exit status (0 success, 1 the content has diagnostics, 2
could not run).

A command is a module here and one line in `COMMANDS`; its module is only imported when it runs.
"""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from cleancdd import __version__
from cleancdd.cli.errors import message_of
from cleancdd.cli.thai import FolderPath, LazyGroup
from cleancdd.diagnostics import InvalidContent, as_text

__all__ = ["run"]

COMMANDS = {
    "build": ("cleancdd.cli.build:build", "ตรวจ ให้คะแนน และสร้างเว็บไซต์"),
    "check": ("cleancdd.cli.check:check", "ตรวจไฟล์ทั้งหมด หรือเฉพาะที่ระบุ โดยไม่สร้างเว็บไซต์"),
    "diff": ("cleancdd.cli.diff:diff", "บอกว่าการแก้ไขเปลี่ยนอะไรบนเว็บไซต์ เทียบกับ commit หรือ branch"),
    "init": ("cleancdd.cli.init:init", "เริ่มเว็บไซต์ของโครงการใหม่"),
    "links": ("cleancdd.cli.links:check_links", "ตรวจที่อยู่ภายนอกว่ายังเปิดได้ และบันทึกผลไว้ให้เว็บไซต์แสดง"),
    "move": ("cleancdd.cli.move:move_article", "เปลี่ยนชื่อไฟล์ โดยที่อยู่เดิมยังนำมาถึงหน้าใหม่"),
    "new": ("cleancdd.cli.new:new", "เริ่มไฟล์ใหม่ที่มีคำแนะนำ ไม่เขียนทับไฟล์เดิม"),
    "next": ("cleancdd.cli.scores:next_level", "บอกว่าหน่วยงานต้องทำอะไรจึงจะถึงระดับต่อไป"),
    "privacy": ("cleancdd.cli.privacy:privacy", "หาข้อมูลส่วนบุคคลในไฟล์หรือโฟลเดอร์ใดก็ได้"),
    "publish": ("cleancdd.cli.publish:publish", "เผยแพร่เว็บไซต์ที่สร้างแล้วเป็นรุ่นใหม่ทั้งชุด หรือย้อนกลับ"),
    "sample": ("cleancdd.cli.sample:sample", "เขียนข้อมูลตัวอย่างของหน่วยงานสมมติทั้งโครงการ"),
    "score": ("cleancdd.cli.scores:score_unit", "แสดงคะแนนของหน่วยงาน"),
    "serve": ("cleancdd.cli.serve:serve", "สร้างเว็บไซต์ เปิดดูในเครื่องนี้ และสร้างใหม่เมื่อบันทึกไฟล์"),
    "sign": ("cleancdd.cli.sign:sign", "ลงนามรายการไฟล์ของเว็บไซต์ที่สร้างแล้ว"),
    "status": ("cleancdd.cli.status:status", "บอกว่าหน่วยงานใดบันทึกแล้ว รายการใดเกินกำหนด และการตรวจใดยังไม่เสร็จ"),
    "usage": ("cleancdd.cli.usage:usage", "สถิติการใช้เว็บไซต์"),
    "verify": ("cleancdd.cli.verify:verify", "เทียบเว็บไซต์ในโฟลเดอร์หรือที่เผยแพร่อยู่กับรายการไฟล์ของเว็บไซต์"),
    "withdraw": ("cleancdd.cli.move:withdraw_document", "ถอนเอกสาร เหลือหน้าที่บอกว่าถอนเมื่อใดและเพราะเหตุใด"),
}
"""Where each command is defined, and its line in `--help`."""


_NOT_UTF8 = (
    "ทำงานต่อไม่ได้: Python อ่านชื่อไฟล์ภาษาไทยไม่ได้ เพราะ `PYTHONUTF8=0` และ `LC_ALL` ไม่ใช่ UTF-8 "
    "สั่ง `unset PYTHONUTF8` หรือ `export LC_ALL=C.UTF-8` แล้วสั่งใหม่"
)

_FULL = "แสดงผลไม่ครบ เพราะดิสก์ที่เก็บผลเต็ม ลบไฟล์ที่ไม่ใช้ หรือเก็บผลไว้ที่อื่น แล้วสั่งใหม่"

_RARELY = (100_000, 50, 50)
"""When the garbage collector looks for cycles: a hundred times less often than by default, since what a
command makes lives until its end."""


@click.group(
    cls=LazyGroup,
    lazy=COMMANDS,
    invoke_without_command=True,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="สร้างเว็บไซต์โครงการพัฒนาชุมชนใสสะอาดจากไฟล์ข้อมูล",
)
@click.version_option(
    __version__, prog_name="cleancdd", message="%(prog)s %(version)s", help="แสดงรุ่นของโปรแกรม"
)
@click.option("--root", type=FolderPath(), help="โฟลเดอร์ของเว็บไซต์ ระบุหน้าหรือหลังชื่อคำสั่งก็ได้")
@click.pass_context
def commands(ctx: click.Context, root: Path | None) -> None:
    """Report a missing command; `--root` is left to the command's own option (`cleancdd.cli.site`)."""
    if ctx.invoked_subcommand is None:
        ctx.fail(f"ยังไม่ได้ระบุคำสั่ง ใช้ {' '.join(f'`{one}`' for one in COMMANDS)}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status; a bug shows its traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if sys.getfilesystemencoding() != "utf-8":
        click.echo(_NOT_UTF8, err=True)
        return 2
    gc.set_threshold(*_RARELY)
    try:
        # Outside of its standalone mode click returns the status of `Exit`, and None where a command just
        # ended.
        status = commands.main(
            args=None if arguments is None else list(arguments), prog_name="cleancdd", standalone_mode=False
        )
    except InvalidContent as invalid:
        click.echo("\n\n".join(as_text(one) for one in invalid.diagnostics), err=True)
        notes = getattr(invalid, "__notes__", [])  # what a command adds to the message
        click.echo("\n" + " ".join((f"พบที่ต้องแก้ไข {len(invalid.diagnostics)} แห่ง", *notes)), err=True)
        return 1
    except (click.ClickException, click.Abort, KeyboardInterrupt) as ended:
        click.echo(message_of(ended), err=True)
        return 2
    except OSError as failed:
        if failed.errno != errno.ENOSPC or failed.filename is not None:
            raise
        click.echo(_FULL, err=True)
        return 2
    return int(status or 0)


def run(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command as a process of its own, which ends without freeing its memory piece by piece: for a
    large site that takes a third of a second."""
    status = main(arguments)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:  # the disk is full, or nobody reads any longer
            status = status or 1
    os._exit(status)
