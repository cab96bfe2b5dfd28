"""Checks templates before use: each one is compiled, the templates that it names must exist, and each kind of
page is rendered a few times."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from jinja2 import TemplateNotFound, TemplateSyntaxError

from cleancdd import urls
from cleancdd.cache import active, recalled
from cleancdd.diagnostics import Diagnostic, Diagnostics
from cleancdd.model.page import Page
from cleancdd.readers.templates import TEMPLATES_FOLDER
from cleancdd.render.errors import BadTemplate, note_template
from cleancdd.render.renderer import Renderer
from cleancdd.render.sources import python_of

__all__ = ["compile_templates", "try_pages"]

_TRIED = "pages tried"
"""The cache row for the fingerprints of the pages that could be rendered."""


def compile_templates(renderer: Renderer, root: Path, diagnostics: Diagnostics) -> bool:
    """Whether every template of the site at `root` compiles and finds those that it names; errors are
    reported. Templates that passed in an earlier run are not checked again."""

    def is_sound() -> bool:
        found = _wrong_templates(renderer, renderer.digest, root)
        diagnostics.extend(found)
        return not found

    before = len(diagnostics)
    if recalled("templates", renderer.digest, bool, is_sound):
        return True
    return len(diagnostics) == before and is_sound()


@lru_cache(maxsize=2)
def _wrong_templates(renderer: Renderer, digest: str, root: Path) -> tuple[Diagnostic, ...]:
    """The diagnostics of the templates with this digest."""
    diagnostics = Diagnostics()
    own = (root / TEMPLATES_FOLDER).resolve()
    for name, path in sorted(renderer.files.items()):
        if path.is_relative_to(own) and not _is_plain_text(name):
            for bad in _wrong_in(renderer, name, path):
                note_template(bad, root, diagnostics)
    return tuple(diagnostics)


def _is_plain_text(name: str) -> bool:
    """Whether a file is sent to browsers unchanged."""
    return name.startswith(f"{urls.ASSETS}/") or name.endswith((".css", ".js"))


def _wrong_in(renderer: Renderer, name: str, path: Path) -> Iterator[BadTemplate]:
    try:
        _, named = python_of(renderer.environment, name, path)
    except TemplateSyntaxError as failed:
        yield BadTemplate.of(failed, name, renderer.files)
        return
    for other, line in named:
        if other not in renderer.files:
            missing = BadTemplate.of(TemplateNotFound(other), name, renderer.files)
            yield BadTemplate(((str(path), line),), missing.reason, missing.advice)


def try_pages(renderer: Renderer, root: Path, pages: Sequence[Page], diagnostics: Diagnostics) -> None:
    """Render the first, the middle and the last page of each template and report errors. A page that was
    rendered in an earlier run is not rendered again while its inputs are the same."""
    store = active.get()
    sound = frozenset((store.get(_TRIED, _TRIED) if store else None) or ())
    tried = {page.fingerprint(renderer.digest): page for page in _samples(pages)}
    wrong = {
        key
        for key, page in tried.items()
        if key not in sound and not _renders(renderer, root, page, diagnostics)
    }
    if store and (found := tried.keys() - wrong) != sound:
        store.put(_TRIED, _TRIED, sorted(found))


def _samples(pages: Sequence[Page]) -> Iterator[Page]:
    by_template: dict[str, list[Page]] = {}
    for page in pages:
        by_template.setdefault(page.template, []).append(page)
    for alike in by_template.values():
        yield from (alike[0], alike[len(alike) // 2], alike[-1])


def _renders(renderer: Renderer, root: Path, page: Page, diagnostics: Diagnostics) -> bool:
    try:
        renderer.render(page)
    except BadTemplate as bad:
        if not note_template(bad, root, diagnostics):
            raise
        return False
    return True
