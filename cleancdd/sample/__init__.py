"""Writes a complete fictional programme, for trying out the site, for tests and for benchmarks.

Every unit is invented and marked as such. The same seed gives the same bytes on every system.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, get_args

from cleancdd.diagnostics import Diagnostics
from cleancdd.formats.yamltext import emit
from cleancdd.model.names import is_year
from cleancdd.model.oit import OitList
from cleancdd.model.rubric import Rubric
from cleancdd.readers.oit import read_index, read_oit
from cleancdd.readers.rubric import read_rubrics
from cleancdd.resources import index_file, lists_folder, rubrics_folder, words_file
from cleancdd.sample.careers import is_recorded
from cleancdd.sample.dice import Dice
from cleancdd.sample.disclosures import DisclosureBook, centre_of, disclosed_files, disclosure_books
from cleancdd.sample.evaluations import FILES, EvaluationBook
from cleancdd.sample.files import picture, printed_page
from cleancdd.sample.knowledge import PICTURE, project_files, shared_files
from cleancdd.sample.numbers import Catalogue
from cleancdd.sample.programme import (
    ABOUT,
    list_of_year,
    of_year,
    references_of,
    rubric_files,
    settings_file,
    status_file,
    words_for,
)
from cleancdd.sample.sheet import ApplicableRubric
from cleancdd.sample.units import SampleUnit, UnitKind, invent_units, unit_file
from cleancdd.urls import awaits_units, forms, sources

__all__ = ["FolderInUse", "write_sample"]

_SETTINGS = "content/site.yaml"
_MARK = re.compile(r"(?m)^sample: *true *$")
_WHOLE = re.compile(r"(?m)^complete: true$")
_FIRST_YEAR = 2505
"""The first fiscal year of a sample: standing orders have dates some years earlier, and earlier years cannot
be read without their era."""
_HEAD = "# ข้อมูลตัวอย่าง หน่วยงานนี้ไม่มีอยู่จริง\n"
_PAPERS: Final[Mapping[str, bytes]] = {
    FILES[0]: printed_page("Sample announcement. The unit that issued it does not exist."),
    FILES[1]: printed_page("Sample report. The unit that wrote it does not exist."),
    FILES[2]: picture(),
}


class FolderInUse(Exception):
    """The folder contains something other than an earlier sample; `message` and `advice` are Thai."""

    def __init__(self, folder: Path) -> None:
        self.message = f"โฟลเดอร์ `{folder.name}` มีไฟล์อยู่แล้วและไม่ใช่ข้อมูลตัวอย่าง"
        self.advice = "ใช้ชื่อโฟลเดอร์ใหม่ หรือย้ายไฟล์เดิมออกก่อน"
        super().__init__(f"{self.message} {self.advice}")


@dataclass(frozen=True, slots=True)
class SampleReport:
    """What was written: the numbers of units, evaluations and files, and the fiscal years, earliest first."""

    folder: Path
    units: int
    evaluations: int
    files: int
    years: tuple[int, ...]


def write_sample(
    folder: Path, *, units: int, years: int, seed: int, rubric: Path | None = None
) -> SampleReport:
    """Write a fictional programme with the given numbers of units and fiscal years.

    The last fiscal year is that of `rubric`, the folder of a year's rubric (by default the latest in the
    package). An earlier sample in the folder is replaced; any other content raises `FolderInUse`. Raises
    `ValueError` for fewer than one unit or year, and for years before 2505.
    """
    carried = rubric or _latest_rubric()
    last = int(carried.name)
    most = last - _FIRST_YEAR + 1
    if units < 1 or not 1 <= years <= most:
        raise ValueError(f"units must be 1 or more, years 1 to {most}")
    _clear(folder)
    span = tuple(range(last - years + 1, last + 1))
    invented = list(invent_units(units, seed))
    writer = _Writer(folder)
    copied, lists = _write_programme(writer, carried, invented, span)
    for name, text in shared_files(invented, copied, last):
        writer.text(name, text)
    words = words_file().read_text(encoding="utf-8")
    writer.text("content/words.yaml", words_for(words, lambda url: _has_page(folder, url, last)))
    writer.bytes(PICTURE, picture())
    shelf = disclosure_books(copied, lists)
    evaluations = sum(
        _write_unit(writer, unit, books, shelf, seed) for unit, books in _shelved(invented, copied, span)
    )
    return SampleReport(folder, len(invented), evaluations, writer.files, span)


def _has_page(folder: Path, address: str, year: int) -> bool:
    """Whether the sample makes pages of these addresses, or will once its units record what they show."""
    url = address.replace("*", str(year))
    if url.startswith(forms(year)) and url != forms(year):
        return False  # which forms there are, the year's programme says and the units of a region
    file, place = sources(url)
    origins = (file or place, f"content{url}", f"content/pages{url[:-1]}.md")
    return awaits_units(url) or any((folder / one).exists() for one in origins if one)


def _latest_rubric() -> Path:
    return max(
        (one for one in rubrics_folder().iterdir() if is_year(one.name)), key=lambda one: int(one.name)
    )


def _latest_list() -> Path:
    """The latest OIT list that is confirmed as a whole."""
    return max(
        path for path in lists_folder().glob("*.yaml") if _WHOLE.search(path.read_text(encoding="utf-8"))
    )


def _clear(folder: Path) -> None:
    """Remove an earlier sample. Its settings are written first and removed last, so that an incomplete sample
    is still recognised as one."""
    if not folder.exists() or not any(folder.iterdir()):
        return
    settings = folder / _SETTINGS
    if not (settings.is_file() and _MARK.search(settings.read_text(encoding="utf-8", errors="replace"))):
        raise FolderInUse(folder)
    left = [*(folder / "content").iterdir(), folder / "units"]
    for path in left:
        if path.is_dir():
            shutil.rmtree(path)
        elif path != settings:
            path.unlink(missing_ok=True)


_Books = list[EvaluationBook]


class _Writer:
    """Writes files under a folder, the same bytes on every system, and counts them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files = 0

    def text(self, name: str, text: str) -> None:
        self.bytes(name, text.encode("utf-8"))

    def bytes(self, name: str, content: bytes) -> None:
        path = self.root / name
        try:
            path.write_bytes(content)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        self.files += 1


