"""What surrounds the lines of a YAML file that was pasted from elsewhere: marks of a comparison, numbers of
lines, a fence of code, what is left of a merge."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cleancdd.diagnostics import Code
from cleancdd.source.document import Position
from cleancdd.source.scene import Trouble, broken

__all__ = ["wrapping"]

_NUMBERED = re.compile(r"\s*([0-9]{1,5})(?:[:.|)]|(?=\s))")
_LEAST = 3
"""The fewest lines that show a rule."""


def wrapping(lines: Sequence[str]) -> Trouble | None:
    """The diagnostic for marks that are not part of the file, at the first of them; None without any."""
    told = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    if not told:
        return None
    first, begin = told[0]
    if begin.startswith("```"):
        advice = "ลบบรรทัด ``` ทั้งบรรทัดแรกและบรรทัดท้าย"
        return broken(
            Position(first, 1, len(begin.rstrip())), "บรรทัด ``` ติดมาจากหน้าที่คัดลอก ไม่ใช่ส่วนของไฟล์", advice
        )
    if len(told) >= _LEAST and all(line.startswith("+") for _, line in told):
        message = "ทุกบรรทัดขึ้นต้นด้วย `+` ซึ่งติดมาจากหน้าที่แสดงการแก้ไข"
        return broken(Position(first, 1), message, "ลบ `+` ตัวแรกของทุกบรรทัด")
    numbers = [found and int(found[1]) for found in (_NUMBERED.match(line) for _, line in told)]
    if (
        len(told) >= _LEAST
        and numbers[0] is not None
        and numbers == [numbers[0] + at for at in range(len(told))]
    ):
        message = "ทุกบรรทัดมีเลขบรรทัดนำหน้า ซึ่งติดมาจากหน้าที่คัดลอก"
        return broken(Position(first, 1, len(str(numbers[0]))), message, "ลบเลขหน้าทุกบรรทัด ให้เหลือย่อหน้าตามเดิม")
    left = next((number for number, line in told if line.rstrip() == "======="), None)
    if left is None:
        return None
    advice = "เลือกข้อความที่ถูกต้องไว้ชุดเดียว แล้วลบบรรทัด `=======`"
    return Trouble(Position(left, 1, 7), Code.CONFLICT_MARK, "ไฟล์ยังมีเครื่องหมายรวมงานของ git", advice)
