"""Invented projects, best practices, guidance and glossary, in every form that they can have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from cleancdd import urls
from cleancdd.formats.yamltext import Value, emit
from cleancdd.model.knowledge import STAGES
from cleancdd.model.rubric import Rubric
from cleancdd.sample.dice import Dice
from cleancdd.sample.units import HANDBOOK, SampleUnit

__all__ = ["PICTURE", "project_files", "shared_files"]

_THEMES: Final[dict[str, Value]] = {
    "procurement": {"title": "จัดซื้อจัดจ้างและพัสดุ", "text": "ทำให้การจัดซื้อจัดจ้างถูกระเบียบ เปิดเผย และทำแทนกันได้"},
    "budget": {"title": "งบประมาณและการเบิกจ่าย", "text": "วางแผน เบิกจ่าย และติดตามงบประมาณให้เห็นทุกขั้น"},
    "personnel": {"title": "บุคลากร", "text": "ประเมินผล พัฒนา และดูแลคนทำงานอย่างเป็นธรรม"},
    "service": {"title": "บริการประชาชน", "text": "บริการที่ประชาชนตรวจสอบและขอดูได้"},
    "ethics": {"title": "จริยธรรมและค่านิยม", "text": "ปณิธาน ค่านิยม และกิจกรรมต่อต้านการทุจริต"},
}
_SOURCE: Final[Value] = {"document": HANDBOOK, "section": "4"}
_TERMS: Final[dict[str, Value]] = {
    "evidence": {
        "term": "หลักฐาน",
        "english": "Evidence",
        "text": "สิ่งที่แสดงว่าทำจริง",
        "also": ["พยานเอกสาร"],
        "source": _SOURCE,
    },
    "panel": {"term": "คณะกรรมการ", "text": "ผู้ที่ได้รับแต่งตั้งให้ตรวจ", "source": _SOURCE},
    "risk": {"term": "ความเสี่ยง", "english": "Risk", "text": "สิ่งที่อาจเกิดขึ้นและทำให้เสียหาย", "source": _SOURCE},
    "oit": {
        "term": "OIT",
        "full": "การเปิดเผยข้อมูลสาธารณะ",
        "text": "รายการข้อมูลที่หน่วยงานต้องเปิดเผย",
        "source": _SOURCE,
    },
    "parcel": {"term": "พัสดุ", "text": "ของที่หน่วยงานซื้อ จ้าง เช่า หรือได้รับมา", "source": _SOURCE},
    "mou": {"term": "MOU", "full": "บันทึกข้อตกลง", "text": "ข้อตกลงเป็นลายลักษณ์อักษร", "source": _SOURCE},
}
_MANNERS = ("คลินิก", "คู่หู", "กระดานติดตาม", "ตลาดนัดความรู้", "ปฏิทินร่วม", "สมุดบันทึกความดี", "ห้องเรียนเช้าวันศุกร์")
_TOOLS = ("LINE", "เว็บไซต์", "คู่มือ", "Google Forms", "5ส", "บอร์ดประชาสัมพันธ์")
_STEPS = ("ประชุมเลือกเรื่อง", "แต่งตั้งคณะทำงาน", "ทดลองหนึ่งเดือน", "ปรับขั้นตอน", "สรุปและเผยแพร่")
_CERTAINTIES = ("sure", "sure", "sure", "probable", "partial")

_PROJECT = """
โครงการสมมติของหน่วยงานที่ไม่มีอยู่จริง หน่วยงานตั้งคณะกรรมการเก็บหลักฐานทุกขั้น และดูแลงานพัสดุให้ตรวจสอบได้

