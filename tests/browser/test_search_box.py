"""The search box that every page has: `/`, and what is offered while one types."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect

from cleancdd import search
from cleancdd.model.page import Page as SitePage
from cleancdd.model.settings import Settings
from cleancdd.pages.edition import Menu
from cleancdd.render.renderer import Renderer
from cleancdd.resources import templates_folder
from cleancdd.thai.compounds import parted, whole
from tests.browser.conftest import Barriers, OpenPage, Serve
from tests.search.quality import add_search_page, write

pytestmark = pytest.mark.xdist_group("search-box")

Opened = Callable[..., Page]

PROVINCES = {"nan": "น่าน", "trang": "ตรัง", "tak": "ตาก", "trat": "ตราด"}
PHONE = {"viewport": {"width": 360, "height": 780}, "has_touch": True, "is_mobile": True}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of a few units, an item and a term, and a page with the box of every page at `/page/`."""
    site = tmp_path_factory.mktemp("box")
    for name, province in PROVINCES.items():
        write(
            site,
            f"units/{name}/index.html",
            f"<h1>สำนักงานพัฒนาชุมชนจังหวัด{province}</h1><p>คำนำ</p>",
            f'data-search-kind="หน่วยงาน" data-search-names="{province}|{name}"',
        )
    write(
        site,
        "oit/2564/o18/index.html",
        "<h1>O18 แผนการใช้จ่ายงบประมาณประจำปี</h1><p>คำนำ</p>",
        'data-search-kind="ข้อ OIT" data-search-year="2564" data-search-names="O18|OIT O18"',
    )
    write(site, "about/index.html", "<h1>เกี่ยวกับ</h1><p>น่าน</p>", 'data-search-kind="เรื่องทั่วไป"')
    add_search_page(site)
    settings = Settings(
        title="ทดสอบ", tagline="ทดสอบ", description="ทดสอบ", owner="ทดสอบ", current_year=2564, references={}
    )
    page = SitePage(
        "/404.html",
        "not-found.html",
        {"site": settings, "menu": Menu(main=(), footer=()), "provenance": None},
    )
    (site / "page.html").write_bytes(Renderer((templates_folder(),)).render(page))
    search.index(site)
    return site


@pytest.fixture
def opened(small: Path, server: Serve, open_page: OpenPage) -> Iterator[Opened]:
    """`opened()` opens a page that has the box of every page."""
    with server(small) as address:
        yield lambda **context: open_page(f"{address}/page.html", **context)


def offered(page: Page) -> list[str]:
    page.get_by_role("listbox", name="คำแนะนำ").wait_for()
    return [parted(one) for one in page.get_by_role("option").all_text_contents()]


def active(page: Page) -> str:
    """What a screen reader is told to read: the option that the box points to."""
    text: str = page.evaluate(
        """document.getElementById(
          document.activeElement.getAttribute("aria-activedescendant"))?.textContent ?? "" """
    )
    return text


def test_the_list_is_fetched_when_the_box_is_entered_and_not_before(opened: Opened) -> None:
    page = opened()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(_name(request)))
    page.wait_for_timeout(200)
    assert set(asked) <= {"icon.svg"}  # for which the browser asks when it likes
    page.get_by_role("combobox").focus()
    page.get_by_role("combobox").fill("น่าน")
    assert offered(page) == ["สำนักงานพัฒนาชุมชนจังหวัดน่าน หน่วยงาน"]
    assert sorted({*asked} - {"icon.svg"}) == ["contents.json", "hints.packed", "search.js"]
    assert len(asked) <= 4


def _name(request: Request) -> str:
    path = request.url.partition("?")[0].rpartition("/")[2]
    return "hints.packed" if path.startswith("hints-") else path


