"""From an author's folder to nouns: listed in order, read strictly, never through a link that leads elsewhere."""

from __future__ import annotations

import contextlib
import difflib
import os
import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Generic, TypeVar
from urllib.parse import unquote

from cleancdd.diagnostics import Code, Faults, Span
from cleancdd.markup import CALLOUTS, Markup, render, why_not
from cleancdd.misnamed import as_copy, right_name
from cleancdd.model.base import Noun, is_reserved, is_slug
from cleancdd.model.disclosure import DocumentFile
from cleancdd.model.knowledge import BestPracticeFile, GuidanceFile, InnovationFile
from cleancdd.model.rubric import CriterionFile
from cleancdd.model.writeup import PageFile, Prose
from cleancdd.reading import read, slip
from cleancdd.source import Document, Loc, read_markdown, read_yaml
from cleancdd.thai.dates import fiscal_year_days, format_day
from cleancdd.thai.folding import fold
from cleancdd.thai.signs import differing
from cleancdd.weburl import as_typed, missing_start

__all__ = [
    "OF_TEMPLATES",
    "Loaded",
    "Wanted",
    "completed",
    "entries",
    "has_slug",
    "key_titled",
    "known",
    "load",
    "load_folder",
    "load_markdown",
    "name_of",
    "nearest",
    "nearest_address",
    "nearest_file",
    "nouns",
    "outside_year",
    "refuse_unknown",
    "tell_missing",
    "where_images_go",
    "written_in",
]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Wanted:
    """An address within the site that an author leads to or shows as an image, and where.

    Whether it exists is known when all files are read and all pages planned.
    """

    url: str
    span: Span
    line: str
    is_image: bool = False


@dataclass(frozen=True, slots=True)
class Loaded(Generic[T]):
    """A noun beside the document it was read from, so that a later check can point at the author's line.

    `wanted` is what the links and images of a text lead to within the site, as they are written.
    """

    noun: T
    document: Document
    wanted: tuple[Wanted, ...] = ()


def nouns(loaded: Mapping[Any, Loaded[T]]) -> dict[Any, T]:
    """The nouns alone, by key in order."""
    return {key: loaded[key].noun for key in sorted(loaded)}


_FRAME = frozenset({"main", "site-search"})
"""The anchors of the frame that all pages share."""

_ICONS = "i-"
"""How the anchors of the icons begin, which every page has."""

_OF_TEMPLATE: Mapping[type[Noun], frozenset[str]] = {
    PageFile: frozenset({"sources"}),
    DocumentFile: frozenset({"sources"}),
    CriterionFile: frozenset({"asks", "cases", "examples", "related"}),
    BestPracticeFile: frozenset({"figures", "related", "sources"}),
    GuidanceFile: frozenset({"chapters", "figures", "related", "sources"}),
    InnovationFile: frozenset({"doubtful", "expected", "indicators", "objectives", "related", "sources", "steps"}),
}
"""The anchors that a page has beside those of its text, by the kind of its file."""

OF_TEMPLATES = frozenset().union(*_OF_TEMPLATE.values())
"""All of those anchors."""

_IMAGES = frozenset({".jpeg", ".jpg", ".png", ".webp"})

_LEFTOVERS = frozenset({"thumbs.db", "desktop.ini"})


def name_of(path: Path, root: Path) -> str:
    """The path relative to the root, with `/`: how every message and address names a file."""
    return path.relative_to(root).as_posix()


def entries(folder: Path, root: Path, faults: Faults) -> tuple[Path, ...]:
    """Files and folders directly inside, sorted by name; none when the folder is missing; links are refused, and so is a file."""
    if folder.is_symlink() and folder.parent != root:  # told where the folder around it is listed
        return ()
    if not folder.is_dir():
        if folder.exists():
            name = name_of(folder, root)
            advice = f"ย้ายหรือเปลี่ยนชื่อไฟล์นี้ แล้วสร้างโฟลเดอร์ชื่อ `{folder.name}`"
            faults.add(Span(name), Code.UNKNOWN_FILE, f"`{name}` เป็นไฟล์ แต่ชื่อนี้ต้องเป็นโฟลเดอร์", advice)
        return ()
    found = []
    for path in sorted(folder.iterdir(), key=lambda one: one.name):
        if path.name.startswith((".", "~")) or path.name.endswith("~") or path.name.lower() in _LEFTOVERS:
            continue
        if not _is_readable(path, root, faults):
            continue
        if path.is_symlink():
            name = name_of(path, root)
            advice = "ลบลิงก์นี้ แล้ววางไฟล์หรือโฟลเดอร์จริงแทน"
            faults.add(Span(name), Code.LINKED_FOLDER, f"`{name}` เป็นลิงก์ไปที่อื่น ไม่ใช่ไฟล์หรือโฟลเดอร์จริง", advice)
            continue
        found.append(path)
    return tuple(found)


