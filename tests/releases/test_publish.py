"""`cleancdd publish` to a folder, and to another machine by a stand-in for ssh that runs its words here."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from cleancdd.cli import main
from cleancdd.cli.day import last_commit
from cleancdd.publish import MANIFEST, verify
from cleancdd.releases import folder
from cleancdd.releases.remote import RemoteFolder
from cleancdd.snapshot import Snapshot
from tests.releases.conftest import publish

Said = pytest.CaptureFixture[str]


@pytest.fixture(params=["folder", "ssh"])
def target(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Where to publish to, as a person names it; both are the same folder."""
    programs = tmp_path / "programs"
    programs.mkdir()
    ssh = programs / "ssh"
    ssh.write_text('#!/bin/sh\nfor last; do :; done\nexec sh -c "$last"\n', encoding="ascii")
    ssh.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    home = tmp_path / "home"
    (home / "content").mkdir(parents=True)
    (home / "content" / "site.yaml").write_text("", encoding="utf-8")
    monkeypatch.chdir(home)
    seconds = iter(range(100))
    monkeypatch.setattr("cleancdd.releases.remote.name_of", lambda site: named(site, next(seconds)))
    monkeypatch.setattr("cleancdd.releases.folder.name_of", lambda site: named(site, next(seconds)))
    return str(tmp_path / "web") if request.param == "folder" else f"www@host.example:{tmp_path / 'web'}"


REAL_NAME = folder.name_of


def named(site: Path, second: int) -> str:
    return f"20260101T0000{second:02}Z-{REAL_NAME(site)[-12:]}"


def release(text: str) -> None:
    publish(Path("site"), **{"index.html": text})


def shown(tmp_path: Path) -> str:
    return (tmp_path / "web" / "current" / "index.html").read_text("utf-8")


def names(tmp_path: Path) -> list[str]:
    return sorted(one.name for one in (tmp_path / "web" / "releases").iterdir())


def test_releases_go_out_whole_are_kept_and_rolled_back(target: str, tmp_path: Path, capsys: Said) -> None:
    for text in ("หนึ่ง", "สอง", "สาม"):
        release(text)
        assert main(["publish", "--to", target, "--keep", "2"]) == 0
        assert shown(tmp_path) == text
        assert verify((tmp_path / "web" / "current").resolve()) == ()
    assert len(names(tmp_path)) == 2
    assert main(["publish", "--to", target, "--rollback"]) == 0
    assert shown(tmp_path) == "สอง"
    assert "ย้อนกลับ" in capsys.readouterr().out
    assert main(["publish", "--to", target, "--rollback"]) == 2
    assert "ไม่มีรุ่นก่อนหน้า" in capsys.readouterr().err
    assert shown(tmp_path) == "สอง"
    assert (tmp_path / "web" / "current" / "index.html").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("target", ["folder"], indirect=True)
def test_what_is_not_in_a_commit_yet_is_told(target: str, capsys: Said) -> None:
    for words in ("init -q", "add content", "-c user.name=x -c user.email=x@example.org commit -q -m x"):
        subprocess.run(["git", *words.split()], check=True)
    Path(".gitignore").write_text("/site/\n/.gitignore\n", encoding="utf-8")
    release("หนึ่ง")
    assert main(["publish", "--to", target]) == 0
    assert capsys.readouterr().err == ""
    Path("content/site.yaml").write_text("title: ใหม่\n", encoding="utf-8")
    assert main(["publish", "--to", target]) == 0
    assert "มี 1 ไฟล์ที่แก้แล้วแต่ยังไม่บันทึกเข้า git" in capsys.readouterr().err


@pytest.mark.parametrize("target", ["folder"], indirect=True)
def test_a_site_that_lacks_a_later_edit_goes_out_and_that_is_told(
    target: str, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    monkeypatch.setattr("cleancdd.snapshot.changed_lately", lambda *_: False)
    release("หนึ่ง")
    Snapshot(Path.cwd(), Path.cwd() / "site", str(last_commit(Path.cwd()))).keep(1)
    assert main(["publish", "--to", target]) == 0
    assert capsys.readouterr().err == ""
    Path("content/site.yaml").write_text("title: ใหม่\n", encoding="utf-8")
    assert main(["publish", "--to", target]) == 0
    assert capsys.readouterr().err == (
        "คำเตือน: มีไฟล์ที่แก้หรือบันทึกเข้า git หลังสร้างเว็บไซต์ ซึ่งสิ่งที่เผยแพร่ยังไม่มี "
        "สั่ง `cleancdd build` แล้วสั่ง `cleancdd publish` อีกครั้ง\n"
    )
    assert main(["publish", "--to", target, "--rollback"]) == 2
    assert "คำเตือน" not in capsys.readouterr().err


@pytest.mark.parametrize("step", [0, -1])
def test_a_release_of_the_same_second_or_of_a_clock_set_back_comes_after_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said, step: int
) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "site.yaml").write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    seconds = iter(range(59, 0, step)) if step else iter([59] * 9)
    monkeypatch.setattr("cleancdd.releases.folder.name_of", lambda site: named(site, next(seconds)))
    for text in ("หนึ่ง", "สอง", "สาม"):
        release(text)
        assert main(["publish", "--to", "web"]) == 0
        assert shown(tmp_path) == text
    assert [name[:16] for name in names(tmp_path)] == [f"20260101T000{at}Z" for at in ("059", "100", "101")]
    for text in ("สอง", "หนึ่ง"):
        assert main(["publish", "--to", "web", "--rollback"]) == 0
        assert shown(tmp_path) == text
    assert main(["publish", "--to", "web"]) == 0
    assert shown(tmp_path) == "สาม"


