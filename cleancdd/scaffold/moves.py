"""Articles that are withdrawn or renamed; their old addresses keep working."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

from cleancdd import git, urls
from cleancdd.diagnostics import Diagnostic, Diagnostics, as_text
from cleancdd.library import Library, read_usable
from cleancdd.model.article import Article
from cleancdd.model.disclosure import UnitDocument
from cleancdd.model.withdrawal import Withdrawn
from cleancdd.readers.articles import list_articles, read_listed
from cleancdd.readers.loader import Loaded
from cleancdd.scaffold.drafts import Draft, Refused, article, check, write
from cleancdd.thai.dates import typed_day

__all__ = ["move", "withdraw"]

_ALIASES = re.compile(r"(?m)^aliases:[ ]*(?:\[(?P<inside>[^\]\n]*)\])?[ ]*(?:#.*)?$")


def withdraw(root: Path, words: str, why: str, since: date) -> str:
    """Replace a document with a page that says since when and why it is withdrawn; returns the address.

    Raises `Refused` when there is no such document, when records use it as evidence, or when its text
    would be lost because git has not recorded it.
    """
    found = _found(root, words)
    document = found.value
    if isinstance(document, Withdrawn):
        raise Refused(f"`{document.url}` ถอนไปแล้ว ถ้าจะแก้เหตุหรือวันที่ แก้ใน `{found.document.name}`")
    if not isinstance(document, UnitDocument):
        raise Refused(f"`{found.document.name}` ไม่ใช่เอกสารของหน่วยงาน คำสั่งนี้ถอนได้เฉพาะเอกสารใน documents/")
    resting = _resting_on(root, document.url)
    if resting:
        named = " ".join(f"`{one}`" for one in resting)
        raise Refused(f"ยังมีรายการที่อ้าง `{document.url}` ใน {named} ลบหรือเปลี่ยนรายการนั้นก่อน")
    if git.unrecorded(root, found.document.name):
        raise Refused(
            f"`{found.document.name}` ยังไม่ได้บันทึกเข้า git ถ้าถอนตอนนี้ข้อความจะหายไป บันทึกเข้า git (commit) ก่อน "
            "ถ้าไม่เคยเผยแพร่ ให้ลบไฟล์นั้นแทน"
        )
    aliases = {"aliases": list(document.aliases)} if document.aliases else {}
    path = f"units/{document.unit}/withdrawn/{document.id}.md"
    fields = {"title": document.title, "since": typed_day(since), "why": why, **aliases}
    draft = article(path, "withdrawn", fields, "", "คำอธิบายเพิ่มเติม ถ้ามี")
    wrong = _in_place_of(root, found.document.name, draft, keep=lambda found: not found)
    if wrong:
        raise Refused(f"ยังไม่ได้ถอน เพราะ{wrong[0].message} ({wrong[0].span.path})")
    return document.url


def move(root: Path, words: str, slug: str) -> tuple[str, str, tuple[Diagnostic, ...]]:
    """Rename an article within its folder, its old address added to `aliases`; gives both addresses, and what
    is to be mended in other files that name the old file.

    Raises `Refused` where there is no such article, or the name is taken.
    """
    found = _found(root, words)
    name = found.document.name
    if Path(name).stem == "index":
        raise Refused(f"`{name}` เป็นหน้าเปิดของหมวด เปลี่ยนชื่อโฟลเดอร์แทน")
    path = f"{name.rpartition('/')[0]}/{slug}.md"
    text = (root / name).read_text(encoding="utf-8-sig")
    draft = Draft(path, _with_alias(text, found.value.url))
    wrong = _in_place_of(
        root, name, draft, keep=lambda found: all(one.span.path not in {name, path} for one in found)
    )
    own = [one for one in wrong if one.span.path == path]
    if own:
        raise Refused(f"ยังไม่ได้เปลี่ยนชื่อ เพราะ{own[0].message}")
    moved = next(one.value for one in _articles(root, Diagnostics()) if one.document.name == path)
    return found.value.url, moved.url, wrong


def _found(root: Path, words: str) -> Loaded[Article]:
    """The article given by its file, its address, or `UNIT/SLUG`."""
    wanted = words.replace("\\", "/").strip("/")
    diagnostics = Diagnostics()
    all_of_them = _articles(root, diagnostics)
    names = {wanted, f"{wanted}.md"}
    found = [one for one in all_of_them if not names.isdisjoint(_names(one))]
    if len(found) == 1:
        return found[0]
    if found:
        raise Refused(f"`{words}` เป็นได้หลายไฟล์ ระบุไฟล์: {' '.join(one.document.name for one in found)}")
    wrong = [one for one in diagnostics if _may_be(one.span.path, wanted)]
    if wrong:
        raise Refused("\n\n".join((f"`{wrong[0].span.path}` มีที่ต้องแก้ไขก่อน", *map(as_text, wrong))))
    near = difflib.get_close_matches(wanted, [name for one in all_of_them for name in _names(one)], n=1)
    hint = f"หมายถึง `{near[0]}` หรือไม่" if near else "ระบุไฟล์ เช่น units/saraburi/documents/work-plan.md"
    raise Refused(f"ไม่พบ `{words}` {hint}")


def _names(found: Loaded[Article]) -> tuple[str, ...]:
    """What an article can be given by: its file, its address, and `UNIT/SLUG` where it has a unit."""
    unit = getattr(found.value, "unit", "")
    short = (f"{unit}/{found.value.id}",) if unit else ()
    return (found.document.name, found.value.url.strip("/"), *short)


def _may_be(path: str, wanted: str) -> bool:
    """Whether a file that could not be read is the one that is wanted."""
    parts, (last, *rest) = path.removesuffix(".md").split("/"), wanted.removesuffix(".md").split("/")[::-1]
    return parts[-1] == last and all(one in parts for one in rest)


def _articles(root: Path, diagnostics: Diagnostics) -> list[Loaded[Article]]:
    return list(read_listed(root, list_articles(root, diagnostics), diagnostics))


def _resting_on(root: Path, url: str) -> list[str]:
    """The files of records that refer to the page as evidence."""
    library: Library | None = read_usable(root, Diagnostics())
    if library is None:
        return []
    found = {
        f"units/{unit}/{year}/evaluation.yaml"
        for (unit, year), one in library.evaluations.items()
        if any(
            each.page and urls.split(each.page)[0] == url
            for entry in one.criteria.values()
            for each in entry.evidence
        )
    } | {
        f"units/{unit}/{year}/disclosures.yaml"
        for (unit, year), told in library.disclosures.items()
        if any(each.page and urls.split(each.page)[0] == url for each in told.entries)
    }
    return sorted(found)


def _in_place_of(
    root: Path, name: str, draft: Draft, keep: Callable[[tuple[Diagnostic, ...]], bool]
) -> tuple[Diagnostic, ...]:
    """Write the draft and delete the old file; undo both when `keep` rejects the resulting diagnostics."""
    old = (root / name).read_bytes()
    before = {(one.span.path, one.code, one.message) for one in check(root)}
    write(root, [draft])
    try:
        (root / name).unlink()
        wrong = tuple(one for one in check(root) if (one.span.path, one.code, one.message) not in before)
    except BaseException:
        (root / name).write_bytes(old)
        (root / draft.path).unlink()
        raise
    if not keep(wrong):
        (root / name).write_bytes(old)
        (root / draft.path).unlink()
        with suppress(OSError):
            (root / draft.path).parent.rmdir()
    return wrong


def _with_alias(text: str, url: str) -> str:
    """The text of an article with one more former address."""
    front, mark, rest = text.partition("\n---")
    line = _ALIASES.search(front)
    if line is None:
        return f"{front}\naliases: [{url}]{mark}{rest}"
    if line["inside"] is None:
        new = f"{line[0]}\n  - {url}"
    else:
        inside = f"{line['inside'].strip()}, {url}" if line["inside"].strip() else url
        new = f"aliases: [{inside}]"
    return front[: line.start()] + new + front[line.end() :] + mark + rest
