from __future__ import annotations

from datetime import date

import pytest

from cleancdd.model.source import Source
from cleancdd.pages.origins import origins_of


def sources(*sections: str | None) -> list[Source]:
    return [Source(document="guide", section=one) for one in sections]


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        (["4.4.32"], "4.4.32"),
        (["4.4.1", "4.2.3", "4.4.32", "4.2.3"], "4.2.3 และ 4.4"),
        (["4.10", "4.9.2", "4.9.1", "2"], "2, 4.9 และ 4.10"),
        (["บรรณานุกรม", "4.3", None], "4.3 และ บรรณานุกรม"),
        ([None], None),
    ],
)
def test_sections_are_told_once_by_what_they_share_in_order(
    sections: list[str | None], expected: str | None
) -> None:
    (source,) = origins_of([(None, sources(*sections))]).sources
    assert source.section == expected


def test_the_latest_day_counts_and_each_document_stands_by_itself() -> None:
    law = Source(document="law", section="9")
    found = origins_of([(date(2021, 3, 16), sources("2.6")), (date(2021, 9, 1), [law]), (None, [law])])
    assert found.updated == date(2021, 9, 1)
    assert [(one.document, one.section) for one in found.sources] == [("guide", "2.6"), ("law", "9")]


def test_nothing_listed_has_no_origins() -> None:
    found = origins_of([])
    assert (found.updated, found.sources) == (None, ())
