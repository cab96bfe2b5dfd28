"""The YAML that a sample is written in."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from cleancdd.formats.yamltext import Value, emit
from tests.sample.scored import LOADER

VALUES: st.SearchStrategy[Any] = st.recursive(
    st.text(
        st.characters(
            codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029\ufeff\x85"
        ),
        max_size=12,
    ),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4),
        st.dictionaries(st.from_regex(r"[a-z]{1,6}", fullmatch=True), inner, min_size=1, max_size=4),
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.from_regex(r"[a-z]{1,6}", fullmatch=True), VALUES, min_size=1, max_size=4))
def test_what_is_emitted_is_read_back(value: dict[str, Any]) -> None:
    assert yaml.load(emit(value), Loader=LOADER) == value  # noqa: S506 - texts only


def test_emitted_text_looks_typed() -> None:
    value: dict[str, Value] = {
        "name": "ชื่อหน่วยงาน",
        "region": 3,
        "share": {"part": "41", "whole": "52"},
        "days": ["2563-12-25", "16 มี.ค. 2564"],
        "list": [{"title": "ประกาศ: ฉบับแรก", "where": {"url": "https://sample.example/"}}, "คำ"],
        "word": "no",
        "sample": True,
    }
    assert emit(value) == (
        "name: ชื่อหน่วยงาน\n"
        "region: 3\n"
        "share: {part: 41, whole: 52}\n"
        "days: [2563-12-25, 16 มี.ค. 2564]\n"
        "list:\n"
        '  - title: "ประกาศ: ฉบับแรก"\n'
        '    where: {url: "https://sample.example/"}\n'
        "  - คำ\n"
        'word: "no"\n'
        "sample: true\n"
    )
