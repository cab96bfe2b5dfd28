from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from copy import deepcopy
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancdd.library import read_library
from cleancdd.model.article import Prose
from cleancdd.model.page import Page
from cleancdd.model.settings import Settings
from cleancdd.model.source import Source
from cleancdd.pipeline import plan_site
from cleancdd.render.renderer import BadTemplate, Renderer, render_all
from cleancdd.render.sandbox import BoundedSandbox, Sandbox
from cleancdd.resources import templates_folder

SITE = Settings.model_validate(
    {
        "title": "ใสสะอาด",
        "tagline": "คำโปรย",
        "description": "เรื่อง",
        "owner": "กรม",
        "base_path": "/clean/",
        "current_year": 2564,
        "references": {"guide": {"title": "แนวทางเต็ม", "short": "แนวทาง"}},
    }
)
THAI = SITE.model_copy(update={"digits": "thai"})

Render = Callable[..., str]


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def render(tmp_path: Path) -> Render:
    """`render(template, url=…, site=…, offline=…, **subject)`: what a template makes of a subject."""

    def rendered(
        template: str, *, url: str = "/a/b/", site: Settings = SITE, offline: bool = False, **subject: object
    ) -> str:
        write(tmp_path, page_html=template, assets__site_css="body{}")
        page = Page(url, "page.html", {"site": site, **subject})
        return Renderer((tmp_path,), offline).render(page).decode()

    return rendered


@pytest.mark.parametrize(
    ("url", "target", "written"),
    [
        ("/", "/", "./"),
        ("/", "/units/", "./units/"),
        ("/units/", "/", "../"),
        ("/units/", "/units/#region-1", "../units/#region-1"),
        ("/units/saraburi/2564/", "/criteria/2564/d1.l1.1/", "../../../criteria/2564/d1.l1.1/"),
        ("/a/", "/units/a/files/ภาพ 1.pdf", "../units/a/files/%E0%B8%A0%E0%B8%B2%E0%B8%9E%201.pdf"),
        ("/a/", "/search/?q=x%20y", "../search/?q=x%20y"),
        ("/404.html", "/", "/clean/"),
        ("/404.html", "/units/#a", "/clean/units/#a"),
    ],
)
def test_links_are_relative_except_on_the_page_for_what_is_missing(
    render: Render, url: str, target: str, written: str
) -> None:
    assert render("{{ target | href }}", url=url, target=target) == written


@pytest.mark.parametrize(
    ("target", "written"),
    [
        ("/", "../../index.html"),
        ("/units/#a", "../../units/index.html#a"),
        ("/data/a.csv", "../../data/a.csv"),
    ],
)
def test_offline_links_spell_out_the_file(render: Render, target: str, written: str) -> None:
    assert render("{{ target | href }}", target=target, offline=True) == written


def test_links_to_assets_carry_their_digest(render: Render, tmp_path: Path) -> None:
    link = render("{{ '/assets/site.css' | href }}")
    assert link.startswith("../../assets/site.css?v=")
    write(tmp_path, assets__site_css="body{color:red}")
    assert Renderer((tmp_path,)).link("/a/b/", "/assets/site.css", "/") != link


def test_a_script_that_holds_another_is_asked_for_anew_when_it_changes(tmp_path: Path) -> None:
    write(
        tmp_path,
        assets__search_js='import { a } from "./search/engine.js";\n',
        assets__search__engine_js="export const a = 1;\n",
    )
    first = Renderer((tmp_path,))
    address, loaded = first.link("/", "/assets/search.js", "/"), first.assets["assets/search.js"]
    assert set(first.assets) == {"assets/search.js"}
    write(tmp_path, assets__search__engine_js="export const a = 2;\n")
    then = Renderer((tmp_path,))
    assert then.link("/", "/assets/search.js", "/") != address
    assert then.assets["assets/search.js"] != loaded


@given(st.text(st.characters(codec="utf-8", exclude_characters="?#")))
def test_a_link_never_leaves_the_site_nor_breaks_an_attribute(path: str) -> None:
    link = Renderer(()).link("/a/", f"/{path}", "/")
    assert link.startswith("../")
    assert not set(link) & set("\"'<> \n\t:")


def test_text_is_escaped(render: Render) -> None:
    assert render("{{ name }} {{ name | digits }} {{ name | words }}", name='<b>"') == " ".join(
        ["&lt;b&gt;&#34;"] * 3
    )


def test_an_undefined_name_is_an_error(render: Render) -> None:
    with pytest.raises(BadTemplate, match=r"page\.html:1: .*'nowhere' is undefined"):
        render("{{ nowhere }}")


def test_a_script_that_imports_in_an_unknown_form_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "own.js").write_text('const a = 1;\nimport "./b.js";\n', encoding="utf-8")
    with pytest.raises(BadTemplate, match=r'own\.js:2: .*`import "\./b\.js";`'):
        _ = Renderer((tmp_path,)).assets


def test_a_template_that_cannot_be_read_is_told_with_its_line(render: Render) -> None:
    with pytest.raises(BadTemplate, match=r"page\.html:2: "):
        render("ก\n{% if %}")


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ('<a href="/units/">ก</a>', '<a href="../../units/">ก</a>'),
        ('<a href="/s/?a=1&amp;b=%26#%E0%B8%81">ก</a>', '<a href="../../s/?a=1&amp;b=%26#%E0%B8%81">ก</a>'),
        ('<img src="/f/a%20b.png">', '<img src="../../f/a%20b.png">'),
        ('<a href="//other/">ก</a>', '<a href="//other/">ก</a>'),
        ('<a href="https://x/">ก</a>', '<a href="https://x/">ก</a>'),
        ('<a href="#top">ก</a>', '<a href="#top">ก</a>'),
    ],
)
def test_prose_is_kept_as_markup_with_links_made_relative(render: Render, html: str, shown: str) -> None:
    assert render("{{ text | prose }}", text=Prose(html=html)) == shown


