"""Publishes the built site on disk: it is replaced as a whole or not at all.

A build writes its files into a new tree beside the site (`Staging`), adds unchanged files as hard links,
writes a manifest of digests, and swaps the trees in one step. Until that step, visitors see the old site,
whatever happens.
"""

from __future__ import annotations

from cleancdd.publish.errors import PublishError
from cleancdd.publish.manifest import (
    MANIFEST,
    SIGNATURE,
    Deviation,
    DeviationKind,
    FileDigest,
    named_by,
    parse_manifest,
    verify,
)
from cleancdd.publish.staging import Published, Staging

__all__ = [
    "MANIFEST",
    "SIGNATURE",
    "Deviation",
    "DeviationKind",
    "FileDigest",
    "PublishError",
    "Published",
    "Staging",
    "named_by",
    "parse_manifest",
    "verify",
]
