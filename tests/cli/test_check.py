"""`cleancdd check`: what it tells of which paths, in which shape."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cleancdd.cli import main

Said = pytest.CaptureFixture[str]


def test_check_from_a_folder_below_finds_the_site(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    monkeypatch.chdir(home / "units" / "mueang-ngam")
    assert main(["check"]) == 0
    assert capsys.readouterr().out.startswith("ไม่พบที่ต้องแก้ไข")


def test_check_of_one_path_tells_only_its_diagnostics(home: Path, capsys: Said) -> None:
    (home / "content" / "status.yaml").write_text("years: {}\n", encoding="utf-8")
    (home / "units" / "kong-klang" / "unit.yaml").write_text("name: กองกลาง\n", encoding="utf-8")
    assert main(["check", "units/kong-klang"]) == 1
    said = capsys.readouterr().err
    assert "units/kong-klang/unit.yaml" in said
    assert "content/status.yaml" not in said
    assert said.endswith("\nพบที่ต้องแก้ไข 1 แห่ง ที่อื่นยังมี 1 แห่ง\n")
    assert main(["check", "units/mueang-ngam"]) == 0
    assert capsys.readouterr().err == "ไม่พบที่ต้องแก้ไขในที่ระบุ แต่ที่อื่นยังมี 2 แห่ง\n"


def test_check_as_json_is_on_standard_output(home: Path, capsys: Said) -> None:
    (home / "units" / "kong-klang" / "unit.yaml").write_text(
        "name: กองกลาง\nkind: centrl\n", encoding="utf-8"
    )
    assert main(["check", "--format", "json"]) == 1
    (diagnostic,) = json.loads(capsys.readouterr().out)
    assert (diagnostic["path"], diagnostic["line"], diagnostic["column"], diagnostic["code"]) == (
        "units/kong-klang/unit.yaml",
        2,
        7,
        "wrong-choice",
    )


def test_check_as_github_annotates_the_line(home: Path, capsys: Said) -> None:
    (home / "units" / "kong-klang" / "unit.yaml").write_text(
        "name: กองกลาง\nkind: centrl\n", encoding="utf-8"
    )
    assert main(["check", "--format", "github"]) == 1
    assert capsys.readouterr().out.startswith(
        "::error file=units/kong-klang/unit.yaml,line=2,col=7,title=wrong-choice::"
    )
