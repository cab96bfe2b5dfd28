"""Reads documents that are ZIP archives of XML, within limits. Document type declarations, and so all
entities, are refused."""

from __future__ import annotations

import zipfile
from typing import Any, Protocol
from xml.etree import ElementTree as ET

from cleancdd.doctext.draft import Draft

__all__ = ["Package", "local"]

_MOST_BYTES = 60_000_000
"""The most decompressed bytes of one document; a thousand pages of text need a tenth of this."""

_MOST_PARTS = 5_000
_CHUNK = 1 << 16


class Target(Protocol):
    """Receives the events of an XML parser."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Handle the start of an element."""

    def end(self, tag: str) -> None:
        """Handle the end of an element."""

    def data(self, words: str) -> None:
        """Handle text within an element."""


def local(tag: str) -> str:
    """A name without its namespace."""
    return tag.rpartition("}")[2]


class _Guarded:
    """Forwards events to a target and refuses a document type declaration."""

    def __init__(self, target: Target) -> None:
        self.start, self.end, self.data = target.start, target.end, target.data

    def doctype(self, *_: Any) -> None:
        """Refuse the file: no office program writes a document type declaration."""
        raise ValueError

    def close(self) -> None:
        """Required by the parser; there is nothing to return."""


class Package:
    """The parts of an archive; raises the errors of `zipfile` and the XML parser when it is damaged."""

    def __init__(self, archive: zipfile.ZipFile, draft: Draft) -> None:
        self._archive = archive
        self._draft = draft
        self._room = _MOST_BYTES
        self.names = [one.filename for one in archive.infolist()[:_MOST_PARTS]]
        self.unread = set(self.names)
        """The parts that nothing has read yet."""

    def read(self, name: str, target: Target) -> None:
        """Send the events of an XML part to a target; a part that does not exist sends none."""
        if name not in self.names:
            return
        self.unread.discard(name)
        parser = ET.XMLParser(target=_Guarded(target))  # noqa: S314 - the target refuses a document type
        with self._archive.open(name) as file:
            while chunk := file.read(_CHUNK):
                self._spend(len(chunk))
                parser.feed(chunk)
        parser.close()

    def content(self, name: str) -> bytes:
        """The bytes of a part, up to the remaining limit."""
        self.unread.discard(name)
        with self._archive.open(name) as file:
            data = file.read(self._room)
        self._spend(len(data))
        return data

    def _spend(self, count: int) -> None:
        self._room -= count
        if self._room <= 0:
            self._draft.spend_all()
        self._draft.check()
