"""Tables for spreadsheets: CSV that Excel opens with Thai intact and without running anything."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from cleancdd.model.base import Computed

__all__ = ["Table", "as_csv", "table"]

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠\t\r]")
"""How a cell begins that a spreadsheet would run (CWE-1236)."""

_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")


class Table(Computed):
    """Rows of plain texts under a header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> Table:
    """A table of whatever can be written as text; None becomes an empty cell."""
    written = (tuple("" if cell is None else str(cell) for cell in row) for row in rows)
    return Table(header=tuple(header), rows=tuple(written))


def as_csv(one: Table) -> str:
    """The table as RFC 4180 CSV after a byte-order mark; a cell that looks like a formula is preceded by an
    apostrophe."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerows([_safe(cell) for cell in row] for row in (one.header, *one.rows))
    return "\ufeff" + text.getvalue()


def _safe(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell
