"""Reads `content/site.yaml` and `content/status.yaml`."""

from __future__ import annotations

from pathlib import Path

from cleancdd.diagnostics import Code, Faults, Span
from cleancdd.folders import Loaded, load
from cleancdd.model.settings import Settings
from cleancdd.model.unit import StatusBook

__all__ = ["SETTINGS_FILE", "STATUS_FILE", "read_settings", "read_statuses"]

SETTINGS_FILE = "content/site.yaml"
STATUS_FILE = "content/status.yaml"


def read_settings(root: Path, faults: Faults) -> Loaded[Settings] | None:
    """The site's settings; without them nothing can be built."""
    if not (root / SETTINGS_FILE).exists():
        faults.add(
            Span(SETTINGS_FILE), Code.MISSING_FILE, f"ไม่พบ `{SETTINGS_FILE}`", "สร้างไฟล์นี้ตามตัวอย่างในหน้า “วิธีแก้ไขข้อมูล” ของเว็บไซต์"
        )
        return None
    return load(root, SETTINGS_FILE, Settings, faults)


def read_statuses(root: Path, faults: Faults) -> Loaded[StatusBook] | None:
    """The statuses over the years; none when the site keeps none."""
    return load(root, STATUS_FILE, StatusBook, faults) if (root / STATUS_FILE).exists() else None
