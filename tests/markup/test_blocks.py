"""Tables, task lists and callouts."""

from __future__ import annotations

import pytest

from tests.markup.elements import html


def test_a_table_scrolls_in_a_named_region_and_is_aligned_by_class() -> None:
    assert html("# งบ & แผน\n| ก | ข |\n|:-:|---|\n| 1 | 2 |") == (
        '<h2 id="งบ-แผน">งบ &amp; แผน</h2>\n'
        '<div class="table" role="region" tabindex="0" aria-label="ตารางที่ 1 งบ &amp; แผน">\n<table>\n'
        '<thead>\n<tr>\n<th class="align-center" '
        'scope="col">ก</th>\n<th scope="col">ข</th>\n</tr>\n</thead>\n'
        '<tbody>\n<tr>\n<td class="align-center">1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table>\n</div>'
    )


def test_a_table_under_no_heading_has_its_number() -> None:
    assert html("| ก |\n|---|\n\n| ข |\n|---|").count('aria-label="ตารางที่ 2"') == 1


def test_the_words_of_a_task_label_its_box() -> None:
    assert html("- [x] ทำแล้ว\n- [ ] *ยัง*\n  - ย่อย") == (
        '<ul class="contains-task-list">\n'
        '<li class="task-list-item"><label><input type="checkbox" disabled checked> ทำแล้ว</label></li>\n'
        '<li class="task-list-item"><label><input type="checkbox" disabled> <em>ยัง</em></label>\n'
        "<ul>\n<li>ย่อย</li>\n</ul>\n</li>\n</ul>"
    )


@pytest.mark.parametrize("body", ["- [ ] > ก", "- [x] - ก", "- [ ] ```\n  ก"])
def test_a_task_without_words_of_its_own_has_no_box(body: str) -> None:
    assert "<input" not in html(body)


TITLES = [
    ("หมายเหตุ", "note"),
    ("ตัวอย่าง", "example"),
    ("คำเตือน", "warning"),
    ("ข้อควรจำ", "remember"),
    ("คําเตือน", "warning"),
]


@pytest.mark.parametrize(("title", "kind"), TITLES)
@pytest.mark.parametrize("gap", ["\n> ", " ", "\n>\n> "])
def test_a_callout_begins_with_its_title(title: str, kind: str, gap: str) -> None:
    shown = "คำเตือน" if kind == "warning" else title
    assert html(f"> [!{title}]{gap}*ข้อความ*").replace("\n\n", "\n") == (
        f'<div class="callout callout-{kind}" role="note">\n<p '
        f'class="callout-title">{shown}</p>\n<p><em>ข้อความ</em></p>\n</div>'
    )


def test_other_quotations_stay_quotations() -> None:
    assert html("> [!NOTE] ก") == "<blockquote>\n<p>[!NOTE] ก</p>\n</blockquote>"
    assert html("> ก\n> > [!หมายเหตุ]\n> > ข").count("blockquote>") == 2
    assert html("> - [!หมายเหตุ] ก").startswith("<blockquote>")
