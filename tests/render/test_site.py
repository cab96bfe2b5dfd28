"""Templates that other processes have compiled are not compiled again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from jinja2 import Environment

from cleancdd.cache import Store
from cleancdd.diagnostics import Diagnostics
from cleancdd.render.site import compiling, site_renderer
from cleancdd.resources import templates_folder


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The templates whose Python text was made."""
    names: list[str] = []
    generate = Environment._generate

    def counted(self: Environment, source: object, name: str, *rest: object, **options: object) -> str:
        names.append(name)
        return generate(self, source, name, *rest, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Environment, "_generate", counted)
    return names


def test_a_site_with_templates_of_its_own_compiles_each_once(tmp_path: Path, made: list[str]) -> None:
    own = tmp_path / "templates"
    own.mkdir()
    shutil.copy(templates_folder() / "not-found.html", own)
    with Store(None, "0" * 32):
        for piece in compiling(tmp_path):
            piece()
        all_names = sorted(one.name for one in templates_folder().glob("*.html"))
        assert sorted(made) == all_names
        renderer = site_renderer(tmp_path, Diagnostics())
        assert renderer is not None
        renderer.load_templates()
        assert sorted(made) == all_names


def test_a_template_with_a_mistake_is_left_to_be_told(tmp_path: Path) -> None:
    own = tmp_path / "templates"
    own.mkdir()
    (own / "not-found.html").write_text("{% if %}", encoding="utf-8")
    diagnostics = Diagnostics()
    with Store(None, "0" * 32):
        for piece in compiling(tmp_path):
            piece()
        assert site_renderer(tmp_path, diagnostics) is None
    assert [one.span.path for one in diagnostics] == ["templates/not-found.html"]


def test_of_templates_that_cannot_be_used_none_is_compiled(tmp_path: Path) -> None:
    (tmp_path / "templates").symlink_to(tmp_path)
    assert list(compiling(tmp_path)) == []
