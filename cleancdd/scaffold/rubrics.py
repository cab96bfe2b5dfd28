"""The rubric that a new programme begins with: one that the package carries, in another year, or a draft of
as many dimensions and levels as wanted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from cleancdd.formats.yamltext import Value, emit
from cleancdd.scaffold.drafts import Draft

__all__ = ["HANDBOOK", "draft_rubric", "rubric_in_year"]

HANDBOOK = "handbook"
"""The document that a draft cites: the programme's own rubric, once it is announced."""

_SOURCE: Value = {"document": HANDBOOK}
_DRAFT = "ร่าง: ผู้จัดทำหลักเกณฑ์ยังไม่ได้เขียนข้อนี้"
_FISCAL_YEAR = re.compile(r"(?m)^fiscal_year:.*$")


def rubric_in_year(folder: Path, year: int) -> Iterator[Draft]:
    """The rubric of a folder as that of another fiscal year; its words are left as they are."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in {".yaml", ".md"}:
            text = path.read_text(encoding="utf-8")
            if path.name == "rubric.yaml":
                text = _FISCAL_YEAR.sub(f"fiscal_year: {year}", text)
            yield Draft(f"content/rubric/{year}/{path.relative_to(folder).as_posix()}", text)


def draft_rubric(year: int, title: str, owner: str, *, dimensions: int, levels: int) -> Iterator[Draft]:
    """A rubric that adds up and whose criteria say that they are still to be written."""
    folder = f"content/rubric/{year}"
    shares = {level: round(100 * level / levels) for level in range(levels + 1)}
    # A level's points are its share of the dimension's, and both are whole.
    most = 20 if all(share % 5 == 0 for share in shares.values()) else 100
    scheme: dict[str, Value] = {
        "title": f"หลักเกณฑ์ {title}",
        "fiscal_year": year,
        "owner": owner,
        "published": "ยังไม่ประกาศ",
        "source": _SOURCE,
        "max_points": most * dimensions,
        "level_shares": {str(level): share for level, share in shares.items()},
    }
    yield Draft(f"{folder}/rubric.yaml", f"# ร่างหลักเกณฑ์ คะแนนทุกมิติรวมกันต้องเท่ากับ max_points\n{emit(scheme)}")
    listed: dict[str, Value] = {
        f"d{number}": _dimension(number, most, shares) for number in range(1, dimensions + 1)
    }
    head = "# แต่ละมิติ: แก้ชื่อ ความหมาย และคะแนนของแต่ละระดับให้ตรงกับหลักเกณฑ์ที่ประกาศ\n"
    yield Draft(f"{folder}/dimensions.yaml", head + emit(listed))
    for number in range(1, dimensions + 1):
        for level in range(1, levels + 1):
            yield _criterion(f"{folder}/criteria", number, level)


def _dimension(number: int, most: int, shares: dict[int, int]) -> Value:
    return {
        "number": number,
        "name": f"มิติที่ {number}",
        "short": f"มิติที่ {number}",
        "max_points": most,
        "text": _DRAFT,
        "source": _SOURCE,
        "definition_source": _SOURCE,
        "levels": [
            {"level": level, "points": share * most // 100, "source": _SOURCE}
            for level, share in shares.items()
        ],
    }


def _criterion(folder: str, number: int, level: int) -> Draft:
    key = f"d{number}.l{level}.1"
    fields: dict[str, Value] = {
        "title": f"เกณฑ์ของมิติที่ {number} ระดับ {level}",
        "asks": _DRAFT,
        "kind": "evidence",
        "check": {"name": "evidence"},
        "record": f"แนบหลักฐานที่ `criteria` → `{key}` → `evidence`",
        "remedy": _DRAFT,
        "source": _SOURCE,
        "examples": [{"text": "แนบหลักฐานหนึ่งชิ้นที่ตามไปดูได้", "outcome": "met", "evidence": 1}],
    }
    told = "# เกณฑ์อีกข้อในระดับเดียวกันคือไฟล์ใหม่ เปลี่ยนเลขตัวท้ายของชื่อไฟล์\n"
    return Draft(f"{folder}/{key}.md", f"---\n{told}{emit(fields)}---\n\n{_DRAFT}\n")
