"""A page to be rendered: an address, a template, and the models it shows; the template receives nothing
else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Generic, TypeVar

from cleancdd import urls
from cleancdd.model.base import Computed, digest_of

__all__ = ["Later", "Page"]

T = TypeVar("T")


class Later(Generic[T]):
    """A value that is made when its page is rendered, which few builds do; `digest` is of all that it is made
    from, or of itself."""

    def __init__(self, digest: str, make: Callable[[], T]) -> None:
        self.digest = digest
        self._make = make

    @cached_property
    def value(self) -> T:
        """The value, made once."""
        return self._make()

    def __reduce__(self) -> tuple[object, ...]:
        return Later, (self.digest, partial(_same, self.value))


def _same(value: T) -> T:
    return value


@dataclass(frozen=True, slots=True)
class Page:
    """One page: `url` begins with `/` and ends with `/` or a file name; `subject` maps template names to
    models, some of which may be made `Later`."""

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
        shown = {
            name: one.digest if isinstance(one, Computed | Later) else one
            for name, one in self.subject.items()
        }
        return digest_of(self.url, self.template, templates, shown)

    @property
    def shown(self) -> Mapping[str, object]:
        """What the template receives."""
        return {name: one.value if isinstance(one, Later) else one for name, one in self.subject.items()}
