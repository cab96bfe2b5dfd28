from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError

from cleancdd.cache import Store
from cleancdd.render.sources import TemplateFiles


def rendered(file: Path, cache: Path) -> str:
    with Store(cache, "0" * 32):
        environment = Environment(loader=TemplateFiles({"page.html": file}), autoescape=True)
        return environment.get_template("page.html").render(name="ก<")


def test_a_template_is_made_once_and_again_when_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    generate = Environment._generate

    def counted(self: Environment, *source: object, **options: object) -> str:
        made.append("")
        return generate(self, *source, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Environment, "_generate", counted)
    file, cache = tmp_path / "page.html", tmp_path / "cache.sqlite"
    file.write_text("<b>{{ name }}</b>", "utf-8")
    assert [rendered(file, cache) for _ in range(3)] == ["<b>ก&lt;</b>"] * 3
    assert len(made) == 1
    file.write_text("<i>{{ name }}</i>", "utf-8")
    assert [rendered(file, cache) for _ in range(2)] == ["<i>ก&lt;</i>"] * 2
    assert len(made) == 2


def test_a_mistake_in_a_template_is_at_its_line_whether_it_was_cached_or_not(tmp_path: Path) -> None:
    file, cache = tmp_path / "page.html", tmp_path / "cache.sqlite"
    file.write_text("\n\n{{ name.nothing.more }}", "utf-8")
    for _ in range(2):
        with pytest.raises(Exception, match="nothing") as failed:
            rendered(file, cache)
        assert (file, 2) in [(one.path, one.lineno) for one in failed.traceback]
    file.write_text("\n{% if %}", "utf-8")
    with pytest.raises(TemplateSyntaxError) as wrong:
        rendered(file, cache)
    assert wrong.value.lineno == 2


def test_a_template_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(TemplateNotFound):
        Environment(loader=TemplateFiles({}), autoescape=True).get_template("page.html")
