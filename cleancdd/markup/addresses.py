"""Which addresses a text of staff may lead to: a closed list of shapes, and everything else refused.

Every address arrives as markdown-it wrote it for an `href`: entities decoded, what is not ASCII percent-encoded.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

__all__ = ["is_outside", "may_link", "may_show"]

_SHAPES = {
    "https": re.compile(r"(?i)https://[a-z0-9._-]+(:[0-9]{1,5})?([/?#].*)?"),
    "http": re.compile(r"(?i)http://[a-z0-9._-]+(:[0-9]{1,5})?([/?#].*)?"),
    "mailto": re.compile(r"(?i)mailto:[a-z0-9.!#$%&'*+=^_`{|}~-]+@[a-z0-9.-]+(\?.*)?"),
    "tel": re.compile(r"(?i)tel:\+?[0-9*().-]+(;[a-z0-9=;.-]+)?"),
}
"""An address with a scheme must look like this whole; names before the host (`https://bank@elsewhere/`) deceive."""

_INVISIBLE = {"Cc", "Cf", "Zl", "Zp"}
"""Control and direction characters, which browsers drop or readers misread."""


def may_link(href: str) -> bool:
    """Whether a link may lead there: an allowed scheme, a path of this site, or an anchor."""
    decoded = unquote(href)
    if any(unicodedata.category(char) in _INVISIBLE for char in decoded):
        return False
    return _is_relative(decoded) or any(shape.fullmatch(href) for shape in _SHAPES.values())


def may_show(src: str) -> bool:
    """Whether an image may come from there: a path of this site alone."""
    decoded = unquote(src)
    return may_link(src) and _is_relative(decoded) and decoded[0] not in "?#"


def is_outside(href: str) -> bool:
    """Whether the address is on the web outside this site."""
    return href.lower().startswith(("https://", "http://"))


def _is_relative(decoded: str) -> bool:
    r"""A path, query or anchor that no browser takes for a scheme or a host: `//host`, `/\host`, `%6Aavascript:` are none."""
    path = decoded.strip()
    start = re.split(r"[/?#]", path, maxsplit=1)[0]
    return bool(path) and ":" not in start and not path.startswith("//") and "\\" not in path and "\ufffd" not in path
