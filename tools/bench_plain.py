"""Measures plain Markdown sites against Hugo in the same run: cold, unchanged, and after one edit.

Usage: python tools/bench_plain.py [PAGES …] (default 1000 10000). Both build the same texts of about 4 KB
with the same navigation; Hugo uses cached partials, as its users do. Runs are interleaved, and the median of
each is used. Prints a table and writes bench/plain.json.
"""

from __future__ import annotations

import json
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from markdown_it import MarkdownIt

sys.path.insert(0, str(Path(__file__).parents[1]))

from tools.timing import Cost, run

RESULTS = Path(__file__).parents[1] / "bench" / "plain.json"
HUGO = str(Path(sys.executable).with_name("hugo"))
ROUNDS = 3
SECTION = 50
WORDS = [
    "โครงการ",
    "หน่วยงาน",
    "ประชาชน",
    "เอกสาร",
    "ข้อมูล",
    "รายงาน",
    "แผนงาน",
    "งบประมาณ",
    "ตรวจสอบ",
    "โปร่งใส",
    "มีส่วนร่วม",
    "ประเมินผล",
    "คุณธรรม",
    "บริการ",
    "ชุมชน",
    "พัฒนา",
    "ความรู้",
    "คู่มือ",
    "ขั้นตอน",
    "ผลลัพธ์",
]
SETTINGS = """title: เว็บไซต์วัดความเร็ว
tagline: ข้อความสมมติ
description: ข้อความสมมติเพื่อวัดความเร็ว
owner: ผู้พัฒนา
current_year: 2564
sample: true
references: {guide: {title: เอกสารสมมติ, short: สมมติ}}
"""
BASE = """<!doctype html><html lang="th"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>
<header>{{ partialCached "menu.html" . }}</header><main>{{ block "main" . }}{{ end }}</main></body></html>
"""
MENU = """<nav><ul>{{ range site.Sections }}
<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>{{ end }}</ul></nav>
"""
SINGLE = """{{ define "main" }}<h1>{{ .Title }}</h1><p>{{ .Description }}</p>{{ .Content }}
<nav>{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>{{ end }}
"""
LIST = """{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}
<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">
{{ .Title }}</a> {{ .Description }}</li>{{ end }}</ul>{{ end }}
"""


