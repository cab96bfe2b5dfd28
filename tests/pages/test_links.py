from __future__ import annotations

from datetime import date
from typing import Any

from cleancdd.model.links import LinkBook, LinkState, LinkStatus


def book(address: str, state: LinkState, day: int = 1) -> LinkBook:
    return LinkBook(checked=date(2021, 9, day), addresses={address: LinkStatus(state=state)})


def test_a_check_that_finds_all_links_in_place_changes_no_page(site: Any) -> None:
    assert site.changed(links=LinkBook(checked=date(2021, 9, 1), ok=9)) == set()
    assert site.changed(links=book("https://example.org/f", LinkState.MOVED)) == set()


def test_a_link_that_is_gone_changes_the_pages_that_are_given_it_alone(site: Any) -> None:
    assert site.changed(links=book("https://example.org/f", LinkState.GONE)) == {
        "/forms/2564/checklist/part/",
        "/forms/2564/checklist/part/form.rtf",
        "/units/part/",
        "/units/part/2564/",
    }
