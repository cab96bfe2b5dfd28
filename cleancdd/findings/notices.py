"""Things that are not mistakes but worth a look: a rubric that mentions another year, evidence that does not
count, numbers that differ too much."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Final

from cleancdd.findings.evidence import weigh
from cleancdd.findings.periods import is_early
from cleancdd.findings.scorecards import judge_example
from cleancdd.library import Library
from cleancdd.model.evaluation import Evaluation, Share
from cleancdd.model.names import YEAR_PATTERN
from cleancdd.model.rubric import Rubric
from cleancdd.model.scorecard import EvidenceCard
from cleancdd.readers.rubric import RUBRIC_FOLDER
from cleancdd.source import Document, Value
from cleancdd.thai.dates import MONTHS, SHORT_MONTHS, format_day_short
from cleancdd.thai.numerals import to_arabic

__all__ = ["Notice", "Occurrence", "notices"]

_TOO_FAR_APART = 4
"""Two counts of all staff may differ by one part in so many: people come and go within a year."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One of the places of a notice: the file, and what staff read of it."""

    path: str
    told: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to look at: what it is, in words that go before the count, what is counted, and every place.

    `wordy` places are reported on a line of their own each.
    """

    about: str
    counted: str
    places: tuple[Occurrence, ...]
    wordy: bool = False

    def within(self, is_chosen: Callable[[str], bool]) -> Notice:
        """The same of the files that are chosen by path."""
        return replace(self, places=tuple(one for one in self.places if is_chosen(one.path)))


def notices(library: Library, is_chosen: Callable[[str], bool] = lambda _: True) -> tuple[Notice, ...]:
    """Everything that is worth a look in a site without diagnostics, in the files that are chosen by path."""
    rubrics = {
        year: chosen
        for year, documents in library.rubric_files.items()
        if (chosen := tuple(one for one in documents if is_chosen(one.name)))
    }
    years = [_other_years(year, documents) for year, documents in rubrics.items()]
    years += [_examples(library.rubrics[year]) for year in rubrics]
    records = (_uncounted(library), _per_cents(library), _staff(library), _reports(library), _early(library))
    found = (one.within(is_chosen) for one in (*years, *records))
    return tuple(one for one in found if one.places)


def _per_cents(library: Library) -> Notice:
    """Shares of exactly 100: some offices have 100 staff, but people also type per cents."""
    places = (
        Occurrence(file, f"{whose} `{key}`")
        for file, whose, _, _, evaluation in _recorded(library)
        for key, number in evaluation.numbers.items()
        if isinstance(number, Share) and number.whole == 100
    )
    return Notice("สัดส่วนที่ `whole` เป็น 100 พอดี ตรวจว่าเป็นจำนวนจริง ไม่ใช่ร้อยละ", "แห่ง", tuple(places))


def _staff(library: Library) -> Notice:
    """Shares of all staff with very different wholes; a whole of 100 beside others is a typed percentage."""
    about = "จำนวนบุคลากรทั้งหมด (`whole`) ในไฟล์เดียวกันต่างกันมาก ใส่จำนวนคนจริงให้ตรงกัน ไม่ใช่ร้อยละ"
    places = (
        Occurrence(file, f"{whose} `{first}` {one.whole} คน แต่ `{second}` {other.whole} คน")
        for file, whose, _, year, evaluation in _recorded(library)
        for (first, one), (second, other) in pairwise(_shares_of_staff(library.rubrics[year], evaluation))
        if abs(one.whole - other.whole) * _TOO_FAR_APART > max(one.whole, other.whole)
    )
    return Notice(about, "แห่ง", tuple(places), wordy=True)


def _shares_of_staff(rubric: Rubric, evaluation: Evaluation) -> list[tuple[str, Share]]:
    shares = (
        (key, number)
        for key, number in evaluation.numbers.items()
        if isinstance(number, Share) and number.whole
    )
    return [(key, share) for key, share in shares if rubric.measures[key].unit == "คน"]


def _reports(library: Library) -> Notice:
    """Report days recorded both in an evaluation and in the unit's usage file that are not the same."""
    about = "วันที่รายงานใน `evaluation.yaml` ไม่ตรงกับ `usage.yaml` แก้ให้ตรงกัน หรือบันทึกไว้ใน `usage.yaml` แห่งเดียว"
    return Notice(about, "แห่ง", tuple(_reports_apart(library)), wordy=True)


