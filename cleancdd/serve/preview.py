"""What the open pages of a preview have to know: which build they are of, and what hinders the next."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from cleancdd.resources import templates_folder

__all__ = ["PREFIX", "Preview"]

PREFIX = "/.cleancdd/"
"""Where the preview's own files are asked for; no page of a site can have such an address."""

_HEAD = b"</head>"
_ADDED = (
    f'<link rel="stylesheet" href="{PREFIX}preview.css">'
    f'<script type="module" src="{PREFIX}preview.js"></script>\n'
).encode()
_TYPES = {"preview.css": "text/css", "preview.js": "text/javascript"}


@dataclass
class Preview:
    """`revision` counts the builds; `messages` are what has to be mended before the next, as text."""

    revision: int = 0
    messages: list[str] = field(default_factory=list)

    def built(self) -> None:
        """A new site is there, and nothing is wrong."""
        self.revision += 1
        self.messages = []

    def failed(self, messages: list[str]) -> None:
        """The last good site stays, and this is why."""
        self.messages = messages

    def file(self, name: str) -> tuple[str, bytes] | None:
        """The type and the bytes of one of the preview's own files; None for any other name."""
        if name == "state.json":
            told = {"revision": self.revision, "messages": self.messages}
            return "application/json", json.dumps(told, ensure_ascii=False).encode()
        if name in _TYPES:
            return _TYPES[name], (templates_folder() / "preview" / name).read_bytes()
        return None

    @staticmethod
    def joined(page: bytes) -> bytes:
        """A page of the site with the script that follows the builds; the file on disk stays as published."""
        return page.replace(_HEAD, _ADDED + _HEAD, 1)


def is_page(path: str) -> bool:
    """Whether a file is one that the script is added to."""
    return Path(path).suffix == ".html"
