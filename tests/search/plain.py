"""Pagefind as it comes, asked beside the product's own search: its own index of the same pages, its own
script."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

from pagefind_bin import get_executable
from playwright.sync_api import Browser

from tests.browser.conftest import serve
from tests.search.quality import Query

__all__ = ["ask_plain"]

_FOLDER = "pagefind-as-it-comes"
_OPEN = """async (folder) => {
  window.plain = await import(`/${folder}/pagefind.js`);
  await window.plain.init();
}"""
_ASK = """async (query) => {
  const { results } = await window.plain.search(query);
  const pages = await Promise.all(results.slice(0, 10).map((one) => one.data()));
  return pages.map((page) => new URL(page.url, location.href).pathname);
}"""


def ask_plain(browser: Browser, site: Path, queries: Iterable[Query]) -> list[tuple[Query, list[str]]]:
    """Every query with the first ten pages that Pagefind itself gives for it."""
    command = [str(get_executable()), "--site", str(site), "--output-subdir", _FOLDER, "--quiet"]
    subprocess.run(command, check=True)
    with serve(site) as address, browser.new_context(locale="th-TH") as context:
        page = context.new_page()
        page.goto(f"{address}/404.html", wait_until="load")
        page.evaluate(_OPEN, _FOLDER)
        return [(query, page.evaluate(_ASK, query.text)) for query in queries]
