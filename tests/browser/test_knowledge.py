"""Who looks for how others did it gets there in two steps, without script, on a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cleancdd.thai.compounds import parted, whole
from tests.browser.conftest import Barriers, OpenPage, Serve, follow

PHONE = {"width": 360, "height": 780}

pytestmark = pytest.mark.xdist_group("knowledge")


@pytest.fixture(scope="module")
def site(own_site: Path) -> Path:
    return own_site


@pytest.fixture(scope="module")
def address(site: Path, server: Serve) -> Iterator[str]:
    with server(site) as found:
        yield found


def test_what_visitors_read_cites_sections_and_never_lines(site: Path) -> None:
    told = {
        path: re.search(r"บรรทัด(?:ที่)?\s*[0-9].{20}", path.read_text("utf-8")) for path in site.rglob("*.html")
    }
    assert {path.relative_to(site).as_posix(): found[0] for path, found in told.items() if found} == {}


def test_from_home_to_how_others_solved_procurement_in_two_steps(address: str, open_page: OpenPage) -> None:
    page = open_page(address + "/", java_script_enabled=False, viewport=PHONE)
    follow(page.locator("main").get_by_role("link", name=whole("จัดซื้อจัดจ้าง")).first)
    assert "จัดซื้อจัดจ้าง" in parted(page.locator("h1").inner_text())
    follow(page.locator("main .entries a").filter(has_text="คู่หูและใยแมงมุม"))
    text = parted(page.locator("main").inner_text())
    assert all(word in text for word in ("วัตถุประสงค์", "ขั้นตอน", "ตัวชี้วัด", "แหล่งที่มา"))


def test_heat_map_leads_to_the_projects_of_a_theme_in_a_region(address: str, open_page: OpenPage) -> None:
    page = open_page(address + "/innovations/", java_script_enabled=False)
    cell = page.locator(".heat tbody tr").first.locator("td a").first
    count = int(cell.inner_text())
    region = follow(cell).rpartition("#")[2]
    assert page.locator(f"section[aria-labelledby='{region}'] .entries > li").count() == count


def test_counts_stand_on_one_line_on_a_phone(address: str, open_page: OpenPage) -> None:
    page = open_page(address + "/innovations/", java_script_enabled=False, viewport=PHONE)
    lines = page.locator(".choices b").evaluate_all(
        "all => all.map(one => [one.textContent, one.getClientRects().length])"
    )
    heights = page.locator(".choices b").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert [text for text, _ in lines if len(text) > 1]
    assert len(set(heights)) == 1
    assert {rows for _, rows in lines} == {1}


def test_heat_map_keeps_its_themes_in_sight_on_a_phone(address: str, open_page: OpenPage) -> None:
    page = open_page(address + "/innovations/", java_script_enabled=False, viewport=PHONE)
    box = page.locator(".scroll:has(.heat)")
    theme = page.locator(".heat tbody th").first
    before = theme.bounding_box()
    box.evaluate("one => { one.scrollLeft = one.scrollWidth }")
    assert box.evaluate("one => one.scrollLeft") > 100
    after = theme.bounding_box()
    assert before
    assert after
    assert abs(before["x"] - after["x"]) < 2
    assert after["width"] <= 0.4 * PHONE["width"]
    assert theme.evaluate("one => getComputedStyle(one).backgroundColor") == page.locator("body").evaluate(
        "one => getComputedStyle(one).backgroundColor"
    )


def test_words_of_a_task_stand_beside_its_box_on_every_line(address: str, open_page: OpenPage) -> None:
    page = open_page(address + "/best-practices/lampang-model/", java_script_enabled=False, viewport=PHONE)
    lefts = page.locator("li > label:has(input)").evaluate_all(
        """all => all.map(one => {
            const box = one.querySelector("input"), words = document.createRange();
            words.setStartAfter(box);
            words.setEndAfter(one.lastChild);
            const lines = [...words.getClientRects()];
            return [lines.length, lines.every(line => line.left >= box.getBoundingClientRect().right)];
        })"""
    )
    assert max(lines for lines, _ in lefts) > 1
    assert all(beside for _, beside in lefts)


def test_a_reader_turns_the_pages_of_the_guidance_to_the_end(address: str, open_page: OpenPage) -> None:
    page = open_page(address + "/guidance/", java_script_enabled=False, viewport=PHONE)
    seen = [page.url]
    while page.locator("a[rel=next]").count():
        seen.append(follow(page.locator("a[rel=next]")))
    assert len(seen) == len(set(seen)) >= 20


def test_a_term_leads_to_its_explanation(address: str, open_page: OpenPage) -> None:
    page = open_page(address + "/guidance/instruments/risk-method/", java_script_enabled=False)
    term = page.locator("a.term").first
    path, _, anchor = follow(term).partition("#")
    assert path.endswith("/glossary/")
    assert page.locator(f"#{anchor} dt").count() == 1


@pytest.mark.parametrize(
    "path",
    [
        "/innovations/",
        "/innovations/themes/procurement/",
        "/innovations/tools/",
        "/innovations/2564/lampang-model/",
        "/best-practices/",
        "/best-practices/yala-4s/",
        "/guidance/instruments/risk-method/",
        "/guidance/instruments/plan-outline/",
        "/glossary/",
    ],
)
def test_the_real_pages_have_no_barrier_on_a_phone(
    address: str, open_page: OpenPage, barriers: Barriers, path: str
) -> None:
    assert barriers(open_page(address + path), (320, "light"), (320, "dark")) == {}
