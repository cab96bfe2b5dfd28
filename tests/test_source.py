from __future__ import annotations

import os
import pickle
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleancdd.diagnostics import Code, Diagnostic, Faults, Span, as_github, as_text
from cleancdd.source import Document, read_markdown, read_yaml
from cleancdd.source.files import MOST_MARKDOWN, MOST_YAML
from cleancdd.source.tree import MOST_BY_ALIAS, MOST_DEEP


def yaml(folder: Path, text: str | bytes) -> tuple[Document | None, list[Diagnostic]]:
    path = folder / "a.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    faults = Faults()
    return read_yaml(path, "a.yaml", faults), list(faults)


def markdown(folder: Path, text: str) -> tuple[Document | None, list[Diagnostic]]:
    path = folder / "a.md"
    path.write_bytes(text.encode())
    faults = Faults()
    return read_markdown(path, "a.md", faults), list(faults)


def sound(folder: Path, text: str | bytes) -> Document:
    document, found = yaml(folder, text)
    assert found == []
    assert document is not None
    return document


def pointed(one: Diagnostic) -> str:
    """The words that the carets are under."""
    assert one.line is not None
    return one.line[one.span.column - 1 : one.span.column - 1 + one.span.length]


def told(folder: Path, text: str | bytes) -> list[tuple[str, int, str, str]]:
    """Code, line, words pointed at and message of every slip."""
    return [(one.code.value, one.span.line, pointed(one), one.message) for one in yaml(folder, text)[1]]


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "on",
        "Yes",
        "true",
        "12:30",
        "010",
        "1.10",
        "2563-02-29",
        "1_000",
        "0x1F",
        ".5",
        "+1",
        "1e3",
        ".inf",
        "๑๒",
        "=",
        "<<",
        "nUll",
    ],
)
def test_plain_scalar_arrives_as_written(tmp_path: Path, text: str) -> None:
    assert sound(tmp_path, f"ก: {text}\nข: [{text}]\n").value == {"ก": text, "ข": [text]}


@pytest.mark.parametrize("text", ["", " ~", " null", " Null", " NULL", " # ยังไม่มี"])
def test_null_is_nothing(tmp_path: Path, text: str) -> None:
    assert sound(tmp_path, f"ก:{text}\nข: ค\n").value == {"ก": None, "ข": "ค"}


@pytest.mark.parametrize("text", ['"null"', "'null'", "|-\n  null"])
def test_quoted_null_is_text(tmp_path: Path, text: str) -> None:
    assert sound(tmp_path, f"ก: {text}\n").value == {"ก": "null"}


def test_merge_key_is_a_key_like_any_other(tmp_path: Path) -> None:
    assert sound(tmp_path, "ก: &ก1 {ข: ค}\n<<: 1\n".replace("&ก1", "&a")).value == {"ก": {"ข": "ค"}, "<<": "1"}


def test_alias_repeats_its_anchor(tmp_path: Path) -> None:
    document = sound(tmp_path, "ก: &a [ข, {ค: ง}]\nจ: *a\n")
    assert document.value == {"ก": ["ข", {"ค": "ง"}], "จ": ["ข", {"ค": "ง"}]}
    assert document.span(("จ", 1, "ค")) == Span("a.yaml", 2, 4, 2)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_ends_of_lines_and_byte_order_mark_make_no_difference(tmp_path: Path, end: str, mark: bytes) -> None:
    document = sound(tmp_path, mark + f"ก: ข{end}ค: |{end}  ง{end}  จ{end}".encode())
    assert document.value == {"ก": "ข", "ค": "ง\nจ\n"}
    assert document.span(("ค",)) == Span("a.yaml", 2, 4, 1)
    assert document.lines == ("ก: ข", "ค: |", "  ง", "  จ", "")


