"""CSV that Excel opens with Thai intact and without running anything."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancdd.formats.csv import as_csv, table

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)


def bare(cell: str) -> str:
    return cell.strip().removeprefix("'")


def cells(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_thai_stands_after_a_byte_order_mark() -> None:
    assert as_csv(table(("ชื่อ", "จำนวน"), [("แผน, ปี 2564", 3), ('เรียก "งบ"', None)])) == (
        '\ufeffชื่อ,จำนวน\r\n"แผน, ปี 2564",3\r\n"เรียก ""งบ""",\r\n'
    )


@pytest.mark.parametrize(
    "cell", ["=1+1", "+66 2", "-cmd", "@SUM(A1)", "\r=1", " =1", "＝1", '=HYPERLINK("x")']
)
def test_a_cell_that_would_run_is_quoted(cell: str) -> None:
    assert cells(as_csv(table(("a",), [(cell,)])))[1][0].startswith("'")


@pytest.mark.parametrize("cell", ["-5", "+3", "12.50", "ก=1", "a@b.go.th", "https://x/?a=b", ""])
def test_plain_cells_stay_as_they_are(cell: str) -> None:
    assert cells(as_csv(table(("a", "b"), [(cell, "x")])))[1] == [cell, "x"]


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=5))
def test_what_is_written_is_read_back_but_for_the_quote_and_outer_spaces(rows: list[tuple[str, str]]) -> None:
    read = cells(as_csv(table(("a", "b"), rows)))[1:]
    assert [[bare(cell) for cell in row] for row in read] == [[bare(cell) for cell in row] for row in rows]
