"""A saved text is seen in its page before the site is built again, and only if nothing is wrong with it."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from cleancdd import pipeline
from cleancdd.serve.proof import Proofs
from tests.test_broken_sites import RUBRIC, SITES

PAGE = "about/index.html"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    shutil.copytree(SITES / "minimal", tmp_path / "home")
    shutil.copytree(RUBRIC, tmp_path / "home" / "content" / "rubric" / "2564")
    return tmp_path / "home"


@pytest.fixture
def about(home: Path) -> Path:
    return home / "content" / "pages" / "about.md"


def build(home: Path) -> pipeline.Planned:
    options = pipeline.Options(out=home / "site", as_of=date(2021, 9, 30), jobs=1, search=False)
    return pipeline.build(home, options, lambda _: None).planned


def test_a_proof_is_the_page_of_the_next_build(home: Path, about: Path) -> None:
    proofs = Proofs(home, build(home))
    published = (home / "site" / PAGE).read_bytes()
    about.write_text(about.read_text(encoding="utf-8") + "\n## เพิ่มใหม่\n\n[ไป](/units/)\n", encoding="utf-8")
    made = proofs.of([about, home / "content" / "site.yaml", home.parent / "elsewhere.md"])
    assert (home / "site" / PAGE).read_bytes() == published
    build(home)
    assert made == {PAGE: (home / "site" / PAGE).read_bytes()}
    assert "เพิ่มใหม่".encode() in made[PAGE]


@pytest.mark.parametrize(
    "text",
    ["ไม่มีหัวไฟล์", "---\ntitle: ก\nnmae: ข\n---\n", "---\ntitle: ก\ndescription: ข\n---\n\n[x](missing.md)\n"],
)
def test_a_text_with_diagnostics_has_no_proof(text: str, home: Path, about: Path) -> None:
    proofs = Proofs(home, build(home))
    about.write_text(text, encoding="utf-8")
    assert proofs.of([about]) == {}


def test_a_removed_text_has_no_proof(home: Path, about: Path) -> None:
    proofs = Proofs(home, build(home))
    about.unlink()
    assert proofs.of([about]) == {}


def test_a_faulty_template_is_left_to_the_build(home: Path, about: Path) -> None:
    (home / "templates").mkdir()
    template = home / "templates" / "writeup.html"
    template.write_text("{% if writeup.prose.plain == 'ใหม่' %}{{ nothing }}{% endif %}", encoding="utf-8")
    proofs = Proofs(home, build(home))
    about.write_text("---\ntitle: ก\ndescription: ข\n---\n\nใหม่\n", encoding="utf-8")
    assert proofs.of([about]) == {}
