"""What Pagefind says of a page does not depend on the pages beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleancdd.search import pagefind
from cleancdd.search.pagefind import UnknownBundle, words_of
from cleancdd.search.pagetext import Block, PageText
from cleancdd.search.shadow import Shadows
from cleancdd.thai.segmentation import Cutter

SHADOWS = Shadows(lambda: Cutter(["ชุมชน", "พัฒนา", "น้ำ"]))

WORDS = [
    "พัฒนาชุมชน",
    "น้ำ",
    "e-GP",
    "eGP",
    "2564",
    "๒๕๖๔",
    "O29",
    "ม.9(8)",
    "é",
    "漢字",
    "<b>",
    "a_b.c@d",
    "...",
]
TEXTS = st.lists(st.sampled_from(WORDS) | st.text(max_size=8), min_size=1, max_size=12).map(" ".join)
BLOCKS = st.lists(st.builds(Block, st.integers(0, 6), TEXTS), min_size=1, max_size=4).map(tuple)
PAGES = st.builds(PageText, TEXTS, BLOCKS, st.just({"unit": ("น้ำ",)}), st.just(("ก", "e-GP")))


@settings(max_examples=30)
@given(st.lists(PAGES, min_size=2, max_size=6))
def test_a_page_has_the_same_words_alone_and_beside_others(pages: list[PageText]) -> None:
    made = ((f"/{number}/", SHADOWS.of("/x/", page)) for number, page in enumerate(pages))
    shadows = {address: one for address, one in made if one}
    alone = {address: words for one in shadows for address, words in words_of({one: shadows[one]}).items()}
    assert words_of(shadows) == alone
    assert list(alone) == list(shadows)


def test_a_page_that_pagefind_left_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    run = pagefind._run

    def forgetful(pages: Path, found: Path) -> None:
        (pages / "1.html").unlink()
        run(pages, found)

    monkeypatch.setattr(pagefind, "_run", forgetful)
    made = SHADOWS.of("/x/", PageText("น้ำ", (), {}))
    assert made is not None
    with pytest.raises(UnknownBundle, match="indexed 1 of 2 pages"):
        words_of({"/a/": made, "/b/": made})


def test_no_pages_have_no_words() -> None:
    assert words_of({}) == {}
