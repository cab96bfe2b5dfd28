"""Looks for personal data in everything of a site that would be published."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cleancdd.cache import active, stamp_of
from cleancdd.diagnostics import Code, Diagnostics
from cleancdd.doctext import READ_KINDS
from cleancdd.doctext.reading import Attached, read_documents
from cleancdd.library import Library
from cleancdd.model.base import digest_of
from cleancdd.model.privacy import NO_EXCEPTIONS, PrivacyBook, PrivacyException
from cleancdd.privacy.examining import Examiner
from cleancdd.privacy.scanning import contact_key
from cleancdd.suggestions.names import nearest

__all__ = ["allowed_contacts", "check_privacy"]

_FOLDERS = ("content", "units", "templates")
_TEXTS = frozenset({".yaml", ".md", ".html", ".txt", ".rtf", ".csv"})


def check_privacy(root: Path, library: Library, diagnostics: Diagnostics) -> None:
    """Note all personal data in texts, documents and names of files, and the exceptions that nothing needs.

    What was clean is not looked at again until it, the contacts declared or the detectors change.
    """
    allowed = allowed_contacts(library)
    book = library.privacy.value if library.privacy else NO_EXCEPTIONS
    examiner = Examiner(allowed, book, diagnostics)
    memory = _Memory(allowed)
    for path in _texts(root):
        name = path.relative_to(root).as_posix()
        examiner.name(name)
        if memory.is_clean(path, name):
            continue
        stamp = stamp_of(path)
        if examiner.text(name, path.read_text("utf-8", "replace")):
            memory.note(name, "", stamp)
    _check_documents(root, library, examiner, memory)
    _tell_unused(root, library, book, examiner, diagnostics)


def allowed_contacts(library: Library) -> frozenset[str]:
    """The official contacts that `unit.yaml` and `site.yaml` declare, by their keys."""
    declared = [library.settings.contact.phone] if library.settings.contact else []
    for unit in library.units.values():
        contacts = (unit.contact, unit.centre)
        for one in contacts:
            declared += [value for name in ("phone", "email") if (value := getattr(one, name, None))]
    keys = {contact_key(number) for words in declared for number in words.replace(" ต่อ", ",").split(",")}
    return frozenset(key for key in keys if key)


def _texts(root: Path) -> Iterator[Path]:
    """Every author's text of the site; what is attached lies in folders named `files`."""
    for folder in _FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            within = path.relative_to(root).parts
            is_attached = folder != "templates" and "files" in within[:-1]
            if path.suffix in _TEXTS and not is_attached and not path.is_symlink() and path.is_file():
                yield path


def _check_documents(root: Path, library: Library, examiner: Examiner, memory: _Memory) -> None:
    wanted = []
    for name, fact in sorted(library.files.items()):
        examiner.name(name)
        if fact.kind in READ_KINDS and not memory.is_clean_document(name, fact.sha256):
            wanted.append((name, Attached(root / name, fact.kind, fact.sha256)))
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
    for at, one in enumerate(book.exceptions):
        if one not in examiner.used:
            field, message, advice = _why_unused(one, examiner, root)
            span = document.span(("exceptions", at, field))
            diagnostics.add(span, Code.UNUSED_EXCEPTION, message, advice, document.line(span.line))


def _why_unused(one: PrivacyException, examiner: Examiner, root: Path) -> tuple[str, str, str]:
    """The field that is wrong, and in what; what was found in the same file is the first to be meant."""
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
    """Which files were clean when they were last looked at; kept where the run keeps what it worked out."""

    def __init__(self, allowed: frozenset[str]) -> None:
        self._store = active.get()
        self._allowed = digest_of(sorted(allowed))

    def is_clean(self, path: Path, name: str) -> bool:
        """Whether a text lies as it lay when nothing was found in it."""
        return self._store is not None and self._store.stamped(_row(name), stamp_of(path)) == self._allowed

    def is_clean_document(self, name: str, digest: str) -> bool:
        """Whether nothing was found in a document of these bytes."""
        return self._store is not None and self._store.get(_row(name), digest) == self._allowed

    def note(self, name: str, key: str, stamp: str | None = None) -> None:
        """Note that nothing was found."""
        if self._store is not None:
            self._store.put(_row(name), key, self._allowed, stamp)


def _row(name: str) -> str:
    return f"privacy {name}"
