"""The checks that need more than one file: references, statuses and pages that name what there is not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from pydantic import BaseModel

from cleancdd.addresses import RESERVED
from cleancdd.diagnostics import Code, Faults
from cleancdd.folders import Loaded, nearest, tell_missing
from cleancdd.misnamed import free_name
from cleancdd.model.base import Source
from cleancdd.model.settings import Settings
from cleancdd.model.unit import StatusBook
from cleancdd.model.writeup import Writeup
from cleancdd.reading import slip
from cleancdd.rubric import RubricFolder
from cleancdd.source import Document
from cleancdd.units import UnitFolder

__all__ = ["check_pages", "check_references", "check_statuses"]

Loc = tuple[str | int, ...]


def check_statuses(book: Loaded[StatusBook] | None, units: Collection[str], faults: Faults) -> None:
    """Statuses name units (folders of `units/`) and announcements that exist, and a unit once a year."""
    if book is None:
        return
    missing: dict[str, list[tuple[Document, Loc]]] = {}
    for year, entries in book.noun.years.items():
        seen: set[str] = set()
        for index, entry in enumerate(entries):
            loc: Loc = ("years", str(year), index)
            if entry.announcement not in book.noun.announcements:
                missing.setdefault(entry.announcement, []).append((book.document, (*loc, "announcement")))
            for place, unit in enumerate(entry.units):
                _check_status_unit(book.document, (*loc, "units", place), unit, units, seen, faults)
    for key, places in missing.items():
        advice, home = nearest(key, book.noun.announcements), book.document.key_span(("announcements",))
        tell_missing(places, Code.UNKNOWN_ANNOUNCEMENT, f"ไม่มีบัญชี `{key}`", advice, home, faults)


def _check_status_unit(document: Document, loc: Loc, unit: str, units: Collection[str], seen: set[str], faults: Faults) -> None:
    if unit not in units:
        slip(document, loc, Code.UNKNOWN_UNIT, f"ไม่มีหน่วยงาน `{unit}`", nearest(unit, units), faults)
    if unit in seen:
        message = f"หน่วยงาน `{unit}` มีสถานะมากกว่าหนึ่งในปีเดียวกัน"
        slip(document, loc, Code.REPEATED_STATUS, message, "ลบออกจากรายการที่ไม่ตรงกับบัญชี", faults)
    seen.add(unit)


def check_pages(pages: Mapping[str, Loaded[Writeup]], faults: Faults) -> None:
    """No page takes the address of a part of the site."""
    for key, page in pages.items():
        if key in RESERVED:
            message = f"ที่อยู่ `/{key}/` เป็นของส่วนหนึ่งของเว็บไซต์แล้ว"
            advice = f"เปลี่ยนชื่อไฟล์ เช่น `{free_name(f'about-{key}', pages)}.md`"
            slip(page.document, (), Code.COLLIDING_ADDRESS, message, advice, faults)


def check_references(
    settings: Loaded[Settings],
    units: Mapping[str, UnitFolder],
    statuses: Loaded[StatusBook] | None,
    rubrics: Mapping[int, RubricFolder],
    pages: Mapping[str, Loaded[Writeup]],
    faults: Faults,
    *,
    others: Iterable[Loaded[Any]] = (),
) -> None:
    """Every source, of `others` too, names a reference of `site.yaml`."""
    more = ((one.noun, one.document) for one in others)
    references, home = settings.noun.references, settings.document.key_span(("references",))
    missing: dict[str, list[tuple[Document, Loc]]] = {}
    for noun, document in chain(_sourced(units, statuses, rubrics, pages), more):
        for loc, source in _sources(noun):
            if source.document not in references:
                missing.setdefault(source.document, []).append((document, (*loc, "document")))
    for key, places in missing.items():
        message = f"ไม่มีเอกสารอ้างอิง `{key}` ใน `content/site.yaml`"
        advice = nearest(key, references) if references else "เพิ่มเอกสารนี้ใต้ `references:`"
        tell_missing(places, Code.UNKNOWN_REFERENCE, message, advice, home, faults)


def _sourced(
    units: Mapping[str, UnitFolder],
    statuses: Loaded[StatusBook] | None,
    rubrics: Mapping[int, RubricFolder],
    pages: Mapping[str, Loaded[Writeup]],
) -> Iterator[tuple[object, Document]]:
    for folder in units.values():
        yield folder.unit.noun, folder.unit.document
        yield from ((one.noun, one.document) for one in folder.evaluations.values())
    if statuses:
        yield statuses.noun, statuses.document
    for rubric in rubrics.values():
        whole = rubric.rubric
        parts = (whole.scheme, whole.dimensions, whole.measures, whole.ladders, whole.programme)
        names = ("rubric.yaml", "dimensions.yaml", "measures.yaml", "ladders.yaml", "programme.yaml")
        yield from ((part, rubric.documents[name]) for part, name in zip(parts, names, strict=True))
        yield from ((criterion, rubric.documents[key]) for key, criterion in whole.criteria.items())
    yield from ((page.noun, page.document) for page in pages.values())


def _sources(value: object, loc: Loc = ()) -> Iterator[tuple[Loc, Source]]:
    """Every `Source` within nouns and collections, with its path in the author's file."""
    if isinstance(value, Source):
        yield loc, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _sources(getattr(value, name), (*loc, name))
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from _sources(one, (*loc, str(key)))
    elif isinstance(value, tuple):
        for index, one in enumerate(value):
            yield from _sources(one, (*loc, index))
