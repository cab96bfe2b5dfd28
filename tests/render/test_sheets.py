from __future__ import annotations

from cleancdd.render.sheets import bare

SHEET = b"""/* What it is. */

@media (min-width: 44rem) and print {
  /* Several
     lines * of it. */
  a:hover , p > b { color: red; margin: calc(1rem + 2px) 0 ; } /* beside a rule */
\tb::before { content: "/* kept; : } "; font: 1rem/1.5 'A  B', c; }
  .x :focus
  { top: 0 }
}
"""


def test_comments_and_spaces_that_css_does_not_need_are_left_out() -> None:
    assert bare(SHEET).decode() == (
        "@media (min-width:44rem) and print{"
        "a:hover,p>b{color:red;margin:calc(1rem + 2px) 0}"
        "b::before{content:\"/* kept; : } \";font:1rem/1.5 'A  B',c}"
        ".x :focus{top:0}}"
    )


def test_a_quotation_mark_within_a_string_does_not_end_it() -> None:
    sheet = r"""a { content: "\" } "; color: red } b { content: '\' : '; top: 0 }"""
    kept = r"""a{content:"\" } ";color:red}b{content:'\' : ';top:0}"""
    assert bare(sheet.encode()).decode() == kept
