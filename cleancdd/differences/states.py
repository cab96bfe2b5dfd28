"""The states of a site that are compared: commits, and the folder as it lies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

from cleancdd.cache import Store
from cleancdd.differences.authors import changed_by_one
from cleancdd.differences.comparison import Difference, compare
from cleancdd.differences.summary import Summary, summary_of
from cleancdd.differences.trees import SOURCES, laid_out
from cleancdd.git import Blob, NoAnswer, ask, commit_of, files_of
from cleancdd.model.base import digest_of
from cleancdd.resources import SETTINGS_FILE
from cleancdd.workers import workers

__all__ = ["State", "difference_of"]

_ROW = "summary of a commit"


@dataclass(frozen=True, slots=True)
class State:
    """A commit of a site with its sources; `commit` is its id and `name` what a person called it."""

    name: str
    commit: str
    files: tuple[Blob, ...]

    @classmethod
    def named(cls, home: Path, words: str) -> State:
        """The state that a person named; raises `NoAnswer` where there is none, or no site in it."""
        commit = commit_of(home, words)
        files = files_of(home, commit, *SOURCES)
        if not any(one.path == SETTINGS_FILE for one in files):
            raise NoAnswer(f"ใน `{words}` ไม่มี {SETTINGS_FILE} จึงไม่ใช่ข้อมูลของเว็บไซต์นี้", repository=True)
        return cls(words, commit, files)

    @property
    def label(self) -> str:
        """The name, with the beginning of the commit's id where it does not say it already."""
        return self.name if self.commit.startswith(self.name) else f"{self.name} ({self.commit[:7]})"


def difference_of(home: Path, base: State, head: State | None, day: date, *, jobs: int = 2) -> Difference:
    """What changes on the public site from one commit to another, or to the folder as it lies, as of a day.

    Raises `NoAnswer`, and `InvalidContent` where one of the two cannot be read as a site.
    """
    with workers(jobs) as executor:
        # The other process begins at once; what an earlier run made of this very commit is taken instead.
        key = digest_of(base.files, day)
        with Store.beside(home) as store:
            kept = cast("Summary | None", store.get(_ROW, key))
        waiting = executor.submit(_of_commit, home, base, day) if executor and kept is None else None
        after = _of_commit(home, head, day, own=True) if head else _of_folder(home, day)
        before = kept or (waiting.result() if waiting else _of_commit(home, base, day))
    if kept is None:
        with Store.beside(home) as store:
            store.put(_ROW, key, before)
    newest = head.commit if head else ask(home, "rev-parse", "HEAD")
    return compare(
        (base.label, head.label if head else "ไฟล์ในโฟลเดอร์นี้"),
        before,
        after,
        templates=_templates(home, base, head),
        one_author=changed_by_one(home, base.commit, newest),
    )


def _of_folder(home: Path, day: date) -> Summary:
    with Store.beside(home):
        return summary_of(home, day, personal=True)


def _of_commit(home: Path, state: State, day: date, *, own: bool = False) -> Summary:
    """A commit summed up; what is read of another than one's `own` new state is not kept, for the next run
    will need the new."""
    with laid_out(home, state.files) as root, Store.beside(home) as store:
        summary = summary_of(root, day, personal=own)
        if not own:
            store.rows.clear()
    return summary


def _templates(home: Path, base: State, head: State | None) -> tuple[str, ...]:
    """The templates of the site's own that differ: any page may look otherwise for them."""
    ends = (base.commit, head.commit) if head else (base.commit,)
    plain = ("--no-ext-diff", "--no-textconv", "--no-renames", "--relative", "--name-only")
    return tuple(sorted(ask(home, "diff", *plain, *ends, "--", "templates").splitlines()))
