"""Samples of the fictional programme, each written once for all processes and read back once in each."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

import pytest

from cleancdd.library import read_library
from tests.homes import MadeOnce
from tests.sample.scored import Sample
from tests.sampling import write_sample


@pytest.fixture(scope="session")
def samples(made_once: MadeOnce) -> Callable[..., Sample]:
    @cache
    def written(units: int, years: int, seed: int) -> Sample:
        write = partial(write_sample, units=units, years=years, seed=seed)
        folder = made_once(f"sample-{units}-{years}-{seed}", write)
        return folder, read_library(folder)

    return written


@pytest.fixture(scope="session")
def programme(samples: Callable[..., Sample]) -> Sample:
    return samples(60, 3, 1)
