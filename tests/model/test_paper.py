"""The parts of a paper form have what their kind shows."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from cleancdd.model.paper import Paper, PaperPart

TABLE = {"kind": "table", "columns": [{"title": "เรื่อง"}], "rows": [{"cells": ["หนึ่ง"]}]}


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ({"kind": "text"}, "ต้องมี `text`"),
        ({"kind": "line"}, "ต้องมี `title`"),
        ({"kind": "table", "rows": TABLE["rows"]}, "ต้องมี `columns`"),
        ({"kind": "table", "columns": TABLE["columns"]}, "ต้องมี `rows`"),
        ({**TABLE, "rows": [{"cells": ["หนึ่ง", "สอง"]}]}, "มากกว่า 1 คอลัมน์"),
    ],
)
def test_a_part_without_what_it_shows_is_a_diagnostic(part: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        PaperPart.model_validate(part)


def test_a_form_knows_what_is_filled_in() -> None:
    parts = [TABLE, {"kind": "scores"}, {"kind": "line", "title": "ได้แก่", "fill": "announced"}]
    parts.append({**TABLE, "rows": [{"band": "โครงการ:", "fill": "projects"}]})
    form = {"title": "แบบ", "source": {"document": "guide"}, "parts": parts}
    assert Paper.model_validate(form).fills == {"scores", "announced", "projects"}
    assert Paper.model_validate({**form, "parts": [TABLE]}).fills == frozenset()
