"""Markdown to safe HTML: the only door to markdown-it-py and its plugins."""

from __future__ import annotations

from cleancdd.markup.inline import Link
from cleancdd.markup.rendering import Markup, render

__all__ = ["Link", "Markup", "render"]
