"""The staff's pages name every field of every file and every kind of mistake, and nothing that does not
exist."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from cleancdd.diagnostics import Code, Diagnostics
from cleancdd.markup import render
from cleancdd.model import (
    article,
    criterion,
    disclosure,
    evaluation,
    knowledge,
    links,
    minutes,
    oit,
    paper,
    privacy,
    rubric,
    settings,
    unit,
    usage,
    withdrawal,
)
from cleancdd.model.fields import Slug
from cleancdd.readers.loader import load
from cleancdd.readers.markdown import check_markdown
from cleancdd.readers.validation import read
from cleancdd.source import read_markdown

PAGES = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parents[1] / "content" / "pages").glob("editing*.md"))
}
BLOCK = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)


def read_front(root: Path, name: str, kind: type[article.ArticleFile], diagnostics: Diagnostics) -> None:
    document = read_markdown(root / name, name, diagnostics)
    assert document is not None
    check_markdown(document, render(document.body), kind.ANCHORS, diagnostics)
    read(document, kind, diagnostics)


def sections(page: str) -> dict[str, str]:
    """The text under each heading by its anchor; a heading within an example begins no section."""
    bare = BLOCK.sub(lambda block: block[0].replace("#", "="), page)
    starts = [(one[1], one.end()) for one in re.finditer(r"^## [^\n]*\{#([a-z-]+)\}$", bare, re.MULTILINE)]
    ends = [bare.rfind("\n## ", 0, start) for _, start in starts[1:]] + [len(page)]
    return {anchor: page[start:end] for (anchor, start), end in zip(starts, ends, strict=bool(starts))}


SECTIONS = {anchor: text for page in PAGES.values() for anchor, text in sections(page).items()}
FURTHER = {
    "evaluation": ("entry", "committee", "objections"),
    "rubric": ("rubric-criteria", "rubric-forms"),
    "messages": ("messages-content",),
}
"""The sections on another page that go on with one."""
FILES: dict[str, tuple[Any, ...]] = {
    "unit": (unit.UnitFile,),
    "evaluation": (evaluation.Evaluation,),
    "disclosures": (disclosure.DisclosureFile,),
    "usage": (usage.Usage,),
    "oit": (oit.OitList,),
    "index": (disclosure.IndexScheme,),
    "status": (unit.StatusBook,),
    "site": (settings.Settings,),
    "links": (links.LinkBook,),
    "privacy": (privacy.PrivacyBook,),
    "pages": (article.PageFile,),
    "innovations": (knowledge.InnovationFile,),
    "minutes": (minutes.MinutesFile,),
    "withdrawn": (withdrawal.WithdrawnFile,),
    "themes": (knowledge.Theme,),
    "best-practices": (knowledge.BestPracticeFile,),
    "guidance": (knowledge.GuidanceFile,),
    "glossary": (knowledge.GlossaryTerm,),
    "rubric": (
        rubric.Scheme,
        rubric.Dimension,
        criterion.Measure,
        rubric.Ladder,
        rubric.Programme,
        paper.Paper,
        criterion.CriterionFile,
    ),
}


def whole(section: str) -> str:
    return "".join(SECTIONS[one] for one in (section, *FURTHER.get(section, ())))


EVERYWHERE = {"document", "section", "lines", "note"}


def nouns(kind: Any) -> set[type[BaseModel]]:
    """A noun and all nouns within its fields."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return {kind}.union(*(nouns(field.annotation) for field in kind.model_fields.values()))
    return set().union(*(nouns(one) for one in get_args(kind)))


def test_the_program_is_installed_as_the_readme_says() -> None:
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    lines = re.findall(r"^\| (?:Windows|macOS|Debian) \| `.+` \|$", readme, re.MULTILINE)
    assert len(lines) == 3
    assert [line for line in lines if line not in PAGES["editing"]] == []


@pytest.mark.parametrize("section", FILES)
def test_every_field_of_a_file_is_explained_in_its_section(section: str) -> None:
    fields = {
        name for kind in FILES[section] for noun in nouns(kind) for name in noun.model_fields
    } - EVERYWHERE
    explained = set(re.findall(r"`([a-z_0-9]+)(?::[^`]*)?`", whole(section)))
    assert fields - explained == set()


def test_every_kind_of_mistake_is_explained_and_no_other() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \|", whole("messages"), re.MULTILINE)
    assert sorted(rows) == sorted(code.value for code in Code)


