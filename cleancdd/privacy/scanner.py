"""Runs every detector on a text, and removes what may be published."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cleancdd.privacy import accounts, identity, mail, mobile, papers, tables
from cleancdd.privacy.hits import Hit, Kind
from cleancdd.privacy.plaintext import plain

__all__ = ["contact_key", "scan"]

_DETECTORS = (identity.find, mobile.find, accounts.find, papers.find, mail.find, tables.find)


def contact_key(words: str) -> str:
    """A key of an address or number that does not depend on its notation."""
    if "@" in words:
        return re.sub(r"\s", "", words).casefold()
    digits = re.sub(r"\D", "", plain(words).text)
    return f"0{digits[2:]}" if re.match(r"66[1-9]", digits) and len(digits) > 10 else digits


def scan(written: str, allowed: frozenset[str] = frozenset()) -> list[Hit]:
    """All personal data in a text, in order, without overlaps.

    `allowed` are the keys (`contact_key`) of contacts that the site itself declares.
    """
    text = plain(written)
    found = (hit for detector in _DETECTORS for hit in detector(text.text))
    hits = [hit for hit in found if not _is_allowed(text.text[hit.start : hit.end], hit.kind, allowed)]
    return [
        Hit(text.at(hit.start), text.at(hit.end - 1) + 1, hit.kind, hit.shown) for hit in sorted(_apart(hits))
    ]


def _is_allowed(words: str, kind: Kind, allowed: frozenset[str]) -> bool:
    if kind is Kind.PRIVATE_EMAIL:
        words = re.sub(r"[(\[{] ?(?:at|a|แอท|ที่) ?[)\]}]|%40", "@", words)
    return kind in {Kind.MOBILE, Kind.PRIVATE_EMAIL} and contact_key(words) in allowed


def _apart(hits: Iterable[Hit]) -> list[Hit]:
    """The hits without those that overlap an earlier or longer one; a table may contain others."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda one: (one.start, -one.end)):
        over = [one for one in kept if one.end > hit.start and not one.kind.endswith("-table")]
        if not over or hit.kind.endswith("-table"):
            kept.append(hit)
    return kept
