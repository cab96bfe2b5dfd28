"""Each kind of personal data in the ways that people write it, and what only looks like it."""

from __future__ import annotations

import pytest

from cleancdd.privacy.digits import numbers
from cleancdd.privacy.hits import Kind
from cleancdd.privacy.scanner import contact_key, scan


def kinds(text: str, *allowed: str) -> list[str]:
    return [hit.kind.value for hit in scan(text, frozenset(map(contact_key, allowed)))]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1234567890121", "12xxxxxxxxx21"),
        ("1-2345-67890-121", "1-2xxx-xxxxx-x21"),
        ("เลขบัตรประชาชน|1|2|3|4|5|6|7|8|9|0|1|2|1|", "1|2|x|x|x|x|x|x|x|x|x|2|1"),
        ("1-2345-67890-12-1", "1-2xxx-xxxxx-x2-1"),
        ("๑ ๒๓๔๕ ๖๗๘๙๐ ๑๒ ๑", "1 2xxx xxxxx x2 1"),
        ("1 2 3 4 5 6 7 8 9 0 1 2 1", "1 2 x x x x x x x x x 2 1"),
        ("บัตร 1-2345-\n  67890-12-1", "1-2xxx- xxxxx-x2-1"),
        ("เลขบัตรประชาชน\n1\t2\t3\t4\t5\t6\t7\t8\t9\t0\t1\t2\t1", "1 2 x x x x x x x x x 2 1"),
        ("เลข 1-2-3-4-5-6-7-8-9-0-1-2-1 ของผู้ซื้อ", "1-2-x-x-x-x-x-x-x-x-x-2-1"),
        ("เลข 1 2 3 4 5 6 7 8 9 0 1 2 1 ของผู้ซื้อ", "1 2 x x x x x x x x x 2 1"),
        ("ก,ข,ค,ง,จ,ชื่อ\n1,2345,67890,12,1,ก", "1,2xxx,xxxxx,x2,1"),
        ("|1|2345|67890|12|1|", "1|2xxx|xxxxx|x2|1"),
        ("1·2345·67890·12·1", "1.2xxx.xxxxx.x2.1"),
        ("1 • 2345 • 67890 • 12 • 1", "1 . 2xxx . xxxxx . x2 . 1"),
        ("1: 2345: 67890: 12: 1", "1: 2xxx: xxxxx: x2: 1"),
        ("1<br>2345<br>67890<br>12<br>1", "1 2xxx xxxxx x2 1"),
        ("1\ufe0f\u20e32345678901\ufe0f\u20e321", "12xxxxxxxxx21"),
        ("บัตร 1-2345-67890\n-12-1", "1-2xxx-xxxxx -x2-1"),
        (
            "เลขประจำตัวประชาชน [1] [2] [3] [4] [5] [6] [7] [8] [9] [0] [1] [2] [1]",
            "1] [2] [x] [x] [x] [x] [x] [x] [x] [x] [x] [2] [1",
        ),
        ("นายตัวอย่าง ในนิทาน (1 2 3 4 5 6 7 8 9 0 1 2 1)", "1 2 x x x x x x x x x 2 1"),
        ("สัญญาจ้างนายตัวอย่าง ในนิทาน เลขประจำตัวประชาชน 1234567890121", "12xxxxxxxxx21"),
    ],
)
def test_identity_numbers(text: str, shown: str) -> None:
    (hit,) = (one for one in scan(text) if one.kind is Kind.NATIONAL_ID)
    assert hit.shown == shown


