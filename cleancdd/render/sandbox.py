"""What a template may reach when it runs: the values it is given, and nothing of Python behind them."""

from __future__ import annotations

from types import FunctionType, MappingProxyType, ModuleType, NoneType, SimpleNamespace
from typing import Any

from jinja2 import Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from pydantic import BaseModel

__all__ = ["Sandbox", "names_of"]

_PLAIN = frozenset(
    {bool, bytes, dict, float, frozenset, int, list, range, set, str, tuple}
    | {MappingProxyType, NoneType, SimpleNamespace}
)
_ROOMS = ("cleancdd", "datetime", "jinja2.runtime", "jinja2.utils", "jinja2.environment", "markupsafe")
"""Where the types come from whose attributes a template may read; no path, file, module or function is one of
them."""


def names_of(module: ModuleType) -> SimpleNamespace:
    """The functions and constants that a module defines for templates, without what it imports."""
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
    """Jinja's sandbox, made narrower: attributes of plain values and of the package's own types alone.

    A model is its fields and what its class adds: pydantic's own methods could load files and run what they
    hold.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._known: dict[tuple[type, str], bool] = {}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The attribute of a value, or what it holds under that name; `Undefined` where there is neither."""
        if self._known.get((type(obj), attribute)):  # asked for a thousand times on a page
            try:
                return getattr(obj, attribute)
            except AttributeError:
                pass
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may read the attribute; it follows from the type alone, and is remembered."""
        key = (type(obj), attr)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = super().is_safe_attribute(obj, attr, value) and _may_read(*key)
        return known

    def is_safe_callable(self, obj: Any) -> bool:
        """Whatever can be reached may be called: it is a method of a value, a function of the package, a
        macro, or one of Jinja's own."""
        return True


def _may_read(kind: type, attribute: str) -> bool:
    if attribute in {"format", "format_map"}:  # Jinja's sandbox gives its own in their place
        return False
    if issubclass(kind, BaseModel):
        return not hasattr(BaseModel, attribute)
    if kind in _PLAIN or issubclass(kind, Undefined):
        return True
    room = kind.__module__
    return any(room == one or room.startswith(f"{one}.") for one in _ROOMS)
