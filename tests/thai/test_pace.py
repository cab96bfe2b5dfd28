from __future__ import annotations

from cleancdd.thai.pace import LETTERS_PER_MINUTE, reading_minutes


def test_a_text_takes_at_least_a_minute() -> None:
    assert [reading_minutes(text) for text in ("", "สั้น", "ก" * LETTERS_PER_MINUTE)] == [1, 1, 1]


def test_letters_count_and_spaces_do_not() -> None:
    assert reading_minutes("ก \n" * (3 * LETTERS_PER_MINUTE)) == 3
