from __future__ import annotations

import asyncio
import socket
import ssl
from collections import Counter
from collections.abc import Callable

import httpx
import pytest
import trustme

from cleancdd.links import CheckLimits, check, checker
from cleancdd.links.guard import Forbidden, numbers_of
from cleancdd.links.request import Answer
from cleancdd.links.troubles import Trouble
from cleancdd.links.visit import Patience
from cleancdd.model.links import LinkState, LinkStatus
from cleancdd.networks import is_public
from tests.links.conftest import Serve
from tests.links.misbehaving import (
    OK,
    Behaviour,
    Server,
    by_method,
    drip,
    endless,
    hang,
    in_turn,
    raw,
    reply,
    reset,
)

HASTY = CheckLimits(timeout=0.5, patience=Patience(tries=2, pause=0.01, longest=5))
NOT_FOUND = reply("404 Not Found")


def found(address: str, trust: ssl.SSLContext | None = None, limits: CheckLimits = HASTY) -> LinkStatus:
    return check(
        [address], limits, lambda *_: None, allow=lambda _: True, tls=trust or ssl.create_default_context()
    )[address]


def state(name: LinkState, status: int | None = None, **fields: str) -> LinkStatus:
    return LinkStatus.model_validate({"state": name, "status": status, **fields})


ANSWERS: dict[str, tuple[Behaviour, LinkStatus]] = {
    "a page": (OK, state(LinkState.OK, 200)),
    "a page without a length": (raw(b"HTTP/1.0 200 OK\r\n\r\nhello"), state(LinkState.OK, 200)),
    "not there": (NOT_FOUND, state(LinkState.GONE, 404)),
    "taken away": (reply("410 Gone"), state(LinkState.GONE, 410)),
    "asks who": (reply("401 Unauthorized"), state(LinkState.REFUSED, 401)),
    "forbidden": (reply("403 Forbidden"), state(LinkState.REFUSED, 403)),
    "forbidden by law": (reply("451 Unavailable For Legal Reasons"), state(LinkState.REFUSED, 451)),
    "too many requests": (reply("429 Too Many Requests"), state(LinkState.UNCHECKED, 429, reason="busy")),
    "broken inside": (reply("500 Oops"), state(LinkState.SERVER_ERROR, 500)),
    "away": (reply("503 Service Unavailable", "Retry-After: 0"), state(LinkState.SERVER_ERROR, 503)),
    "silent": (hang, state(LinkState.UNCHECKED, reason="timeout")),
    "dripping": (drip, state(LinkState.UNCHECKED, reason="timeout")),
    "reset": (reset, state(LinkState.UNCHECKED, reason="broken-off")),
    "hung up": (raw(b""), state(LinkState.UNCHECKED, reason="broken-off")),
    "half a head": (raw(b"HTTP/1.1 200 OK\r\nContent-"), state(LinkState.UNCHECKED, reason="broken-off")),
    "no HTTP": (raw(b"SSH-2.0-OpenSSH_9.2\r\n\r\n"), state(LinkState.BAD_CONTENT, reason="garbled")),
    "a status of no class": (
        raw(b"HTTP/1.1 999 What\r\nContent-Length: 0\r\n\r\n"),
        state(LinkState.BAD_CONTENT, 999, reason="garbled"),
    ),
    "two lengths": (
        raw(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"),
        state(LinkState.BAD_CONTENT, reason="garbled"),
    ),
    "a length that is no number": (
        raw(b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nab"),
        state(LinkState.BAD_CONTENT, reason="garbled"),
    ),
    "nothing in it": (reply("200 OK"), state(LinkState.BAD_CONTENT, 200, reason="empty")),
    "endless": (by_method(reply("405 Method Not Allowed"), endless), state(LinkState.OK, 200)),
    "half a body": (
        by_method(reply("405 Method Not Allowed"), reply("200 OK", body=b"half", length=8)),
        state(LinkState.UNCHECKED, reason="broken-off"),
    ),
    "more body than said": (
        by_method(reply("405 Method Not Allowed"), reply("200 OK", body=b"twice over", length=5)),
        state(LinkState.OK, 200),
    ),
    "HEAD unknown": (by_method(reply("501 Not Implemented"), OK), state(LinkState.OK, 200)),
    "HEAD not found": (by_method(NOT_FOUND, OK), state(LinkState.OK, 200)),
    "HEAD unanswered": (by_method(hang, OK), state(LinkState.OK, 200)),
    "HEAD garbled": (by_method(raw(b"\r\r\r\r\r\n\r\n"), OK), state(LinkState.OK, 200)),
    "HEAD with a length of 0": (by_method(reply("200 OK"), OK), state(LinkState.OK, 200)),
    "passing error": (
        in_turn(reply("502 Bad Gateway"), reply("502 Bad Gateway"), OK),
        state(LinkState.OK, 200),
    ),
    "passing reset": (in_turn(reset, reset, OK), state(LinkState.OK, 200)),
    "a redirect to nowhere": (reply("302 Found"), state(LinkState.BAD_CONTENT, 302, reason="garbled")),
    "a redirect to another scheme": (
        reply("301 Moved Permanently", "Location: file:///etc/passwd"),
        state(LinkState.UNCHECKED, 301, reason="redirect-astray"),
    ),
    "a redirect that is no address": (
        reply("301 Moved Permanently", "Location: http://example.org:999999/"),
        state(LinkState.UNCHECKED, 301, reason="redirect-astray"),
    ),
}


@pytest.mark.parametrize("kind", ANSWERS)
def test_every_answer_has_its_state(kind: str, server: Server) -> None:
    behaviour, expected = ANSWERS[kind]
    assert found(server.address("/it", behaviour)) == expected


def test_a_page_in_place_of_a_file_is_bad_content(server: Server) -> None:
    assert found(server.address("/plan.pdf", OK)) == state(LinkState.BAD_CONTENT, 200, reason="page-for-file")
    pdf = reply("200 OK", "Content-Type: application/pdf", body=b"%PDF-1.7")
    assert found(server.address("/real.pdf", pdf)) == state(LinkState.OK, 200)


def test_a_good_head_is_enough(server: Server) -> None:
    found(server.address("/it", OK))
    assert server.asked_for("/it") == ["HEAD"]


def test_what_is_gone_is_asked_once_with_get_and_not_again(server: Server) -> None:
    found(server.address("/it", NOT_FOUND))
    assert server.asked_for("/it") == ["HEAD", "GET"]


def test_a_passing_trouble_is_tried_again_and_no_more_than_patience_allows(server: Server) -> None:
    found(server.address("/it", reply("504 Gateway Timeout")))
    assert server.asked_for("/it") == ["HEAD", "GET"] * 2


def test_a_server_that_asks_for_a_long_rest_is_left_alone(server: Server) -> None:
    assert found(server.address("/it", reply("503 Busy", "Retry-After: 3600"))) == state(
        LinkState.SERVER_ERROR, 503
    )
    assert server.asked_for("/it") == ["HEAD"]


def test_permanent_redirects_name_the_address_to_write_instead(server: Server) -> None:
    server.address("/c", OK)
    server.address("/b", reply("308 Permanent Redirect", "Location: c#part"))
    start = server.address("/a", reply("301 Moved Permanently", "Location: /b"))
    assert found(start) == state(
        LinkState.MOVED, 200, moved_to=server.address("/c"), final=server.address("/c")
    )


def test_a_passing_redirect_ends_what_is_permanent(server: Server) -> None:
    server.address("/d", OK)
    server.address("/c", reply("301 Moved Permanently", "Location: /d"))
    server.address("/b", reply("302 Found", "Location: /c"))
    start = server.address("/a", reply("301 Moved Permanently", "Location: /b"))
    assert found(start) == state(
        LinkState.MOVED, 200, moved_to=server.address("/b"), final=server.address("/d")
    )
    assert found(server.address("/b")) == state(LinkState.OK, 200, final=server.address("/d"))


def test_a_redirect_to_what_is_gone_is_gone(server: Server) -> None:
    start = server.address("/a", reply("301 Moved Permanently", "Location: /b"))
    assert found(start) == state(LinkState.GONE, 404, final=server.address("/b"))


def test_five_redirects_are_followed_and_six_are_not(server: Server) -> None:
    for nth in range(6):
        server.address(f"/{nth}", reply("302 Found", f"Location: /{nth + 1}"))
    server.address("/6", OK)
    assert found(server.address("/1")) == state(LinkState.OK, 200, final=server.address("/6"))
    assert found(server.address("/0")) == state(
        LinkState.UNCHECKED, 302, reason="redirect-loop", final=server.address("/5")
    )


def test_a_redirect_loop_could_not_be_checked(server: Server) -> None:
    server.address("/b", reply("301 Moved Permanently", "Location: /a"))
    start = server.address("/a", reply("301 Moved Permanently", "Location: /b"))
    assert found(start) == state(LinkState.UNCHECKED, 301, reason="redirect-loop", final=server.address("/b"))


def test_nobody_listening_is_not_gone() -> None:
    with Server() as closed:
        address = closed.address("/")
    assert found(address) == state(LinkState.UNCHECKED, reason="not-connected")


def test_a_name_that_nobody_has_is_not_gone() -> None:
    assert found("https://no-such-host.invalid/") == state(LinkState.UNCHECKED, reason="no-such-host")


@pytest.mark.parametrize("address", ["http://[bad/", "https://a..b/", "http:///path", "https://x:99999/"])
def test_what_is_no_address_is_told(address: str) -> None:
    assert found(address).state is LinkState.UNCHECKED


def test_this_network_is_never_asked(server: Server) -> None:
    addresses = [server.address("/it", OK), server.address("/it", host="localhost")]
    assert check(addresses, HASTY, lambda *_: None) == dict.fromkeys(
        addresses, state(LinkState.UNCHECKED, reason="private-address")
    )
    assert server.asked == []


def test_a_redirect_into_this_network_is_not_followed(server: Server) -> None:
    with Server() as inner:
        start = server.address("/a", reply("302 Found", f"Location: {inner.address('/admin')}"))
        outside = iter([True])  # the first number that is looked at, and none after it
        status = check(
            [start], HASTY, lambda *_: None, allow=lambda ip: next(outside, False) or is_public(ip)
        )[start]
    assert status == state(LinkState.UNCHECKED, reason="private-address", final=inner.address("/admin"))
    assert inner.asked == []


def test_tls_of_a_trusted_host_is_well(serve_tls: Serve, trust: ssl.SSLContext) -> None:
    with serve_tls() as server:
        assert found(server.address("/it", OK, host="localhost"), trust) == state(LinkState.OK, 200)
        assert f"Host: localhost:{server.server_address[1]}\r\n" in server.heads[0]


def test_tls_of_a_number_is_well_when_the_certificate_names_it(
    serve_tls: Serve, trust: ssl.SSLContext
) -> None:
    with serve_tls("127.0.0.1") as server:
        assert found(server.address("/it", OK), trust) == state(LinkState.OK, 200)


@pytest.mark.parametrize(
    ("name", "years", "reason"),
    [
        ("localhost", (2000, 2001), "tls-expired"),
        ("localhost", (2090, 2100), "tls-not-yet-valid"),
        ("elsewhere.example", (2000, 2100), "tls-wrong-host"),
    ],
)
def test_tls_faults_are_told_apart(
    name: str, years: tuple[int, int], reason: str, serve_tls: Serve, trust: ssl.SSLContext
) -> None:
    with serve_tls(name, years=years) as server:
        assert found(server.address("/it", OK, host="localhost"), trust) == state(
            LinkState.UNCHECKED, reason=reason
        )
        assert server.asked == []


def test_an_authority_that_nobody_knows_is_told(serve_tls: Serve, trust: ssl.SSLContext) -> None:
    with serve_tls(by=trustme.CA()) as server:
        status = found(server.address("/it", OK, host="localhost"), trust)
    assert status == state(LinkState.UNCHECKED, reason="tls-unknown-issuer")


def test_a_certificate_that_vouches_for_itself_is_told(self_signed: Server, trust: ssl.SSLContext) -> None:
    status = found(self_signed.address("/it", OK, host="localhost"), trust)
    assert status == state(LinkState.UNCHECKED, reason="tls-self-signed")


@pytest.mark.parametrize("words", [b"", b"HTTP/1.1 400 Bad Request\r\n\r\n", b"\x15\x03\x01\x00\x02\x02\x28"])
def test_https_where_there_is_none_is_a_failed_handshake(words: bytes, server: Server) -> None:
    server.blurt = words
    address = server.address("/").replace("http:", "https:")
    assert found(address) == state(LinkState.UNCHECKED, reason="tls-handshake")


def test_a_server_too_old_for_this_tls_is_a_failed_handshake(
    authority: trustme.CA, trust: ssl.SSLContext, serve_tls: Serve
) -> None:
    with serve_tls() as server:
        assert server.tls is not None
        server.tls.maximum_version = ssl.TLSVersion.TLSv1_2
        modern = ssl.create_default_context()
        authority.configure_trust(modern)
        modern.minimum_version = ssl.TLSVersion.TLSv1_3
        assert found(server.address("/it", OK, host="localhost"), modern) == state(
            LinkState.UNCHECKED, reason="tls-handshake"
        )


def test_a_host_is_asked_by_two_at_once_and_all_hosts_by_eight(monkeypatch: pytest.MonkeyPatch) -> None:
    now: Counter[str] = Counter()
    most: Counter[str] = Counter()

    async def ask(_: str, url: httpx.URL, **__: object) -> Answer:
        for place in (url.host, "all"):
            now[place] += 1
            most[place] = max(most[place], now[place])
        for _turn in range(5):
            await asyncio.sleep(0)
        now.subtract((url.host, "all"))
        return Answer(404)

    monkeypatch.setattr(checker, "request", ask)
    check([f"https://host{nth % 6}.example/{nth}" for nth in range(60)], HASTY, lambda *_: None)
    assert most == {**{f"host{nth}.example": 2 for nth in range(6)}, "all": 8}


def asked_of(monkeypatch: pytest.MonkeyPatch, answer: Callable[[str, int], Answer | Trouble]) -> list[str]:
    """The hosts of all requests, each answered by its host and how many it has had; none is really sent."""
    asked: list[str] = []

    async def ask(_: str, url: httpx.URL, **__: object) -> Answer | Trouble:
        asked.append(url.host)
        said = answer(url.host, asked.count(url.host))
        await asyncio.sleep(0)
        return said

    monkeypatch.setattr(checker, "request", ask)
    return asked


def test_a_host_that_answers_nothing_three_times_in_a_row_is_given_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = asked_of(
        monkeypatch,
        lambda host, _: Trouble("timeout", passing=True) if host == "dead.example" else Answer(404),
    )
    addresses = [f"https://{host}.example/{nth}" for host in ("dead", "well") for nth in range(500)]
    statuses = check(addresses, HASTY, lambda *_: None)
    assert asked.count("dead.example") <= 3 + HASTY.per_host - 1
    assert asked.count("well.example") == 2 * 500
    assert Counter(status.state for status in statuses.values()) == {
        LinkState.UNCHECKED: 500,
        LinkState.GONE: 500,
    }
    assert {status.reason for address, status in statuses.items() if "dead" in address} == {"timeout"}


def test_a_host_that_answers_now_and_then_is_not_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = asked_of(
        monkeypatch, lambda _, nth: Answer(404) if nth % 3 == 0 else Trouble("timeout", passing=True)
    )
    check([f"https://slow.example/{nth}" for nth in range(40)], HASTY, lambda *_: None)
    assert len(asked) >= 80


def test_after_its_time_a_check_asks_nothing_more(server: Server) -> None:
    told: list[tuple[int, int]] = []
    addresses = [server.address("/a", hang), server.address("/b", OK)]
    statuses = check(addresses, CheckLimits(whole=0), lambda *at: told.append(at), allow=lambda _: True)
    assert statuses == dict.fromkeys(addresses, state(LinkState.UNCHECKED, reason="not-reached"))
    assert told == [(1, 2), (2, 2)]


@pytest.mark.parametrize(
    "name", ["metadata.google.internal", "Metadata.GOOG.", "instance-data", "metadata", "ec2.internal"]
)
def test_where_a_cloud_keeps_its_secrets_is_not_even_looked_up(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: pytest.fail("looked up"))
    with pytest.raises(Forbidden):
        asyncio.run(numbers_of(name, 80, lambda _: True))


def test_a_redirect_to_a_disguised_address_is_not_followed(server: Server) -> None:
    start = server.address(
        "/a", reply("301 Moved Permanently", "Location: https://www.cdd.go.th@evil.example/")
    )
    assert found(start) == state(LinkState.UNCHECKED, 301, reason="redirect-astray")


def test_progress_counts_every_address_once(server: Server) -> None:
    told: list[tuple[int, int]] = []
    check(
        [server.address(f"/{nth}", OK) for nth in (1, 2, 2)],
        HASTY,
        lambda *at: told.append(at),
        allow=lambda _: True,
    )
    assert told == [(1, 2), (2, 2)]
