"""Detects private e-mail addresses: those with a provider open to anyone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleancdd.privacy.hits import Hit, Kind

__all__ = ["find"]

_PROVIDERS = (
    "gmail",
    "googlemail",
    "hotmail",
    "outlook",
    "live",
    "msn",
    "windowslive",
    "yahoo",
    "ymail",
    "rocketmail",
    "icloud",
    "me",
    "mac",
    "aol",
    "proton",
    "protonmail",
    "gmx",
    "zoho",
    "mail",
    "yandex",
    "qq",
    "163",
    "126",
    "naver",
    "thaimail",
    "chaiyo",
    "sanook",
)
_AT = ("@", "at)", "(a)", "[a]", "at]", "at}", "at )", "at ]", "แอท", "(ที่)", "%40", " at ")
_MAIL = re.compile(
    r"(?i)(?<![a-z0-9_.+-])([a-z0-9][a-z0-9_.+-]{0,63}?|[ก-๎][ก-๎.]{0,40}?)"
    r" ?(?:@|%40| at (?=[a-z]+ ?(?:dot|\(|\[))| ?[(\[{] ?(?:at|a|แอท|ที่) ?[)\]}] ?) ?"
    rf"({'|'.join(_PROVIDERS)})"
    r" ?(?:\.| ?[(\[{] ?(?:dot|จุด) ?[)\]}] ?| dot ) ?"
    r"((?:com?|me|net|org)(?:\.(?:th|uk|jp))?|in\.th)(?![a-z0-9-])"
)


def find(text: str) -> Iterator[Hit]:
    """Every private address in a normalised text."""
    small = text.lower()
    if not any(name in small for name in _PROVIDERS) or not any(sign in small for sign in _AT):
        return
    for found in _MAIL.finditer(text):
        yield Hit(*found.span(), Kind.PRIVATE_EMAIL, f"{found[1][0]}…@{found[2]}.{found[3]}")
