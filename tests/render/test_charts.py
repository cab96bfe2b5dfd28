from __future__ import annotations

import re
from typing import Literal
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancdd.render.charts import (
    ladder_figure,
    levels_bar,
    radar_figure,
    risk_matrix,
    share_bar,
    target_bar,
    value_bar,
)
from cleancdd.render.columns import counts_figure, trend_figure, year_figure

STEPS = ["1", "2", "3", "4", "5"]


def shapes(svg: str, tag: str = "rect") -> list[dict[str, str]]:
    """The attributes of every element of a kind."""
    return [dict(re.findall(r'([\w-]+)="([^"]*)"', one)) for one in re.findall(rf"<{tag} ([^>]*)>", svg)]


def classes(svg: str) -> list[str]:
    return re.findall(r'<rect class="(reached|open|closed)"', svg)


@pytest.mark.parametrize(
    ("level", "ceiling", "states"),
    [
        (0, 0, ["closed"] * 5),
        (2, 2, ["reached"] * 2 + ["closed"] * 3),
        (1, 4, ["reached"] + ["open"] * 3 + ["closed"]),
        (5, 5, ["reached"] * 5),
    ],
)
def test_ladder_tells_reached_open_and_closed_steps_apart(
    level: int, ceiling: int, states: list[str]
) -> None:
    assert classes(ladder_figure(STEPS, level=level, ceiling=ceiling)) == states


def test_reached_steps_are_ticked_so_that_colour_is_not_the_only_sign() -> None:
    assert ladder_figure(STEPS, level=3, ceiling=5).count('class="tick"') == 3


def test_ladder_rises_from_one_base_and_bears_its_labels() -> None:
    svg = ladder_figure(["๑", "๒"], level=1, ceiling=1)
    boxes = [(int(one["y"]), int(one["height"])) for one in shapes(svg)]
    assert boxes == [(53, 20), (43, 30)]
    assert {y + height for y, height in boxes} == {73}
    assert re.findall(">([^<]+)</text>", svg) == ["๑", "๒"]


def test_share_bar_is_cut_in_the_given_order() -> None:
    svg = share_bar([("met", 1), ("unmet", 0), ("unknown", 2)])
    assert [(one["class"], one["x"], one["width"]) for one in shapes(svg)] == [
        ("part met", "0", "200"),
        ("part unknown", "200", "400"),
    ]


def test_share_bar_of_nothing_is_empty() -> None:
    assert "<rect" not in share_bar([("met", 0)])


@given(st.lists(st.integers(0, 500), min_size=1, max_size=6).filter(any))
def test_shares_fill_the_whole_bar(counts: list[int]) -> None:
    svg = share_bar([(f"c{index}", count) for index, count in enumerate(counts)])
    assert sum(int(one["width"]) for one in shapes(svg)) == 600


@pytest.mark.parametrize("svg", [ladder_figure(STEPS, level=1, ceiling=2), share_bar([("met", 3)])])
def test_figures_are_hidden_from_readers_and_styled_by_class_alone(svg: str) -> None:
    assert shapes(svg, "svg")[0]["aria-hidden"] == "true"
    assert not re.search(r"style=|fill=|stroke=|xlink|<script", svg)


def test_a_value_bar_is_as_long_as_its_share_of_the_largest() -> None:
    widths = [
        re.findall(r'width="(\d+)" height="12"', value_bar(value, 1200))[-1] for value in (1200, 600, 1, 0)
    ]
    assert widths == ["600", "300", "4", "0"]
    assert value_bar(0, 0).count("<rect") == 1


def test_risk_matrix_has_the_product_of_its_row_and_column_in_every_cell() -> None:
    drawn = risk_matrix(["๓", "๖", "๙", "๒", "๔", "๖", "๑", "๒", "๓"])
    assert re.findall(r'<rect class="risk-(\d)"', drawn) == ["3", "6", "9", "2", "4", "6", "1", "2", "3"]
    assert re.findall(r'class="score risk-(\d)"[^>]*>(.)<', drawn) == [
        *[("3", "๓"), ("6", "๖"), ("9", "๙")],
        *[("2", "๒"), ("4", "๔"), ("6", "๖")],
        *[("1", "๑"), ("2", "๒"), ("3", "๓")],
    ]
    assert ElementTree.fromstring(drawn).tag == "svg"  # noqa: S314 - own figure


