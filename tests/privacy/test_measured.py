"""How much is caught and how little is taken for it, on cases written before the detectors.

`tuned.jsonl` may be looked at while a detector is changed; `unseen.jsonl` is only ever counted.
`later.jsonl` was written when those had been reached: 56 of its 66 were caught then, and one of 85 harmless
ones was taken for personal. All numbers are invented; the last digits of the identity numbers were made right
for the others.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from cleancdd.privacy.hits import Kind
from cleancdd.privacy.scanner import scan

CASES = Path(__file__).parent / "cases"
BARRED = (Kind.NATIONAL_ID, Kind.MOBILE, Kind.BANK_ACCOUNT, Kind.PAY_TABLE)
OTHERS = tuple(kind for kind in Kind if kind not in BARRED)


def cases(part: str) -> list[tuple[str, str]]:
    lines = (CASES / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()
    return [(one["kind"], one["text"]) for one in map(json.loads, lines)]


@pytest.mark.parametrize("part", ["tuned", "unseen", "later"])
def test_what_is_personal_is_caught(part: str) -> None:
    whole: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    for kind, text in cases(part):
        if kind:
            whole[kind] += 1
            caught[kind] += any(hit.kind == kind for hit in scan(text))
    assert sum(caught[kind] for kind in BARRED) >= 0.95 * sum(whole[kind] for kind in BARRED)
    assert all(caught[kind] >= 0.95 * whole[kind] for kind in BARRED)
    assert all(caught[kind] >= 0.8 * whole[kind] for kind in OTHERS)


def test_what_is_harmless_passes() -> None:
    harmless = [text for part in ("tuned", "unseen", "later") for kind, text in cases(part) if not kind]
    assert len(harmless) >= 762
    assert len([text for text in harmless if scan(text)]) <= 2
