"""The text and metadata of attached documents: page by page, in bounded time and memory, each document
once.

A document is what somebody sent in: a process of its own reads it (`worker`), which is ended when it takes
too long, and what was read is kept by the digest of the document (`reading`).
"""

from __future__ import annotations

from cleancdd.doctext.text import READ_KINDS, DocumentText, Part, Unread

__all__ = ["READ_KINDS", "DocumentText", "Part", "Unread"]
