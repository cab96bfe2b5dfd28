"""The library: all content of a site, cross-checked, with the links and terms of every text resolved."""

from __future__ import annotations

from cleancdd.library.contents import Library
from cleancdd.library.reader import read_library, read_usable, reading

__all__ = ["Library", "read_library", "read_usable", "reading"]
