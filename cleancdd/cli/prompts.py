"""Values that a command needs: taken from its arguments, else asked for on a terminal, else reported as
missing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import Any

import click

from cleancdd.model.names import is_reserved, is_slug

__all__ = ["NewSlug", "asked"]


class NewSlug(click.ParamType[str]):
    """The id of something new; with `nested`, several ids joined by `/`."""

    name = "ID"

    def __init__(self, *, nested: bool = False) -> None:
        self._nested = nested

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The id; fails with a message that says how to form one."""
        text = str(value).removesuffix(".md")
        for part in text.split("/") if self._nested else (text,):
            if is_reserved(part):
                self.fail(f"`{part}` เป็นชื่อที่ Windows สงวนไว้ ใช้รหัสอื่น เช่น `{part.lower()}-list`", param, ctx)
            if not is_slug(part):
                self.fail(
                    f"`{part}` ใช้เป็นรหัสไม่ได้ เพราะรหัสเป็นที่อยู่ถาวรของหน้าเว็บ "
                    f"ใช้ตัวพิมพ์เล็ก a-z ตัวเลข และขีดกลาง เช่น `work-plan`{_place_of_a_title(ctx)}",
                    param,
                    ctx,
                )
        return text


def _place_of_a_title(ctx: click.Context | None) -> str:
    """The option of the command that takes a title in Thai; nothing where it has none."""
    options = {name for one in ctx.command.params for name in one.opts} if ctx else set()
    return next((f" ชื่อภาษาไทยใส่ใน {one}" for one in ("--title", "--name") if one in options), "")


class _Asked(click.Option):
    """An option with a question, which is asked on a terminal; elsewhere all that are missing are told."""

    def handle_parse_result(
        self, ctx: click.Context, opts: Mapping[str, Any], args: list[str]
    ) -> tuple[Any, list[str]]:
        """The value of the option; raises `UsageError` that names every missing one."""
        if not (opts.get(self.name or "") or ctx.resilient_parsing or sys.stdin.isatty()):
            params = (one for one in ctx.command.params if isinstance(one, _Asked))
            missing = (one for one in params if not opts.get(one.name or ""))
            told = (f"ยังไม่ได้ระบุ `{one.opts[0]}`: {one.help}" for one in missing)
            raise click.UsageError("\n".join(told), ctx)
        return super().handle_parse_result(ctx, opts, args)


def asked(name: str, question: str, *, kind: Any = str, many: bool = False) -> Callable[[Any], Any]:
    """An option that is asked for by its question when left out; without a terminal it is required."""

    def fill(ctx: click.Context, param: click.Parameter, value: Any) -> Any:
        if value or ctx.resilient_parsing:
            return value
        answer = _ask(question, param, ctx)
        return (answer,) if many else answer

    return click.option(name, cls=_Asked, type=kind, multiple=many, callback=fill, help=question)


def _ask(question: str, param: click.Parameter, ctx: click.Context) -> Any:
    """Ask until there is a valid answer."""
    while True:
        answer = click.prompt(question, default="", show_default=False, err=True)
        if not answer.strip():
            continue
        try:
            return param.type.convert(answer.strip(), param, ctx)
        except click.BadParameter as wrong:
            click.echo(wrong.message, err=True)
