"""The kinds of unit that a programme has: `unit_kinds` of `content/site.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final

from pydantic import AfterValidator

from cleancdd.model.base import Model
from cleancdd.model.fields import Text, invalid

__all__ = ["ALL_KINDS", "DEFAULT_KINDS", "UnitKind"]

ALL_KINDS: Final = "all"
"""The value in a rubric that means every kind of unit."""


def _with_label(value: str) -> str:
    if "{label}" not in value:
        advice = 'พิมพ์ `{label}` ตรงที่เป็นชื่อสั้นของหน่วยงาน เช่น `"จังหวัด {label}"`'
        raise invalid("wrong-choice", f"`{value}` ไม่มี `{{label}}` จึงเป็นคำเดียวกันของทุกหน่วยงาน", advice)
    return value


Named = Annotated[Text, AfterValidator(_with_label)]
"""What people call a unit, with `{label}` for its short name."""


class UnitKind(Model):
    """A kind of unit (ประเภทหน่วยงาน) by its Thai name; the rubric says which dimensions it has.

    `province` and `region` say whether each unit of the kind has a province and an inspection region;
    `called` holds names that people type for such a unit, with `{label}` for its short name, for the search.
    """

    title: Text
    short: Text | None = None
    province: bool = False
    region: bool = False
    called: tuple[Named, ...] = ()

    def names_of(self, label: str) -> tuple[str, ...]:
        """What people type for the unit with that short name."""
        return tuple(one.replace("{label}", label) for one in self.called)


DEFAULT_KINDS: Final[Mapping[str, UnitKind]] = {
    "provincial": UnitKind(title="ส่วนภูมิภาค", province=True, region=True),
    "central": UnitKind(title="ส่วนกลาง", short="กลาง"),
}
"""The kinds of unit when the site defines none."""