def test_what_stood_on_the_one_page_is_found_from_there() -> None:
    """Each file's page is led to, by the anchors that the page of all had."""
    line = re.compile(r"^####? \[[^\]]+\]\((editing-[a-z-]+)\.md#([a-z-]+)\) \{#\2\}$", re.MULTILINE)
    links = line.findall(PAGES["editing"])
    assert [anchor for page, anchor in links if f"{{#{anchor}}}" not in PAGES[page]] == []
    assert {page for page, _ in links} - {"editing-publish"} == {name for name in PAGES if "-file-" in name}
    assert {*FILES, "numbers", "entry", "committee", "objections"} <= {anchor for _, anchor in links}


def test_every_check_is_explained() -> None:
    assert {name.value for name in criterion.CheckName} <= set(re.findall(r"`([a-z-]+)`", whole("rubric")))


RECORDS: dict[str, tuple[str, Any]] = {
    "unit": ("unit.yaml", unit.UnitFile),
    "evaluation": ("evaluation.yaml", evaluation.Evaluation),
    "disclosures": ("disclosures.yaml", disclosure.DisclosureFile),
    "documents": ("document.md", disclosure.DocumentFile),
    "usage": ("usage.yaml", usage.Usage),
    "status": ("status.yaml", unit.StatusBook),
    "innovations": ("innovation.md", knowledge.InnovationFile),
    "minutes": ("minutes.md", minutes.MinutesFile),
    "withdrawn": ("withdrawn.md", withdrawal.WithdrawnFile),
    "best-practices": ("practice.md", knowledge.BestPracticeFile),
    "links": ("links.yaml", links.LinkBook),
    "privacy": ("privacy.yaml", privacy.PrivacyBook),
}
"""The files that hold records, of units and of what was checked: what their examples are read as."""

OTHERS: dict[str, tuple[str, Any]] = {
    "oit": ("oit.yaml", oit.OitList),
    "index": ("index.yaml", disclosure.IndexScheme),
    "site": ("site.yaml", settings.Settings),
    "pages": ("page.md", article.PageFile),
    "themes": ("themes.yaml", dict[Slug, knowledge.Theme]),
    "guidance": ("guidance.md", knowledge.GuidanceFile),
    "glossary": ("glossary.yaml", dict[Slug, knowledge.GlossaryTerm]),
}
EXAMPLES = RECORDS | OTHERS

FILLINGS = {
    "วันที่": "2564-03-16",
    "จำนวน": "3",
    "ทั้งหมด": "9",
    "ในงบ": "3",
    "ในที่เหลือ": "4",
    "เลขเขต": "1",
    "เลขข้อ": "4.4.1",
    "เลขบรรทัด": "10-12",
    "ที่อยู่เต็ม": '"https://example.go.th/"',
    "ปี": "2564",
    "รหัส": "one",
    "ไฟล์ใน": "files/one.pdf",
    "เหตุที่ไม่เกี่ยวข้อง": "no-case",
    "met หรือ": "unmet",
    "in-progress": "complete",
    "ขั้นสูงสุด": "run",
    "หมวดในเอกสาร": "model",
}
"""What is typed in place of a placeholder that begins so; any other takes words."""


def example(section: str) -> str:
    """The first block of a section, without the lines that fence it."""
    block = next(BLOCK.finditer(SECTIONS[section]))[0]
    return block.split("\n", 1)[1].removesuffix("```")


def filled(text: str) -> str:
    def value(match: re.Match[str]) -> str:
        return next((typed for start, typed in FILLINGS.items() if match[1].startswith(start)), "ถ้อยคำ")

    return re.sub(r"<([^<>\n]+)>", value, text)


def faults_of(root: Path, section: str, text: str) -> Diagnostics:
    name, kind = EXAMPLES[section]
    (root / name).write_text(text, encoding="utf-8")
    diagnostics = Diagnostics()
    (read_front if name.endswith(".md") else load)(root, name, kind, diagnostics)
    return diagnostics


@pytest.mark.parametrize("section", RECORDS)
def test_an_example_of_a_record_pasted_as_it_is_records_nothing(tmp_path: Path, section: str) -> None:
    assert list(faults_of(tmp_path, section, example(section)))


@pytest.mark.parametrize("page", ["evidence", "reply"])
def test_what_a_task_page_gives_to_type_records_nothing_as_it_is(tmp_path: Path, page: str) -> None:
    block = re.search(r"^ *```yaml\n(.*?)^ *```$", PAGES[f"editing-{page}"], re.DOTALL | re.MULTILINE)
    assert block is not None
    assert list(faults_of(tmp_path, "evaluation", block[1]))


@pytest.mark.parametrize("section", EXAMPLES)
def test_an_example_that_is_filled_in_is_read(tmp_path: Path, section: str) -> None:
    diagnostics = faults_of(tmp_path, section, filled(example(section)))
    assert [one.message for one in diagnostics] == []
