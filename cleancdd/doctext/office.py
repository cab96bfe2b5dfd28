"""Reads Word and PowerPoint files since 2007: pages, notes, comments, tracked changes, charts, links and
metadata."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Final
from xml.etree.ElementTree import ParseError

from cleancdd.doctext.draft import Draft
from cleancdd.doctext.flow import Flow
from cleancdd.doctext.package import Package, local
from cleancdd.doctext.text import Mark

__all__ = ["read_office_metadata", "read_other_parts", "read_presentation", "read_word"]

_METADATA: Final = {
    "creator": "ผู้เขียน",
    "lastModifiedBy": "ผู้แก้ไขล่าสุด",
    "title": "ชื่อเรื่อง",
    "subject": "หัวเรื่อง",
    "description": "คำอธิบาย",
    "keywords": "คำสำคัญ",
    "category": "หมวด",
    "Manager": "ผู้จัดการ",
    "Company": "หน่วยงาน",
}
_CHANGES = frozenset({"ins", "del", "moveFrom", "moveTo", "delText"})
_IN_WORD = (
    (r"word/(header|footer)[0-9]*\.xml", "หัวหรือท้ายกระดาษ"),
    (r"word/(footnotes|endnotes)\.xml", "เชิงอรรถ"),
    (r"word/charts/[^/]+\.xml", "แผนภูมิ"),
    (r"word/diagrams/data[0-9]*\.xml", "แผนผัง"),
)
_COMMENTS = re.compile(r"(word|ppt|xl)/(comments|threadedComments)[^.]*(/[^/]+)?\.xml")
_CHART_WORDS = frozenset({"t", "v"})


_OTHER = re.compile(
    r"(?i)customXml/item[0-9]*\.xml|word/(?!(?:styles|settings|webSettings|fontTable|numbering|theme/)).*\.xml"
    r"|.*\.(?:html?|mht|txt|rtf)"
)
"""Parts that may have text of the author, wherever the file says that they belong."""

_TAGS = re.compile("<[^<>]{0,2000}>")


class _Links:
    """The external addresses in the `.rels` file of a part."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if attributes.get("TargetMode") == "External":
            self.found.append(attributes.get("Target", ""))

    def end(self, tag: str) -> None:
        pass

    def data(self, words: str) -> None:
        pass


class _Metadata:
    """The values of a metadata part by name."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self._name = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._name = attributes.get("name", "") if local(tag) == "property" else self._name
        if local(tag) in _METADATA:
            self._name = _METADATA[local(tag)]

    def end(self, tag: str) -> None:
        self._name = "" if local(tag) == "property" or local(tag) in _METADATA else self._name

    def data(self, words: str) -> None:
        if self._name:
            self.found[self._name] = self.found.get(self._name, "") + words


def read_office_metadata(package: Package, draft: Draft) -> None:
    """Metadata, comments, external links and thumbnails, which are stored alike in Word, Excel and
    PowerPoint."""
    for name in ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"):
        told = _Metadata()
        package.read(name, told)
        for key, value in told.found.items():
            draft.tell(key, value)
    if any(name.startswith("docProps/thumbnail") for name in package.names):
        draft.marks.add(Mark.THUMBNAIL)
    for name in package.names:
        if _COMMENTS.fullmatch(name):
            flow = Flow(
                frozenset({"t", "text"}), paragraphs=frozenset({"p", "comment", "cm", "threadedComment"})
            )
            package.read(name, flow)
            if flow.text.strip():
                draft.marks.add(Mark.COMMENTS)
                draft.add("ความเห็น", flow.text)
    links = _Links()
    for name in package.names:
        if name.endswith(".rels"):
            package.read(name, links)
    draft.add("ลิงก์", "\n".join(links.found))


class _Everything:
    """All text of a part, whatever its elements; only runs belong together."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        pass

    def end(self, tag: str) -> None:
        if local(tag) not in {"t", "r"}:
            self.words.append("\n" if local(tag) == "p" else " ")

    def data(self, words: str) -> None:
        self.words.append(words)


def read_other_parts(package: Package, draft: Draft) -> None:
    """The text of parts that nothing else reads: custom data, a page that is to be inserted, a body under
    another name."""
    for name in sorted(filter(_OTHER.fullmatch, package.unread)):
        draft.add("ส่วนอื่นของไฟล์", _words_of(package, name))


def _words_of(package: Package, name: str) -> str:
    if name.lower().endswith(".xml"):
        whole = _Everything()
        with suppress(ParseError, ValueError):
            package.read(name, whole)
            return "".join(whole.words)
    return _TAGS.sub(" ", package.content(name).decode("utf-8", "replace"))


def read_word(package: Package, draft: Draft) -> None:
    """The text of a Word document as one part, then headers, notes and other text outside the body."""
    _add(package, draft, "word/document.xml", "เนื้อหา", 1)
    for pattern, said in _IN_WORD:
        for name in package.names:
            if re.fullmatch(pattern, name):
                _add(package, draft, name, said)


def read_presentation(package: Package, draft: Draft) -> None:
    """The slides of a presentation in the order of their numbers, and their notes."""
    slides = {int(found[1]): found[0] for name in package.names if (found := _SLIDE.fullmatch(name))}
    for number, name in sorted(slides.items()):
        look = _Shown()
        package.read(name, look)
        draft.add("สไลด์", look.text, number, hidden=look.hidden)
    for name in package.names:
        if re.fullmatch(r"ppt/(notesSlides|charts|diagrams)/[^/]+\.xml", name):
            _add(package, draft, name, "บันทึกย่อ" if "/notesSlides/" in name else "แผนภูมิ")


_SLIDE = re.compile(r"ppt/slides/slide([0-9]{1,6})\.xml")


class _Shown(Flow):
    """A slide, and whether it is hidden."""

    hidden = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Read from the slide element whether it is shown."""
        if local(tag) == "sld":
            self.hidden = attributes.get("show") in {"0", "false"}
        super().start(tag, attributes)


def _add(package: Package, draft: Draft, name: str, said: str, number: int = 0) -> None:
    is_chart = "/charts/" in name
    flow = Flow(_CHART_WORDS, paragraphs=frozenset({"p", "pt"})) if is_chart else Flow(marked=_CHANGES)
    package.read(name, flow)
    if flow.count:
        draft.marks.add(Mark.CHANGES)
    draft.add(said, flow.text, number)
