"""A difference in words: plain lines for a terminal, Markdown for the comment on a change, JSON for
programs.

Names, titles and paths are authors' text: on a terminal they move no cursor, in Markdown they make no link,
no picture and call nobody.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sized
from dataclasses import asdict, dataclass

from cleancdd.diagnostics import tame
from cleancdd.differences.comparison import (
    AnswerChange,
    CriterionChange,
    Difference,
    FileChange,
    PageChange,
    ResultChange,
)
from cleancdd.labels import ITEM_STATUSES, OUTCOMES
from cleancdd.model.scorecard import Outcome
from cleancdd.model.sheet import ItemStatus

__all__ = ["as_json", "as_markdown", "as_text"]

_SHOWN = 50
"""Lines of a section that are reported; the rest are counted, for a comment has a limit and a reader too."""

_OPEN = 12
"""Lines of a section that a comment shows without being asked."""

_LONGEST = 400

_FAULTY = "⚠ ที่ต้องแก้ไข แก้แล้วจึงเทียบผลของหน่วยงานเหล่านี้ และหน้าที่เปลี่ยนหรือหายไปได้"


@dataclass(frozen=True, slots=True)
class _Section:
    """A heading with its lines; an urgent one comes first and open."""

    title: str
    lines: tuple[str, ...]
    urgent: bool = False


def as_json(difference: Difference) -> str:
    """Everything, by the names of the fields."""
    return json.dumps(asdict(difference), ensure_ascii=False, indent=2)


def as_text(difference: Difference) -> str:
    """The verdict, then sections of plain lines."""
    told = [_verdict(difference), f"เทียบ {_plain(difference.base)} กับ {_plain(difference.head)}"]
    for one in _sections(difference, _plain):
        told += ["", f"{one.title} ({len(one.lines):,})", *(f"  {line}" for line in _shortened(one))]
    return "\n".join(told)


def as_markdown(difference: Difference) -> str:
    """The same as a comment: urgent sections are expanded, long lists collapsed."""
    compared = f"เทียบ {_safe(difference.base)} กับ {_safe(difference.head)}"
    told = [f"### {_verdict(difference)}", "", f"ผลต่อเว็บไซต์สาธารณะ {compared}"]
    for one in _sections(difference, _safe):
        lines = [f"- {line}" for line in _shortened(one)]
        title = f"{one.title} ({len(one.lines):,})"
        if one.urgent or len(lines) <= _OPEN:
            told += ["", f"**{title}**", "", *lines]
        else:
            told += ["", f"<details><summary>{title}</summary>", "", *lines, "", "</details>"]
    return "\n".join(told) + "\n"


def _verdict(difference: Difference) -> str:
    """Whether the change can be published, and what there is to look at, in one line."""
    units = {one.unit for one in difference.results}
    stops = _counted((difference.mistakes, "ต้องแก้ไข {} แห่ง"), (difference.personal, "พบข้อมูลส่วนบุคคล {} แห่ง"))
    doubts = _counted(
        (difference.one_author, "ผู้เขียนคนเดียวกันแก้ผลทั้งสองฝ่าย {} เกณฑ์"),
        (difference.lost, "ที่อยู่ที่จะเปิดไม่ได้อีก {} แห่ง"),
    )
    effects = _counted(
        (units, "คะแนนหรือระดับเปลี่ยน {} หน่วยงาน"),
        (difference.answers, "รายการ OIT เปลี่ยน {} ข้อ"),
        (difference.added, "เพิ่ม {} หน้า"),
        (difference.changed, "เปลี่ยน {} หน้า"),
        (difference.kept, "ย้าย {} หน้า"),
        (difference.files, "ไฟล์แนบ {} ไฟล์"),
        (difference.templates, "แม่แบบ {} ไฟล์"),
    )
    if stops:
        return f"✗ ยังเผยแพร่ไม่ได้: {stops}"
    if doubts:
        return f"⚠ ควรดูก่อนรับ: {doubts}"
    return f"✓ ไม่พบที่ต้องแก้ไข: {effects or 'หน้าเว็บสาธารณะไม่เปลี่ยน'}"


def _counted(*parts: tuple[Sized, str]) -> str:
    return " · ".join(words.format(f"{len(found):,}") for found, words in parts if found)


def _shortened(section: _Section) -> Iterator[str]:
    yield from section.lines[:_SHOWN]
    if len(section.lines) > _SHOWN:
        yield f"และอีก {len(section.lines) - _SHOWN:,} รายการ"


def _sections(difference: Difference, write: Callable[[str], str]) -> Iterator[_Section]:
    every = (
        _Section("⚠ ข้อมูลส่วนบุคคลที่จะปรากฏ", _each(difference.personal, write), urgent=True),
        _Section(_FAULTY, _each(difference.mistakes, write), urgent=True),
        _Section(
            "⚠ ผู้เขียนคนเดียวกันแก้ทั้งผลประเมินตนเองและผลของคณะกรรมการ",
            tuple(
                write(f"{one.unit} ปี {one.year} เกณฑ์ {one.criterion}: {one.author}")
                for one in difference.one_author
            ),
            urgent=True,
        ),
        _Section(
            "⚠ ที่อยู่ที่จะเปิดไม่ได้อีก เพิ่ม aliases ในหน้าที่มาแทน",
            _pages(difference.lost, write),
            urgent=True,
        ),
        _Section("คะแนนและระดับ", tuple(line for one in difference.results for line in _result(one, write))),
        _Section("รายการ OIT", tuple(write(_answer(one)) for one in difference.answers)),
        _Section("หน้าที่เพิ่ม", _pages(difference.added, write)),
        _Section("หน้าที่เปลี่ยน", _pages(difference.changed, write)),
        _Section("หน้าที่ย้าย ที่อยู่เดิมพาไปที่ใหม่", _pages(difference.kept, write)),
        _Section("ไฟล์แนบ", tuple(write(_file(one)) for one in difference.files)),
        _Section("แม่แบบที่เปลี่ยน ทุกหน้าอาจเปลี่ยนตาม", _each(difference.templates, write)),
    )
    return (one for one in every if one.lines)


def _each(lines: Iterable[str], write: Callable[[str], str]) -> tuple[str, ...]:
    return tuple(write(one) for one in lines)


def _pages(pages: Iterable[PageChange], write: Callable[[str], str]) -> tuple[str, ...]:
    """Pages of a unit or a text, then lists, which follow from them, then files made from pages."""
    ordered = sorted(pages, key=lambda one: (not one.url.endswith("/"), not one.name, one.url))
    return tuple(write(_page(one)) for one in ordered)


def _page(one: PageChange) -> str:
    return f"{one.url} {one.name}".strip() + (f" → {one.leads_to}" if one.leads_to else "")


def _result(one: ResultChange, write: Callable[[str], str]) -> Iterator[str]:
    """A standing with the reason: one criterion in the same line, more of them each in its own."""
    standing = one.before if one.before == one.after else f"{one.before} → {one.after}"
    head = f"{one.unit} ปี {one.year} {one.part or 'รวม'}: {standing}"
    if len(one.criteria) == 1:
        yield write(f"{head} เพราะ {_criterion(one.criteria[0])}")
        return
    yield write(head)
    yield from (f"· {write(_criterion(each))}" for each in one.criteria)


def _criterion(one: CriterionChange) -> str:
    told = f"{one.criterion} {one.title}: {_outcome(one.before)} → {_outcome(one.after)}"
    return f"{told} ({one.because})" if one.because else told


def _outcome(value: str | None) -> str:
    return OUTCOMES[Outcome(value)] if value else "ไม่มีเกณฑ์นี้"


def _answer(one: AnswerChange) -> str:
    told = (
        f"{one.unit} ปี {one.year} {one.item.upper()} {one.title}: {_state(one.before)} → {_state(one.after)}"
    )
    return f"{told} ({one.note})" if one.note else told


def _state(value: str | None) -> str:
    return ITEM_STATUSES[ItemStatus(value)] if value else "ไม่มีข้อนี้"


def _file(one: FileChange) -> str:
    if one.before is None:
        return f"เพิ่ม {one.path} ({one.after:,} ไบต์)"
    if one.after is None:
        return f"ลบ {one.path}"
    return f"เปลี่ยน {one.path} ({one.before:,} → {one.after:,} ไบต์)"


def _plain(text: str) -> str:
    """One line with control characters spelled out."""
    line = tame(" ".join(text.split()))
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def _safe(text: str) -> str:
    """The same as Markdown, with every special character written as an entity."""
    return re.sub(r"[&<>@#\[\]()!*_`|~\\:]", lambda found: f"&#{ord(found[0])};", _plain(text))
