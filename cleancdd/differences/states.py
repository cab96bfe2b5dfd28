"""The states of a site that can be compared: commits, and the working folder."""

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
from cleancdd.git import Blob, NoAnswer, ask, commit_of, files_of, unrecorded
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
        """The state that a person named; raises `NoAnswer` when it does not exist or contains no site."""
        commit = commit_of(home, words)
        files = files_of(home, commit, *SOURCES)
        if not any(one.path == SETTINGS_FILE for one in files):
            raise NoAnswer(f"ใน `{words}` ไม่มี {SETTINGS_FILE} จึงไม่ใช่ข้อมูลของเว็บไซต์นี้", repository=True)
        return cls(words, commit, files)

    @property
    def label(self) -> str:
        """The name with the beginning of the commit's id; that alone where the name is an id."""
        short = self.commit[:7]
        return short if self.commit.startswith(self.name) else f"{self.name} ({short})"


def difference_of(home: Path, base: State, head: State | None, day: date, *, jobs: int = 2) -> Difference:
    """What changes on the public site from one commit to another, or to the working folder, as of a day.

    Raises `NoAnswer`, also when nothing can be read of the base.
    """
    with workers(jobs) as executor:
        # The other process starts at once, unless a cached summary of the same commit exists.
        key = digest_of(base.files, day)
        with Store.beside(home) as store:
            kept = cast("Summary | None", store.get(_ROW, key))
        waiting = executor.submit(_of_commit, home, base, day) if executor and kept is None else None
        # Both are busy with a state each, or share the pages of one.
        share = 1 if waiting else jobs
        after = _of_commit(home, head, day, own=True, jobs=share) if head else _of_folder(home, day, share)
        before = kept or (waiting.result() if waiting else _of_commit(home, base, day))
    if not before["pages"]:
        first = before["mistakes"][0]
        raise NoAnswer(f"`{base.name}` มีที่ต้องแก้ไขจนเทียบด้วยไม่ได้ เช่น {first}", repository=True)
    if kept is None:
        with Store.beside(home) as store:
            store.put(_ROW, key, before)
    newest = head.commit if head else ask(home, "rev-parse", "HEAD")
    return compare(
        (base.label, head.label if head else _folder(home, newest)),
        before,
        after,
        templates=_templates(home, base, head),
        one_author=changed_by_one(home, base.commit, newest),
    )


def _folder(home: Path, commit: str) -> str:
    return "ไฟล์ในโฟลเดอร์นี้" if unrecorded(home) else f"การบันทึกล่าสุด ({commit[:7]})"


def _of_folder(home: Path, day: date, jobs: int) -> Summary:
    with Store.beside(home):
        return summary_of(home, day, personal=True, jobs=jobs)


def _of_commit(home: Path, state: State, day: date, *, own: bool = False, jobs: int = 1) -> Summary:
    """The summary of a commit; the cache is kept only for one's `own` new state, which the next run will
    need."""
    with laid_out(home, state.files) as root, Store.beside(home) as store:
        summary = summary_of(root, day, personal=own, jobs=jobs)
        if not own:
            store.rows.clear()
    return summary


def _templates(home: Path, base: State, head: State | None) -> tuple[str, ...]:
    """The site's own templates that differ; they may change how any page looks."""
    ends = (base.commit, head.commit) if head else (base.commit,)
    plain = ("--no-ext-diff", "--no-textconv", "--no-renames", "--relative", "--name-only")
    return tuple(sorted(ask(home, "diff", *plain, *ends, "--", "templates").splitlines()))
