"""The search page as visitors use it, on a small site made here."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from cleancdd import search
from cleancdd.thai.compounds import JOINER, parted, whole
from tests.browser.conftest import Barriers, OpenPage, Serve
from tests.search.quality import add_search_page, ask, searching, write

pytestmark = pytest.mark.xdist_group("search")

Search = Callable[..., Page]

RESULT = '<h2 id="more">รายละเอียด</h2><p>การจัดซื้อจัดจ้างโปร่งใส ตรวจสอบได้ &lt;b&gt;ทุกขั้นตอน&lt;/b&gt;</p>'

PAGES = {
    "units/nan/index.html": (
        "<h1>สำนักงานพัฒนาชุมชนจังหวัดน่าน</h1><p>ป่าของจังหวัดน่าน มีคณะกรรมการดูแล</p>",
        'data-search-kind="หน่วยงาน" data-search-unit="น่าน" data-search-region="16" data-search-names="น่าน"',
    ),
    "units/trang/index.html": (
        "<h1>สำนักงานพัฒนาชุมชนจังหวัดตรัง</h1><p>เคยไปดูงานที่จังหวัดน่านและน่านอีกครั้ง</p>",
        'data-search-kind="หน่วยงาน" data-search-unit="ตรัง" data-search-region="6" data-search-names="ตรัง"',
    ),
    **{
        f"units/nan/{year}/index.html": (
            f"<h1>สำนักงานพัฒนาชุมชนจังหวัดน่าน ผลการประเมิน ปีงบประมาณ {year}</h1>{RESULT}",
            (
                'data-search-kind="ผลการประเมิน" data-search-unit="น่าน" '
                f'data-search-region="16" data-search-year="{year}"'
            ),
        )
        for year in range(2560, 2565)
    },
    **{
        f"guidance/g{number}/index.html": (
            f"<h1>คำแนะนำที่ {number}</h1><p>ให้คณะกรรมการประชุมเรื่องงบประมาณ</p>",
            (
                'data-search-kind="คำแนะนำ" data-search-theme="เงิน|ประชุม" '
                f'data-search-date="2021-01-{number:02}"'
            ),
        )
        for number in range(1, 15)
    },
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of a few pages, below a folder `/repo/` of its server."""
    root = tmp_path_factory.mktemp("small")
    site = root / "repo"
    for path, (main, said) in PAGES.items():
        write(site, path, main, said)
    add_search_page(site)
    search.index(site)
    return root


@pytest.fixture
def searched(small: Path, server: Serve, open_page: OpenPage) -> Iterator[Search]:
    """`searched("คำ", year=2564)` opens the search page on an address of its own and waits for its answer."""
    with server(small) as address:

        def go(query: str = "", *, more: str = "", **context: object) -> Page:
            page = open_page(f"{address}/repo/search/?q={quote(query)}{more}", **context)
            page.locator("#search-page[data-state]:not([data-state=waiting])").wait_for()
            return page

        yield go


def titles(page: Page) -> list[str]:
    return [parted(title) for title in page.locator("#search-results h2").all_inner_texts()]


def status(page: Page) -> str:
    return parted(page.locator("#search-status").inner_text())


def open_facets(page: Page) -> None:
    page.locator("#search-facets details").evaluate_all("boxes => boxes.forEach(box => (box.open = true))")


def settled(page: Page, query: str) -> None:
    page.locator(f'#search-page[data-state=answered][data-query="{query}"]').wait_for()


def test_results_tell_title_passage_kind_unit_and_year_with_the_words_marked(searched: Search) -> None:
    page = searched("จัดจ้าง โปร่งใส", more="&year=2564")
    assert status(page) == "พบ 1 หน้า สำหรับ “จัดจ้าง โปร่งใส” จากทั้งหมด 5 หน้า"
    item = page.locator("#search-results li")
    assert parted(item.locator("h2").inner_text()) == "สำนักงานพัฒนาชุมชนจังหวัดน่าน ผลการประเมิน ปีงบประมาณ 2564"
    assert parted(item.locator(".facts-line").inner_text()) == "ผลการประเมิน · น่าน · ปีงบประมาณ 2564"
    passage = item.locator(".passage").inner_text()
    assert parted(passage) == "… การจัดซื้อจัดจ้างโปร่งใส ตรวจสอบได้ <b>ทุกขั้นตอน</b>"
    assert passage == whole(parted(passage))
    assert item.locator(".passage mark").all_inner_texts() == [whole("จัดจ้างโปร่งใส")]
    assert item.locator(".passage b").count() == 0
    assert item.locator("h2 a").evaluate("link => new URL(link.href).pathname") == "/repo/units/nan/2564/"
    assert item.locator(".under a").evaluate("link => new URL(link.href).hash") == "#more"
    quoted = f"#more:~:text={quote('จัดจ้างโปร่งใส')}"
    assert item.locator("h2 a").evaluate("link => link.href").endswith(f"/repo/units/nan/2564/{quoted}")


