"""Mobile numbers: 06, 08 or 09 and eight digits more, in every way of writing them, and after +66."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleancdd.privacy.digits import Number, about, is_part, numbers
from cleancdd.privacy.hits import Hit, Kind, masked
from cleancdd.privacy.words import CODE, PHONE

__all__ = ["find", "is_mobile"]

_LENGTH = frozenset({10})
_USUAL = {
    (10,),
    (3, 7),
    (3, 3, 4),
    (2, 4, 4),
    (2, 8),
    (3, 4, 3),
    (4, 3, 3),
    (1, 4, 4, 1),
    (1, 4, 5),
    (1, 2, 3, 4),
    (1, 2, 7),
    (3, 3, 2, 2),
    (3, 2, 2, 3),
    (3, 2, 5),
    (2, 3, 5),
    (1, 9),
    (1, 5, 4),
}
_TOLD = 40
_ABROAD = re.compile(
    r"(?<![\d.,])(?:\+ ?|00 ?)66[ ().-]{0,3}(?:0[ ().-]{0,3})?[689](?:[ .()-]{0,2}\d){8}(?!\d)"
)
_TO = re.compile(r"-\d{1,2}(?![\d-])")
_BARE = re.compile(r"(?<![\d.,/-])66[689]\d{8}(?!\d)")


def is_mobile(number: Number) -> bool:
    """Whether ten digits are written as those of a mobile telephone are."""
    return number.digits[0] == "0" and number.digits[1] in "689" and number.sizes in _USUAL


def find(text: str) -> Iterator[Hit]:
    """Every mobile number in a text made plain."""
    for number in numbers(text, _LENGTH):
        if number.digits[0] == "0" and number.digits[1] in "689" and _is_dialled(text, number):
            yield _hit(text, number.start, number.end)
    if "66" not in text:
        return
    for found in _ABROAD.finditer(text):
        yield _hit(text, found.start(), found.end())
    for found in _BARE.finditer(text):
        if PHONE.search(about(text, *found.span(), before=_TOLD)):
            yield _hit(text, found.start(), found.end())


def _hit(text: str, start: int, end: int) -> Hit:
    return Hit(start, end, Kind.MOBILE, masked(text[start:end]))


def _is_dialled(text: str, number: Number) -> bool:
    # `08…-5678-9` is two numbers, and one of them is enough; any other that goes on is something else.
    goes_on = re.match(r"-\d", text[number.end : number.end + 2])
    if is_part(text, number, behind=".,") or (goes_on and not _TO.match(text, number.end)):
        return False
    before = about(text, number.start, number.end, before=_TOLD).rpartition("\n")[2]
    told = PHONE.search(before) is not None
    if number.sizes in _USUAL:
        if "." in "".join(number.gaps) and number.sizes in {(1, 9), (1, 4, 5), (2, 8)}:
            return False
        return told or not (number.is_whole and CODE.search(before))
    return number.is_even and (told or number.is_dashed)
