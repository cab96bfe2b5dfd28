from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from cleancdd.diagnostics import Code, Diagnostic, Diagnostics, as_text
from cleancdd.model.base import Model
from cleancdd.model.criterion import CriterionFile, Measure, Shape
from cleancdd.model.evaluation import Evaluation
from cleancdd.model.fields import Day, Key, Slug, Text, Whole, Year
from cleancdd.model.kinds import DEFAULT_KINDS
from cleancdd.model.settings import Settings
from cleancdd.model.source import Source
from cleancdd.model.unit import StatusBook, UnitFile
from cleancdd.readers.kinds import check_places
from cleancdd.readers.validation import read, report
from cleancdd.readers.validation.kinds import example, fields_at
from cleancdd.source import Document, read_markdown, read_yaml
from cleancdd.source.document import Contents

BROKEN = Path(__file__).parents[1] / "sites" / "broken"
KINDS: dict[str, Any] = {
    "unit.yaml": UnitFile,
    "evaluation.yaml": Evaluation,
    "site.yaml": Settings,
    "status.yaml": StatusBook,
}
OF_ONE_FILE = list(Code)[: list(Code).index(Code.RAW_HTML)]


def parse(tmp_path: Path, text: str) -> Document:
    path = tmp_path / "file.yaml"
    path.write_text(text, encoding="utf-8")
    document = read_yaml(path, "file.yaml", Diagnostics())
    assert document is not None
    return document


def problems(tmp_path: Path, kind: Any, text: str) -> list[Diagnostic]:
    diagnostics = Diagnostics()
    assert read(parse(tmp_path, text), kind, diagnostics) is None
    return list(diagnostics)


def only(tmp_path: Path, kind: Any, text: str) -> tuple[Code, str, str, str]:
    """Code, message, advice and the words pointed at, of the single diagnostic."""
    (found,) = problems(tmp_path, kind, text)
    start = found.span.column - 1
    assert found.line is not None
    return found.code, found.message, found.advice, found.line[start : start + found.span.length]


def read_broken(path: Path, name: str) -> list[Diagnostic]:
    diagnostics = Diagnostics()
    is_markdown = path.suffix == ".md"
    document = (read_markdown if is_markdown else read_yaml)(path, name, diagnostics)
    if document is not None:
        value = read(document, CriterionFile if is_markdown else KINDS[path.name], diagnostics)
        if isinstance(value, UnitFile):
            check_places([(value, document)], DEFAULT_KINDS, diagnostics)
    return list(diagnostics)


def files_of(site: Path) -> list[Path]:
    keeps = [path.parent for path in site.rglob(".gitkeep")]
    return keeps + sorted(
        path for path in site.rglob("*") if path.is_file() and path.name not in {".gitkeep", "expected.txt"}
    )


@pytest.mark.parametrize("code", [code for code in OF_ONE_FILE if code is not Code.FILE_TOO_LARGE])
def test_broken_file_is_told_as_expected(code: Code) -> None:
    site = BROKEN / code.value
    found = [one for path in files_of(site) for one in read_broken(path, path.relative_to(site).as_posix())]
    told = "\n\n".join(as_text(one) for one in sorted(found, key=lambda one: one.sort_key))
    assert f"{told}\n" == (site / "expected.txt").read_text(encoding="utf-8")
    assert code in {one.code for one in found}


def test_sound_file_becomes_its_noun(tmp_path: Path) -> None:
    diagnostics = Diagnostics()
    unit = read(
        parse(tmp_path, "name: กองตัวอย่าง\nkind: central\nshort:\nsample: true\n"), UnitFile, diagnostics
    )
    assert unit == UnitFile(name="กองตัวอย่าง", kind="central", sample=True)
    assert len(diagnostics) == 0


def test_any_type_of_an_adapter_is_read(tmp_path: Path) -> None:
    assert read(parse(tmp_path, "ก: ๑๒\nข: 010\n"), dict[Text, Whole], Diagnostics()) == {"ก": 12, "ข": 10}


