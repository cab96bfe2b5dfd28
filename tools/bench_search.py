"""Measures search: time and memory of indexing, and bytes and delay of a first and of later queries, on
sample sites of given sizes.

`python tools/bench_search.py OUT [PAGES …]` writes `OUT/search.json` and prints a table; `make bench-search`
runs it.
"""

from __future__ import annotations

import json
import resource
import shutil
import statistics
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from cleancdd import search, urls
from cleancdd.library import read_library
from cleancdd.pipeline import Options, build, plan_site, search_names
from cleancdd.sample import write_sample
from tests.browser.conftest import ARGUMENTS, NAMES, serve
from tests.search.quality import ask

SIZES = {1_000: 3, 5_000: 5, 20_000: 10}
"""Numbers of pages to measure, and the fiscal years of a programme with that many."""

AS_OF = date(2021, 9, 30)
FEW, MORE = 20, 60
"""Units of two small programmes, from which the number of pages per further unit is computed."""

FIRST = "เรื่องร้องเรียน"
LATER = (
    "นโยบายความโปร่งใส",
    "คณะกรรมการ",
    "จัดซื้อ จัดจ้าง",
    "โครงการ",
    "คุณธรรมเป้าหมาย",
    "งบประมาณรายไตรมาส",
    "งบประมาน",
    "ร้อยละ 60",
)
SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
FAST_3G = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
NO_LIMIT = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}


def make(home: Path, pages: int) -> Path:
    """A sample site with about so many pages, without an index."""
    if not (home / "site").is_dir():
        years = SIZES.get(pages, 10)
        few, more = (_count(home, units, years) for units in (FEW, MORE))
        units = FEW + round((pages - few) * (MORE - FEW) / (more - few))
        write_sample(home, units=max(1, units), years=years, seed=1)
        build(home, Options(out=home / "site", as_of=AS_OF, search=False), lambda _: None)
    return home / "site"


def _count(home: Path, units: int, years: int) -> int:
    """The number of HTML pages of a programme with so many units."""
    write_sample(home, units=units, years=years, seed=1)
    return sum(page.path.endswith(".html") for page in plan_site(read_library(home), AS_OF))


def index_cost(site: Path) -> dict[str, Any]:
    """Seconds of wall-clock and CPU time, and peak megabytes, of indexing in a separate process."""
    done = subprocess.run(
        [sys.executable, __file__, "--index", str(site)], capture_output=True, text=True, check=True
    )
    files = [file for file in (site / urls.SEARCH_BUNDLE).rglob("*") if file.is_file()]
    cost: dict[str, Any] = json.loads(done.stdout)
    return cost | {"index_mb": round(sum(file.stat().st_size for file in files) / 1e6, 1)}


def index(site: Path) -> None:
    """Index a site with the words of its programme and print the cost."""
    library = read_library(site.parent)
    start = time.perf_counter()
    search.index(site, names=search_names(library), classes=library.words, asked=library.asked)
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    cost = {
        "seconds": round(time.perf_counter() - start, 1),
        "cpu_seconds": round(own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime, 1),
        "python_mb": _highest_kb() // 1024,
        "pagefind_mb": children.ru_maxrss // 1024,
    }
    sys.stdout.write(json.dumps(cost))


def _highest_kb() -> int:
    """The peak memory of this process in kilobytes; `ru_maxrss` would include the memory of its parent when
    it was started."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))


class Wire:
    """Counts the bytes that a page loads."""

    def __init__(self, page: Page) -> None:
        self.session: CDPSession = page.context.new_cdp_session(page)
        self.session.send("Network.enable")
        self.bytes = 0
        self.session.on("Network.loadingFinished", self._count)

    def _count(self, event: dict[str, Any]) -> None:
        self.bytes += int(event["encodedDataLength"])

    def taken(self) -> int:
        """Bytes since the last call."""
        taken, self.bytes = self.bytes, 0
        return taken


def ask_cost(browser: Browser, site: Path) -> dict[str, Any]:
    """Kilobytes of the first and of later queries, and milliseconds of warm answers at full and at a quarter
    of the CPU speed; responses are compressed."""
    with serve(site, packed=True) as address, browser.new_context() as context:
        page = context.new_page()
        wire = Wire(page)
        page.goto(f"{address}/search/", wait_until="load")
        ask(page, FIRST)
        page.wait_for_timeout(300)
        first = wire.taken()
        later = []
        for query in LATER:
            ask(page, query)
            page.wait_for_timeout(300)
            later.append(wire.taken())
        warm = [timed(page, query) for query in LATER * 3]
        wire.session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        slow = [timed(page, query) for query in LATER * 3]
    return {
        "first_kb": round(first / 1000),
        "later_kb": round(statistics.median(later) / 1000),
        "warm_ms": round(statistics.median(warm)),
        "warm_ms_worst": round(max(warm)),
        "slow_cpu_ms": round(statistics.median(slow)),
        "slow_cpu_ms_worst": round(max(slow)),
        "slow_3g_seconds": waiting(browser, site, SLOW_3G),
        "fast_3g_seconds": waiting(browser, site, FAST_3G),
    }


def waiting(browser: Browser, site: Path, line: dict[str, Any]) -> float:
    """Seconds from opening the address of a query to its answer, with an empty cache, the given network and a
    slow CPU."""
    with serve(site, packed=True) as address, browser.new_context() as context:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", line)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        start = time.perf_counter()
        page.goto(f"{address}/search/?q={FIRST}", wait_until="commit")
        page.locator("#search-page[data-state=answered]").wait_for(timeout=120_000)
        return round(time.perf_counter() - start, 1)


def timed(page: Page, query: str) -> float:
    """Milliseconds from sending a query to its answer on the page, with the index loaded and the answer
    not."""
    script = """async (query) => {
      const page = document.getElementById("search-page");
      const input = document.getElementById("query");
      const answered = (wanted) => new Promise((done) => {
        const look = () => page.dataset.state === "answered" && page.dataset.query === wanted
          && (watch.disconnect(), done());
        const watch = new MutationObserver(look);
        watch.observe(page, { attributes: true });
        input.value = wanted;
        input.form.requestSubmit();
      });
      const start = performance.now();
      await answered(query);
      const taken = performance.now() - start;
      await answered("น่าน");
      return taken;
    }"""
    taken: float = page.evaluate(script, query)
    return taken


def main(out: Path, sizes: list[int]) -> None:
    """Measure each size and write the table."""
    table = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=next(filter(None, map(shutil.which, NAMES))), args=ARGUMENTS
        )
        for size in sizes:
            site = make(out / f"sample-{size}", size)
            pages = sum(1 for _ in site.rglob("*.html"))
            table[size] = {"pages": pages} | index_cost(site) | ask_cost(browser, site)
            sys.stdout.write(f"{json.dumps(table[size])}\n")
        browser.close()
    (out / "search.json").write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1] == "--index":
        index(Path(sys.argv[2]))
    else:
        main(Path(sys.argv[1]), [int(size) for size in sys.argv[2:]] or list(SIZES))
