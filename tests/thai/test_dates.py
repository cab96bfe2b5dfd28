from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancdd.thai.dates import (
    MONTHS,
    SHORT_MONTHS,
    DoubtfulYear,
    NotADate,
    add_months,
    fiscal_quarter,
    fiscal_year,
    fiscal_year_days,
    format_day,
    format_day_short,
    parse_day,
)
from cleancdd.thai.numerals import to_thai

SHAPES = "พิมพ์วันเดียวตามแบบ `16 มี.ค. 2564` หรือ `2564-03-16`"
THE_DAY = date(2021, 3, 16)

days = st.dates(date(1957, 1, 1), date(2157, 12, 31))


def report(text: str) -> tuple[str, str]:
    with pytest.raises(NotADate) as caught:
        parse_day(text)
    return caught.value.message, caught.value.advice


def doubt(text: str) -> tuple[str, str]:
    with pytest.raises(DoubtfulYear) as caught:
        parse_day(text)
    return caught.value.message, caught.value.advice


# what is read


@pytest.mark.parametrize(
    "text",
    [
        "2564-03-16",
        "2564-3-16",
        "2564/03/16",
        "16/3/2564",
        "16/03/2564",
        "16-3-2564",
        "16.3.2564",
        "16 / 3 / 2564",
        "๑๖/๓/๒๕๖๔",
        "16 มี.ค. 2564",
        "16 มี.ค.2564",
        "16มี.ค.2564",
        "16 มี. ค. 2564",
        "16 มีค 2564",
        "16-มี.ค.-2564",
        "๑๖ มี.ค. ๒๕๖๔",
        "16 มีนาคม 2564",
        "16 เดือนมีนาคม 2564",
        "16 มีนาคม พ.ศ. 2564",
        "16 มีนาคม พ.ศ.2564",
        "16 มีนาคม พ. ศ. 2564",
        "16 มีนาคม พศ 2564",
        "16 มีนาคม พุทธศักราช 2564",
        "วันที่ 16 มีนาคม 2564",
        "วันที่ ๑๖ เดือนมีนาคม พ.ศ. ๒๕๖๔",
        "  16\u00a0มี.ค.\n2564 ",
        "\u200b16 ม\u0e35\u200bนาคม 2564\ufeff",
        "2021-03-16",
        "16/3/2021",
        "16 มี.ค. 2021",
        "16 มีนาคม ค.ศ. 2021",
        "16 มีนาคม คศ 2021",
        "16 มีนาคม คริสต์ศักราช 2021",
    ],
)
def test_every_usual_way_of_writing_a_day_is_read(text: str) -> None:
    assert parse_day(text) == THE_DAY


def test_may_is_not_taken_for_the_era() -> None:
    assert parse_day("16 พ.ค. พ.ศ. 2564") == parse_day("16 พ.ค. 2564") == date(2021, 5, 16)


def test_a_leap_day_is_one_of_the_common_era() -> None:
    assert (
        parse_day("2563-02-29") == parse_day("29 ก.พ. ๒๕๖๓") == parse_day("2020-02-29") == date(2020, 2, 29)
    )


def test_an_old_year_is_read_when_its_era_is_named() -> None:
    assert parse_day("24 มิถุนายน พ.ศ. 2475") == parse_day("24 มิ.ย. ค.ศ. 1932") == date(1932, 6, 24)


def test_month_names_in_wrong_mark_order_are_read() -> None:
    assert (
        parse_day("5 กุมภาพันธ์ 2564") == parse_day("5 ก\u0e38\u0e38มภาพันธ\u0e4c\u0e4c 2564") == date(2021, 2, 5)
    )


@given(days)
def test_every_day_survives_every_format(day: date) -> None:
    year = day.year + 543
    written = [
        format_day(day),
        format_day_short(day),
        format_day_short(day).replace(".", "").replace(" ", ""),
        f"{year}-{day:%m-%d}",
        f"{day.day}/{day.month}/{year}",
        day.isoformat(),
    ]
    assert {parse_day(text) for text in written} == {parse_day(to_thai(text)) for text in written} == {day}


# what is refused, and what the author is told


