"""Measures whole builds with their search index: sample programmes and the real site, cold, unchanged and
after one edit; and how long a preview takes from a saved file to the new page.

Usage: python tools/bench_build.py [UNITS …] (default 31 and 590, about 1,000 and 12,000 pages). Prints the
median of each case with the share of each stage, and writes bench/build.json.
"""

from __future__ import annotations

import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import httpx

sys.path.insert(0, str(Path(__file__).parents[1]))

from tools.timing import Cost, run

HERE = Path(__file__).parents[1]
RESULTS = HERE / "bench" / "build.json"
COMMAND = [sys.executable, "-m", "cleancdd"]
AS_OF = ["--as-of", "2564-09-30"]
STAGES = re.compile(r"([^\s:()]+) (\d+\.\d+)")
LARGE = 100
"""Units from which a case is measured once: it takes minutes, and varies by less than a tenth."""

PORT = 8765
PREVIEW = f"http://127.0.0.1:{PORT}"

Case = dict[str, object]


def main(sizes: list[int]) -> None:
    """Measure the start of the command, the real site and each size, and save the figures."""
    results = {
        "version": tell("--version", [run([*COMMAND, "--version"], HERE) for _ in range(5)]),
        "real site": real_site(),
        **{f"{units} units": sample(units) for units in sizes},
    }
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(results, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def real_site() -> dict[str, Case]:
    """The site of this checkout, built elsewhere."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["build", "--root", str(HERE), "--out", f"{folder}/site"]
        return {
            "cold": case("real site, cold", [*command, "--clean"], 3),
            "unchanged": case("real site, unchanged", command, 3),
        }


def sample(units: int) -> dict[str, Case]:
    """A sample programme of so many units and three years, in a temporary folder."""
    rounds = 1 if units >= LARGE else 3
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        run([*COMMAND, "sample", str(home), "--units", str(units), "--years", "3"], HERE)
        command = ["build", "--root", str(home), *AS_OF]
        unit, text = min((home / "units").glob("*/unit.yaml")), home / "content" / "pages" / "about.md"
        found = {
            "cold": case(f"{units} units, cold", [*command, "--clean"], rounds),
            "unchanged": case(f"{units} units, unchanged", command, 3),
            "one unit": case(f"{units} units, one unit", command, 3, lambda: note(unit)),
            "cold, no search": case(
                f"{units} units, cold, no search", [*command, "--clean", "--no-search"], rounds
            ),
        }
        found["serve, one text"] = preview(home, text, lambda: add(text), "/about/")
        found["serve, one unit"] = preview(home, unit, lambda: note(unit), f"/units/{unit.parent.name}/")
        return found


def case(name: str, command: list[str], rounds: int, before: Callable[[], None] | None = None) -> Case:
    """So many runs of a command, each after `before`."""
    costs = []
    for _ in range(rounds):
        if before is not None:
            before()
        costs.append(run([*COMMAND, *command], HERE))
    return tell(name, costs)


def tell(name: str, costs: list[Cost]) -> Case:
    """The medians, printed and for the file; each stage as its share of all stages."""
    seconds, said = statistics.median(one.seconds for one in costs), costs[-1].said
    pages = re.search(r"(\d+) หน้า", said)
    each = [dict(STAGES.findall(one.said.rpartition("วินาที")[2])) for one in costs]
    stages = {stage: statistics.median(float(one[stage]) for one in each) for stage in each[0]}
    whole = sum(stages.values()) or 1
    found: Case = {"seconds": round(seconds, 3), "peak_mb": max(one.peak_mb for one in costs)}
    if pages:
        found |= {"pages": int(pages[1]), "pages_per_second": round(int(pages[1]) / seconds)}
    if stages:
        found["shares"] = {stage: f"{took / whole:.0%}" for stage, took in stages.items()}
    sys.stdout.write(f"{name:<28} {json.dumps(found, ensure_ascii=False)}\n")
    sys.stdout.flush()
    return found


def preview(home: Path, file: Path, save: Callable[[], None], url: str) -> Case:
    """Seconds from a saved file to the new page in a preview whose index is complete, the median of five."""
    command = [*COMMAND, "serve", "--root", str(home), "--port", str(PORT), *AS_OF]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as running:
        next(line for line in running.stdout or () if PREVIEW in line)
        try:
            took = [until_new(save, url) for _ in range(5)]
        finally:
            running.terminate()
    found: Case = {"seconds": round(statistics.median(took), 3), "all": [round(one, 3) for one in took]}
    sys.stdout.write(f"{f'preview, {file.name}':<28} {json.dumps(found)}\n")
    return found


def until_new(save: Callable[[], None], url: str) -> float:
    """Seconds until a page differs after `save`, once nothing is being built."""
    time.sleep(20)
    before, start = page(url), time.perf_counter()
    save()
    while page(url) == before:
        time.sleep(0.01)
    return time.perf_counter() - start


def page(url: str) -> bytes:
    """The page that the preview shows."""
    return httpx.get(PREVIEW + url, timeout=60).content


def note(unit: Path) -> None:
    """Change the note of a unit."""
    lines = [line for line in unit.read_text(encoding="utf-8").splitlines() if not line.startswith("note:")]
    unit.write_text("\n".join([*lines, f"note: แก้ไข {time.time_ns()}"]) + "\n", encoding="utf-8")


def add(text: Path) -> None:
    """Add a line to a text."""
    text.write_text(f"{text.read_text(encoding='utf-8')}\nแก้ไข {time.time_ns()}\n", encoding="utf-8")


if __name__ == "__main__":
    main([int(one) for one in sys.argv[1:]] or [31, 590])
