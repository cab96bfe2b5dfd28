"""Tabs that indent lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.source.problems import told


@pytest.mark.parametrize(
    "text", ["a:\n\t- x\n", "a:\n\tb: 1\n", "a: |\n\tx\n", "a:\n  b: 1\n\tc: 2\n", "\ta: 1\n"]
)
def test_tab_that_indents_is_told(tmp_path: Path, text: str) -> None:
    assert [(code, words) for code, _, words, _ in told(tmp_path, text)] == [("tab-indent", "\t")]


def test_every_line_that_a_tab_indents_is_told_up_to_five(tmp_path: Path) -> None:
    assert [line for _, line, _, _ in told(tmp_path, "a:\n" + "\tb: 1\n" * 9)] == [2, 3, 4, 5, 6]
    assert told(tmp_path, "-\tx\n") == [("tab-indent", 1, "\t", "มีแท็บ (Tab) หลัง `-`")]


def test_a_line_under_a_field_that_says_it_has_none_is_told_at_the_field(tmp_path: Path) -> None:
    text = "numbers: {}\n  # หมายเหตุ\n  grievances: 0\n"
    message = "`{}` หมายถึงไม่มีรายการใด แต่บรรทัดที่ 3 เป็นรายการของช่องนี้"
    assert told(tmp_path, text) == [("broken-yaml", 1, "{}", message)]
