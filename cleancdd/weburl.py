"""Which full addresses a page may link to; the same check for fields of YAML and links of Markdown.

An address must lead where its reader expects: no other name before the host, no look-alike letters, no
invisible characters, and no machine that only its author's network can reach.
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote, unquote

from cleancdd.networks import is_local_name, is_public
from cleancdd.thai.signs import name_of_sign, odd_signs

__all__ = [
    "SCHEMES",
    "Wrong",
    "as_typed",
    "missing_start",
    "unseen_in",
    "wrong_address",
    "wrong_form",
    "wrong_mailbox",
]

SCHEMES = ("https", "http", "mailto", "tel")
"""The schemes that a link of the site may have."""

_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
"""Categories of invisible characters: controls, zero-width and direction marks; browsers drop some, and
readers misread the others."""

_BLANKS = "\u115f\u1160\u2800\u3164\uffa0"
"""Characters categorised as letters that are blank."""

_WEB = re.compile(r"(?i)(https?):(/*)([^/?#]*)(.*)", re.DOTALL)
_HOST_AND_PORT = re.compile(r"(\[[^\]]*\]|[^:]*)(?::(.*))?", re.DOTALL)
_LABEL = re.compile(r"(?i)[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_THAI_LABEL = re.compile(
    r"[\u0e01-\u0e3a\u0e40-\u0e59](?:[\u0e01-\u0e3a\u0e40-\u0e590-9-]*[\u0e01-\u0e3a\u0e40-\u0e590-9])?"
)
_NUMBER = re.compile(r"(?i)[0-9]+|0x[0-9a-f]*")
"""A last label that makes browsers read the whole host as an IPv4 number, however it is written."""

_MAILBOX = re.compile(r"(?i)[a-z0-9.!#$%&'*+=^_`{|}~-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_PHONE = re.compile(r"(?i)\+?[0-9*().-]+(?:;[a-z0-9=;.-]+)?")
_ENCODED = re.compile(r"[\s<>\"^`{|}]")
"""Characters that are percent-encoded in an address."""

_AT = re.compile(r"(?i)\s*(?:[(\[{<](?:at|แอท|แอด|@)[)\]}>]|＠)\s*")

_LOOK_ALIKES = str.maketrans("аеорсухіјѕһԁԛԝɡɩαοενικρτυχ", "aeopcyxijshdqwgiaoevikptux")
"""Cyrillic and Greek letters, each with the English letter that it resembles."""

_OUTRIGHT = "พิมพ์ที่อยู่เต็มที่ขึ้นต้นด้วย `https://` และไม่มีช่องว่าง"


class Wrong(NamedTuple):
    """Why an address may not be linked, and what to type instead; both Thai."""

    message: str
    advice: str


def wrong_address(address: str) -> Wrong | None:
    """The problem with a full address; None when a page may link to it."""
    return wrong_form(address) or _out_of_reach(address)


@lru_cache(maxsize=4096)
def wrong_form(address: str) -> Wrong | None:
    """The problem with an address as written, whichever machine it names."""
    judges = {"https": _wrong_web, "http": _wrong_web, "mailto": _wrong_mail, "tel": _wrong_phone}
    judge = judges.get(address.partition(":")[0].lower() if ":" in address else "", _without_scheme)
    return _unseen(address) or _misplaced(address) or judge(address)


def missing_start(address: str) -> str | None:
    """The advice for a web or email address without its scheme; None for any other."""
    if re.fullmatch(
        r"(?i)(?:www\.[^\s/]+|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:th|com|org|net|info))(?:[:/?#]\S*)?", address
    ):
        return f"พิมพ์ `https://{address}`"
    return f"พิมพ์ `mailto:{address}`" if re.fullmatch(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", address) else None


def as_typed(address: str) -> str:
    """An address in readable form, as an author types it: neither percent-encoded nor in punycode."""
    return re.sub(r"(?i)\bxn--[a-z0-9-]+", lambda label: _decoded(label[0]), unquote(address))


def unseen_in(text: str) -> str | None:
    """The first invisible character of a text."""
    return next((sign for sign in text if unicodedata.category(sign) in _UNSEEN or sign in _BLANKS), None)


def _unseen(address: str) -> Wrong | None:
    sign = unseen_in(unquote(address))
    if sign is None:
        return None
    cleaned = address
    while (one := unseen_in(unquote(cleaned))) is not None and (cut := _without(cleaned, one)) != cleaned:
        cleaned = cut
    shown = cleaned if unseen_in(unquote(cleaned)) is None else "ที่อยู่"
    name = name_of_sign(sign) if odd_signs(sign) else f"อักขระที่มองไม่เห็น U+{ord(sign):04X}"
    return Wrong(f"`{shown}` ไม่ใช่ที่อยู่ที่เห็น เพราะมี{name}", "ลบอักขระนั้น หรือพิมพ์ที่อยู่ใหม่ทั้งหมด")


def _without(address: str, sign: str) -> str:
    """An address without a given character, whether plain or percent-encoded."""
    return re.sub(
        re.escape(quote(sign.encode("utf-8", "surrogatepass"))),
        "",
        address.replace(sign, ""),
        flags=re.IGNORECASE,
    )


_ON_A_DISK = re.compile(r"(?i)file:|[a-z]:[\\/]|\\\\")
"""The beginning of a place on the author's machine, or on one of the office's network."""


def _misplaced(address: str) -> Wrong | None:
    if _ON_A_DISK.match(address):
        return _no_link(address, "ไฟล์ในเครื่องผู้อื่นเปิดไม่ได้ วางไว้ใน `files` ของหน่วยงาน แล้วใช้ช่อง `file:` แทน")
    if "\\" in address:
        return Wrong(f"`{address}` มี `\\` ซึ่งไม่ใช่ส่วนของที่อยู่", f"พิมพ์ `{address.replace(chr(92), '/')}`")
    if _ENCODED.search(address):
        if re.fullmatch(r"(?i)https?://[^\s/<>\"^`{|}]+/\S*(?: \S+)*", address):
            encoded = _ENCODED.sub(lambda sign: quote(sign[0]), address)
            named = "ช่องว่างเป็น `%20`" if " " in address else "อักขระพิเศษเป็นรหัส"
            return _no_link(address, f"พิมพ์{named} คือ `{encoded}`")
        is_spaced = re.match(r"(?i)https?:\S*\s", address)
        advice = (
            f"ลบช่องว่าง คือ `{''.join(address.split())}`"
            if is_spaced
            else missing_start("%20".join(address.split(" "))) or _OUTRIGHT
        )
        return _no_link(address, advice)
    return None


def _without_scheme(address: str) -> Wrong:
    if address.startswith("//"):
        return Wrong(f"`{address}` ไม่มี `https:` นำหน้า", f"พิมพ์ `https:{address}`")
    if misspelt := re.fullmatch(r"(?i)h{0,2}t{1,3}p{1,2}s?[:;：]/{1,3}(\S+)", address):
        return _no_link(address, f"พิมพ์ `https://{misspelt[1]}`")
    return _no_link(address, missing_start(address) or _OUTRIGHT)


def _no_link(address: str, advice: str = _OUTRIGHT) -> Wrong:
    return Wrong(f"`{address}` ไม่ใช่ที่อยู่ที่ใช้เป็นลิงก์ได้", advice)


def _wrong_web(address: str) -> Wrong | None:
    found = _WEB.fullmatch(address)
    if found is None or not found[3]:
        return Wrong(f"`{address}` ไม่มีชื่อเครื่อง", "พิมพ์ชื่อเครื่องต่อจาก `https://` เช่น `https://www.example.go.th/`")
    scheme, slashes, authority, rest = found.groups()
    if slashes != "//":
        return Wrong(f"`{address}` ต้องมี `//` หลัง `{scheme}:`", f"พิมพ์ `{scheme}://{authority}{rest}`")
    name, at, host = authority.rpartition("@")
    if at:
        advice = f"พิมพ์ชื่อเครื่องเดียวที่ต้องการ เช่น `{scheme}://{name.partition(':')[0] or host}/`"
        return Wrong(f"`{address}` เปิดเครื่อง `{host}` ไม่ใช่ `{name}`", advice)
    return _wrong_authority(address, scheme, authority, rest)


def _wrong_authority(address: str, scheme: str, authority: str, rest: str) -> Wrong | None:
    found = _HOST_AND_PORT.fullmatch(authority)
    if found is None:
        return _no_host(authority)
    host, port = found.groups()
    if host.lower() in SCHEMES and not port and rest.startswith("//"):
        return Wrong(f"`{address}` มี `{scheme}://` ซ้ำ", f"พิมพ์ `{host}:{rest}`")
    if port is not None and not (re.fullmatch(r"[0-9]{1,5}", port, re.ASCII) and 0 < int(port) < 2**16):
        what = f"มีเลขพอร์ต `{port}` ซึ่งใช้ไม่ได้" if port else "มี `:` หลังชื่อเครื่อง แต่ไม่มีเลขพอร์ต"
        return Wrong(f"`{address}` {what}", f"ลบ `:{port}` คือ `{scheme}://{host}{rest}`")
    return _other_letters(address, host) or (None if _is_host(host) else _no_host(host))


def _no_host(host: str) -> Wrong:
    return Wrong(
        f"`{unquote(host)}` ไม่ใช่ชื่อเครื่อง", "พิมพ์ชื่อเครื่องด้วย a-z 0-9 ขีดกลาง และจุด เช่น `www.example.go.th`"
    )


def _is_host(host: str) -> bool:
    if host.startswith("["):
        return _ip(host) is not None
    labels = host.removesuffix(".").split(".")
    if _NUMBER.fullmatch(labels[-1]):
        return _ip(host) is not None
    return len(host) <= 253 and all(map(_is_label, labels))


def _is_label(label: str) -> bool:
    """Whether a label of a host is valid: of English letters, or of Thai ones, also in punycode (`xn--…`)."""
    if label.lower().startswith("xn--"):
        return _THAI_LABEL.fullmatch(_decoded(label)) is not None
    return _LABEL.fullmatch(label) is not None or _THAI_LABEL.fullmatch(label) is not None


def _ip(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return (
            ipaddress.IPv6Address(host[1:-1])
            if host.startswith("[")
            else ipaddress.IPv4Address(host.removesuffix("."))
        )
    except ValueError:
        return None


def _other_letters(address: str, host: str) -> Wrong | None:
    """A host with a misleading letter: of another script, or of two scripts in one label."""
    labels = [_decoded(one) for one in host.split(".")]
    odd = next((one for one in labels if not one.isascii() and not _THAI_LABEL.fullmatch(one)), None)
    if odd is None:
        return None
    sign = next((one for one in odd if not one.isascii() and not _THAI_LABEL.fullmatch(one)), None)
    why = "มีอักษรไทยปนอักษรอังกฤษ" if sign is None else f" `{_told(sign)}` ไม่ใช่อักษรอังกฤษ แม้อาจดูเหมือน"
    meant = _in_english(".".join(labels))
    advice = f" คือ `{address.partition(':')[0]}://{meant}/`" if _is_host(meant) and meant.isascii() else ""
    return Wrong(f"ชื่อที่เห็นเป็นเครื่อง `{_punycode(labels)}` เพราะ{why}", f"พิมพ์ชื่อเครื่องใหม่ด้วยอักษรอังกฤษ{advice}")


def _decoded(label: str) -> str:
    """A label of a host, decoded."""
    if not label.lower().startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except (ValueError, OverflowError):
        return label


def _punycode(labels: list[str]) -> str:
    """A host in punycode, whose look-alike letters nobody can mistake."""
    plain = [unicodedata.normalize("NFKC", one.lower()) for one in labels]
    return ".".join(
        one if one.isascii() else f"xn--{one.encode('punycode', 'replace').decode()}" for one in plain
    )


def _told(sign: str) -> str:
    return f"U+{ord(sign):04X}" if unseen_in(sign) or unicodedata.combining(sign) else sign


def _in_english(host: str) -> str:
    """A host with each letter that resembles an English one replaced by it."""
    plain = unicodedata.normalize("NFKD", host.lower().translate(_LOOK_ALIKES)).replace("。", ".")
    return "".join(sign for sign in plain if not unseen_in(sign) and not unicodedata.combining(sign))


def _out_of_reach(address: str) -> Wrong | None:
    """The problem with an address that is well formed but in a network that visitors cannot reach."""
    found = _WEB.fullmatch(address)
    host = _HOST_AND_PORT.fullmatch(found[3]) if found else None
    if host is None:
        return None
    ip = _ip(host[1])
    if is_public(ip) if ip is not None else not is_local_name(host[1]):
        return None
    advice = "พิมพ์ที่อยู่ที่เปิดได้จากภายนอก ถ้าเป็นเอกสาร ให้วางไฟล์ไว้ใน `files` ของหน่วยงานแทน"
    return Wrong(f"`{address}` อยู่ในเครือข่ายภายใน ผู้อื่นเปิดไม่ได้", advice)


def _wrong_mail(address: str) -> Wrong | None:
    mailbox, _, rest = address[7:].partition("?")
    others = [one.partition("=")[0].lower() for one in rest.split("&") if one]
    if not {"subject", "body"}.issuperset(others):
        return Wrong(f"`{address}` กำหนดผู้รับหรือสิ่งอื่นของอีเมลไว้ด้วย", f"พิมพ์ `{address[:7]}{mailbox}`")
    return wrong_mailbox(as_typed(mailbox), address[:7])


def wrong_mailbox(mailbox: str, start: str = "") -> Wrong | None:
    """The problem with an email address, reported with `start` (such as `mailto:`) before it."""
    if _MAILBOX.fullmatch(mailbox):
        return None
    meant = re.sub(r"\s*@\s*", "@", _AT.sub("@", mailbox))
    advice = (
        f"พิมพ์ `{start}{meant}`"
        if _MAILBOX.fullmatch(meant)
        else f"พิมพ์ในรูป `{start}office@example.go.th` ถ้าไม่มี ให้ลบออก"
    )
    return Wrong(f"`{start}{mailbox}` ไม่ใช่ที่อยู่อีเมล", advice)


def _wrong_phone(address: str) -> Wrong | None:
    if _PHONE.fullmatch(address[4:]):
        return None
    return Wrong(f"`{unquote(address)}` ไม่ใช่หมายเลขโทรศัพท์", "พิมพ์ตัวเลข 0-9 และขีดกลาง เช่น `tel:1567`")
