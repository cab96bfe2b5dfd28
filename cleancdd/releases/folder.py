"""Releases in a folder of this machine: each whole in a folder of its own, and one link that names the
present one.

    TARGET/releases/<time>-<digest>/   a release; never changed once it is there
    TARGET/current                     the link that the web server serves; switched in one step
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cleancdd.publish import MANIFEST, SIGNATURE, FileDigest, PublishError, parse_manifest, verify
from cleancdd.publish.compression import SUFFIX, is_worth_packing, pack
from cleancdd.publish.errors import explained
from cleancdd.publish.lock import sole_use
from cleancdd.publish.modes import make_readable
from cleancdd.publish.paths import PlainTree

__all__ = ["CURRENT", "MARK", "RELEASES", "Placed", "ReleaseFolder", "name_of", "whole_site"]

MARK = ".cleancdd-releases"
"""The file that marks a folder as one for releases; a folder without it is never changed."""

RELEASES = "releases"
CURRENT = "current"
NAME = re.compile(r"[0-9]{8}T[0-9]{6}Z-[0-9a-f]{12}")
_CLOCK = "%Y%m%dT%H%M%SZ"
_TIME = len("00000000T000000Z")
_COMING = ".coming"
_KEPT = " (เว็บไซต์ที่เผยแพร่อยู่ไม่เปลี่ยน)"


@dataclass(frozen=True, slots=True)
class Placed:
    """The current release; `switched` is False if it was current already."""

    name: str
    switched: bool


def whole_site(site: Path) -> dict[str, FileDigest]:
    """The files of a built site that is as its manifest says; raises `PublishError` for any other."""
    if not site.exists():
        raise PublishError(f"ยังไม่มีเว็บไซต์ที่ {site} สั่ง `cleancdd build` ก่อน")
    if found := verify(site):
        raise PublishError(
            f"{site} ไม่ตรงกับรายการไฟล์ {len(found)} ไฟล์ เช่น `{found[0].path}` สร้างเว็บไซต์ใหม่ก่อนเผยแพร่"
        )
    return parse_manifest((site / MANIFEST).read_bytes())


def name_of(site: Path) -> str:
    """A name for the release of a site, from the present time and the digest of its manifest."""
    digest = hashlib.sha256((site / MANIFEST).read_bytes()).hexdigest()
    return f"{datetime.now(UTC):{_CLOCK}}-{digest[:12]}"


def _after(names: list[str], name: str) -> str:
    """The name, moved one second after the last release if its time is not later: the clock may have been set
    back, and rolling back relies on the order of names."""
    if not names or names[-1][:_TIME] < name[:_TIME]:
        return name
    moment = datetime.strptime(names[-1][:_TIME], _CLOCK) + timedelta(seconds=1)
    return f"{moment:{_CLOCK}}{name[_TIME:]}"


class ReleaseFolder:
    """The releases of a site in a folder; every expected failure is a `PublishError` and changes nothing that
    visitors see."""

    def __init__(self, target: Path) -> None:
        self._target = Path(os.path.abspath(target))  # noqa: PTH100 - a link in its place must be seen

    def publish(self, site: Path, keep: int) -> Placed:
        """Put a built site out as a new release, and remove all but the newest `keep`."""
        files = whole_site(site)
        with self._held(new=True):
            present, name = self._present(), _after(self._names(), name_of(site))
            if present is not None and self._holds(present, site):
                return Placed(present, switched=False)
            coming = self._releases / _COMING
            with ExitStack() as undo:
                undo.callback(shutil.rmtree, coming, ignore_errors=True)
                # Linking again what is damaged in the present release would refuse every later one.
                sources = (self._releases / present, None) if present else (None,)
                if not any(self._is_copied(site, files, coming, one) for one in sources):
                    raise PublishError(f"คัดลอกเว็บไซต์ไปที่ {self._target} แล้วไม่ตรงกับต้นทาง จึงไม่เผยแพร่{_KEPT}")
                coming.rename(self._releases / name)
            self._switch(name)
            self._prune(keep)
        return Placed(name, switched=True)

    def roll_back(self) -> Placed:
        """Switch back to the release before the current one."""
        with self._held(new=False):
            present = self._present()
            before = [one for one in self._names() if present is not None and one < present]
            if not before:
                raise PublishError(f"ไม่มีรุ่นก่อนหน้าใน {self._target} ให้ย้อนกลับ")
            self._switch(before[-1])
        return Placed(before[-1], switched=True)

    @property
    def _releases(self) -> Path:
        return self._target / RELEASES

    @contextmanager
    def _held(self, *, new: bool) -> Iterator[None]:
        """The folder, checked to be ours, for this run alone."""
        with explained("เผยแพร่", self._target, assurance=_KEPT):
            self._check(new=new)
            with sole_use(self._target / ".lock"):
                yield

    def _check(self, *, new: bool) -> None:
        target = self._target
        if (target / MARK).is_file() and not target.is_symlink():
            return
        if target.is_symlink() or (target.exists() and (not target.is_dir() or any(target.iterdir()))):
            raise PublishError(
                f"{target} ไม่ใช่โฟลเดอร์สำหรับเผยแพร่ของโปรแกรมนี้ จึงไม่แตะต้อง ระบุโฟลเดอร์ใหม่หรือโฟลเดอร์ว่าง"
            )
        if not new:
            raise PublishError(f"ยังไม่เคยเผยแพร่ไปที่ {target}")
        (target / RELEASES).mkdir(parents=True)
        (target / MARK).write_text("cleancdd\n", encoding="ascii", newline="\n")

    def _present(self) -> str | None:
        link = self._target / CURRENT
        if not link.is_symlink():
            if link.exists():
                raise PublishError(f"{link} ไม่ใช่ลิงก์ที่โปรแกรมนี้สร้าง จึงไม่แตะต้อง")
            return None
        name = Path(os.readlink(link)).name  # noqa: PTH115 - its text, wherever it leads
        return name if name in self._names() else None

    def _names(self) -> list[str]:
        return sorted(one.name for one in self._releases.iterdir() if NAME.fullmatch(one.name))

    def _holds(self, release: str, site: Path) -> bool:
        """Whether a release is byte for byte this site, including its signature."""
        there = self._releases / release
        if any(_bytes(there / one) != _bytes(site / one) for one in (MANIFEST, SIGNATURE)):
            return False
        return not verify(there)

    def _is_copied(
        self, site: Path, files: dict[str, FileDigest], coming: Path, present: Path | None
    ) -> bool:
        self._copy(site, files, coming, present)
        return not verify(coming)

    def _copy(self, site: Path, files: dict[str, FileDigest], coming: Path, present: Path | None) -> None:
        """Copy the site and pack its texts; what is identical in the present release is linked instead."""
        if coming.exists():
            shutil.rmtree(coming)  # left over from a run that was killed
        coming.mkdir()
        old = _listed(present)
        for path, listed in files.items():
            target = coming / path
            target.parent.mkdir(parents=True, exist_ok=True)
            same = present if old.get(path) == listed else None
            if not _linked(same, path, target):
                shutil.copyfile(site / path, target)
            packed = f"{path}{SUFFIX}"
            worth_it = is_worth_packing(path, listed.size) and packed not in files
            if worth_it and not _linked(same, packed, coming / packed):
                pack(target)
        for path in (MANIFEST, SIGNATURE):
            if PlainTree(site).stat(path) is not None:
                shutil.copyfile(site / path, coming / path)
        make_readable(coming)

    def _switch(self, name: str) -> None:
        fresh = self._target / f".{CURRENT}.new"
        fresh.unlink(missing_ok=True)
        try:
            fresh.symlink_to(Path(RELEASES) / name, target_is_directory=True)
        except (OSError, NotImplementedError) as refused:
            raise PublishError(f"ดิสก์หรือระบบนี้ไม่ยอมให้สร้างลิงก์ใน {self._target} จึงสลับรุ่นไม่ได้{_KEPT}") from refused
        fresh.replace(self._target / CURRENT)

    def _prune(self, keep: int) -> None:
        present = self._present()
        for name in self._names()[:-keep]:
            if name != present:
                shutil.rmtree(self._releases / name, ignore_errors=True)


def _bytes(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def _listed(release: Path | None) -> dict[str, FileDigest]:
    """What a release says of its files; nothing where it is damaged, so that all are copied."""
    try:
        return parse_manifest((release / MANIFEST).read_bytes()) if release else {}
    except (PublishError, OSError):
        return {}


def _linked(present: Path | None, path: str, target: Path) -> bool:
    """Whether the file of the present release could be linked to `target` too; never without one."""
    try:
        if present is None or PlainTree(present).stat(path) is None:
            return False
        os.link(present / path, target)
    except (OSError, NotImplementedError):
        return False
    return True
