"""`cleancdd diff` from end to end."""

from __future__ import annotations

import json
import os
import tempfile
from datetime import date
from pathlib import Path

import pytest

from cleancdd.cli import main
from cleancdd.differences import State, difference_of
from cleancdd.differences.report import as_markdown
from tests.differences.conftest import Repository

Said = pytest.CaptureFixture[str]
EVALUATION = "units/mueang-ngam/2564/evaluation.yaml"
DAY = date(2021, 9, 30)
ABOUT = "content/pages/about.md"
PAGE = "---\ntitle: {}\ndescription: สมมติ\n{}---\n\nข้อความ\n"


def test_nothing_changed_says_so_and_leaves_nothing_about(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    (tmp_path / "t").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "t"))
    assert main(["diff", "HEAD", "HEAD"]) == 0
    assert "หน้าเว็บสาธารณะไม่เปลี่ยน" in capsys.readouterr().out
    assert list((tmp_path / "t").iterdir()) == []


def test_a_new_unit_that_has_recorded_nothing_changes_no_level(repository: Repository, capsys: Said) -> None:
    repository.write("units/kong-phan/unit.yaml", "name: กองแผน\nkind: central\n")
    assert main(["diff", "HEAD", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["results"] == []
    assert "/units/kong-phan/2564/" in [one["url"] for one in told["added"]]
    assert main(["diff", "HEAD"]) == 0
    assert "คะแนนหรือระดับเปลี่ยน" not in capsys.readouterr().out


def test_pages_levels_items_and_files_are_told_with_the_reason(repository: Repository, capsys: Said) -> None:
    repository.write("content/pages/old.md", PAGE.format("หน้าเก่า", ""))
    repository.write("content/pages/gone.md", PAGE.format("หน้าที่ลบ", ""))
    repository.commit()
    (repository.home / "content/pages/gone.md").unlink()
    (repository.home / "content/pages/old.md").unlink()
    repository.write("content/pages/new.md", PAGE.format("หน้าใหม่ @team", "aliases: [/old/]\n"))
    repository.write("units/mueang-ngam/files/a.csv", "ก,ข\n1,2\n")
    repository.replace(
        EVALUATION,
        "criteria:\n",
        "criteria:\n  d1.l1.2.1.1:\n    evidence:\n      - {title: คำสั่ง, file: files/a.csv}\n",
    )
    repository.commit()
    assert main(["diff", "HEAD^", "HEAD", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["url"] for one in told["added"]] == ["/new/"]
    assert [(one["url"], one["leads_to"]) for one in told["kept"]] == [("/old/", "/new/")]
    assert [one["url"] for one in told["lost"]] == ["/gone/"]
    assert "/units/mueang-ngam/2564/" in [one["url"] for one in told["changed"]]
    assert [one["path"] for one in told["files"]] == ["units/mueang-ngam/files/a.csv"]
    (result,) = [one for one in told["results"] if one["part"]]
    assert [one["criterion"] for one in result["criteria"]] == ["d1.l1.2.1.1"]
    assert main(["diff", "HEAD^", "--format", "markdown"]) == 0
    comment = capsys.readouterr().out
    assert "เพราะ d1.l1.2.1.1" in comment
    assert comment.startswith("### ⚠ ควรดูก่อนรับ: ที่อยู่ที่จะเปิดไม่ได้อีก 1 แห่ง\n"), "/gone/"
    assert "@" not in comment
    assert "&#64;team" in comment
    assert main(["diff", "HEAD^"]) == 0
    assert "/old/ หน้าเก่า → /new/" in capsys.readouterr().out


def test_mistakes_and_personal_data_of_the_new_state_are_status_1(
    repository: Repository, capsys: Said
) -> None:
    repository.write(
        ABOUT, (repository.home / ABOUT).read_text("utf-8") + "\nเลขประจำตัวประชาชน 1-1037-02071-81-1\n"
    )
    repository.write("content/pages/bad.md", "ไม่มีส่วนหัว\n")
    assert main(["diff", "main"]) == 1
    said = capsys.readouterr().out
    assert said.startswith("✗ ยังเผยแพร่ไม่ได้: ต้องแก้ไข 1 แห่ง · พบข้อมูลส่วนบุคคล 1 แห่ง\n")
    assert "ข้อมูลส่วนบุคคลที่จะปรากฏ (1)" in said
    assert "02071-81" not in said
    assert "content/pages/bad.md:1:" in said


def test_a_unit_with_a_mistake_is_not_told_to_have_lost_its_results(repository: Repository) -> None:
    base = State.named(repository.home, "HEAD")
    repository.replace(EVALUATION, "criteria:\n", "criterai:\n")
    found = difference_of(repository.home, base, None, DAY, jobs=1)
    assert len(found.mistakes) == 1
    assert (found.results, found.answers) == ((), ())


def test_what_lacks_for_a_mistake_alone_is_not_told_as_a_change(repository: Repository) -> None:
    repository.write("units/mueang-ngam/documents/plan.md", PAGE.format("แผน", ""))
    repository.write("units/mueang-ngam/files/a.csv", "ก,ข\n1,2\n")
    repository.write("content/pages/old.md", PAGE.format("หน้าเก่า", ""))
    repository.commit()
    base = State.named(repository.home, "HEAD")
    repository.replace("units/mueang-ngam/documents/plan.md", "title", "titel")
    (repository.home / "units/mueang-ngam/files/a.csv").unlink()
    (repository.home / "content/pages/old.md").unlink()
    repository.write("content/pages/new.md", PAGE.format("หน้าใหม่", "aliases: [/old/]\n"))
    found = difference_of(repository.home, base, None, DAY, jobs=1)
    assert [one.url for one in found.added] == ["/new/"], "it is there, whatever else is wrong"
    assert [one.url for one in found.kept] == ["/old/"]
    assert (found.lost, found.changed, found.files) == ((), (), ())


def test_a_state_of_which_nothing_can_be_read_is_told_with_its_mistakes(
    repository: Repository, capsys: Said
) -> None:
    repository.replace("content/site.yaml", "title:", "titel:")
    assert main(["diff", "HEAD", "--format", "markdown"]) == 1
    comment = capsys.readouterr().out
    assert comment.startswith("### ✗ ยังเผยแพร่ไม่ได้: ต้องแก้ไข ")
    assert "content/site.yaml&#58;1&#58; " in comment
    assert "คะแนนและระดับ" not in comment
    repository.commit()
    repository.replace("content/site.yaml", "titel:", "title:")
    assert main(["diff", "HEAD"]) == 2
    assert "`HEAD` มีที่ต้องแก้ไขจนเทียบด้วยไม่ได้ เช่น content/site.yaml:1: " in capsys.readouterr().err


def test_one_author_of_both_sides_is_pointed_out(repository: Repository) -> None:
    both = "  d1.l1.1:\n    remark: แก้แล้ว\n"
    repository.replace(EVALUATION, "  d1.l1.1:\n", both)
    repository.commit()
    committee = "committee:\n  review: in-progress\n  criteria:\n    d1.l1.1: {outcome: met}\n"
    repository.write(EVALUATION, (repository.home / EVALUATION).read_text("utf-8") + committee)
    repository.commit()
    states = State.named(repository.home, "HEAD~2"), State.named(repository.home, "HEAD")
    found = difference_of(repository.home, *states, DAY, jobs=1)
    assert [(one.unit, one.criterion, one.author) for one in found.one_author] == [
        ("เมืองงาม", "d1.l1.1", "ก")
    ]
    assert "ผู้เขียนคนเดียวกัน" in as_markdown(found)
    later = difference_of(repository.home, State.named(repository.home, "HEAD^"), states[1], DAY, jobs=1)
    assert later.one_author == ()


def test_a_site_below_the_top_of_its_repository_is_found(tmp_path: Path, capsys: Said) -> None:
    below = Repository(tmp_path / "top", "sites/one")
    below.write(ABOUT, PAGE.format("ใหม่", ""))
    below.write("templates/extra.css", "a{}")
    below.commit()
    assert main(["diff", "HEAD^", "HEAD", "--root", str(below.home)]) == 0
    said = capsys.readouterr().out
    assert "/about/ ใหม่" in said
    assert "templates/extra.css" in said
    below.git("rm", "-q", "-r", "--cached", ".")
    below.git("commit", "-q", "--allow-empty", "-m", "x")
    assert main(["diff", "HEAD", "--root", str(below.home)]) == 2
    assert "ใน `HEAD` ไม่มี content/site.yaml" in capsys.readouterr().err, "not in the repository about it"


@pytest.mark.parametrize(
    ("base", "words"),
    [
        ("nowhere", "ไม่พบ `nowhere` ใน git"),
        ("", "ไม่ใช่ชื่อของ commit"),
        ("other", "ไม่มี content/site.yaml"),
    ],
)
def test_a_base_that_is_not_there_is_told(
    repository: Repository, capsys: Said, base: str, words: str
) -> None:
    repository.git("checkout", "-q", "--orphan", "other")
    repository.git("rm", "-q", "-r", "--cached", ".")
    repository.git("commit", "-q", "--allow-empty", "-m", "x")
    repository.git("checkout", "-q", "-f", "main")
    assert main(["diff", base]) == 2
    assert words in capsys.readouterr().err


def test_a_repository_without_a_commit_is_not_called_damaged(tmp_path: Path, capsys: Said) -> None:
    one = Repository(tmp_path / "home")
    one.git("update-ref", "-d", "HEAD")
    assert main(["diff", "main", "--root", str(one.home)]) == 2
    assert "ยังไม่มีการบันทึกใน git" in capsys.readouterr().err


def test_no_word_of_a_person_is_an_option_of_git(
    repository: Repository, tmp_path: Path, capsys: Said
) -> None:
    assert main(["diff", "--", f"--output={tmp_path / 'x'}"]) == 2
    assert not (tmp_path / "x").exists()


def test_without_a_repository_git_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    one = Repository(tmp_path / "home")
    (one.home / ".git").rename(tmp_path / "gone")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert main(["diff", "HEAD", "--root", str(one.home)]) == 2
    assert "git" in capsys.readouterr().err


def test_hooks_and_links_of_a_repository_do_nothing(repository: Repository, tmp_path: Path) -> None:
    (repository.home / "content" / "pages" / "link.md").symlink_to("/etc/passwd")
    marker = tmp_path / "ran"
    script = repository.home / ".git" / "monitor"
    script.write_text(f"#!/bin/sh\ntouch {marker}\n", encoding="utf-8")
    script.chmod(0o755)
    repository.git("add", "-A")
    repository.git("commit", "-q", "-m", "x")
    repository.git("config", "core.fsmonitor", str(script))
    repository.git("config", "diff.external", str(script))
    state = State.named(repository.home, "HEAD")
    assert "content/pages/link.md" not in {one.path for one in state.files}
    difference_of(repository.home, state, State.named(repository.home, "HEAD^"), DAY, jobs=1)
    assert not marker.exists()
    assert os.path.lexists(repository.home / ".git" / "monitor")


def test_two_processes_tell_what_one_tells(repository: Repository) -> None:
    base = State.named(repository.home, "HEAD")
    repository.write("content/pages/new.md", PAGE.format("หน้าใหม่", ""))
    repository.replace(EVALUATION, "criteria:\n", "note: ใหม่\ncriteria:\n")
    alone = difference_of(repository.home, base, None, DAY, jobs=1)
    assert difference_of(repository.home, base, None, DAY, jobs=2) == alone, "the base is kept by now"
    assert len(alone.changed) > 1
