from __future__ import annotations

from cleancdd.thai.pace import LETTERS_PER_MINUTE, letters_of, reading_minutes


def test_a_text_takes_at_least_a_minute() -> None:
    assert [reading_minutes(letters) for letters in (0, 4, LETTERS_PER_MINUTE)] == [1, 1, 1]


def test_letters_count_and_spaces_do_not() -> None:
    assert reading_minutes(letters_of("ก \n" * (3 * LETTERS_PER_MINUTE))) == 3