def test_a_text_that_is_no_date_is_shown_the_shapes() -> None:
    for text in ("ไม่ทราบ", "16/3-2564", "มี.ค."):
        assert report(text) == (f"`{text}` ไม่ใช่วันที่", SHAPES)


def test_nothing_typed_is_said_plainly() -> None:
    assert report("") == report(" \u200b ") == report("วันที่") == ("ยังไม่ได้พิมพ์วันที่", SHAPES)


def test_a_long_text_is_quoted_in_part() -> None:
    message, _ = report("ก" * 100)
    assert message == f"`{'ก' * 60}…` ไม่ใช่วันที่"


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("มีนาคม 2564", "วันที่"),
        ("2564-03", "วันที่"),
        ("3/2564", "วันที่"),
        ("16 มี.ค.", "ปี"),
        ("16/3", "ปี"),
        ("16 2564", "เดือน"),
        ("16 พ.ศ. 2564", "เดือน"),
        ("2564", "วันที่และเดือน"),
        ("16", "เดือนและปี"),
    ],
)
def test_missing_parts_are_named(text: str, missing: str) -> None:
    assert report(text) == (f"`{text}` ยังไม่มี{missing}", SHAPES)


@pytest.mark.parametrize(
    ("text", "day", "month", "length"),
    [
        ("2564-02-29", 29, "กุมภาพันธ์ 2564", 28),
        ("2021-02-29", 29, "กุมภาพันธ์ 2564", 28),
        ("30/2/2563", 30, "กุมภาพันธ์ 2563", 29),
        ("๓๑ เม.ย. ๒๕๖๔", 31, "เมษายน 2564", 30),
        ("32/1/2564", 32, "มกราคม 2564", 31),
    ],
)
def test_a_day_past_the_month_is_told_its_length(text: str, day: int, month: str, length: int) -> None:
    assert report(text) == (
        f"`{text}` ไม่มีวันที่ {day} {month}",
        f"เดือน{month} มี {length} วัน หมายถึง `{length} {month}` หรือไม่",
    )


def test_no_day_is_suggested_for_day_0() -> None:
    assert report("0/1/2564") == ("`0/1/2564` ไม่มีวันที่ 0 มกราคม 2564", "เดือนมกราคม 2564 มี 31 วัน")


def test_day_and_month_that_may_be_swapped_are_asked_about() -> None:
    for text in ("3/16/2564", "2564-16-03"):
        assert report(text) == (f"`{text}` ไม่มีเดือนที่ 16", "วันกับเดือนอาจสลับกัน หมายถึง `16 มีนาคม 2564` หรือไม่")


def test_a_month_that_cannot_be_swapped_is_told_its_range() -> None:
    assert report("2564-13-20") == ("`2564-13-20` ไม่มีเดือนที่ 13", "เดือนมีตั้งแต่ 1 ถึง 12")
    assert report("1/0/2564") == ("`1/0/2564` ไม่มีเดือนที่ 0", "เดือนมีตั้งแต่ 1 ถึง 12")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("16 มีนาค 2564", "16 มีนาคม 2564"),
        ("๑๖ มินาคม ๒๕๖๔", "16 มีนาคม 2564"),
        ("16 กุมภาพันธุ์ พ.ศ. 2564", "16 กุมภาพันธ์ พ.ศ. 2564"),
        ("16 พฤษจิกายน 2564", "16 พฤศจิกายน 2564"),
        ("16 กรกฏาคม 2564", "16 กรกฎาคม 2564"),
    ],
)
def test_a_mistyped_month_is_asked_about(typed: str, meant: str) -> None:
    assert report(typed) == (f"`{typed}` ไม่มีเดือนชื่อนี้", f"หมายถึง `{meant}` หรือไม่")


def test_a_month_like_no_other_is_shown_the_shapes() -> None:
    assert report("16 Maret 64") == ("`16 Maret 64` ไม่มีเดือนชื่อนี้", SHAPES)


@pytest.mark.parametrize("typed", ["16 Mar 2021", "16 March 2021", "16 march 2564", "16-Mar-2021"])
def test_an_english_month_is_answered_with_the_thai_day(typed: str) -> None:
    assert report(typed) == (f"`{typed}` ใช้ชื่อเดือนภาษาอังกฤษ", "หมายถึง `16 มีนาคม 2564` หรือไม่")


