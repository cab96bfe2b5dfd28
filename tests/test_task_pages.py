"""The staff's pages of tasks: every line of command and every example on them is run, in their order."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from cleancdd.cli import main
from tests.homes import CONTENT, with_the_rubric_of_today

BLOCK = re.compile(r"^   ```(yaml)?\n(.*?)^   ```$", re.DOTALL | re.MULTILINE)
FILLINGS = {
    "วันที่": "2564-03-16",
    "ที่อยู่": "https://example.go.th/",
    "โฟลเดอร์": "../web",
    "ที่เผยแพร่แล้ว": "../web/current",
}
RECORD = "units/saraburi/2564/evaluation.yaml"


RECORDED = ("add -A", "-c user.name=x -c user.email=x@example.org commit -q -m x")


def git(*commands: str) -> None:
    for told in commands:
        subprocess.run(["git", *told.split()], check=True)


def filled(text: str) -> str:
    def value(match: re.Match[str]) -> str:
        return next((typed for start, typed in FILLINGS.items() if match[1].startswith(start)), "ถ้อยคำ")

    return re.sub(r"<([^<>\n]+)>", value, text)


TASKS = sorted(
    path.name
    for path in (CONTENT / "pages").glob("editing-*.md")
    if "\n---\n\n1. " in path.read_text(encoding="utf-8")
)
"""The pages that begin with a step; the others tell of files."""


@pytest.mark.parametrize("page", TASKS)
def test_every_step_can_be_done_as_it_is_told(
    page: str, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with_the_rubric_of_today(home)
    (home / ".gitignore").write_text("/site/\n/.cleancdd/\n", encoding="utf-8")
    for name in ("index-categories.yaml", "site.yaml"):
        shutil.copy(CONTENT / name, home / "content")
    (home / "units/saraburi").mkdir()
    (home / "units/saraburi/unit.yaml").write_text("name: กองสมมติ\nkind: central\n", encoding="utf-8")
    monkeypatch.chdir(home)
    git("init -q -b main", *RECORDED)
    steps = BLOCK.findall((CONTENT / "pages" / page).read_text(encoding="utf-8"))
    assert steps
    for kind, text in steps:
        if kind:
            lines = re.sub("^   ", "", text, flags=re.MULTILINE)
            (home / RECORD).parent.mkdir(exist_ok=True)
            (home / RECORD).write_text(filled(lines), encoding="utf-8")
            continue
        for line in text.split("\n"):
            if line.strip():
                command, *words = shlex.split(filled(line))
                assert command == "cleancdd"
                if words[0] == "withdraw":  # which the page tells of what is recorded
                    git(*RECORDED)
                assert main(words) == 0, capsys.readouterr().err


def test_every_command_in_a_sentence_is_there_with_its_options(capsys: pytest.CaptureFixture[str]) -> None:
    told = {
        command
        for path in (CONTENT / "pages").glob("editing*.md")
        for command in re.findall(r"`cleancdd ([^`\n]+)`", path.read_text(encoding="utf-8"))
    }
    for command in told:
        words = shlex.split(command)
        if words[0].startswith("-"):
            continue
        names = words[:2] if words[0] in {"new", "usage"} else words[:1]
        assert main([*names, "--help"]) == 0, command
        options = capsys.readouterr().out
        assert [one for one in words if one.startswith("--") and f"{one} " not in options] == [], command