def test_missing_field_points_at_the_first_key_and_shows_a_line(tmp_path: Path) -> None:
    text = "criteria:\n  d1.l1.1:\n    evidence:\n      - date: 16 มี.ค. 2564\n        note: ติดประกาศ\n"
    message = "ไม่มีช่อง `title` ในรายการที่ 1 ของ `evidence`"
    assert only(tmp_path, Evaluation, text) == (Code.MISSING_FIELD, message, "เพิ่ม `title: …`", "date")


def test_missing_field_of_a_flow_mapping_points_at_all_of_it(tmp_path: Path) -> None:
    expected = (Code.MISSING_FIELD, "ไม่มีช่อง `whole` ใน `staff`", "เพิ่ม `whole: 12`", "{part: 41}")
    assert only(tmp_path, Evaluation, "numbers:\n  staff: {part: 41}\n") == expected


def test_missing_mapping_is_shown_with_what_it_needs(tmp_path: Path) -> None:
    class Fact(Model):
        day: Day
        source: Source

    found = problems(tmp_path, Fact, "{}\n")
    assert [one.advice for one in found] == ["เพิ่ม `day: 16 มี.ค. 2564`", "เพิ่ม `source: {document: …}`"]


def test_unknown_field_suggests_the_nearest_of_its_own_noun(tmp_path: Path) -> None:
    expected = (
        Code.UNKNOWN_FIELD,
        "ไม่มีช่องชื่อ `Remrak`",
        "หมายถึง `remark` หรือไม่ ช่องที่ใช้ได้คือ `outcome` `not_applicable` `remark`",
        "Remrak",
    )
    text = "committee:\n  review: complete\n  criteria:\n    d1.l1.1: {Remrak: ยังไม่พบหลักฐาน}\n"
    assert only(tmp_path, Evaluation, text) == expected


def test_unknown_field_of_a_union_arm_knows_the_fields_of_that_arm(tmp_path: Path) -> None:
    code, _, advice, words = only(tmp_path, Evaluation, "numbers:\n  staff: {part: 1, whole: 2, unit: คน}\n")
    assert (code, advice, words) == (Code.UNKNOWN_FIELD, "ช่องที่ใช้ได้คือ `part` `whole`", "unit")


def test_merge_key_is_an_unknown_field(tmp_path: Path) -> None:
    code, message, _, words = only(tmp_path, UnitFile, "name: กอง\nkind: central\n<<: {sample: true}\n")
    assert (code, message, words) == (Code.UNKNOWN_FIELD, "ไม่มีช่องชื่อ `<<`", "<<")


@pytest.mark.parametrize("key", ["part:41", "q1:2", "projects:3"])
def test_missing_space_in_braces_is_one_mistake(tmp_path: Path, key: str) -> None:
    code, message, advice, words = only(tmp_path, Evaluation, f"numbers:\n  staff: {{{key}}}\n")
    assert (code, message, words) == (Code.UNKNOWN_FIELD, "ไม่มีเว้นวรรคหลัง `:`", key)
    assert advice == f"พิมพ์ `{key.replace(':', ': ')}`"


@pytest.mark.parametrize("empty", ["", " ~", " null", ' ""', " '   '"])
def test_empty_value_points_at_its_key(tmp_path: Path, empty: str) -> None:
    code, message, advice, _ = only(tmp_path, UnitFile, f"name:{empty}\nkind: central\n")
    assert (code, message) == (Code.EMPTY_VALUE, "ช่อง `name` ว่างอยู่")
    assert advice == "พิมพ์ค่าต่อท้าย เช่น `name: …`"


def test_a_field_that_may_be_left_out_may_be_deleted(tmp_path: Path) -> None:
    _, _, advice, _ = only(tmp_path, UnitFile, "name: กอง\nkind: central\nshort: ''\n")
    assert advice == "พิมพ์ค่าต่อท้าย เช่น `short: …` หรือลบช่องนี้ถ้ายังไม่มีข้อมูล"


