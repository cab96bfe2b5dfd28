"""Kinds of unit, as units and rubrics name them: checked against `unit_kinds` of `content/site.yaml`."""

from __future__ import annotations

from collections.abc import Mapping

from cleancdd.diagnostics import Code, Diagnostics
from cleancdd.model.kinds import UnitKind
from cleancdd.model.unit import UnitFile
from cleancdd.readers.validation import report
from cleancdd.source import Document, Loc
from cleancdd.suggestions.names import key_titled, nearest

__all__ = ["check_kind", "check_place"]

_PROVINCE, _REGION = "จังหวัด", "เขตตรวจราชการ"


def check_kind(
    kind: str, kinds: Mapping[str, UnitKind], document: Document, loc: Loc, diagnostics: Diagnostics
) -> bool:
    """Whether the site has such a kind; tells the nearest where it has not."""
    if kind in kinds:
        return True
    titled = key_titled(kind, kinds)
    advice = f"พิมพ์ `{titled}`" if titled else nearest(kind, kinds)
    message = f"`{kind}` ไม่ใช่ค่าที่ใช้ได้ของ `{loc[-1]}`"
    report(document, loc, Code.WRONG_CHOICE, message, advice, diagnostics)
    return False


def check_place(
    unit: UnitFile, kinds: Mapping[str, UnitKind], document: Document, diagnostics: Diagnostics
) -> None:
    """Whether the unit has the province and the inspection region that its kind has, and no other."""
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
        message = f"หน่วยงาน{kind.title}ต้องมี{words}"
        report(document, (), Code.INCONSISTENT_VALUES, message, advice, diagnostics)
    elif excess:
        fields = [f"`{field}`" for word in asked if not asked[word] for field in told[word]]
        listed = f"{' '.join(fields[:-1])} และ {fields[-1]}" if len(fields) > 1 else fields[0]
        others = [key for key, one in kinds.items() if all(getattr(one, _FIELDS[word]) for word in excess)]
        advice = f"ลบ {listed}" + (f" หรือแก้ `kind` เป็น `{others[0]}`" if others else "")
        message = f"หน่วยงาน{kind.title}ไม่มี{'และ'.join(word for word in asked if not asked[word])}"
        report(document, (), Code.INCONSISTENT_VALUES, message, advice, diagnostics)


_FIELDS = {_PROVINCE: "province", _REGION: "region"}
