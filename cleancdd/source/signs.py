"""Characters in a YAML file that look like those of the keyboard but are not YAML syntax, reported at their
position.

An indentation of NBSP, `title：`, `– title: …`: the parser only stops on a later line or takes them for part
of a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleancdd.source.document import Position
from cleancdd.source.scene import Trouble, brief, broken
from cleancdd.thai.signs import WIDE_SPACE, name_of_sign, plain

__all__ = ["odd_layout"]

_MOST = 5
_DASH = "[‐‑‒–—―−－•·●▪◦]"
_QUOTE = "[“”„‟‘’«»]"
_FIELD = r"[a-z][a-z0-9_.-]*"
_IN_BRACES = (rf"(?P<sign>｛)\s*{_FIELD}:", rf"[{{｛].*?(?P<sign>，)\s*{_FIELD}:", r"[{｛].*(?P<sign>｝)\s*$")
_RULES = (
    re.compile(rf"\s*?(?P<sign>{WIDE_SPACE}+)"),
    re.compile(rf" *(?:- +)*-(?P<sign>{WIDE_SPACE}+)"),
    re.compile(rf" *(?:- +)*(?P<sign>{_DASH})\s*(?={_FIELD}:(?:\s|$))"),
    re.compile(rf" *(?:- +)*(?P<sign>{_QUOTE}){_FIELD}{_QUOTE}\s*:(?:\s|$)"),
    re.compile(rf" *(?:- +)*[\"']?{_FIELD}[\"']?(?P<sign>{WIDE_SPACE}+) *:(?:\s|$)"),
    re.compile(rf" *(?:- +)*[\"']?{_FIELD}[\"']?\s*(?P<sign>[：﹕∶])"),
    re.compile(rf" *(?:- +)*[\"']?{_FIELD}[\"']? *:(?P<sign>{WIDE_SPACE}+)(?!\s*$)"),
    *(re.compile(rf" *(?:- +)*{one}") for one in _IN_BRACES),
)
"""In an indentation; after a dash; in place of a dash; around a name; before, in place of, and after a
colon; in braces."""

_BLANK = re.compile(rf"(?:\s|{WIDE_SPACE})+")
_BLOCK = re.compile(r"(?:^|.*[:-] +)[|>][-+0-9]*\s*(?:#.*)?$")


def odd_layout(lines: Sequence[str], first: int) -> list[Trouble]:
    """The first few such characters in the layout of the lines from number `first` on; lines of a block of
    text are skipped."""
    return [problem for _, problem in zip(range(_MOST), _found(lines, first), strict=False)]


def _found(lines: Sequence[str], first: int) -> Iterator[Trouble]:
    block: int | None = None
    for number, line in enumerate(lines[first - 1 :], first):
        indent = len(line) - len(line.lstrip(" "))
        if block is not None and (indent > block or not line.strip()):
            continue
        block = indent if _BLOCK.fullmatch(line) else None
        if line.isascii() or line.lstrip().startswith("#"):
            continue
        if found := next((match for rule in _RULES if (match := rule.match(line))), None):
            yield _trouble(number, line, found)


def _trouble(number: int, line: str, found: re.Match[str]) -> Trouble:
    start, end = found.span("sign")
    place = Position(number, start + 1, end - start)
    names = " ".join(dict.fromkeys(map(name_of_sign, found["sign"])))
    if _BLANK.fullmatch(line):
        return broken(place, f"บรรทัดนี้ดูว่าง แต่มี{names}", "ลบทั้งบรรทัดนี้")
    message = f"{names} ใช้แทนเครื่องหมายบนแป้นพิมพ์ในตำแหน่งนี้ไม่ได้"
    if found.re is _RULES[0]:
        return broken(place, message, f"ลบทั้งหมดที่อยู่หน้าคำแรกของบรรทัดนี้ แล้วเคาะเว้นวรรค {_wanted(line)} ช่อง")
    typed = plain(found["sign"]) if found["sign"] in "｛｝，" else _typed(line)
    return broken(place, message, f"ลบ แล้วพิมพ์ใหม่เป็น `{brief(typed)}`")


def _wanted(line: str) -> int:
    """How many spaces the characters before the text look like; invisible ones count as none."""
    indent = re.sub(rf"^((?:\s|{WIDE_SPACE})*).*", r"\1", line)
    return sum(sign.isspace() for sign in indent)


def _typed(line: str) -> str:
    """The text of a line with keyboard characters in its layout."""
    words = re.sub(rf"^(?:\s|{WIDE_SPACE})*(?:(?:{_DASH}|-)(?:\s|{WIDE_SPACE})*)?", "", line)
    dash = "- " if re.match(rf"(?:\s|{WIDE_SPACE})*(?:{_DASH}|-)", line) else ""
    field = re.match(
        rf"(?:{_QUOTE}|[\"'])?({_FIELD})(?:{_QUOTE}|[\"'])?(?:\s|{WIDE_SPACE})*[:：﹕∶](?:\s|{WIDE_SPACE})*(.*)",
        words,
    )
    return f"{dash}{field[1]}: {field[2]}".rstrip() if field else f"{dash}{words}"
