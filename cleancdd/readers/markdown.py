"""What Markdown may not hold: raw HTML, unsafe links, text that would be lost, anchors claimed twice."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection
from urllib.parse import unquote

from cleancdd.diagnostics import Code, Diagnostics, Span
from cleancdd.markup import CALLOUTS, Markup, why_not
from cleancdd.model.article import FRAME_ANCHORS, ICON_ANCHORS
from cleancdd.source import Document
from cleancdd.weburl import as_typed, unseen_in, wrong_form

__all__ = ["check_markdown", "span_of"]


def check_markdown(
    document: Document, markup: Markup, anchors: Collection[str], diagnostics: Diagnostics
) -> None:
    """Report what a text may not hold; `anchors` are those of its page, which no heading may claim."""
    _refuse_unsafe(document, markup, diagnostics)
    _refuse_lost(document, markup, diagnostics)
    _refuse_twins(document, markup, FRAME_ANCHORS.union(anchors), diagnostics)


_SHOWN = re.compile(
    r"""(?i)<(?:(img)\b|(?:a\s[^<>]*href|(?:iframe|embed|video)\s[^<>]*src)=["']?([^"'\s>]+))"""
)
"""An image, or a link with its address, as HTML has them; a map or film within a page is a link to it."""

_ROW = re.compile(r"[\s>]*\|.*\|\s*")
_IN_STEAD: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile("<!--"), "ลบตั้งแต่ `<!--` ถึง `-->` ข้อความในไฟล์นี้เผยแพร่ทั้งหมด จึงเก็บหมายเหตุไว้ที่อื่น"),
    (re.compile(r"(?i)</?hr\b"), "พิมพ์ `---` แทน ให้มีบรรทัดว่างก่อนและหลัง"),
    (re.compile(r"(?i)</?h[1-6]\b"), "พิมพ์หัวข้อตามแบบ `## ข้อความ` แทนแท็ก HTML"),
    (re.compile(r"(?i)</?(?:ul|ol|li)\b"), "ลบแท็ก HTML แล้วพิมพ์แต่ละข้อเป็นบรรทัดที่ขึ้นต้นด้วย `- `"),
    (re.compile(r"(?i)</?su[bp]\b"), "ลบแท็ก HTML แล้วพิมพ์ตัวยกหรือตัวห้อยเป็นอักขระ เช่น `²` `³` `₂`"),
)
"""What to type in place of tags for which Markdown has something, or nothing, of its own."""


def _refuse_unsafe(document: Document, markup: Markup, diagnostics: Diagnostics) -> None:
    """Note raw HTML, links of a scheme that is not allowed, and images without a text."""
    opened: set[str] = set()
    in_list = 0
    for line, snippet in markup.raw_html:
        tag = re.match(r"<(/?)([A-Za-z][\w-]*)", snippet)
        name = tag[2].lower() if tag else ""
        if tag and ((tag[1] and name in opened) or (name == "li" and line == in_list)):
            continue  # reported at its opening tag, or with its list
        opened.add(name)
        in_list = line if name in {"ul", "ol"} else in_list
        advice = _instead_of(document.line(line), snippet)
        _note(
            document,
            line,
            snippet,
            Code.RAW_HTML,
            f"ข้อความมี HTML `{snippet}` ซึ่งไม่แสดงบนเว็บไซต์",
            advice,
            diagnostics,
        )
    for link in markup.links:
        if not link.href:
            advice = "พิมพ์ที่อยู่ในวงเล็บ เช่น `[หน่วยงานทั้งหมด](/units/)`"
            _note(
                document,
                link.line,
                "]()",
                Code.WRONG_LINK,
                "ลิงก์ไม่มีที่อยู่ในวงเล็บ",
                advice,
                diagnostics,
                link.column,
            )
        elif not link.allowed and link.is_image:
            message, advice = _why_no_image(unquote(link.href))
            _note(document, link.line, link.href, Code.WRONG_LINK, message, advice, diagnostics, link.column)
        elif not link.allowed:
            _note(
                document, link.line, link.href, Code.WRONG_LINK, *why_not(link.href), diagnostics, link.column
            )
    for line in markup.images_without_text:
        advice = "พิมพ์คำบรรยายภาพในวงเล็บเหลี่ยม เช่น `![ป้ายศูนย์ข้อมูลข่าวสาร](../files/sign.jpg)`"
        _note(
            document,
            line,
            "![](",
            Code.MISSING_FIELD,
            "ภาพไม่มีคำบรรยายสำหรับผู้ที่มองไม่เห็นภาพ",
            advice,
            diagnostics,
        )


