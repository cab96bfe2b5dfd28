"""A real Chromium that does what a visitor does, on folders served from this machine and nothing else."""

from __future__ import annotations

import gzip
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import date
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    Route,
    sync_playwright,
)

from cleancdd.pipeline import Options, build
from cleancdd.resources import templates_folder
from tests.homes import MadeOnce
from tests.sampling import write_sample

HOST = "127.0.0.1"

ROOT = Path(__file__).parents[2]
AS_OF = date(2021, 9, 30)

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first that is there. The shell is Chromium without the window about the page, which took a third of the
time of these tests."""

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]

COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules among them that judge colours; all others judge what stands where, and what it is called."""

STANDS_AS_BEFORE = """() => {
  const kinds = ["display", "visibility", "opacity", "content-visibility", "clip", "clip-path", "position",
    "float", "z-index", "overflow-x", "overflow-y", "pointer-events", "text-indent", "transform",
    "font-size", "font-weight", "font-style", "text-decoration-line"];
  const boxes = [...document.querySelectorAll("*")].map((one) => {
    const { x, y, width, height } = one.getBoundingClientRect();
    const style = getComputedStyle(one);
    return [x, y, width, height, ...kinds.map((kind) => style.getPropertyValue(kind))].join();
  });
  const stands = [innerWidth, scrollX, scrollY, document.documentElement.outerHTML, ...boxes].join("\\n");
  const as_before = window.stands === stands;
  window.stands = stands;
  return as_before;
}"""
"""Whether nothing but colours can have changed since this was last asked of the page."""

COLOURED = """() => {
  const kinds = ["color", "background-color", "background-image", "opacity", "filter", "mix-blend-mode",
    "text-shadow", "font-size", "font-weight", "font-style", "position", "text-decoration-line",
    "border-bottom-width", "border-bottom-color"];
  const known = new Map();
  const number = (text) => known.get(text) ?? (known.set(text, known.size), known.size - 1);
  const numbers = new Map([[null, 0]]);
  const alike = new Map();
  for (const one of document.querySelectorAll("*")) {
    const style = getComputedStyle(one);
    const own = kinds.map((kind) => style.getPropertyValue(kind)).join();
    numbers.set(one, number(`${numbers.get(one.parentElement)} ${one.localName} ${own}`));
    const says = [...one.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.data.trim());
    if (!says && !one.matches("a, input, select, textarea") || !one.checkVisibility()) continue;
    alike.set(numbers.get(one), [...alike.get(numbers.get(one)) ?? [], one]);
  }
  return [...alike.values()].flatMap((all) => [...new Set([all[0], all[all.length >> 1], all.at(-1)])]);
}"""
"""Of the elements that say something in the same colours on the same grounds, up to three."""

REPORT_BLOCKED = """
document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP ${event.effectiveDirective} blocked ${event.blockedURI}`
    + ` at ${event.sourceFile}:${event.lineNumber}`));
"""

Serve = Callable[[Path], AbstractContextManager[str]]
OpenPage = Callable[..., Page]
Axe = Callable[..., list[dict[str, Any]]]
Sight = tuple[int, Literal["light", "dark"]]
Barriers = Callable[..., dict[Sight, Any]]


@pytest.fixture(scope="session")
def programme(made_once: MadeOnce) -> Path:
    """A sample programme with the forms of the programme's own year, built: what it is built from lies about
    it."""
    return made_once("programme", _build_programme) / "site"


def _build_programme(home: Path) -> None:
    write_sample(home, units=20, years=2, seed=3)
    shutil.copy(ROOT / "content" / "rubric" / "2564" / "forms.yaml", home / "content" / "rubric" / "2564")
    build(home, Options(out=home / "site", as_of=AS_OF, commit="0" * 40), lambda _: None)


@pytest.fixture(scope="session")
def own_site(made_once: MadeOnce) -> Path:
    """The site of this repository, and in `modules` the scripts of its search one by one."""
    return made_once("own-site", _build_own_site)


def _build_own_site(out: Path) -> None:
    build(ROOT, Options(out=out, as_of=AS_OF), lambda _: None)
    shutil.copytree(templates_folder() / "assets/search", out / "modules")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The browser of one file's tests: as long as it runs, no other test of this process may run an event
    loop of its own."""
    executable = next(filter(None, map(shutil.which, NAMES)), None)
    if executable is None:
        pytest.fail(
            f"no Chromium in PATH under the names {', '.join(NAMES)}: run `make chromium`",
            pytrace=False,
        )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server() -> Serve:
    """`with server(folder) as address:` serves a folder while the block runs."""
    return serve


@contextmanager
def serve(folder: Path, *, packed: bool = False) -> Iterator[str]:
    """Serve a folder while the block runs, its texts packed as most hosts send them."""
    handler = partial(_Packing if packed else _Handler, directory=str(folder))
    with ThreadingHTTPServer((HOST, 0), handler) as listening:
        thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://{HOST}:{listening.server_port}"
        finally:
            listening.shutdown()
            thread.join()


class _Handler(SimpleHTTPRequestHandler):
    """Serves as a plain web host does: no listings, `404.html` for what is missing."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
        ".svg": "image/svg+xml",
        ".json": "application/json",
    }

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def list_directory(self, path: Any) -> None:
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            return super().send_error(code, message, explain)
        return self._send_page(page.read_bytes())

    def _send_page(self, body: bytes) -> None:
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", self.extensions_map[".html"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


