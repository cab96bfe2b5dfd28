"""Templates are tried once: what could be rendered is not rendered again, what could not is told anew."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cleancdd.diagnostics import InvalidContent
from cleancdd.model.page import Page
from cleancdd.pipeline import check_site
from cleancdd.render.renderer import Renderer
from cleancdd.resources import templates_folder

TESTS = Path(__file__).parents[1]
MINIMAL, RUBRIC = TESTS / "sites" / "minimal", TESTS / "rubric" / "2564"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    home = shutil.copytree(MINIMAL, tmp_path / "site")
    shutil.copytree(RUBRIC, home / "content" / "rubric" / "2564")
    return home


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses of the pages that were rendered."""
    found: list[str] = []
    render = Renderer.render

    def noted(self: Renderer, page: Page) -> bytes:
        found.append(page.url)
        return render(self, page)

    monkeypatch.setattr(Renderer, "render", noted)
    return found


def test_a_check_renders_again_only_what_may_look_otherwise(home: Path, rendered: list[str]) -> None:
    check_site(home)
    assert "/" in rendered
    rendered.clear()
    check_site(home)
    assert rendered == []
    site = home / "content" / "site.yaml"
    site.write_text(site.read_text(encoding="utf-8").replace("title: ", "title: ใหม่ ", 1), encoding="utf-8")
    check_site(home)
    assert "/" in rendered


def test_a_faulty_template_is_told_each_time(home: Path) -> None:
    check_site(home)
    own = home / "templates" / "not-found.html"
    own.parent.mkdir(exist_ok=True)
    text = (templates_folder() / "not-found.html").read_text(encoding="utf-8")
    own.write_text(text.replace("{% block main %}", "{% block main %}{{ nothing }}"), encoding="utf-8")
    for _ in range(2):
        with pytest.raises(InvalidContent) as told:
            check_site(home)
        assert [one.span.path for one in told.value.diagnostics] == ["templates/not-found.html"]
    own.write_text(text, encoding="utf-8")
    check_site(home)
