"""One text of staff, from Markdown to what a page shows and what its checks must hear of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from markdown_it.token import Token

from cleancdd.markup.blocks import shape_callouts, shape_tables, shape_tasks
from cleancdd.markup.headings import shape_headings
from cleancdd.markup.html import NOTES
from cleancdd.markup.inline import Findings, Link, words
from cleancdd.markup.parser import PARSER
from cleancdd.model.base import digest_of
from cleancdd.model.writeup import Prose

__all__ = ["Markup", "render"]


@dataclass(frozen=True, slots=True)
class Markup:
    """A rendered text, with its links and images, raw HTML (line, first words) and lines of images without a text.

    `spaced` are addresses with spaces (line, address) of what was meant for a link or image and is plain text.
    """

    prose: Prose
    links: tuple[Link, ...] = ()
    raw_html: tuple[tuple[int, str], ...] = ()
    images_without_text: tuple[int, ...] = ()
    spaced: tuple[tuple[int, str], ...] = ()


def render(body: str, *, first_line: int = 1) -> Markup:
    """Render Markdown; `first_line` is the line of its file where the body begins.

    No markup of the author's own, no address outside the closed list and no inline style is ever in the HTML. In
    `prose.plain` every block of words is a line; code and footnotes are left out.
    """
    env: dict[str, Any] = {}
    tokens = PARSER.parse(body, env)
    findings = Findings(re.split(r"\r\n?|\n", body), first_line)
    findings.settle(tokens)
    headings = shape_headings(tokens)
    shape_callouts(tokens)
    shape_tables(tokens)
    plain = _plain(tokens)
    shape_tasks(tokens)
    if "footnotes" in env:
        env[NOTES] = digest_of(body)[:8]
    html = PARSER.renderer.render(tokens, PARSER.options, env)
    prose = Prose(html=html, headings=headings, plain=plain)
    return Markup(
        prose, tuple(findings.links), tuple(findings.raw_html), tuple(findings.images_without_text), tuple(findings.spaced)
    )


def _plain(tokens: Iterable[Token]) -> str:
    lines = []
    for token in tokens:
        if token.type == "footnote_block_open":
            break
        if token.type == "inline":
            lines.append(words(token.children or []))
    return "\n".join(line for line in lines if line)
