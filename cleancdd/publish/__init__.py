"""The built site on disk: replaced whole or left as it was.

A build writes its files into a new tree beside the site (`Staging`), brings unchanged files over as hard
links, writes a manifest of digests, and swaps the trees in one step. Whatever happens before that step, the
site visitors see is the old one.
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
from cleancdd.publish.memory import BuildMemory, Remembered
from cleancdd.publish.staging import Published, Staging

__all__ = [
    "MANIFEST",
    "SIGNATURE",
    "BuildMemory",
    "Deviation",
    "DeviationKind",
    "FileDigest",
    "PublishError",
    "Published",
    "Remembered",
    "Staging",
    "named_by",
    "parse_manifest",
    "verify",
]
