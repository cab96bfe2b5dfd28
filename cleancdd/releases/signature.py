"""Signatures of a manifest in the form of minisign, made and verified with Ed25519.

Any copy of minisign can verify what is signed here and sign what is verified here: the form is that of its
files (two lines of comment, two of base64; the text is hashed with BLAKE2b before it is signed).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os
import re
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from cleancdd.publish import PublishError
from cleancdd.refusals import reason

__all__ = ["PublicKey", "SecretKey", "new_keys", "sign", "verify_signature"]

_ED25519 = b"Ed"
_HASHED = b"ED"
_PLAIN = b"\0\0"
_CHECKSUM = b"B2"
_MOST = 4096
"""Bytes of a key or a signature that are read; the form has no more than some 400."""

_KEY_ID = 8


@dataclass(frozen=True, slots=True)
class PublicKey:
    """The key that verifies signatures; `identity` is the id of its key pair."""

    identity: bytes
    key: Ed25519PublicKey

    @classmethod
    def read(cls, words: str) -> PublicKey:
        """The key in a file of this name, or the line of base64 itself; raises `PublishError`."""
        raw = _decoded(words if _is_line(words) else _line(Path(words), 1), 42, "กุญแจสาธารณะ")
        if raw[:2] != _ED25519:
            raise PublishError(f"`{words}` ไม่ใช่กุญแจสาธารณะของ minisign")
        return cls(raw[2:10], Ed25519PublicKey.from_public_bytes(raw[10:]))

    def text(self) -> str:
        """The key as a file of minisign."""
        name = self.identity[::-1].hex().upper()
        line = _encoded(_ED25519 + self.identity + self.key.public_bytes_raw())
        return f"untrusted comment: minisign public key {name}\n{line}\n"


@dataclass(frozen=True, slots=True)
class SecretKey:
    """What manifests are signed with."""

    identity: bytes
    key: Ed25519PrivateKey

    @classmethod
    def read(cls, file: Path) -> SecretKey:
        """The key of a file; raises `PublishError` for another kind of file, and for a key with a
        password."""
        raw = _decoded(_line(file, 1), 158, "กุญแจลับ")
        if raw[:2] != _ED25519 or raw[4:6] != _CHECKSUM:
            raise PublishError(f"`{file}` ไม่ใช่กุญแจลับของ minisign")
        if raw[2:4] != _PLAIN:
            raise PublishError(
                f"กุญแจลับ `{file}` มีรหัสผ่าน สร้างกุญแจที่ไม่มีรหัสผ่านด้วย `cleancdd sign --new ชื่อ` "
                "แล้วเก็บไว้ในที่เก็บความลับของระบบเผยแพร่"
            )
        identity, pair, checksum = raw[54:62], raw[62:126], raw[126:]
        key = Ed25519PrivateKey.from_private_bytes(pair[:32])
        whole = hmac.compare_digest(checksum, _checksum(identity, pair)) or not any(checksum)
        if not whole or key.public_key().public_bytes_raw() != pair[32:]:
            raise PublishError(f"กุญแจลับ `{file}` เสียหาย")
        return cls(identity, key)

    @property
    def public(self) -> PublicKey:
        """The other half of the pair."""
        return PublicKey(self.identity, self.key.public_key())

    def text(self) -> str:
        """The key as a file of minisign, without a password."""
        pair = self.key.private_bytes_raw() + self.key.public_key().public_bytes_raw()
        head = _ED25519 + _PLAIN + _CHECKSUM + bytes(32 + 8 + 8)
        line = _encoded(head + self.identity + pair + _checksum(self.identity, pair))
        return f"untrusted comment: minisign secret key\n{line}\n"


def new_keys(file: Path) -> PublicKey:
    """Make a key pair: the secret half in `file`, which only its owner may read, the public one beside it
    with the ending `.pub`.

    Raises `PublishError` where either file is there already, or cannot be written.
    """
    secret = SecretKey(os.urandom(_KEY_ID), Ed25519PrivateKey.generate())
    public = file.with_name(f"{file.name}.pub")
    for path, text, mode in ((file, secret.text(), 0o600), (public, secret.public.text(), 0o644)):
        try:
            opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        except FileExistsError as there:
            raise PublishError(f"มี `{path}` อยู่แล้ว จึงไม่เขียนทับ ใช้ชื่ออื่น") from there
        except OSError as failed:
            raise PublishError(f"เขียน `{path}` ไม่ได้: {reason(failed)}") from failed
        with os.fdopen(opened, "w", encoding="ascii", newline="\n") as stream:
            stream.write(text)
    return secret.public


def sign(data: bytes, secret: SecretKey, comment: str) -> str:
    """The signature of these bytes as a file of minisign; the same bytes, key and comment give the same."""
    made = secret.key.sign(_hashed(data))
    sealed = secret.key.sign(made + comment.encode())
    return (
        "untrusted comment: verify with: cleancdd verify --key, or minisign -Vm manifest.json -p KEY.pub\n"
        f"{_encoded(_HASHED + secret.identity + made)}\n"
        f"trusted comment: {comment}\n"
        f"{_encoded(sealed)}\n"
    )


def verify_signature(data: bytes, signature: bytes, public: PublicKey) -> str | None:
    """Why the signature is not that of these bytes by this key, in Thai; None where it is."""
    found = re.fullmatch(
        r"untrusted comment: [^\n]*\n([^\n]+)\ntrusted comment: ([^\n]*)\n([^\n]+)\n?",
        signature[:_MOST].decode("utf-8", "replace").replace("\r\n", "\n"),
    )
    if found is None:
        return "ลายเซ็นไม่ใช่รูปแบบของ minisign"
    try:
        raw, sealed = _decoded(found[1], 74, "ลายเซ็น"), _decoded(found[3], 64, "ลายเซ็น")
    except PublishError as wrong:
        return str(wrong)
    if raw[2:10] != public.identity:
        return "ลายเซ็นทำด้วยกุญแจอื่น ไม่ใช่กุญแจที่ระบุ"
    signed = {_HASHED: _hashed(data), _ED25519: data}.get(raw[:2])
    if signed is None:
        return "ลายเซ็นใช้วิธีที่โปรแกรมนี้ไม่รู้จัก"
    try:
        public.key.verify(raw[10:], signed)
        public.key.verify(sealed, raw[10:] + found[2].encode())
    except InvalidSignature:
        return "ลายเซ็นไม่ตรงกับรายการไฟล์ รายการนี้ไม่ใช่ที่เจ้าของกุญแจลงนาม"
    return None


def _hashed(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=64).digest()


def _checksum(identity: bytes, pair: bytes) -> bytes:
    return hashlib.blake2b(_ED25519 + identity + pair, digest_size=32).digest()


def _is_line(words: str) -> bool:
    return re.fullmatch(r"RW[A-Za-z0-9+/]{54}", words) is not None


def _line(file: Path, number: int) -> str:
    """One line of a small text file, from 0; raises `PublishError` where there is none."""
    try:
        with file.open("rb") as stream:
            lines = stream.read(_MOST).decode("utf-8", "replace").splitlines()
    except OSError as failed:
        raise PublishError(f"อ่านกุญแจ `{file}` ไม่ได้: {reason(failed)}") from failed
    if len(lines) <= number:
        raise PublishError(f"`{file}` ไม่ใช่กุญแจของ minisign")
    return lines[number]


def _decoded(line: str, size: int, what: str) -> bytes:
    try:
        raw = base64.b64decode(line, validate=True)
    except (binascii.Error, ValueError) as wrong:
        raise PublishError(f"{what}ไม่ใช่รูปแบบของ minisign") from wrong
    if len(raw) != size:
        raise PublishError(f"{what}ไม่ใช่รูปแบบของ minisign หรือขาดหาย")
    return raw


def _encoded(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")
