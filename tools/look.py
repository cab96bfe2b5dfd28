"""Measures every kind of page as seen on a phone: `python -m tools.look SITE [PICTURES]`.

Opens the largest page of each kind of a built site at 360 × 780 in Chromium and prints the height of the
header, the position of the main content, the length in screens, the number of tab stops, the kilobytes and
the console messages. With a second folder it takes pictures of each, on a phone and a desktop, light and
dark, and shows them side by side in its `index.html`: the contact sheet.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, FloatRect, ViewportSize, sync_playwright

from tests.browser.conftest import ARGUMENTS, NAMES, serve

PHONE: ViewportSize = {"width": 360, "height": 780}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}

_SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

KINDS = {
    "home": r"index\.html",
    "units": r"units/index\.html",
    "unit": r"units/[^/]+/index\.html",
    "scorecard": r"units/[^/]+/[0-9]{4}/index\.html",
    "oit unit": r"units/[^/]+/[0-9]{4}/oit/index\.html",
    "centre": r"units/[^/]+/centre/index\.html",
    "information": r"information/index\.html",
    "category": r"information/[^/]+/index\.html",
    "oit list": r"oit/[0-9]{4}/index\.html",
    "oit item": r"oit/[0-9]{4}/o[0-9]+/index\.html",
    "register": r"innovations/index\.html",
    "register of a year": r"innovations/[0-9]{4}/index\.html",
    "project": r"innovations/[0-9]{4}/[^/]+/index\.html",
    "practices": r"best-practices/index\.html",
    "practice": r"best-practices/[^/]+/index\.html",
    "criteria": r"criteria/[0-9]{4}/index\.html",
    "criterion": r"criteria/[0-9]{4}/[^/]+[0-9]/index\.html",
    "glossary": r"glossary/index\.html",
    "guidance": r"guidance/(.+/)?index\.html",
    "staff guide": r"editing/index\.html",
    "search": r"search/index\.html",
    "page": r"about/index\.html",
    "results": r"results/[0-9]{4}/index\.html",
    "region": r"results/[0-9]{4}/region-[0-9]+/index\.html",
    "committee": r"results/[0-9]{4}/committees/[^/]+/index\.html",
    "desk": r"results/[0-9]{4}/desk/index\.html",
    "calendar": r"calendar/[0-9]{4}/index\.html",
    "forms": r"forms/[0-9]{4}/index\.html",
    "checklist": r"forms/[0-9]{4}/checklist/[^/]+/index\.html",
    "document": r"units/[^/]+/documents/[^/]+/index\.html",
    "usage": r"units/[^/]+/[0-9]{4}/usage/index\.html",
    "oit sheet": r"units/[^/]+/[0-9]{4}/oit/sheet/index\.html",
    "oit lists": r"oit/index\.html",
    "tools": r"innovations/tools/index\.html",
    "fields": r"criteria/[0-9]{4}/recording/index\.html",
    "design": r"about/design/index\.html",
    "not found": r"404\.html",
}
"""The built files of each kind, as a pattern."""

MEASURE = """() => {
  const top = (one) => one ? Math.round(one.getBoundingClientRect().top + scrollY) : null;
  const stops = [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex]")]
    .filter((one) => one.tabIndex >= 0 && one.type !== "hidden" && one.checkVisibility());
  return {
    header: Math.round(document.querySelector("main").getBoundingClientRect().top + scrollY),
    answer: top(document.querySelector("[data-answer]")),
    height: document.documentElement.scrollHeight,
    width: document.documentElement.scrollWidth,
    stops: stops.length,
  };
}"""
"""The measurements of a page, in CSS pixels; `answer` is the top of the element with the main content."""


def largest(site: Path) -> dict[str, Path]:
    """The largest page of each kind that the site has."""
    pages = [path for path in site.rglob("*.html") if path.is_file()]
    found = {}
    for kind, pattern in KINDS.items():
        of_kind = [one for one in pages if re.fullmatch(pattern, one.relative_to(site).as_posix())]
        if of_kind:
            found[kind] = max(of_kind, key=lambda one: (one.stat().st_size, one.as_posix()))
    return found


def measure(browser: Browser, address: str, path: str) -> dict[str, object]:
    """The measurements of a page at `path` on a phone."""
    page = browser.new_page(viewport=PHONE, locale="th-TH")
    said: list[str] = []
    page.on("console", lambda one: said.append(one.text) if one.type == "error" else None)
    page.on("pageerror", lambda one: said.append(str(one)))
    page.goto(f"{address}/{path}", wait_until="load")
    found: dict[str, object] = page.evaluate(MEASURE)
    page.close()
    return found | {"errors": said}


def pictures(browser: Browser, address: str, kind: str, path: str, folder: Path) -> None:
    """Pictures of the page on a phone and a desktop, light and dark, each of at most three screens from the
    top."""
    for name, size in (("phone", PHONE), ("desktop", DESKTOP)):
        for scheme in _SCHEMES:
            page = browser.new_page(viewport=size, color_scheme=scheme, locale="th-TH")
            page.goto(f"{address}/{path}", wait_until="load")
            height = min(page.evaluate("document.documentElement.scrollHeight"), 3 * size["height"])
            clip = FloatRect(x=0, y=0, width=size["width"], height=height)
            page.screenshot(path=folder / _picture(kind, name, scheme), full_page=True, clip=clip)
            page.close()


def _picture(kind: str, size: str, scheme: str) -> str:
    return f"{kind.replace(' ', '-')}-{size}-{scheme}.png"


def contact_sheet(kinds: Iterable[str]) -> str:
    """An HTML page with the pictures of each kind side by side."""
    rows = "".join(
        f"<h2>{kind}</h2>\n<p>"
        + "".join(
            f'<img src="{_picture(kind, size, scheme)}" alt="{kind}, {size}, {scheme}" height="640">\n'
            for size in ("phone", "desktop")
            for scheme in _SCHEMES
        )
        for kind in kinds
    )
    return f'<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>Every kind of page</title>\n{rows}'


def table(site: Path, folder: Path | None = None) -> Iterator[str]:
    """The lines of the table, one for each kind of page."""
    executable = next(filter(None, map(shutil.which, NAMES)), None)
    yield f"{'kind':19} {'header':>6} {'answer':>6} {'screens':>7} {'wide':>5} {'stops':>5} {'KB':>5}  page"
    with sync_playwright() as playwright, serve(site) as address:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        for kind, file in largest(site).items():
            path = file.relative_to(site).as_posix()
            one = measure(browser, address, path)
            screens = int(str(one["height"])) / PHONE["height"]
            yield (
                f"{kind:19} {one['header']!s:>6} {one['answer']!s:>6} {screens:7.1f} {one['width']!s:>5} "
                f"{one['stops']!s:>5} {file.stat().st_size / 1000:5.0f}  {path} {one['errors'] or ''}"
            )
            if folder is not None:
                pictures(browser, address, kind, path, folder)
        browser.close()
    if folder is not None:
        (folder / "index.html").write_text(contact_sheet(largest(site)), encoding="utf-8")


def main(arguments: list[str]) -> None:
    """Print the table of a built site."""
    site, folder = Path(arguments[0]), Path(arguments[1]) if len(arguments) > 1 else None
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
    for line in table(site, folder):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
