from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancdd.markup import Link, Markup, render
from cleancdd.markup.addresses import _SHAPES, may_link, may_show
from cleancdd.model.base import ALLOWED_SCHEMES
from cleancdd.model.writeup import Heading, Prose


def html(body: str) -> str:
    return render(body).prose.html


def anchors(body: str) -> list[str]:
    return [heading.anchor for heading in render(body).prose.headings]


# the whole of a small text


def test_a_text_is_rendered_with_its_headings_words_and_links() -> None:
    assert render("# แนวทาง\n\nอ่าน [คู่มือ](/guidance/)\nก่อน **ประเมิน**", first_line=8) == Markup(
        prose=Prose(
            html='<h2 id="แนวทาง">แนวทาง</h2>\n<p>อ่าน <a href="/guidance/">คู่มือ</a>\nก่อน <strong>ประเมิน</strong></p>',
            headings=(Heading(level=2, anchor="แนวทาง", text="แนวทาง"),),
            plain="แนวทาง\nอ่าน คู่มือ ก่อน ประเมิน",
        ),
        links=(Link("/guidance/", "คู่มือ", line=10, column=6),),
    )


def test_an_empty_text_is_empty() -> None:
    assert render("") == Markup(Prose(html=""))


def test_template_syntax_stays_text() -> None:
    assert html("{{ unit.name }} {% include 'x' %} {# หมายเหตุ #}") == "<p>{{ unit.name }} {% include 'x' %} {# หมายเหตุ #}</p>"


def test_quotes_dashes_and_dots_stay_as_typed() -> None:
    assert html("'ก' -- ข... (c)") == "<p>'ก' -- ข... (c)</p>"


def test_plain_has_a_line_for_each_block_and_neither_code_nor_footnotes() -> None:
    body = "ก *ข*\nค `ง`[^1]\n\n- จ\n\n```\nโค้ด\n```\n\n[^1]: เชิงอรรถ"
    assert render(body).prose.plain == "ก ข ค ง\nจ"


def test_plain_leaves_out_html_and_the_title_of_a_callout() -> None:
    assert render("> [!คำเตือน]\n> ระวัง<br>ไฟ").prose.plain == "ระวังไฟ"


def test_threads_share_the_parser() -> None:
    bodies = [f"# ก {number}\n\n| ข |\n|---|\n| [ค](/{number}/) |\n\nง[^1]\n\n[^1]: จ" for number in range(64)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(render, bodies)) == [render(body) for body in bodies]


# headings


def test_headings_begin_at_h2_and_never_skip_a_level() -> None:
    assert [heading.level for heading in render("## ก\n#### ข\n# ค\n## ง\n### จ\n## ฉ").prose.headings] == [2, 3, 2, 3, 4, 3]


def test_headings_end_at_h6() -> None:
    body = "\n".join("#" * level + " ก" for level in range(1, 7))
    assert [heading.level for heading in render(body).prose.headings] == [2, 3, 4, 5, 6, 6]
    assert html(body).endswith('<h6 id="ก-6">ก</h6>')


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("# ขั้นตอนที่ ๑: ประกาศ", "ขั้นตอนที่-1-ประกาศ"),
        ("# คําสั่ง", "คำสั่ง"),
        ("# O18 Budget_Plan", "o18-budget_plan"),
        ("# `โค้ด` และ [ลิงก์](/x/)", "โค้ด-และ-ลิงก์"),
        ("# ???", "หัวข้อ"),
        ("ก\n===", "ก"),
        ('# " onclick=x <', "onclick-x"),
    ],
)
def test_an_anchor_is_the_folded_heading(heading: str, anchor: str) -> None:
    assert anchors(heading) == [anchor]


def test_an_explicit_anchor_is_taken_off_the_words() -> None:
    assert render("## วิธี *ทำ* ย่อ {#how-to}").prose == Prose(
        html='<h2 id="how-to">วิธี <em>ทำ</em> ย่อ</h2>',
        headings=(Heading(level=2, anchor="how-to", text="วิธี ทำ ย่อ"),),
        plain="วิธี ทำ ย่อ",
    )


@pytest.mark.parametrize("tail", ["{#a b}", '{#"><b>}', "{#}", "{.class}", "{#a} ข"])
def test_other_braces_stay_text(tail: str) -> None:
    assert render(f"# ก {tail}").prose.headings[0].text.startswith("ก {")


