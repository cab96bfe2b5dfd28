"""Click in Thai: help texts, and kinds of values whose mistakes are reported in Thai."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from cleancdd.cli.errors import NoSuchCommand

__all__ = [
    "Command",
    "Day",
    "FiscalYear",
    "FolderPath",
    "Group",
    "LazyGroup",
    "LogPath",
    "Needed",
    "Number",
    "OneOf",
    "Seconds",
]

_HEADINGS = {"Options": "ตัวเลือก", "Commands": "คำสั่ง", "Positional arguments": "ค่าที่ต้องระบุ"}


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, "วิธีใช้: " if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        super().write_heading(_HEADINGS.get(heading, heading))


class _Context(click.Context):
    formatter_class = _Formatter


class _InThai(click.Command):
    """The common base of a command and a group of commands."""

    context_class = _Context

    def __init__(self, name: str | None, **kwargs: Any) -> None:
        super().__init__(name, options_metavar="[ตัวเลือก]", **kwargs)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments; a mistake in them is reported with the usage of the command."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as wrong:
            wrong.ctx = wrong.ctx or ctx
            raise

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help`, explained in Thai."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "แสดงวิธีใช้นี้"
        return option

    def get_short_help_str(self, limit: int = 45) -> str:
        """All of the help, as one line; click would cut it at `limit` letters, in the midst of a word."""
        return " ".join((self.help or "").split())


class Command(_InThai):
    """A command; superfluous arguments are refused in Thai."""

    allow_extra_args = True  # otherwise click would refuse them in English

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments; raises `UsageError` when there are more than the command takes."""
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            ctx.fail(f"มีค่าเกินมา: {' '.join(f'`{one}`' for one in rest)}")
        return rest


class Group(_InThai, click.Group):
    """A group of commands."""

    command_class = Command

    def __init__(self, name: str | None = None, **kwargs: Any) -> None:
        super().__init__(name, subcommand_metavar="คำสั่ง …", **kwargs)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command named in the arguments; raises `NoSuchCommand`."""
        command = self.get_command(ctx, args[0])
        if command is None and not ctx.resilient_parsing:
            raise NoSuchCommand(args[0], self.list_commands(ctx), ctx)
        return args[0] if command else None, command, args[1:]


class LazyGroup(Group):
    """Commands whose modules are imported when they run: `lazy` has `module:attribute` and a line of help for
    each."""

    def __init__(self, name: str | None, *, lazy: Mapping[str, tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(name, **kwargs)
        self._lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, sorted."""
        return sorted(self._lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command with a name, its module imported; None when there is none."""
        if cmd_name not in self._lazy:
            return None
        module, _, attribute = self._lazy[cmd_name][0].partition(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, self._lazy[name][1]) for name in self.list_commands(ctx)])


class Needed(click.Option):
    """A required option, marked as such in its help."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, required=True, **kwargs)

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option and its help, with Thai words for click's own remark."""
        record = super().get_help_record(ctx)
        return record and (record[0], record[1].replace("[required]", "(ต้องระบุ)"))


def _shown(value: str) -> str:
    return f"`{value}`" if value else "ค่าว่าง"


class Number(click.ParamType[int]):
    """A whole number in a range; Thai digits are accepted."""

    name = "N"

    def __init__(self, least: int | None = None, most: int | None = None) -> None:
        self._least, self._most = least, most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number; fails with a message that says what may be typed."""
        try:
            number = int(value)
        except ValueError:
            self.fail(f"{_shown(value)} ไม่ใช่จำนวนเต็ม{self._range()}", param, ctx)
        if (self._least is not None and number < self._least) or (
            self._most is not None and number > self._most
        ):
            self.fail(f"`{value}` อยู่นอกช่วง ใช้จำนวนเต็ม{self._range()}", param, ctx)
        return number

    def _range(self) -> str:
        least = "" if self._least is None else f" ตั้งแต่ {self._least:,}"
        return least + ("" if self._most is None else f" ถึง {self._most:,}")


class FiscalYear(Number):
    """A fiscal year of the Buddhist era; Thai digits are accepted."""

    name = "YEAR"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The year; fails with the one that two digits, or a year of the common era, may mean."""
        year = super().convert(value, param, ctx)
        if not 2500 <= year <= 2700:
            meant = year + (2500 if year < 100 else 543)
            hint = f"หมายถึง `{meant}` หรือไม่" if 2500 <= meant <= 2700 else "พิมพ์ปี พ.ศ. สี่หลัก เช่น `2564`"
            self.fail(f"`{value}` ไม่ใช่ปีงบประมาณ พ.ศ. {hint}", param, ctx)
        return year


class Seconds(click.ParamType[float]):
    """A time in seconds, greater than 0."""

    name = "S"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The seconds; fails for anything but a number above 0."""
        try:
            seconds = float(value)
        except ValueError:
            seconds = 0
        if not 0 < seconds < float("inf"):
            self.fail(f"{_shown(value)} ไม่ใช่จำนวนวินาทีที่มากกว่า 0", param, ctx)
        return seconds


class OneOf(click.ParamType[str]):
    """One of a few words."""

    def __init__(self, *words: str) -> None:
        self._words = words
        self.name = "|".join(words)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """The choices themselves."""
        return self.name

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word; fails with a list of the allowed ones."""
        if value not in self._words:
            self.fail(f"ไม่มี `{value}` ใช้ {' '.join(f'`{one}`' for one in self._words)}", param, ctx)
        return str(value)


class Day(click.ParamType[date]):
    """A day in any form that is accepted in files."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; fails with what is wrong and what to type."""
        from cleancdd.thai.dates import parse_day  # noqa: PLC0415 - keeps `--version` fast

        try:
            return parse_day(value)
        except ValueError as problem:
            self.fail(
                f"{getattr(problem, 'message', problem)} {getattr(problem, 'advice', '')}".strip(), param, ctx
            )


class FolderPath(click.ParamType[Path]):
    """An existing folder."""

    name = "DIR"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The folder; fails when there is none."""
        path = Path(value)
        if not path.is_dir():
            self.fail(
                f"`{value}` เป็นไฟล์ ไม่ใช่โฟลเดอร์" if path.exists() else f"ไม่พบโฟลเดอร์ `{value}`", param, ctx
            )
        return path


class LogPath(click.ParamType[Path]):
    """An existing file."""

    name = "LOG"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The file; fails when there is none."""
        path = Path(value)
        if path.is_dir() or not path.exists():
            self.fail(f"`{value}` เป็นโฟลเดอร์ ไม่ใช่ไฟล์" if path.is_dir() else f"ไม่พบไฟล์ `{value}`", param, ctx)
        return path
