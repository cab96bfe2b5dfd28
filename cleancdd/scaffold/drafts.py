"""Files to be written, and how they are written without touching any other file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from cleancdd import pipeline
from cleancdd.diagnostics import Diagnostic, InvalidContent, as_text, tame
from cleancdd.formats.yamltext import Value, emit

__all__ = ["Draft", "Refused", "article", "check", "record", "write", "write_checked"]


class Refused(Exception):
    """The request was refused and no file was changed; the message is Thai."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A file to be written: its path within the site, with `/`, and its text."""

    path: str
    text: str


def record(path: str, schema: str, about: str, fields: Mapping[str, Value], more: str) -> Draft:
    """A YAML file: its schema, what it is, the fields that are known, and others as remarks to choose
    from."""
    return Draft(path, f"{_head(path, schema)}# {about}\n{emit(fields)}{_offered(more)}")


def article(path: str, schema: str, fields: Mapping[str, Value], more: str, body: str) -> Draft:
    """A Markdown file; `body` is the remark that tells what to write under its last `---`."""
    offered = _offered(more) if more else ""
    told = f"# ใต้บรรทัด --- ถัดไป พิมพ์{body}\n"
    return Draft(path, f"---\n{_head(path, schema)}{emit(fields)}{offered}{told}---\n")


def _head(path: str, schema: str) -> str:
    """The line by which an editor finds what the fields mean."""
    up = "../" * path.count("/")
    return f"# yaml-language-server: $schema={up}schemas/{schema}.json\n"


def _offered(more: str) -> str:
    if not more:
        return ""
    lines = "".join(f"# {line}".rstrip() + "\n" for line in more.strip("\n").split("\n"))
    return f"#\n# ช่องที่ใส่เพิ่มได้: ลบ `# ` หน้าบรรทัด แล้วพิมพ์ข้อมูลจริงแทน <…>\n{lines}"


def write(root: Path, drafts: Iterable[Draft]) -> None:
    """Write all of the files, or none.

    Raises `Refused` when one already exists, even with different case, or would be written through a symbolic
    link; `OSError` when one cannot be written.
    """
    with _written(root, tuple(drafts)):
        pass


def write_checked(root: Path, drafts: Iterable[Draft]) -> None:
    """Write the files and check the site with them; raises `Refused`, nothing written, where they bring
    mistakes."""
    drafts = tuple(drafts)
    with _written(root, drafts) as stays:
        found = check(root)
        stays(not found)
    if not found:
        return
    before = {(one.span.path, one.code, one.message) for one in check(root)}
    wrong = [one for one in found if (one.span.path, one.code, one.message) not in before]
    if wrong:
        unwritten = {one.path for one in drafts}
        told = (_of_draft(one) if one.span.path in unwritten else as_text(one) for one in wrong)
        raise Refused("ยังไม่ได้เขียนไฟล์ เพราะข้อมูลที่ระบุมีที่ต้องแก้ไข\n\n" + "\n\n".join(told))
    write(root, drafts)


def _of_draft(one: Diagnostic) -> str:
    """The diagnostic without its line: nobody can open a file that is not written."""
    return f"{tame(f'{one.span.path}: ผิดพลาด[{one.code}]: {one.message}')}\n{tame(f'  แก้ไข: {one.advice}')}"


def check(root: Path) -> tuple[Diagnostic, ...]:
    """Every diagnostic of the site at present."""
    try:
        pipeline.check_site(root)
    except InvalidContent as invalid:
        return invalid.diagnostics
    return ()


@contextmanager
def _written(root: Path, drafts: tuple[Draft, ...]) -> Iterator[Callable[[bool], None]]:
    """Write the files; they and the folders created for them are removed if the block raises, or calls the
    yielded function with False."""
    for one in drafts:
        _refuse_existing(root, one.path)
    made: list[Path] = []
    answers = [True]
    try:
        for one in drafts:
            _write_one(root, one, made)
        yield answers.append
    except BaseException:
        answers.append(False)
        raise
    finally:
        if not answers[-1]:
            _take_back(made)


def _take_back(made: list[Path]) -> None:
    for path in reversed(made):
        with suppress(OSError):
            if path.is_dir():
                path.rmdir()
            else:
                path.unlink()


def _refuse_existing(root: Path, name: str) -> None:
    """Raise `Refused` if the path exists, contains a symbolic link, or differs only in case from an existing
    one."""
    place = root
    for part in name.split("/"):
        if place.is_symlink():
            raise Refused(f"`{place.relative_to(root).as_posix()}` เป็นลิงก์ไปที่อื่น จึงไม่เขียนไฟล์ในนั้น")
        there = {one.name for one in place.iterdir()} if place.is_dir() else set()
        alike = next((one for one in there if one.casefold() == part.casefold() and one != part), None)
        if alike:
            raise Refused(f"มี `{alike}` ซึ่งต่างจาก `{part}` เพียงตัวพิมพ์ บางระบบถือว่าเป็นชื่อเดียวกัน ตั้งชื่ออื่น")
        place /= part
    if place.exists() or place.is_symlink():
        raise Refused(f"มี `{name}` อยู่แล้ว จึงไม่เขียนทับ เปิดแก้ไฟล์นั้น หรือตั้งชื่ออื่น")


def _write_one(root: Path, draft: Draft, made: list[Path]) -> None:
    path = root / draft.path
    for folder in reversed(path.parents):
        if not folder.exists():
            folder.mkdir()
            made.append(folder)
    # Exclusive creation: a file that appeared in the meantime is not overwritten.
    with path.open("xb") as file:
        made.append(path)
        file.write(draft.text.encode("utf-8"))
