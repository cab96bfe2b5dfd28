"""A text costs no more than its letters: a reference that is named many times is counted each time."""

from __future__ import annotations

import pytest

from cleancdd.diagnostics import Code
from cleancdd.markup import render
from cleancdd.markup.parser import MOST_OF_ADDRESSES

ADDRESS = "https://example.go.th/" + "b" * 30_000


def test_addresses_named_too_often_are_told_and_nothing_is_written() -> None:
    markup = render(f"ก\n\n[a]: {ADDRESS}\n\n" + "[a] " * 10_000, first_line=5)
    (problem,) = markup.problems
    assert (problem.code, problem.line) == (Code.RUNAWAY_ALIAS, 7)
    assert markup.prose.html == ""
    assert markup.links == ()


def test_images_and_titles_count_too() -> None:
    assert render(f"[a]: /files/a.png '{'b' * 30_000}'\n\n" + "![ก][a] " * 10_000).problems


def test_a_reference_may_be_named_as_often_as_it_is_short() -> None:
    markup = render("[a]: /about/\n\n" + "[a] " * 2_000)
    assert len(markup.links) == 2_000
    assert markup.problems == ()
    assert len(ADDRESS) * 30 < MOST_OF_ADDRESSES
    assert render(f"[a]: {ADDRESS}\n\n" + "[a] " * 30).problems == ()


def test_a_table_too_large_to_be_read_is_told_and_nothing_is_written() -> None:
    rows = "| ก | ข |\n" * 10_001
    markup = render(f"ก\n\n| a | b |\n|---|---|\n{rows}", first_line=5)
    (problem,) = markup.problems
    assert (problem.code, problem.line) == (Code.FILE_TOO_LARGE, 7)
    assert markup.prose.html == ""


@pytest.mark.parametrize("unit", ["[", "*a **b ", "- ก\n", "`", "<a", "&amp;", ">", "\\"])
def test_a_text_of_more_signs_than_can_be_parsed_is_told_and_nothing_is_written(unit: str) -> None:
    markup = render(unit * 30_001, first_line=5)
    (problem,) = markup.problems
    assert (problem.code, problem.line) == (Code.FILE_TOO_LARGE, 5)
    assert markup.prose.html == ""


def test_a_table_of_thousands_of_cells_is_read() -> None:
    assert render("| a | b |\n|---|---|\n" + "| ก | ข |\n" * 4_000).problems == ()
