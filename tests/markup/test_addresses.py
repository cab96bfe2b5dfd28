"""Which addresses a text may lead to."""

from __future__ import annotations

import pytest

from cleancdd.markup.addresses import may_link, may_show, why_not
from cleancdd.markup.parser import PARSER
from cleancdd.weburl import wrong_address

ALLOWED = [
    "https://www.oic.go.th/web2017/?a=b:c#d",
    "http://x.go.th:8080",
    "HTTPS://X.GO.TH/",
    "https://x.go.th/%A1%D2%C3",
    "mailto:info@cdd.mail.go.th?subject=x",
    "tel:+66-2141-6000",
    "tel:1567",
    "/guidance/",
    "../x/",
    "./a.pdf",
    "files/a%20b.pdf",
    "#%E0%B8%81",
    "?q=a:b",
    "a/b:c",
]
REFUSED = [
    "",
    "%20",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java%0Ascript:alert(1)",
    "%6Aavascript:alert(1)",
    "%256Aavascript:alert(1)",
    "javascript%3Aalert(1)",
    "%20javascript:x",
    "%01javascript:x",
    "vbscript:x",
    "data:text/html,x",
    "data:image/png;base64,x",
    "file:///etc/passwd",
    "ftp://x",
    "C:/x",
    "//host/x",
    "///host",
    "/%2Fhost",
    "%2F%2Fhost",
    "/%5Chost",
    "%5C%5Chost",
    "/%09/host",
    "files%5Ca.pdf",
    "https:/x",
    "https:x",
    "https://",
    "https:///x",
    "https://a@b/",
    "https://a%2Fb/",
    "https://x.go.th/%0d%0aSet-Cookie:x",
    "https://x.go.th/%E2%80%AEfdp",
    "mailto:a",
    "tel:x",
    "a%00b",
    "%FF",
    "ก\u200b",
]


@pytest.mark.parametrize("href", ALLOWED)
def test_addresses_of_the_closed_list_are_allowed(href: str) -> None:
    assert may_link(href)


@pytest.mark.parametrize("href", REFUSED)
def test_every_other_address_is_refused(href: str) -> None:
    assert not may_link(href)
    assert not may_show(href)


def test_a_full_address_is_told_why_and_any_other_how_a_link_begins() -> None:
    assert why_not("https://www.cdd.go.th@evil.example/").message.endswith(
        "เปิดเครื่อง `evil.example` ไม่ใช่ `www.cdd.go.th`"
    )
    assert why_not("//evil.example/").advice == "พิมพ์ `https://evil.example/`"
    assert why_not("/%5Chost") == (
        "`/\\host` ใช้เป็นลิงก์ไม่ได้",
        "ใช้ที่อยู่ที่ขึ้นต้นด้วย `https://` หรือตำแหน่งในเว็บไซต์ เช่น `/about/`",
    )


def linked(typed: str) -> str:
    """The address of a link as the parser passes it on."""
    return str((PARSER.parseInline(f"[ก](<{typed}>)")[0].children or [])[0].attrs["href"])


@pytest.mark.parametrize(
    "typed",
    [
        "https://www.cdd.go.th@evil.example/",
        "https:evil.example",
        "//evil.example",
        "https://www。cdd。go。th/",
        "https://www．cdd．go．th/",
        "https://www｡cdd｡go｡th/",
        "https://www.cdd.go.th。/",
        "https://www.cdd\u200b.go.th/",
        "https://www.c\u0501d.go.th/",
        "https://www.ｃｄｄ.go.th/",
        "https://www.cdd.go.th／evil/",
        "https://www.cdd.go.th:99999/",
        "https://www.cdd.go.th:๘๐/",
        "https://www%E3%80%82cdd.go.th/",
        "https://a\u00adb.example/",
        "https://①②⑦.⓪.⓪.①/",
        "https://a.example/ก ข",
        "https://a.example/{x}",
        "https://a.example/x|y",
        "mailto:a@b。go。th",
        "mailto:a＠b.go.th",
        "tel:๑๕๖๗",
    ],
)
def test_a_link_and_a_field_are_refused_with_the_same_words(typed: str) -> None:
    href = linked(typed)
    assert not may_link(href)
    assert why_not(href) == wrong_address(typed)


@pytest.mark.parametrize(
    "typed", ["https://กรม.ไทย/", "HTTPS://WWW.CDD.GO.TH/ก", "mailto:info@cdd.mail.go.th"]
)
def test_a_link_and_a_field_are_allowed_alike(typed: str) -> None:
    assert may_link(linked(typed))
    assert wrong_address(typed) is None
