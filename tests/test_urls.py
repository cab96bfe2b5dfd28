"""Every address is composed in one place, and taken apart there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cleancdd import urls

ROOT = Path(__file__).parents[1]

_PARTS = "|".join(sorted(urls.RESERVED))
_WHOLE = re.compile(rf"/404\.html|/(?:{_PARTS})(?:/.*|)|.*/(?:{_PARTS})/[^`\s]*�.*|/�.*", re.DOTALL)
"""A literal that is an address, or in which a value (`�`) completes one; `/` alone has too many uses."""

_EXPRESSION = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_COMPOSED = re.compile(r"""['"]/[^'"]*['"]|['"][^'"]*/['"]\s*~|~\s*['"][/#]|['"]#['"]\s*~""")
_WRITTEN = re.compile(r"""(?:href|src|action)="(?:/|[^"{#]*\{\{[^"]*\}\}[^"]+)""")

_SEPARATORS = {"split", "rsplit", "partition", "rpartition", "strip", "lstrip", "rstrip", "join", "count"} | {
    "replace",
    "startswith",
    "endswith",
    "removeprefix",
    "removesuffix",
}
"""Methods to which `/` is what parts the steps of a path."""


def _text(node: ast.expr) -> str | None:
    """A literal with every value in it as `�`."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        return "".join(str(one.value) if isinstance(one, ast.Constant) else "�" for one in node.values)
    return None


def _literals(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The literals of a module with their lines, docstrings and the arguments of `split("/")` and its like
    left out."""
    for node in ast.walk(tree):
        for child in ast.iter_child_nodes(node):
            if isinstance(node, ast.Expr | ast.JoinedStr | ast.Compare) or not isinstance(child, ast.expr):
                continue
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in _SEPARATORS:
                continue
            if isinstance(child, ast.Constant | ast.JoinedStr) and (text := _text(child)):
                yield child.lineno, text


def composed_in(source: str) -> list[tuple[int, str]]:
    """The addresses that a module of the package composes by itself."""
    return [(line, text) for line, text in _literals(ast.parse(source)) if _WHOLE.fullmatch(text)]


def composed_in_template(source: str) -> list[str]:
    """The addresses that a template composes by itself."""
    said = [one for one in _EXPRESSION.findall(source) if _COMPOSED.search(one)]
    return said + _WRITTEN.findall(source)


@pytest.mark.parametrize(
    "source",
    [
        'url = f"/units/{key}/"',
        'url = "/oit/"',
        'url = f"/{key}/"',
        'page(f"ดู `/units/{key}/`")',
        'page("/404.html")',
        'seen = ("/search/",)',
    ],
)
def test_the_scan_sees_composed_addresses_in_python(source: str) -> None:
    assert composed_in(source)


@pytest.mark.parametrize(
    "source",
    [
        'parts = url.split("/")',
        'name = f"units/{key}/unit.yaml"',
        'say("พิมพ์เช่น `/guidance/old-name/`")',
        '"""`/units/` and its pages."""',
    ],
)
def test_the_scan_leaves_other_literals_alone(source: str) -> None:
    assert not composed_in(source)


@pytest.mark.parametrize(
    "source",
    [
        "{{ ('/units/' ~ unit.id ~ '/') | href }}",
        "{{ '/units/' | href }}",
        "{{ (link.url ~ '#' ~ key) | href }}",
        "{% set base = base ~ '/oit/' %}",
        '<a href="/units/">',
        '<a href="{{ base }}#o1">',
    ],
)
def test_the_scan_sees_composed_addresses_in_templates(source: str) -> None:
    assert composed_in_template(source)


def test_no_module_composes_an_address() -> None:
    modules = [one for one in (ROOT / "cleancdd").rglob("*.py") if one != Path(urls.__file__)]
    found = {one.name: composed_in(one.read_text(encoding="utf-8")) for one in modules}
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_no_template_composes_an_address() -> None:
    templates = [one for one in (ROOT / "templates").iterdir() if one.is_file()]
    found = {one.name: composed_in_template(one.read_text(encoding="utf-8")) for one in templates}
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.parametrize(
    ("made", "url"),
    [
        (urls.unit("nan"), "/units/nan/"),
        (urls.unit("nan", "contact"), "/units/nan/#contact"),
        (urls.scorecard("nan", 2564, "d2.l1.1"), "/units/nan/2564/#d2.l1.1"),
        (urls.oit_print("nan", 2564), "/units/nan/2564/oit/sheet/"),
        (urls.oit_csv("nan", 2564), "/units/nan/2564/oit.csv"),
        (urls.unit_history("nan"), "/units/nan/history.csv"),
        (urls.usage_csv("nan", 2564), "/units/nan/2564/usage.csv"),
        (urls.oit_item(2564, "o18"), "/oit/2564/o18/"),
        (urls.category("section-7-1"), "/information/section-7-1/"),
        (urls.category("section-7-1", 2563), "/information/section-7-1/2563/"),
        (urls.criteria_recording(2564, "d1.l1.1"), "/criteria/2564/recording/#d1.l1.1"),
        (urls.innovations_of_region("central"), "/innovations/regions/central/"),
        (urls.minutes("nan", "first"), "/units/nan/minutes/first/"),
        (urls.guide(""), "/guidance/"),
        (urls.guide_form("tools/risk"), "/guidance/tools/risk/form.rtf"),
        (urls.term("integrity"), "/glossary/#integrity"),
    ],
)
def test_addresses_are_permanent(made: str, url: str) -> None:
    assert made == url


@pytest.mark.parametrize(
    ("url", "path"),
    [("/", "index.html"), ("/units/nan/", "units/nan/index.html"), ("/404.html", "404.html")],
)
def test_an_address_and_its_built_file_lead_to_each_other(url: str, path: str) -> None:
    assert urls.built_file(url) == path
    assert urls.of_built_file(path) == url


def test_only_a_whole_name_is_an_index() -> None:
    assert urls.of_built_file("units/nan/files/old-index.html") == "/units/nan/files/old-index.html"


@pytest.mark.parametrize(
    ("url", "reserved"),
    [
        ("/units/", True),
        ("/units/nan/", True),
        ("/units/nan/files/a/", True),
        ("/units/nan/documents/old/", False),
        ("/innovations/themes/a/", True),
        ("/innovations/2564/old/", False),
        ("/guidance/old/", False),
        ("/pagefind/", True),
        ("/about/", False),
    ],
)
def test_where_an_article_may_have_been(url: str, *, reserved: bool) -> None:
    assert urls.is_reserved(url) is reserved


def test_an_address_is_split_into_page_and_anchor() -> None:
    assert urls.split("/units/?a=1#nan") == ("/units/", "nan")
    assert urls.steps("/units/nan/") == ("units", "nan")


@pytest.mark.parametrize(
    ("source", "beginning"),
    [
        ("units/nan/unit.yaml", "/units/nan/"),
        ("content/pages/about.md", "/about/"),
        ("content/guidance/risk.md", "/guidance/"),
    ],
)
def test_where_the_pages_of_a_file_are(source: str, beginning: str) -> None:
    assert beginning in urls.beginnings(source)


@pytest.mark.parametrize(
    ("site", "printed"),
    [
        ("https://a.example/", "a.example/units/"),
        ("http://a.example/b", "a.example/b/units/"),
        (None, "/units/"),
    ],
)
def test_an_address_on_paper_has_no_scheme(site: str | None, printed: str) -> None:
    assert urls.as_printed(site, "/units/") == printed


@pytest.mark.parametrize("url", ["/units/nan/", "/units/nan/centre/", "/units/nan/centre/page-2/"])
def test_a_units_pages_are_dated_by_its_folder(url: str) -> None:
    assert urls.sources(url) == ("units/nan/unit.yaml", "units/nan")