def test_results_do_not_push_away_what_already_stands(searched: Search) -> None:
    for width in (360, 1280):
        page = searched("น่าน", viewport={"width": width, "height": 780})
        moved = page.evaluate(
            """() => new Promise((tell) => new PerformanceObserver((list) =>
              tell(list.getEntries().reduce((sum, one) => sum + one.value, 0))
            ).observe({ type: "layout-shift", buffered: true }) || setTimeout(tell, 300, 0))"""
        )
        assert moved <= 0.1, "the cumulative layout shift that Web Vitals call good"
        page.context.close()


def test_a_units_own_page_comes_first_then_what_has_it_in_its_title_the_newest_first_then_mentions(
    searched: Search,
) -> None:
    page = searched("น่าน")
    links = page.locator("#search-results h2 a").evaluate_all(
        "links => links.map(link => new URL(link.href).pathname.slice(6))"
    )
    assert links == ["units/nan/", *(f"units/nan/{year}/" for year in range(2564, 2559, -1)), "units/trang/"]


@pytest.mark.parametrize(
    ("query", "meant"), [("งบประมาน", "งบประมาณ"), ("คณะกรรการ", "คณะกรรมการ"), ("จัดซื่อจัดจ้าง", "จัดซื้อจัดจ้าง")]
)
def test_one_typo_is_forgiven_and_told(searched: Search, query: str, meant: str) -> None:
    page = searched(query)
    assert titles(page)
    assert page.locator("#search-note").inner_text() == f"ไม่พบคำที่พิมพ์ตรงตัว จึงแสดงผลของคำที่ใกล้เคียงที่สุด “{meant}”"


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("งบประมาณประชุมเรื่องอะไร", "คำแนะนำที่ 14"),
        ("จัดซื้อจัดจ้างโปร่งใสไหม", "สำนักงานพัฒนาชุมชนจังหวัดน่าน ผลการประเมิน ปีงบประมาณ 2564"),
    ],
)
def test_a_question_is_answered_without_the_words_that_only_tie(
    searched: Search, query: str, first: str
) -> None:
    page = searched(query)
    assert titles(page)[:1] == [first]


def test_a_question_in_another_order_is_no_typo(searched: Search) -> None:
    page = searched("น่านจังหวัดเป็นอย่างไร")
    assert titles(page)[0] == "สำนักงานพัฒนาชุมชนจังหวัดน่าน"
    assert page.locator("#search-note").inner_text() == ""


def test_ties_alone_ask_for_nothing(searched: Search) -> None:
    assert titles(searched("คือ อะไร ไหม")) == []


def test_most_of_the_words_are_found_where_no_page_has_them_all_and_that_is_told(searched: Search) -> None:
    page = searched("คณะกรรมการป่างบประมาณน่านดูแลจังหวัด")
    assert titles(page)[0] == "สำนักงานพัฒนาชุมชนจังหวัดน่าน"
    assert page.locator("#search-note").inner_text() == "ไม่พบทั้งข้อความตามที่พิมพ์ จึงแสดงหน้าที่มีคำส่วนใหญ่"
    assert page.locator("#search-results li").first.locator("mark").count()


def test_unknown_words_are_left_out_and_told(searched: Search) -> None:
    page = searched("ฆฆฆ ฌฌฌ คณะกรรมการ")
    assert len(titles(page)) == 10
    assert page.locator("#search-note").inner_text() == "เว็บไซต์นี้ไม่มีคำว่า “ฆฆฆ”, “ฌฌฌ” จึงแสดงหน้าที่มีคำอื่นที่พิมพ์"
    assert titles(searched("ฆฆฆ ฌฌฌ")) == []


