"""What the tests of reading share: a file as read, and the diagnostics found in it."""

from __future__ import annotations

from pathlib import Path

from cleancdd.diagnostics import Diagnostic, Diagnostics
from cleancdd.source import Document, read_markdown, read_yaml


def yaml(folder: Path, text: str | bytes) -> tuple[Document | None, list[Diagnostic]]:
    path = folder / "a.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    diagnostics = Diagnostics()
    return read_yaml(path, "a.yaml", diagnostics), list(diagnostics)


def markdown(folder: Path, text: str) -> tuple[Document | None, list[Diagnostic]]:
    path = folder / "a.md"
    path.write_bytes(text.encode())
    diagnostics = Diagnostics()
    return read_markdown(path, "a.md", diagnostics), list(diagnostics)


def sound(folder: Path, text: str | bytes) -> Document:
    document, found = yaml(folder, text)
    assert found == []
    assert document is not None
    return document


def pointed(one: Diagnostic) -> str:
    """The words that the carets are under."""
    assert one.line is not None
    return one.line[one.span.column - 1 : one.span.column - 1 + one.span.length]


def told(folder: Path, text: str | bytes) -> list[tuple[str, int, str, str]]:
    """Code, line, words pointed at and message of every diagnostic."""
    return [(one.code.value, one.span.line, pointed(one), one.message) for one in yaml(folder, text)[1]]
