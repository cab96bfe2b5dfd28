"""Documents that pages offer as files, prepared for search: each page, slide or sheet is a separate result.

Hidden parts, and what is not on a page (comments, metadata), are not indexed.
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
from cleancdd.doctext.reader import Attached, read_documents
from cleancdd.library import Library
from cleancdd.library.disclosures import seen_on
from cleancdd.model.base import digest_of
from cleancdd.model.sheet import DisclosedItem
from cleancdd.search.pagetext import Block, PageText

__all__ = ["Attachment", "attachments", "pages_of", "texts_of"]

_KIND: Final = "ไฟล์เอกสาร"
_NUMBERED: Final = frozenset({"หน้า", "สไลด์"})
_SHEETS: Final = frozenset({"Excel", "OpenDocument Spreadsheet"})

_MOST_PARTS = 200
"""The most pages of one document that are indexed; of a longer one, the first."""

_MOST_LETTERS = 20_000
"""The most characters of one page that are indexed; a sheet can be of any length."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the pages that link to a document say about it; `date` is ISO."""

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
        """A digest of everything that is indexed of the document; it changes with any of it."""
        said = self.said
        return digest_of(self.path, self.sha256, said.title, sorted(said.facets.items()), said.date)


def attachments(root: Path, library: Library, published: Iterable[str], as_of: date) -> dict[str, Attachment]:
    """The published documents by a name that cannot be that of a page; those only announced on `as_of` are
    left out."""
    said = dict(reversed([*_said(library, as_of)]))  # the first entry takes precedence
    later = {one.file.path for one in _disclosed(library, as_of) if one.file and one.announced}
    found = {}
    for path in published:
        fact = library.files.get(path)
        if fact is not None and fact.kind in READ_KINDS and (path in said or path not in later):
            told = said.get(path, Said(Path(path).stem, {"kind": (_KIND,)}))
            found[f"{path}.html"] = Attachment(root / path, path, fact.kind, fact.sha256, told)
    return found


def _said(library: Library, as_of: date) -> Iterator[tuple[str, Said]]:
    """What is said about each file, by path: first by disclosures, the latest first, then by evidence."""
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
    """The texts of documents by SHA-256; each is read once."""
    return read_documents(Attached(one.file, one.kind, one.sha256) for one in documents)


def pages_of(document: Attachment, text: DocumentText) -> Iterator[tuple[str, PageText]]:
    """Each visible page, slide or sheet with its address; the address of a PDF opens at the page."""
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
    """The label of a part for readers; empty when the document has only one."""
    if part.name in _NUMBERED:
        return f"{part.name} {part.number}"
    return f"แผ่นงาน {part.name}" if document.kind in _SHEETS else ""