@pytest.mark.parametrize(
    ("written", "meant"), [("5,000", "5000"), ("80%", "80"), ("๑๒ คน", "12"), ("5,00", "12"), ("1.5", "12")]
)
def test_the_number_that_was_meant_is_shown(tmp_path: Path, written: str, meant: str) -> None:
    _, _, advice, words = only(tmp_path, dict[Text, Whole], f"ก: {written}\n")
    assert (advice.rpartition(" ")[2], words) == (f"`{meant}`", written)


def test_empty_number_never_shows_python(tmp_path: Path) -> None:
    found = problems(tmp_path, Evaluation, "assessed: {}\nnumbers:\n  a:\n  b: {part: , whole: {q: 1}}\n")
    assert [one.code for one in found] == [
        Code.WRONG_TYPE,
        Code.EMPTY_VALUE,
        Code.EMPTY_VALUE,
        Code.WRONG_TYPE,
    ]
    assert not re.search(r"None|\{'", "".join(one.message + one.advice for one in found))


def test_empty_item_of_a_list_is_named_by_its_number(tmp_path: Path) -> None:
    code, message, _, _ = only(tmp_path, dict[Text, tuple[Text, ...]], "ก:\n  - ข\n  -\n")
    assert (code, message) == (Code.EMPTY_VALUE, "รายการที่ 2 ของ `ก` ว่างอยู่")


def test_too_few_items_are_an_empty_value(tmp_path: Path) -> None:
    kind = dict[Text, Annotated[tuple[Text, ...], Field(min_length=2)]]
    code, message, advice, words = only(tmp_path, kind, "ก: [ข]\n")
    assert (code, message, words) == (Code.EMPTY_VALUE, "`ก` ต้องมีอย่างน้อย 2 รายการ", "[ข]")
    assert advice == "เพิ่มรายการให้ครบ เช่น `ก: […]`"


def test_too_many_items_are_told(tmp_path: Path) -> None:
    kind = dict[Text, Annotated[list[Text], Field(max_length=1)]]
    expected = (Code.WRONG_NUMBER, "`ก` มีมากกว่า 1 รายการ", "ลบให้เหลือไม่เกิน 1 รายการ", "[ข, ค]")
    assert only(tmp_path, kind, "ก: [ข, ค]\n") == expected


def test_empty_key_is_an_empty_value(tmp_path: Path) -> None:
    expected = (Code.EMPTY_VALUE, "ชื่อช่องว่างอยู่", "พิมพ์ชื่อหน้า `:`", '""')
    assert only(tmp_path, dict[Text, Text], '"": ข\n') == expected


@pytest.mark.parametrize("kind", [int, Path, Whole, Literal["ข"]])
def test_list_in_place_of_one_value_is_a_wrong_type(tmp_path: Path, kind: Any) -> None:
    code, message, _, words = only(tmp_path, dict[str, kind], "ก: [ข]\n")
    assert (code, message, words) == (Code.WRONG_TYPE, "`ก` ต้องเป็นค่าเดียว ไม่ใช่รายการหรือกลุ่มของช่อง", "[ข]")


def test_list_with_faulty_items_is_not_too_short(tmp_path: Path) -> None:
    text = (
        "years:\n  2564:\n    - {status: model, announcement: ประกาศ, units: [Ban_Suan]}\nannouncements: {}\n"
    )
    assert [one.code for one in problems(tmp_path, StatusBook, text)] == [Code.WRONG_ID, Code.WRONG_ID]


