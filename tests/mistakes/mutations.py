"""Small mistakes of a hand in authors' files, and what becomes of each.

`python -m tests.mistakes.mutations SITE FIRST END` makes those of the seeds from FIRST up to END in a
copy of a site, one after another, and prints those that nobody is told of.
"""

from __future__ import annotations

import random
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import yaml

from cleancdd.cache import Store
from cleancdd.diagnostics import Diagnostics, InvalidContent
from cleancdd.findings.notices import notices
from cleancdd.findings.scores import score_all
from cleancdd.library import Library, read_usable
from cleancdd.model.page import Page
from cleancdd.pages import plan
from cleancdd.pipeline import check_site
from cleancdd.render.site import site_renderer

AS_OF = date(2023, 9, 30)
LETTERS = "abcdefghijklmnopqrstuvwxyz"
_KEY = re.compile(r"(?P<head>[ ]*(?:- )?\{?)(?P<key>[\w.-]+)(?P<colon>:(?= |$))")


@dataclass(frozen=True)
class Mutation:
    """A changed file, and in what: `key`, `value` or `line`."""

    name: str
    kind: str
    before: str
    after: str

    def __str__(self) -> str:
        rows = list(zip(self.before.split("\n"), self.after.split("\n"), strict=False))
        at = next((index for index, (old, new) in enumerate(rows) if old != new), len(rows) - 1)
        return f"{self.kind} {self.name}:{at + 1}: {rows[at][0]!r} -> {rows[at][1]!r}"

    @property
    def is_the_same(self) -> bool:
        """Whether the file says what it said: fields in another order, a remark."""
        return _meaning(self.before) == _meaning(self.after)


def _meaning(text: str) -> object:
    """The fields of a file, and its text below them."""
    head, _, body = text.removeprefix("---\n").partition("\n---\n")
    try:
        return yaml.load(head, yaml.BaseLoader), re.sub(r"\n{3,}", "\n\n", body).strip()  # noqa: S506 - makes texts alone
    except yaml.YAMLError:
        return object()


def mutations(home: Path, seeds: range) -> Iterator[Mutation]:
    """One mutation a seed, of any file of authors; kinds of file come in turn, so that rare ones do too."""
    found: dict[str, list[Path]] = {}
    for top in ("content", "units"):
        for path in sorted((home / top).rglob("*")):
            if path.suffix in {".yaml", ".md"} and path.is_file():
                kind = path.name if path.suffix == ".yaml" else path.parent.name
                found.setdefault(kind if "oit" not in path.parts else "oit", []).append(path)
    kinds = sorted(found)
    for seed in seeds:
        dice = random.Random(seed)  # noqa: S311 - a die, no secret
        path = dice.choice(found[kinds[seed % len(kinds)]])
        text = path.read_text(encoding="utf-8")
        kind, after = _mutated(text, dice)
        if after != text:
            yield Mutation(path.relative_to(home).as_posix(), kind, text, after)


def _mutated(text: str, dice: random.Random) -> tuple[str, str]:
    rows = text.split("\n")
    told = [index for index, row in enumerate(rows) if row.strip() and not row.lstrip().startswith("#")]
    keyed = [index for index in told if _KEY.match(rows[index])]
    kind = dice.choice(("key", "value", "line"))
    if kind == "line" or not keyed:
        at = dice.choice(told)
        row = rows.pop(at)
        rows.insert(dice.choice([max(0, at - 1), at + 1, dice.randrange(len(rows) + 1)]), row)
        return "line", "\n".join(rows)
    at = dice.choice(keyed)
    found = _KEY.match(rows[at])
    assert found is not None
    value = rows[at][found.end() :]
    if kind == "key" or not value.strip():
        rows[at] = found["head"] + _mistake(found["key"], dice) + found["colon"] + value
        return "key", "\n".join(rows)
    rows[at] = rows[at][: found.end()] + " " + _mistake(value.strip(), dice)
    return kind, "\n".join(rows)


def _mistake(word: str, dice: random.Random) -> str:
    """A letter lost, doubled, changed or changed places with the next; a capital; the next digit; nothing."""
    at = dice.randrange(len(word))
    letter = word[at]
    other = str((int(letter) + 1) % 10) if letter in "0123456789" else dice.choice(LETTERS)
    return dice.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + other + word[at + 1 :],
            word[:at] + word[at + 1 : at + 2] + letter + word[at + 2 :],
            word[:at] + letter.upper() + word[at + 1 :],
            "",
        ]
    )


class Site:
    """A site of authors' files without a mistake, as it is shown, and what a mutation does to that."""

    def __init__(self, home: Path) -> None:
        self.home = home
        diagnostics = Diagnostics()
        renderer = site_renderer(home, diagnostics)
        diagnostics.stop_if_any()
        assert renderer is not None
        self._renderer = renderer
        library = check_site(home)
        self._notices, self._classes = notices(library), _senses(library)
        self._pages = {page.url: page for page in self._plan(library)}
        self._seen: dict[str, str] = {}

    @cached_property
    def _prints(self) -> dict[str, str]:
        return {url: page.fingerprint("") for url, page in self._pages.items()}

    def _plan(self, library: Library) -> tuple[Page, ...]:
        return plan(library, score_all(library, AS_OF), as_of=AS_OF)

    def after(self, mutation: Mutation) -> str:
        """`same`, `told`, `noticed`, `seen` or `silent`."""
        if mutation.is_the_same:
            return "same"
        path = self.home / mutation.name
        path.write_text(mutation.after, encoding="utf-8")
        try:
            with Store.beside(self.home):
                return self._after()
        finally:
            path.write_text(mutation.before, encoding="utf-8")

    def _after(self) -> str:
        diagnostics = Diagnostics()
        library = read_usable(self.home, diagnostics)
        if library is None or list(diagnostics):
            return "told"
        if _senses(library) != self._classes or self._differs(library):
            return "seen"
        if notices(library) != self._notices:
            return "noticed"
        try:
            check_site(self.home)
        except InvalidContent:
            return "told"
        return "silent"

    def _differs(self, library: Library) -> bool:
        pages = {page.url: page for page in self._plan(library)}
        if pages.keys() != self._pages.keys():
            return True
        changed = (url for url, page in pages.items() if page.fingerprint("") != self._prints[url])
        return any(self._words(pages[url]) != self._words_before(url) for url in changed)

    def _words_before(self, url: str) -> str:
        if url not in self._seen:
            self._seen[url] = self._words(self._pages[url])
        return self._seen[url]

    def _words(self, page: Page) -> str:
        """A page without what search and scripts alone read of it."""
        return re.sub(r' data-[\w-]+="[^"]*"', "", self._renderer.render(page).decode())


def _senses(library: Library) -> object:
    """The words that mean the same, which search alone shows; their order means nothing."""
    return {frozenset(one) for one in library.words}


def main(source: str, first: str, last: str) -> None:
    """Print what becomes of the mutations of these seeds."""
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "site"
        for name in ("content", "units"):
            shutil.copytree(Path(source) / name, home / name)
        site = Site(home)
        for mutation in mutations(home, range(int(first), int(last))):
            try:
                became = site.after(mutation)
            except Exception as reason:
                became = f"crashed {type(reason).__name__}: {reason}"
            counts[became.split(" ")[0]] += 1
            if became in {"silent", "noticed"} or became.startswith("crashed"):
                sys.stdout.write(f"{became} {mutation}\n")
                sys.stdout.flush()
    sys.stdout.write(f"{dict(counts)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
