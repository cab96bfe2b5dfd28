"""How well the product's own search page finds: builds pages, asks in Chromium as a visitor would, and counts.

`python -m tests.search.quality OUT [MEASUREMENTS]` writes figures as JSON for the site of this repository and, where a folder
with `pages.json` and `queries.json` is given, for those.
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
from html import escape
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from cleancdd import search
from cleancdd.model.page import Page as SitePage
from cleancdd.model.settings import Settings
from cleancdd.pages.edition import Menu
from cleancdd.pipeline import Options, build
from cleancdd.render import Renderer
from cleancdd.resources import templates_folder
from cleancdd.search.reading import read_page
from cleancdd.thai.folding import fold
from tests.browser.conftest import ARGUMENTS, NAMES, serve

__all__ = [
    "OWN_TARGET",
    "QUERIES",
    "ROOT",
    "SHARED_TARGET",
    "VISITORS",
    "VISITORS_TARGET",
    "Figures",
    "Query",
    "add_search_page",
    "ask",
    "ask_all",
    "figures",
    "make_site",
    "own_queries",
    "report",
    "searching",
    "shared_queries",
    "write",
]

ROOT = Path(__file__).parents[2]
QUERIES, VISITORS = (Path(__file__).with_name(f"{name}.json") for name in ("queries", "visitors"))
"""What those who made the engine ask of the site of this repository, and what others wrote who knew only its pages."""

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


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares of queries whose first, or one of the first five, results is relevant; recall among ten; how many found nothing."""

    queries: int
    first: float
    five: float
    recall: float
    empty: int

    def reaches(self, target: Figures) -> bool:
        """Whether no share is below that of the target and no more queries are empty than there."""
        shares = self.first >= target.first and self.five >= target.five and self.recall >= target.recall
        return shares and self.empty <= target.empty and self.queries >= target.queries


OWN_TARGET = Figures(queries=120, first=0.95, five=0.97, recall=0.0, empty=1)
VISITORS_TARGET = Figures(queries=660, first=0.95, five=0.97, recall=0.0, empty=2)
SHARED_TARGET = Figures(queries=151, first=0.97, five=0.99, recall=0.985, empty=1)


def make_site(folder: Path, pages: Iterable[dict[str, Any]]) -> Path:
    """Pages of a title and paragraphs as a site with the product's own search page."""
    for page in pages:
        blocks = "".join(_block(number, text) for number, text in enumerate(page["paras"]))
        write(folder, f"{page['id']}/index.html", f"<h1>{escape(page['title'])}</h1>{blocks}")
    add_search_page(folder)
    search.index(folder)
    return folder


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
    settings = Settings(title="ทดสอบ", tagline="ทดสอบ", description="ทดสอบ", owner="ทดสอบ", current_year=2564)
    page = SitePage("/search/", "search.html", {"site": settings, "menu": Menu(main=(), footer=())})
    for path, data in {**renderer.assets(), page.path: renderer.render(page)}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


def _block(number: int, text: str) -> str:
    """Short paragraphs after the first are headings, as in the measurements that this is held against."""
    is_heading = number and 12 < len(text) < 70
    return f'<h2 id="s{number}">{escape(text)}</h2>' if is_heading else f"<p>{escape(text)}</p>"


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
    return {"all": _figures(asked)} | {kind: _figures([one for one in asked if one[0].kind == kind]) for kind in kinds}


def _figures(asked: Sequence[tuple[Query, list[str]]]) -> Figures:
    hits = [[url in query.relevant for url in urls[:10]] for query, urls in asked]
    recalls = [sum(row) / min(10, len(query.relevant)) for row, (query, _) in zip(hits, asked, strict=True)]
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
    for name, value in {"figures": {kind: asdict(row) for kind, row in table.items()}, "misses": misses}.items():
        (out / f"{name}.json").write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8")
    for kind, row in table.items():
        shares = f"first {row.first:.3f}  five {row.five:.3f}  recall {row.recall:.3f}  empty {row.empty}"
        sys.stdout.write(f"{kind:16}{row.queries:5}  {shares}\n")
    return table


def own_queries(site: Path, file: Path = QUERIES) -> list[Query]:
    """The queries of a file; without addresses of their own they are answered by every page that has what they mean."""
    texts = {_url(file.relative_to(site)): _squashed(file.read_text("utf-8")) for file in site.rglob("*.html")}
    return [_own_query(one, texts) for one in json.loads(file.read_text("utf-8"))]


def _own_query(one: dict[str, Any], texts: dict[str, str]) -> Query:
    meant = [_letters(fold(text)) for text in one.get("means", [one["query"]])]
    relevant = one.get("pages") or [url for url, text in texts.items() if text and all(part in text for part in meant)]
    return Query(one["kind"], one["query"], frozenset(relevant))


def _squashed(html: str) -> str:
    page = read_page(html)
    parts = () if page is None else (page, *page.entries)
    return _letters(
        fold(" ".join(text for one in parts for text in (*one.names, one.title, *(block.text for block in one.blocks))))
    )


def _letters(text: str) -> str:
    return re.sub(r"[^\w\u0e31-\u0e4e]", "", text)


def _url(path: Path) -> str:
    return "/" + path.as_posix().removesuffix("index.html")


def shared_queries(file: Path) -> list[Query]:
    """The queries that came with the measurements of other engines."""
    return [
        Query(one["cat"], one["q"], frozenset(f"/{name}/" for name in one["rel"])) for one in json.loads(file.read_text("utf-8"))
    ]


def main(out: Path, shared: Path | None = None) -> int:
    """Measure on the site of this repository and on the pages of a folder of measurements; 1 when a target is missed."""
    shutil.rmtree(out, ignore_errors=True)
    own, others = out / "site", out / "shared-site"
    build(ROOT, Options(out=own, as_of=date(2021, 9, 30)), lambda _: None)
    measured = [("own", own, own_queries(own), OWN_TARGET), ("visitors", own, own_queries(own, VISITORS), VISITORS_TARGET)]
    if shared:
        make_site(others, json.loads((shared / "pages.json").read_text("utf-8")))
        measured.append(("shared", others, shared_queries(shared / "queries.json"), SHARED_TARGET))
    missed = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=next(filter(None, map(shutil.which, NAMES))), args=ARGUMENTS)
        for name, site, queries, target in measured:
            sys.stdout.write(f"{name}\n")
            (out / name).mkdir()
            figures = report(ask_all(browser, site, queries), out / name)["all"]
            missed += [] if figures.reaches(target) else [name]
        browser.close()
    return int(bool(missed))


def ask_all(browser: Browser, site: Path, queries: Iterable[Query]) -> list[tuple[Query, list[str]]]:
    """Every query with what the search page of a site shows for it."""
    with searching(browser, site) as page:
        return [(query, ask(page, query.text)) for query in queries]


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
