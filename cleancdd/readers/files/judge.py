"""Whether a file may be published, by its content; the most serious reason against it first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

from cleancdd.diagnostics import Code
from cleancdd.readers.files.archives import (
    PACKED,
    active_in_archive,
    archive_is_damaged,
    archive_is_locked,
    archive_is_whole,
    has_endless_parts,
    pictures_in_archive,
)
from cleancdd.readers.files.completeness import is_damaged, is_whole
from cleancdd.readers.files.compounds import COMPOUND, active_in_compound, compound_is_locked
from cleancdd.readers.files.csvs import (
    beyond_a_sheet,
    cut_letter,
    encoding_of,
    escaped_sign,
    first_formula,
    is_text,
    lost_thai,
    uneven_row,
)
from cleancdd.readers.files.foreign import advice_by_ending, foreign_kind
from cleancdd.readers.files.kinds import KINDS, sniff
from cleancdd.readers.files.pdflocks import opens_freely
from cleancdd.readers.files.pdfs import active_in_pdf, pictures_in_pdf
from cleancdd.readers.files.photographs import PHOTOGRAPHS, pixels_of, revealed_place
from cleancdd.readers.files.problems import Problem, Upload
from cleancdd.source.letters import letters_of_a_list
from cleancdd.source.text import lost_part

__all__ = ["problem_of", "upload_of"]

_LISTS = frozenset({".csv", ".txt", ".tsv"})
"""How the names of lists end; other text is no list because it has a comma."""

_ENDINGS = frozenset().union(*KINDS.values())

_POINTER = b"version https://git-lfs.github.com/spec/v1"


def upload_of(name: str, data: bytes) -> Upload:
    """A file of that path and content; a list of one column is a CSV when its name says so."""
    kind, ending = sniff(data), PurePosixPath(name).suffix.lower()
    if kind in {None, "CSV"}:
        kind = "CSV" if ending == ".csv" and is_text(data) else kind if ending in _LISTS else None
    return Upload(name, ending, kind, data)


def problem_of(upload: Upload) -> Problem | None:
    """What is wrong with a file; None when it may be published."""
    return next((problem for judge in _JUDGES if (problem := judge(upload)) is not None), None)


def _empty(upload: Upload) -> Problem | None:
    if upload.data.strip(b"\0 \t\r\n"):
        return None
    return Problem(Code.EMPTY_FILE, "ไฟล์ว่าง", "คัดลอกหรือดาวน์โหลดไฟล์จากต้นฉบับใหม่ หรือลบไฟล์นี้ถ้าไม่ใช้")


def _pointer(upload: Upload) -> Problem | None:
    if not upload.data.startswith(_POINTER):
        return None
    message = "ไฟล์นี้เป็นเพียงตัวชี้ของ Git LFS ยังไม่มีเนื้อไฟล์"
    return Problem(Code.WRONG_FILE_TYPE, message, "ติดตั้ง Git LFS แล้วสั่ง `git lfs pull` เพื่อดึงเนื้อไฟล์มาก่อน")


def _endless(upload: Upload) -> Problem | None:
    if not has_endless_parts(upload.data):
        return None
    message = "ไฟล์นี้มีส่วนประกอบมากเกินกว่าจะตรวจได้ทั้งหมด"
    return Problem(Code.ACTIVE_CONTENT, message, "เปิดแล้วบันทึกใหม่ หรือบันทึกเป็น PDF")


def _locked(upload: Upload) -> Problem | None:
    data = upload.data
    if upload.kind == "PDF":
        opens = opens_freely(data)
        if opens is None:
            message = "PDF นี้เข้ารหัสไว้ และบอกไม่ได้ว่าเปิดได้โดยไม่ใส่รหัสผ่านหรือไม่"
            return Problem(Code.LOCKED_FILE, message, "เปิดด้วยโปรแกรมอ่าน PDF แล้วบันทึกใหม่โดยไม่เข้ารหัส")
        advice = "เปิดด้วยรหัสผ่าน แล้วบันทึกใหม่โดยไม่ให้ต้องใส่รหัสผ่านเมื่อเปิด หรือสั่งพิมพ์เป็น PDF ใหม่"
        return None if opens else Problem(Code.LOCKED_FILE, "ต้องใส่รหัสผ่านจึงเปิด PDF นี้ได้", advice)
    if upload.kind is None and upload.ending not in _ENDINGS:
        return None
    locked = (
        compound_is_locked(data)
        if data.startswith(COMPOUND)
        else data.startswith(PACKED) and archive_is_locked(data)
    )
    advice = "เปิดด้วยรหัสผ่าน เลือก ไฟล์ > ข้อมูล > ป้องกันเอกสาร > เข้ารหัสด้วยรหัสผ่าน ลบรหัสผ่านให้ว่าง แล้วบันทึกใหม่"
    return Problem(Code.LOCKED_FILE, "ต้องใส่รหัสผ่านจึงเปิดไฟล์นี้ได้", advice) if locked else None


def _incomplete(upload: Upload) -> Problem | None:
    data = upload.data
    packed = data.startswith(PACKED) and upload.ending in _ENDINGS
    # of an old Office file that is cut, the folder that tells its kind is the first to go
    kind = upload.kind or ("Word 97" if data.startswith(COMPOUND) and upload.ending in _ENDINGS else None)
    if archive_is_whole(data) if packed else kind is None or is_whole(kind, data):
        return None
    what, shown = ("ภาพ", "ทั้งภาพ") if upload.kind in PHOTOGRAPHS else ("ไฟล์", "ครบทุกหน้า")
    advice = f"คัดลอกหรือดาวน์โหลดจากต้นฉบับใหม่ เปิดดูให้เห็น{shown} แล้ววางแทนไฟล์นี้"
    return Problem(Code.INCOMPLETE_FILE, f"{what}ไม่ครบ ส่วนท้ายขาดหายไป", advice)


def _lost(upload: Upload) -> Problem | None:
    if upload.ending != ".csv" or upload.kind is not None:
        return None
    found = lost_part(upload.data) or cut_letter(upload.data)
    if found is None:
        return None
    at, message = found
    advice = "คัดลอกหรือดาวน์โหลดจากต้นฉบับใหม่ เปิดดูให้เห็นครบทุกแถว แล้ววางแทนไฟล์นี้"
    return Problem(Code.INCOMPLETE_FILE, message, advice, upload.data.count(b"\n", 0, at) + 1)


def _damaged(upload: Upload) -> Problem | None:
    data, packed = upload.data, upload.data.startswith(PACKED)
    if upload.kind is None or not (archive_is_damaged(data) if packed else is_damaged(upload.kind, data)):
        return None
    what, shown = ("ไฟล์", "ครบทุกหน้า") if packed else ("ภาพ", "ทั้งภาพ")
    advice = f"คัดลอกหรือดาวน์โหลดจากต้นฉบับใหม่ เปิดดูให้เห็น{shown} แล้ววางแทนไฟล์นี้"
    return Problem(Code.INCOMPLETE_FILE, f"{what}เสียหาย เนื้อในบางส่วนเปลี่ยนไปจากเมื่อบันทึก", advice)


def _active(upload: Upload) -> Problem | None:
    data = upload.data
    if upload.kind == "PDF":
        found, advice = (
            active_in_pdf(data),
            "สั่งพิมพ์เป็น PDF ใหม่ (Print > Microsoft Print to PDF) แล้วใช้ไฟล์ใหม่แทน",
        )
    else:
        found = active_in_compound(data) if data.startswith(COMPOUND) else None
        found = active_in_archive(data) if data.startswith(PACKED) else found
        advice = "ลบสิ่งนั้นออก หรือวางเป็นภาพแทน แล้วบันทึกเป็นชนิดที่ไม่มีมาโคร (.docx .xlsx .pptx) หรือ PDF"
    return None if found is None else Problem(Code.ACTIVE_CONTENT, f"ไฟล์นี้มี{found}", advice)


def _encoding(upload: Upload) -> Problem | None:
    encoding = encoding_of(upload.data) if upload.ending == ".csv" and upload.kind is None else None
    if encoding is None:
        return None
    advice = (
        "เปิดไฟล์ใน Excel ด้วย ข้อมูล (Data) > จากข้อความ/CSV แล้วบันทึกเป็น (Save As) ชนิด “CSV UTF-8 (คั่นด้วยจุลภาค)”"
    )
    return Problem(Code.WRONG_ENCODING, f"ไฟล์ CSV นี้บันทึกเป็น {encoding} ไม่ใช่ UTF-8", advice)


def _kind(upload: Upload) -> Problem | None:
    kind, ending = upload.kind, upload.ending
    if kind is None:
        named = next((one for one, endings in KINDS.items() if ending in endings), None)
        if named and (found := foreign_kind(upload.data, ending)):
            message = f"เนื้อไฟล์เป็น{found.name} ไม่ใช่ {named} ตามชื่อ"
            return Problem(Code.WRONG_FILE_TYPE, message, found.advice)
        message = f"เนื้อไฟล์ไม่ใช่ {named} ตามชื่อ" if named else "ไฟล์ชนิดนี้เผยแพร่ไม่ได้"
        return Problem(Code.WRONG_FILE_TYPE, message, advice_by_ending(ending))
    if ending in KINDS[kind]:
        return None
    message = f"เนื้อไฟล์เป็น {kind} แต่" + (f"ชื่อลงท้ายด้วย `{ending}`" if ending else "ชื่อไม่มีนามสกุล")
    return Problem(Code.WRONG_FILE_TYPE, message, f"เปลี่ยนชื่อไฟล์ให้ลงท้ายด้วย `{KINDS[kind][0]}`")


def _sheet(upload: Upload) -> Problem | None:
    beyond = beyond_a_sheet(upload.data) if upload.kind == "CSV" else None
    advice = "แบ่งเป็นหลายไฟล์ เช่น ไฟล์ละปีหรือไฟล์ละอำเภอ"
    return Problem(Code.FILE_TOO_LARGE, f"ตารางนี้มี {beyond}ที่ Excel เปิดได้", advice) if beyond else None


def _formula(upload: Upload) -> Problem | None:
    found = first_formula(upload.data) if upload.kind == "CSV" else None
    if found is None:
        return None
    line, column, cell, count = found
    shown = cell if len(cell) <= 40 else f"{cell[:40]}…"
    others = f" และอีก {count - 1:,} ช่อง" if count > 1 else ""
    message = f"ช่องที่ {column} ของบรรทัดนี้เป็นสูตร `{shown}`{others} ซึ่งโปรแกรมตารางจะสั่งทำงานเมื่อมีผู้เปิด"
    advice = (
        "คัดลอกช่องใน Excel แล้ววางแบบค่า (Paste Special > Values) "
        "ถ้าเป็นข้อความ ให้ลบเครื่องหมาย `=` `+` `-` `@` ที่ขึ้นต้น"
    )
    return Problem(Code.ACTIVE_CONTENT, message, advice, line)


def _letters(upload: Upload) -> Problem | None:
    if upload.kind == "CSV" and (line := lost_thai(upload.data)):
        message = "ตัวอักษรไทยกลายเป็น `?` เพราะบันทึกด้วยรหัสอักขระที่ไม่มีภาษาไทย"
        advice = "เปิดต้นฉบับ (.xlsx) ใน Excel แล้วบันทึกเป็น (Save As) ชนิด “CSV UTF-8 (คั่นด้วยจุลภาค)” แทนไฟล์นี้"
        return Problem(Code.BROKEN_LETTERS, message, advice, line)
    lines = upload.data.decode("utf-8-sig").split("\n") if upload.kind == "CSV" else ()
    found = letters_of_a_list(lines)
    return found and Problem(found.code, found.message, found.advice, found.place.line)


def _rows(upload: Upload) -> Problem | None:
    if upload.kind != "CSV":
        return None
    if (escaped := escaped_sign(upload.data)) is not None:
        line, sign = escaped
        message = f"`\\{sign}` ในไฟล์ CSV ไม่มีความหมายพิเศษ โปรแกรมตารางจึงอ่านช่องนี้ผิด"
        quotes = 'ลบ `\\` แล้วใส่เครื่องหมายคำพูดคร่อมช่องที่มีจุลภาค เช่น `"ก,ข"`'
        advice = quotes if sign == "," else 'พิมพ์ `""` แทน `\\"`'
        return Problem(Code.INCONSISTENT_VALUES, message, advice, line)
    odd = uneven_row(upload.data)
    if odd is None:
        return None
    others = f" (มีเช่นนี้ {odd.many:,} แถว)" if odd.many > 1 else ""
    message = f"แถวนี้มี {odd.cells} ช่อง แต่หัวตารางในบรรทัดแรกมี {odd.head} ช่อง{others}"
    advice = 'เพิ่มหรือลบช่องให้ครบ ถ้าข้อความมีจุลภาค ให้ใส่เครื่องหมายคำพูดคร่อมช่อง เช่น `"1,200"`'
    if odd.cells > odd.head:
        advice += " ถ้ามีชื่อเรื่องอยู่เหนือหัวตาราง ให้ลบออก"
    return Problem(Code.INCONSISTENT_VALUES, message, advice, odd.line)


def _position(upload: Upload) -> Problem | None:
    told = None if upload.kind is None else revealed_place(upload.kind, upload.data)
    if told is None:
        return None
    # what a shell would run has no place in a line to copy
    file = "ชื่อไฟล์" if re.search("[$`!]", upload.name) else upload.name
    strip = (
        f'exiftool -overwrite_original -all= -trailer:all= -tagsfromfile @ -orientation -icc_profile "{file}"'
    )
    advice = (
        "ใน Windows คลิกขวาที่ภาพ > คุณสมบัติ > รายละเอียด > ลบคุณสมบัติและข้อมูลส่วนบุคคล "
        f"แล้วตรวจใหม่ ถ้ายังพบ ใช้คำสั่ง `{strip}`"
    )
    return Problem(Code.PHOTO_POSITION, f"ภาพนี้มี{told}", advice)


def _pictures_within(upload: Upload) -> Problem | None:
    """Photographs within a document are checked like photographs of their own."""
    if upload.kind == "PDF":
        pictures: Iterable[tuple[str, bytes]] = (("", one) for one in pictures_in_pdf(upload.data))
    else:
        pictures = pictures_in_archive(upload.data) if upload.data.startswith(PACKED) else ()
    for name, data in pictures:
        told = revealed_place(sniff(data) or "", data)
        if told is not None:
            part = f" (`{name}`)" if name else ""
            advice = "ลบพิกัดและข้อมูลที่แนบจากภาพต้นฉบับด้วย exiftool แทรกภาพนั้นแทนภาพเดิม แล้วบันทึกเอกสารใหม่"
            return Problem(Code.PHOTO_POSITION, f"ภาพในเอกสารนี้{part} มี{told}", advice)
    return None


_MOST_PIXELS = 120_000_000
"""Pixels of a picture that a phone of 108 megapixels takes; a browser needs four bytes for each."""


def _picture(upload: Upload) -> Problem | None:
    if upload.kind not in PHOTOGRAPHS:
        return None
    pixels = pixels_of(upload.data)
    if pixels is not None:
        message = f"ภาพกว้าง {pixels[0]:,} สูง {pixels[1]:,} พิกเซล ใหญ่เกินกว่าที่โทรศัพท์จะเปิดได้"
        advice = "ย่อภาพให้ด้านยาวไม่เกิน 4,000 พิกเซล แล้วบันทึกใหม่"
        too_large = pixels[0] * pixels[1] > _MOST_PIXELS
        return Problem(Code.FILE_TOO_LARGE, message, advice) if too_large else None
    advice = "ใช้ภาพจากต้นฉบับ แล้วบันทึกใหม่เป็น JPEG, PNG หรือ WebP"
    return Problem(Code.WRONG_FILE_TYPE, "เปิดภาพนี้ไม่ได้ เพราะไฟล์ไม่ครบหรือเสีย", advice)


_JUDGES: tuple[Callable[[Upload], Problem | None], ...] = (
    _empty,
    _pointer,
    _endless,
    _locked,
    _incomplete,
    _lost,
    _damaged,
    _active,
    _encoding,
    _kind,
    _sheet,
    _formula,
    _letters,
    _rows,
    _position,
    _pictures_within,
    _picture,
)