def _is_readable(path: Path, root: Path, faults: Faults) -> bool:
    """Whether the name is UTF-8, so that it can be told, typed and published."""
    try:
        path.name.encode()
    except UnicodeEncodeError:
        written = os.fsencode(path.name)
        advice = "เปลี่ยนชื่อใหม่ด้วยตัวอักษร ตัวเลข และขีดกลาง"
        with contextlib.suppress(UnicodeDecodeError):
            advice += f" ชื่อเดิมน่าจะเป็น `{written.decode('cp874')}` ที่มาจากเครื่องซึ่งใช้ Windows-874"
        shown = f"{name_of(path.parent, root)}/{written.decode(errors='replace')}"
        faults.add(Span(shown), Code.WRONG_PATH, "ชื่อนี้ไม่ได้เข้ารหัสเป็น UTF-8 จึงอ่านไม่ได้ในระบบอื่น", advice)
        return False
    return True


def known(names: Collection[str]) -> str:
    """The names that may be typed, for an advice; a long list is cut."""
    shown = [f"`{one}`" for one in sorted(names)[:_FEW]]
    return " ".join(shown) + (" เป็นต้น" if len(names) > len(shown) else "")


_FEW = 12
"""How many names an advice may list."""

_LEAST = 3
"""How many letters a part of a title must have to be taken for it."""


def key_titled(title: str, named: Mapping[str, Any]) -> str | None:
    """The key of what an author named by its title, whole or in part; None when that is nothing's or several things'."""
    wanted = fold(title)
    titles = {key: [fold(one) for one in _titles(value)] for key, value in named.items()}
    whole = [key for key, own in titles.items() if wanted in own]
    part = [key for key, own in titles.items() if len(wanted) >= _LEAST and any(wanted in one for one in own)]
    found = whole or part
    return found[0] if len(found) == 1 else None


def _titles(value: Any) -> list[str]:
    """What something is called in words: itself when it is a text, else its names."""
    if isinstance(value, str):
        return [value]
    names = ("label", "title", "name", "short", "term", "abbreviation")
    return [str(one) for name in names if (one := getattr(value, name, None))] + list(getattr(value, "also", ()))


def nearest(name: str, names: Collection[str]) -> str:
    """The advice for a name that does not exist: the nearest that does, else those that may be typed."""
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.7)
    if near and (apart := differing(name, near[0])):
        return f"ดูเหมือน `{near[0]}` แต่{apart} ลบแล้วพิมพ์ใหม่เป็น `{near[0]}`"
    if near:
        return f"{_MEANT} `{near[0]}` หรือไม่"
    if isinstance(names, Mapping) and (titled := key_titled(name, names)):
        return f"พิมพ์รหัส `{titled}`"
    if len(names) > _FEW and (alike := difflib.get_close_matches(name, names, n=5, cutoff=0.3)):
        return f"ที่ใกล้เคียงคือ {' '.join(f'`{one}`' for one in alike)}"
    return f"ใช้ {known(names)}" if names else "ยังไม่มีรายการใดให้ใช้ ให้เพิ่มรายการนี้ก่อน"


_MEANT = "หมายถึง"
"""How the advice begins that asks whether another name was meant."""

_MANY = 5
"""How many places are each told that an id is missing."""


def tell_missing(
    places: Sequence[tuple[Document, Loc]], code: Code, message: str, advice: str, home: Span, faults: Faults
) -> None:
    """Note an id that nothing bears: at each place that names it, but once at its `home` when so many do."""
    if len(places) <= _MANY:
        for document, loc in places:
            slip(document, loc, code, message, advice, faults)
        return
    first = places[0][0].span(places[0][1])
    message += f" แต่ใช้ใน {len(places):,} แห่ง เช่น `{first.path}` บรรทัดที่ {first.line}"
    meant = f" {advice}" if advice.startswith(_MEANT) else ""
    faults.add(home, code, message, f"เพิ่มไว้ที่นี่ หรือแก้ชื่อที่พิมพ์ผิด{meant}")


