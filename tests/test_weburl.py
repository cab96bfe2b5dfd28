"""One judge of addresses: what it refuses, what it says, and that it never stumbles."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.common.normalize_url import normalizeLink
from pydantic import TypeAdapter, ValidationError

from cleancdd.markup.addresses import may_link
from cleancdd.model.addresses import Email, WebAddress
from cleancdd.model.settings import Settings
from cleancdd.weburl import as_typed, wrong_address, wrong_form, wrong_mailbox

GOOD = [
    "https://www.cdd.go.th",
    "HTTPS://WWW.CDD.GO.TH/",
    "http://www.example.go.th:8080/a?b=c:d@e#f",
    "https://example.go.th/ก/แผน 1".replace(" ", "%20"),
    "https://example.go.th/%A1%D2%C3",
    "https://xn--12c8df.xn--o3cw4h:8443/",
    "https://กรม.ไทย/",
    "https://a_b.example/",
    "https://www.youtube.example/@office/videos",
    "https://web.archive.example/web/2021/https://www.cdd.go.th:80/a@b",
    "https://example.go.th/รายงาน[1].pdf?ปี=2564&x={}".replace("{}", "1;2"),
    "http://203.150.0.1:8080/~office/",
    "https://8.8.8.8/",
    "https://[2001:4860:4860::8888]/",
    "mailto:info@cdd.mail.go.th?subject=x",
    "tel:+66-2141-6000",
]
REFUSED = {
    "https://www.cdd.go.th@evil.example/": "เปิดเครื่อง `evil.example` ไม่ใช่ `www.cdd.go.th`",
    "https://www.cdd.go.th:80@evil.example/": "เปิดเครื่อง `evil.example` ไม่ใช่ `www.cdd.go.th:80`",
    "https:evil.example": "ต้องมี `//` หลัง `https:`",
    "https:/evil.example": "ต้องมี `//` หลัง `https:`",
    "https:///evil.example": "ต้องมี `//` หลัง `https:`",
    "//evil.example/": "ไม่มี `https:` นำหน้า",
    "https:\\\\evil.example": "มี `\\` ซึ่งไม่ใช่ส่วนของที่อยู่",
    "https://www.cdd.go.th\\@evil.example/": "มี `\\` ซึ่งไม่ใช่ส่วนของที่อยู่",
    "https://?": "ไม่มีชื่อเครื่อง",
    "https://": "ไม่มีชื่อเครื่อง",
    "https://https://www.cdd.go.th/": "มี `https://` ซ้ำ",
    "https://cdd.go.th:99999/": "มีเลขพอร์ต `99999` ซึ่งใช้ไม่ได้",
    "https://cdd.go.th:0/": "มีเลขพอร์ต `0` ซึ่งใช้ไม่ได้",
    "https://cdd.go.th:๘๐/": "มีเลขพอร์ต `๘๐` ซึ่งใช้ไม่ได้",
    f"https://cdd.go.th:{'9' * 5000}/": "ซึ่งใช้ไม่ได้",
    "https://cdd.go.th:/": "แต่ไม่มีเลขพอร์ต",
    "https://cdd.go.th\u200b.evil.example/": "เพราะมีช่องว่างที่มองไม่เห็น (ZWSP) U+200B",
    "https://cdd.go.th/\u202efdp.exe": "เพราะมีอักขระที่มองไม่เห็น U+202E",
    "https://cdd.go.th/%0d%0aSet-Cookie:x": "เพราะมีอักขระที่มองไม่เห็น U+000D",
    "https://cdd\u3164.go.th/": "เพราะมีอักขระที่มองไม่เห็น U+3164",
    "https://cdd.g\u043e.th/": "ชื่อที่เห็นเป็นเครื่อง `cdd.xn--g-1tb.th` เพราะ `\u043e` ไม่ใช่อักษรอังกฤษ",
    "https://xn--80ak6aa92e.com/": "ชื่อที่เห็นเป็นเครื่อง `xn--80ak6aa92e.com` เพราะ `\u0430` ไม่ใช่อักษรอังกฤษ",
    "https://\uff57\uff57\uff57.cdd.go.th/": "ชื่อที่เห็นเป็นเครื่อง `www.cdd.go.th` เพราะ `\uff57` ไม่ใช่อักษรอังกฤษ",
    "https://cddไทย.com/": "เพราะมีอักษรไทยปนอักษรอังกฤษ",
    "https://a..b/": "`a..b` ไม่ใช่ชื่อเครื่อง",
    "https://-a.example/": "ไม่ใช่ชื่อเครื่อง",
    "https://a%2Fb.example/": "ไม่ใช่ชื่อเครื่อง",
    "https://xn--99999999999.example/": "ไม่ใช่ชื่อเครื่อง",
    f"https://{'a' * 64}.example/": "ไม่ใช่ชื่อเครื่อง",
    "http://2130706433/": "ไม่ใช่ชื่อเครื่อง",
    "http://0x7f.1/": "ไม่ใช่ชื่อเครื่อง",
    "http://127.1/": "ไม่ใช่ชื่อเครื่อง",
    "http://[bad/": "ไม่ใช่ชื่อเครื่อง",
    "http://192.168.1.20/x": "อยู่ในเครือข่ายภายใน",
    "http://10.0.0.1:8080/": "อยู่ในเครือข่ายภายใน",
    "http://169.254.169.254/": "อยู่ในเครือข่ายภายใน",
    "http://[::1]/": "อยู่ในเครือข่ายภายใน",
    "http://[::ffff:192.168.1.20]/": "อยู่ในเครือข่ายภายใน",
    "http://localhost/": "อยู่ในเครือข่ายภายใน",
    "http://LOCALHOST./": "อยู่ในเครือข่ายภายใน",
    "http://intranet/": "อยู่ในเครือข่ายภายใน",
    "http://files.office.local/": "อยู่ในเครือข่ายภายใน",
    "http://metadata.google.internal/": "อยู่ในเครือข่ายภายใน",
    "mailto:ไม่มี": "`mailto:ไม่มี` ไม่ใช่ที่อยู่อีเมล",
    "mailto:office@example.go.th?subject=x&BCC=a@b.example": "กำหนดผู้รับหรือสิ่งอื่นของอีเมลไว้ด้วย",
    "mailto:office(at)example.go.th": "ไม่ใช่ที่อยู่อีเมล",
    "mailto:office@localhost": "ไม่ใช่ที่อยู่อีเมล",
    "tel:ไม่มี": "`tel:ไม่มี` ไม่ใช่หมายเลขโทรศัพท์",
    "javascript:alert(1)": "ไม่ใช่ที่อยู่ที่ใช้เป็นลิงก์ได้",
    "data:text/html,x": "ไม่ใช่ที่อยู่ที่ใช้เป็นลิงก์ได้",
    "": "ไม่ใช่ที่อยู่ที่ใช้เป็นลิงก์ได้",
}
ADVICE = {
    "https:evil.example/a": "พิมพ์ `https://evil.example/a`",
    "//evil.example/": "พิมพ์ `https://evil.example/`",
    "https://https://www.cdd.go.th/": "พิมพ์ `https://www.cdd.go.th/`",
    "https://cdd.go.th:99999/law": "ลบ `:99999` คือ `https://cdd.go.th/law`",
    "https://cdd.g\u043e.th/": "พิมพ์ชื่อเครื่องใหม่ด้วยอักษรอังกฤษ คือ `https://cdd.go.th/`",
    "https://\uff57\uff57\uff57.cdd.go.th/": "พิมพ์ชื่อเครื่องใหม่ด้วยอักษรอังกฤษ คือ `https://www.cdd.go.th/`",
    "https://cdd\u3002go\u3002th/": "พิมพ์ชื่อเครื่องใหม่ด้วยอักษรอังกฤษ คือ `https://cdd.go.th/`",
    "www.cdd.go.th": "พิมพ์ `https://www.cdd.go.th`",
    "info@cdd.go.th": "พิมพ์ `mailto:info@cdd.go.th`",
    "https://www.cdd .go.th": "ลบช่องว่าง คือ `https://www.cdd.go.th`",
    "mailto:office(at)example.go.th": "พิมพ์ `mailto:office@example.go.th`",
    "mailto:office [at] example.go.th": "พิมพ์ที่อยู่เต็มที่ขึ้นต้นด้วย `https://` และไม่มีช่องว่าง",
}


def is_a_field(kind: Any, value: str) -> bool:
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("address", GOOD)
def test_an_address_that_leads_where_it_says_is_good_in_fields_and_in_texts(address: str) -> None:
    assert wrong_address(address) is None
    assert is_a_field(WebAddress, address)
    assert may_link(normalizeLink(address))


@pytest.mark.parametrize("address", REFUSED)
def test_a_disguised_address_is_refused_in_fields_and_in_texts(address: str) -> None:
    wrong = wrong_address(address)
    assert wrong is not None
    assert REFUSED[address] in wrong.message
    assert not is_a_field(WebAddress, address)
    assert not may_link(address)
    assert not may_link(normalizeLink(address))


@pytest.mark.parametrize("address", ADVICE)
def test_what_to_type_instead_is_told(address: str) -> None:
    wrong = wrong_address(address)
    assert wrong is not None
    assert wrong.advice == ADVICE[address]


@pytest.mark.parametrize("path", ["/", "/clean/", "/clean/2564.v1/", "/โครงการ/"])
def test_the_site_may_stand_below_a_path(path: str) -> None:
    assert settings(path).base_path == path


@pytest.mark.parametrize(
    "path",
    [
        "/\\evil.example/",
        "//evil.example/",
        "/a//",
        "/../",
        "/./",
        "/a b/",
        "/?/",
        "/#/",
        "/%2f/",
        "/a\u200b/",
        "x",
        "/\x09/",
    ],
)
def test_what_a_browser_takes_for_a_host_is_no_such_path(path: str) -> None:
    with pytest.raises(ValidationError):
        settings(path)


def settings(base_path: str) -> Settings:
    return Settings.model_validate(
        {
            "title": "ก",
            "tagline": "ข",
            "description": "ค",
            "owner": "ง",
            "current_year": 2564,
            "base_path": base_path,
        }
    )


def test_a_mailbox_is_judged_in_a_field_of_its_own() -> None:
    assert is_a_field(Email, "office@example.go.th")
    assert not is_a_field(Email, "ไม่มี")
    assert wrong_mailbox("ไม่มี") == ("`ไม่มี` ไม่ใช่ที่อยู่อีเมล", "พิมพ์ในรูป `office@example.go.th` ถ้าไม่มี ให้ลบออก")
    assert wrong_mailbox("office [at] example.go.th") == (
        "`office [at] example.go.th` ไม่ใช่ที่อยู่อีเมล",
        "พิมพ์ `office@example.go.th`",
    )


def test_an_address_as_typed_is_in_its_own_letters() -> None:
    assert as_typed("https://xn--12c8df.xn--o3cw4h/%E0%B8%81") == "https://กรม.ไทย/ก"


PIECES = st.lists(
    st.sampled_from(
        [
            "https",
            ":",
            "//",
            "/",
            "@",
            "[",
            "]",
            "xn--",
            "xn--0",
            ".",
            "-",
            "99999",
            "%",
            "%00",
            "mailto:",
            "tel:",
            "ก",
            "\u0430",
            "\ud800",
        ]
    )
    | st.text(max_size=4),
    max_size=9,
).map("".join)


@given(PIECES | st.text())
def test_any_text_is_good_or_told_what_is_wrong_without_unseen_signs(text: str) -> None:
    for judge in (wrong_address, wrong_form, wrong_mailbox):
        wrong = judge(text)
        assert wrong is None or (wrong.message and wrong.advice)
    wrong = wrong_address(text)
    assert wrong is None or "\x1b" not in wrong.message + wrong.advice


@pytest.mark.parametrize(
    "address",
    [r"C:\งาน พช\แผน.pdf", "D:/งาน/แผน.pdf", r"\\server\share\แผน.pdf", "file:///C:/แผน.pdf", r"z:\a.pdf"],
)
def test_a_place_on_a_disk_or_in_the_office_is_told_as_that(address: str) -> None:
    wrong = wrong_form(address)
    assert wrong is not None
    assert wrong.advice == "ไฟล์ในเครื่องผู้อื่นเปิดไม่ได้ วางไว้ใน `files` ของหน่วยงาน แล้วใช้ช่อง `file:` แทน"
