"""Detects Thai identity numbers: 13 digits, the last a check digit; those of companies and offices begin with
0."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from cleancdd.privacy.digits import AS_ON_THE_CARD, Number, about, is_part, numbers
from cleancdd.privacy.hits import Hit, Kind, masked
from cleancdd.privacy.words import CODE, IDENTITY, MOMENT_BEFORE
from cleancdd.thai.people import TITLED

__all__ = ["find"]

_LENGTH = frozenset({13})
_BORDERS = {1, 5, 10, 12}
_TOLD = 60
_TOLD_AFTER = 25
_CALLED = 32
_NUMBER_OF = re.compile("เลข(?!ข้อ|หน้า)[^\\n0-9]{0,30}$")


def find(text: str) -> Iterator[Hit]:
    """Every identity number of a person in a normalised text."""
    from stdnum.th import pin  # noqa: PLC0415 - only where there are 13 digits

    for number in numbers(text, _LENGTH):
        if pin.is_valid(number.digits) and not is_part(text, number) and _is_identity(text, number):
            shown = masked(text[number.start : number.end])
            yield Hit(number.start, number.end, Kind.NATIONAL_ID, shown)


def _keeps_the_borders(number: Number) -> bool:
    """Whether the groups are those printed on the card, possibly with some joined."""
    ends = list(accumulate(number.sizes))[:-1]
    return len(ends) > 1 and set(ends) <= _BORDERS


def _is_alone(text: str, number: Number) -> bool:
    """Whether the line has no other content; in a row of figures, the check digit can be right by chance."""
    line = text[text.rfind("\n", 0, number.start) + 1 : number.start] + text[number.end :].partition("\n")[0]
    return not set("\t,") & set(number.gaps[0]) and not line.strip()


def _is_beside_a_name(text: str, number: Number) -> bool:
    """Whether the digits, apart by spaces, fill a cell or brackets in a line with a person's name."""
    before = text[text.rfind("\n", 0, number.start) + 1 : number.start]
    after = text[number.end :].partition("\n")[0]
    fills = re.search(r"[|\t(\[] *$", before) and re.match(r" *(?:[|\t)\]]|$)", after)
    return number.gaps[0].isspace() and bool(fills) and TITLED.search(f"{before}\0{after}") is not None


def _is_called_a_number(before: str, number: Number) -> bool:
    """Whether the digits stand apart by spaces, right after a word for a number."""
    return number.gaps[0].isspace() and _NUMBER_OF.search(before[:-1]) is not None


def _stands_out(text: str, number: Number, before: str) -> bool:
    """Whether the place of single digits shows that they are one number."""
    return _is_alone(text, number) or _is_called_a_number(before, number) or _is_beside_a_name(text, number)


def _is_identity(text: str, number: Number) -> bool:
    before = about(text, number.start, number.end, before=_TOLD)
    told = IDENTITY.search(about(text, number.start, number.end, before=_TOLD, after=_TOLD_AFTER)) is not None
    address = re.search(r"[^\s()<>\"']*$", before[:-1])
    if address and "://" in address[0]:
        return re.search(r"(?i)cid|pid|nid|citizen|id_?card", address[0]) is not None
    if number.is_boxed:
        return told or number.is_dashed or (number.is_even and _stands_out(text, number, before))
    if number.sizes == AS_ON_THE_CARD or (number.is_dashed and _keeps_the_borders(number)):
        return True
    if number.is_whole:
        label = before[:-1].rpartition("\n")[2]
        return not MOMENT_BEFORE.search(label) and (told or not CODE.search(label[-_CALLED:]))
    return told and not number.is_wrapped
