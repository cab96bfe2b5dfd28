"""How well the product's own search page finds: builds pages, asks in Chromium as a visitor would, and
counts.

`python -m tests.search.quality OUT` writes figures as JSON for each set of queries on the site of this
repository; then for `tuned` and `unseen` queries apart, with Pagefind as it comes beside each. Nothing is
tuned on the unseen ones: a set whose misses were looked at is `former` from then on, and a new one is
written.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Browser, Page, sync_playwright

from cleancdd.model.page import Page as SitePage
from cleancdd.model.settings import Settings
from cleancdd.pages.edition import Menu
from cleancdd.pipeline import Options, build
from cleancdd.render.renderer import Renderer
from cleancdd.resources import templates_folder
from cleancdd.search.pagetext import PageText, read_page
from cleancdd.thai.spelling import fold
from tests.browser.conftest import ARGUMENTS, NAMES, serve
from tests.sampling import write_sample
from tests.search.passages import drawn

__all__ = [
    "HALVES",
    "ROOT",
    "SAMPLE",
    "SETS",
    "Figures",
    "Query",
    "add_search_page",
    "ask",
    "ask_all",
    "build_sites",
    "figures",
    "halves",
    "queries",
    "read_pages",
    "report",
    "searching",
    "write",
]

ROOT = Path(__file__).parents[2]
_ASK = """async (query) => {
  const input = document.getElementById("query");
  input.value = query;
  input.form.requestSubmit();
  const page = document.getElementById("search-page");
  const wanted = query.trim();
  for (let tries = 0; tries < 600; tries++) {
    if (page.dataset.query === wanted && page.dataset.state === "answered") break;
    if (page.dataset.state === "failed") throw new Error("the search page failed");
    await new Promise((done) => setTimeout(done, 5));
  }
  if (page.dataset.query !== wanted) throw new Error(`no answer to ${query}`);
  return [...document.querySelectorAll("#search-results h2 a")].map((link) => new URL(link.href).pathname);
}"""


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked, what kind of asking it is, and the addresses of the pages that answer it."""

    kind: str
    text: str
    relevant: frozenset[str]


HALVES = tuple(
    name
    for name in ("tuned", "former", "table", "validation", "fresh", "unseen")
    if Path(__file__).with_name(f"{name}.json").exists()
)
"""Queries by three methods (from the pages, the public's words, deformed), on this site and on `SAMPLE`, each
set written with its answers before the first run; `table` are those that were reported to fail. A new set is
cut in two by a digest of each query: `fresh` may be looked at; `unseen` is asked once, at the end. Of
`validation` only the figures are looked at while tuning, never a query or a miss."""

SAMPLE = {"units": 24, "years": 2, "seed": 77}
"""The fictional programme that some of them ask about."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares of queries whose first, or one of the first five, results is relevant; recall among ten; how
    many found nothing."""

    queries: int
    first: float
    five: float
    recall: float
    empty: int

    def reaches(self, target: Figures) -> bool:
        """Whether no share is below that of the target and no more queries are empty than there."""
        shares = self.first >= target.first and self.five >= target.five and self.recall >= target.recall
        return shares and self.empty <= target.empty and self.queries >= target.queries


SETS = {
    "queries": Figures(queries=120, first=0.95, five=0.97, recall=0.0, empty=1),
    "visitors": Figures(queries=660, first=0.95, five=0.97, recall=0.0, empty=2),
    "passages": Figures(queries=150, first=0.95, five=0.97, recall=0.95, empty=2),
}
"""What each set must reach: queries of those who made the engine, of others who knew only the pages, and
drawn from the pages."""


def write(folder: Path, path: str, main: str, said: str = "") -> None:
    """A page that is indexed, with what it says of itself."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(
        f'<!doctype html><html lang="th"><head><meta charset="utf-8"><title>หน้า</title></head>'
        f"<body><main data-pagefind-body {said}>{main}</main></body></html>",
        encoding="utf-8",
    )


def add_search_page(folder: Path) -> None:
    """The product's search page and the files it needs."""
    renderer = Renderer((templates_folder(),))
    settings = Settings(
        title="ทดสอบ", tagline="ทดสอบ", description="ทดสอบ", owner="ทดสอบ", current_year=2564, references={}
    )
    page = SitePage(
        "/search/", "search.html", {"site": settings, "menu": Menu(main=(), footer=()), "provenance": None}
    )
    for path, data in {**renderer.assets, page.path: renderer.render(page)}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


@contextmanager
def searching(browser: Browser, site: Path) -> Iterator[Page]:
    """The search page of a built site, open."""
    with serve(site) as address, browser.new_context(locale="th-TH") as context:
        page = context.new_page()
        page.goto(f"{address}/search/", wait_until="load")
        yield page


def ask(page: Page, text: str) -> list[str]:
    """The addresses on the first page of results."""
    found: list[str] = page.evaluate(_ASK, text)
    return found


def figures(asked: Sequence[tuple[Query, list[str]]]) -> dict[str, Figures]:
    """The figures of all queries, and of each kind."""
    kinds = dict.fromkeys(query.kind for query, _ in asked)
    return {"all": _figures(asked)} | {
        kind: _figures([one for one in asked if one[0].kind == kind]) for kind in kinds
    }