def test_places_count_characters(tmp_path: Path) -> None:
    document = sound(tmp_path, "ชื่อ: น้ำใส\nรายการ:\n  - {ที่: '😀', วัน: 16 มี.ค. 2564}\n  - ข้อความ\n    ต่อ\n")
    assert document.span(("ชื่อ",)) == Span("a.yaml", 1, 7, 5)
    assert document.key_span(("ชื่อ",)) == Span("a.yaml", 1, 1, 4)

    def words(span: Span) -> tuple[int, str]:
        return span.line, document.line(span.line)[span.column - 1 : span.column - 1 + span.length]

    assert words(document.span(("รายการ",))) == (3, "- {ที่: '😀', วัน: 16 มี.ค. 2564}")
    assert words(document.span(("รายการ", 0))) == (3, "{ที่: '😀', วัน: 16 มี.ค. 2564}")
    assert words(document.span(("รายการ", 0, "วัน"))) == (3, "16 มี.ค. 2564")
    assert words(document.key_span(("รายการ", 0, "วัน"))) == (3, "วัน")
    assert words(document.span(("รายการ", 1))) == (4, "ข้อความ")
    assert words(document.key_span(("รายการ", 1))) == (4, "ข้อความ")


def test_value_that_is_not_there_stands_at_the_end_of_the_words(tmp_path: Path) -> None:
    assert sound(tmp_path, "? ก\n\n").span(("ก",)) == Span("a.yaml", 1, 3, 1)
    assert sound(tmp_path, "ก:\n").span(("ก",)) == Span("a.yaml", 1, 2, 1)


def test_block_mapping_stands_at_its_first_key_and_what_is_absent_at_its_ancestor(tmp_path: Path) -> None:
    document = sound(tmp_path, "# หมายเหตุ\n\nก:\n  ข: ค\n  ง: จ\n")
    assert document.span(()) == Span("a.yaml", 3, 1, 1)
    assert document.span(("ก",)) == Span("a.yaml", 4, 3, 1)
    assert document.span(("ก", "ไม่มี", 0)) == Span("a.yaml", 4, 3, 1)
    assert document.key_span(("ก", "ไม่มี")) == Span("a.yaml", 4, 3, 1)


def test_line_is_the_authors_and_empty_beyond_the_file(tmp_path: Path) -> None:
    document = sound(tmp_path, "ก: ข  # ค\n")
    assert [document.line(number) for number in (0, 1, 2, 9)] == ["", "ก: ข  # ค", "", ""]


def test_document_survives_pickling_and_is_known_by_its_bytes(tmp_path: Path) -> None:
    document = sound(tmp_path, "ก: [ข]\n")
    again = pickle.loads(pickle.dumps(document))  # noqa: S301 - made here
    assert (again, again.value, again.span(("ก", 0))) == (document, document.value, document.span(("ก", 0)))
    assert document.digest != sound(tmp_path, "ก: [ค]\n").digest
    assert len({document, again}) == 1


def test_file_that_is_not_there(tmp_path: Path) -> None:
    faults = Faults()
    assert read_yaml(tmp_path / "ไม่มี.yaml", "ไม่มี.yaml", faults) is None
    assert [(one.code, one.message, one.span) for one in faults] == [(Code.UNREADABLE_FILE, "ไม่มีไฟล์นี้แล้ว", Span("ไม่มี.yaml"))]


def test_folder_or_pipe_in_place_of_a_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ท่อ")
    faults = Faults()
    assert read_markdown(tmp_path, "โฟลเดอร์", faults) is None
    assert read_yaml(tmp_path / "ท่อ", "ท่อ", faults) is None
    assert [one.code for one in faults] == [Code.UNREADABLE_FILE] * 2


@pytest.mark.parametrize(
    ("problem", "message"), [(PermissionError, "ไม่มีสิทธิ์อ่านไฟล์นี้"), (FileNotFoundError, "ไม่มีไฟล์นี้แล้ว"), (OSError, "ระบบอ่านไฟล์นี้ไม่ได้")]
)
def test_refusal_of_the_system_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: type[OSError], message: str
) -> None:
    def refuse(*_: object) -> None:
        raise problem

    (tmp_path / "a.yaml").write_text("ก: ข\n", encoding="utf-8")
    monkeypatch.setattr(Path, "open", refuse)
    faults = Faults()
    assert read_yaml(tmp_path / "a.yaml", "a.yaml", faults) is None
    assert [one.message for one in faults] == [message]


