"""The part of CBOR (RFC 8949) that Pagefind's files use: whole numbers, texts, and arrays of known length."""

from __future__ import annotations

from typing import TypeAlias

__all__ = ["NotPlainCbor", "Value", "dumps", "loads"]

Value: TypeAlias = "int | str | list[Value]"

_UINT, _NEGATIVE, _TEXT, _ARRAY = 0, 1, 3, 4
_WIDTHS = {24: 1, 25: 2, 26: 4, 27: 8}
_DEEPEST = 16


class NotPlainCbor(ValueError):
    """The bytes are cut short, go on too long, or hold something other than numbers, texts and arrays."""


def loads(data: bytes) -> Value:
    """The one value that the bytes hold; raises `NotPlainCbor`."""
    value, end = _item(data, 0, _DEEPEST)
    if end != len(data):
        raise NotPlainCbor(f"{len(data) - end} bytes after the value")
    return value


def dumps(value: Value) -> bytes:
    """The shortest encoding of a value."""
    match value:
        case int():
            return _head(_UINT, value) if value >= 0 else _head(_NEGATIVE, -1 - value)
        case str():
            text = value.encode()
            return _head(_TEXT, len(text)) + text
        case list():
            return _head(_ARRAY, len(value)) + b"".join(map(dumps, value))


def _item(data: bytes, at: int, depth: int) -> tuple[Value, int]:
    kind, argument, at = _read_head(data, at)
    if kind == _UINT:
        return argument, at
    if kind == _NEGATIVE:
        return -1 - argument, at
    if kind == _TEXT:
        return _text(data, at, at + argument), at + argument
    if kind == _ARRAY and depth:
        return _array(data, at, argument, depth - 1)
    raise NotPlainCbor(f"kind {kind} at byte {at}")


def _text(data: bytes, start: int, end: int) -> str:
    if end > len(data):
        raise NotPlainCbor(f"cut short at byte {len(data)}")
    try:
        return data[start:end].decode()
    except UnicodeDecodeError as error:
        raise NotPlainCbor(f"text at byte {start} is not UTF-8") from error


def _array(data: bytes, at: int, length: int, depth: int) -> tuple[list[Value], int]:
    items: list[Value] = []
    for _ in range(length):
        item, at = _item(data, at, depth)
        items.append(item)
    return items, at


def _read_head(data: bytes, at: int) -> tuple[int, int, int]:
    """The kind of the item at a byte, its number (value or length), and where its content starts."""
    if at >= len(data):
        raise NotPlainCbor(f"cut short at byte {len(data)}")
    kind, argument = data[at] >> 5, data[at] & 31
    at += 1
    if argument < 24:
        return kind, argument, at
    end = at + _WIDTHS.get(argument, len(data) + 1)
    if end > len(data):
        raise NotPlainCbor(f"cut short at byte {len(data)}, or of unknown length")
    return kind, int.from_bytes(data[at:end], "big"), end


def _head(kind: int, argument: int) -> bytes:
    if argument < 24:
        return bytes([kind << 5 | argument])
    code, width = next((code, width) for code, width in _WIDTHS.items() if argument < 1 << 8 * width)
    return bytes([kind << 5 | code]) + argument.to_bytes(width, "big")
