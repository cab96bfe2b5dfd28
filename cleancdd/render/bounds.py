"""Limits how much a template can make for one page: loops, calls, texts, lists and numbers.

A template is code that somebody may get wrong; it must end in a diagnostic, neither in a full memory nor in a
build without an end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import wraps
from itertools import chain
from typing import Any

from jinja2 import pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from markupsafe import Markup, escape

__all__ = ["LIST_FILTERS", "TEXT_FILTERS", "Budget", "TooMuchError", "in_context"]

MOST = 100_000_000
"""What one page may use: one for each character of a text that is made. Pages use a million; the tables of a
programme of six hundred units, 25 million."""

_TURN, _CALL = 20, 500
"""What a turn of a loop and a call use, so that a page takes seconds at the most."""

_MOST_BITS = 10_000
_NUMBER = 20
"""Characters counted for a value that is neither text nor a list."""

_LONG = 4_096
"""A text is counted when it is put together with others; a longer one at once, as many can wait for that."""

TEXT_FILTERS = (
    *("batch", "capitalize", "center", "e", "escape", "forceescape", "format", "indent", "join", "lower"),
    *("pprint", "replace", "round", "slice", "string", "striptags", "title", "tojson", "trim", "truncate"),
    *("upper", "urlencode", "urlize", "wordcount", "wordwrap", "xmlattr"),
)
"""Filters of Jinja2 that make a text of any value, or a list or number of a size that they are told."""

LIST_FILTERS = ("dictsort", "groupby", "list", "reverse", "sort", "unique")
"""Filters of Jinja2 that keep each member of a list, or each letter of a text, by itself."""

_GROWING = frozenset({"center", "expandtabs", "format", "format_map", "join", "ljust", "replace", "rjust"})
_GROWING |= {"translate", "zfill"}
"""Methods of texts whose result can be longer than all that they are given."""

_LISTING = frozenset({"copy", "count", "fromkeys", "index", "rsplit", "split", "splitlines"})
"""Methods that make a list, or go through one."""

_SIZED = (str, bytes, list, tuple, dict, set, frozenset)

_TOO_MUCH = "too much for one page"

_PADDED = re.compile(r"[0-9]{5}|%[^a-zA-Z%]*\*|\{[^{}]*\{[^{}]*\}")
"""In a format: a width of five digits or more, or one that is itself a value."""


class TooMuchError(SecurityError):
    """A template would use more than the budget of a page."""


class Budget:
    """What is left for one page; `renew` before each."""

    def __init__(self) -> None:
        self._left = MOST

    def renew(self) -> None:
        """Begin another page."""
        self._left = MOST

    def take(self, amount: int = _CALL) -> None:
        """Use some of it, for a call if nothing is said; raises `TooMuchError` when there is not enough."""
        self._left -= amount
        if self._left < 0:
            raise TooMuchError(_TOO_MUCH)

    def over(self, values: Any) -> Any:
        """What a loop runs over: counted at once if its length is known, else one by one."""
        try:
            self.take(_TURN * len(values))
        except TypeError:
            return self._one_by_one(values)
        return values

    def _one_by_one(self, values: Iterable[Any]) -> Iterable[Any]:
        for value in values:
            self.take(_TURN)
            yield value

    def joined(self, texts: Iterable[str]) -> str:
        """The texts as one; in place of `"".join`."""
        if isinstance(texts, list):
            self.take(sum(map(len, texts)))
            return "".join(texts)
        kept = []
        for text in texts:  # a page has hundreds of pieces
            kept.append(text)
            self._left -= len(text)
            if self._left < 0:
                raise TooMuchError(_TOO_MUCH)
        return "".join(kept)

    def concatenated(self, values: Iterable[Any]) -> str:
        """What `~` makes of the values: HTML if one of them is."""
        parts = [self.shown(value) for value in values]
        if any(hasattr(part, "__html__") for part in parts):
            return Markup(self.joined([escape(part) for part in parts]))  # noqa: S704 - every part is escaped
        return self.joined([str(part) for part in parts])

    def shown(self, value: Any) -> Any:
        """The value, whose text may be put on a page."""
        if isinstance(value, str):
            if len(value) > _LONG and not isinstance(value, Markup):  # which is not copied
                self.take(len(value))
        elif isinstance(value, list | tuple | dict):
            self._written(value)
        return value

    def bounded(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """A filter that counts what its result may have before it makes it."""
        passed = int(hasattr(function, "jinja_pass_arg"))

        @wraps(function)
        def within(*args: Any, **named: Any) -> Any:
            args = (*args[:passed], *map(self._known, args[passed:]))
            self.before(name, *args[passed:], *named.values())
            return function(*args, **named)

        return within

    def _known(self, value: Any) -> Any:
        """The value, whose length is known: what other filters return one by one is in a list."""
        return list(self._one_by_one(value)) if isinstance(value, Iterator) else value

    def listed(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """A filter that counts the members of what it is given."""
        passed = int(hasattr(function, "jinja_pass_arg"))

        @wraps(function)
        def within(*args: Any, **named: Any) -> Any:
            value = args[passed]
            value = list(self._one_by_one(value)) if isinstance(value, Iterator) else self.over(value)
            return function(*args[:passed], value, *args[passed + 1 :], **named)

        return within

    def summed(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """The filter `sum`, for numbers alone: each sum of lists is a copy of all before it."""

        @wraps(function)
        def within(environment: Any, values: Any, attribute: Any = None, start: Any = 0) -> Any:
            if hasattr(start, "__len__"):
                raise TooMuchError("a sum of lists")
            return function(environment, values, attribute, start)

        return within

    def method(self, method: Callable[..., Any], args: Iterable[Any]) -> None:
        """Count what a method of a text, a list or a table may make with these arguments."""
        method = getattr(method, "__wrapped__", method)  # the sandbox has its own `format`
        owner, name = getattr(method, "__self__", None), getattr(method, "__name__", "")
        if name in _LISTING:
            self.take(_TURN * sum(len(one) for one in (owner, *args) if isinstance(one, _SIZED)))
        elif isinstance(owner, str | bytes):
            self.before(name, owner, *(args if name in _GROWING else ()))

    def cut(self, value: Any) -> Any:
        """What is to be sliced, counted as if all of it were taken."""
        if hasattr(value, "__len__"):
            self.take(len(value) * (1 if isinstance(value, str | bytes) else _TURN))
        return value

    def before(self, name: str, value: Any = "", *others: Any) -> None:
        """Count what a filter or a method of a text may make of `value` and its other arguments."""
        length = self._written(value)
        if name in {"format", "format_map"} and isinstance(value, str):
            if _PADDED.search(value):
                raise TooMuchError(f"a width in the format {value[:40]}")
            places = value.count("%") + value.count("{")
            self.take(length + places * sum(self._written(one) for one in others))
            return
        for one in others:
            length = max(length, 1) * max(abs(one) if isinstance(one, int) else self._written(one), 1)
        self.take(length)

    def _written(self, value: Any, deep: int = 8) -> int:
        """How many characters a value may have as a text."""
        if isinstance(value, str | bytes):
            return len(value)
        if not isinstance(value, list | tuple | set | frozenset | dict):
            return _NUMBER
        if not deep:
            raise TooMuchError("lists in lists in lists")
        self.take(len(value))
        members = chain(value, value.values()) if isinstance(value, dict) else value
        return sum(self._written(one, deep - 1) + 2 for one in members)

    def operators(self) -> Mapping[str, Callable[[Any, Any], Any]]:
        """What is called in place of the operators that can make something large."""
        return {"+": self._sum, "*": self._product, "**": self._power, "%": self._remainder}

    def _sum(self, left: Any, right: Any) -> Any:
        if hasattr(left, "__len__") and hasattr(right, "__len__"):
            self.take(len(left) + len(right))
        return left + right

    def _product(self, left: Any, right: Any) -> Any:
        for one, other in ((left, right), (right, left)):
            if hasattr(one, "__len__") and isinstance(other, int):
                self.take(max(len(one) * other, 0))
        if isinstance(left, int) and isinstance(right, int):
            _within_bits(left.bit_length() + right.bit_length())
        return left * right

    def _power(self, left: Any, right: Any) -> Any:
        if isinstance(left, int) and isinstance(right, int):
            _within_bits(left.bit_length() * right)
        return left**right

    def _remainder(self, left: Any, right: Any) -> Any:
        if isinstance(left, str):
            self.before("format", left, *(right if isinstance(right, tuple) else (right,)))
        return left % right


def in_context(function: Callable[[Any], Any]) -> Callable[[Context, Any], Any]:
    """A function as a filter with a context, because Jinja2 works others out once, when it compiles."""

    @pass_context
    def within(_: Context, value: Any) -> Any:
        return function(value)

    return within


def _within_bits(bits: int) -> None:
    if bits > _MOST_BITS:
        raise TooMuchError(f"a number of more than {_MOST_BITS} bits")
