"""A mistake in a file that others rest upon is told once, there, and nothing that follows from it is told as
well."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cleancdd.diagnostics import InvalidContent
from cleancdd.pipeline import check_site

OF_RUBRIC = "content/rubric/2564"


@pytest.fixture
def site(home: Path) -> Path:
    return home


def told(site: Path) -> list[tuple[str, str]]:
    with pytest.raises(InvalidContent) as caught:
        check_site(site)
    return [(one.span.path, one.code.value) for one in caught.value.diagnostics]


def change(site: Path, name: str, pattern: str, new: str) -> None:
    text = (site / name).read_text(encoding="utf-8")
    changed = re.sub(pattern, new, text, count=1, flags=re.MULTILINE)
    assert changed != text
    (site / name).write_text(changed, encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "pattern", "new"),
    [
        ("content/index-categories.yaml", r'section: "7"', 'section:"7"'),
        ("content/index-categories.yaml", r"^topics:", "topic:"),
        ("content/site.yaml", r"^references:", "reference:"),
        ("content/status.yaml", r"^years:", "years:x"),
        ("content/oit/2564.yaml", r"^groups:", " groups:"),
        (f"{OF_RUBRIC}/measures.yaml", r"^(\w+):$", r"\1"),
        (f"{OF_RUBRIC}/dimensions.yaml", r"max_points: ", "max_points:"),
        (f"{OF_RUBRIC}/rubric.yaml", r"^exemptions:", "exemption:"),
        (f"{OF_RUBRIC}/ladders.yaml", r"^(\w+):$", r"\1"),
        (f"{OF_RUBRIC}/programme.yaml", r"^targets:", " targets:"),
    ],
)
def test_a_mistake_in_a_base_file_is_told_in_that_file_alone(
    site: Path, name: str, pattern: str, new: str
) -> None:
    change(site, name, pattern, new)
    found = told(site)
    assert {path for path, _ in found} == {name}
    assert len(found) <= 2  # a field of a wrong name is also one that lacks


def test_a_site_without_its_index_is_told_once(site: Path) -> None:
    (site / "content/index-categories.yaml").unlink()
    assert told(site) == [("content/index-categories.yaml", "missing-file")]


def test_a_dimension_of_another_name_is_told_at_the_dimensions(site: Path) -> None:
    change(site, f"{OF_RUBRIC}/dimensions.yaml", "^d3r:", "d3rx:")
    assert set(told(site)) == {(f"{OF_RUBRIC}/dimensions.yaml", "rubric-structure")}


def test_a_measure_of_another_name_is_told_by_the_criterion_that_asks_for_it(site: Path) -> None:
    change(site, f"{OF_RUBRIC}/measures.yaml", "^grievances:", "grievance:")
    assert {path.rpartition("/")[0] for path, _ in told(site)} == {f"{OF_RUBRIC}/criteria"}


def test_a_reason_of_another_name_is_told_once(site: Path) -> None:
    text = (site / OF_RUBRIC / "rubric.yaml").read_text(encoding="utf-8")
    reasons = re.search(r"^exemptions:\n  ([a-z-]+):", text, re.MULTILINE)
    assert reasons
    change(site, f"{OF_RUBRIC}/rubric.yaml", f"^  {reasons[1]}:", f"  {reasons[1]}x:")
    found = told(site)
    assert {code for _, code in found} == {"unknown-reason"}
    assert all(path.startswith(OF_RUBRIC) for path, _ in found)
    assert len(found) <= 5
