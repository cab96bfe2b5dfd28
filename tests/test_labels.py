"""Every value of a closed set that is shown has one label, and nothing else has words of its own."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import pytest

from cleancdd import labels
from cleancdd.findings.results import Standing
from cleancdd.model.criterion import Shape, When
from cleancdd.model.knowledge import Innovation, Stage
from cleancdd.model.links import LinkReason, LinkState
from cleancdd.model.oit import Period
from cleancdd.model.scorecard import Outcome
from cleancdd.model.sheet import ItemStatus
from cleancdd.model.unit import Status
from cleancdd.model.usage import Quarter
from cleancdd.weblog.places import Kind

ROOT = Path(__file__).parents[1]

THAI = re.compile("[ก-๙]")
IN_TEMPLATE = re.compile(r"\{%-? *set +[A-Z_]+ *=|\{\s*['\"][\w-]+['\"]\s*:")

CLOSED: Mapping[str, tuple[Collection[str], Mapping[Any, str]]] = {
    "standings": (get_args(Standing), labels.STANDINGS),
    "outcomes": (list(Outcome), labels.OUTCOMES),
    "dates of evidence": (get_args(When), labels.EVIDENCE_DATES),
    "shapes": (list(Shape), labels.SHAPES),
    "item statuses": (list(ItemStatus), labels.ITEM_STATUSES),
    "item answers": (list(ItemStatus), labels.ITEM_ANSWERS),
    "item marks": (list(ItemStatus), labels.ITEM_MARKS),
    "item outcomes": (list(ItemStatus), labels.ITEM_OUTCOMES),
    "periods": (get_args(Period), labels.PERIODS),
    "quarters": (get_args(Quarter), labels.QUARTERS),
    "visits": (get_args(Kind), labels.VISITS),
    "stages": (get_args(Stage), labels.STAGES),
    "certainty of titles": (
        get_args(Innovation.model_fields["title_certainty"].annotation),
        labels.TITLE_CERTAINTIES,
    ),
    "link states": (list(LinkState), labels.LINK_STATES),
    "notes on links": (set(LinkState) - {LinkState.OK, LinkState.MOVED}, labels.LINK_NOTES),
    "link reasons": (get_args(LinkReason), labels.LINK_REASONS),
}


@pytest.mark.parametrize("name", CLOSED)
def test_every_value_has_a_label(name: str) -> None:
    values, words = CLOSED[name]
    assert set(values) == set(words)
    assert all(words.values())


def test_every_status_of_an_announcement_is_a_standing() -> None:
    assert set(Status) < set(labels.STANDINGS)


def test_a_standing_is_told_with_what_it_means() -> None:
    assert labels.standing("model") == "ต้นแบบ"
    assert labels.standing("pool") == "ยังไม่มีสถานะ (อยู่ในข่ายรับการคัดเลือกหน่วยงานดีเด่น)"


def test_an_outcome_that_something_is_recorded_of_is_not_yet_known() -> None:
    assert labels.outcome("unknown") == "ยังไม่บันทึก"
    assert labels.outcome("unknown", unsettled=True) == "ยังไม่ทราบผล"
    assert labels.outcome("met", unsettled=True) == "ผ่าน"


def _maps(source: str) -> Iterator[tuple[int, frozenset[str]]]:
    """The dicts of Thai words in a module, with their keys as they are written or as members of an enum."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Dict) or not all(isinstance(one, ast.Constant) for one in node.values):
            continue
        if any(THAI.search(str(one.value)) for one in node.values if isinstance(one, ast.Constant)):
            yield node.lineno, frozenset(filter(None, map(_key, node.keys)))


def _key(node: ast.expr | None) -> str | None:
    if isinstance(node, ast.Attribute):
        return node.attr.lower().replace("_", "-")
    return str(node.value) if isinstance(node, ast.Constant) else None


def maps_of_words(source: str) -> list[int]:
    """The lines of a module at which it has words of its own for values that have labels."""
    known = [frozenset(values) for values, _ in CLOSED.values()]
    return [line for line, keys in _maps(source) if len(keys) > 1 and any(keys <= one for one in known)]


def test_the_scan_sees_maps_of_words() -> None:
    assert maps_of_words('A = {"model": "ต้นแบบ", "challenge": "ท้าทาย"}')
    assert maps_of_words('A = {Outcome.MET: "ผ่าน", Outcome.NOT_APPLICABLE: "ไม่เกี่ยวข้อง"}')
    assert not maps_of_words('A = {"place": "ป้าย", "hours": "เวลา"}')
    assert IN_TEMPLATE.search('{% set STATES = {"complete": "ครบ"} %}')
    assert IN_TEMPLATE.search("{{ {'central': 'ส่วนกลาง'}[kind] }}")


def test_no_module_has_words_of_its_own() -> None:
    modules = [one for one in (ROOT / "cleancdd").rglob("*.py") if one != Path(labels.__file__)]
    modules = [one for one in modules if one.parent.name != "cli"]  # the terminal's report is still to follow
    found = {one.name: maps_of_words(one.read_text(encoding="utf-8")) for one in modules}
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_no_template_has_a_map_of_its_own() -> None:
    templates = [one for one in (ROOT / "templates").glob("*.*") if one.is_file()]
    found = [one.name for one in templates if IN_TEMPLATE.search(one.read_text(encoding="utf-8"))]
    assert found == []


def test_the_scripts_get_the_words_from_the_page() -> None:
    view = (ROOT / "templates/assets/search/view.js").read_text(encoding="utf-8")
    page = (ROOT / "templates/search.html").read_text(encoding="utf-8")
    assert "labels.facets(" in page
    assert "labels.MONTHS" in page
    assert "labels.COMPOUNDS" in page
    assert not [
        word for word in (*labels.facets("เขตตรวจราชการ").values(), *labels.MONTHS) if f'"{word}"' in view
    ]
