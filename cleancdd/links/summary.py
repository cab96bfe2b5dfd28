"""What a check of links found, as staff read it on a terminal: how many of each, then each address that needs
a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cleancdd.model.links import LinkReason, LinkState, LinkStatus
from cleancdd.thai.dates import format_day

__all__ = ["summary"]

_STATES = {
    LinkState.OK: "เปิดได้",
    LinkState.MOVED: "ย้ายถาวร เปิดได้ แต่ควรแก้เป็นที่อยู่ใหม่",
    LinkState.GONE: "ไม่มีแล้ว",
    LinkState.BAD_CONTENT: "เนื้อหาไม่ถูกต้อง",
    LinkState.SERVER_ERROR: "ปลายทางขัดข้อง",
    LinkState.REFUSED: "ปลายทางไม่ให้โปรแกรมเปิดดู",
    LinkState.UNCHECKED: "ตรวจไม่ได้ จึงยังไม่รู้ว่ามีหรือไม่",
}

REASONS: Mapping[LinkReason, str] = {
    "timeout": "ไม่ตอบภายในเวลาที่รอ",
    "no-such-host": "ไม่พบชื่อเครื่องนี้",
    "not-connected": "ต่อกับเครื่องปลายทางไม่ได้",
    "broken-off": "ปลายทางตัดการเชื่อมต่อกลางคัน",
    "busy": "ปลายทางขอให้เว้นระยะ",
    "tls-expired": "ใบรับรองความปลอดภัยหมดอายุ",
    "tls-not-yet-valid": "ใบรับรองความปลอดภัยยังไม่ถึงวันเริ่มใช้",
    "tls-self-signed": "ใบรับรองความปลอดภัยออกให้ตนเอง",
    "tls-unknown-issuer": "ไม่รู้จักผู้ออกใบรับรองความปลอดภัย หรือปลายทางส่งใบรับรองมาไม่ครบ",
    "tls-wrong-host": "ใบรับรองความปลอดภัยเป็นของชื่อเครื่องอื่น",
    "tls-handshake": "ตกลงวิธีเข้ารหัสกับปลายทางไม่ได้",
    "private-address": "ชี้ไปยังเครื่องในเครือข่ายภายใน จึงไม่เปิด",
    "redirect-loop": "ส่งต่อวนกันหรือส่งต่อหลายทอดเกินไป",
    "redirect-astray": "ส่งต่อไปยังที่อยู่ที่เปิดไม่ได้",
    "wrong-address": "ที่อยู่ผิดรูป",
    "garbled": "ปลายทางตอบไม่เป็นไปตามมาตรฐานของเว็บ",
    "empty": "ปลายทางตอบว่าเรียบร้อยแต่ไม่มีเนื้อหา",
    "page-for-file": "ที่อยู่ของไฟล์ แต่ปลายทางตอบเป็นหน้าเว็บ มักเป็นหน้าที่บอกว่าไม่พบ",
    "not-reached": "หมดเวลาของการตรวจครั้งนี้ก่อนถึงที่อยู่นี้",
}
"""What each reason means, in a few words."""


def summary(found: Mapping[str, LinkStatus], places: Mapping[str, Sequence[str]]) -> str:
    """Counts by state, and each address that is not in its place, with where it is written."""
    return "\n".join(_lines(found, places))


def _lines(found: Mapping[str, LinkStatus], places: Mapping[str, Sequence[str]]) -> Iterator[str]:
    yield f"ตรวจแล้ว {len(found)} ที่อยู่"
    groups = {state: [one for one in found if found[one].state is state] for state in _STATES}
    for state, members in groups.items():
        if members:
            yield f"{len(members):>7}  {_STATES[state]}"
    for state, members in groups.items():
        if members and state is not LinkState.OK:
            yield f"\n{_STATES[state]}"
            for address in members:
                yield from _entry(address, found[address], places.get(address, ()))


def _entry(address: str, status: LinkStatus, places: Sequence[str]) -> Iterator[str]:
    yield f"  {address}"
    details = [f"ตอบรหัส {status.status}"] if status.status else []
    details += [REASONS[status.reason]] if status.reason else []
    details += [f"พบครั้งแรกเมื่อ {format_day(status.since)}"] if status.since else []
    if details:
        yield f"      {' · '.join(details)}"
    if status.moved_to:
        yield f"      ที่อยู่ใหม่ {status.moved_to}"
    if status.final and status.final != status.moved_to:
        yield f"      ส่งต่อไปที่ {status.final}"
    if places:
        yield f"      แก้ไขที่ {' '.join(places)}"
