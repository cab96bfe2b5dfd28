"""Characters that look like others or are invisible: the name of each, and the text with plain characters in
their place."""

from __future__ import annotations

import re
import unicodedata

from cleancdd.thai.spelling import fold

__all__ = ["WIDE_SPACE", "differing", "name_of_sign", "odd_signs", "plain"]

_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_NOTHING = "\u00ad\u034f\u180e\u200b-\u200f\u2060-\u2064\ufeff"

WIDE_SPACE = f"[{_SPACES}{_NOTHING}]"
"""A pattern for one character that looks like a space or is invisible and is not the space of the
keyboard."""

_QUOTES = {"“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "‛": "'"}
_DASHES = dict.fromkeys("‐‑‒–—―−", "-")
_FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_PLAIN = _QUOTES | _DASHES | _FULL_WIDTH | {"∕": "/", "⁄": "/", "、": ",", "。": "."}
_ODD = re.compile(f"[{_SPACES}{_NOTHING}{''.join(map(re.escape, _PLAIN))}]")

_NAMES = {
    "\u00a0": "เว้นวรรคแบบไม่ตัดบรรทัด (NBSP)",
    "\u00ad": "ขีดแบ่งคำที่มองไม่เห็น",
    "\u200b": "ช่องว่างที่มองไม่เห็น (ZWSP)",
    "\u200c": "ตัวแยกที่มองไม่เห็น (ZWNJ)",
    "\u200d": "ตัวเชื่อมที่มองไม่เห็น (ZWJ)",
    "\u2060": "ตัวเชื่อมคำที่มองไม่เห็น",
    "\u3000": "เว้นวรรคเต็มความกว้าง",
    "\u0e4d": "นิคหิต",
    "\u0e32": "สระอา",
    "\u0e33": "สระอำ",
    "เ": "สระเอ",
    "แ": "สระแอ",
}


def name_of_sign(sign: str) -> str:
    """The Thai name of a character, with its code point."""
    number = f"U+{ord(sign):04X}"
    if sign in _NAMES:
        return f"{_NAMES[sign]} {number}"
    if re.match(WIDE_SPACE, sign):
        return f"{'เว้นวรรคแบบพิเศษ' if unicodedata.category(sign) == 'Zs' else 'อักขระที่มองไม่เห็น'} {number}"
    kinds = ((_QUOTES, "เครื่องหมายคำพูดแบบโค้ง"), (_DASHES, "ขีดแบบพิเศษ"), (_FULL_WIDTH, "เครื่องหมายเต็มความกว้าง"))
    kind = next((name for signs, name in kinds if sign in signs), "")
    return f"{kind} `{sign}` {number}".strip()


def odd_signs(text: str) -> list[str]:
    """The characters of a text that the keyboard has in another form, each once, in order of appearance."""
    return list(dict.fromkeys(_ODD.findall(text)))


def plain(text: str) -> str:
    """The text with keyboard characters; invisible ones and surrounding quotation marks are removed."""
    text = re.sub(f"[{_NOTHING}]", "", text)
    text = "".join(_PLAIN.get(sign, sign) for sign in re.sub(f"[{_SPACES}]", " ", text)).strip()
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" else text


def differing(typed: str, meant: str) -> str:
    """The characters in which two spellings that look the same differ; empty when they look different."""
    if typed == meant or fold(typed) != fold(meant):
        return ""
    start = next(
        (at for at, pair in enumerate(zip(typed, meant, strict=False)) if pair[0] != pair[1]),
        min(len(typed), len(meant)),
    )
    end = 0
    while end < min(len(typed), len(meant)) - start and typed[-1 - end] == meant[-1 - end]:
        end += 1
    ours, theirs = typed[start : len(typed) - end], meant[start : len(meant) - end]
    if not ours or not theirs:
        return f"พิมพ์{'เกิน' if ours else 'ขาด'}{_spelled(ours or theirs)}"
    return f"พิมพ์เป็น{_spelled(ours)} แทนที่จะเป็น{_spelled(theirs)}"


def _spelled(signs: str) -> str:
    return " กับ".join(_spelled_sign(sign) for sign in signs[:4]) + ("…" if len(signs) > 4 else "")


def _spelled_sign(sign: str) -> str:
    if sign in _NAMES or re.match(WIDE_SPACE, sign) or sign in _PLAIN:
        return name_of_sign(sign)
    return f" `{sign}` U+{ord(sign):04X}"
