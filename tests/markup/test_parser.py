"""The Markdown dialect of the site, and that wild input breaks nothing and finishes."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancdd.markup import render
from tests.markup.elements import Elements, assert_safe, html


def test_template_syntax_stays_text() -> None:
    assert (
        html("{{ unit.name }} {% include 'x' %} {# หมายเหตุ #}")
        == "<p>{{ unit.name }} {% include 'x' %} {# หมายเหตุ #}</p>"
    )


def test_quotes_dashes_and_dots_stay_as_typed() -> None:
    assert html("'ก' -- ข... (c)") == "<p>'ก' -- ข... (c)</p>"


def test_definitions() -> None:
    assert html("คำ\n: ความหมาย") == "<dl>\n<dt>คำ</dt>\n<dd>ความหมาย</dd>\n</dl>"


@pytest.mark.parametrize(
    "body", ["[^1]: - [^1]: ข\n\nก[^1]", "[^1]: > ก\n    > [^2]: ข\n\nก[^1][^2]", "- [^1]: ก\n\nก[^1]"]
)
def test_a_footnote_within_another_or_a_list_breaks_nothing(body: str) -> None:
    assert_safe(html(body))


def test_threads_share_the_parser() -> None:
    bodies = [
        f"# ก {number}\n\n| ข |\n|---|\n| [ค](/{number}/) |\n\nง[^1]\n\n[^1]: จ" for number in range(64)
    ]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(render, bodies)) == [render(body) for body in bodies]


MARKS = re.findall(
    r"\S+",
    r"""[ ] ( ) ![ ]( < > * ** _ ` ``` ~~~ | |---| \ & # === {{ {% {#a} [^1] [x] - 1. :
    ก ำ คำสั่ง ๑ a " ' xn--""",
)
STARTS = [
    "# ",
    "- ",
    "1. ",
    "> ",
    "    ",
    "\t",
    ": ",
    "[^1]: ",
    "[x]: ",
    "- [ ] ",
    "- [x] ",
    "> [!หมายเหตุ]",
    "\n",
    "\n\n",
    "\r",
]
BLOCKS = [
    "| ก | ข |\n|:-|-:|\n| 1 |",
    "ก\n: ข\n",
    "<https://x>",
    "<a@b.c>",
    "http://[::1]",
    "https://x.go.th",
    "/a/",
]
ADDRESSES = [
    "javascript:",
    "&#x6a;avascript:",
    "java\nscript:",
    "%6Aavascript:",
    "data:x,",
    "vbscript:",
    "//host",
    "//[",
    "/\\host",
]
TAGS = [
    "<script>",
    "</script>",
    "<img src=x onerror=a()>",
    "<!--",
    "-->",
    "<a href='javascript:x'>",
    "</p>",
    "<style>",
    "<?",
    "<![CDATA[",
]
TRICKS = [
    '" onclick="x',
    "' style='x",
    "&quot;",
    "&lt;b&gt;",
    "&#0;",
    "&#10;",
    "\u202e",
    "\u200b",
    "\x00",
    "\x01",
    "\ufeff",
]
NASTY = st.sampled_from([*MARKS, *STARTS, *BLOCKS, *ADDRESSES, *TAGS, *TRICKS])
WILD = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)


@given(st.lists(NASTY | WILD, max_size=40))
def test_whatever_is_typed_the_page_is_safe(pieces: list[str]) -> None:
    body = "".join(pieces)
    markup = render(body)
    assert_safe(markup.prose.html)
    assert markup == render(body)
    places = (
        [link.line for link in markup.links]
        + [line for line, _ in markup.raw_html]
        + list(markup.images_without_text)
    )
    assert all(1 <= line <= len(re.split(r"\r\n?|\n", body)) for line in places)


@given(st.text(st.sampled_from("javscript:%6A0a/\\.#?@htp \t\n&;x[]<>1"), max_size=30))
def test_whatever_the_address_the_page_is_safe(address: str) -> None:
    assert_safe(html(f"[ก]({address}) [ข](<{address}>) <{address}> ![ค]({address}) [ง][x]\n\n[x]: {address}"))


BRACKETS = [
    "[",
    "]",
    "![",
    "](",
    "[](",
    "[a](",
    "[a](b)",
    "![a](b)",
    "[^",
    "[^a]: ",
    "[^1]",
    "[a\n",
    "[a]: <",
    "{{",
]
ANGLES = ["<", "<!--", "<a ", "<a>", "<a>\n", ">", "> ", "> a\n", "<a:b>"]
OTHERS = [
    "*",
    "* ",
    "*a_ ",
    "**a ",
    "_",
    "`",
    "~",
    "|",
    "|\n",
    "a\n: b\n",
    ": ",
    "# a\n",
    "# {#a}\n",
    "- [ ] a\n",
    "&",
    "\\",
    "ก\n",
]


@pytest.mark.parametrize("piece", BRACKETS + ANGLES + OTHERS)
def test_a_hundred_thousand_of_anything_finishes(piece: str) -> None:
    Elements(html("[^1]: ก\n\n" + piece * (100_000 // len(piece))))


def test_a_line_of_two_million_letters_finishes() -> None:
    assert html("ก" * 2_000_000) == f"<p>{'ก' * 2_000_000}</p>"


def test_deep_nesting_finishes() -> None:
    assert_safe(html("\n".join("  " * depth + "- ก" for depth in range(500))))
    assert_safe(html("\n".join(">" * depth + " [!หมายเหตุ] ก" for depth in range(500))))