def test_the_keyboard_chooses_and_a_screen_reader_is_told(opened: Opened) -> None:
    page = opened()
    page.keyboard.press("/")
    box = page.get_by_role("combobox", name="คำที่ต้องการค้นหา")
    expect(box).to_be_focused()
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.type("ตร")
    assert offered(page) == [
        "สำนักงานพัฒนาชุมชนจังหวัดตรัง หน่วยงาน",
        "สำนักงานพัฒนาชุมชนจังหวัดตราด หน่วยงาน",
    ]
    expect(box).to_have_attribute("aria-expanded", "true")
    below, above = (page.get_by_role(role).bounding_box() for role in ("listbox", "combobox"))
    assert below is not None
    assert above is not None
    assert 0 <= below["y"] - above["y"] - above["height"] < 12
    assert below["x"] == above["x"]
    expect(page.locator("form.search [role=status]")).to_have_text("มีคำแนะนำ 2 รายการ เลือกด้วยลูกศรลง")
    assert active(page) == ""
    for key, province in [
        ("ArrowDown", "ตรัง"),
        ("ArrowDown", "ตราด"),
        ("ArrowDown", ""),
        ("ArrowUp", "ตราด"),
    ]:
        page.keyboard.press(key)
        assert province in active(page)
        assert bool(active(page)) == bool(province)
    expect(page.get_by_role("option", selected=True)).to_have_text(
        whole("สำนักงานพัฒนาชุมชนจังหวัดตราด") + " หน่วยงาน"
    )
    page.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("ตร")
    page.keyboard.type("า")
    assert offered(page) == ["สำนักงานพัฒนาชุมชนจังหวัดตราด หน่วยงาน"]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/units/trat/")


def test_enter_without_a_choice_searches_and_what_was_asked_is_offered_again(opened: Opened) -> None:
    page = opened()
    box = page.get_by_role("combobox")
    box.fill("คำนำ")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    page.go_back()
    box.focus()
    assert offered(page) == ["คำนำ ค้นหาไว้แล้ว"]
    assert page.evaluate("localStorage.length") == 0
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")


@pytest.mark.parametrize(
    ("typed", "about"),
    [
        ("O18", "ข้อ OIT ปี 2564"),
        ("ใช้จ่าย งบ", "ข้อ OIT ปี 2564"),
        ("TRANG", "หน่วยงาน"),
        ("๑๘", "ข้อ OIT ปี 2564"),
        ("สํานักงานพัฒนาชุมชนจังหวัดน่าน", "หน่วยงาน"),
    ],
)
def test_names_are_found_by_any_part_script_and_digits(opened: Opened, typed: str, about: str) -> None:
    page = opened()
    page.get_by_role("combobox").fill(typed)
    (only,) = offered(page)
    assert only.endswith(about)


def test_a_finger_chooses_on_a_phone_and_every_choice_is_large_enough(opened: Opened) -> None:
    page = opened(**PHONE)
    page.get_by_role("button", name="เปิดช่องค้นหา").tap()
    page.get_by_role("combobox").tap()
    page.get_by_role("combobox").fill("ต")
    assert len(offered(page)) == 3
    boxes = [option.bounding_box() for option in page.get_by_role("option").all()]
    for box in boxes:
        assert box is not None
        assert box["height"] >= 44
        assert 0 <= box["x"] <= box["x"] + box["width"] <= 360
    page.get_by_role("option", name=whole("จังหวัดตาก")).tap()
    page.wait_for_url("**/units/tak/")


def test_the_open_list_has_no_barrier(opened: Opened, barriers: Barriers) -> None:
    page = opened()
    page.get_by_role("combobox").fill("ต")
    offered(page)
    page.keyboard.press("ArrowDown")
    assert barriers(page, (1280, "light"), (1280, "dark")) == {}


def test_leaving_the_box_shuts_the_list_and_a_slash_in_a_field_is_a_slash(opened: Opened) -> None:
    page = opened()
    box = page.get_by_role("combobox")
    box.fill("ตาก")
    offered(page)
    page.keyboard.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()
    box.focus()
    page.keyboard.press("End")
    page.keyboard.type("/")
    expect(box).to_have_value("ตาก/")


def test_on_a_narrow_page_the_slash_opens_the_box(opened: Opened) -> None:
    page = opened(viewport={"width": 360, "height": 780})
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_be_focused()


def test_on_a_narrow_page_the_button_opens_the_box_and_one_can_type(opened: Opened) -> None:
    page = opened(viewport={"width": 360, "height": 780})
    page.get_by_role("button", name="เปิดช่องค้นหา").click()
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("combobox")).to_be_hidden()


def test_without_scripts_or_without_the_list_the_box_still_searches(small: Path, opened: Opened) -> None:
    page = opened(java_script_enabled=False)
    page.get_by_label("คำที่ต้องการค้นหา").fill("น่าน")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    assert page.locator("[role=listbox]").count() == 0


@pytest.mark.parametrize("typed", ["น่า\u2060น", "ตร\u0e31\u0e31ง"])
def test_what_is_spelled_as_search_would_find_it_is_offered(opened: Opened, typed: str) -> None:
    page = opened()
    page.get_by_role("combobox").first.fill(typed)
    assert any("จังหวัด" in one for one in offered(page))
