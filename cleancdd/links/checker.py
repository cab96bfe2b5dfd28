"""All addresses of a site at once, yet few at a time, and fewer still at one host."""

from __future__ import annotations

import asyncio
import ssl
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import httpx

from cleancdd.links.guard import Allow
from cleancdd.links.request import Answer, request
from cleancdd.links.troubles import Trouble
from cleancdd.links.visit import Patience, visit
from cleancdd.model.links import LinkStatus
from cleancdd.networks import is_public

__all__ = ["Manners", "check"]


@dataclass(frozen=True, slots=True)
class Manners:
    """How the check behaves: seconds for one request, requests at once per host and in all, and its patience with trouble."""

    timeout: float = 20.0
    per_host: int = 2
    in_all: int = 8
    patience: Patience = field(default_factory=Patience)


def check(
    addresses: Iterable[str],
    manners: Manners,
    tell: Callable[[int, int], None],
    *,
    allow: Allow = is_public,
    tls: ssl.SSLContext | None = None,
) -> dict[str, LinkStatus]:
    """What became of each address; `tell` hears how many are done, and of how many.

    `allow` says which numbers may be asked; `tls` is whom to trust, by default the public authorities. Never raises for what a
    server does.
    """
    wanted = sorted(set(addresses))
    return asyncio.run(_check(wanted, _Crowd(manners, allow, tls or httpx.create_ssl_context(trust_env=False)), tell))


async def _check(wanted: list[str], crowd: _Crowd, tell: Callable[[int, int], None]) -> dict[str, LinkStatus]:
    found: dict[str, LinkStatus] = {}

    async def one(address: str) -> None:
        found[address] = await visit(address, crowd.ask, crowd.manners.patience)
        tell(len(found), len(wanted))

    async with asyncio.TaskGroup() as group:
        for address in wanted:
            group.create_task(one(address))
    return {address: found[address] for address in wanted}


class _Crowd:
    """Lets requests pass one by one: none waits for a host while it holds a place that another host's could use."""

    def __init__(self, manners: Manners, allow: Allow, tls: ssl.SSLContext) -> None:
        self.manners = manners
        self._allow = allow
        self._tls = tls
        self._all = asyncio.Semaphore(manners.in_all)
        self._hosts: Mapping[bytes, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(manners.per_host))

    async def ask(self, method: str, url: httpx.URL) -> Answer | Trouble:
        async with self._hosts[url.raw_host], self._all:
            return await request(method, url, tls=self._tls, allow=self._allow, timeout=self.manners.timeout)