def nearest_file(file: str, files: Iterable[str], home: str) -> str:
    """The advice for a file that is not in its unit's folder: one that looks the same, the nearest, else where to put it."""
    names = sorted(files)
    twin = next((one for one in names if fold(one) == fold(file)), None)
    if twin is not None and twin.casefold() == file.casefold():
        return f"มีไฟล์ `{twin}` ซึ่งต่างกันที่ตัวพิมพ์เล็กใหญ่ พิมพ์ `{twin}`"
    if twin is not None:
        return f"มีไฟล์ `{twin}` ซึ่งดูเหมือนกัน แต่ที่นี่{differing(file, twin)} ลบแล้วพิมพ์ใหม่เป็น `{twin}`"
    near = difflib.get_close_matches(file, names, n=1, cutoff=0.8)
    question = f"หมายถึง `{near[0]}` หรือไม่ ถ้าไม่ใช่ " if near else ""
    return f"{question}วางไฟล์ไว้ที่ `{home}/{file}` และตรวจตัวพิมพ์เล็กใหญ่ให้ตรงกัน"


def nearest_address(address: str, addresses: Collection[str]) -> str:
    """The advice for an address that leads nowhere: what it lacks, or the nearest that there is; far ones are no help."""
    if missing := missing_start(address):
        return missing
    near = difflib.get_close_matches(address, addresses, n=1, cutoff=0.7)
    return f"หมายถึง `{near[0]}` หรือไม่" if near else "ใช้ที่อยู่ของหน้าที่มีจริง หรือลบลิงก์นี้"


def where_images_go(beside: str, image: str) -> str:
    """Where the author of a text puts an image, and what to type in a text of the folder of `beside`."""
    name = f"{_folder_of(beside)}/files/{posixpath.basename(image)}"
    return f"วางภาพไว้ที่ `{name}` แล้วพิมพ์ `{written_in(posixpath.dirname(beside), name)}`"


def _folder_of(name: str) -> str:
    """The folder that has the `files/` of a text: its unit's, or `content`."""
    return "/".join(name.split("/")[:2]) if name.startswith("units/") else "content"


def written_in(home: str, name: str) -> str:
    """A file of the repository as a text in the folder `home` names it; from the top where it names all files so."""
    return (f"/{name}" if home == "." else posixpath.relpath(name, home)).replace(" ", "%20")


def outside_year(year: int, day: date, *, years_before: int) -> tuple[str, str] | None:
    """Message and advice for a day that is not of the fiscal year, nor of so many years before it; None when it is."""
    (first, _), (_, last) = fiscal_year_days(year - years_before), fiscal_year_days(year)
    if first <= day <= last:
        return None
    advice = f"ใช้วันที่ตั้งแต่ {format_day(first)} ถึง {format_day(last)} หรือย้ายไปปีที่ถูกต้อง"
    return f"วันที่ {format_day(day)} อยู่นอกช่วงของปีงบประมาณ {year}", advice


def refuse_unknown(path: Path, root: Path, allowed: Collection[str], faults: Faults) -> None:
    """Note a file or folder that nothing reads: of what it is a copy, else the nearest name that would be read and is free."""
    if _is_copy(path, root, faults):
        return
    name = name_of(path, root)
    advice = right_name(path, allowed)
    if advice is None and path.suffix.lower() in _IMAGES:
        advice = _where_this_goes(name, path, root)
    choices = " ".join(f"`{one}`" for one in allowed)
    faults.add(Span(name), Code.UNKNOWN_FILE, f"ไม่มีส่วนใดใช้ `{name}`", advice or f"ย้ายหรือลบไฟล์นี้ ที่นี่ใช้ได้เฉพาะ {choices}")


def _is_copy(path: Path, root: Path, faults: Faults) -> bool:
    """Whether it is a copy of what lies beside it, which is noted then."""
    told = as_copy(path)
    if told:
        faults.add(Span(name_of(path, root)), Code.UNKNOWN_FILE, *told)
    return bool(told)


def _where_this_goes(name: str, image: Path, root: Path) -> str:
    there = f"{_folder_of(name)}/files/{image.name}"
    if not (root / there).exists():
        return where_images_go(name, image.name)
    return f"มี `{there}` อยู่แล้ว ถ้าเป็นภาพเดียวกัน ให้ลบไฟล์นี้ ถ้าเป็นคนละภาพ ให้ตั้งชื่อใหม่ก่อนย้ายไปไว้ที่นั่น"


