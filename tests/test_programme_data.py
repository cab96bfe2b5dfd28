"""The programme's own units, statuses and evidence: sound in themselves, and equal to the facts restated from the guideline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from cleancdd.diagnostics import Faults
from cleancdd.model.evaluation import Evaluation, Evidence
from cleancdd.model.settings import Settings
from cleancdd.model.unit import Status, StatusBook, Unit
from cleancdd.settings import read_settings, read_statuses
from cleancdd.units import read_units

ROOT = Path(__file__).parents[1]
FACTS = Path(__file__).parents[2] / "shared" / "facts"
YEAR = 2564
INNOVATION = "d1.l2.3"
NO_CLAIM = {"4.4.3", "4.4.35"}
"""Sections whose project is no innovation that the document names (Pathum Thani), or may be another unit's (Uttaradit)."""


@pytest.fixture(scope="module")
def units() -> dict[str, Unit]:
    return {key: folder.unit.noun for key, folder in read_units(ROOT, Faults()).items()}


@pytest.fixture(scope="module")
def evaluations() -> dict[tuple[str, int], Evaluation]:
    folders = read_units(ROOT, Faults())
    return {(key, year): one.noun for key, folder in folders.items() for year, one in folder.evaluations.items()}


@pytest.fixture(scope="module")
def book() -> StatusBook:
    loaded = read_statuses(ROOT, Faults())
    assert loaded is not None
    return loaded.noun


@pytest.fixture(scope="module")
def settings() -> Settings:
    loaded = read_settings(ROOT, Faults())
    assert loaded is not None
    return loaded.noun


@cache
def facts(name: str) -> Any:
    if not FACTS.is_dir():
        pytest.fail("the restated facts must lie beside this checkout, in ../shared/facts")
    return yaml.safe_load((FACTS / name).read_text(encoding="utf-8"))


def fact_units() -> list[dict[str, Any]]:
    return [*facts("units.yaml")["provinces"], *facts("units.yaml")["central"]]


def spans(lines: str | None) -> list[tuple[int, int]]:
    """`308-311, 3466` as [(308, 311), (3466, 3466)]."""
    pairs = [one.partition("-") for one in (lines or "").split(", ") if one]
    return [(int(first), int(last or first)) for first, _, last in pairs]


def all_evidence(evaluations: dict[tuple[str, int], Evaluation]) -> Iterator[tuple[str, str, Evidence]]:
    for (unit, _), evaluation in evaluations.items():
        for criterion, entry in evaluation.criteria.items():
            yield from ((unit, criterion, one) for one in entry.evidence)


# what holds without the facts


def test_every_file_reads_without_a_slip() -> None:
    faults = Faults()
    read_settings(ROOT, faults)
    read_statuses(ROOT, faults)
    read_units(ROOT, faults)
    faults.stop_if_any()


def test_every_file_begins_by_saying_what_it_is() -> None:
    files = [ROOT / "content/site.yaml", ROOT / "content/status.yaml", *(ROOT / "units").rglob("*.yaml")]
    silent = [path for path in files if not re.match(r"# [ก-๙]", path.read_text(encoding="utf-8"))]
    assert silent == []


def test_there_are_76_provincial_and_8_central_units(units: dict[str, Unit]) -> None:
    assert Counter(one.kind for one in units.values()) == {"provincial": 76, "central": 8}


def test_names_provinces_and_codes_are_unlike(units: dict[str, Unit]) -> None:
    provincial = [one for one in units.values() if one.kind == "provincial"]
    assert len({one.name for one in units.values()}) == 84
    assert len({one.province for one in provincial}) == len({one.iso for one in provincial}) == 76


def test_a_provincial_name_is_its_province(units: dict[str, Unit]) -> None:
    provincial = [one for one in units.values() if one.kind == "provincial"]
    assert [one.name for one in provincial] == [f"สำนักงานพัฒนาชุมชนจังหวัด{one.province}" for one in provincial]


def test_no_contact_is_made_up(units: dict[str, Unit]) -> None:
    assert [key for key, one in units.items() if one.contact is not None or one.sample] == []


def test_every_unit_says_where_its_facts_come_from(units: dict[str, Unit]) -> None:
    needed = {"provincial": {"guideline-2564", "moi-inspection-regions"}, "central": {"guideline-2564"}}
    assert [key for key, one in units.items() if {source.document for source in one.sources} != needed[one.kind]] == []