def test_largest_file_is_read_and_a_larger_one_refused(tmp_path: Path) -> None:
    assert sound(tmp_path, "ก: " + "x" * (MOST_YAML - 6) + "\n").value == {"ก": "x" * (MOST_YAML - 6)}
    assert [(one.code, one.message) for one in yaml(tmp_path, b"#" * (MOST_YAML + 1))[1]] == [
        (Code.FILE_TOO_LARGE, "ไฟล์ใหญ่เกิน 1 เมกะไบต์")
    ]
    assert [one.message for one in markdown(tmp_path, "x" * (MOST_MARKDOWN + 1))[1]] == ["ไฟล์ใหญ่เกิน 2 เมกะไบต์"]


def test_windows_thai_is_recognised_and_shown_as_thai(tmp_path: Path) -> None:
    (found,) = yaml(tmp_path, b"id: a\n" + "name: กรมการ พัฒนา\n".encode("cp874"))[1]
    assert (found.code, found.span, found.line) == (Code.WRONG_ENCODING, Span("a.yaml", 2, 7, 6), "name: กรมการ พัฒนา")
    assert found.message == "บรรทัดที่ 2 ไบต์ที่ 7 ไม่ใช่ UTF-8 ไฟล์น่าจะบันทึกด้วยรหัสอักขระ Windows-874 (TIS-620)"


def test_broken_byte_in_utf8_is_found_by_line_and_byte(tmp_path: Path) -> None:
    (found,) = yaml(tmp_path, "ก: ข\r\nชื่อ: น้ำ".encode() + b"\x81\n")[1]
    assert (found.span, found.message) == (Span("a.yaml", 2, 10), "บรรทัดที่ 2 ไบต์ที่ 24 ไม่ใช่ UTF-8")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_are_named(tmp_path: Path, encoding: str) -> None:
    (found,) = yaml(tmp_path, "name: กรม\nkind: central\n".encode(encoding))[1]
    assert found.message == f"ไฟล์บันทึกด้วยรหัสอักขระ {encoding[:6].upper()} ซึ่งระบบนี้ไม่อ่าน"
    assert found.line == "name: กรม"


@pytest.mark.parametrize(
    "char", ["\x00", "\x08", "\x0c", "\x1b", "\x7f", "\x85", "\u2028", "\u202e", "\u2066", "\ufeff", "\ufffe", "\uffff"]
)
def test_hidden_character_is_found_and_made_visible(tmp_path: Path, char: str) -> None:
    document, (found,) = yaml(tmp_path, f"ก: ข{char}ค\n")
    assert document is None
    assert (found.code, found.span, found.line) == (Code.CONTROL_CHARACTER, Span("a.yaml", 1, 5), "ก: ข\ufffdค")
    assert f"U+{ord(char):04X}" in found.message


@pytest.mark.parametrize("char", ["\u200b", "\u00ad", "\u200d", "😀", "\t"])
def test_characters_that_thai_texts_need_are_kept(tmp_path: Path, char: str) -> None:
    assert sound(tmp_path, f"ก: ข{char}ค\n").value == {"ก": f"ข{char}ค"}


def test_hidden_characters_are_told_up_to_five_beside_other_slips(tmp_path: Path) -> None:
    found = yaml(tmp_path, "ก: a\x00b\x01\n" * 2 + "ข: \x02\x03\x04\n")[1]
    assert [one.code for one in found].count(Code.CONTROL_CHARACTER) == 5
    assert any("ทั้งหมด 7 แห่ง" in one.message for one in found)
    assert Code.REPEATED_KEY in {one.code for one in found}


@pytest.mark.parametrize("escape", ["\\0", "\\u202e", "\\x85", "\\uFEFF"])
def test_hidden_character_behind_an_escape_is_found(tmp_path: Path, escape: str) -> None:
    assert [(code, words) for code, _, words, _ in told(tmp_path, f'ก: "ข{escape}"\n')] == [("control-character", f'"ข{escape}"')]


@pytest.mark.parametrize("text", ["", "  \n\n", "# หมายเหตุ\n", "---\n", "~\n", "\ufeff", "%YAML 1.2\n---\n"])
def test_file_without_values_is_empty(tmp_path: Path, text: str) -> None:
    document, found = yaml(tmp_path, text)
    assert (document, [one.code for one in found]) == (None, [Code.EMPTY_FILE])


