"""What an author named by its title is answered with its id, when one thing alone has it."""

from __future__ import annotations

import pytest

from cleancdd.diagnostics import Code, Diagnostics, Span
from cleancdd.suggestions.names import key_titled, nearest
from cleancdd.suggestions.titles import answer_titles

UNITS = {"nan": "สำนักงานพัฒนาชุมชนจังหวัดน่าน", "phrae": "สำนักงานพัฒนาชุมชนจังหวัดแพร่"}
THEMES = {"complaints": "การร้องเรียน", "gifts": "ของขวัญ"}


@pytest.mark.parametrize(
    ("title", "key"),
    [("น่าน", "nan"), ("ของขวัญ", "gifts"), ("ร้องเรียน", "complaints"), ("จังหวัด", None), ("กข", None)],
)
def test_a_title_or_part_of_one_leads_to_its_key(title: str, key: str | None) -> None:
    assert key_titled(title, UNITS | THEMES) == key


@pytest.mark.parametrize(
    ("line", "column", "title", "advice"),
    [
        ("unit: น่าน", 7, "น่าน", "พิมพ์รหัส `nan`"),
        ("themes: [gifts, ร้องเรียน]", 17, "ร้องเรียน", "พิมพ์รหัส `complaints`"),
        ("  - ร้องเรียน", 5, "ร้องเรียน", "พิมพ์รหัส `complaints`"),
        ("unit: ร้องเรียน", 7, "ร้องเรียน", "เลือกพิมพ์ `nan` `phrae`"),
        ("unit: เชียงใหม่", 7, "เชียงใหม่", "เลือกพิมพ์ `nan` `phrae`"),
        ("  - เชียงใหม่", 5, "เชียงใหม่", "พิมพ์ตามแบบ"),
    ],
)
def test_the_field_says_what_is_named(line: str, column: int, title: str, advice: str) -> None:
    diagnostics = Diagnostics()
    diagnostics.add(Span("a.md", 3, column), Code.WRONG_ID, f"`{title}` ไม่ใช่รหัส", "พิมพ์ตามแบบ", line)
    answer_titles(diagnostics, {"unit": UNITS, "themes": THEMES})
    assert [one.advice for one in diagnostics] == [advice]


def test_a_wrong_id_gets_the_nearest_of_all() -> None:
    many = {f"topic-{number:02}": "" for number in range(40)} | {"zone-report": ""}
    assert nearest("zone-reprot", many) == "หมายถึง `zone-report` หรือไม่"
    assert nearest("zone", many).startswith("ที่ใกล้เคียงคือ `zone-report`")
    assert nearest("ก", {"a": "", "b": ""}) == "ใช้ `a` `b`"
