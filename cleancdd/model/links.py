"""`content/links.yaml`: what the last check of outside addresses found; and which outside addresses a model
holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from html import unescape
from typing import Annotated, Literal
from urllib.parse import quote, urldefrag, urlsplit, urlunsplit

from pydantic import AfterValidator, BaseModel, Field

from cleancdd.model.article import Prose
from cleancdd.model.base import Day, Model, Text, Whole, invalid
from cleancdd.weburl import wrong_form

__all__ = ["NO_LINKS", "LinkBook", "LinkReason", "LinkState", "LinkStatus", "addresses_in", "plain_address"]

_OUTSIDE = re.compile(r"(?i)https?://[^\s]+")
_HREF = re.compile(r'\bhref="(https?://[^"]*)"', re.IGNORECASE)
_LEFT_ALONE = "!#$%&'()*+,/:;=?@[]~"
"""What is never percent-encoded: marks with a meaning in addresses, and `%`, which begins what is encoded
already."""


def _reached(value: str) -> str:
    if wrong := wrong_form(value):
        raise invalid("wrong-link", *wrong)
    return value


Reached = Annotated[Text, AfterValidator(_reached)]
"""Where a server led, which may be within its own network."""


class LinkState(StrEnum):
    """What became of an address; only `gone` means that it no longer exists."""

    OK = "ok"
    MOVED = "moved"
    GONE = "gone"
    REFUSED = "refused"
    SERVER_ERROR = "server-error"
    BAD_CONTENT = "bad-content"
    UNCHECKED = "unchecked"


LinkReason = Literal[
    "timeout",
    "no-such-host",
    "not-connected",
    "broken-off",
    "busy",
    "tls-expired",
    "tls-not-yet-valid",
    "tls-self-signed",
    "tls-unknown-issuer",
    "tls-wrong-host",
    "tls-handshake",
    "private-address",
    "redirect-loop",
    "redirect-astray",
    "wrong-address",
    "garbled",
    "empty",
    "page-for-file",
    "not-reached",
]
"""Why an address could not be checked, or what is bad about its content."""


class LinkStatus(Model):
    """One address: its state, the status code of the last answer, and why.

    `moved_to` is the address to write instead: where permanent redirects lead; `final` is where a visitor
    ends up. `since` is the day of the first check in a row that did not find it in its place.
    """

    state: LinkState
    status: Whole | None = None
    reason: LinkReason | None = None
    moved_to: Reached | None = None
    final: Reached | None = None
    since: Day | None = None

    @property
    def reachable(self) -> bool:
        """Whether a visitor gets there."""
        return self.state in {LinkState.OK, LinkState.MOVED}

    @property
    def lost(self) -> bool:
        """Whether what was linked is certainly not there: an author has to mend it."""
        return self.state in {LinkState.GONE, LinkState.BAD_CONTENT}


class LinkBook(Model):
    """`content/links.yaml`: the day of the check, how many addresses were in their place, and the others.

    The others go by their address as `plain_address` writes it. Those in their place are only counted: a line
    for each would make a file of thousands of lines in which nobody finds the five that matter.
    """

    checked: Day | None = None
    ok: Whole = 0
    addresses: dict[Text, LinkStatus] = Field(default_factory=dict)

    def of(self, address: str) -> LinkStatus | None:
        """What was found wrong with an address; None when it was in its place, or has not been checked."""
        return self.addresses.get(plain_address(address))

    @cached_property
    def troubled(self) -> frozenset[str]:
        """The addresses that were not reachable."""
        return frozenset(address for address, status in self.addresses.items() if not status.reachable)

    def troubles_among(self, addresses: Iterable[str]) -> LinkBook:
        """The book with those of these addresses alone that were not reachable; `NO_LINKS` when all were."""
        kept = {one: self.addresses[one] for one in sorted(self.troubled.intersection(addresses))}
        return LinkBook(checked=self.checked, addresses=kept) if kept else NO_LINKS


NO_LINKS = LinkBook()
"""The book of a site whose links were never checked, or whose links were all reachable."""


def plain_address(address: str) -> str:
    """The address as a request would have it: ASCII alone, without its `#…`; two spellings of it become
    one."""
    return _plain(address.strip())


@lru_cache(maxsize=65536)
def _plain(address: str) -> str:
    try:
        parts = urlsplit(urldefrag(address).url)
    except ValueError:  # not an address that can exist; left for the check to tell
        quoted = quote(address, safe=_LEFT_ALONE)
        return quoted if quoted == address else _plain(quoted)
    path, query = (quote(part, safe=_LEFT_ALONE) for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme.lower(), _ascii_host(parts.netloc), path or "/", query, ""))


def _ascii_host(host: str) -> str:
    name, colon, port = host.rpartition(":") if re.search(r":[0-9]*$", host) else (host, "", "")
    try:
        return name.encode("idna").decode().lower() + colon + port
    except UnicodeError:
        return quote(host, safe=_LEFT_ALONE).lower()


def addresses_in(value: object) -> frozenset[str]:
    """Every outside web address that models and collections of them hold, plain: in fields of their own
    and in prose."""
    return frozenset(plain_address(one) for one in _addresses(value))


def _addresses(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from (value,) if _OUTSIDE.fullmatch(value) else ()
    elif isinstance(value, Prose):
        yield from (unescape(href) for href in _HREF.findall(value.html))
    else:
        for part in _parts(value):
            yield from _addresses(part)


def _parts(value: object) -> Iterable[object]:
    if isinstance(value, BaseModel):
        return [getattr(value, name) for name in type(value).model_fields]
    if is_dataclass(value):
        return [getattr(value, field.name) for field in fields(value)]
    if isinstance(value, Mapping):
        return value.values()
    return value if isinstance(value, Sequence | AbstractSet) else ()
