"""The file of link states, the addresses of models, and what pages say of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancdd.diagnostics import Diagnostics
from cleancdd.markup import render as markup
from cleancdd.model.article import Prose
from cleancdd.model.links import NO_LINKS, LinkBook, LinkState, LinkStatus, addresses_in, plain_address
from cleancdd.model.unit import Contact
from cleancdd.readers.links import LINKS_FILE, read_links, write_links

BOOK = LinkBook(
    checked=date(2026, 11, 22),
    ok=3,
    addresses={
        "https://b.example/gone": LinkStatus(state=LinkState.GONE, status=404, since=date(2026, 11, 1)),
        "http://a.example/x": LinkStatus(
            state=LinkState.MOVED, status=200, moved_to="https://a.example/x", final="https://a.example/y"
        ),
        "https://c.example/": LinkStatus(state=LinkState.UNCHECKED, reason="tls-expired"),
    },
)


def written(root: Path, book: LinkBook) -> str:
    (root / "content").mkdir(exist_ok=True)
    write_links(root, book)
    return (root / LINKS_FILE).read_text(encoding="utf-8")


def test_the_file_is_sorted_with_a_line_for_each_address(tmp_path: Path) -> None:
    lines = [line for line in written(tmp_path, BOOK).splitlines() if not line.startswith("#")]
    assert lines == [
        "checked: 2569-11-22",
        "ok: 3",
        "addresses:",
        '  "http://a.example/x": {state: moved, status: 200, moved_to: "https://a.example/x", final: "https://a.example/y"}',
        '  "https://b.example/gone": {state: gone, status: 404, since: 2569-11-01}',
        '  "https://c.example/": {state: unchecked, reason: tls-expired}',
    ]


@pytest.mark.parametrize("book", [BOOK, NO_LINKS, LinkBook(checked=date(2024, 2, 29), ok=7)])
def test_what_is_written_is_read_again(book: LinkBook, tmp_path: Path) -> None:
    written(tmp_path, book)
    diagnostics = Diagnostics()
    assert read_links(tmp_path, diagnostics) == book
    assert list(diagnostics) == []


def test_no_file_is_an_empty_book(tmp_path: Path) -> None:
    assert read_links(tmp_path, Diagnostics()) is NO_LINKS


def test_a_book_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    before = written(tmp_path, BOOK)
    (tmp_path / "content" / ".links.yaml.new").mkdir()
    with pytest.raises(OSError, match="links"):
        write_links(tmp_path, NO_LINKS)
    assert (tmp_path / LINKS_FILE).read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("https://example.org", "https://example.org/"),
        ("HTTPS://Example.ORG/A?b=C#d", "https://example.org/A?b=C"),
        ("https://example.org/ก", "https://example.org/%E0%B8%81"),
        ("https://example.org/%E0%B8%81", "https://example.org/%E0%B8%81"),
        ("https://กรม.ไทย:8443/?q=ข", "https://xn--12c8df.xn--o3cw4h:8443/?q=%E0%B8%82"),
        ("http://[bad/ก", "http://[bad/%E0%B8%81"),
        ("http://" + "ก" * 70, "http://" + "%e0%b8%81" * 70 + "/"),
    ],
)
def test_spellings_of_an_address_become_one(written: str, plain: str) -> None:
    assert plain_address(written) == plain


@given(st.text(max_size=60).map("https://".__add__))
def test_a_plain_address_is_ascii_and_stays_as_it_is(address: str) -> None:
    plain = plain_address(address)
    assert plain.isascii()
    assert plain_address(plain) == plain


@dataclass
class Box:
    contact: Contact
    texts: tuple[object, ...]


def test_addresses_of_nouns_are_those_of_fields_and_of_prose() -> None:
    prose = markup(
        "[ก](https://กรม.ไทย/?a=1&b=2#c) [ข](/units/) [ค](mailto:a@example.org) <http://example.org>"
    ).prose
    contact = Contact.model_validate(
        {"website": "https://example.org/web", "social": [{"network": "x", "url": "https://s.example/u"}]}
    )
    box = Box(
        contact,
        (
            "ไม่ใช่ https://example.org/in-words",
            "https://list.example/",
            prose,
            {"k": {"https://set.example/"}},
            7,
            None,
        ),
    )
    assert addresses_in({"any": [box]}) == {
        "https://example.org/web",
        "https://s.example/u",
        "https://list.example/",
        "https://xn--12c8df.xn--o3cw4h/?a=1&b=2",
        "http://example.org/",
        "https://set.example/",
    }


def test_a_page_is_given_its_own_troubles_and_no_others() -> None:
    shown = ["https://b.example/gone", "http://a.example/x", "https://fine.example/"]
    book = BOOK.troubles_among(shown)
    assert book.addresses == {"https://b.example/gone": BOOK.addresses["https://b.example/gone"]}
    assert book.checked == BOOK.checked
    assert BOOK.troubles_among(["https://fine.example/"]) is NO_LINKS


def test_prose_without_links_has_no_addresses() -> None:
    assert addresses_in(Prose(html="<p>href=https://example.org</p>")) == frozenset()
