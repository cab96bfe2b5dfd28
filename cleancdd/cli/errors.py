"""Errors that end a command, reported in Thai."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from contextlib import contextmanager

import click

from cleancdd.refusals import reason_at

__all__ = ["CannotGoOn", "NoSuchCommand", "message_of", "stopped_by"]


class CannotGoOn(click.ClickException):
    """The command cannot run on this machine or in this folder; the message is Thai."""

    def __init__(self, message: str) -> None:
        super().__init__(f"ทำงานต่อไม่ได้: {message}")


class NoSuchCommand(click.UsageError):
    """An unknown command; suggests the nearest one."""

    def __init__(self, name: str, names: list[str], ctx: click.Context) -> None:
        super().__init__(f"ไม่มีคำสั่ง `{name}` {_nearest(name, names)}", ctx)


@contextmanager
def stopped_by(*kinds: type[Exception]) -> Iterator[None]:
    """Turn these expected exceptions, of the operating system or with Thai messages, into a click error."""
    try:
        yield
    except kinds as failed:
        raise CannotGoOn(reason_at(failed) if isinstance(failed, OSError) else str(failed)) from failed


def message_of(ended: BaseException) -> str:
    """Why a command ended, in Thai; after wrong arguments, also how to call it."""
    if isinstance(ended, click.exceptions.NoArgsIsHelpError):
        return ended.message
    if isinstance(ended, click.UsageError):
        return _usage(ended) + _wrong_use(ended)
    return ended.message if isinstance(ended, click.ClickException) else "หยุดแล้ว"


def _usage(wrong: click.UsageError) -> str:
    """The usage of the command, when click knows which command was meant."""
    if wrong.ctx is None:
        return ""
    return f"{wrong.ctx.get_usage()}\nดูวิธีใช้ทั้งหมด: {wrong.ctx.command_path} --help\n\n"


def _wrong_use(wrong: click.UsageError) -> str:
    if isinstance(wrong, click.NoSuchOption):
        names = [name for one in _parameters(wrong) for name in one.opts if name.startswith("--")]
        return f"ไม่มีตัวเลือก `{wrong.option_name}` {_nearest(wrong.option_name, names)}"
    if isinstance(wrong, click.BadOptionUsage):
        return _value_of_option(wrong)
    if isinstance(wrong, click.MissingParameter):
        return f"ยังไม่ได้ระบุ {_name(wrong)}"
    if isinstance(wrong, click.BadParameter):
        return f"{_name(wrong)}: {wrong.message}"
    return wrong.message


def _value_of_option(wrong: click.BadOptionUsage) -> str:
    """An option without its value, or with a value although it takes none."""
    for one in _parameters(wrong):
        if wrong.option_name in one.opts and isinstance(one, click.Option) and one.is_flag:
            return f"`{wrong.option_name}` ไม่มีค่าตามหลัง ลบตั้งแต่ `=` ออก"
    return f"`{wrong.option_name}` ต้องมีค่าตามหลัง"


def _parameters(wrong: click.UsageError) -> list[click.Parameter]:
    return wrong.ctx.command.get_params(wrong.ctx) if wrong.ctx else []


def _name(wrong: click.BadParameter) -> str:
    """The option's longest name, or the argument as shown in the usage."""
    parameter = wrong.param
    if parameter is None:
        return "ค่าที่ระบุ"
    if isinstance(parameter, click.Option):
        return f"`{max(parameter.opts, key=len)}`"
    return f"`{parameter.metavar or parameter.human_readable_name}`"


def _nearest(name: str, names: list[str]) -> str:
    plain = {one.lstrip("-"): one for one in names}  # dashes make no two words alike
    near = difflib.get_close_matches(name.lstrip("-"), plain, n=1)
    return (
        f"หมายถึง `{plain[near[0]]}` หรือไม่" if near else f"ใช้ {' '.join(f'`{one}`' for one in sorted(names))}"
    )
