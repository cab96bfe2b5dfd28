"""Examines texts, documents and file names, and reports what must not be published."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from cleancdd import labels
from cleancdd.diagnostics import Code, Diagnostics, Span
from cleancdd.doctext import DocumentText
from cleancdd.model.privacy import Kind, PrivacyBook, PrivacyException
from cleancdd.privacy.hits import Hit
from cleancdd.privacy.messages import advice_for, place_of
from cleancdd.privacy.scanner import scan
from cleancdd.readers.privacy import PRIVACY_FILE

__all__ = ["Examiner"]

_MOST = 10
"""The most places reported for one file."""


class Examiner:
    """Reports personal data to `diagnostics`, unless it is a contact or an exception of the site.

    `used` are the exceptions that were needed; `refused` is what no exception allows: the file, the kind and
    the masked form.
    """

    def __init__(self, allowed: frozenset[str], book: PrivacyBook, diagnostics: Diagnostics) -> None:
        self._allowed = allowed
        self._diagnostics = diagnostics
        self._excepted: dict[tuple[str, Kind, str], PrivacyException] = {
            (one.file, one.kind, _as_shown(one.shown)): one for one in reversed(book.exceptions)
        }
        self.used: set[PrivacyException] = set()
        self.refused: list[tuple[str, Kind, str]] = []

    def file(self, name: str, written: str) -> bool:
        """Examine an author's text and its file name; returns whether they contain nothing but allowed
        contacts."""
        is_clean = self.name(name)
        return self._text(name, written) and is_clean

    def _text(self, name: str, written: str) -> bool:
        found = self._scan(name, written)
        told = [hit for hit in found if hit is not None]
        starts = _starts(written)
        lines = written.split("\n")
        for hit in told[:_MOST]:
            number = bisect_right(starts, hit.start)
            line = lines[number - 1]
            column = hit.start - starts[number - 1]
            span = Span(name, number, column + 1, max(1, min(hit.end - hit.start, len(line) - column)))
            message = f"{labels.PERSONAL_DATA[hit.kind]} `{hit.shown}`{self._more(told, hit)}"
            excerpt = None if hit.kind.endswith("-table") else _hidden(line, starts[number - 1], told)
            advice = f"พิมพ์ `{hit.shown}` ซึ่งปิดบางส่วนไว้" if name == PRIVACY_FILE else advice_for(hit.kind)
            self._diagnostics.add(span, Code.PERSONAL_DATA, message, advice, excerpt)
        return not found

    def document(self, name: str, kind: str, said: DocumentText) -> bool:
        """Examine the name, text and metadata of a document; returns whether nothing was found."""
        told: list[tuple[Hit, str, int]] = []
        is_clean = self.name(name)
        for part in said.parts:
            found = self._scan(name, part.text)
            is_clean = is_clean and not found
            named = self._scan(name, part.name) if part.number else []
            is_clean = is_clean and not named
            told += [(hit, f"ชื่อแผ่นที่ {part.number}", 1) for hit in named if hit is not None]
            starts = _starts(part.text)
            for hit in found:
                if hit is not None:
                    line = bisect_right(starts, hit.start)
                    place = place_of(replace(part, name=f"ที่ {part.number}") if named else part, line, kind)
                    told.append((hit, place, line if kind == "CSV" else 1))
        for key, value in said.metadata.items():
            found = self._scan(name, value)
            is_clean = is_clean and not found
            told += [(hit, f"ข้อมูลกำกับไฟล์ ({key})", 1) for hit in found if hit is not None]
        hits = [hit for hit, _, _ in told]
        for hit, place, line in told[:_MOST]:
            message = f"{labels.PERSONAL_DATA[hit.kind]} `{hit.shown}` ใน{place}{self._more(hits, hit)}"
            self._diagnostics.add(Span(name, line), Code.PERSONAL_DATA, message, advice_for(hit.kind, kind))
        return is_clean

    def name(self, name: str) -> bool:
        """Examine the name of a file, which is part of its address; reported at its folder, since the name
        must not be shown. Returns whether nothing was found."""
        path = PurePosixPath(name)
        found = self._scan(name, path.name)
        for hit in found:
            if hit is not None:
                message = (
                    f"{labels.PERSONAL_DATA[hit.kind]} `{hit.shown}` ในชื่อไฟล์ {path.suffix or 'ของโฟลเดอร์นี้'}"
                )
                self._diagnostics.add(
                    Span(str(path.parent)),
                    Code.PERSONAL_DATA,
                    message,
                    "เปลี่ยนชื่อไฟล์ให้บอกเรื่อง ไม่บอกข้อมูลของบุคคล",
                )
        return not found

    def _scan(self, name: str, words: str) -> list[Hit | None]:
        """The hits; None in place of those that an exception allows."""
        return [self._unless_excepted(name, hit) for hit in scan(words, self._allowed)]

    def _unless_excepted(self, name: str, hit: Hit) -> Hit | None:
        exception = self._excepted.get((name, hit.kind, hit.shown))
        if exception is None:
            self.refused.append((name, hit.kind, hit.shown))
            return hit
        self.used.add(exception)
        return None

    def _more(self, hits: Sequence[Hit], hit: Hit) -> str:
        is_last = len(hits) > _MOST and hit is hits[_MOST - 1]
        return f" (ไฟล์นี้มีข้อมูลส่วนบุคคลทั้งหมด {len(hits)} แห่ง)" if is_last else ""


def _as_shown(written: str) -> str:
    """The masked form of what an exception quotes; unmasked data is masked first."""
    found = scan(written)
    return found[0].shown if found else written


def _starts(text: str) -> list[int]:
    return [0, *(found.end() for found in re.finditer("\n", text))]


def _hidden(line: str, start: int, hits: Iterable[Hit]) -> str:
    """The line with every hit masked."""
    signs = list(line)
    for hit in hits:
        if not hit.kind.endswith("-table"):
            for at in range(max(hit.start - start, 0), min(hit.end - start, len(signs))):
                signs[at] = "x" if signs[at].isalnum() else signs[at]
    return "".join(signs)
