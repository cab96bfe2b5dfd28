"""What the tests of the fictional programme share: a sample as read back, and its scorecards."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from cleancdd.findings.scorecards import score
from cleancdd.library import Library
from cleancdd.model.evaluation import Evaluation
from cleancdd.model.scorecard import CriterionCard, Scorecard

LATEST = 2564
Sample = tuple[Path, Library]
LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Every scalar arrives as the text that the author wrote."""


def scorecards(library: Library) -> dict[tuple[str, int], Scorecard]:
    return {key: scorecard(library, key, one) for key, one in library.evaluations.items()}


def scorecard(library: Library, key: tuple[str, int], evaluation: Evaluation | None) -> Scorecard:
    entry = library.status_of(*key)
    return score(library.rubrics[key[1]], library.units[key[0]], evaluation, entry.status if entry else None)


def cards_of(card: Scorecard) -> list[CriterionCard]:
    levels = [level for one in card.dimensions for level in one.levels] + list(
        card.ladder.steps if card.ladder else ()
    )
    return [one for level in levels for one in level.criteria] + ([card.extra] if card.extra else [])
