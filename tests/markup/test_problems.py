"""Blocks that come out otherwise than they were meant, and those that look like it and do not."""

from __future__ import annotations

import pytest

from cleancdd.markup import render


def told(body: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.words) for problem in render(body).problems]


@pytest.mark.parametrize(
    ("body", "line", "words"),
    [
        ("ก\n\n    ข\n    ค", 3, "ข"),
        ("ก\n\n\tข", 3, "ข"),
        (">     ก", 1, "ก"),
        ("##ก", 1, "##ก"),
        ("ก\n###ข", 2, "###ข"),
        ("> ##ก", 1, "##ก"),
        ("##", 1, ""),
        ("## {#here}", 1, ""),
        ("## ก {#ขั้น}", 1, "{#ขั้น}"),
        ("> ## ก {#Step_1}", 1, "{#Step_1}"),
        ("ก\n\n## ก {#a b}", 3, "{#a b}"),
        ("```\nก", 1, "```"),
        ("```\nก\n", 1, "```"),
        ("```", 1, "```"),
        ("- ก\n\n  ~~~\n  ข\n\nค", 3, "~~~"),
        ("| ก |\n|---|\n| ข | ค |", 3, "ค"),
        ("> | ก |\n> |---|\n> | ข | ค |", 3, "ค"),
        ("- | ก |\n  |---|\n  | `ข|ค` |", 3, "ค`"),
        ("| ก | ข |\n|---|\n| ค | ง |", 2, "|---|"),
        ("ก | ข\n--- | --- | ---", 2, "--- | --- | ---"),
    ],
)
def test_what_was_meant_otherwise_is_told_at_its_words(body: str, line: int, words: str) -> None:
    assert told(body) == [(line, words)]


@pytest.mark.parametrize(
    "body",
    [
        "- ก\n\n      โค้ด",
        "1. ก\n\n    ข",
        "ก\n    ข",
        "คำ\n: ความหมาย\n\n      โค้ด",
        "ก[^1]\n\n[^1]: ข\n\n    ค",
        "#1 ของประเทศ",
        "`##ก`",
        "\\##ก",
        "## ก {#here}",
        "## ![ภาพ](a.png)",
        "```\nก\n```",
        "```\n```",
        "> ```\n> ก\n> ```",
        "~~~~\n~~~\n~~~~",
        "| ก | ข |\n|---|---|\n| ค |\n| ง | จ | |",
        "- | ก |\n  |---|\n  | ข |",
        "| ก | ข |\n|:--|--:|\n| ค \\| ง | จ |",
        "ก | ข\n---|---\nค | ง",
    ],
)
def test_what_comes_out_as_it_looks_is_no_mistake(body: str) -> None:
    assert told(body) == []
