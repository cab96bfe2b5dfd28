"""Samples of the fictional programme, each written and read back once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from cleancdd.library import read_library
from tests.sample.scored import Sample
from tests.sampling import write_sample


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Sample]:
    @cache
    def written(units: int, years: int, seed: int) -> Sample:
        folder = tmp_path_factory.mktemp("sample")
        write_sample(folder, units=units, years=years, seed=seed)
        return folder, read_library(folder)

    return written


@pytest.fixture(scope="session")
def programme(samples: Callable[..., Sample]) -> Sample:
    return samples(60, 3, 1)
