from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancdd.search.compression import pack, pack_json, unpack, unpack_json


@pytest.mark.parametrize(
    "value",
    ["ข้อมูล ๒๕๖๔ ฿", "“…” – €\xa0", "\u200b\u2060", "日本 é 😀", "\x00\x81\x85\x9f", {"ก": ["ข", 1, None]}],
)
def test_json_comes_back_as_it_was(value: Any) -> None:
    assert unpack_json(pack_json(value)) == value


@given(st.text())
def test_any_text_comes_back_as_it_was(text: str) -> None:
    assert unpack_json(pack_json(text)) == text


def test_thai_letters_take_one_byte_and_others_are_escaped() -> None:
    assert unpack(pack_json("กำ é😀")) == b'"\xa1\xd3 \\u00e9\\ud83d\\ude00"'


def test_equal_values_give_equal_bytes_and_thai_is_smaller_than_in_utf_8() -> None:
    told = {"b": "การเปิดเผยข้อมูลสาธารณะของหน่วยงาน", "a": "แผนปฏิบัติการป้องกันการทุจริต"}
    assert pack_json(told) == pack_json(dict(reversed(told.items())))
    assert len(pack_json(told)) < len(pack(json.dumps(told, ensure_ascii=False).encode()))
