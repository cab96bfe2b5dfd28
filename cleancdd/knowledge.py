"""Reads everything that units learn from and that stands outside their own folders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cleancdd.diagnostics import Faults
from cleancdd.folders import Loaded
from cleancdd.guidance import read_guidance
from cleancdd.model.knowledge import BestPractice, GlossaryTerm, Guidance, Theme
from cleancdd.practices import read_practices
from cleancdd.vocabulary import read_glossary, read_themes

__all__ = ["KnowledgeFolder", "read_knowledge"]


@dataclass(frozen=True, slots=True)
class KnowledgeFolder:
    """Themes and glossary, none of which a site must keep; best practices by slug, guidance by path."""

    themes: Loaded[Mapping[str, Theme]] | None
    glossary: Loaded[Mapping[str, GlossaryTerm]] | None
    practices: Mapping[str, Loaded[BestPractice]]
    guidance: Mapping[str, Loaded[Guidance]]

    @property
    def every(self) -> Iterator[Loaded[Any]]:
        """Each file that was read."""
        yield from (one for one in (self.themes, self.glossary) if one)
        yield from self.practices.values()
        yield from self.guidance.values()


def read_knowledge(root: Path, faults: Faults) -> KnowledgeFolder:
    """All of `content/themes.yaml`, `glossary.yaml`, `best-practices/` and `guidance/`; every part is optional."""
    return KnowledgeFolder(
        themes=read_themes(root, faults),
        glossary=read_glossary(root, faults),
        practices=read_practices(root, faults),
        guidance=read_guidance(root, faults),
    )
