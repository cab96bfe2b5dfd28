"""Marks of links and of bold type that stay in the text, and those that are meant to."""

from __future__ import annotations

import pytest

from cleancdd.markup import render


@pytest.mark.parametrize(
    ("body", "line", "words"),
    [
        ("ก\n[](/units/)", 2, "[](/units/)"),
        ("[ ](/units/)", 1, "[ ](/units/)"),
        ("[หน้า] (/units/)", 1, "[หน้า] (/units/)"),
        ("ก\nข (หน้า)[/units/]", 2, "(หน้า)[/units/]"),
        ("[หน้า](/units/ surin/)", 1, "/units/ surin/"),
        ("[หน้า](https:// a.go.th)", 1, "https:// a.go.th"),
        ("![ภาพ](my sign.png)", 1, "my sign.png"),
        ("ก [หน้า](/units/", 1, "[หน้า](/units/"),
        ("ก [หน้า](/units/ ข", 1, "[หน้า](/units/ ข"),
        ("**ก **ข", 1, "**ก **"),
        ('ก**"ข"**ค', 1, '**"ข"**'),
        ("**ก (ข)**ค", 1, "**ก (ข)**"),
        ("**ก\nข", 1, "**ก"),
        ("| ก |\n|---|\n| **ข |", 3, "**ข"),
    ],
)
def test_marks_that_stay_are_told_at_their_words(body: str, line: int, words: str) -> None:
    assert [(problem.line, problem.words) for problem in render(body).problems] == [(line, words)]


@pytest.mark.parametrize(
    "body",
    [
        "[หน้า](/units/) (ดูด้วย) [1] (หน้า 5) (ก)[ข] [ก](ข ค)",
        "[หน้า](/units/ 'ชื่อ') [![ภาพ](a.png)](/units/)",
        "`[หน้า] (/units/)` `**ก **ข`",
        "\\[หน้า] (/units/)",
        "**ก** 12** และ 13** ** ข",
        "\\*\\*ก\\*\\* และ **ข**",
        "***ก***",
        "2**3",
    ],
)
def test_marks_that_are_meant_are_no_mistake(body: str) -> None:
    assert render(body).problems == ()


def test_the_same_marks_are_told_on_every_line() -> None:
    assert [problem.line for problem in render("**ก **ข\n\\*\\*ก **\n**ก **ข").problems] == [1, 3]
