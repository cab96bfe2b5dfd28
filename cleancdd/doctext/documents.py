"""Extracts the text of one document of any kind; runs in the worker process only."""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from xml.etree.ElementTree import ParseError

from cleancdd.doctext.draft import Draft, Full
from cleancdd.doctext.office import read_office_metadata, read_other_parts, read_presentation, read_word
from cleancdd.doctext.opendocument import read_opendocument
from cleancdd.doctext.package import Package
from cleancdd.doctext.pdf import read_pdf
from cleancdd.doctext.sheets import read_workbook
from cleancdd.doctext.text import READ_KINDS, DocumentText, Mark, Unread

__all__ = ["text_of"]

_OFFICE = {
    "word/document.xml": read_word,
    "xl/workbook.xml": read_workbook,
    "ppt/presentation.xml": read_presentation,
}
_EMBEDDED = (".docx", ".xlsx", ".pptx", ".xlsb", ".pdf", ".csv", ".txt")


def text_of(kind: str, data: bytes) -> DocumentText:
    """The text of a document of that kind (see `readers.files.kinds`); `unread` gives the reason when it
    cannot be read."""
    draft = Draft()
    try:
        _read(kind, data, draft)
    except Full:
        pass
    except MemoryError:
        draft.unread = Unread.LONG
    except (
        zipfile.BadZipFile,
        zlib.error,
        ParseError,
        csv.Error,
        ValueError,
        KeyError,
        IndexError,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
        AttributeError,
        TypeError,
        AssertionError,
    ):
        # A malformed or malicious file can raise any of these; the text read so far is kept.
        draft.unread = draft.unread or Unread.BROKEN
    return draft.done()


def _read(kind: str, data: bytes, draft: Draft) -> None:
    if kind not in READ_KINDS:
        draft.unread = Unread.OLD
    elif kind == "PDF":
        read_pdf(data, draft, _nested)
    elif kind == "CSV":
        _read_list(data, draft)
    else:
        _read_archive(kind, data, draft, is_outer=True)


def _read_archive(kind: str, data: bytes, draft: Draft, *, is_outer: bool) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if any(one.flag_bits & 1 for one in archive.infolist()):
            draft.unread = Unread.LOCKED
            return
        package = Package(archive, draft)
        if kind.startswith("OpenDocument"):
            read_opendocument(package, draft, kind)
            return
        read_office_metadata(package, draft)
        for part, read in _OFFICE.items():
            if part in package.names:
                read(package, draft)
        embedded = [name for name in package.names if "/embeddings/" in name]
        for name in embedded if is_outer else ():
            draft.marks.add(Mark.ATTACHED)
            _nested(name, package.content(name), draft)
        read_other_parts(package, draft)


def _nested(name: str, data: bytes, draft: Draft) -> None:
    """Read a document embedded in a document; deeper nesting is ignored."""
    if not name.lower().endswith(_EMBEDDED):
        return
    if data.startswith(b"PK\x03\x04"):
        _read_archive("", data, draft, is_outer=False)
    elif data.startswith(b"%PDF"):
        read_pdf(data, draft, lambda *_: None)
    else:
        draft.add(f"ไฟล์ที่แนบ {name}", data[:1_000_000].decode("utf-8", "replace"))


def _read_list(data: bytes, draft: Draft) -> None:
    """The rows of a CSV file, one per line, with cells separated by tabs; lines within a cell are joined."""
    words = data.decode("utf-8-sig", "replace")
    first = words.lstrip().partition("\n")[0]
    sign = max(",;\t", key=first.count)
    rows = csv.reader(io.StringIO(words, newline=""), delimiter=sign)
    draft.add("ตาราง", "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows), 1)
