"""Finds the site that a command works on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from cleancdd.cli.thai import FolderPath
from cleancdd.resources import SETTINGS_FILE

__all__ = ["of_site"]


def of_site(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the option `--root`, and the site's folder as `home`."""
    return click.option(
        "--root",
        "home",
        type=FolderPath(),
        callback=_home,
        help="โฟลเดอร์ของเว็บไซต์ (ปกติหาจากโฟลเดอร์นี้ขึ้นไป)",
    )(command)


def _home(ctx: click.Context, _: click.Parameter, given: Any) -> Path | None:
    """The folder given after the command or before it, else the nearest one from here upwards that holds a
    site."""
    root: Path | None = given or ctx.find_root().params.get("root")
    if root is not None and ((root / SETTINGS_FILE).is_file() or (root / "content").is_dir()):
        return root.resolve()
    if root is not None:
        raise click.ClickException(
            f"ไม่พบ {SETTINGS_FILE} ใน {root} จึงไม่ใช่โฟลเดอร์ของเว็บไซต์ ระบุโฟลเดอร์อื่นด้วย --root"
        )
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / SETTINGS_FILE).is_file():
            return folder
    if ctx.resilient_parsing:
        return None
    raise click.ClickException(f"ไม่พบ {SETTINGS_FILE} ในโฟลเดอร์นี้หรือเหนือขึ้นไป ระบุโฟลเดอร์ของเว็บไซต์ด้วย --root")
