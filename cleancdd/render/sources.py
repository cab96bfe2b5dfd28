"""Loads templates from files; the Python text that Jinja2 makes of each is cached between runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, Template, TemplateNotFound

from cleancdd.cache import recalled
from cleancdd.model.base import digest_of

__all__ = ["TemplateFiles"]


class TemplateFiles(BaseLoader):
    """The templates of a renderer by name.

    Making a template's Python text takes as long as rendering several pages, and four times as long as
    compiling that text. It is cached as text, since compiled code could not be read back safely.
    """

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._files = files

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool] | None]:
        """The text of a template and its file; raises `TemplateNotFound`."""
        path = self._files.get(template)
        if path is None:
            raise TemplateNotFound(template)
        return path.read_text(encoding="utf-8"), str(path), None

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's name
    ) -> Template:
        """The template, ready to render; raises what `Environment.compile` does."""
        source, file, _ = self.get_source(environment, name)
        row, key = f"template {type(environment).__name__} {name}", digest_of(source)
        text = recalled(row, key, str, lambda: environment.compile(source, name, file, raw=True))
        code = compile(text, file, "exec")
        return environment.template_class.from_code(environment, code, globals or {})
