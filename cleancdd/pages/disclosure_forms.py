"""What staff type to record a disclosure: the page behind each OIT list, with the keys that pages for
visitors leave out."""

from __future__ import annotations

from collections.abc import Iterator

from cleancdd import urls
from cleancdd.findings.periods import period_words
from cleancdd.model.base import Computed
from cleancdd.model.disclosure import IndexScheme
from cleancdd.model.oit import OitList, item_number
from cleancdd.model.page import Page
from cleancdd.pages.edition import Edition

__all__ = ["pages"]

FORMS = """\
entries:
  - title: <ชื่อเอกสาร>
    topic: <รหัสเรื่อง>
    date: <วันที่เผยแพร่>
    url: <ที่อยู่เต็มบนเว็บ หรือใช้ file: แทน>
    components: [<รหัสองค์ประกอบที่มีในเอกสาร>]
    through: <วันสุดท้ายของข้อมูล เฉพาะรายงานรอบ 6 เดือนและสรุปรายเดือน>
withheld:
  - title: <ชื่อเรื่องที่ไม่เปิดเผย>
    topic: <รหัสเรื่อง>
    ground: <รหัสเหตุตามกฎหมาย>
items:
  <รหัสข้อ>: {not_applicable: <เหตุที่ไม่เกี่ยวข้อง>}
"""
"""A template for `disclosures.yaml`; until its placeholders are filled in, it does not pass the checks."""


class RecordLine(Computed):
    """An item with the keys by which it is recorded."""

    key: str
    number: int
    title: str
    topic: str
    category: str
    category_title: str
    period: str
    components: dict[str, str]


def pages(edition: Edition) -> Iterator[Page]:
    """`/oit/<year>/recording/` for each confirmed list."""
    for year, asked in edition.library.lists.items():
        if asked.complete:
            lines = tuple(_lines(asked, edition.library.index))
            grounds = {key: one.title for key, one in edition.library.index.grounds.items()}
            yield edition.page(
                urls.oit_recording(year),
                "oit-recording.html",
                year=year,
                lines=lines,
                forms=FORMS,
                grounds=grounds,
            )


def _lines(asked: OitList, index: IndexScheme) -> Iterator[RecordLine]:
    for key, item in asked.items.items():
        category = index.topics[item.topic].category
        yield RecordLine(
            key=key,
            number=item_number(key),
            title=item.title,
            topic=item.topic,
            category=category,
            category_title=index.categories[category].short,
            period=period_words(item.period, asked.fiscal_year),
            components=item.components,
        )
