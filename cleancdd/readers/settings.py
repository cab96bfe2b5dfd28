"""Reads `content/site.yaml` and `content/status.yaml`."""

from __future__ import annotations

from pathlib import Path

from cleancdd.diagnostics import Code, Diagnostics, Span
from cleancdd.model.settings import Settings
from cleancdd.model.unit import StatusBook
from cleancdd.readers.loader import Loaded, load
from cleancdd.resources import SETTINGS_FILE

__all__ = ["STATUS_FILE", "read_settings", "read_statuses"]

STATUS_FILE = "content/status.yaml"


def read_settings(root: Path, diagnostics: Diagnostics) -> Loaded[Settings] | None:
    """The site's settings; without them nothing can be built."""
    if not (root / SETTINGS_FILE).exists():
        diagnostics.add(
            Span(SETTINGS_FILE),
            Code.MISSING_FILE,
            f"ไม่พบ `{SETTINGS_FILE}`",
            "สร้างไฟล์นี้ตามตัวอย่างในหน้า “วิธีแก้ไขข้อมูล” ของเว็บไซต์",
        )
        return None
    return load(root, SETTINGS_FILE, Settings, diagnostics)


def read_statuses(root: Path, diagnostics: Diagnostics) -> Loaded[StatusBook] | None:
    """The statuses over the years; none when the site keeps none."""
    return load(root, STATUS_FILE, StatusBook, diagnostics) if (root / STATUS_FILE).exists() else None
