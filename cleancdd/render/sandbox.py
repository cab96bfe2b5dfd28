"""Restricts templates to the values they are given, without access to Python's internals."""

from __future__ import annotations

from types import FunctionType, MappingProxyType, ModuleType, NoneType, SimpleNamespace
from typing import Any

from jinja2 import Undefined
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from pydantic import BaseModel

__all__ = ["Sandbox", "names_of"]

_PLAIN = frozenset(
    {bool, bytes, dict, float, frozenset, int, list, range, set, str, tuple}
    | {MappingProxyType, NoneType, SimpleNamespace}
)
_ROOMS = ("cleancdd", "datetime", "jinja2.runtime", "jinja2.utils", "jinja2.environment", "markupsafe")
"""Modules whose types have attributes that templates may read; none of these types is a path, file, module or
function."""


def names_of(module: ModuleType) -> SimpleNamespace:
    """The functions and constants that a module defines for templates, without its imports."""
    return SimpleNamespace(
        **{
            name: value
            for name, value in vars(module).items()
            if not name.startswith("_") and _is_defined_by(module, value)
        }
    )


def _is_defined_by(module: ModuleType, value: object) -> bool:
    if isinstance(value, FunctionType):
        return value.__module__ == module.__name__
    return not callable(value) and not isinstance(value, ModuleType)


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, restricted further: only attributes of plain values and of the package's own types.

    Of a model, templates see the fields and what its class defines: pydantic's own methods could load files
    and execute their content.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._readable: set[tuple[type, str]] = set()

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The attribute of a value, or its item of that name; `Undefined` when there is neither."""
        if (type(obj), attribute) in self._readable:  # called a thousand times per page
            try:
                return getattr(obj, attribute)
            except AttributeError:
                pass
        return super().getattr(obj, attribute)

    def call(self, context: Context, obj: Any, /, *args: Any, **named: Any) -> Any:
        """Call a function; a macro, as in nearly all calls, skips Jinja's checks."""
        if type(obj) is Macro:
            named.pop("_block_vars", None)  # added by the compiler for functions that take a context
            named.pop("_loop_vars", None)
            return obj(*args, **named)
        return super().call(context, obj, *args, **named)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may read the attribute; this depends on the type alone, and is cached."""
        key = (type(obj), attr)
        if key not in self._readable and super().is_safe_attribute(obj, attr, value) and _may_read(*key):
            self._readable.add(key)
        return key in self._readable

    def is_safe_callable(self, obj: Any) -> bool:
        """Everything that can be reached may be called: it is a method of a value, a function of the package,
        a macro, or one of Jinja's own."""
        return True


def _may_read(kind: type, attribute: str) -> bool:
    if attribute in {"format", "format_map"}:  # replaced by Jinja's sandbox
        return False
    if issubclass(kind, BaseModel):
        return not hasattr(BaseModel, attribute)
    if kind in _PLAIN or issubclass(kind, Undefined):
        return True
    room = kind.__module__
    return any(room == one or room.startswith(f"{one}.") for one in _ROOMS)
