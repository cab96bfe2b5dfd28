"""A person named where a position is asked for; the detection of names for privacy has tests of its own."""

from __future__ import annotations

import pytest

from cleancdd.thai.people import is_titled


@pytest.mark.parametrize(
    "words",
    [
        "นายสมมติ ตัวอย่าง",
        "นางสาวสมมติ",
        "น.ส. สมมติ ตัวอย่าง",
        "ดร.สมมติ ตัวอย่าง",
        "ผศ.ดร.สมมติ ตัวอย่าง",
        "ว่าที่ร้อยตรี สมมติ ตัวอย่าง",
        "ว่าที่ ร.ต.หญิง สมมติ ตัวอย่าง",
        "คุณสมมติ ตัวอย่าง",
        "Mr. Sommut Tuayang",
        "หัวหน้ากลุ่มงาน (นายสมมติ ตัวอย่าง)",
    ],
)
def test_a_title_names_a_person(words: str) -> None:
    assert is_titled(words)


@pytest.mark.parametrize(
    "words",
    [
        "นายอำเภอ",
        "นายทะเบียน",
        "นายกเทศมนตรี",
        "นายแพทย์สาธารณสุขจังหวัด",
        "นางพยาบาล",
        "ผู้อำนวยการกองการเจ้าหน้าที่",
        "คุณครูประจำชั้น",
        "นักวิชาการพัฒนาชุมชน",
        "Mission officer",
    ],
)
def test_a_position_is_no_person(words: str) -> None:
    assert not is_titled(words)
