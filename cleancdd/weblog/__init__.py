"""Usage statistics from the logs of the site's web server: per unit, quarter of the fiscal year and category.

No data about visitors is stored: addresses are never read from a line, user agents and search queries are
only inspected. `misses_report` lists the queries without a result that were asked more than once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from cleancdd.library import Library
from cleancdd.model.usage import ImportedLog, Usage
from cleancdd.readers.oit import USAGE_FOLDER
from cleancdd.readers.units import UNITS_FOLDER
from cleancdd.refusals import reason
from cleancdd.thai.spelling import fold
from cleancdd.weblog.ledger import Overlap, added, part_of_another, refuse_overlaps
from cleancdd.weblog.lines import NotALog, blocks
from cleancdd.weblog.misses import counted, misses_report, queries_of
from cleancdd.weblog.places import SiteMap
from cleancdd.weblog.report import import_report
from cleancdd.weblog.tally import Folder, Tally, count
from cleancdd.weblog.writer import NotWritable, write_usage

__all__ = [
    "NotWritable",
    "Overlap",
    "Unread",
    "import_logs",
    "import_report",
    "misses_report",
    "missing_words",
]


@dataclass(frozen=True)
class Unread(Exception):
    """A log that could not be read; `why` is Thai."""

    log: str
    why: str


@dataclass(frozen=True, slots=True)
class Imported:
    """The result of an import: the tally of each log, logs that were parts of others in the run, and the
    files written."""

    tallies: Mapping[str, Tally]
    parts: Mapping[str, str]
    files: tuple[str, ...]


def import_logs(
    root: Path, library: Library, logs: Sequence[Path], today: date, tell: Callable[[str], None]
) -> Imported:
    """Count the logs and add them to the usage files. Lines counted before are recognised and skipped; lines
    dated after `today` are not counted.

    Raises `Unread` or `Overlap` before anything is written, and `NotWritable` or `OSError` at a file that
    cannot be written; the next run continues from there.
    """
    before: dict[Folder, Usage] = {(None, year): one for year, one in library.site_usage.items()}
    before.update(library.usage.items())
    entries = [(folder, entry) for folder, usage in before.items() for entry in usage.imported]
    tallies = _tallies(logs, site_map(library), entries, today, tell)
    parts = part_of_another(tallies)
    whole = {name: tally for name, tally in tallies.items() if name not in parts}
    refuse_overlaps(whole, (entry for _, entry in entries))
    after = {_name(folder): usage for folder, usage in added(before, whole.values()).items()}
    for name, usage in sorted(after.items()):
        write_usage(root, name, usage)
    return Imported(tallies, parts, tuple(sorted(after)))


def missing_words(library: Library, logs: Sequence[Path], tell: Callable[[str], None]) -> Counter[str]:
    """How often visitors searched for what the site does not have, by query; raises `Unread`.

    A log that is part of another in the run is left out: its queries were not asked twice.
    """
    parts = part_of_another(_tallies(logs, site_map(library), (), date.max, tell))
    whole = [log for log in dict.fromkeys(logs) if str(log) not in parts]
    return counted(query for log in whole for query in _missing_in(log, library.settings.base_path))


def _missing_in(log: Path, base_path: str) -> Iterator[str]:
    with _readable(log):
        yield from queries_of(log, base_path)


def _tallies(
    logs: Sequence[Path],
    site: SiteMap,
    entries: Sequence[tuple[Folder, ImportedLog]],
    today: date,
    tell: Callable[[str], None],
) -> dict[str, Tally]:
    """The tally of each log."""
    tallies = {}
    for log in dict.fromkeys(logs):
        tell(f"นับ {log}")
        with _readable(log):
            tallies[str(log)] = count(blocks(log), site, entries, today)
    return tallies


@contextmanager
def _readable(log: Path) -> Iterator[None]:
    try:
        yield
    except NotALog as refused:
        raise Unread(str(log), str(refused)) from refused
    except OSError as failed:
        raise Unread(str(log), reason(failed)) from failed


def _name(folder: Folder) -> str:
    unit, year = folder
    return f"{UNITS_FOLDER}/{unit}/{year}/usage.yaml" if unit else f"{USAGE_FOLDER}/{year}.yaml"


def site_map(library: Library) -> SiteMap:
    """The addresses of the site, and the names of units and categories in its search."""
    units = {fold(name): one.id for one in library.units.values() for name in (one.name, one.label, one.id)}
    categories = {
        fold(name): key
        for key, one in library.index.categories.items()
        for name in (one.title, one.short, key)
    }
    return SiteMap(
        library.settings.base_path, units, categories, library.addresses, frozenset(_redirects(library))
    )


def _redirects(library: Library) -> Iterator[str]:
    """The former addresses of everything that moved."""
    for field in fields(library):
        values = getattr(library, field.name)
        for value in values.values() if isinstance(values, Mapping) else ():
            for model in value if isinstance(value, tuple) else (value,):
                yield from getattr(model, "aliases", ())
