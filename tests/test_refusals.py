"""What the operating system refuses is told in Thai, whichever command meets it."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from cleancdd.cli.errors import CannotGoOn, stopped_by
from cleancdd.refusals import reason, reason_at

USUAL = (
    errno.EACCES,
    errno.EDQUOT,
    errno.EISDIR,
    errno.EINVAL,
    errno.EIO,
    errno.ELOOP,
    errno.EMFILE,
    errno.ENAMETOOLONG,
    errno.ENOENT,
    errno.ENOSPC,
    errno.ENOTDIR,
    errno.EPERM,
    errno.EROFS,
    errno.ESTALE,
    errno.ETIMEDOUT,
)


@pytest.mark.parametrize("number", USUAL)
def test_the_usual_reasons_are_in_thai(number: int) -> None:
    told = reason(OSError(number, os.strerror(number)))
    assert not any(letter.isascii() and letter.isalpha() for letter in told)


def test_a_rare_reason_is_in_the_words_of_the_system() -> None:
    assert reason(OSError(errno.EXDEV, "Invalid cross-device link")) == "ระบบแจ้งว่า Invalid cross-device link"
    assert reason(OSError("ไม่มีเลข")) == "ระบบแจ้งว่า ไม่มีเลข"


def test_the_numbers_of_windows_come_first() -> None:
    refused = OSError(errno.EACCES, "in use")
    refused.winerror = 32  # type: ignore[attr-defined,unused-ignore]
    assert reason(refused) == "มีโปรแกรมอื่นเปิดไฟล์นี้อยู่ ปิดโปรแกรมนั้นแล้วลองใหม่"


def test_the_file_is_named_when_the_system_names_it(tmp_path: Path) -> None:
    with pytest.raises(CannotGoOn) as stopped, stopped_by(OSError):
        (tmp_path / "ไม่มี").read_bytes()
    assert stopped.value.message == f"ทำงานต่อไม่ได้: `{tmp_path / 'ไม่มี'}` ไม่พบไฟล์หรือโฟลเดอร์ อาจถูกลบระหว่างทำงาน"
    assert reason_at(OSError(errno.ENOSPC, "full")) == "เนื้อที่ดิสก์เต็ม ลบไฟล์ที่ไม่ใช้แล้วลองใหม่"
