"""What the tests of markup share: a text's HTML, and whether every element and attribute of it is safe."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from cleancdd.markup import render
from cleancdd.markup.addresses import may_link, may_show


def html(body: str) -> str:
    return render(body).prose.html


ELEMENTS = set(
    re.findall(
        r"\w+",
        "p h2 h3 h4 h5 h6 ul ol li blockquote div table thead tbody "
        "tr th td dl dt dd pre code em strong a img br hr sup section "
        "label input",
    )
)
ATTRIBUTES = set(
    re.findall(
        r"[\w-]+",
        "id class href rel title src alt loading role tabindex aria-label scope start type disabled checked",
    )
)
VOID = {"img", "br", "hr", "input"}


class Elements(HTMLParser):
    """Notes every element and attribute, and that each element is closed in its turn."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag != "a" or "a" not in self.open
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        pytest.fail(f"comment: {data}")

    def handle_decl(self, decl: str) -> None:
        pytest.fail(f"declaration: {decl}")

    def handle_pi(self, data: str) -> None:
        pytest.fail(f"instruction: {data}")


def ids(text: str) -> set[str | None]:
    return {attributes["id"] for _, attributes in Elements(text).found if "id" in attributes}


def assert_safe(text: str) -> None:
    page = Elements(text)
    assert page.open == []
    assert {tag for tag, _ in page.found} <= ELEMENTS
    assert {name for _, attributes in page.found for name in attributes} <= ATTRIBUTES
    named = [attributes["id"] for _, attributes in page.found if "id" in attributes]
    assert len(named) == len(set(named))
    for _, attributes in page.found:
        assert may_link(attributes.get("href") or "/")
        assert may_show(attributes.get("src") or "/")