def test_a_target_that_is_not_ours_is_refused_and_left(target: str, tmp_path: Path, capsys: Said) -> None:
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "thesis.odt").write_text("x", encoding="ascii")
    release("หนึ่ง")
    for more in ([], ["--rollback"]):
        assert main(["publish", "--to", target, *more]) == 2
        assert "จึงไม่แตะต้อง" in capsys.readouterr().err
    assert [one.name for one in (tmp_path / "web").iterdir()] == ["thesis.odt"]


def test_a_site_that_is_not_as_listed_does_not_go_out(target: str, tmp_path: Path, capsys: Said) -> None:
    release("หนึ่ง")
    assert main(["publish", "--to", target]) == 0
    release("สอง")
    Path("site/assets/site.css").write_text("x", encoding="ascii")
    assert main(["publish", "--to", target]) == 2
    assert "ไม่ตรงกับรายการไฟล์ 1 ไฟล์" in capsys.readouterr().err
    assert shown(tmp_path) == "หนึ่ง"
    shutil.rmtree("site")
    assert main(["publish", "--to", target]) == 2


def test_a_transfer_that_breaks_off_is_never_seen(
    tmp_path: Path, target: str, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    release("หนึ่ง")
    assert main(["publish", "--to", target]) == 0
    release("สอง")
    if "@" in target:
        ssh = tmp_path / "programs" / "ssh"
        cut = '#!/bin/sh\nfor last; do :; done\nhead -c 300 | sh -c "$last"\n'
        ssh.write_text(cut, encoding="ascii")
    else:

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(shutil, "copyfile", full)
    assert main(["publish", "--to", target]) == 2
    assert "ไม่เปลี่ยน" in capsys.readouterr().err
    assert shown(tmp_path) == "หนึ่ง"
    assert len(names(tmp_path)) == 1


def test_the_same_site_again_is_no_new_release_here(tmp_path: Path, target: str) -> None:
    release("หนึ่ง")
    assert main(["publish", "--to", target]) == 0
    assert main(["publish", "--to", target]) == 0
    assert len(names(tmp_path)) == (2 if "@" in target else 1)
    release("สอง")
    assert main(["publish", "--to", target]) == 0
    newest, before = (tmp_path / "web" / "releases" / one for one in names(tmp_path)[:-3:-1])
    assert "@" in target or newest.joinpath("404.html").samefile(before / "404.html")
    assert newest.joinpath(MANIFEST).read_bytes() != before.joinpath(MANIFEST).read_bytes()


@pytest.mark.parametrize("damaged", ["assets/site.css", "units/a/index.html.gz"])
def test_a_damaged_file_of_the_present_release_does_not_stop_the_next(
    damaged: str, target: str, tmp_path: Path
) -> None:
    publish(Path("site"), **{"units/a/index.html": "ก" * 999})
    assert main(["publish", "--to", target]) == 0
    (tmp_path / "web" / "current" / damaged).write_bytes(b"broken")
    publish(Path("site"), **{"units/a/index.html": "ก" * 999, "index.html": "สอง"})
    assert main(["publish", "--to", target]) == 0
    assert shown(tmp_path) == "สอง"
    assert verify((tmp_path / "web" / "current").resolve()) == ()


def test_texts_are_packed_beforehand_and_verified_too(target: str, tmp_path: Path, capsys: Said) -> None:
    page = "ยาว" * 1000
    current = tmp_path / "web" / "current"
    for title in ("หนึ่ง", "สอง"):
        publish(Path("site"), **{"index.html": title, "units/index.html": page})
        assert main(["publish", "--to", target]) == 0
        assert [one.name for one in current.resolve().rglob("*.gz")] == ["index.html.gz"]
    packed = current / "units" / "index.html.gz"
    assert gzip.decompress(packed.read_bytes()).decode() == page
    assert "@" in target or packed.stat().st_nlink == 2

    for wrong in (
        gzip.compress(b"x" * len(page.encode())),
        gzip.compress(b"x" * 10**6),
        packed.read_bytes()[:-9],
    ):
        packed.unlink()
        packed.write_bytes(wrong)
        capsys.readouterr()
        assert main(["verify", str(current)]) == 1
        assert "ไม่ตรงกับรายการ: units/index.html.gz" in capsys.readouterr().out
    packed.unlink()
    (current / "units" / "other.gz").write_bytes(b"")
    assert main(["verify", str(current)]) == 1
    assert "units/other.gz" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("www@host:/srv/cleancdd", RemoteFolder("www@host", None, "/srv/cleancdd")),
        ("ssh://www@host:2222/srv/cleancdd", RemoteFolder("www@host", "2222", "/srv/cleancdd")),
        ("-oProxyCommand=x:/srv", None),
        ("C:\\web", None),
        ("/srv/cleancdd", None),
    ],
)
def test_what_names_another_machine(words: str, found: RemoteFolder | None) -> None:
    assert RemoteFolder.named(words) == found


@pytest.mark.parametrize(
    "words",
    [
        "www@host:srv/web",
        "www@host:",
        "host:",
        "ssh://host",
        "https://host/web",
        "ssh://-oProxyCommand=x/srv",
    ],
)
def test_another_machine_that_is_named_in_part_is_no_folder_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said, words: str
) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "site.yaml").write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    release("หนึ่ง")
    assert main(["publish", "--to", words]) == 2
    assert "user@host:/path" in capsys.readouterr().err
    assert sorted(one.name for one in tmp_path.iterdir()) == ["content", "site"]


def test_a_site_that_is_not_built_yet_is_told(target: str, capsys: Said) -> None:
    assert main(["publish", "--to", target]) == 2
    assert "สั่ง `cleancdd build` ก่อน" in capsys.readouterr().err
