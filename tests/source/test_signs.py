"""Signs of another keyboard in the layout of a YAML file are told at their own place, words never."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.source.problems import markdown, sound, told


@pytest.mark.parametrize(
    ("text", "line", "sign"),
    [
        ("a:\n\u00a0 - b: 1\n", 2, "\u00a0"),
        ("a:\n  \u3000b: 1\n", 2, "\u3000"),
        ("a:\n\u200b  b: 1\n", 2, "\u200b"),
        ("a:\n  -\u00a0b: 1\n    c: 2\n", 2, "\u00a0"),
        ("a:\n  – b: 1\n    c: 2\n", 2, "–"),
        ("a:\n  • b: 1\n    c: 2\n", 2, "•"),
        ("a：1\n", 1, "："),
        ("- a： ก\n  b: 1\n", 1, "："),
        ("a:\u00a0ก\n", 1, "\u00a0"),
        ("a\u00a0: ก\n", 1, "\u00a0"),
        ("“a”: ก\n", 1, "“"),
    ],
)
def test_a_sign_in_the_layout_is_told_where_it_stands(
    tmp_path: Path, text: str, line: int, sign: str
) -> None:
    ((code, number, words, _),) = told(tmp_path, text)
    assert (code, number, words) == ("broken-yaml", line, sign)


@pytest.mark.parametrize(
    "text",
    [
        "a: “ก”\n",
        "a: ก\u00a0ข\n",
        "a: |\n  b： ก\n  – c: ก\nd: 1\n",
        "a: >-\n  ก\n\n  b： ก\n",
        "# b： ก\na: 1\n",
        "a: ๑–๒\n",
    ],
)
def test_words_may_have_any_sign(tmp_path: Path, text: str) -> None:
    sound(tmp_path, text)


def test_the_front_matter_is_held_to_it_and_the_words_below_are_not(tmp_path: Path) -> None:
    document, found = markdown(tmp_path, "---\ntitle:\u00a0ก\n---\n")
    assert document is None
    assert [one.span.line for one in found] == [2]
    assert markdown(tmp_path, "---\ntitle: ก\n---\n\u00a0ก\n\na： ก\n")[1] == []


def test_a_first_field_without_its_space_is_told_at_its_line(tmp_path: Path) -> None:
    ((_, line, words, message),) = told(tmp_path, "a:\n  - b:ก\n    c: 1\n")
    assert (line, words, message) == (2, ":", "ไม่มีเว้นวรรคหลัง `:`")
