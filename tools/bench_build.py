"""Measures whole builds of sample programmes: cold, unchanged, and after one edit; seconds, pages/s, peak
memory.

Usage: python tools/bench_build.py [UNITS …] (default 31 and 590, about 1,000 and 10,000 pages). Prints each
case and writes bench/build.json. Peak memory is that of the largest process so far.
"""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RESULTS = Path(__file__).parents[1] / "bench" / "build.json"
AS_OF = "2564-09-30"
STAGES = re.compile(r"([^\s:()]+) (\d+\.\d+)")


def main(sizes: list[int]) -> None:
    """Measure each size and save the figures."""
    results = [measure(units) for units in sizes]
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(results, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def measure(units: int) -> dict[str, object]:
    """Measure one sample with so many units and three years, in a temporary folder."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        run("sample", str(home), "--units", str(units), "--years", "3")
        measured: dict[str, object] = {"units": units}
        for case, option in (
            ("cold", ""),
            ("unchanged", ""),
            ("one edit", ""),
            ("cold, no search", "--no-search --clean"),
        ):
            if case == "one edit":
                edit(home)
            measured[case] = build(home, *option.split())
            sys.stdout.write(
                f"{units:>6} units  {case:<16} {json.dumps(measured[case], ensure_ascii=False)}\n"
            )
            sys.stdout.flush()
        return measured


def edit(home: Path) -> None:
    """Change the note of the first unit."""
    unit = min((home / "units").glob("*/unit.yaml"))
    lines = [line for line in unit.read_text(encoding="utf-8").splitlines() if not line.startswith("note:")]
    unit.write_text("\n".join([*lines, "note: แก้ไขแล้ว"]) + "\n", encoding="utf-8")


def build(home: Path, *options: str) -> dict[str, object]:
    """One build as started from a terminal, including the start of the interpreter."""
    start = time.perf_counter()
    said = run("build", "--root", str(home), "--as-of", AS_OF, *options)
    seconds = time.perf_counter() - start
    pages = int(re.findall(r"(\d+) หน้า", said)[0])
    stages = {stage: float(took) for stage, took in STAGES.findall(said.rpartition("วินาที")[2])}
    return {
        "seconds": round(seconds, 2),
        "pages": pages,
        "pages_per_second": round(pages / seconds),
        "peak_mb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024,
        "stages": stages,
    }


def run(*arguments: str) -> str:
    """The output of the command; raises when it fails."""
    return subprocess.run(
        [sys.executable, "-m", "cleancdd", *arguments], capture_output=True, text=True, check=True
    ).stdout


if __name__ == "__main__":
    main([int(one) for one in sys.argv[1:]] or [31, 590])
