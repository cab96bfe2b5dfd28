"""What holds for every page whatever it shows."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any
from urllib.parse import unquote, urljoin

import pytest

URLS = [
    "/",
    "/404.html",
    "/about/",
    "/about/design/",
    "/criteria/2564/",
    "/criteria/2564/d1.l2.1/",
    "/criteria/2564/extra/",
    "/criteria/2564/ch.l1/",
    "/help/",
]
URLS += [
    "/search/",
    "/units/",
    "/units/done/",
    "/units/poor/",
    "/units/done/2564/",
    "/units/part/2564/",
    "/units/calm/2564/",
]


@pytest.mark.parametrize("url", URLS)
def test_page_has_one_h1_landmarks_and_a_way_past_them(site: Any, outline: Any, url: str) -> None:
    page = outline(site.html[url])
    assert [page.count(tag) for tag in ("h1", "main", "header", "footer", "title")] == [
        1,
        1,
        1 + page.main_headers(url),
        1,
        1,
    ]
    tag, attributes = page.tags[0]
    assert (tag, attributes["lang"]) == ("html", "th")
    assert site.library.settings.title in attributes["data-sheet"]
    assert url in attributes["data-place"]
    assert ("a", {"class": "skip", "href": "#main"}) in page.tags


@pytest.mark.parametrize("url", URLS)
def test_every_element_is_closed_in_its_turn_and_no_id_is_repeated(site: Any, outline: Any, url: str) -> None:
    page = outline(site.html[url])
    ids = list(page.values("id"))
    assert (page.unclosed, sorted(set(ids))) == ([], sorted(ids))


@pytest.mark.parametrize("url", URLS)
def test_headings_never_skip_a_level(site: Any, outline: Any, url: str) -> None:
    levels = [int(tag[1]) for tag, _ in outline(site.html[url]).tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("url", URLS)
def test_labels_and_figures_refer_to_what_is_on_the_page(site: Any, outline: Any, url: str) -> None:
    page = outline(site.html[url])
    wanted = {*page.values("aria-labelledby"), *page.values("for")}
    wanted |= {attrs["href"].removeprefix("#") for tag, attrs in page.tags if tag == "use"}
    assert wanted <= set(page.values("id"))


@pytest.mark.parametrize("url", URLS)
def test_page_runs_under_its_content_security_policy(site: Any, outline: Any, url: str) -> None:
    page = outline(site.html[url])
    assert any(value.startswith("default-src 'none'") for value in page.values("content"))
    assert list(page.values("style")) == []
    assert not any(name.startswith("on") for _, attrs in page.tags for name in attrs)
    assert all("src" in attrs for tag, attrs in page.tags if tag == "script")
    assert page.count("style") == 0


def test_every_link_within_the_site_leads_to_a_page_and_an_anchor(site: Any, outline: Any) -> None:
    anchors = {url: set(outline(html).values("id")) for url, html in site.html.items()}
    dead = set()
    for url, html in site.html.items():
        for href in (attrs["href"] for tag, attrs in outline(html).tags if tag == "a"):
            if re.match(r"https?:|mailto:|tel:", href) or "/files/" in href:
                continue
            path, _, anchor = urljoin(url, href).partition("#")
            if unquote(path) not in anchors or (anchor and anchor not in anchors[path]):
                dead.add((url, href))
    assert dead == set()


def test_links_out_of_the_site_are_marked_in_words_and_cannot_reach_back(site: Any, outline: Any) -> None:
    outside = [
        attrs
        for html in site.html.values()
        for tag, attrs in outline(html).tags
        if tag == "a" and "://" in attrs["href"]
    ]
    assert {attrs["rel"] for attrs in outside} == {"noopener external"}
    assert "ออกไปเว็บไซต์อื่น" in site.text("/units/part/")


def test_every_page_has_a_search_box_that_needs_no_script_and_a_unit_one_of_its_own(
    site: Any, outline: Any
) -> None:
    for url, html in site.documents.items():
        forms = [attrs for tag, attrs in outline(html).tags if tag == "form"]
        of_a_unit = url.startswith("/units/") and url.count("/") == 3
        assert [(one["role"], one["method"]) for one in forms] == [("search", "get")] * (
            2 if of_a_unit else 1
        ), url
        assert {urljoin(url, one["action"]) for one in forms} == {"/search/"}


def test_source_lines_are_kept_for_checking_and_not_shown(site: Any) -> None:
    assert 'data-lines="10-12"' in site.html["/units/done/"]
    assert "10-12" not in site.text("/units/done/")
    assert "แนวทาง ข้อ 2.6" in site.text("/units/done/")


def test_every_page_tells_whom_to_ask_by_office_and_number(rebuilt: Any, site: Any, altered: Any) -> None:
    contact = {"office": "กลุ่มงานสมมติ กรมสมมติ", "phone": "02-000-0000"}
    told = rebuilt(settings=altered(site.library.settings, contact=contact))
    words = (
        "ถามเรื่องโครงการ / แจ้งข้อผิดพลาดของเว็บไซต์นี้ที่ กลุ่มงานสมมติ "
        'กรมสมมติ โทร. <a href="tel:020000000">02-000-0000</a>'
    )
    assert [url for url, html in told.html.items() if words not in html and "<footer" in html] == []
    assert "ถามเรื่องโครงการ" not in site.html["/"]


def test_a_sample_site_says_so_on_every_page(rebuilt: Any, site: Any, altered: Any) -> None:
    sample = rebuilt(settings=altered(site.library.settings, sample=True))
    words = "ข้อมูลตัวอย่าง ไม่ใช่หน่วยงานจริง"
    assert all(words in html for html in sample.documents.values())
    assert not any(words in html for html in site.html.values())


def test_thai_digits_are_used_wherever_the_site_asks_for_them(rebuilt: Any, site: Any, altered: Any) -> None:
    thai = rebuilt(settings=altered(site.library.settings, digits="thai"))
    assert "๑ ตุลาคม" not in thai.text("/")
    assert "ข้อมูล ณ วันที่ ๓๐ กันยายน ๒๕๖๔" in thai.text("/")
    assert not re.search("[0-9]", thai.text("/units/done/").replace("example", ""))
    assert "มีหลักฐานแล้ว ๑ เกณฑ์" in thai.text("/units/part/2564/")


def test_a_unit_name_cannot_bring_markup_in(rebuilt: Any, site: Any, altered: Any) -> None:
    unit = altered(site.library.units["calm"], name="<script>alert(1)</script>")
    html = rebuilt(units={**site.library.units, "calm": unit}).html["/units/calm/"]
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