_HEADING = re.compile(r"\s*#{1,6}\s")
_QUOTED = re.compile(r"\s*>")
_IN_LIST = re.compile(r"(?:\s*(?:[-*+]|[0-9]{1,9}[.)])\s+)+|\s+")
"""The start of an item, or of a further line of one."""


def _why_no_image(typed: str) -> tuple[str, str]:
    """Message and advice for an image that is no file of the site."""
    if unseen_in(typed) and (wrong := wrong_form(typed)):
        return wrong
    advice = "ภาพต้องเป็นไฟล์ของเว็บไซต์นี้ วางไว้ใน `files/` แล้วพิมพ์ตำแหน่งเทียบกับไฟล์นี้ เช่น `../files/sign.jpg`"
    if "\\" in typed and ":" not in typed:
        advice = f"ใช้ `/` แทน `\\` พิมพ์ `{typed.replace(chr(92), '/')}`"
    return f"`{typed}` ใช้เป็นภาพไม่ได้", advice


def _instead_of(line: str, tag: str) -> str:
    """What to type in place of a tag of HTML on that line."""
    if _ROW.fullmatch(line) and (broken := re.match(r"(?i)</?(br|p|div|ul|ol|li)\b", tag)):
        more = "" if broken[1].lower() == "br" else " ตรงที่ต้องการขึ้นบรรทัดใหม่ แล้วลบแท็กอื่น"
        return f"ในช่องของตาราง พิมพ์ `<br>` แทน `{tag}`{more}"
    if re.match(r"(?i)</?br\b", tag):
        return _instead_of_break(line, tag)
    if shown := _SHOWN.search(tag):
        typed = "![คำบรรยายภาพ](../files/ชื่อภาพ)" if shown[1] else f"[ข้อความ]({shown[2]})"
        return f"พิมพ์ตามแบบ `{typed}` แทนแท็ก HTML"
    if told := next((advice for pattern, advice in _IN_STEAD if pattern.match(tag)), None):
        return told
    return "ลบแท็ก HTML แล้วใช้เครื่องหมายของ Markdown เช่น `**ตัวหนา**` ถ้าต้องการแสดงเครื่องหมาย < ให้พิมพ์ `\\<`"


def _instead_of_break(line: str, snippet: str) -> str:
    """The advice for a `<br>` outside a table, by the kind of its line."""
    if _HEADING.match(line):
        words = re.sub(r"\s+", " ", line.replace(snippet, " ")).strip()
        return f"หัวข้ออยู่ได้บรรทัดเดียว พิมพ์ `{words}`"
    if _QUOTED.match(line):
        return f"ลบ `{snippet}` แล้วขึ้นบรรทัดใหม่สองครั้ง ให้ทั้งบรรทัดว่างและบรรทัดต่อไปขึ้นต้นด้วย `>`"
    if item := _IN_LIST.match(line):
        spaces = f"ย่อหน้าบรรทัดต่อไป {item.end()} ช่องให้อยู่ในข้อเดิม"
        return f"ลบ `{snippet}` แล้วเว้นบรรทัดว่างหนึ่งบรรทัด {spaces} หรือแยกเป็นอีกข้อ"
    return f"ลบ `{snippet}` แล้วเว้นบรรทัดว่างหนึ่งบรรทัด เพื่อขึ้นย่อหน้าใหม่ (ในช่องของตารางใช้ `<br>` ได้)"


