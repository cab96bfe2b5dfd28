"""The documents that pages offer as files, as search sees them: each page, slide or sheet is found by itself.

What a document hides, and what stands beside its pages (comments, metadata), is not searched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final
from urllib.parse import quote

from cleancdd import urls
from cleancdd.doctext import READ_KINDS, DocumentText, Part
from cleancdd.doctext.reading import Attached, read_documents
from cleancdd.library import Library
from cleancdd.library.disclosed import seen_on
from cleancdd.model.base import digest_of
from cleancdd.model.sheet import DisclosedItem
from cleancdd.search.reading import Block, PageText

__all__ = ["Attachment", "Said", "attachments", "pages_of", "texts_of"]

_KIND: Final = "ไฟล์เอกสาร"
_NUMBERED: Final = frozenset({"หน้า", "สไลด์"})
_SHEETS: Final = frozenset({"Excel", "OpenDocument Spreadsheet"})

_MOST_PARTS = 200
"""Pages of one document that are searched; a longer one is found by its first pages."""

_MOST_LETTERS = 20_000
"""Letters of one page; a sheet may be endless."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the pages that lead to a document say of it; `date` is ISO."""

    title: str
    facets: Mapping[str, tuple[str, ...]]
    date: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A published document: its file, its path within the site, its kind and SHA-256 (see `FileFact`)."""

    file: Path
    path: str
    kind: str
    sha256: str
    said: Said

    @property
    def mark(self) -> str:
        """Changes with everything that is found of it."""
        said = self.said
        return digest_of(self.path, self.sha256, said.title, sorted(said.facets.items()), said.date)


def attachments(root: Path, library: Library, published: Iterable[str], as_of: date) -> dict[str, Attachment]:
    """The documents among the published files, without those that are only announced on that day, each by a
    name beside those of pages."""
    said = dict(reversed([*_said(library, as_of)]))  # the first word stands
    later = {one.file.path for one in _disclosed(library, as_of) if one.file and one.announced}
    found = {}
    for path in published:
        fact = library.files.get(path)
        if fact is not None and fact.kind in READ_KINDS and (path in said or path not in later):
            told = said.get(path, Said(Path(path).stem, {"kind": (_KIND,)}))
            found[f"{path}.html"] = Attachment(root / path, path, fact.kind, fact.sha256, told)
    return found


def _said(library: Library, as_of: date) -> Iterator[tuple[str, Said]]:
    """What is said of files, by path: by what is disclosed, the latest first, then by evidence."""
    for shown in _disclosed(library, as_of):
        if shown.file is not None and not shown.announced:
            category = {"category": (library.index.categories[shown.category].short,)}
            facets = _facets(library, shown.unit, shown.fiscal_year) | category
            yield shown.file.path, Said(shown.title, facets, _iso(shown.date))
    for (unit, year), evaluation in library.evaluations.items():
        for one in (one for entry in evaluation.criteria.values() for one in entry.evidence if one.file):
            yield f"units/{unit}/{one.file}", Said(one.title, _facets(library, unit, year), _iso(one.date))


def _disclosed(library: Library, as_of: date) -> Iterator[DisclosedItem]:
    return (one for shown in library.disclosed.values() for one in seen_on(shown, as_of))


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _facets(library: Library, unit: str, year: int) -> dict[str, tuple[str, ...]]:
    one = library.units[unit]
    region = library.settings.region_name(one.region)
    return {"kind": (_KIND,), "unit": (one.label,), "region": (region,), "year": (str(year),)}


def texts_of(documents: Iterable[Attachment]) -> dict[str, DocumentText]:
    """The texts of documents by their SHA-256, each read once."""
    return read_documents(Attached(one.file, one.kind, one.sha256) for one in documents)


def pages_of(document: Attachment, text: DocumentText) -> Iterator[tuple[str, PageText]]:
    """Each page, slide or sheet that people see, with its address; a PDF opens at the page."""
    said = document.said
    shown = [part for part in text.parts if part.number and not part.hidden and part.text.strip()]
    for part in shown[:_MOST_PARTS]:
        anchor = f"page={part.number}" if document.kind == "PDF" else ""
        url = urls.anchored(quote(urls.file(document.path)), anchor)
        lines = part.text[:_MOST_LETTERS].splitlines()
        blocks = tuple(Block(0, " ".join(line.split())) for line in lines if line.strip())
        title = " ".join(filter(None, [said.title, _label(document, part)]))
        yield url, PageText(title, blocks, dict(said.facets), date=said.date)


def _label(document: Attachment, part: Part) -> str:
    """What people call that part of a document; nothing where there is but one."""
    if part.name in _NUMBERED:
        return f"{part.name} {part.number}"
    return f"แผ่นงาน {part.name}" if document.kind in _SHEETS else ""
