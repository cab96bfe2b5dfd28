"""Starting files of a unit: `unit.yaml`, and `evaluation.yaml` with every criterion of the unit's kind."""

from __future__ import annotations

from collections.abc import Iterator

from cleancdd.formats.yamltext import Value
from cleancdd.model.criterion import Criterion
from cleancdd.model.rubric import Rubric
from cleancdd.pages.phrases import recording
from cleancdd.scaffold.drafts import Draft, record

__all__ = ["evaluation_draft", "unit_draft"]

_UNIT = """\
short: <ชื่อย่อ>
also: [<ชื่ออื่นที่ประชาชนเรียก>]
contact:
  address: <ที่ตั้งสำนักงาน>
  phone: <โทรศัพท์สำนักงาน ไม่ใช่ของบุคคล>
  email: <อีเมลของหน่วยงาน>
  website: <ที่อยู่เต็มบนเว็บ ขึ้นต้นด้วย https://>
  social:
    - {network: <ชื่อสื่อ>, url: <ที่อยู่เต็มของบัญชี>}
centre:
  place: <ที่ตั้งของศูนย์ข้อมูลข่าวสาร>
  sign: <ป้ายบอกทางอยู่ที่ใด>
  position: <ตำแหน่งผู้รับผิดชอบ ไม่ใช่ชื่อบุคคล>
  hours: <วันและเวลาเปิด>
  copies: <วิธีขอสำเนา>
  complaints:
    - {title: <ช่องทางร้องเรียน>}
note: <หมายเหตุที่ผู้อ่านควรรู้>"""

_SEEN = "(ข้อนี้เว็บไซต์เห็นเองจากสิ่งที่บันทึกไว้ที่อื่นได้ด้วย)"


def unit_draft(
    key: str, *, name: str, kind: str, province: str | None = None, region: int | None = None
) -> Draft:
    """`units/<id>/unit.yaml`."""
    fields: dict[str, Value] = {"name": name, "kind": kind}
    if province is not None:
        fields["province"] = province
    if region is not None:
        fields["inspection_region"] = region
    about = "หน่วยงาน ชื่อโฟลเดอร์นี้คือรหัสและที่อยู่ถาวรของหน่วยงาน"
    return record(f"units/{key}/unit.yaml", "unit", about, fields, _UNIT)


def evaluation_draft(unit: str, kind: str, rubric: Rubric) -> Draft:
    """`units/<id>/<year>/evaluation.yaml`: nothing recorded, and all that can be as remarks."""
    path = f"units/{unit}/{rubric.year}/evaluation.yaml"
    about = f"การประเมินตนเองของหน่วยงาน ปีงบประมาณ {rubric.year} โปรแกรมคิดระดับและคะแนนให้เอง"
    head = record(path, "evaluation", about, {"numbers": {}, "criteria": {}}, "").text
    head = head.replace("numbers: {}", _opened("numbers", _numbers(kind, rubric), "ตัวเลข"))
    head = head.replace("criteria: {}", _opened("criteria", _criteria(kind, rubric), "หลักฐาน"))
    assessed = "# เมื่อประเมินตนเองครบแล้ว ลบ `# ` หน้าบรรทัดถัดไป แล้วพิมพ์วันที่\n# assessed: <วันที่ประเมินตนเอง>\n"
    return Draft(path, head + assessed)


def _opened(field: str, lines: Iterator[str], what: str) -> str:
    """The field, empty, with its lines as remarks below."""
    told = f"เมื่อเติม{what}รายการแรก ให้ลบ {{}} ท้าย `{field}:` แล้วลบ `# ` หน้าบรรทัดที่ใช้"
    return f"\n# {told}\n{field}: {{}}\n" + "".join(f"{line}\n" for line in lines)


def _numbers(kind: str, rubric: Rubric) -> Iterator[str]:
    """Every measure that a criterion of the kind reads, once."""
    seen: set[str] = set()
    for criterion in _of_kind(kind, rubric):
        key = criterion.check.measure
        if key is not None and key not in seen:
            seen.add(key)
            measure = rubric.measures[key]
            yield f"  # {measure.title} ({measure.unit})"
            yield from _remarked(recording(rubric, criterion))


def _criteria(kind: str, rubric: Rubric) -> Iterator[str]:
    for criterion in _of_kind(kind, rubric):
        lines = recording(rubric, criterion)
        if criterion.check.measure is not None or lines is None:
            continue
        yield f"  # {criterion.id} {criterion.title}: {' '.join(criterion.record.split())}"
        for key, title in criterion.asked_parts.items():
            yield f"  #   ส่วน {key} {' '.join(title.split())}"
        if criterion.observed is not None:
            yield f"  #   {_SEEN}"
        if criterion.exemptions:
            yield f"  #   ถ้าไม่เกี่ยวข้อง: not_applicable: {' หรือ '.join(criterion.exemptions)}"
        yield from _remarked(lines)


def _remarked(lines: str | None) -> Iterator[str]:
    """All lines but the first, commented out so that uncommenting restores their indentation."""
    for line in (lines or "").splitlines()[1:]:
        yield f"# {line}"


def _of_kind(kind: str, rubric: Rubric) -> Iterator[Criterion]:
    """What every unit of a kind is judged by; steps of ladders are for few and are asked for on their
    pages."""
    steps = {step.id for ladder in rubric.ladders.values() for step in ladder.steps}
    for criterion in rubric.criteria.values():
        if criterion.id not in steps and rubric.is_for(kind, criterion.id):
            yield criterion
