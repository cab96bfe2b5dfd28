from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from cleancdd.model.evaluation import Evaluation
from cleancdd.model.scorecard import Scorecard
from cleancdd.pages.headings import Heading
from cleancdd.pages.scorecards import Comparison, Form, FormDimension, compared, form_of


def test_form_holds_the_dimensions_of_the_kind_of_unit(site: Any) -> None:
    rubric = site.library.rubrics[2564]
    assert form_of(rubric, "central").dimensions == {
        "d1": FormDimension(number=1, name="ชื่อเต็มมิติ 1", short="มิติสั้น 1", max_points=80, points=(40, 80)),
        "d3c": FormDimension(number=3, name="ชื่อเต็มมิติ 3", short="มิติสั้น 3", max_points=20, points=(20,)),
    }
    assert list(form_of(rubric, "provincial").dimensions) == ["d1", "d3r"]


def test_form_holds_the_criteria_of_its_dimensions_the_extra_point_and_the_ladders(site: Any) -> None:
    form = form_of(site.library.rubrics[2564], "provincial")
    assert list(form.criteria) == [
        "d1.l1.1",
        "d1.l1.2.1",
        "d1.l1.2.2",
        "d1.l2.1",
        "d3r.l1.1",
        "extra",
        "ch.l1",
        "ch.l2",
    ]
    assert form.criteria["d1.l1.2.1"].headings == (Heading(title="หัวข้อรวม", depth=0),)
    assert [key for key, one in form.criteria.items() if one.computed] == ["d1.l2.1", "ch.l1"]


def test_units_of_one_kind_share_one_form(site: Any) -> None:
    forms = {url: page.subject["form"] for url, page in site.pages.items() if "form" in page.subject}
    assert forms["/units/done/2564/"] is forms["/units/part/2564/"]
    assert all(isinstance(form, Form) for form in forms.values())


def test_final_result_is_the_committees_with_grade_and_parts(site: Any) -> None:
    text = site.text("/units/done/2564/")
    assert "50 จาก 110 คะแนน ไม่จัดระดับ สองมิติ 40 จาก 100 · คะแนนพิเศษ 10 จาก 10" in text
    assert "เป็นผลของ คณะกรรมการ ตรวจเสร็จแล้วเมื่อ 2 สิงหาคม 2564 คณะกรรมการตรวจ" in text
    assert "สถานะ ท้าทาย บัญชีหน่วยงานท้าทาย" in text


def test_provisional_result_gives_levels_as_at_least_and_no_total(site: Any) -> None:
    text = site.text("/units/part/2564/")
    assert "ยังสรุปคะแนนไม่ได้ ติดอยู่ที่ 3 เกณฑ์ซึ่งยังไม่บันทึก" in text
    assert "ยังบอกระดับไม่ได้ มีหลักฐานแล้ว 1 เกณฑ์" in text
    assert "อย่างน้อยระดับ 0" not in text
    assert "หน่วยงานประเมินตนเอง ณ 30 มิถุนายน 2564 คณะกรรมการกำลังตรวจ ผลอาจเปลี่ยน" in text
    assert "จาก 110 คะแนน" not in text


def test_a_unit_that_recorded_nothing_has_a_short_page(rebuilt: Any, site: Any) -> None:
    told = {
        "basis": "document",
        "criteria": {"d1.l1.1": {"evidence": [{"title": "โครงการในเอกสาร"}], "remark": "ยังไม่ครบ"}},
    }
    evaluations = {**site.library.evaluations, ("calm", 2564): Evaluation.model_validate(told)}
    mentioned = rebuilt(evaluations=evaluations)
    text = mentioned.text("/units/calm/2564/")
    assert "สิ่งที่เอกสารกล่าวถึง 1 เกณฑ์ ยังไม่ประเมิน" in text
    assert "กล่าวถึงในเอกสาร ยังไม่ประเมิน โครงการในเอกสาร ยังไม่ครบ" in text
    assert "ขาดอะไรจึงจะถึงระดับต่อไป" not in text
    assert "กล่าวถึงในเอกสาร ยังไม่ประเมิน 1 หน่วยงาน" in mentioned.text("/criteria/2564/d1.l1.1/")
    assert "ตารางคะแนน" not in site.text("/units/calm/2564/")


def test_nothing_recorded_is_no_score_and_not_nought(site: Any) -> None:
    text = site.text("/units/calm/2564/")
    assert "ยังไม่มีข้อมูลการประเมิน" in text
    assert "0 จาก" not in text
    assert "ผ่าน" not in text.replace("ยังไม่ผ่าน", "").partition("ตารางคะแนน")[0].replace("ผ่านเกณฑ์", "")


def test_what_is_recorded_is_no_self_assessment_until_the_unit_dates_it(site: Any) -> None:
    text = site.text("/units/poor/2564/")
    assert "60 จาก 110 คะแนน" in text
    assert "ข้อมูลที่บันทึกไว้ หน่วยงานยังไม่ได้ระบุวันที่ประเมินตนเอง ยังไม่มีผลของคณะกรรมการ" in text


