"""Bundles and minifies the scripts of the templates: each script includes its imports, so that a page
requests one file and text shared by modules is compressed once; comments and types are removed.

A module imports with `import { a, b as c } from "./other.js";` and exports with `export` before `const`,
`let`, `class`, `function` and `async function`. Any other form raises `UnknownForm`, because the module it
needs would be missing from the site.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import product
from posixpath import dirname, join, normpath
from string import ascii_letters

from cleancdd.cache import recalled
from cleancdd.model.base import digest_of

__all__ = ["UnknownForm", "bundled"]

_COMMENT_LINE = re.compile(r"^[ \t]*(?://.*|/\*\*(?:[^*]|\*(?!/))*\*/)\n", re.MULTILINE)
_TYPE = re.compile(r"/\*\* @(?:type|param) [^*]*\*/ ?")
_INDENT = re.compile(r"^[ \t]+|^\r?\n", re.MULTILINE)
_IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.[^"]+)";\r?\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|let|class|function|async function)\s+(\w+))", re.MULTILINE)
_RENAMED = re.compile(r"\b(\w+) as (\w+)")
_LINK = re.compile(r"^[ \t]*(?:import\b(?!\s*[.(])|export\b).*", re.MULTILINE)

_QUOTED = re.compile(r'("(?:[^"\\\n]|\\.)*")')
_LITERAL = re.compile(
    r"""(
    "(?:[^"\\\n]|\\.)*"
    | `(?:[^`\\\n$]|\\.|\$(?!\{)|\$\{[^`{}\n]*\})*`
    | (?:(?<=[=(,:\[?|&!])|(?<=[=(,:\[?|&!]\ ))/(?![/*])(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*
    )""",
    re.VERBOSE,
)
"""A string, a template or an expression within a line."""

_UNCERTAIN = re.compile(r"[`'\\]|/(?<! /(?= ))")
"""Where one of these signs is left beside the literals of a line, another one may begin there, of which a
space may be a part; a division has a space on both sides."""

_SPACED = re.compile(r" ?([=<>*?:&|{}(),;!]+) ?|(?<![-+])(?<![-+] ) ?([-+])(?! ?[-+]) ?")
_GOES_ON = re.compile(r"^(?!.*//)(.*[{(,;])\n(?=.)", re.MULTILINE)
"""A line that the next may stand beside: its last sign needs no end of line, and it has no comment."""

_LAST = re.compile(r"^(?!.*//)(.*?)(?:;?\n(?=\})|\n(?=\)))", re.MULTILINE)
"""The last line before a bracket is closed, which needs no sign at its end and no end of line."""

_LETTER = re.compile(r"(?<!\\)\\u0e([0-7][0-9a-f])")
"""A Thai letter by its number."""

_NAMED = re.compile(r"(?:(?<=\.)|^((?:async |static |get |set |\*)*))#(\w+)", re.MULTILINE)
_CONSTANT = re.compile(r"^const ([A-Z][A-Z0-9_]+) =", re.MULTILINE)
_FUNCTION = re.compile(r"^(?:async )?function\*? ([a-z]+[A-Z]\w*)\(", re.MULTILINE)
_WORD = re.compile(r"(?<!(?<!\.)\.)(?<!#)\b(?:[A-Z][A-Z0-9_]+|[a-z]+[A-Z]\w*)\b")
_PRIVATE = re.compile(r"\bthis\.#(\w+)")
_FIRST_MODULE = "const module"
_CONST = re.compile(r"const(?: |(?=[{[]))")


class UnknownForm(Exception):
    """A script imports or exports in a form that `bundled` does not know; `name` is the script, `line` the
    number and `text` the content of the line."""

    def __init__(self, name: str, line: int, text: str) -> None:
        super().__init__(name, line, text)
        self.name, self.line, self.text = name, line, text


def bundled(scripts: Mapping[str, bytes], own: frozenset[str] = frozenset()) -> dict[str, bytes]:
    """Each script that no other script imports, by name, preceded by the modules that it needs; raises
    `UnknownForm`.

    `own` are the scripts that a site has of its own. They may be written in any way, such as with strings of
    several lines or names that are also properties, so they and the bundles with them are not made small.
    """
    texts = {name: script.decode("utf-8", "surrogateescape") for name, script in scripts.items()}
    for name, text in texts.items():
        _check(name, text)
    bare = {name: text if name in own else _bare(text) for name, text in texts.items()}
    imported = {module for name, text in bare.items() for module in _modules(name, text)}
    first = sorted(bare.keys() - imported)
    return {name: _Bundle(bare, own).of(name).encode("utf-8", "surrogateescape") for name in first}


def _check(name: str, text: str) -> None:
    known = {found.start() for form in (_IMPORT, _EXPORT) for found in form.finditer(text)}
    for found in _LINK.finditer(text):
        if found.start() not in known:
            raise UnknownForm(name, text.count("\n", 0, found.start()) + 1, found[0].strip())


def _small(text: str) -> str:
    """The script with short private names, of a bundle also short constants and functions of several words,
    and without spaces and ends of lines that only separate signs."""
    every = Counter(re.findall(r"#(\w+)", _QUOTED.sub("", text)))
    known = Counter(name for _, name in _NAMED.findall(_QUOTED.sub("", text)))
    # One that also stands where it is not recognized keeps its name everywhere.
    private = _shortly((name for name in _PRIVATE.findall(text) if every[name] == known[name]), {*every})
    text = _NAMED.sub(lambda found: f"{found[1] or ''}#{private.get(found[2], found[2])}", text)
    if text.startswith(_FIRST_MODULE):
        words = {"do", "if", "in", *re.findall(r"\w+", text)}
        functions = [name for name in _FUNCTION.findall(text) if not re.search(rf"[.#\"]{name}\b", text)]
        constants = _shortly([*_CONSTANT.findall(text), *functions], words)
        renamed = partial(_WORD.sub, lambda word: constants.get(word[0], word[0]))
        text = _outside_quotes(text, renamed)
    text = _LETTER.sub(lambda found: chr(0x0E00 + int(found[1], 16)), text)
    text = "\n".join(_declared(map(_tight, text.split("\n"))))
    return _GOES_ON.sub(r"\1", _LAST.sub(r"\1", text))


def _shortly(names: Iterable[str], taken: set[str]) -> dict[str, str]:
    free = (name for name in _short_names() if name not in taken)
    return dict(zip(dict.fromkeys(names), free, strict=False))


def _short_names() -> Iterator[str]:
    return ("".join(letters) for size in (1, 2) for letters in product(ascii_letters, repeat=size))


def _tight(line: str) -> str:
    parts = _LITERAL.split(line)
    if any(map(_UNCERTAIN.search, parts[::2])):
        return line
    parts[::2] = [_SPACED.sub(r"\1\2", part) for part in parts[::2]]
    return "".join(parts)


def _declared(lines: Iterable[str]) -> list[str]:
    """Lines that declare constants, each in one statement with those before it."""
    found: list[str] = []
    for line in lines:
        begun = _CONST.match(line)
        if begun and found and _CONST.match(found[-1]) and found[-1].endswith(";"):
            found[-1] = f"{found[-1][:-1]},{line[begun.end() :]}"
        else:
            found.append(line)
    return found


def _outside_quotes(text: str, change: Callable[[str], str]) -> str:
    parts = _QUOTED.split(text)
    return "".join(part if part.startswith('"') else change(part) for part in parts)


def _bare(text: str) -> str:
    """Remove empty lines, comment lines, types and indentation; scripts must not contain multi-line
    strings."""
    return _INDENT.sub("", _TYPE.sub("", _COMMENT_LINE.sub("", text)))


def _modules(name: str, text: str) -> list[str]:
    return [_place(name, found[2]) for found in _IMPORT.finditer(text)]


def _place(name: str, address: str) -> str:
    return normpath(join(dirname(name), address))


class _Bundle:
    """A script being bundled: its modules by name, each included once with a scope of its own."""

    def __init__(self, scripts: Mapping[str, str], own: frozenset[str]) -> None:
        self._scripts, self._own = scripts, own
        self._names: dict[str, str] = {}
        self._parts: list[str] = []

    def of(self, name: str) -> str:
        last = self._linked(name)
        text = "".join([*self._parts, last])
        if not self._own.isdisjoint({name, *self._names}):
            return text
        return recalled(f"script {name}", digest_of(text), str, lambda: _small(text))

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
        end = "" if text.endswith("\n") else "\n"
        inside = f"{_EXPORT.sub('', text)}{end}return {{ {given} }};"
        self._parts.append(f"const {self._names[module]} = (() => {{\n{inside}\n}})();\n")
