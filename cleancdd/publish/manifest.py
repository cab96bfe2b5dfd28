"""The manifest: the list of a site's files with their digests, and the check of a folder against it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from cleancdd.publish.compression import SUFFIX, digest_within
from cleancdd.publish.errors import PublishError, explained
from cleancdd.publish.paths import PlainTree, is_safe

__all__ = [
    "MANIFEST",
    "SIGNATURE",
    "Deviation",
    "DeviationKind",
    "FileDigest",
    "is_site",
    "manifest_bytes",
    "named_by",
    "parse_manifest",
    "verify",
]

MANIFEST = "manifest.json"
"""The path of the manifest in the site."""

SIGNATURE = f"{MANIFEST}.minisig"
"""The path of the manifest's signature, if it is signed; the manifest cannot list it."""

_GENERATOR = "cleancdd"


@dataclass(frozen=True, slots=True)
class FileDigest:
    """SHA-256 (hexadecimal) and size in bytes of one published file."""

    sha256: str
    size: int


class DeviationKind(StrEnum):
    """How a file differs from the manifest."""

    MISSING = "missing"
    CHANGED = "changed"
    EXTRA = "extra"
    UNREAD = "unread"
    """Unknown: a server did not return the file."""


@dataclass(frozen=True, slots=True, order=True)
class Deviation:
    """One file that differs from the manifest."""

    path: str
    kind: DeviationKind


def manifest_bytes(files: Mapping[str, FileDigest]) -> bytes:
    """The manifest of these files, one per line, sorted; the same files give the same bytes."""
    lines = ",\n".join(
        f'    {json.dumps(path, ensure_ascii=False)}: {{"sha256": "{one.sha256}", "size": {one.size}}}'
        for path, one in sorted(files.items())
    )
    return f'{{\n  "generator": "{_GENERATOR}",\n  "files": {{\n{lines}\n  }}\n}}\n'.encode()


def parse_manifest(data: bytes) -> dict[str, FileDigest]:
    """The files that a manifest lists; raises `PublishError` when it is not a manifest of this program or
    names a path outside the site."""
    try:
        value = json.loads(data)
        files = {
            path: FileDigest(str(entry["sha256"]), int(entry["size"]))
            for path, entry in value["files"].items()
        }
        ours = value["generator"] == _GENERATOR and all(map(is_safe, files))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise PublishError(f"`{MANIFEST}` ไม่ใช่รายการไฟล์ของเว็บไซต์ที่โปรแกรมนี้สร้าง หรือเสียหาย") from error
    if not ours:
        raise PublishError(f"`{MANIFEST}` ไม่ใช่รายการไฟล์ของเว็บไซต์ที่โปรแกรมนี้สร้าง")
    return files


def named_by(sha256: str, files: Mapping[str, FileDigest]) -> tuple[str, ...]:
    """The files of a manifest that have this digest, sorted."""
    return tuple(sorted(path for path, one in files.items() if one.sha256 == sha256))


def is_site(folder: Path) -> bool:
    """Whether a folder is a site that this program published; raises `OSError`."""
    try:
        parse_manifest(_read(folder))
    except PublishError:
        return False
    return True


def verify(folder: Path) -> tuple[Deviation, ...]:
    """Every file that is missing, changed or extra, sorted by path; raises `PublishError` when there is no
    manifest.

    Symbolic links are never followed: one in place of a file counts as changed, any other as extra. A packed
    file beside a listed one is changed when it holds other bytes.
    """
    with explained("ตรวจเว็บไซต์", folder, assurance=""):
        listed = parse_manifest(_read(folder))
        found = dict(PlainTree(folder).entries())
        found.pop(MANIFEST)
        if found.get(SIGNATURE):
            del found[SIGNATURE]
        missing = [Deviation(path, DeviationKind.MISSING) for path in listed.keys() - found.keys()]
        more = found.keys() - listed.keys()
        packed = {path for path in more if path.endswith(SUFFIX) and path.removesuffix(SUFFIX) in listed}
        extra = [Deviation(path, DeviationKind.EXTRA) for path in more - packed]
        common = listed.keys() & found.keys()
        changed = [path for path in common if not (found[path] and _digest(folder / path) == listed[path])]
        changed += [path for path in packed if not (found[path] and _holds(folder, path, listed))]
    return tuple(sorted([*missing, *extra, *(Deviation(path, DeviationKind.CHANGED) for path in changed)]))


def _holds(folder: Path, packed: str, listed: Mapping[str, FileDigest]) -> bool:
    """Whether a packed file holds the bytes of the file beside it."""
    one = listed[packed.removesuffix(SUFFIX)]
    return digest_within(folder / packed, one.size) == one.sha256


def _read(folder: Path) -> bytes:
    if PlainTree(folder).stat(MANIFEST) is None:
        raise PublishError(f"ไม่พบ `{MANIFEST}` ใน {folder} โฟลเดอร์นี้ไม่ใช่เว็บไซต์ที่โปรแกรมนี้สร้าง")
    return (folder / MANIFEST).read_bytes()


def _digest(file: Path) -> FileDigest:
    with file.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
        return FileDigest(sha256, stream.tell())