def _figures(asked: Sequence[tuple[Query, list[str]]]) -> Figures:
    hits = [[url in query.relevant for url in urls[:10]] for query, urls in asked]
    recalls = [
        len(query.relevant.intersection(urls[:10])) / min(10, len(query.relevant)) for query, urls in asked
    ]
    count = len(asked)
    return Figures(
        queries=count,
        first=round(sum(any(row[:1]) for row in hits) / count, 3),
        five=round(sum(any(row[:5]) for row in hits) / count, 3),
        recall=round(sum(recalls) / count, 3),
        empty=sum(not urls for _, urls in asked),
    )


def report(asked: Sequence[tuple[Query, list[str]]], out: Path) -> dict[str, Figures]:
    """Write `figures.json` and `misses.json` into a folder, print the table, and give it."""
    table = figures(asked)
    misses = [
        {"kind": query.kind, "query": query.text, "found": urls, "relevant": sorted(query.relevant)}
        for query, urls in asked
        if not urls or urls[0] not in query.relevant
    ]
    for name, value in {
        "figures": {kind: asdict(row) for kind, row in table.items()},
        "misses": misses,
    }.items():
        (out / f"{name}.json").write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8")
    for kind, row in table.items():
        shares = f"first {row.first:.3f}  five {row.five:.3f}  recall {row.recall:.3f}  empty {row.empty}"
        sys.stdout.write(f"{kind:16}{row.queries:5}  {shares}\n")
    return table


@cache
def read_pages(site: Path) -> dict[str, PageText]:
    """What is indexed of each page of a built site, which stays as it is, by address."""
    return {
        _url(file.relative_to(site)): read
        for file in site.rglob("*.html")
        if (read := read_page(file.read_text("utf-8")))
    }


def queries(name: str, site: Path) -> list[Query]:
    """The queries of a set; without addresses of their own they are answered by every page that has what they
    mean."""
    pages = read_pages(site)
    texts = {url: _squashed(page) for url, page in pages.items()}
    file = Path(__file__).with_name(f"{name}.json")
    written = (
        json.loads(file.read_text("utf-8")) if file.exists() else drawn(pages.values(), SETS[name].queries)
    )
    return [_query(one, texts) for one in written]


def _query(one: dict[str, Any], texts: dict[str, str]) -> Query:
    meant = [_letters(fold(text)) for text in one.get("means", [one["query"]])]
    relevant = one.get("pages") or [url for url, text in texts.items() if all(part in text for part in meant)]
    return Query(one["kind"], one["query"], frozenset(relevant))


def _squashed(page: PageText) -> str:
    parts = (page, *page.entries)
    return _letters(
        fold(
            " ".join(
                text
                for one in parts
                for text in (*one.names, one.title, *(block.text for block in one.blocks))
            )
        )
    )


def _letters(text: str) -> str:
    return re.sub(r"[^\w\u0e31-\u0e4e]", "", text)


def _url(path: Path) -> str:
    return "/" + path.as_posix().removesuffix("index.html")


class Asking(Protocol):
    """Asks every query on a built site."""

    def __call__(
        self, browser: Browser, site: Path, queries: Iterable[Query]
    ) -> list[tuple[Query, list[str]]]: ...


def halves(name: str) -> dict[str, list[Query]]:
    """The queries of one half by the site they are asked on, `own` or `sample`."""
    found: dict[str, list[Query]] = {}
    for one in json.loads(Path(__file__).with_name(f"{name}.json").read_text("utf-8")):
        found.setdefault(one["site"], []).append(Query(one["kind"], one["query"], frozenset(one["pages"])))
    return found


def build_sites(out: Path) -> dict[str, Path]:
    """The site of this repository and that of the sample, built into a folder."""
    write_sample(out / "programme", units=SAMPLE["units"], years=SAMPLE["years"], seed=SAMPLE["seed"])
    roots = {"own": ROOT, "sample": out / "programme"}
    for name, root in roots.items():
        build(root, Options(out=out / name, as_of=date(2021, 9, 30)), lambda _: None)
    return {name: out / name for name in roots}


def main(out: Path) -> int:
    """Measure on the site of this repository; 1 when a set misses what it must reach."""
    from tests.search.plain import ask_plain

    shutil.rmtree(out, ignore_errors=True)
    sites = build_sites(out)
    missed = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=next(filter(None, map(shutil.which, NAMES))), args=ARGUMENTS
        )
        for name, target in SETS.items():
            asked = ask_all(browser, sites["own"], queries(name, sites["own"]))
            missed += [] if _told(out / name, asked).reaches(target) else [name]
        for name in HALVES:
            _told(out / name, _ask_half(ask_all, browser, sites, name))
            _told(out / f"{name}, Pagefind as it comes", _ask_half(ask_plain, browser, sites, name))
        browser.close()
    return int(bool(missed))


def _told(folder: Path, asked: Sequence[tuple[Query, list[str]]]) -> Figures:
    """The figures of all queries of a set, after its table is printed and kept."""
    sys.stdout.write(f"{folder.name}\n")
    folder.mkdir()
    return report(asked, folder)["all"]


def _ask_half(
    ask: Asking, browser: Browser, sites: dict[str, Path], name: str
) -> list[tuple[Query, list[str]]]:
    return [one for site, queries in halves(name).items() for one in ask(browser, sites[site], queries)]


def ask_all(browser: Browser, site: Path, queries: Iterable[Query]) -> list[tuple[Query, list[str]]]:
    """Every query with what the search page of a site shows for it."""
    with searching(browser, site) as page:
        page.set_viewport_size({"width": 320, "height": 60})  # what nobody sees need not be painted
        return [(query, ask(page, query.text)) for query in queries]


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
