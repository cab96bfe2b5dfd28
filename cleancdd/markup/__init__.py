"""Markdown to safe HTML; the only package that imports markdown-it-py and its plugins."""

from __future__ import annotations

from cleancdd.markup.addresses import why_not
from cleancdd.markup.blocks import CALLOUTS
from cleancdd.markup.text import Markup, render

__all__ = ["CALLOUTS", "Markup", "render", "why_not"]