@pytest.mark.parametrize(
    "text",
    [
        "1234567890122",  # the last digit is wrong
        "0994000123451",  # an office
        "9234567890126",
        "12345678901210",
        "1234567890121.50",
        "1,234567890121",
        "รหัสโครงการ 1234567890121",
        "https://example.go.th/post/1234567890121",
        "1234 5678 90121",  # in other groups, and nothing says what it is
        "a1234567890121b",
        "1234567890\n121",
        "คะแนน 1,2,3,4,5,6,7,8,9,0,1,2,1",
        "1,2345,67890,13,1",
        '{"ts": 1234567890121}',
        "คะแนน (1 2 3 4 5 6 7 8 9 0 1 2 1)",
        "คะแนน 1\t2\t3\t4\t5\t6\t7\t8\t9\t0\t1\t2\t1",
        "5 1 2 3 4 5 6 7 8 9 0 1 2 1 4 4",
    ],
)
def test_numbers_that_are_no_identity(text: str) -> None:
    assert Kind.NATIONAL_ID not in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "0812345678",
        "โทร 0812345678,0298765432",
        "โทร O81-234-5678",
        "081_234_5678",
        "(081) 234 5678",
        "081-234-\n5678",
        "โทร 81-234-5678",
        "ชื่อ\tมือถือ\nสมมติ\t812345678",
        "wa.me/66812345678",
        "081-234-5678-9",
        "+66 81 234 5678",
        "โทร 66812345678",
        "โทร 0 8 1 2 3 4 5 6 7 8",
    ],
)
def test_mobile_numbers(text: str) -> None:
    assert kinds(text) == ["mobile"]


@pytest.mark.parametrize(
    "text",
    [
        "02-141-6193",
        "053-112-233",
        "0.8123456789",
        "08-09-2564 08.30",
        "08 09 10 11 12",
        "0912345678901",
        "รหัส 0812345678",
    ],
)
def test_numbers_that_are_no_mobile(text: str) -> None:
    assert kinds(text) == []


def test_a_contact_that_the_site_declares_passes_however_it_is_written() -> None:
    assert kinds("โทร ๐๘๑-๒๓๔-๕๖๗๘ หรือ +66 81 234 5678", "081 234 5678") == []
    assert kinds("Sample.Office (at) gmail.com sample.office@gmail.com", "sample.office@gmail.com") == []
    assert kinds("081-234-5679", "081 234 5678") == ["mobile"]


def test_accounts_of_a_fund_pass_and_of_a_person_do_not() -> None:
    assert kinds("ธนาคารสมมติ 123-4-56789-0 ชื่อบัญชี กองทุนหมู่บ้านในฝัน") == []
    assert kinds("ธนาคารสมมติ 123-4-56789-0 ชื่อบัญชี นายตัวอย่าง ในนิทาน") == ["bank-account"]


def test_homes_and_plates_need_a_name_beside_them() -> None:
    for place in ("บ้านเลขที่ 45/6 หมู่ 3 ต.ในฝัน", "รถทะเบียน กข 1234"):
        assert kinds(place) == []
        assert len(kinds(f"นายตัวอย่าง ในนิทาน {place}")) == 1
    assert kinds("นายตัวอย่าง ในนิทาน สำนักงานเลขที่ 45/6 ถนนราชการ") == []


