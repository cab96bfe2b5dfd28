"""Invented units: their names, ids, places and contacts. No province of these names exists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from cleancdd.formats.yamltext import Value
from cleancdd.sample.dice import Dice

__all__ = ["HANDBOOK", "SampleUnit", "UnitKind", "invent_units", "unit_file"]

HANDBOOK = "sample-handbook"
"""The key of the invented document that invented units cite as their source."""

_REGIONS = 18
_CENTRAL_EVERY = 6
_LONG_EVERY = 11

_PLACES = (
    ("เวียง", "wiang"),
    ("แก่ง", "kaeng"),
    ("โนน", "non"),
    ("ไร่", "rai"),
    ("ทุ่ง", "thung"),
    ("ดอน", "don"),
    ("หนอง", "nong"),
    ("ห้วย", "huai"),
    ("ท่า", "tha"),
    ("บ้าน", "ban"),
    ("บาง", "bang"),
    ("ปาก", "pak"),
    ("เกาะ", "ko"),
    ("สระ", "sa"),
    ("บึง", "bueng"),
    ("วัง", "wang"),
    ("คลอง", "khlong"),
    ("เขา", "khao"),
    ("ดง", "dong"),
    ("นา", "na"),
    ("เนิน", "noen"),
    ("แหลม", "laem"),
    ("โคก", "khok"),
    ("ภู", "phu"),
    ("ผา", "pha"),
    ("ศรี", "si"),
    ("นคร", "nakhon"),
    ("เมือง", "mueang"),
    ("สวน", "suan"),
    ("หาด", "hat"),
    ("ลำ", "lam"),
    ("ธาร", "than"),
)
_OFFICES = (
    ("กองส่งเสริม", "kong-songsoem"),
    ("สำนักพัฒนา", "samnak-phatthana"),
    ("ศูนย์ข้อมูล", "sun-khomun"),
    ("สถาบันเรียนรู้", "sathaban-rianru"),
    ("กองแผนงาน", "kong-phaenngan"),
    ("กลุ่มงาน", "klum-ngan"),
    ("สำนักประสาน", "samnak-prasan"),
    ("ศูนย์ฝึกอบรม", "sun-fuek-oprom"),
)
_IMAGES = (
    ("ฟ้าคราม", "fakhram"),
    ("ดาวเรือง", "daorueang"),
    ("ลมเย็น", "lomyen"),
    ("ตะวันทอง", "tawanthong"),
    ("เมฆขาว", "mekkhao"),
    ("น้ำผึ้ง", "namphueng"),
    ("แสงเดือน", "saengduean"),
    ("สายรุ้ง", "sairung"),
    ("ใบหม่อน", "baimon"),
    ("เพลงพิณ", "phlengphin"),
    ("ไม้หอม", "maihom"),
    ("โคมแก้ว", "khomkaeo"),
    ("จันทร์ฉาย", "chanchai"),
    ("ขวัญข้าว", "khwankhao"),
    ("กลองทอง", "klongthong"),
    ("ร่มไผ่", "romphai"),
    ("หมอกงาม", "mokngam"),
    ("ฝนพรำ", "fonphram"),
    ("รวงทอง", "ruangthong"),
    ("เรือไม้", "rueamai"),
    ("ผ้าไหม", "phamai"),
    ("ดินสอ", "dinso"),
    ("กังหัน", "kanghan"),
    ("ว่าวลอย", "waoloi"),
    ("ระฆัง", "rakhang"),
    ("หิ่งห้อย", "hinghoi"),
    ("ปีกนก", "piknok"),
    ("เกลียวคลื่น", "kliaokhluen"),
    ("ไออุ่น", "aiun"),
    ("ชื่นบาน", "chuenban"),
    ("ต้นกล้า", "tonkla"),
    ("กำไล", "kamlai"),
)
_LONG_PLACE = "มหาสุขสันต์รื่นรมย์อุดมสมบูรณ์พูนสุข"
_LONG_OFFICE = "และประสานความร่วมมือด้านความโปร่งใสกับเครือข่ายภาคประชาชนระหว่างเขตตรวจราชการ"


UnitKind = Literal["provincial", "central"]


@dataclass(frozen=True, slots=True)
class SampleUnit:
    """A fictional unit; `number` counts the units of its kind from 0."""

    id: str
    kind: UnitKind
    number: int
    label: str
    region: int | None

    @property
    def name(self) -> str:
        """The full official-looking name."""
        return f"สำนักงานพัฒนาชุมชนจังหวัด{self.label}" if self.kind == "provincial" else self.label


def invent_units(count: int, seed: int) -> Iterator[SampleUnit]:
    """Invent units: one in six is central, the others are spread over the inspection regions."""
    provinces = _names(_PLACES, _LONG_PLACE, Dice(seed, "provinces"))
    offices = _names(_OFFICES, _LONG_OFFICE, Dice(seed, "offices"))
    for index in range(count):
        cycle, place = divmod(index, _CENTRAL_EVERY)
        if place == _CENTRAL_EVERY - 1:
            label, key = next(offices)
            yield SampleUnit(key, "central", cycle, label, None)
        else:
            label, key = next(provinces)
            number = cycle * (_CENTRAL_EVERY - 1) + place
            yield SampleUnit(key, "provincial", number, label, number % _REGIONS + 1)


def _names(heads: tuple[tuple[str, str], ...], long: str, dice: Dice) -> Iterator[tuple[str, str]]:
    """An endless series of names and ids: every pair of words in random order, then all again with a
    number."""
    pairs = dice.shuffled([(head, tail) for head in heads for tail in _IMAGES])
    number = 1
    while True:
        for index, ((head, latin), (tail, latin_tail)) in enumerate(pairs):
            name = head + tail + (long if index % _LONG_EVERY == _LONG_EVERY - 1 else "")
            key = f"sample-{latin}-{latin_tail}"
            yield (name, key) if number == 1 else (f"{name} {number}", f"{key}-{number}")
        number += 1


def unit_file(unit: SampleUnit, dice: Dice) -> dict[str, Value]:
    """The content of `unit.yaml`; some units give little, some everything that is possible."""
    told: dict[str, Value] = {"name": unit.name, "kind": unit.kind}
    if dice.chance(0.7):
        told["short"] = f"สพจ.{unit.label}" if unit.kind == "provincial" else f"{unit.label} (ย่อ)"
    if dice.chance(0.3):
        told["abbreviation"] = f"สมมติ {unit.number + 1}"
    if unit.region is not None:
        told |= {"province": unit.label, "inspection_region": unit.region}
    if dice.chance(0.8):
        told["contact"] = _contact(unit, dice)
    if dice.chance(0.3):
        told["sources"] = [{"document": HANDBOOK, "section": "1", "lines": f"{unit.number + 1}"}]
    if dice.chance(0.2):
        told["note"] = "ชื่อ ที่อยู่ และผลการประเมินของหน่วยงานนี้แต่งขึ้นทั้งหมด"
    return told | {"sample": True}


def _contact(unit: SampleUnit, dice: Dice) -> dict[str, Value]:
    """Addresses under `.example`, which cannot be registered, and a telephone number that is never
    assigned."""
    host = f"{unit.id}.example"
    told: dict[str, Value] = {
        "address": f"เลขที่ {dice.below(200) + 1} ถนนสมมติ {unit.label}",
        "phone": "0 0000 0000",
    }
    if dice.chance(0.7):
        told["email"] = f"office@{host}"
    if dice.chance(0.7):
        told["website"] = f"https://{host}/"
    networks = dice.shuffled(("Facebook", "LINE", "YouTube", "X"))[: dice.below(4)]
    if networks:
        told["social"] = [
            {"network": name, "url": f"https://{name.lower()}.example/{unit.id}"} for name in networks
        ]
    return told
