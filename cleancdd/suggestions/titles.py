"""Ids that authors wrote as titles (`unit: น่าน`): answered with the id, once everything that has a title is
read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from cleancdd.diagnostics import Code, Diagnostic, Diagnostics
from cleancdd.suggestions.names import key_titled, titled_like

__all__ = ["answer_titles"]

_TITLE = re.compile(r"`([^`]*[ก-๙][^`]*)` ไม่ใช่รหัส")
_MOST = 12
"""Ids that one advice lists."""

_FIELD = re.compile(r"([a-z_]+):\s*(?:\[[^\]]*)?$")


def answer_titles(diagnostics: Diagnostics, titled: Mapping[str, Mapping[str, Any]]) -> None:
    """Advise the id in place of each title; `titled` has what may be named by the field that names it."""
    diagnostics.answer(lambda one: _answer(one, titled))


def _answer(one: Diagnostic, titled: Mapping[str, Mapping[str, Any]]) -> str | None:
    title = _TITLE.match(one.message) if one.code is Code.WRONG_ID else None
    if title is None:
        return None
    field = _FIELD.search((one.line or "")[: one.span.column - 1])
    among = [titled[field[1]]] if field and field[1] in titled else list(titled.values())
    found = {key for named in among if (key := key_titled(title[1], named))}
    if len(found) == 1:
        return f"พิมพ์รหัส `{found.pop()}`"
    near = titled_like(title[1], among[0]) if len(among) == 1 else None
    if near is not None:
        return f"หมายถึง `{near[0]}` ({near[1]}) หรือไม่"
    return _among(list(among[0])) if len(among) == 1 and among[0] else None


def _among(keys: list[str]) -> str:
    if len(keys) > _MOST:
        return f"พิมพ์รหัส เช่น `{keys[0]}`"
    return f"เลือกพิมพ์ {' '.join(f'`{key}`' for key in keys)}"
