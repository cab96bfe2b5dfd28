"""Errors of publishing, with messages in plain Thai."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["PublishError", "explained"]

_MEANINGS = {
    errno.ENOSPC: "เนื้อที่ดิสก์เต็ม ลบไฟล์ที่ไม่ใช้แล้วลองใหม่",
    errno.EDQUOT: "ใช้เนื้อที่ดิสก์ครบโควตาแล้ว ลบไฟล์ที่ไม่ใช้แล้วลองใหม่",
    errno.EFBIG: "ไฟล์ใหญ่กว่าที่ระบบยอมให้เขียน",
    errno.EROFS: "ดิสก์นี้อ่านได้อย่างเดียว เลือกโฟลเดอร์อื่นด้วย `--out`",
    errno.EACCES: "ไม่มีสิทธิ์เขียน หรือมีโปรแกรมอื่นเปิดไฟล์อยู่ ปิดโปรแกรมนั้นหรือขอสิทธิ์แล้วลองใหม่",
    errno.EPERM: "ระบบไม่อนุญาตให้แก้ไขไฟล์หรือโฟลเดอร์นี้",
    errno.EBUSY: "ไฟล์หรือโฟลเดอร์กำลังถูกใช้งานอยู่ ปิดโปรแกรมที่เปิดอยู่แล้วลองใหม่",
    errno.ENOENT: "ไม่พบไฟล์หรือโฟลเดอร์ อาจถูกลบระหว่างทำงาน",
    errno.EEXIST: "มีไฟล์ชื่อนี้อยู่แล้ว จึงสร้างโฟลเดอร์ไม่ได้",
    errno.ENOTDIR: "ส่วนหนึ่งของที่อยู่นี้เป็นไฟล์ ไม่ใช่โฟลเดอร์",
    errno.ENOTEMPTY: "มีโปรแกรมอื่นเขียนไฟล์ในโฟลเดอร์นี้ระหว่างทำงาน",
    errno.ENAMETOOLONG: "ชื่อไฟล์หรือที่อยู่ยาวเกินไป",
    errno.EMFILE: "เปิดไฟล์พร้อมกันมากเกินไป",
    errno.EIO: "อ่านหรือเขียนดิสก์ไม่สำเร็จ ดิสก์อาจเสีย",
}

_WINDOWS_MEANINGS = {
    32: "มีโปรแกรมอื่นเปิดไฟล์นี้อยู่ ปิดโปรแกรมนั้นแล้วลองใหม่",
    33: "มีโปรแกรมอื่นเปิดไฟล์นี้อยู่ ปิดโปรแกรมนั้นแล้วลองใหม่",
    112: _MEANINGS[errno.ENOSPC],
}


class PublishError(Exception):
    """The site could not be replaced and is unchanged; the message gives the reason in Thai."""


@contextmanager
def explained(doing: str, path: Path, *, assurance: str = " (เว็บไซต์เดิมยังอยู่ครบ)") -> Iterator[None]:
    """Convert an `OSError` to a `PublishError`: the operation (Thai), the path, and the meaning of the
    system's error number."""
    try:
        yield
    except OSError as error:
        place = error.filename or path
        raise PublishError(f"{doing}ไม่สำเร็จ: {place}: {_meaning(error)}{assurance}") from error


def _meaning(error: OSError) -> str:
    windows = _WINDOWS_MEANINGS.get(getattr(error, "winerror", None) or 0)
    return windows or _MEANINGS.get(error.errno or 0) or f"ระบบแจ้งว่า {error.strerror or error}"
