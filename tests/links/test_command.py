"""`cleancdd links` from end to end, against servers of this machine."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import pytest

from cleancdd import links, weburl
from cleancdd.cli import main
from cleancdd.diagnostics import Diagnostics
from cleancdd.library import read_library
from cleancdd.links.book import renewed
from cleancdd.links.visit import Patience
from cleancdd.model.links import LinkBook, LinkState, LinkStatus
from cleancdd.readers.links import LINKS_FILE, read_links, write_links
from tests.links.misbehaving import OK, Server, hang, reply

TODAY = date(2026, 11, 22)
Said = pytest.CaptureFixture[str]


@pytest.fixture
def home(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small site; its check may reach this machine, and its texts lead there."""
    monkeypatch.setattr(weburl, "is_public", lambda _: True)
    monkeypatch.setattr(links, "check", partial(links.check, allow=lambda _: True))
    monkeypatch.setattr(links, "CheckLimits", partial(links.CheckLimits, patience=Patience(tries=1)))
    monkeypatch.chdir(home)
    return home


def link_to(home: Path, *addresses: str) -> None:
    about = home / "content" / "pages" / "about.md"
    text = "".join(f"\nดู [ที่นี่]({one})\n" for one in addresses)
    about.write_text(f"---\ntitle: เกี่ยวกับ\ndescription: สมมติ\n---\n{text}", encoding="utf-8")


def test_all_reachable_is_status_0_and_a_file_of_counts(home: Path, server: Server, capsys: Said) -> None:
    link_to(home, server.address("/a", OK))
    assert main(["links"]) == 0
    said = capsys.readouterr()
    assert said.out == "ตรวจแล้ว 1 ที่อยู่\n      1  เปิดได้\n"
    assert said.err == "ตรวจแล้ว 1 จาก 1\n"
    book = read_links(home, Diagnostics())
    assert (book.ok, book.addresses) == (1, {})
    assert book.checked is not None


def test_what_is_gone_is_status_1_and_told_with_its_place(home: Path, server: Server, capsys: Said) -> None:
    link_to(home, server.address("/ok", OK), server.address("/gone"), server.address("/slow", hang))
    assert main(["links", "--timeout", "0.2"]) == 1
    said = capsys.readouterr().out
    assert f"  {server.address('/gone')}\n      ตอบรหัส 404 · พบครั้งแรกเมื่อ" in said
    assert "แก้ไขที่ content/pages/about.md:8\n" in said
    assert "ไม่ตอบภายในเวลาที่รอ" in said
    states = {address: status.state for address, status in read_library(home).links.addresses.items()}
    assert states == {server.address("/gone"): LinkState.GONE, server.address("/slow"): LinkState.UNCHECKED}


def test_what_could_not_be_checked_is_no_failure(home: Path, server: Server) -> None:
    link_to(home, server.address("/a", reply("403 Forbidden")), server.address("/b", reply("500 Oops")))
    assert main(["links"]) == 0


def test_without_a_way_out_the_last_result_stays(home: Path, capsys: Said) -> None:
    before = LinkBook(
        checked=TODAY, addresses={"https://a.invalid/": LinkStatus(state=LinkState.GONE, status=404)}
    )
    write_links(home, before)
    link_to(home, *[f"https://{name}.invalid/" for name in "abc"])
    assert main(["links"]) == 2
    assert "ออกอินเทอร์เน็ตไม่ได้" in capsys.readouterr().err
    assert read_links(home, Diagnostics()) == before


def test_the_real_command_asks_nothing_of_this_network(
    home: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(weburl, "is_public", lambda _: True)  # the check has a guard of its own
    monkeypatch.chdir(home)
    link_to(home, server.address("/a", OK))
    assert main(["links"]) == 0
    assert server.asked == []
    assert read_links(home, Diagnostics()).addresses[server.address("/a")].reason == "private-address"


def test_a_site_without_links_has_nothing_to_check(home: Path, capsys: Said) -> None:
    assert main(["links"]) == 0
    assert capsys.readouterr().out == "ตรวจแล้ว 0 ที่อยู่\n"


def test_a_file_spoilt_by_hand_is_a_mistake(home: Path, capsys: Said) -> None:
    (home / LINKS_FILE).write_text("checked: 2569-11-22\naddresses:\n  a: {state: lost}\n", encoding="utf-8")
    assert main(["links"]) == 1
    assert "content/links.yaml:3:14: ผิดพลาด[wrong-choice]" in capsys.readouterr().err


def test_pages_tell_gone_from_not_known(home: Path, server: Server, tmp_path: Path) -> None:
    gone, slow, fine = server.address("/gone"), server.address("/slow", hang), server.address("/fine", OK)
    link_to(home, fine, gone, slow)
    unit = home / "units" / "mueang-ngam" / "unit.yaml"
    unit.write_text(unit.read_text(encoding="utf-8") + f"contact: {{website: '{gone}'}}\n", encoding="utf-8")
    main(["links", "--timeout", "0.2"])
    assert main(["build", "--no-search", "--as-of", "2569-11-22", "--out", str(tmp_path / "site")]) == 0
    about = (tmp_path / "site" / "about" / "index.html").read_text(encoding="utf-8")
    assert about.count("link-note") == 2
    assert (
        '</a> <span class="link-note lost">(ที่อยู่นี้ไม่มีแล้ว ตรวจเมื่อ '
        in about.partition(gone)[2].partition("</p>")[0]
    )
    assert (
        '</a> <span class="link-note doubtful">(โปรแกรมตรวจไม่ได้'
        in about.partition(slow)[2].partition("</p>")[0]
    )
    assert "link-note lost" in (tmp_path / "site" / "units" / "mueang-ngam" / "index.html").read_text(
        encoding="utf-8"
    )


def test_since_is_kept_until_an_address_is_reached_again() -> None:
    gone, moved, ok = (LinkStatus(state=one) for one in (LinkState.GONE, LinkState.MOVED, LinkState.OK))
    first = renewed(LinkBook(), {"a": gone, "b": gone, "c": ok, "d": moved}, date(2026, 1, 1))
    second = renewed(
        first,
        {"a": LinkStatus(state=LinkState.UNCHECKED), "b": moved, "c": gone, "d": moved},
        date(2026, 2, 1),
    )
    since = {address: status.since and status.since.month for address, status in second.addresses.items()}
    assert since == {"a": 1, "b": 2, "c": 2, "d": 1}
    assert (first.ok, second.ok) == (1, 0)


def test_places_are_found_in_any_spelling(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.md").write_text(
        "ดู\n[ก](https://กรม.ไทย/ก). และ <https://a.example/(x)>\n", encoding="utf-8"
    )
    (tmp_path / "content" / "b.yaml").write_text(
        "- {url: https://a.example/(x), t: ข}\n- https://a.example/y\n", encoding="utf-8"
    )
    wanted = {"https://xn--12c8df.xn--o3cw4h/%E0%B8%81", "https://a.example/(x)"}
    assert links.places_of(tmp_path, wanted) == {
        "https://xn--12c8df.xn--o3cw4h/%E0%B8%81": ["content/a.md:2"],
        "https://a.example/(x)": ["content/a.md:2", "content/b.yaml:1"],
    }
