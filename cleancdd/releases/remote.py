"""Releases on another machine, through the `ssh` program: the same folders as on this one.

The other side needs a POSIX shell, tar, gzip and sha256sum. The whole site comes as one stream, is checked
against its digests there, and only then takes the place of the present release; a connection that breaks
leaves nothing that visitors could see.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO

from cleancdd.publish import MANIFEST, SIGNATURE, FileDigest, PublishError
from cleancdd.publish.compression import KINDS, LEAST, SUFFIX
from cleancdd.publish.paths import PlainTree
from cleancdd.releases.folder import CURRENT, MARK, RELEASES, Placed, name_of, whole_site

__all__ = ["RemoteFolder"]

_URL = re.compile(r"ssh://(?P<host>(?:[\w.-]+@)?[\w.-]+)(?::(?P<port>[0-9]{1,5}))?(?P<path>/.+)")
_SHORT = re.compile(r"(?P<host>(?:[\w.-]+@)?[\w.-]+):(?P<path>/[^/].*)")
_MEANT = re.compile(r"[a-z]+://.*|[\w.-]+@[\w.-]+:.*|[\w.]{2}[\w.-]*:.*")
"""Words that are meant for another machine, whether or not they are complete; one letter is a drive."""

_SUMS = ".cleancdd-sums"
_KINDS = " -o ".join(f"-name '*{kind}'" for kind in KINDS)

_OURS = f"""
set -eu
umask 022
target=$1 name=$2 keep=$3
if [ -L "$target" ]; then echo not-ours >&2; exit 3; fi
if [ ! -f "$target/{MARK}" ]; then
  if [ -e "$target" ] && [ -n "$(ls -A -- "$target")" ]; then echo not-ours >&2; exit 3; fi
  if [ "$keep" = 0 ]; then echo none >&2; exit 4; fi
  mkdir -p -- "$target/{RELEASES}"
  echo cleancdd > "$target/{MARK}"
