"""A unit's answers to a list: the right time, every component, what is withheld, and what is overdue as of a day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cleancdd.disclosing import draw_sheet, period_words
from cleancdd.gathering import gather
from cleancdd.model.disclosure import DisclosureFile, FileFact, IndexScheme, UnitDocument
from cleancdd.model.oit import OitList
from cleancdd.model.sheet import ItemCard, Sheet, Shown
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
            for key in ("plan", "strategy", "midyear", "report", "survey", "people", "contact", "social-network")
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
    one: OitList, told: dict[str, Any] | None, *papers: UnitDocument, as_of: date = DUE, of: Unit | None = None, year: int = YEAR
) -> Sheet:
    file = None if told is None else DisclosureFile.model_validate(told)
    files = {} if file is None else {year: file}
    shown = gather(of or unit(), files, papers, INDEX, {})
    return draw_sheet(one, of or unit(), shown, files.get(YEAR), as_of)


def card(one: OitList, *entries: dict[str, Any], as_of: date = DUE, **more: Any) -> ItemCard:
    return draw(one, {"entries": list(entries), **more}, as_of=as_of).items[0]


def paper(**more: Any) -> UnitDocument:
    fields = {"title": "แผน", "description": "แผน", "topic": "plan", "date": "2563-10-15", "prose": {"html": ""}}
    return UnitDocument.model_validate({"id": "plan", "unit": "ban-mai", **fields, **more})


# states


def test_nothing_recorded_is_not_judged() -> None:
    assert draw(asked(), None) == Sheet(unit="ban-mai", year=YEAR, recorded=False)


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
    parts = [entry(topic="people", components=[part], url=f"https://example.go.th/{part}") for part in ("names", "posts")]
    assert card(one, *parts).status == "complete"


def test_what_is_withheld_says_on_which_ground() -> None:
    found = card(asked(), withheld=[{"title": "สำนวน", "topic": "plan", "ground": "section-15-5"}])
    assert (found.status, found.reason, found.overdue) == ("withheld", "ไม่เปิดเผยตามมาตรา 15 (5): ข้อมูลส่วนบุคคล", False)
    assert [one.kind for one in found.entries] == ["withheld"]


def test_what_is_open_counts_beside_what_is_withheld() -> None:
    found = card(asked(), entry(), withheld=[{"title": "สำนวน", "topic": "plan", "ground": "section-15-5"}])
    assert (found.status, found.reason) == ("complete", None)


def test_an_item_that_does_not_apply_is_not_asked() -> None:
    sheet = draw(asked(), {"items": {"o1": {"not_applicable": "ไม่มีภารกิจ"}}}, as_of=LATER)
    assert (sheet.items[0].status, sheet.items[0].reason, sheet.asked, sheet.overdue) == ("not-applicable", "ไม่มีภารกิจ", 0, 0)


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
        ("standing", {"fiscal_year": 2560}, True),
        ("recent", {"fiscal_year": 2563}, True),
        ("recent", {"fiscal_year": 2562}, False),
        ("previous-year", {"fiscal_year": 2563}, True),
        ("previous-year", {}, False),
        ("long-term", {"fiscal_year": 2561, "until": 2565}, True),
        ("long-term", {}, False),
        ("long-term", {"fiscal_year": 2564, "until": 2564}, False),
        ("long-term", {"fiscal_year": 2560, "until": 2563}, False),
        ("first-half", {}, True),
        ("first-half", {"through": "2564-03-31"}, True),
        ("first-half", {"through": "2564-03-30"}, False),
        ("first-half", {"fiscal_year": 2563, "through": "2563-03-31"}, False),
    ],
)
def test_data_of_another_time_leaves_an_item_partial(period: str, told: dict[str, Any], fits: bool) -> None:
    found = card(asked(period), entry(**told))
    assert found.status == ("complete" if fits else "partial")
    assert found.missing == (() if fits else (f"ข้อมูลของ{period_words(period, YEAR)}",))


def test_periods_are_told_in_words() -> None:
    assert period_words("previous-year", 2564) == "ปีงบประมาณ 2563"
    assert period_words("first-half", 2564) == "6 เดือนแรกของปีงบประมาณ 2564"


# overdue, late


@pytest.mark.parametrize(("as_of", "overdue"), [(DUE, False), (LATER, True)])
def test_an_item_is_overdue_from_the_day_after_it_was_due(as_of: date, overdue: bool) -> None:
    assert draw(asked(), {}, as_of=as_of).items[0].overdue is overdue
    assert card(asked(), entry(fiscal_year=2562), as_of=as_of).overdue is overdue
    assert card(asked(), entry(), as_of=as_of).overdue is False


def test_an_item_may_have_a_day_of_its_own() -> None:
    one = asked(due="2563-12-31")
    assert (card(one, as_of=date(2021, 1, 1)).due, card(one, as_of=date(2021, 1, 1)).overdue) == (date(2020, 12, 31), True)


def test_what_was_disclosed_after_the_day_is_complete_but_late() -> None:
    late = card(asked(), entry(date="1 พ.ค. 2564"))
    assert (late.status, late.late) == ("complete", True)
    assert card(asked(), entry(date="30 เม.ย. 2564")).late is False
    assert card(asked(), entry()).late is False


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
    home = unit(contact={"phone": "0 0000 0000", "social": [{"network": "Facebook", "url": "https://example.go.th/f"}]})
    for topic in ("contact", "social-network"):
        sheet = draw(asked("standing", topic), {}, of=home)
        assert (sheet.items[0].status, sheet.items[0].entries[0].link) == ("complete", "/units/ban-mai/#contact")
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
    shown = gather(unit(), told, [paper(file="files/plan.pdf")], INDEX, {"units/ban-mai/files/plan.pdf": FACT})
    assert [(one.title, one.year, one.fiscal_year, one.kind, one.link) for one in shown] == [
        ("ก", 2564, 2564, "web", "https://example.go.th/plan"),
        ("แผน", 2564, 2564, "page", "/units/ban-mai/documents/plan/"),
        ("ข", 2564, 2563, "place", None),
        ("เก่า", 2563, 2563, "web", "https://example.go.th/plan"),
    ]
    assert shown[1].file == FACT


def test_a_file_is_linked_by_its_place_in_the_site() -> None:
    told = {YEAR: DisclosureFile.model_validate({"entries": [entry(url=None, file="files/plan.pdf", category="section-7-3")]})}
    found: Shown = gather(unit(), told, [], INDEX, {"units/ban-mai/files/plan.pdf": FACT})[0]
    assert (found.link, found.file, found.category) == ("/units/ban-mai/files/plan.pdf", FACT, "section-7-3")


FACT = FileFact(path="units/ban-mai/files/plan.pdf", kind="PDF", size=9, sha256="0" * 64)
