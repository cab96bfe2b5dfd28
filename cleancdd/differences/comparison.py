"""Two summaries of a site compared with each other: what will change for visitors, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from cleancdd.differences.authors import OneAuthor
from cleancdd.differences.summary import NOTHING_RECORDED, CriterionFacts, ResultFacts, Summary

__all__ = [
    "AnswerChange",
    "CriterionChange",
    "Difference",
    "FileChange",
    "PageChange",
    "ResultChange",
    "compare",
]

_NONE = "ไม่มี"

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page that comes, changes or goes; `leads_to` is where its address leads on to once it is gone."""

    url: str
    name: str
    leads_to: str | None = None


@dataclass(frozen=True, slots=True)
class CriterionChange:
    """A criterion whose outcome changes, and the basis of the new outcome."""

    criterion: str
    title: str
    before: str | None
    after: str | None
    because: str


@dataclass(frozen=True, slots=True)
class ResultChange:
    """A standing of a unit that changes (`part` names the dimension, empty for the total), and by which
    criteria."""

    unit: str
    year: int
    part: str
    before: str
    after: str
    criteria: tuple[CriterionChange, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """An item of the OIT list whose answer by a unit changes; the states are those of `ItemStatus`."""

    unit: str
    year: int
    item: str
    title: str
    before: str | None
    after: str | None
    note: str


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file that is added, changed or removed; sizes in bytes."""

    path: str
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Difference:
    """What a change does to the public site. `kept` are former addresses that lead on, `lost` pages whose
    address will lead nowhere."""

    base: str
    head: str
    mistakes: tuple[str, ...]
    personal: tuple[str, ...]
    templates: tuple[str, ...]
    added: tuple[PageChange, ...]
    changed: tuple[PageChange, ...]
    kept: tuple[PageChange, ...]
    lost: tuple[PageChange, ...]
    results: tuple[ResultChange, ...]
    answers: tuple[AnswerChange, ...]
    files: tuple[FileChange, ...]
    one_author: tuple[OneAuthor, ...] = ()


def compare(
    names: tuple[str, str],
    before: Summary,
    after: Summary,
    *,
    templates: tuple[str, ...] = (),
    one_author: tuple[OneAuthor, ...] = (),
) -> Difference:
    """How `after` differs from `before`; `templates` are the template files that differ."""
    if after["mistakes"]:
        before = _without_doubt(before, after)
    pages = {key: tuple(found) for key, found in _pages(before, after).items()}
    return Difference(
        *names,
        mistakes=tuple(after["mistakes"]),
        personal=tuple(after["personal"]),
        templates=templates,
        added=pages["added"],
        changed=pages["changed"],
        kept=pages["kept"],
        lost=pages["lost"],
        results=tuple(_results(before, after)),
        answers=tuple(_answers(before, after)),
        files=tuple(_files(before, after)),
        one_author=tuple(replace(one, unit=_label(one, before, after)) for one in one_author),
    )


def _label(one: OneAuthor, before: Summary, after: Summary) -> str:
    """The name of the unit, or its id where nothing is read of it."""
    key = f"{one.unit}/{one.year}"
    facts = after["results"].get(key) or before["results"].get(key)
    return facts["unit"] if facts else one.unit


def _without_doubt(before: Summary, after: Summary) -> Summary:
    """`before` as far as it can be compared while files of `after` are left out for their mistakes.

    What is missing, a page that differs and what a unit of such a file has may be so for want of the file.
    """
    faulty = {line.split("/")[1] for line in after["mistakes"] if line.startswith("units/")}

    def of_sound_units(old: Mapping[str, _T], new: Mapping[str, _T]) -> dict[str, _T]:
        doubted = {key for key in new if key.split("/")[0] in faulty}
        return {key: new[key] if key in doubted else old[key] for key in new if key in old or key in doubted}

    old, new = before["pages"], after["pages"]
    return {
        **before,
        "pages": {url: old[url] if new[url]["target"] else new[url] for url in old if url in new},
        "results": of_sound_units(before["results"], after["results"]),
        "sheets": of_sound_units(before["sheets"], after["sheets"]),
        "files": {path: file for path, file in before["files"].items() if path in after["files"]},
    }


def _pages(before: Summary, after: Summary) -> dict[str, list[PageChange]]:
    old, new = before["pages"], after["pages"]
    found: dict[str, list[PageChange]] = {"added": [], "changed": [], "kept": [], "lost": []}
    for url in sorted(old.keys() | new.keys()):
        was = url in old and old[url]["target"] is None
        now = url in new and new[url]["target"] is None
        name = (new.get(url) if now else old.get(url, new.get(url)) or {"name": ""})["name"]  # type: ignore[index]
        if was and not now:
            target = new[url]["target"] if url in new else None
            found["lost" if target is None else "kept"].append(PageChange(url, name, target))
        elif now and not was:
            found["added"].append(PageChange(url, name))
        elif was and now and old[url]["print"] != new[url]["print"]:
            found["changed"].append(PageChange(url, name))
        elif not was and not now and url not in new:
            found["lost"].append(PageChange(url, name))
    return found


def _results(before: Summary, after: Summary) -> Iterator[ResultChange]:
    for key in sorted(before["results"].keys() | after["results"].keys()):
        old, new = before["results"].get(key), after["results"].get(key)
        shown = new or old
        assert shown is not None  # noqa: S101 - the key is of one of them
        if (old is None or new is None) and shown["total"] == NOTHING_RECORDED:
            continue  # a new year or unit, told by its pages, has no level that could change
        yield from _standings(shown, old, new)
        was, now = old["total"] if old else _NONE, new["total"] if new else _NONE
        if was != now:
            yield ResultChange(shown["unit"], shown["year"], "", was, now)


def _standings(
    shown: ResultFacts, old: ResultFacts | None, new: ResultFacts | None
) -> Iterator[ResultChange]:
    """The standings that differ, with the criteria below them that do; and criteria that differ alone."""
    for key in dict.fromkeys([*(new or shown)["standings"], *(old or shown)["standings"]]):
        was = old["standings"].get(key) if old else None
        now = new["standings"].get(key) if new else None
        part = now or was
        if part is None:
            continue
        criteria = tuple(_criteria(part["criteria"], old, new))
        words = was["words"] if was else _NONE, now["words"] if now else _NONE
        if criteria or words[0] != words[1]:
            yield ResultChange(shown["unit"], shown["year"], part["name"], *words, criteria)


def _criteria(keys: list[str], old: ResultFacts | None, new: ResultFacts | None) -> Iterator[CriterionChange]:
    """The criteria whose outcome differs; of a unit that has no result at all nothing is known."""
    for key in keys:
        was = old["criteria"].get(key) if old else None
        now = new["criteria"].get(key) if new else None
        outcomes = _outcome(was, old), _outcome(now, new)
        shown = now or was
        if shown is not None and outcomes[0] != outcomes[1] and {*outcomes} != {None, "unknown"}:
            yield CriterionChange(key, shown["title"], *outcomes, now["because"] if now else "")


def _outcome(found: CriterionFacts | None, result: ResultFacts | None) -> str | None:
    if found is None:
        return None if result else "unknown"
    return found["outcome"]


def _answers(before: Summary, after: Summary) -> Iterator[AnswerChange]:
    for key in sorted(before["sheets"].keys() | after["sheets"].keys()):
        old, new = before["sheets"].get(key), after["sheets"].get(key)
        shown = new or old
        assert shown is not None  # noqa: S101 - the key is of one of them
        for item in shown["items"]:
            was = old["items"].get(item) if old else None
            now = new["items"].get(item) if new else None
            states = was[1] if was else None, now[1] if now else None
            if states[0] != states[1]:
                title, note = (now or was or ("", "", ""))[0], now[2] if now else ""
                yield AnswerChange(shown["unit"], shown["year"], item, title, *states, note)


def _files(before: Summary, after: Summary) -> Iterator[FileChange]:
    old, new = before["files"], after["files"]
    for path in sorted(old.keys() | new.keys()):
        was, now = old.get(path), new.get(path)
        if was is None or now is None or was[0] != now[0]:
            yield FileChange(path, was[1] if was else None, now[1] if now else None)
