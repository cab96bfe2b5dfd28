"""Starting files of knowledge: innovation projects, best practices, guidance."""

from __future__ import annotations

from cleancdd.formats.yamltext import Value
from cleancdd.model.settings import OWN_RECORD
from cleancdd.scaffold.drafts import Draft, article

__all__ = ["guidance_draft", "innovation_draft", "opening_draft", "openings_of", "practice_draft"]

_INNOVATION = """\
themes: [<รหัสประเด็นใน content/themes.yaml>]
tools: [<เครื่องมือที่ใช้>]
objectives:
  - <วัตถุประสงค์>
expected_results:
  - <ผลที่คาดว่าจะได้รับ>
indicators:
  - {text: <ตัวชี้วัด>, target: <เป้าหมาย>, result: <ผล เมื่อมีแล้ว>}
steps:
  - <ขั้นตอนแรก>
criteria: [<รหัสเกณฑ์ที่โครงการนี้แสดง>]
updated: <วันที่ปรับปรุง>"""

_PRACTICE = """\
figures:
  - title: <ชื่อรูป>
    unit: <หน่วยนับ>
    items:
      - {label: <ก่อนทำ>, value: <จำนวน>}
      - {label: <หลังทำ>, value: <จำนวน>}
    source: {document: unit-record}
updated: <วันที่ปรับปรุง>"""

_GUIDANCE = """\
order: <ลำดับในหมวด เลขน้อยมาก่อน>
criteria:
  - {criterion: <รหัสเกณฑ์ที่หน้านี้อธิบาย>, why: <อธิบายอย่างไร>}
form: true
updated: <วันที่ปรับปรุง>"""


def innovation_draft(unit: str, year: int, key: str, *, title: str, stage: str) -> Draft:
    """`units/<id>/<year>/innovations/<slug>.md`; its source is the unit itself."""
    fields: dict[str, Value] = {"title": title, "stage": stage, "source": {"document": OWN_RECORD}}
    path = f"units/{unit}/{year}/innovations/{key}.md"
    return article(path, "innovation", fields, _INNOVATION, "เรื่องของโครงการสั้น ๆ: ปัญหาเดิม วิธีใหม่ และผล")


def practice_draft(
    key: str,
    *,
    unit: str,
    year: int,
    group: str,
    title: str,
    description: str,
    themes: tuple[str, ...],
    criterion: str,
    why: str,
) -> Draft:
    """`content/best-practices/<slug>.md`; its source is the unit itself."""
    fields: dict[str, Value] = {
        "title": title,
        "description": description,
        "unit": unit,
        "fiscal_year": year,
        "group": group,
        "themes": list(themes),
        "criteria": [{"criterion": criterion, "why": why}],
        "sources": [{"document": OWN_RECORD}],
    }
    body = "ปัญหา วิธีทำ ผล อุปสรรค บทเรียน และสิ่งที่หน่วยงานอื่นนำไปใช้ได้"
    return article(f"content/best-practices/{key}.md", "best-practice", fields, _PRACTICE, body)


def guidance_draft(path: str, *, title: str, description: str, document: str) -> Draft:
    """`content/guidance/<path>.md`."""
    fields: dict[str, Value] = {
        "title": title,
        "description": description,
        "sources": [{"document": document}],
    }
    return article(f"content/guidance/{path}.md", "guidance", fields, _GUIDANCE, "ข้อความ หัวข้อขึ้นต้นด้วย ##")


def opening_draft(document: str) -> Draft:
    """The opening page of all guidance, which other pages need and a new programme has not."""
    description = "กติกา วิธีทำ และบทเรียนสำหรับเจ้าหน้าที่"
    return guidance_draft("index", title="แนวทางและความรู้", description=description, document=document)


def openings_of(path: str) -> tuple[str, ...]:
    """The opening pages of all sections that contain a guidance page, except the page itself."""
    folders = path.split("/")[:-1]
    sections = ("/".join((*folders[:depth], "index")) for depth in range(len(folders) + 1))
    return tuple(f"content/guidance/{one}.md" for one in sections if one != path)
