from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancdd.links.request import Answer
from cleancdd.links.troubles import Trouble
from cleancdd.links.visit import Patience, visit
from cleancdd.model.links import LinkState, LinkStatus


def visited(
    answers: Sequence[Answer | Trouble], monkeypatch: pytest.MonkeyPatch
) -> tuple[LinkStatus, list[float]]:
    """The outcome when HEAD is answered so in turn (and GET as HEAD was), and the pauses between tries."""
    pauses: list[float] = []
    heads = iter(answers)
    last: list[Answer | Trouble] = []

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)

    async def ask(method: str, _: httpx.URL) -> Answer | Trouble:
        if method == "HEAD":
            last[:] = [next(heads)]
        return last[0]

    monkeypatch.setattr(asyncio, "sleep", sleep)
    return asyncio.run(visit("https://example.org/", ask, Patience())), pauses


def test_pauses_double(monkeypatch: pytest.MonkeyPatch) -> None:
    status, pauses = visited([Trouble("timeout", passing=True)] * 3, monkeypatch)
    assert (status.reason, pauses) == ("timeout", [2.0, 4.0])


def test_a_server_is_given_the_seconds_it_asks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    status, pauses = visited([Answer(503, retry_after="30"), Answer(200, length="9")], monkeypatch)
    assert (status.state, pauses) == (LinkState.OK, [30.0])


def test_a_server_is_given_until_the_date_it_names(monkeypatch: pytest.MonkeyPatch) -> None:
    until = format_datetime(datetime.now(UTC) + timedelta(seconds=40), usegmt=True)
    status, pauses = visited([Answer(429, retry_after=until), Answer(200, length="9")], monkeypatch)
    assert status.state is LinkState.OK
    assert [0 < pause <= 40 for pause in pauses] == [True]


@given(
    st.text(max_size=40)
    | st.just("9" * 400)
    | st.from_regex(r"\w{3}, \d\d? \w{3} \d{1,5} \d\d:\d\d:\d\d( GMT| [+-]\d{4})?")
)
def test_a_wish_that_cannot_be_read_does_no_harm(wish: str) -> None:
    async def ask(*_: object) -> Answer:
        return Answer(503, retry_after=wish)

    status = asyncio.run(visit("https://example.org/", ask, Patience(tries=1)))
    assert status == LinkStatus(state=LinkState.SERVER_ERROR, status=503)
