"""A saved text or evaluation is seen in its page before the site is built again, and only if nothing is wrong
with it."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from cleancdd import pipeline
from cleancdd.serve.proof import Proofs
from tests.homes import SITES

PAGE = "about/index.html"


@pytest.fixture
def about(home: Path) -> Path:
    return home / "content" / "pages" / "about.md"


def build(home: Path) -> pipeline.Planned:
    options = pipeline.Options(out=home / "site", as_of=date(2023, 9, 30), jobs=1, search=False)
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


@pytest.fixture
def scored(tmp_path: Path) -> Path:
    shutil.copytree(SITES / "three-dimensions", tmp_path / "scored")
    return tmp_path / "scored"


def saved(home: Path, old: str, new: str) -> Path:
    """The evaluation of a unit, with a change in it."""
    file = home / "units" / "riverside" / "2566" / "evaluation.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    return file


CARD = "units/riverside/2566/index.html"
EVIDENCE = "  open.l2.1:\n"


def test_a_proof_of_an_evaluation_is_the_scorecard_of_the_next_build(scored: Path) -> None:
    proofs = Proofs(scored, build(scored))
    published = (scored / "site" / CARD).read_bytes()
    made = proofs.of([saved(scored, EVIDENCE, f"{EVIDENCE}    remark: เพิ่งเขียน\n")])
    assert (scored / "site" / CARD).read_bytes() == published
    build(scored)
    assert made[CARD] == (scored / "site" / CARD).read_bytes() != published
    assert "เพิ่งเขียน".encode() in made[CARD]
    for path, page in made.items():
        assert page == (scored / "site" / path).read_bytes()


def test_an_evaluation_that_shows_less_is_scored_anew(scored: Path) -> None:
    proofs = Proofs(scored, build(scored))
    shown = '    evidence:\n      - {title: ประกาศที่ 1/2566, date: 16 มี.ค. 2566, url: "https://example.org/open/1"}\n'
    made = proofs.of([saved(scored, shown, "    remark: ยังไม่ประกาศ\n")])
    levels = [
        re.findall("ระดับ [0-9]", page.decode()).count("ระดับ 2")
        for page in (made[CARD], (scored / "site" / CARD).read_bytes())
    ]
    assert levels[0] < levels[1]


def test_an_evaluation_with_diagnostics_has_no_proof_nor_has_a_removed_one(scored: Path) -> None:
    proofs = Proofs(scored, build(scored))
    mistakes = {
        "open.l1.1:": "open.l9.1:",
        "criteria:": "criteira:",
        "assessed: 30": "assessed: 39",
        "- {title": "- {titel",
    }
    for right, wrong in mistakes.items():
        assert proofs.of([saved(scored, right, wrong)]) == {}
        file = saved(scored, wrong, right)
        assert CARD in proofs.of([file])
    file.unlink()
    assert proofs.of([file]) == {}


SHEET = "units/mueang-ngam/2564/oit/index.html"
DISCLOSED = """entries:
  - {title: ผังหน่วยงาน, topic: structure, date: 2564-02-01, url: "https://example.org/structure"}
"""


def test_a_proof_of_disclosures_is_the_sheet_of_the_next_build(home: Path) -> None:
    file = home / "units" / "mueang-ngam" / "2564" / "disclosures.yaml"
    file.write_text(DISCLOSED, encoding="utf-8")
    proofs = Proofs(home, build(home))
    published = (home / "site" / SHEET).read_bytes()
    plan = '  - {title: แผนปี 2564, topic: budget-plan, date: 2564-03-02, url: "https://example.org/plan"}\n'
    file.write_text(DISCLOSED + plan, encoding="utf-8")
    made = proofs.of([file])
    build(home)
    assert made[SHEET] == (home / "site" / SHEET).read_bytes() != published
    assert "แผนปี 2564".encode() in made[SHEET]


def test_disclosures_with_diagnostics_have_no_proof_nor_have_the_first_ones(home: Path) -> None:
    file = home / "units" / "mueang-ngam" / "2564" / "disclosures.yaml"
    first = Proofs(home, build(home))
    file.write_text(DISCLOSED, encoding="utf-8")
    assert first.of([file]) == {}
    proofs = Proofs(home, build(home))
    for right, wrong in {
        "topic: structure": "topic: strucutre",
        "entries": "entires",
        "02-01": "02-31",
    }.items():
        file.write_text(DISCLOSED.replace(right, wrong), encoding="utf-8")
        assert proofs.of([file]) == {}
    file.write_text(DISCLOSED.replace("ผังหน่วยงาน", "ผังใหม่"), encoding="utf-8")
    assert SHEET in proofs.of([file])
