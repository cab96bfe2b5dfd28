"""What a unit is told to record, line by line."""

from __future__ import annotations

from datetime import date
from typing import Any

from cleancdd.diagnostics import Diagnostics
from cleancdd.findings.advice import DELETE, Advice, Step, advise
from cleancdd.findings.scorecards import score
from cleancdd.model.evaluation import Evaluation
from cleancdd.model.rubric import Rubric
from cleancdd.model.unit import Unit
from cleancdd.model.usage import Usage
from cleancdd.readers.rubric import read_rubrics
from cleancdd.resources import rubrics_folder

FILE = "units/ban-mai/2564/evaluation.yaml"
OVER = date(2021, 10, 1)


def rubric() -> Rubric:
    return read_rubrics(rubrics_folder().parents[1], Diagnostics())[2564].rubric


def told(evaluation: dict[str, Any], usage: dict[str, Any] | None = None, as_of: date = OVER) -> Advice:
    unit = Unit(id="ban-mai", name="บ้านใหม่", kind="provincial", province="บ้านใหม่", inspection_region=1)
    read = Evaluation.model_validate(evaluation)
    card = score(rubric(), unit, read, None, as_of=as_of)
    book = Usage.model_validate(usage) if usage else None
    return advise(rubric(), read, book, card, as_of, every=True)


def step(advice: Advice, criterion: str) -> Step:
    return next(one for steps in advice.steps.values() for one in steps if one.criterion == criterion)


def piece(*shows: str, **more: Any) -> dict[str, Any]:
    return {"title": "ประกาศ", "url": "https://example.go.th/a", "shows": list(shows), **more}


def test_the_parts_that_nothing_shows_are_asked_for() -> None:
    advice = told({"criteria": {"d1.l2.2": {"evidence": [piece("sign")]}}})
    (edit,) = step(advice, "d1.l2.2").edits
    assert (edit.file, edit.path) == (FILE, ("criteria", "d1.l2.2", "evidence"))
    assert edit.words.endswith("ลงวันที่ในปีงบประมาณ 2564 และ `shows: [website, document]`")


def test_a_word_that_it_is_unmet_is_deleted_where_the_evidence_shows_it_met() -> None:
    entry = {"outcome": "unmet", "evidence": [piece("sign", "website", "document")]}
    (edit,) = step(told({"criteria": {"d1.l2.2": entry}}), "d1.l2.2").edits
    assert (edit.path, edit.value) == (("criteria", "d1.l2.2", "outcome"), DELETE)
    assert edit.words == "ลบบรรทัด `outcome: unmet` ใต้ `d1.l2.2`"


def test_what_a_document_tells_is_first_made_the_document_s_own() -> None:
    advice = told({"basis": "document", "criteria": {"d1.l2.3": {"evidence": [piece()]}}})
    assert [(edit.path, edit.value) for edit in advice.first] == [(("basis",), DELETE)]
    assert step(advice, "d1.l2.3").because == "กล่าวถึงในเอกสาร ยังไม่ประเมิน"


def test_reports_go_where_the_others_stand() -> None:
    advice = told({"numbers": {"usage_reports": ["2564-01-05"]}})
    (edit,) = step(advice, "d2.l4.2").edits
    assert edit.value == ["2021-01-05", "2021-03-31", "2021-06-30", "2021-09-30"]
    advice = told(
        {"numbers": {"usage_reports": ["2564-01-05"]}}, {"centre": {"q1": {"reported": "2564-01-05"}}}
    )
    first, *others = step(advice, "d2.l4.2").edits
    assert (first.file, first.path, first.value) == (FILE, ("numbers", "usage_reports"), DELETE)
    found = [(edit.file, edit.path) for edit in others]
    assert found == [
        ("units/ban-mai/2564/usage.yaml", ("centre", f"q{one}", "reported")) for one in (2, 3, 4)
    ]


def test_a_late_report_cannot_be_made_good() -> None:
    late = {"centre": {"q1": {"reported": "2564-04-02"}}}
    hindrance = step(told({"numbers": {"usage_reports": ["2564-04-02"]}}, late), "d2.l4.2").hindrance
    assert hindrance == "รายงานของไตรมาส 1 เสนอหลังกำหนด 31 มี.ค. 2564 แล้ว จึงแก้ไม่ได้ในปีนี้"


def test_a_year_without_procurement_is_a_question_for_the_owner() -> None:
    advice = told({"numbers": {"procurement": {"projects": 0, "top": 0, "rest": 0}}})
    assert "ให้ถามเจ้าของโครงการ" in (step(advice, "d3r.l2.2").hindrance or "")


def test_a_share_tells_from_which_number_on_it_is_enough() -> None:
    (edit,) = step(told({"numbers": {"staff_in_declaration": {"part": 26, "whole": 52}}}), "d4.l1.1.a").edits
    assert edit.value == {"part": 27, "whole": 52}
    assert edit.words.endswith("ต้องมากกว่าร้อยละ 50 คือ `part` ตั้งแต่ 27 จาก 52")


def test_quarters_that_are_all_recorded_wait_for_the_end_of_the_last() -> None:
    counts = {"numbers": {"budget_audits": {"q1": 1, "q2": 1, "q3": 1, "q4": 1}}}
    advice = told(counts, as_of=date(2021, 6, 30))
    waiting = [
        one.hindrance for steps in advice.steps.values() for one in steps if one.criterion == "d1.l1.2.2.4"
    ]
    assert waiting == ["บันทึกครบทุกไตรมาสแล้ว ไตรมาส 4 นับได้เมื่อถึงไตรมาสนั้น"]
