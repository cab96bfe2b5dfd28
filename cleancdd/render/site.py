"""The renderer of a site: after a check, its own templates take precedence over the package's."""

from __future__ import annotations

from pathlib import Path

from cleancdd.diagnostics import Diagnostics
from cleancdd.model.settings import COLOUR
from cleancdd.readers.templates import TEMPLATES_FOLDER, check_template_files
from cleancdd.render.renderer import Renderer
from cleancdd.render.trial import compile_templates
from cleancdd.resources import templates_folder

__all__ = ["site_renderer"]


def site_renderer(
    root: Path, diagnostics: Diagnostics, *, offline: bool = False, colour: str = COLOUR
) -> Renderer | None:
    """The renderer with the site's templates and colour; None, with diagnostics reported, when the templates
    cannot be used."""
    if not check_template_files(root, diagnostics):
        return None
    renderer = Renderer(_template_folders(root), offline, colour)
    return renderer if compile_templates(renderer, root, diagnostics) else None


def _template_folders(root: Path) -> tuple[Path, ...]:
    """The site's own templates first, then the package's."""
    folders = dict.fromkeys(folder.resolve() for folder in (root / TEMPLATES_FOLDER, templates_folder()))
    return tuple(folder for folder in folders if folder.is_dir())
