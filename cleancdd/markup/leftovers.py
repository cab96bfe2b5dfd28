"""Text that still shows the marks with which its author meant a link or bold type, because Markdown did not
recognise them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markdown_it.token import Token

from cleancdd.diagnostics import Code
from cleancdd.markup.inline import link_words
from cleancdd.markup.parser import AT
from cleancdd.markup.problems import Problem

__all__ = ["inline_problems"]

_MARKS = re.compile(r"[\])]\s*[(\[]|\*\*|~~|\[\[")
"""A part that every such mark contains, for a quick first test."""

_START = r"(?:/|\.{1,2}/|https?:|mailto:|www\.)"
"""The beginnings of addresses that a link may lead to."""

_SPACED = re.compile(r"\]\(\s*([^\s()<>\"']+(?: +[^\s()<>\"']+)+)\s*\)")
_APART = re.compile(rf"\[([^\[\]]+)\]\s+\(({_START}[^()\s]*)\)")
_TURNED = re.compile(rf"\(([^()]+)\)\[({_START}[^\[\]\s]*)\]")
_OPEN = re.compile(rf"\[([^\[\]]+)\]\(({_START}[^()\s]*)[^)]{{0,500}}$")
_WIKI = re.compile(r"!?\[\[([^\[\]|]+)(?:\|([^\[\]]+))?\]\]")
_EMPTY = re.compile(r"\[\s*\](?:\([^)]*\))?")
_FILE = re.compile(r".*\.[A-Za-z]{2,5}")
_WEB = re.compile(r"https?:|www\.")
_BOLD = re.compile(r"\*\*[^\s*][^*]*\*\*|(?<!\S)\*\*[^\s*][^*]{0,40}")
"""A pair of marks, or one before a word; a mark after a word may refer to a note below."""


def inline_problems(tokens: Iterable[Token]) -> Iterator[Problem]:
    """The diagnostics in text, lines counted from 0."""
    for token in tokens:
        if token.type == "inline":
            yield from _empty_links(token)
            yield from _nested_bold(token)
            yield from _placed(token, _short_addresses(token))
            said = [
                child.content
                for child in token.children or ()
                if child.type == "text" and _MARKS.search(child.content)
            ]
            yield from _placed(
                token,
                (
                    problem
                    for words in said
                    for problem in (*_unmade_links(words), *_bold(words), *_struck(words))
                ),
            )


def _placed(inline: Token, problems: Iterable[Problem]) -> Iterator[Problem]:
    """The diagnostics with their lines; what does not appear in the source as written, or follows a
    backslash, is intended."""
    ends: dict[str, int] = {}
    for problem in problems:
        written = re.compile(rf"(?<!\\){re.escape(problem.words)}").search(
            inline.content, ends.get(problem.words, 0)
        )
        if written:
            ends[problem.words] = written.end()
            yield problem._replace(line=_row(inline, written.start()))


def _empty_links(inline: Token) -> Iterator[Problem]:
    children = inline.children or []
    for index, child in enumerate(children):
        if (
            child.type == "link_open"
            and not link_words(children, index)
            and children[index + 1].type != "image"
        ):
            written = _EMPTY.match(inline.content, child.meta[AT])
            row = _row(inline, child.meta[AT])
            yield Problem(
                row,
                written[0] if written else "",
                "ลิงก์ไม่มีข้อความ",
                "พิมพ์ข้อความของลิงก์ในวงเล็บเหลี่ยม",
                Code.WRONG_LINK,
            )


def _unmade_links(words: str) -> Iterator[Problem]:
    """Plain text that was meant as a link or image."""
    for spaced in _SPACED.finditer(words):
        message = f"ที่อยู่ `{spaced[1]}` มีช่องว่าง จึงไม่เป็นลิงก์หรือภาพ"
        if _FILE.fullmatch(spaced[1]) and not _WEB.match(spaced[1]):
            advice = f"พิมพ์ช่องว่างเป็น `%20` คือ `{spaced[1].replace(' ', '%20')}` หรือเปลี่ยนชื่อไฟล์ให้ไม่มีช่องว่าง"
            yield Problem(0, spaced[1], message, advice, Code.WRONG_LINK)
        elif re.match(_START, spaced[1]):
            yield Problem(
                0, spaced[1], message, f"ลบช่องว่าง คือ `{spaced[1].replace(' ', '')}`", Code.WRONG_LINK
            )
    for found in _WIKI.finditer(words):
        typed = f"{'!' * (found[0][0] == '!')}[{found[2] or 'ข้อความ'}]({found[1]})"
        yield Problem(0, found[0], "วงเล็บเหลี่ยมสองชั้นไม่เป็นลิงก์หรือภาพ", f"พิมพ์ตามแบบ `{typed}`", Code.WRONG_LINK)
    for pattern, why in (
        (_APART, "มีช่องว่างระหว่าง `]` กับ `(`"),
        (_TURNED, "วงเล็บสลับกัน"),
        (_OPEN, "ไม่มี `)` ปิดท้ายที่อยู่"),
    ):
        for found in pattern.finditer(words):
            yield Problem(
                0, found[0].rstrip(), f"{why} จึงไม่เป็นลิงก์", f"พิมพ์ `[{found[1]}]({found[2]})`", Code.WRONG_LINK
            )


def _bold(words: str) -> Iterator[Problem]:
    for found in _BOLD.finditer(words):
        message = f"`{found[0]}` ไม่เป็นตัวหนา"
        if made := _as_bold(found[0]):
            yield Problem(0, found[0], message, f"พิมพ์ `{made}` ถ้าต้องการดอกจัน ให้พิมพ์ `\\*\\*`")
            continue
        advice = (
            "พิมพ์ `**` ให้ติดกับคำทั้งสองข้าง และให้เครื่องหมายคำพูดหรือวงเล็บอยู่นอก "
            '`**` เช่น `"**คำ**"` ถ้าต้องการดอกจัน ให้พิมพ์ `\\*\\*`'
        )
        yield Problem(0, found[0], message, advice)


_STRUCK = re.compile(r"~~[^~\s](?:[^~]*[^~\s])?~~")


def _struck(words: str) -> Iterator[Problem]:
    for found in _STRUCK.finditer(words):
        advice = f"ถ้ายกเลิกแล้ว ให้ลบ `{found[0]}` ทั้งหมด ถ้ายังใช้ ให้ลบเฉพาะ `~~`"
        yield Problem(0, found[0], "เว็บไซต์นี้ไม่มีตัวขีดฆ่า `~~` จึงแสดงเป็นเครื่องหมาย", advice)


_SHORT = re.compile(r"(?<![\w/.@-])(?<!// )www\.[A-Za-z0-9-]+\.[!#-&+-;=?-Z^-_a-z~]*[0-9A-Za-z/#=_~-]")


def _short_addresses(inline: Token) -> Iterator[Problem]:
    """Addresses that begin with `www.` outside of links."""
    depth = 0
    for child in inline.children or ():
        depth += child.nesting if child.tag == "a" else 0
        for found in _SHORT.finditer(child.content) if child.type == "text" and not depth else ():
            message = f"`{found[0]}` ไม่มี `https://` จึงไม่เป็นลิงก์"
            yield Problem(0, found[0], message, f"พิมพ์ `https://{found[0]}`", Code.WRONG_LINK)


def _nested_bold(inline: Token) -> Iterator[Problem]:
    """Bold type within bold type: `**(ก)**และ**(ข)**` makes the words between the two bold as well."""
    depth = 0
    for child in inline.children or ():
        depth += child.nesting if child.tag == "strong" else 0
        if depth > 1:
            made = _MARKED.sub(lambda found: _as_bold(found[0]) or found[0], inline.content)
            line = next(one for one in made.split("\n") if "**" in one)
            message = "ตัวหนาซ้อนกัน คำที่อยู่ตรงกลางจึงหนาด้วย"
            yield Problem(_row(inline, inline.content.index("**")), "**", message, f"พิมพ์ `{line[:_LONG]}`")
            return


_LONG = 60
_MARKED = re.compile(r"\*\*\s*([\"'“‘(\[]?)\s*([^\"'“”‘’()\[\]*`]+?)\s*([\"'”’)\]]?)\s*\*\*")
"""Text between bold marks, with at most one quotation mark or bracket at either end."""


def _as_bold(words: str) -> str | None:
    """The text in bold as Markdown reads it: with quotation marks and brackets outside."""
    found = _MARKED.fullmatch(words)
    return f"{found[1]}**{found[2]}**{found[3]}" if found else None


def _row(inline: Token, at: int) -> int:
    return (inline.map or [0])[0] + inline.content.count("\n", 0, at)