fi
cd -- "$target"
present=$(readlink {CURRENT} || true)
present=${{present##*/}}
switch() {{
  rm -f .{CURRENT}.new
  ln -s "{RELEASES}/$1" .{CURRENT}.new
  mv -fT .{CURRENT}.new {CURRENT} 2>/dev/null || mv -fh .{CURRENT}.new {CURRENT}
  echo "$1"
}}
names() {{ ls -1 {RELEASES} | grep -E '^[0-9]{{8}}T[0-9]{{6}}Z-[0-9a-f]{{12}}$' | sort; }}
"""

_PUBLISH = f"""{_OURS}
coming={RELEASES}/.coming-$name
trap 'rm -rf "$coming"' EXIT
mkdir "$coming"
tar -xzf - -C "$coming"
(cd "$coming" && sha256sum -c {_SUMS} > /dev/null) || {{ echo damaged >&2; exit 5; }}
rm "$coming/{_SUMS}"
find "$coming" -type f \\( {_KINDS} \\) -size +{LEAST - 1}c -exec sh -c \\
  'for one; do gzip -9nc < "$one" > "$one{SUFFIX}" || exit 1; done' sh {{}} +
mv "$coming" "{RELEASES}/$name"
switch "$name"
names | head -n "-$keep" | while IFS= read -r old; do
  if [ "$old" != "$name" ]; then rm -rf "{RELEASES}/$old"; fi
done
"""

_ROLL_BACK = f"""{_OURS}
before=$(names | awk -v present="$present" '$0 < present' | tail -n 1)
if [ -z "$before" ]; then echo none >&2; exit 4; fi
switch "$before"
"""

_MEANINGS = {
    3: "โฟลเดอร์ปลายทางไม่ใช่โฟลเดอร์สำหรับเผยแพร่ของโปรแกรมนี้ จึงไม่แตะต้อง ระบุโฟลเดอร์ใหม่หรือโฟลเดอร์ว่าง",
    4: "ไม่มีรุ่นก่อนหน้าที่ปลายทางให้ย้อนกลับ",
    5: "ไฟล์ที่ปลายทางได้รับไม่ตรงกับต้นทาง จึงไม่เผยแพร่ ลองใหม่",
    255: "ต่อกับปลายทางด้วย ssh ไม่ได้ หรือการเชื่อมต่อขาดกลางทาง",
}


@dataclass(frozen=True, slots=True)
class RemoteFolder:
    """A folder of releases at `user@host:/path` or `ssh://user@host:port/path`."""

    host: str
    port: str | None
    path: str

    @classmethod
    def named(cls, words: str) -> RemoteFolder | None:
        """The folder on another machine that the words name; None where they name one of this machine.

        Raises `PublishError` for another machine whose name or folder is not complete.
        """
        found = _URL.fullmatch(words) or _SHORT.fullmatch(words)
        if found is None or found["host"].startswith("-"):
            if _MEANT.fullmatch(words):
                raise PublishError(
                    f"`{words}` ไม่ใช่ที่อยู่ที่เผยแพร่ได้ พิมพ์ตามแบบ `user@host:/path` หรือ `ssh://user@host:port/path` "
                    "ให้โฟลเดอร์ขึ้นต้นด้วย `/`"
                )
            return None
        return cls(found["host"], found.groupdict().get("port"), found["path"])

    def publish(self, site: Path, keep: int) -> Placed:
        """Put a built site out as a new release there; raises `PublishError` with the present one left."""
        files = whole_site(site)
        return Placed(self._run(_PUBLISH, name_of(site), keep, (site, files)), switched=True)

    def roll_back(self) -> Placed:
        """Switch back to the release before the current one."""
        return Placed(self._run(_ROLL_BACK, "-", 0, None), switched=True)

    def _run(self, script: str, name: str, keep: int, sent: tuple[Path, dict[str, FileDigest]] | None) -> str:
        port = ["-p", self.port] if self.port else []
        remote = shlex.join(["sh", "-c", script, "sh", self.path, name, str(keep)])
        command = ["ssh", "-T", "-o", "BatchMode=yes", "-o", "ServerAliveInterval=15", *port, "--", self.host]
        with tempfile.TemporaryFile() as complaints:
            try:
                process = subprocess.Popen(  # noqa: S603 - a list of words; the host cannot be an option
                    [*command, remote], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaints
                )
            except OSError as missing:
                raise PublishError("เครื่องนี้ไม่มีโปรแกรม ssh ติดตั้ง OpenSSH แล้วลองใหม่") from missing
            said = _talk(process, sent)
            if process.returncode == 0 and said:
                return said.splitlines()[-1]
            complaints.seek(0)
            raise PublishError(_reason(process.returncode, complaints.read(4096).decode("utf-8", "replace")))


def _talk(process: subprocess.Popen[bytes], sent: tuple[Path, dict[str, FileDigest]] | None) -> str:
    assert process.stdin is not None  # noqa: S101 - both are pipes
    assert process.stdout is not None  # noqa: S101
    with process:
        try:
            if sent is not None:
                _send(process.stdin, *sent)
            process.stdin.close()
        except BrokenPipeError:
            pass  # the other side ended first; its status tells why
        except BaseException:
            process.kill()
            raise
        return process.stdout.read(4096).decode("ascii", "replace").strip()


def _send(stream: IO[bytes], site: Path, files: dict[str, FileDigest]) -> None:
    """The site as a compressed archive, its digests last: an archive that is cut lacks them."""
    with tarfile.open(fileobj=stream, mode="w|gz") as archive:
        extra = [path for path in (MANIFEST, SIGNATURE) if PlainTree(site).stat(path) is not None]
        for path in [*sorted(files), *extra]:
            archive.add(site / path, path, recursive=False, filter=_plain)
        sums = "".join(f"{files[path].sha256}  {path}\n" for path in sorted(files)).encode()
        entry = tarfile.TarInfo(_SUMS)
        entry.size = len(sums)
        archive.addfile(entry, BytesIO(sums))


def _plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """An archive entry without the names of local users."""
    entry.mode, entry.uid, entry.gid, entry.uname, entry.gname = 0o644, 0, 0, "", ""
    return entry


def _reason(status: int, said: str) -> str:
    last = (said.strip().splitlines() or [""])[-1]
    why = _MEANINGS.get(status, "ปลายทางทำงานไม่สำเร็จ เนื้อที่ดิสก์อาจเต็มหรือไม่มีสิทธิ์เขียน")
    told = f" ({last})" if last and status not in {3, 4, 5} else ""
    return f"{why}{told} เว็บไซต์ที่เผยแพร่อยู่ไม่เปลี่ยน"
