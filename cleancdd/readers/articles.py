"""Reads every article: the kinds of article, the folders of their files, and the model of each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias, TypeVar, cast

from cleancdd.diagnostics import Code, Diagnostics, Span
from cleancdd.model.article import Article, ArticleFile, PageFile, Writeup
from cleancdd.model.disclosure import DocumentFile, UnitDocument
from cleancdd.model.knowledge import (
    BestPractice,
    BestPracticeFile,
    Guidance,
    GuidanceFile,
    Innovation,
    InnovationFile,
)
from cleancdd.model.minutes import Minutes, MinutesFile
from cleancdd.model.names import is_slug, is_year
from cleancdd.model.withdrawal import Withdrawn, WithdrawnFile
from cleancdd.readers.folders import entries, has_slug, name_of, refuse_unknown, subfolders
from cleancdd.readers.loader import Loaded, load_article

__all__ = [
    "ListedArticle",
    "article_folders",
    "articles_of",
    "file_of",
    "list_articles",
    "listing_of",
    "read_articles",
    "read_listed",
]

A = TypeVar("A", bound=Article)

Fields: TypeAlias = "dict[str, object]"

_OPENING = "index.md"


@dataclass(frozen=True, slots=True)
class ArticleKind:
    """A kind of article: the models of its files and articles, and the folder of its files.

    In `folder`, `{unit}` is any unit's folder and `{year}` any fiscal year; the article has both as fields.
    `word` is the Thai word for a file. Folders within a nested kind are sections, each opened by its
    `index.md`.
    """

    article: type[Article]
    file: type[ArticleFile]
    folder: str
    word: str
    nested: bool = False


ARTICLE_KINDS = (
    ArticleKind(Writeup, PageFile, "content/pages", "หน้า"),
    ArticleKind(Innovation, InnovationFile, "units/{unit}/{year}/innovations", "โครงการ"),
    ArticleKind(BestPractice, BestPracticeFile, "content/best-practices", "แนวปฏิบัติ"),
    ArticleKind(Guidance, GuidanceFile, "content/guidance", "หน้า", nested=True),
    ArticleKind(UnitDocument, DocumentFile, "units/{unit}/documents", "เอกสาร"),
    ArticleKind(Minutes, MinutesFile, "units/{unit}/{year}/minutes", "รายงานการประชุม"),
    ArticleKind(Withdrawn, WithdrawnFile, "units/{unit}/withdrawn", "เอกสารที่ถอน"),
)


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """The file of an article: the index of its kind in `ARTICLE_KINDS`, and the fields taken from its
    path."""

    kind: int
    name: str
    fields: Fields


def article_folders(place: str) -> tuple[str, ...]:
    """The names of the article folders directly inside `place`, such as `units/{unit}/{year}`."""
    parts = (kind.folder.rpartition("/") for kind in ARTICLE_KINDS)
    return tuple(name for parent, _, name in parts if parent == place)


def articles_of(articles: Iterable[Loaded[Any]], kind: type[A]) -> list[Loaded[A]]:
    """Those articles that are of one kind, in their order."""
    return [cast("Loaded[A]", one) for one in articles if isinstance(one.value, kind)]


def file_of(article: Article) -> str | None:
    """The path of an article's file within the site's folder; None for a criterion, whose path is known from
    its rubric."""
    listed = listing_of(article)
    return listed.name if listed else None


def listing_of(article: Article) -> ListedArticle | None:
    """The file that an article was read from; None for a criterion, whose path is known from its rubric."""
    number = next((at for at, one in enumerate(ARTICLE_KINDS) if one.article is type(article)), None)
    if number is None:
        return None
    kind = ARTICLE_KINDS[number]
    place = {name: getattr(article, name) for name in ("unit", "year") if f"{{{name}}}" in kind.folder}
    name, fields = f"{article.id}.md", {"id": article.id, **place}
    if kind.nested:
        fields["opens"] = opens = getattr(article, "opens", False)
        name = f"{article.id}/{_OPENING}".lstrip("/") if opens else name
    return ListedArticle(number, f"{kind.folder.format(**place)}/{name}", fields)


def read_articles(
    root: Path, diagnostics: Diagnostics, only: Collection[str] | None = None
) -> tuple[Loaded[Article], ...]:
    """Every article of the site, of its units those of `only` if given, kind by kind, sorted within each by
    the path of its file."""
    listed = list_articles(root, diagnostics)
    if only is not None:
        listed = [one for one in listed if one.fields.get("unit") in {None, *only}]
    return tuple(read_listed(root, listed, diagnostics))


def list_articles(root: Path, diagnostics: Diagnostics) -> list[ListedArticle]:
    """The files of all articles, in the order in which they are read; files that do not belong there are
    reported."""
    return [
        ListedArticle(place, name_of(path, root), fields)
        for place, kind in enumerate(ARTICLE_KINDS)
        for path, fields in _of_kind(root, kind, diagnostics)
    ]


def read_listed(
    root: Path, listed: Iterable[ListedArticle], diagnostics: Diagnostics
) -> Iterator[Loaded[Article]]:
    """Those of the listed articles that have no diagnostics."""
    for one in listed:
        kind = ARTICLE_KINDS[one.kind]
        loaded = load_article(root, one.name, kind.file, kind.article, diagnostics, **one.fields)
        if loaded is not None:
            yield loaded


def _of_kind(root: Path, kind: ArticleKind, diagnostics: Diagnostics) -> Iterator[tuple[Path, Fields]]:
    for folder, place in _folders(root, kind.folder):
        if kind.nested:
            yield from _nested(folder, "", root, kind, diagnostics)
            continue
        for path in entries(folder, root, diagnostics):
            if path.suffix != ".md" or path.is_dir():
                refuse_unknown(path, root, (f"ชื่อ{kind.word}.md",), diagnostics)
            elif has_slug(path, root, kind.word, diagnostics):
                yield path, {"id": path.stem, **place}


def _folders(root: Path, pattern: str) -> Iterator[tuple[Path, Fields]]:
    """The folders matching a pattern, with the unit and year of each; invalid names are reported
    elsewhere."""
    found: list[tuple[Path, Fields]] = [(root, {})]
    for part in pattern.split("/"):
        if part == "{unit}":
            found = [
                (one, place | {"unit": one.name}) for path, place in found for one in _inside(path, is_slug)
            ]
        elif part == "{year}":
            found = [
                (one, place | {"year": int(one.name)})
                for path, place in found
                for one in _inside(path, is_year)
            ]
        else:
            found = [(path / part, place) for path, place in found]
    # A link is reported where the folder around it is listed.
    yield from ((path, place) for path, place in found if not (path.parent.is_symlink() or path.is_symlink()))


def _inside(folder: Path, is_name: Any) -> list[Path]:
    if folder.is_symlink() or not folder.is_dir():
        return []
    return sorted(
        one for one in folder.iterdir() if is_name(one.name) and one.is_dir() and not one.is_symlink()
    )


def _nested(
    folder: Path, section: str, root: Path, kind: ArticleKind, diagnostics: Diagnostics
) -> Iterator[tuple[Path, Fields]]:
    """The articles of a section and of those within it; a page that claims the address of a folder beside it
    is refused."""
    inside = entries(folder, root, diagnostics)
    sections = subfolders(folder)
    if inside and folder / _OPENING not in inside:
        name = name_of(folder / _OPENING, root)
        advice = "สร้างหน้าเปิดของหมวดนี้ ให้มี `title:` `description:` และ `sources:`"
        diagnostics.add(Span(name), Code.MISSING_FILE, f"ไม่พบ `{name}`", advice)
    for path in inside:
        around = f"{section}/" if section else ""
        if path.name in sections:
            if has_slug(path, root, "หมวด", diagnostics):
                yield from _nested(path, around + path.name, root, kind, diagnostics)
        elif path.suffix != ".md":
            refuse_unknown(path, root, (f"ชื่อ{kind.word}.md", _OPENING), diagnostics)
        elif path.stem in sections:
            _refuse_twin(path, root, diagnostics)
        elif has_slug(path, root, kind.word, diagnostics):
            opens = path.name == _OPENING
            yield path, {"id": section if opens else around + path.stem, "opens": opens}


def _refuse_twin(path: Path, root: Path, diagnostics: Diagnostics) -> None:
    name, opening = name_of(path, root), f"{path.stem}/{_OPENING}"
    message = f"`{name}` กับโฟลเดอร์ `{path.stem}` ใช้ที่อยู่เดียวกัน"
    advice = f"ย้ายไฟล์นี้เป็น `{opening}` หรือเปลี่ยนชื่อ"
    if (path.parent / opening).exists():
        advice = f"ย้ายเนื้อหาไปรวมใน `{opening}` แล้วลบไฟล์นี้ หรือเปลี่ยนชื่อ"
    diagnostics.add(Span(name), Code.COLLIDING_ADDRESS, message, advice)
