"""Finds what the package carries along: its templates and the rubrics, in a wheel as in a checkout."""

from __future__ import annotations

from pathlib import Path

__all__ = ["rubrics_folder", "templates_folder"]

_PACKAGE = Path(__file__).resolve().parent


def templates_folder() -> Path:
    """The folder of the package's own templates."""
    return _carried("templates", "templates")


def rubrics_folder() -> Path:
    """The folder that holds a rubric per fiscal year, for the sample programme."""
    return _carried("rubric", "content/rubric")


def _carried(in_wheel: str, in_checkout: str) -> Path:
    carried = _PACKAGE / "_carried" / in_wheel
    return carried if carried.is_dir() else _PACKAGE.parent / in_checkout
