"""What a sample writes and may overwrite: any size, and the same bytes for the same seed."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from cleancdd.diagnostics import Diagnostics
from cleancdd.library import read_library
from cleancdd.pipeline import plan_site
from cleancdd.readers.units import read_units
from cleancdd.sample import FolderInUse, SampleReport
from tests.sample.scored import Sample
from tests.sampling import write_sample

ROOT = Path(__file__).parents[2]


def content_of(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }


def test_report_counts_what_was_written(tmp_path: Path) -> None:
    report = write_sample(tmp_path / "demo", units=24, years=3, seed=1)
    found = content_of(tmp_path / "demo")
    years = tuple(
        int(year) for year in sorted(path.name for path in (tmp_path / "demo/content/rubric").iterdir())
    )
    evaluations = sum(name.endswith("/evaluation.yaml") for name in found)
    assert report == SampleReport(
        tmp_path / "demo", units=24, evaluations=evaluations, files=len(found), years=years
    )
    assert len(years) == 3


@pytest.mark.parametrize(("units", "years"), [(1, 1), (1, 3), (24, 3), (7, 8)])
def test_every_size_can_be_read_back(units: int, years: int, tmp_path: Path) -> None:
    report = write_sample(tmp_path, units=units, years=years, seed=units)
    library = read_library(tmp_path)
    assert (len(library.units), len(library.rubrics), len(library.evaluations)) == (
        units,
        years,
        report.evaluations,
    )


def test_words_lead_only_to_pages_that_the_smallest_sample_has_or_awaits(tmp_path: Path) -> None:
    write_sample(tmp_path, units=1, years=1, seed=1)
    library = read_library(tmp_path)
    plan_site(library, date(2021, 9, 30))
    made = {"/glossary/", "/information/section-9-7/", "/criteria/*/d1.l1.1/", "/units/*/centre/"}
    assert {*made, "/about/", "/guidance/"} <= {*library.asked}
    assert not library.asked.keys() & {"/guidance/lessons/", "/editing/", "/oit/2566/o10/"}


def test_days_of_the_earliest_years_can_be_read_back(tmp_path: Path) -> None:
    report = write_sample(tmp_path, units=5, years=60, seed=1)
    diagnostics = Diagnostics()
    units = read_units(tmp_path, diagnostics)
    assert list(diagnostics) == []
    assert report.years[0] == 2505
    assert sum(len(one.evaluations) for one in units.values()) == report.evaluations


def test_an_earlier_sample_is_replaced(tmp_path: Path) -> None:
    write_sample(tmp_path, units=12, years=3, seed=1)
    (tmp_path / "content/pages/extra.md").write_text("เก่า", encoding="utf-8")
    (tmp_path / "content/glossary.yaml").write_text("เก่า", encoding="utf-8")
    write_sample(tmp_path, units=4, years=1, seed=2)
    write_sample(tmp_path / "fresh", units=4, years=1, seed=2)
    fresh = content_of(tmp_path / "fresh")
    assert {name: one for name, one in content_of(tmp_path).items() if not name.startswith("fresh/")} == fresh


def test_what_was_built_from_a_sample_is_left_alone(tmp_path: Path) -> None:
    write_sample(tmp_path, units=1, years=1, seed=1)
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("หน้าแรก", encoding="utf-8")
    write_sample(tmp_path, units=1, years=1, seed=2)
    assert (tmp_path / "site/index.html").read_text(encoding="utf-8") == "หน้าแรก"


@pytest.mark.parametrize(
    "settings", [None, "title: จริง\n", "title: จริง\nsample: false\n", "description: 'x sample: true'\n"]
)
def test_a_folder_with_anything_else_is_refused(settings: str | None, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / ("site.yaml" if settings else "notes.txt")).write_text(
        settings or "สำคัญ", encoding="utf-8"
    )
    before = content_of(tmp_path)
    with pytest.raises(FolderInUse) as refused:
        write_sample(tmp_path, units=1, years=1, seed=1)
    assert content_of(tmp_path) == before
    assert refused.value.message == f"โฟลเดอร์ `{tmp_path.name}` มีไฟล์อยู่แล้วและไม่ใช่ข้อมูลตัวอย่าง"
    assert refused.value.advice == "ใช้ชื่อโฟลเดอร์ใหม่ หรือย้ายไฟล์เดิมออกก่อน"


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    assert write_sample(tmp_path, units=1, years=1, seed=1).units == 1


def test_half_a_sample_is_still_known_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(*_: object) -> str:
        raise OSError("no space left")

    write_sample(tmp_path, units=2, years=1, seed=1)
    with monkeypatch.context() as broken:
        broken.setattr("cleancdd.sample.status_file", full_disk)
        with pytest.raises(OSError, match="no space"):
            write_sample(tmp_path, units=2, years=1, seed=2)
    assert write_sample(tmp_path, units=2, years=1, seed=3).units == 2


@pytest.mark.parametrize(("units", "years"), [(0, 1), (-1, 1), (1, 0), (1, 61)])
def test_impossible_sizes_are_refused_before_anything_is_written(
    units: int, years: int, tmp_path: Path
) -> None:
    with pytest.raises(ValueError, match="units must be 1 or more, years 1 to"):
        write_sample(tmp_path / "demo", units=units, years=years, seed=1)
    assert not (tmp_path / "demo").exists()


def test_same_seed_same_bytes_other_seed_other_bytes(tmp_path: Path) -> None:
    for name, seed in (("one", 7), ("two", 7), ("three", 8)):
        write_sample(tmp_path / name, units=12, years=2, seed=seed)
    one, two, three = (content_of(tmp_path / name) for name in ("one", "two", "three"))
    assert one == two
    same = {name for name in one.keys() & three.keys() if one[name] == three[name]}
    assert not {name for name in same if name.endswith("evaluation.yaml")}
    assert one["content/status.yaml"] != three["content/status.yaml"]


def test_the_hash_seed_of_python_changes_nothing(tmp_path: Path) -> None:
    write = "write_sample(Path(sys.argv[1]), units=12, years=2, seed=7)"
    code = f"import sys; from pathlib import Path; from cleancdd.sample import write_sample; {write}"
    for seed in ("0", "1"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        subprocess.run([sys.executable, "-c", code, str(tmp_path / seed)], check=True, env=environment)
    assert content_of(tmp_path / "0") == content_of(tmp_path / "1")


def test_a_unit_is_the_same_whatever_the_number_of_units(tmp_path: Path) -> None:
    write_sample(tmp_path / "few", units=7, years=2, seed=5)
    write_sample(tmp_path / "many", units=20, years=2, seed=5)
    few, many = content_of(tmp_path / "few/units"), content_of(tmp_path / "many/units")
    assert few == {name: many[name] for name in few}


def test_no_file_has_carriage_returns(programme: Sample) -> None:
    assert not any(b"\r" in path.read_bytes() for path in programme[0].rglob("*.yaml"))
