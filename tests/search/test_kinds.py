"""How kinds of pages rank."""

from __future__ import annotations

from cleancdd.resources import templates_folder
from cleancdd.search.kinds import KINDS
from tests.search.quality import ROOT


def test_every_kind_that_ranks_otherwise_is_said_by_some_page_or_document() -> None:
    places = (*templates_folder().rglob("*.html"), *(ROOT / "cleancdd").rglob("*.py"))
    texts = [place.read_text("utf-8") for place in places if place.name not in {"kinds.py", "hints.py"}]
    assert [kind for kind in KINDS if not any(f'"{kind}"' in text for text in texts)] == []
