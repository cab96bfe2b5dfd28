"""A unit's folder of files: what is taken up, what is refused and why, and that nothing outside is ever
reached."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from cleancdd.diagnostics import Code, Diagnostics
from cleancdd.model.disclosure import FileFact
from cleancdd.readers.files import read_files
from cleancdd.sample.files import printed_page

PDF = printed_page("A page.")


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    folder = tmp_path / "units" / "ban-mai"
    (folder / "files").mkdir(parents=True)
    return folder


def read(unit: Path, limit_mb: int = 1) -> tuple[dict[str, FileFact], list[tuple[Code, str]]]:
    diagnostics = Diagnostics()
    found = read_files(unit, unit.parents[1], limit_mb, diagnostics)
    return found, [(diagnostic.code, diagnostic.span.path) for diagnostic in diagnostics]


def test_sound_files_are_taken_up_with_kind_size_and_digest(unit: Path) -> None:
    (unit / "files" / "2564").mkdir()
    (unit / "files" / "2564" / "แผน.pdf").write_bytes(PDF)
    fact = FileFact(
        path="units/ban-mai/files/2564/แผน.pdf",
        kind="PDF",
        size=len(PDF),
        sha256=hashlib.sha256(PDF).hexdigest(),
    )
    assert read(unit) == ({"files/2564/แผน.pdf": fact}, [])


def test_no_folder_is_no_files(tmp_path: Path) -> None:
    assert read(tmp_path / "units" / "ban-mai") == ({}, [])


def test_a_file_over_the_limit_is_refused_and_one_at_it_is_not(unit: Path) -> None:
    (unit / "files" / "at.pdf").write_bytes(PDF.ljust(1_000_000, b"\n"))
    (unit / "files" / "over.pdf").write_bytes(PDF.ljust(1_000_001))
    found, problems = read(unit)
    assert (list(found), problems) == (
        ["files/at.pdf"],
        [(Code.FILE_TOO_LARGE, "units/ban-mai/files/over.pdf")],
    )


@pytest.mark.parametrize(("name", "advised"), [("over.JPG", "ย่อภาพ"), ("over.pdf", "แบ่งเป็นหลายไฟล์")])
def test_a_picture_over_the_limit_is_to_be_made_smaller_and_a_document_may_be_divided(
    unit: Path, name: str, advised: str
) -> None:
    (unit / "files" / name).write_bytes(b"\xff\xd8\xff".ljust(1_000_001))
    diagnostics = Diagnostics()
    read_files(unit, unit.parents[1], 1, diagnostics)
    assert [advised in one.advice for one in diagnostics] == [True]


@pytest.mark.parametrize(
    "name",
    ["aux.pdf", "COM1.pdf", "a?.pdf", "a:b.pdf", " lead.pdf", "end .", "ก" * 66 + ".pdf", "e\u0301.pdf"],
)
def test_names_that_some_system_cannot_bear_are_refused(unit: Path, name: str) -> None:
    (unit / "files" / name).write_bytes(PDF)
    assert read(unit) == ({}, [(Code.WRONG_PATH, f"units/ban-mai/files/{name}")])


def test_two_names_that_differ_in_case_alone_are_refused(unit: Path) -> None:
    (unit / "files" / "Plan.pdf").write_bytes(PDF)
    (unit / "files" / "plan.pdf").write_bytes(PDF)
    found, problems = read(unit)
    assert (list(found), problems) == (
        ["files/Plan.pdf"],
        [(Code.WRONG_PATH, "units/ban-mai/files/plan.pdf")],
    )


def test_a_link_is_refused_wherever_it_leads(unit: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.pdf"
    secret.write_bytes(PDF)
    (unit / "files" / "out.pdf").symlink_to(secret)
    (unit / "files" / "folder").symlink_to(tmp_path, target_is_directory=True)
    assert read(unit) == (
        {},
        [(Code.LINKED_FOLDER, f"units/ban-mai/files/{name}") for name in ("folder", "out.pdf")],
    )


def test_a_linked_files_folder_is_not_read(unit: Path, tmp_path: Path) -> None:
    (unit / "files").rmdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "secret.pdf").write_bytes(PDF)
    (unit / "files").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert read(unit)[0] == {}


FRAME = b"\xff\xc0\0\x0b\x08\0\x78\0\xa0\x01\x01\x11\0"
"""Where a JPEG says that it is 160 × 120 points of one colour."""


def test_the_ending_may_be_written_large(unit: Path) -> None:
    (unit / "files" / "PHOTO.JPG").write_bytes(b"\xff\xd8" + FRAME + b"\xff\xd9")
    assert [(fact.kind, fact.pixels) for fact in read(unit)[0].values()] == [("JPEG", (160, 120))]


def test_a_photograph_is_as_wide_as_it_is_shown(unit: Path) -> None:
    note = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0"
    turned = b"\xff\xe1" + (len(note) + 2).to_bytes(2, "big") + note
    (unit / "files" / "held-upright.jpg").write_bytes(b"\xff\xd8" + turned + FRAME + b"\xff\xd9")
    assert [fact.pixels for fact in read(unit)[0].values()] == [(120, 160)]


def test_a_photograph_that_is_cut_short_is_refused(unit: Path) -> None:
    (unit / "files" / "cut.jpg").write_bytes(b"\xff\xd8\xff\xe0\0\x10JFIF")
    assert read(unit) == ({}, [(Code.INCOMPLETE_FILE, "units/ban-mai/files/cut.jpg")])
