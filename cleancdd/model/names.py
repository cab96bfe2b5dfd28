"""Names that are permanent or must be valid on every system: ids, fiscal years, paths of files."""

from __future__ import annotations

import re
import unicodedata

__all__ = [
    "CRITERION_PATTERN",
    "SLUG_PATTERN",
    "YEAR_PATTERN",
    "is_criterion_id",
    "is_file_path",
    "is_reserved",
    "is_slug",
    "is_year",
    "unseen_in",
]

_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\..*)?")

SLUG_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"
"""A permanent id, as `is_slug` and the fields of authors' files accept it; for searching within a text."""

YEAR_PATTERN = "2[56][0-9]{2}"
"""A fiscal year of the Buddhist era, as `is_year` accepts it; for searching within a text."""

CRITERION_PATTERN = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\.l[0-9]+(?:\.[0-9]+)*(?:\.[a-z])?|extra"
"""The id of a criterion, as `is_criterion_id` and the fields of authors' files accept it."""

_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp", "Zs"})
"""Categories of characters that are invisible or differ between systems: controls, zero-width and direction
marks, unusual spaces."""


def is_reserved(name: str) -> bool:
    """Whether Windows reserves the name for a device, whatever its extension, so that no file or folder can
    have it."""
    return _RESERVED.fullmatch(name) is not None


def is_slug(name: str) -> bool:
    """Whether a name can be a permanent id and the name of a folder on every system."""
    return re.fullmatch(SLUG_PATTERN, name) is not None and not is_reserved(name)


def is_year(name: str) -> bool:
    """Whether a name is a fiscal year of the Buddhist era, as folders and files are named by it."""
    return re.fullmatch(YEAR_PATTERN, name) is not None


def unseen_in(name: str) -> str | None:
    """The first invisible character of a name; a plain space is not one."""
    return next((sign for sign in name if sign != " " and unicodedata.category(sign) in _UNSEEN), None)


def is_file_path(value: str) -> bool:
    """Whether a relative path stays inside its folder and its names are safe on every system."""
    parts = value.split("/")
    plain = (
        all(re.fullmatch(r"[^\s.<>:\"\\|?*#%][^<>:\"\\|?*#%]*", part) for part in parts)
        and unseen_in(value) is None
    )
    return plain and not any(part.endswith((".", " ")) or is_reserved(part) for part in parts)


def is_criterion_id(text: str) -> bool:
    """Whether a text, such as the stem of a file's name, is a well-formed criterion id."""
    return re.fullmatch(CRITERION_PATTERN, text) is not None
