from __future__ import annotations

from dataclasses import replace
from typing import Any

from cleancdd.pages.criteria import Cases, CriterionPosition, cases_of, place_of
from cleancdd.pages.edition import Link


def link(key: str, label: str) -> Link:
    return Link(label=label, url=f"/units/{key}/2564/")


def test_place_of_a_judged_criterion_is_its_level_and_headings(site: Any) -> None:
    rubric = site.library.rubrics[2564]
    assert place_of(rubric, rubric.criteria["d1.l1.2.1"]) == CriterionPosition(
        track="ชื่อเต็มมิติ 1", anchor="d1", number=1, level=1, points=40, headings=("หัวข้อรวม",)
    )


def test_place_of_a_ladder_step_has_a_level_without_points(site: Any) -> None:
    rubric = site.library.rubrics[2564]
    assert place_of(rubric, rubric.criteria["ch.l2"]) == CriterionPosition(
        track="เกณฑ์เพิ่มเติมของหน่วยงานท้าทาย", anchor="challenge", level=2
    )


def test_place_of_the_extra_point_has_points_without_level(site: Any) -> None:
    rubric = site.library.rubrics[2564]
    assert place_of(rubric, rubric.criteria["extra"]) == CriterionPosition(
        track="คะแนนพิเศษ", anchor="extra", points=10
    )


def test_cases_follow_the_official_finding(site: Any, edition: Any) -> None:
    cases = cases_of(site.library.rubrics[2564], edition)
    assert cases["d1.l2.1"] == Cases(
        met=(),
        unmet=(link("done", "เมืองdone"), link("poor", "สำนักงานสมมติ poor")),
        not_applicable=(),
        unknown=2,
    )
    assert cases["d1.l1.2.2"] == Cases(
        met=(link("poor", "สำนักงานสมมติ poor"),),
        unmet=(),
        not_applicable=(link("done", "เมืองdone"),),
        unknown=2,
    )


def test_cases_count_only_units_that_the_criterion_concerns(site: Any, edition: Any) -> None:
    cases = cases_of(site.library.rubrics[2564], edition)
    assert cases["d3c.l1.1"] == Cases(
        met=(link("poor", "สำนักงานสมมติ poor"),), unmet=(), not_applicable=(), unknown=0
    )
    assert cases["ch.l2"] == Cases(met=(link("done", "เมืองdone"),), unmet=(), not_applicable=(), unknown=0)


def test_cases_tell_what_is_recorded_and_open_from_what_is_not_recorded(
    site: Any, edition: Any, altered: Any
) -> None:
    card = edition.scorecards["part", 2564]
    extra = altered(card.extra, evidence=card.dimensions[0].levels[0].criteria[0].evidence)
    one = cases_of(
        site.library.rubrics[2564], replace(edition, scorecards={("part", 2564): altered(card, extra=extra)})
    )["extra"]
    assert (one.open, one.unknown) == (1, 0)


def test_cases_leave_out_units_without_a_scorecard(site: Any, edition: Any) -> None:
    cases = cases_of(site.library.rubrics[2564], replace(edition, scorecards={}))
    assert cases["d1.l1.1"] == Cases(met=(), unmet=(), not_applicable=(), unknown=0)


def test_criterion_page_answers_what_how_where_and_what_then(site: Any) -> None:
    text = site.text("/criteria/2564/d1.l2.1/")
    assert "มิติที่ 1 · ระดับ 2 · 80 คะแนน เกณฑ์ d1.l2.1" in text
    assert "ข้อนี้ถามอะไร ถามเรื่อง d1.l2.1 แนวทาง ข้อ 2.6" in text
    assert "ตัดสินอย่างไร สัดส่วน “บุคลากรร่วมประกาศ” คิดจากจำนวนที่บันทึก ต้องมากกว่าร้อยละ 50" in text
    assert "สำหรับเจ้าหน้าที่ วิธีบันทึก (สำหรับเจ้าหน้าที่)" in text
    assert "evaluation.yaml" not in text
    assert "ถ้ายังไม่ผ่าน แก้ d1.l2.1" in text
    assert "ตัวอย่างและผล ผ่าน มีหลักฐาน" in text
    assert "ตัวอย่างเป็นคำแนะนำของเว็บไซต์นี้ ไม่ใช่ข้อกำหนดของโครงการ" in text
    assert "ไม่ผ่าน 2 หน่วยงาน เมืองdone สำนักงานสมมติ poor ยังไม่บันทึก 2 หน่วยงาน" in text


def test_staff_find_file_field_and_lines_of_each_criterion_on_one_page(site: Any) -> None:
    text, html = site.text("/criteria/2564/recording/"), site.html["/criteria/2564/recording/"]
    assert "ทุกเกณฑ์บันทึกในไฟล์ units/รหัสหน่วยงาน/2564/evaluation.yaml" in text
    assert "d1.l2.1 เกณฑ์ d1.l2.1 บันทึก d1.l2.1 ในไฟล์ นับคน" in text
    _, *folds = html.split('<details class="part" data-pagefind-ignore>')
    assert all(f'id="{key}"' in "".join(folds) for key in site.library.rubrics[2564].criteria)


def test_criterion_page_names_the_reasons_for_not_applying(site: Any) -> None:
    assert "ไม่เกี่ยวข้องได้เมื่อ ไม่มีกรณี ไม่มีเรื่องให้ทำ" in site.text("/criteria/2564/d1.l1.2.2/")
    assert "ไม่เกี่ยวข้องได้เมื่อ" not in site.text("/criteria/2564/d1.l1.1/")


