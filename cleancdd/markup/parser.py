"""The Markdown dialect of the site: CommonMark with tables, footnotes, definition lists and task lists.

Raw HTML is recognised, so that it can be reported, and is shown as plain text. The parser accepts every
address, so that a refused one can be reported too; `inline` decides.
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

from cleancdd.markup.addresses import is_malformed
from cleancdd.markup.html import Html

__all__ = ["AT", "LOST_NOTE", "MOST_OF_ADDRESSES", "PARSER", "WRITTEN_NOTES", "RunawayLinksError"]

AT = "at"
"""The key in an inline token's `meta` for its offset in the text of its block."""

LOST_NOTE = "footnote_lost"
"""The type of the token for a `[^…]` without a footnote; its content is what was typed."""

WRITTEN_NOTES = "written_notes"
"""The key in the environment for the label and row, counted from 0, of every footnote text that was read."""

MOST_OF_ADDRESSES = 1_000_000
"""The most letters the addresses of a text may have together, each counted at every reference to it."""


class RunawayLinksError(Exception):
    """The addresses of a text exceed that number."""


_ADDRESSES = "addresses"

_Rule = Callable[[StateInline, bool], bool]

_IN_NOTE = "in_note"

_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,80}\]")


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 - markdown-it's name
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it's name
        return url if is_malformed(url) else super().normalizeLink(url)


def _located(opener: str, rule: _Rule) -> _Rule:
    """The rule, recording where the token it makes began; it is tried only at the character `opener`."""

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


_SCHEME = re.compile(r"(?<![A-Za-z0-9])https?$")
_BARE = re.compile(r"https?://[!#-&+-;=?-Z^-_a-z~]*[0-9A-Za-z/#=_~-]")
"""An address in a text, up to the first letter that no address has, or the sign that ends a sentence."""


def _bare_address(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the shape of every inline rule
    """A link of a bare address, which people paste as it is; Thai words may follow without a space."""
    if state.src[state.pos] != ":" or state.linkLevel > 0:
        return False
    scheme = _SCHEME.search(state.pending[-6:])  # no more, as there may be many colons
    found = scheme and _BARE.match(state.src, state.pos - len(scheme[0]), state.posMax)
    if not scheme or not found:
        return False
    if not silent:
        state.pending = state.pending[: -len(scheme[0])]
        opened = state.push("link_open", "a", 1)
        opened.attrs, opened.meta = {"href": state.md.normalizeLink(found[0])}, {AT: found.start()}
        _count_address(state, opened)
        state.push("text", "", 0).content = found[0]
        state.push("link_close", "a", -1)
    state.pos = found.end()
    return True


def _count_address(state: StateInline, token: Token) -> None:
    """One reference may be used thousands of times, so the total length of all addresses is limited."""
    length = sum(len(str(token.attrs.get(name, ""))) for name in ("href", "src", "title"))
    state.env[_ADDRESSES] = state.env.get(_ADDRESSES, 0) + length
    if state.env[_ADDRESSES] > MOST_OF_ADDRESSES:
        raise RunawayLinksError


def _short_footnote(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the shape of every inline rule
    """The plugin's rule, which alone would search the whole text for `]` from every `[^`; a reference without
    a footnote is recorded."""
    found = _FOOTNOTE.match(state.src, state.pos, state.posMax)
    if found is None or footnote_ref(state, silent):
        return found is not None
    if not silent:
        token = state.push(LOST_NOTE, "", 0)
        token.content, token.meta = found[0], {AT: state.pos}
    state.pos = found.end()
    return True


def _lone_note(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the shape of every block rule
    """The plugin's rule, which loses track of the enclosing blocks when a footnote text begins within
    another's.

    Called in silent mode to ask whether a footnote begins here, it says yes within another one too, which
    then ends there.
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
    parser.inline.ruler.before("escape", "bare_address", _bare_address)
    parser.parse(
        "ก"
    )  # compiles the rules now; markdown-it would do so at first use, in whichever threads come first
    return parser


PARSER = _build()
"""Built once; parsing and rendering do not change it, so threads may share it."""
