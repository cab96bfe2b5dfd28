"""The staff's page names every field of every file and every kind of slip, and nothing that does not exist."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from cleancdd.diagnostics import Code
from cleancdd.model import disclosure, evaluation, knowledge, links, oit, rubric, settings, unit, usage, writeup

PAGE = (Path(__file__).parents[1] / "content" / "pages" / "editing.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"(?m)^## [^\n]*\{#([a-z-]+)\}\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL))
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
    "pages": (writeup.PageFile,),
    "innovations": (knowledge.InnovationFile,),
    "themes": (knowledge.Theme,),
    "best-practices": (knowledge.BestPracticeFile,),
    "guidance": (knowledge.GuidanceFile,),
    "glossary": (knowledge.GlossaryTerm,),
    "rubric": (
        rubric.Scheme,
        rubric.Dimension,
        rubric.Measure,
        rubric.Ladder,
        rubric.Programme,
        rubric.CriterionFile,
    ),
}
EVERYWHERE = {"document", "section", "lines", "note"}


def nouns(kind: Any) -> set[type[BaseModel]]:
    """A noun and all nouns within its fields."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return {kind}.union(*(nouns(field.annotation) for field in kind.model_fields.values()))
    return set().union(*(nouns(one) for one in get_args(kind)))


@pytest.mark.parametrize("section", FILES)
def test_every_field_of_a_file_is_explained_in_its_section(section: str) -> None:
    fields = {name for kind in FILES[section] for noun in nouns(kind) for name in noun.model_fields} - EVERYWHERE
    explained = set(re.findall(r"`([a-z_0-9]+)(?::[^`]*)?`", SECTIONS[section]))
    assert fields - explained == set()


def test_every_kind_of_slip_is_explained_and_no_other() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \|", SECTIONS["messages"], re.MULTILINE)
    assert sorted(rows) == sorted(code.value for code in Code)


def test_every_check_is_explained() -> None:
    assert {name.value for name in rubric.CheckName} <= set(re.findall(r"`([a-z-]+)`", SECTIONS["rubric"]))
