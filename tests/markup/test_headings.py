"""The levels of headings and the anchors that lead to them."""

from __future__ import annotations

import pytest

from cleancdd.markup import render
from cleancdd.model.article import Heading, Prose
from tests.markup.elements import html


def anchors(body: str) -> list[str]:
    return [heading.anchor for heading in render(body).prose.headings]


def test_headings_begin_at_h2_and_never_skip_a_level() -> None:
    assert [heading.level for heading in render("## ก\n#### ข\n# ค\n## ง\n### จ\n## ฉ").prose.headings] == [
        2,
        3,
        2,
        3,
        4,
        3,
    ]


def test_headings_end_at_h6() -> None:
    body = "\n".join("#" * level + " ก" for level in range(1, 7))
    assert [heading.level for heading in render(body).prose.headings] == [2, 3, 4, 5, 6, 6]
    assert html(body).endswith('<h6 id="ก-6">ก</h6>')


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("# ขั้นตอนที่ ๑: ประกาศ", "ขั้นตอนที่-1-ประกาศ"),
        ("# คําสั่ง", "คำสั่ง"),
        ("# O18 Budget_Plan", "o18-budget_plan"),
        ("# `โค้ด` และ [ลิงก์](/x/)", "โค้ด-และ-ลิงก์"),
        ("# ???", "หัวข้อ"),
        ("ก\n===", "ก"),
        ('# " onclick=x <', "onclick-x"),
    ],
)
def test_an_anchor_is_the_folded_heading(heading: str, anchor: str) -> None:
    assert anchors(heading) == [anchor]


def test_an_explicit_anchor_is_taken_off_the_words() -> None:
    assert render("## วิธี *ทำ* ย่อ {#how-to}").prose == Prose(
        html='<h2 id="how-to">วิธี <em>ทำ</em> ย่อ</h2>',
        headings=(Heading(level=2, anchor="how-to", text="วิธี ทำ ย่อ"),),
        plain="วิธี ทำ ย่อ",
    )


@pytest.mark.parametrize("tail", ["{#a b}", '{#"><b>}', "{#}", "{.class}", "{#a} ข"])
def test_other_braces_stay_text(tail: str) -> None:
    assert render(f"# ก {tail}").prose.headings[0].text.startswith("ก {")


def test_repeated_anchors_are_numbered() -> None:
    assert anchors("# ก\n# ก\n# ก 2\n# ก") == ["ก", "ก-2", "ก-2-2", "ก-3"]
    assert anchors("# ก {#x}\n# ข {#x}") == ["x", "x-2"]


def test_a_heading_never_takes_an_explicit_anchor() -> None:
    assert anchors("# scope\n# ขอบเขต {#scope}") == ["scope-2", "scope"]
