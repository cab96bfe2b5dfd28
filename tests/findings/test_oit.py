"""A unit's answers to a list: the right time, every component, what is withheld, and what is overdue as of a
day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cleancdd.findings.oit import oit_sheet
from cleancdd.findings.periods import period_words
from cleancdd.library.disclosures import gather
from cleancdd.model.disclosure import DisclosureFile, FileFact, IndexScheme, UnitDocument
from cleancdd.model.oit import OitList
from cleancdd.model.sheet import DisclosedItem, ItemCard, OitSheet
from cleancdd.model.unit import Unit

SOURCE = {"document": "guide"}
YEAR = 2564
DUE = date(2021, 4, 30)
LATER = date(2021, 5, 1)

INDEX = IndexScheme.model_validate(
    {
        "categories": {
            key: {"section": "9", "clause": "(3)", "title": key, "short": key, "text": key, "source": SOURCE}
            for key in ("section-7-3", "section-9-3")
        },
        "topics": {
            key: {"title": key, "category": "section-9-3"}
            for key in (
                "plan",
                "strategy",
                "midyear",
                "report",
                "survey",
                "people",
                "contact",
                "social-network",
            )
        },
        "grounds": {"section-15-5": {"title": "มาตรา 15 (5)", "text": "ข้อมูลส่วนบุคคล", "source": SOURCE}},
    }
)


def unit(**more: Any) -> Unit:
    return Unit(id="ban-mai", name="บ้านใหม่", kind="central", **more)


def asked(period: str = "year", topic: str = "plan", **more: Any) -> OitList:
    """A list with one item."""
    return OitList.model_validate(
        {
            "title": "รายการ",
            "fiscal_year": YEAR,
            "complete": True,
            "count": 1,
            "window": {"first": "2564-03-01", "last": "2564-04-30"},
            "groups": {"9.1": {"title": "ข้อมูล", "indicator": "9"}},
            "items": {"o1": {"title": "แผน", "group": "9.1", "topic": topic, "period": period, **more}},
            "source": SOURCE,
        }
    )


def entry(**more: Any) -> dict[str, Any]:
    return {"title": "แผน", "topic": "plan", "url": "https://example.go.th/plan", **more}


def draw(
    one: OitList,
    told: dict[str, Any] | None,
    *papers: UnitDocument,
    as_of: date = DUE,
    of: Unit | None = None,
    year: int = YEAR,
) -> OitSheet:
    file = None if told is None else DisclosureFile.model_validate(told)
    files = {} if file is None else {year: file}
    shown = gather(of or unit(), files, papers, INDEX, {})
    return oit_sheet(one, of or unit(), shown, files.get(YEAR), as_of)


def card(one: OitList, *entries: dict[str, Any], as_of: date = DUE, **more: Any) -> ItemCard:
    return draw(one, {"entries": list(entries), **more}, as_of=as_of).items[0]


def paper(**more: Any) -> UnitDocument:
    fields = {
        "title": "แผน",
        "description": "แผน",
        "topic": "plan",
        "date": "2563-10-15",
        "prose": {"html": ""},
    }
    return UnitDocument.model_validate({"id": "plan", "unit": "ban-mai", **fields, **more})


# states


def test_nothing_recorded_is_not_judged() -> None:
    assert draw(asked(), None) == OitSheet(unit="ban-mai", year=YEAR, recorded=False)


def test_a_file_that_says_nothing_of_an_item_leaves_it_absent() -> None:
    sheet = draw(asked(), {})
    assert (sheet.recorded, sheet.items[0].status, sheet.complete, sheet.asked) == (True, "absent", 0, 1)


def test_an_entry_of_the_year_completes_an_item_without_components() -> None:
    assert (card(asked(), entry()).status, card(asked(), entry()).missing) == ("complete", ())


def test_a_missing_component_is_named() -> None:
    one = asked("standing", "people", components={"names": "ชื่อ", "posts": "ตำแหน่ง"})
    assert card(one, entry(topic="people", components=["names"])).missing == ("ตำแหน่ง",)
    assert card(one, entry(topic="people", components=["names"])).status == "partial"


def test_components_may_be_spread_over_entries() -> None:
    one = asked("standing", "people", components={"names": "ชื่อ", "posts": "ตำแหน่ง"})
    parts = [
        entry(topic="people", components=[part], url=f"https://example.go.th/{part}")
        for part in ("names", "posts")
    ]
    assert card(one, *parts).status == "complete"


HELD = {"title": "สำนวน", "topic": "plan", "ground": "section-15-5"}


def test_an_item_that_a_ground_covers_says_on_which_ground() -> None:
    found = card(asked(), withheld=[{**HELD, "whole_item": True}])
    assert (found.status, found.reason, found.overdue) == (
        "withheld",
        "ไม่เปิดเผยตามมาตรา 15 (5): ข้อมูลส่วนบุคคล",
        False,
    )
    assert [one.kind for one in found.entries] == ["withheld"]


def test_one_thing_withheld_leaves_the_item_absent_and_is_listed() -> None:
    found = card(asked(), withheld=[HELD], as_of=LATER)
    assert (found.status, found.reason, found.overdue) == ("absent", None, True)
    assert found.notes == ("ไม่เปิดเผยบางส่วนตามกฎหมาย ส่วนที่เหลือยังไม่มีการเปิดเผย",)
    assert [one.title for one in found.entries] == ["สำนวน"]


def test_what_is_open_counts_beside_what_is_withheld_and_both_are_listed() -> None:
    found = card(asked(), entry(), withheld=[HELD])
    assert (found.status, found.reason) == ("complete", None)
    assert sorted(one.title for one in found.entries) == ["สำนวน", "แผน"]


def test_papers_at_the_centre_leave_an_item_partial() -> None:
    at_centre = entry(url=None, place="แฟ้มที่ 1")
    found = card(asked(), at_centre, as_of=LATER)
    assert (found.status, found.notes, found.overdue) == ("partial", ("ยังไม่มีที่อยู่บนเว็บ",), True)
    assert card(asked(), at_centre, entry(title="แผนบนเว็บ")).status == "complete"


def test_components_on_paper_alone_are_still_missing() -> None:
    one = asked("standing", "people", components={"names": "ชื่อ", "posts": "ตำแหน่ง"})
    on_web = entry(topic="people", components=["names"])
    on_paper = entry(topic="people", title="แฟ้ม", components=["posts"], url=None, place="แฟ้มที่ 1")
    assert card(one, on_web, on_paper).missing == ("ตำแหน่ง",)


def test_what_is_dated_after_the_day_is_announced_and_not_disclosed() -> None:
    found = card(asked(), entry(date="1 พ.ค. 2564"), as_of=DUE)
    assert (found.status, found.notes) == ("absent", ("ประกาศว่าจะเปิดเผยวันที่ 1 พ.ค. 2564",))
    assert [one.announced for one in found.entries] == [True]
    assert card(asked(), entry(date="1 พ.ค. 2564"), as_of=LATER).status == "complete"


def test_the_latest_day_is_not_one_that_is_only_announced() -> None:
    sheet = draw(asked(), {"entries": [entry(date="1 เม.ย. 2564"), entry(title="อีกฉบับ", date="1 พ.ค. 2564")]})
    assert sheet.latest == date(2021, 4, 1)


def test_an_item_that_does_not_apply_is_not_asked() -> None:
    sheet = draw(asked(), {"items": {"o1": {"not_applicable": "ไม่มีภารกิจ"}}}, as_of=LATER)
    assert (sheet.items[0].status, sheet.items[0].reason, sheet.asked, sheet.overdue) == (
        "not-applicable",
        "ไม่มีภารกิจ",
        0,
        0,
    )


def test_an_explanation_stands_beside_the_answer() -> None:
    assert card(asked(), entry(), items={"o1": {"explanation": "ท้ายทุกหน้า"}}).explanation == "ท้ายทุกหน้า"


# the right time


@pytest.mark.parametrize(
    ("period", "told", "fits"),
    [
        ("year", {}, True),
        ("year", {"fiscal_year": 2563}, False),
        ("year", {"fiscal_year": 2562, "until": 2565}, True),
        ("year", {"fiscal_year": 2561, "until": 2563}, False),
        ("year", {"date": "2562-09-30"}, False),
        ("standing", {"fiscal_year": 2560}, True),
        ("standing", {"fiscal_year": 2560, "until": 2562}, False),
        ("recent", {"fiscal_year": 2563}, True),
        ("recent", {"fiscal_year": 2562}, False),
        ("previous-year", {"fiscal_year": 2563}, True),
        ("previous-year", {}, False),
        ("long-term", {"fiscal_year": 2561, "until": 2565}, True),
        ("long-term", {}, False),
        ("long-term", {"fiscal_year": 2564, "until": 2564}, False),
        ("long-term", {"fiscal_year": 2560, "until": 2563}, False),
        ("first-half", {"through": "2564-03-31", "date": "2564-04-09"}, True),
        ("first-half", {"through": "2564-03-31", "date": "2564-03-31"}, True),
        ("first-half", {"through": "2564-03-31", "date": "2563-10-22"}, False),
        ("first-half", {"through": "2564-03-30", "date": "2564-04-09"}, False),
        ("first-half", {"fiscal_year": 2563, "through": "2563-03-31", "date": "2563-04-09"}, False),
    ],
)
def test_data_of_another_time_leaves_an_item_partial(period: str, told: dict[str, Any], fits: bool) -> None:
    found = card(asked(period), entry(**told))
    assert found.status == ("complete" if fits else "partial")
    assert found.missing == (() if fits else (f"ข้อมูลของ{period_words(period, YEAR)}",))


@pytest.mark.parametrize(
    ("told", "note"),
    [
        ({"date": "2564-04-09"}, "ยังไม่บอกว่าครอบคลุมถึงวันใด"),
        ({"through": "2564-03-31"}, "ยังไม่บอกวันที่ของรายงาน"),
    ],
)
def test_a_report_of_six_months_tells_its_period_and_its_day(told: dict[str, Any], note: str) -> None:
    found = card(asked("first-half"), entry(**told))
    assert (found.status, found.missing, found.notes) == ("partial", (), (note,))


def test_a_report_dated_before_its_days_are_over_says_so() -> None:
    found = card(asked("first-half"), entry(date="2563-10-22", through="2564-03-31"))
    assert (found.status, found.notes) == ("partial", ("ลงวันที่ก่อนสิ้นช่วงที่ครอบคลุม",))
    assert found.missing == ("ข้อมูลของรอบ 6 เดือนแรกของปีงบประมาณ 2564",)


# every month


MONTHLY = asked("monthly")


def monthly(*months: str, as_of: date = DUE, **more: Any) -> ItemCard:
    told = [
        entry(title=f"สรุป {one}", url=f"https://example.go.th/{one}", through=f"{one}-28", **more)
        for one in months
    ]
    return card(MONTHLY, *told, as_of=as_of)


ALL = (*(f"2563-{month}" for month in (10, 11, 12)), *(f"2564-0{month}" for month in range(1, 10)))
YEAR_END = date(2021, 10, 1)


def test_a_monthly_item_is_complete_with_all_twelve_months() -> None:
    assert monthly(*ALL, as_of=YEAR_END).status == "complete"
    assert monthly(*ALL[:-1], as_of=YEAR_END).missing == ("ก.ย. 2564",)


def test_one_month_of_twelve_is_counted_as_such() -> None:
    found = monthly("2563-10", as_of=date(2020, 12, 15))
    assert (found.status, found.missing, found.notes) == ("partial", ("พ.ย. 2563",), ("มีแล้ว 1 จาก 12 เดือน",))
    assert monthly("2563-10", "2563-10", as_of=YEAR_END).notes == ("มีแล้ว 1 จาก 12 เดือน",)


def test_months_that_are_not_over_are_not_missed() -> None:
    found = monthly(*ALL[:7], as_of=date(2021, 5, 15))
    assert (found.status, found.missing, found.overdue) == ("partial", (), False)
    assert found.notes == ("มีแล้ว 7 จาก 12 เดือน ครบทุกเดือนที่สิ้นสุดแล้ว",)


def test_a_monthly_item_is_overdue_without_a_month_that_was_over_by_then() -> None:
    assert monthly(*ALL[:6], as_of=LATER).overdue is False
    assert monthly(*ALL[:5], as_of=LATER).overdue is True


def test_a_summary_without_its_month_counts_for_none() -> None:
    found = card(MONTHLY, entry())
    assert (found.status, found.notes) == ("partial", ("ยังไม่บอกว่าครอบคลุมถึงวันใด",))


def test_periods_are_told_in_words() -> None:
    assert period_words("previous-year", 2564) == "ปีงบประมาณ 2563"
    assert period_words("first-half", 2564) == "รอบ 6 เดือนแรกของปีงบประมาณ 2564"


# overdue, late


@pytest.mark.parametrize(("as_of", "overdue"), [(DUE, False), (LATER, True)])
def test_an_item_is_overdue_from_the_day_after_it_was_due(as_of: date, overdue: bool) -> None:
    assert draw(asked(), {}, as_of=as_of).items[0].overdue is overdue
    assert card(asked(), entry(fiscal_year=2562), as_of=as_of).overdue is overdue
    assert card(asked(), entry(), as_of=as_of).overdue is False


def test_an_item_may_have_a_day_of_its_own() -> None:
    one = asked(due="2563-12-31")
    assert (card(one, as_of=date(2021, 1, 1)).due, card(one, as_of=date(2021, 1, 1)).overdue) == (
        date(2020, 12, 31),
        True,
    )


def test_what_was_disclosed_after_the_day_is_complete_but_late() -> None:
    late = card(asked(), entry(date="15 ก.ย. 2564"), as_of=YEAR_END)
    assert (late.status, late.late, late.days_late) == ("complete", True, 138)
    assert card(asked(), entry(date="30 เม.ย. 2564")).late is False
    assert card(asked(), entry()).late is False


def test_an_item_is_late_by_the_day_on_which_its_last_component_came() -> None:
    one = asked("standing", "people", components={"names": "ชื่อ", "posts": "ตำแหน่ง"})
    parts = [("names", "1 มี.ค. 2564"), ("posts", "2 พ.ค. 2564")]
    told = [entry(topic="people", title=part, components=[part], date=day) for part, day in parts]
    assert card(one, *told, as_of=YEAR_END).days_late == 2
    assert card(one, *told, entry(topic="people", components=["posts"]), as_of=YEAR_END).days_late == 0


def test_a_monthly_item_is_late_by_its_last_month_that_was_due() -> None:
    on_time = [
        entry(title=one, url=f"https://example.go.th/{one}", through=f"{one}-28", date="2564-04-05")
        for one in ALL[:5]
    ]
    march = entry(title="มี.ค.", url="https://example.go.th/3", through="2564-03-31", date="2564-05-10")
    assert card(MONTHLY, *on_time, march, as_of=YEAR_END).days_late == 10


# documents, and what unit.yaml tells


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({}, "complete"),
        ({"fiscal_year": 2562, "until": 2564}, "complete"),
        ({"fiscal_year": 2563}, "partial"),
        ({"fiscal_year": 2562, "until": 2563}, "absent"),
        ({"fiscal_year": 2565}, "absent"),
    ],
)
def test_a_document_counts_in_every_year_that_it_holds_for(told: dict[str, Any], status: str) -> None:
    assert draw(asked(), {}, paper(**told)).items[0].status == status


def test_a_document_of_an_earlier_year_alone_does_not_make_a_year_recorded() -> None:
    assert not draw(asked(), None, paper(fiscal_year=2563, until=2565)).recorded
    assert draw(asked(), None, paper(fiscal_year=YEAR)).recorded


def test_contact_and_channels_of_the_unit_answer_their_items() -> None:
    home = unit(
        contact={
            "phone": "0 0000 0000",
            "social": [{"network": "Facebook", "url": "https://example.go.th/f"}],
        }
    )
    for topic in ("contact", "social-network"):
        sheet = draw(asked("standing", topic), {}, of=home)
        assert (sheet.items[0].status, sheet.items[0].entries[0].link) == (
            "complete",
            "/units/ban-mai/#contact",
        )
    assert not draw(asked("standing", "contact"), None, of=home).recorded


# gathering


def test_one_list_holds_everything_latest_first() -> None:
    told = {
        2563: DisclosureFile.model_validate({"entries": [entry(title="เก่า", date="2563-01-05")]}),
        2564: DisclosureFile.model_validate(
            {
                "entries": [
                    entry(title="ก", date="2564-01-05"),
                    entry(title="ข", topic="report", place="ชั้น 1", url=None, fiscal_year=2563),
                ]
            }
        ),
    }
    shown = gather(
        unit(), told, [paper(file="files/plan.pdf")], INDEX, {"units/ban-mai/files/plan.pdf": FACT}
    )
    assert [(one.title, one.year, one.fiscal_year, one.kind, one.link) for one in shown] == [
        ("ก", 2564, 2564, "web", "https://example.go.th/plan"),
        ("แผน", 2564, 2564, "page", "/units/ban-mai/documents/plan/"),
        ("ข", 2564, 2563, "place", None),
        ("เก่า", 2563, 2563, "web", "https://example.go.th/plan"),
    ]
    assert shown[1].file == FACT


def test_a_file_is_linked_by_its_place_in_the_site() -> None:
    told = {
        YEAR: DisclosureFile.model_validate(
            {"entries": [entry(url=None, file="files/plan.pdf", category="section-7-3")]}
        )
    }
    found: DisclosedItem = gather(unit(), told, [], INDEX, {"units/ban-mai/files/plan.pdf": FACT})[0]
    assert (found.link, found.file, found.category) == ("/units/ban-mai/files/plan.pdf", FACT, "section-7-3")


FACT = FileFact(path="units/ban-mai/files/plan.pdf", kind="PDF", size=9, sha256="0" * 64)
