"""A unit (หน่วยงาน) and the statuses that announcements gave to units over the years."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field

from cleancdd.model.addresses import Email, Phone, WebAddress
from cleancdd.model.base import Model
from cleancdd.model.centre import Centre
from cleancdd.model.fields import RegionNumber, Slug, Text, Year, invalid, matching
from cleancdd.model.source import Source
from cleancdd.thai.collation import collation_key

__all__ = [
    "Announcement",
    "Region",
    "Status",
    "StatusBook",
    "StatusEntry",
    "Unit",
    "UnitFile",
    "region_order",
    "unit_order",
]

Region = int | str
"""The number of an inspection region, or the kind when the unit has none."""

IsoCode = Annotated[Text, matching(r"TH-[0-9]{2}|TH-S", "รหัสจังหวัดตาม ISO 3166-2", "TH-19")]


def _province(value: str) -> str:
    if meant := re.match(r"(?:จังหวัด|จ\.) *(?=[ก-ฮเ-ไ])", value):
        advice = f"พิมพ์ `{value[meant.end() :]}`"
        raise invalid("wrong-type", f"ช่องนี้มีแต่ชื่อของจังหวัด จึงไม่ต้องพิมพ์ `{meant[0].strip()}`", advice)
    return value


class Status(StrEnum):
    """The status that an announcement gave a unit; a unit without an entry competes for outstanding."""

    OUTSTANDING = "outstanding"
    CHALLENGE = "challenge"
    MODEL = "model"


class SocialChannel(Model):
    """An official account of the unit, for criterion d2.l5.3."""

    network: Text
    url: WebAddress

    def has_post(self, address: str) -> bool:
        """Whether an address leads to a post of the account rather than to the account itself."""
        (host, path, _), (home, name, _) = _place(address), _place(self.url)
        return host == home and path.startswith(f"{name}/")

    def is_at(self, address: str) -> bool:
        """Whether an address is that of the account itself."""
        *there, query = _place(address)
        *here, own = _place(self.url)
        return there == here and query in {"", own}


@lru_cache(20_000)
def _place(address: str) -> tuple[str, str, str]:
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    return host, parts.path.rstrip("/").lower(), parts.query


class Contact(Model):
    """Official contact details of the unit; only what the unit itself publishes."""

    address: Text | None = None
    phone: Phone | None = None
    email: Email | None = None
    website: WebAddress | None = None
    social: tuple[SocialChannel, ...] = ()

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics that these details answer, since the site shows them."""
        told = {"contact": self.address or self.phone or self.email, "social-network": self.social}
        return tuple(topic for topic, one in told.items() if one)


class UnitFile(Model):
    """`units/<id>/unit.yaml`: what staff write about a unit; `also` holds its other names, for the search."""

    name: Text
    kind: Text
    short: Text | None = None
    abbreviation: Text | None = None
    also: tuple[Text, ...] = ()
    province: Annotated[Text, AfterValidator(_province)] | None = None
    iso: IsoCode | None = None
    inspection_region: RegionNumber | None = None
    contact: Contact | None = None
    centre: Centre | None = None
    sources: tuple[Source, ...] = ()
    note: Text | None = None
    sample: bool = False


class Unit(UnitFile):
    """A unit with its id, which is the name of its folder and its permanent address."""

    id: Slug

    @property
    def label(self) -> str:
        """The name that fits a table: the province, or the name of the central unit."""
        return self.province or self.name

    @property
    def region(self) -> Region:
        """What lists of units are grouped by: the inspection region, or the kind of a unit that has none."""
        return self.inspection_region or self.kind


def region_order(region: Region) -> tuple[bool, int, str]:
    """A sort key: inspection regions by number, then the kinds of unit that have none."""
    return (True, 0, region) if isinstance(region, str) else (False, region, "")


def unit_order(unit: Unit) -> tuple[object, ...]:
    """A sort key: units by inspection region, and within it by their short names in Thai order."""
    return region_order(unit.region), collation_key(unit.label)


class Announcement(Model):
    """The document that announced statuses."""

    title: Text
    fiscal_year: Year
    source: Source


class StatusEntry(Model):
    """One status and the units that an announcement gave it to in a year."""

    status: Status
    announcement: Slug
    units: tuple[Slug, ...] = Field(min_length=1)


class StatusBook(Model):
    """`content/status.yaml`: which unit had which status, when, by which announcement."""

    announcements: dict[Slug, Announcement]
    years: dict[Year, tuple[StatusEntry, ...]]
