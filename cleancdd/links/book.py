"""One check of a whole site: its addresses asked, and the book of what was found brought up to date."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

from cleancdd.library import Library
from cleancdd.model.links import NO_LINKS, LinkBook, LinkState, LinkStatus, addresses_in

__all__ = ["check_library", "is_offline"]

_NO_CONNECTION = frozenset({"timeout", "no-such-host", "not-connected"})
_MANY = 3

Check = Callable[[frozenset[str]], dict[str, LinkStatus]]


def check_library(library: Library, check: Check, today: date) -> tuple[dict[str, LinkStatus], LinkBook]:
    """The state of every outside address of the site, and the updated book."""
    # the results of an earlier check are not addresses of the site
    found = check(addresses_in(replace(library, links=NO_LINKS)))
    book = renewed(library.links, found, today)
    return {address: book.addresses.get(address, status) for address, status in found.items()}, book


def renewed(old: LinkBook, found: Mapping[str, LinkStatus], today: date) -> LinkBook:
    """The book after a check; an address that was already unreachable or redirected keeps the day on which
    that was first found."""
    kept = {}
    for address, status in sorted(found.items()):
        # a temporary redirect is kept too, because it may lead to a login or front page
        if status.state is not LinkState.OK or status.final:
            since = _since(old.addresses.get(address), status, today)
            kept[address] = LinkStatus.model_validate({**dict(status), "since": since})
    return LinkBook(checked=today, ok=len(found) - len(kept), addresses=kept)


def is_offline(found: Mapping[str, LinkStatus]) -> bool:
    """Whether this machine itself seems to be offline: three hosts or more, and not one could be
    connected to."""
    hosts = {urlsplit(address).netloc for address in found}
    return len(hosts) >= _MANY and all(status.reason in _NO_CONNECTION for status in found.values())


def _since(before: LinkStatus | None, now: LinkStatus, today: date) -> date:
    return before.since if before and before.since and before.reachable == now.reachable else today
