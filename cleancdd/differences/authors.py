"""Whether one person changed both the unit's own assessment and the committee's finding of a criterion.

A committee judges what a unit recorded; a change in which one hand did both is worth a second look.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cleancdd.diagnostics import Diagnostics
from cleancdd.git import Blobs, ask, reading
from cleancdd.model.evaluation import Evaluation
from cleancdd.model.names import SLUG_PATTERN, YEAR_PATTERN
from cleancdd.readers.loader import load

__all__ = ["OneAuthor", "changed_by_one"]

_EVALUATION = re.compile(rf"units/{SLUG_PATTERN}/{YEAR_PATTERN}/evaluation\.yaml")
_MOST_COMMITS = 1000
_COMMIT = "\x01"

_Key = tuple[str, int, str]


@dataclass(frozen=True, slots=True, order=True)
class OneAuthor:
    """A criterion of a unit for which one author changed both sides."""

    unit: str
    year: int
    criterion: str
    author: str


def changed_by_one(home: Path, base: str, head: str) -> tuple[OneAuthor, ...]:
    """The criteria for which one author changed both sides in the commits of `head` that are not in `base`.

    Authors are identified by the e-mail address of their commits. Raises `NoAnswer`.
    """
    own: dict[tuple[_Key, str], str] = {}
    committee: dict[tuple[_Key, str], str] = {}
    prefix = ask(home, "rev-parse", "--show-prefix")
    with reading(home) as blobs, tempfile.TemporaryDirectory(prefix="cleancdd-diff-") as folder:
        for commit, mail, name, path in _touched(home, base, head):
            before = _evaluation(blobs, f"{commit}^:{prefix}{path}", Path(folder), path)
            after = _evaluation(blobs, f"{commit}:{prefix}{path}", Path(folder), path)
            unit, year = path.split("/")[1:3]
            for criterion in _changed(before, after):
                own[(unit, int(year), criterion), mail] = name
            for criterion in _judged(before, after):
                committee[(unit, int(year), criterion), mail] = name
    return tuple(sorted(OneAuthor(*key, own[key, mail]) for key, mail in own.keys() & committee.keys()))


def _touched(home: Path, base: str, head: str) -> Iterator[tuple[str, str, str, str]]:
    """Commit, address and name of its author, and path, for each evaluation that a commit touches."""
    told = ask(
        home,
        "log",
        "--no-merges",
        "--no-renames",
        "--relative",
        "--name-only",
        f"--max-count={_MOST_COMMITS}",
        "--format=%x01%H%x00%ae%x00%an",
        f"{base}..{head}",
        "--",
        "units",
    )
    for entry in told.split(_COMMIT)[1:]:
        first, _, paths = entry.partition("\n")
        commit, mail, name = first.split("\0")
        for path in paths.splitlines():
            if _EVALUATION.fullmatch(path):
                yield commit, mail.casefold(), name, path


def _evaluation(blobs: Blobs, name: str, folder: Path, path: str) -> Evaluation | None:
    """The evaluation as of a commit; None when it did not exist or was invalid."""
    data = blobs.find(name)
    if data is None:
        return None
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    loaded = load(folder, path, Evaluation, Diagnostics())
    return loaded.value if loaded else None


def _changed(before: Evaluation | None, after: Evaluation | None) -> Iterator[str]:
    """The criteria whose record by the unit differs, ignoring its replies to the committee."""
    old = before.criteria if before else {}
    new = after.criteria if after else {}
    for key in old.keys() | new.keys():
        was, now = old.get(key), new.get(key)
        if (was and was.model_copy(update={"reply": None})) != (
            now and now.model_copy(update={"reply": None})
        ):
            yield key


def _judged(before: Evaluation | None, after: Evaluation | None) -> Iterator[str]:
    """The criteria whose finding by the committee differs."""
    old = before.committee.criteria if before and before.committee else {}
    new = after.committee.criteria if after and after.committee else {}
    yield from (key for key in old.keys() | new.keys() if old.get(key) != new.get(key))
