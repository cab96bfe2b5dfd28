"""The library: everything that authors wrote, cross-checked, with every text resolved once."""

from __future__ import annotations

from cleancdd.library.contents import Library
from cleancdd.library.reader import read_library, read_usable

__all__ = ["Library", "read_library", "read_usable"]
