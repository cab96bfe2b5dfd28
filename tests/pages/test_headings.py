from __future__ import annotations

from typing import Any

from cleancdd.model.rubric import Rubric
from cleancdd.pages.headings import Heading, headings_above, headings_before


def nested(rubric: Rubric, altered: Any) -> Rubric:
    groups = {"d1.l1.2.1": {"title": "ใน"}, "d1.l1.2": {"title": "นอก"}}
    criteria = {
        key: altered(rubric.criteria["d1.l1.1"], id=key)
        for key in ("d1.l1.1", "d1.l1.2.1.1", "d1.l1.2.1.2", "d1.l1.2.2", "extra")
    }
    found: Rubric = altered(
        rubric, dimensions={"d1": altered(rubric.dimensions["d1"], groups=groups)}, criteria=criteria
    )
    return found


def test_headings_above_are_outermost_first_whatever_their_order_in_the_file(site: Any, altered: Any) -> None:
    rubric = nested(site.library.rubrics[2564], altered)
    outer, inner = Heading(title="นอก", depth=0), Heading(title="ใน", depth=1)
    assert headings_above(rubric, "d1.l1.2.1.1") == {"d1.l1.2": outer, "d1.l1.2.1": inner}
    assert headings_above(rubric, "extra") == {}


def test_headings_stand_before_the_first_criterion_only(site: Any, altered: Any) -> None:
    found = headings_before(nested(site.library.rubrics[2564], altered))
    assert {key: [one.title for one in headings] for key, headings in found.items()} == {
        "d1.l1.1": [],
        "d1.l1.2.1.1": ["นอก", "ใน"],
        "d1.l1.2.1.2": [],
        "d1.l1.2.2": [],
        "extra": [],
    }
