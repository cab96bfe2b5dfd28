"""Invented disclosures: a year's answers to the OIT list in every state, documents, the information centre,
and its use by quarter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from cleancdd import urls
from cleancdd.findings.periods import month_words, months_of
from cleancdd.formats.yamltext import Value, emit
from cleancdd.model.oit import OitItem, OitList
from cleancdd.model.rubric import Rubric
from cleancdd.model.usage import QUARTERS
from cleancdd.sample.dice import Dice
from cleancdd.sample.evaluations import FILES
from cleancdd.sample.handwriting import Handwriting
from cleancdd.sample.units import SampleUnit
from cleancdd.thai.dates import fiscal_year_days

__all__ = ["DisclosureBook", "centre_of", "disclosed_files", "disclosure_books"]

Fields = dict[str, Value]

_SHARES: Final = (0.98, 0.85, 0.6, 0.35, 0.0)
"""The share of the list that each kind of unit has complete; units of the last kind recorded nothing."""

_OTHER_STATES = (
    "partial",
    "stale",
    "paper",
    "absent",
    "absent",
    "withheld",
    "withheld-part",
    "not-applicable",
)

_ALWAYS_OPEN = frozenset({"work-manual", "service-manual", "news"})
"""Topics that units disclose in addition to the list."""

_OF_EVERY_UNIT = frozenset({"contact", "social-network"})
"""Topics that apply to every unit, and that details in `unit.yaml` answer."""

_USED_EVERY = 2
"""One in this many units has a visitors' book."""

_GROUNDS = ("section-15-2", "section-15-5")
_PLACES = ("แฟ้มที่ 1 ศูนย์ข้อมูลข่าวสาร", "ชั้นเอกสารที่ 2 ศูนย์ข้อมูลข่าวสาร", "บอร์ดหน้าศูนย์ข้อมูลข่าวสาร")
_WAYS = ("เมนู เปิดเผยข้อมูล แล้วเลือกหัวข้อตามชื่อ", "ท้ายหน้าแรก กลุ่มลิงก์ OIT", "เมนู เกี่ยวกับหน่วยงาน")


@dataclass(frozen=True, slots=True)
class DisclosureBook:
    """Writes the disclosures of units in a fiscal year, for that year's list and the rubric's manuals."""

    asked: OitList
    manuals: tuple[tuple[str, str], ...]

    def write(self, unit: SampleUnit, dice: Dice) -> Fields:
        """The content of `disclosures.yaml`."""
        return _Writer(self, unit, dice, Handwriting(dice)).write()


