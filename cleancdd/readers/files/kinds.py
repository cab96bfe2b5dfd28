"""The kind of a file, detected from its content; the name is compared with it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Final

from cleancdd.readers.files.csvs import is_text

__all__ = ["KINDS", "sniff"]

KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "PDF": (".pdf",),
    "Word": (".docx",),
    "Excel": (".xlsx",),
    "PowerPoint": (".pptx",),
    "Word 97": (".doc",),
    "Excel 97": (".xls",),
    "PowerPoint 97": (".ppt",),
    "OpenDocument Text": (".odt",),
    "OpenDocument Spreadsheet": (".ods",),
    "OpenDocument Presentation": (".odp",),
    "CSV": (".csv",),
    "JPEG": (".jpg", ".jpeg"),
    "PNG": (".png",),
    "WebP": (".webp",),
}
"""The kinds that may be published, with the endings that their names may have."""

_STARTS = {b"%PDF-": "PDF", b"\xff\xd8\xff": "JPEG", b"\x89PNG\r\n\x1a\n": "PNG"}
_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": "OpenDocument Text",
    b"application/vnd.oasis.opendocument.spreadsheet": "OpenDocument Spreadsheet",
    b"application/vnd.oasis.opendocument.presentation": "OpenDocument Presentation",
}
_OFFICE = {"word/document.xml": "Word", "xl/workbook.xml": "Excel", "ppt/presentation.xml": "PowerPoint"}
_OLD_OFFICE = {
    "WordDocument": "Word 97",
    "Workbook": "Excel 97",
    "Book": "Excel 97",
    "PowerPoint Document": "PowerPoint 97",
}


def sniff(data: bytes) -> str | None:
    """The kind of a file of this content, one of `KINDS`; None for any other."""
    plain = next((kind for start, kind in _STARTS.items() if data.startswith(start)), None)
    if plain is not None:
        return plain
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WebP"
    if data.startswith(b"PK\x03\x04"):
        return _packed(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _old_office(data)
    return "CSV" if _is_csv(data) else None


def _packed(data: bytes) -> str | None:
    """The kind of an archive that is an office document."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            first = archive.getinfo("mimetype") if names[0] == "mimetype" else None
            # OpenDocument has its type stored as it is, so that nothing need be unpacked to read it.
            if first is not None and first.compress_type == zipfile.ZIP_STORED and first.file_size < 100:
                return _OPEN_DOCUMENT.get(archive.read("mimetype").strip())
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, RuntimeError, IndexError):
        return None
    if "[Content_Types].xml" not in names:
        return None
    return next((kind for part, kind in _OFFICE.items() if part in names), None)


def _old_office(data: bytes) -> str | None:
    """The kind of a compound file, by the stream that only this kind has; the directory stores names as
    UTF-16."""
    return next(
        (kind for stream, kind in _OLD_OFFICE.items() if (stream + "\0").encode("utf-16-le") in data), None
    )


def _is_csv(data: bytes) -> bool:
    """Plain text with separators in its first line; a list of one column can only be recognised by its file
    name."""
    return is_text(data) and re.search(rb"[,;\t]", data.lstrip().partition(b"\n")[0]) is not None
