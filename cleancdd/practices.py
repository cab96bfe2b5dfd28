"""Reads `content/best-practices/*.md`: what units did well, told so that others can do it too."""

from __future__ import annotations

from pathlib import Path

from cleancdd.diagnostics import Faults
from cleancdd.folders import Loaded, load_folder
from cleancdd.model.knowledge import BestPractice, BestPracticeFile

__all__ = ["PRACTICES_FOLDER", "read_practices"]

PRACTICES_FOLDER = "content/best-practices"


def read_practices(root: Path, faults: Faults) -> dict[str, Loaded[BestPractice]]:
    """Every best practice by slug, which is the stem of its file and its address."""
    return load_folder(root / PRACTICES_FOLDER, root, BestPracticeFile, BestPractice, "แนวปฏิบัติ", faults)