def _reports_apart(library: Library) -> Iterator[Occurrence]:
    for file, whose, unit, year, evaluation in _recorded(library):
        usage = library.usage.get((unit, year))
        there = set(usage.reported_by(date.max).values()) if usage else set()
        for measure in _reported(library.rubrics[year]):
            here = evaluation.numbers.get(measure)
            if there and isinstance(here, tuple) and set(here) != there:
                days = ", ".join(format_day_short(day) for day in sorted(set(here) ^ there))
                yield Occurrence(file, f"{whose} `{measure}` ต่างกันที่ {days}")


def _reported(rubric: Rubric) -> list[str]:
    """The measures that the use of the information centre gives too."""
    return [
        one.check.measure or ""
        for one in rubric.criteria.values()
        if one.observed and one.observed.by == "usage"
    ]


def _early(library: Library) -> Notice:
    """Reports dated before the end of the period they cover: one of the two days is mistyped, and they do not
    count."""
    places = (
        Occurrence(
            f"units/{one.unit}/documents"
            if one.standing
            else f"units/{one.unit}/{one.year}/disclosures.yaml",
            f"{library.units[one.unit].label} ปี {one.year} “{one.title}” ลงวันที่ {format_day_short(one.date)} "
            f"แต่ครอบคลุมถึง {format_day_short(one.through)}",
        )
        for shown in library.disclosed.values()
        for one in shown
        if is_early(one) and one.date and one.through
    )
    return Notice("รายงานที่ลงวันที่ก่อนสิ้นช่วงที่ครอบคลุม แก้ `date` หรือ `through`", "รายการ", tuple(places), wordy=True)


def _recorded(library: Library) -> Iterator[tuple[str, str, str, int, Evaluation]]:
    """Each evaluation with its file, the unit and year in words, the unit's id and the year."""
    for (unit, year), evaluation in library.evaluations.items():
        yield (
            f"units/{unit}/{year}/evaluation.yaml",
            f"{library.units[unit].label} ปี {year}",
            unit,
            year,
            evaluation,
        )


def _uncounted(library: Library) -> Notice:
    return Notice("หลักฐานที่บันทึกแล้วยังไม่นับ", "รายการ", tuple(_uncounted_evidence(library)), wordy=True)


def _uncounted_evidence(library: Library) -> Iterator[Occurrence]:
    """Each piece of evidence that does not count, with the reason; mentions in a document are no assessment,
    but among them may be what the unit recorded without deleting the line that says so."""
    for file, whose, _, year, evaluation in _recorded(library):
        for key, entry in evaluation.criteria.items():
            mentioned = evaluation.is_from_document(key)
            for card in weigh(entry.evidence, library.rubrics[year].criteria[key].when, year):
                why = _why_own_is_a_mention(card) if mentioned else card.uncounted
                if why is not None:
                    yield Occurrence(file, f"{whose} {key} “{card.evidence.title}” {why}")


def _why_own_is_a_mention(card: EvidenceCard) -> str | None:
    """The reason for evidence that can be followed, would count and names no document; None for others."""
    if card.uncounted is not None or card.evidence.source is not None:
        return None
    return "เพราะ `basis: document` หมายถึงมาจากเอกสาร ถ้าเป็นการประเมินของหน่วยงาน ให้ลบบรรทัดนั้น"


