"""Units side by side: every unit over the years in one table, which stands without a script."""

from __future__ import annotations

from typing import Any

from cleancdd.pages import comparison

PAGE = "/results/compare/"


def test_every_unit_has_a_row_with_what_is_certain(site: Any) -> None:
    html, text = site.html[PAGE], site.text(PAGE)
    rows = [f'id="u-{key}"' in html for key in ("calm", "done", "part", "poor")]
    assert rows == [True, True, True, True]
    assert "มิติของปี 2564: 1 มิติสั้น 1, 2 มิติสั้น 3" in text
    units = {one.id: one.cells for one in site.pages[PAGE].subject["units"]}
    told = {
        key: [(cell.points, cell.standing, cell.levels) for cell in cells] for key, cells in units.items()
    }
    assert told == {
        "calm": [(None, None, ())],
        "done": [(50, "challenge", (1, 0))],
        "part": [(None, None, (None, 1))],
        "poor": [(None, None, (1, 1))],
    }


def test_the_pages_of_units_and_of_results_lead_there(site: Any) -> None:
    assert 'href="../../results/compare/#u-done"' in site.html["/units/done/"]
    assert 'href="../../results/compare/"' in site.html["/results/2564/"]


def test_one_unit_alone_is_compared_with_nobody(site: Any, rebuilt: Any) -> None:
    units = {"done": site.library.units["done"]}
    alone = rebuilt(units=units, evaluations={("done", 2564): site.library.evaluations["done", 2564]})
    assert PAGE not in alone.pages
    assert "compare" not in alone.html["/units/done/"] + alone.html["/results/2564/"]


def test_very_many_units_are_compared_within_parts_of_the_list(
    site: Any, rebuilt: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr(comparison, "_UNITS", 3)
    pages = rebuilt().html
    first, second = pages[PAGE], pages[f"{PAGE}page-2/"]
    keys = list(site.library.units)
    assert [f'id="u-{key}"' in first for key in keys] == [place < 3 for place in range(len(keys))]
    assert f'id="u-{keys[3]}"' in second
    assert f'href="../../results/compare/page-2/#u-{keys[3]}"' in pages[f"/units/{keys[3]}/"]
