"""`cleancdd verify` of a folder and over HTTP, on this machine."""

from __future__ import annotations

import json
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest

from cleancdd.cli import main
from cleancdd.publish import MANIFEST, SIGNATURE, Deviation, DeviationKind, PublishError
from cleancdd.releases.delivery import ServedSite, VerifyLimits
from cleancdd.releases.signature import SecretKey, new_keys
from cleancdd.releases.site import sign_site
from tests.releases.conftest import FILES, Quiet

Said = pytest.CaptureFixture[str]


def change_one_byte(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[-1] ^= 1
    file.write_bytes(data)


def test_one_changed_byte_is_found_over_http(address: str, site: Path, capsys: Said) -> None:
    assert main(["verify", address]) == 0
    assert capsys.readouterr().out == f"ตรงทุกไฟล์: {len(FILES)} ไฟล์\n"
    change_one_byte(site / "units" / "a" / "index.html")
    assert main(["verify", address]) == 1
    assert capsys.readouterr().out == "ไม่ตรงกับรายการ: units/a/index.html\nตรวจ 5 ไฟล์: ไม่ตรงกับรายการ 1 ไฟล์\n"


def test_the_name_of_a_foreign_file_cannot_speak_for_the_program(site: Path, capsys: Said) -> None:
    (site / "a\n\x1b[32mตรงทุกไฟล์").write_bytes(b"")
    assert main(["verify", str(site)]) == 1
    assert "ไม่อยู่ในรายการ: a<U+000A><U+001B>[32mตรงทุกไฟล์\n" in capsys.readouterr().out


def test_each_differing_missing_and_foreign_file_is_named(site: Path, capsys: Said) -> None:
    change_one_byte(site / "assets" / "site.css")
    (site / "404.html").unlink()
    (site / "new.html").write_bytes(b"")
    assert main(["verify", str(site), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert {one["path"]: one["kind"] for one in told["deviations"]} == {
        "404.html": "missing",
        "assets/site.css": "changed",
        "new.html": "extra",
    }


def test_what_is_missing_or_longer_is_told_over_http(address: str, site: Path) -> None:
    (site / "units" / "a" / "files" / "แผน 1.txt").unlink()
    with (site / "404.html").open("ab") as page:
        page.write(b"x" * 10_000_000)
    with ServedSite(address) as served:
        found = served.deviations(served.manifest())
    assert found == (
        Deviation("404.html", DeviationKind.CHANGED),
        Deviation("units/a/files/แผน 1.txt", DeviationKind.MISSING),
    )


def test_a_key_and_a_list_of_ones_own_are_held_against_what_is_served(
    address: str, site: Path, tmp_path: Path, capsys: Said
) -> None:
    new_keys(tmp_path / "k")
    (tmp_path / "mine.json").write_bytes((site / MANIFEST).read_bytes())
    with_key = ["verify", address, "--key", str(tmp_path / "k.pub")]
    assert main(with_key) == 2
    assert SIGNATURE in capsys.readouterr().err
    sign_site(site, SecretKey.read(tmp_path / "k"))
    assert main([*with_key, "--manifest", str(tmp_path / "mine.json")]) == 0
    assert "ลงนามด้วยกุญแจที่ระบุ" in capsys.readouterr().out
    change_one_byte(site / "index.html")  # and the list is made to fit
    (site / MANIFEST).write_text((site / MANIFEST).read_text("utf-8").replace("assets", "asset5"), "utf-8")
    assert main([*with_key, "--manifest", str(tmp_path / "mine.json")]) == 1
    said = capsys.readouterr().out
    assert "รายการ: ลายเซ็นไม่ตรงกับรายการไฟล์" in said
    assert "รายการ: รายการไฟล์ที่เผยแพร่ไม่เหมือนกับ" in said
    assert "ไม่มี: asset5/site.css" in said


def test_a_server_that_fails_is_given_up_and_one_hiccup_is_told(
    address: str, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    failing = {"/site/assets/site.css"}
    send = SimpleHTTPRequestHandler.do_GET

    def answer(handler: Quiet) -> None:
        if handler.path in failing:
            handler.send_error(503)
        else:
            send(handler)

    monkeypatch.setattr(Quiet, "do_GET", answer)
    assert main(["verify", address]) == 1
    assert "อ่านไม่ได้ จึงไม่รู้ว่าตรงหรือไม่: assets/site.css" in capsys.readouterr().out
    with ServedSite(address, VerifyLimits(at_once=1, failures=2)) as site:
        manifest = site.manifest()
        failing.update(f"/site/{path}" for path in ("", "404.html", "units/a/"))
        with pytest.raises(PublishError, match="เลิกตรวจ"):
            site.deviations(manifest)


def test_another_host_is_never_asked(address: str, monkeypatch: pytest.MonkeyPatch, capsys: Said) -> None:
    def away(handler: Quiet) -> None:
        handler.send_response(302)
        handler.send_header("Location", "http://elsewhere.example/manifest.json")
        handler.end_headers()

    monkeypatch.setattr(Quiet, "do_GET", away)
    assert main(["verify", address]) == 2
    assert "เป็นเครื่องอื่น" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("nowhere", "ไม่พบโฟลเดอร์หรือไฟล์ `nowhere`"),
        ("http://", "ไม่ใช่ที่อยู่ของเว็บไซต์"),
        ("https://a.example/?q=1", "ไม่ใช่ที่อยู่ของเว็บไซต์"),
        (".", "ไม่ใช่เว็บไซต์ที่โปรแกรมนี้สร้าง"),
        ("http://127.0.0.1:1/", "ต่อไม่ได้ ตรวจที่อยู่และเครือข่าย"),
    ],
)
def test_what_cannot_be_verified_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said, place: str, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["verify", place]) == 2
    assert words in capsys.readouterr().err