SLIPS = [
    ("title: โครงการ: ระยะที่ 1", 1, "โครงการ: ระยะที่ 1", "ค่ามี `:` อยู่ข้างใน จึงอ่านเป็นช่องซ้อนช่อง"),
    ("a: {title: แผน: 1, b: 2}", 1, "แผน: 1", "ค่ามี `:` อยู่ข้างใน จึงอ่านเป็นช่องซ้อนช่อง"),
    ("title ชื่อ\nkind: x", 1, "title ชื่อ", "บรรทัดนี้ไม่มี `:` คั่นชื่อช่องกับค่า"),
    ("a: 1\ntitle ชื่อ\nb: 2", 2, "title ชื่อ", "บรรทัดนี้ไม่มี `:` คั่นชื่อช่องกับค่า"),
    ("a: 1\ntitle:ชื่อ\nb: 2", 2, ":", "ไม่มีเว้นวรรคหลัง `:`"),
    ("title:ชื่อ\nkind: x", 1, ":", "ไม่มีเว้นวรรคหลัง `:`"),
    ("a: 1\n[x y]", 2, "[x y]", "บรรทัดนี้ไม่มี `:` คั่นชื่อช่องกับค่า"),
    ("&a &b ก", 1, "&", "อ่านโครงสร้างของบรรทัดนี้ไม่ได้"),
    ("a: 1\ntitle：ชื่อ", 2, "：", "`：` เป็นเครื่องหมายเต็มความกว้าง ใช้แทน `:` ไม่ได้"),
    ("a:\n  - x\n  -y", 3, "-", "ไม่มีเว้นวรรคหลัง `-`"),
    ("- a: 1\n-b: 2", 2, "-", "ไม่มีเว้นวรรคหลัง `-`"),
    ('a: "ข\nb: 1', 1, '"', """เครื่องหมายคำพูด `"` ที่เปิดตรงนี้ไม่ได้ปิดในบรรทัดเดียวกัน"""),
    ('a: "ข\nb: "x"\nc: 2', 1, '"', """เครื่องหมายคำพูด `"` ที่เปิดตรงนี้ไม่ได้ปิดในบรรทัดเดียวกัน"""),
    ("a: 'ข\n---\nb: 1", 1, "'", "เครื่องหมายคำพูด `'` ที่เปิดตรงนี้ไม่ได้ปิดในบรรทัดเดียวกัน"),
    ('a: "ก "ข" ค"', 1, 'ข" ค"', """มีข้อความต่อท้ายเครื่องหมายคำพูด `"` ที่ปิดแล้ว"""),
    ("a: 'it's'", 1, "s'", "มีข้อความต่อท้ายเครื่องหมายคำพูด `'` ที่ปิดแล้ว"),
    ("a: [x, y\nb: 1", 1, "[", "วงเล็บ `[` ที่เปิดตรงนี้ไม่ได้ปิด"),
    ("a: {x: 1,\n  y: 2\nb: 1", 1, "{", "วงเล็บ `{` ที่เปิดตรงนี้ไม่ได้ปิด"),
    ("a: [[x],", 1, "[", "วงเล็บ `[` ที่เปิดตรงนี้ไม่ได้ปิด"),
    ("a: [x}", 1, "}", "วงเล็บเปิดด้วย `[` แต่ปิดด้วย `}`"),
    ("a: [x]]", 1, "]", "มี `]` เกินมา"),
    ("a: {x: 1} ก", 1, "ก", "มีข้อความต่อท้ายวงเล็บ `}` ที่ปิดแล้ว"),
    ("a: {x: 1 y: 2}", 1, "y", "ไม่มีจุลภาคคั่นหน้า `y`"),
    ("a: {x: 'ก' ข}", 1, "ข", "ในวงเล็บ `{` ขาดจุลภาค หรือค่ามีเครื่องหมายที่ต้องอยู่ในเครื่องหมายคำพูด"),
    ("a: [x,,y]", 1, ",", "ไม่มีค่าอยู่หน้า `,`"),
    ("name: ก\n  kind: x", 2, "kind: x", "ย่อหน้าของบรรทัดนี้ไม่ตรงกับบรรทัดอื่นในกลุ่มเดียวกัน"),
    ("a:\n    b: 1\n  c: 2", 3, "c: 2", "ย่อหน้าของบรรทัดนี้ไม่ตรงกับบรรทัดอื่นในกลุ่มเดียวกัน"),
    ("a: 1\n- b", 2, "- b", "บรรทัดนี้ไม่เข้ากับบรรทัดก่อนหน้า"),
    ("a: - x", 1, "-", "รายการที่ขึ้นต้นด้วย `-` อยู่ต่อจาก `:` ในบรรทัดเดียวกันไม่ได้"),
    ("a: | ข้อความ", 1, "| ข้อความ", "`|` หมายถึงข้อความอยู่ในบรรทัดถัดไป จึงมีข้อความต่อท้ายไม่ได้"),
    ("a: > ข้อความ", 1, "> ข้อความ", "`>` หมายถึงข้อความอยู่ในบรรทัดถัดไป จึงมีข้อความต่อท้ายไม่ได้"),
    ("%ร้อยละ", 1, "%ร้อยละ", "ขึ้นต้นบรรทัดด้วย `%` ไม่ได้"),
    ('a: "C:\\งาน"', 1, "\\ง", "`\\ง` ใช้ภายในเครื่องหมายคำพูดคู่ไม่ได้"),
    ('a: "\\ud800"', 1, "\\u", "`\\u` ใช้ภายในเครื่องหมายคำพูดคู่ไม่ได้"),
    ("a: *ใหม่", 1, "*ใหม่", "ค่าขึ้นต้นด้วย `*` ไม่ได้"),
    ("a: *new", 1, "*new", "`*new` อ้างถึง `&new` ซึ่งไม่มีอยู่ก่อนหน้านี้"),
    ("a: `ก`", 1, "`ก`", "ค่าขึ้นต้นด้วย “`” ไม่ได้"),
    ("a: [@ก, ข]", 1, "@ก", "ค่าขึ้นต้นด้วย `@` ไม่ได้"),
    *((f"a: {char} ข", 1, f"{char} ข", f"ค่าขึ้นต้นด้วย `{char}` ไม่ได้") for char in "@%&?],}"),
]


