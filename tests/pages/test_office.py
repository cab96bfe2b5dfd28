"""The forms of the programme's own year open in an office program, with the words that they show on pages."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest

from cleancdd.library import read_library
from cleancdd.pages import forms
from cleancdd.pages.edition import Edition
from cleancdd.render.renderer import Renderer
from cleancdd.resources import templates_folder
from tests.pages.conftest import score_all

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The text of every blank form, by its place below `/forms/2564/`, as LibreOffice reads it."""
    folder = tmp_path_factory.mktemp("office")
    renderer = Renderer((templates_folder(),))
    library = read_library(ROOT)
    for page in forms.pages(Edition(library, score_all(library), date(2026, 1, 1))):
        if page.url.endswith(".rtf") and page.subject.get("filling") is None:
            place = page.url.split("/")[3:-1]
            (folder / f"{'--'.join(place)}.rtf").write_bytes(renderer.render(page))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    told = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "txt:Text (encoded):UTF8",
        "--outdir",
        str(folder),
    ]
    subprocess.run(
        [*told, *map(str, sorted(folder.glob("*.rtf")))], check=True, capture_output=True, timeout=300
    )
    return {path.stem: path.read_text(encoding="utf-8-sig") for path in folder.glob("*.txt")}


def test_every_form_opens(opened: dict[str, str]) -> None:
    own = set(read_library(ROOT).rubrics[2564].papers)
    assert set(opened) == own | {"blank--provincial", "blank--central"}


def test_the_words_of_a_form_are_in_it(opened: dict[str, str]) -> None:
    for key, paper in read_library(ROOT).rubrics[2564].papers.items():
        asked = [one.title for part in paper.parts for one in part.columns]
        assert [word for word in (paper.title, *asked, *paper.signatures) if word not in opened[key]] == []
        assert opened[key].count("(ลงชื่อ)") == len(paper.signatures)


def test_the_checklist_asks_every_criterion_of_the_kind(opened: dict[str, str]) -> None:
    rubric = read_library(ROOT).rubrics[2564]
    for kind in ("provincial", "central"):
        asked = [one.asks for one in rubric.criteria.values() if rubric.is_for(kind, one.id)]
        assert [one for one in asked if one not in opened[f"blank--{kind}"]] == []
