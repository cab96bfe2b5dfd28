from __future__ import annotations

from cleancdd.render.sheets import bare

SHEET = b"""/* What it is. */

@media print {
  /* Several
     lines * of it. */
  a { color: red; } /* beside a rule */
\tb::before { content: "/* kept"; }
}
"""


def test_lines_for_readers_and_indents_are_left_out() -> None:
    assert bare(SHEET).decode() == (
        '@media print {\na { color: red; } /* beside a rule */\nb::before { content: "/* kept"; }\n}\n'
    )
