"""Mistakes in authors' files and their positions: one type for every message.

A diagnostic is a mistake of an author and stops the build. (A judgement of a unit is a finding, which is
published; see `cleancdd.model.scorecard`.)
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

__all__ = [
    "MOST_OF_FILE",
    "Code",
    "Diagnostic",
    "Diagnostics",
    "InvalidContent",
    "Span",
    "as_github",
    "as_json",
    "as_text",
    "tame",
]


class Code(StrEnum):
    """The stable name of each kind of diagnostic; `content/pages/editing-messages*.md` explain every one."""

    # reading a file
    UNREADABLE_FILE = "unreadable-file"
    WRONG_ENCODING = "wrong-encoding"
    CONTROL_CHARACTER = "control-character"
    BROKEN_LETTERS = "broken-letters"
    CONFLICT_MARK = "conflict-mark"
    EMPTY_FILE = "empty-file"
    TAB_INDENT = "tab-indent"
    BROKEN_YAML = "broken-yaml"
    REPEATED_KEY = "repeated-key"
    KEY_NOT_TEXT = "key-not-text"
    RUNAWAY_ALIAS = "runaway-alias"
    CYCLIC_ALIAS = "cyclic-alias"
    MANY_DOCUMENTS = "many-documents"
    YAML_TAG = "yaml-tag"
    NO_FRONT_MATTER = "no-front-matter"
    FILE_TOO_LARGE = "file-too-large"
    # the fields of one file
    MISSING_FIELD = "missing-field"
    UNKNOWN_FIELD = "unknown-field"
    EMPTY_VALUE = "empty-value"
    PLACEHOLDER_TEXT = "placeholder-text"
    WRONG_TYPE = "wrong-type"
    WRONG_CHOICE = "wrong-choice"
    WRONG_NUMBER = "wrong-number"
    WRONG_DATE = "wrong-date"
    DOUBTFUL_YEAR = "doubtful-year"
    WRONG_ID = "wrong-id"
    WRONG_LINK = "wrong-link"
    WRONG_PATH = "wrong-path"
    WRONG_LINES = "wrong-lines"
    INCONSISTENT_VALUES = "inconsistent-values"
    RAW_HTML = "raw-html"
    WRONG_MARKUP = "wrong-markup"
    WRONG_FOOTNOTE = "wrong-footnote"
    UNKNOWN_CALLOUT = "unknown-callout"
    COLLIDING_ANCHOR = "colliding-anchor"
    # across several files
    UNKNOWN_FILE = "unknown-file"
    MISSING_FILE = "missing-file"
    LINKED_FOLDER = "linked-folder"
    WRONG_TEMPLATE = "wrong-template"
    UNKNOWN_UNIT = "unknown-unit"
    UNKNOWN_CRITERION = "unknown-criterion"
    UNKNOWN_MEASURE = "unknown-measure"
    UNKNOWN_REFERENCE = "unknown-reference"
    UNKNOWN_ANNOUNCEMENT = "unknown-announcement"
    UNKNOWN_REASON = "unknown-reason"
    UNKNOWN_PANEL = "unknown-panel"
    WRONG_MEASURE_SHAPE = "wrong-measure-shape"
    OUTCOME_IS_COMPUTED = "outcome-is-computed"
    MET_WITHOUT_EVIDENCE = "met-without-evidence"
    CONTRADICTORY_OUTCOME = "contradictory-outcome"
    EXEMPTION_NOT_ALLOWED = "exemption-not-allowed"
    DOCUMENT_ASSESSES = "document-assesses"
    UNKNOWN_PART = "unknown-part"
    UNFINISHED_REVIEW = "unfinished-review"
    WRONG_PANEL = "wrong-panel"
    WRONG_STATUS = "wrong-status"
    ANSWERED_BEFORE_FILED = "answered-before-filed"
    COPIED_YEAR = "copied-year"
    WRONG_VARIANT = "wrong-variant"
    DATE_OUTSIDE_YEAR = "date-outside-year"
    YEAR_WITHOUT_RUBRIC = "year-without-rubric"
    REPEATED_STATUS = "repeated-status"
    RUBRIC_TOTAL = "rubric-total"
    RUBRIC_STRUCTURE = "rubric-structure"
    COLLIDING_ADDRESS = "colliding-address"
    UNKNOWN_THEME = "unknown-theme"
    # disclosures of units
    DEAD_LINK = "dead-link"
    UNKNOWN_ITEM = "unknown-item"
    UNKNOWN_TOPIC = "unknown-topic"
    UNKNOWN_CATEGORY = "unknown-category"
    UNKNOWN_COMPONENT = "unknown-component"
    UNKNOWN_MANUAL = "unknown-manual"
    UNKNOWN_GROUND = "unknown-ground"
    WITHHELD_WITHOUT_GROUND = "withheld-without-ground"
    REPEATED_ENTRY = "repeated-entry"
    WRONG_FILE_TYPE = "wrong-file-type"
    PHOTO_POSITION = "photo-position"
    ACTIVE_CONTENT = "active-content"
    LOCKED_FILE = "locked-file"
    INCOMPLETE_FILE = "incomplete-file"
    # what must not be published
    PERSONAL_DATA = "personal-data"
    UNUSED_EXCEPTION = "unused-exception"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A position in a file: `path` relative with `/`; line and column count characters from 1; `length` in
    characters."""

    path: str
    line: int = 1
    column: int = 1
    length: int = 1


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One diagnostic: position, kind, what is wrong and what to type (both Thai), and the line as the author
    wrote it."""

    span: Span
    code: Code
    message: str
    advice: str
    line: str | None = None

    @property
    def sort_key(self) -> tuple[Span, str, str]:
        """Order by position, then by code and wording, so that two runs print the same."""
        return (self.span, self.code, self.message)


class InvalidContent(Exception):
    """The content has diagnostics, so nothing is built; holds every one, sorted by position."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(sorted(diagnostics, key=lambda one: one.sort_key))
        super().__init__(f"{len(self.diagnostics)} diagnostics")


