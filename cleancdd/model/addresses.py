"""The fields for where something or somebody is reached: pages, files, web addresses, telephones, mail."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator

from cleancdd import urls
from cleancdd.model.fields import FULL_ADDRESS, Text, invalid
from cleancdd.model.names import is_file_path, is_reserved
from cleancdd.thai.numerals import to_arabic
from cleancdd.weburl import wrong_address, wrong_mailbox

__all__ = ["Email", "FilePath", "Phone", "SitePath", "WebAddress", "dialled"]


_SEVERAL = re.compile(r"(?i)https?:\S+?[\s,;|]+https?://")


def _web_address(value: str) -> str:
    if _SEVERAL.match(value):
        advice = "ใส่ที่อยู่เดียว แล้วแยกที่อยู่อื่นเป็นอีกรายการ"
        raise invalid("wrong-link", f"`{value}` มีมากกว่าหนึ่งที่อยู่", advice)
    if wrong := wrong_address(value):
        raise invalid("wrong-link", *wrong)
    return value


def _email(value: str) -> str:
    if wrong := wrong_mailbox(value):
        raise invalid("wrong-link", *wrong)
    return value


def _file_path(value: str) -> str:
    if (inner := value.strip("‘’“”«»\"'")) != value and is_file_path(inner):
        raise invalid("wrong-path", f"`{value}` มีเครื่องหมายคำพูดติดมา", f"พิมพ์ `{inner}`")
    if not is_file_path(value):
        if FULL_ADDRESS.match(value):
            advice = f'ใช้ช่อง `url:` แทน พิมพ์ `url: "{value}"`'
            raise invalid("wrong-path", f"`{value}` เป็นที่อยู่เว็บ ไม่ใช่ชื่อไฟล์", advice)
        raise invalid(
            "wrong-path",
            f"`{value}` ไม่ใช่ชื่อไฟล์ที่ใช้ได้",
            "พิมพ์ชื่อไฟล์ในโฟลเดอร์ `files` ของหน่วยงาน เช่น `files/report-2564.pdf` ไม่มี `..` และไม่ขึ้นต้นด้วย `/`",
        )
    return value


_SITE_PATH = re.compile(r"/(?:[a-z0-9-]+/)*(?:#[A-Za-z0-9._-]+)?")


def _path_meant(value: str) -> str:
    """The advice for what is not an address of a page: what is missing, or which field is for other sites."""
    if re.match(r"(?i)https?:|www\.", value):
        return "ถ้าเป็นหน้าของเว็บไซต์อื่น ใช้ช่อง `url:` แทนช่องนี้"
    meant = urls.closed(value)
    if _SITE_PATH.fullmatch(meant):
        return f"พิมพ์ `{meant}`"
    return "พิมพ์ให้ขึ้นต้นและลงท้ายด้วย `/` เช่น `/units/saraburi/`"


def _site_path(value: str) -> str:
    if not _SITE_PATH.fullmatch(value):
        raise invalid(
            "wrong-link",
            f"`{value}` ไม่ใช่ที่อยู่ของหน้าในเว็บไซต์นี้",
            _path_meant(value),
        )
    if (name := next(filter(is_reserved, value.split("/")), None)) is not None:
        raise invalid("wrong-link", f"`{name}` ใน `{value}` เป็นชื่อที่ Windows สงวนไว้", "ใช้ที่อยู่อื่น")
    return value


SitePath = Annotated[Text, AfterValidator(_site_path)]
"""The address of a page of this site, such as `/units/saraburi/documents/work-plan/`."""

WebAddress = Annotated[Text, AfterValidator(_web_address)]
"""A full address outside the site, of an allowed scheme, without misleading parts."""


def dialled(phone: str) -> str:
    """What a telephone dials for a `Phone`: its first number, without what groups its digits."""
    first = re.split(r"[,;/]|ต่อ|ext|โทรสาร", to_arabic(phone))[0]
    return re.sub(r"[^0-9+]", "", first)


def _phone(value: str) -> str:
    if label := re.match(r"[^0-9๐-๙+(]*[^\W\d_][^0-9๐-๙+(]*(?=[0-9๐-๙+(])", value):
        raise invalid(
            "wrong-number",
            f"ช่องนี้มีแต่หมายเลข หน้าเว็บแสดงคำนำหน้าให้เองแล้ว จึงไม่ต้องพิมพ์ `{label[0].strip()}`",
            f"พิมพ์ `{value[label.end() :]}`",
        )
    if len(dialled(value).replace("+", "")) not in {3, 4, *range(9, 15)}:
        raise invalid(
            "wrong-number",
            f"`{value}` ไม่ใช่หมายเลขโทรศัพท์ที่โทรได้",
            "พิมพ์หมายเลข 9 หรือ 10 หลักที่ขึ้นต้นด้วย 0 เช่น `0 2123 4567` ถ้าไม่มี ให้ลบช่องนี้",
        )
    return value


Phone = Annotated[Text, AfterValidator(_phone)]
"""A telephone number of 9 or 10 digits or a short one of 3 or 4, with whatever follows it (`ต่อ 12`, `-5`)."""

Email = Annotated[Text, AfterValidator(_email)]
"""An email address."""

FilePath = Annotated[Text, AfterValidator(_file_path)]
"""A path relative to the folder of the file that names it, with `/`, that stays inside and is valid on every
system."""
