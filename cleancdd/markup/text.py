"""One Markdown text of staff, rendered for its page together with what its checks have to report."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from markdown_it.token import Token

from cleancdd.diagnostics import Code
from cleancdd.markup.blocks import shape_breaks, shape_callouts, shape_tables, shape_tasks
from cleancdd.markup.clipboard import pasted_problems
from cleancdd.markup.headings import shape_headings
from cleancdd.markup.html import NOTES
from cleancdd.markup.inline import Findings, Link, words
from cleancdd.markup.leftovers import inline_problems
from cleancdd.markup.parser import MOST_OF_ADDRESSES, PARSER, WRITTEN_NOTES, RunawayLinksError
from cleancdd.markup.problems import Problem, block_problems
from cleancdd.model.article import Prose
from cleancdd.model.base import digest_of

__all__ = ["Markup", "render"]

_MOST_SIGNS = 30_000
"""The most lines and signs of Markdown a text may have together: a line, a table cell or a bracket takes up
to thirty microseconds to parse, and a file should take no longer than a second."""

_SIGNS = "|[*_`<>&\\\n"


@dataclass(frozen=True, slots=True)
class Markup:
    """A rendered text, with its links and images, raw HTML (line, first words) and lines of images without
    alternative text.

    `problems` are parts that are rendered otherwise than intended. `anchors` are those that authors gave to
    headings by `{#…}`. For footnotes it lists references `[^…]` without a text, texts (line, label) without a
    reference, and second texts of one label; for callouts, each `[!…]` that is not the title of a callout.
    """

    prose: Prose
    links: tuple[Link, ...] = ()
    raw_html: tuple[tuple[int, str], ...] = ()
    images_without_text: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()
    anchors: tuple[tuple[int, str], ...] = ()
    lost_notes: tuple[tuple[int, str], ...] = ()
    idle_notes: tuple[tuple[int, str], ...] = ()
    repeated_notes: tuple[tuple[int, str], ...] = ()
    unknown_callouts: tuple[tuple[int, str], ...] = ()


def render(body: str, *, first_line: int = 1) -> Markup:
    """Render Markdown; `first_line` is the line of its file where the body begins.

    The HTML never contains an author's own markup, an address outside the closed list or an inline style.
    `prose.plain` has one line for each block of text; code and footnotes are left out.
    """
    env: dict[str, Any] = {}
    if sum(map(body.count, _SIGNS)) > _MOST_SIGNS:
        return Markup(Prose(html="", headings=(), plain=""), problems=(_endless(body, first_line),))
    try:
        tokens = PARSER.parse(body, env)
    except RunawayLinksError:
        return Markup(Prose(html="", headings=(), plain=""), problems=(_runaway(env, first_line),))
    rows = re.split(r"\r\n?|\n", body)
    found = (*block_problems(tokens, rows), *pasted_problems(tokens, rows), *inline_problems(tokens))
    problems = tuple(problem._replace(line=first_line + problem.line) for problem in found)
    shape_breaks(tokens)
    findings = Findings(rows, first_line)
    findings.settle(tokens)
    headings, anchors = shape_headings(tokens)
    callouts = shape_callouts(tokens)
    shape_tables(tokens)
    plain = _plain(tokens)
    shape_tasks(tokens)
    if "footnotes" in env:
        env[NOTES] = digest_of(body)[:8]
    html = PARSER.renderer.render(tokens, PARSER.options, env)
    prose = Prose(html=html, headings=headings, plain=plain)
    idle, repeated = _notes(env)
    return Markup(
        prose,
        links=tuple(findings.links),
        raw_html=tuple(findings.raw_html),
        images_without_text=tuple(findings.images_without_text),
        problems=problems,
        anchors=_from(first_line, anchors),
        lost_notes=tuple(findings.lost_notes),
        idle_notes=_from(first_line, idle),
        repeated_notes=_from(first_line, repeated),
        unknown_callouts=_from(first_line, callouts),
    )


def _endless(body: str, first_line: int) -> Problem:
    """The first line of a table, or of all, in a text that is too large to be parsed."""
    if 2 * body.count("|") > _MOST_SIGNS:
        row = next(row for row, line in enumerate(body.split("\n")) if "|" in line)
        message = f"ตารางในไฟล์นี้ใหญ่เกินไป บรรทัดและช่องรวมกันเกิน {_MOST_SIGNS:,}"
        advice = "แนบเป็นไฟล์ CSV หรือ Excel แล้วทำลิงก์ไปที่ไฟล์นั้น หรือแบ่งเป็นหลายไฟล์"
        return Problem(first_line + row, "", message, advice, Code.FILE_TOO_LARGE)
    message = f"ข้อความนี้ยาวเกินไป บรรทัดและเครื่องหมายจัดรูปแบบ (เช่น `*` `[` `|`) รวมกันเกิน {_MOST_SIGNS:,}"
    return Problem(first_line, "", message, "แบ่งเป็นหลายไฟล์", Code.FILE_TOO_LARGE)


def _runaway(env: dict[str, Any], first_line: int) -> Problem:
    """The position of the longest address that is defined for references."""
    references = env.get("references", {}).values()
    longest = max(references, key=lambda one: len(one["href"]), default=None)
    row = longest["map"][0] if longest else 0
    message = f"ที่อยู่ของลิงก์ในไฟล์นี้รวมกันยาวเกิน {MOST_OF_ADDRESSES:,} ตัวอักษร เมื่อนับทุกแห่งที่อ้างถึง"
    return Problem(first_line + row, "", message, "ใช้ที่อยู่ที่สั้นลง หรือแบ่งเป็นหลายไฟล์", Code.RUNAWAY_ALIAS)


def _from(first_line: int, found: Iterable[tuple[int, str]]) -> tuple[tuple[int, str], ...]:
    """Findings by row, converted to lines of the file."""
    return tuple((first_line + row, words) for row, words in found)


def _notes(env: dict[str, Any]) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """The footnote texts, by row, without a reference, and those whose label already has a text."""
    idle, repeated, seen = [], [], set[str]()
    for label, row in env.get(WRITTEN_NOTES, ()):
        if label in seen:
            repeated.append((row, label))
        elif env["footnotes"]["refs"][f":{label}"] < 0:
            idle.append((row, label))
        seen.add(label)
    return idle, repeated


def _plain(tokens: Iterable[Token]) -> str:
    lines = []
    for token in tokens:
        if token.type == "footnote_block_open":
            break
        if token.type == "inline":
            lines.append(words(token.children or []))
    return "\n".join(line for line in lines if line)
