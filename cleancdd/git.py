"""Asks git about the repository that holds a site, without trusting the contents of the repository.

No shell, hook, pager, file monitor or program from the repository's own settings is run; answers are limited
in size and time. If git cannot answer, the reason is reported in Thai.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import IO, NamedTuple

__all__ = [
    "Blob",
    "Blobs",
    "NoAnswer",
    "ask",
    "ask_of_site",
    "commit_of",
    "files_of",
    "reading",
    "unrecorded",
]

_SECONDS = 300
"""The time limit of one git process."""

_MOST = 256 * 2**20
"""The most bytes accepted in an answer; a list of 200,000 files has some 20 MB."""

_HARDENED = (
    "--no-pager",
    "--no-replace-objects",
    "--literal-pathspecs",
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "core.fsmonitor=false"),
    *("-c", "core.quotePath=false"),
    *("-c", "protocol.allow=never"),
    *("-c", "log.showSignature=false"),
)


class NoAnswer(Exception):
    """Git cannot answer; `why` is Thai, `repository` is whether there is a repository here at all."""

    def __init__(self, why: str, *, repository: bool) -> None:
        super().__init__(why)
        self.why, self.repository = why, repository


class Blob(NamedTuple):
    """A file of a commit: its path from the site's folder, with `/`, its object and its size in bytes."""

    path: str
    object: str
    size: int


def ask(home: Path, *words: str) -> str:
    """Git's answer about the site's folder, stripped; empty when there is no output.

    Raises `NoAnswer` with the reason. The caller puts `--` before arguments that may begin with a dash.
    """
    with _running(home, words) as running:
        said = running.told.read(_MOST + 1)
        if len(said) > _MOST:
            running.process.kill()
            raise NoAnswer("คำตอบของ git ใหญ่เกินกว่าที่ควรเป็น", repository=True)
        if running.process.wait() != 0:
            raise NoAnswer(_reason(home, running.complaint()), repository=is_in_repository(home))
    return said.decode("utf-8", "replace").strip()


def ask_of_site(home: Path, *words: str) -> str:
    """As `ask`, of a repository whose last commit has files of this folder; any other around it counts as
    none."""
    said = ask(home, *words)
    if not ask(home, "ls-tree", "HEAD"):
        raise NoAnswer("ข้อมูลนี้ยังไม่ได้บันทึกใน git", repository=False)
    return said


def commit_of(home: Path, words: str) -> str:
    """The id of the commit that a person named; raises `NoAnswer` when there is none of that name."""
    if words.startswith("-") or not words.strip():
        raise NoAnswer(f"`{words}` ไม่ใช่ชื่อของ commit หรือ branch", repository=True)
    try:
        return ask(home, "rev-parse", "--verify", f"{words}^{{commit}}")
    except NoAnswer as unknown:
        if not unknown.repository or "ไม่อ่านโฟลเดอร์" in unknown.why:
            raise
        head = ask(home, "log", "-1", "--format=%H")  # tells why nothing can be read
        raise NoAnswer(
            f"ไม่พบ `{words}` ใน git (ขณะนี้อยู่ที่ {head[:7]}){_shallow(home)}", repository=True
        ) from unknown


def _shallow(home: Path) -> str:
    if ask(home, "rev-parse", "--is-shallow-repository") != "true":
        return " ดูชื่อที่มีด้วย `git branch --all`"
    return " คลังนี้ดึงมาเพียงบางส่วน (shallow) สั่ง `git fetch --unshallow` แล้วลองใหม่"


def unrecorded(home: Path, path: str = ".") -> int:
    """How many of the site's files, or of those at `path`, are not in a commit as they are; 0 also where git
    has none of the site's files."""
    try:
        return len(ask_of_site(home, "--no-optional-locks", "status", "--porcelain", "--", path).splitlines())
    except NoAnswer:
        return 0


def files_of(home: Path, commit: str, *folders: str) -> tuple[Blob, ...]:
    """The plain files of a commit under these folders of the site; links, submodules and paths that lead
    outside are left out. Raises `NoAnswer`."""
    prefix = ask(home, "rev-parse", "--show-prefix")
    below = (f"{prefix}{one}/" for one in folders)
    listed = ask(home, "ls-tree", "--full-tree", "-r", "-z", "-l", commit, "--", *below)
    return tuple(_blobs(listed, prefix))


def _blobs(listed: str, prefix: str) -> Iterator[Blob]:
    for line in listed.split("\0"):
        found = re.fullmatch(r"100(?:644|755) blob ([0-9a-f]{40,64}) +([0-9]+)\t(.+)", line, re.DOTALL)
        if found and _is_inside(path := found[3].removeprefix(prefix)):
            yield Blob(path, found[1], int(found[2]))