def _other_years(year: int, documents: tuple[Document, ...]) -> Notice:
    lines = (
        (document.name, line)
        for document in documents
        for text, start in _texts(document)
        for line in _lines_of_other_years(document, text, start, year)
    )
    places = tuple(Occurrence(name, f"{name}:{line}") for name, line in dict.fromkeys(lines))
    return Notice(f"หลักเกณฑ์ปี {year} ยังกล่าวถึงปีอื่น", "แห่ง", places)


def _examples(rubric: Rubric) -> Notice:
    """Examples of criteria whose computed outcome differs from the stated one."""
    places = (
        Occurrence(
            "/".join((RUBRIC_FOLDER, str(rubric.year), "criteria", f"{criterion.id}.md")),
            f"`{criterion.id}` ตัวอย่างที่ {number} เขียนว่า `{example.outcome}` แต่ได้ `{outcome.value}`",
        )
        for criterion in rubric.criteria.values()
        for number, example in enumerate(criterion.examples, 1)
        if (outcome := judge_example(rubric, criterion, example)) != example.outcome
    )
    about = f"ตัวอย่างของเกณฑ์ปี {rubric.year} ได้ผลไม่ตรงกับที่เขียน แก้ `outcome` หรือ `number`"
    return Notice(about, "ตัวอย่าง", tuple(places), wordy=True)


_OF_THE_DOCUMENT = re.compile(r"published|source|\w+_source")
"""Fields about the document that a rubric was taken from, which may well be from another year."""


def _texts(document: Document) -> Iterator[tuple[str, int]]:
    """Every text of a file with the line where it begins."""
    yield from _texts_in(document, document.value, ())
    yield from ((line, number) for number, line in enumerate(document.body.split("\n"), document.body_line))


def _texts_in(document: Document, value: Value, loc: tuple[str | int, ...]) -> Iterator[tuple[str, int]]:
    if isinstance(value, str):
        yield value, document.span(loc).line
    elif isinstance(value, dict):
        for key, one in value.items():
            if not _OF_THE_DOCUMENT.fullmatch(key):
                yield from _texts_in(document, one, (*loc, key))
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from _texts_in(document, one, (*loc, index))


_YEAR: Final = f"({YEAR_PATTERN})(?![0-9])"
_FISCAL_YEAR = re.compile(rf"(?:ปีงบประมาณ(?: ?พ\.ศ\.)?|ปี) ?{_YEAR}")
"""A calendar year after พ.ศ. alone is that of a law."""

_MONTH_NUMBERS = {name: number for names in (MONTHS, SHORT_MONTHS) for number, name in enumerate(names, 1)}
_MONTH = re.compile(rf"({'|'.join(map(re.escape, _MONTH_NUMBERS))}) ?{_YEAR}")
_DAY = re.compile(rf"(?<![0-9]){_YEAR}-([0-9]{{2}})-[0-9]{{2}}")


def _lines_of_other_years(document: Document, text: str, start: int, year: int) -> Iterator[int]:
    """The line of each phrase that names neither the fiscal year nor the quarter in which its last reports
    are due."""
    words = to_arabic(text)
    for found in _FISCAL_YEAR.finditer(words):
        if int(found[1]) != year:
            yield _line_of(document, found[0], start)
    for found in _MONTH.finditer(words):
        if not _is_around(year, int(found[2]), _MONTH_NUMBERS[found[1]]):
            yield _line_of(document, found[0], start)
    for found in _DAY.finditer(words):
        if not _is_around(year, int(found[1]), int(found[2])):
            yield _line_of(document, found[0], start)


def _is_around(fiscal_year: int, year: int, month: int) -> bool:
    return (fiscal_year - 1, 10) <= (year, month) <= (fiscal_year, 12)


def _line_of(document: Document, phrase: str, start: int) -> int:
    """The first line from `start` that contains the phrase; `start` itself when the phrase is split over
    lines."""
    rest = enumerate(document.lines[start - 1 :], start)
    return next((number for number, line in rest if phrase in to_arabic(line)), start)
