"""Detects mobile numbers: 06, 08 or 09 and eight more digits, in every notation, and after +66."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleancdd.privacy.digits import AS_IN_THE_BOOK, Number, about, is_part, numbers
from cleancdd.privacy.hits import Hit, Kind, masked
from cleancdd.privacy.words import CODE, MONEY_BEHIND, PHONE, TELEPHONE_BEFORE

__all__ = ["find", "is_mobile"]

_LENGTHS = frozenset({9, 10})
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
_BARE = re.compile(r"(?<![\d.,-])66[ -]?[689](?:[ -]?\d){8}(?!\d)")
_WITHOUT_ZERO = {(9,), (2, 3, 4), (2, 7), (1, 4, 4), (1, 8)}
"""The grouping of nine digits without the leading 0, which spreadsheets drop."""

_COLUMN = 1_500


def is_mobile(number: Number) -> bool:
    """Whether ten digits are grouped like a mobile number."""
    return number.digits[0] == "0" and number.digits[1] in "689" and number.sizes in _USUAL


def find(text: str) -> Iterator[Hit]:
    """Every mobile number in a normalised text."""
    for number in numbers(text, _LENGTHS):
        if _begins_well(number) and _is_dialled(text, number):
            yield _hit(text, number.start, number.end)
    if "66" not in text:
        return
    for found in _ABROAD.finditer(text):
        yield _hit(text, found.start(), found.end())
    for found in _BARE.finditer(text):
        if PHONE.search(about(text, *found.span(), before=_TOLD, after=8)):
            yield _hit(text, found.start(), found.end())


def _begins_well(number: Number) -> bool:
    start = "0" if len(number.digits) == 10 else ""
    return number.digits.startswith(start) and number.digits[len(start)] in "689"


def _is_under_phone(text: str, number: Number) -> bool:
    """Whether the number is a cell in a column of telephone numbers that are not an office's."""
    row = text[text.rfind("\n", 0, number.start) + 1 : number.start]
    above = text[max(0, number.start - _COLUMN) : number.start - len(row)]
    if not number.is_whole or not re.search(r"[\t|,]\s*$", row):
        return False
    return (
        re.search(r"(?:เบอร์|โทร|มือถือ|phone|mobile|tel)[^\n]{0,30}(?:\n|[\t|,])", above, re.IGNORECASE)
        is not None
    )


def _hit(text: str, start: int, end: int) -> Hit:
    return Hit(start, end, Kind.MOBILE, masked(text[start:end]))


def _is_dialled(text: str, number: Number) -> bool:
    # `08…-5678-9` abbreviates two numbers, of which one is enough; with any other continuation it is not a
    # telephone number.
    goes_on = re.match(r"-\d", text[number.end : number.end + 2])
    if is_part(text, number, behind=".") or (goes_on and not _TO.match(text, number.end)):
        return False
    before = about(text, number.start, number.end, before=_TOLD)[:-1].rpartition("\n")[2]
    if len(number.digits) == 9:
        has_column = TELEPHONE_BEFORE.search(before) is not None or _is_under_phone(text, number)
        return number.sizes in _WITHOUT_ZERO and has_column
    if PHONE.search(before):
        return number.sizes in _USUAL or number.is_even or {*number.gaps} <= {" ", "-"}
    return _looks_dialled(text, number, before)


def _looks_dialled(text: str, number: Number, before: str) -> bool:
    """Whether ten digits without a label are grouped in a way that only telephone numbers are."""
    if number.sizes not in _USUAL:
        is_account = number.sizes == AS_IN_THE_BOOK
        return number.is_dashed and number.is_even and not is_account and not re.search("[A-Za-z]-$", before)
    if ("/" in "".join(number.gaps) and number.sizes != (3, 7)) or (
        number.gaps and not number.is_dashed and MONEY_BEHIND.match(text, number.end)
    ):
        return False
    has_point = "." in "".join(number.gaps) and number.sizes in {(1, 9), (1, 4, 5), (2, 8)}
    return not has_point and not (number.is_whole and CODE.search(before))
