"""No advice gives a file the name of another: copies are told as copies, free names are free."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleancdd.suggestions.filenames import as_copy, as_slug, free_name, right_name

ALLOWED = ("evaluation.yaml", "disclosures.yaml", "usage.yaml", "2564", "innovations")


def laid(home: Path, *names: str) -> Path:
    for name in names:
        (home / name).write_text("", encoding="utf-8")
    return home / names[0]


@pytest.mark.parametrize(
    "name",
    [
        "evaluation (1).yaml",
        "evaluation(2).yaml",
        "evaluation - Copy.yaml",
        "evaluation - Copy (2).yaml",
        "evaluation - สำเนา.yaml",
        "evaluation - สำเนา (2).yaml",
        "สำเนาของ evaluation.yaml",
        "Copy of evaluation.yaml",
        "evaluation-DESKTOP-AB12.yaml",
        "evaluation-NAN-PC01.yaml",
        "evaluation (conflicted copy 2021-03-16 093000).yaml",
        "evaluation (สมชาย's conflicted copy 2021-03-16).yaml",
        "evaluation.yaml.bak",
        "evaluation.yaml~",
        "evaluation.yaml.txt",
        "evaluation_backup.yaml",
        "evaluation 2.yaml",
        "evaluation เก่า.yaml",
        "evaluation.sync-conflict-20240101-120000-ABCDEFG.yaml",
        "evaluation (Case Conflict).yaml",
        "evaluation_conf(2021-03-16-10-10-10).yaml",
        "evaluation_conflict-20210316-101010.yaml",
        "evaluation (# Edit conflict 2021-03-16 ab12 #).yaml",
        "evaluation[1].yaml",
        "evaluation.yaml.crdownload",
        "evaluation_REMOTE_1234.yaml",
        "evaluation ล่าสุด.yaml",
        "evaluation_v2.yaml",
    ],
)
def test_a_copy_is_told_beside_the_real_file_only(name: str, tmp_path: Path) -> None:
    copy = laid(tmp_path, name)
    assert as_copy(copy) is None
    laid(tmp_path, "evaluation.yaml")
    told = as_copy(copy)
    assert told is not None
    assert "`evaluation.yaml`" in told[0]
    assert "เปลี่ยนชื่อ" not in told[1]


@pytest.mark.parametrize("name", ["evaluation-draft-notes.yaml", "evaluations.yaml", "usage.yaml"])
def test_another_name_is_no_copy(name: str, tmp_path: Path) -> None:
    assert as_copy(laid(tmp_path, name, "evaluation.yaml")) is None


def test_a_long_name_costs_nothing(tmp_path: Path) -> None:
    assert as_copy(laid(tmp_path, "evaluation" + "1" * 200 + "x.yaml", "evaluation.yaml")) is None


def test_a_free_name_is_asked_for_and_a_taken_one_never(tmp_path: Path) -> None:
    wrong = laid(tmp_path, "evalution.yml")
    assert right_name(wrong, ALLOWED) == "เปลี่ยนชื่อเป็น `evaluation.yaml` หรือไม่"
    laid(tmp_path, "evaluation.yaml")
    assert (
        right_name(wrong, ALLOWED)
        == "มี `evaluation.yaml` อยู่แล้ว เปิดเทียบกัน ให้ `evaluation.yaml` มีข้อมูลที่ถูกต้องครบแล้ว จึงลบ `evalution.yml`"
    )


def test_two_files_are_not_sent_to_one_name(tmp_path: Path) -> None:
    first = laid(tmp_path, "evaluation (1).yaml", "evaluation (2).yaml")
    advice = right_name(first, ALLOWED)
    assert (
        advice
        == "เปลี่ยนชื่อเป็น `evaluation.yaml` หรือไม่ `evaluation (2).yaml` ก็คล้ายกัน ให้เลือกไฟล์เดียวที่ข้อมูลถูกต้องครบ"
    )


@pytest.mark.parametrize(
    ("name", "allowed", "meant"),
    [
        ("2565.yml", ("2564.yaml",), "2565.yaml"),
        ("USAGE.YAML", ALLOWED, "usage.yaml"),
        ("contact.MD", ("ชื่อหน้า.md",), "contact.md"),
        ("contact.markdown", ("ชื่อหน้า.md",), "contact.md"),
    ],
)
def test_the_year_and_the_ending_are_those_that_were_meant(
    name: str, allowed: tuple[str, ...], meant: str, tmp_path: Path
) -> None:
    assert right_name(laid(tmp_path, name), allowed) == f"เปลี่ยนชื่อเป็น `{meant}` หรือไม่"


def test_nothing_near_is_no_advice(tmp_path: Path) -> None:
    assert right_name(laid(tmp_path, "ประกาศ.docx"), ("ชื่อหน้า.md",)) is None


def test_a_free_name_is_numbered() -> None:
    assert free_name("about-units", {"about-units", "about-units-2"}) == "about-units-3"


@pytest.mark.parametrize("name", ["Work Plan.md", "work_plan.md", "Work-Plan.md", "-work.plan.md"])
def test_the_id_that_was_meant_is_told_unless_it_is_taken(name: str, tmp_path: Path) -> None:
    wrong = laid(tmp_path, name)
    assert as_slug(wrong) == "เปลี่ยนชื่อเป็น `work-plan.md`"
    laid(tmp_path, "work-plan.md")
    assert "เปลี่ยนชื่อ" not in (as_slug(wrong) or "เปลี่ยนชื่อ")


def test_other_letters_make_no_id(tmp_path: Path) -> None:
    assert as_slug(laid(tmp_path, "แผนงาน.md")) is None
