"""A module exports (`__all__`) what other modules of the package, or its tools, use: no more, and no less."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
ALONE = {"cleancdd.doctext.worker"}
"""Modules that are run as files, each in a process of its own."""


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def trees() -> dict[str, ast.Module]:
    paths = [path for folder in ("cleancdd", "tools") for path in (ROOT / folder).rglob("*.py")]
    return {module_of(path): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def exported(tree: ast.Module) -> list[str] | None:
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return list(ast.literal_eval(node.value))
    return None


def imported(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """The names that a file imports, with their modules."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", one.name) for one in node.names)


def used(tree: ast.Module, modules: set[str]) -> Iterator[tuple[str, str]]:
    """The names that a file imports, every attribute it reads with each module that it imports, and what it
    names to be loaded later, as in `cleancdd.cli.build:build`."""
    names = list(imported(tree))
    yield from names
    whole = {f"{module}.{name}" for module, name in names} & modules
    whole |= {
        one.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for one in node.names
        if one.name in modules
    }
    attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for module in whole:
        yield from ((module, name) for name in attributes)
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and (later := re.fullmatch(r"(cleancdd[\w.]*):(\w+)", text)):
            yield later[1], later[2]


def test_every_exported_name_is_used_outside_its_module() -> None:
    found = trees()
    names = {
        (module, name)
        for module, tree in found.items()
        if module.startswith("cleancdd") and module not in ALONE
        for name in exported(tree) or ()
    }
    for module, tree in found.items():
        names -= {(of, name) for of, name in used(tree, set(found)) if of != module}
    assert sorted(names) == []


def test_every_imported_name_is_exported_by_its_module() -> None:
    found = trees()
    exports = {module: names for module, tree in found.items() if (names := exported(tree)) is not None}
    missing = {
        (of, name)
        for tree in found.values()
        for of, name in imported(tree)
        if of in exports and name not in exports[of] and f"{of}.{name}" not in found
    }
    assert sorted(missing) == []