MOST_OF_FILE = 500
"""The most diagnostics of one file that are reported; nobody reads more, and a million would need a gigabyte.
"""


class Diagnostics:
    """Collects diagnostics during reading, so that one run reports them all, up to a limit for each file."""

    def __init__(self) -> None:
        self._found: dict[Diagnostic, None] = {}
        self._of_file: Counter[str] = Counter()

    def add(self, span: Span, code: Code, message: str, advice: str, line: str | None = None) -> None:
        """Add one diagnostic; the same diagnostic is added only once."""
        self.extend([Diagnostic(span, code, _short(message), _short(advice), line)])

    def extend(self, others: Iterable[Diagnostic]) -> None:
        """Add diagnostics that were collected elsewhere."""
        for one in others:
            if one not in self._found:
                self._of_file[one.span.path] += 1
                if self._of_file[one.span.path] <= MOST_OF_FILE:
                    self._found[one] = None

    def answer(self, answer: Callable[[Diagnostic], str | None]) -> None:
        """Replace the advice of diagnostics that need information which is only read later."""
        told = ((one, answer(one)) for one in self._found)
        self._found = {replace(one, advice=said) if said else one: None for one, said in told}

    def __iter__(self) -> Iterator[Diagnostic]:
        found = sorted(self._found, key=lambda one: one.sort_key)
        last = {one.span.path: at for at, one in enumerate(found)}
        for path, count in self._of_file.items():
            if count > MOST_OF_FILE:
                one = found[last[path]]
                found[last[path]] = replace(one, message=f"{one.message} {_AND_MORE}")
        return iter(found)

    def __len__(self) -> int:
        return len(self._found)

    @property
    def paths(self) -> frozenset[str]:
        """The files that have diagnostics."""
        return frozenset(one.span.path for one in self._found)

    def stop_if_any(self) -> None:
        """Raise `InvalidContent` when there are any diagnostics."""
        if self._found:
            raise InvalidContent(self)


_AND_MORE = "(ไฟล์นี้ยังมีที่ต้องแก้ไขอีกมาก แก้ที่บอกนี้แล้วตรวจใหม่)"

_MOST_QUOTED = 200
_LONG_QUOTE = re.compile(rf"`[^`]{{{_MOST_QUOTED + 1},}}`|“[^”]{{{_MOST_QUOTED + 1},}}”")


def _short(words: str) -> str:
    """The message with each quotation of the author cut to 200 letters."""
    if len(words) <= _MOST_QUOTED:
        return words
    return _LONG_QUOTE.sub(lambda found: f"{found[0][:_MOST_QUOTED].rstrip()}…{found[0][-1]}", words)


def as_text(diagnostic: Diagnostic) -> str:
    """The diagnostic as printed on a terminal: position and message, the line with a caret, the advice."""
    span = diagnostic.span
    lines = [tame(f"{span.path}:{span.line}:{span.column}: ผิดพลาด[{diagnostic.code}]: {diagnostic.message}")]
    if diagnostic.line is not None:
        lines += _excerpt(span, diagnostic.line)
    lines.append(tame(f"  แก้ไข: {diagnostic.advice}"))
    return "\n".join(lines)


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """All diagnostics as a JSON array, for editors and scripts."""
    return json.dumps([_record(one) for one in diagnostics], ensure_ascii=False, indent=2)


def as_github(diagnostic: Diagnostic) -> str:
    """The diagnostic as a workflow command, which a code host shows beside the changed line."""
    span = diagnostic.span
    place = f"file={_property(span.path)},line={span.line},col={span.column},title={diagnostic.code}"
    return tame(f"::error {place}::{_escape(f'{diagnostic.message} แก้ไข: {diagnostic.advice}')}")


def _record(diagnostic: Diagnostic) -> dict[str, str | int]:
    span = diagnostic.span
    return {
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "length": span.length,
        "code": diagnostic.code.value,
        "message": diagnostic.message,
        "advice": diagnostic.advice,
    }


_UNRULY = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that move a terminal's cursor or change text direction, as names of files may contain."""


def tame(text: str) -> str:
    """The text with control characters escaped, so that a name cannot change the output around it."""
    return _UNRULY.sub(lambda sign: f"<U+{ord(sign[0]):04X}>", text)


def _excerpt(span: Span, line: str) -> list[str]:
    """The author's line with its number, and carets under the text concerned."""
    start, width, shown = _window(span, line)
    gutter = f"{span.line:>5} | "
    carets = "^" * max(1, _cells(shown[start : start + width]))
    return [gutter + shown, " " * (len(gutter) - 2) + "| " + " " * _cells(shown[:start]) + carets]


def _window(span: Span, line: str, *, room: int = 100) -> tuple[int, int, str]:
    """A part of a long line around the position: (start, length) within the part, and the part."""
    line = "".join(" " if unicodedata.category(char) == "Cc" else char for char in line)
    start = min(span.column - 1, len(line))
    width = min(span.length, max(1, len(line) - start), room)
    if len(line) <= room:
        return start, width, line
    first = max(0, start - room // 3)
    head = "…" if first else ""
    tail = "…" if first + room < len(line) else ""
    return start - first + len(head), width, head + line[first : first + room] + tail


def _cells(text: str) -> int:
    """The number of terminal columns of a text: Thai vowels and tone marks above or below take none."""
    return sum(0 if unicodedata.category(char) in {"Mn", "Me", "Cf"} else 1 for char in text)


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
