"""Which addresses a text may lead to."""

from __future__ import annotations

import pytest

from cleancdd.markup.addresses import may_link, may_show, why_not

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
