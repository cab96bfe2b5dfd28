"""Links, images and raw HTML: where each stands, and which may stay."""

from __future__ import annotations

import pytest

from cleancdd.markup import Markup, render
from cleancdd.markup.inline import Link
from tests.markup.elements import html


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("ก\n\n<div onclick=x>\nข\n</div>", ((3, "<div onclick=x>"),)),
        ("ก\nข <b>ค</b>", ((2, "<b>"), (2, "</b>"))),
        ("ก `a\nb` ข\n*ค*\n<img src=x onerror=alert(1)>", ((4, "<img src=x onerror=alert(1)>"),)),
        ("<!-- ลับ -->", ((1, "<!-- ลับ -->"),)),
        ("ก <!-- ลับ\nมาก --> <i>", ((1, "<!-- ลับ"), (2, "<i>"))),
        ("- ก\n  <hr>", ((2, "<hr>"),)),
        ("> | ก |\n> |---|\n> | <u>", ((3, "<u>"),)),
        ("<script>alert(1)</script>", ((1, "<script>alert(1)</script>"),)),
        ("ก<?php x ?>", ((1, "<?php x ?>"),)),
    ],
)
def test_raw_html_is_reported_and_shown_as_text(body: str, found: tuple[tuple[int, str], ...]) -> None:
    markup = render(body)
    assert markup.raw_html == found
    assert all(snippet not in markup.prose.html for _, snippet in found)


@pytest.mark.parametrize(
    "body",
    [
        "1 < 2 และ 3 > 2",
        "<ชื่อหน่วยงาน>",
        "`<b>`",
        "    <b>",
        "\\<b>",
        "&lt;b&gt;",
        "<https://x.go.th>",
        "ก <- ข",
    ],
)
def test_what_only_looks_like_html_is_not_reported(body: str) -> None:
    assert render(body).raw_html == ()


@pytest.mark.parametrize(
    "body",
    [
        "[คลิก](javascript:alert(1))",
        "[คลิก](<java\tscript:alert(1)>)",
        "[คลิก](java&#10;script:alert(1))",
        "[คลิก](&#x6a;avascript:alert(1))",
        "[คลิก](%6Aavascript:alert(1))",
        "[คลิก](< javascript:alert(1)>)",
        "[คลิก](data:text/html;base64,eA==)",
        "[คลิก](//host/x)",
        "[คลิก](/\\\\host)",
        "[คลิก]()",
        "[คลิก][x]\n\n[x]: vbscript:x 'title'",
    ],
)
def test_a_refused_link_comes_out_as_its_words(body: str) -> None:
    markup = render(body)
    assert markup.prose.html == "<p>คลิก</p>"
    assert [(link.text, link.line, link.column, link.allowed) for link in markup.links] == [
        ("คลิก", 1, 1, False)
    ]


def test_a_refused_autolink_comes_out_as_its_words() -> None:
    markup = render("<javascript:alert(1)>")
    assert markup.prose.html == "<p>javascript:alert(1)</p>"
    assert markup.links == (Link("javascript:alert(1)", "javascript:alert(1)", 1, allowed=False),)


def test_outside_links_say_so() -> None:
    assert html("[ก](https://x.go.th)") == '<p><a href="https://x.go.th" rel="noopener external">ก</a></p>'
    assert html("[ก](mailto:a@x.go.th)") == '<p><a href="mailto:a@x.go.th">ก</a></p>'
    assert html('[ก](#ข "ค<")') == '<p><a href="#%E0%B8%82" title="ค&lt;">ก</a></p>'


def test_links_know_their_line_and_column() -> None:
    body = (
        "> - ก `a\n>   b` [ข](/b/) และ\n>   **[ค](/c/)**\n>\n> | ง |\n> "
        "|---|\n> | x [จ](/d/) |\n\nฉ[^1]\n\n[^1]: ช\n    <https://x.go.th>"
    )
    assert [(link.text, link.line, link.column) for link in render(body, first_line=5).links] == [
        ("ข", 6, 8),
        ("ค", 7, 7),
        ("จ", 11, 7),
        ("https://x.go.th", 16, 5),
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_count_alike_whatever_ends_them(newline: str) -> None:
    assert render(newline.join(["ก", "", "ข", "[ค](/d/)"])).links == (Link("/d/", "ค", 4),)


def test_a_link_within_a_link_is_none() -> None:
    markup = render("[ก <https://x.go.th> ข](/a/)")
    assert [(link.href, link.allowed) for link in markup.links] == [("/a/", True), ("https://x.go.th", True)]
    assert markup.prose.html == '<p><a href="/a/">ก https://x.go.th ข</a></p>'


def test_an_image_comes_from_this_site_and_is_described() -> None:
    markup = render("![ป้าย **ศูนย์**](files/sign.jpg)")
    assert markup.prose.html == '<p><img src="files/sign.jpg" alt="ป้าย ศูนย์" loading="lazy"></p>'
    assert markup == Markup(markup.prose, links=(Link("files/sign.jpg", "ป้าย ศูนย์", 1, is_image=True),))


OUTSIDE = ["https://x.go.th/a.png", "//x/a.png", "data:image/png;base64,eA==", "#a", "?a", "mailto:a@x.go.th"]


@pytest.mark.parametrize("src", OUTSIDE)
def test_an_image_from_elsewhere_comes_out_as_its_description(src: str) -> None:
    markup = render(f"![ป้าย<]({src})")
    assert markup.prose.html == "<p>ป้าย&lt;</p>"
    assert [(link.is_image, link.allowed) for link in markup.links] == [(True, False)]


def test_images_without_a_text_are_reported() -> None:
    assert render("![ก](a.png)\n\nข\n![](b.png) ![ ](c.png)").images_without_text == (4, 4)


@pytest.mark.parametrize(
    ("text", "address", "column"),
    [
        ("ดูที่ https://www.cdd.go.th/plan", "https://www.cdd.go.th/plan", 7),
        ("ดูที่https://www.cdd.go.th/planและอื่น", "https://www.cdd.go.th/plan", 6),
        ("(http://cdd.go.th/a_b_c?x=1&y=2).", "http://cdd.go.th/a_b_c?x=1&y=2", 2),
        ("**https://cdd.go.th/**", "https://cdd.go.th/", 3),
    ],
)
def test_a_bare_address_is_a_link_up_to_the_first_letter_that_no_address_has(
    text: str, address: str, column: int
) -> None:
    (link,) = render(text).links
    assert (link.href, link.text, link.column, link.allowed) == (address, address, column, True)


@pytest.mark.parametrize(
    "text", ["`https://a.go.th/`", "[ดู https://a.go.th/](/units/)", "xhttps://a.go.th/", "https://"]
)
def test_no_other_address_is_a_link(text: str) -> None:
    assert [link.href for link in render(text).links if "go.th" in link.href] == []
