"""A new programme: everything that a site needs to build at once, with one example unit marked as sample."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cleancdd.diagnostics import Diagnostics
from cleancdd.formats.yamltext import Value, emit
from cleancdd.model.names import SLUG_PATTERN, is_year
from cleancdd.model.settings import COLOUR, Settings
from cleancdd.readers.loader import load
from cleancdd.resources import index_file, lists_folder, rubrics_folder, site_file, themes_file
from cleancdd.scaffold.drafts import Draft, Refused, write
from cleancdd.scaffold.editors import editor_files
from cleancdd.scaffold.rubrics import HANDBOOK, draft_rubric, rubric_in_year
from cleancdd.scaffold.workflows import WHEEL, publishing_files
from cleancdd.thai.dates import typed_day

__all__ = ["EXAMPLE", "Plan", "carried_years", "write_programme"]

EXAMPLE = "example-unit"
"""The id of the unit that a new programme begins with, to be taken away."""

_LISTS = "content/oit"

_REFERENCE = re.compile(rf"document: *[\"']?({SLUG_PATTERN})")

_NOTE = "หน่วยงานนี้ไม่มีอยู่จริง ใช้เป็นตัวอย่างของหน้าเท่านั้น"

_ABOUT = """---
title: เกี่ยวกับเว็บไซต์
description: เว็บไซต์นี้คืออะไร และข้อมูลมาจากที่ใด
updated: {updated}
---

## เว็บไซต์นี้คืออะไร

เว็บไซต์นี้แสดงการประเมินและข้อมูลที่เปิดเผยของหน่วยงาน ผู้ดูแลกำลังเริ่มบันทึกข้อมูล
"""

_README = """# {title}

เว็บไซต์นี้สร้างจากไฟล์ใน `content/` และ `units/` ด้วยโปรแกรม cleancdd

| คำสั่ง | ทำอะไร |
|---|---|
| `cleancdd check` | ตรวจทุกไฟล์ บอกที่ผิดและวิธีแก้ |
| `cleancdd serve` | เปิดดูในเครื่องนี้ และสร้างใหม่เมื่อบันทึกไฟล์ |
| `cleancdd new unit รหัส` | เริ่มหน่วยงานใหม่ |
| `cleancdd new evaluation รหัส` | เริ่มบันทึกประเมินตนเอง |
| `cleancdd build` | สร้างเว็บไซต์ใน `site/` |

## สิ่งที่ต้องทำก่อนเผยแพร่

1. แก้ชื่อและคำอธิบายใน `content/site.yaml`
2. ตรวจหลักเกณฑ์ใน `content/rubric/{year}/` ให้ตรงกับที่ประกาศ
3. เพิ่มหน่วยงานจริง แล้วลบ `units/{example}` ซึ่งเป็นหน่วยงานสมมติ

## เผยแพร่

วางไฟล์โปรแกรม `{wheel}` ไว้ในโฟลเดอร์นี้ แล้วบันทึกและส่งทั้งโฟลเดอร์ขึ้น git
ระบบเผยแพร่จะตรวจทุกการแก้ไข บอกว่าเว็บไซต์จะเปลี่ยนอย่างไร และเผยแพร่สาขา `main` ให้เอง

| ที่เก็บ git | ไฟล์ | ทำครั้งเดียว |
|---|---|---|
| GitHub | `.github/workflows/site.yml` | Settings → Pages → Source: GitHub Actions |
| GitLab | `.gitlab-ci.yml` | ไม่มี |
| Forgejo, Gitea | `.forgejo/workflows/site.yml` | ใส่ `PUBLISH_TO` `SSH_KEY` `SSH_KNOWN_HOSTS` |

เครื่องแม่ข่ายอื่น: `cleancdd publish --to user@host:/srv/cleancdd` ไฟล์ของที่เก็บ git ที่ไม่ได้ใช้ลบได้
"""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a new programme is: its words, its year, and where its rubric comes from.

    `rubric` is a year whose rubric the package carries, or None for a draft of so many dimensions and levels.
    `colour` is that of its pages, as `#` and six digits. `kinds` are the kinds of unit by id, in a draft; all
    units are of one kind when there are none. `day` is when it is begun: the first date in its content, so
    that it builds before it is in git.
    """

    title: str
    owner: str
    year: int
    rubric: int | None
    day: date
    colour: str = COLOUR
    dimensions: int = 5
    levels: int = 5
    kinds: Mapping[str, str] | None = None


def carried_years() -> tuple[int, ...]:
    """The years whose rubrics the package carries."""
    return tuple(sorted(int(one.name) for one in rubrics_folder().iterdir() if is_year(one.name)))


