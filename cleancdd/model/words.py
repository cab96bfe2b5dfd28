"""Synonyms for the search: `content/words.yaml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from cleancdd.model.base import Model
from cleancdd.model.fields import Text

__all__ = ["WordBook"]

WordClass = Annotated[tuple[Text, ...], Field(min_length=2)]
"""Words of which each may be replaced by any other."""


class WordGroup(Model):
    """Classes of synonyms on one subject, with the source of its words."""

    title: Text
    source: Text
    classes: tuple[WordClass, ...]


class WordBook(Model):
    """The whole file."""

    groups: tuple[WordGroup, ...] = ()

    @property
    def classes(self) -> tuple[tuple[str, ...], ...]:
        """Every class, in the order of the file."""
        return tuple(one for group in self.groups for one in group.classes)
