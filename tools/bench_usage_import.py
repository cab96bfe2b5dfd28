"""Measures the speed and memory of `cleancdd usage import`: `python tools/bench_usage_import.py [MEGABYTES]`.

Writes a log of that size to a temporary folder, counts it in a separate process, and prints as JSON megabytes
and lines per second and the peak memory. Every run makes the same log.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cleancdd.weblog.lines import blocks
from cleancdd.weblog.places import SiteMap
from cleancdd.weblog.tally import count

UNITS = [f"unit-{number}" for number in range(84)]
SITE = SiteMap("/", {one: one for one in UNITS}, {"section-7-1": "section-7-1"}, {})
AGENTS = [
    (
        "Mozilla/5.0 (Linux; Android 13; SM-A145F) AppleWebKit/537.36 "
        "(KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36"
    ),
    (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) "
        "AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.1 Safari/604.1"
    ),
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
]


def targets(dice: random.Random) -> list[str]:
    """The addresses that visitors request, with assets as often as a browser requests them."""
    pages = [
        f"/units/{unit}/{tail}"
        for unit in UNITS
        for tail in ("", "2564/", "2564/oit/", "documents/plan/", "files/plan.pdf")
    ]
    searches = [
        f"/search/?q=%E0%B8%9B%E0%B8%A3%E0%B8%B0%E0%B8%81%E0%B8%B2%E0%B8%A8+{number}"
        for number in range(2000)
    ]
    assets = [
        "/assets/site.css?v=1a2b3c4d",
        "/assets/search.js?v=1a2b3c4d",
        "/assets/icon.svg?v=1a2b3c4d",
    ] * 300
    mixed = ["/", "/information/section-7-1/", *pages, *searches, *assets]
    dice.shuffle(mixed)
    return mixed


def write_log(path: Path, size: int) -> int:
    """Write a log of about `size` bytes in the Combined format; returns the number of lines."""
    dice = random.Random(1)
    wanted, when, written, lines = targets(dice), datetime(2020, 10, 1, tzinfo=UTC), 0, 0
    with path.open("w", encoding="ascii") as log:
        while written < size:
            when += timedelta(seconds=dice.randrange(4))
            address = f"203.0.113.{dice.randrange(256)}"
            status = 404 if dice.random() < 0.03 else 200
            request = f'"GET {dice.choice(wanted)} HTTP/1.1" {status} 4321'
            line = f'{address} - - [{when:%d/%b/%Y:%H:%M:%S} +0000] {request} "-" "{dice.choice(AGENTS)}"\n'
            written += log.write(line)
            lines += 1
    return lines


def measure(path: Path) -> None:
    """Count the log; print seconds, visits and the peak memory in MB as JSON."""
    start = time.perf_counter()
    tally = count(blocks(path), SITE, ())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        json.dumps(
            {
                "seconds": time.perf_counter() - start,
                "visits": tally.visits,
                "robots": tally.robots,
                "peak_mb": peak,
            }
        )
    )


def main() -> None:
    """Make a log, measure, and print."""
    if sys.argv[1:2] == ["--measure"]:
        measure(Path(sys.argv[2]))
        return
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "access.log"
        lines = write_log(log, size * 10**6)
        command = [sys.executable, __file__, "--measure", str(log)]
        result = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    result |= {
        "megabytes": size,
        "lines": lines,
        "mb_per_second": size / result["seconds"],
        "lines_per_second": lines / result["seconds"],
    }
    print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
