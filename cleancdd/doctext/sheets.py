"""Reads Excel files since 2007: the cells of every sheet, hidden ones too, and cached values of pivot
tables."""

from __future__ import annotations

import re
from typing import Final

from cleancdd.doctext.draft import Draft
from cleancdd.doctext.flow import Flow
from cleancdd.doctext.package import Package, local

__all__ = ["read_workbook"]

_MOST_STRINGS = 400_000
_WIDEST_GAP = 60
_PADDED = re.compile(r'(?:\[[^\]]*\])?[0#()\- \\"+]+')
_ELSEWHERE: Final = (
    (r"xl/drawings/[^/]+\.xml", "กล่องข้อความ", frozenset({"t"})),
    (r"xl/charts/[^/]+\.xml", "แผนภูมิ", frozenset({"t", "v"})),
    (r"xl/externalLinks/[^/]+\.xml", "ข้อมูลจากไฟล์อื่น", frozenset({"v"})),
)


class _Book:
    """The sheets in order, by the ids of their parts, and whether each is hidden."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, bool]] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if local(tag) == "sheet":
            key = next((value for name, value in attributes.items() if local(name) == "id"), "")
            self.sheets.append(
                (attributes.get("name", ""), key, attributes.get("state", "visible") != "visible")
            )

    def end(self, tag: str) -> None:
        pass

    def data(self, words: str) -> None:
        pass


class _Targets:
    """The targets of relationship ids."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        target = attributes.get("Target", "")
        self.found[attributes.get("Id", "")] = target[1:] if target.startswith("/") else f"xl/{target}"

    def end(self, tag: str) -> None:
        pass

    def data(self, words: str) -> None:
        pass


class _Strings:
    """The shared strings of cells."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._said: list[str] = []
        self._in_text = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local(tag)
        self._said = [] if name == "si" else self._said
        self._in_text = name == "t"

    def end(self, tag: str) -> None:
        self._in_text = False
        if local(tag) == "si" and len(self.found) < _MOST_STRINGS:
            self.found.append(" ".join("".join(self._said).split()))

    def data(self, words: str) -> None:
        if self._in_text:
            self._said.append(words)


class _Styles:
    """The number of digits to which each cell style pads; 0 for most."""

    def __init__(self) -> None:
        self.widths: list[int] = []
        self._formats: dict[str, int] = {}
        self._in_cells = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local(tag)
        if name == "numFmt":
            self._formats[attributes.get("numFmtId", "")] = _digits(attributes.get("formatCode", ""))
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            self.widths.append(self._formats.get(attributes.get("numFmtId", ""), 0))

    def end(self, tag: str) -> None:
        if local(tag) == "cellXfs":
            self._in_cells = False

    def data(self, words: str) -> None:
        pass


def _digits(form: str) -> int:
    first = form.partition(";")[0]
    if not _PADDED.fullmatch(first) or "0" not in first:
        return 0
    return sum(sign in "0#" for sign in first[first.index("0") :])


class _Sheet:
    """The rows of a sheet as lines; a cell is preceded by one tab for each column before it."""

    def __init__(self, strings: list[str], widths: list[int], draft: Draft) -> None:
        self._strings, self._widths, self._draft = strings, widths, draft
        self._lines: list[str] = []
        self._row: list[str] = []
        self._kind, self._style, self._value = "", "", ""
        self._in_value = False
        self.hides = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local(tag)
        if name in {"row", "col"} and attributes.get("hidden") in {"1", "true"}:
            self.hides = True
        if name == "row":
            self._row = []
        elif name == "c":
            self._kind, self._style, self._value = attributes.get("t", "n"), attributes.get("s", "0"), ""
            gap = _column(attributes.get("r", "")) - len(self._row)
            self._row += [""] * min(max(gap, 0), _WIDEST_GAP)
        self._in_value = name in {"v", "t"}

    def end(self, tag: str) -> None:
        name = local(tag)
        self._in_value = False
        if name == "c":
            self._row.append(self._cell())
        elif name == "row":
            self._lines.append("\t".join(self._row))
            if len(self._lines) % 1_000 == 0:
                self._draft.check()

    def data(self, words: str) -> None:
        if self._in_value:
            self._value += words

    def _cell(self) -> str:
        value = self._value
        if self._kind == "s" and value.isdigit():
            return self._strings[int(value)] if int(value) < len(self._strings) else ""
        if self._kind != "n":
            return " ".join(value.split())
        if "E" in value.upper() and re.fullmatch(r"[0-9.]+E\+?[0-9]{1,2}", value.upper()):
            value = str(round(float(value)))
        value = re.sub(r"\.0+$", "", value)
        width = (
            self._widths[int(self._style)]
            if self._style.isdigit() and int(self._style) < len(self._widths)
            else 0
        )
        return value.zfill(min(width, 20)) if value.isdigit() else value

    @property
    def text(self) -> str:
        """All rows so far."""
        return "\n".join(self._lines)


def _column(reference: str) -> int:
    """The column of a cell such as `AB12`, from 0."""
    number = 0
    for sign in reference[:3]:
        if not "A" <= sign <= "Z":
            break
        number = number * 26 + ord(sign) - 64
    return max(number - 1, 0)


class _Values:
    """The cached values of a pivot table's source cells."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if local(tag) in {"s", "n"} and "v" in attributes:
            self.found.append(attributes["v"])

    def end(self, tag: str) -> None:
        pass

    def data(self, words: str) -> None:
        pass


def read_workbook(package: Package, draft: Draft) -> None:
    """Read every sheet in order, then comments and other text outside the cells."""
    book, targets, strings, styles = _Book(), _Targets(), _Strings(), _Styles()
    package.read("xl/workbook.xml", book)
    package.read("xl/_rels/workbook.xml.rels", targets)
    package.read("xl/sharedStrings.xml", strings)
    package.read("xl/styles.xml", styles)
    for number, (name, key, hidden) in enumerate(book.sheets, 1):
        sheet = _Sheet(strings.found, styles.widths, draft)
        package.read(targets.found.get(key, ""), sheet)
        draft.add(name, sheet.text, number, hidden=hidden or sheet.hides)
    for pattern, said, words in _ELSEWHERE:
        for name in package.names:
            if re.fullmatch(pattern, name):
                flow = Flow(words, paragraphs=frozenset({"p", "pt", "cell"}))
                package.read(name, flow)
                draft.add(said, flow.text)
    for name in package.names:
        if re.fullmatch(r"xl/pivotCache/[^/]+\.xml", name):
            values = _Values()
            package.read(name, values)
            draft.add("ข้อมูลของตารางสรุป (Pivot)", "\n".join(values.found))
