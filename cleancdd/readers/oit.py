"""Reads `content/oit/<year>.yaml`, `content/index-categories.yaml` and `content/usage/<year>.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cleancdd.diagnostics import Code, Diagnostics, Span
from cleancdd.model.disclosure import IndexScheme
from cleancdd.model.names import is_year
from cleancdd.model.oit import OitList
from cleancdd.model.usage import Usage
from cleancdd.readers.folders import entries, name_of, refuse_unknown
from cleancdd.readers.loader import Loaded, load
from cleancdd.readers.validation import report, report_missing
from cleancdd.source import Document, Loc
from cleancdd.suggestions.names import nearest

__all__ = [
    "INDEX_FILE",
    "USAGE_FOLDER",
    "read_index",
    "read_oit",
    "read_site_usage",
    "tell_no_index",
]

OIT_FOLDER = "content/oit"
USAGE_FOLDER = "content/usage"
INDEX_FILE = "content/index-categories.yaml"


def read_index(root: Path, diagnostics: Diagnostics) -> Loaded[IndexScheme] | None:
    """The categories, topics and grounds, checked against each other; empty when the site has no index."""
    if not (root / INDEX_FILE).exists():
        return None
    loaded: Loaded[IndexScheme] | None = load(root, INDEX_FILE, IndexScheme, diagnostics)
    if loaded is not None:
        _check_index(loaded, diagnostics)
    return loaded


def read_oit(
    root: Path, index: Loaded[IndexScheme] | None, diagnostics: Diagnostics
) -> dict[int, Loaded[OitList]]:
    """Every year's list by fiscal year; its topics are those of the index, unless that has diagnostics,
    which are reported once, there."""
    lists: dict[int, Loaded[OitList]] = _by_year(root, OIT_FOLDER, OitList, diagnostics)
    for year, loaded in lists.items():
        _check_list(loaded, year, diagnostics)
    if lists and index is None:
        tell_no_index(root, diagnostics)
    elif index is not None and INDEX_FILE not in diagnostics.paths:
        _check_topics(lists, index, diagnostics)
    return lists


def tell_no_index(root: Path, diagnostics: Diagnostics) -> None:
    """Report once that the index is missing; an index with diagnostics of its own is reported there."""
    if not (root / INDEX_FILE).exists():
        advice = "สร้างไฟล์นี้ ให้มี `categories:` และ `topics:` ตามหน้า “วิธีแก้ไขข้อมูล” ของเว็บไซต์"
        diagnostics.add(Span(INDEX_FILE), Code.MISSING_FILE, f"ไม่พบ `{INDEX_FILE}` ซึ่งบอกเรื่องที่เปิดเผย", advice)


def read_site_usage(root: Path, diagnostics: Diagnostics) -> dict[int, Loaded[Usage]]:
    """The use of pages that belong to no single unit, by fiscal year."""
    return _by_year(root, USAGE_FOLDER, Usage, diagnostics)


def _by_year(root: Path, folder: str, kind: Any, diagnostics: Diagnostics) -> dict[int, Loaded[Any]]:
    found = {}
    for path in entries(root / folder, root, diagnostics):
        if not (path.suffix == ".yaml" and is_year(path.stem)):
            refuse_unknown(path, root, ("2564.yaml",), diagnostics)
            continue
        loaded = load(root, name_of(path, root), kind, diagnostics)
        if loaded is not None:
            found[int(path.stem)] = loaded
    return found


def _check_index(loaded: Loaded[IndexScheme], diagnostics: Diagnostics) -> None:
    scheme, document = loaded.value, loaded.document
    named: list[tuple[Loc, str]] = [
        (("categories", key, "parent"), one.parent) for key, one in scheme.categories.items() if one.parent
    ]
    named += [(("topics", key, "category"), one.category) for key, one in scheme.topics.items()]
    missing: dict[str, list[tuple[Document, Loc]]] = {}
    for loc, category in named:
        if category not in scheme.categories:
            missing.setdefault(category, []).append((document, loc))
    for category, places in missing.items():
        message, advice = f"ไม่มีหมวด `{category}` ในดัชนี", nearest(category, scheme.categories)
        home = document.key_span(("categories",))
        report_missing(places, Code.UNKNOWN_CATEGORY, message, advice, home, diagnostics)


def _check_topics(
    lists: Mapping[int, Loaded[OitList]], index: Loaded[IndexScheme], diagnostics: Diagnostics
) -> None:
    missing: dict[str, list[tuple[Document, Loc]]] = {}
    for loaded in lists.values():
        for loc, topic in _topics(loaded.value):
            if topic not in index.value.topics:
                missing.setdefault(topic, []).append((loaded.document, loc))
    home = index.document.key_span(("topics",))
    for topic, places in missing.items():
        message, advice = f"ไม่มีเรื่อง `{topic}` ในดัชนี", nearest(topic, index.value.topics)
        report_missing(places, Code.UNKNOWN_TOPIC, message, advice, home, diagnostics)


def _topics(one: OitList) -> Iterator[tuple[Loc, str]]:
    """Every topic that a list refers to, with its places."""
    yield from ((("items", key, "topic"), item.topic) for key, item in one.items.items())
    for index, block in enumerate(one.blocks):
        yield from ((("blocks", index, "topics", place), topic) for place, topic in enumerate(block.topics))


def _check_list(loaded: Loaded[OitList], year: int, diagnostics: Diagnostics) -> None:
    one, document = loaded.value, loaded.document
    if one.fiscal_year != year:
        message = f"ปี `{one.fiscal_year}` ไม่ตรงกับชื่อไฟล์ `{year}.yaml`"
        report(
            document,
            ("fiscal_year",),
            Code.INCONSISTENT_VALUES,
            message,
            f"แก้เป็น `fiscal_year: {year}`",
            diagnostics,
        )
    for key, item in one.items.items():
        if one.complete and item.group not in one.groups:
            message = f"ไม่มีตัวชี้วัดย่อย `{item.group}`"
            report(
                document,
                ("items", key, "group"),
                Code.INCONSISTENT_VALUES,
                message,
                nearest(item.group, one.groups),
                diagnostics,
            )
