"""What a file is that may not be published as it is, and what to do with it: told by its content, and where
that says nothing, by its ending."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

__all__ = ["advice_by_ending", "foreign_kind"]

_SAVE_AS = "บันทึกใหม่เป็น PDF, Word, Excel, PowerPoint, OpenDocument, CSV (UTF-8), JPEG, PNG หรือ WebP"
_AS_PICTURE = "เปิดภาพแล้วบันทึกเป็น (Save as) JPEG หรือ PNG"
_AS_JPEG = "ส่งออกภาพเป็น JPEG (ใน iPhone ตั้งค่า > กล้อง > รูปแบบ > เข้ากันได้มากที่สุด)"
_AS_FILM = "นำวิดีโอหรือเสียงไปไว้ที่ช่องทางของหน่วยงาน เช่น YouTube แล้วใส่ที่อยู่ในช่อง `url:`"
_AS_PDF = "เปิดไฟล์แล้วบันทึกหรือส่งออกเป็น PDF"
_UNPACK = "แตกไฟล์ แล้ววางเฉพาะเอกสารที่จะเผยแพร่ทีละไฟล์"
_BY_EXCEL = "เปิดใน Excel แล้วบันทึกเป็น (Save As) `.xlsx`"
_BY_WORD = "เปิดใน Word แล้วบันทึกเป็น (Save As) `.docx` หรือ PDF"
_PRINT = "เปิดด้วยโปรแกรมอ่าน PDF แล้วสั่งพิมพ์เป็น PDF ใหม่ ถ้าเปิดไม่ได้ ให้ดาวน์โหลดใหม่"
_FETCH_AGAIN = "เปิดต้นทางในเบราว์เซอร์ เข้าสู่ระบบถ้าต้องเข้า ดาวน์โหลดใหม่ เปิดดูให้เห็นเนื้อหา แล้ววางแทนไฟล์นี้"
_DOWNLOAD = "ใน Google เลือก ไฟล์ > ดาวน์โหลด > PDF แล้ววางไฟล์ที่ได้แทน"
_NOT_A_LINK = "ไฟล์นี้เป็นทางลัด วางไฟล์จริงแทน หรือใส่ที่อยู่ในช่อง `url:`"

_ADVICE_OF = {
    **dict.fromkeys((".heic", ".heif"), _AS_JPEG),
    **dict.fromkeys((".gif", ".bmp", ".tif", ".tiff", ".svg", ".avif"), _AS_PICTURE),
    **dict.fromkeys((".mp4", ".mov", ".avi", ".mkv", ".3gp", ".mp3", ".m4a", ".wav"), _AS_FILM),
    **dict.fromkeys((".zip", ".rar", ".7z", ".gz"), _UNPACK),
    **dict.fromkeys((".txt", ".rtf", ".pages", ".numbers", ".key", ".pub"), _AS_PDF),
    **dict.fromkeys((".gdoc", ".gsheet", ".gslides"), _DOWNLOAD),
    **dict.fromkeys((".lnk", ".url", ".webloc"), _NOT_A_LINK),
}
"""What to do with files of other kinds that staff often have, by their ending."""


class Foreign(NamedTuple):
    """The kind of a file, to follow “เนื้อไฟล์เป็น”, and what to do with it; both Thai."""

    name: str
    advice: str


_TABLES = frozenset({".xls", ".xlsx", ".ods", ".csv"})
_TEXTS = frozenset({".doc", ".docx", ".odt"})
_SHORT = 4_096
"""Bytes at the beginning of a file that tell what it is."""

_PAGE = re.compile(
    rb"(?i)(?:\xef\xbb\xbf)?(?:\s|(?><!--.*?-->))*+<(?:!doctype html|html|head|body|table|meta)\b"
)
_OFFICE_XML = re.compile(rb"<\?xml(?s:.)*?urn:schemas-microsoft-com:office:spreadsheet|<\?mso-application")
_BRANDS = re.compile(rb"(?s).{4}ftyp(?:(?P<heic>hei[cxms]|hev[cxms]|mif1|msf1)|(?P<avif>avi[fs]))?")
_STARTS: tuple[tuple[tuple[bytes, ...], Foreign], ...] = (
    ((b"GIF8", b"II*\0", b"MM\0*"), Foreign("ภาพชนิดอื่น (GIF หรือ TIFF)", _AS_PICTURE)),
    ((b"{\\rtf",), Foreign("เอกสาร RTF", _BY_WORD)),
    ((b"MIME-Version:",), Foreign("หน้าเว็บที่บันทึกไว้ (MHTML)", _BY_WORD)),
    ((b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b"), Foreign("ไฟล์บีบอัด", _UNPACK)),
)


def foreign_kind(data: bytes, ending: str) -> Foreign | None:
    """What a file with that ending is that is none of the kinds that may be published; None when its content
    does not tell."""
    start = data[:_SHORT]
    if _PAGE.match(start):
        return Foreign("หน้าเว็บ (HTML)", _of_page(ending))
    if _OFFICE_XML.search(start):
        return Foreign("เอกสาร XML ของ Office", _BY_WORD if ending in _TEXTS else _BY_EXCEL)
    if brand := _BRANDS.match(start):
        if brand["heic"]:
            return Foreign("ภาพ HEIC ของโทรศัพท์", _AS_JPEG)
        return Foreign("ภาพ AVIF", _AS_PICTURE) if brand["avif"] else Foreign("วิดีโอหรือเสียง", _AS_FILM)
    if ending == ".pdf" and b"%PDF-" in start:
        return Foreign("ข้อความอื่นที่แทรกอยู่หน้าเนื้อ PDF", _PRINT)
    return next((kind for starts, kind in _STARTS if _begins(start, starts)), None)


def _begins(start: bytes, starts: Collection[bytes]) -> bool:
    return start.startswith(tuple(starts))


def _of_page(ending: str) -> str:
    """Systems export pages under the names of Excel and Word; under any other name a page was fetched in
    place of the file, by somebody who was not logged in."""
    if ending in _TABLES:
        return _BY_EXCEL
    return _BY_WORD if ending in _TEXTS else _FETCH_AGAIN


def advice_by_ending(ending: str) -> str:
    """What to do with a file of which only the ending tells what it is."""
    return _ADVICE_OF.get(ending, _SAVE_AS)
