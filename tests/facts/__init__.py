"""Facts that the site's content is held against, as values with the lines of the guideline that they stand
in; no text of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

__all__ = ["facts"]


@cache
def facts(name: str) -> Any:
    """What `<name>.yaml` of this folder says."""
    return yaml.safe_load((Path(__file__).parent / f"{name}.yaml").read_text(encoding="utf-8"))
