"""How each piece of a text is written as HTML: valid, accessible, without inline style, script or authors'
markup."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

__all__ = ["NOTES", "Html"]

NOTES = "notes"
"""The key in the environment for the prefix that makes the anchors of this text's footnotes unique."""


class Html(RendererHTML):
    """Writes tokens as HTML; every method is named after the type of token that it writes."""

    def html_block(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """An author's HTML, shown as text."""
        return f"<p>{escapeHtml(tokens[idx].content.strip())}</p>\n"

    def html_inline(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """An author's HTML, shown as text."""
        return escapeHtml(tokens[idx].content)

    def fence(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """A block of code; it may be wider than the page, so it is focusable and can be scrolled by
        keyboard."""
        language = tokens[idx].info.split(maxsplit=1)[:1]
        mark = f' class="language-{escapeHtml(language[0])}"' if language else ""
        return f'<pre tabindex="0"><code{mark}>{escapeHtml(tokens[idx].content)}</code></pre>\n'

    def code_block(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """A block of code made by indenting."""
        return self.fence(tokens, idx, options, env)

    def callout_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """A callout and its title."""
        return f'<div{self.renderAttrs(tokens[idx])}>\n<p class="callout-title">{tokens[idx].info}</p>\n'

    def table_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """A table in a frame that scrolls sideways, by keyboard too."""
        label = escapeHtml(tokens[idx].info)
        return f'<div class="table" role="region" tabindex="0" aria-label="{label}">\n<table>\n'

    def table_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """The end of a table and its frame."""
        return "</table>\n</div>\n"

    def list_item_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """An item; the checkbox of a task is written with its text, so that the text labels it."""
        return self.renderToken(tokens, idx, options, env)

    def task_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """The checkbox of a task, labelled by the text that follows."""
        checked = " checked" if tokens[idx].meta["checked"] else ""
        return f'<label><input type="checkbox" disabled{checked}> '

    def task_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """The end of the text of a task."""
        return "</label>"

    def footnote_ref(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """A footnote's number in the text, after a space that does not break the line."""
        meta = tokens[idx].meta
        number = meta["id"] + 1
        link = (
            f'<a href="#fn-{env[NOTES]}-{number}" role="doc-noteref" '
            f'aria-label="เชิงอรรถ {number}">[{number}]</a>'
        )
        return f'<sup id="fnref-{_anchor(meta, env)}">&nbsp;{link}</sup>'

    def footnote_lost(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """A reference to a footnote that does not exist, as it was typed."""
        return escapeHtml(tokens[idx].content)

    def footnote_block_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        """The footnotes after the text."""
        return '<section class="footnotes" role="doc-endnotes" aria-label="เชิงอรรถ">\n<ol>\n'

    def footnote_block_close(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        """The end of the footnotes."""
        return "</ol>\n</section>\n"

    def footnote_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """One footnote."""
        return f'<li id="fn-{env[NOTES]}-{tokens[idx].meta["id"] + 1}">'

    def footnote_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """The end of one footnote."""
        return "</li>\n"

    def footnote_anchor(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """The links back from a footnote to each reference in the text."""
        meta = tokens[idx].meta
        label = f"กลับไปยังเชิงอรรถ {meta['id'] + 1} ในเนื้อหา" + (
            f" แห่งที่ {meta['subId'] + 1}" if meta["subId"] else ""
        )
        return f' <a href="#fnref-{_anchor(meta, env)}" role="doc-backlink" aria-label="{label}">↩</a>'


def _anchor(meta: dict[str, Any], env: EnvType) -> str:
    """`<text>-<note>`, and `-<n>` from the second reference to the same note on."""
    return f"{env[NOTES]}-{meta['id'] + 1}" + (f"-{meta['subId'] + 1}" if meta["subId"] else "")
