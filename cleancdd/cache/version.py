"""The version of everything that a cached value depends on besides its inputs: this code and its
libraries."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

__all__ = ["code_version"]

_LIBRARIES = (
    "jinja2",
    "markdown-it-py",
    "mdit-py-plugins",
    "pydantic",
    "pypdf",
    "python-stdnum",
    "pythainlp",
    "pyyaml",
)


@cache
def code_version() -> str:
    """A digest of the package's modules, of the libraries that read files and templates, and of
    Python itself."""
    package = Path(__file__).parents[1]
    told = hashlib.blake2b(repr((sys.version, [version(one) for one in _LIBRARIES])).encode(), digest_size=16)
    for path in sorted(package.rglob("*.py")):
        told.update(path.relative_to(package).as_posix().encode())
        told.update(path.read_bytes())
    return told.hexdigest()
