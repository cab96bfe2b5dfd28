"""`content/links.yaml`: the results of the last check of outside addresses; and which of them a model
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
from cleancdd.model.base import Computed, Model, field_names
from cleancdd.model.fields import Day, Text, Whole, invalid
from cleancdd.weburl import wrong_form

__all__ = ["NO_LINKS", "LinkBook", "LinkReason", "LinkState", "LinkStatus", "addresses_in", "plain_address"]

_OUTSIDE = re.compile(r"(?i)https?://[^\s]+")
_HREF = re.compile(r'\bhref="(https?://[^"]*)"', re.IGNORECASE)
_LEFT_ALONE = "!#$%&'()*+,/:;=?@[]~"
"""Characters that are never percent-encoded: those with a meaning in addresses, and `%`, which begins an
existing encoding."""


def _reached(value: str) -> str:
    if wrong := wrong_form(value):
        raise invalid("wrong-link", *wrong)
    return value


Reached = Annotated[Text, AfterValidator(_reached)]
"""The target of a redirect, which may be within the server's own network."""


class LinkState(StrEnum):
    """The result of checking an address; only `gone` means that it no longer exists."""

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
"""Why an address could not be checked, or what is wrong with its content."""


class LinkStatus(Model):
    """One address: its state, the status code of the last answer, and the reason.

    `moved_to` is the address to write instead: the target of permanent redirects; `final` is the address
    where a visitor arrives. `since` is the day of the first of the consecutive checks that did not find it in
    its place.
    """

    state: LinkState
    status: Whole | None = None
    reason: LinkReason | None = None
    moved_to: Reached | None = None
    final: Reached | None = None
    since: Day | None = None

    @property
    def reachable(self) -> bool:
        """Whether a visitor can reach it."""
        return self.state in {LinkState.OK, LinkState.MOVED}

    @property
    def lost(self) -> bool:
        """Whether the link is certainly broken, so that an author has to correct it."""
        return self.state in {LinkState.GONE, LinkState.BAD_CONTENT}


class LinkBook(Model):
    """`content/links.yaml`: the day of the check, the number of addresses found in their place, and the
    others.

    The keys of the others are addresses as `plain_address` writes them. Those in their place are only
    counted: with a line for each, nobody would find the five that matter among thousands.
    """

    checked: Day | None = None
    ok: Whole = 0
    addresses: dict[Text, LinkStatus] = Field(default_factory=dict)

    def of(self, address: str) -> LinkStatus | None:
        """The problem found with an address; None when it was in its place, or has not been checked."""
        return self.addresses.get(plain_address(address))

    @cached_property
    def troubled(self) -> frozenset[str]:
        """The addresses that were not reachable."""
        return frozenset(address for address, status in self.addresses.items() if not status.reachable)

    def troubles_among(self, addresses: Iterable[str]) -> LinkBook:
        """The book reduced to those of these addresses that were not reachable; `NO_LINKS` when all were."""
        kept = {one: self.addresses[one] for one in sorted(self.troubled.intersection(addresses))}
        return LinkBook(checked=self.checked, addresses=kept) if kept else NO_LINKS


NO_LINKS = LinkBook()
"""The book of a site whose links were never checked, or whose links were all reachable."""


def plain_address(address: str) -> str:
    """The address as sent in a request: ASCII only, without its `#…`; different spellings of one address
    become equal."""
    return _plain(address.strip())


@lru_cache(maxsize=65536)
def _plain(address: str) -> str:
    try:
        parts = urlsplit(urldefrag(address).url)
    except ValueError:  # not a possible address; the check will report it
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
    """Every outside web address in models and collections of them, in plain form: from fields and from
    prose."""
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
    if isinstance(value, BaseModel | Computed):
        return [getattr(value, name) for name in field_names(type(value))]
    if is_dataclass(value):
        return [getattr(value, field.name) for field in fields(value)]
    if isinstance(value, Mapping):
        return value.values()
    return value if isinstance(value, Sequence | AbstractSet) else ()
