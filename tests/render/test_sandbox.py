"""A template reaches what it is given, and nothing of Python behind it."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError

from cleancdd import labels, urls
from cleancdd.model.base import Source
from cleancdd.render.sandbox import Sandbox, names_of

SANDBOX = Sandbox(undefined=StrictUndefined)
SANDBOX.globals.update(urls=names_of(urls), labels=names_of(labels))
GIVEN = {
    "source": Source(document="guide", section="1"),
    "path": Path("/etc"),
    "words": ["ก"],
    "module": urls,
}


def rendered(template: str) -> str:
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
