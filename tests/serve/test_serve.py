"""A preview goes on after what would end a build: the next change may mend it; and it answers nobody but this
machine."""

from __future__ import annotations

import errno
import socket
import struct
import threading
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleancdd import pipeline, serve
from cleancdd.publish import PublishError
from cleancdd.search import CONTENTS, SearchError
from cleancdd.serve import server
from cleancdd.serve.preview import Preview
from cleancdd.serve.proof import Proofs
from cleancdd.serve.server import LOOPBACK, Server

Changes = Iterator[set[tuple[int, str]]]

SAVED, QUIET = {(1, "a file")}, set[tuple[int, str]]()
KEPT = "หน้าที่เปิดอยู่ยังเป็นของเดิม"


def served(
    home: Path,
    changes: Changes,
    monkeypatch: pytest.MonkeyPatch,
    *,
    search: bool = False,
) -> list[str]:
    """What is told when each step of `changes` is saved and noticed."""
    told: list[str] = []

    def watch(*_: object, yield_on_timeout: bool = False, **__: object) -> Changes:
        return changes if yield_on_timeout else iter(())

    monkeypatch.setattr(serve, "watch", watch)
    serve.serve(
        home, pipeline.Options(out=home / "site", as_of=date(2021, 9, 30), search=search), 0, told.append
    )
    return told


