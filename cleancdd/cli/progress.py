"""Shows the progress of a command."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Self

import click

if TYPE_CHECKING:
    from rich.status import Status

__all__ = ["Progress"]


class Progress:
    """A spinner with the stage's name on a terminal, a plain line elsewhere."""

    def __init__(self) -> None:
        self._status = _spinner() if sys.stderr.isatty() else None

    def __enter__(self) -> Self:
        if self._status:
            self._status.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._status:
            self._status.stop()

    def tell(self, stage: str) -> None:
        """Show which stage begins."""
        if self._status:
            self._status.update(stage)
        else:
            click.echo(stage, err=True)

    def count(self, done: int, whole: int) -> None:
        """Show the progress of the stage: each step on a terminal, some ten lines elsewhere."""
        if self._status or done == whole or done % max(1, whole // 10) == 0:
            self.tell(f"ตรวจแล้ว {done} จาก {whole}")


def _spinner() -> Status:
    from rich.console import Console  # noqa: PLC0415 - a log of CI does not wait for this import

    return Console(stderr=True).status("กำลังเริ่ม")
