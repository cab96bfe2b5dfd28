"""From one author's file to a typed model beside the document it was read from."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import Any, Generic, TypeVar, get_origin

from cleancdd.cache import (
    ALONE,
    Store,
    Uncacheable,
    active,
    decode,
    decode_text,
    digest_of_file,
    encode,
    stamp_of,
)
from cleancdd.diagnostics import Diagnostics, InvalidContent, Span
from cleancdd.markup import Markup, render
from cleancdd.model.article import Article, ArticleFile, Prose
from cleancdd.model.base import Model
from cleancdd.readers.markdown import check_markdown, span_of
from cleancdd.readers.validation import read
from cleancdd.source import Document, Loc, read_markdown, read_yaml
from cleancdd.source.files import MOST_MARKDOWN

__all__ = ["InternalLink", "Loaded", "load", "load_article"]

A = TypeVar("A", bound=Article)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class InternalLink:
    """An address within the site that an author leads to or shows as an image, and where.

    Whether it exists is known when all files are read and all pages planned. `is_pattern` says that it stands
    for the addresses of several pages.
    """

    url: str
    document: Document
    place: Loc | Span
    is_image: bool = False
    is_pattern: bool = False

    @property
    def path(self) -> str:
        """The author's file."""
        return self.document.name

    @property
    def span(self) -> Span:
        """The position of the address; for a YAML value it is computed on first access."""
        return self.place if isinstance(self.place, Span) else self.document.span(self.place)

    @property
    def line(self) -> str:
        """The line as its author wrote it."""
        return self.document.line(self.span.line)


@dataclass(frozen=True, slots=True)
class Loaded(Generic[T]):
    """A model beside the document it was read from, so that a later check can point at the author's line.

    `internal_links` are what the links and images of a text lead to within the site, as they are written.
    """

    value: T
    document: Document
    internal_links: tuple[InternalLink, ...] = ()


def load(root: Path, name: str, kind: Any, diagnostics: Diagnostics) -> Loaded[Any] | None:
    """Read a YAML file into a model of that type; None when it has diagnostics."""

    def fresh(told: Diagnostics) -> Loaded[Any] | None:
        document = read_yaml(root / name, name, told)
        value = None if document is None else read(document, kind, told)
        return None if document is None or value is None else Loaded(value, document)

    return _kept_or_read(root, name, kind, "", fresh, diagnostics)


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

    def fresh(told: Diagnostics) -> Loaded[A] | None:
        document = read_markdown(root / name, name, told)
        if document is None:
            return None
        markup = render(document.body, first_line=document.body_line)
        check_markdown(document, markup, file.ANCHORS, told)
        front = read(document, file, told)
        if front is None:
            return None
        made = article.of(front, prose=markup.prose, **place)
        return Loaded(made, document, tuple(_within(document, markup)))

    return _kept_or_read(root, name, article, repr(sorted(place.items())), fresh, diagnostics)


def _kept_or_read(
    root: Path,
    name: str,
    kind: Any,
    place: str,
    fresh: Callable[[Diagnostics], Loaded[T] | None],
    diagnostics: Diagnostics,
) -> Loaded[T] | None:
    """What an earlier run read from the same bytes, else what is read now; cached if free of diagnostics."""
    store = active.get()
    # The name alone: written out, a type tells where its functions lie in the memory of this run.
    row = f"file {name} {(get_origin(kind) or kind).__name__} {place}"
    path = f"{root}/{name}"
    stamp = None if store is None else stamp_of(path)
    if store is not None:
        kept = store.of_file(row, stamp, lambda: digest_of_file(Path(path), MOST_MARKDOWN))
        with contextlib.suppress(Exception):  # an unusable cache entry: read the file instead
            if kept is not None:
                return _thawed(root, name, kind, row, kept)
    told = Diagnostics()
    loaded = fresh(told)
    diagnostics.extend(told)
    if loaded is None:
        return None
    if store is not None and not told:
        with contextlib.suppress(Uncacheable):
            _put(store, row, stamp, kind, loaded)
    document = loaded.document.put_by(_reader(root, name))
    links = tuple(replace(one, document=document) for one in loaded.internal_links)
    return Loaded(loaded.value, document, links)


def _put(store: Store, row: str, stamp: str | None, kind: Any, loaded: Loaded[Any]) -> None:
    """Store what was read; the prose of an article apart, since few builds show it again."""
    value, document = loaded.value, loaded.document
    links = [[one.url, astuple(one.span), one.is_image] for one in loaded.internal_links]
    plain = encode(kind, value)
    place = _place_of_prose(kind)
    if place is not None:
        store.put(f"{ALONE} {row}", document.digest, plain[place])
        plain[place] = [value.prose.digest, value.prose.letters]
    known = value.digest if isinstance(value, Model) else ""
    store.put(row, document.digest, [document.digest, known, plain, links], stamp)


def _thawed(root: Path, name: str, kind: Any, row: str, kept: list[Any]) -> Loaded[Any]:
    digest, known, plain, links = kept
    document = Document(name, digest, None, _reader(root, name))
    found = (InternalLink(url, document, Span(*span), is_image) for url, span, is_image in links)
    place = _place_of_prose(kind)
    prose = None
    if place is not None:
        (its_digest, letters), plain[place] = plain[place], None
        prose = Prose.put_by(its_digest, letters, partial(_prose, root, name, row, digest))
    value = decode(kind, plain)
    if prose is not None:
        value.__dict__["prose"] = prose
    if known:
        value.__dict__["digest"] = known  # as if it had been asked for before
    return Loaded(value, document, tuple(found))


@cache
def _place_of_prose(kind: Any) -> int | None:
    """Which of the fields of an article is its prose; None for any other kind."""
    is_article = isinstance(kind, type) and issubclass(kind, Article)
    return list(kind.model_fields).index("prose") if is_article else None


def _prose(root: Path, name: str, row: str, digest: str) -> Prose:
    """The prose of an unchanged article: as it was stored, else rendered again."""
    store = active.get()
    kept = store and store.taken(f"{ALONE} {row}", digest)
    if kept:
        with contextlib.suppress(Exception):  # whatever is wrong with the stored prose, there is the file
            found: Prose = decode_text(Prose, kept)
            return found
    told = Diagnostics()
    document = read_markdown(root / name, name, told)
    if document is None:
        raise InvalidContent(told)
    return render(document.body, first_line=document.body_line).prose


def _reader(root: Path, name: str) -> Callable[[], Document | None]:
    read_again = read_markdown if name.endswith(".md") else read_yaml
    return lambda: read_again(root / name, name, Diagnostics())


def _within(document: Document, markup: Markup) -> Iterator[InternalLink]:
    for link in markup.links:
        if link.allowed and ":" not in re.split("[/?#]", link.href, maxsplit=1)[0]:
            span = span_of(document, link.line, link.href, link.column)
            yield InternalLink(link.href, document, span, link.is_image)
