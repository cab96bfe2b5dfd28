"""How code and footnotes are written as HTML."""

from __future__ import annotations

from tests.markup.elements import html, ids


def test_code_is_escaped_and_reached_by_keyboard() -> None:
    expected = '<pre tabindex="0"><code class="language-&quot;x&lt;">&lt;b&gt;&amp;amp;\n</code></pre>'
    assert html('```"x< y\n<b>&amp;\n```') == expected
    assert html("    <b>") == '<pre tabindex="0"><code>&lt;b&gt;\n</code></pre>'
    assert html("`<b>`") == "<p><code>&lt;b&gt;</code></p>"


def test_footnotes_lead_there_and_back() -> None:
    body = "ก[^1] ข[^1]\n\n[^1]: ค"
    key = html(body).partition('id="fnref-')[2][:8]
    assert html(body) == (
        f'<p>ก<sup id="fnref-{key}-1">&nbsp;<a href="#fn-{key}-1" '
        'role="doc-noteref" aria-label="เชิงอรรถ 1">[1]</a></sup> '
        f'ข<sup id="fnref-{key}-1-2">&nbsp;<a href="#fn-{key}-1" '
        'role="doc-noteref" aria-label="เชิงอรรถ 1">[1]</a></sup></p>\n'
        '<section class="footnotes" role="doc-endnotes" aria-label="เชิงอรรถ">\n<ol>\n'
        f'<li id="fn-{key}-1"><p>ค '
        f'<a href="#fnref-{key}-1" role="doc-backlink" aria-label="กลับไปยังเชิงอรรถ 1 ในเนื้อหา">↩</a> '
        f'<a href="#fnref-{key}-1-2" role="doc-backlink" '
        'aria-label="กลับไปยังเชิงอรรถ 1 ในเนื้อหา แห่งที่ 2">↩</a></p>\n'
        "</li>\n</ol>\n</section>"
    )


def test_footnotes_on_neighbouring_lines_are_each_their_own() -> None:
    found = html("ก[^1] ข[^2]\n\n[^1]: หนึ่ง\n[^2]: สอง")
    assert found.count('<li id="fn-') == 2
    assert "หนึ่ง <a" in found
    assert "สอง <a" in found


def test_a_lost_footnote_is_written_as_typed() -> None:
    assert html("ก[^<b>]") == "<p>ก[^&lt;b&gt;]</p>"


def test_two_texts_on_one_page_have_footnotes_of_their_own() -> None:
    assert not ids(html("ก[^1]\n\n[^1]: ค")) & ids(html("ข[^1]\n\n[^1]: ค"))
