"""Callouts, tables and task lists: changes markdown-it's block tokens in place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from markdown_it.token import Token

from cleancdd.markup.inline import words
from cleancdd.thai.spelling import fold

__all__ = ["CALLOUTS", "shape_breaks", "shape_callouts", "shape_tables", "shape_tasks"]

CALLOUTS = {"หมายเหตุ": "note", "ตัวอย่าง": "example", "คำเตือน": "warning", "ข้อควรจำ": "remember"}
"""The titles that a callout may have, with the appearance of each."""

_CALLOUT_OF = {fold(title): (title, kind) for title, kind in CALLOUTS.items()}
_BREAK = re.compile(r"(?i)<br\s*/?>")
_MARKER = re.compile(r"\[!([^\]]{1,40})\]\s*")


def shape_callouts(tokens: Sequence[Token]) -> tuple[tuple[int, str], ...]:
    """Turn every quotation that begins with `[!หมายเหตุ]` or another title of a callout into a callout.

    Returns those with an unknown title: the row, counted from 0, and the `[!…]`.
    """
    stack: list[bool] = []
    unknown: list[tuple[int, str]] = []
    for index, token in enumerate(tokens):
        if token.type == "blockquote_open":
            marker = _marker(tokens[index + 1 : index + 4])
            callout = _CALLOUT_OF.get(fold(marker[1])) if marker else None
            stack.append(bool(callout))
            if marker and not callout:
                unknown.append(((token.map or [0])[0], marker[0].rstrip()))
            if marker and callout:
                _take_off(marker, tokens[index + 1 : index + 4])
                token.type, token.tag, token.info = "callout_open", "div", callout[0]
                token.attrs = {"class": f"callout callout-{callout[1]}", "role": "note"}
        elif token.type == "blockquote_close" and stack.pop():
            token.tag = "div"
    return tuple(unknown)


def _marker(tokens: Sequence[Token]) -> re.Match[str] | None:
    """The `[!…]` with which a quotation's first tokens begin; one escaped by a backslash does not count."""
    if [token.type for token in tokens] != ["paragraph_open", "inline", "paragraph_close"]:
        return None
    children = tokens[1].children
    is_text = children and children[0].type == "text" and tokens[1].content.startswith("[!")
    return _MARKER.match(children[0].content) if children and is_text else None


def _take_off(marker: re.Match[str], tokens: Sequence[Token]) -> None:
    """The first text of a quotation without the marker."""
    opening, inline, closing = tokens
    children = inline.children or []
    children[0].content = children[0].content[marker.end() :]
    inline.children = _without_empty_start(children)
    opening.hidden = closing.hidden = not inline.children


def _without_empty_start(children: list[Token]) -> list[Token]:
    """The text after the marker, which may leave an empty token and a line break."""
    if children[0].content:
        return children
    return (
        children[2:] if len(children) > 1 and children[1].type in {"softbreak", "hardbreak"} else children[1:]
    )


def shape_tables(tokens: Sequence[Token]) -> None:
    """Number every table and name it after the heading it is under; alignment by class, headers by scope."""
    heading, number = "", 0
    for index, token in enumerate(tokens):
        match token.type:
            case "heading_open":
                heading = words(tokens[index + 1].children or [])
            case "table_open":
                number += 1
                token.info = f"ตารางที่ {number}" + (f" {heading}" if heading else "")
            case "th_open" | "td_open":
                _shape_cell(token)


def shape_breaks(tokens: Sequence[Token]) -> None:
    """Turn `<br>` within a table cell, where Markdown has no other notation for it, into a line break."""
    for before, token in pairwise(tokens):
        if token.type == "inline" and before.type in {"th_open", "td_open"}:
            for child in token.children or ():
                if child.type == "html_inline" and _BREAK.fullmatch(child.content):
                    child.type, child.tag, child.content = "hardbreak", "br", ""


def _shape_cell(token: Token) -> None:
    style = str(token.attrs.pop("style", ""))
    if style:
        token.attrs["class"] = "align-" + style.removeprefix("text-align:")
    if token.type == "th_open":
        token.attrs["scope"] = "col"


def shape_tasks(tokens: Sequence[Token]) -> None:
    """Move the checkbox of every task before the text that labels it; an item without text of its own has
    none."""
    for index, token in enumerate(tokens):
        if token.type == "list_item_open" and "checked" in token.meta and tokens[index + 2].type == "inline":
            inline = tokens[index + 2]
            box = Token("task_open", "label", 1, meta=token.meta)
            inline.children = [box, *(inline.children or []), Token("task_close", "label", -1)]
