"""The fictional programme: complete, marked, repeatable, and scored as a second opinion scores it."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cleancdd.diagnostics import Faults
from cleancdd.library import Library, read_library
from cleancdd.model.evaluation import Evaluation, Procurement, Quarters
from cleancdd.model.scorecard import CriterionCard, DimensionCard, Finding, NextStep, Outcome, Scorecard, Standing, Total
from cleancdd.resources import rubrics_folder
from cleancdd.sample import FolderInUse, SampleReport, write_sample
from cleancdd.sample.emit import Value, emit
from cleancdd.sample.units import invent_units
from cleancdd.scoring import score
from cleancdd.units import read_units
from tests.recompute import LOADER, Place, Result, Sum, recompute

ROOT = Path(__file__).parents[1]
LATEST = max(int(path.name) for path in rubrics_folder().iterdir() if path.name.isdigit())
PASSING = {Outcome.MET, Outcome.NOT_APPLICABLE}
PROVINCES = """
กระบี่ กรุงเทพมหานคร กาญจนบุรี กาฬสินธุ์ กำแพงเพชร ขอนแก่น จันทบุรี ฉะเชิงเทรา ชลบุรี ชัยนาท ชัยภูมิ ชุมพร เชียงราย เชียงใหม่ ตรัง ตราด ตาก
นครนายก นครปฐม นครพนม นครราชสีมา นครศรีธรรมราช นครสวรรค์ นนทบุรี นราธิวาส น่าน บึงกาฬ บุรีรัมย์ ปทุมธานี ประจวบคีรีขันธ์ ปราจีนบุรี ปัตตานี
พระนครศรีอยุธยา พะเยา พังงา พัทลุง พิจิตร พิษณุโลก เพชรบุรี เพชรบูรณ์ แพร่ ภูเก็ต มหาสารคาม มุกดาหาร แม่ฮ่องสอน ยโสธร ยะลา ร้อยเอ็ด ระนอง
ระยอง ราชบุรี ลพบุรี ลำปาง ลำพูน เลย ศรีสะเกษ สกลนคร สงขลา สตูล สมุทรปราการ สมุทรสงคราม สมุทรสาคร สระแก้ว สระบุรี สิงห์บุรี สุโขทัย
สุพรรณบุรี สุราษฎร์ธานี สุรินทร์ หนองคาย หนองบัวลำภู อ่างทอง อำนาจเจริญ อุดรธานี อุตรดิตถ์ อุทัยธานี อุบลราชธานี
""".split()  # noqa: SIM905 - a list of 77 names reads better as words

Sample = tuple[Path, Library]


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Sample]:
    @cache
    def written(units: int, years: int, seed: int) -> Sample:
        folder = tmp_path_factory.mktemp("sample")
        write_sample(folder, units=units, years=years, seed=seed)
        return folder, read_library(folder)

    return written


@pytest.fixture(scope="module")
def programme(samples: Callable[..., Sample]) -> Sample:
    return samples(60, 3, 1)


def scorecards(library: Library) -> dict[tuple[str, int], Scorecard]:
    return {key: scorecard(library, key, one) for key, one in library.evaluations.items()}


def scorecard(library: Library, key: tuple[str, int], evaluation: Evaluation | None) -> Scorecard:
    entry = library.status_of(*key)
    return score(library.rubrics[key[1]], library.units[key[0]], evaluation, entry.status if entry else None)


def content_of(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def raw(path: Path) -> Any:
    return yaml.load(path.read_bytes(), Loader=LOADER)  # noqa: S506 - texts only


# what is written


def test_report_counts_what_was_written(tmp_path: Path) -> None:
    report = write_sample(tmp_path / "demo", units=24, years=3, seed=1)
    found = content_of(tmp_path / "demo")
    years = tuple(int(year) for year in sorted(path.name for path in (tmp_path / "demo/content/rubric").iterdir()))
    evaluations = sum(name.endswith("/evaluation.yaml") for name in found)
    assert report == SampleReport(tmp_path / "demo", units=24, evaluations=evaluations, files=len(found), years=years)
    assert len(years) == 3


@pytest.mark.parametrize(("units", "years"), [(1, 1), (1, 3), (24, 3), (7, 8)])
def test_every_size_can_be_read_back(units: int, years: int, tmp_path: Path) -> None:
    report = write_sample(tmp_path, units=units, years=years, seed=units)
    library = read_library(tmp_path)
    assert (len(library.units), len(library.rubrics), len(library.evaluations)) == (units, years, report.evaluations)


def test_days_of_the_earliest_years_can_be_read_back(tmp_path: Path) -> None:
    report = write_sample(tmp_path, units=5, years=60, seed=1)
    faults = Faults()
    units = read_units(tmp_path, faults)
    assert list(faults) == []
    assert report.years[0] == 2505
    assert sum(len(one.evaluations) for one in units.values()) == report.evaluations


def test_all_of_it_is_marked_as_sample_data(programme: Sample) -> None:
    folder, library = programme
    assert library.settings.sample
    assert "ข้อมูลตัวอย่าง" in library.settings.title
    assert all(unit.sample and unit.id.startswith("sample-") and unit.iso is None for unit in library.units.values())
    assert "ไม่มีอยู่จริง" in library.pages["about"].prose.plain
    assert all(path.read_text(encoding="utf-8").startswith("# ข้อมูลตัวอย่าง") for path in folder.glob("units/**/*.yaml"))


def test_the_latest_rubric_serves_every_year(programme: Sample) -> None:
    library = programme[1]
    last = max(library.rubrics)
    assert library.settings.current_year == last
    for year, rubric in library.rubrics.items():
        assert rubric.scheme.model_copy(update={"fiscal_year": last}) == library.rubrics[last].scheme
        assert (year, rubric.criteria) == (rubric.scheme.fiscal_year, library.rubrics[last].criteria)


def test_units_are_spread_over_regions_and_the_centre(programme: Sample) -> None:
    regions = [unit.inspection_region for unit in programme[1].units.values()]
    assert {one: regions.count(one) for one in range(1, 19)} == {one: 3 if one <= 14 else 2 for one in range(1, 19)}
    assert regions.count(None) == 10


@pytest.mark.parametrize("seed", [1, 2])
def test_a_thousand_units_have_names_of_their_own_that_no_province_has(seed: int) -> None:
    units = list(invent_units(1000, seed))
    assert len({unit.label for unit in units}) == len({unit.id for unit in units}) == 1000
    assert not any(re.search(r"\d", unit.label + unit.id) for unit in units)
    assert len(PROVINCES) == 77
    assert not {unit.label for unit in units} & set(PROVINCES)
    assert all(re.fullmatch(r"sample(-[a-z]+)+", unit.id) for unit in units)


def test_beyond_that_names_carry_a_number() -> None:
    units = list(invent_units(10_000, 1))
    assert len({unit.label for unit in units}) == len({unit.id for unit in units}) == 10_000
    assert any(unit.label.endswith(" 2") and unit.id.endswith("-2") for unit in units)


def test_some_names_are_very_long(programme: Sample) -> None:
    assert max(len(unit.name) for unit in programme[1].units.values()) > 60


# what may be overwritten


def test_an_earlier_sample_is_replaced(tmp_path: Path) -> None:
    write_sample(tmp_path, units=12, years=3, seed=1)
    (tmp_path / "content/pages/extra.md").write_text("เก่า", encoding="utf-8")
    (tmp_path / "content/glossary.yaml").write_text("เก่า", encoding="utf-8")
    write_sample(tmp_path, units=4, years=1, seed=2)
    write_sample(tmp_path / "fresh", units=4, years=1, seed=2)
    fresh = content_of(tmp_path / "fresh")
    assert {name: one for name, one in content_of(tmp_path).items() if not name.startswith("fresh/")} == fresh


def test_what_was_built_from_a_sample_is_left_alone(tmp_path: Path) -> None:
    write_sample(tmp_path, units=1, years=1, seed=1)
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("หน้าแรก", encoding="utf-8")
    write_sample(tmp_path, units=1, years=1, seed=2)
    assert (tmp_path / "site/index.html").read_text(encoding="utf-8") == "หน้าแรก"


@pytest.mark.parametrize("settings", [None, "title: จริง\n", "title: จริง\nsample: false\n", "description: 'x sample: true'\n"])
def test_a_folder_with_anything_else_is_refused(settings: str | None, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / ("site.yaml" if settings else "notes.txt")).write_text(settings or "สำคัญ", encoding="utf-8")
    before = content_of(tmp_path)
    with pytest.raises(FolderInUse) as refused:
        write_sample(tmp_path, units=1, years=1, seed=1)
    assert content_of(tmp_path) == before
    assert refused.value.message == f"โฟลเดอร์ `{tmp_path.name}` มีไฟล์อยู่แล้วและไม่ใช่ข้อมูลตัวอย่าง"
    assert refused.value.advice == "ใช้ชื่อโฟลเดอร์ใหม่ หรือย้ายไฟล์เดิมออกก่อน"


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    assert write_sample(tmp_path, units=1, years=1, seed=1).units == 1


def test_half_a_sample_is_still_known_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(*_: object) -> str:
        raise OSError("no space left")

    write_sample(tmp_path, units=2, years=1, seed=1)
    with monkeypatch.context() as broken:
        broken.setattr("cleancdd.sample.status_file", full_disk)
        with pytest.raises(OSError, match="no space"):
            write_sample(tmp_path, units=2, years=1, seed=2)
    assert write_sample(tmp_path, units=2, years=1, seed=3).units == 2


@pytest.mark.parametrize(("units", "years"), [(0, 1), (-1, 1), (1, 0), (1, 61)])
def test_impossible_sizes_are_refused_before_anything_is_written(units: int, years: int, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="units must be 1 or more, years 1 to"):
        write_sample(tmp_path / "demo", units=units, years=years, seed=1)
    assert not (tmp_path / "demo").exists()


# the same seed, the same bytes


def test_same_seed_same_bytes_other_seed_other_bytes(tmp_path: Path) -> None:
    for name, seed in (("one", 7), ("two", 7), ("three", 8)):
        write_sample(tmp_path / name, units=12, years=2, seed=seed)
    one, two, three = (content_of(tmp_path / name) for name in ("one", "two", "three"))
    assert one == two
    same = {name for name in one.keys() & three.keys() if one[name] == three[name]}
    assert not {name for name in same if name.endswith("evaluation.yaml")}
    assert one["content/status.yaml"] != three["content/status.yaml"]


def test_the_hash_seed_of_python_changes_nothing(tmp_path: Path) -> None:
    write = "write_sample(Path(sys.argv[1]), units=12, years=2, seed=7)"
    code = f"import sys; from pathlib import Path; from cleancdd.sample import write_sample; {write}"
    for seed in ("0", "1"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        subprocess.run([sys.executable, "-c", code, str(tmp_path / seed)], check=True, env=environment)
    assert content_of(tmp_path / "0") == content_of(tmp_path / "1")


def test_a_unit_is_the_same_whatever_the_number_of_units(tmp_path: Path) -> None:
    write_sample(tmp_path / "few", units=7, years=2, seed=5)
    write_sample(tmp_path / "many", units=20, years=2, seed=5)
    few, many = content_of(tmp_path / "few/units"), content_of(tmp_path / "many/units")
    assert few == {name: many[name] for name in few}


def test_no_file_has_carriage_returns(programme: Sample) -> None:
    assert not any(b"\r" in path.read_bytes() for path in programme[0].rglob("*.yaml"))


# everything there is


def test_every_level_of_each_dimension_occurs(programme: Sample) -> None:
    found: dict[str, set[int]] = {}
    for card in scorecards(programme[1]).values():
        for one in card.dimensions:
            if one.official.recorded:
                found.setdefault(one.dimension, set()).add(one.official.level)
    assert found == {key: set(range(6)) for key in programme[1].rubrics[LATEST].dimensions}


def test_every_outcome_of_each_dimension_occurs(programme: Sample) -> None:
    library = programme[1]
    rubric = library.rubrics[LATEST]
    found: dict[str, set[Outcome]] = {key: set() for key in rubric.dimensions}
    for card in scorecards(library).values():
        for one in card.dimensions:
            found[one.dimension] |= {each.own.outcome for level in one.levels for each in level.criteria}
    excusable = {one.id.split(".")[0] for one in rubric.criteria.values() if one.exemptions}
    assert excusable
    assert found == {
        key: set(Outcome) if key in excusable else set(Outcome) - {Outcome.NOT_APPLICABLE} for key in rubric.dimensions
    }


def test_every_criterion_is_met_somewhere_and_stands_in_the_way_elsewhere(programme: Sample) -> None:
    found: dict[str, set[Outcome]] = {}
    for card in scorecards(programme[1]).values():
        for one in cards_of(card):
            found.setdefault(one.criterion, set()).add(one.own.outcome)
    assert found.keys() == programme[1].rubrics[LATEST].criteria.keys()
    assert [key for key, one in found.items() if Outcome.MET not in one or not {Outcome.UNMET, Outcome.UNKNOWN} & one] == []


def cards_of(card: Scorecard) -> list[CriterionCard]:
    levels = [level for one in card.dimensions for level in one.levels] + list(card.ladder.steps if card.ladder else ())
    return [one for level in levels for one in level.criteria] + [card.extra]


def test_every_way_to_stand_occurs(programme: Sample) -> None:
    library = programme[1]
    cards = list(scorecards(library).values())
    last = max(library.rubrics)
    years = {unit: {year for one, year in library.evaluations if one == unit} for unit in library.units}
    assert {card.review for card in cards} == {"none", "in-progress", "complete"}
    assert {card.official.final for card in cards} == {True, False}
    assert {card.official.grade for card in cards} >= {None, "ไม่จัดระดับ", "C", "C+", "B", "B+", "A", "A+"}
    assert {card.official.points for card in cards} >= {84, 86, 88, 100}
    assert {card.ladder.ladder for card in cards if card.ladder} == set(library.rubrics[last].ladders)
    assert {card.ladder.standing.level for card in cards if card.ladder} >= {0, 1, 2, 4}
    assert {entry.status.value for entry in library.statuses.years[last]} == {"outstanding", "challenge", "model"}
    assert any(not found for found in years.values())
    assert any(found and last not in found for found in years.values())
    assert any(not one.official.recorded for card in cards for one in card.dimensions)


def test_committees_agree_and_differ(programme: Sample) -> None:
    complete = [card for card in scorecards(programme[1]).values() if card.review == "complete"]
    pairs = {(one.own.outcome, one.committee.outcome) for card in complete for one in cards_of(card) if one.committee}
    assert pairs >= {(Outcome.MET, Outcome.UNMET), (Outcome.UNMET, Outcome.MET), (Outcome.MET, Outcome.MET)}
    assert any(card.own != card.committee for card in complete)
    assert any(card.own == card.committee for card in complete)
    assert any(one.reply and one.committee_remark for card in complete for one in cards_of(card))


def test_every_field_that_an_author_may_write_is_written(programme: Sample) -> None:
    folder = programme[0]
    evaluations = [raw(path) for path in folder.glob("units/*/*/evaluation.yaml")]
    entries = [entry for one in evaluations for entry in one.get("criteria", {}).values()]
    evidence = [piece for entry in entries for piece in entry.get("evidence", [])]
    reviews = [one["committee"] for one in evaluations if "committee" in one]
    units = [raw(path) for path in folder.glob("units/*/unit.yaml")]
    contacts = [one["contact"] for one in units if "contact" in one]
    assert fields(evaluations) == {"assessed", "note", "numbers", "criteria", "committee"}
    assert fields(entries) == {"evidence", "outcome", "not_applicable", "remark", "reply"}
    assert fields(evidence) == {"title", "date", "place", "url", "file", "note", "source"}
    assert fields(reviews) == {"review", "panel", "date", "numbers", "criteria", "remark"}
    assert fields([verdict for one in reviews for verdict in one.get("criteria", {}).values()]) >= {"outcome", "remark"}
    assert fields(contacts) == {"address", "phone", "email", "website", "social"}
    assert fields(units) >= {
        "name",
        "kind",
        "short",
        "abbreviation",
        "province",
        "inspection_region",
        "contact",
        "sources",
        "note",
    }


def fields(mappings: list[Any]) -> set[str]:
    return {key for one in mappings for key in one}


def test_every_measure_is_recorded_at_and_beside_its_limits(programme: Sample) -> None:
    library = programme[1]
    found: dict[str, set[str]] = {}
    for one in library.evaluations.values():
        for key, number in one.numbers.items():
            found.setdefault(key, set()).add(str(number))
    assert found.keys() == library.rubrics[LATEST].measures.keys()
    procured = [one.numbers["procurement"] for one in library.evaluations.values() if "procurement" in one.numbers]
    projects = {one.projects for one in procured if isinstance(one, Procurement)}
    assert projects & {1, 2}
    assert projects >= {0, 3, 6}
    shares = {key: one for key, one in found.items() if library.rubrics[LATEST].measures[key].shape == "share"}
    assert all({"part=26 whole=52", "part=5 whole=10"} & one for one in shares.values())


def test_authors_write_days_and_digits_in_every_way(programme: Sample) -> None:
    texts = "\n".join(path.read_text(encoding="utf-8") for path in programme[0].glob("units/*/*/evaluation.yaml"))
    ways = (
        r"date: \d+ [ก-๛]+ 25",
        r"date: \d+ [ก-๛]+\.[ก-๛]+\. 25",
        r"date: 25\d\d-\d\d-\d\d",
        r"date: 20\d\d-\d\d-\d\d",
        r"date: \d+/\d+/25",
    )
    more = (
        r"date: \d\d-\d\d-25",
        r"date: \d+\.\d+\.25",
        r"date: วันที่ \d+ [ก-๛]+ พ\.ศ\. 25",
        r"date: [๑-๙]",
        r"part: [๐-๙]",
        r"q1: [๐-๙]",
    )
    assert [way for way in (*ways, *more) if not re.search(way, texts)] == []


def test_files_are_what_they_are_called(programme: Sample) -> None:
    files = [path for path in programme[0].glob("units/*/files/*") if path.is_file()]
    assert {path.suffix for path in files} == {".pdf", ".png"}
    for path in files:
        content = path.read_bytes()
        assert content.startswith({".pdf": b"%PDF-1.4\n", ".png": b"\x89PNG\r\n\x1a\n"}[path.suffix])
        if path.suffix == ".pdf":
            table = int(content.rsplit(b"startxref\n", 1)[1].split()[0])
            places = [int(line[:10]) for line in content[table:].splitlines()[3:8]]
            assert content[table:].startswith(b"xref\n0 6\n")
            assert [content[place:].split(b" ", 1)[0] for place in places] == [b"1", b"2", b"3", b"4", b"5"]


# how it is scored


@pytest.mark.parametrize(("units", "years", "seed"), [(60, 3, 1), (60, 3, 2), (40, 2, 3), (24, 1, 4), (7, 6, 5)])
def test_a_second_opinion_agrees_on_every_score(units: int, years: int, seed: int, samples: Callable[..., Sample]) -> None:
    folder, library = samples(units, years, seed)
    assert {key: opinion(card) for key, card in scorecards(library).items()} == recompute(folder)


def opinion(card: Scorecard) -> Result:
    """A scorecard in the words of the second opinion."""
    ladder = card.ladder
    return Result(
        dimensions={
            one.dimension: (place(one.own), place(one.committee) if one.committee else None, place(one.official))
            for one in card.dimensions
        },
        missing={one.dimension: lacking(one.missing) for one in card.dimensions},
        own=total(card.own),
        committee=total(card.committee) if card.committee else None,
        official=total(card.official),
        ladder=(ladder.ladder, place(ladder.standing), lacking(ladder.missing)) if ladder else None,
    )


def place(one: Standing) -> Place:
    return Place(one.recorded, one.level, one.ceiling, one.points)


def total(one: Total) -> Sum:
    return Sum(one.points, one.with_extra, one.grade)


def lacking(steps: tuple[NextStep, ...]) -> dict[str, str]:
    return {one.criterion: one.outcome.value for one in steps}


def tracks(one: DimensionCard) -> list[tuple[Standing, Callable[[CriterionCard], Finding]]]:
    found: list[tuple[Standing, Callable[[CriterionCard], Finding]]] = [(one.own, lambda card: card.own)]
    return found + ([(one.committee, lambda card: card.committee or card.own)] if one.committee else [])


def test_no_level_is_reached_over_an_unmet_or_unknown_lower_one(programme: Sample) -> None:
    for card in scorecards(programme[1]).values():
        for one in card.dimensions:
            for standing, track in tracks(one):
                passed = [all(track(each).outcome in PASSING for each in level.criteria) for level in one.levels]
                assert all(passed[: standing.level])
                assert not any(passed[standing.level : standing.level + 1])


def test_points_come_from_the_table_and_totals_stay_within_110(programme: Sample) -> None:
    library = programme[1]
    for key, card in scorecards(library).items():
        rubric = library.rubrics[key[1]]
        for one in card.dimensions:
            table = {level.level: level.points for level in rubric.dimensions[one.dimension].levels}
            assert all(standing.points == table[standing.level] for standing, _ in tracks(one))
        for each in filter(None, (card.own, card.committee, card.official)):
            assert each.final == (each.points is not None) == (each.with_extra is not None) == (each.grade is not None)
            assert 0 <= (each.points or 0) <= 100
            assert (each.with_extra or 0) - (each.points or 0) in {0, 10}
            assert (each.with_extra or 0) <= 110
        assert card.official.final == all(one.official.final for one in card.dimensions)


Removal = tuple[str, ...]


def removals(evaluation: Evaluation) -> list[Removal]:
    """All that a unit recorded in its favour or not: pieces of evidence, numbers, quarters and parts of a tally."""
    found: list[Removal] = [("numbers", key) for key in evaluation.numbers]
    for key, number in evaluation.numbers.items():
        if isinstance(number, Quarters):
            found += [("numbers", key, quarter) for quarter in ("q1", "q2", "q3", "q4") if getattr(number, quarter) is not None]
        elif isinstance(number, dict):
            found += [("numbers", key, part) for part in number]
    return found + [
        ("criteria", key, str(place)) for key, one in evaluation.criteria.items() for place in range(len(one.evidence))
    ]


def without(evaluation: Evaluation, removal: Removal) -> Evaluation:
    where, key, *rest = removal
    if where == "criteria":
        entry = evaluation.criteria[key]
        left = tuple(one for place, one in enumerate(entry.evidence) if place != int(rest[0]))
        return evaluation.model_copy(
            update={"criteria": evaluation.criteria | {key: entry.model_copy(update={"evidence": left})}}
        )
    number = evaluation.numbers[key]
    numbers: dict[str, Any] = {one: each for one, each in evaluation.numbers.items() if one != key}
    if isinstance(number, Quarters) and rest:
        numbers[key] = number.model_copy(update={rest[0]: None})
    elif isinstance(number, dict) and rest:
        numbers[key] = {part: count for part, count in number.items() if part != rest[0]}
    return evaluation.model_copy(update={"numbers": numbers})


@given(st.data())
def test_removing_what_a_unit_recorded_never_raises_a_level_reached(programme: Sample, data: st.DataObject) -> None:
    """A level reached for certain; the ceiling may rise, since what is no longer recorded is unknown and not unmet."""
    library = programme[1]
    key = data.draw(st.sampled_from(sorted(library.evaluations)))
    evaluation = library.evaluations[key]
    before = scorecard(library, key, evaluation)
    found = removals(evaluation)
    if found:
        evaluation = without(evaluation, data.draw(st.sampled_from(found)))
    after = scorecard(library, key, evaluation)
    for old, new in zip(before.dimensions, after.dimensions, strict=True):
        assert new.official.level <= old.official.level
        assert new.official.points <= old.official.points
        assert new.own.level <= old.own.level


# the emitter


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029\ufeff\x85"), max_size=12
    ),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4),
        st.dictionaries(st.from_regex(r"[a-z]{1,6}", fullmatch=True), inner, min_size=1, max_size=4),
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.from_regex(r"[a-z]{1,6}", fullmatch=True), VALUES, min_size=1, max_size=4))
def test_what_is_emitted_is_read_back(value: dict[str, Any]) -> None:
    assert yaml.load(emit(value), Loader=LOADER) == value  # noqa: S506 - texts only


def test_emitted_text_looks_typed() -> None:
    value: dict[str, Value] = {
        "name": "ชื่อหน่วยงาน",
        "region": 3,
        "share": {"part": "41", "whole": "52"},
        "days": ["2563-12-25", "16 มี.ค. 2564"],
        "list": [{"title": "ประกาศ: ฉบับแรก", "where": {"url": "https://sample.example/"}}, "คำ"],
        "word": "no",
        "sample": True,
    }
    assert emit(value) == (
        "name: ชื่อหน่วยงาน\n"
        "region: 3\n"
        "share: {part: 41, whole: 52}\n"
        "days: [2563-12-25, 16 มี.ค. 2564]\n"
        "list:\n"
        '  - title: "ประกาศ: ฉบับแรก"\n'
        '    where: {url: "https://sample.example/"}\n'
        "  - คำ\n"
        'word: "no"\n'
        "sample: true\n"
    )
