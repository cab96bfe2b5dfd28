"""The schemas that editors read: made from the models, explained in Thai, true of the site's own files."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import yaml

from cleancdd.scaffold.editors import VSCODE
from tools.schemas import FOLDER, KINDS, TOP, schemas

FIELD = re.compile(r"[ก-๙]")


def models(name: str) -> list[dict[str, Any]]:
    whole = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return [whole, *whole.get("$defs", {}).values()]


def test_they_are_those_of_the_models() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}
    assert written == schemas()


@pytest.mark.parametrize("name", KINDS)
def test_every_field_is_explained_in_thai(name: str) -> None:
    fields = [(key, field) for model in models(name) for key, field in model.get("properties", {}).items()]
    assert [key for key, field in fields if not FIELD.search(field.get("description", ""))] == []


FILES = {
    "unit": "units/*/unit.yaml",
    "evaluation": "units/*/*/evaluation.yaml",
    "innovation": "units/*/*/innovations/*.md",
    "best-practice": "content/best-practices/*.md",
    "guidance": "content/guidance/**/*.md",
    "page": "content/pages/*.md",
    "site": "content/site.yaml",
    "status": "content/status.yaml",
    "themes": "content/themes.yaml",
    "glossary": "content/glossary.yaml",
    "oit": "content/oit/*.yaml",
    "index-categories": "content/index-categories.yaml",
}


def _unknown(value: Any, schema: dict[str, Any], defs: dict[str, Any]) -> set[str]:
    """Fields that a schema does not know; its types are pydantic's own."""
    if "$ref" in schema:
        schema = defs[schema["$ref"].rpartition("/")[2]]
    choices = [one for one in schema.get("anyOf", schema.get("oneOf", ())) if one.get("type") != "null"]
    if choices:
        return min((_unknown(value, one, defs) for one in choices), key=len)
    if isinstance(value, list):
        return set().union(*(_unknown(one, schema.get("items", {}), defs) for one in value))
    if not isinstance(value, dict):
        return set()
    known = schema.get("properties", {})
    other = schema.get("additionalProperties", {})
    found = set() if isinstance(other, dict) and not known else value.keys() - known.keys()
    inner = (_unknown(one, known.get(key, other or {}), defs) for key, one in value.items())
    return set(found).union(*inner)


@pytest.mark.parametrize("name", FILES)
def test_they_know_every_field_of_the_site_s_own_files(name: str) -> None:
    schema = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    paths = sorted(TOP.glob(FILES[name]))[:12]
    assert paths
    for path in paths:
        text = path.read_text(encoding="utf-8")
        value = yaml.load(text.split("---\n")[1] if path.suffix == ".md" else text, yaml.BaseLoader)  # noqa: S506
        assert _unknown(value, schema, schema.get("$defs", {})) == set(), path


def test_every_schema_that_an_editor_is_told_of_is_there() -> None:
    for name, where in VSCODE["yaml.schemas"].items():  # type: ignore[attr-defined]
        assert (TOP / name).is_file(), where