@pytest.mark.parametrize(("text", "line", "words", "message"), SLIPS, ids=[one[0] for one in SLIPS])
def test_common_slip_is_told_where_it_was_made(tmp_path: Path, text: str, line: int, words: str, message: str) -> None:
    assert told(tmp_path, f"{text}\n") == [("broken-yaml", line, words, message)]
    assert told(tmp_path, text) == told(tmp_path, f"{text}\n\n  \n")


def test_advice_shows_what_to_type(tmp_path: Path) -> None:
    assert yaml(tmp_path, 'a: ก: "ข"\n')[1][0].advice == """ใส่เครื่องหมายคำพูดคร่อมค่า: `'ก: "ข"'`"""
    assert yaml(tmp_path, "a:\n    b: 1\n  c: 2\n")[1][0].advice == "พิมพ์เว้นวรรคหน้าบรรทัดนี้ 4 ช่อง ให้ตรงกับบรรทัดที่ 2"
    assert yaml(tmp_path, "a: 1\ntitle:ชื่อ\n")[1][0].advice == "พิมพ์ `title: ชื่อ`"


@pytest.mark.parametrize("text", ["a:\n\t- x\n", "a:\n\tb: 1\n", "a: |\n\tx\n", "a:\n  b: 1\n\tc: 2\n", "\ta: 1\n"])
def test_tab_that_indents_is_told(tmp_path: Path, text: str) -> None:
    assert [(code, words) for code, _, words, _ in told(tmp_path, text)] == [("tab-indent", "\t")]


def test_every_line_that_a_tab_indents_is_told_up_to_five(tmp_path: Path) -> None:
    assert [line for _, line, _, _ in told(tmp_path, "a:\n" + "\tb: 1\n" * 9)] == [2, 3, 4, 5, 6]
    assert told(tmp_path, "-\tx\n") == [("tab-indent", 1, "\t", "มีแท็บ (Tab) หลัง `-`")]


