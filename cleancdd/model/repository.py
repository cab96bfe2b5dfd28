"""Where the sources of a site can be viewed and edited."""

from __future__ import annotations

from typing import Literal
from urllib.parse import quote

from cleancdd.model.addresses import WebAddress
from cleancdd.model.base import Model
from cleancdd.model.fields import Text

__all__ = ["Repository"]

_VIEWS = {"github": "blob", "gitlab": "-/blob", "forgejo": "src/branch"}
_EDITORS = {"github": "edit", "gitlab": "-/edit", "forgejo": "_edit"}


class Repository(Model):
    """The repository on the web, by the address of its front page, and the branch that is published; `forge`
    says how addresses of its files are built (`forgejo` for Gitea too)."""

    address: WebAddress
    forge: Literal["github", "gitlab", "forgejo"] = "github"
    branch: Text = "main"

    def source(self, path: str) -> str:
        """Where a file, by its path in the repository, is shown."""
        return self._place(_VIEWS, path)

    def editor(self, path: str) -> str:
        """Where a file is edited in a browser."""
        return self._place(_EDITORS, path)

    def _place(self, rooms: dict[str, str], path: str) -> str:
        return f"{self.address.rstrip('/')}/{rooms[self.forge]}/{quote(self.branch)}/{quote(path)}"
