"""Reads and writes `content/links.yaml`, the result of the last check of outside addresses."""

from __future__ import annotations

import json
from pathlib import Path

from cleancdd.diagnostics import Diagnostics
from cleancdd.model.links import NO_LINKS, LinkBook, LinkStatus
from cleancdd.readers.loader import load
from cleancdd.thai.dates import typed_day
from cleancdd.wholefile import replacing

__all__ = ["LINKS_FILE", "read_links", "write_links"]

LINKS_FILE = "content/links.yaml"

_HEAD = """\
# ผลตรวจที่อยู่ภายนอกของคำสั่ง `cleancdd links` ซึ่งเขียนไฟล์นี้ใหม่ทั้งไฟล์ทุกครั้ง ไม่ต้องแก้เอง
# ok คือจำนวนที่เปิดได้ตามปกติ ส่วน addresses คือที่เหลือ: moved ย้ายถาวร · gone ไม่มีแล้ว · refused ปลายทางไม่ให้ตรวจ
# server-error ปลายทางขัดข้อง · bad-content เนื้อหาไม่ถูกต้อง · unchecked ตรวจไม่ได้ จึงยังไม่รู้ว่ามีหรือไม่
"""


def read_links(root: Path, diagnostics: Diagnostics) -> LinkBook:
    """What the last check found; an empty book when there was none or the file has diagnostics."""
    if not (root / LINKS_FILE).exists():
        return NO_LINKS
    loaded = load(root, LINKS_FILE, LinkBook, diagnostics)
    return NO_LINKS if loaded is None else loaded.value


def write_links(root: Path, book: LinkBook) -> None:
    """Write the book, addresses in order, one line each; raises `OSError` with the old file left whole."""
    with replacing(root / LINKS_FILE) as fresh:
        fresh.write_text(_text(book), encoding="utf-8", newline="\n")


def _text(book: LinkBook) -> str:
    lines = [f"  {_quoted(address)}: {_line(status)}" for address, status in sorted(book.addresses.items())]
    day = f"checked: {typed_day(book.checked)}\n" if book.checked else ""
    addresses = "\n".join(["addresses:", *lines]) if lines else "addresses: {}"
    return f"{_HEAD}{day}ok: {book.ok}\n{addresses}\n"


def _line(status: LinkStatus) -> str:
    fields = {"state": status.state.value}
    if status.status is not None:
        fields["status"] = str(status.status)
    if status.reason is not None:
        fields["reason"] = status.reason
    fields |= {name: _quoted(one) for name in ("moved_to", "final") if (one := getattr(status, name))}
    if status.since is not None:
        fields["since"] = typed_day(status.since)
    return "{" + ", ".join(f"{name}: {value}" for name, value in fields.items()) + "}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
