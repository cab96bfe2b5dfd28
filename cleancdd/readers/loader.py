"""From one author's file to a typed model beside the document it was read from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from cleancdd.diagnostics import Diagnostics, Span
from cleancdd.markup import Markup, render
from cleancdd.model.article import Article, ArticleFile
from cleancdd.readers.markdown import check_markdown, span_of
from cleancdd.readers.validation import read
from cleancdd.source import Document, read_markdown, read_yaml

__all__ = ["InternalLink", "Loaded", "load", "load_article"]

A = TypeVar("A", bound=Article)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class InternalLink:
    """An address within the site that an author leads to or shows as an image, and where.

    Whether it exists is known when all files are read and all pages planned.
    """

    url: str
    span: Span
    line: str
    is_image: bool = False


@dataclass(frozen=True, slots=True)
class Loaded(Generic[T]):
    """A model beside the document it was read from, so that a later check can point at the author's line.

    `internal_links` are what the links and images of a text lead to within the site, as they are written.
    """

    value: T
    document: Document
    internal_links: tuple[InternalLink, ...] = ()


def load(root: Path, name: str, kind: Any, diagnostics: Diagnostics) -> Loaded[Any] | None:
    """Read a YAML file into a noun of that type; None when it has diagnostics."""
    document = read_yaml(root / name, name, diagnostics)
    noun = None if document is None else read(document, kind, diagnostics)
    return None if document is None or noun is None else Loaded(noun, document)


def load_article(
    root: Path,
    name: str,
    file: type[ArticleFile],
    article: type[A],
    diagnostics: Diagnostics,
    **place: object,
) -> Loaded[A] | None:
    """Read a Markdown file into an article; None when it has diagnostics.

    `file` is the model of its front matter; `place` are the fields that only its place tells: id, unit, year.
    """
    document = read_markdown(root / name, name, diagnostics)
    if document is None:
        return None
    markup = render(document.body, first_line=document.body_line)
    check_markdown(document, markup, file.ANCHORS, diagnostics)
    front = read(document, file, diagnostics)
    if front is None:
        return None
    made = article.of(front, prose=markup.prose, **place)
    return Loaded(made, document, tuple(_within(document, markup)))


def _within(document: Document, markup: Markup) -> Iterator[InternalLink]:
    for link in markup.links:
        if link.allowed and ":" not in re.split("[/?#]", link.href, maxsplit=1)[0]:
            line = document.line(link.line)
            yield InternalLink(
                link.href, span_of(document, link.line, link.href, link.column), line, link.is_image
            )
