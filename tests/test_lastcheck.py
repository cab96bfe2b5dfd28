"""After a whole check without mistakes, a small edit is checked in part, unless only the whole can tell."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from cleancdd.cli import main
from cleancdd.lastcheck import part_of
from cleancdd.pipeline import check_site
from tests.homes import SITES

UNIT = "units/mueang-ngam"
RECORD = f"{UNIT}/2564/evaluation.yaml"
PAPER = """---
title: โครงสร้างหน่วยงาน
topic: structure
date: 1 มี.ค. 2564
description: ใครทำอะไร
---

{text}
"""


@pytest.fixture
def home(home: Path) -> Path:
    """A site that was checked whole."""
    write(home, f"{UNIT}/documents/manual.md", PAPER.format(text="## ขั้นตอน {#steps}\n\nข้อความ"))
    time.sleep(0.1)  # until a change would show in the times of files
    check_site(home)
    return home


def write(home: Path, path: str, text: str) -> None:
    (home / path).parent.mkdir(parents=True, exist_ok=True)
    (home / path).write_text(text, encoding="utf-8")


def test_a_part_is_read_alone_and_its_counts_are_told(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("cleancdd.pipeline.check_site", lambda _: pytest.fail("the whole was checked"))
    monkeypatch.chdir(home)
    write(home, RECORD, (home / RECORD).read_text("utf-8") + "# หมายเหตุ\n")
    assert main(["check", RECORD]) == 0
    assert capsys.readouterr().out.startswith("ไม่พบที่ต้องแก้ไข: 1 หน่วยงาน")
    write(
        home,
        f"{UNIT}/documents/other.md",
        PAPER.format(text="[เดิม](/units/mueang-ngam/documents/manual/#steps)"),
    )
    part = part_of(home, [UNIT])
    assert part is not None
    assert list(part.units) == ["mueang-ngam"]


@pytest.mark.parametrize("words", [[], ["."], ["units"], ["content/site.yaml"], [UNIT, "content"]])
def test_what_is_not_within_units_needs_the_whole(home: Path, words: list[str]) -> None:
    assert part_of(home, words) is None


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("content/glossary.yaml", ""),
        ("content/pages/new.md", "x"),
        ("templates/unit.html", "x"),
        (f"{UNIT}/unit.yaml", "name: เมืองงาม\nkind: provincial\n"),
        ("units/kong-klang/unit.yaml", "x"),
    ],
)
def test_a_change_that_others_depend_on_needs_the_whole(home: Path, path: str, text: str) -> None:
    write(home, path, text)
    assert part_of(home, [RECORD]) is None


@pytest.mark.parametrize(
    "text",
    [
        PAPER.format(text="[ไม่มี](/guidance/nowhere/)"),
        PAPER.format(text="[ไม่มี](/units/mueang-ngam/documents/manual/#lost)"),
        PAPER.format(text="ข้อความ").replace("topic:", "aliases: [/guidance/old/]\ntopic:"),
        PAPER.format(text="โทร 081-234-5678"),
    ],
    ids=["dead link", "dead anchor", "alias", "personal data"],
)
def test_what_a_part_cannot_decide_or_finds_wrong_needs_the_whole(home: Path, text: str) -> None:
    write(home, f"{UNIT}/documents/other.md", text)
    assert part_of(home, [UNIT]) is None


def test_an_anchor_or_a_file_that_is_gone_needs_the_whole(home: Path) -> None:
    link = PAPER.format(text="[ขั้นตอน](/units/mueang-ngam/documents/manual/#steps)")
    write(home, f"{UNIT}/documents/other.md", link)
    time.sleep(0.1)
    check_site(home)
    assert part_of(home, [UNIT]) is not None
    write(home, f"{UNIT}/documents/manual.md", PAPER.format(text="## อื่น"))
    assert part_of(home, [UNIT]) is None
    (home / UNIT / "documents" / "manual.md").unlink()
    assert part_of(home, [UNIT]) is None


def test_an_address_that_another_has_needs_the_whole(home: Path) -> None:
    case = SITES / "broken" / "colliding-address--project"
    for path in ("content/themes.yaml", "units/kong-klang/2564/innovations/buddy.md"):
        write(home, path, (case / path).read_text("utf-8"))
    time.sleep(0.1)
    check_site(home)
    taken = f"{UNIT}/2564/innovations/buddy.md"
    write(home, taken, (case / taken).read_text("utf-8"))
    assert part_of(home, [UNIT]) is None
    (home / taken).rename(home / taken.replace("buddy", "other"))
    assert part_of(home, [UNIT]) is not None


def test_without_a_whole_check_nothing_is_certain(tmp_path: Path, home: Path) -> None:
    shutil.rmtree(home / ".cleancdd")
    assert part_of(home, [RECORD]) is None


@pytest.mark.parametrize("path", ["units/readme.txt", "units/Mueang Ngam/2564/usage.yaml"])
def test_a_file_or_folder_that_is_no_unit_needs_the_whole(home: Path, path: str) -> None:
    write(home, path, "x")
    assert part_of(home, [path]) is None
    assert part_of(home, [RECORD]) is None


def test_an_anchor_that_a_page_of_the_programme_links_to_needs_the_whole(home: Path) -> None:
    write(
        home,
        "content/pages/help.md",
        "---\ntitle: ถาม\ndescription: ตอบ\n---\n\n[ขั้นตอน](/units/mueang-ngam/documents/manual/#steps)\n",
    )
    time.sleep(0.1)
    check_site(home)
    write(home, f"{UNIT}/documents/manual.md", PAPER.format(text="## ขั้นตอน {#steps}\n\nใหม่"))
    assert part_of(home, [UNIT]) is not None
    write(home, f"{UNIT}/documents/manual.md", PAPER.format(text="## อื่น"))
    assert part_of(home, [UNIT]) is None


@pytest.mark.parametrize(
    ("link", "certain"),
    [
        ("/units/mueang-ngam/", True),
        ("/criteria/2564/", True),
        ("/units/mueang-ngam/documents/manual/#steps", True),
        ("/units/mueang-ngam/centre/", False),
        ("/units/mueang-ngam/2564/#d1.l1.1", False),
    ],
)
def test_a_page_that_follows_from_records_may_be_gone_after_a_change(
    home: Path, link: str, certain: bool
) -> None:
    write(home, f"{UNIT}/documents/other.md", PAPER.format(text=f"[หน้า]({link})"))
    time.sleep(0.1)
    check_site(home)
    assert part_of(home, [UNIT]) is not None
    write(home, RECORD, (home / RECORD).read_text("utf-8") + "# หมายเหตุ\n")
    assert (part_of(home, [UNIT]) is not None) is certain