def test_repeated_anchors_are_numbered() -> None:
    assert anchors("# ก\n# ก\n# ก 2\n# ก") == ["ก", "ก-2", "ก-2-2", "ก-3"]
    assert anchors("# ก {#x}\n# ข {#x}") == ["x", "x-2"]


def test_a_heading_never_takes_an_explicit_anchor() -> None:
    assert anchors("# scope\n# ขอบเขต {#scope}") == ["scope-2", "scope"]


# raw HTML


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
    ["1 < 2 และ 3 > 2", "<ชื่อหน่วยงาน>", "`<b>`", "    <b>", "\\<b>", "&lt;b&gt;", "<https://x.go.th>", "ก <- ข"],
)
def test_what_only_looks_like_html_is_not_reported(body: str) -> None:
    assert render(body).raw_html == ()


def test_code_is_escaped_and_reached_by_keyboard() -> None:
    expected = '<pre tabindex="0"><code class="language-&quot;x&lt;">&lt;b&gt;&amp;amp;\n</code></pre>'
    assert html('```"x< y\n<b>&amp;\n```') == expected
    assert html("    <b>") == '<pre tabindex="0"><code>&lt;b&gt;\n</code></pre>'
    assert html("`<b>`") == "<p><code>&lt;b&gt;</code></p>"


# links


ALLOWED = [
    "https://www.oic.go.th/web2017/?a=b:c#d",
    "http://x.go.th:8080",
    "HTTPS://X.GO.TH/",
    "https://x.go.th/%A1%D2%C3",
    "mailto:info@cdd.mail.go.th?subject=x",
    "tel:+66-2141-6000",
    "tel:1567",
    "/guidance/",
    "../x/",
    "./a.pdf",
    "files/a%20b.pdf",
    "#%E0%B8%81",
    "?q=a:b",
    "a/b:c",
]
REFUSED = [
    "",
    "%20",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java%0Ascript:alert(1)",
    "%6Aavascript:alert(1)",
    "%256Aavascript:alert(1)",
    "javascript%3Aalert(1)",
    "%20javascript:x",
    "%01javascript:x",
    "vbscript:x",
    "data:text/html,x",
    "data:image/png;base64,x",
    "file:///etc/passwd",
    "ftp://x",
    "C:/x",
    "//host/x",
    "///host",
    "/%2Fhost",
    "%2F%2Fhost",
    "/%5Chost",
    "%5C%5Chost",
    "/%09/host",
    "files%5Ca.pdf",
    "https:/x",
    "https:x",
    "https://",
    "https:///x",
    "https://a@b/",
    "https://a%2Fb/",
    "https://x.go.th/%0d%0aSet-Cookie:x",
    "https://x.go.th/%E2%80%AEfdp",
    "mailto:a",
    "tel:x",
    "a%00b",
    "%FF",
    "ก\u200b",
]


@pytest.mark.parametrize("href", ALLOWED)
def test_addresses_of_the_closed_list_are_allowed(href: str) -> None:
    assert may_link(href)


@pytest.mark.parametrize("href", REFUSED)
def test_every_other_address_is_refused(href: str) -> None:
    assert not may_link(href)
    assert not may_show(href)


def test_there_is_a_shape_for_each_scheme_of_the_site() -> None:
    assert tuple(_SHAPES) == ALLOWED_SCHEMES


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
    assert [(link.text, link.line, link.column, link.allowed) for link in markup.links] == [("คลิก", 1, 1, False)]


def test_a_refused_autolink_comes_out_as_its_words() -> None:
    markup = render("<javascript:alert(1)>")
    assert markup.prose.html == "<p>javascript:alert(1)</p>"
    assert markup.links == (Link("javascript:alert(1)", "javascript:alert(1)", 1, allowed=False),)


def test_outside_links_say_so() -> None:
    assert html("[ก](https://x.go.th)") == '<p><a href="https://x.go.th" rel="noopener external">ก</a></p>'
    assert html("[ก](mailto:a@x.go.th)") == '<p><a href="mailto:a@x.go.th">ก</a></p>'
    assert html('[ก](#ข "ค<")') == '<p><a href="#%E0%B8%82" title="ค&lt;">ก</a></p>'


