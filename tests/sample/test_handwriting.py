"""Every way that authors write days and digits."""

from __future__ import annotations

import re

from tests.sample.scored import Sample


def test_authors_write_days_and_digits_in_every_way(programme: Sample) -> None:
    texts = "\n".join(
        path.read_text(encoding="utf-8") for path in programme[0].glob("units/*/*/evaluation.yaml")
    )
    ways = (
        r"date: \d+ [ก-๛]+ 25",
        r"date: \d+ [ก-๛]+\.[ก-๛]+\. 25",
        r"date: 25\d\d-\d\d-\d\d",
        r"date: 20\d\d-\d\d-\d\d",
        r"date: \d+/\d+/25",
    )
    more = (
        r"date: \d\d-\d\d-25",
        r"date: \d+\.\d+\.25",
        r"date: วันที่ \d+ [ก-๛]+ พ\.ศ\. 25",
        r"date: [๑-๙]",
        r"part: [๐-๙]",
        r"q1: [๐-๙]",
    )
    assert [way for way in (*ways, *more) if not re.search(way, texts)] == []
