"""Extracts text and metadata of attached documents, page by page, with bounded time and memory.

Documents come from outside: a separate process reads them (`worker`) and is terminated when it takes too
long. Results are cached by the digest of the document (`reading`).
"""

from __future__ import annotations

from cleancdd.doctext.text import READ_KINDS, DocumentText, Part, Unread

__all__ = ["READ_KINDS", "DocumentText", "Part", "Unread"]
