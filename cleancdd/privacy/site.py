"""Searches everything of a site that would be published for personal data."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Sequence
from concurrent.futures import Executor
from functools import partial
from pathlib import Path, PurePath
from typing import Self

from cleancdd.cache import Store, active, stamp_of
from cleancdd.diagnostics import Code, Diagnostics
from cleancdd.doctext import READ_KINDS
from cleancdd.doctext.reader import Attached, read_documents
from cleancdd.library import Library
from cleancdd.model.base import digest_of
from cleancdd.model.privacy import NO_EXCEPTIONS, PrivacyBook, PrivacyException
from cleancdd.privacy.examiner import Examiner
from cleancdd.privacy.scanner import contact_key, scan
from cleancdd.readers.privacy import PRIVACY_FILE
from cleancdd.readers.validation import report
from cleancdd.suggestions.names import nearest

__all__ = ["allowed_contacts", "check_privacy"]

_FOLDERS = ("content", "units", "templates")
_ROW = "privacy"
_CHUNK = 100
_DECLARING = re.compile("units/[^/]+/unit\\.yaml|content/site\\.yaml")
_TEXTS = frozenset({".yaml", ".md", ".html", ".txt", ".rtf", ".csv"})


def check_privacy(
    root: Path,
    library: Library,
    diagnostics: Diagnostics,
    executor: Executor | None = None,
    *,
    allowed: frozenset[str] | None = None,
) -> None:
    """Report all personal data in texts, documents and file names, and all unused exceptions.

    What was clean is not examined again until it, the declared contacts or the detectors change; many new
    texts are examined by the executor first. Nothing is reported while the exceptions themselves have
    mistakes, because then it is not known what they allow. `allowed` are the declared contacts where the
    library holds a part of the site; the record of what was clean is then left as it is. A contact that may
    be declared in a file with mistakes is not reported either, before these are mended.
    """
    if PRIVACY_FILE in diagnostics.paths:
        return
    whole = allowed is None
    allowed = allowed_contacts(library) if allowed is None else allowed
    allowed |= _perhaps_declared(root, diagnostics)
    book = library.privacy.value if library.privacy else NO_EXCEPTIONS
    examiner = Examiner(allowed, book, diagnostics)
    memory = _Memory.of(allowed)
    _check_texts(root, examiner, memory, executor)
    _check_documents(root, library, examiner, memory)
    if whole:
        memory.keep()
    _tell_unused(root, library, book, examiner, diagnostics)


def _check_texts(root: Path, examiner: Examiner, memory: _Memory, executor: Executor | None) -> None:
    stamps = {name: stamp_of(root / name) for name in _texts(root)}
    doubtful = [name for name, stamp in stamps.items() if not memory.is_clean(name, stamp)]
    clean = _clean_among(root, doubtful, executor)
    for name in doubtful:
        if name in clean or examiner.file(name, (root / name).read_text("utf-8", "replace")):
            memory.note(name, stamps[name])


def _clean_among(root: Path, names: Sequence[str], executor: Executor | None) -> frozenset[str]:
    """The texts in which nothing at all was found, examined by the executor when that is faster."""
    if executor is None or len(names) < 2 * _CHUNK:
        return frozenset()
    chunks = [names[start : start + _CHUNK] for start in range(0, len(names), _CHUNK)]
    return frozenset().union(*executor.map(partial(_clean_of_chunk, root), chunks))


def _clean_of_chunk(root: Path, names: Sequence[str]) -> frozenset[str]:
    said = ((name, (root / name).read_text("utf-8", "replace")) for name in names)
    return frozenset(name for name, text in said if not scan(text) and not scan(PurePath(name).name))


def allowed_contacts(library: Library) -> frozenset[str]:
    """The official contacts declared in `unit.yaml` and `site.yaml`, as keys."""
    declared = [library.settings.contact.phone] if library.settings.contact else []
    for unit in library.units.values():
        contacts = (unit.contact, unit.centre)
        for one in contacts:
            declared += [value for name in ("phone", "email") if (value := getattr(one, name, None))]
    keys = {contact_key(number) for words in declared for number in words.replace(" ต่อ", ",").split(",")}
    return frozenset(key for key in keys if key)


def _perhaps_declared(root: Path, diagnostics: Diagnostics) -> frozenset[str]:
    """The keys of everything in `unit.yaml` and `site.yaml` that could be a contact, where such a file has
    mistakes and what it declares is not known."""
    bad = {name for name in diagnostics.paths if _DECLARING.fullmatch(name)}
    unread = bad.intersection(_texts(root)) if bad else ()  # of these none is a link to elsewhere
    texts = [(root / name).read_text("utf-8", "replace") for name in unread]
    return frozenset(contact_key(text[hit.start : hit.end]) for text in texts for hit in scan(text))


def _texts(root: Path) -> list[str]:
    """The path of every author's text of the site, sorted; attachments are in folders named `files`."""
    found: list[str] = []
    for top in _FOLDERS:
        for folder, folders, names in os.walk(root / top):
            within = Path(folder).relative_to(root).as_posix()
            if top != "templates":
                folders[:] = [one for one in folders if one != "files"]
            found += [
                f"{within}/{name}"
                for name in names
                if name[name.rfind(".") :] in _TEXTS and stat.S_ISREG(os.lstat(f"{folder}/{name}").st_mode)
            ]
    return sorted(found)


