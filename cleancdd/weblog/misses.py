"""Search queries without a result: the search page reports them to the site's own server with a HEAD request
for its contents file that includes the query (`assets/search.js`), so that they are in the log.

No data about visitors is stored: addresses are never read from a line and robots are left out. So are queries
with personal data, and those asked only once, which may identify a person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from cleancdd import urls
from cleancdd.privacy.scanner import scan
from cleancdd.thai.spelling import fold
from cleancdd.weblog.lines import blocks
from cleancdd.weblog.readers import reader_for
from cleancdd.weblog.robots import is_robot

__all__ = ["counted", "misses_report", "queries_of"]

_MARK = "missing"
_LONGEST = 200
_MOST = 50_000
"""The most different queries that are kept in memory, whatever a log contains."""

_LEAST = 2


def counted(queries: Iterable[str]) -> Counter[str]:
    """How often each query was asked, spelled as it was first."""
    counts: Counter[str] = Counter()
    written: dict[str, str] = {}
    for query in queries:
        key = fold(query)
        if key in written or len(written) < _MOST:
            counts[written.setdefault(key, query)] += 1
    return Counter({query: count for query, count in counts.items() if not scan(query)})


def queries_of(log: Path, base_path: str) -> Iterator[str]:
    """The queries without a result in a log; raises `NotALog` or `OSError` when it cannot be read."""
    place = f"{base_path}{urls.path_of(urls.SEARCH_CONTENTS)}?".encode()
    remaining = blocks(log)
    first = next(remaining, b"")
    reader = reader_for(first)
    for block in chain((first,), remaining):
        for _, _, request, _, agent in reader(block)[0]:
            method, _, rest = request.partition(b" ")
            if method == b"HEAD" and rest.startswith(place) and not is_robot(agent):
                yield from _asked(rest.rpartition(b" ")[0].decode(errors="replace"))


def _asked(target: str) -> Iterator[str]:
    """The query in an address, on one line; nothing when it has none."""
    try:
        said = parse_qs(urlsplit(target).query, max_num_fields=4).get(_MARK, [])
    except ValueError:
        return
    for query in said[:1]:
        shown = "".join(char for char in " ".join(query.split()) if char.isprintable())
        if words := shown.strip()[:_LONGEST]:
            yield words


def misses_report(counts: Counter[str]) -> str:
    """The queries as a list for editors on a terminal, the most frequent first."""
    often = sorted((-count, query) for query, count in counts.items() if count >= _LEAST)
    once = len(counts) - len(often)
    lines = [f"คำค้นที่เว็บไซต์ไม่มี {len(often):,} คำ ถามตั้งแต่ {_LEAST} ครั้ง (อีก {once:,} คำถามครั้งเดียว จึงไม่แสดง)"]
    return "\n".join([*lines, *(f"{-count:>7,}  {query}" for count, query in often)])