def test_a_tone_mark_tells_words_apart(searched: Search) -> None:
    assert titles(searched("ป่า")) == ["สำนักงานพัฒนาชุมชนจังหวัดน่าน"]
    other = searched("ป้า")
    assert titles(other) == []
    assert other.get_by_role("button", name="ป่า", exact=True).count() == 1


def test_answers_come_while_one_types_and_stale_ones_are_dropped(searched: Search) -> None:
    page = searched()
    assert page.evaluate("document.activeElement.id") == "query"
    page.keyboard.type("คณะกรรมการ", delay=15)
    settled(page, "คณะกรรมการ")
    assert status(page) == "พบ 15 หน้า สำหรับ “คณะกรรมการ”"


def test_an_answer_that_comes_after_the_next_question_is_dropped(searched: Search) -> None:
    page = searched()
    held: list[Route] = []
    page.route("**/texts/*", lambda route: held.append(route) if len(held) < 10 else route.continue_())
    page.locator("#query").fill("คณะกรรมการ")
    page.keyboard.press("Enter")
    while len(held) < 10:
        page.wait_for_timeout(20)
    page.locator("#query").fill("ตรัง")
    page.keyboard.press("Enter")
    settled(page, "ตรัง")
    for route in held:
        route.continue_()
    page.wait_for_timeout(300)
    assert titles(page) == ["สำนักงานพัฒนาชุมชนจังหวัดตรัง"]


def test_two_choices_in_quick_succession_are_both_kept(searched: Search) -> None:
    page = searched("น่าน")
    open_facets(page)

    def slowly(route: Route) -> None:
        page.wait_for_timeout(50)
        route.continue_()

    page.route("**/texts/*", slowly)
    for label in ("ผลการประเมิน", "2563"):
        page.locator("#search-facets label", has_text=label).locator("input").evaluate("box => box.click()")
    page.wait_for_url(f"**/search/?q={quote('น่าน')}&kind={quote('ผลการประเมิน')}&year=2563")
    expect(page.locator("#search-results h2")).to_have_text(
        [whole("สำนักงานพัฒนาชุมชนจังหวัดน่าน ผลการประเมิน ปีงบประมาณ 2563")]
    )


def test_the_way_back_leads_through_what_was_sent_and_not_through_what_was_typed(searched: Search) -> None:
    page = searched()
    for query in ("น่าน", "ตรัง"):
        page.locator("#query").fill("")
        page.keyboard.type(query, delay=20)
        settled(page, query)  # it was shown while it was typed
        page.keyboard.press("Enter")
        page.wait_for_function("history.state.kept")
    page.keyboard.type("กา")
    settled(page, "ตรังกา")
    for query in ("ตรัง", "น่าน"):
        page.go_back()
        settled(page, query)
        assert page.locator("#query").input_value() == query


def test_a_list_that_was_lengthened_is_as_long_after_the_way_back(searched: Search) -> None:
    page = searched("คณะกรรมการ")
    page.get_by_role("button", name="แสดงผลเพิ่ม").click()
    expect(page.locator("#search-results h2")).to_have_count(15)
    page.evaluate("location.hash = 'main'")  # a link within the page begins nothing anew
    page.wait_for_timeout(100)
    assert len(titles(page)) == 15
    page.locator("#search-results h2 a").last.click()
    page.wait_for_url(lambda url: "/search/" not in url)
    page.go_back()
    expect(page.locator("#search-results h2")).to_have_count(15)


def test_an_old_browser_keeps_the_query_in_the_address(searched: Search) -> None:
    page = searched("น่าน")
    page.evaluate("delete URLSearchParams.prototype.size")
    page.get_by_label("ใหม่ที่สุด").check()
    page.wait_for_url(f"**/search/?q={quote('น่าน')}&sort=newest")


def test_escape_empties_the_box_and_the_title_follows(searched: Search) -> None:
    page = searched("น่าน")
    assert page.title() == "น่าน – ค้นหา – ทดสอบ"
    page.locator("#query").focus()
    page.keyboard.press("Escape")
    page.locator("#search-page[data-state=empty]").wait_for()
    assert (page.locator("#query").input_value(), page.title()) == ("", "ค้นหา – ทดสอบ")


