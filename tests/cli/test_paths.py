"""Paths as a person names them."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from cleancdd.cli.paths import chosen_paths, is_chosen


@pytest.mark.parametrize(
    ("below", "path", "chosen"),
    [
        ("", "units/kong-klang", "units/kong-klang"),
        ("", "units\\kong-klang\\unit.yaml", "units/kong-klang/unit.yaml"),
        ("", "./units/../units/kong-klang/", "units/kong-klang"),
        ("", ".", "."),
        ("units", "kong-klang", "units/kong-klang"),
        ("units/kong-klang", "unit.yaml", "units/kong-klang/unit.yaml"),
        ("units/mueang-ngam", "units/kong-klang/unit.yaml", "units/kong-klang/unit.yaml"),
        ("units/mueang-ngam", "..\\kong-klang", "units/kong-klang"),
        ("units/mueang-ngam", "unit.yaml", "units/mueang-ngam/unit.yaml"),
        ("..", "home/units/kong-klang", "units/kong-klang"),
        ("..", "units/kong-klang", "units/kong-klang"),
    ],
)
def test_a_path_is_of_the_current_folder_or_of_the_root(
    home: Path, monkeypatch: pytest.MonkeyPatch, below: str, path: str, chosen: str
) -> None:
    monkeypatch.chdir(home / below)
    assert chosen_paths((path,), home) == (chosen,)
    assert chosen_paths((str(home / chosen),), home) == (chosen,)


def test_a_folder_of_the_same_name_outside_of_the_site_is_not_taken_for_it(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere" / "units" / "kong-klang").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert chosen_paths(("units/kong-klang",), home) == ("units/kong-klang",)


@pytest.mark.parametrize(
    ("path", "advice"),
    [
        ("units/kong-klan", "หมายถึง `units/kong-klang` หรือไม่"),
        (
            "units\\mueang-ngam\\2564\\evalution.yaml",
            "หมายถึง `units/mueang-ngam/2564/evaluation.yaml` หรือไม่",
        ),
        ("ๆ", "ระบุจากโฟลเดอร์นี้หรือจากโฟลเดอร์ของเว็บไซต์ เช่น `units`"),
    ],
)
def test_a_path_that_is_not_there_is_answered_with_the_nearest(home: Path, path: str, advice: str) -> None:
    with pytest.raises(click.ClickException) as told:
        chosen_paths(("units", path), home)
    assert told.value.message == f"ไม่พบ `{path}` {advice}"


def test_a_path_outside_of_the_site_is_refused(home: Path) -> None:
    for path in ("..", "/", str(home) + "x"):
        Path(str(home) + "x").mkdir(exist_ok=True)
        with pytest.raises(click.ClickException) as told:
            chosen_paths((path,), home)
        assert told.value.message == f"`{path}` อยู่นอกโฟลเดอร์ของเว็บไซต์ {home}"


def test_what_lies_within_a_chosen_folder_is_chosen() -> None:
    assert is_chosen("units/nan/unit.yaml", ())
    assert is_chosen("units/nan/unit.yaml", (".",))
    assert is_chosen("units/nan/unit.yaml", ("content", "units/nan"))
    assert not is_chosen("units/nan-2/unit.yaml", ("units/nan",))
