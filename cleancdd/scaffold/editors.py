"""Files for editors: schemas, settings of VS Code, and a check before each commit."""

from __future__ import annotations

import json
from collections.abc import Iterator

from cleancdd.resources import schemas_folder
from cleancdd.scaffold.drafts import Draft

__all__ = ["editor_files"]

VSCODE = {
    "files.encoding": "utf8",
    "files.eol": "\n",
    "files.insertFinalNewline": True,
    "editor.insertSpaces": True,
    "editor.tabSize": 2,
    "editor.detectIndentation": False,
    "editor.wordWrap": "on",
    "editor.unicodeHighlight.allowedLocales": {"th": True},
    "[yaml]": {"editor.quickSuggestions": {"other": True, "comments": False, "strings": True}},
    "files.exclude": {"**/.cleancdd": True},
    "yaml.schemas": {
        "./schemas/site.json": "content/site.yaml",
        "./schemas/unit.json": "units/*/unit.yaml",
        "./schemas/evaluation.json": "units/*/*/evaluation.yaml",
        "./schemas/disclosures.json": "units/*/*/disclosures.yaml",
        "./schemas/usage.json": "units/*/*/usage.yaml",
        "./schemas/oit.json": "content/oit/*.yaml",
        "./schemas/index-categories.json": "content/index-categories.yaml",
        "./schemas/status.json": "content/status.yaml",
        "./schemas/themes.json": "content/themes.yaml",
        "./schemas/glossary.json": "content/glossary.yaml",
        "./schemas/words.json": "content/words.yaml",
    },
}
"""`.vscode/settings.json`."""

_EXTENSIONS = {"recommendations": ["redhat.vscode-yaml"]}

PRE_COMMIT = """\
# ตรวจไฟล์ที่จะบันทึกก่อนทุกครั้ง ติดตั้งครั้งเดียวด้วย: pre-commit install
repos:
  - repo: local
    hooks:
      - id: cleancdd-check
        name: cleancdd check
        entry: cleancdd check
        language: system
        require_serial: true
        files: ^(content|units)/
"""


def editor_files() -> Iterator[Draft]:
    """The files of a new programme that are for editors."""
    yield Draft(".vscode/settings.json", _json(VSCODE))
    yield Draft(".vscode/extensions.json", _json(_EXTENSIONS))
    yield Draft(".pre-commit-config.yaml", PRE_COMMIT)
    for path in sorted(schemas_folder().glob("*.json")):
        yield Draft(f"schemas/{path.name}", path.read_text(encoding="utf-8"))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