def main(sizes: list[int]) -> None:
    """Measure each size and save the figures."""
    results = {str(size): measure(size) for size in sizes}
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(results, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def measure(size: int) -> dict[str, object]:
    """Measure one site with so many pages in both forms, in temporary folders."""
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = Path(folder) / "ours", Path(folder) / "hugo"
        write(ours, theirs, size)
        markdown = markdown_alone(ours)
        build = [sys.executable, "-m", "cleancdd", "build", "--no-search", "--as-of", "2564-09-30"]
        costs: dict[str, list[Cost]] = {}
        for _ in range(ROUNDS):
            keep(costs, "cold", lambda: run([*build, "--clean"], ours))
            keep(costs, "hugo cold", lambda: cold_hugo(theirs))
        run(build, ours)
        for number in range(ROUNDS):
            keep(costs, "unchanged", lambda: run(build, ours))
            edit(ours / "content/guidance/s0/p1.md", number)
            keep(costs, "one edit", lambda: run(build, ours))
            edit(theirs / "content/s0/p1.md", number)
            keep(costs, "hugo again", lambda: run([HUGO, "--quiet"], theirs))
        return tell(size, costs) | {"markdown_seconds": markdown}


def markdown_alone(folder: Path) -> float:
    """Seconds that markdown-it-py alone takes for the texts on one processor, tables included."""
    texts = [path.read_text(encoding="utf-8").split("---\n", 2)[2] for path in folder.rglob("*.md")]
    parser = MarkdownIt("commonmark").enable("table")
    start = time.process_time()
    for text in texts:
        parser.render(text)
    took = round(time.process_time() - start, 2)
    sys.stdout.write(f"{len(texts):>6} texts  markdown-it-py alone {took:.2f} s of one processor\n")
    return took


def keep(costs: dict[str, list[Cost]], name: str, measured: Callable[[], Cost]) -> None:
    """Measure once more and add the result to the others of that name."""
    costs.setdefault(name, []).append(measured())


def cold_hugo(folder: Path) -> Cost:
    """A build with Hugo without anything from an earlier one."""
    for name in ("public", "resources"):
        shutil.rmtree(folder / name, ignore_errors=True)
    return run([HUGO, "--quiet"], folder)


def tell(size: int, costs: dict[str, list[Cost]]) -> dict[str, object]:
    """The medians, printed and as a table for the file."""
    found: dict[str, object] = {}
    for name, runs in costs.items():
        seconds = statistics.median(one.seconds for one in runs)
        peak = max(one.peak_mb for one in runs)
        found[name] = {
            "seconds": round(seconds, 3),
            "pages_per_second": round(size / seconds),
            "peak_mb": peak,
        }
        sys.stdout.write(
            f"{size:>6} pages  {name:<11} {seconds:8.2f} s  {size / seconds:8.0f}/s  {peak:5} MB\n"
        )
    ratio = statistics.median(one.seconds for one in costs["cold"]) / statistics.median(
        one.seconds for one in costs["hugo cold"]
    )
    sys.stdout.write(f"{size:>6} pages  cold is {ratio:.2f} times Hugo's\n")
    return found | {"cold_over_hugo": round(ratio, 2)}


def write(ours: Path, theirs: Path, size: int) -> None:
    """Write the same texts as a site for this program and as one for Hugo."""
    dice = random.Random(7)
    (ours / "content").mkdir(parents=True)
    (ours / "content/site.yaml").write_text(SETTINGS, encoding="utf-8")
    (theirs / "layouts/_default").mkdir(parents=True)
    (theirs / "layouts/partials").mkdir()
    for name, text in (
        ("_default/baseof.html", BASE),
        ("_default/single.html", SINGLE),
        ("_default/list.html", LIST),
        ("partials/menu.html", MENU),
    ):
        (theirs / "layouts" / name).write_text(text, encoding="utf-8")
    (theirs / "hugo.toml").write_text('title = "x"\ndisableKinds = ["taxonomy", "term", "rss", "sitemap"]\n')
    put(ours / "content/guidance/index.md", theirs / "content/_index.md", "หน้าแรก", dice)
    for number in range(size):
        section, place = divmod(number, SECTION)
        name = f"s{section}/" + (f"p{place}.md" if place else "index.md")
        other = name.replace("index.md", "_index.md")
        put(ours / "content/guidance" / name, theirs / "content" / other, f"หน้า {number}", dice)


def put(ours: Path, theirs: Path, title: str, dice: random.Random) -> None:
    """Write one text to both places."""
    front = f"---\ntitle: {title}\ndescription: เรื่องของ{title}\nsources: [{{document: guide}}]\n---\n\n"
    text = front + "\n\n".join(block(dice, place) for place in range(8)) + "\n"
    for path in (ours, theirs):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def block(dice: random.Random, place: int) -> str:
    """A part of a text: a heading, a list, a table or a paragraph."""
    words = "".join(dice.choices(WORDS, k=12))
    if place % 4 == 0:
        return f"## {words[:30]} {place}"
    if place % 4 == 1:
        return "\n".join(f"- **{one}** {words[:60]}" for one in dice.choices(WORDS, k=4))
    if place % 4 == 2:
        return "| รายการ | จำนวน |\n|---|---|\n" + "\n".join(
            f"| {one} | {place} |" for one in dice.choices(WORDS, k=3)
        )
    return " ".join("".join(dice.choices(WORDS, k=6)) for _ in range(6))


def edit(path: Path, number: int) -> None:
    """Change the last words of a text."""
    text = path.read_text(encoding="utf-8").partition("\nแก้ไข")[0]
    path.write_text(f"{text}\nแก้ไข {number}\n", encoding="utf-8")


if __name__ == "__main__":
    main([int(one) for one in sys.argv[1:]] or [1000, 10000])