def test_trend_has_a_dot_for_each_total_and_a_line_between_years_that_follow() -> None:
    svg = trend_figure([("2561", 50), ("2562", None), ("2563", 110), ("2564", 55)], most=110)
    ElementTree.fromstring(svg)  # noqa: S314 - own figure
    heights = [int(one["cy"]) for one in shapes(svg, "circle")]
    assert heights[1] < heights[2] < heights[0]
    assert len(shapes(svg, "path")) == 1


def test_counts_begin_at_one_line_and_the_largest_is_the_longest() -> None:
    svg = counts_figure([("ก", 2), ("ข", None), ("ค", 4), ("ง", 0)], title="ค มากที่สุด")
    assert [(int(one["x"]), int(one["width"])) for one in shapes(svg)] == [(100, 90), (100, 180), (100, 0)]
    assert "<title>ค มากที่สุด</title><desc>ก 2, ข –, ค 4, ง 0</desc>" in svg
    assert 'role="img"' in svg
    assert counts_figure([("ก", 0)]).count("<rect") == 1


def test_the_months_of_a_year_tell_past_now_and_ahead_apart_and_count_what_is_due() -> None:
    ahead: list[tuple[str, int, Literal["past", "now", "ahead"]]] = [("ธ.ค.", 2, "ahead")] * 5
    svg = year_figure([("ต.ค.", 1, "past"), ("พ.ย.", 0, "now"), *ahead], title="ปี")
    assert [one["class"] for one in shapes(svg)] == ["past", "now", *["ahead"] * 5]
    assert {(int(one["x"]), int(one["y"])) for one in shapes(svg)} >= {(2, 2), (302, 2), (2, 48)}
    assert svg.count("2 เรื่อง</text>") == 5
    assert "0 เรื่อง" not in svg


@pytest.mark.parametrize(
    ("percent", "target", "reached", "aim"),
    [(0, 95, 0, 570), (100, 100, 600, 596), (50, 200, 150, 596), (150, 100, 600, 400)],
)
def test_a_target_stays_on_its_bar(percent: int, target: int, reached: int, aim: int) -> None:
    one, other = shapes(target_bar(percent, target))
    assert (int(one["width"]), int(other["x"])) == (reached, aim)


def test_levels_lie_beside_each_other_and_what_is_not_known_comes_last() -> None:
    svg = levels_bar([1, 0, 3, 0, 0, 0, 2], 4)
    assert [one["class"] for one in shapes(svg)] == [
        "part level-0",
        "part level-2",
        "part level-5",
        "part blank",
    ]


def test_a_radar_reaches_its_rim_where_all_points_are_won_and_its_middle_where_none_are() -> None:
    svg = radar_figure(["1", "2", "3", "4"], [("official", [(20, 20), (0, 10), (5, 10), (30, 30)])])
    assert 'class="shape official" d="M120 25L120 120L120 168L25 120Z"' in svg
    assert svg.count("<text") == svg.count('class="spoke"') == 4
    assert svg.count('class="ring-line"') == 5


def test_labels_and_titles_are_text() -> None:
    for svg in (
        counts_figure((("<b>A's</b>", 3),), title="<i>'1'</i>"),
        trend_figure((("<b>A's</b>", 3),), most=5, title="<i>'1'</i>"),
        year_figure((("<b>A's</b>", 3, "past"),), title="<i>'1'</i>"),
    ):
        assert ">&lt;b&gt;A's&lt;/b&gt;</text>" in svg
        assert "<title>&lt;i&gt;'1'&lt;/i&gt;</title>" in svg
