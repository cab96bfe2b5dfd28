"""Words near a number that identify its kind."""

from __future__ import annotations

import re

__all__ = ["BANK", "CODE", "IDENTITY", "MOMENT_BEFORE", "MONEY_BEHIND", "PHONE", "TELEPHONE_BEFORE"]

IDENTITY = re.compile(
    r"(?i)บัตร|ประชาชน|ปชช|เลขประจำตัว(?!ผู้เสียภาษี)|13 หลัก|(?:\b|_)(?:cid|thai ?id|id|citizen|id_?card)(?:\b|_)"
)
"""Words before an identity number."""

CODE = re.compile(
    r"(?i)บาร์โค้ด|bar ?code|\bEAN|ISBN|ISSN|GFMIS|e-?GP|รหัส(?!สมาชิก)|สัญญา|เลขที่โครงการ|โครงการเลขที่|แยกประเภท"
    r"|ครุภัณฑ์|พัสดุ|serial|S/N|IMEI|ใบสั่ง|นิติบุคคล|ทะเบียนพาณิชย์|มาตรวัด|มิเตอร์|doi|sha|ผังบัญชี|เวอร์ชัน|version|เลขที่หนังสือ|ลงรับ|เลขรับ"
)
"""Words before a code that does not identify a person."""

PHONE = re.compile(
    r"(?i)โทร|มือถือ|เบอร์|ไลน์|\bline\b|พร้อมเพย์|promptpay|\btel|phone|mobile|call|whatsapp|wa\.me|ติดต่อ|\bT\."
)
"""Words before a telephone number."""

TELEPHONE_BEFORE = re.compile(r"(?i)(?:โทรศัพท์|โทรสาร|โทร\.?|แฟกซ์|fax|tel\.?|เบอร์|สายด่วน)[ :.]*$")

BANK = re.compile(
    r"(?i)ธนาคาร|กรุงไทย|กสิกร|ไทยพาณิชย์|กรุงศรี|ออมสิน|ธ\.? ?ก\.? ?ส\.?(?![ก-๎])|ทหารไทย"
    r"|อาคารสงเคราะห์|ธอส|ธ\. ?กรุงเทพ"
    r"|เลข(?:ที่|หมาย)?บัญชี|บัญชี(?:เงินฝาก|ออมทรัพย์|กระแสรายวัน)?เลข|หมายเลขบัญชี|บัญชีออมทรัพย์"
    r"|บัญชีเงินฝาก|สมุดบัญชี|ชื่อบัญชี|เข้าบัญชี"
    r"|\bบช\.|\b(?:KTB|SCB|KBANK|BBL|BAY|TTB|GSB|BAAC|UOB|CIMB|LH BANK)\b"
    r"|ยูโอบี|ซีไอเอ็มบี|account ?(?:no|number)?\b|\bA/C\b"
)
"""The name of a bank, or a word for a bank account."""

MOMENT_BEFORE = re.compile(r"(?i)(?:\bts|time(?:stamp)?|(?:_|\b)at|date)[\"']?[:=] *$")
"""The key of a moment, which programs count in 13 digits of milliseconds."""

MONEY_BEHIND = re.compile(r" ?(?:บาท|ล้าน|คน|ราย|ครั้ง|ครัวเรือน|แห่ง|หมู่บ้าน)")