def test_every_source_is_a_reference(
    settings: Settings, units: dict[str, Unit], book: StatusBook, evaluations: dict[tuple[str, int], Evaluation]
) -> None:
    cited = {source.document for one in units.values() for source in one.sources}
    cited |= {one.source.document for one in book.announcements.values()}
    cited |= {one.source.document for _, _, one in all_evidence(evaluations) if one.source}
    assert cited <= set(settings.references)
    assert cited == {"guideline-2564", "moi-inspection-regions"}


def test_statuses_name_units_and_announcements_that_exist(units: dict[str, Unit], book: StatusBook) -> None:
    entries = [entry for year in book.years.values() for entry in year]
    assert {unit for entry in entries for unit in entry.units} <= set(units)
    assert {entry.announcement for entry in entries} == set(book.announcements)


def test_an_announcement_is_of_the_year_that_it_serves(book: StatusBook) -> None:
    years = {entry.announcement: year for year, entries in book.years.items() for entry in entries}
    assert years == {key: one.fiscal_year for key, one in book.announcements.items()}


def test_every_evaluation_is_what_a_document_tells_and_says_so(evaluations: dict[tuple[str, int], Evaluation]) -> None:
    assert {one.basis for one in evaluations.values()} == {"document"}
    silent = [key for key, one in evaluations.items() if "ยังไม่ใช่ผลการประเมินตนเองของหน่วยงาน" not in (one.note or "")]
    assert silent == []


def test_what_a_document_tells_is_not_worded_as_a_judgement(evaluations: dict[tuple[str, int], Evaluation]) -> None:
    texts = [
        (unit, text or "")
        for (unit, _), one in evaluations.items()
        for entry in one.criteria.values()
        for text in (entry.remark, *(each.title for each in entry.evidence), *(each.note for each in entry.evidence))
    ]
    assert [told for told in texts if re.search(r"ผ่านเกณฑ์|ครบข้อ|ไม่ครบ|นับเป็นหลักฐาน|ไม่นับ|ระดับที่|พิมพ์ว่า|บรรทัด", told[1])] == []


def test_nothing_is_judged_or_counted_for_a_unit(evaluations: dict[tuple[str, int], Evaluation]) -> None:
    told = [key for key, one in evaluations.items() if one.numbers or one.committee or one.assessed]
    judged = [key for key, one in evaluations.items() for entry in one.criteria.values() if entry.outcome or entry.not_applicable]
    assert (told, judged) == ([], [])


def test_a_criterion_has_evidence_or_a_remark_that_says_why_not(evaluations: dict[tuple[str, int], Evaluation]) -> None:
    bare = [(unit, criterion) for unit, criterion, entry in entries_without_evidence(evaluations) if not entry.remark]
    assert bare == []


def test_a_remark_without_evidence_cites_its_section(evaluations: dict[tuple[str, int], Evaluation]) -> None:
    vague = [
        (unit, criterion)
        for unit, criterion, entry in entries_without_evidence(evaluations)
        if not re.search(r"ข้อ [0-9.]+", entry.remark or "")
    ]
    assert vague == []


def entries_without_evidence(evaluations: dict[tuple[str, int], Evaluation]) -> Iterator[tuple[str, str, Any]]:
    for (unit, _), evaluation in evaluations.items():
        yield from ((unit, key, entry) for key, entry in evaluation.criteria.items() if not entry.evidence)


def test_every_evidence_cites_a_section_and_lines_and_says_what_it_is(evaluations: dict[tuple[str, int], Evaluation]) -> None:
    vague = [
        (unit, criterion)
        for unit, criterion, one in all_evidence(evaluations)
        if not (one.source and one.source.section and one.source.lines and one.note)
    ]
    assert vague == []


def test_only_2564_has_evidence_and_yala_has_none(evaluations: dict[tuple[str, int], Evaluation]) -> None:
    assert {year for _, year in evaluations} == {YEAR}
    assert ("yala", YEAR) not in evaluations  # its report is of 2563, a year without a rubric here


# what the facts say


def test_units_equal_the_facts(units: dict[str, Unit]) -> None:
    written = {
        key: (one.kind, one.name, one.province, one.iso, one.inspection_region, one.abbreviation) for key, one in units.items()
    }
    assert written == {
        one["id"]: (one["kind"], one["name"], one.get("province"), one["iso"], one["inspection_region"], one.get("abbr"))
        for one in fact_units()
    }


def test_regions_have_as_many_provinces_as_the_facts(units: dict[str, Unit]) -> None:
    regions = Counter(one.inspection_region for one in units.values() if one.inspection_region)
    assert regions == facts("units.yaml")["meta"]["region_totals"]


