"""nginx, Caddy and Apache serve a release by the files of `deploy/`: as a program asks, and in Chromium."""

from __future__ import annotations

import gzip
import re
import shutil
import ssl
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import httpx
import pytest
import trustme

from cleancdd import pipeline
from cleancdd.cli import main
from cleancdd.releases.folder import ReleaseFolder
from tests.browser.conftest import HOST, OpenPage
from tests.browser.servers import SERVERS, Ground, free_port, running

HEADERS = {
    "strict-transport-security": "max-age=31536000; includeSubDomains",
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cross-origin-opener-policy": "same-origin",
}
FOREVER = "public, max-age=31536000, immutable"
PACKED = {"Accept-Encoding": "gzip"}
PLAIN = {"Accept-Encoding": "identity"}


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    """A folder that the users whom servers run as may read too, unlike those of pytest."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture(scope="module")
def site(place: Path, worked_in: Path) -> Path:
    """The present release of a small programme."""
    home = shutil.copytree(worked_in, place / "home")
    pipeline.build(home, pipeline.Options(home / "site", date(2021, 9, 30), jobs=1), lambda _: None)
    ReleaseFolder(place / "releases").publish(home / "site", keep=2)
    return place / "releases" / "current"


@pytest.fixture(scope="module")
def authority(place: Path) -> trustme.CA:
    """Who signed the certificate of the servers."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(place / "authority.pem"))
    return authority


@pytest.fixture(scope="module", params=SERVERS)
def ground(
    request: pytest.FixtureRequest, place: Path, site: Path, authority: trustme.CA
) -> Iterator[Ground]:
    """Where a server runs that serves the release."""
    folder = place / request.param
    folder.mkdir()
    certificate = authority.issue_cert(HOST)
    for blob in certificate.cert_chain_pems:
        blob.write_to_path(str(folder / "chain.pem"), append=True)
    certificate.private_key_pem.write_to_path(str(folder / "key.pem"))
    ground = Ground(folder, site.parent, folder / "chain.pem", folder / "key.pem", free_port(), free_port())
    with running(request.param, ground):
        yield ground


@pytest.fixture
def client(ground: Ground, authority: trustme.CA) -> Iterator[httpx.Client]:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    with httpx.Client(base_url=f"https://{HOST}:{ground.secure}", verify=context, trust_env=False) as client:
        yield client


def stamped(site: Path) -> str:
    """The address of a style sheet as pages ask for it."""
    (found, *_) = re.findall(
        r'href="(?:\./)?(assets/[^"]+\.css\?[^"]+)"', (site / "index.html").read_text("utf-8")
    )
    return f"/{found}"


def test_every_answer_has_the_security_headers_and_the_policy_of_the_pages(
    client: httpx.Client, site: Path
) -> None:
    (own,) = set(re.findall(r"default-src 'none'[^\"]*", (site / "index.html").read_text("utf-8")))
    for path in ("/", "/units/", "/units", "/nowhere/", "/.hidden", stamped(site), "/manifest.json"):
        answer = client.get(path)
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS, path
        assert answer.headers["content-security-policy"] == f"{own}; frame-ancestors 'none'", path


def test_addresses_lead_to_their_pages(client: httpx.Client, ground: Ground) -> None:
    moved = httpx.get(f"http://{HOST}:{ground.plain}/units/?region=1", trust_env=False)
    assert moved.is_redirect
    assert moved.headers["location"] == f"https://{HOST}/units/?region=1"
    folder = client.get("/units")
    assert folder.is_redirect
    assert str(client.send(folder.next_request or pytest.fail("no address")).url.path) == "/units/"


@pytest.mark.parametrize(
    "path", ["/nowhere/", "/units/nobody/2564/index.html", "/.hidden", "/units/.git/config"]
)
def test_what_is_missing_or_hidden_has_the_page_of_the_site(
    client: httpx.Client, site: Path, path: str
) -> None:
    (site / "index.html").parent.joinpath(".hidden").write_text("secret", "utf-8")
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.content == (site / "404.html").read_bytes()
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


def test_texts_come_packed_as_they_lie_or_while_sending(client: httpx.Client, site: Path) -> None:
    for path, file in (("/", "index.html"), ("/units/", "units/index.html"), (stamped(site), None)):
        lying = site / (file or path[1:].partition("?")[0])
        with client.stream("GET", path, headers=PACKED) as answer:
            assert answer.headers["content-encoding"] == "gzip"
            assert "Accept-Encoding" in answer.headers["vary"]
            assert b"".join(answer.iter_raw()) == lying.with_name(f"{lying.name}.gz").read_bytes()
        plain = client.get(path, headers=PLAIN)
        assert "content-encoding" not in plain.headers
        assert plain.content == lying.read_bytes()
        assert plain.headers["content-type"] == answer.headers["content-type"]
    with client.stream("GET", "/manifest.json", headers=PACKED) as answer:
        assert answer.headers["content-encoding"] == "gzip"
        assert gzip.decompress(b"".join(answer.iter_raw())) == (site / "manifest.json").read_bytes()


def test_only_what_is_named_by_its_bytes_is_kept_for_ever(client: httpx.Client, site: Path) -> None:
    index = [str(one.relative_to(site)) for one in sorted((site / "pagefind").rglob("*.packed"))]
    style = stamped(site)
    for path in (style, f"/{index[0]}"):
        assert client.get(path).headers["cache-control"] == FOREVER, path
    for path in (
        "/",
        "/units/",
        "/manifest.json",
        style.partition("?")[0],
        "/pagefind/contents/contents.json",
    ):
        answer = client.get(path)
        assert answer.headers["cache-control"] == "no-cache", path
        again = client.get(path, headers={"If-None-Match": answer.headers["etag"]})
        assert again.status_code == 304, path


def test_tables_and_calendars_are_told_as_what_they_are(client: httpx.Client, site: Path) -> None:
    for kind in ("csv", "ics"):
        file = next(site.resolve().rglob(f"*.{kind}")).relative_to(site.resolve())
        told = client.get(f"/{file}").headers["content-type"]
        assert told.startswith({"csv": "text/csv", "ics": "text/calendar"}[kind])


def test_what_is_served_is_the_release(
    ground: Ground, place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(place / "authority.pem"))
    assert main(["verify", f"https://{HOST}:{ground.secure}/"]) == 0, capsys.readouterr()


def test_chromium_shows_the_site_and_asks_no_other_host(open_page: OpenPage, ground: Ground) -> None:
    address, options = f"https://{HOST}:{ground.secure}", {"ignore_https_errors": True}
    for path in ("/", "/units/", "/units/mueang-ngam/", "/criteria/2564/"):
        page = open_page(f"{address}{path}", **options)
        assert page.locator("h1").is_visible()
        assert page.evaluate("getComputedStyle(document.querySelector('header')).display") != ""
    page = open_page(f"{address}/search/?q=หน่วยงาน", **options)
    page.locator("main ol li a, main ul li a").first.wait_for()
    page = open_page(f"{address}/nowhere/", status=404, **options)
    assert page.locator("h1").is_visible()
