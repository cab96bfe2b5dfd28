"""Reads OpenDocument files: text, sheets and slides with annotations, tracked changes and metadata."""

from __future__ import annotations

from typing import Final

from cleancdd.doctext.draft import Draft
from cleancdd.doctext.flow import Flow
from cleancdd.doctext.package import Package, local
from cleancdd.doctext.text import Mark

__all__ = ["read_opendocument"]

_METADATA: Final = {
    "initial-creator": "ผู้เขียน",
    "creator": "ผู้แก้ไขล่าสุด",
    "printed-by": "ผู้พิมพ์",
    "title": "ชื่อเรื่อง",
    "subject": "หัวเรื่อง",
    "description": "คำอธิบาย",
    "keyword": "คำสำคัญ",
    "user-defined": "อื่น ๆ",
}
_MOST_REPEATED = 60
_PAGES = {"OpenDocument Spreadsheet": "table", "OpenDocument Presentation": "page"}
_PARAGRAPHS = frozenset({"p", "h", "title", "desc"})
"""The title and desc elements describe a drawing."""

_MARKS = {"annotation": Mark.COMMENTS, "tracked-changes": Mark.CHANGES}
_CELLS = frozenset({"table-cell", "covered-table-cell"})


def _of(attributes: dict[str, str], name: str) -> str:
    return next((value for key, value in attributes.items() if local(key) == name), "")


class _Content(Flow):
    """The content of a document, split into sheets or slides."""

    def __init__(self, page: str | None, draft: Draft) -> None:
        super().__init__(_PARAGRAPHS, paragraphs=_PARAGRAPHS, row="table-row", cell="table-cell")
        self._page, self._draft = page, draft
        self._style = ""
        self._hidden_styles: set[str] = set()
        self._number, self._name, self._hidden = 0, "", False
        self._repeated = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local(tag)
        self._note_style(name, attributes)
        self._note_mark(name, attributes)
        if name == "s":
            self.say(" ")
        elif name == "a" and _of(attributes, "href").startswith("mailto:"):
            self.say(f"{_of(attributes, 'href')} ")
        elif name in _CELLS:
            repeated = _of(attributes, "number-columns-repeated")
            self._repeated = min(int(repeated), _MOST_REPEATED) - 1 if repeated.isdigit() else 0
        elif name == self._page:
            self._begin(attributes)
        super().start(tag, attributes)

    def _note_style(self, name: str, attributes: dict[str, str]) -> None:
        """Record the styles that hide a sheet or slide."""
        if name == "style":
            self._style = _of(attributes, "name")
        elif (name, _of(attributes, "display")) == ("table-properties", "false") or (
            name,
            _of(attributes, "visibility"),
        ) == ("drawing-page-properties", "hidden"):
            self._hidden_styles.add(self._style)

    def _note_mark(self, name: str, attributes: dict[str, str]) -> None:
        if name in _MARKS:
            self._draft.marks.add(_MARKS[name])
        is_line = name in {"table-row", "table-column"}
        if is_line and _of(attributes, "visibility") in {"collapse", "filter"}:
            self._draft.marks.add(Mark.HIDDEN)

    def end(self, tag: str) -> None:
        super().end(tag)
        if local(tag) in _CELLS and self._repeated > 0:
            self.say("\t" * self._repeated)
            self._repeated = 0
        if local(tag) == self._page:
            self.finish()

    def _begin(self, attributes: dict[str, str]) -> None:
        self._number += 1
        self._name = _of(attributes, "name")
        self._hidden = _of(attributes, "style-name") in self._hidden_styles

    def finish(self) -> None:
        """Add the text since the start of the last page."""
        number = self._number if self._page else 1
        self._draft.add(self._name or "เนื้อหา", self.text, number, hidden=self._hidden)
        self.clear()
        self._name, self._hidden = "", False


class _Metadata:
    """The values of `meta.xml`."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._said = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._said = ""

    def end(self, tag: str) -> None:
        if local(tag) in _METADATA:
            self._draft.tell(_METADATA[local(tag)], self._said)

    def data(self, words: str) -> None:
        self._said += words


def read_opendocument(package: Package, draft: Draft, kind: str) -> None:
    """Read the content of an OpenDocument file, its headers and footers, and its metadata."""
    package.read("meta.xml", _Metadata(draft))
    if any(name.startswith("Thumbnails/") for name in package.names):
        draft.marks.add(Mark.THUMBNAIL)
    page = _PAGES.get(kind)
    content = _Content(page, draft)
    package.read("content.xml", content)
    if page is None:
        content.finish()
    beside = Flow(_PARAGRAPHS, paragraphs=_PARAGRAPHS, row="table-row", cell="table-cell")
    package.read("styles.xml", beside)
    draft.add("หัวหรือท้ายกระดาษ", beside.text)
