"""What a reviewer of a unit's OIT takes away: a sheet to print and to load, and a snapshot for an objection months later."""

from __future__ import annotations

from collections.abc import Iterator

from cleancdd.model.base import Noun
from cleancdd.model.oit import OitList
from cleancdd.model.page import Page
from cleancdd.model.sheet import ItemCard, ItemStatus, Sheet, Shown
from cleancdd.model.unit import Unit
from cleancdd.pages.edition import Edition
from cleancdd.tables import table
from cleancdd.thai.dates import format_day_short

__all__ = ["ReviewLine", "pages"]

_ANSWERS = {
    ItemStatus.COMPLETE: "มี",
    ItemStatus.PARTIAL: "มี (ยังไม่ครบ)",
    ItemStatus.ABSENT: "ไม่มี",
    ItemStatus.NOT_APPLICABLE: "ไม่เกี่ยวข้อง",
    ItemStatus.WITHHELD: "ไม่เปิดเผยตามกฎหมาย",
}


class ReviewLine(Noun):
    """An item with the answer, the addresses and the explanation in the words that an evaluator needs."""

    item: str
    title: str
    answer: str
    status: str
    addresses: tuple[str, ...]
    explanation: str
    days_late: int
    entries: tuple[Shown, ...]


def pages(edition: Edition) -> Iterator[Page]:
    """`/units/<id>/<year>/oit/sheet/`, `/units/<id>/<year>/oit.csv` and `/units/<id>/<year>/oit/snapshot/`."""
    for (key, year), sheet in edition.sheets.items():
        if sheet.recorded:
            yield from _of_unit(edition, edition.library.lists[year], edition.library.units[key], sheet)


def _of_unit(edition: Edition, asked: OitList, unit: Unit, sheet: Sheet) -> Iterator[Page]:
    base = f"/units/{unit.id}/{sheet.year}/"
    lines = tuple(_line(edition, asked, card) for card in sheet.items)
    nouns = {"unit": unit, "year": sheet.year, "title": asked.title, "lines": lines}
    header = ("ข้อ", "รายการ", "คำตอบ", "ที่อยู่", "คำอธิบาย", "เผยแพร่ล่าช้า (วัน)")
    rows = [(one.item, one.title, one.answer, "\n".join(one.addresses), one.explanation, one.days_late or None) for one in lines]
    yield edition.page(f"{base}oit/sheet/", "review.html", complete=sheet.complete, asked=sheet.asked, **nouns)
    yield edition.page(f"{base}oit.csv", "table.csv", table=table(header, rows))
    yield edition.page(f"{base}oit/snapshot/", "snapshot.html", as_of=edition.as_of, commit=edition.commit, **nouns)


def _line(edition: Edition, asked: OitList, card: ItemCard) -> ReviewLine:
    return ReviewLine(
        item=card.item.upper(),
        title=asked.items[card.item].title,
        answer=_ANSWERS[card.status],
        status=card.status.value,
        addresses=tuple(edition.address(one.link) for one in card.entries if one.link),
        explanation=" ".join(_explained(card)),
        days_late=card.days_late,
        entries=card.entries,
    )


def _explained(card: ItemCard) -> Iterator[str]:
    """Why, what, where, and what is missing: sentences that stand on their own."""
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


def _where(one: Shown) -> str:
    what = f"{one.title} (ข้อมูลปี {one.fiscal_year})" if one.fiscal_year != one.year else one.title
    if one.announced and one.date:
        return f"{what} ประกาศว่าจะเปิดเผย {format_day_short(one.date)}"
    if one.kind == "place":
        return f"{what} ดูได้ที่ {one.place}"
    return f"{what}: {one.where}" if one.where else what
