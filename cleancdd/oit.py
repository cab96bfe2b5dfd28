"""Reads `content/oit/<year>.yaml`, `content/index-categories.yaml` and `content/usage/<year>.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cleancdd.diagnostics import Code, Faults, Span
from cleancdd.folders import Loaded, entries, load, name_of, nearest, refuse_unknown, tell_missing
from cleancdd.model.disclosure import IndexScheme
from cleancdd.model.oit import OitList
from cleancdd.model.usage import Usage
from cleancdd.reading import slip
from cleancdd.source import Document, Loc

__all__ = ["INDEX_FILE", "OIT_FOLDER", "USAGE_FOLDER", "read_index", "read_oit", "read_site_usage", "tell_no_index"]

OIT_FOLDER = "content/oit"
USAGE_FOLDER = "content/usage"
INDEX_FILE = "content/index-categories.yaml"


def read_index(root: Path, faults: Faults) -> Loaded[IndexScheme] | None:
    """The categories, topics and grounds, sound with each other; none when the site keeps no index."""
    if not (root / INDEX_FILE).exists():
        return None
    loaded: Loaded[IndexScheme] | None = load(root, INDEX_FILE, IndexScheme, faults)
    if loaded is not None:
        _check_index(loaded, faults)
    return loaded


def read_oit(root: Path, index: Loaded[IndexScheme] | None, faults: Faults) -> dict[int, Loaded[OitList]]:
    """Every year's list by fiscal year; its topics are those of the index, unless that has slips, which are told once, there."""
    lists: dict[int, Loaded[OitList]] = _by_year(root, OIT_FOLDER, OitList, faults)
    for year, loaded in lists.items():
        _check_list(loaded, year, faults)
    if lists and index is None:
        tell_no_index(root, faults)
    elif index is not None and INDEX_FILE not in faults.paths:
        _check_topics(lists, index, faults)
    return lists


def tell_no_index(root: Path, faults: Faults) -> None:
    """Note that there is no index, once, when none is there; one with slips has them told."""
    if not (root / INDEX_FILE).exists():
        advice = "สร้างไฟล์นี้ ให้มี `categories:` และ `topics:` ตามหน้า “วิธีแก้ไขข้อมูล” ของเว็บไซต์"
        faults.add(Span(INDEX_FILE), Code.MISSING_FILE, f"ไม่พบ `{INDEX_FILE}` ซึ่งบอกเรื่องที่เปิดเผย", advice)


def read_site_usage(root: Path, faults: Faults) -> dict[int, Loaded[Usage]]:
    """The use of what belongs to no single unit, by fiscal year."""
    return _by_year(root, USAGE_FOLDER, Usage, faults)


def _by_year(root: Path, folder: str, kind: Any, faults: Faults) -> dict[int, Loaded[Any]]:
    found = {}
    for path in entries(root / folder, root, faults):
        if not re.fullmatch(r"2[56][0-9]{2}\.yaml", path.name):
            refuse_unknown(path, root, ("2564.yaml",), faults)
            continue
        loaded = load(root, name_of(path, root), kind, faults)
        if loaded is not None:
            found[int(path.stem)] = loaded
    return found


def _check_index(loaded: Loaded[IndexScheme], faults: Faults) -> None:
    scheme, document = loaded.noun, loaded.document
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
        tell_missing(places, Code.UNKNOWN_CATEGORY, message, advice, home, faults)


def _check_topics(lists: Mapping[int, Loaded[OitList]], index: Loaded[IndexScheme], faults: Faults) -> None:
    missing: dict[str, list[tuple[Document, Loc]]] = {}
    for loaded in lists.values():
        for loc, topic in _topics(loaded.noun):
            if topic not in index.noun.topics:
                missing.setdefault(topic, []).append((loaded.document, loc))
    home = index.document.key_span(("topics",))
    for topic, places in missing.items():
        message, advice = f"ไม่มีเรื่อง `{topic}` ในดัชนี", nearest(topic, index.noun.topics)
        tell_missing(places, Code.UNKNOWN_TOPIC, message, advice, home, faults)


def _topics(one: OitList) -> Iterator[tuple[Loc, str]]:
    """Every topic that a list names, and where."""
    yield from ((("items", key, "topic"), item.topic) for key, item in one.items.items())
    for index, block in enumerate(one.blocks):
        yield from ((("blocks", index, "topics", place), topic) for place, topic in enumerate(block.topics))


def _check_list(loaded: Loaded[OitList], year: int, faults: Faults) -> None:
    one, document = loaded.noun, loaded.document
    if one.fiscal_year != year:
        message = f"ปี `{one.fiscal_year}` ไม่ตรงกับชื่อไฟล์ `{year}.yaml`"
        slip(document, ("fiscal_year",), Code.INCONSISTENT_VALUES, message, f"แก้เป็น `fiscal_year: {year}`", faults)
    for key, item in one.items.items():
        if one.complete and item.group not in one.groups:
            message = f"ไม่มีตัวชี้วัดย่อย `{item.group}`"
            slip(document, ("items", key, "group"), Code.INCONSISTENT_VALUES, message, nearest(item.group, one.groups), faults)