def write_programme(folder: Path, plan: Plan) -> int:
    """Write the programme into a folder that is not there yet or empty; gives the number of files.

    Raises `Refused` for a folder that holds anything, and `OSError` where it cannot be written.
    """
    if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
        raise Refused(f"`{folder}` มีอยู่แล้วและไม่ว่าง จึงไม่เขียนทับ ใช้ชื่อโฟลเดอร์ใหม่")
    drafts = tuple(_drafts(plan))
    folder.mkdir(parents=True, exist_ok=True)
    write(folder, drafts)
    return len(drafts)


def _drafts(plan: Plan) -> Iterator[Draft]:
    base = tuple(_carried(plan) if plan.rubric else _drafted(plan))
    yield Draft("content/site.yaml", _settings(plan, base))
    yield from base
    yield Draft("content/themes.yaml", themes_file().read_text(encoding="utf-8"))
    yield Draft("content/pages/about.md", _ABOUT.format(updated=typed_day(plan.day)))
    yield Draft(f"units/{EXAMPLE}/unit.yaml", _example(plan))
    yield Draft("README.md", _README.format(title=plan.title, year=plan.year, example=EXAMPLE, wheel=WHEEL))
    yield Draft(".gitignore", "/site/\n/.site.*\n/preview/\n/.cleancdd/\n/.venv/\n")
    yield from editor_files()
    yield from publishing_files()


def _carried(plan: Plan) -> Iterator[Draft]:
    yield from rubric_in_year(rubrics_folder() / str(plan.rubric), plan.year)
    yield _index()
    asked = lists_folder() / f"{plan.year}.yaml"
    if asked.is_file():
        yield Draft(f"{_LISTS}/{plan.year}.yaml", asked.read_text(encoding="utf-8"))


def _drafted(plan: Plan) -> Iterator[Draft]:
    yield from draft_rubric(plan.year, plan.title, plan.owner, dimensions=plan.dimensions, levels=plan.levels)
    yield _index()


def _index() -> Draft:
    """The index of sections 7 and 9 of the Official Information Act, which binds every agency."""
    return Draft("content/index-categories.yaml", index_file().read_text(encoding="utf-8"))


def _settings(plan: Plan, base: tuple[Draft, ...]) -> str:
    told: dict[str, Value] = {
        "title": plan.title,
        "tagline": f"ข้อมูลของ{plan.owner}",
        "description": f"เว็บไซต์ของ {plan.title} โดย{plan.owner}",
        "owner": plan.owner,
        "current_year": plan.year,
    }
    if plan.colour != COLOUR:
        told["colour"] = plan.colour
    kinds = _kinds(plan)
    if kinds:
        told["unit_kinds"] = {key: {"title": title} for key, title in kinds.items()}
    told["references"] = _references(plan, base)
    head = "# ชื่อ เจ้าของ และการตั้งค่าของทั้งเว็บไซต์ แก้ tagline และ description ให้ผู้อ่านรู้ว่าเว็บไซต์นี้มีอะไร\n"
    return f"# yaml-language-server: $schema=../schemas/site.json\n{head}{emit(told)}"


def _references(plan: Plan, base: tuple[Draft, ...]) -> dict[str, Value]:
    """The documents that the rubric and the lists name, with the names that the package's own site has."""
    named = sorted({key for one in base for key in _REFERENCE.findall(one.text)})
    known = _known()
    found: dict[str, Value] = {
        key: known.references[key].model_dump(exclude_none=True)
        for key in named
        if known is not None and key in known.references
    }
    if HANDBOOK in named:
        found[HANDBOOK] = {"title": f"หลักเกณฑ์ {plan.title} ปีงบประมาณ {plan.year}", "short": "หลักเกณฑ์"}
    return found


def _known() -> Settings | None:
    loaded = load(site_file().parent, site_file().name, Settings, Diagnostics())
    return loaded.value if loaded else None


def _kinds(plan: Plan) -> Mapping[str, str]:
    """The kinds that the settings name; a carried rubric has those that every site begins with."""
    return {} if plan.rubric else plan.kinds or {"office": "หน่วยงาน"}


def _example(plan: Plan) -> str:
    kind = next(iter(_kinds(plan)), "central")
    fields: dict[str, Value] = {"name": "หน่วยงานตัวอย่าง (สมมติ)", "kind": kind, "note": _NOTE, "sample": True}
    head = "# หน่วยงานสมมติ ไม่มีอยู่จริง ลบทั้งโฟลเดอร์เมื่อเพิ่มหน่วยงานจริงแล้ว\n"
    return f"# yaml-language-server: $schema=../../schemas/unit.json\n{head}{emit(fields)}"
