"""Writes the few shapes of YAML that the program puts into files, laid out as a person would type them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

__all__ = ["Value", "emit"]

Value = str | int | Mapping[str, "Value"] | Sequence["Value"]
"""What can be written: texts, whole numbers, true and false, and mappings and lists of these."""

_PLAIN = re.compile(r"[0-9A-Za-zก-๛](?:[0-9A-Za-zก-๛ ._()/%-]*[0-9A-Za-zก-๛._()/%])?")
_WORDS_OF_YAML = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_ONE_LINE = 80


def emit(value: Mapping[str, Value]) -> str:
    """The text of a YAML file; short collections of plain values are written on one line, such as `{part: 41,
    whole: 52}`."""
    lines: list[str] = []
    _mapping(value, "", lines)
    return "\n".join([*lines, ""])


def _mapping(value: Mapping[str, Value], indent: str, lines: list[str]) -> None:
    for key, one in value.items():
        line = _one_line(one)
        lines.append(f"{indent}{_scalar(key)}:" if line is None else f"{indent}{_scalar(key)}: {line}")
        if line is None:
            _block(one, indent + "  ", lines)


def _block(value: Value, indent: str, lines: list[str]) -> None:
    if isinstance(value, Mapping):
        _mapping(value, indent, lines)
    elif isinstance(value, Sequence):
        for one in value:
            _item(one, indent, lines)


def _item(value: Value, indent: str, lines: list[str]) -> None:
    line = _one_line(value)
    if line is not None:
        lines.append(f"{indent}- {line}")
        return
    first = len(lines)
    _block(value, indent + "  ", lines)
    lines[first] = f"{indent}- {lines[first][len(indent) + 2 :]}"


def _one_line(value: Value) -> str | None:
    """A scalar, or a collection of scalars that is short enough."""
    if isinstance(value, str | int):
        return _scalar(value)
    parts = list(value.values()) if isinstance(value, Mapping) else value
    texts = [_scalar(one) for one in parts if isinstance(one, str | int)]
    if len(texts) < len(parts):
        return None
    if isinstance(value, Mapping):
        line = (
            "{" + ", ".join([f"{_scalar(key)}: {text}" for key, text in zip(value, texts, strict=True)]) + "}"
        )
    else:
        line = "[" + ", ".join(texts) + "]"
    return line if len(line) <= _ONE_LINE else None


@lru_cache(maxsize=4096, typed=True)
def _scalar(value: str | int) -> str:
    """One value as it is typed: in quotes where YAML would read it as something else."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    plain = _PLAIN.fullmatch(text) and text.lower() not in _WORDS_OF_YAML
    return text if plain else json.dumps(text, ensure_ascii=False)
