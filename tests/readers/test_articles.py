"""Projects, best practices, guidance, themes and glossary are read with every diagnostic noted, and texts
find each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from cleancdd.diagnostics import Code, Diagnostics
from cleancdd.library.glossary import Glosser
from cleancdd.library.texts import Texts, resolve_texts
from cleancdd.model.disclosure import FileFact
from cleancdd.model.knowledge import Guidance, Innovation
from cleancdd.readers.articles import articles_of, list_articles, listing_of, read_articles
from cleancdd.readers.vocabulary import read_glossary, read_themes

FRONT = "title: ชื่อ\ndescription: เรื่อง\nsources: [{document: guide}]\n"
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def made(**files: str) -> Path:
        for name, text in files.items():
            path = tmp_path / name.replace("__", "/").replace("_md", ".md").replace("_yaml", ".yaml")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return made


def page(body: str = "ข้อความ", front: str = FRONT) -> str:
    return f"---\n{front}---\n\n{body}\n"


def codes(diagnostics: Diagnostics) -> list[tuple[str, Code]]:
    return [(one.span.path, one.code) for one in diagnostics]


def test_every_part_is_optional(tmp_path: Path) -> None:
    diagnostics = Diagnostics()
    assert read_themes(tmp_path, diagnostics) is None
    assert read_glossary(tmp_path, diagnostics) is None
    assert read_articles(tmp_path, diagnostics) == ()
    assert len(diagnostics) == 0


def test_folders_become_addresses(write: Write) -> None:
    diagnostics = Diagnostics()
    home = write(
        content__guidance__index_md=page(),
        content__guidance__tools__index_md=page(),
        content__guidance__tools__ita_md=page(),
    )
    found = {one.value.id: one for one in articles_of(read_articles(home, diagnostics), Guidance)}
    assert {key: (one.value.url, one.value.opens, one.value.section) for key, one in found.items()} == {
        "": ("/guidance/", True, None),
        "tools": ("/guidance/tools/", True, ""),
        "tools/ita": ("/guidance/tools/ita/", False, "tools"),
    }
    assert len(diagnostics) == 0


def test_strange_files_and_names_are_told(write: Write) -> None:
    diagnostics = Diagnostics()
    home = write(
        content__guidance__index_md=page(),
        content__guidance__Big_md=page(),
        **{
            "content/guidance/ภาพ.png": "x",
            "content/guidance/Sub/index.md": page(),
            "content/best-practices/ก.md": page(),
        },
    )
    read_articles(home, diagnostics)
    assert codes(diagnostics) == [
        ("content/best-practices/ก.md", Code.WRONG_ID),
        ("content/guidance/Big.md", Code.WRONG_ID),
        ("content/guidance/Sub", Code.WRONG_ID),
        ("content/guidance/ภาพ.png", Code.UNKNOWN_FILE),
    ]


def test_best_practice_needs_unit_year_status_theme_criterion_and_source(write: Write) -> None:
    diagnostics = Diagnostics()
    read_articles(
        write(**{"content/best-practices/one.md": page(front="title: ก\ndescription: ข\n")}), diagnostics
    )
    told = sorted(one.message for one in diagnostics)
    assert told == [
        f"ไม่มีช่อง `{key}`" for key in ("criteria", "fiscal_year", "group", "sources", "themes", "unit")
    ]


def units_with(write: Write, text: str) -> tuple[Path, Diagnostics]:
    unit = "name: หน่วยงาน\nkind: central\n"
    return write(**{"units/a/unit.yaml": unit, "units/a/2564/innovations/pair.md": text}), Diagnostics()


def test_a_project_knows_its_unit_year_and_address(write: Write) -> None:
    home, diagnostics = units_with(write, page(front="title: คู่หู\nstage: run\nsource: {document: guide}\n"))
    model = articles_of(read_articles(home, diagnostics), Innovation)[0].value
    assert (model.unit, model.year, model.url, model.themes, len(diagnostics)) == (
        "a",
        2564,
        "/innovations/2564/pair/",
        (),
        0,
    )


def test_a_project_needs_stage_and_source(write: Write) -> None:
    home, diagnostics = units_with(write, page(front="title: คู่หู\nstage: begun\n"))
    assert read_articles(home, diagnostics) == ()
    assert {one.code for one in diagnostics} == {Code.MISSING_FIELD, Code.WRONG_CHOICE}


def resolved(home: Path, diagnostics: Diagnostics, files: Mapping[str, FileFact] | None = None) -> Texts:
    glossary = read_glossary(home, diagnostics)
    glosser = Glosser(glossary.value) if glossary else None
    return resolve_texts(read_articles(home, diagnostics), files or {}, glosser, diagnostics)


def test_links_to_source_files_become_addresses_and_terms_are_linked(write: Write) -> None:
    diagnostics = Diagnostics()
    home = write(
        content__guidance__index_md=page("ดู[เครื่องมือ](tools/index.md#ita) และ[ที่นี่](#here) ตามระดับ"),
        content__guidance__tools__index_md=page(
            "## ITA {#ita}\n\n[กลับ](../index.md)", FRONT + "aliases: [/tools/]\n"
        ),
        content__glossary_yaml="level: {term: ระดับ, text: ขั้น, source: {document: guideline-2564}}\n",
    )
    texts = resolved(home, diagnostics)
    guidance = {one.id: one for one in texts.articles}
    html = guidance[""].prose.html
    assert 'href="/guidance/tools/#ita"' in html
    assert '<a class="term whole" href="/glossary/#level">ระดับ</a>' in html
    assert 'href="/guidance/"' in guidance["tools"].prose.html
    assert [one.url for one in texts.internal_links] == [
        "/guidance/tools/#ita",
        "/guidance/#here",
        "/guidance/",
    ]
    assert [(one.url, one.target, one.span.line) for one in texts.moved] == [
        ("/tools/", "/guidance/tools/", 5)
    ]
    assert len(diagnostics) == 0


def test_an_image_too_large_for_a_telephone_is_told_where_it_is_shown(write: Write) -> None:
    home, diagnostics = write(content__guidance__index_md=page("![ป้าย](../files/sign.jpg)")), Diagnostics()
    photo = FileFact(
        path="content/files/sign.jpg", kind="JPEG", size=4_200_000, sha256="0", pixels=(4000, 3000)
    )
    resolved(home, diagnostics, {photo.path: photo})
    assert codes(diagnostics) == [("content/guidance/index.md", Code.FILE_TOO_LARGE)]
    assert "4.20 MB (4,000 × 3,000 จุด)" in next(iter(diagnostics)).message


def test_a_link_to_a_file_that_is_no_page_is_a_dead_link(write: Write) -> None:
    diagnostics = Diagnostics()
    resolved(
        write(
            content__guidance__index_md=page(
                "[ก](../site.yaml) [ข](https://example.org/a.md) [ค](mailto:a@example.org)"
            )
        ),
        diagnostics,
    )
    assert [(one.code, one.span.line, one.span.column) for one in diagnostics] == [(Code.DEAD_LINK, 7, 5)]


def test_the_file_of_an_article_is_known_from_the_article(write: Write) -> None:
    root = write(
        content__pages__about_md=page(front="title: ก\ndescription: ข\n"),
        content__guidance__index_md=page(),
        content__guidance__ethics__index_md=page(),
        content__guidance__ethics__gifts_md=page(),
    )
    told = Diagnostics()
    read = read_articles(root, told)
    assert not told
    assert [listing_of(one.value) for one in read] == list_articles(root, told)
    assert len(read) == 4