def test_repeated_keys_are_told_at_any_depth_and_the_first_counts(tmp_path: Path) -> None:
    document, found = yaml(tmp_path, 'ก: 1\nข: [{ค: 1, "ค": 2}]\nก: {ง: 1, ง: 2}\nก: 3\n')
    assert document is not None
    assert document.value == {"ก": "1", "ข": [{"ค": "1"}]}
    assert [(one.span.line, pointed(one), one.message) for one in found] == [
        (2, '"ค"', "`ค` ซ้ำกับบรรทัดที่ 2"),
        (3, "ก", "`ก` ซ้ำกับบรรทัดที่ 1"),
        (3, "ง", "`ง` ซ้ำกับบรรทัดที่ 3"),
        (4, "ก", "`ก` ซ้ำกับบรรทัดที่ 1"),
    ]


@pytest.mark.parametrize(
    "text", ["[ก]: 1\n", "{ก: 1}: 1\n", "~: 1\n", "null: 1\n", "? [ก]\n: 1\n", "{{ ก }}: 1\n", ": 1\n", "a: {: 1}\n"]
)
def test_key_that_is_no_text_is_told_once(tmp_path: Path, text: str) -> None:
    assert [code for code, *_ in told(tmp_path, text)] == ["key-not-text"]


def test_quoted_null_and_alias_of_text_are_keys(tmp_path: Path) -> None:
    assert sound(tmp_path, '"null": 1\n"": 2\na: &k ข\n*k : 3\n').value == {"null": "1", "": "2", "a": "ข", "ข": "3"}


def test_aliases_that_run_away_are_stopped(tmp_path: Path) -> None:
    rows = ["a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    assert [(code, line) for code, line, *_ in told(tmp_path, "\n".join(rows))] == [("runaway-alias", 4)]


def test_aliases_up_to_the_limit_are_read(tmp_path: Path) -> None:
    assert len(str(sound(tmp_path, "a: &a ข\nb: [" + "*a, " * MOST_BY_ALIAS + "]\n").value)) > MOST_BY_ALIAS
    assert [code for code, *_ in told(tmp_path, "a: &a ข\nb: [" + "*a, " * (MOST_BY_ALIAS + 1) + "]\n")] == ["runaway-alias"]


@pytest.mark.parametrize("text", ["a: &x [*x]\n", "a: &x {b: [1, *x]}\n", "&x a: *x\nb: &y {c: *y}\n"])
def test_alias_within_its_anchor_is_told(tmp_path: Path, text: str) -> None:
    assert [code for code, *_ in told(tmp_path, text)] == ["cyclic-alias"]


def test_second_document_is_told(tmp_path: Path) -> None:
    assert [(code, line, words) for code, line, words, _ in told(tmp_path, "a: 1\n---\nb: 2\n---\nc: 3\n")] == [
        ("many-documents", 2, "---")
    ]
    assert [(code, line) for code, line, *_ in told(tmp_path, "a: 1\n...\nb: 2\n")] == [("many-documents", 3)]
    assert sound(tmp_path, "---\na: 1\n...\n").value == {"a": "1"}


@pytest.mark.parametrize("tag", ["!x", "!", "!!str", "!!python/object/apply:os.system", "!<tag:a.b,2000:c>"])
def test_tag_is_refused(tmp_path: Path, tag: str) -> None:
    found = told(tmp_path, f"a: 1\nb: &n {tag} ข\nc: {tag} [ง]\nd: {tag}\n")
    assert [(code, line, words) for code, line, words, _ in found] == [("yaml-tag", line, tag) for line in (2, 3, 4)]


@pytest.mark.parametrize("value", ["!ด่วน มาก", "!! ข", "!e!x ข"])
def test_text_that_starts_like_a_tag_is_to_be_quoted(tmp_path: Path, value: str) -> None:
    (found,) = yaml(tmp_path, f"a: {value}\n")[1]
    assert (found.code, pointed(found), found.advice) == (Code.YAML_TAG, value, f'ใส่เครื่องหมายคำพูดคร่อมค่า: `"{value}"`')


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_deep_nesting_is_a_slip_and_no_crash(tmp_path: Path, opening: str) -> None:
    assert [(code, message) for code, _, _, message in told(tmp_path, opening * 50_000)] == [
        ("broken-yaml", f"ข้อมูลซ้อนกันลึกเกิน {MOST_DEEP} ชั้น")
    ]
    sound(tmp_path, "[" * MOST_DEEP + "]" * MOST_DEEP)


def test_front_matter_and_body_are_told_apart(tmp_path: Path) -> None:
    document, found = markdown(tmp_path, "---\r\ntitle: หน้าแรก\r\ntags: [ก]\r\n---\r\n\r\n# หัวข้อ\r\n---\r\n")
    assert found == []
    assert document is not None
    assert (document.value, document.body, document.body_line) == ({"title": "หน้าแรก", "tags": ["ก"]}, "\n# หัวข้อ\n---\n", 5)
    assert document.span(("title",)) == Span("a.md", 2, 8, 7)
    assert document.line(document.body_line + 1) == "# หัวข้อ"


def test_empty_front_matter_is_a_mapping_without_fields(tmp_path: Path) -> None:
    document, found = markdown(tmp_path, "---\n---\nเนื้อหา")
    assert document is not None
    assert (document.value, document.body, found) == ({}, "เนื้อหา", [])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# หัวข้อ\n", "ไฟล์นี้ไม่มีส่วนหัว"),
        ("\n---\ntitle: ก\n---\n", "มีบรรทัดว่างหรือช่องว่างอยู่ก่อน `---` ที่เปิดส่วนหัว"),
        ("———\ntitle: ก\n———\n", "บรรทัดแรกไม่ใช่ `---` ที่เปิดส่วนหัว"),
        ("----\ntitle: ก\n----\n", "บรรทัดแรกไม่ใช่ `---` ที่เปิดส่วนหัว"),
        ("---\ntitle: ก\n\nเนื้อหา\n", "ส่วนหัวที่เปิดด้วย `---` ในบรรทัดแรกไม่มี `---` ปิดท้าย"),
    ],
)
def test_file_without_front_matter_is_told(tmp_path: Path, text: str, message: str) -> None:
    document, found = markdown(tmp_path, text)
    assert (document, [(one.code, one.message, one.span.line) for one in found]) == (None, [(Code.NO_FRONT_MATTER, message, 1)])


