"""Text that was decoded with the wrong encoding (mojibake), and the text that was meant.

Three kinds occur in Thai offices: UTF-8 read as Windows-1252 (`à¸à¸²à¸£`, `Ã©`), UTF-8 read as Windows-874
(`เธเธฒเธฃ`), and Windows-874 read as Windows-1252 (`¡ÒÃ`).
"""

from __future__ import annotations

import re

__all__ = ["GARBLED", "LOST", "garbled", "ungarbled"]

LOST = "\ufffd"
"""The character that a program writes for bytes that it cannot decode."""

_LATIN, _THAI, _UNICODE = "cp1252", "cp874", "utf-8"


def _of_bytes(first: int, last: int, encoding: str) -> str:
    """The characters of these bytes in an encoding, for a character class; bytes that it leaves undefined are
    controls, as in browsers."""
    signs = (_decoded(bytes([byte]), encoding) for byte in range(first, last + 1))
    return "".join(map(re.escape, signs))


def _decoded(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return raw.decode("latin-1")


_LATIN_REST = rf"[\x80-\x9f{_of_bytes(0x80, 0xBF, _LATIN)}]"
_THAI_REST = rf"[\x80-\x9f{_of_bytes(0x80, 0xBF, _THAI)}]"
_KINDS = (
    (rf"(?:à[¸¹](?:{_LATIN_REST}|(?![À-ßá-û]))|â[€‚„…†ˆ˜™œ]{_LATIN_REST})+", _LATIN, _UNICODE),
    (rf"(?:เ[ธน]{_THAI_REST}){{3,}}", _THAI, _UNICODE),
    (r"(?=[^À-û]{0,9}[À-û])[\xa1-\xda\xdf-\xfb]{3,}", _LATIN, _THAI),
    (rf"[ÂÃ]{_LATIN_REST}", _LATIN, _UNICODE),
)
"""Each kind: what it looks like, the encoding it was read as, and the one it was written in.

No word of a Latin script has such characters in a row, and no Thai word has `เธ` or `เน` three times.
"""

GARBLED = re.compile("|".join(f"({look})" for look, _, _ in _KINDS) + f"|{LOST}+")
"""Text that was decoded with the wrong encoding, or lost."""

_HINTS = (re.compile(f"[\xa1-\xfb{LOST}]"), re.compile("เ[ธน].เ[ธน]", re.DOTALL))
"""One of them is in every such text, and hardly in any other; they are found fifty times faster."""


def garbled(text: str) -> re.Match[str] | None:
    """The first place in a text that was decoded with the wrong encoding, or lost."""
    return GARBLED.search(text) if any(hint.search(text) for hint in _HINTS) else None


def ungarbled(text: str) -> str:
    """The text as it was meant; `LOST` stands for what cannot be told."""
    return GARBLED.sub(_meant, text)


def _meant(found: re.Match[str]) -> str:
    if found.lastindex is None:
        return LOST
    _, read_as, written_in = _KINDS[found.lastindex - 1]
    return b"".join(_encoded(sign, read_as) for sign in found[0]).decode(written_in, "replace")


def _encoded(sign: str, encoding: str) -> bytes:
    try:
        return sign.encode(encoding)
    except UnicodeEncodeError:
        return sign.encode("latin-1")