def test_links_know_their_line_and_column() -> None:
    body = "> - ก `a\n>   b` [ข](/b/) และ\n>   **[ค](/c/)**\n>\n> | ง |\n> |---|\n> | x [จ](/d/) |\n\nฉ[^1]\n\n[^1]: ช\n    <https://x.go.th>"
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


# images


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


# tables, lists, callouts, footnotes


def test_a_table_scrolls_in_a_named_region_and_is_aligned_by_class() -> None:
    assert html("# งบ & แผน\n| ก | ข |\n|:-:|---|\n| 1 | 2 |") == (
        '<h2 id="งบ-แผน">งบ &amp; แผน</h2>\n'
        '<div class="table" role="region" tabindex="0" aria-label="ตารางที่ 1 งบ &amp; แผน">\n<table>\n'
        '<thead>\n<tr>\n<th class="align-center" scope="col">ก</th>\n<th scope="col">ข</th>\n</tr>\n</thead>\n'
        '<tbody>\n<tr>\n<td class="align-center">1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table>\n</div>'
    )


def test_a_table_under_no_heading_has_its_number() -> None:
    assert html("| ก |\n|---|\n\n| ข |\n|---|").count('aria-label="ตารางที่ 2"') == 1


def test_the_words_of_a_task_label_its_box() -> None:
    assert html("- [x] ทำแล้ว\n- [ ] *ยัง*\n  - ย่อย") == (
        '<ul class="contains-task-list">\n'
        '<li class="task-list-item"><label><input type="checkbox" disabled checked> ทำแล้ว</label></li>\n'
        '<li class="task-list-item"><label><input type="checkbox" disabled> <em>ยัง</em></label>\n'
        "<ul>\n<li>ย่อย</li>\n</ul>\n</li>\n</ul>"
    )


@pytest.mark.parametrize("body", ["- [ ] > ก", "- [x] - ก", "- [ ] ```\n  ก"])
def test_a_task_without_words_of_its_own_has_no_box(body: str) -> None:
    assert "<input" not in html(body)


def test_definitions() -> None:
    assert html("คำ\n: ความหมาย") == "<dl>\n<dt>คำ</dt>\n<dd>ความหมาย</dd>\n</dl>"


TITLES = [("หมายเหตุ", "note"), ("ตัวอย่าง", "example"), ("คำเตือน", "warning"), ("ข้อควรจำ", "remember"), ("คําเตือน", "warning")]


@pytest.mark.parametrize(("title", "kind"), TITLES)
@pytest.mark.parametrize("gap", ["\n> ", " ", "\n>\n> "])
def test_a_callout_begins_with_its_title(title: str, kind: str, gap: str) -> None:
    shown = "คำเตือน" if kind == "warning" else title
    assert html(f"> [!{title}]{gap}*ข้อความ*").replace("\n\n", "\n") == (
        f'<div class="callout callout-{kind}" role="note">\n<p class="callout-title">{shown}</p>\n<p><em>ข้อความ</em></p>\n</div>'
    )


def test_other_quotations_stay_quotations() -> None:
    assert html("> [!NOTE] ก") == "<blockquote>\n<p>[!NOTE] ก</p>\n</blockquote>"
    assert html("> ก\n> > [!หมายเหตุ]\n> > ข").count("blockquote>") == 2
    assert html("> - [!หมายเหตุ] ก").startswith("<blockquote>")


def test_footnotes_lead_there_and_back() -> None:
    body = "ก[^1] ข[^1]\n\n[^1]: ค"
    key = html(body).partition('id="fnref-')[2][:8]
    assert html(body) == (
        f'<p>ก<sup id="fnref-{key}-1"><a href="#fn-{key}-1" role="doc-noteref" aria-label="เชิงอรรถ 1">1</a></sup> '
        f'ข<sup id="fnref-{key}-1-2"><a href="#fn-{key}-1" role="doc-noteref" aria-label="เชิงอรรถ 1">1</a></sup></p>\n'
        '<section class="footnotes" role="doc-endnotes" aria-label="เชิงอรรถ">\n<ol>\n'
        f'<li id="fn-{key}-1"><p>ค '
        f'<a href="#fnref-{key}-1" role="doc-backlink" aria-label="กลับไปยังเชิงอรรถ 1 ในเนื้อหา">↩</a> '
        f'<a href="#fnref-{key}-1-2" role="doc-backlink" aria-label="กลับไปยังเชิงอรรถ 1 ในเนื้อหา แห่งที่ 2">↩</a></p>\n'
        "</li>\n</ol>\n</section>"
    )


