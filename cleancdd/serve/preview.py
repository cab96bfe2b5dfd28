"""The state of a preview that open pages need: the number of their build, and the errors that prevent the
next."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from cleancdd.resources import templates_folder

__all__ = ["PREFIX", "Preview"]

PREFIX = "/.cleancdd/"
"""The path of the preview's own files; no page of a site can have such an address."""

_HEAD = b"</head>"
_ADDED = (
    f'<link rel="stylesheet" href="{PREFIX}preview.css">'
    f'<script type="module" src="{PREFIX}preview.js"></script>\n'
).encode()
_TYPES = {"preview.css": "text/css", "preview.js": "text/javascript"}


@dataclass
class Preview:
    """`revision` counts the builds; `messages` are the errors to fix before the next, as text."""

    revision: int = 0
    messages: list[str] = field(default_factory=list)

    def built(self) -> None:
        """Record a new site without errors."""
        self.revision += 1
        self.messages = []

    def failed(self, messages: list[str]) -> None:
        """Record why the build failed; the last valid site stays."""
        self.messages = messages

    def file(self, name: str) -> tuple[str, bytes] | None:
        """The content type and the bytes of one of the preview's own files; None for any other name."""
        if name == "state.json":
            told = {"revision": self.revision, "messages": self.messages}
            return "application/json", json.dumps(told, ensure_ascii=False).encode()
        if name in _TYPES:
            return _TYPES[name], (templates_folder() / "preview" / name).read_bytes()
        return None

    @staticmethod
    def joined(page: bytes) -> bytes:
        """A page with the script that reloads it after a build; the file on disk stays unchanged."""
        return page.replace(_HEAD, _ADDED + _HEAD, 1)


def is_page(path: str) -> bool:
    """Whether the script is added to a file."""
    return Path(path).suffix == ".html"
