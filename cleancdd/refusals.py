"""What the operating system refuses, in plain Thai: the one place that gives words to its error numbers."""

from __future__ import annotations

import errno

__all__ = ["reason", "reason_at"]

_ABSENT = "ไม่พบไฟล์หรือโฟลเดอร์ อาจถูกลบระหว่างทำงาน"
_BUSY = "มีโปรแกรมอื่นเปิดไฟล์นี้อยู่ ปิดโปรแกรมนั้นแล้วลองใหม่"
_FULL = "เนื้อที่ดิสก์เต็ม ลบไฟล์ที่ไม่ใช้แล้วลองใหม่"
_GONE = "ต่อกับดิสก์หรือโฟลเดอร์ในเครือข่ายไม่ได้ ตรวจสายหรือเครือข่ายแล้วลองใหม่"
_TOO_LONG = "ชื่อไฟล์หรือที่อยู่ยาวเกินไป"

_REASONS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: "ใช้เนื้อที่ดิสก์ครบโควตาแล้ว ลบไฟล์ที่ไม่ใช้แล้วลองใหม่",
    errno.EFBIG: "ไฟล์ใหญ่กว่าที่ระบบยอมให้เขียน",
    errno.EROFS: "ดิสก์นี้อ่านได้อย่างเดียว เลือกโฟลเดอร์อื่น",
    errno.EACCES: "ไม่มีสิทธิ์เขียนหรืออ่าน หรือมีโปรแกรมอื่นเปิดไฟล์อยู่ ปิดโปรแกรมนั้นหรือขอสิทธิ์แล้วลองใหม่",
    errno.EPERM: "ระบบไม่อนุญาตให้แก้ไขไฟล์หรือโฟลเดอร์นี้",
    errno.EBUSY: "ไฟล์หรือโฟลเดอร์กำลังถูกใช้งานอยู่ ปิดโปรแกรมที่เปิดอยู่แล้วลองใหม่",
    errno.ETXTBSY: _BUSY,
    errno.ENOENT: _ABSENT,
    errno.EEXIST: "มีไฟล์ชื่อนี้อยู่แล้ว จึงสร้างโฟลเดอร์ไม่ได้",
    errno.ENOTDIR: "ส่วนหนึ่งของที่อยู่นี้เป็นไฟล์ ไม่ใช่โฟลเดอร์",
    errno.EISDIR: "เป็นโฟลเดอร์ ไม่ใช่ไฟล์",
    errno.ENOTEMPTY: "มีโปรแกรมอื่นเขียนไฟล์ในโฟลเดอร์นี้ระหว่างทำงาน",
    errno.ELOOP: "ลิงก์ของโฟลเดอร์ชี้วนกัน",
    errno.EINVAL: "ระบบไม่รับชื่อหรือที่อยู่นี้",
    errno.EILSEQ: "ระบบไม่รับตัวอักษรในชื่อนี้",
    errno.ENAMETOOLONG: _TOO_LONG,
    errno.EMFILE: "เปิดไฟล์พร้อมกันมากเกินไป",
    errno.ENFILE: "เปิดไฟล์พร้อมกันมากเกินไป",
    errno.ENOMEM: "หน่วยความจำของเครื่องไม่พอ ปิดโปรแกรมอื่นแล้วลองใหม่",
    errno.EIO: "อ่านหรือเขียนดิสก์ไม่สำเร็จ ดิสก์อาจเสีย",
    errno.ENODEV: _GONE,
    errno.ENXIO: _GONE,
    errno.ESTALE: _GONE,
    errno.ETIMEDOUT: _GONE,
    errno.EHOSTDOWN: _GONE,
    errno.EHOSTUNREACH: _GONE,
    errno.ENETUNREACH: _GONE,
    errno.ENOTCONN: _GONE,
    errno.ECONNRESET: _GONE,
}

_WINDOWS_REASONS = {
    21: _GONE,
    32: _BUSY,
    33: _BUSY,
    53: _GONE,
    64: _GONE,
    67: _GONE,
    112: _FULL,
    123: "ระบบไม่รับชื่อหรือที่อยู่นี้",
    206: _TOO_LONG,
}


def reason(error: OSError) -> str:
    """Why the system refused; in its own words only for a number that is not among the usual ones. An error
    that this program raised with a reason in Thai keeps it."""
    number = getattr(error, "winerror", None)
    if number is None and (error.strerror or "") >= "ก":
        return str(error.strerror)
    windows = _WINDOWS_REASONS.get(number or 0)
    return windows or _REASONS.get(error.errno or 0) or f"ระบบแจ้งว่า {error.strerror or error}"


def reason_at(error: OSError) -> str:
    """The same, after the file or folder, when the error names one."""
    return f"`{error.filename}` {reason(error)}" if error.filename else reason(error)
