"""Values as their author wrote them, keys, aliases, tags and nesting."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleancdd.diagnostics import Span
from cleancdd.source.tree import MOST_BY_ALIAS, MOST_DEEP
from tests.source.problems import pointed, sound, told, yaml


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
    assert sound(tmp_path, "ก: &ก1 {ข: ค}\n<<: 1\n".replace("&ก1", "&a")).value == {
        "ก": {"ข": "ค"},
        "<<": "1",
    }


def test_alias_repeats_its_anchor(tmp_path: Path) -> None:
    document = sound(tmp_path, "ก: &a [ข, {ค: ง}]\nจ: *a\n")
    assert document.value == {"ก": ["ข", {"ค": "ง"}], "จ": ["ข", {"ค": "ง"}]}
    assert document.span(("จ", 1, "ค")) == Span("a.yaml", 2, 4, 2)


@pytest.mark.parametrize("escape", ["\\0", "\\u202e", "\\x85", "\\uFEFF"])
def test_hidden_character_behind_an_escape_is_found(tmp_path: Path, escape: str) -> None:
    assert [(code, words) for code, _, words, _ in told(tmp_path, f'ก: "ข{escape}"\n')] == [
        ("control-character", f'"ข{escape}"')
    ]


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
    "text",
    ["[ก]: 1\n", "{ก: 1}: 1\n", "~: 1\n", "null: 1\n", "? [ก]\n: 1\n", "{{ ก }}: 1\n", ": 1\n", "a: {: 1}\n"],
)
def test_key_that_is_no_text_is_told_once(tmp_path: Path, text: str) -> None:
    assert [code for code, *_ in told(tmp_path, text)] == ["key-not-text"]


def test_quoted_null_and_alias_of_text_are_keys(tmp_path: Path) -> None:
    assert sound(tmp_path, '"null": 1\n"": 2\na: &k ข\n*k : 3\n').value == {
        "null": "1",
        "": "2",
        "a": "ข",
        "ข": "3",
    }


def test_aliases_that_run_away_are_stopped(tmp_path: Path) -> None:
    rows = ["a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    assert [(code, line) for code, line, *_ in told(tmp_path, "\n".join(rows))] == [("runaway-alias", 4)]


def test_aliases_up_to_the_limit_are_read(tmp_path: Path) -> None:
    assert len(str(sound(tmp_path, "a: &a ข\nb: [" + "*a, " * MOST_BY_ALIAS + "]\n").value)) > MOST_BY_ALIAS
    assert [code for code, *_ in told(tmp_path, "a: &a ข\nb: [" + "*a, " * (MOST_BY_ALIAS + 1) + "]\n")] == [
        "runaway-alias"
    ]


@pytest.mark.parametrize("text", ["a: &x [*x]\n", "a: &x {b: [1, *x]}\n", "&x a: *x\nb: &y {c: *y}\n"])
def test_alias_within_its_anchor_is_told(tmp_path: Path, text: str) -> None:
    assert [code for code, *_ in told(tmp_path, text)] == ["cyclic-alias"]


def test_second_document_is_told(tmp_path: Path) -> None:
    assert [
        (code, line, words) for code, line, words, _ in told(tmp_path, "a: 1\n---\nb: 2\n---\nc: 3\n")
    ] == [("many-documents", 2, "---")]
    assert [(code, line) for code, line, *_ in told(tmp_path, "a: 1\n...\nb: 2\n")] == [("many-documents", 3)]
    assert sound(tmp_path, "---\na: 1\n...\n").value == {"a": "1"}


@pytest.mark.parametrize("tag", ["!x", "!", "!!str", "!!python/object/apply:os.system", "!<tag:a.b,2000:c>"])
def test_tag_is_refused(tmp_path: Path, tag: str) -> None:
    found = told(tmp_path, f"a: 1\nb: &n {tag} ข\nc: {tag} [ง]\nd: {tag}\n")
    assert [(code, line, words) for code, line, words, _ in found] == [
        ("yaml-tag", line, tag) for line in (2, 3, 4)
    ]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_deep_nesting_is_a_mistake_and_no_crash(tmp_path: Path, opening: str) -> None:
    assert [(code, message) for code, _, _, message in told(tmp_path, opening * 50_000)] == [
        ("broken-yaml", f"ข้อมูลซ้อนกันลึกเกิน {MOST_DEEP} ชั้น")
    ]
    sound(tmp_path, "[" * MOST_DEEP + "]" * MOST_DEEP)


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("ก: โครงการ #1 ของจังหวัด", "#1 ของจังหวัด"),
        ("ก:\n  - ข #2", "#2"),
        ("ก: ข\n  ค #3", "#3"),
        ("ก: [ข]\nค: ง\t#4", "#4"),
    ],
)
def test_words_after_a_tight_remark_sign_are_told(tmp_path: Path, text: str, lost: str) -> None:
    [(code, _, words, _)] = told(tmp_path, text)
    assert (code, words) == ("broken-yaml", lost)


@pytest.mark.parametrize(
    "text", ['ก: "ข #1"', "ก: ข # หมายเหตุ", "ก: ข#1", "ก: |\n  ข #1", "ก: ข ##", "#ก\nก: ข", 'ก: "ข" #ค']
)
def test_other_remark_signs_are_no_mistake(tmp_path: Path, text: str) -> None:
    sound(tmp_path, f"{text}\n")


def test_aliases_are_counted_by_the_length_of_what_they_stand_for(tmp_path: Path) -> None:
    long = "ก" * 30_000
    sound(tmp_path, f"a: &a {long}\nb: [*a, *a, *a]\n")
    assert [code for code, *_ in told(tmp_path, f"a: &a {long}\nb: [" + "*a, " * 4_000 + "]\n")] == [
        "runaway-alias"
    ]
