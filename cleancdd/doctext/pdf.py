"""Reads PDF files: the text of each page, covered or not, annotations and form fields, and metadata."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from cleancdd.doctext.draft import Draft
from cleancdd.doctext.text import Mark, Unread

__all__ = ["read_pdf"]

_METADATA: Final = {
    "/Author": "ผู้เขียน",
    "/Title": "ชื่อเรื่อง",
    "/Subject": "หัวเรื่อง",
    "/Keywords": "คำสำคัญ",
    "/Company": "หน่วยงาน",
    "/Manager": "ผู้จัดการ",
    "/SourceModified": "",
    "/Creator": "",
    "/Producer": "",
    "/CreationDate": "",
    "/ModDate": "",
    "/Trapped": "",
}
"""The Thai names of PDF metadata; entries with an empty name do not concern people."""

_MOST_PAGES = 2_000
_MOST_ANNOTATIONS = 2_000
_MOST_XMP = 200_000


def read_pdf(data: bytes, draft: Draft, nested: Callable[[str, bytes, Draft], None]) -> None:
    """Read a PDF; `nested` reads a file attached inside it."""
    from pypdf import PdfReader  # noqa: PLC0415 - slow to import
    from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError  # noqa: PLC0415

    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            draft.unread = Unread.LOCKED
            return
        _read(reader, draft, nested)
    except (DependencyError, FileNotDecryptedError):
        draft.unread = Unread.LOCKED
    except PyPdfError:
        draft.unread = Unread.BROKEN


def _read(reader: Any, draft: Draft, nested: Callable[[str, bytes, Draft], None]) -> None:
    for key, value in (reader.metadata or {}).items():
        draft.tell(_METADATA.get(key, key.lstrip("/")), value) if _METADATA.get(key, key) else None
    count = len(reader.pages)
    for number in range(min(count, _MOST_PAGES)):
        page = reader.pages[number]
        draft.add("หน้า", _page_text(page, draft), number + 1)
        said = "\n".join(_annotations(page))
        if said:
            draft.add(f"หมายเหตุหรือช่องกรอกในหน้า {number + 1}", said)
    if count > _MOST_PAGES:
        draft.unread = Unread.LONG
    _beside(reader, draft, nested)


def _page_text(page: Any, draft: Draft) -> str:
    try:
        return str(page.extract_text())
    except (MemoryError, KeyboardInterrupt):
        raise
    except Exception:  # a malformed page can raise anything; the others are still read
        draft.unread = Unread.BROKEN
        return ""


def _annotations(page: Any) -> Iterator[str]:
    """The text of annotations, links and form fields of a page."""
    for one in list(page.get("/Annots") or ())[:_MOST_ANNOTATIONS]:
        note = one.get_object()
        for key in ("/Contents", "/V", "/T", "/TU"):
            value = note.get(key)
            if isinstance(value, str) and value.strip():
                yield value
        action = note.get("/A")
        address = action.get_object().get("/URI") if action is not None else None
        if address is not None:
            yield address.decode("utf-8", "replace") if isinstance(address, bytes) else str(address)


def _beside(reader: Any, draft: Draft, nested: Callable[[str, bytes, Draft], None]) -> None:
    """The outline, the attached files and the XMP metadata."""
    draft.add("สารบัญของไฟล์", "\n".join(_titles(reader.outline, 0)))
    packet = reader.root_object.get("/Metadata")
    if packet is not None:
        words = packet.get_object().get_data()[:_MOST_XMP].decode("utf-8", "replace")
        draft.add("ข้อมูลกำกับ (XMP)", _people(words))
    for name, files in reader.attachments.items():
        draft.marks.add(Mark.ATTACHED)
        draft.add("ชื่อไฟล์ที่แนบ", str(name))
        for content in files:
            nested(str(name), content, draft)


def _people(packet: str) -> str:
    """The words of an XMP packet, without ids and the dates written by programs."""
    found = re.findall(r"<(dc|pdf|photoshop):(\w+)[^>]*>(.*?)</\1:\2>", packet, re.DOTALL)
    told = [re.sub(r"<[^>]*>", " ", words) for _, name, words in found if name not in {"Producer", "format"}]
    return "\n".join(" ".join(words.split()) for words in told if words.strip())


def _titles(outline: Any, depth: int) -> Iterator[str]:
    for one in outline if depth < 10 else ():
        if isinstance(one, list):
            yield from _titles(one, depth + 1)
        else:
            yield str(one.get("/Title", ""))
