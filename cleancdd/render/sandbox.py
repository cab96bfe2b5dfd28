"""Restricts templates to the values they are given, without access to Python's internals.

Templates of a site's own are also restricted to the budget of a page.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from functools import lru_cache
from types import FunctionType, MappingProxyType, ModuleType, NoneType, SimpleNamespace
from typing import Any

from jinja2 import Template, Undefined, nodes
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape
from pydantic import BaseModel

from cleancdd.render.bounds import LIST_FILTERS, TEXT_FILTERS, Budget, in_context

__all__ = ["BoundedSandbox", "Sandbox", "names_of"]

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


_SHORT = 200
_escaped_once = lru_cache(maxsize=8192)(escape)


def _escaped(value: object) -> Markup:
    """What `escape` returns; a short text that stands on many pages is escaped once."""
    kind = type(value)
    if kind is str and len(value) < _SHORT:  # type: ignore[arg-type]  # not told by `kind`
        return _escaped_once(value)
    return value if kind is Markup else escape(value)  # type: ignore[return-value]


class _Template(Template):
    """A compiled template that escapes as `_escaped` does."""

    @classmethod
    def _from_namespace(
        cls, environment: Any, namespace: MutableMapping[str, Any], names: MutableMapping[str, Any]
    ) -> Template:
        namespace["escape"] = _escaped
        return super()._from_namespace(environment, namespace, names)


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, restricted further: only attributes of plain values and of the package's own types.

    Of a model, templates see the fields and what its class defines: pydantic's own methods could load files
    and execute their content.
    """

    template_class = _Template

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._readable: set[tuple[type, str]] = set()
        del self.globals["lipsum"]

    def begin(self) -> None:
        """Begin another page."""

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


_OVER = "_over"
"""The name of the filter through which every loop runs."""

_CUT = "_cut"
"""The name of the filter through which goes what is sliced."""


class _BoundedTemplate(_Template):
    """A compiled template in which `~` is counted as well."""

    @classmethod
    def _from_namespace(
        cls, environment: Any, namespace: MutableMapping[str, Any], names: MutableMapping[str, Any]
    ) -> Template:
        joined = environment.budget.concatenated
        namespace.update(markup_join=joined, str_join=joined)
        return super()._from_namespace(environment, namespace, names)


class BoundedSandbox(Sandbox):
    """A sandbox for templates that were not made with the package: no more than the budget of a page.

    Counting takes a fifth of the time of a page.
    """

    template_class = _BoundedTemplate
    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, **options: Any) -> None:
        self.budget = Budget()
        super().__init__(finalize=self.budget.shown, **options)
        self.concat = self.budget.joined  # type: ignore[method-assign]  # a method of a class in Jinja's types
        self.binop_table.update(self.budget.operators())
        self.filters.update({name: self.budget.bounded(name, self.filters[name]) for name in TEXT_FILTERS})
        self.filters["sum"] = self.budget.summed(self.filters["sum"])
        self.filters.update({name: self.budget.listed(self.filters[name]) for name in LIST_FILTERS})
        self.filters |= {_OVER: in_context(self.budget.over), _CUT: in_context(self.budget.cut)}

    def begin(self) -> None:
        """Begin another page, with the whole budget."""
        self.budget.renew()

    def _generate(self, source: nodes.Template, *compiled: Any, **options: Any) -> str:
        for loop in source.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, _OVER, [], [], None, None, lineno=loop.lineno)
        for item in source.find_all(nodes.Getitem):
            if isinstance(item.arg, nodes.Slice):
                item.node = nodes.Filter(item.node, _CUT, [], [], None, None, lineno=item.lineno)
        return super()._generate(source, *compiled, **options)

    def call(self, context: Context, obj: Any, /, *args: Any, **named: Any) -> Any:
        """Call a function, and count what a method of a value may make."""
        self.budget.take()
        if type(obj) is not Macro:
            self.budget.method(obj, (*args, *named.values()))
        return super().call(context, obj, *args, **named)


def _may_read(kind: type, attribute: str) -> bool:
    if attribute in {"format", "format_map"}:  # replaced by Jinja's sandbox
        return False
    if issubclass(kind, BaseModel):
        return not hasattr(BaseModel, attribute)
    if kind in _PLAIN or issubclass(kind, Undefined):
        return True
    room = kind.__module__
    return any(room == one or room.startswith(f"{one}.") for one in _ROOMS)
