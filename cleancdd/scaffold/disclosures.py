"""Starting files of what a unit discloses: documents, entries of `disclosures.yaml`, minutes."""

from __future__ import annotations

from collections.abc import Mapping

from cleancdd import urls
from cleancdd.formats.yamltext import Value, emit
from cleancdd.scaffold.drafts import Draft, article, record

__all__ = ["disclosure_draft", "disclosure_lines", "disclosures_path", "document_draft", "minutes_draft"]

_DOCUMENT = """\
fiscal_year: <ปีงบประมาณที่เริ่มใช้>
until: <ปีงบประมาณสุดท้ายที่ใช้ ไม่ใส่คือยังใช้อยู่>
through: <ข้อมูลถึงวันที่ใด เฉพาะรายงานรอบ 6 เดือนและสรุปรายเดือน>
file: <ไฟล์ต้นฉบับใน files/ ใส่ file หรือ url อย่างใดอย่างหนึ่ง>
url: <ที่อยู่เต็มของต้นฉบับบนเว็บ>
components: [<รหัสองค์ประกอบที่มีในเอกสาร>]
where: <เปิดจากเว็บไซต์หลักของหน่วยงานอย่างไร>"""

_DISCLOSURES = """\
withheld:
  - title: <ชื่อเรื่องที่ไม่เปิดเผย>
    topic: <รหัสเรื่อง>
    ground: <รหัสเหตุตามกฎหมาย>
items:
  <รหัสข้อ>: {not_applicable: <เหตุที่ไม่เกี่ยวข้อง>}"""

_ENTRY = """\
    # text: <คำอธิบายหนึ่งประโยค>
    # date: <วันที่เผยแพร่>
    # components: [<รหัสองค์ประกอบที่มีในเอกสาร>]
    # through: <ข้อมูลถึงวันที่ใด เฉพาะรายงานรอบ 6 เดือนและสรุปรายเดือน>
    # where: <เปิดจากเว็บไซต์หลักของหน่วยงานอย่างไร>
"""

_MINUTES = """\
aliases: [<ที่อยู่เดิมของหน้านี้>]"""


def document_draft(unit: str, key: str, *, title: str, description: str, topic: str, date: str) -> Draft:
    """`units/<id>/documents/<slug>.md`."""
    fields: dict[str, Value] = {"title": title, "description": description, "topic": topic, "date": date}
    return article(
        f"units/{unit}/documents/{key}.md", "document", fields, _DOCUMENT, "ข้อความของเอกสาร หัวข้อขึ้นต้นด้วย ##"
    )


def disclosures_path(unit: str, year: int) -> str:
    """The file that holds what a unit disclosed in a year."""
    return f"units/{unit}/{year}/disclosures.yaml"


def disclosure_draft(unit: str, year: int, entry: Mapping[str, Value]) -> Draft:
    """`units/<id>/<year>/disclosures.yaml` with its first entry."""
    about = f"สิ่งที่เปิดเผยในปีงบประมาณ {year} รหัสเรื่องของแต่ละข้ออยู่ที่หน้า {urls.oit_recording(year)} ของเว็บไซต์"
    path = disclosures_path(unit, year)
    head = record(path, "disclosures", about, {}, "").text
    rest = record(path, "disclosures", about, {}, _DISCLOSURES).text.removeprefix(head)
    return Draft(path, f"{head.rstrip()}\nentries:\n{disclosure_lines(entry)}{rest}")


def disclosure_lines(entry: Mapping[str, Value]) -> str:
    """An entry, indented as under `entries:`."""
    lines = emit(entry).splitlines()
    return "".join(f"  {'- ' if not at else '  '}{line}\n" for at, line in enumerate(lines)) + _ENTRY


def minutes_draft(
    unit: str, year: int, key: str, *, title: str, date: str, body: str, decisions: tuple[str, ...]
) -> Draft:
    """`units/<id>/<year>/minutes/<slug>.md`."""
    fields: dict[str, Value] = {"title": title, "date": date, "body": body}
    fields["decisions"] = [{"text": one} for one in decisions]
    return article(
        f"units/{unit}/{year}/minutes/{key}.md",
        "minutes",
        fields,
        "แต่ละข้อใน decisions เพิ่มได้: responsible: <ตำแหน่งผู้รับผิดชอบ> และ due: <วันที่ครบกำหนด>\n" + _MINUTES,
        "สาระของการประชุม หรือลิงก์ไปยังฉบับลงนามใน files/ ระบุบุคคลด้วยตำแหน่ง",
    )
