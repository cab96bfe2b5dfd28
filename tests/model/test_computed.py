"""Values that the package computes: built without validation, otherwise models like any other."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from cleancdd.model.base import Computed, Model


class Step(Computed):
    number: int
    title: str
    notes: tuple[str, ...] = ()


class Read(Model):
    number: int
    title: str
    notes: tuple[str, ...] = ()


def test_the_order_in_which_fields_are_given_changes_nothing() -> None:
    one, other = Step(number=1, title="ก"), Step(title="ก", number=1)
    assert one == other
    assert one.digest == other.digest
    assert one.model_dump_json() == other.model_dump_json() == '{"number":1,"title":"ก","notes":[]}'


def test_it_looks_like_a_model_that_was_validated() -> None:
    assert Step(number=1, title="ก").model_dump() == Read(number=1, title="ก").model_dump()
    assert repr(Step(number=1, title="ก")) == "Step(number=1, title='ก', notes=())"
    assert hash(Step(number=1, title="ก")) == hash(Step(title="ก", number=1))


def test_another_process_gets_an_equal_one() -> None:
    step = Step(number=1, title="ก", notes=("ข",))
    assert pickle.loads(pickle.dumps(step)) == step  # noqa: S301 - made here
    assert step.model_copy(update={"number": 2}) == Step(number=2, title="ก", notes=("ข",))


def test_it_is_frozen() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Step(number=1, title="ก").number = 2  # type: ignore[misc]


@pytest.mark.parametrize(
    "values", [{"number": 1}, {"number": 1, "notes": ()}, {"number": 1, "title": "ก", "titel": "ข"}]
)
def test_a_field_too_few_or_unknown_is_an_error(values: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="Step"):
        Step(**values)
