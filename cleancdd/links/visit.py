"""One address: requested, retried after temporary failures, followed through redirects, and judged."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from cleancdd.links.request import Answer, is_askable
from cleancdd.links.troubles import Trouble
from cleancdd.model.links import LinkReason, LinkState, LinkStatus, plain_address
from cleancdd.weburl import wrong_form

__all__ = ["Patience", "visit"]

Ask = Callable[[str, httpx.URL], Awaitable[Answer | Trouble]]
"""Sends one request, by method and address."""

_PERMANENT = frozenset({301, 308})
_REDIRECTS = _PERMANENT | {302, 303, 307}
_BUSY = frozenset({429, 502, 503, 504})
_FILE = re.compile(r"(?i)\.(pdf|docx?|xlsx?|pptx?|od[tsp]|csv|zip|rar|7z|jpe?g|png|webp)$")


@dataclass(frozen=True, slots=True)
class Patience:
    """How often to ask and how long to wait: `pause` seconds before the second try, twice as many before each
    further one.

    A server that names a longer time is given it, up to `longest` seconds; beyond that it is left alone until
    the next run.
    """

    tries: int = 3
    pause: float = 2.0
    longest: float = 60.0
    redirects: int = 5


async def visit(address: str, ask: Ask, patience: Patience) -> LinkStatus:
    """What became of an address."""
    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, ValueError):
        return LinkStatus(state=LinkState.UNCHECKED, reason="wrong-address")
    way, moved_to, permanent = [url], None, True
    while True:
        answer = await _ask_patiently(way[-1], ask, patience)
        if isinstance(answer, Trouble) or answer.status not in _REDIRECTS:
            return _settled(way, moved_to, answer)
        target = _target(way[-1], answer.location)
        if not isinstance(target, str) and (target in way or len(way) > patience.redirects):
            target = "redirect-loop"
        if isinstance(target, str):
            return _lost_on_the_way(way, target, answer.status)
        way.append(target)
        permanent = permanent and answer.status in _PERMANENT
        moved_to = target if permanent else moved_to


def _target(url: httpx.URL, location: str | None) -> httpx.URL | LinkReason:
    """The target of a redirect, or why it cannot be followed."""
    if not location:
        return "garbled"
    try:
        target = url.join(location).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError):
        return "redirect-astray"
    return (
        target if is_askable(target) and wrong_form(plain_address(str(target))) is None else "redirect-astray"
    )


def _lost_on_the_way(way: Sequence[httpx.URL], reason: LinkReason, status: int) -> LinkStatus:
    state = LinkState.BAD_CONTENT if reason == "garbled" else LinkState.UNCHECKED
    return LinkStatus(state=state, status=status, reason=reason, final=_end(way))


def _settled(way: Sequence[httpx.URL], moved_to: httpx.URL | None, answer: Answer | Trouble) -> LinkStatus:
    if isinstance(answer, Trouble):
        return LinkStatus(state=answer.state, reason=answer.reason, final=_end(way))
    state, reason = _judge(way[-1], answer)
    if state is not LinkState.OK or moved_to is None:
        return LinkStatus(state=state, status=answer.status, reason=reason, final=_end(way))
    return LinkStatus(
        state=LinkState.MOVED, status=answer.status, moved_to=plain_address(str(moved_to)), final=_end(way)
    )


def _end(way: Sequence[httpx.URL]) -> str | None:
    """The final address after redirects, if there were any."""
    return plain_address(str(way[-1])) if len(way) > 1 else None


def _judge(url: httpx.URL, answer: Answer) -> tuple[LinkState, LinkReason | None]:
    status = answer.status
    if 200 <= status < 300:
        bad = _bad_content(url, answer)
        return (LinkState.BAD_CONTENT, bad) if bad else (LinkState.OK, None)
    if status in {404, 410}:
        return LinkState.GONE, None
    if status == 429:
        return LinkState.UNCHECKED, "busy"
    if 400 <= status < 500:
        return LinkState.REFUSED, None
    return (LinkState.SERVER_ERROR, None) if 500 <= status < 600 else (LinkState.BAD_CONTENT, "garbled")


def _bad_content(url: httpx.URL, answer: Answer) -> LinkReason | None:
    """What is wrong with a good answer: nothing in it, or a page (often “not found”) where the address names
    a file."""
    if answer.kind in {"text/html", "application/xhtml+xml"} and _FILE.search(url.path):
        return "page-for-file"
    return "empty" if answer.received == 0 else None


async def _ask_patiently(url: httpx.URL, ask: Ask, patience: Patience) -> Answer | Trouble:
    pause = patience.pause
    for tries_left in range(patience.tries - 1, -1, -1):
        answer = await _head_or_get(url, ask)
        passing = answer.passing if isinstance(answer, Trouble) else answer.status in _BUSY
        wished = _wished(answer.retry_after) if isinstance(answer, Answer) else 0.0
        if not passing or not tries_left or wished > patience.longest:
            break
        await asyncio.sleep(max(pause, wished))
        pause *= 2
    return answer


async def _head_or_get(url: httpx.URL, ask: Ask) -> Answer | Trouble:
    """HEAD, which costs a server least; GET where HEAD says anything but that all is well, for many servers
    do not know it."""
    head = await ask("HEAD", url)
    if isinstance(head, Trouble):
        return await ask("GET", url) if head.reason in {"timeout", "broken-off", "garbled"} else head
    if head.status in _REDIRECTS or (head.status in {429, 503} and head.retry_after):
        return head
    is_well = 200 <= head.status < 300 and head.length != "0" and _bad_content(url, head) is None
    return head if is_well else await ask("GET", url)


def _wished(retry_after: str | None) -> float:
    """The seconds that a server asks to be left alone, from a number or a date; 0 when it does not say."""
    text = (retry_after or "").strip()
    if text.isascii() and text.isdecimal():
        return float(text[:9])
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return 0.0
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())
