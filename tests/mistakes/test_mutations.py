"""A mistake of a hand in any file of authors is told, or it is seen on a page."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.mistakes.mutations import Mutation, Site, mutations
from tests.sampling import write_sample

SEEDS = range(32)
UNPUBLISHED = re.compile(r"content/(?:links|privacy|words)\.yaml|: '? *order: ")
"""What no page shows: who allowed an exception and why, where words come from, what a check of links counted,
and numbers that only put things in an order, where that stays."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    home = tmp_path_factory.mktemp("mutations") / "site"
    write_sample(home, units=4, years=2, seed=3)
    shutil.copytree(Path(__file__).parent / "more", home, dirs_exist_ok=True)
    return Site(home)


def test_no_mistake_stays_unseen(site: Site) -> None:
    became = [(site.after(one), one) for one in mutations(site.home, SEEDS)]
    assert [str(one) for fate, one in became if fate == "silent" and not UNPUBLISHED.search(str(one))] == []
    assert {fate for fate, _ in became} >= {"told", "seen"}


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("a: 1\nb: 2\n", "b: 2\na: 1\n", True),
        ("---\na: 1\nb: 2\n---\nก\n", "---\nb: 2\na: 1\n---\n\nก\n", True),
        ("a: 1\n", "a: 2\n", False),
        ("---\na: 1\n---\nก\n", "---\na: 1\n---\nข\n", False),
    ],
)
def test_what_says_the_same_is_no_mistake(before: str, after: str, *, same: bool) -> None:
    assert Mutation("x.md", "line", before, after).is_the_same is same
