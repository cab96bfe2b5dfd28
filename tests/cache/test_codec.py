"""Values come back from the cache as they went in, and what has no form there is refused."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import Field

from cleancdd.cache import Uncacheable, decode, encode
from cleancdd.model.base import Model
from cleancdd.model.fields import Day, Slug


class Colour(StrEnum):
    RED = "red"


class Leaf(Model):
    day: Day | None = None
    colour: Colour = Colour.RED
    way: Literal["in", "out"] = "in"


class Twig(Model):
    leaves: tuple[Leaf, ...] = ()
    by_year: dict[int, tuple[str, ...]] = Field(default_factory=dict)
    either: Leaf | str | None = None
    kinds: frozenset[str] = frozenset()
    raw: object | None = None


@dataclass(frozen=True)
class Spot:
    line: int
    leaf: Leaf


LEAVES = st.builds(
    lambda day: Leaf.model_construct(day=day, colour=Colour.RED, way="out"), st.dates() | st.none()
)
RAW = st.recursive(
    st.text() | st.none(), lambda one: st.lists(one) | st.dictionaries(st.text(), one), max_leaves=5
)
TWIGS = st.builds(
    Twig.model_construct,
    leaves=st.lists(LEAVES, max_size=3).map(tuple),
    by_year=st.dictionaries(st.integers(), st.lists(st.text()).map(tuple), max_size=3),
    either=LEAVES | st.text() | st.none(),
    kinds=st.frozensets(st.text(), max_size=1),
    raw=RAW,
)


def there_and_back(kind: Any, value: object) -> Any:
    return decode(kind, json.loads(json.dumps(encode(kind, value))))


@settings(max_examples=40)
@given(TWIGS)
def test_models_come_back_equal_and_with_the_same_digest(twig: Twig) -> None:
    back = there_and_back(Twig, twig)
    assert back == twig
    assert back.digest == twig.digest


@given(st.dictionaries(st.from_regex(r"[a-z]{1,5}", fullmatch=True), LEAVES, max_size=3))
def test_mappings_keep_their_order(leaves: dict[str, Leaf]) -> None:
    back = there_and_back(Mapping[Slug, Leaf], leaves)
    assert list(back.items()) == list(leaves.items())


def test_dataclasses_and_pairs_come_back() -> None:
    spot = Spot(3, Leaf(day=date(2021, 3, 16)))
    assert there_and_back(Spot, spot) == spot
    assert there_and_back(tuple[int, Leaf], (1, Leaf())) == (1, Leaf())


class Oak(Leaf):
    """A kind of leaf of which the cache would know the fields of a leaf alone."""


@pytest.mark.parametrize(
    ("kind", "value"),
    [(Leaf, Oak()), (Leaf | int, 1.5), (complex, 1j), (object, Leaf()), (object, {"a": 1j})],
)
def test_what_has_no_form_is_refused(kind: Any, value: object) -> None:
    with pytest.raises(Uncacheable):
        encode(kind, value)
