"""A value of a page that is made later is digested by what it is made from, and made once."""

from __future__ import annotations

import pickle

from cleancdd.model.page import Later, Page


def test_a_later_value_is_made_when_it_is_shown_and_once() -> None:
    made: list[int] = []

    def make() -> int:
        made.append(1)
        return len(made)

    later = Later("of 1", make)
    page = Page("/a/", "a.html", {"count": later, "year": 2564})
    assert page.fingerprint("t") == Page("/a/", "a.html", {"count": "of 1", "year": 2564}).fingerprint("t")
    assert made == []
    assert page.shown == page.shown == {"count": 1, "year": 2564}


def test_another_process_is_sent_the_value() -> None:
    again = pickle.loads(pickle.dumps(Later("of 1", lambda: 1)))  # noqa: S301
    assert (again.digest, again.value) == ("of 1", 1)
