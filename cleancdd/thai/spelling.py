"""Normalises Thai text for comparing: one spelling for what looks or means the same.

Unicode leaves most Thai vowel signs in combining class 0, so no normal form puts a tone mark and a vowel sign
in one order, and ำ equals ํ + า only under compatibility. Keyboards, OCR and old converters produce every
order; readers see no difference.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import groupby

from cleancdd.thai.numerals import to_arabic

__all__ = ["INVISIBLE", "comparable", "fold", "respell"]

INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e007f\U000e0100-\U000e01ef]"
)
"""Soft hyphen, zero-width characters, direction controls, variation selectors and tags."""

_NIKHAHIT, _SARA_AA, _SARA_AM = "\u0e4d", "\u0e32", "\u0e33"

_THAI_CLASS = (
    dict.fromkeys(
        "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e47", 104
    )  # above vowels: after the vowels below (103), before tones (107)
    | dict.fromkeys("\u0e4c\u0e4e", 108)  # thanthakhat and yamakkan: after tones
    | {_NIKHAHIT: 255}  # last, so that it meets the า with which it makes ำ
)
"""A combining class for the Thai marks that Unicode leaves unordered, fitted between those of the other
marks."""

_CLASS = {
    char: unicodedata.combining(char)
    for char in map(chr, range(0x300, 0x20000))
    if unicodedata.combining(char)
}
_CLASS |= _THAI_CLASS
_MARK = f"[{''.join(_CLASS)}]"
_MARKS = re.compile(f"{_MARK}{{2,}}")
_MARK_AFTER_SARA_AM = re.compile(f"{_SARA_AM}{_MARK}")
"""In few texts; found ten times faster than what is to be put in order around it."""

_MARKS_AFTER_SARA_AM = re.compile(
    f"(?<!{_SARA_AM})(?<!{_MARK}){_MARK}*{_SARA_AM}+{_MARK}(?:{_MARK}|{_SARA_AM})*"
)

_PLAIN = re.compile(
    "(?:[\t\n -~·–—‘’“”•…]|เ(?!เ)|[ฤฦฯะาแ-ๆ๏-๛]"
    "|[ก-ฮ](?:[\u0e48-\u0e4b]?\u0e33|[\u0e31\u0e34-\u0e39\u0e47]?[\u0e48-\u0e4b]?\u0e4c?))*+"
)
"""A text that is in this spelling already, as most are: known in a tenth of the time of spelling it."""


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The text for comparing and searching, never for display; folding is idempotent.

    Differences of case, width of spaces, invisible characters, Thai or Arabic digits and the encoding of แ, ำ
    and stacked marks are removed. Tone marks still distinguish words (ป่า, ป้า).
    """
    text = unicodedata.normalize("NFD", INVISIBLE.sub("", text))
    text = unicodedata.normalize("NFD", to_arabic(text.casefold()))
    text = unicodedata.normalize("NFC", _one_spelling(text))
    return " ".join(text.split())


def respell(text: str) -> str:
    """The text as a reader sees it, in one spelling: no invisible characters, and แ, ำ and stacked marks
    encoded in one way."""
    return text if _PLAIN.fullmatch(text) else _spelled(text)


def _spelled(text: str) -> str:
    return unicodedata.normalize("NFC", _one_spelling(unicodedata.normalize("NFD", INVISIBLE.sub("", text))))


def comparable(spelled: str) -> str:
    """A text from `respell` without differences of case and digits; the length stays the same, so an offset
    in one is an offset in the other."""
    small = spelled.lower()
    if len(small) != len(spelled) or "Σ" in spelled:  # whose small letter depends on where it stands
        small = "".join(map(_small, spelled))
    return to_arabic(small)


def _small(char: str) -> str:
    small = char.lower()
    return small if len(small) == 1 else char


def _one_spelling(text: str) -> str:
    text = text.replace("เเ", "แ").replace(_SARA_AM, _NIKHAHIT + _SARA_AA)
    text = _MARKS.sub(lambda found: _in_order(found[0]), text).replace(_NIKHAHIT + _SARA_AA, _SARA_AM)
    if not _MARK_AFTER_SARA_AM.search(text):
        return text
    return _MARKS_AFTER_SARA_AM.sub(lambda found: _marks_first(found[0]), text)


@lru_cache(maxsize=4096)
def _in_order(marks: str) -> str:
    """The marks on one letter in canonical order, a mark typed twice kept once."""
    return "".join(mark for mark, _ in groupby(sorted(marks, key=_CLASS.__getitem__)))


def _marks_first(cluster: str) -> str:
    """Marks typed after ำ belong to the letter before it; a ํ among them is already part of ำ."""
    marks = _in_order(cluster.replace(_SARA_AM, "").replace(_NIKHAHIT, ""))
    return marks + _SARA_AM * cluster.count(_SARA_AM)