def _is_inside(path: str) -> bool:
    parts = path.split("/")
    return not any(part in {"", ".", "..", ".git"} for part in parts) and not (
        os.name == "nt" and "\\" in path
    )


class Blobs:
    """Reads objects one after the other through one git process."""

    def __init__(self, asked: IO[bytes], told: IO[bytes]) -> None:
        self._asked, self._told = asked, told

    def read(self, name: str) -> bytes:
        """The bytes of an object; raises `NoAnswer` when it is missing, as in a partial clone."""
        data = self.find(name)
        if data is None:
            raise NoAnswer(f"คลัง git ไม่มีเนื้อหาของ {name[:10]} คลังอาจดึงมาไม่ครบหรือเสียหาย", repository=True)
        return data

    def find(self, name: str) -> bytes | None:
        """The bytes of an object, or of a file as `commit:path`, without line ends; None when it is
        missing."""
        self._asked.write(f"{name}\n".encode())
        self._asked.flush()
        head = self._told.readline(4096).split()
        if len(head) != 3 or head[1] != b"blob":
            return None
        size = int(head[2])
        data = self._told.read(min(size, _MOST) + 1)
        if len(data) != size + 1:
            raise NoAnswer("git หยุดก่อนส่งเนื้อหาครบ หรือไฟล์ใหญ่เกินไป", repository=True)
        return data[:-1]


@contextmanager
def reading(home: Path) -> Iterator[Blobs]:
    """A git process that returns objects of the repository; raises `NoAnswer`."""
    with _running(home, ("cat-file", "--batch")) as running:
        yield Blobs(running.asked, running.told)


@dataclass(frozen=True, slots=True)
class _Running:
    """A git process: its input, output, error output and exit status."""

    asked: IO[bytes]
    told: IO[bytes]
    complaints: IO[bytes]
    process: subprocess.Popen[bytes]

    def complaint(self) -> str:
        """The beginning of its error output so far."""
        self.complaints.seek(0)
        return self.complaints.read(64 * 2**10).decode("utf-8", "replace")


@contextmanager
def _running(home: Path, words: tuple[str, ...]) -> Iterator[_Running]:
    command = ["git", *_HARDENED, "-C", str(home), *words]
    pipe = subprocess.PIPE
    with tempfile.TemporaryFile() as complaints:
        try:
            process = subprocess.Popen(  # noqa: S603 - a list of words, no shell
                command, stdin=pipe, stdout=pipe, stderr=complaints, env=_environment()
            )
        except OSError as missing:
            raise NoAnswer(
                "เครื่องนี้ไม่มีโปรแกรม git ติดตั้งจาก https://git-scm.com", repository=is_in_repository(home)
            ) from missing
        asked, told = process.stdin, process.stdout
        assert asked is not None  # noqa: S101 - both are pipes
        assert told is not None  # noqa: S101
        end = Timer(_SECONDS, process.kill)
        end.daemon = True
        end.start()
        try:
            with process:
                yield _Running(asked, told, complaints, process)
        finally:
            end.cancel()
            end.join()


def _environment() -> dict[str, str]:
    kept = {
        name: value for name, value in os.environ.items() if name not in {"GIT_EXTERNAL_DIFF", "GIT_TRACE"}
    }
    return {
        **kept,
        "LC_ALL": "C",  # its errors are recognised by their English text
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",
    }


def _reason(home: Path, said: str) -> str:
    """Why git cannot answer, with what to do about it."""
    if "dubious ownership" in said:
        return f"โปรแกรม git ไม่อ่านโฟลเดอร์ของผู้อื่น ถ้าไว้ใจ สั่ง `git config --global --add safe.directory {home}`"
    if "not a git repository" in said and not is_in_repository(home):
        return "โฟลเดอร์นี้ไม่ได้อยู่ใน git"
    if "does not have any commits" in said:
        return "ยังไม่มีการบันทึกใน git สั่ง `git commit` ก่อน"
    lines = said.strip().splitlines()
    return f"อ่านคลัง git ไม่ได้ คลังอาจเสียหาย (git แจ้งว่า “{lines[-1] if lines else 'ไม่มีคำตอบ'}”) ซ่อมคลังก่อน"


def is_in_repository(home: Path) -> bool:
    """Whether the folder lies in a repository, readable or not."""
    return any(os.path.lexists(folder / ".git") for folder in (home, *home.parents))
