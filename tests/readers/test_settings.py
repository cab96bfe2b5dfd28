"""The settings of a site, and what is known of it while they have mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleancdd.diagnostics import Diagnostics
from cleancdd.model.kinds import DEFAULT_KINDS, UnitKind
from cleancdd.readers.settings import kinds_of, read_settings

KINDS = "unit_kinds:\n  branch: {title: สาขา}\n"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (f"nmae: ก\n{KINDS}", {"branch": UnitKind(title="สาขา")}),
        ("nmae: ก\n", DEFAULT_KINDS),
        ("unit_kinds:\n  branch: {titel: สาขา}\n", DEFAULT_KINDS),
        ("- ก\n", DEFAULT_KINDS),
        ('title: "ก\n', DEFAULT_KINDS),
    ],
)
def test_units_keep_their_kinds_while_another_setting_is_wrong(
    text: str, kinds: dict[str, UnitKind], tmp_path: Path
) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/site.yaml").write_text(text, encoding="utf-8")
    settings = read_settings(tmp_path, Diagnostics())
    assert settings is None
    assert kinds_of(tmp_path, settings) == kinds
