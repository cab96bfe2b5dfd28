"""After any sequence of edits the site is what a clean build of the same files gives, byte for byte.

Sequences are made by hypothesis on a small programme; `EDIT_SEQUENCES=200` tries more of them than CI does.
"""

from __future__ import annotations

import os
import random
import shutil
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleancdd import pipeline
from cleancdd.diagnostics import InvalidContent
from cleancdd.publish import PublishError

SITE = Path(__file__).parent / "sites" / "three-dimensions"
AS_OF = date(2021, 9, 30)
SETTLED = 10_000_000
"""Nanoseconds after which a file counts as left alone; in earnest it is fifty milliseconds."""

PAGE = "---\ntitle: หน้า {0}\ndescription: เรื่อง {0}\n---\n\nข้อความ {0} [อื่น](/about/)\n"
MINUTES = (
    "---\ntitle: ประชุม {0}\ndate: 2564-02-0{1}\nbody: คณะทำงาน\n"
    "decisions: [{{text: มติ {0}}}]\n---\n\nสาระ {0}\n"
)

Edit = Callable[[Path, random.Random], None]


def unit(home: Path) -> Path:
    return min((home / "units").iterdir())


def add_or_edit_page(home: Path, dice: random.Random) -> None:
    name = dice.choice("abc")
    (home / "content/pages" / f"{name}.md").write_text(PAGE.format(dice.randrange(50)), encoding="utf-8")


def remove_page(home: Path, dice: random.Random) -> None:
    (home / "content/pages" / f"{dice.choice('abc')}.md").unlink(missing_ok=True)


def rename_page(home: Path, dice: random.Random) -> None:
    old, new = (home / "content/pages" / f"{one}.md" for one in dice.sample("abc", 2))
    if old.exists():
        old.replace(new)


def add_minutes(home: Path, dice: random.Random) -> None:
    folder = unit(home) / "2564" / "minutes"
    folder.mkdir(parents=True, exist_ok=True)
    text = MINUTES.format(dice.randrange(50), dice.randrange(1, 9))
    (folder / f"{dice.choice('xy')}.md").write_text(text, encoding="utf-8")


def edit_unit(home: Path, dice: random.Random) -> None:
    path = dice.choice(sorted((home / "units").glob("*/unit.yaml")))
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("note:")]
    path.write_text("\n".join([*lines, f"note: หมายเหตุ {dice.randrange(9)}"]) + "\n", encoding="utf-8")


def edit_setting(home: Path, dice: random.Random) -> None:
    path = home / "content/site.yaml"
    text = path.read_text(encoding="utf-8")
    lines = [
        f"tagline: คำขวัญ {dice.randrange(9)}" if one.startswith("tagline:") else one
        for one in text.splitlines()
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def edit_template(home: Path, dice: random.Random) -> None:
    path = home / "templates" / "not-found.html"
    path.parent.mkdir(exist_ok=True)
    if dice.random() < 0.3:
        path.unlink(missing_ok=True)
    else:
        path.write_text(f"<!doctype html><title>{dice.randrange(9)}</title>", encoding="utf-8")


def edit_rubric(home: Path, dice: random.Random) -> None:
    path = min((home / "content/rubric").glob("*/criteria/*.md"))
    text = path.read_text(encoding="utf-8").partition("\nเพิ่มเติม")[0]
    path.write_text(f"{text}\nเพิ่มเติม {dice.randrange(9)}\n", encoding="utf-8")


def touch(home: Path, dice: random.Random) -> None:
    dice.choice([path for path in sorted(home.rglob("*.yaml")) if "site/" not in str(path)]).touch()


def set_clock_back(home: Path, dice: random.Random) -> None:
    path = dice.choice(sorted((home / "units").glob("*/unit.yaml")))
    info = path.stat()
    edit_unit(home, dice)
    os.utime(path, ns=(info.st_atime_ns, info.st_mtime_ns))


def damage_cache(home: Path, dice: random.Random) -> None:
    for path in sorted(one for one in (home / ".cleancdd").rglob("*") if one.is_file()):
        data = bytearray(path.read_bytes())
        if data:
            data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
            path.write_bytes(data)


def break_and_build(home: Path, dice: random.Random) -> None:
    path = unit(home) / "unit.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "nmae: ผิด\n", encoding="utf-8")
    with pytest.raises(InvalidContent):
        build(home, home / "site")
    path.write_text(text, encoding="utf-8")


def edit_and_build_twice_at_once(home: Path, dice: random.Random) -> None:
    add_or_edit_page(home, dice)
    with ThreadPoolExecutor(2) as pool:
        ended = [one.exception() for one in [pool.submit(build, home, home / "site") for _ in range(2)]]
    assert None in ended
    assert all(one is None or isinstance(one, PublishError) for one in ended)


EDITS: tuple[Edit, ...] = (
    add_or_edit_page,
    remove_page,
    rename_page,
    add_minutes,
    edit_unit,
    edit_setting,
    edit_template,
    edit_rubric,
    touch,
    set_clock_back,
    damage_cache,
    break_and_build,
    edit_and_build_twice_at_once,
)


def build(home: Path, out: Path, *, clean: bool = False, jobs: int = 1) -> None:
    time.sleep(2 * SETTLED / 1e9)
    options = pipeline.Options(out=out, as_of=AS_OF, jobs=jobs, search=False, clean=clean)
    pipeline.build(home, options, lambda _: None)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@settings(
    max_examples=int(os.environ.get("EDIT_SEQUENCES", "4")),
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(edits=st.lists(st.sampled_from(EDITS), min_size=3, max_size=6), seed=st.integers(0, 999))
def test_after_any_edits_the_site_is_that_of_a_clean_build(
    edits: list[Edit], seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cleancdd.snapshot._TICK", SETTLED)
    with tempfile.TemporaryDirectory() as folder:
        home, dice = Path(folder) / "home", random.Random(seed)  # noqa: S311
        shutil.copytree(SITE, home)
        build(home, home / "site")
        for edit in edits:
            edit(home, dice)
            build(home, home / "site")
        copy = Path(folder) / "copy"
        shutil.copytree(home, copy, ignore=shutil.ignore_patterns("site", ".cleancdd"))
        build(copy, copy / "site", clean=True)
        assert contents(home / "site") == contents(copy / "site")
