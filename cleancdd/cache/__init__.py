"""A cache of results between runs: values as plain JSON, signed with a user's key, and discarded when in
doubt."""

from __future__ import annotations

from cleancdd.cache.ahead import Piece, compute_ahead
from cleancdd.cache.codec import Uncacheable, decode, decode_text, encode
from cleancdd.cache.recall import recalled
from cleancdd.cache.store import ALONE, Store, active, digest_of_file, seal_of, stamp_of

__all__ = [
    "ALONE",
    "Piece",
    "Store",
    "Uncacheable",
    "active",
    "compute_ahead",
    "decode",
    "decode_text",
    "digest_of_file",
    "encode",
    "recalled",
    "seal_of",
    "stamp_of",
]
