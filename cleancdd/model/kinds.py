"""The kinds of unit that a programme has: `unit_kinds` of `content/site.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final

from pydantic import AfterValidator

from cleancdd.model.base import Model, Text, invalid

__all__ = ["ALL_KINDS", "DEFAULT_KINDS", "UnitKind"]

ALL_KINDS: Final = "all"
"""What stands in a rubric for every kind of unit."""


def _with_label(value: str) -> str:
    if "{label}" not in value:
        advice = 'พิมพ์ `{label}` ตรงที่เป็นชื่อสั้นของหน่วยงาน เช่น `"จังหวัด {label}"`'
        raise invalid("wrong-choice", f"`{value}` ไม่มี `{{label}}` จึงเป็นคำเดียวกันของทุกหน่วยงาน", advice)
    return value


Named = Annotated[Text, AfterValidator(_with_label)]
"""What people call a unit, with `{label}` for its short name."""


class UnitKind(Model):
    """A kind of unit (ประเภทหน่วยงาน) by its Thai name; which dimensions it has is said by the rubric.

    `province` and `region` tell whether each unit of the kind has a province and an inspection region;
    `called` holds what people type for such a unit, with `{label}` for its short name, by which search finds
    it.
    """

    title: Text
    short: Text | None = None
    province: bool = False
    region: bool = False
    called: tuple[Named, ...] = ()

    def names_of(self, label: str) -> tuple[str, ...]:
        """What people type for the unit of that short name."""
        return tuple(one.replace("{label}", label) for one in self.called)


DEFAULT_KINDS: Final[Mapping[str, UnitKind]] = {
    "provincial": UnitKind(title="ส่วนภูมิภาค", province=True, region=True),
    "central": UnitKind(title="ส่วนกลาง", short="กลาง"),
}
"""The kinds of a site that names none."""