def test_a_long_query_is_told_in_short(searched: Search) -> None:
    page = searched()
    page.locator("#query").evaluate(
        "(box, text) => { box.value = text; box.form.requestSubmit(); }", "ฆ" * 10_000
    )
    page.locator("#search-page[data-state=answered]").wait_for()
    assert status(page) == f"ไม่พบ “{'ฆ' * 60}…”"
    assert page.title().startswith(f"{'ฆ' * 60}… – ")
    assert page.evaluate("new URLSearchParams(location.search).get('q').length") == 200


def test_the_address_keeps_query_facets_and_order_and_the_way_back_works(searched: Search) -> None:
    page = searched("น่าน")
    open_facets(page)
    page.get_by_label("2563").check()
    page.wait_for_url(f"**/search/?q={quote('น่าน')}&year=2563")
    expect(page.locator("#search-results h2")).to_have_text(
        [whole("สำนักงานพัฒนาชุมชนจังหวัดน่าน ผลการประเมิน ปีงบประมาณ 2563")]
    )
    page.wait_for_function("document.activeElement.name == 'year'")
    assert page.evaluate("document.activeElement.value") == "2563"
    page.get_by_label("2561").check()
    page.get_by_label("ใหม่ที่สุด").check()
    page.wait_for_url("**year=2563&year=2561&sort=newest")
    page.reload()
    settled(page, "น่าน")
    assert len(titles(page)) == 2
    assert page.get_by_label("ใหม่ที่สุด").is_checked()
    page.go_back()
    page.go_back()
    page.go_back()
    page.wait_for_url(f"**/search/?q={quote('น่าน')}")
    expect(page.locator("#search-results h2")).to_have_count(7)


def test_on_a_phone_the_first_result_is_on_the_first_screen_and_the_facets_are_behind_one_button(
    searched: Search,
) -> None:
    page = searched("งบประมาน", viewport={"width": 360, "height": 780})
    first = page.locator("#search-results li").first.bounding_box()
    note = page.locator("#search-note").bounding_box()
    assert first is not None
    assert note is not None
    assert note["y"] < first["y"] < 420
    assert not page.get_by_text("ประเภทหน้า", exact=True).is_visible()
    page.get_by_text("กรองและเรียงผล").click()
    page.get_by_text("เรื่อง", exact=True).click()
    page.get_by_label("เงิน").check()
    expect(page.locator("#search-chosen")).to_have_text("(เลือกไว้ 1)")
    assert page.get_by_label("เงิน").is_visible()  # what was opened stays open


def test_compounds_stay_whole_on_a_line_of_the_filters_and_of_what_is_told(searched: Search) -> None:
    page = searched("คณะกรรมการ", viewport={"width": 360, "height": 780})
    told = page.locator("#search-status, #search-facets label").all_text_contents()
    assert any(JOINER in one for one in told[1:])
    assert JOINER in told[0]
    assert told == [whole(parted(one)).replace(f"{JOINER}\u00a0", " ") for one in told]


def test_a_screen_reader_hears_which_words_were_answered(searched: Search) -> None:
    heard = parted(searched("งบประมาน").get_by_role("status").inner_text())
    assert heard.startswith("พบ 14 หน้า สำหรับ “งบประมาณ”")
    assert "ไม่พบคำที่พิมพ์ตรงตัว" in heard


def test_facets_count_what_each_choice_would_leave(searched: Search) -> None:
    page = searched("น่าน", more=f"&kind={quote('ผลการประเมิน')}")
    boxes = {box.locator("summary").inner_text(): box for box in page.locator("#search-facets details").all()}
    assert list(boxes) == ["ประเภทหน้า", "ปีงบประมาณ"]
    for box in boxes.values():
        box.evaluate("box => (box.open = true)")
    counts = {
        name: [" ".join(parted(text).split()) for text in box.locator("label").all_inner_texts()]
        for name, box in boxes.items()
    }
    assert counts["ประเภทหน้า"] == ["ผลการประเมิน (5)", "หน่วยงาน (2)"]
    assert counts["ปีงบประมาณ"] == [f"{year} (1)" for year in range(2564, 2559, -1)]


