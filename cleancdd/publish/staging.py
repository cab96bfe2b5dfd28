"""Builds the next version of a site beside the current one."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from cleancdd.publish.draft import Draft
from cleancdd.publish.errors import PublishError, explained
from cleancdd.publish.lock import sole_use
from cleancdd.publish.manifest import MANIFEST, SIGNATURE, FileDigest, is_site, manifest_bytes
from cleancdd.publish.memory import BuildMemory, Remembered
from cleancdd.publish.modes import is_as_published, is_readable, set_modes
from cleancdd.publish.paths import Claims, Listing, PlainTree
from cleancdd.publish.swap import Places, flush, recover, swap_in

__all__ = ["Published", "Staging"]


_NOT_OURS = {errno.EACCES, errno.EEXIST, errno.ENOTDIR, errno.EPERM, errno.EROFS}
"""Errors of a place that may not be written to: a build there goes on without the memory of builds."""


@dataclass(frozen=True, slots=True)
class Published:
    """How many files a build wrote, kept and removed, and whether the site was replaced at all."""

    written: int
    kept: int
    removed: int
    changed: bool


class Staging:
    """A new tree beside the folder `out`, which replaces it at `commit` or is discarded at the end of the
    block.

    `memory` is the file with the records of the last build; when it is absent or unreadable, no file is kept
    without comparing its bytes. The tree that was replaced last is stored beside it, as the start of the next
    build. Files whose bytes are unchanged count as kept and keep their modification time. Every expected
    failure (full disk, no permission, another build running, a folder that is not a site) is a
    `PublishError`.
    """

    def __init__(self, out: Path, memory: Path | None = None) -> None:
        # Not `resolve`: a link in place of `out` must be detected.
        self._places = Places(Path(os.path.abspath(out)))  # noqa: PTH100
        self._memory_file = memory
        self._memory = BuildMemory()
        self._spare = memory.with_suffix(".spare") if memory else None
        self._claims = Claims(MANIFEST, SIGNATURE)
        self._written: dict[str, Remembered] = {}
        self._kept: dict[str, Remembered] = {}
        self._unlinked: list[str] = []
        self._cleanup = ExitStack()
        self._old: Listing
        self._draft: Draft

    def __enter__(self) -> Self:
        out = self._places.out
        with ExitStack() as undo, explained("เตรียมโฟลเดอร์ของเว็บไซต์", out):
            _check_target(out)
            out.parent.mkdir(parents=True, exist_ok=True)
            undo.enter_context(sole_use(self._places.lock))
            if recover(self._places):
                _check_target(out)
            undo.callback(shutil.rmtree, self._places.new, ignore_errors=True)
            self._old = Listing(out)
            self._draft = Draft(self._places.new, self._spare)
            self._memory = BuildMemory.load(self._memory_file) if self._memory_file else self._memory
            self._cleanup = undo.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._cleanup.close()

    def keep(self, path: str, fingerprint: str) -> bool:
        """Keep the published file if it was made from the same inputs and has not been touched; otherwise
        False."""
        with explained("อ่านเว็บไซต์เดิม", self._places.out):
            known = self._memory.recall(path, fingerprint, self._old)
        if known is None:
            return False
        self._claims.claim(path)
        self._take_over(path, known)
        return True

    def write(self, path: str, data: bytes, fingerprint: str = "") -> None:
        """Publish these bytes at a path with `/`; raises `PublishError` when the path is unsafe or in use."""
        self._claims.claim(path)
        with explained("เขียนเว็บไซต์ใหม่", self._places.new / path):
            if self._is_same(path, data):
                self._take_over(path, _remembered(self._places.out / path, data, fingerprint))
            else:
                self._draft.write(path, data)
                self._record_written(path, data, fingerprint)

    def keep_folder(self, folder: str, fingerprint: str) -> bool:
        """Keep every file that the last build published under a folder; False, and none kept, if one of them
        is not valid."""
        paths = sorted(self._memory.under(folder))
        with explained("อ่านเว็บไซต์เดิม", self._places.out):
            valid = all(self._memory.recall(path, fingerprint, self._old) for path in paths)
        return bool(paths) and valid and all(self.keep(path, fingerprint) for path in paths)

    def fill(self) -> Path:
        """Add every kept file to the new tree and return its folder, for a tool that needs the whole site."""
        with explained("นำไฟล์เดิมมาใช้", self._places.out):
            self._draft.begin()
            while self._unlinked:
                self._link(self._unlinked[-1])
                self._unlinked.pop()
            self._draft.drop_rest()
        return self._places.new

    def adopt(self, folder: str, fingerprint: str = "") -> None:
        """Publish the files that a tool wrote into a folder of the new tree."""
        with explained("อ่านไฟล์ที่สร้างใหม่", self._places.new / folder):
            for path, plain in sorted(PlainTree(self._places.new).entries(folder)):
                if not plain:
                    raise PublishError(f"`{path}` เป็นลิงก์ของระบบไฟล์ จึงเผยแพร่ไม่ได้")
                self._adopt_file(path, fingerprint)

    def commit(self) -> Published:
        """Replace the old tree with the new one, unless they are the same."""
        files = self._kept | self._written
        listing = manifest_bytes({path: FileDigest(one.sha256, one.size) for path, one in files.items()})
        with explained("เผยแพร่เว็บไซต์", self._places.out):
            # The signature stays valid for an unchanged manifest; with another one it is removed.
            gone = self._old.names - files.keys() - {MANIFEST, SIGNATURE}
            changed = bool(self._written or gone or not self._is_same(MANIFEST, listing))
            if changed:
                self._complete(listing)
            self._remember()
            if changed:
                swap_in(self._places, self._spare)
        return Published(len(self._written), len(self._kept), len(gone), changed)

    def _complete(self, listing: bytes) -> None:
        self.fill()
        self._draft.write(MANIFEST, listing)
        files, folders = self._draft.new_files, self._draft.changed_folders
        set_modes((*files, *folders))
        flush(self._places.new, files, folders)

    def _remember(self) -> None:
        # Saved before the swap, so that a full disk still prevents the swap. If the swap then fails, the
        # records do not match the changed files, which are made again.
        if self._memory_file is None:
            return
        try:
            BuildMemory(self._kept | self._written).save(self._memory_file)
        except OSError as failed:
            if failed.errno not in _NOT_OURS:
                raise

    def _adopt_file(self, path: str, fingerprint: str) -> None:
        self._claims.claim(path)
        file = self._places.new / path
        data = file.read_bytes()
        if self._is_same(path, data):
            file.unlink()
            self._take_over(path, _remembered(self._places.out / path, data, fingerprint))
        else:
            self._draft.note(path)
            self._record_written(path, data, fingerprint)

    def _is_same(self, path: str, data: bytes) -> bool:
        """Whether the published site has exactly these bytes at the path, readable by everybody."""
        info = self._old.stat(path)
        return (
            info is not None
            and is_readable(info)
            and info.st_size == len(data)
            and (self._places.out / path).read_bytes() == data
        )

    def _take_over(self, path: str, known: Remembered) -> None:
        self._kept[path] = known
        self._unlinked.append(path)

    def _record_written(self, path: str, data: bytes, fingerprint: str) -> None:
        self._written[path] = _remembered(self._places.new / path, data, fingerprint)

    def _link(self, path: str) -> None:
        info = self._old.stat(path)
        assert info is not None  # noqa: S101 - a file is kept only when it was listed
        if not self._draft.link(path, self._places.out / path, info):
            copied = (self._places.new / path).lstat()
            self._kept[path] = self._kept[path]._replace(mtime_ns=copied.st_mtime_ns)
        elif not is_as_published(info):
            set_modes([self._places.new / path])


def _remembered(file: Path, data: bytes, fingerprint: str) -> Remembered:
    info = file.lstat()
    return Remembered(fingerprint, hashlib.sha256(data).hexdigest(), len(data), info.st_mtime_ns)


def _check_target(out: Path) -> None:
    """Refuse a folder that is not for a site, so that no other files are ever replaced."""
    if not out.name:
        raise PublishError(f"{out} เป็นรากของดิสก์ ใช้เป็นโฟลเดอร์ของเว็บไซต์ไม่ได้")
    if out.is_symlink():
        raise PublishError(f"{out} เป็นลิงก์ไปที่อื่น ใช้เป็นโฟลเดอร์ของเว็บไซต์ไม่ได้ ลบลิงก์หรือเลือกโฟลเดอร์อื่นด้วย `--out`")
    if not out.exists():
        return
    if not out.is_dir():
        raise PublishError(f"{out} เป็นไฟล์ ไม่ใช่โฟลเดอร์ เลือกโฟลเดอร์อื่นด้วย `--out`")
    if (out / "content" / "site.yaml").exists() or (out / ".git").exists():
        raise PublishError(f"{out} เก็บไฟล์ต้นฉบับ จึงใช้เป็นโฟลเดอร์ของเว็บไซต์ไม่ได้ เลือกโฟลเดอร์อื่นด้วย `--out`")
    if any(out.iterdir()) and not is_site(out):
        raise PublishError(
            f"{out} มีไฟล์อยู่แล้วและไม่ใช่เว็บไซต์ที่โปรแกรมนี้สร้าง จึงไม่เขียนทับ "
            "ย้ายไฟล์ออก ลบโฟลเดอร์ หรือเลือกโฟลเดอร์อื่นด้วย `--out`"
        )
