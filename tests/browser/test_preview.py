"""What staff see while they edit: the page comes anew by itself, and what is wrong stands over the last."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from cleancdd import pipeline, serve
from cleancdd.serve.preview import Preview
from cleancdd.serve.proof import Proofs
from cleancdd.serve.server import LOOPBACK, Server
from tests.browser.conftest import OpenPage


@pytest.fixture
def preview(home: Path) -> Iterator[tuple[str, Preview]]:
    told = Preview(home / "site")
    rebuild(home, told)
    with Server(home / "site", LOOPBACK, 0, told) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield f"http://{LOOPBACK}:{server.server_address[1]}", told
        server.shutdown()


def rebuild(home: Path, told: Preview) -> None:
    options = pipeline.Options(out=home / "site", as_of=date(2021, 9, 30), jobs=1, search=False)
    serve._Builder(home, options, told, lambda _: None).build()


def test_an_open_page_follows_what_is_saved(
    open_page: OpenPage, home: Path, preview: tuple[str, Preview]
) -> None:
    address, told = preview
    unit = home / "units" / "mueang-ngam" / "unit.yaml"
    text = unit.read_text(encoding="utf-8")
    page = open_page(f"{address}/units/mueang-ngam/")
    expect(page.locator("#cleancdd-preview")).to_have_count(0)

    unit.write_text(text + "nmae: ผิด\n", encoding="utf-8")
    rebuild(home, told)
    expect(page.get_by_role("alert")).to_contain_text("มีที่ต้องแก้ไข 1 แห่ง")
    expect(page.get_by_role("alert")).to_contain_text("units/mueang-ngam/unit.yaml")
    expect(page.locator("h1")).to_be_visible()

    unit.write_text(text + "note: แก้แล้วเมื่อครู่\n", encoding="utf-8")
    rebuild(home, told)
    expect(page.get_by_text("แก้แล้วเมื่อครู่")).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)
    assert "cleancdd-preview" not in (home / "site/units/mueang-ngam/index.html").read_text(encoding="utf-8")


def test_an_open_page_shows_a_saved_text_before_the_site_is_built(
    open_page: OpenPage, home: Path, preview: tuple[str, Preview]
) -> None:
    address, told = preview
    about = home / "content" / "pages" / "about.md"
    options = pipeline.Options(out=home / "site", as_of=date(2021, 9, 30), jobs=1, search=False)
    proofs = Proofs(home, pipeline.build(home, options, lambda _: None).planned)
    page = open_page(f"{address}/about/")
    about.write_text(about.read_text(encoding="utf-8") + "\nแก้แล้วเมื่อครู่\n", encoding="utf-8")
    told.proofed(proofs.of([about]))
    expect(page.get_by_text("แก้แล้วเมื่อครู่")).to_be_visible()
    assert "แก้แล้วเมื่อครู่" not in (home / "site/about/index.html").read_text(encoding="utf-8")