@pytest.mark.parametrize(
    ("text", "message", "advice"),
    [
        ("ก: [ข]\n", "`ก` ต้องเป็นกลุ่มของช่อง `ชื่อช่อง: ค่า`", "ลบ `-` หน้าบรรทัด แล้วย่อหน้าทุกช่องของกลุ่มนี้ให้เท่ากัน"),
        ("ก: document:x\n", "`ก` ต้องเป็นกลุ่มของช่อง `ชื่อช่อง: ค่า`", "พิมพ์เว้นวรรคหลัง `:` เป็น `document: x`"),
    ],
)
def test_wrong_type_of_a_group_says_what_to_type(
    tmp_path: Path, text: str, message: str, advice: str
) -> None:
    assert only(tmp_path, dict[Text, Source], text)[:3] == (Code.WRONG_TYPE, message, advice)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("ก:\n  ข: ค\n", "พิมพ์ `- ` หน้าช่องแรกของแต่ละรายการ แล้วย่อหน้าช่องที่เหลือให้ตรงกัน"),
        ("ก:\n  -ข\n  -ค\n", "พิมพ์เว้นวรรคหลัง `-` ของแต่ละรายการ"),
        ("ก: ข]\n", "พิมพ์เช่น `ก: [ข]` หรือแยกแต่ละรายการเป็นบรรทัดที่ขึ้นต้นด้วย `- `"),
        ("ก: ข\n", "พิมพ์เช่น `ก: [ข]` หรือแยกแต่ละรายการเป็นบรรทัดที่ขึ้นต้นด้วย `- `"),
    ],
)
def test_wrong_type_of_a_list_says_what_to_type(tmp_path: Path, text: str, advice: str) -> None:
    assert only(tmp_path, dict[Text, tuple[Text, ...]], text)[:3] == (
        Code.WRONG_TYPE,
        "`ก` ต้องเป็นรายการ",
        advice,
    )


def test_root_of_another_type_is_told_of_the_file(tmp_path: Path) -> None:
    code, message, _, words = only(tmp_path, dict[Key, Measure], "- ก\n- ข\n")
    assert (code, message, words) == (Code.WRONG_TYPE, "ข้อมูลของไฟล์นี้ ต้องเป็นกลุ่มของช่อง `ชื่อช่อง: ค่า`", "- ก")


def test_wrong_choice_lists_the_choices_and_the_nearest(tmp_path: Path) -> None:
    class Kinds(Model):
        kind: Literal["provincial", "central"]

    advice = "หมายถึง `provincial` หรือไม่ เลือกพิมพ์ `provincial` `central`"
    expected = (Code.WRONG_CHOICE, "`Provincal` ไม่ใช่ค่าที่ใช้ได้ของ `kind`", advice, "Provincal")
    assert only(tmp_path, Kinds, "kind: Provincal\n") == expected


def test_wrong_choice_suggests_by_folded_thai(tmp_path: Path) -> None:
    class Answer(Model):
        answer: Literal["แล้ว", "ยังไม่ถึงกำหนด"]

    _, _, advice, _ = only(tmp_path, Answer, "answer: เเล้ว\n")
    assert (
        advice
        == "ดูเหมือน `แล้ว` แต่พิมพ์เป็นสระเอ U+0E40 กับสระเอ U+0E40 แทนที่จะเป็นสระแอ U+0E41 ลบแล้วพิมพ์ใหม่เป็น `แล้ว`"
    )


def test_yes_or_no_is_a_choice(tmp_path: Path) -> None:
    expected = (Code.WRONG_CHOICE, "`ใช่` ไม่ใช่ค่าที่ใช้ได้ของ `sample`", "พิมพ์ `true`", "ใช่")
    assert only(tmp_path, UnitFile, "name: กอง\nkind: central\nsample: ใช่\n") == expected
    expected = (Code.WRONG_CHOICE, "`จริง` ไม่ใช่ค่าที่ใช้ได้ของ `sample`", "เลือกพิมพ์ `true` `false`", "จริง")
    assert only(tmp_path, UnitFile, "name: กอง\nkind: central\nsample: จริง\n") == expected


def test_number_out_of_bounds_names_the_bound(tmp_path: Path) -> None:
    text = "name: สำนักงาน\nkind: provincial\nprovince: เมืองงาม\ninspection_region: ๑๙\n"
    assert only(tmp_path, UnitFile, text) == (
        Code.WRONG_NUMBER,
        "`๑๙` มากกว่า 18 ที่ใช้ได้",
        "พิมพ์ตัวเลขไม่เกิน `18`",
        "๑๙",
    )


def test_plain_python_number_is_told_in_thai(tmp_path: Path) -> None:
    expected = (Code.WRONG_NUMBER, "`สอง` ใช้เป็นตัวเลขของ `ก` ไม่ได้", "พิมพ์ตัวเลขอย่างเดียว เช่น `12`", "สอง")
    assert only(tmp_path, dict[str, int], "ก: สอง\n") == expected


