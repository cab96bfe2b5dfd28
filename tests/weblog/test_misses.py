"""What visitors searched for and the site has not."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path
from urllib.parse import quote

import pytest

from cleancdd.cli import main

ROOT = Path(__file__).parents[2]
PEOPLE = "Mozilla/5.0 (Fiction) Firefox/128.0"


def asked(query: str, *, method: str = "HEAD", agent: str = PEOPLE) -> str:
    place = f"/pagefind/contents/contents.json?missing={quote(query)}"
    return f'203.0.113.7 - - [15/Jan/2021:10:00:00 +0700] "{method} {place} HTTP/1.1" 200 0 "-" "{agent}"\n'


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    shutil.copytree(ROOT / "tests/sites/minimal", home)
    shutil.copytree(ROOT / "tests/rubric/2564", home / "content/rubric/2564")
    monkeypatch.chdir(home)


def told(capsys: pytest.CaptureFixture[str], *logs: Path) -> str:
    assert main(["usage", "missing", *map(str, logs)]) == 0
    return capsys.readouterr().out


def test_what_was_asked_more_than_once_is_listed_most_first_and_no_address(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain, packed = tmp_path / "a.log", tmp_path / "b.log.gz"
    plain.write_text(asked("กรุงเก่า") + asked("สินบน") * 3 + asked("คำเดียว"), encoding="utf-8")
    packed.write_bytes(gzip.compress((asked("กรุงเก่า") + asked("กรุงเก่า\u200b ")).encode()))
    said = told(capsys, plain, packed)
    assert "2 คำ" in said
    assert [line.split() for line in said.splitlines()[1:]] == [["3", "กรุงเก่า"], ["3", "สินบน"]]
    assert "203.0.113.7" not in said


def test_a_log_given_twice_or_with_its_beginning_asks_nothing_twice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log, copy, beginning = (tmp_path / name for name in ("a.log", "b.log", "c.log"))
    lines = [asked(f"คำ{number}") for number in range(8)]
    log.write_text("".join([*lines, asked("คำ9")]), encoding="utf-8")
    copy.write_bytes(log.read_bytes())
    beginning.write_text("".join(lines), encoding="utf-8")
    assert len(told(capsys, log, copy, beginning).splitlines()) == 1


@pytest.mark.parametrize(
    "line",
    [
        asked("ก", agent="Googlebot/2.1"),
        asked("ก", method="GET"),
        asked("บัตร 1-1037-02071-81-1"),
        asked(""),
        asked(" \n "),
        asked("\u200b"),
        asked("ก").replace("missing=", "q="),
        asked("ก").replace("/pagefind", "/other"),
        asked("ก").replace("missing=", "&".join("a=1" for _ in range(99)) + "&missing="),
    ],
)
def test_robots_personal_data_and_other_requests_are_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    log = tmp_path / "a.log"
    log.write_text(line * 3, encoding="utf-8")
    assert len(told(capsys, log).splitlines()) == 1


def test_nothing_moves_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log = tmp_path / "a.log"
    log.write_text(asked("ก\x1b[2Jข") * 2, encoding="utf-8")
    assert "\x1b" not in told(capsys, log)


def test_what_is_no_log_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log = tmp_path / "a.log.gz"
    log.write_bytes(gzip.compress(b"x" * 100)[:20])
    assert main(["usage", "missing", str(log)]) == 2
    assert "เสียหาย" in capsys.readouterr().err
