"""The site's own texts keep to the words of the house: plain official Thai, one word for each thing, nothing
for machines.

Our source is a scanned text file, so that a mistake may be the scan's: no text says that the Department
printed anything wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]

TEXTS = ("content/**/*.md", "content/**/*.yaml", "units/**/*.md", "units/**/*.yaml")
"""The files whose words are held to the rules."""

STAFF = "content/pages/editing"
"""The pages that tell staff what to type, keys and files included."""

VOCABULARY = "content/words.yaml"
"""Words of the public as they write them, which lead to the words of the house."""

OF_UNITS = ("content/best-practices/", "units/")
"""Where documents about units are told of."""

UNSEEN = {"criteria", "criterion", "id", "iso", "tile_map", "url"}
"""Fields that hold keys and addresses; pages show what they lead to."""

TYPED = {"also", "term"}
"""Fields that hold a word as people use it."""

RECORDING = {"record"}
"""Fields that tell staff where to write something down."""

THAI = "[\u0e01-\u0e5b]"

ORDINARY = (
    "(?<!จัด)(?<!สิ่ง)(?<!หนังสือ)(?<!แป้น)(?<!ลง)(?<!โรง)(?<!ปีที่)",
    "(?!ครั้งที่|หน้านี้|ตารางข้างบน|ตารางแรก|ไปใช้|ลงกระดาษ|คำค้น|หรือเผยแพร่|ข้อความ)",
)
"""What stands before and after the word for printing and typing in its ordinary senses."""

SCAN: Mapping[str, str] = {
    "not the Department's misprint: ไฟล์ข้อความที่ใช้อ่านได้ว่า …": "พิมพ์".join(ORDINARY),
    "the royal address is never spelt as the scan has it": r"พระบรมราชปราชวร",
}
WORDS: Mapping[str, str] = {
    "ร้อยละ 95": r"[0-9๐-๙] ?%",
    "พ.ร.บ.ข้อมูลข่าวสารของทางราชการ พ.ศ. 2540": (
        r"พ\.ร\.บ\. ข้อมูล|พ\.ร\.บ\.ข้อมูลข่าวสาร(?!ของทางราชการ "
        r"พ\.ศ\. 2540)|พรบ"
    ),
    "มาตรา 9 (1)": r"มาตรา [0-9]+\(",
    "ผู้แทนภาคประชาชน": r"(?:ผู้แทน|ตัวแทน)ประชาชน|ตัวแทนภาคประชาชน",
    "ดุลยพินิจ": r"ดุลพินิจ",
    "เว็บไซต์นี้": r"เว็บนี้|(?<!เว็บ)ไซต์นี้",
    "กรมการพัฒนาชุมชน at first, then กรม": r"กรม ?ฯ",
    "no code of ISO": r"\bTH-[0-9]{2}\b",
    "a space between Thai and other letters or digits": rf"{THAI}\.?[A-Za-z0-9]"
    rf"|[A-Za-z0-9]{THAI}(?<!5ส)(?<!2ค)",
}
KEYS: Mapping[str, str] = {
    "no key, file or command": r"`|\b(?:content|units)/|\.(?:ya?ml|md|json)\b",
    "a criterion by its title, not by its key": r"\b(?:d[1-5][cr]?|ch|mo)\.l[0-9]",
}
CLAIMS: Mapping[str, str] = {
    "a document is not an assessment": r"(?:ผ่าน|แสดง|ทำครบ|ครบตาม)(?:เกณฑ์ข้อ|ระดับที่ [0-9])",
}


def seen(value: object, field: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a value read from YAML that a page shows, after the field that holds it."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from seen(one, str(key))
    elif isinstance(value, list):
        for one in value:
            yield from seen(one, field)
    elif isinstance(value, str) and field not in UNSEEN | TYPED:
        yield field, value


def parted(path: Path) -> tuple[str, str]:
    """The YAML of a file, and the text below it."""
    whole = path.read_text(encoding="utf-8")
    if path.suffix == ".yaml":
        return whole, ""
    _, head, body = whole.split("---\n", 2)
    return head, body


def texts(path: Path) -> Iterator[tuple[str, str]]:
    """What a file shows: its fields, and the text below them without marks and targets of links."""
    head, body = parted(path)
    yield from seen(yaml.load(head, yaml.CBaseLoader))  # noqa: S506 - makes strings alone
    for line in re.sub(r"(?m)\]\([^)]*\)|\{#[^}]*\}|[\[*]|^```.*$", "", body).split("\n"):
        yield "", line


def remarks(path: Path) -> list[str]:
    """The comments of a file's YAML."""
    return re.findall(r"(?m)(?:^|\s)#\s.*", parted(path)[0])


