"""A text as a whole: its HTML, headings, links and plain words."""

from __future__ import annotations

from cleancdd.markup import Markup, render
from cleancdd.markup.inline import Link
from cleancdd.model.article import Heading, Prose


def test_a_text_is_rendered_with_its_headings_words_and_links() -> None:
    assert render("# แนวทาง\n\nอ่าน [คู่มือ](/guidance/)\nก่อน **ประเมิน**", first_line=8) == Markup(
        prose=Prose(
            html=(
                '<h2 id="แนวทาง">แนวทาง</h2>\n<p>อ่าน <a '
                'href="/guidance/">คู่มือ</a>\nก่อน <strong>ประเมิน</strong></p>'
            ),
            headings=(Heading(level=2, anchor="แนวทาง", text="แนวทาง"),),
            plain="แนวทาง\nอ่าน คู่มือ ก่อน ประเมิน",
        ),
        links=(Link("/guidance/", "คู่มือ", line=10, column=6),),
    )


def test_an_empty_text_is_empty() -> None:
    assert render("") == Markup(Prose(html=""))


def test_plain_has_a_line_for_each_block_and_neither_code_nor_footnotes() -> None:
    body = "ก *ข*\nค `ง`[^1]\n\n- จ\n\n```\nโค้ด\n```\n\n[^1]: เชิงอรรถ"
    assert render(body).prose.plain == "ก ข ค ง\nจ"


def test_plain_leaves_out_html_and_the_title_of_a_callout() -> None:
    assert render("> [!คำเตือน]\n> ระวัง<br>ไฟ").prose.plain == "ระวังไฟ"


def test_footnotes_of_one_side_only_are_told_with_their_lines() -> None:
    body = "ก[^1] ข[^9]\nค \\[^8] `[^7]` ![ภาพ[^6]](a.png)\n\n[^1]: หนึ่ง\n[^2]: สอง\n\n    ต่อ\n[^1]: อีก"
    markup = render(body, first_line=5)
    assert markup.lost_notes == ((5, "[^9]"), (6, "[^6]"))
    assert markup.idle_notes == ((9, "2"),)
    assert markup.repeated_notes == ((12, "1"),)
    assert markup.prose.plain.startswith("ก ข[^9] ค")


def test_a_callout_of_another_title_is_told_and_an_escaped_one_is_words() -> None:
    assert render("> [!คำเตือน] ก\n\n> [!NOTE] ข\n\n> \\[!NOTE] ค", first_line=3).unknown_callouts == (
        (5, "[!NOTE]"),
    )


def test_anchors_that_authors_wrote_are_told_as_they_wrote_them() -> None:
    assert render("# ก {#x}\n\n# ข\n\n# ค {#x}").anchors == ((1, "x"), (5, "x"))
