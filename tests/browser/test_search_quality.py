"""How well the search page finds, and that both sides of it cut texts alike, on the site of this
repository."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from cleancdd import urls
from cleancdd.library import read_library
from cleancdd.pipeline import search_names
from cleancdd.search.pagetext import PageText
from cleancdd.search.shadow import asked, spelled
from cleancdd.search.words import cutter_with
from cleancdd.thai.segmentation import Cutter
from cleancdd.thai.spelling import comparable, respell
from tests.search.quality import ROOT, SETS, Figures, ask_all, figures, queries, read_pages, searching

pytestmark = pytest.mark.xdist_group("search-quality")


@pytest.fixture(scope="module")
def own(own_site: Path) -> Path:
    return own_site


def test_what_people_ask_leads_to_pages_of_the_site_or_to_those_that_a_recording_unit_has(own: Path) -> None:
    later = [
        f"units/yala/{page}/index.html"
        for page in ("centre", "2564/oit/sheet", "2564/oit/snapshot", "2564/usage")
    ]
    built = [file.relative_to(own).as_posix() for file in own.rglob("*.html")]
    addresses = [
        urls.of_built_file(path) for path in (*built, *later, "innovations/status/outstanding/index.html")
    ]
    patterns = [re.compile(one.replace("*", "[^/]+")) for one in read_library(ROOT).asked]
    assert [one.pattern for one in patterns if not any(map(one.fullmatch, addresses))] == []


_CUT = """async ([words, texts]) => {
  const { Engine, spelled } = await import("/modules/engine.js");
  const { Cutter } = await import("/modules/segmentation.js");
  const { comparable, respell } = await import("/modules/spelling.js");
  const cutter = words ? new Cutter(words) : (await Engine.open(new URL("/pagefind/", location.href))).cutter;
  return texts.map((text) => cutter.tokens(comparable(respell(text))).map(spelled));
}"""


def test_python_and_the_browser_cut_every_paragraph_of_the_site_alike(own: Path, chromium: Browser) -> None:
    texts = sorted({text for read in read_pages(own).values() for text in texts_of(read)})
    expected = cut_by(cutter_with(search_names(read_library(ROOT))), texts)
    with searching(chromium, own) as page:
        found = page.evaluate(_CUT, [None, texts])
    assert len(texts) > 1000
    assert [pair for pair in zip(texts, expected, found, strict=True) if pair[1] != pair[2]] == []


def test_python_and_the_browser_cut_wild_texts_alike(own: Path, chromium: Browser) -> None:
    dice = random.Random(5)  # noqa: S311
    letters = "กขคงจชดตนบปมยรลวสหอะาำิีึืุูเแโใไ่้๊๋์ํ็ๆฯ ._-aB19๑๒\u200b\u00ad\u0e4d\u0e3a漢Ж😀"
    texts = ["".join(dice.choices(letters, k=dice.randint(1, 60))) for _ in range(3000)]
    words = sorted({"".join(dice.choices(letters[:40], k=dice.randint(2, 5))) for _ in range(2000)})
    expected = cut_by(Cutter(words), texts)
    with searching(chromium, own) as page:
        found = page.evaluate(_CUT, [words, texts])
    assert [pair for pair in zip(texts, expected, found, strict=True) if pair[1] != pair[2]] == []


def cut_by(cutter: Cutter, texts: Iterable[str]) -> list[list[str]]:
    """The tokens of texts, spelled as they are asked for."""
    return [
        [asked(spelled(token)) for _, token in cutter.tokens(comparable(respell(text)))] for text in texts
    ]


def texts_of(page: PageText) -> Iterator[str]:
    """Everything that is indexed of a page and of its entries."""
    for one in (page, *page.entries):
        yield from (
            one.title,
            *one.names,
            *(block.text for block in one.blocks),
            *chain.from_iterable(one.facets.values()),
        )


@pytest.mark.parametrize(("name", "target"), SETS.items())
def test_what_is_asked_comes_first(own: Path, chromium: Browser, name: str, target: Figures) -> None:
    asked = ask_all(chromium, own, queries(name, own))
    misses = [
        (query.kind, query.text, urls[:3])
        for query, urls in asked
        if not query.relevant.intersection(urls[:1])
    ]
    assert figures(asked)["all"].reaches(target), misses
