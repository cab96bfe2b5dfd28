from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancdd.search.pagetext import Block, PageText, main_of, read_page


def read(main: str, said: str = "") -> PageText:
    page = read_page(
        "<!doctype html><title>ชื่อ</title><nav>เมนู</nav><main id=main "
        f"data-pagefind-body {said}>{main}</main><footer>ท้าย</footer>"
    )
    assert page is not None
    return page


def texts(main: str) -> list[str]:
    return [block.text for block in read(main).blocks]


def test_a_page_without_a_body_to_index_is_not_read() -> None:
    assert read_page("<!doctype html><main><h1>ก</h1></main>") is None
    assert read_page("<!doctype html><p>data-pagefind-body</p>") is None


@pytest.mark.parametrize("around", ["", "<p>ก</p>", "<footer>ท้าย</footer>"])
def test_what_stands_around_the_main_part_has_no_say(around: str) -> None:
    page = (
        f"<nav>เมนู</nav><main data-pagefind-body data-search-year=2564><h1>หัว</h1><p>เนื้อ</p></main>{around}"
    )
    assert main_of(page).startswith(("<main", "<nav"))
    assert read_page(main_of(page)) == read_page(page)


def test_a_page_that_has_its_words_elsewhere_is_taken_whole() -> None:
    page = "<main>ก</main><article data-pagefind-body><h1>ข</h1></article>"
    assert main_of(page) == page


def test_what_a_page_says_of_itself() -> None:
    facets = 'data-search-kind="เกณฑ์" data-search-theme="ก|ข | ก" data-search-unit=""'
    said = f'{facets} data-search-names="d1.l1&amp;2|" data-search-date=2021-09-30'
    assert read("<h1>หัว</h1><p>เนื้อ</p>", said) == PageText(
        title="หัว",
        blocks=(Block(0, "เนื้อ"),),
        facets={"kind": ("เกณฑ์",), "theme": ("ก", "ข")},
        names=("d1.l1&2",),
        date="2021-09-30",
    )


def test_an_entry_is_read_by_itself_and_its_page_without_it() -> None:
    entry = (
        '<div id="ita" data-search-entry><dt>ITA <span '
        'lang="en">Integrity</span></dt><dd>การประเมิน <b>คุณธรรม</b></dd></div>'
    )
    page = read(
        f"<h1>คำ</h1><h2 id=i>ไอ</h2>{entry}<p>ท้าย</p>",
        'data-search-kind="คำศัพท์" data-search-date="2021-09-30"',
    )
    assert (page.title, page.blocks) == ("คำ", (Block(2, "ไอ", "i"), Block(0, "ท้าย")))
    kinds: dict[str, tuple[str, ...]] = {"kind": ("คำศัพท์",)}
    blocks = (Block(0, "การประเมิน คุณธรรม"),)
    assert page.entries == (PageText("ITA Integrity", blocks, kinds, date="2021-09-30", anchor="ita"),)


def test_an_entry_within_an_entry_is_part_of_it() -> None:
    inner = '<div id="b" data-search-entry><p>ใน</p></div>'
    (entry,) = read(f'<div id="a" data-search-entry><p>นอก</p>{inner}</div>').entries
    assert (entry.anchor, entry.title, entry.blocks) == ("a", "นอก", (Block(0, "ใน"),))


@pytest.mark.parametrize(
    "main",
    [
        '<section id="s"><div data-search-entry><p>x</p></div></section>',
        '<div id="a" data-search-entry></div>',
    ],
)
def test_an_entry_without_anchor_or_words_is_none(main: str) -> None:
    assert read(main).entries == ()


def test_headings_keep_their_level_and_the_anchor_that_leads_to_them() -> None:
    main = (
        '<h1>หัว</h1><h2 id="a">หนึ่ง</h2><p>ก</p><section '
        'id="b"><h3>สอง <small>เล็ก</small></h3></section><h4>สาม</h4>'
    )
    assert read(main).blocks == (
        Block(2, "หนึ่ง", "a"),
        Block(0, "ก"),
        Block(3, "สอง เล็ก", "b"),
        Block(4, "สาม"),
    )


@pytest.mark.parametrize(
    "silent",
    [
        "<nav>x</nav>",
        "<form><p>x</p></form>",
        "<script>if (a < b) '</p>'</script>",
        "<style>p > b {}</style>",
        "<svg><text>x</text></svg>",
        "<!-- <p>x</p> -->",
        "<div data-pagefind-ignore><p>x <b>y</b></p></div>",
        "<div hidden>x</div>",
        '<p aria-hidden="true">x</p>',
        "<button>x</button>",
        "<noscript><p>x</p></noscript>",
        "<template>x</template>",
    ],
)
def test_what_nobody_reads_is_left_out(silent: str) -> None:
    assert texts(f"<p>ก</p>{silent}<p>ข</p>") == ["ก", "ข"]


def test_words_run_on_within_a_line_and_stop_at_blocks_and_breaks() -> None:
    assert texts("<p>ชุม<b>ชน</b>ใส<wbr>สะอาด<br>สอง</p>") == ["ชุมชนใสสะอาด", "สอง"]
    assert texts("<table><tr><td>ก</td><td>ข</td></tr></table><dl><dt>ค<dd>ง</dl>") == ["ก", "ข", "ค", "ง"]
    assert texts("<p>ความ<cite>ข้อ 1</cite>ต่อ</p>") == ["ความ ข้อ 1 ต่อ"]


def test_signs_are_read_as_they_are_seen() -> None:
    assert texts('<p title="a > b">&lt;ก&gt; &amp; &quot;ข&quot;&nbsp;ค</p>') == ['<ก> & "ข" ค']


@given(st.text(alphabet='<>/"= abphdiv1-!ก&;\n', max_size=80))
def test_broken_html_is_read_somehow(html: str) -> None:
    read_page("<main data-pagefind-body>" + html)
