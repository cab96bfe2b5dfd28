"""An uploaded file, and the problems it may have."""

from __future__ import annotations

from dataclasses import dataclass

from cleancdd.diagnostics import Code

__all__ = ["Problem", "Upload"]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that somebody wants published: its path, its extension in lower case, and its kind as detected
    from its content."""

    name: str
    ending: str
    kind: str | None
    data: bytes


@dataclass(frozen=True, slots=True)
class Problem:
    """One reason why a file is not published, and what to do; both Thai."""

    code: Code
    message: str
    advice: str
    line: int = 1
