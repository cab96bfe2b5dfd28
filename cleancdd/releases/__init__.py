"""Releases of the built site: signed, put where visitors see them, and checked against their manifest."""

from __future__ import annotations

__all__: list[str] = []
