"""Writes `schemas/`: a JSON Schema for each kind of author's file, from its model, with the Thai explanations
of the staff's pages. `make schemas` runs it; a test checks that the files are current."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from cleancdd.model import (
    article,
    disclosure,
    evaluation,
    knowledge,
    minutes,
    oit,
    settings,
    unit,
    usage,
    withdrawal,
    words,
)
from cleancdd.model.fields import Slug

TOP = Path(__file__).resolve().parents[1]
FOLDER = TOP / "schemas"

KINDS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "unit": (unit.UnitFile, ("unit",)),
    "evaluation": (evaluation.Evaluation, ("evaluation", "entry", "committee", "objections")),
    "disclosures": (disclosure.DisclosureFile, ("disclosures",)),
    "document": (disclosure.DocumentFile, ("documents", "disclosures")),
    "withdrawn": (withdrawal.WithdrawnFile, ("withdrawn", "documents", "pages")),
    "usage": (usage.Usage, ("usage",)),
    "minutes": (minutes.MinutesFile, ("minutes",)),
    "innovation": (knowledge.InnovationFile, ("innovations",)),
    "best-practice": (knowledge.BestPracticeFile, ("best-practices", "pages")),
    "guidance": (knowledge.GuidanceFile, ("guidance", "pages", "best-practices")),
    "page": (article.PageFile, ("pages",)),
    "site": (settings.Settings, ("site",)),
    "status": (unit.StatusBook, ("status",)),
    "themes": (dict[Slug, knowledge.Theme], ("themes",)),
    "glossary": (dict[Slug, knowledge.GlossaryTerm], ("glossary",)),
    "words": (words.WordBook, ("words",)),
    "oit": (oit.OitList, ("oit",)),
    "index-categories": (disclosure.IndexScheme, ("index",)),
}
"""The model of each schema, and the sections of staff's pages that explain it, the most specific first."""

_EVERYWHERE = "source"
_PAIR = re.compile(r"`([a-z][a-z_0-9]*)(?:: true)?`\s+([^`|]*[ก-๙][^`|]*)")
_ROW = re.compile(r"^\| (`[^|]+`) \| ([^|]+) \|$", re.MULTILINE)
_BLOCK = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)

Words = dict[str, str]


def schemas() -> dict[str, str]:
    """The text of each schema by file name."""
    pages = sorted((TOP / "content" / "pages").glob("editing*.md"))
    explained = _sections("\n".join(page.read_text(encoding="utf-8") for page in pages))
    return {
        f"{name}.json": _schema(kind, [block for key in (*keys, _EVERYWHERE) for block in explained[key]])
        for name, (kind, keys) in KINDS.items()
    }


def _sections(pages: str) -> dict[str, list[Words]]:
    """For each section, the explanations of fields in its paragraphs and tables, in order."""
    parts = re.split(r"^## [^\n]*\{#([a-z-]+)\}$", _BLOCK.sub("", pages), flags=re.MULTILINE)
    return {
        key: [words for block in re.split(r"\n\s*\n", text) if (words := _said(block))]
        for key, text in zip(parts[1::2], parts[2::2], strict=True)
    }


def _said(block: str) -> Words:
    """The explanation of each field that comes first in a table row or paragraph."""
    rows = [
        (name, text) for cell, text in _ROW.findall(block) for name in re.findall(r"`([a-z_0-9]+)`", cell)
    ]
    found: Words = {}
    for name, text in rows or _PAIR.findall(block):
        found.setdefault(name, _tidy(text))
    for _, text in _ROW.findall(block):
        for name, inner in _PAIR.findall(text):
            found.setdefault(name, _tidy(inner))
    return found


def _tidy(text: str) -> str:
    text = " ".join(text.split())
    return re.sub(r"\s*(?:และ|หรือ|ซึ่งมี|กับ|\()$", "", text).strip()


def _schema(kind: Any, blocks: list[Words]) -> str:
    schema = TypeAdapter(kind).json_schema()
    whole = {"$schema": "http://json-schema.org/draft-07/schema#", **schema}
    for model in (whole, *whole.get("$defs", {}).values()):
        _explain(model, blocks)
    return json.dumps(_typed(_plain(whole)), ensure_ascii=False, indent=1, default=str) + "\n"


def _explain(model: dict[str, Any], blocks: list[Words]) -> None:
    """Add to each field the explanation from the paragraph that names most of the model's fields, or from the
    first that names it."""
    fields = model.get("properties", {})
    model.pop("description", None)
    by_fit = sorted(blocks, key=lambda words: -len(words.keys() & fields.keys()))
    for name, field in fields.items():
        told = next((words[name] for words in by_fit[:1] + blocks if name in words), None)
        if told is not None:
            field["description"] = told


def _plain(value: Any, *, names: bool = False) -> Any:
    """Remove the titles made from field names, which are not Thai; a field may itself be named `title`."""
    if isinstance(value, dict):
        return {
            key: _plain(one, names=key in {"properties", "$defs"} and not names)
            for key, one in value.items()
            if names or key != "title"
        }
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value


def _typed(value: Any) -> Any:
    """Allow numbers where text is expected: text typed without quotes is read as typed."""
    if isinstance(value, dict):
        typed = {key: _typed(one) for key, one in value.items()}
        return typed | {"type": ["string", "number"]} if value.get("type") == "string" else typed
    return [_typed(one) for one in value] if isinstance(value, list) else value


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
