"""Loads templates from files; the Python text that Jinja2 makes of each is cached between runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, Template, TemplateNotFound, nodes

from cleancdd.cache import recalled
from cleancdd.model.base import digest_of

__all__ = ["TemplateFiles", "python_of"]

Made = tuple[str, tuple[tuple[str, int], ...]]
"""The Python text of a template, and the templates that it names and cannot do without, each with the
line."""

_NAMING = (nodes.Extends, nodes.FromImport, nodes.Import, nodes.Include)


def python_of(environment: Environment, name: str, file: Path) -> Made:
    """What Jinja2 makes of a template; raises `TemplateSyntaxError`.

    Making a template's Python text takes as long as rendering several pages, and four times as long as
    compiling that text. It is cached as text, since compiled code could not be read back safely.
    """
    source = file.read_text(encoding="utf-8")

    def make() -> Made:
        tree = environment.parse(source, name, str(file))
        return environment.compile(tree, name, str(file), raw=True), tuple(_named(tree))

    return recalled(f"template {type(environment).__name__} {name}", digest_of(source), Made, make)


def _named(tree: nodes.Template) -> Iterator[tuple[str, int]]:
    for node in tree.find_all(_NAMING):
        named = getattr(node, "template", None)
        if isinstance(node, nodes.Include) and node.ignore_missing:
            continue
        if isinstance(named, nodes.Const):
            yield str(named.value), node.lineno


class TemplateFiles(BaseLoader):
    """The templates of a renderer by name."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._files = files

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool] | None]:
        """The text of a template and its file; raises `TemplateNotFound`."""
        path = self._file(template)
        return path.read_text(encoding="utf-8"), str(path), None

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's name
    ) -> Template:
        """The template, ready to render; raises what `python_of` does, and `TemplateNotFound`."""
        file = self._file(name)
        text, _ = python_of(environment, name, file)
        return environment.template_class.from_code(
            environment, compile(text, str(file), "exec"), globals or {}
        )

    def _file(self, name: str) -> Path:
        path = self._files.get(name)
        if path is None:
            raise TemplateNotFound(name)
        return path