def test_newest_first_is_by_day_or_year(searched: Search) -> None:
    page = searched("คณะกรรมการ", more="&sort=newest")
    assert titles(page)[:3] == ["คำแนะนำที่ 14", "คำแนะนำที่ 13", "คำแนะนำที่ 12"]


def test_more_results_follow_on_demand_and_the_keyboard_goes_on_there(searched: Search) -> None:
    page = searched("คณะกรรมการ")
    assert len(titles(page)) == 10
    page.get_by_role("button", name="แสดงผลเพิ่ม").click()
    expect(page.locator("#search-results h2")).to_have_count(15)
    assert (
        page.evaluate(
            "[...document.querySelectorAll('#search-results h2 a')].indexOf(document.activeElement)"
        )
        == 10
    )
    assert page.locator("#search-more").is_hidden()


def test_the_keyboard_leads_through_box_and_results(searched: Search) -> None:
    page = searched("คณะกรรมการ")
    place = "[...document.querySelectorAll('#query, #search-results h2 a')].indexOf(document.activeElement)"
    page.keyboard.press("/")
    assert page.evaluate(place) == 0
    for key, at in [
        ("ArrowDown", 1),
        ("ArrowDown", 2),
        ("ArrowUp", 1),
        ("ArrowUp", 0),
        ("ArrowDown", 1),
        ("Escape", 0),
    ]:
        page.keyboard.press(key)
        assert page.evaluate(place) == at, key
    page.keyboard.press("End")
    page.keyboard.type("/")
    assert page.locator("#query").input_value() == "คณะกรรมการ/"
    page.locator("#query").fill("น่าน")
    page.keyboard.press("Enter")
    settled(page, "น่าน")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/repo/units/nan/")


def test_nothing_found_names_what_is_near_and_where_to_look(searched: Search) -> None:
    page = searched("งบปฆฆมาณ")
    assert status(page) == "ไม่พบ “งบปฆฆมาณ”"
    page.get_by_role("button", name="งบประมาณ", exact=True).click()
    settled(page, "งบประมาณ")
    assert page.locator("#query").input_value() == "งบประมาณ"
    assert len(titles(page)) == 10


def test_nothing_left_names_the_choice_to_drop(searched: Search) -> None:
    page = searched("น่าน", more=f"&year=2564&unit={quote('ตรัง')}")
    assert status(page) == "ไม่พบ “น่าน” ในตัวกรองที่เลือก"
    assert page.locator("#search-none button").all_inner_texts() == [
        "ไม่จำกัดหน่วยงาน “ตรัง” (1 หน้า)",
        "ไม่จำกัดปีงบประมาณ “2564” (1 หน้า)",
        "ไม่ใช้ตัวกรอง (7 หน้า)",
    ]
    page.locator("#search-none button").first.click()
    expect(page.locator("#search-results h2")).to_have_count(1)


def test_a_scope_without_a_query_is_told(searched: Search) -> None:
    page = searched(more=f"&unit={quote('น่าน')}")
    assert status(page) == "ค้นหาเฉพาะ น่าน"
    page.keyboard.type("คณะกรรมการ")
    settled(page, "คณะกรรมการ")
    assert titles(page) == ["สำนักงานพัฒนาชุมชนจังหวัดน่าน"]


@pytest.mark.parametrize(
    "query",
    [
        '<img src=x onerror="document.title=1">',
        "</mark><script>document.title=1</script>",
        "ก" * 10_000,
        "a b " * 2_500,
        "\u202eน่าน\u202c \x00\x07",
        "😀😀 漢字 é",
        '"',
        "....",
        "\ud800",
        "(?:.*)+",
        "__proto__ constructor",
    ],
)
def test_no_query_breaks_the_page(searched: Search, query: str) -> None:
    page = searched()
    page.evaluate(
        (
            "query => { const input = document.getElementById('query'); "
            "input.value = query; input.form.requestSubmit(); }"
        ),
        query,
    )
    page.locator("#search-page[data-state=answered]").wait_for()
    assert page.locator("#search-page img, #search-page script").count() == 0
    assert page.evaluate("document.title").endswith("– ค้นหา – ทดสอบ")


