"""Checks outside addresses politely and reports the state of each; requests go through httpx."""

from __future__ import annotations

from cleancdd.links.book import check_library, is_offline
from cleancdd.links.checker import CheckLimits, check
from cleancdd.links.places import places_of
from cleancdd.links.summary import summary

__all__ = ["CheckLimits", "check", "check_library", "is_offline", "places_of", "summary"]