TABLE = "{}\n" + "นายตัวอย่าง ในนิทาน,{}\n"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (TABLE.format("ผู้ได้รับการเลื่อน,เงินเดือนใหม่", "25000"), "pay-table"),
        (TABLE.format("ผู้เกษียณ,บำนาญ", "25000"), "pay-table"),
        (TABLE.format("ชื่อ,เงินเพิ่มการครองชีพ", "2500"), "pay-table"),
        (TABLE.format("ชื่อ,เงินเดือน", "ปี 2564 เดือนละ 25000"), "pay-table"),
        (TABLE.format("ลูกหนี้,หนี้ค้าง", "2540"), "pay-table"),
        ("- [ที่, ลูกหนี้, หนี้ค้าง]\n- [1, ตัวอย่าง ในนิทาน, 2540]\n", "pay-table"),
        ("columns: [ที่, เจ้าหน้าที่, เรื่องร้องเรียน]\nrow: [1, นายตัวอย่าง ในนิทาน, ถนน]\n", "case-table"),
        ("columns: [ที่, เจ้าหน้าที่, เรื่องร้องเรียน]\n- [1, ตัวอย่าง ในนิทาน, ถนน]\n", "case-table"),
        ("asked: [ก,\nที่,เจ้าหน้าที่,เรื่องร้องเรียน\n1,ตัวอย่าง ในนิทาน,ถนน\n", "case-table"),
        (TABLE.format("ชื่อผู้ร้องเรียน,เรื่อง", "ถนน"), "case-table"),
        (TABLE.format("ชื่อ,หนังสือเดินทาง", "AA1234567"), "passport"),
        (TABLE.format("ชื่อ,ทะเบียนรถ", "กข-1234 ในฝัน"), "car-plate"),
        ("นางตัวอย่าง ในนิทาน ป่วยเป็นโรคมะเร็ง", "health-table"),
        ("นายตัวอย่าง ในนิทาน ถูกลงโทษภาคทัณฑ์", "case-table"),
        ("P<THAINNITHAN<<TUAYANG<<<<<<<<<<<<<<<<<<<<<<", "passport"),
        ("นางตัวอย่าง ในนิทาน 123 ซอยในฝัน 15", "home-address"),
        ("tuayang (a) gmail (dot) com", "private-email"),
    ],
)
def test_kinds_that_a_head_or_a_sentence_tells(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "ผู้ได้รับรางวัล,ชื่อผลงาน\nนายตัวอย่าง ในนิทาน,โคกหนองนา\n",
        "ตำแหน่ง,บำนาญ\nข้าราชการ,25000\n",
        "- [หนี้, ลูกหนี้, หนี้เสีย]\n- [กฎหมาย, พรบ ข้อมูลข่าวสาร, พรบ.ข้อมูลข่าวสาร 2540]\n",
        "- [หนี้, ลูกหนี้, หนี้เสีย]\n- [คำ, ขอดู เอกสาร, พ.ร.บ. 2540]\n",
        "นายตัวอย่าง ในนิทาน บรรยายเรื่องโรคเบาหวาน",
        "ไม่มีเจ้าหน้าที่ถูกลงโทษภาคทัณฑ์",
        "หนังสือเดินทางราชการ\n\nรุ่น,AA1234567\n",
        "สำนักงาน 123 ถนนในฝัน",
        "10 (a) ข้อ 3",
        "asked: [ติดต่อ, แจ้งเจ้าหน้าที่โกง, รับเรื่องร้องเรียน]\n- address: /x/\n  asked: [ที่นี่, ตู้รับ อยู่ไหน, เวลา เปิด]\n",
        "asked: [ติดต่อ, แจ้งเจ้าหน้าที่โกง, เรื่องร้องเรียน,\n  ที่นี่, ตู้รับ อยู่ไหน, เปิด,\n  ที่, บ้าน อยู่ไหน, ปิด]\n",
    ],
)
def test_what_a_head_or_a_sentence_does_not_tell(text: str) -> None:
    assert kinds(text) == []


def test_procurement_names_winners_beside_prices() -> None:
    rows = "ผู้ได้รับการคัดเลือก\tราคาที่ตกลงจ้าง\nนายตัวอย่าง ในนิทาน\t18,500\n"
    assert kinds(rows) == []
    assert kinds(rows.replace("ราคาที่ตกลงจ้าง", "เงินเดือน").replace("ผู้ได้รับการคัดเลือก", "ชื่อ-สกุล")) == ["pay-table"]


def test_long_figures_cost_no_more_than_their_length() -> None:
    assert kinds("1 2 3 4 5 6 7 8 9 " * 2_000 + "\n" + "(" * 20_000 + "08" * 20_000) == []


def test_an_identity_number_far_down_a_table_of_figures_is_found() -> None:
    assert kinds("12,345\n" * 9_000 + "7,1234567890121\n") == ["national-id"]


def test_a_text_of_nothing_but_digits_is_examined_up_to_a_limit() -> None:
    assert len(list(numbers("1 " * 100_000, frozenset({13})))) < 5_000
