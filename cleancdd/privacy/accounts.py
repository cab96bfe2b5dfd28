"""Detects bank accounts: ten or twelve digits near the name of a bank or the word for an account."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleancdd.privacy.digits import AS_IN_THE_BOOK, Number, about, is_part, numbers
from cleancdd.privacy.hits import Hit, Kind, masked
from cleancdd.privacy.mobile import is_mobile
from cleancdd.privacy.words import BANK, CODE, MONEY_BEHIND, TELEPHONE_BEFORE
from cleancdd.thai.people import ORGANISATION, TITLED

__all__ = ["find"]

_LENGTHS = frozenset({10, 11, 12})
_BEFORE, _AFTER = 90, 60
_IN_A_TABLE = 1_500
_ACCOUNT = re.compile(r"(?i)เลข(?:ที่)?บัญชี|หมายเลขบัญชี|account")
_OWNER = re.compile(r"ชื่อบัญชี[ :“\"]*([^\n\0,]{2,60})")


def find(text: str) -> Iterator[Hit]:
    """Every account of a person in a normalised text; accounts described as those of an office or a fund are
    allowed."""
    has_bank: bool | None = None
    end = 0
    for number in numbers(text, _LENGTHS):
        has_bank = BANK.search(text) is not None if has_bank is None else has_bank
        if number.start >= end and not is_part(text, number) and _is_account(text, number, has_bank=has_bank):
            end = number.end
            yield Hit(number.start, end, Kind.BANK_ACCOUNT, masked(text[number.start : end]))


def _is_account(text: str, number: Number, *, has_bank: bool) -> bool:
    is_as_in_the_book = number.sizes == AS_IN_THE_BOOK and number.is_dashed
    if not is_as_in_the_book and (not has_bank or number.digits.startswith("00")):
        return False
    before = about(text, number.start, number.end, before=_BEFORE)[:-1]
    line = before.rpartition("\n")[2]
    if CODE.search(line[-45:]) or TELEPHONE_BEFORE.search(line) or number.is_wrapped:
        return False
    if "/" in "".join(number.gaps) or MONEY_BEHIND.match(text, number.end) or is_mobile(number):
        return False
    near = before + "\0" + about(text, number.end, number.end, before=0, after=_AFTER)[1:]
    owner = _OWNER.search(near)
    if owner and ORGANISATION.search(owner[1]) and not TITLED.search(owner[1]):
        return False
    return (
        is_as_in_the_book
        or BANK.search(near) is not None
        or (_is_cell(text, number) and _is_under_account(text, number))
    )


def _is_cell(text: str, number: Number) -> bool:
    before, after = text[number.start - 1 : number.start], text[number.end : number.end + 1]
    return before in {"", "\t", "|", ",", "\n", " "} and after in {"", "\t", "|", ",", "\n", " "}


def _is_under_account(text: str, number: Number) -> bool:
    """Whether the number is in a table with a column of accounts."""
    above = text[max(0, number.start - _IN_A_TABLE) : number.start]
    found = _ACCOUNT.search(above)
    return found is not None and any(sign in above[found.start() :] for sign in "\t|,")
