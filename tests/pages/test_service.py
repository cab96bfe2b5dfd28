from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

from cleancdd.render.renderer import Renderer
from cleancdd.resources import templates_folder


def test_search_page_loads_its_own_module_and_leads_on_without_it(site: Any) -> None:
    html = site.html["/search/"]
    assert '<script type="module" src="../assets/search.js?v=' in html
    assert "การค้นหาต้องใช้ JavaScript" in html.partition("<noscript>")[2]
    assert 'href="../units/"' in html.partition("<noscript>")[2].partition("</noscript>")[0]


def test_missing_page_names_the_sites_own_place_in_every_link(
    rebuilt: Any, site: Any, altered: Any, outline: Any
) -> None:
    below = rebuilt(settings=altered(site.library.settings, base_path="/clean/"))
    page = outline(below.html["/404.html"])
    links = [
        attrs[name]
        for tag, attrs in page.tags
        for name in ("href", "src", "action")
        if name in attrs and tag != "use"
    ]
    assert [link for link in links if not link.startswith(("/clean/", "#main"))] == []
    assert "/clean/units/" in links


def test_service_pages_are_not_indexed(site: Any) -> None:
    assert [url for url, html in site.documents.items() if "data-pagefind-body" not in html] == [
        "/404.html",
        "/results/2564/desk/",
        "/search/",
    ]


def test_offline_site_has_no_search_and_spells_out_its_files(site: Any) -> None:
    renderer = Renderer((templates_folder(),), offline=True)
    home, search = (renderer.render(site.pages[url]).decode() for url in ("/", "/search/"))
    assert 'href="./units/index.html#region-1"' in home
    assert "<form" not in home + search
    assert 'type="module"' not in search


def test_assets_are_within_the_budget_of_a_cheap_phone() -> None:
    assets = Renderer((templates_folder(),)).assets
    assert {Path(path).suffix for path in assets} == {".css", ".js", ".png", ".svg"}
    for_search = {path for path in assets if path.startswith("assets/search")}
    others = (data for path, data in assets.items() if path not in for_search)
    assert sum(len(gzip.compress(data)) for data in others) < 15_000
    packed = {path: len(gzip.compress(assets[path])) for path in for_search}
    assert sum(size for path, size in packed.items() if path.endswith(".js")) <= 26_000
    assert packed["assets/search.css"] < 1_500


def test_a_phone_is_told_the_name_and_the_icons_of_the_site(rebuilt: Any, site: Any, altered: Any) -> None:
    told = json.loads(site.html["/site.webmanifest"])
    assert told["name"] == "ใสสะอาด"
    assert told["start_url"] == "./"
    assert {one["src"] for one in told["icons"]} <= Renderer((templates_folder(),)).assets.keys()
    assert 'href="../../site.webmanifest"' in site.html["/units/done/"]


def test_a_shared_link_has_a_picture_where_the_site_knows_its_address(
    site: Any, rebuilt: Any, altered: Any
) -> None:
    assert "og:image" not in site.html["/units/done/"]
    placed = rebuilt(settings=altered(site.library.settings, address="https://example.go.th/cdd/"))
    page = placed.html["/units/done/"]
    assert '<meta property="og:url" content="https://example.go.th/cdd/units/done/">' in page
    assert '<meta property="og:image" content="https://example.go.th/cdd/units/done/share.png">' in page
    assert placed.html["/units/done/share.png"].startswith("\x89PNG")
    assert placed.pages["/units/done/share.png"].subject["lines"][-1] == "ใสสะอาด"
    assert 'content="https://example.go.th/cdd/assets/icon.png"' in placed.html["/units/"]
    assert "/units/done/share.png" not in site.pages
