from __future__ import annotations

from cleancdd.render.sheets import bare

SHEET = b"""/* What it is. */

@media print {
  /* Several
     lines * of it. */
  a { color: red; } /* beside a rule */
\tb::before, i > b :first-child { content: "/* kept; , { } : as it is"; }
}
"""


def test_lines_for_readers_and_spaces_that_separate_nothing_are_left_out() -> None:
    assert bare(SHEET).decode() == (
        "@media print{a{color:red;}/* beside a rule */\n"
        'b::before,i > b :first-child{content:"/* kept; , { } : as it is";}}'
    )


def test_strings_in_single_quotes_stay_as_they_are() -> None:
    assert bare(b"a { content: 'x ; y'; }\n") == b"a{content:'x ; y';}"
