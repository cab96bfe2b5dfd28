"""Reads `content/site.yaml` and `content/status.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from cleancdd.diagnostics import Code, Diagnostics, Span
from cleancdd.model.fields import Slug
from cleancdd.model.kinds import DEFAULT_KINDS, UnitKind
from cleancdd.model.settings import Settings
from cleancdd.model.unit import StatusBook
from cleancdd.readers.loader import Loaded, load
from cleancdd.resources import SETTINGS_FILE
from cleancdd.source import read_yaml

__all__ = ["STATUS_FILE", "kinds_of", "read_settings", "read_statuses"]

STATUS_FILE = "content/status.yaml"

_KINDS: TypeAdapter[dict[str, UnitKind]] = TypeAdapter(dict[Slug, UnitKind])


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


def kinds_of(root: Path, settings: Loaded[Settings] | None) -> Mapping[str, UnitKind]:
    """The site's kinds of unit, also when its settings have diagnostics elsewhere.

    Otherwise each unit would be reported for its kind.
    """
    if settings is not None:
        return settings.value.unit_kinds
    document = read_yaml(root / SETTINGS_FILE, SETTINGS_FILE, Diagnostics())
    written = document.value.get("unit_kinds") if document and isinstance(document.value, dict) else None
    try:
        return _KINDS.validate_python(written) if written else DEFAULT_KINDS
    except ValidationError:
        return DEFAULT_KINDS


def read_statuses(root: Path, diagnostics: Diagnostics) -> Loaded[StatusBook] | None:
    """The statuses over the years; none when the site keeps none."""
    return load(root, STATUS_FILE, StatusBook, diagnostics) if (root / STATUS_FILE).exists() else None
