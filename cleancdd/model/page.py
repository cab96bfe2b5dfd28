"""A page to be rendered: an address, a template, and the models it shows; the template receives nothing
else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cleancdd import urls
from cleancdd.model.base import Model, digest_of

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
        return digest_of(self.url, self.template, templates, _digests(self.subject))


def _digests(value: object) -> object:
    """The value with every model replaced by its digest, so that no model is serialised twice."""
    if value is None or isinstance(value, str | int):  # most values, and asking for a `Mapping` is slow
        return value
    if isinstance(value, Model):
        return value.digest
    if isinstance(value, Mapping):
        return {str(key): _digests(one) for key, one in value.items()}
    if isinstance(value, Sequence):
        return [_digests(one) for one in value]
    return value
