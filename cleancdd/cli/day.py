"""The “today” of a build: a day from the environment or git, never the clock."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import click

__all__ = ["commit_day", "commit_id", "known_day"]


def commit_day(home: Path) -> date:
    """The build's “today”; never the clock."""
    day = known_day(home)
    if day is None:
        raise click.ClickException(
            "ไม่ทราบวันที่ของข้อมูล เพราะโฟลเดอร์นี้ยังไม่มีการบันทึกใน git ระบุด้วย --as-of เช่น --as-of 2564-09-30"
        )
    return day


def known_day(home: Path) -> date | None:
    """The day of `SOURCE_DATE_EPOCH`, or of the last commit; None where there is neither."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or _git(home, "log", "-1", "--format=%ct")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdigit() else None


def commit_id(home: Path) -> str | None:
    """The last commit; None where git has none to tell."""
    return _git(home, "rev-parse", "HEAD") or None


def _git(home: Path, *words: str) -> str:
    """What git says of the site's folder; empty where it has nothing to say."""
    command = ["git", "-C", str(home), *words]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - fixed words
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