def _check_documents(root: Path, library: Library, examiner: Examiner, memory: _Memory) -> None:
    wanted = []
    for name, fact in sorted(library.files.items()):
        if memory.is_clean(name, fact.sha256):
            continue
        if fact.kind in READ_KINDS:
            wanted.append((name, Attached(root / name, fact.kind, fact.sha256)))
        elif examiner.name(name):
            memory.note(name, fact.sha256)
    texts = read_documents(one for _, one in wanted)
    for name, one in wanted:
        if examiner.document(name, one.kind, texts[one.sha256]):
            memory.note(name, one.sha256)


def _tell_unused(
    root: Path, library: Library, book: PrivacyBook, examiner: Examiner, diagnostics: Diagnostics
) -> None:
    if library.privacy is None:
        return
    document = library.privacy.document
    seen: set[tuple[str, str, str]] = set()
    for at, one in enumerate(book.exceptions):
        key = (one.file, one.kind, one.shown)
        if key in seen:
            report(
                document,
                ("exceptions", at),
                Code.REPEATED_ENTRY,
                "ข้อยกเว้นนี้มีอยู่แล้วข้างบน",
                "ลบรายการนี้",
                diagnostics,
            )
        elif one not in examiner.used and not scan(one.shown):  # the data itself is reported at its place
            field, message, advice = _why_unused(one, examiner, root)
            report(document, ("exceptions", at, field), Code.UNUSED_EXCEPTION, message, advice, diagnostics)
        seen.add(key)


def _why_unused(one: PrivacyException, examiner: Examiner, root: Path) -> tuple[str, str, str]:
    """The wrong field of an unused exception and what is wrong; the first hit in the same file is assumed to
    be meant."""
    if not (root / one.file).is_file():
        found = {name for name, _, _ in examiner.refused}
        return "file", f"ไม่มีไฟล์ `{one.file}`", nearest(one.file, found) if found else "ลบข้อยกเว้นนี้"
    message = f"ไม่พบ `{one.shown}` ชนิด `{one.kind}` ใน `{one.file}` ข้อยกเว้นนี้จึงไม่มีผล"
    for name, kind, shown in dict.fromkeys(examiner.refused):
        if name == one.file:
            advice = f"ในไฟล์นั้นพบ `{shown}` พิมพ์ `kind: {kind}` และ `shown: {shown}` หรือลบข้อยกเว้นนี้"
            return "shown", message, advice
    return "shown", message, "ลบข้อยกเว้นนี้"


class _Memory:
    """The files that were clean at the last check: by name, with the stamp of a text or the digest of a
    document."""

    def __init__(self, store: Store | None, allowed: str) -> None:
        self._store = store
        self._allowed = allowed
        self._before: dict[str, str] = (store and store.get(_ROW, allowed)) or {}
        self._clean: dict[str, str] = {}

    @classmethod
    def of(cls, allowed: frozenset[str]) -> Self:
        """The stored record of files that were clean with these contacts allowed."""
        return cls(active.get(), digest_of(sorted(allowed)))

    def keep(self) -> None:
        """Store what is clean now, when the run has a cache."""
        if self._store is not None and self._clean != self._before:
            self._store.put(_ROW, self._allowed, self._clean)

    def is_clean(self, name: str, key: str | None) -> bool:
        """Whether a file is unchanged since nothing was found in it or its name."""
        clean = key is not None and self._before.get(name) == key
        if clean:
            self.note(name, key)
        return clean

    def note(self, name: str, key: str | None) -> None:
        """Record that nothing was found."""
        if key is not None:
            self._clean[name] = key
