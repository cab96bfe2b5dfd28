"""What a preview shows beyond the files of the built site, and the state that open pages follow."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from pathlib import Path

from cleancdd.resources import templates_folder

__all__ = ["PREFIX", "STATE", "Preview", "is_page"]

PREFIX = "/.cleancdd/"
"""The path of the preview's own files; no page of a site can have such an address."""

STATE = "state.json"
"""The file that open pages follow."""

_HEAD = b"</head>"
_TYPES = {"preview.css": "text/css", "preview.js": "text/javascript"}


class Preview:
    """What open pages are shown beyond the files of the built site: proofs of pages, and the errors to fix
    before the next build.

    `state` counts every change of these, `revision` those after which open pages must be loaded again.
    """

    def __init__(self, site: Path) -> None:
        self._site = site
        self._proofs: dict[str, bytes] = {}
        self._outdated: dict[str, bytes] = {}
        self._messages: list[str] = []
        self._state = self._revision = 0
        self._changed = threading.Condition()

    def begun(self) -> None:
        """A build has begun, which will take the place of the present proofs."""
        with self._changed:
            self._outdated |= self._proofs
            self._proofs = {}

    def built(self) -> None:
        """Show the files of the site, which are new and without errors."""
        self._end([], new=True)

    def failed(self, messages: list[str]) -> None:
        """Show the last valid site, and why the build failed."""
        self._end(messages, new=bool(self._outdated))

    def proofed(self, proofs: Mapping[str, bytes]) -> None:
        """Show these pages, by their path within the site, until a build that begins later ends."""
        with self._changed:
            self._proofs |= proofs
            self._tell(new=True)

    def page(self, file: Path) -> bytes:
        """A page of the site: its proof, if there is one, else the file; raises `OSError`."""
        name = file.relative_to(self._site).as_posix()
        proof = self._proofs.get(name) or self._outdated.get(name)
        return file.read_bytes() if proof is None else proof

    def state_after(self, seen: str, patience: float) -> bytes:
        """The state and the errors as JSON; when the page has `seen` that state already, waits so many
        seconds for another."""
        with self._changed:
            self._changed.wait_for(lambda: str(self._state) != seen, patience)
            state = {"state": self._state, "revision": self._revision, "messages": self._messages}
            return json.dumps(state, ensure_ascii=False).encode()

    def _end(self, messages: list[str], *, new: bool) -> None:
        with self._changed:
            self._outdated = {}
            self._messages = messages
            self._tell(new=new)

    def _tell(self, *, new: bool) -> None:
        self._state += 1
        self._revision += new
        self._changed.notify_all()

    @staticmethod
    def file(name: str) -> tuple[str, bytes] | None:
        """The content type and the bytes of one of the preview's own files; None for any other name."""
        if name in _TYPES:
            return _TYPES[name], (templates_folder() / "preview" / name).read_bytes()
        return None

    def joined(self, file: Path) -> bytes:
        """A page with the script that loads it again after a change; the file on disk stays unchanged.

        The script is told the revision that the page was taken from, lest it misses a change in between.
        Raises `OSError`.
        """
        with self._changed:
            revision, page = self._revision, self.page(file)
        added = (
            f'<link rel="stylesheet" href="{PREFIX}preview.css">'
            f'<script type="module" src="{PREFIX}preview.js?revision={revision}"></script>\n'
        )
        return page.replace(_HEAD, added.encode() + _HEAD, 1)


def is_page(path: str) -> bool:
    """Whether the script is added to a file."""
    return Path(path).suffix == ".html"
