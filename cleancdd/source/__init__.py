"""Authors' files read strictly: every value arrives as its author wrote it, and remembers its line and
column."""

from __future__ import annotations

from cleancdd.source.document import Document, Loc, Value
from cleancdd.source.files import read_markdown, read_yaml

__all__ = ["Document", "Loc", "Value", "read_markdown", "read_yaml"]