def test_a_failure_is_told_and_the_next_try_starts_anew(searched: Search) -> None:
    page = searched()
    page.route("**/texts/*.packed", lambda route: route.fulfill(body="{"))
    page.keyboard.type("น่าน")
    page.locator("#search-page[data-state=failed]").wait_for()
    assert status(page).startswith("ค้นหาไม่ได้ในขณะนี้")
    page.unroute("**/texts/*.packed")
    page.keyboard.press("Enter")
    settled(page, "น่าน")


def test_what_is_sent_and_the_site_has_not_is_named_to_its_own_server_once(searched: Search) -> None:
    page = searched()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.method == "HEAD" else None)
    page.keyboard.type("ฆฆฆฆ")
    settled(page, "ฆฆฆฆ")
    assert asked == []
    with page.expect_response(lambda response: response.request.method == "HEAD"):
        page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.locator("#query").fill("น่าน")
    page.keyboard.press("Enter")
    settled(page, "น่าน")
    assert [unquote(url.partition("?")[2]) for url in asked] == ["missing=ฆฆฆฆ"]


def test_what_every_search_needs_is_loaded_before_the_first_letter(searched: Search) -> None:
    page = searched()
    names: list[str] = []
    for _ in range(200):  # the page's policy lets no waiting function be evaluated in it
        names = page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")
        if any("/start.packed" in name for name in names):
            break
        page.wait_for_timeout(50)
    assert any("/start.packed" in name for name in names)
    assert sum(name.endswith("/start.packed") for name in names) == 1
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.keyboard.type("น่าน")
    settled(page, "น่าน")
    assert {url.split("/")[-2] for url in asked if "/pagefind/" in url} == {"words", "texts"}


def test_a_server_that_unpacks_on_the_way_is_as_welcome(searched: Search) -> None:
    page = searched()
    page.route("**/*.packed", lambda route: route.fulfill(body=search_unpacked(route.fetch().body())))
    page.keyboard.type("น่าน")
    settled(page, "น่าน")
    assert len(titles(page)) == 7


def search_unpacked(data: bytes) -> bytes:
    return gzip.decompress(data)


@pytest.mark.parametrize(
    ("query", "more"), [("น่าน", ""), ("งบประมาน", ""), ("น่าน", "&year=2550"), ("ฆฆฆ งบประมาณ", "")]
)
def test_no_state_of_the_page_has_a_barrier(
    searched: Search, barriers: Barriers, query: str, more: str
) -> None:
    page = searched(query, more=more, viewport={"width": 320, "height": 900})
    open_facets(page)
    assert barriers(page, (320, "light"), (360, "dark"), (1280, "light")) == {}


def test_a_print_holds_the_results_and_their_addresses(searched: Search) -> None:
    page = searched("น่าน")
    page.emulate_media(media="print")
    assert page.locator("#search-results h2").first.is_visible()
    for part in ("#search-facets", "#search-sort", "#search-more", "#query"):
        expect(page.locator(part)).to_be_hidden()
    told = page.locator("#search-results h2 a").first.evaluate(
        "link => getComputedStyle(link, '::after').content"
    )
    assert told.strip('" ').endswith("/repo/units/nan/")


def test_without_scripts_the_page_leads_to_the_lists(small: Path, server: Serve, open_page: OpenPage) -> None:
    with server(small) as address:
        page = open_page(f"{address}/repo/search/", java_script_enabled=False)
        assert "การค้นหาต้องใช้ JavaScript" in page.locator("#search-page").inner_text()


def test_indexes_of_several_groups_answer_as_one(small: Path, tmp_path: Path, chromium: Browser) -> None:
    for path, (main, said) in PAGES.items():
        write(tmp_path, path, main, said)
    add_search_page(tmp_path)
    search.index(tmp_path, search.divide(PAGES, most=6))
    assert len(list((tmp_path / "pagefind").iterdir())) == 5
    answers = []
    for site in (tmp_path, small / "repo"):
        with searching(chromium, site) as page:
            answers.append(
                [ask(page, query) for query in ("น่าน", "คณะกรรมการ งบประมาณ", "จัดซื้อ", "งบประมาน", "ฆฆ")]
            )
    assert answers[0] == answers[1]
