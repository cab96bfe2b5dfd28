"""The year's calendar: days that the guideline gives as months, and late items that are known to be late."""

from __future__ import annotations

from datetime import date
from typing import Any

from icalendar import Calendar

from cleancdd.findings.agenda import due_of, dues_of, late_items
from cleancdd.model.rubric import Deadline
from cleancdd.thai.dates import SHORT_MONTHS, fiscal_year_days
from tests.pages.conftest import SOURCE, Site, build, make_library, score_all
from tests.revising import revised


def deadline(month: int | None, *criteria: str) -> Deadline:
    told = {"title": "ส่งแผน", "when": "เมษายน 2564", "month": month, "criteria": criteria, "source": SOURCE}
    return Deadline.model_validate(told)


def test_a_month_of_the_fiscal_year_ends_on_its_last_day() -> None:
    days = [due_of(deadline(month), 2564) for month in (4, 9, 10, 2)]
    assert days == [date(2021, 4, 30), date(2021, 9, 30), date(2020, 10, 31), date(2021, 2, 28)]
    assert due_of(deadline(None), 2564) is None


def with_deadline(site: Site, altered: Any, *criteria: str) -> Any:
    rubric = site.library.rubrics[2564]
    programme = altered(rubric.programme, deadlines=(deadline(4, *criteria),))
    return revised(make_library(), rubrics={2564: altered(rubric, programme=programme)})


def test_who_recorded_nothing_is_not_called_late(site: Site, altered: Any) -> None:
    library = with_deadline(site, altered, "d1.l1.2.1")
    cards = score_all(library)
    late = late_items(library, cards, {}, 2564, date(2021, 5, 1))
    assert [one.unit for one in late] == ["part"], "`calm` recorded nothing, the others have it"
    assert late_items(library, cards, {}, 2564, date(2021, 4, 30)) == ()


def test_days_of_committees_stand_in_the_calendar(site: Site, altered: Any) -> None:
    one = site.library.evaluations["done", 2564]
    after = altered(one, committee=altered(one.committee, visit="2564-07-01"))
    library = revised(make_library(), evaluations={**site.library.evaluations, ("done", 2564): after})
    [visit] = [one for one in dues_of(library, 2564) if one.kind == "visit"]
    assert (visit.day, visit.unit) == (date(2021, 7, 1), "done")


def test_the_page_and_its_file_tell_the_same_days(site: Site) -> None:
    assert "ครบกำหนดรายงานสถิติการใช้ศูนย์ข้อมูลข่าวสาร ไตรมาสที่ 1" in site.text("/calendar/2564/")
    assert "ส่งแผน เมษายน 2564" in site.text("/calendar/2564/")
    assert len(Calendar.from_ical(site.html["/calendar/2564/calendar.ics"]).events) == 4


def test_a_unit_has_its_own_days_and_what_it_is_late_with(site: Site, altered: Any) -> None:
    one = site.library.evaluations["done", 2564]
    after = altered(one, committee=altered(one.committee, visit="2564-07-01"))
    library = revised(
        with_deadline(site, altered, "d1.l1.2.1"),
        evaluations={**site.library.evaluations, ("done", 2564): after},
    )
    told = build(library)
    files = {key: Calendar.from_ical(told.html[f"/units/{key}/calendar.ics"]) for key in ("done", "part")}
    days = {key: {str(event["UID"]).split("@")[0] for event in file.events} for key, file in files.items()}
    shared = {"deadline-2564-1", *(f"usage-2564-{number}" for number in (1, 2, 3, 4))}
    assert days == {"done": {*shared, "visit-2564-done"}, "part": shared}
    assert "คณะกรรมการตรวจ เมืองdone" in told.text("/units/done/")
    assert "คณะกรรมการตรวจ" not in told.text("/units/part/")
    assert "เกินกำหนด 1 รายการ เกณฑ์ d1.l1.2.1 ครบกำหนด 30 เมษายน 2564" in told.text("/units/part/")
    assert "เกินกำหนด" not in told.text("/units/done/")
    assert "เกินกำหนด" not in told.text("/units/calm/"), "nothing is known of it"


def test_the_months_of_the_year_count_what_falls_due_in_them(site: Any) -> None:
    subject = site.pages["/calendar/2564/"].subject
    months = subject["band"]
    assert [name for name, _, _ in months] == [*SHORT_MONTHS[9:], *SHORT_MONTHS[:9]]
    last = fiscal_year_days(2564)[1]
    assert sum(count for _, count, _ in months) == sum(one.day <= last for one in subject["dues"])
    assert [state for *_, state in months] == ["past"] * 11 + ["now"]