def test_two_texts_on_one_page_have_footnotes_of_their_own() -> None:
    assert not ids(html("ก[^1]\n\n[^1]: ค")) & ids(html("ข[^1]\n\n[^1]: ค"))


@pytest.mark.parametrize("body", ["[^1]: - [^1]: ข\n\nก[^1]", "[^1]: > ก\n    > [^2]: ข\n\nก[^1][^2]", "- [^1]: ก\n\nก[^1]"])
def test_a_footnote_within_another_or_a_list_breaks_nothing(body: str) -> None:
    assert_safe(html(body))


# wild input


ELEMENTS = set(
    re.findall(
        r"\w+",
        "p h2 h3 h4 h5 h6 ul ol li blockquote div table thead tbody tr th td dl dt dd pre code em strong a img br hr sup section "
        "label input",
    )
)
ATTRIBUTES = set(
    re.findall(r"[\w-]+", "id class href rel title src alt loading role tabindex aria-label scope start type disabled checked")
)
VOID = {"img", "br", "hr", "input"}


class Elements(HTMLParser):
    """Notes every element and attribute, and that each element is closed in its turn."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag != "a" or "a" not in self.open
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        pytest.fail(f"comment: {data}")

    def handle_decl(self, decl: str) -> None:
        pytest.fail(f"declaration: {decl}")

    def handle_pi(self, data: str) -> None:
        pytest.fail(f"instruction: {data}")


def ids(text: str) -> set[str | None]:
    return {attributes["id"] for _, attributes in Elements(text).found if "id" in attributes}


def assert_safe(text: str) -> None:
    page = Elements(text)
    assert page.open == []
    assert {tag for tag, _ in page.found} <= ELEMENTS
    assert {name for _, attributes in page.found for name in attributes} <= ATTRIBUTES
    named = [attributes["id"] for _, attributes in page.found if "id" in attributes]
    assert len(named) == len(set(named))
    for _, attributes in page.found:
        assert may_link(attributes.get("href") or "/")
        assert may_show(attributes.get("src") or "/")


MARKS = re.findall(
    r"\S+", r"""[ ] ( ) ![ ]( < > * ** _ ` ``` ~~~ | |---| \ & # === {{ {% {#a} [^1] [x] - 1. : ก ำ คำสั่ง ๑ a " ' xn--"""
)
STARTS = ["# ", "- ", "1. ", "> ", "    ", "\t", ": ", "[^1]: ", "[x]: ", "- [ ] ", "- [x] ", "> [!หมายเหตุ]", "\n", "\n\n", "\r"]
BLOCKS = ["| ก | ข |\n|:-|-:|\n| 1 |", "ก\n: ข\n", "<https://x>", "<a@b.c>", "http://[::1]", "https://x.go.th", "/a/"]
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
TRICKS = ['" onclick="x', "' style='x", "&quot;", "&lt;b&gt;", "&#0;", "&#10;", "\u202e", "\u200b", "\x00", "\x01", "\ufeff"]
NASTY = st.sampled_from([*MARKS, *STARTS, *BLOCKS, *ADDRESSES, *TAGS, *TRICKS])
WILD = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)


@given(st.lists(NASTY | WILD, max_size=40))
def test_whatever_is_typed_the_page_is_safe(pieces: list[str]) -> None:
    body = "".join(pieces)
    markup = render(body)
    assert_safe(markup.prose.html)
    assert markup == render(body)
    places = [link.line for link in markup.links] + [line for line, _ in markup.raw_html] + list(markup.images_without_text)
    assert all(1 <= line <= len(re.split(r"\r\n?|\n", body)) for line in places)


@given(st.text(st.sampled_from("javscript:%6A0a/\\.#?@htp \t\n&;x[]<>1"), max_size=30))
def test_whatever_the_address_the_page_is_safe(address: str) -> None:
    assert_safe(html(f"[ก]({address}) [ข](<{address}>) <{address}> ![ค]({address}) [ง][x]\n\n[x]: {address}"))


BRACKETS = ["[", "]", "![", "](", "[](", "[a](", "[a](b)", "![a](b)", "[^", "[^a]: ", "[^1]", "[a\n", "[a]: <", "{{"]
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