def has_slug(path: Path, root: Path, what: str, faults: Faults) -> bool:
    """Whether the name (without `.md`) can be part of a permanent address; what it is the address of is told in Thai."""
    if is_slug(path.stem):
        return True
    if _is_copy(path, root, faults):
        return False
    why, advice = "", "ตั้งชื่อด้วยตัวพิมพ์เล็ก a-z ตัวเลข และขีดกลาง เช่น `risk-method`"
    if is_reserved(path.stem):
        why, advice = " เพราะเป็นชื่อที่ Windows สงวนไว้", f"ตั้งชื่ออื่น เช่น `{path.stem.lower()}-page`"
    faults.add(Span(name_of(path, root)), Code.WRONG_ID, f"`{path.stem}` ใช้เป็นที่อยู่ของ{what}ไม่ได้{why}", advice)
    return False


def load(root: Path, name: str, kind: Any, faults: Faults) -> Loaded[Any] | None:
    """Read a YAML file into a noun of that type; None when it has faults."""
    document = read_yaml(root / name, name, faults)
    noun = None if document is None else read(document, kind, faults)
    return None if document is None or noun is None else Loaded(noun, document)


def load_markdown(root: Path, name: str, kind: Any, faults: Faults) -> tuple[Loaded[Any], Prose] | None:
    """Read a Markdown file into the noun of its front matter and its rendered text; None when it has faults."""
    document = read_markdown(root / name, name, faults)
    if document is None:
        return None
    markup = render(document.body, first_line=document.body_line)
    _refuse_unsafe(document, markup, faults)
    _refuse_lost(document, markup, faults)
    _refuse_twins(document, markup, _FRAME | _OF_TEMPLATE[kind], faults)
    noun = read(document, kind, faults)
    return None if noun is None else (Loaded(noun, document, tuple(_within(document, markup))), markup.prose)


def load_folder(folder: Path, root: Path, kind: Any, make: Callable[..., T], what: str, faults: Faults) -> dict[str, Loaded[T]]:
    """Every Markdown file directly inside, by slug, which is the stem of its name; other files are slips.

    `kind` is the noun of the front matter, `make` what is made of its fields, the text (`prose`) and the slug (`id`); `what` says
    in Thai what a file is.
    """
    found: dict[str, Loaded[T]] = {}
    for path in entries(folder, root, faults):
        if path.suffix != ".md" or path.is_dir():
            refuse_unknown(path, root, (f"ชื่อ{what}.md",), faults)
        elif has_slug(path, root, what, faults) and (read := load_markdown(root, name_of(path, root), kind, faults)) is not None:
            found[path.stem] = completed(read, make, id=path.stem)
    return found


def completed(read: tuple[Loaded[Any], Prose], make: Callable[..., T], **further: object) -> Loaded[T]:
    """What is made of the fields of a front matter, its text and what only its place tells."""
    one, prose = read
    fields = {name: getattr(one.noun, name) for name in type(one.noun).model_fields}
    return Loaded(make(prose=prose, **fields, **further), one.document, one.wanted)


def _within(document: Document, markup: Markup) -> Iterator[Wanted]:
    for link in markup.links:
        if link.allowed and ":" not in re.split("[/?#]", link.href, maxsplit=1)[0]:
            line = document.line(link.line)
            yield Wanted(link.href, _place(document, link.line, link.href, link.column), line, link.is_image)


def _refuse_unsafe(document: Document, markup: Markup, faults: Faults) -> None:
    """Note raw HTML, links of a scheme that is not allowed, and images without a text."""
    for line, snippet in markup.raw_html:
        advice = "ลบแท็ก HTML แล้วใช้เครื่องหมายของ Markdown เช่น `**ตัวหนา**` ถ้าต้องการแสดงเครื่องหมาย < ให้พิมพ์ `\\<`"
        if re.match(r"(?i)</?br\b", snippet):
            advice = f"ลบ `{snippet}` แล้วเว้นบรรทัดว่างหนึ่งบรรทัด เพื่อขึ้นย่อหน้าใหม่ (ในช่องของตารางใช้ `<br>` ได้)"
        _note(document, line, snippet, Code.RAW_HTML, f"ข้อความมี HTML `{snippet}` ซึ่งไม่แสดงบนเว็บไซต์", advice, faults)
    for link in markup.links:
        if not link.href:
            advice = "พิมพ์ที่อยู่ในวงเล็บ เช่น `[หน่วยงานทั้งหมด](/units/)`"
            _note(document, link.line, "]()", Code.WRONG_LINK, "ลิงก์ไม่มีที่อยู่ในวงเล็บ", advice, faults, link.column)
        elif not link.allowed and link.is_image:
            advice = "ภาพต้องเป็นไฟล์ของเว็บไซต์นี้ วางไว้ใน `files/` แล้วพิมพ์ตำแหน่งเทียบกับไฟล์นี้ เช่น `../files/sign.jpg`"
            message = f"`{unquote(link.href)}` ใช้เป็นภาพไม่ได้"
            _note(document, link.line, link.href, Code.WRONG_LINK, message, advice, faults, link.column)
        elif not link.allowed:
            _note(document, link.line, link.href, Code.WRONG_LINK, *why_not(link.href), faults, link.column)
    for line in markup.images_without_text:
        advice = "พิมพ์คำบรรยายภาพในวงเล็บเหลี่ยม เช่น `![ป้ายศูนย์ข้อมูลข่าวสาร](../files/sign.jpg)`"
        _note(document, line, "![](", Code.MISSING_FIELD, "ภาพไม่มีคำบรรยายสำหรับผู้ที่มองไม่เห็นภาพ", advice, faults)


