"""What a module exports is used outside of it: by the package, its tests or its tools."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
ELSEWHERE = ("cleancdd.cli.", "cleancdd.doctext")
"""Commands are loaded by their names when they run; the texts of documents are read by a process of its own,
and their first users come next."""


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def trees() -> dict[str, ast.Module]:
    paths = [path for folder in ("cleancdd", "tests", "tools") for path in (ROOT / folder).rglob("*.py")]
    return {module_of(path): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def exported(tree: ast.Module) -> list[str]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return list(ast.literal_eval(node.value))
    return []


def used(tree: ast.Module, modules: set[str]) -> Iterator[tuple[str, str]]:
    """The names that a file imports, and every attribute it reads with each module that it imports."""
    imported = [
        (node.module or "", one.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for one in node.names
    ]
    yield from imported
    whole = {f"{module}.{name}" for module, name in imported} & modules
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


def test_every_exported_name_is_used_outside_its_module() -> None:
    found = trees()
    names = {
        (module, name)
        for module, tree in found.items()
        if module.startswith("cleancdd") and not module.startswith(ELSEWHERE)
        for name in exported(tree)
    }
    for module, tree in found.items():
        names -= {(of, name) for of, name in used(tree, set(found)) if of != module}
    assert sorted(names) == []
