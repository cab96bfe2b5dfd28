"""The paper forms: every criterion stands on them, blank ones say nothing, filled ones what is recorded."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize("kind", ["provincial", "central"])
def test_a_blank_checklist_asks_every_criterion_of_the_kind(site: Any, kind: str) -> None:
    text = site.text(f"/forms/2564/blank/{kind}/")
    rubric = site.library.rubrics[2564]
    asked = [one for one in rubric.criteria.values() if rubric.is_for(kind, one.id)]
    judged = [one for one in asked if not one.id.startswith("ch.")]
    assert [one.id for one in judged if one.asks not in text] == []
    other = {"provincial": "d3c.l1.1", "central": "d3r.l1.1"}[kind]
    assert rubric.criteria[other].asks not in text
    assert "ผ่าน" not in text, "a blank form judges nothing"


def test_a_filled_checklist_has_both_columns_and_both_sums(site: Any) -> None:
    text = site.text("/forms/2564/checklist/done/")
    assert "ถามเรื่อง d3r.l1.1 ผ่าน ไม่ผ่าน ไม่พบ" in text
    assert "คะแนนรวม 110 110 50" in text
    assert "/units/done/2564/" in text


def test_what_is_not_certain_stays_blank(site: Any) -> None:
    assert "คะแนนรวม 110 เกรด" in site.text("/forms/2564/checklist/part/")


def test_a_unit_without_records_has_no_filled_form(site: Any) -> None:
    assert "/forms/2564/checklist/calm/" not in site.pages


def test_positions_sign_and_no_person_is_named(site: Any) -> None:
    text = site.text("/forms/2564/checklist/done/")
    assert text.count("(ลงชื่อ)") == 4
    assert "ประธานกรรมการ" in text