@pytest.mark.parametrize("typed", ["16-18 มี.ค. 2564", "16 - 18 มี.ค. 2564", "16 ถึง 18 มี.ค. 2564"])
def test_of_several_days_the_first_is_to_be_typed(typed: str) -> None:
    assert report(typed) == (f"`{typed}` เป็นหลายวัน", "พิมพ์วันแรกวันเดียว `16 มี.ค. 2564`")


def test_a_number_of_excel_is_answered_with_its_day() -> None:
    assert report("44271") == ("`44271` เป็นเลขลำดับวันของ Excel", "หมายถึง `16 มีนาคม 2564` หรือไม่")
    assert report("12345") == ("`12345` ยังไม่มีวันที่และเดือน", SHAPES)


def test_digits_of_full_width_are_read() -> None:
    assert parse_day("１６／３／２５６４") == date(2021, 3, 16)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("16/3/64", "64"),
        ("64-03-16", "64"),
        ("16 มี.ค. 64", "64"),
        ("16 มี.ค. ค.ศ. 21", "21"),
        ("16 มีนาคม พ.ศ. 2021", "2021"),
        ("16 มีนาคม ค.ศ. 2564", "2564"),
        ("16/3/2364", "2364"),
        ("16/3/1564", "1564"),
        ("16/3/3107", "3107"),
    ],
)
def test_a_doubtful_year_is_asked_about(text: str, year: str) -> None:
    assert doubt(text) == (f"`{text}` ปี {year} ไม่แน่ชัดว่าเป็นปีใด", "หมายถึง `16 มีนาคม 2564` หรือไม่")


@pytest.mark.parametrize(("year", "era"), [(2464, "พ.ศ."), (1864, "ค.ศ.")])
def test_an_old_year_is_told_how_to_insist(year: int, era: str) -> None:
    assert doubt(f"16/3/{year}") == (
        f"`16/3/{year}` ปี {year} ไม่แน่ชัดว่าเป็นปีใด",
        f"หมายถึง `16 มีนาคม 2564` หรือไม่ ถ้าเป็นปีนั้นจริง พิมพ์ `16 มีนาคม {era} {year}`",
    )


@pytest.mark.parametrize("text", ["16/3/256", "16/3/25644", "29/2/64", "16 มี.ค. 0"])
def test_a_year_that_cannot_be_guessed_is_asked_in_full(text: str) -> None:
    _, advice = doubt(text)
    if text.endswith(" 0"):
        assert advice == "หมายถึง `16 มีนาคม 2500` หรือไม่"
    else:
        assert advice == "พิมพ์ปีพุทธศักราชให้ครบสี่หลัก เช่น `2564`"


def test_the_bounds_of_what_is_believed() -> None:
    assert [parse_day(f"1/1/{year}").year for year in (1900, 2157, 2500, 2700)] == [1900, 2157, 1957, 2157]
    assert [parse_day(f"1 ม.ค. {year}").year for year in ("พ.ศ. 2400", "ค.ศ. 1857")] == [1857, 1857]
    for year in (1899, 2158, 2399, 2400, 2499, 2701):
        doubt(f"1/1/{year}")
    for stated in ("พ.ศ. 2399", "พ.ศ. 2701", "ค.ศ. 1856", "ค.ศ. 2158"):
        doubt(f"1 ม.ค. {stated}")


def test_a_mistake_is_a_value_error_that_says_its_message() -> None:
    with pytest.raises(ValueError, match=re.escape("`เมื่อวาน` ไม่ใช่วันที่")):
        parse_day("เมื่อวาน")


@given(
    st.integers(1, 28), st.sampled_from(MONTHS), st.integers(0, 9999), st.sampled_from(["", "พ.ศ. ", "ค.ศ. "])
)
def test_whatever_a_doubt_suggests_can_be_typed(day: int, month: str, year: int, era: str) -> None:
    try:
        parse_day(f"{day} {month} {era}{year}")
    except DoubtfulYear as asked:
        for suggestion in re.findall(r"`(\d+ [^`]+)`", asked.advice):
            parse_day(suggestion)


