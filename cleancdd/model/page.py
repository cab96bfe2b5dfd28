"""A page to be rendered: an address, a template, and the models it shows; the template receives nothing
else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cleancdd import urls
from cleancdd.model.base import Computed, digest_of

__all__ = ["Page"]


@dataclass(frozen=True, slots=True)
class Page:
    """One page: `url` begins with `/` and ends with `/` or a file name; `subject` maps template names to
    models."""

    url: str
    template: str
    subject: Mapping[str, object]

    @property
    def path(self) -> str:
        """The file of the built site that holds the page, relative with `/`."""
        return urls.built_file(self.url)

    def fingerprint(self, templates: str) -> str:
        """Changes exactly when the page may look different; `templates` is the digest of all templates."""
        # What several pages show, such as a form, is digested once.
        shown = {name: one.digest if isinstance(one, Computed) else one for name, one in self.subject.items()}
        return digest_of(self.url, self.template, templates, shown)