def test_missing_steps_tell_what_to_record_or_how_to_remedy(site: Any) -> None:
    fallen, unrecorded = site.text("/units/done/2564/"), site.text("/units/part/2564/")
    assert "มิติที่ 1 มิติสั้น 1 ต้องครบอีก 1 เกณฑ์จึงถึงระดับ 2 ไม่ผ่าน เกณฑ์ d1.l2.1 20 จาก 52 คน" in fallen
    assert "ต้องครบอีก 2 เกณฑ์จึงถึงระดับ 1 ยังไม่บันทึก เกณฑ์ d1.l1.2.1 แก้ d1.l1.2.1" in unrecorded
    assert "ในไฟล์" not in unrecorded
    assert "มิติที่ 3 มิติสั้น 3 ถึงระดับสูงสุดแล้ว" in unrecorded


def test_findings_that_differ_stand_side_by_side_with_both_remarks_and_the_reply(site: Any) -> None:
    text = site.text("/units/done/2564/")
    own = "หน่วยงาน ผ่าน มีหลักฐาน 1 รายการ เผยแพร่แล้ว"
    committee = "คณะกรรมการ ไม่ผ่าน คณะกรรมการบันทึกว่ายังไม่ผ่าน ไม่พบ"
    assert f"{own} {committee} คำชี้แจงของหน่วยงาน จะเผยแพร่ใหม่" in text


def test_findings_that_agree_are_both_named(site: Any) -> None:
    assert "เกณฑ์ d1.l1.2.1 หน่วยงาน ผ่าน · คณะกรรมการ ผ่าน" in site.text("/units/done/2564/")


def test_a_committee_that_has_not_looked_yet_is_not_shown_as_a_finding(site: Any) -> None:
    assert "คณะกรรมการยังไม่ได้ตรวจข้อนี้" not in site.text("/units/part/2564/")


def test_evidence_shows_what_when_where_and_its_file(site: Any) -> None:
    text = site.text("/units/poor/2564/")
    assert "ภาพถ่าย ห้องประชุม แนวทาง ข้อ 2.6 ถ่ายเอง" in text
    assert (
        'href="../../../units/poor/files/%E0%B8%A0%E0%B8%B2%E0%B8%9E%201.jpg"'
        in site.html["/units/poor/2564/"]
    )
    assert "หลักฐาน d1.l1.2.1 (ออกไปเว็บไซต์อื่น) 16 มี.ค. 2564" in text


def test_criteria_link_to_their_pages_under_their_headings(site: Any) -> None:
    html = site.html["/units/part/2564/"]
    assert 'id="d1.l1.1"' in html
    assert 'href="../../../criteria/2564/d1.l1.1/"' in html
    assert site.text("/units/part/2564/").count("หัวข้อรวม") == 1


def test_ladder_of_a_status_is_shown_to_units_that_hold_it(site: Any) -> None:
    text = site.text("/units/done/2564/")
    assert "เกณฑ์เพิ่มเติมของหน่วยงานท้าทาย ขั้นเหล่านี้ไม่มีคะแนน" in text
    assert "ขาดอะไรจึงจะถึงขั้นที่ 1 ไม่ผ่าน เกณฑ์ ch.l1" in text
    assert "เกณฑ์เพิ่มเติม" not in site.text("/units/part/2564/")


def test_totals_stand_side_by_side_and_open_ones_are_dashes(site: Any) -> None:
    done, part = (site.text(f"/units/{key}/2564/").partition("ตัวชี้วัด")[2] for key in ("done", "part"))
    assert "มิติที่ 1 มิติสั้น 1 ชื่อเต็มมิติ 1 80 80 ระดับ 2 40 ระดับ 1" in done
    assert "มิติที่ 3 มิติสั้น 3 ชื่อเต็มมิติ 3 20 20 ระดับ 1 0 ระดับ 0" in done
    assert "คะแนนสองมิติ 100 100 40 คะแนนพิเศษ 10 10 10 คะแนนรวม 110 110 50 เกรด A ไม่จัดระดับ" in done
    assert "มิติที่ 1 มิติสั้น 1 ชื่อเต็มมิติ 1 80 – ยังบอกระดับไม่ได้ – ยังไม่ตรวจ" in part
    assert "คะแนนสองมิติ 100 – – คะแนนพิเศษ 10 – – คะแนนรวม 110 – – เกรด – –" in part


def test_figures_say_the_same_as_the_words_beside_them(site: Any) -> None:
    html = site.html["/units/part/2564/"]
    assert html.count('class="figure-ladder"') == 2
    assert html.count('class="open"') == 2
    assert (
        html.count('class="reached"')
        - html.count('<span class="reached">')
        - html.count('<p class="reached" ')
        == 1
    )


def card_with(points: int) -> Scorecard:
    """A final scorecard of one dimension, as far as a comparison reads it."""
    standing = SimpleNamespace(points=points)
    dimension = SimpleNamespace(number=1, official=standing, max_points=100)
    return cast("Scorecard", SimpleNamespace(dimensions=(dimension,), official=SimpleNamespace(final=True)))


def test_a_unit_is_compared_with_the_middle_of_its_region_where_three_are_known() -> None:
    middle = Comparison(units=3, points=((60, 100),), reached=1)
    assert compared(card_with(60), (3, {1: 60})) == middle
    below = compared(card_with(59), (3, {1: 60}))
    assert below is not None
    assert below.reached == 0
    assert compared(card_with(60), (2, {1: 60})) is None
    assert compared(card_with(60), (3, {})) is None