def rules_for(path: str, field: str = "") -> Mapping[str, str]:
    """What a field of a file does not say, by what it says instead or why."""
    return {
        **SCAN,
        **WORDS,
        **({} if field in RECORDING else KEYS),
        **(CLAIMS if path.startswith(OF_UNITS) else {}),
    }


def wrongs(said: str, rules: Mapping[str, str]) -> list[str]:
    """The rules that a text breaks."""
    return [why for why, wrong in rules.items() if re.search(wrong, said)]


PATHS = sorted(
    name
    for name in {str(path.relative_to(ROOT)) for pattern in TEXTS for path in ROOT.glob(pattern)}
    if not name.startswith(STAFF) and name != VOCABULARY
)


@pytest.mark.parametrize("path", PATHS)
def test_text_keeps_to_the_words_of_the_house(path: str) -> None:
    said = [
        (line, told) for field, line in texts(ROOT / path) if (told := wrongs(line, rules_for(path, field)))
    ]
    said += [(line, told) for line in remarks(ROOT / path) if (told := wrongs(line, SCAN))]
    assert said == []


def test_words_are_looked_for_in_what_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "one.md"
    path.write_text(
        "---\ntitle: ก\nindicators:\n  - text: ข  # บรรทัด 1\ncriteria:\n "
        " - d1.l2.3\n  - {criterion: d1.l4.2, why: ค}\n---\n\n"
        "ง [จ](/units/a/) **ฉ** {#x}\n"
    )
    said = [(field, line.strip()) for field, line in texts(path) if line.strip()]
    assert said == [("title", "ก"), ("text", "ข"), ("why", "ค"), ("", "ง จ ฉ")]
    assert [one.strip() for one in remarks(path)] == ["# บรรทัด 1"]


@pytest.mark.parametrize(
    "wrong",
    [
        *(
            "หัวข้อพิมพ์ว่า",
            "ตามที่พิมพ์",
            "95 %",
            "พ.ร.บ. ข้อมูลข่าวสาร",
            "มาตรา 9(1)",
            "ผู้แทนประชาชน",
            "ดุลพินิจ",
            "เว็บนี้",
            "ของกรมฯ",
        ),
        *(
            "กลุ่ม LINEตอบ",
            "พ.ศ.2540",
            "ข้อ O30ช่องทาง",
            "รหัส TH-52",
            "แก้ที่ unit.yaml",
            "เกณฑ์ d1.l2.3",
            "ช่อง `title`",
            "ผ่านเกณฑ์ข้อนี้",
        ),
    ],
)
def test_a_wrong_word_is_found(wrong: str) -> None:
    assert len(wrongs(wrong, rules_for("units/a/unit.yaml"))) == 1


@pytest.mark.parametrize(
    "right",
    [
        *(
            "จัดพิมพ์คู่มือ",
            "พิมพ์หน้านี้",
            "ร้อยละ 95",
            "พ.ร.บ.ข้อมูลข่าวสารของทางราชการ พ.ศ. 2540 มาตรา 9 (1)",
            "ผู้แทนภาคประชาชน",
        ),
        *("ดุลยพินิจ", "เว็บไซต์นี้", "กระบวนการ 5ส สร้างสุข", "3R (Reduce)", "กลุ่ม LINE ตอบ", "ข้อ 4.4.35"),
    ],
)
def test_a_right_word_is_let_be(right: str) -> None:
    assert wrongs(right, rules_for("units/a/unit.yaml")) == []
