"""A form of the programme may not take the address of a page of the site's own."""

from __future__ import annotations

import shutil
from pathlib import Path

from cleancdd.diagnostics import Diagnostics
from cleancdd.readers.rubric import read_rubrics
from cleancdd.readers.settings import read_settings

SITE = Path(__file__).parents[1] / "sites" / "three-dimensions"
FORM = "title: แบบฟอร์ม\n  source: {document: handbook}\n  parts: [{kind: scores}]\n"


def read(home: Path, key: str) -> list[str]:
    shutil.copytree(SITE, home, dirs_exist_ok=True)
    (home / "content/rubric/2566/forms.yaml").write_text(f"{key}:\n  {FORM}", encoding="utf-8")
    diagnostics = Diagnostics()
    settings = read_settings(home, diagnostics)
    assert settings is not None
    read_rubrics(home, diagnostics, settings.value.unit_kinds)
    return [f"{one.code} {one.message}" for one in diagnostics]


def test_an_id_that_is_free_is_a_form(tmp_path: Path) -> None:
    assert read(tmp_path, "self-check") == []


def test_an_id_of_the_sites_own_is_a_diagnostic(tmp_path: Path) -> None:
    assert read(tmp_path, "checklist") == ["wrong-id `checklist` เป็นที่อยู่ของเว็บไซต์เอง"]
