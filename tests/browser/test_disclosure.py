"""A reviewer on a phone and at a desk: the OIT page ticked through, the index followed to a document, the
sheet printed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from cleancdd.thai.compounds import parted, whole
from tests.browser.conftest import Barriers, OpenPage, Serve, follow

YEAR = 2564


@pytest.fixture(scope="module")
def built(programme: Path) -> Path:
    return programme


@pytest.fixture(scope="module")
def unit(built: Path) -> str:
    """A unit whose centre, use and answers are all recorded."""
    return min(path.parents[2].name for path in built.glob(f"units/*/{YEAR}/usage/index.html"))


@pytest.fixture(scope="module")
def silent(built: Path) -> str:
    """A unit that recorded nothing of the year."""
    return min(
        path.parents[2].name
        for path in built.glob(f"units/*/{YEAR}/oit/index.html")
        if not (path.parent / "sheet").exists()
    )


@pytest.fixture(scope="module")
def late(built: Path) -> str:
    """The page of an item that several units disclosed late, each by another number of days."""
    days = {path: _days(path) for path in built.glob(f"oit/{YEAR}/o*/index.html")}
    path = max(sorted(days), key=lambda one: len(set(days[one])))
    return f"/{path.parent.relative_to(built).as_posix()}/"


def _days(path: Path) -> list[int]:
    return [int(found) for found in re.findall(r'data-value="([0-9]+)"', path.read_text("utf-8"))]


@pytest.fixture
def site(built: Path, server: Serve) -> Iterator[str]:
    with server(built) as address:
        yield address


@pytest.mark.parametrize(
    "path",
    [
        "/oit/2564/o2/",
        "{late}",
        "/information/section-9-3/",
        "/units/{silent}/2564/oit/",
        "/units/{unit}/2564/oit/snapshot/",
    ],
)
def test_a_page_with_what_the_fullest_of_its_kind_has_not_is_accessible_and_fits(
    *, site: str, unit: str, silent: str, late: str, open_page: OpenPage, barriers: Barriers, path: str
) -> None:
    """The fullest of each kind is looked at in `test_site.py`."""
    page = open_page(site + path.format(unit=unit, silent=silent, late=late))
    assert barriers(page, (320, "light"), (320, "dark"), (1280, "light"), (1280, "dark")) == {}
    assert page.locator("h1").count() == 1


def test_a_reviewer_ticks_through_all_items_without_a_question(
    site: str, unit: str, open_page: OpenPage
) -> None:
    page = open_page(f"{site}/units/{unit}/{YEAR}/oit/")
    items = page.locator(".oit-item")
    assert items.count() == 43
    for number in range(43):
        item = items.nth(number)
        assert item.get_attribute("id") == f"o{number + 1}"
        assert item.locator(".outcome").count() == 1
        assert item.locator("a[href]").count() > 1 or item.locator(".because, .note").count() > 0


@pytest.mark.parametrize(
    ("url", "row", "words"),
    [
        ("/units/{unit}/2564/oit/", ".oit-item", "  แผน จัดซื้อ "),
        ("/oit/2564/", "tr:has(td.number)", "O๒๑"),
        ("/criteria/2564/", ".listed", "ร้องเรียน"),
    ],
)
def test_a_long_page_leaves_what_has_the_words_typed(
    *, url: str, row: str, words: str, site: str, unit: str, open_page: OpenPage
) -> None:
    page = open_page(site + url.format(unit=unit))
    finder, rows = page.locator(".sieve").last, page.locator(row)
    parts = page.locator(".sieve + div > section")
    seen, all_rows, all_parts = rows.locator("visible=true").count(), rows.count(), parts.count()
    finder.locator("input").fill(words)
    left = [parted(one).lower() for one in rows.locator("visible=true").all_inner_texts()]
    assert 0 < len(left) < all_rows
    asked = words.lower().replace("๒๑", "21").split()
    assert all(word in one for one in left for word in asked)
    expect(finder.locator("output")).to_have_text(f"พบ {len(left)} จาก {all_rows}")
    assert parts.locator("visible=true").count() < all_parts, "a part with none of them is hidden"
    copied = page.evaluate(
        """() => {
          getSelection().selectAllChildren(document.querySelector(".sieve + div"));
          document.addEventListener("copy", ({ clipboardData }) => {
            window.copied = clipboardData.getData("text/html");
          });
          document.execCommand("copy");
          return window.copied;
        }"""
    )
    assert 'hidden=""' not in copied, "what is left is copied, not what is hidden"
    page.emulate_media(media="print")
    assert finder.is_visible(), "a sheet with some of the rows says so"
    finder.locator("input").fill("")
    assert not finder.is_visible()
    page.emulate_media(media="screen")
    assert (rows.locator("visible=true").count(), parts.locator("visible=true").count()) == (seen, all_parts)


def test_whoever_is_led_to_a_hidden_place_sees_it_and_the_list_as_it_was(
    site: str, unit: str, open_page: OpenPage
) -> None:
    for url, place, words in (
        (f"/units/{unit}/{YEAR}/oit/", "o43", "O1"),
        (f"/criteria/{YEAR}/", "d5", "d1.l1.1"),
    ):
        page = open_page(site + url)
        field, led = page.locator(".sieve input").last, page.locator(f"#{place}")
        for _ in range(2):  # the second time the address names the place already
            field.fill(words)
            expect(led).not_to_be_visible()
            page.evaluate(
                """(place) => {
              const link = document.body.appendChild(document.createElement("a"));
              link.href = `#${place}`;
              link.click();
            }""",
                place,
            )
            expect(led).to_be_in_viewport()
            expect(field).to_have_value("")
            expect(page.locator(".sieve output").last).to_be_empty()
        field.fill("ร")
        page.evaluate("location.hash = 'main'")
        page.wait_for_timeout(50)
        expect(field).to_have_value("ร")  # what is seen needs nothing


def test_a_field_narrows_also_where_the_folder_is_opened_without_a_server(
    built: Path, chromium: Browser
) -> None:
    page = chromium.new_page()
    page.goto((built / "oit" / str(YEAR) / "index.html").as_uri())
    page.locator(".sieve input").last.fill("O21")
    expect(page.locator(".sieve output").last).to_have_text("พบ 1 จาก 43")
    page.close()


def test_the_heat_map_leads_to_the_very_item(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/oit/{YEAR}/")
    cell = page.locator(".heat .cell").nth(17)
    told, mark = cell.get_attribute("aria-label") or "", cell.inner_text()
    assert follow(cell).endswith("/oit/#o18")
    assert told.startswith(f"{mark} O18 ")
    assert page.locator("#o18 .outcome").inner_text() in told


def test_arrow_keys_go_through_the_heat_map_and_the_items(site: str, unit: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/oit/{YEAR}/")
    row = page.locator(".heat tbody tr").first
    row.locator("th a").focus()
    page.keyboard.press("ArrowRight")
    expect(row.locator(".cell").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".heat thead a").first).to_be_focused()
    assert row.locator("a").evaluate_all("(all) => all.filter((one) => one.tabIndex >= 0).length") == 1
    page.goto(f"{site}/units/{unit}/{YEAR}/oit/")
    first, second = (page.locator(f"#o{number} .number") for number in (1, 2))
    first.focus()
    page.keyboard.press("ArrowDown")
    expect(second).to_be_focused()


@pytest.mark.parametrize("width", [360, 1280])
def test_units_are_put_in_the_order_of_days_late_and_back(
    site: str, built: Path, late: str, open_page: OpenPage, width: int
) -> None:
    as_written = _days(built / late.strip("/") / "index.html")
    assert len(set(as_written)) > 1
    page = open_page(site + late, viewport={"width": width, "height": 800})
    heading = page.locator("th[aria-sort]")
    for turn, order, told in (
        ("descending", sorted(as_written, reverse=True), "เรียงจากมากไปน้อย"),
        ("ascending", sorted(as_written), "เรียงจากน้อยไปมาก"),
        ("none", as_written, "เรียงตามเดิม"),
    ):
        heading.get_by_role("button").press("Enter")
        assert heading.get_attribute("aria-sort") == turn
        expect(page.locator("table + output")).to_contain_text(f"{told} ล่าช้า (วัน)")
        cells = page.locator("td[data-value]").all()
        assert [int(cell.get_attribute("data-value") or "") for cell in cells] == order


def test_from_the_index_to_a_file_of_the_right_kind(site: str, built: Path, open_page: OpenPage) -> None:
    page = open_page(f"{site}/information/")
    follow(page.get_by_role("link", name=whole("(3) แผนงาน โครงการ")))
    assert follow(page.locator(".filters a", has_text="ปี 2564")).endswith("/information/section-9-3/2564/")
    page.locator(".choices a[href*='/centre/']").first.click()
    link = page.locator(".entries a", has=page.locator('[href="#i-file"]')).first
    path = link.evaluate("one => decodeURIComponent(new URL(one.href).pathname)")
    answer = page.request.get(link.evaluate("one => one.href"))
    assert answer.ok
    assert answer.body() == (built / path.lstrip("/")).read_bytes()
    assert answer.body().startswith(b"%PDF-")


def test_the_snapshot_proves_a_file_that_was_kept(site: str, built: Path, open_page: OpenPage) -> None:
    for listing in sorted(built.glob(f"units/*/{YEAR}/oit/snapshot/index.html")):
        page = open_page(f"{site}/{listing.parent.relative_to(built).as_posix()}/")
        cell = page.locator("td", has=page.locator("code.sha")).first
        if cell.count():
            kept = page.request.get(cell.locator("a").first.evaluate("one => one.href")).body()
            assert hashlib.sha256(kept).hexdigest() in page.locator("code.sha").all_inner_texts()
            return
    pytest.fail("no unit discloses a file")


def test_an_earlier_address_leads_on(site: str, unit: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/units/{unit}/documents/manual/")
    page.wait_for_url("**/documents/service-manual/")
    assert "คู่มือการขอข้อมูลข่าวสาร" in parted(page.locator("h1").inner_text())


def test_the_sheet_prints_without_the_frame_and_without_losing_a_column(
    site: str, unit: str, open_page: OpenPage
) -> None:
    page = open_page(f"{site}/units/{unit}/{YEAR}/oit/sheet/", viewport={"width": 680, "height": 900})
    page.emulate_media(media="print")
    assert not page.locator(".masthead").is_visible()
    assert page.locator(".signature").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_three_month_report_prints_with_a_place_to_sign(
    site: str, unit: str, open_page: OpenPage
) -> None:
    page = open_page(f"{site}/units/{unit}/{YEAR}/usage/")
    page.emulate_media(media="print")
    assert page.locator(".quarter").count() == 4
    assert page.locator(".signature").is_visible()