def _write_programme(
    writer: _Writer, carried: Path, units: list[SampleUnit], years: tuple[int, ...]
) -> tuple[Rubric, dict[int, OitList]]:
    files, last = rubric_files(carried), years[-1]
    index = index_file().read_text(encoding="utf-8")
    asked = _latest_list()
    listed = asked.read_text(encoding="utf-8")
    writer.text(_SETTINGS, settings_file(last, references_of(files | {"index": index, "oit": listed})))
    writer.text("content/index-categories.yaml", index)
    for year in years:
        writer.text(f"content/oit/{year}.yaml", list_of_year(listed, int(asked.stem), year))
    writer.text("content/status.yaml", status_file(units, years))
    writer.text("content/pages/about.md", ABOUT)
    for name, text in files.items():
        writer.text(f"content/rubric/{last}/{name}", text)
    diagnostics = Diagnostics()
    rubric = read_rubrics(writer.root, diagnostics)
    lists = read_oit(writer.root, read_index(writer.root, diagnostics), diagnostics)
    diagnostics.stop_if_any()
    for year in years[:-1]:
        for name, text in of_year(files, year).items():
            writer.text(f"content/rubric/{year}/{name}", text)
    return rubric[last].rubric, {year: one.value for year, one in lists.items()}


def _shelved(
    units: list[SampleUnit], rubric: Rubric, years: tuple[int, ...]
) -> Iterator[tuple[SampleUnit, _Books]]:
    """Each unit with the books of its kind, one for every year."""
    books = {kind: _books(ApplicableRubric.of(rubric, kind), years) for kind in get_args(UnitKind)}
    for unit in units:
        yield unit, books[unit.kind]


def _books(sheet: ApplicableRubric, years: tuple[int, ...]) -> _Books:
    return [EvaluationBook(sheet, year, years[-1] - year, Catalogue(sheet, year)) for year in years]


def _write_unit(
    writer: _Writer, unit: SampleUnit, books: _Books, shelf: tuple[DisclosureBook, ...], seed: int
) -> int:
    """Write the unit's folder; returns how many evaluations it has."""
    home = f"units/{unit.id}"
    disclosed = disclosed_files(unit, shelf, seed)
    told = unit_file(unit, Dice(seed, unit.id))
    if disclosed:
        told["centre"] = centre_of(unit, Dice(seed, unit.id, "centre"))
    writer.text(f"{home}/unit.yaml", _HEAD + emit(told))
    open_books = [book for book in books if is_recorded(unit, book.back)]
    recorded = {}
    for book in open_books:
        has_usage = f"{book.year}/usage.yaml" in disclosed
        recorded[book.year] = emit(book.write(unit, Dice(seed, unit.id, book.year), has_usage=has_usage))
    for year, text in recorded.items():
        writer.text(f"{home}/{year}/evaluation.yaml", _HEAD + text)
    for name, text in disclosed.items():
        writer.text(f"{home}/{name}", _HEAD + text if name.endswith(".yaml") else text)
    for name in FILES:
        if any(name in text for text in (*recorded.values(), *disclosed.values())):
            writer.bytes(f"{home}/{name}", _PAPERS[name])
    for book in open_books:
        for name, text in project_files(unit, book.sheet.rubric, book.year, seed):
            writer.text(f"{home}/{name}", text)
    return len(recorded)