def test_pages_come_first_and_their_index_behind_once(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    contents = home / "site" / CONTENTS
    seen: list[bool] = []

    def changes() -> Changes:
        seen.append(contents.exists())
        yield QUIET
        seen.append(contents.exists())
        yield QUIET
        page = min((home / "content" / "pages").glob("*.md"))
        page.write_text(page.read_text(encoding="utf-8") + "\nเพิ่มเติม\n", encoding="utf-8")
        yield SAVED
        seen.append(contents.exists())
        yield QUIET
        seen.append(contents.exists())

    told = served(home, changes(), monkeypatch, search=True)
    assert seen == [False, True, False, True]
    assert [one.partition(":")[0] for one in told if "ดัชนี" in one] == ["ทำดัชนีค้นหาแล้ว"] * 2


def test_a_proof_that_comes_after_its_build_is_not_shown(home: Path, tmp_path: Path) -> None:
    options = pipeline.Options(out=tmp_path / "out", as_of=date(2021, 9, 30), jobs=1, search=False)
    preview = Preview(options.out)
    builder = serve._Builder(home, options, preview, lambda _: None)

    class Slow(Proofs):
        def of(self, saved: Iterable[Path]) -> dict[str, bytes]:
            builder.build()
            return {"index.html": b"late"}

    builder.proofs = Slow(home, pipeline.build(home, options, lambda _: None).planned)
    builder._show([home / "content" / "pages" / "about.md"])
    assert preview.page(options.out / "index.html") == (options.out / "index.html").read_bytes()


def test_an_index_that_failed_is_tried_again_without_another_save_after_longer_and_longer_pauses(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build = pipeline.build
    turns: list[int] = []
    passed: list[int] = []

    def failing(*_: object) -> pipeline.Built:
        turns.append(len(passed))
        raise SearchError("ทำดัชนีไม่ได้")

    def changes() -> Changes:
        monkeypatch.setattr(pipeline, "build", failing)
        for turn in range(12):
            yield QUIET
            passed.append(turn)
        monkeypatch.setattr(pipeline, "build", build)
        for _ in range(12, 20):
            assert not (home / "site" / CONTENTS).exists()
            yield QUIET

    told = served(home, changes(), monkeypatch, search=True)
    assert turns == [0, 2, 5, 10]
    assert told[2:6] == [f"สร้างใหม่ไม่ได้: ทำดัชนีไม่ได้ {KEPT}"] * 4
    assert told[6].startswith("ทำดัชนีค้นหาแล้ว: ")


def test_a_mistake_in_a_template_is_told_with_its_place_and_the_mended_one_is_built(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "templates").mkdir()
    template = home / "templates" / "units.html"

    def changes() -> Changes:
        for content in ("a\n{% if %}", '{% extends "base.html" %}{{ nothing }}', "mended"):
            template.write_text(content, encoding="utf-8")
            yield SAVED

    told = served(home, changes(), monkeypatch)
    said = "\n".join(told)
    assert told[0].startswith("สร้างแล้ว: ")
    assert "templates/units.html:2:" in said
    assert "nothing" in said
    assert f"พบที่ต้องแก้ไข 1 แห่ง {KEPT}" in told
    assert told[-1].startswith("สร้างแล้ว: ")
    assert (home / "site" / "units" / "index.html").read_text(encoding="utf-8") == "mended"


def test_another_build_a_failed_index_or_a_full_disk_is_told(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = OSError(errno.ENOSPC, "No space left on device", "/ดิสก์")
    failures: list[Exception] = [PublishError("มีการสร้างอื่น"), SearchError("ทำดัชนีไม่ได้"), full]
    build = pipeline.build

    def changes() -> Changes:
        for failure in failures:

            def failing(*_: object, failure: Exception = failure) -> pipeline.Built:
                raise failure

            monkeypatch.setattr(pipeline, "build", failing)
            yield SAVED
        monkeypatch.setattr(pipeline, "build", build)
        yield SAVED

    told = served(home, changes(), monkeypatch)[2:]
    reasons = ("มีการสร้างอื่น", "ทำดัชนีไม่ได้", "`/ดิสก์` เนื้อที่ดิสก์เต็ม ลบไฟล์ที่ไม่ใช้แล้วลองใหม่")
    assert told[:3] == [f"สร้างใหม่ไม่ได้: {one} {KEPT}" for one in reasons]
    assert told[3].startswith("สร้างแล้ว: ")


def test_what_ends_the_first_build_ends_the_preview(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> pipeline.Built:
        raise PublishError("มีการสร้างอื่น")

    monkeypatch.setattr(pipeline, "build", failing)
    with pytest.raises(PublishError):
        served(home, iter(()), monkeypatch)


PAGE = b"<!doctype html><title>page</title>"
LOST = b"<!doctype html><title>404</title>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    (site / "about").mkdir(parents=True)
    (site / "about" / "index.html").write_bytes(PAGE)
    (site / "404.html").write_bytes(LOST)
    return site


@pytest.fixture
def port(site: Path) -> Iterator[int]:
    """Where the site is served."""
    with Server(site, LOOPBACK, 0, Preview(site)) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


def said(port: int, request: bytes) -> bytes:
    """All that is answered to these bytes."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        answer = b""
        while piece := connection.recv(65536):
            answer += piece
        return answer


def get(port: int, path: str, host: str = "127.0.0.1") -> tuple[int, bytes]:
    """The status and the body."""
    head, _, body = said(port, f"GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode()).partition(b"\r\n\r\n")
    return int(head.split()[1]), body


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8000", "LOCALHOST", "127.0.0.1:9", "[::1]:8000"])
def test_a_preview_answers_to_its_own_names(host: str, port: int) -> None:
    assert get(port, "/about/", host) == (200, PAGE)


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8000", "", "localhost.evil.example", "127.0.0.1.evil.example", "::1"],
)
def test_a_preview_answers_to_no_other_name(host: str, port: int) -> None:
    status, body = get(port, "/about/", host)
    assert status == 421
    assert PAGE not in body
    assert "ของเครื่องนี้เท่านั้น" in body.decode()


def test_a_request_with_a_second_host_is_not_answered(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port)) as line:
        line.sendall(b"GET /about/ HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n")
        assert b" 421 " in line.recv(100)


def test_a_preview_follows_no_link_out_of_the_site(site: Path, port: int) -> None:
    outside = site.parent / "outside"
    outside.mkdir()
    for name in ("index.html", "secret.txt"):
        (outside / name).write_bytes(b"secret")
    (site / "folder").symlink_to(outside)
    (site / "file.txt").symlink_to(outside / "secret.txt")
    (site / "inside").symlink_to(site / "about")
    (site / "page").mkdir()
    (site / "page" / "index.html").symlink_to(outside / "index.html")
    (site / "loop").symlink_to("loop")
    for path in (
        "/folder/",
        "/folder/secret.txt",
        "/file.txt",
        "/page/",
        "/loop",
        "/../outside/secret.txt",
        "/%2e%2e/outside/",
    ):
        assert get(port, path) == (404, LOST)
    assert get(port, "/inside/") == (200, PAGE)


@pytest.mark.parametrize(
    ("request_line", "status"),
    [
        (b"GET /%00 HTTP/1.1", 404),
        (b"GET /about/%00 HTTP/1.1", 404),
        (b"GET /%ED%A0%80 HTTP/1.1", 404),
        (b"GET /%ff%fe HTTP/1.1", 404),
        (b"GET /\xff HTTP/1.1", 404),
        (b"GET /" + b"a" * 5000 + b" HTTP/1.1", 404),
        (b"GET /" + b"a/" * 20000 + b" HTTP/1.1", 404),
        (b"GET /" + b"a" * 70000 + b" HTTP/1.1", 414),
        (b"GET http://[/../.. HTTP/1.1", 404),
        (b"GET * HTTP/1.1", 404),
        (b"GET / HTTP/9.9", 505),
        (b"GET / HTTP/x", 400),
        (b"POST / HTTP/1.1", 501),
        (b"\x16\x03\x01\x02\x00\x01\x00 a b c", 400),
        (b"GET /about/ HTTP/1.1\r\n" + b"X: y\r\n" * 200, 431),
        (b"GET /about/ HTTP/1.1\r\nX: " + b"y" * 70000, 431),
        (b"GET /about/ HTTP/1.1\r\nIf-Modified-Since: \xff, 99 99", 200),
    ],
)
def test_a_broken_request_is_answered_and_the_terminal_stays_quiet(
    request_line: bytes, status: int, port: int, capfd: pytest.CaptureFixture[str]
) -> None:
    answer = said(port, request_line + b"\r\nHost: localhost\r\n\r\n")
    assert f" {status} ".encode() in answer.partition(b"\r\n")[0]
    assert get(port, "/about/") == (200, PAGE)
    assert capfd.readouterr() == ("", "")


def test_a_browser_that_hangs_up_is_no_news(site: Path, port: int, capfd: pytest.CaptureFixture[str]) -> None:
    (site / "large.pdf").write_bytes(b"x" * 2**23)
    for request in (b"", b"GET /large.pdf HTTP/1.1\r\nHost: localhost\r\n\r\n", b"GET /la"):
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            connection.sendall(request)
    assert get(port, "/about/") == (200, PAGE)
    for thread in threading.enumerate():
        if "process_request" in thread.name:
            thread.join(20)
    assert capfd.readouterr() == ("", "")


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=st.binary(max_size=30), headers=st.lists(st.binary(max_size=30), max_size=3))
def test_no_request_brings_a_traceback(
    port: int, path: bytes, headers: list[bytes], capfd: pytest.CaptureFixture[str]
) -> None:
    said(port, b"GET /" + path + b" HTTP/1.1\r\nHost: localhost\r\n" + b"\r\n".join(headers) + b"\r\n\r\n")
    assert capfd.readouterr() == ("", "")


def test_a_fault_of_the_preview_itself_is_told(
    port: int, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(server._Handler, "_is_within", lambda _: 1 / 0)
    assert said(port, b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n") == b""
    assert "ZeroDivisionError" in capfd.readouterr().err


def test_ctrl_c_ends_a_preview_without_a_word(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def changes() -> Changes:
        yield QUIET
        raise KeyboardInterrupt

    told = served(home, changes(), monkeypatch)
    assert [one.partition(":")[0] for one in told] == ["สร้างแล้ว", "เปิดดูที่ http"]
