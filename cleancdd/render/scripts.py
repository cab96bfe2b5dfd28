"""Bundles and minifies the scripts of the templates: each script includes its imports, so that a page
requests one file and text shared by modules is compressed once; comments and types are removed.

A module imports with `import { a, b as c } from "./other.js";` and exports with `export` before `const`,
`let`, `class`, `function` and `async function`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from posixpath import dirname, join, normpath

__all__ = ["bundled"]

_COMMENT_LINE = re.compile(r"^[ \t]*(?://.*|/\*\*(?:[^*]|\*(?!/))*\*/)\n", re.MULTILINE)
_TYPE = re.compile(r"/\*\* @(?:type|param) [^*]*\*/ ?")
_INDENT = re.compile(r"^[ \t]+|^\r?\n", re.MULTILINE)
_IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.[^"]+)";\r?\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|let|class|function|async function)\s+(\w+))", re.MULTILINE)
_RENAMED = re.compile(r"\b(\w+) as (\w+)")


def bundled(scripts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Each script that no other script imports, by name, preceded by the modules that it needs."""
    bare = {name: _bare(script) for name, script in scripts.items()}
    imported = {module for name, text in bare.items() for module in _modules(name, text)}
    own = sorted(bare.keys() - imported)
    return {name: _Bundle(bare).of(name).encode("utf-8", "surrogateescape") for name in own}


def _bare(script: bytes) -> str:
    """Remove empty lines, comment lines, types and indentation; scripts must not contain multi-line
    strings."""
    text = script.decode("utf-8", "surrogateescape")
    return _INDENT.sub("", _TYPE.sub("", _COMMENT_LINE.sub("", text)))


def _modules(name: str, text: str) -> list[str]:
    return [_place(name, found[2]) for found in _IMPORT.finditer(text)]


def _place(name: str, address: str) -> str:
    return normpath(join(dirname(name), address))


class _Bundle:
    """A script being bundled: its modules by name, each included once with a scope of its own."""

    def __init__(self, scripts: Mapping[str, str]) -> None:
        self._scripts = scripts
        self._names: dict[str, str] = {}
        self._parts: list[str] = []

    def of(self, name: str) -> str:
        own = self._linked(name)
        return "".join([*self._parts, own])

    def _linked(self, name: str) -> str:
        """Link a script to the modules before it; the import of a missing module is left unchanged."""
        text = self._scripts[name]
        for module in _modules(name, text):
            if module in self._scripts and module not in self._names:
                self._names[module] = f"module{len(self._names)}"
                self._add(module)

        def taken(found: re.Match[str]) -> str:
            module = self._names.get(_place(name, found[2]))
            wanted = _RENAMED.sub(r"\1: \2", found[1])
            return f"const {{{wanted}}} = {module};\n" if module else found[0]

        return _IMPORT.sub(taken, text)

    def _add(self, module: str) -> None:
        text = self._linked(module)
        given = ", ".join(found[1] for found in _EXPORT.finditer(text))
        inside = f"{_EXPORT.sub('', text)}return {{ {given} }};"
        self._parts.append(f"const {self._names[module]} = (() => {{\n{inside}\n}})();\n")