@dataclass(frozen=True, slots=True)
class _Writer:
    book: DisclosureBook
    unit: SampleUnit
    dice: Dice
    hand: Handwriting

    @property
    def _year(self) -> int:
        return self.book.asked.fiscal_year

    def write(self) -> Fields:
        entries: list[Value] = []
        withheld: list[Value] = []
        items: Fields = {}
        for key, item in self.book.asked.items.items():
            state = self._state(item)
            if state in {"complete", "partial", "stale", "paper"}:
                entries += (
                    self._months(item, state) if item.period == "monthly" else self._entries(item, state)
                )
            elif state in {"withheld", "withheld-part"}:
                withheld.append(self._withheld(item, whole=state == "withheld"))
            elif state == "not-applicable" and item.topic not in _OF_EVERY_UNIT:
                items[key] = {"not_applicable": "หน่วยงานนี้ไม่มีภารกิจตามข้อนี้"}
            if state == "complete" and self.dice.chance(0.1):
                items[key] = {"explanation": "อยู่ในเมนูหลักของเว็บไซต์ เปิดได้จากทุกหน้า"}
        entries += [*self._manuals(), *self._posts()]
        told: Fields = {"entries": entries, "withheld": withheld, "items": items}
        return {key: one for key, one in told.items() if one}

    def _state(self, item: OitItem) -> str:
        share = _SHARES[self.unit.number % len(_SHARES)]
        if self.dice.chance(share):
            return "complete"
        state = self.dice.pick(_OTHER_STATES)
        return "absent" if item.topic in _ALWAYS_OPEN and state in {"withheld", "not-applicable"} else state

    def _entries(self, item: OitItem, state: str) -> Iterator[Value]:
        told: Fields = {"title": f"{item.title} (ตัวอย่าง)", "topic": item.topic}
        if self.dice.chance(0.5):
            told["text"] = "เอกสารนี้แต่งขึ้นเพื่อทดสอบระบบ"
        told |= self._time(item.period, state) | self._where(item.topic, state)
        parts = list(item.components)
        if parts and (state == "complete" or len(parts) > 1):
            told["components"] = parts if state == "complete" else parts[:-1]
        yield told
        if self.dice.chance(0.15):
            url = f"https://{self.unit.id}.example/{self._year}/{item.topic}-2.pdf"
            yield {
                "title": f"{item.title} ฉบับปรับปรุง (ตัวอย่าง)",
                "topic": item.topic,
                **self._time(item.period, state),
                "url": url,
            }

    def _months(self, item: OitItem, state: str) -> Iterator[Value]:
        """A summary of each month, made in the next; some units stop early, some omit the month."""
        for month in months_of(self._year)[: 12 if state == "complete" else self.dice.below(11) + 1]:
            told: Fields = {"title": f"{item.title} {month_words(month)} (ตัวอย่าง)", "topic": item.topic}
            if state != "stale":
                told["through"] = self.hand.day(month)
            after = self.hand.day(month + timedelta(self.dice.below(20) + 1))
            yield told | {"date": after} | self._where(f"{item.topic}-{month:%m}", state)

    def _time(self, period: str, state: str) -> Fields:
        year, day = self._year, self._day()
        if period == "first-half":
            half = months_of(year)[5]
            through = half if state != "stale" else half - timedelta(90)
            after = max(day, half + timedelta(self.dice.below(30) + 1))
            return {"through": self.hand.day(through), "date": self.hand.day(after)}
        told: Fields = {"date": self.hand.day(day)}
        if period == "previous-year":
            return {**told, "fiscal_year": year - 1 if state != "stale" else year - 3}
        if period == "long-term":
            first, last = (year - 4, year - 1) if state == "stale" else (year - 2, year + 2)
            return {**told, "fiscal_year": first, "until": last}
        if state != "stale":
            return told
        return {**told, "fiscal_year": year - 2} | ({"until": year - 1} if period == "standing" else {})

    def _where(self, topic: str, state: str) -> Fields:
        if state == "paper":
            return {"place": self.dice.pick(_PLACES)}
        where = self.dice.below(10)
        told: Fields = {"where": self.dice.pick(_WAYS)} if self.dice.chance(0.4) else {}
        if topic in {"contact", "structure"} and where < 5:
            return {"page": urls.unit(self.unit.id), **told}
        if where < 3 and "monthly" not in topic:
            return {"file": FILES[0] if where else FILES[1], **told}
        return {"url": f"https://{self.unit.id}.example/{self._year}/{topic}.pdf", **told}

    def _withheld(self, item: OitItem, *, whole: bool) -> Fields:
        told: Fields = {
            "title": f"{item.title} (ตัวอย่าง)",
            "topic": item.topic,
            "ground": self.dice.pick(_GROUNDS),
            "text": "ตัวอย่างของรายการที่ไม่เปิดเผย",
        }
        return told | ({"whole_item": True} if whole else {})

    def _manuals(self) -> Iterator[Value]:
        """The best units disclose every manual that the rubric names; others a few."""
        first = self.hand.day(fiscal_year_days(self._year)[0])
        for key, title in self.book.manuals:
            if self._is_best or self.dice.chance(0.3):
                url = f"https://{self.unit.id}.example/manuals/{key}.pdf"
                yield {
                    "title": f"คู่มือ {title} (ตัวอย่าง)",
                    "topic": "work-manual",
                    "date": first,
                    "manual": key,
                    "url": url,
                }
        if self._is_best:
            yield {
                "title": "สถานะกองทุนรายพื้นที่ (ตัวอย่าง)",
                "topic": "public-interest",
                "date": first,
                "file": FILES[0],
            }

    def _posts(self) -> Iterator[Value]:
        """The social media posts of the best units, some of which have an account."""
        if self._is_best:
            url = f"https://facebook.example/{self.unit.id}/posts/{self._year}"
            yield {
                "title": "ประกาศแผนงบประมาณ (ตัวอย่าง)",
                "topic": "news",
                "date": self.hand.day(self._day()),
                "url": url,
            }

    @property
    def _is_best(self) -> bool:
        return self.unit.number % len(_SHARES) == 0

    def _day(self) -> date:
        """A date before the end of the answer period; sometimes one after it."""
        first, last = fiscal_year_days(self._year)
        window = self.book.asked.window
        end = last if window is None or self.dice.chance(0.08) else window.last
        return first + timedelta(self.dice.below((end - first).days + 1))


