"""Kinds of unit, as units and rubrics name them: checked against `unit_kinds` of `content/site.yaml`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from cleancdd.diagnostics import Code, Diagnostics, Span
from cleancdd.model.kinds import UnitKind
from cleancdd.model.unit import UnitFile
from cleancdd.readers.validation import report
from cleancdd.resources import SETTINGS_FILE
from cleancdd.source import Document, Loc
from cleancdd.suggestions.names import key_titled, nearest

__all__ = ["check_kind", "check_places"]

_PROVINCE, _REGION = "จังหวัด", "เขตตรวจราชการ"
_MANY = 3


def check_kind(
    kind: str, kinds: Mapping[str, UnitKind], document: Document, loc: Loc, diagnostics: Diagnostics
) -> bool:
    """Whether the site defines this kind; if not, reports it with the nearest one."""
    if kind in kinds:
        return True
    titled = key_titled(kind, kinds)
    advice = f"พิมพ์ `{titled}`" if titled else nearest(kind, kinds)
    message = f"`{kind}` ไม่ใช่ค่าที่ใช้ได้ของ `{loc[-1]}`"
    report(document, loc, Code.WRONG_CHOICE, message, advice, diagnostics)
    return False


def check_places(
    units: Collection[tuple[UnitFile, Document]], kinds: Mapping[str, UnitKind], diagnostics: Diagnostics
) -> None:
    """Whether each unit has the province and the inspection region that its kind has, and no other.

    What is wrong with every unit of a kind, where there are many, is reported once, of the kind.
    """
    of_kind = Counter(unit.kind for unit, _ in units)
    found: dict[_Misplaced, list[Document]] = {}
    for unit, document in units:
        if wrong := _misplaced(unit, kinds):
            found.setdefault(wrong, []).append(document)
    for wrong, documents in found.items():
        if len(documents) == of_kind[wrong.kind] > _MANY:
            message = f"{wrong.message} ตาม `unit_kinds` แต่ทุกหน่วยงาน ({len(documents)} แห่ง) ไม่เป็นเช่นนั้น"
            advice = f"แก้ {wrong.switches} ใต้ `unit_kinds:` → `{wrong.kind}:`"
            diagnostics.add(Span(SETTINGS_FILE), Code.INCONSISTENT_VALUES, message, advice)
            continue
        for document in documents:
            report(document, (), Code.INCONSISTENT_VALUES, wrong.message, wrong.advice, diagnostics)


class _Misplaced(NamedTuple):
    """What is wrong with a unit's province or region, and the fields of its kind that require them."""

    kind: str
    message: str
    advice: str
    switches: str


def _misplaced(unit: UnitFile, kinds: Mapping[str, UnitKind]) -> _Misplaced | None:
    kind = kinds[unit.kind]
    asked = {_PROVINCE: kind.province, _REGION: kind.region}
    told: dict[str, dict[str, object]] = {
        _PROVINCE: {"province": unit.province, "iso": unit.iso},
        _REGION: {"inspection_region": unit.inspection_region},
    }
    lacking = [word for word in asked if asked[word] and not next(iter(told[word].values()))]
    excess = [word for word in asked if not asked[word] and any(told[word].values())]
    if lacking:
        words = "และ".join(word for word in asked if asked[word])
        forms = {_PROVINCE: "`province: ชื่อจังหวัด`", _REGION: "`inspection_region: เลขเขต`"}
        advice = "เพิ่ม " + " และ ".join(forms[word] for word in asked if asked[word])
        return _Misplaced(unit.kind, f"หน่วยงาน{kind.title}ต้องมี{words}", advice, _switches(lacking))
    if excess:
        fields = [f"`{field}`" for word in asked if not asked[word] for field in told[word]]
        listed = f"{' '.join(fields[:-1])} และ {fields[-1]}" if len(fields) > 1 else fields[0]
        others = [key for key, one in kinds.items() if all(getattr(one, _FIELDS[word]) for word in excess)]
        advice = f"ลบ {listed}" + (f" หรือแก้ `kind` เป็น `{others[0]}`" if others else "")
        message = f"หน่วยงาน{kind.title}ไม่มี{'และ'.join(word for word in asked if not asked[word])}"
        return _Misplaced(unit.kind, message, advice, _switches(excess))
    return None


def _switches(words: Iterable[str]) -> str:
    return " ".join(f"`{_FIELDS[word]}`" for word in words)


_FIELDS = {_PROVINCE: "province", _REGION: "region"}