def test_unforeseen_error_is_a_wrong_type_in_thai(tmp_path: Path) -> None:
    expected = (Code.WRONG_TYPE, "ค่าของ `ก` ใช้ไม่ได้", "พิมพ์เช่น `ก: …`", "[")
    assert only(tmp_path, dict[str, re.Pattern[str]], 'ก: "["\n')[:3] == expected[:3]


def test_mistake_of_a_key_points_at_the_key(tmp_path: Path) -> None:
    code, _, _, words = only(tmp_path, Evaluation, "criteria:\n  1.1.1: {remark: ประกาศแล้ว}\n")
    assert (code, words) == (Code.WRONG_ID, "1.1.1")


def test_mistake_between_values_points_at_their_mapping(tmp_path: Path) -> None:
    code, _, _, words = only(tmp_path, Evaluation, "numbers:\n  staff: {part: 52, whole: 41}\n")
    assert (code, words) == (Code.INCONSISTENT_VALUES, "{part: 52, whole: 41}")


def test_long_value_is_cut_in_the_message_and_stays_on_one_line(tmp_path: Path) -> None:
    _, message, _, _ = only(tmp_path, Evaluation, "assessed: |\n" + "  ยาวมาก\n" * 200)
    assert len(message) < 120
    assert "\n" not in message


def test_every_mistake_of_a_file_is_found_at_once(tmp_path: Path) -> None:
    found = problems(tmp_path, UnitFile, "nam: กอง\nkind: อื่น\nsample: อาจ\n")
    assert [one.code for one in found] == [
        Code.UNKNOWN_FIELD,  # and `name` is not told to be missing
        Code.WRONG_CHOICE,
    ]


def test_mistake_notes_the_authors_line(tmp_path: Path) -> None:
    diagnostics = Diagnostics()
    document = parse(tmp_path, "criteria:\n  d2.l6.1: {remark: ก}\n")
    report(
        document, ("criteria", "d2.l6.1"), Code.UNKNOWN_CRITERION, "ไม่มีเกณฑ์", "ตรวจรหัส", diagnostics, key=True
    )
    (found,) = diagnostics
    assert as_text(found).splitlines()[1:3] == ["    2 |   d2.l6.1: {remark: ก}", "      |   ^^^^^^^"]


def test_fields_of_a_place_follow_optional_lists_and_tags() -> None:
    assert fields_at(Evaluation, ("numbers", "staff", "share")) == ["part", "whole"]
    assert fields_at(Evaluation, ("criteria", "d1.l1.1", "evidence", 0, "source")) == [
        "document",
        "section",
        "lines",
        "note",
    ]
    assert fields_at(Evaluation, ("nowhere",)) == []


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        (Year, "2564"),
        (Day | None, "16 มี.ค. 2564"),
        (Slug, "…"),
        (tuple[Text, ...], "[…]"),
        (dict[Key, Whole], "{…: 12}"),
        (Literal["met", "unmet"], "met"),
        (Shape, "count"),
        (object, "…"),
        (Source, "{document: …}"),
    ],
)
def test_example_of_a_kind_can_be_typed(kind: Any, shown: str) -> None:
    assert example(kind) == shown


VALUES = st.recursive(
    st.none() | st.text("กa1 :-", max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*Evaluation.model_fields, "d1.l1.1", "evidence", "part", "q1", "ก"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(VALUES)
def test_any_value_is_a_model_or_mistakes_in_thai(value: Any) -> None:
    diagnostics = Diagnostics()
    document = Document("a.yaml", "0", Contents(value, ("บรรทัด",), {}, {}))
    model = read(document, Evaluation, diagnostics)
    assert (model is None) == (len(diagnostics) > 0)
    assert all(re.search("[ก-๙]", one.message) and re.search("[ก-๙]", one.advice) for one in diagnostics)
    assert not any(re.search("(?i)input should|valid|required", one.message) for one in diagnostics)
