"""A clone of the project alone is enough to build and to test it, and every test of it runs."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = (".ci", ".github", "cleancdd", "content", "docs", "templates", "tests", "tools", "units")
COMMANDS = ("Makefile", "pyproject.toml", ".ci/", "tools/")
CLIMB = re.compile(
    r"__file__\)(?:\.resolve\(\)|\.absolute\(\))?(?:\.parents\[(\d+)\]|((?:\.parent\b)+))|\bROOT\.parent"
)
PLACE_OF_ONE_MACHINE = re.compile(r"(?<![\w.*}>-])/(?:(?:home|root|work|mnt|Users)/\w|srv/(?!cleancdd)\w)")


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """What the files of the project say, by path; but for CHANGELOG.md, which tells of what was."""
    return {
        path: (ROOT / path).read_text(encoding="utf-8", errors="ignore")
        for path in paths()
        if path != "CHANGELOG.md"
    }


def paths() -> Iterator[str]:
    inside = (file for folder in FOLDERS for file in (ROOT / folder).rglob("*") if file.suffix != ".pyc")
    outside = (file for file in ROOT.iterdir() if file.name != ".git")
    files = (file for file in (*outside, *inside) if file.is_file() and not file.is_symlink())
    return (file.relative_to(ROOT).as_posix() for file in files)


def test_no_command_leads_out_of_the_checkout(texts: dict[str, str]) -> None:
    assert [path for path, text in texts.items() if path.startswith(COMMANDS) and "../" in text] == []


def test_no_module_looks_above_the_checkout(texts: dict[str, str]) -> None:
    modules = {
        path: text
        for path, text in texts.items()
        if path.endswith(".py") and path != "tests/test_standalone.py"
    }
    assert [
        (path, found[0])
        for path, text in modules.items()
        for found in CLIMB.finditer(text)
        if leaves(path, found)
    ] == []


def leaves(path: str, found: re.Match[str]) -> bool:
    """Whether a climb from a file ends above the checkout; from the checkout itself any does."""
    climbed = int(found[1]) + 1 if found[1] else (found[2] or "").count(".parent")
    return not climbed or climbed > len(Path(path).parts)


@pytest.mark.parametrize(
    ("code", "out"),
    [
        ("Path(__file__).parents[1]", False),
        ("Path(__file__).parent.parent / 'content'", False),
        ("Path(__file__).parents[2]", True),
        ("Path(__file__).resolve().parent.parent.parent", True),
        ("ROOT.parent / 'facts'", True),
    ],
)
def test_a_climb_out_is_told_from_one_that_stays(code: str, *, out: bool) -> None:
    found = CLIMB.search(code)
    assert found
    assert leaves("tests/test_oit.py", found) is out


def test_no_file_names_a_place_of_one_machine(texts: dict[str, str]) -> None:
    assert [
        (path, found[0]) for path, text in texts.items() for found in PLACE_OF_ONE_MACHINE.finditer(text)
    ] == []


LEFT_OUT = """
import pytest

@pytest.mark.skip(reason="no browser")
def test_marked(): ...

@pytest.mark.skipif(True, reason="no disk")
def test_of_another_system(): ...

@pytest.mark.xfail(reason="no facts")
def test_expected_to_fail(): assert False

@pytest.mark.parametrize("one", [])
def test_of_nothing(one): ...

def test_that_gives_up(): pytest.skip("no time")

def test_that_runs(): ...
"""


def test_a_test_that_is_left_out_has_failed(tmp_path: Path) -> None:
    told = run_by_our_rules(tmp_path, LEFT_OUT)
    reasons = re.findall(r"^nothing may be skipped: (?:Skipped: )?(.*)$", told, re.MULTILINE)
    assert sorted(reasons) == [
        "got empty parameter set for (one)",
        "no browser",
        "no disk",
        "no facts",
        "no time",
    ]
    assert re.search(r"=+ 2 failed, 1 passed, 3 errors in ", told)


def test_a_file_that_is_left_out_has_failed(tmp_path: Path) -> None:
    told = run_by_our_rules(tmp_path, "import pytest\npytest.importorskip('no_such_module')\n")
    assert "nothing may be skipped: Skipped: could not import 'no_such_module'" in told
    assert re.search(r"=+ 1 error in ", told)


def run_by_our_rules(folder: Path, code: str) -> str:
    """What pytest says of a file of tests beside this folder's conftest.py; it must not be content."""
    (folder / "conftest.py").write_text((ROOT / "tests" / "conftest.py").read_text("utf-8"), "utf-8")
    (folder / "test_it.py").write_text(code, "utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "no:cacheprovider",
        "--rootdir",
        str(folder),
        str(folder),
    ]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode
    return done.stdout
