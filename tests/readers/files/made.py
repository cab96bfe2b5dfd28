"""Small documents made for the tests: PDFs under locks and with actions, archives, compound files."""

from __future__ import annotations

import hashlib
import io
import struct
import zipfile
import zlib

from cleancdd.readers.files.ciphers import rc4
from cleancdd.sample.files import printed_page

PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
IDENTITY = bytes(range(16))
OWNER = bytes(range(100, 132))
OFFICE = "[Content_Types].xml"
HARDENED = bytes.fromhex("8d1efb4f1bdbb651341704c2139de4f6be05d6d4609af56916b21646ed74825c")
"""What revision 6 makes of the empty password and the salt 01 02 … 08, as another reader of PDF makes it too.
"""


def pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of one page with more objects before it and more in its trailer."""
    page = printed_page("A page.")
    head, rest = page[:9], page[9:]
    written = b"".join(b"%d 0 obj\n%b\nendobj\n" % (number, one) for number, one in enumerate(objects, 6))
    return (head + written + rest).replace(b"/Root 1 0 R", b"/Root 1 0 R " + trailer)


def locked_pdf(revision: int, password: bytes, **further: bytes) -> bytes:
    """A PDF that opens with that password by the standard security handler of that revision."""
    plain = {
        b"Filter": b"/Standard",
        b"V": {2: b"1", 3: b"2", 4: b"4", 5: b"5", 6: b"5"}[revision],
        b"R": str(revision).encode(),
        b"Length": b"40" if revision == 2 else b"128",
        b"P": b"-3904",
        b"O": b"<%b>" % OWNER.hex().encode(),
        b"U": b"<%b>" % _proof(revision, password, further.get("EncryptMetadata") == b"false").hex().encode(),
        b"CF": b"<< /StdCF << /CFM /AESV2 /Length 16 >> >>",
    }
    plain |= {name.encode(): value for name, value in further.items()}
    lock = b"<< %b >>" % b" ".join(b"/%b %b" % one for one in plain.items())
    return pdf(
        lock, trailer=b"/Encrypt 6 0 R /ID [<%b> <%b>]" % (IDENTITY.hex().encode(), IDENTITY.hex().encode())
    )


def _proof(revision: int, password: bytes, bare_metadata: bool) -> bytes:
    salt = bytes(range(1, 9))
    if revision == 5:
        return hashlib.sha256(password + salt).digest() + salt + bytes(8)
    if revision == 6:
        return (bytes(32) if password else HARDENED) + salt + bytes(8)
    told = OWNER + struct.pack("<i", -3904) + IDENTITY + b"\xff" * 4 * bare_metadata
    key = hashlib.md5((password + PADDING)[:32] + told)  # noqa: S324
    if revision == 2:
        return rc4(key.digest()[:5], PADDING)
    digest = key.digest()
    for _ in range(50):
        digest = hashlib.md5(digest).digest()  # noqa: S324
    answer = hashlib.md5(PADDING + IDENTITY).digest()  # noqa: S324
    for turn in range(20):
        answer = rc4(bytes(one ^ turn for one in digest), answer)
    return answer + bytes(16)


def stream(words: bytes, content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<< %b /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream" % (words, len(packed), packed)


def archive(parts: dict[str, bytes], mimetype: str | None = None) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packed:
        if mimetype:
            packed.writestr("mimetype", mimetype, zipfile.ZIP_STORED)
        for name, content in parts.items():
            packed.writestr(name, content)
    return data.getvalue()


def docx(**parts: bytes) -> bytes:
    """A Word document with further parts, named with `__` for `/` and `_bin` for `.bin`."""
    further = {name.replace("__", "/").replace("_bin", ".bin"): one for name, one in parts.items()}
    return archive({OFFICE: b"<x/>", "word/document.xml": b"<x/>"} | further)


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file of sectors of 512 bytes: one table, the folder, then each stream of at least 4,096
    bytes."""
    whole = {
        name: content.ljust(max(4096, -(-len(content) // 512) * 512), b"\0")
        for name, content in streams.items()
    }
    names = ["Root Entry", *whole]
    folders = -(-len(names) // 4)
    table, place, entries = [0xFFFFFFFD, *range(2, folders + 1), 0xFFFFFFFE], folders + 1, b""
    for name in names:
        content = whole.get(name, b"")
        count = len(content) // 512
        start = place if count else 0xFFFFFFFE
        entries += f"{name}\0".encode("utf-16-le").ljust(64, b"\0")
        entries += struct.pack("<HBB3I", len(name) * 2 + 2, 2 if count else 5, 1, *[0xFFFFFFFF] * 3) + bytes(
            36
        )
        entries += struct.pack("<IQ", start, len(content))
        table += [*range(place + 1, place + count), 0xFFFFFFFE] if count else []
        place += count
    head = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6)
        + bytes(6)
    )
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0) + struct.pack(
        "<109I", 0, *[0xFFFFFFFF] * 108
    )
    filled = struct.pack("<128I", *table, *[0xFFFFFFFF] * (128 - len(table)))
    return head + filled + entries.ljust(folders * 512, b"\0") + b"".join(whole.values())
