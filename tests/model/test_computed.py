"""Values that the package computes: built without validation, otherwise models like any other."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pytest
from msgspec.structs import replace

from cleancdd.model.base import Computed, Model, digest_of, field_names


class Step(Computed):
    number: int
    title: str
    notes: tuple[str, ...] = ()


class Stage(Computed):
    number: int
    title: str
    notes: tuple[str, ...] = ()


class Read(Model):
    number: int
    title: str
    notes: tuple[str, ...] = ()


class Holder(Computed):
    read: Read
    by: Mapping[str, Read]


def test_the_order_in_which_fields_are_given_changes_nothing() -> None:
    one, other = Step(number=1, title="ก"), Step(title="ก", number=1)
    assert one == other
    assert one.digest == other.digest


def test_it_has_fields_as_a_model_has() -> None:
    assert field_names(Step) == field_names(Read) == ("number", "title", "notes")
    assert repr(Step(number=1, title="ก")) == "Step(number=1, title='ก', notes=())"
    assert hash(Step(number=1, title="ก")) == hash(Step(title="ก", number=1))


def test_another_process_gets_an_equal_one() -> None:
    step = Step(number=1, title="ก", notes=("ข",))
    assert pickle.loads(pickle.dumps(step)) == step  # noqa: S301 - made here


def test_a_changed_copy_has_a_digest_of_its_own() -> None:
    step = Step(number=1, title="ก", notes=("ข",))
    assert step.digest != replace(step, number=2).digest == Step(number=2, title="ก", notes=("ข",)).digest


def test_values_of_another_class_have_another_digest_wherever_they_stand() -> None:
    step, stage = Step(number=1, title="ก"), Stage(number=1, title="ก")
    assert step.digest != stage.digest
    assert digest_of([step]) != digest_of([stage])


def test_models_and_computed_values_have_digests_within_each_other() -> None:
    read, other = Read(number=1, title="ก"), Read(number=2, title="ก")
    assert Holder(read=read, by={"a": read}).digest != Holder(read=read, by={"a": other}).digest
    assert (
        Holder(read=read, by=MappingProxyType({"a": read})).digest == Holder(read=read, by={"a": read}).digest
    )


def test_it_is_frozen() -> None:
    with pytest.raises(AttributeError, match="immutable"):
        Step(number=1, title="ก").number = 2  # type: ignore[misc]


@pytest.mark.parametrize(
    "values", [{"number": 1}, {"number": 1, "notes": ()}, {"number": 1, "title": "ก", "titel": "ข"}]
)
def test_a_field_too_few_or_unknown_is_an_error(values: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="argument"):
        Step(**values)
