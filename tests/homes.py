"""The folders of small sites that tests begin with."""

from __future__ import annotations

import shutil
from pathlib import Path

TESTS = Path(__file__).parent
SITES = TESTS / "sites"
RUBRIC = TESTS / "rubric" / "2564"


def minimal_site(home: Path) -> Path:
    """The smallest site that says everything, with the real rubric; as it is in a new clone."""
    shutil.copytree(SITES / "minimal", home)
    shutil.copytree(RUBRIC, home / "content" / "rubric" / "2564")
    return home
