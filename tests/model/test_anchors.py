"""The anchors that pages have beside those of their texts are known, so that no heading takes one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cleancdd.model.article import FRAME_ANCHORS, ICON_ANCHORS, ArticleFile, PageFile
from cleancdd.model.criterion import CriterionFile
from cleancdd.model.disclosure import DocumentFile
from cleancdd.model.knowledge import BestPracticeFile, GuidanceFile, InnovationFile
from cleancdd.model.minutes import MinutesFile

TEMPLATES = Path(__file__).parents[2] / "templates"
OF_KIND: dict[type[ArticleFile], str] = {
    PageFile: "writeup",
    DocumentFile: "document",
    CriterionFile: "criterion",
    BestPracticeFile: "practice",
    GuidanceFile: "guidance",
    InnovationFile: "innovation",
    MinutesFile: "minutes",
}


def read(name: str) -> str:
    return (TEMPLATES / f"{name}.html").read_text(encoding="utf-8")


def anchors(text: str) -> set[str]:
    """Every fixed id, and those of a loop over (id, title, …)."""
    return set(re.findall(r'\bid="([a-z-]+)"', text)) | set(re.findall(r'(?:\[| )\("([a-z]+)", "', text))


def called(text: str) -> str:
    """A template with the macros that it calls of its parts, and those that they call."""
    parts = dict(re.findall(r'import "([a-z-]+)\.html" as (\w+)', text))
    macros = {}
    for name, alias in parts.items():
        for macro, body in re.findall(r"{%-? macro (\w+)\(.*?%}(.*?){%-? endmacro", read(name), re.DOTALL):
            macros[alias, macro] = body
    wanted = [(alias, macro) for alias, macro in macros if f"{alias}.{macro}(" in text]
    return text + "".join(macros[one] for one in wanted)


@pytest.mark.parametrize("kind", OF_KIND)
def test_the_anchors_of_each_kind_of_page_are_known(kind: type[ArticleFile]) -> None:
    assert anchors(called(read(OF_KIND[kind]))) == kind.ANCHORS


def test_the_anchors_of_the_frame_are_known() -> None:
    frame = read("base.html".removesuffix(".html"))
    boxes = re.findall(r'search_box\("([a-z-]+)", form="([a-z-]+)"', frame)
    assert anchors(frame) | {one for box in boxes for one in box} == FRAME_ANCHORS
    icons = set(re.findall(r'<symbol id="([a-z-]+)"', read("macros")))
    assert icons
    assert all(one.startswith(ICON_ANCHORS) for one in icons)
