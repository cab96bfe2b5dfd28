"""The site's own texts keep to the words of the house: plain official Thai, one word for each thing, nothing for machines.

Our source is a scanned text file, so that a slip may be the scan's: no text says that the Department printed anything wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]

TEXTS = ("content/best-practices/*.md", "units/*/*/innovations/*.md")
"""The files that visitors read and that are held to `FORBIDDEN`."""

UNSEEN = {
    "aliases",
    "criteria",
    "criterion",
    "document",
    "file",
    "id",
    "lines",
    "page",
    "path",
    "section",
    "themes",
    "unit",
    "url",
}
"""Fields that hold keys and addresses; pages show what they lead to."""

THAI = "[\u0e01-\u0e5b]"

FORBIDDEN = {
    "the Department did not misprint; write “ไฟล์ข้อความที่ใช้อ่านได้ว่า …” where it matters": r"(?<!จัด)(?<!สิ่ง)(?<!โรง)พิมพ์",
    "the royal address is never spelt as the scan has it": r"พระบรมราชปราชวร",
    "ร้อยละ 95": r"[0-9๐-๙] ?%",
    "พ.ร.บ.ข้อมูลข่าวสารของทางราชการ พ.ศ. 2540": r"พ\.ร\.บ\. ข้อมูล|พ\.ร\.บ\. ?ข้อมูลข่าวสาร(?!ของทางราชการ พ\.ศ\. 2540)|พรบ",
    "มาตรา 9 (1)": r"มาตรา [0-9]+\(",
    "ผู้แทนภาคประชาชน": r"(?:ผู้แทน|ตัวแทน)ประชาชน|ตัวแทนภาคประชาชน",
    "ดุลยพินิจ": r"ดุลพินิจ",
    "เว็บไซต์นี้": r"เว็บนี้|(?<!เว็บ)ไซต์นี้",
    "กรมการพัฒนาชุมชน at first, then กรม": r"กรม ?ฯ",
    "no code of ISO": r"\bTH-[0-9]{2}\b",
    "no key, file or command": r"`|\b(?:content|units)/|\.(?:ya?ml|md|json)\b",
    "a criterion by its title, not by its key": r"\b(?:d[1-5][cr]?|ch|mo)\.l[0-9]",
    "a space between Thai and other letters or digits": rf"{THAI}[A-Za-z0-9](?<!5ส)|[A-Za-z0-9]{THAI}(?<!5ส)",
    "a document is not an assessment": r"(?:ผ่าน|แสดง|ทำครบ|ครบตาม)(?:เกณฑ์ข้อ|ระดับที่ [0-9])",
}
"""What no text says, by what it says instead or why."""


def seen(value: object, field: str = "") -> Iterator[str]:
    """Every text of a value read from YAML that a page shows."""
    if isinstance(value, dict):
        for key, one in value.items():
            if key not in UNSEEN or isinstance(one, dict | list):
                yield from seen(one, str(key))
    elif isinstance(value, list):
        for one in value:
            if field not in UNSEEN or isinstance(one, dict):
                yield from seen(one, field)
    elif isinstance(value, str):
        yield value


def texts(path: Path) -> Iterator[str]:
    """What a file shows: the fields at its head and the text below, without marks and targets of links."""
    whole = path.read_text(encoding="utf-8")
    _, head, body = whole.split("---\n", 2) if whole.startswith("---\n") else ("", whole, "")
    yield from seen(yaml.load(head, yaml.BaseLoader))  # noqa: S506 - makes strings alone
    yield from re.sub(r"\]\([^)]*\)|\{#[^}]*\}|[\[*]", "", body).split("\n")


def comments(path: Path) -> Iterator[str]:
    """The remarks in a file's head; its text has none."""
    head = path.read_text(encoding="utf-8").split("\n---\n")[0]
    yield from re.findall(r"(?:^|\s)#\s.*", head)


FILES = sorted(path for pattern in TEXTS for path in ROOT.glob(pattern))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_text_keeps_to_the_words_of_the_house(path: Path) -> None:
    said = [(line, why) for line in texts(path) for why, wrong in FORBIDDEN.items() if re.search(wrong, line)]
    said += [(line, why) for line in comments(path) for why, wrong in list(FORBIDDEN.items())[:2] if re.search(wrong, line)]
    assert said == []


def test_the_words_are_looked_for_where_they_would_be(tmp_path: Path) -> None:
    path = tmp_path / "one.md"
    path.write_text(
        "---\ntitle: ก\nindicators:\n  - text: ข  # บรรทัด 1\ncriteria:\n  - d1.l2.3\n  - {criterion: d1.l4.2, why: ค}\n---\n\n"
        "ง [จ](/units/a/) **ฉ** {#x}\n"
    )
    assert [one.strip() for one in texts(path) if one.strip()] == ["ก", "ข", "ค", "ง จ ฉ"]
    assert [one.strip() for one in comments(path)] == ["# บรรทัด 1"]


@pytest.mark.parametrize(
    "wrong",
    [
        "หัวข้อพิมพ์ว่า",
        "95 %",
        "พ.ร.บ. ข้อมูลข่าวสาร",
        "มาตรา 9(1)",
        "ผู้แทนประชาชน",
        "เว็บนี้",
        "ของกรมฯ",
        "กลุ่ม LINEตอบ",
        "ข้อ O30ช่องทาง",
        "แก้ที่ unit.yaml",
    ],
)
def test_a_wrong_word_is_found(wrong: str) -> None:
    assert [one for one in FORBIDDEN.values() if re.search(one, wrong)]


@pytest.mark.parametrize(
    "right", ["จัดพิมพ์คู่มือ", "ร้อยละ 95", "มาตรา 9 (1)", "เว็บไซต์นี้", "กระบวนการ 5ส สร้างสุข", "3R (Reduce)", "กลุ่ม LINE ตอบ"]
)
def test_a_right_word_is_let_be(right: str) -> None:
    assert not [one for one in FORBIDDEN.values() if re.search(one, right)]