def test_slip_in_front_matter_has_the_line_of_the_file(tmp_path: Path) -> None:
    (found,) = markdown(tmp_path, '---\ntitle: "ก\nnote: "ข"\n---\nเนื้อหา\n')[1]
    assert (found.span, found.line) == (Span("a.md", 2, 8), 'title: "ก')


LETTERS = "ab:-?{}[],&*!|>%@`\"'#\\~<ก่\t \n.0"
WORDS = [
    "\r\n",
    "- ",
    ": ",
    "---\n",
    "...\n",
    "  ",
    "&a ",
    "*a ",
    "!!x ",
    "null",
    '"\\x',
    "%YAML 1.2\n",
    "\ufeff",
    "\u202e",
    "\u2028",
    "\x00",
]
YAML = ["|\n", ">-\n", "title: ", "  - ", "{a: ", "ก: ข\n"]
PIECES = st.sampled_from([*LETTERS, *WORDS, *YAML])
MARKUP = st.lists(PIECES, max_size=40).map("".join)
BYTES = (
    MARKUP.map(str.encode)
    | st.binary(max_size=60)
    | st.text("กขa: \n\t'", max_size=40).map(lambda text: text.encode("cp874"))
    | MARKUP.map(lambda text: text.encode("utf-16"))
)


@settings(max_examples=400, deadline=None)
@given(BYTES, st.booleans())
def test_any_bytes_are_a_document_or_slips_within_the_file(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes, framed: bool
) -> None:
    path = tmp_path_factory.getbasetemp() / "any"
    path.write_bytes(b"---\n" + raw + b"\n---\nbody" if framed else raw)
    faults = Faults()
    document = (read_markdown if framed else read_yaml)(path, "any", faults)
    assert document is not None or len(faults) > 0
    lines = re.split(rb"\r\n|\r|\n", path.read_bytes())
    for one in faults:
        assert one.line is not None
        assert one.span.line <= len(lines) or one.code is Code.WRONG_ENCODING
        assert one.span.column + one.span.length - 1 <= max(1, len(one.line))
        assert re.search("[ก-๙]", one.message)
        assert re.search("[ก-๙]", one.advice)
        assert "\n" not in as_github(one)
        assert as_text(one)
    for loc in document.places if document else ():
        assert document is not None
        span = document.span(loc)
        assert span.column + span.length - 1 <= max(1, len(document.line(span.line)))