def _refuse_lost(document: Document, markup: Markup, diagnostics: Diagnostics) -> None:
    """Report what would be rendered as plain text or lost: footnotes without their counterpart, callouts with
    an unknown title."""
    for one in markup.problems:
        _note(document, one.line, one.words, one.code, one.message, one.advice, diagnostics)
    for line, written in markup.lost_notes:
        advice = f"เพิ่มบรรทัด `{written}: ข้อความ` ท้ายไฟล์ หรือลบ `{written}` ถ้าไม่ใช่เชิงอรรถ ให้พิมพ์ `\\{written}`"
        _note(
            document,
            line,
            written,
            Code.WRONG_FOOTNOTE,
            f"ไม่มีข้อความของเชิงอรรถ `{written}`",
            advice,
            diagnostics,
        )
    for line, label in markup.idle_notes:
        message = f"ไม่มีที่ใดในข้อความใช้เชิงอรรถ `[^{label}]` จึงไม่แสดงบนเว็บไซต์"
        advice = f"พิมพ์ `[^{label}]` ไว้หลังคำที่อธิบาย หรือลบเชิงอรรถนี้"
        _note(document, line, f"[^{label}]", Code.WRONG_FOOTNOTE, message, advice, diagnostics)
    for line, label in markup.repeated_notes:
        message, advice = f"เชิงอรรถ `[^{label}]` มีข้อความแล้วในบรรทัดก่อนหน้า", "ใช้ชื่ออื่น แล้วแก้ในข้อความให้ตรงกัน"
        _note(document, line, f"[^{label}]", Code.WRONG_FOOTNOTE, message, advice, diagnostics)
    for line, written in markup.unknown_callouts:
        titles = sorted(
            CALLOUTS, key=lambda title: -difflib.SequenceMatcher(None, title, written[2:-1]).ratio()
        )
        advice = f"ใช้ {' '.join(f'`[!{title}]`' for title in titles)} ถ้าไม่ใช่กรอบข้อความ ให้พิมพ์ `\\{written}`"
        _note(
            document, line, written, Code.UNKNOWN_CALLOUT, f"ไม่มีกรอบข้อความ `{written}`", advice, diagnostics
        )


def _refuse_twins(
    document: Document, markup: Markup, taken: Collection[str], diagnostics: Diagnostics
) -> None:
    """Note headings with an anchor that another heading or the page itself has, so that no link could reach
    both."""
    seen: dict[str, int] = {}
    for line, anchor in markup.anchors:
        first = seen.setdefault(anchor, line)
        is_of_page = anchor in taken or anchor.startswith(ICON_ANCHORS)
        if first != line or is_of_page:
            whose = "ส่วนอื่นของหน้า" if is_of_page else f"หัวข้อในบรรทัดที่ {first} "
            advice = (
                f"เปลี่ยนเป็นชื่ออื่น เช่น `{{#{anchor}-2}}`"
                if not anchor.startswith(ICON_ANCHORS)
                else "เปลี่ยนเป็นชื่ออื่นที่ไม่ขึ้นต้นด้วย `i-`"
            )
            _note(
                document,
                line,
                f"{{#{anchor}}}",
                Code.COLLIDING_ANCHOR,
                f"จุด `#{anchor}` เป็นของ{whose}แล้ว",
                advice,
                diagnostics,
            )


def _note(
    document: Document,
    number: int,
    words: str,
    code: Code,
    message: str,
    advice: str,
    diagnostics: Diagnostics,
    column: int = 1,
) -> None:
    diagnostics.add(span_of(document, number, words, column), code, message, advice, document.line(number))


def span_of(document: Document, number: int, words: str, column: int = 1) -> Span:
    """The span of the words on their line from a column on; the whole line when they are not found there."""
    line = document.line(number)
    for written in (words, as_typed(words)):
        if written and (at := line.find(written, column - 1)) >= 0:
            return Span(document.name, number, at + 1, len(written))
    return Span(document.name, number, 1, max(1, len(line)))
