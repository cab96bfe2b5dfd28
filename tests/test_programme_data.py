"""The programme's own units, statuses and evidence: sound in themselves, and equal to the facts restated from
the guideline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cleancdd.diagnostics import Diagnostics
from cleancdd.library import read_library
from cleancdd.model.evaluation import Evaluation, Evidence
from cleancdd.model.knowledge import Innovation
from cleancdd.model.rubric import Rubric
from cleancdd.model.settings import Settings
from cleancdd.model.unit import Status, StatusBook, Unit
from cleancdd.readers.rubric import read_rubrics
from cleancdd.readers.settings import read_settings, read_statuses
from cleancdd.readers.units import read_units
from tests.facts import facts

ROOT = Path(__file__).parents[1]
YEAR = 2564
INNOVATION = "d1.l2.3"
NO_CLAIM = {"4.4.3", "4.4.35"}
"""Sections whose project is no innovation that the document names (Pathum Thani), or may be another unit's
(Uttaradit)."""
LISTED = "4.2.3"
"""The section that gives titles of projects and nothing else."""


@pytest.fixture(scope="module")
def units() -> dict[str, Unit]:
    return {key: folder.unit.value for key, folder in read_units(ROOT, Diagnostics()).items()}


@pytest.fixture(scope="module")
def evaluations() -> dict[tuple[str, int], Evaluation]:
    folders = read_units(ROOT, Diagnostics())
    return {
        (key, year): one.value for key, folder in folders.items() for year, one in folder.evaluations.items()
    }


@pytest.fixture(scope="module")
def book() -> StatusBook:
    loaded = read_statuses(ROOT, Diagnostics())
    assert loaded is not None
    return loaded.value


@pytest.fixture(scope="module")
def rubric() -> Rubric:
    return read_rubrics(ROOT, Diagnostics())[YEAR].rubric


@pytest.fixture(scope="module")
def settings() -> Settings:
    loaded = read_settings(ROOT, Diagnostics())
    assert loaded is not None
    return loaded.value


def fact_units() -> dict[str, dict[str, Any]]:
    return {**facts("units")["provincial"], **facts("units")["central"]}


def spans(lines: str | None) -> list[tuple[int, int]]:
    """`308-311, 3466` as [(308, 311), (3466, 3466)]."""
    pairs = [one.partition("-") for one in (lines or "").split(", ") if one]
    return [(int(first), int(last or first)) for first, _, last in pairs]


def all_evidence(evaluations: dict[tuple[str, int], Evaluation]) -> Iterator[tuple[str, str, Evidence]]:
    for (unit, _), evaluation in evaluations.items():
        for criterion, entry in evaluation.criteria.items():
            yield from ((unit, criterion, one) for one in entry.evidence)


# what holds without the facts


def test_every_file_reads_without_a_mistake() -> None:
    diagnostics = Diagnostics()
    read_settings(ROOT, diagnostics)
    read_statuses(ROOT, diagnostics)
    read_units(ROOT, diagnostics)
    diagnostics.stop_if_any()


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
    assert [
        key for key, one in units.items() if {source.document for source in one.sources} != needed[one.kind]
    ] == []


def test_every_source_is_a_reference(
    settings: Settings,
    units: dict[str, Unit],
    book: StatusBook,
    evaluations: dict[tuple[str, int], Evaluation],
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


def test_every_evaluation_is_what_a_document_tells_and_says_so(
    evaluations: dict[tuple[str, int], Evaluation],
) -> None:
    assert {one.basis for one in evaluations.values()} == {"document"}
    silent = [
        key for key, one in evaluations.items() if "ยังไม่ใช่ผลการประเมินตนเองของหน่วยงาน" not in (one.note or "")
    ]
    assert silent == []


def test_what_a_document_tells_is_not_worded_as_a_judgement(
    evaluations: dict[tuple[str, int], Evaluation],
) -> None:
    texts = [
        (unit, text or "")
        for (unit, _), one in evaluations.items()
        for entry in one.criteria.values()
        for text in (
            entry.remark,
            *(each.title for each in entry.evidence),
            *(each.note for each in entry.evidence),
        )
    ]
    assert [
        told
        for told in texts
        if re.search(r"ผ่านเกณฑ์|ครบข้อ|ไม่ครบ|นับเป็นหลักฐาน|ไม่นับ|ระดับที่|พิมพ์ว่า|บรรทัด", told[1])
    ] == []


def test_nothing_is_judged_or_counted_for_a_unit(evaluations: dict[tuple[str, int], Evaluation]) -> None:
    told = [key for key, one in evaluations.items() if one.numbers or one.committee or one.assessed]
    judged = [
        key
        for key, one in evaluations.items()
        for entry in one.criteria.values()
        if entry.outcome or entry.not_applicable
    ]
    assert (told, judged) == ([], [])


def test_a_criterion_has_evidence_or_a_remark_that_says_why_not(
    evaluations: dict[tuple[str, int], Evaluation],
) -> None:
    bare = [
        (unit, criterion)
        for unit, criterion, entry in entries_without_evidence(evaluations)
        if not entry.remark
    ]
    assert bare == []


def test_a_remark_without_evidence_cites_its_section(evaluations: dict[tuple[str, int], Evaluation]) -> None:
    vague = [
        (unit, criterion)
        for unit, criterion, entry in entries_without_evidence(evaluations)
        if not re.search(r"ข้อ [0-9.]+", entry.remark or "")
    ]
    assert vague == []


def entries_without_evidence(
    evaluations: dict[tuple[str, int], Evaluation],
) -> Iterator[tuple[str, str, Any]]:
    for (unit, _), evaluation in evaluations.items():
        yield from ((unit, key, entry) for key, entry in evaluation.criteria.items() if not entry.evidence)


def test_every_evidence_cites_a_section_and_lines_and_says_what_it_is(
    evaluations: dict[tuple[str, int], Evaluation],
) -> None:
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
        key: (one.kind, one.name, one.province, one.iso, one.inspection_region, one.abbreviation)
        for key, one in units.items()
    }
    expected = {
        key: (kind, one.get("name") or provincial(one), *map(one.get, ("province", "iso", "region", "abbr")))
        for kind in ("provincial", "central")
        for key, one in facts("units")[kind].items()
    }
    assert written == expected


def provincial(one: dict[str, Any]) -> str:
    return f"สำนักงานพัฒนาชุมชนจังหวัด{one['province']}"


def test_regions_have_as_many_provinces_as_the_facts(units: dict[str, Unit]) -> None:
    regions = Counter(one.inspection_region for one in units.values() if one.inspection_region)
    assert regions == facts("units")["regions"]


def test_28_model_and_4_challenge_units_equal_the_facts(book: StatusBook) -> None:
    written = {entry.status: set(entry.units) for entry in book.years[YEAR]}
    expected = {
        status: {key for key, one in fact_units().items() if one["status"] == status}
        for status in (Status.MODEL, Status.CHALLENGE)
    }
    assert written == expected
    totals = {status: facts("units")["totals"][status]["value"] for status in expected}
    assert (
        {status: len(ids) for status, ids in written.items()}
        == totals
        == {Status.MODEL: 28, Status.CHALLENGE: 4}
    )


def test_no_status_is_inferred_for_a_year_whose_lists_no_document_gives(
    book: StatusBook, units: dict[str, Unit]
) -> None:
    assert set(book.years) == {YEAR}
    assert "ไม่มีบัญชีหรือประกาศสถานะของปี 2563" in (units["yala"].note or "")


def test_every_unit_cites_the_lines_of_its_status(units: dict[str, Unit]) -> None:
    missing = [
        (key, line)
        for key, one in fact_units().items()
        for line in one["lines"]
        if not cites(units[key], line)
    ]
    assert missing == []


def test_every_unit_cites_each_section_that_it_appears_in(units: dict[str, Unit]) -> None:
    fourth = {
        key: {source.section for source in one.sources if source.section and source.section.startswith("4.")}
        for key, one in units.items()
    }
    assert fourth == {key: set(one.get("sections", ())) for key, one in fact_units().items()}


def cites(unit: Unit, line: int) -> bool:
    return any(first <= line <= last for source in unit.sources for first, last in spans(source.lines))


def test_the_register_has_every_project_under_its_unit_with_title_and_lines() -> None:
    written = {
        str(one.source.section): (one.unit, one.title, spans(one.source.lines)[:1])
        for one in projects().values()
        if one.source.section != LISTED
    }
    expected = {
        section: (one["unit"], one.get("title", written[section][1]), [tuple(one["lines"])])
        for section, one in facts("projects")["projects"].items()
    }
    assert len(expected) == 41
    assert written == expected


def test_the_register_lists_the_projects_of_which_there_is_a_title_alone() -> None:
    written = {
        one.unit: (one.title, spans(one.source.lines))
        for one in projects().values()
        if one.source.section == LISTED
    }
    expected = {
        unit: (one["title"], [(one["line"], one["line"])])
        for unit, one in facts("projects")["listed"].items()
    }
    assert len(expected) == 8
    assert written == expected


def test_a_project_whose_text_names_two_units_is_perhaps_of_either() -> None:
    expected = {
        section: one["names"] for section, one in facts("projects")["projects"].items() if "names" in one
    }
    assert {one.source.section: one.perhaps.unit for one in projects().values() if one.perhaps} == expected


def test_39_projects_are_recorded_as_the_register_has_them(
    evaluations: dict[tuple[str, int], Evaluation],
) -> None:
    written = [
        (one.source.section, unit, one.title, spans(one.source.lines))
        for unit, criterion, one in all_evidence(evaluations)
        if criterion == INNOVATION and one.source
    ]
    claimed = facts("projects")["projects"].keys() - NO_CLAIM
    register = [
        (one.source.section, one.unit, one.title, spans(one.source.lines)) for one in projects().values()
    ]
    assert len(written) == 39
    assert sorted(written) == sorted(one for one in register if one[0] in claimed)


@cache
def projects() -> Mapping[tuple[int, str], Innovation]:
    return read_library(ROOT).innovations


def test_a_title_that_is_not_sure_keeps_what_the_scan_has_in_a_file_of_its_unit() -> None:
    """In a note where it can be read, else in a remark beside it, for whoever checks."""
    doubtful = {
        one["unit"]: one["scanned"] for one in facts("projects")["projects"].values() if "scanned" in one
    }
    assert doubtful
    assert [
        unit
        for unit, scanned in doubtful.items()
        if scanned not in texts_of(ROOT / "units" / unit / str(YEAR))
    ] == []


def texts_of(folder: Path) -> str:
    return "\n".join(
        file.read_text(encoding="utf-8") for file in folder.rglob("*") if file.suffix in {".yaml", ".md"}
    )


def test_projects_listed_without_a_year_are_named_in_notes_alone(
    units: dict[str, Unit], evaluations: dict[tuple[str, int], Evaluation]
) -> None:
    listed = {unit: one["title"] for unit, one in facts("projects")["listed"].items()}
    titles = {one.title for _, _, one in all_evidence(evaluations)}
    assert titles.isdisjoint(listed.values())
    assert [unit for unit, title in listed.items() if title not in (units[unit].note or "")] == []


def test_evidence_cites_only_lines_where_its_unit_appears(
    evaluations: dict[tuple[str, int], Evaluation],
) -> None:
    homes = {key: list(one.get("sections", {}).values()) for key, one in fact_units().items()}
    astray = [
        (unit, criterion, span)
        for unit, criterion, one in all_evidence(evaluations)
        for span in spans(one.source.lines if one.source else None)
        if not any(home[0] <= span[0] and span[1] <= home[-1] for home in homes[unit])
    ]
    assert astray == []


def test_the_rubric_has_the_dimensions_points_and_criteria_of_the_facts(rubric: Rubric) -> None:
    written = {key: (one.variant, one.max_points) for key, one in rubric.dimensions.items()}
    assert written == {
        key: (one["units"], one["points"]) for key, one in facts("rubric")["dimensions"].items()
    }
    steps = {one["status"]: one["steps"] for one in facts("rubric")["ladders"].values()}
    assert {one.applies_to: [step.id for step in one.steps] for one in rubric.ladders.values()} == steps
    judged = {key for one in facts("rubric")["dimensions"].values() for key in one["criteria"]}
    assert rubric.criteria.keys() == judged | {key for keys in steps.values() for key in keys} | {"extra"}


def test_every_criterion_cites_lines_of_its_level(rubric: Rubric) -> None:
    levels = {
        key: lines for one in facts("rubric")["dimensions"].values() for key, lines in one["criteria"].items()
    }
    cited = {key: spans(rubric.criteria[key].source.lines)[0] for key in levels}
    assert [
        key for key, lines in levels.items() if not lines[0] <= cited[key][0] <= cited[key][1] <= lines[-1]
    ] == []


def test_criteria_are_those_of_the_kind_of_unit(
    units: dict[str, Unit], evaluations: dict[tuple[str, int], Evaluation]
) -> None:
    judged = {key: one["units"] for one in facts("rubric")["dimensions"].values() for key in one["criteria"]}
    ladder = {step: one["status"] for one in facts("rubric")["ladders"].values() for step in one["steps"]}
    strange = [
        (unit, criterion)
        for (unit, _), evaluation in evaluations.items()
        for criterion in evaluation.criteria
        if judged.get(criterion) not in {"all", units[unit].kind}
        and ladder.get(criterion) != fact_units()[unit]["status"]
    ]
    assert strange == []
