"""Reads `content/themes.yaml` and `content/glossary.yaml`: the subjects and the words that texts share."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from cleancdd.diagnostics import Code, Faults
from cleancdd.folders import Loaded, load
from cleancdd.model.base import Slug
from cleancdd.model.knowledge import GlossaryTerm, Theme
from cleancdd.reading import slip
from cleancdd.source import Loc
from cleancdd.thai.folding import fold

__all__ = ["GLOSSARY_FILE", "THEMES_FILE", "read_glossary", "read_themes"]

THEMES_FILE = "content/themes.yaml"
GLOSSARY_FILE = "content/glossary.yaml"

_LEAST = 2
"""Letters or digits that a spelling must have."""


def read_themes(root: Path, faults: Faults) -> Loaded[Mapping[str, Theme]] | None:
    """The themes by id, in the order in which they are written; none when the site keeps none."""
    return load(root, THEMES_FILE, dict[Slug, Theme], faults) if (root / THEMES_FILE).exists() else None


def read_glossary(root: Path, faults: Faults) -> Loaded[Mapping[str, GlossaryTerm]] | None:
    """The terms by id, no spelling of which is told twice or is too short to be a word; none when the site keeps no glossary."""
    if not (root / GLOSSARY_FILE).exists():
        return None
    loaded: Loaded[Mapping[str, GlossaryTerm]] | None = load(root, GLOSSARY_FILE, dict[Slug, GlossaryTerm], faults)
    if loaded is not None:
        _check_spellings(loaded, faults)
    return loaded


def _check_spellings(loaded: Loaded[Mapping[str, GlossaryTerm]], faults: Faults) -> None:
    seen: dict[str, str] = {}
    for key, term in loaded.noun.items():
        places: list[tuple[Loc, str]] = [((key, "term"), term.term)]
        places += [((key, "full"), term.full)] if term.full else []
        places += [((key, "also", index), word) for index, word in enumerate(term.also)]
        for loc, word in places:
            if sum(map(str.isalnum, word)) < _LEAST:
                message = f"คำ “{word}” สั้นเกินไป จะทำลิงก์จากแทบทุกข้อความ"
                advice = f"พิมพ์คำที่มีตัวอักษรหรือตัวเลขอย่างน้อย {_LEAST} ตัว หรือลบคำนี้"
                slip(loaded.document, loc, Code.WRONG_TYPE, message, advice, faults)
                continue
            other = seen.setdefault(fold(word), key)
            if other != key:
                message = f"คำ “{word}” อธิบายไว้แล้วที่ `{other}`"
                slip(loaded.document, loc, Code.REPEATED_ENTRY, message, "รวมเป็นคำเดียว หรือลบคำที่ซ้ำ", faults)
