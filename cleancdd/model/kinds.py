"""The kinds of unit that a programme has: `unit_kinds` of `content/site.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cleancdd.model.base import Model, Text

__all__ = ["ALL_KINDS", "DEFAULT_KINDS", "UnitKind"]

ALL_KINDS: Final = "all"
"""What stands in a rubric for every kind of unit."""


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
    called: tuple[Text, ...] = ()

    def names_of(self, label: str) -> tuple[str, ...]:
        """What people type for the unit of that short name."""
        return tuple(one.replace("{label}", label) for one in self.called)


DEFAULT_KINDS: Final[Mapping[str, UnitKind]] = {
    "provincial": UnitKind(title="ส่วนภูมิภาค", province=True, region=True),
    "central": UnitKind(title="ส่วนกลาง", short="กลาง"),
}
"""The kinds of a site that names none."""