def disclosure_books(rubric: Rubric, lists: Mapping[int, OitList]) -> tuple[DisclosureBook, ...]:
    """A book for each year that has a list, earliest first."""
    manuals = {
        key: title
        for one in rubric.criteria.values()
        if one.observed
        for key, title in one.observed.manuals.items()
    }
    return tuple(DisclosureBook(lists[year], tuple(manuals.items())) for year in sorted(lists))


def disclosed_files(unit: SampleUnit, shelf: tuple[DisclosureBook, ...], seed: int) -> dict[str, str]:
    """The files about disclosures in the unit's folder, by name; some units recorded nothing."""
    if unit.number % len(_SHARES) == len(_SHARES) - 1:
        return {}
    years = [book.asked.fiscal_year for book in shelf]
    found = {"documents/service-manual.md": _document_of(unit, years[0])}
    for year, book in zip(years, shelf, strict=True):
        found[f"{year}/disclosures.yaml"] = emit(book.write(unit, Dice(seed, unit.id, year, "disclosures")))
        if unit.number % _USED_EVERY == 0:
            found[f"{year}/usage.yaml"] = emit(_usage_of(year, Dice(seed, unit.id, year, "usage")))
    return found


def _document_of(unit: SampleUnit, year: int) -> str:
    """`documents/service-manual.md`: a document with a page, valid for three years."""
    front: Fields = {
        "title": "คู่มือการขอข้อมูลข่าวสาร (ตัวอย่าง)",
        "description": "ขั้นตอน เอกสารที่ใช้ และเวลาของแต่ละขั้น แต่งขึ้นเพื่อทดสอบระบบ",
        "topic": "service-manual",
        "date": f"{year - 1}-10-15",
        "fiscal_year": year,
        "until": year + 2,
        "aliases": [urls.document(unit.id, "manual")],
    }
    text = "## ผู้มีสิทธิขอ\n\nทุกคนขอดูได้โดยไม่ต้องบอกเหตุผล\n\n## ขั้นตอน\n\n1. ยื่นคำขอที่ศูนย์\n2. รอผลภายใน 15 วัน\n"
    return f"---\n{emit(front)}---\n\n{text}"


def centre_of(unit: SampleUnit, dice: Dice) -> Fields:
    """The information centre in `unit.yaml`."""
    steps: list[Value] = [
        {"text": "รับคำขอและลงทะเบียน", "within": "10 นาที"},
        {"text": "พิจารณาและแจ้งผล", "within": "15 วัน"},
    ]
    complaints: list[Value] = [
        {"title": "ตู้รับความคิดเห็นหน้าศูนย์", "text": "เปิดทุกวันศุกร์"},
        {"title": "แบบร้องเรียนออนไลน์", "url": f"https://{unit.id}.example/complaints"},
    ]
    return {
        "place": f"ชั้น {dice.below(3) + 1} อาคารสมมติ {unit.label}",
        "sign": "ป้ายหน้าอาคารและหน้าห้อง",
        "position": "นักวิชาการพัฒนาชุมชนที่ได้รับมอบหมาย",
        "hours": "วันราชการ 8.30-16.30 น.",
        "copies": "ยื่นคำขอที่ศูนย์ รับสำเนาได้ในวันเดียวกัน",
        "fees": [{"title": "สำเนาขนาด A4", "price": "หน้าละ 1 บาท"}],
        "services": [{"title": "การขอข้อมูลข่าวสาร", "within": "15 วัน", "steps": steps}],
        "complaints": complaints,
    }


def _usage_of(year: int, dice: Dice) -> Fields:
    """The content of `usage.yaml`: the visitors' book, and visits as if counted from logs."""
    hand = Handwriting(dice)
    first, last = fiscal_year_days(year)
    centre: Fields = {}
    web: Fields = {}
    for number, quarter in enumerate(QUARTERS):
        reported = min(last, first + timedelta(91 * number + 80 + dice.below(12)))
        requests = dice.below(20)
        centre[quarter] = {
            "visitors": hand.count(dice.below(90)),
            "requests": hand.count(requests),
            "copies": hand.count(dice.below(60)),
            "refused": hand.count(min(requests, dice.below(3))),
            "reported": hand.day(reported),
        }
        web[quarter] = {
            "pages": {
                "section-9-3": dice.below(500),
                "section-7-3": dice.below(200),
                "other": dice.below(900),
            },
            "documents": {"section-9-3": dice.below(300), "section-9-4": dice.below(120)},
            "searches": {"other": dice.below(150)},
        }
    return {"centre": centre, "web": web}
