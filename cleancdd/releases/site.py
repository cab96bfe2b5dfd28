"""The signature of a built site in a folder."""

from __future__ import annotations

import hashlib
from pathlib import Path

from cleancdd.publish import MANIFEST, SIGNATURE, PublishError, verify
from cleancdd.publish.paths import PlainTree
from cleancdd.refusals import reason
from cleancdd.releases.signature import PublicKey, SecretKey, sign, verify_signature
from cleancdd.wholefile import replacing

__all__ = ["sign_site", "wrong_signature", "wrong_signature_of_list"]

_FIRST = 3


def sign_site(site: Path, key: SecretKey) -> None:
    """Sign the manifest of a built site; raises `PublishError` when a file differs from the manifest, or the
    folder is not a built site."""
    if found := verify(site):
        names = " ".join(f"`{one.path}`" for one in found[:_FIRST])
        raise PublishError(
            f"ไม่ลงนาม เพราะมีไฟล์ไม่ตรงกับรายการ {len(found)} ไฟล์ เช่น {names} สร้างเว็บไซต์ใหม่แล้วลงนาม"
        )
    manifest = (site / MANIFEST).read_bytes()
    comment = f"file:{MANIFEST} sha256:{hashlib.sha256(manifest).hexdigest()}"
    try:
        with replacing(site / SIGNATURE) as fresh:
            fresh.write_text(sign(manifest, key, comment), encoding="ascii", newline="\n")
            fresh.chmod(0o644)  # a web server runs as another user
    except OSError as failed:
        raise PublishError(f"เขียน {site / SIGNATURE} ไม่ได้: {reason(failed)}") from failed


def wrong_signature(site: Path, key: PublicKey) -> str | None:
    """Why the signature of the site does not verify with the key, in Thai; None when it does."""
    if PlainTree(site).stat(SIGNATURE) is None:
        return f"ไม่มีลายเซ็น `{SIGNATURE}`"
    return verify_signature((site / MANIFEST).read_bytes(), (site / SIGNATURE).read_bytes(), key)


def wrong_signature_of_list(manifest: Path, key: PublicKey) -> str | None:
    """The same for a saved copy of a manifest, whose signature has the same name with `.minisig` appended."""
    signature = manifest.with_name(f"{manifest.name}{SIGNATURE.removeprefix(MANIFEST)}")
    try:
        return verify_signature(manifest.read_bytes(), signature.read_bytes(), key)
    except OSError:
        return f"ไม่มีลายเซ็น `{signature.name}` ข้าง {manifest}"
