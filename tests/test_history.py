"""What changed in a site, read from real repositories: each change once, under the name that its file has."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from cleancdd import history
from cleancdd.cache import Store
from cleancdd.git import ask
from cleancdd.history import read_history
from cleancdd.model.history import NO_HISTORY, Change, Changed

PAGE = "".join(f"บรรทัดที่ {number}\n" for number in range(9))


class Repository:
    def __init__(self, folder: Path) -> None:
        self.home, self._day = folder, 0
        folder.mkdir()
        self.git("init", "-q", "-b", "main")

    def git(self, *words: str) -> str:
        said = subprocess.run(
            ["git", "-c", "user.name=ผู้หนึ่ง", "-c", "user.email=a@b.example", *words],
            cwd=self.home,
            check=True,
            capture_output=True,
            text=True,
            env={
                **os.environ,
                "GIT_CONFIG_GLOBAL": os.devnull,
                "GIT_COMMITTER_DATE": f"2021-03-{self._day:02}T01:00:00+07:00",
            },
        )
        return said.stdout.strip()

    def write(self, path: str, text: str = PAGE) -> None:
        file = self.home / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def commit(self) -> str:
        """Commit everything as it lies, a day later than before."""
        self._day += 1
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "ข้อความ")
        return self.head

    @property
    def head(self) -> str:
        return self.git("rev-parse", "HEAD")

    def told(self) -> list[tuple[str, str, str]]:
        """What is told of the last commit: days of the month, what, and paths."""
        return [
            (change.day[-2:], change.what.value, change.path)
            for change in read_history(self.home, self.head).changes
        ]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "site")


def test_the_latest_change_comes_first_and_other_folders_are_left_out(repository: Repository) -> None:
    repository.write("content/a.md")
    repository.write("README.md")
    repository.commit()
    repository.write("content/a.md", "อื่น")
    repository.write("units/ก ข/files/x y.pdf")
    repository.commit()
    (repository.home / "content/a.md").unlink()
    repository.commit()
    assert repository.told() == [
        ("03", "removed", "content/a.md"),
        ("02", "edited", "content/a.md"),
        ("02", "added", "units/ก ข/files/x y.pdf"),
        ("01", "added", "content/a.md"),
    ]


def test_a_renamed_file_keeps_its_past_and_a_new_one_of_that_name_has_none(repository: Repository) -> None:
    repository.write("units/a/unit.yaml")
    repository.commit()
    repository.git("mv", "units/a", "units/b")
    repository.commit()
    repository.git("mv", "units/b", "units/c")
    repository.write("units/a/unit.yaml", "อีกหน่วยงานหนึ่ง")
    repository.commit()
    assert repository.told() == [
        ("03", "added", "units/a/unit.yaml"),
        ("03", "moved", "units/c/unit.yaml"),
        ("02", "moved", "units/c/unit.yaml"),
        ("01", "added", "units/c/unit.yaml"),
    ]


def test_what_a_merge_brings_is_read_once_on_its_day(repository: Repository) -> None:
    repository.write("content/a.md")
    repository.commit()
    repository.git("checkout", "-q", "-b", "side")
    for text in ("1", "2"):
        repository.write("content/b.md", text)
        repository.commit()
    repository.git("checkout", "-q", "main")
    repository.write("content/c.md")
    repository.commit()
    repository._day += 1
    repository.git("merge", "-q", "--no-ff", "-m", "x", "side")
    assert repository.told() == [
        ("05", "added", "content/b.md"),
        ("04", "added", "content/c.md"),
        ("01", "added", "content/a.md"),
    ]


def test_only_what_came_since_is_read_again(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def noted(home: Path, *words: str) -> str:
        asked.append(" ".join(words))
        return ask(home, *words)

    monkeypatch.setattr(history, "ask", noted)
    repository.write("content/a.md")
    first = repository.commit()

    def told() -> list[tuple[str, str, str]]:
        asked.clear()
        with Store.beside(repository.home):
            return repository.told()

    assert len(told()) == 1
    assert len(told()) == 1
    assert not any(words.startswith("log") for words in asked)
    repository.write("content/b.md")
    second = repository.commit()
    assert [path for *_, path in told()] == ["content/b.md", "content/a.md"]
    assert any(f"{first}..{second}" in words for words in asked if words.startswith("log"))
    repository.git("reset", "-q", "--hard", first)  # the other commit is no longer of this line
    repository.write("content/c.md")
    repository.commit()
    assert [path for *_, path in told()] == ["content/c.md", "content/a.md"]
    repository.git("reset", "-q", "--hard", first)
    assert [path for *_, path in told()] == ["content/a.md"]


def test_a_shallow_clone_tells_what_it_knows_and_since_when(repository: Repository, tmp_path: Path) -> None:
    for text in "123":
        repository.write("content/a.md", text)
        repository.write("content/b.md")
        repository.commit()
    part = tmp_path / "part"
    repository.git("clone", "-q", "--depth", "2", f"file://{repository.home}", str(part))
    found = read_history(part, repository.head)
    assert found.changes == (Change("2021-03-03", Changed.EDITED, "content/a.md"),)
    assert (found.since, found.known) == (date(2021, 3, 2), True)
    assert found.day_of("content/b.md") is None


def test_without_git_there_is_no_history(tmp_path: Path) -> None:
    assert read_history(tmp_path, None) is NO_HISTORY
    assert read_history(tmp_path, "0" * 40) is NO_HISTORY


def test_a_site_in_a_folder_of_its_repository_is_told_by_its_own_paths(repository: Repository) -> None:
    repository.write("sites/one/content/a.md")
    repository.write("content/of-another.md")
    commit = repository.commit()
    found = read_history(repository.home / "sites" / "one", commit)
    assert [change.path for change in found.changes] == ["content/a.md"]


def test_what_people_set_for_themselves_changes_nothing(repository: Repository) -> None:
    repository.write("content/a.md")
    repository.commit()
    repository.git("mv", "content/a.md", "content/b.md")
    repository.commit()
    expected = repository.told()
    for name, value in {"log.showRoot": "false", "diff.renames": "false", "core.quotePath": "true"}.items():
        repository.git("config", name, value)
    assert repository.told() == expected


def test_a_commit_may_claim_any_time(repository: Repository) -> None:
    repository.write("content/a.md")
    repository.commit()
    tree = repository.git("rev-parse", "HEAD^{tree}")
    text = f"tree {tree}\nauthor a <a> 1 +0000\ncommitter a <a> {10**15} +0000\n\nx"
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin", "--literally"],
        cwd=repository.home,
        input=text,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    assert [change.day for change in read_history(repository.home, made).changes] == ["9999-12-31"]


def test_a_folder_changed_when_anything_in_it_did(repository: Repository) -> None:
    repository.write("units/a/unit.yaml")
    repository.commit()
    repository.write("units/a/files/b.pdf")
    commit = repository.commit()
    found = read_history(repository.home, commit)
    days = [found.day_of(place) for place in ("units/a/unit.yaml", "units/a", "units", "", "content")]
    assert days == [date(2021, 3, 1), *[date(2021, 3, 2)] * 3, None]
