"""The fictional programme of the tests: by the frozen rubric, so that its years are those that tests name."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from cleancdd import sample

write_sample = partial(sample.write_sample, rubric=Path(__file__).parent / "rubric" / "2564")
