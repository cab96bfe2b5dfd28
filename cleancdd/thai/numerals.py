"""Thai and Arabic digits."""

from __future__ import annotations

__all__ = ["spelled", "to_arabic", "to_thai"]

_THAI = "๐๑๒๓๔๕๖๗๘๙"
_WORDS = ("ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ")
_TO_ARABIC = {ord(char): str(value) for value, char in enumerate(_THAI)}
_TO_THAI = {ord(str(value)): char for value, char in enumerate(_THAI)}


def to_arabic(text: str) -> str:
    """The text with Thai digits written as Arabic ones."""
    return text.translate(_TO_ARABIC)


def to_thai(text: str) -> str:
    """The text with Arabic digits written as Thai ones."""
    return text.translate(_TO_THAI)


def spelled(number: int) -> str:
    """A small count in words, as used in headings; above ten in digits, with spaces around it."""
    return _WORDS[number] if number < len(_WORDS) else f" {number} "
