from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.browser.conftest import Axe, Barriers, OpenPage, Serve, Sight

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'"
PAGE = """<!doctype html><html lang="th"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}"><title>หน้า</title></head>
<body><main><h1>หน้า</h1>{body}</main></body></html>"""


def write(folder: Path, name: str, body: str) -> None:
    (folder / name).write_text(PAGE.format(policy=POLICY, body=body), "utf-8")


@pytest.fixture
def site(tmp_path: Path, server: Serve) -> Iterator[str]:
    write(tmp_path, "index.html", '<p>สวัสดี</p><script src="a.mjs" type="module"></script>')
    write(tmp_path, "404.html", "<p>ไม่พบหน้า</p>")
    write(tmp_path, "inline.html", "<script>document.title = 'x'</script>")
    write(tmp_path, "style.html", '<p style="color: red">ก</p>')
    write(tmp_path, "lost.html", '<img src="lost.png" alt="ก">')
    write(tmp_path, "throws.html", '<script src="throws.js"></script>')
    write(tmp_path, "picture.html", '<img src="a.svg">')
    (tmp_path / "away.html").write_text(
        '<!doctype html><title>ก</title><img src="https://example.org/a.png" alt="">', "utf-8"
    )
    (tmp_path / "a.mjs").write_text("document.body.dataset.ran = 'yes'", "utf-8")
    (tmp_path / "throws.js").write_text("throw new Error('ผิดพลาด')", "utf-8")
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', "utf-8")
    (tmp_path / "a.wasm").write_bytes(b"\0asm\1\0\0\0")
    (tmp_path / "folder").mkdir()
    with server(tmp_path) as address:
        yield address


def test_a_page_opens_and_its_modules_run(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/")
    assert page.locator("body").get_attribute("data-ran") == "yes"


@pytest.mark.parametrize("path", ["/missing/", "/missing.html", "/folder/"])
def test_what_is_missing_shows_the_page_for_it(site: str, open_page: OpenPage, path: str) -> None:
    assert open_page(site + path, status=404).locator("main p").inner_text() == "ไม่พบหน้า"


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.wasm", "application/wasm"), ("a.mjs", "text/javascript"), ("throws.js", "text/javascript")],
)
def test_files_have_the_kind_that_browsers_ask_for(site: str, name: str, kind: str) -> None:
    with urlopen(f"{site}/{name}") as answer:  # noqa: S310 - this machine
        assert answer.headers["Content-Type"] == kind


def test_a_server_stops_with_its_block(tmp_path: Path, server: Serve) -> None:
    with server(tmp_path) as address, pytest.raises(HTTPError, match="404") as missing:
        urlopen(address + "/x")  # noqa: S310 - this machine
    missing.value.close()
    with pytest.raises(OSError, match="refused"):
        urlopen(address)  # noqa: S310 - this machine


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("inline.html", "script-src"),
        ("style.html", "style-src"),
        ("lost.html", "404"),
        ("throws.html", "uncaught: ผิดพลาด"),
        ("away.html", "request to another host: https://example.org/a.png"),
    ],
)
def test_a_page_that_misbehaves_fails_the_test(site: str, open_page: OpenPage, name: str, said: str) -> None:
    with pytest.raises(pytest.fail.Exception, match=said):
        open_page(f"{site}/{name}")


def test_axe_sees_what_is_wrong_despite_the_policy(site: str, open_page: OpenPage, axe: Axe) -> None:
    assert axe(open_page(f"{site}/")) == []
    assert [violation["id"] for violation in axe(open_page(f"{site}/picture.html"))] == ["image-alt"]


def test_axe_sees_in_the_dark_what_cannot_be_read(
    tmp_path: Path, server: Serve, open_page: OpenPage, axe: Axe
) -> None:
    style = "@media (prefers-color-scheme: dark) { p { color: #333; background: #222 } }"
    (tmp_path / "index.html").write_text(
        (
            "<!doctype html><html "
            f'lang="th"><title>ก</title><style>{style}</style><main><h1>ก</h1><p>อ่าน</p></main>'
        ),
        "utf-8",
    )
    with server(tmp_path) as address:
        assert axe(open_page(f"{address}/")) == []
        assert [one["id"] for one in axe(open_page(f"{address}/", color_scheme="dark"))] == ["color-contrast"]


SIGHTS: tuple[Sight, ...] = ((320, "light"), (320, "dark"), (1280, "dark"), (1280, "light"))

BARRIERS = """<!doctype html><html lang="th"><title>ก</title>
<style>
  p { color: #333; background: #fff }
  nav a { display: block; line-height: 2 }
  @media (%s) and (prefers-color-scheme: %s) { %s }
</style>
<main><h1>ก</h1><p>อ่าน<a href="/">ตรงนี้</a>ต่อไป</p>
<nav><a href="/1">หนึ่ง</a><a href="/2">สอง</a></nav><button><b>เปิด</b></button></main>"""


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ("p { color: #bbb }", "color-contrast"),
        ("p a { color: #345; text-decoration: none }", "link-in-text-block"),
        ("nav a { line-height: 9px }", "target-size"),
        ("button b { display: none }", "button-name"),
    ],
)
def test_a_barrier_of_one_width_and_scheme_is_found_in_it_alone(
    *, rules: str, said: str, tmp_path: Path, server: Serve, open_page: OpenPage, barriers: Barriers
) -> None:
    (tmp_path / "index.html").write_text("", "utf-8")
    with server(tmp_path) as address:
        page = open_page(f"{address}/")
        for width, scheme in SIGHTS:
            screen = "width <= 400px" if width == 320 else "width > 400px"
            page.set_content(BARRIERS % (screen, scheme, rules))
            found = barriers(page, *SIGHTS)
            told = {sight: [one for one, _ in wrong] for sight, wrong in found.items()}
            assert told == {(width, scheme): [said]}


def test_a_context_takes_the_options_of_playwright(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/", viewport={"width": 320, "height": 640}, color_scheme="dark")
    assert page.evaluate("[innerWidth, matchMedia('(prefers-color-scheme: dark)').matches]") == [320, True]
