"""Reads the texts that staff write in Markdown: `content/pages/*.md`."""

from __future__ import annotations

from pathlib import Path

from cleancdd.diagnostics import Faults
from cleancdd.folders import Loaded, load_folder
from cleancdd.model.writeup import PageFile, Writeup

__all__ = ["PAGES_FOLDER", "read_pages"]

PAGES_FOLDER = "content/pages"


def read_pages(root: Path, faults: Faults) -> dict[str, Loaded[Writeup]]:
    """Every page by slug, which is the stem of its file and its address."""
    return load_folder(root / PAGES_FOLDER, root, PageFile, Writeup, "หน้า", faults)