def _refuse_lost(document: Document, markup: Markup, faults: Faults) -> None:
    """Note what would come out as plain text or not at all: footnotes of one side only, callouts of another title."""
    for one in markup.slips:
        _note(document, one.line, one.words, one.code, one.message, one.advice, faults)
    for line, written in markup.lost_notes:
        advice = f"เพิ่มบรรทัด `{written}: ข้อความ` ท้ายไฟล์ หรือลบ `{written}` ถ้าไม่ใช่เชิงอรรถ ให้พิมพ์ `\\{written}`"
        _note(document, line, written, Code.WRONG_FOOTNOTE, f"ไม่มีข้อความของเชิงอรรถ `{written}`", advice, faults)
    for line, label in markup.idle_notes:
        message = f"ไม่มีที่ใดในข้อความใช้เชิงอรรถ `[^{label}]` จึงไม่แสดงบนเว็บไซต์"
        advice = f"พิมพ์ `[^{label}]` ไว้หลังคำที่อธิบาย หรือลบเชิงอรรถนี้"
        _note(document, line, f"[^{label}]", Code.WRONG_FOOTNOTE, message, advice, faults)
    for line, label in markup.repeated_notes:
        message, advice = f"เชิงอรรถ `[^{label}]` มีข้อความแล้วในบรรทัดก่อนหน้า", "ใช้ชื่ออื่น แล้วแก้ในข้อความให้ตรงกัน"
        _note(document, line, f"[^{label}]", Code.WRONG_FOOTNOTE, message, advice, faults)
    for line, written in markup.unknown_callouts:
        titles = sorted(CALLOUTS, key=lambda title: -difflib.SequenceMatcher(None, title, written[2:-1]).ratio())
        advice = f"ใช้ {' '.join(f'`[!{title}]`' for title in titles)} ถ้าไม่ใช่กรอบข้อความ ให้พิมพ์ `\\{written}`"
        _note(document, line, written, Code.UNKNOWN_CALLOUT, f"ไม่มีกรอบข้อความ `{written}`", advice, faults)


def _refuse_twins(document: Document, markup: Markup, taken: Collection[str], faults: Faults) -> None:
    """Note headings with an anchor that another heading or the page itself has, so that no link could reach both."""
    seen: dict[str, int] = {}
    for line, anchor in markup.anchors:
        first = seen.setdefault(anchor, line)
        is_of_page = anchor in taken or anchor.startswith(_ICONS)
        if first != line or is_of_page:
            whose = "ส่วนอื่นของหน้า" if is_of_page else f"หัวข้อในบรรทัดที่ {first} "
            advice = f"เปลี่ยนเป็นชื่ออื่น เช่น `{{#{anchor}-2}}`" if not anchor.startswith(_ICONS) else "เปลี่ยนเป็นชื่ออื่นที่ไม่ขึ้นต้นด้วย `i-`"
            _note(document, line, f"{{#{anchor}}}", Code.COLLIDING_ANCHOR, f"จุด `#{anchor}` เป็นของ{whose}แล้ว", advice, faults)


def _note(
    document: Document, number: int, words: str, code: Code, message: str, advice: str, faults: Faults, column: int = 1
) -> None:
    faults.add(_place(document, number, words, column), code, message, advice, document.line(number))


def _place(document: Document, number: int, words: str, column: int = 1) -> Span:
    """The words on their line from a column on, or the whole line where they are written otherwise."""
    line = document.line(number)
    for written in (words, as_typed(words)):
        if written and (at := line.find(written, column - 1)) >= 0:
            return Span(document.name, number, at + 1, len(written))
    return Span(document.name, number, 1, max(1, len(line)))