def test_28_model_and_4_challenge_units_equal_the_facts(book: StatusBook) -> None:
    written = {entry.status: set(entry.units) for entry in book.years[YEAR]}
    expected = {
        status: {one["id"] for one in fact_units() if one["status_2564"] == status} for status in (Status.MODEL, Status.CHALLENGE)
    }
    assert written == expected
    assert {status: len(ids) for status, ids in written.items()} == {Status.MODEL: 28, Status.CHALLENGE: 4}


def test_no_status_is_inferred_for_a_year_whose_lists_no_document_gives(book: StatusBook, units: dict[str, Unit]) -> None:
    assert set(book.years) == {YEAR}
    assert "ไม่มีบัญชีหรือประกาศสถานะของปี 2563" in (units["yala"].note or "")


def test_every_unit_cites_the_lines_of_its_status(units: dict[str, Unit]) -> None:
    missing = [(one["id"], line) for one in fact_units() for line in one["status_lines"] if not cites(units[one["id"]], line)]
    assert missing == []


def test_every_unit_cites_each_section_that_it_appears_in(units: dict[str, Unit]) -> None:
    expected = {one["id"]: {place["section"] for place in one["appears_in"]} for one in fact_units()}
    fourth = {
        key: {source.section for source in one.sources if source.section and source.section.startswith("4.")}
        for key, one in units.items()
    }
    assert fourth == expected


def cites(unit: Unit, line: int) -> bool:
    return any(first <= line <= last for source in unit.sources for first, last in spans(source.lines))


def test_39_innovations_are_recorded_with_their_titles_and_lines(evaluations: dict[tuple[str, int], Evaluation]) -> None:
    written = [
        (unit, one.title, one.source.section, spans(one.source.lines))
        for unit, criterion, one in all_evidence(evaluations)
        if criterion == INNOVATION and one.source
    ]
    projects = [one for one in facts("innovations-2564.yaml")["projects"] if one["section"] not in NO_CLAIM]
    expected = [(one["unit"], one["title"], one["section"], [tuple(one["lines"])]) for one in projects]
    assert len(written) == 39
    assert sorted(written) == sorted(expected)


def test_a_title_that_is_not_sure_keeps_what_is_printed_in_its_file() -> None:
    """In a note where it can be read, else in a remark beside it, for whoever checks."""
    doubtful = [one for one in facts("innovations-2564.yaml")["projects"] if one["title_certainty"] != "sure"]
    assert doubtful
    assert [one["unit"] for one in doubtful if one["title_printed"] not in texts_of(ROOT / "units" / one["unit"] / "2564")] == []


def texts_of(folder: Path) -> str:
    return "\n".join(file.read_text("utf-8") for file in sorted(folder.rglob("*")) if file.suffix in {".yaml", ".md"})


def test_projects_listed_without_a_year_are_named_in_notes_alone(
    units: dict[str, Unit], evaluations: dict[tuple[str, int], Evaluation]
) -> None:
    listed = facts("innovations-2564.yaml")["listed_4_2_3"]["projects"]
    titles = {one.title for _, _, one in all_evidence(evaluations)}
    assert len(listed) == 8
    assert [one["title"] for one in listed if one["title"] in titles] == []
    assert [one["unit"] for one in listed if one["title"] not in (units[one["unit"]].note or "")] == []


def test_evidence_cites_only_lines_where_its_unit_appears(evaluations: dict[tuple[str, int], Evaluation]) -> None:
    homes = {one["id"]: [tuple(place["lines"]) for place in one["appears_in"]] for one in fact_units()}
    astray = [
        (unit, criterion, span)
        for unit, criterion, one in all_evidence(evaluations)
        for span in spans(one.source.lines if one.source else None)
        if not any(home[0] <= span[0] and span[1] <= home[-1] for home in homes[unit])
    ]
    assert astray == []


def test_criteria_are_those_of_the_rubric_and_of_the_kind_of_unit(
    units: dict[str, Unit], evaluations: dict[tuple[str, int], Evaluation]
) -> None:
    rubric = facts("rubric-2564.yaml")
    judged = {
        criterion["id"]: dimension["variant"]
        for dimension in rubric["dimensions"]
        for level in dimension["levels"]
        for criterion in level.get("criteria", ())
        if criterion["kind"] != "group"
    }
    ladder = {step["id"]: one["applies_to"] for one in rubric["ladders"] for step in one["levels"]}
    statuses = {one["id"]: one["status_2564"] for one in fact_units()}
    strange = [
        (unit, criterion)
        for (unit, _), evaluation in evaluations.items()
        for criterion in evaluation.criteria
        if judged.get(criterion) not in {"all", units[unit].kind} and ladder.get(criterion) != statuses[unit]
    ]
    assert strange == []