def test_explanation_links_are_relative(site: Any) -> None:
    assert '<p>ดู <a href="../../../units/">หน่วยงาน</a></p>' in site.html["/criteria/2564/extra/"]


def test_criteria_lead_to_the_one_before_and_the_one_after(site: Any) -> None:
    pages = site.pages
    first, second, last = (
        pages[f"/criteria/2564/{key}/"].subject for key in ("d1.l1.1", "d1.l1.2.1", "ch.l2")
    )
    assert (first["previous"], first["following"]) == (
        None,
        Link(label="เกณฑ์ d1.l1.2.1", url="/criteria/2564/d1.l1.2.1/"),
    )
    assert second["previous"] == Link(label="เกณฑ์ d1.l1.1", url="/criteria/2564/d1.l1.1/")
    assert last["following"] is None


def test_a_criterion_without_cases_says_how_many_units_it_concerns(rebuilt: Any) -> None:
    empty = rebuilt(evaluations={})
    assert "ยังไม่มีหน่วยงานใดบันทึกเกณฑ์นี้ (ใช้กับ 4 หน่วยงาน)" in empty.text("/criteria/2564/d1.l1.1/")


def test_page_of_the_rubric_tells_the_whole_scheme(site: Any) -> None:
    text = site.text("/criteria/2564/")
    for words in (
        "ตีความไว้ อย่างนี้",
        "3 มิติสั้น 3 (ส่วนกลาง) 20",
        "ระดับ 0 0 คะแนน ยังไม่ดำเนินการ",
        "หัวข้อรวม เกณฑ์ d1.l1.2.1",
        "A 96 ไม่จัดระดับ ต่ำกว่า 96",
        "AA 95 F ต่ำกว่า 95",
        "ต้นแบบ กติกา ข้อความ",
        "กติกา (รวม 18) ข้อความ",
        "ส่วนภูมิภาค 3 หน่วยงาน ส่วนกลาง 2 หน่วยงาน",
        "คณะทำงานสมมติ แนวทาง ข้อ 2.6 กิจกรรมย่อย",
        "หน่วยงานตามแผน ร้อยละ 95",
        "เมษายน 2564 ส่งแผน",
        "ตรวจเอกสาร 45 นาที",
        "นำเสนอ ไม่เกิน 30 นาที หน่วยงาน",
        "ซักถาม 30–60 นาที",
        "ส่งเอกสาร ไม่กำหนด",
        "A ชื่นชม Appreciation",
        "ประธาน หัวหน้าผู้ตรวจราชการกรม",
        "พิมพ์ซ้ำ นับครั้งเดียว",
        "ไม่มีกรณี ไม่มีเรื่องให้ทำ",
    ):
        assert words in text


def test_readings_stand_beside_the_owners_questions(site: Any) -> None:
    text, html = site.text("/criteria/2564/"), site.html["/criteria/2564/"]
    told = text[text.index("ข้อที่ต้องตีความ และคำถามถึงเจ้าของโครงการ") :]
    assert "ข้อที่เอกสารไม่ได้บอก เว็บไซต์นี้อ่านตามตารางนี้จนกว่าเจ้าของโครงการ (กอง) จะตอบ" in told
    assert (
        "1 อ่านทุกข้อแบบนี้ แนวทาง ข้อ 2.6 อ่านถูกหรือไม่ 2 อ่านสองข้อแบบนี้ "
        "แนวทาง ข้อ 2.6 เกณฑ์ เกณฑ์ d1.l1.1 · เกณฑ์ extra ใช่หรือไม่"
    ) in told
    assert "3 อ่านข้อนี้เอง แนวทาง ข้อ 2.6 เกณฑ์ เกณฑ์ d1.l1.1 ข้อนี้ครบหรือไม่" in told
    assert '<h2 id="readings">' in html
    assert '<a href="../../criteria/2564/extra/">เกณฑ์ extra</a>' in html


def test_a_criterion_shows_what_is_asked_of_it_its_own_question_first(site: Any) -> None:
    text = site.text("/criteria/2564/d1.l1.1/")
    assert (
        "หมายเหตุ อ่านข้อนี้เอง คำถามถึงเจ้าของโครงการ ข้อนี้ครบหรือไม่ ใช่หรือไม่ ระหว่างรอคำตอบ อ่านสองข้อแบบนี้ ดูคำถามทั้งหมด"
        in text
    )
    assert (
        '<a href="../../../criteria/2564/#readings">ดูคำถามทั้งหมด</a>' in site.html["/criteria/2564/d1.l1.1/"]
    )
    assert "คำถามถึงเจ้าของโครงการ" not in site.text("/criteria/2564/d1.l2.1/")


def test_a_rubric_of_before_without_questions_has_no_empty_list(
    site: Any, rebuilt: Any, altered: Any
) -> None:
    rubric = site.library.rubrics[2564]
    scheme = rubric.scheme.model_copy(update={"questions": (), "interpretations": ()})
    criteria = {key: one.model_copy(update={"question": None}) for key, one in rubric.criteria.items()}
    bare = rebuilt(rubrics={2564: altered(rubric, scheme=scheme, criteria=criteria)})
    assert "readings" not in bare.html["/criteria/2564/"]
