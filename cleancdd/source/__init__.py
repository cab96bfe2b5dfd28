"""Strict reading of authors' files: every value stays as its author wrote it and keeps its line and
column."""

from __future__ import annotations

from cleancdd.source.document import Document, Loc, Value
from cleancdd.source.files import read_markdown, read_yaml

__all__ = ["Document", "Loc", "Value", "read_markdown", "read_yaml"]