def test_words_between_backticks_are_code_and_keep_their_digits(render: Render) -> None:
    assert (
        render("{{ text | words }}", text="พิมพ์ `q1: 1` 2 ครั้ง `<x>`", site=THAI)
        == "พิมพ์ <code>q1: 1</code> ๒ ครั้ง <code>&lt;x&gt;</code>"
    )


@pytest.mark.parametrize(
    ("site", "shown"),
    [(SITE, "1,234 ข้อ 5 16 มีนาคม 2564 16 มี.ค. 2564"), (THAI, "๑,๒๓๔ ข้อ ๕ ๑๖ มีนาคม ๒๕๖๔ ๑๖ มี.ค. ๒๕๖๔")],
)
def test_numbers_texts_and_days_use_the_sites_digits(render: Render, site: Settings, shown: str) -> None:
    template = "{{ 1234 | number }} {{ 'ข้อ 5' | digits }} {{ day | day }} {{ day | day_short }}"
    assert render(template, site=site, day=date(2021, 3, 16)) == shown


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (Source(document="guide", section="4.4.1", lines="1-2"), "แนวทาง ข้อ 4.4.1"),
        (Source(document="guide", lines="1", note="ภาคผนวก"), "แนวทาง ภาคผนวก"),
        (Source(document="guide"), "แนวทาง"),
        (Source(document="guide", section="ภาคผนวก"), "แนวทาง ภาคผนวก"),
    ],
)
def test_a_source_is_cited_by_section_and_never_by_line(render: Render, source: Source, shown: str) -> None:
    assert render("{{ source | cite }}", source=source) == shown


def test_figures_reach_the_page_as_markup(render: Render) -> None:
    assert render("{{ share_bar([('met', 1)]) }}").startswith("<svg ")


def test_first_folder_that_has_a_template_wins(tmp_path: Path) -> None:
    own = write(tmp_path / "own", part_html="ของหน่วยงาน")
    carried = write(
        tmp_path / "carried",
        part_html="ของโปรแกรม",
        page_html="{% include 'part.html' %}",
        assets__a_css="a",
        assets__b_css="b",
    )
    write(own, assets__a_css="ของเรา")
    renderer = Renderer((own, carried))
    assert renderer.render(Page("/", "page.html", {"site": SITE})).decode() == "ของหน่วยงาน"
    assert renderer.assets == {"assets/a.css": "ของเรา".encode(), "assets/b.css": b"b"}


def test_digest_changes_with_any_template_asset_or_way_of_linking(tmp_path: Path) -> None:
    write(tmp_path, page_html="หนึ่ง", assets__a_css="a")
    digests = [Renderer((tmp_path,)).digest, Renderer((tmp_path,), offline=True).digest]
    write(tmp_path, page_html="สอง")
    digests.append(Renderer((tmp_path,)).digest)
    write(tmp_path, assets__a_css="b")
    digests.append(Renderer((tmp_path,)).digest)
    assert len(set(digests)) == 4
    assert Renderer((tmp_path,)).digest == digests[-1]


def test_a_new_renderer_sees_a_template_that_has_changed(render: Render) -> None:
    assert [render("หนึ่ง"), render("สอง")] == ["หนึ่ง", "สอง"]


def test_hidden_files_of_editors_and_systems_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, assets__a_css="a")
    (tmp_path / "assets" / ".DS_Store").write_bytes(b"x")
    assert list(Renderer((tmp_path,)).assets) == ["assets/a.css"]


def test_a_renderer_sent_elsewhere_keeps_its_digests(tmp_path: Path) -> None:
    write(tmp_path, page_html="{{ '/assets/a.css' | href }}", assets__a_css="a")
    renderer = Renderer((tmp_path,))
    sent = deepcopy(renderer)
    write(tmp_path, assets__a_css="b")
    assert (sent, sent.digest) == (renderer, renderer.digest)
    assert sent.link("/", "/assets/a.css", "/") == renderer.link("/", "/assets/a.css", "/")


def pages(count: int) -> list[Page]:
    return [Page(f"/{number}/", "page.html", {"site": SITE, "number": number}) for number in range(count)]


@pytest.mark.parametrize("count", [0, 1, 32, 400])
def test_pages_come_in_order_with_and_without_an_executor(tmp_path: Path, count: int) -> None:
    renderer = Renderer((write(tmp_path, page_html="{{ number }}"),))
    expected = [(page, str(page.subject["number"]).encode()) for page in pages(count)]
    with ThreadPoolExecutor(2) as executor:
        assert list(render_all(renderer, pages(count), executor)) == expected
    assert list(render_all(renderer, pages(count), None)) == expected


def test_other_processes_render_the_same_bytes(tmp_path: Path) -> None:
    renderer = Renderer((write(tmp_path, page_html="{{ site.title }} {{ number }}"),))
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        assert list(render_all(renderer, pages(2), executor)) == list(render_all(renderer, pages(2), None))


def test_pages_are_the_same_with_and_without_a_budget(home: Path, tmp_path: Path) -> None:
    own = tmp_path / "templates"
    own.mkdir()
    package = templates_folder().resolve()
    free, bounded = Renderer((package,)), Renderer((own, package))
    assert [type(one.environment) for one in (free, bounded)] == [Sandbox, BoundedSandbox]
    for page in plan_site(read_library(home), date(2021, 9, 30)):
        assert free.render(page) == bounded.render(page)
