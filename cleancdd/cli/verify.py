"""`cleancdd verify`."""

from __future__ import annotations

import hashlib
import json
import re
from itertools import groupby
from pathlib import Path

import click

from cleancdd.cli.errors import stopped_by
from cleancdd.cli.progress import Progress
from cleancdd.cli.thai import Command
from cleancdd.diagnostics import tame
from cleancdd.publish import MANIFEST, Deviation, DeviationKind, PublishError, named_by, parse_manifest
from cleancdd.publish import verify as deviations_of
from cleancdd.refusals import reason
from cleancdd.releases.delivery import ServedSite
from cleancdd.releases.signature import PublicKey
from cleancdd.releases.site import wrong_signature, wrong_signature_of_list

__all__ = ["verify"]

_WORDS = {
    DeviationKind.MISSING: "ไม่มี",
    DeviationKind.CHANGED: "ไม่ตรงกับรายการ",
    DeviationKind.EXTRA: "ไม่อยู่ในรายการ",
    DeviationKind.UNREAD: "อ่านไม่ได้ จึงไม่รู้ว่าตรงหรือไม่",
}
_ADDRESS = re.compile(r"(?i)https?://")
_SHA256 = re.compile(r"(?i)[0-9a-f]{64}")


@click.command(cls=Command)
@click.argument("place", metavar="DIR|URL|FILE|SHA256")
@click.option(
    "--key", metavar="KEY", help="กุญแจสาธารณะของ minisign (ไฟล์หรือบรรทัดที่ขึ้นต้นด้วย RW) รายการต้องลงนามด้วยกุญแจนี้"
)
@click.option(
    "--manifest",
    "own",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=f"{MANIFEST} ที่เก็บไว้เอง รายการที่เผยแพร่ต้องเหมือนกัน หรือต้องมีไฟล์ที่ถืออยู่",
)
@click.option("--json", "as_data", is_flag=True, help="แสดงเป็น JSON")
def verify(*, place: str, key: str | None, own: Path | None, as_data: bool) -> None:
    """เทียบเว็บไซต์ในโฟลเดอร์หรือที่เผยแพร่อยู่กับรายการไฟล์ของเว็บไซต์ และบอกทุกไฟล์ที่ไม่ตรง

    ถ้าระบุไฟล์ที่ถืออยู่ หรือรหัส SHA-256 จากหน้าที่พิมพ์ไว้ บอกว่าเป็นไฟล์ใดของรุ่นที่เก็บรายการไว้
    """
    with stopped_by(PublishError):
        public = PublicKey.read(key) if key else None
        if (held := _digest_of(place)) is not None:
            _prove(held, own, public, as_data=as_data)
            return
        check = _check_served if _ADDRESS.match(place) else _check_folder
        manifest, found, unsigned = check(place, public)
        other = own is not None and _own(own) != manifest
    count = len(parse_manifest(manifest))
    wrong = [one for one in (unsigned, _other(own) if other else None) if one]
    click.echo(
        _as_json(count, found, wrong) if as_data else _as_text(count, found, wrong, signed=public is not None)
    )
    if found or wrong:
        raise click.exceptions.Exit(1)


def _digest_of(place: str) -> str | None:
    """The SHA-256 of a given file, or one given directly; None for a folder or an address."""
    if _SHA256.fullmatch(place):
        return place.lower()
    if not Path(place).is_file():
        return None
    with Path(place).open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _prove(sha256: str, own: Path | None, public: PublicKey | None, *, as_data: bool) -> None:
    """Print which files of a release have this digest, by its stored manifest; exit status 1 when none has,
    or when the manifest is not signed by the key."""
    if own is None:
        raise PublishError(f"ระบุรายการไฟล์ของรุ่นที่จะเทียบด้วย --manifest เช่น --manifest {MANIFEST}")
    paths = named_by(sha256, parse_manifest(_own(own)))
    unsigned = wrong_signature_of_list(own, public) if public else None
    wrong = [unsigned] if unsigned else []
    if as_data:
        told = {"sha256": sha256, "paths": paths, "manifest": wrong}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        signed = " และรายการลงนามด้วยกุญแจที่ระบุ" if public and not unsigned else ""
        found = [f"เป็นไฟล์ของรุ่นนี้{signed}: {tame(path)}" for path in paths]
        lines = found or [f"ไม่ใช่ไฟล์ใดของรุ่นใน {own}: SHA-256 {sha256}"]
        click.echo("\n".join([*(f"รายการ: {one}" for one in wrong), *lines]))
    if wrong or not paths:
        raise click.exceptions.Exit(1)


def _check_folder(place: str, public: PublicKey | None) -> tuple[bytes, tuple[Deviation, ...], str | None]:
    """The manifest of a folder, the differences, and the reason why it is not signed by the key."""
    folder = Path(place)
    if not folder.is_dir():
        raise PublishError(
            f"ไม่พบโฟลเดอร์หรือไฟล์ `{place}` ถ้าเป็นที่อยู่ของเว็บไซต์ พิมพ์ให้ขึ้นต้นด้วย https:// "
            "ถ้าเป็นรหัส SHA-256 พิมพ์ให้ครบ 64 ตัว"
        )
    folder = folder.resolve()  # the folder of a web server may be a link to the current release
    found = deviations_of(folder)
    return (folder / MANIFEST).read_bytes(), found, wrong_signature(folder, public) if public else None


def _check_served(place: str, public: PublicKey | None) -> tuple[bytes, tuple[Deviation, ...], str | None]:
    """The same, for a site at an address."""
    with ServedSite(place) as site, Progress() as progress:
        manifest = site.manifest()
        unsigned = site.wrong_signature(manifest, public) if public else None
        return manifest, site.deviations(manifest, progress.count), unsigned


def _own(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as failed:
        raise PublishError(f"อ่าน `{file}` ไม่ได้: {reason(failed)}") from failed


def _other(file: Path | None) -> str:
    return f"รายการไฟล์ที่เผยแพร่ไม่เหมือนกับ {file}"


def _as_json(count: int, found: tuple[Deviation, ...], wrong: list[str]) -> str:
    told = [{"path": one.path, "kind": one.kind.value} for one in found]
    return json.dumps({"files": count, "manifest": wrong, "deviations": told}, ensure_ascii=False, indent=2)


def _as_text(count: int, found: tuple[Deviation, ...], wrong: list[str], *, signed: bool) -> str:
    lines = [f"รายการ: {one}" for one in wrong]
    lines += [f"{_WORDS[one.kind]}: {tame(one.path)}" for one in found]
    if lines:
        kinds = sorted(_WORDS[one.kind] for one in found)
        counts = [f"{word} {len(list(group))} ไฟล์" for word, group in groupby(kinds)]
        return "\n".join([*lines, f"ตรวจ {count} ไฟล์: {' '.join(counts) or 'ไฟล์ตรงทุกไฟล์'}"])
    return f"ตรงทุกไฟล์: {count} ไฟล์" + (" และรายการลงนามด้วยกุญแจที่ระบุ" if signed else "")
