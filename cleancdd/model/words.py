"""Words for the search: `content/words.yaml`. Synonyms, and what people ask when a page is the answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from cleancdd.model.base import Model
from cleancdd.model.fields import Text, matching

__all__ = ["WordBook", "addresses_of"]

WordClass = Annotated[tuple[Text, ...], Field(min_length=2)]
"""Words of which each may be replaced by any other."""


class WordGroup(Model):
    """Classes of synonyms on one subject, with the source of its words."""

    title: Text
    source: Text
    classes: tuple[WordClass, ...]


_DIGITS = "|".join(rf"\[{least}-[{least}-9]\]" for least in range(10))
_LETTERS = rf"(?:[a-z0-9.-]|{_DIGITS})*"

PagePattern = Annotated[
    Text,
    matching(rf"/(?:(?!/){_LETTERS}(?:\*{_LETTERS})?/)*", "ที่อยู่ของหน้าในเว็บไซต์นี้", "/guidance/lessons/"),
]
"""The address of a page; `*` stands for any letters within one part, once in each (several may match in more
ways than can be tried), `[0-5]` for a digit."""


def addresses_of(pattern: str) -> re.Pattern[str]:
    """What matches the addresses that a `PagePattern` stands for, as a whole."""
    return re.compile(pattern.replace(".", r"\.").replace("*", "[^/]+"))


class AskedPage(Model):
    """What people ask when a page is the answer; the search alone reads it, no page shows it."""

    address: PagePattern
    asked: Annotated[tuple[Text, ...], Field(min_length=1)]


class WordBook(Model):
    """The whole file."""

    groups: tuple[WordGroup, ...] = ()
    pages: tuple[AskedPage, ...] = ()

    @property
    def classes(self) -> tuple[tuple[str, ...], ...]:
        """Every class, in the order of the file."""
        return tuple(one for group in self.groups for one in group.classes)

    @property
    def asked(self) -> Mapping[str, tuple[str, ...]]:
        """What people ask, by the pattern of addresses of the pages that answer it."""
        return {one.address: one.asked for one in self.pages}
