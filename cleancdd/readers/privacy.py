"""Reads `content/privacy.yaml`, the exceptions to what must not be published."""

from __future__ import annotations

from pathlib import Path

from cleancdd.diagnostics import Diagnostics
from cleancdd.model.privacy import PrivacyBook
from cleancdd.readers.loader import Loaded, load

__all__ = ["PRIVACY_FILE", "read_privacy"]

PRIVACY_FILE = "content/privacy.yaml"


def read_privacy(root: Path, diagnostics: Diagnostics) -> Loaded[PrivacyBook] | None:
    """The exceptions; None when the site has none."""
    return load(root, PRIVACY_FILE, PrivacyBook, diagnostics) if (root / PRIVACY_FILE).exists() else None
