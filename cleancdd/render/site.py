"""The renderer of a site: after a check, its own templates take precedence over the package's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from jinja2 import TemplateSyntaxError

from cleancdd.cache import Piece
from cleancdd.diagnostics import Diagnostics
from cleancdd.model.settings import COLOUR
from cleancdd.readers.templates import TEMPLATES_FOLDER, check_template_files
from cleancdd.render.renderer import Renderer
from cleancdd.render.sources import python_of
from cleancdd.render.trial import compile_templates
from cleancdd.resources import templates_folder

__all__ = ["compiling", "site_renderer"]

_AT_ONCE = 8
"""Templates in one piece of work."""


def site_renderer(
    root: Path, diagnostics: Diagnostics, *, offline: bool = False, colour: str = COLOUR
) -> Renderer | None:
    """The renderer with the site's templates and colour; None, with diagnostics reported, when the templates
    cannot be used."""
    if not check_template_files(root, diagnostics):
        return None
    renderer = Renderer(_template_folders(root), offline, colour)
    return renderer if compile_templates(renderer, root, diagnostics) else None


def compiling(root: Path) -> Iterator[Piece]:
    """The compiling of the templates of a site in pieces, for other processes to do before `site_renderer`;
    nothing where a template cannot be used."""
    if check_template_files(root, Diagnostics()):
        folders = _template_folders(root)
        names = sorted(name for name in Renderer(folders).files if name.endswith(".html"))
        for first in range(0, len(names), _AT_ONCE):
            yield partial(_compile, folders, names[first : first + _AT_ONCE])


def _compile(folders: tuple[Path, ...], names: Sequence[str]) -> None:
    renderer = Renderer(folders)
    for name in names:
        with suppress(TemplateSyntaxError):  # `site_renderer` tells it
            python_of(renderer.environment, name, renderer.files[name])


def _template_folders(root: Path) -> tuple[Path, ...]:
    """The site's own templates first, then the package's."""
    folders = dict.fromkeys(folder.resolve() for folder in (root / TEMPLATES_FOLDER, templates_folder()))
    return tuple(folder for folder in folders if folder.is_dir())
