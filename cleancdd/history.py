"""Reads from git what changed in the sources of a site and stores it, so that the next build only reads newer
commits.

A change has the day on which it reached the main line: the changes of a merge are read once, with the merge.
Names of people and their messages are not read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from cleancdd.cache import active
from cleancdd.git import NoAnswer, ask
from cleancdd.model.history import NO_HISTORY, Change, Changed, History
from cleancdd.thai.dates import THAI_TIME

__all__ = ["read_history"]

_SOURCES = ("content", "units")
_ROW = "history"
_LINE = ("--first-parent", "--diff-merges=first-parent")
_SHOWN = (
    *("--no-ext-diff", "--root", "--find-renames", "-l1000", "--name-status", "-z"),
    *("--relative", "--format=%x01%ct %P"),
)
"""Options that people may have configured otherwise are set explicitly, so that every machine gives the same
result."""

_LATEST = 253_402_275_599
"""Seconds to the end of the last year that a `date` can have, in Thailand; a commit may claim any time."""

_WHAT = {"A": Changed.ADDED, "D": Changed.REMOVED, "R": Changed.MOVED}
"""By git's status letter; any other is an edit."""


class _Step(NamedTuple):
    """A file changed by a commit of the main line: its name then, and its earlier name if that was different;
    `root` when git knows no commit before that one."""

    day: str
    what: str
    path: str
    before: str
    root: bool


def read_history(home: Path, commit: str | None) -> History:
    """The history of the site's folder up to the current commit; `NO_HISTORY` when git has none."""
    if commit is None:
        return NO_HISTORY
    try:
        if ask(home, "rev-parse", "--is-shallow-repository") == "true":
            return _of_part(_read(home, commit))
        return History(tuple(_followed(_steps(home, commit))))
    except NoAnswer:
        return NO_HISTORY


def _of_part(steps: list[_Step]) -> History:
    """The history of a shallow repository: its oldest commit appears to add every existing file."""
    since = max((step.day for step in steps if step.root), default=None)
    known = (step for step in steps if not step.root)
    return History(tuple(_followed(known)), since=date.fromisoformat(since) if since else None)


def _steps(home: Path, commit: str) -> list[_Step]:
    """Every step up to a commit, the latest first; those that an earlier run read are not read again."""
    store = active.get()
    kept = (store.get(_ROW, _ROW) if store else None) or {"commit": None, "steps": []}
    steps = [_Step(*step) for step in kept["steps"]]
    if kept["commit"] == commit:
        return steps
    if kept["commit"] and _leads_on(home, kept["commit"], commit):
        steps = _read(home, f"{kept['commit']}..{commit}") + steps
    else:
        steps = _read(home, commit)
    if store:
        store.put(_ROW, _ROW, {"commit": commit, "steps": steps})
    return steps


def _leads_on(home: Path, old: str, new: str) -> bool:
    """Whether the main line that ends in the new commit passes through the old one."""
    try:
        line = ask(home, "rev-list", "--first-parent", "--parents", f"{old}..{new}", "--")
    except NoAnswer:  # the old commit no longer exists
        return False
    oldest = line.rpartition("\n")[2].split()
    return len(oldest) > 1 and oldest[1] == old


def _read(home: Path, commits: str) -> list[_Step]:
    told = ask(home, "log", *_LINE, *_SHOWN, commits, "--", *_SOURCES)
    return [step for commit in told.split("\x01")[1:] for step in _of_commit(commit)]


def _of_commit(told: str) -> Iterator[_Step]:
    head, *words = told.rstrip("\0").split("\0")
    seconds, *parents = head.split()
    day = datetime.fromtimestamp(min(max(int(seconds), 0), _LATEST), THAI_TIME).date().isoformat()
    fields = iter(words)
    for letter in fields:
        what = letter.strip()[:1]
        path = next(fields, "")
        before = ""
        if what == "R":
            path, before = next(fields, ""), path
        yield _Step(day, what, path, before, root=not parents)


def _followed(steps: Iterable[_Step]) -> Iterator[Change]:
    """The steps, the latest first, each under the present name of its file."""
    today: dict[str, str] = {}
    for step in steps:
        path = today.get(step.path, step.path)
        if step.before:
            today[step.before] = path
        if step.what in {"A", "R"}:  # an earlier file of this name was a different one
            today.pop(step.path, None)
        yield Change(step.day, _WHAT.get(step.what, Changed.EDITED), path)
