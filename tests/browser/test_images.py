"""Images of texts: published from both places, with words, and with a size that holds their place before they
come."""

from __future__ import annotations

import shutil
import struct
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from cleancdd.pipeline import Options, build
from tests.browser.conftest import OpenPage, Serve

PHONE = {"width": 360, "height": 780}

TEXT = """---
title: ป้าย
description: ป้ายของศูนย์ข้อมูลข่าวสาร
---

![ป้ายหน้าห้อง](../files/%E0%B8%9B%E0%B9%89%E0%B8%B2%E0%B8%A2.png)

![แผนผังของหน่วยงาน](/units/mueang-ngam/files/plan.png)

หลังภาพ ดู[ภาพเดียวกันในหน้าใหม่](../files/ป้าย.png) และ[ป้ายของเขา](../files/it's%20his.png)

| ป้าย | ภาพ |
|---|---|
| เล็ก | ![ป้ายเล็กในตาราง](../files/it's%20his.png) |
"""


def png(width: int, height: int) -> bytes:
    """A white picture of that size."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xff" * ((width + 7) // 8)) * height)
    blocks = (b"IHDR" + head, b"IDAT" + rows, b"IEND")
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(one) - 4) + one + struct.pack(">I", zlib.crc32(one)) for one in blocks
    )


@pytest.fixture(scope="module")
def site(worked_in: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = shutil.copytree(worked_in, tmp_path_factory.mktemp("images") / "source")
    (home / "content" / "pages" / "signs.md").write_text(TEXT, encoding="utf-8")
    unit = home / "units" / "mueang-ngam" / "files"
    for path, size in {
        home / "content" / "files" / "ป้าย.png": (1600, 900),
        home / "content" / "files" / "unused.png": (10, 10),
        home / "content" / "files" / "it's his.png": (640, 360),
        unit / "plan.png": (120, 400),
    }.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(png(*size))
    build(home, Options(out=home / "site", as_of=date(2021, 9, 30), search=False, jobs=1), lambda _: None)
    return home / "site"


@pytest.fixture(scope="module")
def address(site: Path, server: Serve) -> Iterator[str]:
    with server(site) as found:
        yield found


def test_what_a_text_shows_or_links_is_published_and_nothing_else(site: Path) -> None:
    found = {path.relative_to(site).as_posix() for path in site.rglob("*.png")}
    assert found >= {
        "content/files/ป้าย.png",
        "content/files/it's his.png",
        "units/mueang-ngam/files/plan.png",
    }
    assert "content/files/unused.png" not in found


def test_images_come_with_words_and_size_and_fit_a_phone(address: str, open_page: OpenPage) -> None:
    page = open_page(address + "/signs/", viewport=PHONE, java_script_enabled=True)
    shown = page.locator("main .prose img")
    assert [one.get_attribute("alt") for one in shown.all()] == [
        "ป้ายหน้าห้อง",
        "แผนผังของหน่วยงาน",
        "ป้ายเล็กในตาราง",
    ]
    shown.last.scroll_into_view_if_needed()
    for one in shown.all():
        one.scroll_into_view_if_needed()
        expect(one).to_have_js_property("complete", value=True)
    assert shown.evaluate_all("(all) => all.map((one) => [one.naturalWidth, one.naturalHeight])") == [
        [1600, 900],
        [120, 400],
        [640, 360],
    ]
    said = "(all) => all.map((one) => [one.getAttribute('width'), one.getAttribute('height')])"
    assert shown.evaluate_all(said) == [["1600", "900"], ["120", "400"], ["640", "360"]]
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    small = shown.last.bounding_box()
    assert small is not None
    assert small["width"] > 100
    wide = shown.first.bounding_box()
    assert wide is not None
    assert wide["width"] / wide["height"] == pytest.approx(1600 / 900, rel=0.02)


def test_the_text_does_not_move_when_images_come(address: str, open_page: OpenPage) -> None:
    page = open_page(address + "/about/", viewport=PHONE, java_script_enabled=True)
    held: list[Route] = []
    page.route("**/*.png", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks what it is given
    page.goto(address + "/signs/", wait_until="domcontentloaded")
    expect(page.locator("main .prose img").first).to_have_css("max-width", "100%")  # the style sheet is here
    after = page.get_by_text("หลังภาพ")
    before = after.bounding_box()
    page.wait_for_timeout(100)
    assert held
    for route in held:
        route.continue_()
    page.unroute("**/*.png")
    page.locator("main .prose img").first.evaluate("(one) => one.decode()")
    assert after.bounding_box() == before


def test_links_to_files_of_any_name_lead_there(address: str, open_page: OpenPage) -> None:
    page = open_page(address + "/signs/", java_script_enabled=True)
    for link in page.locator("main .prose a").all():
        assert page.request.get(str(link.evaluate("(one) => one.href"))).status == 200