@given(
    st.text()
    | st.text("0123456789๐๑๒/-. มคพศีนา\u0e34\u200b", max_size=20)
    | st.from_regex(r"[0-9]{0,5}([-/.])[0-9]{0,5}\1[0-9]{0,7}", fullmatch=True)
)
def test_any_text_is_a_day_or_a_mistake_with_advice(text: str) -> None:
    try:
        answer = format_day(parse_day(text))
    except (NotADate, DoubtfulYear) as refused:
        answer = f"{refused.message} แก้ไข: {refused.advice}"
    assert re.fullmatch(r"\d+ \S+ \d{4}|\S.* แก้ไข: \S.*", answer)


# what pages show


def test_days_are_shown_in_the_buddhist_era() -> None:
    assert format_day(THE_DAY) == "16 มีนาคม 2564"
    assert format_day_short(THE_DAY) == "16 มี.ค. 2564"
    assert [format_day(date(2021, month, 1)) for month in range(1, 13)] == [
        f"1 {name} 2564" for name in MONTHS
    ]
    assert [format_day_short(date(2021, month, 1)) for month in range(1, 13)] == [
        f"1 {name} 2564" for name in SHORT_MONTHS
    ]


# the fiscal year


def test_the_fiscal_year_turns_in_october() -> None:
    assert fiscal_year_days(2564) == (date(2020, 10, 1), date(2021, 9, 30))
    assert [fiscal_year(day) for day in (date(2020, 9, 30), date(2020, 10, 1), date(2021, 9, 30))] == [
        2563,
        2564,
        2564,
    ]


def test_the_quarters_begin_with_october() -> None:
    assert [fiscal_quarter(date(2021, month, 1)) for month in (10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9)] == [
        1,
        1,
        1,
        2,
        2,
        2,
        3,
        3,
        3,
        4,
        4,
        4,
    ]


@given(days)
def test_fiscal_years_follow_each_other_without_a_gap(day: date) -> None:
    first, last = fiscal_year_days(fiscal_year(day))
    assert first <= day <= last
    assert fiscal_year_days(fiscal_year(day) + 1)[0] == last + timedelta(days=1)


# months added


def test_a_month_that_is_too_short_ends_the_sum() -> None:
    assert add_months(date(2020, 11, 30), 3) == date(2021, 2, 28)
    assert add_months(date(2019, 11, 30), 3) == date(2020, 2, 29)
    assert add_months(date(2021, 3, 31), -1) == date(2021, 2, 28)


def test_months_run_over_the_year() -> None:
    assert add_months(date(2020, 12, 25), 3) == date(2021, 3, 25)
    assert add_months(date(2021, 1, 15), -1) == date(2020, 12, 15)
    assert add_months(THE_DAY, 0) == THE_DAY


@given(days, st.integers(-600, 600))
def test_the_sum_lies_that_many_months_away(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


@pytest.mark.parametrize(
    "text",
    [
        "วันอังคารที่ 16 มีนาคม 2564",
        "วันอังคารที่ ๑๖ มี.ค. พ.ศ. ๒๕๖๔ เวลา ๐๙.๓๐ น.",
        "16 มีนาคม 2564 เวลา 09.30 น.",
        "16 มี.ค. 2564 09.30 น.",
        "16/3/2564 09:30",
        "2564-03-16T09:30",
        "2021-03-16T09:30:00+07:00",
        "2021-03-16T02:30:00Z",
        "2021-03-15T17:30:00.000Z",
    ],
)
def test_days_of_the_week_and_times_of_day_are_read_over(text: str) -> None:
    assert parse_day(text) == date(2021, 3, 16)


def test_a_day_of_the_week_that_is_another_is_told() -> None:
    assert report("วันพุธที่ 16 มีนาคม 2564")[0] == "`16 มีนาคม 2564` เป็นวันอังคาร ไม่ใช่วันพุธ"


@pytest.mark.parametrize(
    ("text", "year"), [("16/03/21", 2564), ("16/03/64", 2564), ("16/03/10", 2553), ("16/03/45", 2545)]
)
def test_two_digits_ask_for_the_year_that_records_tell_of(text: str, year: int) -> None:
    with pytest.raises(DoubtfulYear) as caught:
        parse_day(text)
    assert caught.value.advice == f"หมายถึง `16 มีนาคม {year}` หรือไม่"
