"""`content/site.yaml`: settings of the whole site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from cleancdd.model.addresses import Phone, WebAddress, dialled
from cleancdd.model.base import Model
from cleancdd.model.fields import Slug, Text, Whole, Year, invalid, written
from cleancdd.model.kinds import ALL_KINDS, DEFAULT_KINDS, UnitKind
from cleancdd.model.repository import Repository
from cleancdd.weburl import unseen_in

__all__ = ["COLOUR", "OWN_RECORD", "Settings", "as_colour"]

COLOUR: Final = "#0d4a46"
"""The colour of a site that names none."""

OWN_RECORD: Final = "unit-record"
"""The key of a source that every site has without listing it: what a unit states about itself."""


_BASE_PATH = re.compile(r"/(?:(?!\.{1,2}/)[^\s/\\?#%:@<>\"^`{|}]+/)*")
"""A path that no browser takes for a host, without steps to a parent folder."""


def _base_path(value: str) -> str:
    if not _BASE_PATH.fullmatch(value) or unseen_in(value):
        raise invalid(
            "wrong-path",
            f"`{value}` ไม่ใช่ตำแหน่งของเว็บไซต์",
            "พิมพ์ให้ขึ้นต้นและลงท้ายด้วย `/` เช่น `/` หรือ `/cleancdd/`",
        )
    return value


class Reference(Model):
    """A document that facts are taken from; `Source.document` refers to it by its key."""

    title: Text
    short: Text
    publisher: Text | None = None
    published: Text | None = None
    url: WebAddress | None = None
    note: Text | None = None


def _with_own_record(references: dict[str, Reference]) -> dict[str, Reference]:
    own = Reference(title="บันทึกของหน่วยงานเจ้าของเรื่อง", short="บันทึกของหน่วยงานเจ้าของเรื่อง")
    return references | {OWN_RECORD: references.get(OWN_RECORD, own)}


class Helpdesk(Model):
    """Whom visitors ask about the programme and report errors to: an office and its official number, never a
    person."""

    office: Text
    phone: Phone

    @property
    def dialled(self) -> str:
        """What a telephone dials."""
        return dialled(self.phone)


def as_colour(typed: str) -> str | None:
    """A colour as `#` and six digits; None when it is no code of one."""
    code = typed.strip().lower().removeprefix("#")
    if not re.fullmatch(r"[0-9a-f]{3}|[0-9a-f]{6}", code):
        return None
    return "#" + (code if len(code) == 6 else "".join(2 * digit for digit in code))


def _colour(value: object) -> str:
    colour = as_colour(written(value))
    if colour is None:
        advice = f'พิมพ์รหัสสีหกหลักในเครื่องหมายคำพูด เช่น `"{COLOUR}"`'
        raise invalid("wrong-id", f"`{value}` ไม่ใช่รหัสสี", advice)
    return colour


_TILE = re.compile(r"\.\.|(?P<letters>[ก-ฮ]{1,3})(?P<number>[0-9]{2})")


def _tiles(row: str) -> str:
    wrong = next((cell for cell in row.split() if not _TILE.fullmatch(cell)), None)
    if wrong is not None:
        raise invalid(
            "wrong-id",
            f"`{wrong}` ไม่ใช่ช่องของแผนที่",
            "พิมพ์อักษรย่อต่อด้วยเลขรหัสจังหวัดสองหลัก เช่น `ชร57` หรือ `..` เมื่อเป็นช่องว่าง",
        )
    return row


_LARGEST = 40
"""The most rows of the map, and the most tiles of a row; all provinces take less than half of them."""

_PROVINCES = frozenset(
    f"{number}"
    for first, last in ((10, 27), (30, 49), (50, 58), (60, 67), (70, 77), (80, 86), (90, 96))
    for number in range(first, last + 1)
)
"""The numbers that ISO 3166-2:TH gives to provinces."""


def _tile_map(rows: tuple[str, ...]) -> tuple[str, ...]:
    if max((len(rows), *(len(row.split()) for row in rows))) > _LARGEST:
        raise invalid("inconsistent-values", f"แผนที่กว้างหรือสูงกว่า {_LARGEST} ช่อง", "ลบแถวหรือช่องว่าง `..` ที่เกิน")
    tiles = [cell for row in rows for cell in row.split() if cell != ".."]
    numbers = [cell[-2:] for cell in tiles]
    for cell, number in zip(tiles, numbers, strict=True):
        if number not in _PROVINCES:
            message = f"ไม่มีจังหวัดรหัส `{number}` ของช่อง `{cell}`"
            raise invalid(
                "inconsistent-values", message, "พิมพ์เลขรหัสจังหวัดตาม ISO 3166-2 ให้ตรงกับ `iso` ใน `unit.yaml`"
            )
        if numbers.count(number) > 1:
            named = " ".join(f"`{one}`" for one in tiles if one[-2:] == number)
            raise invalid("inconsistent-values", f"จังหวัดรหัส `{number}` มีหลายช่อง: {named}", "เหลือไว้ช่องเดียว")
    return rows


class Settings(Model):
    """The site's name, owner, address and conventions of writing."""

    title: Text
    tagline: Text
    description: Text
    owner: Text
    contact: Helpdesk | None = None
    address: WebAddress | None = None
    base_path: Annotated[Text, AfterValidator(_base_path)] = "/"
    repository: Repository | None = None
    colour: Annotated[str, BeforeValidator(_colour)] = COLOUR
    digits: Literal["arabic", "thai"] = "arabic"
    current_year: Year
    sample: bool = False
    file_limit_mb: Annotated[Whole, Field(ge=1, le=200)] = 20
    unit_kinds: dict[Slug, UnitKind] = Field(default_factory=lambda: dict(DEFAULT_KINDS), min_length=1)
    tile_map: Annotated[tuple[Annotated[Text, AfterValidator(_tiles)], ...], AfterValidator(_tile_map)] = ()
    references: Annotated[
        dict[Slug, Reference],
        AfterValidator(_with_own_record),
        Field(default_factory=dict, validate_default=True),
    ]

    @property
    def tiles(self) -> Iterator[tuple[str, str, int, int]]:
        """The provinces on the map of the front page: ISO 3166-2 code, letters, column and row, from 0 on."""
        for line, row in enumerate(self.tile_map):
            for column, cell in enumerate(row.split()):
                if (found := _TILE.fullmatch(cell)) and found["number"]:
                    yield f"TH-{found['number']}", found["letters"], column, line

    @property
    def has_provinces(self) -> bool:
        """Whether units are known by provinces."""
        return any(kind.province for kind in self.unit_kinds.values())

    @property
    def region_title(self) -> str:
        """What units are grouped by, as named in a heading: inspection regions where any kind has them, or
        kinds."""
        has_regions = any(kind.region for kind in self.unit_kinds.values())
        return "เขตตรวจราชการ" if has_regions else "ประเภทหน่วยงาน"

    def region_name(self, region: int | str) -> str:
        """The number of an inspection region, or the name of a kind of unit that has none."""
        return self.unit_kinds[region].title if isinstance(region, str) else str(region)

    def bracketed_kind(self, kind: str) -> str:
        """The kind of unit that something is for, in brackets; empty when it is for all."""
        return "" if kind == ALL_KINDS else f" ({self.unit_kinds[kind].title})"

    def region_words(self, region: int | str) -> str:
        """An inspection region, or a kind of unit that has none, as named in a heading."""
        return self.region_name(region) if isinstance(region, str) else f"เขตตรวจราชการที่ {region}"
