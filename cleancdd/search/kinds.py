"""How each kind of page ranks; the browser gets it with the index.

A page says its kind in `data-search-kind`; kinds that are absent here have no role and stand as they are
found.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

__all__ = ["KINDS"]

KINDS: Final[Mapping[str, tuple[str, float]]] = {
    "หน่วยงาน": ("ual", 1),
    "ผลการประเมิน": ("ul", 0.9),
    "OIT ของหน่วยงาน": ("us", 0.85),
    "เอกสาร": ("u", 1),
    "สถิติการใช้ศูนย์": ("uc", 0.75),
    "ศูนย์ข้อมูลข่าวสาร": ("u", 1),
    "รายงานการประชุม": ("u", 1),
    "ไฟล์เอกสาร": ("u", 0.8),
    "การเปลี่ยนแปลง": ("u", 0.7),
    "นวัตกรรม": ("l", 1),
    "ข้อ OIT": ("a", 1),
    "หมวดข้อมูล": ("a", 1),
    "คำศัพท์": ("at", 0.7),
    "ความรู้": ("k", 1),
    "เรื่องทั่วไป": ("", 0.85),
    "แบบฟอร์ม": ("up", 0.6),
    "งานของเจ้าหน้าที่": ("", 0.6),
}
"""Roles and standing by kind. The standing is a factor of what a page has been found with. The roles:

`u` every unit has one, so that each is one of many where no unit is named; `l` without a unit it lists what
is theirs; `a` its first lines answer who asks for its name; `t` a line about a term, behind the page about
it (`k`); `c` it counts, and comes first where that is asked of its unit; `s` the sheet of all items of a
unit, nearly as good as any page of the unit that is named; `p` paper that is filled in from these, and comes
behind them.
"""