อ่าน[แนวทางที่เกี่ยวข้อง](../../../../content/guidance/tools/risk.md#matrix)ประกอบ
"""
_PRACTICE = """
เรื่องสมมติ ใช้ดูว่าหน้าแนวปฏิบัติที่ดีแสดงอะไรบ้าง

## สถานการณ์ {#situation}

งานพัสดุมีความเสี่ยงหลายจุดและหลักฐานกระจายอยู่หลายแฟ้ม

## แนวทาง {#approach}

ตั้งคณะกรรมการ ทำบันทึกข้อตกลง แล้ววัดผลทุกเดือน

![ภาพสมมติของบันไดห้าขั้น จากต่ำไปสูง](../files/steps.png)

| เดือน | สิ่งที่ทำ |
|---|---|
| แรก | เลือกเรื่อง |
| ที่สอง | ทดลอง |

## ผล {#results}

เอกสารที่ต้องแก้ไขลดลง ดู[หน่วยงานทั้งหมด](/units/)

## สิ่งที่หน่วยงานอื่นนำไปใช้ได้ {#take-over}

- [x] คำสั่งแต่งตั้ง
- [ ] แบบบันทึกรายเดือน

> [!ข้อควรจำ]
> เริ่มจากเรื่องเล็กที่แก้ได้ภายในหนึ่งเดือน
"""
_PAGES: Final[dict[str, tuple[dict[str, Value], str]]] = {
    "index.md": ({"title": "แนวทางและความรู้", "order": 0}, "เริ่มที่[วิธีวิเคราะห์ความเสี่ยง](tools/risk.md)\n"),
    "tools/index.md": (
        {"title": "เครื่องมือ", "order": 10, "aliases": [urls.page("instruments")]},
        "เครื่องมือที่ช่วยหาว่าขาดอะไร\n",
    ),
    "tools/risk.md": (
        {"title": "วิธีวิเคราะห์ความเสี่ยง", "order": 10, "diagram": "risk-matrix", "updated": "1 ต.ค. 2564"},
        (
            "## ตาราง {#matrix}\n\n| โอกาส | ต่ำ | สูง |\n|---|---:|---:|\n| "
            "สูง | 3 | 9 |\n\nใช้หลักฐานประกอบ[^1]\n\n[^1]: ข้อความสมมติ\n"
        ),
    ),
    "tools/plan.md": (
        {"title": "โครงร่างแผน", "order": 20, "form": True},
        "## หัวข้อ {#heads}\n\n| เรื่อง | ผู้รับผิดชอบ |\n|---|---|\n| … | … |\n",
    ),
    "tools/check.md": (
        {"title": "รายการตรวจ", "order": 30},
        "".join(f"## ด้านที่ {one}\n\n- [ ] มีหลักฐาน\n\n" for one in range(1, 6)),
    ),
}


PICTURE = "content/files/steps.png"
"""The image shown in the texts of `shared_files`."""


def shared_files(units: Sequence[SampleUnit], rubric: Rubric, year: int) -> Iterator[tuple[str, str]]:
    """Themes, glossary, guidance and three best practices, by file name."""
    yield "content/themes.yaml", emit(_THEMES)
    yield "content/glossary.yaml", emit(_TERMS)
    shown = _shown(rubric)
    for name, (told, body) in _PAGES.items():
        front = {"description": f"หน้าสมมติเรื่อง{told['title']}", **told, "sources": [_SOURCE]}
        if name == "tools/risk.md":
            front["criteria"] = [{"criterion": shown[0], "why": "ช่วยเลือกเรื่องที่จะทำ"}]
        yield f"content/guidance/{name}", _page(front, body)
    for place, unit in enumerate(units[:3]):
        yield f"content/best-practices/{unit.id}.md", _page(_practice(unit, place, shown, year), _PRACTICE)


def project_files(unit: SampleUnit, rubric: Rubric, year: int, seed: int) -> Iterator[tuple[str, str]]:
    """The unit's projects of a year, by file name within the unit's folder: none, one or two."""
    dice = Dice(seed, unit.id, year, "projects")
    for number in range(dice.pick((0, 1, 1, 1, 2))):
        text = _page(_project(unit, rubric, dice), _PROJECT)
        yield f"{year}/innovations/{unit.id}-{number + 1}.md", text


def _page(front: dict[str, Value], body: str) -> str:
    return f"---\n{emit(front)}---\n\n{body.lstrip()}"


def _shown(rubric: Rubric) -> list[str]:
    """Criteria of the first dimension, to which projects and best practices refer."""
    return [key for key in rubric.criteria if key.startswith("d1.l2")] or list(rubric.criteria)[:1]


def _project(unit: SampleUnit, rubric: Rubric, dice: Dice) -> dict[str, Value]:
    themes = dice.shuffled(list(_THEMES))[: dice.below(4)]
    told: dict[str, Value] = {
        "title": f"{dice.pick(_MANNERS)}{unit.label}",
        "title_certainty": dice.pick(_CERTAINTIES),
        "themes": list(themes),
        "tools": list(dice.shuffled(_TOOLS)[: dice.below(4)]),
        "stage": dice.pick(STAGES),
        "source": _SOURCE,
    }
    if dice.chance(0.15):
        told["year_certainty"] = "unstated"
    if dice.chance(0.2):
        told["title_note"] = "ชื่อสมมติ"
    if dice.chance(0.8):
        told |= {"objectives": ["งานตรวจสอบได้", "ทำแทนกันได้"], "expected_results": ["ลดเอกสารที่ต้องแก้ไข"]}
        told |= {"steps": list(_STEPS[: 2 + dice.below(4)]), "criteria": [_shown(rubric)[-1]]}
        told["indicators"] = [
            {"text": "จำนวนเอกสารที่แก้ไข", "target": "ไม่เกิน 3", "result": "2"},
            {"text": "ความพึงพอใจ"},
        ]
    if dice.chance(0.3):
        told["doubtful"] = ["ต้นฉบับสมมติอ่านไม่ชัด"]
    return {key: one for key, one in told.items() if one != []}


def _practice(unit: SampleUnit, place: int, shown: list[str], year: int) -> dict[str, Value]:
    keys = list(_THEMES)
    items: list[Value] = [
        {"label": "ก่อนทำ", "value": 12 + place},
        {"label": "หลังทำ", "value": 3},
        {"label": "ปีถัดไป", "value": 0},
    ]
    return {
        "title": f"ตรวจงานเป็นคู่ของ{unit.label}",
        "description": "เรื่องสมมติที่แสดงทุกส่วนของหน้าแนวปฏิบัติที่ดี",
        "order": 10 * (place + 1),
        "unit": unit.id,
        "fiscal_year": year,
        "group": ("model", "challenge", "outstanding")[place],
        "themes": [keys[place], keys[place + 1]],
        "criteria": [{"criterion": key, "why": "ทำเป็นโครงการที่มีแผนและหลักฐาน"} for key in shown[: place + 1]],
        "figures": [
            {"title": "เอกสารที่ต้องแก้ไข", "unit": "ฉบับ", "items": items, "note": "ตัวเลขสมมติ", "source": _SOURCE}
        ],
        "sources": [_SOURCE],
    }
