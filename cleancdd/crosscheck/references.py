"""Cross-checks of references, statuses and pages that refer to something missing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel

from cleancdd import urls
from cleancdd.diagnostics import Code, Diagnostics
from cleancdd.model.article import Writeup
from cleancdd.model.settings import Settings
from cleancdd.model.source import Source
from cleancdd.model.unit import StatusBook, Unit
from cleancdd.readers.loader import Loaded
from cleancdd.readers.validation import report, report_missing
from cleancdd.source import Document
from cleancdd.suggestions.filenames import free_name
from cleancdd.suggestions.names import nearest
from cleancdd.thai.spelling import fold

__all__ = ["check_pages", "check_references", "check_statuses", "check_units"]

Loc = tuple[str | int, ...]


def check_units(units: Iterable[Loaded[Unit]], diagnostics: Diagnostics) -> None:
    """No two units have the same name, as they have when the folder of one is a copy."""
    owners: dict[str, str] = {}
    for unit in sorted(units, key=lambda one: (len(one.value.id), one.value.id)):
        owner = owners.setdefault(fold(unit.value.name), unit.value.id)
        if owner != unit.value.id:
            message = f"ชื่อนี้เป็นของหน่วยงาน `{owner}` แล้ว"
            advice = (
                f"ถ้าโฟลเดอร์ `{unit.value.id}` เป็นสำเนา ให้เปิดเทียบกันแล้วเก็บไว้โฟลเดอร์เดียว ถ้าเป็นคนละหน่วยงาน ให้แก้ชื่อ"
            )
            report(unit.document, ("name",), Code.REPEATED_ENTRY, message, advice, diagnostics)


def check_statuses(book: Loaded[StatusBook] | None, units: Collection[str], diagnostics: Diagnostics) -> None:
    """Statuses name units (folders of `units/`) and announcements that exist, and a unit once a year."""
    if book is None:
        return
    missing: dict[str, list[tuple[Document, Loc]]] = {}
    for year, entries in book.value.years.items():
        seen: set[str] = set()
        for index, entry in enumerate(entries):
            loc: Loc = ("years", str(year), index)
            if entry.announcement not in book.value.announcements:
                missing.setdefault(entry.announcement, []).append((book.document, (*loc, "announcement")))
            for place, unit in enumerate(entry.units):
                _check_status_unit(book.document, (*loc, "units", place), unit, units, seen, diagnostics)
    for key, places in missing.items():
        advice, home = nearest(key, book.value.announcements), book.document.key_span(("announcements",))
        report_missing(places, Code.UNKNOWN_ANNOUNCEMENT, f"ไม่มีบัญชี `{key}`", advice, home, diagnostics)
    _check_announced_years(book, diagnostics)


def _check_announced_years(book: Loaded[StatusBook], diagnostics: Diagnostics) -> None:
    """An announcement gives statuses of its own fiscal year, of the next or of the last."""
    for key, announcement in book.value.announcements.items():
        years = [
            year for year, entries in book.value.years.items() if key in {one.announcement for one in entries}
        ]
        if years and min(abs(year - announcement.fiscal_year) for year in years) > 1:
            latest = max(years)
            message = f"บัญชี `{key}` เป็นของปี {announcement.fiscal_year} แต่ให้สถานะของปี {latest}"
            advice = f"แก้เป็น `fiscal_year: {latest}` หรือแก้ปีใต้ `years:`"
            loc: Loc = ("announcements", key, "fiscal_year")
            report(book.document, loc, Code.INCONSISTENT_VALUES, message, advice, diagnostics)


def _check_status_unit(
    document: Document, loc: Loc, unit: str, units: Collection[str], seen: set[str], diagnostics: Diagnostics
) -> None:
    if unit not in units:
        report(document, loc, Code.UNKNOWN_UNIT, f"ไม่มีหน่วยงาน `{unit}`", nearest(unit, units), diagnostics)
    if unit in seen:
        message = f"หน่วยงาน `{unit}` มีสถานะมากกว่าหนึ่งในปีเดียวกัน"
        report(document, loc, Code.REPEATED_STATUS, message, "ลบออกจากรายการที่ไม่ตรงกับบัญชี", diagnostics)
    seen.add(unit)


def check_pages(pages: Sequence[Loaded[Writeup]], diagnostics: Diagnostics) -> None:
    """No page has the address of a built-in part of the site."""
    taken = {page.value.id for page in pages}
    for page in pages:
        key = page.value.id
        if key in urls.RESERVED:
            message = f"ที่อยู่ `{urls.page(key)}` เป็นของส่วนหนึ่งของเว็บไซต์แล้ว"
            advice = f"เปลี่ยนชื่อไฟล์ เช่น `{free_name(f'about-{key}', taken)}.md`"
            report(page.document, (), Code.COLLIDING_ADDRESS, message, advice, diagnostics)


def check_references(
    settings: Loaded[Settings], sourced: Iterable[tuple[object, Document]], diagnostics: Diagnostics
) -> None:
    """Every source within the values names a reference of `site.yaml`; each value is paired with its
    document."""
    references, home = settings.value.references, settings.document.key_span(("references",))
    missing: dict[str, list[tuple[Document, Loc]]] = {}
    for value, document in sourced:
        for loc, source in _sources(value):
            if source.document not in references:
                missing.setdefault(source.document, []).append((document, (*loc, "document")))
    for key, places in missing.items():
        message = f"ไม่มีเอกสารอ้างอิง `{key}` ใน `content/site.yaml`"
        advice = nearest(key, references) if references else "เพิ่มเอกสารนี้ใต้ `references:`"
        report_missing(places, Code.UNKNOWN_REFERENCE, message, advice, home, diagnostics)


def _sources(value: object, loc: Loc = ()) -> Iterator[tuple[Loc, Source]]:
    """Every `Source` within models and collections, with its path in the author's file."""
    if isinstance(value, Source):
        yield loc, value
    elif isinstance(value, BaseModel):
        for name in _holders(type(value)):
            yield from _sources(getattr(value, name), (*loc, name))
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _sources(one, (*loc, str(key)))
    elif isinstance(value, tuple):
        for index, one in enumerate(value):
            yield from _sources(one, (*loc, index))


@cache
def _holders(kind: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a model that can contain a `Source`; skipping the others saves time, as most fields
    cannot."""
    return tuple(name for name, field in kind.model_fields.items() if _may_hold(field.annotation, kind))


def _may_hold(kind: Any, within: type[BaseModel]) -> bool:
    """Whether a value of the type can contain a `Source`; `within` is the model whose field it is, which may
    contain its own type."""
    arms = [arm for arm in get_args(kind) if arm is not Ellipsis]
    if get_origin(kind) is Literal:
        return False
    if arms:
        return any(_may_hold(arm, within) for arm in (arms[:1] if get_origin(kind) is Annotated else arms))
    if not isinstance(kind, type) or issubclass(kind, Source):
        return True
    if issubclass(kind, BaseModel):
        return kind is not within and bool(_holders(kind))
    return not issubclass(kind, str | int | date | Enum | NoneType)