class _Packing(_Handler):
    """Packs what is text, as the servers of `deploy/` do."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in {".css", ".html", ".js", ".json", ".svg"} or not path.is_file():
            super().do_GET()
            return
        data = gzip.compress(path.read_bytes())
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


class Watch:
    """What a page must not do: log errors, throw, break its own policy, or ask another host for anything."""

    def __init__(self, context: BrowserContext) -> None:
        self.incidents: list[str] = []
        self.expected: tuple[str, int] = ("", HTTPStatus.OK)
        context.add_init_script(REPORT_BLOCKED)
        context.on("console", self._console)
        context.on(
            "weberror",
            lambda error: self.incidents.append(
                f"uncaught: {error.error} {error.page.url if error.page else ''}"
            ),
        )
        context.on("request", self._request)
        context.route(lambda url: not _is_here(url), _refuse)

    def _console(self, message: ConsoleMessage) -> None:
        url, status = self.expected
        missing_as_expected = status != HTTPStatus.OK and message.location.get("url") == url
        if message.type == "error" and not missing_as_expected:
            self.incidents.append(f"console: {message.text} {message.page.url if message.page else ''}")

    def _request(self, request: Request) -> None:
        if not _is_here(request.url):
            self.incidents.append(f"request to another host: {request.url}")

    def check(self) -> None:
        """Fail the test with all that was seen."""
        seen, self.incidents = self.incidents, []
        if seen:
            pytest.fail("\n".join(seen), pytrace=False)


def _is_here(url: str) -> bool:
    parts = urlsplit(url)
    return parts.hostname == HOST or parts.scheme in {"data", "blob", "about"}


def follow(link: Locator) -> str:
    """Click a link and wait until its page is there; its address. (A click alone returns while the old page
    is still shown.)"""
    address: str = link.evaluate("one => one.href")
    link.click()
    link.page.wait_for_url(address)
    return address


def _refuse(route: Route) -> None:
    route.abort()


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[OpenPage]:
    """`open_page(url, status=200, **context)` opens a page in a context of its own; the test fails for what
    `Watch` sees."""
    with ExitStack() as opened:

        def go(url: str, *, status: int = HTTPStatus.OK, **options: Any) -> Page:
            context = opened.enter_context(chromium.new_context(locale="th-TH", **options))
            watch = Watch(context)
            opened.callback(watch.check)
            watch.expected = (url, status)
            page = context.new_page()
            response = page.goto(url, wait_until="load")
            assert response is not None
            assert response.status == status
            watch.check()
            return page

        yield go


@pytest.fixture(scope="session")
def axe() -> Axe:
    """`axe(page)` returns the violations of WCAG 2.2 A and AA as axe reports them, `axe(page, colours=True)`
    those of colours alone, judged once for each set of them; none is an empty list."""
    script = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")

    def run(page: Page, *, colours: bool = False) -> list[dict[str, Any]]:
        asked = {"type": "rule", "values": COLOURS} if colours else {"type": "tag", "values": WCAG}
        options = {"runOnly": asked, "resultTypes": ["violations"]}
        where = f"{{ include: ({COLOURED})() }}" if colours else "document"
        if not page.evaluate("'axe' in window"):
            page.evaluate(script)
        found: list[dict[str, Any]] = page.evaluate(
            f"async (options) => (await axe.run({where}, options)).violations", options
        )
        return found

    return run


@pytest.fixture(scope="session")
def barriers(axe: Axe) -> Barriers:
    """`barriers(page, (320, "light"), …)` returns what axe finds, or how wide a page is that is wider than
    the screen, by the width and the scheme in which it does. Where everything stands as it stood in the
    sight before, which had no barrier, colours alone are judged again: nothing else can differ."""

    def find(page: Page, *sights: Sight) -> dict[Sight, object]:
        found: dict[Sight, object] = {}
        clean = False
        for width, scheme in sights:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            stands = page.evaluate(STANDS_AS_BEFORE)
            found_now = axe(page, colours=stands and clean)
            wrong = [(one["id"], one["nodes"][0]["html"][:200]) for one in found_now]
            wide = page.evaluate("document.documentElement.scrollWidth")
            clean = not wrong
            if wrong or wide > width:
                found[width, scheme] = wrong or wide
        return found

    return find
