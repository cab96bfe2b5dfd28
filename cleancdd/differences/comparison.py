"""Two summaries of a site compared with each other: what will change for visitors, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cleancdd.differences.authors import OneAuthor
from cleancdd.differences.summary import CriterionFacts, ResultFacts, Summary

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

    @property
    def is_empty(self) -> bool:
        """Whether the public site stays as it is."""
        parts = (self.templates, self.added, self.changed, self.kept, self.lost, self.files)
        return not any((*parts, self.results, self.answers))


def compare(
    names: tuple[str, str],
    before: Summary,
    after: Summary,
    *,
    templates: tuple[str, ...] = (),
    one_author: tuple[OneAuthor, ...] = (),
) -> Difference:
    """How `after` differs from `before`; `templates` are the template files that differ."""
    pages = {key: tuple(found) for key, found in _pages(before, after).items()}
    faulty = {line.split("/")[1] for line in after["mistakes"] if line.startswith("units/")}
    return Difference(
        *names,
        mistakes=tuple(after["mistakes"]),
        personal=tuple(after["personal"]),
        templates=templates,
        added=pages["added"],
        changed=pages["changed"],
        kept=pages["kept"],
        lost=pages["lost"],
        results=tuple(_results(before, after, faulty)),
        answers=tuple(_answers(before, after, faulty)),
        files=tuple(_files(before, after)),
        one_author=one_author,
    )


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


def _comparable(keys: Iterable[str], faulty: set[str]) -> list[str]:
    """The keys `unit/year` in order, without the units of which a file with mistakes was left out: what they
    have then is no result."""
    return sorted(key for key in keys if key.split("/")[0] not in faulty)


def _results(before: Summary, after: Summary, faulty: set[str]) -> Iterator[ResultChange]:
    for key in _comparable(before["results"].keys() | after["results"].keys(), faulty):
        old, new = before["results"].get(key), after["results"].get(key)
        shown = new or old
        assert shown is not None  # noqa: S101 - the key is of one of them
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


def _answers(before: Summary, after: Summary, faulty: set[str]) -> Iterator[AnswerChange]:
    for key in _comparable(before["sheets"].keys() | after["sheets"].keys(), faulty):
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
