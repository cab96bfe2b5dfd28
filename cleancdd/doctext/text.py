"""The result of reading a document: plain text by page, metadata, and content that its author may not see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any, Final, Self

__all__ = ["READ_KINDS", "DocumentText", "Mark", "Part", "Unread"]

READ_KINDS: Final = frozenset(
    {
        "PDF",
        "Word",
        "Excel",
        "PowerPoint",
        "OpenDocument Text",
        "OpenDocument Spreadsheet",
        "OpenDocument Presentation",
        "CSV",
    }
)
"""The kinds of file (see `readers.files.kinds`) whose text is read; the formats before 2007 are not."""


class Unread(StrEnum):
    """Why a document was not read, or not completely; the value is Thai, for display."""

    OLD = "ไม่อ่าน เพราะเป็นรูปแบบก่อนปี 2550 (.doc .xls .ppt)"
    LOCKED = "ไม่อ่าน เพราะเข้ารหัสไว้"
    BROKEN = "อ่านไม่ได้ทั้งหมด เพราะไฟล์ผิดรูปแบบ"
    LONG = "อ่านไม่จบ เพราะใช้เวลาหรือเนื้อที่เกินกำหนด"


class Mark(StrEnum):
    """Content of a document that its author may not see; the value is Thai, for display."""

    COMMENTS = "ความเห็นที่แทรกไว้"
    CHANGES = "การแก้ไขที่ติดตามไว้"
    EARLIER = "ข้อความของฉบับก่อนแก้ไขซึ่งยังอยู่ในไฟล์"
    HIDDEN = "แผ่นงาน แถว คอลัมน์ หรือสไลด์ที่ซ่อนไว้"
    THUMBNAIL = "ภาพย่อของหน้าแรก"
    ATTACHED = "ไฟล์ที่แนบอยู่ภายใน"


@dataclass(frozen=True, slots=True)
class Part:
    """A page, slide or sheet, or text outside of them.

    `number` counts pages, slides and sheets from 1; it is 0 for other text: comments, notes, metadata. `name`
    is Thai or the author's: `หน้า`, the name of a sheet, `ความเห็น`. In `text` a line is a paragraph or a
    table row, with cells separated by tabs.
    """

    name: str
    text: str
    number: int = 0
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class DocumentText:
    """The text of a document in the order of its pages, its metadata by Thai name, and the marks of content
    that its author may not see.

    `unread` is the reason when the text is missing or incomplete.
    """

    parts: tuple[Part, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    marks: frozenset[Mark] = frozenset()
    unread: Unread | None = None

    def as_record(self) -> dict[str, Any]:
        """The document as a JSON object; `of_record` restores it."""
        record = asdict(self) | {"marks": sorted(mark.name for mark in self.marks)}
        return record | {"unread": self.unread.name if self.unread else None}

    @classmethod
    def of_record(cls, record: Any) -> Self:
        """Restore a document from a record; raises ValueError, KeyError or TypeError when it is not one."""
        parts = tuple(
            Part(str(one["name"]), str(one["text"]), int(one["number"]), one["hidden"] is True)
            for one in record["parts"]
        )
        return cls(
            parts=parts,
            metadata={str(key): str(value) for key, value in record["metadata"].items()},
            marks=frozenset(Mark[name] for name in record["marks"]),
            unread=Unread[record["unread"]] if record["unread"] is not None else None,
        )
