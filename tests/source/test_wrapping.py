"""A file that was pasted with what stood around it is told once, with what to take off."""

from __future__ import annotations

import pytest

from cleancdd.source.wrapping import wrapping

LINES = ["entries:", "  - title: ก", "    topic: a", ""]


@pytest.mark.parametrize(
    ("lines", "at", "advice"),
    [
        ([f"+{line}" for line in LINES[:3]], 1, "ลบ `+` ตัวแรกของทุกบรรทัด"),
        (
            [f"{number} {line}" for number, line in enumerate(LINES[:3], 7)],
            1,
            "ลบเลขหน้าทุกบรรทัด ให้เหลือย่อหน้าตามเดิม",
        ),
        (["```yaml", *LINES, "```"], 1, "ลบบรรทัด ``` ทั้งบรรทัดแรกและบรรทัดท้าย"),
        ([*LINES[:3], "======="], 4, "เลือกข้อความที่ถูกต้องไว้ชุดเดียว แล้วลบบรรทัด `=======`"),
    ],
)
def test_what_is_around_the_lines_is_told(lines: list[str], at: int, advice: str) -> None:
    told = wrapping(lines)
    assert told is not None
    assert (told.place.line, told.advice) == (at, advice)


@pytest.mark.parametrize(
    "lines", [LINES, [""], ["2564:", "  - a", "2565:", "  - b"], ["+ก: 1", "ข: 2", "ค: 3"]]
)
def test_lines_of_a_file_are_its_own(lines: list[str]) -> None:
    assert wrapping(lines) is None
