"""Errors of templates: where, why, and the diagnostic for the maintainer of the templates."""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from cleancdd.diagnostics import Code, Diagnostics, InvalidContent, Span
from cleancdd.readers.templates import TEMPLATES_FOLDER
from cleancdd.render.bounds import TooMuchError

__all__ = ["BadTemplate", "note_template", "template_diagnostics"]

_MOST_PLACES = 20


class BadTemplate(Exception):
    """A page could not be rendered. `places` are the template lines on the call stack, outermost first, as
    (file, line); `reason` and `advice` say in Thai what is wrong and what to do."""

    def __init__(self, places: tuple[tuple[str, int], ...], reason: str, advice: str) -> None:
        super().__init__(places, reason, advice)
        self.places, self.reason, self.advice = places, reason, advice

    def __str__(self) -> str:
        place = f"{Path(self.places[-1][0]).name}:{self.places[-1][1]}: " if self.places else ""
        return f"{place}{self.reason}"

    @classmethod
    def of(cls, failed: Exception, template: str, files: Mapping[str, Path]) -> Self:
        """The error for an exception raised while rendering a template; `files` are the templates by name."""
        known = {str(path) for path in files.values()}
        frames = traceback.walk_tb(failed.__traceback__)
        places = [(frame.f_code.co_filename, line) for frame, line in frames]
        places = [(file, line) for file, line in places if file in known]
        if isinstance(failed, TemplateSyntaxError):
            places.append((failed.filename or str(files.get(template, template)), failed.lineno))
        if not places:
            places = [(str(files.get(template, template)), 1)]
        return cls(tuple(places[-_MOST_PLACES:]), *_words(failed))


def _words(failed: Exception) -> tuple[str, str]:
    """What is wrong, with Jinja2's own message, and what to do."""
    said = f"`{' '.join(str(failed).split())}`".replace("``", "`")
    if isinstance(failed, TemplateSyntaxError):
        return f"คำสั่งของแม่แบบเขียนไม่ถูกต้อง: {said}", "แก้คำสั่งในบรรทัดนี้ หรือปิด `{% … %}` ที่เปิดไว้ก่อนหน้าให้ครบ"
    if isinstance(failed, TemplateNotFound):
        return (
            f"ไม่มีแม่แบบ `{failed.name}`",
            "แก้ชื่อไฟล์หลัง `include` `import` หรือ `extends` ให้ตรงกับไฟล์ใน `templates/`",
        )
    if isinstance(failed, TooMuchError):
        return (
            f"แม่แบบสร้างเนื้อหาเกินขนาดของหนึ่งหน้า: {said}",
            "ตรวจวงวนที่ซ้อนกัน แมโครที่เรียกตัวเอง และจำนวนหรือความกว้างในบรรทัดนี้",
        )
    if isinstance(failed, SecurityError):
        return f"แม่แบบใช้สิ่งที่ไม่อนุญาต: {said}", "ใช้เฉพาะค่าที่หน้าได้รับและตัวกรองของโปรแกรม"
    if isinstance(failed, UndefinedError):
        return f"แม่แบบใช้ชื่อที่ไม่มี: {said}", "แก้ชื่อที่พิมพ์ผิด หรือตรวจก่อนใช้ด้วย `is defined`"
    return (
        f"คำสั่งของแม่แบบทำงานไม่ได้: {type(failed).__name__} {said}",
        "ตรวจค่าที่ส่งให้ตัวกรองหรือฟังก์ชันในบรรทัดนี้",
    )


@contextmanager
def template_diagnostics(root: Path, diagnostics: Diagnostics) -> Iterator[None]:
    """Convert an error in a template of the site at `root` to a diagnostic, and stop; an error in the
    package's own templates alone is a bug, and is raised unchanged."""
    try:
        yield
    except BadTemplate as bad:
        if not note_template(bad, root, diagnostics):
            raise
        raise InvalidContent(diagnostics) from bad


def note_template(bad: BadTemplate, root: Path, diagnostics: Diagnostics) -> bool:
    """Report the innermost line of the site's own templates on the call stack; False when no template of the
    site can be the cause."""
    own = (root / TEMPLATES_FOLDER).resolve()
    within = [(Path(file), line) for file, line in bad.places if Path(file).is_relative_to(own)]
    if within:
        path, line = within[-1]
        words = _line(path, line)
        name = f"{TEMPLATES_FOLDER}/{path.relative_to(own).as_posix()}"
        indent = len(words) - len(words.lstrip())
        span = Span(name, line, indent + 1, max(1, len(words.strip())))
        diagnostics.add(span, Code.WRONG_TEMPLATE, bad.reason, bad.advice, words)
        return True
    if not any(own.glob("*.*")):
        return False
    path, line = Path(bad.places[-1][0]), bad.places[-1][1]
    message = f"แม่แบบของโปรแกรม `{path.name}` บรรทัดที่ {line} ใช้ร่วมกับแม่แบบของเว็บไซต์ไม่ได้ {bad.reason}"
    advice = "เทียบแม่แบบของเว็บไซต์กับไฟล์ชื่อเดียวกันของโปรแกรม แล้วเติมส่วนที่ขาด หรือลบไฟล์ที่ไม่ต้องเปลี่ยน"
    diagnostics.add(Span(TEMPLATES_FOLDER), Code.WRONG_TEMPLATE, message, advice)
    return True


def _line(path: Path, number: int) -> str:
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return lines[number - 1] if 0 < number <= len(lines) else ""
