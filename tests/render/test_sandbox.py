"""A template reaches what it is given, and nothing of Python behind it."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError

from cleancdd import labels, urls
from cleancdd.model.source import Source
from cleancdd.render import bounds
from cleancdd.render.bounds import TooMuchError
from cleancdd.render.sandbox import BoundedSandbox, names_of

SANDBOX = BoundedSandbox(undefined=StrictUndefined, autoescape=True)
SANDBOX.globals.update(urls=names_of(urls), labels=names_of(labels))
GIVEN = {
    "source": Source(document="guide", section="1"),
    "path": Path("/etc"),
    "words": ["ก"],
    "module": urls,
}


def rendered(template: str) -> str:
    SANDBOX.begin()
    return SANDBOX.from_string(template).render(GIVEN)


@pytest.mark.parametrize(
    "reach",
    [
        "source.__class__",
        "source.parse_raw('x')",
        "source.model_construct()",
        "source['parse_file']",
        "path.read_text()",
        "path.parent",
        "module.re",
        "urls.unit.__globals__",
        "urls.unit.__code__",
        "words.append('ข')",
        "''.__class__.__mro__",
        "'{0.__class__}'.format(source)",
        "source | attr('parse_raw')",
        "[source] | map(attribute='parse_raw') | first",
    ],
)
def test_what_lies_behind_a_value_is_out_of_reach(reach: str) -> None:
    with pytest.raises(SecurityError):
        rendered("{% for _ in 'ab' %}{{ " + reach + " }}{% endfor %}")


@pytest.mark.parametrize("name", ["urls.re", "urls.PurePosixPath", "labels.Mapping", "labels.Outcome"])
def test_what_a_module_imports_is_not_there(name: str) -> None:
    assert rendered(f"{{{{ {name} is defined }}}}") == "False"


def test_fields_functions_and_methods_of_plain_values_work() -> None:
    shown = "{% for _ in 'ab' %}{{ source.section }}{{ urls.unit('a') }}{{ 'ก{}'.format(1) }}{% endfor %}"
    assert rendered(shown) == "1/units/a/ก1" * 2


LOOP = "{% set x = namespace(v='ก') %}{% for _ in range(60) %}"
"""Doubles sixty times what it is told."""


@pytest.mark.parametrize(
    "large",
    [
        "{{ 'a' * 10**9 }}",
        "{{ 10**9 * 'a' }}",
        "{{ ([1] * 10**9) | length }}",
        "{{ 9**(9**9) }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ '%*d' % (10**9, 1) }}",
        "{{ '%1000000000d' | format(1) }}",
        "{{ '{:1000000000}'.format(1) }}",
        "{{ '{:{}}'.format(1, 10**9) }}",
        "{{ '{a:1000000000}'.format_map({'a': 1}) }}",
        "{{ 'a' | center(10**9) }}",
        "{{ 'a' | center(width=10**9) }}",
        "{{ 'a\nb' | indent(10**9) }}",
        "{{ [1] | tojson(10**9) }}",
        "{{ [1] | batch(10**9, 2) | first | length }}",
        "{{ [1] | slice(10**9) | list | length }}",
        "{{ 'a'.center(10**9) }}",
        "{{ 'a'.ljust(10**9) }}",
        "{{ 'a'.zfill(10**9) }}",
        "{{ '\t'.expandtabs(10**9) }}",
        "{% set b = 'a' * 10**6 %}{{ b.replace('a', b) }}",
        "{% set b = 'a' * 10**6 %}{{ b | replace('a', b) }}",
        "{% set b = 'a' * 10**6 %}{{ b.join(b) }}",
        "{% set b = 'a' * 10**6 %}{{ ([b] * 10**6) | join }}",
        "{% set b = 'a' * 10**6 %}{{ ([b] * 10**3) | select | join }}",
        "{% set b = 'a' * 10**6 %}{{ ([b] * 10**3) | map('default') | join(attribute=none) }}",
        "{{ ([[1]] * 10**5) | sum(start=[]) }}",
        "{% set b = 'a' * 10**6 %}{{ b | e | join(b) }}",
        "{% set b = 'a' * 10**6 %}{{ 'aa'.translate({97: b * 15}) }}",
        "{% set b = 'a' * 10**6 %}{% for _ in range(99999) %}{{ b }}{% endfor %}",
        "{% set b = 'a' * 10**6 %}{% for _ in range(99999) %}{% set c = b ~ '' %}{% endfor %}",
        "{% macro m() %}{% for _ in range(99999) %}{{ 'a' * 9999 }}{% endfor %}{% endmacro %}{{ m() }}",
        "{% set b = 'a ' * 10**6 %}{{ b.split() | length }}",
        "{% set b = 'a,' * 10**6 %}{{ b.rsplit(',') | length }}",
        "{% set b = 'a\n' * 10**6 %}{{ b.splitlines() | length }}",
        "{% set b = 'a' * 10**6 %}{{ b | list | length }}",
        "{% set b = 'a' * 10**6 %}{{ b | sort | length }}",
        "{% set b = 'a' * 10**6 %}{{ b | groupby(0) | length }}",
        "{% set b = 'a' * 10**6 %}{{ b | unique | list | length }}",
        "{% set b = 'a' * 10**6 %}{{ b | reverse | list | length }}",
        "{% set b = 'a' * 10**6 %}{{ b | map('default') | list | length }}",
        "{% set b = 'a' * 10**6 %}{{ [" + "b[1:], " * 9 + "] | length }}",
        "{% set b = 'a' * 10**6 %}{{ [" + "b[::-1], " * 9 + "] | length }}",
        "{% set b = 'a' * 10**6 %}{{ [" + "b | upper, " * 9 + "] | length }}",
        "{% set b = 'a' * 10**6 %}{{ [" + "b.swapcase(), " * 9 + "] | length }}",
        "{% set b = 'a' * 10**6 %}{{ [" + "b.encode(), " * 9 + "] | length }}",
        "{% set b = [1] * 10**6 %}{{ [" + "b.copy(), " * 9 + "] | length }}",
        "{% set b = 'a' * 10**6 %}{{ {}.fromkeys(b) | length }}",
        LOOP + "{% set x.v = [range(99999) | list, x.v] %}{% endfor %}",
        LOOP + "{% set x.v = x.v ~ x.v %}{% endfor %}",
        LOOP + "{% set x.v = x.v + x.v %}{% endfor %}",
        LOOP + "{% set x.v = x.v * 2 %}{% endfor %}",
        LOOP + "{% set x.v = '%s%s' % (x.v, x.v) %}{% endfor %}",
        LOOP + "{% set x.v = '{0}{0}'.format(x.v) %}{% endfor %}",
        LOOP + "{% set x.v = [x.v, x.v] | join %}{% endfor %}",
        LOOP + "{% set x.v = [x.v, x.v] %}{% endfor %}{{ x.v }}",
        LOOP + "{% set x.v = [x.v, x.v] %}{% endfor %}{{ x.v | string }}",
        LOOP + "{% set x.v = [x.v, x.v] %}{% endfor %}{{ x.v ~ '' }}",
        LOOP + "{% set v %}{{ x.v }}{{ x.v }}{% endset %}{% set x.v = v %}{% endfor %}",
        "{% for _ in range(99999) %}{% for _ in range(99999) %}{% endfor %}{% endfor %}",
        "{% for _ in range(99999) %}{% for _ in range(99999) | map('abs') %}{% endfor %}{% endfor %}",
        "".join("{% for _ in 'abcdefghij' %}" for _ in range(12)) + "{% endfor %}" * 12,
        "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
        "{% for _ in [1] recursive %}{{ (loop([1]), loop([1])) if loop.depth < 60 }}{% endfor %}",
    ],
)
def test_what_would_fill_the_memory_or_never_end_is_refused(
    large: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "MOST", bounds.MOST // 20)
    with pytest.raises(TooMuchError):
        rendered(large)


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("{{ 'a' * 3 ~ 1 ~ '<' }}", "aaa1&lt;"),
        ("{% set b = '<b>' | safe %}{{ b ~ '<' }}", "<b>&lt;"),
        ("{{ 2 ** 10 + 3 * 4 % 5 }}", "1026"),
        ("{{ '%03d|%s' % (7, 'ก') }}{{ '%d' % 123456789 }}", "007|ก123456789"),
        ("{{ [1, 2] + [3] }}{{ 'a' | center(3) }}", "[1, 2, 3] a "),
        (
            "{{ 'a b'.split() | sort | list }}{{ 'abc'[1:] }}{{ [1, 2, 3][:2] }}",
            "[&#39;a&#39;, &#39;b&#39;]bc[1, 2]",
        ),
        ("{{ 'ba' | reverse }}{{ [3, 1] | min }}{{ {'a': 1} | dictsort }}", "ab1[(&#39;a&#39;, 1)]"),
        ("{% for n in [1, 2] %}{{ loop.index }}{% else %}-{% endfor %}", "12"),
        ("{% for _ in [] %}{% else %}-{% endfor %}", "-"),
        ("{% for n in range(9) | select('odd') if n > 2 %}{{ n }}{% endfor %}", "357"),
        ("{{ range(4) | select('odd') | join('-') }}{{ [1, 2] | map('abs') | sum }}", "1-33"),
        ("{{ 'ab'.replace('b', 'c').join(['1', '2']) }}{{ {'a': 1} | tojson(2) | length }}", "1ac212"),
    ],
)
def test_what_is_small_is_made_as_ever(template: str, shown: str) -> None:
    assert rendered(template) == shown
