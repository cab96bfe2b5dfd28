"""`content/oit/<year>.yaml`: a year's list of the NACC's Open Data Integrity and Transparency Assessment
(OIT)."""

from __future__ import annotations

import re
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from cleancdd.model.base import Model
from cleancdd.model.fields import Day, Slug, Text, Whole, Year, invalid
from cleancdd.model.source import Source

__all__ = ["ItemId", "OitItem", "OitList", "item_number"]

Period = Literal["standing", "year", "recent", "first-half", "monthly", "previous-year", "long-term"]
"""The period that the data of an item must cover: whatever is in force; the fiscal year; that year or the one
before; its first six months; each of its months; the year before; or a plan of several years that covers the
fiscal year."""


def _item_id(value: str) -> str:
    if not re.fullmatch(r"o[1-9][0-9]{0,2}", value):
        meant = f"o{''.join(re.findall('[0-9]+', value)) or '18'}"
        raise invalid("wrong-id", f"`{value}` ไม่ใช่รหัสข้อของ OIT", f"พิมพ์ตัว `o` ตามด้วยเลขข้อ เช่น `{meant}`")
    return value


ItemId = Annotated[Text, AfterValidator(_item_id)]
"""The id of an item within its year: `o18` is O18."""


def item_number(item: str) -> int:
    """The number of an item: 18 for `o18`."""
    return int(item[1:])


class OitGroup(Model):
    """A sub-indicator, such as 9.1, and the indicator that it belongs to."""

    title: Text
    indicator: Text


class OitItem(Model):
    """One item: what it asks, by topic, and the rules by which it is judged.

    `certainty` says whether period and components are confirmed for this very year or were found in a
    published text of unknown year. Without components the site can only tell whether something of the right
    period is disclosed. `also` holds other words by which visitors search for it.
    """

    title: Text
    group: Text
    heading: Text | None = None
    topic: Slug
    period: Period
    components: dict[Slug, Text] = Field(default_factory=dict)
    certainty: Literal["confirmed", "seen"] = "seen"
    due: Day | None = None
    note: Text | None = None
    also: tuple[Text, ...] = ()


class OitBlock(Model):
    """Items whose topics are known, but not their individual numbers."""

    title: Text
    first: Whole
    last: Whole
    topics: tuple[Slug, ...] = ()

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.first > self.last:
            raise invalid(
                "inconsistent-values",
                f"`first` {self.first} มากกว่า `last` {self.last}",
                "สลับเลขข้อแรกกับข้อสุดท้าย",
            )
        return self


class Window(Model):
    """The days within which agencies must answer."""

    first: Day
    last: Day


class OitList(Model):
    """The items of a fiscal year; when it is not `complete` it is only shown, and no unit is assessed by
    it."""

    title: Text
    fiscal_year: Year
    complete: bool
    count: Whole
    note: Text | None = None
    window: Window | None = None
    groups: dict[Text, OitGroup] = Field(default_factory=dict)
    items: dict[ItemId, OitItem]
    blocks: tuple[OitBlock, ...] = ()
    source: Source

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        if self.complete and list(self.items) != [f"o{number}" for number in range(1, self.count + 1)]:
            raise invalid(
                "inconsistent-values",
                f"รายการยังไม่ครบหรือไม่เรียงตั้งแต่ O1 ถึง O{self.count}",
                "เพิ่มข้อที่ขาดให้เรียงกัน หรือแก้เป็น `complete: false`",
            )
        return self

    def item_of(self, topic: str) -> str | None:
        """The id of the item that asks for the topic; None when there is none or its number is not
        confirmed."""
        return next((key for key, one in self.items.items() if one.topic == topic), None)

    def place_of(self, topic: str) -> str | None:
        """The number of the topic's item in this year, in words: `O18`, or the known range."""
        item = self.item_of(topic)
        if item is not None:
            return item.upper()
        block = next((one for one in self.blocks if topic in one.topics), None)
        return None if block is None else f"O{block.first}–O{block.last}"
