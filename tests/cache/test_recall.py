"""Values that are computed once and restored while what they come from is unchanged."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cleancdd.cache import Store, recalled
from cleancdd.model.base import Computed, Model


class Piece(Model):
    title: str


class Line(Computed):
    piece: Piece
    counts: bool = True


class Card(Computed):
    lines: tuple[Line, ...]
    by: dict[str, int]


PIECES = [Piece(title="ก"), Piece(title="ข")]
CARD = Card(lines=(Line(piece=PIECES[1]), Line(piece=PIECES[0], counts=False)), by={"met": 1})


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    with Store(tmp_path / "cache.sqlite", "0" * 32) as store:
        yield store


def never() -> Card:
    raise AssertionError("made again")


def test_a_computed_value_is_restored_with_the_very_models_that_it_had(store: Store) -> None:
    assert recalled("card", "a", Card, lambda: CARD, PIECES) is CARD
    again = recalled("card", "a", Card, never, PIECES)
    assert again == CARD
    assert again.digest == CARD.digest
    assert [line.piece for line in again.lines] == [PIECES[1], PIECES[0]]
    assert again.lines[0].piece is PIECES[1]


def test_another_key_makes_another_value(store: Store) -> None:
    recalled("card", "a", Card, lambda: CARD, PIECES)
    other = Card(lines=(), by={})
    assert recalled("card", "b", Card, lambda: other, PIECES) is other


def test_a_value_with_a_model_that_was_not_named_is_made_each_time(store: Store) -> None:
    recalled("card", "a", Card, lambda: CARD, PIECES[:1])
    assert store.rows == {}
    assert recalled("card", "a", Card, lambda: CARD, PIECES[:1]) is CARD


def test_a_value_is_made_again_where_a_model_is_gone(store: Store) -> None:
    recalled("card", "a", Card, lambda: CARD, PIECES)
    other = Card(lines=(), by={})
    assert recalled("card", "a", Card, lambda: other, PIECES[:1]) is other
