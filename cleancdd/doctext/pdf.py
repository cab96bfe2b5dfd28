"""Reads PDF files: the text of each page, covered or not, annotations and form fields, metadata, and what
earlier revisions had in their place.

A program that saves a PDF incrementally appends what changed and leaves the rest of the file as it was: what
somebody removed is still there for whoever cuts the file at an earlier end.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Callable, Iterator, Sequence
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
_MOST_REVISIONS = 20
_END = re.compile(rb"startxref\s+[1-9][0-9]*\s+%%EOF")
"""The end of a revision; at the first end of a file made for the web (linearised) the number is 0."""

_DEEPEST = 5
"""Forms drawn within forms of a page that are told apart."""


def read_pdf(data: bytes, draft: Draft, nested: Callable[[str, bytes, Draft], None]) -> None:
    """Read a PDF; `nested` reads a file attached inside it."""
    from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError  # noqa: PLC0415 - slow to import

    try:
        reader = _opened(data)
        _read(reader, draft, nested)
        _read_earlier(data, reader, draft, nested)
    except (DependencyError, FileNotDecryptedError):
        draft.unread = Unread.LOCKED
    except PyPdfError:
        draft.unread = Unread.BROKEN


def _opened(data: bytes) -> Any:
    """A reader of a PDF that opens without a password; raises `FileNotDecryptedError` for any other."""
    from pypdf import PdfReader  # noqa: PLC0415 - slow to import
    from pypdf.errors import FileNotDecryptedError  # noqa: PLC0415

    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise FileNotDecryptedError
    return reader


def _metadata(reader: Any) -> dict[str, str]:
    """The metadata that concerns people, by Thai name."""
    named = {_METADATA.get(key, key.lstrip("/")): value for key, value in (reader.metadata or {}).items()}
    return {name: str(value) for name, value in named.items() if name and value is not None}


def _attached(reader: Any) -> Iterator[tuple[str, bytes]]:
    """The files attached inside a PDF, by name."""
    for name, files in reader.attachments.items():
        for content in files:
            yield str(name), content


def _read(reader: Any, draft: Draft, nested: Callable[[str, bytes, Draft], None]) -> None:
    for name, value in _metadata(reader).items():
        draft.tell(name, value)
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
    for name, content in _attached(reader):
        draft.marks.add(Mark.ATTACHED)
        draft.add("ชื่อไฟล์ที่แนบ", name)
        nested(name, content, draft)


def _people(packet: str) -> str:
    """The words of an XMP packet, without ids and the dates written by programs."""
    found = re.findall(r"<(dc|pdf|photoshop):(\w+)[^>]*>(.*?)</\1:\2>", packet, re.DOTALL)
    told = [re.sub(r"<[^>]*>", " ", words) for _, name, words in found if name not in {"Producer", "format"}]
    told += [packet] if "<!DOCTYPE" in packet else []  # its entities may stand for anything
    return "\n".join(" ".join(words.split()) for words in told if words.strip())


def _titles(outline: Any, depth: int) -> Iterator[str]:
    for one in outline if depth < 10 else ():
        if isinstance(one, list):
            yield from _titles(one, depth + 1)
        else:
            yield str(one.get("/Title", ""))


def _read_earlier(
    data: bytes, latest: Any, draft: Draft, nested: Callable[[str, bytes, Draft], None]
) -> None:
    """Read what earlier revisions have and later ones do not, from the last to the first."""
    ends = [found.end() for found in _END.finditer(data)][:-1]
    if not ends:
        return
    if len(ends) > _MOST_REVISIONS:
        draft.unread = Unread.LONG
    seen: set[object] = {*_metadata(latest).values(), *_attached(latest)}
    for page in latest.pages[:_MOST_PAGES]:
        seen |= {_drawing(page), *_annotations(page)}
    for end in reversed(ends[-_MOST_REVISIONS:]):
        _read_revision(_opened(data[:end]), seen, draft, nested)


def _read_revision(
    earlier: Any, seen: set[object], draft: Draft, nested: Callable[[str, bytes, Draft], None]
) -> None:
    """Read what one revision has beyond what was seen, and note it as seen."""
    for number, page in enumerate(earlier.pages[:_MOST_PAGES], 1):
        drawing = _drawing(page)
        words = [] if drawing in seen else [_page_text(page, draft)]
        words += (one for one in _annotations(page) if one not in seen)
        seen |= {drawing, *words}
        _add_earlier(f"หน้า {number}", words, draft)
    told = [one for one in _metadata(earlier).values() if one not in seen]
    _add_earlier("ข้อมูลกำกับ", told, draft)
    removed = [one for one in _attached(earlier) if one not in seen]
    for name, content in removed:
        draft.marks.add(Mark.EARLIER)
        nested(name, content, draft)
    seen |= {*told, *removed}


def _add_earlier(place: str, words: Sequence[str], draft: Draft) -> None:
    if any(map(str.strip, words)):
        draft.marks.add(Mark.EARLIER)
        draft.add(f"ฉบับก่อนแก้ไข {place}", "\n".join(words))


def _drawing(page: Any, depth: int = 0) -> bytes:
    """A digest of what a page, or a form drawn on it, is drawn from; the same digest means the same text."""
    content = page.get_contents() if depth == 0 else page
    digest = hashlib.sha256(content.get_data() if content is not None else b"")
    resources = page.get("/Resources")
    drawn = resources.get_object().get("/XObject") if resources is not None else None
    forms: dict[str, Any] = drawn.get_object() if drawn is not None and depth < _DEEPEST else {}
    for _, named in sorted(forms.items()):
        form = named.get_object()
        if form.get("/Subtype") == "/Form":
            digest.update(_drawing(form, depth + 1))
    return digest.digest()
