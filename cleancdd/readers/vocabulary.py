"""Reads `content/themes.yaml`, `content/glossary.yaml` and `content/words.yaml`: the subjects and the words
that texts share, and those that visitors use for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from cleancdd.diagnostics import Code, Diagnostics
from cleancdd.model.fields import Slug
from cleancdd.model.knowledge import GlossaryTerm, Theme
from cleancdd.model.words import WordBook
from cleancdd.readers.loader import Loaded, load
from cleancdd.readers.validation import report
from cleancdd.source import Loc
from cleancdd.thai.spelling import fold

__all__ = ["GLOSSARY_FILE", "THEMES_FILE", "WORDS_FILE", "read_glossary", "read_themes", "read_words"]

THEMES_FILE = "content/themes.yaml"
GLOSSARY_FILE = "content/glossary.yaml"
WORDS_FILE = "content/words.yaml"

_LEAST = 2
"""Letters or digits that a spelling must have."""


def read_themes(root: Path, diagnostics: Diagnostics) -> Loaded[Mapping[str, Theme]] | None:
    """The themes by id, in the order in which they are written; none when the site keeps none."""
    return load(root, THEMES_FILE, dict[Slug, Theme], diagnostics) if (root / THEMES_FILE).exists() else None


def read_glossary(root: Path, diagnostics: Diagnostics) -> Loaded[Mapping[str, GlossaryTerm]] | None:
    """The terms by id; None when the site has no glossary. Repeated spellings, and spellings too short to be
    a word, are reported."""
    if not (root / GLOSSARY_FILE).exists():
        return None
    loaded: Loaded[Mapping[str, GlossaryTerm]] | None = load(
        root, GLOSSARY_FILE, dict[Slug, GlossaryTerm], diagnostics
    )
    if loaded is not None:
        _check_spellings(loaded, diagnostics)
    return loaded


def read_words(root: Path, diagnostics: Diagnostics) -> Loaded[WordBook] | None:
    """The words for searching; None when the site has none. A word repeated within a class or for a page, and
    a page that is named twice, are reported."""
    if not (root / WORDS_FILE).exists():
        return None
    loaded: Loaded[WordBook] | None = load(root, WORDS_FILE, WordBook, diagnostics)
    if loaded is not None:
        book = loaded.value
        for number, group in enumerate(book.groups):
            for place, words in enumerate(group.classes):
                _check_repeated(loaded, ("groups", number, "classes", place), words, diagnostics)
        for number, page in enumerate(book.pages):
            _check_repeated(loaded, ("pages", number, "asked"), page.asked, diagnostics)
            if page.address in {other.address for other in book.pages[:number]}:
                message = f"หน้า `{page.address}` มีคำถามในไฟล์นี้แล้ว"
                loc: Loc = ("pages", number, "address")
                report(loaded.document, loc, Code.REPEATED_ENTRY, message, "รวมเป็นรายการเดียว", diagnostics)
    return loaded


def _check_repeated(
    loaded: Loaded[WordBook], loc: Loc, words: Sequence[str], diagnostics: Diagnostics
) -> None:
    seen: set[str] = set()
    for index, word in enumerate(words):
        if fold(word) in seen:
            message = f"คำ “{word}” มีในกลุ่มนี้แล้ว"
            report(loaded.document, (*loc, index), Code.REPEATED_ENTRY, message, "ลบคำที่ซ้ำ", diagnostics)
        seen.add(fold(word))


def _check_spellings(loaded: Loaded[Mapping[str, GlossaryTerm]], diagnostics: Diagnostics) -> None:
    seen: dict[str, str] = {}
    for key, term in loaded.value.items():
        places: list[tuple[Loc, str]] = [((key, "term"), term.term)]
        places += [((key, "full"), term.full)] if term.full else []
        places += [((key, "also", index), word) for index, word in enumerate(term.also)]
        for loc, word in places:
            if sum(map(str.isalnum, word)) < _LEAST:
                message = f"คำ “{word}” สั้นเกินไป จะทำลิงก์จากแทบทุกข้อความ"
                advice = f"พิมพ์คำที่มีตัวอักษรหรือตัวเลขอย่างน้อย {_LEAST} ตัว หรือลบคำนี้"
                report(loaded.document, loc, Code.WRONG_TYPE, message, advice, diagnostics)
                continue
            other = seen.setdefault(fold(word), key)
            if other != key:
                message = f"คำ “{word}” อธิบายไว้แล้วที่ `{other}`"
                report(
                    loaded.document, loc, Code.REPEATED_ENTRY, message, "รวมเป็นคำเดียว หรือลบคำที่ซ้ำ", diagnostics
                )
