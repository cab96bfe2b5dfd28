from __future__ import annotations

import pytest

from cleancdd.render.joiners import whole_words
from cleancdd.thai.compounds import JOINER, parted, whole

WORD = "หน่วยงาน"


def page(body: str) -> str:
    return f'<!doctype html><head><title>{WORD}</title><meta content="{WORD} 1 ข้อ"></head>{body}'


def test_text_of_the_body_is_kept_whole_and_the_head_is_not() -> None:
    assert whole_words(page(f"<body><p>{WORD}</p></body>")) == page(f"<body><p>{whole(WORD)}</p></body>")
    assert whole_words(page("")) == page("")


@pytest.mark.parametrize(
    "html",
    [
        f'<img alt="{WORD} 3 คน">',
        f'<a title="{WORD}" href="/a/?q={WORD}" data-search-names="{WORD}|{WORD}"></a>',
        f"<code>{WORD}</code>",
        f"<pre><code>{WORD}\n{WORD} 2 ข้อ</code></pre>",
        f'<svg aria-label="{WORD}"><title>{WORD}</title><text>{WORD}</text></svg>',
        f"<textarea>{WORD}</textarea>",
        f"<select><option>{WORD}</option></select>",
    ],
)
def test_attributes_code_and_figures_have_no_joiner(html: str) -> None:
    assert whole_words(f"<body>{html}<p>{WORD}</p>") == f"<body>{html}<p>{whole(WORD)}</p>"


def test_nothing_else_is_changed() -> None:
    html = page(f"<body class='{WORD}'><p>{WORD} <b>1</b> ข้อ &lt; {WORD}</p><!-- {WORD} --></body>")
    assert JOINER in whole_words(html)
    assert parted(whole_words(html)) == html
