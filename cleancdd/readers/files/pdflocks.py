"""Whether a PDF opens without a password, by the standard security handler (ISO 32000-1 7.6.3, ISO 32000-2
7.6.4).

A file that its owner has locked only against change opens for everyone: the user's password is then the empty
one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from cleancdd.readers.files.ciphers import aes_cbc, rc4

__all__ = ["opens_freely"]

_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
"""What fills up a password that is shorter than 32 bytes: all of the empty one."""

_LONGEST = 8_000
"""Maximum size in bytes of the encryption dictionary; real ones have some hundred."""

_MOST_PLACES = 64
"""Maximum number of occurrences looked at, from the end of the file; real files have one or two."""

_GAP = rb"[\s\0]"
_WANTED = re.compile(rb"/Encrypt%b*(?:([0-9]{1,10})%b+([0-9]{1,5})%b+R\b|(?=<<))" % ((_GAP,) * 3))
_IDENTITY = re.compile(rb"/ID%b*\[" % _GAP)
_TOKEN = re.compile(
    rb"(?s)[\s\0]+|%[^\r\n]*|<<|>>|[\[\]{})]|/[^\s\0()<>\[\]{}/%]*|<[0-9A-Fa-f\s\0]*>|\(|[^\s\0()<>\[\]{}/%]+|."
)
_ESCAPED = re.compile(rb"(?s)\\(\r\n|[0-7]{1,3}|.)|\r\n?")
_MEANT = {
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"b": b"\b",
    b"f": b"\f",
    b"\n": b"",
    b"\r": b"",
    b"\r\n": b"",
}


def opens_freely(data: bytes) -> bool | None:
    """Whether the PDF is unlocked or opens with the empty password; None when this cannot be determined."""
    if b"/Encrypt" not in data:
        return True
    places = list(islice(_last_places(data, b"/Encrypt"), _MOST_PLACES))
    wanted = next(filter(None, (_WANTED.match(data, place) for place in places)), None)
    if wanted is None:
        return None if len(places) == _MOST_PLACES else True
    lock = _lock(data, wanted)
    if lock is None:
        return None
    if lock.get(b"Filter") != b"/Standard":
        return False
    try:
        return any(_opens(lock, identity) for identity in _identities(data))
    except (KeyError, TypeError, ValueError, IndexError):
        return None


def _last_places(data: bytes, word: bytes) -> Iterator[int]:
    """The positions of a word, from the end of the file backwards."""
    place = data.rfind(word)
    while place >= 0:
        yield place
        place = data.rfind(word, 0, place)


def _lock(data: bytes, wanted: re.Match[bytes]) -> dict[bytes, Any] | None:
    start = wanted.end()
    if wanted[1] is not None:
        places = re.finditer(rb"(?<![0-9])%b%b+%b%b+obj" % (wanted[1], _GAP, wanted[2], _GAP), data)
        *_, last = (None, *islice(places, 10_000))
        if last is None:
            return None
        start = last.end()
    values = list(_values(data[start : start + _LONGEST]))
    return values[0] if values and isinstance(values[0], dict) else None


def _identities(data: bytes) -> Iterator[bytes]:
    """The first half of every file identifier there is; a file without any has an empty one."""
    for place in islice(_last_places(data, b"/ID"), _MOST_PLACES):
        found = _IDENTITY.match(data, place)
        first = None if found is None else next(_values(data[found.end() : found.end() + 1_000]), None)
        if isinstance(first, bytes):
            yield first
    yield b""


def _values(text: bytes) -> Iterator[Any]:
    """Dictionaries, texts, numbers and names (with `/`) at the top of a piece of PDF; what never ends is left
    out."""
    stack: list[list[Any]] = []
    place = 0
    while (found := _TOKEN.match(text, place)) is not None:
        token, place = found[0], found.end()
        if token in {b"<<", b"["}:
            stack.append([])
            continue
        if token in {b">>", b"]"}:
            if not stack:
                return
            inner = stack.pop()
            value: Any = dict(
                zip((key[1:] for key in inner[::2] if isinstance(key, bytes)), inner[1::2], strict=False)
            )
            value = value if token == b">>" else inner
        elif token == b"(":
            value, place = _text(text, place)
        elif token == b"R" and stack and len(stack[-1]) > 1:
            value = stack[-1].pop(-2), stack[-1].pop()  # a reference: object and generation number
        elif (value := _plain(token)) is None:
            continue
        if stack:
            stack[-1].append(value)
        else:
            yield value


def _plain(token: bytes) -> Any:
    """A name, a text in hexadecimal digits, a number or a word; None for tokens that are not values."""
    if token.startswith(b"<"):
        digits = re.sub(rb"[^0-9A-Fa-f]", b"", token)
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    if re.fullmatch(rb"[-+]?[0-9]{1,12}", token):
        return int(token)
    return None if token.isspace() or token[:1] in b"%\0{})>" else token


def _text(text: bytes, place: int) -> tuple[bytes, int]:
    """A text in parentheses from behind the first of them, and where it ends."""
    depth, start = 1, place
    for found in re.finditer(rb"(?s)\\.|[()]", text[start:]):
        depth += {b"(": 1, b")": -1}.get(found[0], 0)
        if depth == 0:
            return _unescaped(text[start : start + found.start()]), start + found.end()
    return b"", len(text)


def _unescaped(text: bytes) -> bytes:
    def meant(found: re.Match[bytes]) -> bytes:
        if found[1] is None:
            return b"\n"
        return bytes([int(found[1], 8) & 255]) if found[1].isdigit() else _MEANT.get(found[1], found[1])

    return _ESCAPED.sub(meant, text)


def _opens(lock: dict[bytes, Any], identity: bytes) -> bool:
    revision, proof = lock[b"R"], lock[b"U"]
    if revision not in {2, 3, 4, 5, 6} or len(proof) < 32:
        raise ValueError(revision)
    if revision in {5, 6}:
        salt = proof[32:40]
        return bool((_hardened(salt) if revision == 6 else hashlib.sha256(salt).digest()) == proof[:32])
    key = _key(lock, identity)
    if revision == 2:
        return bool(rc4(key, _PADDING) == proof[:32])
    answer = hashlib.md5(_PADDING + identity, usedforsecurity=False).digest()
    for turn in range(20):
        answer = rc4(bytes(one ^ turn for one in key), answer)
    return bool(answer == proof[:16])


def _key(lock: dict[bytes, Any], identity: bytes) -> bytes:
    """The key of revisions 2 to 4 that the empty password makes."""
    length = {1: 5, 4: 16}.get(lock.get(b"V", 1)) or lock.get(b"Length", 40) // 8
    plain = _PADDING + lock[b"O"][:32] + (lock[b"P"] & 0xFFFFFFFF).to_bytes(4, "little") + identity
    if lock[b"R"] == 4 and lock.get(b"EncryptMetadata") == b"false":
        plain += b"\xff" * 4
    key = hashlib.md5(plain, usedforsecurity=False).digest()
    for _ in range(50 if lock[b"R"] > 2 else 0):
        key = hashlib.md5(key[:length], usedforsecurity=False).digest()
    return key[:length]


def _hardened(salt: bytes) -> bytes:
    """The hash of revision 6 (ISO 32000-2, algorithm 2.B) of the empty password."""
    key, turn = hashlib.sha256(salt).digest(), 0
    while True:
        mixed = aes_cbc(key[:16], key[16:32], key * 64)
        key = (hashlib.sha256, hashlib.sha384, hashlib.sha512)[sum(mixed[:16]) % 3](mixed).digest()
        turn += 1
        if turn >= 64 and mixed[-1] <= turn - 32:
            return key[:32]
