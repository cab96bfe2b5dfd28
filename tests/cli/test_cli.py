"""What all commands share: how they are found and called, and how wrong use is told."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from cleancdd import __version__
from cleancdd.cli import COMMANDS, commands, main

Said = pytest.CaptureFixture[str]


HEAVY = ("pydantic", "rich", "jinja2", "yaml", "httpx", "watchfiles", "cleancdd.model", "cleancdd.readers")


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["bild"]])
def test_what_runs_no_command_imports_nothing_heavy(arguments: list[str]) -> None:
    code = (
        f"import sys; from cleancdd.cli import main; main({arguments}); print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stderr.split()
    assert [one for one in loaded if one.startswith(HEAVY)] == []
    assert "click" in loaded


def test_the_version_is_that_of_the_package(capsys: Said) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"cleancdd {__version__}\n"
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["dynamic"] == ["version"]


def test_a_result_for_which_the_disk_has_no_room_is_told() -> None:
    with Path("/dev/full").open("w") as full:  # every write to it fails, as on a full disk
        command = [sys.executable, "-m", "cleancdd", "--version"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (
        2,
        "แสดงผลไม่ครบ เพราะดิสก์ที่เก็บผลเต็ม ลบไฟล์ที่ไม่ใช้ หรือเก็บผลไว้ที่อื่น แล้วสั่งใหม่\n",
    )


def test_every_command_is_there_and_explains_itself_in_thai(capsys: Said) -> None:
    assert main(["--help"]) == 0
    listed = capsys.readouterr().out
    for name in COMMANDS:
        assert f"\n  {name} " in listed
        assert main([name, "--help"]) == 0
        said = capsys.readouterr().out
        assert said.startswith(f"วิธีใช้: cleancdd {name} [ตัวเลือก]")
        assert "แสดงวิธีใช้นี้" in said
        assert re.findall(r"Show|Usage|Options|Commands|required|default|exit|arguments", said) == []


def test_every_command_is_in_the_readme() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"| `cleancdd {name}" not in readme] == []


def test_the_root_may_stand_before_or_behind_the_name(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    monkeypatch.chdir(home.parent)
    assert main(["--root", "home", "score", "mueang-ngam"]) == 0
    before = capsys.readouterr().out
    assert main(["score", "--root", "home", "mueang-ngam"]) == 0
    assert main(["--root", ".", "score", "mueang-ngam", "--root", "home"]) == 0
    assert capsys.readouterr().out == before * 2


def test_what_is_interrupted_says_so(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("cleancdd.pipeline.check_site", interrupted)
    assert main(["check"]) == 2
    assert capsys.readouterr().err.strip() == "หยุดแล้ว"


ALL = " ".join(f"`{name}`" for name in sorted(COMMANDS))


@pytest.mark.parametrize(
    ("arguments", "form", "words"),
    [
        (["bild"], "", "ไม่มีคำสั่ง `bild` หมายถึง `build` หรือไม่"),
        (["ๆ"], "", f"ไม่มีคำสั่ง `ๆ` ใช้ {ALL}"),
        (["usage", "imprt"], "usage", "ไม่มีคำสั่ง `imprt` หมายถึง `import` หรือไม่"),
        (["--root", "."], "", f"ยังไม่ได้ระบุคำสั่ง ใช้ {ALL}"),
        (["--rot", ".", "check"], "", "ไม่มีตัวเลือก `--rot` หมายถึง `--root` หรือไม่"),
        (["next", "x", "--al"], "next", "ไม่มีตัวเลือก `--al` หมายถึง `--all` หรือไม่"),
        (["score", "--q"], "score", "ไม่มีตัวเลือก `--q` ใช้ `--help` `--json` `--root` `--year`"),
        (["score", "x", "--date", "1"], "score", "ไม่มีตัวเลือก `--date` ใช้ `--help` `--json` `--root` `--year`"),
        (
            ["new", "disclosure", "x", "--tilte", "ก"],
            "new disclosure",
            "ไม่มีตัวเลือก `--tilte` หมายถึง `--title` หรือไม่",
        ),
        (["score"], "score", "ยังไม่ได้ระบุ `UNIT`"),
        (["sample", "x", "--years", "1"], "sample", "ยังไม่ได้ระบุ `--units`"),
        (["usage", "import"], "usage import", "ยังไม่ได้ระบุ `LOG…`"),
        (["score", "a", "b", "c"], "score", "มีค่าเกินมา: `b` `c`"),
        (["score", "a", "--year"], "score", "`--year` ต้องมีค่าตามหลัง"),
        (["score", "a", "--json=1"], "score", "`--json` ไม่มีค่าตามหลัง ลบตั้งแต่ `=` ออก"),
        (["score", "a", "--year", "ปีนี้"], "score", "`--year`: `ปีนี้` ไม่ใช่จำนวนเต็ม"),
        (["build", "--jobs", "0"], "build", "`--jobs`: `0` อยู่นอกช่วง ใช้จำนวนเต็ม ตั้งแต่ 1"),
        (["build", "--jobs", "สอง"], "build", "`--jobs`: `สอง` ไม่ใช่จำนวนเต็ม ตั้งแต่ 1"),
        (["serve", "--port", "99999"], "serve", "`--port`: `99999` อยู่นอกช่วง ใช้จำนวนเต็ม ตั้งแต่ 1 ถึง 65,535"),
        (["links", "--timeout", "-1"], "links", "`--timeout`: `-1` ไม่ใช่จำนวนวินาทีที่มากกว่า 0"),
        (["links", "--timeout", "nan"], "links", "`--timeout`: `nan` ไม่ใช่จำนวนวินาทีที่มากกว่า 0"),
        (["check", "--format", "xml"], "check", "`--format`: ไม่มี `xml` ใช้ `text` `json` `github`"),
        (["check", "--root", "nowhere"], "check", "`--root`: ไม่พบโฟลเดอร์ `nowhere`"),
        (["--root", "content/site.yaml", "check"], "", "`--root`: `content/site.yaml` เป็นไฟล์ ไม่ใช่โฟลเดอร์"),
        (["score", "a", "--year", "64"], "score", "`--year`: `64` ไม่ใช่ปีงบประมาณ พ.ศ. หมายถึง `2564` หรือไม่"),
        (["next", "a", "--year", "2021"], "next", "`--year`: `2021` ไม่ใช่ปีงบประมาณ พ.ศ. หมายถึง `2564` หรือไม่"),
        (["new", "year", "9"], "new year", "`YEAR`: `9` ไม่ใช่ปีงบประมาณ พ.ศ. หมายถึง `2509` หรือไม่"),
        (["status", "--year", "1"], "status", "`--year`: `1` ไม่ใช่ปีงบประมาณ พ.ศ. หมายถึง `2501` หรือไม่"),
        (["build", "--jobs", ""], "build", "`--jobs`: ค่าว่าง ไม่ใช่จำนวนเต็ม ตั้งแต่ 1"),
        (["usage", "import", "a.log"], "usage import", "`LOG…`: ไม่พบไฟล์ `a.log`"),
        (["usage", "import", "units"], "usage import", "`LOG…`: `units` เป็นโฟลเดอร์ ไม่ใช่ไฟล์"),
    ],
)
def test_a_line_that_cannot_be_read_is_told_in_thai(
    home: Path, capsys: Said, arguments: list[str], form: str, words: str
) -> None:
    assert main(arguments) == 2
    usage, help_line, _, said = capsys.readouterr().err.rstrip("\n").split("\n")
    command = f"cleancdd {form}".strip()
    assert usage.startswith(f"วิธีใช้: {command} [ตัวเลือก]")
    assert help_line == f"ดูวิธีใช้ทั้งหมด: {command} --help"
    assert said == words


def _commands(
    path: tuple[str, ...], command: click.Command
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            one = command.get_command(context, name)
            assert one is not None
            yield from _commands((*path, name), one)


def _misuses(command: click.Command) -> Iterator[list[str]]:
    """An option that is not there, words too many, and each option without its value or with a wrong one."""
    yield from (["--nope"], ["-z"], ["ก"] * 9)
    for one in command.params:
        if isinstance(one, click.Option):
            name = max(one.opts, key=len)
            yield [f"{name}=ก"] if one.is_flag else [name]
            yield from ([] if one.is_flag or one.type.name in {"text", "path"} else [[name, "ก"]])


def test_no_misuse_of_any_command_is_told_in_english(home: Path, capsys: Said) -> None:
    told = []
    for path, command in _commands((), commands):
        for arguments in _misuses(command):
            assert main([*path, *arguments]) == 2, (path, arguments)
            told.append(capsys.readouterr().err.rstrip().split("\n\n", 1)[-1])
    assert len(told) > 150
    assert [one for one in told if re.search("[a-z]{2}", re.sub("`[^`]*`|--[a-z]+", "", one))] == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["score", "mueang"], "หมายถึง mueang-ngam หรือไม่"),
        (["score", "nowhere"], "ไม่มีหน่วยงาน `nowhere`"),
        (["score", "mueang-ngam", "--year", "2563"], "ไม่มีหลักเกณฑ์ของปี 2563"),
        (["build", "--as-of", "2564-02-29"], "กุมภาพันธ์"),
    ],
)
def test_wrong_use_is_told_with_status_2(home: Path, capsys: Said, arguments: list[str], words: str) -> None:
    assert main(arguments) == 2
    assert words in capsys.readouterr().err


def test_outside_a_site_the_root_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 2
    assert "--root" in capsys.readouterr().err
    (tmp_path / "units").mkdir()  # as a built site has one
    assert main(["check", "--root", "."]) == 2
    assert capsys.readouterr().err.startswith("ไม่พบ content/site.yaml")


def test_the_module_and_build_py_are_the_command(home: Path) -> None:
    top = Path(__file__).parents[2]
    module = subprocess.run(
        [sys.executable, "-m", "cleancdd", "check"], cwd=home, capture_output=True, check=False
    )
    assert module.returncode == 0
    built = subprocess.run(
        [sys.executable, str(top / "build.py"), "--as-of", "2564-09-30", "--no-search"],
        cwd=home,
        capture_output=True,
        check=False,
    )
    assert built.returncode == 0
    assert (home / "site" / "index.html").is_file()


def test_where_python_cannot_read_thai_names_that_is_said_and_no_file_is_blamed() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "cleancdd", "check"],
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.pathsep.join(sys.path),
            "LC_ALL": "C",
            "PYTHONUTF8": "0",
        },
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 2
    assert "export LC_ALL=C.UTF-8" in ran.stderr.decode()


def test_a_help_of_several_lines_is_one_in_the_list_of_commands(capsys: Said) -> None:
    assert main(["usage", "--help"]) == 0
    assert "แล้วเพิ่มใน usage.yaml โดยไม่เก็บที่อยู่ของผู้ชม\n" in capsys.readouterr().out
