"""Checks all addresses of a site concurrently, with limits in all and per host."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import httpx

from cleancdd.links.guard import Allow
from cleancdd.links.request import Answer, request
from cleancdd.links.troubles import Trouble
from cleancdd.links.visit import Patience, visit
from cleancdd.model.links import LinkState, LinkStatus
from cleancdd.networks import is_public

__all__ = ["CheckLimits", "check"]

_NOT_REACHED = LinkStatus(state=LinkState.UNCHECKED, reason="not-reached")
"""The status of addresses that were not requested before the check ended."""

_GIVEN_UP = Trouble("timeout")
"""What is said of a host that was given up, in place of asking it."""


@dataclass(frozen=True, slots=True)
class CheckLimits:
    """How the check behaves: seconds for one request, concurrent requests per host and in all, and its
    patience with trouble.

    A host is not asked again after `time_outs` timeouts in a row, and no host after `whole` seconds.
    """

    timeout: float = 20.0
    time_outs: int = 3
    whole: float = 3600.0
    per_host: int = 2
    in_all: int = 8
    patience: Patience = field(default_factory=Patience)


def check(
    addresses: Iterable[str],
    limits: CheckLimits,
    tell: Callable[[int, int], None],
    *,
    allow: Allow = is_public,
    tls: ssl.SSLContext | None = None,
) -> dict[str, LinkStatus]:
    """The state of each address; `tell` is called with how many are done, and of how many.

    `allow` says which numbers may be asked; `tls` is whom to trust, by default the public authorities. Never
    raises for what a server does.
    """
    wanted = sorted(set(addresses))
    return asyncio.run(
        _check(wanted, _Crowd(limits, allow, tls or httpx.create_ssl_context(trust_env=False)), tell)
    )


async def _check(wanted: list[str], crowd: _Crowd, tell: Callable[[int, int], None]) -> dict[str, LinkStatus]:
    found: dict[str, LinkStatus] = {}
    done: list[str] = []
    end = asyncio.get_running_loop().time() + crowd.limits.whole

    async def one(address: str) -> None:
        found[address] = _NOT_REACHED
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout_at(end):
                found[address] = await visit(address, crowd.ask, crowd.limits.patience)
        done.append(address)
        tell(len(done), len(wanted))

    async with asyncio.TaskGroup() as group:
        for address in wanted:
            group.create_task(one(address))
    return {address: found[address] for address in wanted}


class _Crowd:
    """Limits concurrent requests; a request waiting for its host does not occupy a slot that another host
    could use."""

    def __init__(self, limits: CheckLimits, allow: Allow, tls: ssl.SSLContext) -> None:
        self.limits = limits
        self._allow = allow
        self._tls = tls
        self._all = asyncio.Semaphore(limits.in_all)
        self._hosts: Mapping[bytes, asyncio.Semaphore] = defaultdict(
            lambda: asyncio.Semaphore(limits.per_host)
        )
        self._time_outs: Counter[bytes] = Counter()

    async def ask(self, method: str, url: httpx.URL) -> Answer | Trouble:
        host = url.raw_host
        async with self._hosts[host]:
            if self._time_outs[host] >= self.limits.time_outs:
                return _GIVEN_UP
            async with self._all:
                answer = await request(
                    method, url, tls=self._tls, allow=self._allow, timeout=self.limits.timeout
                )
        is_late = isinstance(answer, Trouble) and answer.reason == "timeout"
        self._time_outs[host] = self._time_outs[host] + 1 if is_late else 0
        return answer
