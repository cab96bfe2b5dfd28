"""The project's own site, rendered once: what the tests of its words read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from cleancdd.library import Library, read_library
from cleancdd.pipeline import plan_site
from cleancdd.render.renderer import Renderer
from cleancdd.resources import templates_folder
from cleancdd.thai.compounds import parted
from tests.sampling import write_sample

ROOT = Path(__file__).parents[2]
STAFF = re.compile(r"/editing(?:-[a-z]+)*/|.*/(?:recording|review)/")
"""The pages that tell staff what to type and what is left to check."""


@dataclass(frozen=True)
class Public:
    """What was read, and the pages that visitors read, as HTML by address."""

    library: Library
    html: dict[str, str]


def public(root: Path) -> Public:
    library, renderer = read_library(root), Renderer((templates_folder(),))
    planned = [page for page in plan_site(library, date(2026, 11, 27)) if page.template.endswith(".html")]
    return Public(
        library,
        {
            page.url: parted(renderer.render(page).decode())
            for page in planned
            if not STAFF.fullmatch(page.url)
        },
    )


@pytest.fixture(scope="session")
def own() -> Public:
    """The site of this project."""
    return public(ROOT)


@pytest.fixture(scope="session")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Public:
    """A site whose units have recorded much, for what no real unit has recorded yet."""
    folder = tmp_path_factory.mktemp("recorded")
    write_sample(folder, units=6, years=1, seed=1)
    return public(folder)
