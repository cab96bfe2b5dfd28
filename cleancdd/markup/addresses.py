"""Which addresses a text of staff may link to: a closed list of forms; everything else is refused.

Every address arrives as the parser wrote it for an `href`: entities decoded, non-ASCII percent-encoded. A
full address whose form is wrong arrives as its author typed it, as one in a field of YAML does.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from cleancdd.weburl import SCHEMES, Wrong, unseen_in, wrong_address, wrong_form

__all__ = ["is_malformed", "is_outside", "may_link", "may_show", "why_not"]

_FULL = re.compile(rf"(?i)(?:{'|'.join(SCHEMES)}):|//")
"""The beginning of an address that is meant as a full one."""


def is_malformed(typed: str) -> bool:
    """Whether an address, not yet encoded, is meant as a full one and its form is wrong; encoded, it could
    lead to another host than the one that its author sees."""
    return _FULL.match(typed) is not None and wrong_form(typed) is not None


def may_link(href: str) -> bool:
    """Whether a link may lead there: a full address without problems, a path of this site, or an anchor."""
    decoded = unquote(href)
    return unseen_in(decoded) is None and (_is_relative(decoded) or wrong_address(href) is None)


def why_not(href: str) -> Wrong:
    """The message for an address that no link may lead to."""
    wrong = wrong_address(href) if _FULL.match(href) or unseen_in(unquote(href)) else None
    advice = "ใช้ที่อยู่ที่ขึ้นต้นด้วย `https://` หรือตำแหน่งในเว็บไซต์ เช่น `/about/`"
    return wrong or Wrong(f"`{unquote(href)}` ใช้เป็นลิงก์ไม่ได้", advice)


def may_show(src: str) -> bool:
    """Whether an image may come from there: only from a path of this site."""
    decoded = unquote(src)
    return may_link(src) and _is_relative(decoded) and decoded[0] not in "?#"


def is_outside(href: str) -> bool:
    """Whether the address is on the web outside this site."""
    return href.lower().startswith(("https://", "http://"))


def _is_relative(decoded: str) -> bool:
    r"""A path, query or anchor that no browser takes for a scheme or a host; `//host`, `/\host` and
    `%6Aavascript:` are not."""
    path = decoded.strip()
    start = re.split(r"[/?#]", path, maxsplit=1)[0]
    return (
        bool(path)
        and ":" not in start
        and not path.startswith("//")
        and "\\" not in path
        and "\ufffd" not in path
    )
