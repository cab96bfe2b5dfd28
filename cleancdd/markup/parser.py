"""The Markdown dialect of the site: CommonMark with tables, footnotes, definition lists and task lists.

Raw HTML is recognised, so that it can be reported, and comes out as the text that it is. Every address is let
through here, so that a refused one can be reported too; `inline` decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline, autolink, html_inline, image, link
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_def, footnote_ref

from cleancdd.markup.html import Html

__all__ = ["AT", "LOST_NOTE", "MOST_OF_ADDRESSES", "PARSER", "WRITTEN_NOTES", "RunawayLinksError"]

AT = "at"
"""The key in an inline token's `meta` of its offset in the text of its block."""

LOST_NOTE = "footnote_lost"
"""The type of the token of a `[^…]` that no footnote answers; its content is what was typed."""

WRITTEN_NOTES = "written_notes"
"""The key in the environment of every footnote's text that was read: its label, and its row counted from 0.
"""

MOST_OF_ADDRESSES = 1_000_000
"""How many letters the addresses of a text may have together, each counted wherever it is named."""


class RunawayLinksError(Exception):
    """The addresses of a text come to more than that."""


_ADDRESSES = "addresses"

_Rule = Callable[[StateInline, bool], bool]

_IN_NOTE = "in_note"

_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,80}\]")


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 - markdown-it's name
        return True


def _located(opener: str, rule: _Rule) -> _Rule:
    """The rule, noting on the token that it makes where it began; it is tried only where `opener` stands."""

    def run(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the shape of every inline rule
        at = state.pos
        if state.src[at] != opener:
            return False
        index = len(state.tokens) + bool(state.pending)
        made = rule(state, silent)
        if made and not silent:
            state.tokens[index].meta[AT] = at
            _count_address(state, state.tokens[index])
        return made

    return run


def _count_address(state: StateInline, token: Token) -> None:
    """One reference may be named thousands of times; all addresses together may be no longer than a text
    could want."""
    length = sum(len(str(token.attrs.get(name, ""))) for name in ("href", "src", "title"))
    state.env[_ADDRESSES] = state.env.get(_ADDRESSES, 0) + length
    if state.env[_ADDRESSES] > MOST_OF_ADDRESSES:
        raise RunawayLinksError


def _short_footnote(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the shape of every inline rule
    """The plugin's rule, which alone would look for `]` through the whole text from every `[^`; a lost note
    is noted."""
    found = _FOOTNOTE.match(state.src, state.pos, state.posMax)
    if found is None or footnote_ref(state, silent):
        return found is not None
    if not silent:
        token = state.push(LOST_NOTE, "", 0)
        token.content, token.meta = found[0], {AT: state.pos}
    state.pos = found.end()
    return True


def _lone_note(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the shape of every block rule
    """The plugin's rule, which loses track of the blocks around a footnote's text that stands within
    another's.

    Asked in silence whether one begins here, it answers within another too: there the other one ends.
    """
    if silent:
        return footnote_def(state, start, end, silent)
    if state.env.get(_IN_NOTE):
        return False
    state.env[_IN_NOTE] = True
    at = len(state.tokens)
    made = footnote_def(state, start, end, silent)
    state.env[_IN_NOTE] = False
    if made:
        state.env.setdefault(WRITTEN_NOTES, []).append((state.tokens[at].meta["label"], start))
    return made


def _build() -> MarkdownIt:
    parser = _Parser("commonmark", {"xhtmlOut": False, "tasklists": True}, renderer_cls=Html)
    parser.enable("table").use(footnote_plugin, inline=False).use(deflist_plugin)
    for name in ("ref", "block_open", "block_close", "open", "close", "anchor"):
        parser.add_render_rule(f"footnote_{name}", getattr(Html, f"footnote_{name}"))
    parser.block.ruler.at("footnote_def", _lone_note, {"alt": ["paragraph", "reference"]})
    parser.inline.ruler.at("footnote_ref", _short_footnote)
    for name, opener, rule in (
        ("link", "[", link),
        ("image", "!", image),
        ("autolink", "<", autolink),
        ("html_inline", "<", html_inline),
    ):
        parser.inline.ruler.at(name, _located(opener, rule))
    parser.parse(
        "ก"
    )  # compiles the rules, which markdown-it would do at first use, in whichever threads come first
    return parser


PARSER = _build()
"""Built once; parsing and rendering change nothing in it, so threads may share it."""
