"""What a reviewer of a unit's OIT takes away: a sheet to print and to load, and a snapshot for an objection
months later.

And what the programme's owner should look into: units that withhold many items on one ground.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from cleancdd import labels, urls
from cleancdd.formats.csv import Table, as_csv, table
from cleancdd.model.base import Computed, digest_of
from cleancdd.model.oit import OitList
from cleancdd.model.page import Later, Page
from cleancdd.model.sheet import DisclosedItem, ItemCard, ItemStatus, OitSheet
from cleancdd.model.unit import Unit
from cleancdd.pages.edition import Edition, Link
from cleancdd.pages.parts import parts
from cleancdd.thai.dates import format_day_short

__all__ = ["pages"]

_MANY_WITHHELD = 5
"""More items than this withheld on one ground are pointed out; the number is this site's choice, and the page
says so."""


_HEAPS = 50
"""How many units, each with the items that it withholds, a page holds."""


class ReviewLine(Computed):
    """An item with the answer, the addresses and the explanation in the words that an evaluator needs."""

    item: str
    title: str
    answer: str
    status: str
    addresses: tuple[str, ...]
    explanation: str
    days_late: int
    entries: tuple[DisclosedItem, ...]


class Heap(Computed):
    """Items of a unit that are withheld, wholly or in part, on one ground."""

    unit: Link
    ground: str
    items: tuple[str, ...]


def pages(edition: Edition) -> Iterator[Page]:
    """`/oit/<year>/review/`; `/units/<id>/<year>/oit/sheet/`, `…/oit.csv` and `…/oit/snapshot/` where
    anything is recorded."""
    for year, asked in edition.library.lists.items():
        if asked.complete:
            yield from _for_owner(edition, year)
    for (key, year), sheet in edition.sheets.items():
        if sheet.recorded:
            yield from _of_unit(edition, edition.library.lists[year], edition.library.units[key], sheet)


def _for_owner(edition: Edition, year: int) -> Iterator[Page]:
    sheets = [sheet for (_, of), sheet in edition.sheets.items() if of == year]
    heaps = [heap for sheet in sheets for heap in _heaps(edition, sheet) if len(heap.items) > _MANY_WITHHELD]
    heaps.sort(key=lambda heap: -len(heap.items))
    for url, turn, some in parts(urls.oit_remarks(year), heaps, _HEAPS):
        yield edition.page(
            url, "oit-review.html", year=year, heaps=tuple(some), many=_MANY_WITHHELD, turn=turn
        )


def _heaps(edition: Edition, sheet: OitSheet) -> Iterator[Heap]:
    found: dict[str, list[str]] = {}
    for card in sheet.items:
        for ground in dict.fromkeys(one.ground.title for one in card.entries if one.ground):
            found.setdefault(ground, []).append(card.item)
    home = edition.link_of(sheet.unit, urls.oit_sheet(sheet.unit, sheet.year))
    return (Heap(unit=home, ground=ground, items=tuple(items)) for ground, items in found.items())


def _of_unit(edition: Edition, asked: OitList, unit: Unit, sheet: OitSheet) -> Iterator[Page]:
    key = digest_of(asked, sheet, edition.library.settings.address)
    lines = Later(f"lines {key}", lambda: tuple(_line(edition, asked, card) for card in sheet.items))
    answers = Later(f"answers {key}", lambda: _table(lines.value))
    sha256 = Later(f"sha256 {key}", lambda: hashlib.sha256(as_csv(answers.value).encode()).hexdigest())
    models = {"unit": unit, "year": sheet.year, "title": asked.title, "lines": lines}
    yield edition.page(
        urls.oit_print(unit.id, sheet.year),
        "review.html",
        complete=sheet.complete,
        asked=sheet.asked,
        **models,
    )
    yield edition.page(urls.oit_csv(unit.id, sheet.year), "table.csv", table=answers)
    yield edition.page(
        urls.oit_snapshot(unit.id, sheet.year),
        "snapshot.html",
        as_of=edition.as_of,
        commit=edition.commit,
        answers_sha256=sha256,
        **models,
    )


def _table(lines: tuple[ReviewLine, ...]) -> Table:
    header = ("ข้อ", "รายการ", "คำตอบ", "ที่อยู่", "คำอธิบาย", "เผยแพร่ล่าช้า (วัน)")
    rows = [
        (one.item, one.title, one.answer, "\n".join(one.addresses), one.explanation, one.days_late or None)
        for one in lines
    ]
    return table(header, rows)


def _line(edition: Edition, asked: OitList, card: ItemCard) -> ReviewLine:
    return ReviewLine(
        item=card.item.upper(),
        title=asked.items[card.item].title,
        answer=labels.ITEM_ANSWERS[card.status],
        status=card.status.value,
        addresses=tuple(edition.address(one.link) for one in card.entries if one.link),
        explanation=" ".join(_explained(card)),
        days_late=card.days_late,
        entries=card.entries,
    )


def _explained(card: ItemCard) -> Iterator[str]:
    """The reason, the content, the place, and what is missing, as self-contained sentences."""
    if card.explanation:
        yield card.explanation
    if card.reason:
        yield card.reason
    yield from (_where(one) for one in card.entries if one.kind != "withheld")
    if card.status is ItemStatus.ABSENT:
        yield "ยังไม่มีรายการที่เปิดเผยในข้อนี้"
    yield from card.notes
    if card.missing:
        yield f"ยังขาด {' '.join(card.missing)}"
    if card.late:
        yield f"เผยแพร่ล่าช้า {card.days_late} วัน"


def _where(one: DisclosedItem) -> str:
    what = f"{one.title} (ข้อมูลปี {one.fiscal_year})" if one.fiscal_year != one.year else one.title
    if one.announced and one.date:
        return f"{what} ประกาศว่าจะเปิดเผย {format_day_short(one.date)}"
    if one.kind == "place":
        return f"{what} ดูได้ที่ {one.place}"
    return f"{what}: {one.where}" if one.where else what
