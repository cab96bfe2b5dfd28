"""The command line: arguments, progress, printing, exit status (0 done, 1 the content has diagnostics, 2
could not run)."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Self

import click
from rich.console import Console

from cleancdd import links, pipeline, weblog
from cleancdd.cli import report
from cleancdd.diagnostics import InvalidContent, as_github, as_json, as_text
from cleancdd.findings.notices import notices
from cleancdd.findings.scoring import score_unit as scorecard_of
from cleancdd.library import Library, read_library
from cleancdd.model.links import LinkStatus
from cleancdd.model.scorecard import Scorecard
from cleancdd.publish import PublishError
from cleancdd.readers.links import LINKS_FILE, write_links
from cleancdd.readers.settings import SETTINGS_FILE
from cleancdd.sample import FolderInUse, write_sample
from cleancdd.search import SearchError
from cleancdd.serve import serve as serve_site
from cleancdd.thai.dates import THAI_TIME, fiscal_year_days, parse_day
from cleancdd.thai.folding import fold

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status; a bug shows its traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        # Outside of its standalone mode click returns the status of `Exit`, and None where a command just
        # ended.
        status = commands.main(
            args=None if arguments is None else list(arguments), prog_name="cleancdd", standalone_mode=False
        )
    except InvalidContent as invalid:
        click.echo("\n\n".join(as_text(one) for one in invalid.diagnostics), err=True)
        click.echo(f"\nพบที่ต้องแก้ไข {len(invalid.diagnostics)} แห่ง เว็บไซต์เดิมยังอยู่ครบ", err=True)
        return 1
    except (PublishError, SearchError) as failed:
        click.echo(f"ทำงานต่อไม่ได้: {failed}", err=True)
        return 2
    except FolderInUse as failed:
        click.echo(f"ทำงานต่อไม่ได้: {failed.message} {failed.advice}", err=True)
        return 2
    except click.ClickException as wrong:
        wrong.show()
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("หยุดแล้ว", err=True)
        return 2
    return int(status or 0)


class _Day(click.ParamType[date]):
    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return parse_day(value)
        except ValueError as slip:
            self.fail(f"{getattr(slip, 'message', slip)} {getattr(slip, 'advice', '')}", param, ctx)


_root = click.option(
    "--root",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="โฟลเดอร์ของเว็บไซต์ (ปกติคือโฟลเดอร์นี้หรือโฟลเดอร์เหนือขึ้นไปที่มี content/site.yaml)",
)
_year = click.option("--year", type=int, metavar="YEAR", help="ปีงบประมาณ พ.ศ. (ปกติคือปีปัจจุบันของเว็บไซต์)")
_as_json = click.option("--json", "as_data", is_flag=True, help="แสดงเป็น JSON")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="cleancdd", prog_name="cleancdd")
def commands() -> None:
    """สร้างเว็บไซต์โครงการพัฒนาชุมชนใสสะอาดจากไฟล์ข้อมูล."""


def _build_options(command: Callable[..., None]) -> Callable[..., None]:
    options = (
        click.option("--out", type=click.Path(path_type=Path), help="โฟลเดอร์ของเว็บไซต์ที่สร้าง (ปกติคือ site)"),
        click.option("--as-of", type=_Day(), help="ข้อมูล ณ วันที่ (ปกติคือวันที่ของการบันทึกล่าสุดใน git)"),
        click.option(
            "--jobs", type=click.IntRange(min=1), default=os.cpu_count() or 1, help="จำนวนงานที่ทำพร้อมกัน"
        ),
        click.option("--no-search", is_flag=True, help="ไม่สร้างดัชนีค้นหา"),
        click.option("--clean", is_flag=True, help="สร้างใหม่ทุกหน้า"),
        click.option("--offline", is_flag=True, help="ให้เปิดจากโฟลเดอร์ได้โดยไม่ต้องมีเว็บเซิร์ฟเวอร์ (ยกเว้นการค้นหา)"),
    )
    for option in reversed(options):
        command = option(command)
    return command


@commands.command()
@_build_options
@_root
def build(
    *,
    out: Path | None,
    as_of: date | None,
    jobs: int,
    no_search: bool,
    clean: bool,
    offline: bool,
    root: Path | None,
) -> None:
    """ตรวจ ให้คะแนน และสร้างเว็บไซต์."""
    home = _home(root)
    options = pipeline.Options(
        out=out or home / "site",
        as_of=as_of or _commit_day(home),
        jobs=jobs,
        search=not no_search,
        clean=clean,
        offline=offline,
        commit=_git(home, "rev-parse", "HEAD") or None,
    )
    with _Progress() as progress:
        built = pipeline.build(home, options, progress.tell)
    click.echo(report.built(built, options.out))


@commands.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option(
    "--format", "shape", type=click.Choice(["text", "json", "github"]), default="text", help="รูปแบบของรายงาน"
)
@_root
def check(paths: tuple[Path, ...], shape: str, root: Path | None) -> None:
    """ตรวจไฟล์ทั้งหมด หรือเฉพาะที่ระบุ โดยไม่สร้างเว็บไซต์."""
    home = _home(root)
    try:
        library = pipeline.check_site(home)
    except InvalidContent as invalid:
        chosen = [one for one in invalid.diagnostics if _is_chosen(one.span.path, paths, home)]
        if shape == "text" and chosen:
            raise InvalidContent(chosen) from None
        if shape != "text":
            click.echo(as_json(chosen) if shape == "json" else "\n".join(map(as_github, chosen)))
        if chosen:
            raise click.exceptions.Exit(1) from None
        click.echo(f"ไม่พบที่ต้องแก้ไขในที่ระบุ แต่ที่อื่นยังมี {len(invalid.diagnostics)} แห่ง", err=True)
        return
    if shape == "json":
        click.echo(as_json(()))
    elif shape == "text":
        click.echo(report.checked(library))
        _tell_notices(library, paths, home)


def _tell_notices(library: Library, paths: tuple[Path, ...], home: Path) -> None:
    for notice in notices(library):
        chosen = tuple(place for place in notice.places if _is_chosen(place.path, paths, home))
        if chosen:
            click.echo(report.noticed(replace(notice, places=chosen)), err=True)


@commands.command("score")
@click.argument("unit")
@_year
@_as_json
@_root
def score_unit(*, unit: str, year: int | None, as_data: bool, root: Path | None) -> None:
    """แสดงคะแนนของหน่วยงาน (รหัสหรือชื่อจังหวัด)."""
    home = _home(root)
    library = read_library(home)
    card = _scorecard(home, library, unit, year)
    click.echo(card.model_dump_json(indent=2) if as_data else report.scored(library, card))


@commands.command("next")
@click.argument("unit")
@click.option("--all", "every", is_flag=True, help="บอกทุกระดับที่เหลือ ไม่เฉพาะระดับถัดไป")
@_year
@_root
def next_level(*, unit: str, every: bool, year: int | None, root: Path | None) -> None:
    """บอกว่าหน่วยงานต้องทำอะไรจึงจะถึงระดับต่อไป."""
    home = _home(root)
    library = read_library(home)
    card = _scorecard(home, library, unit, year)
    click.echo(report.next_steps(library, card, _day_of(home, card.year), every=every))


@commands.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, help="พอร์ต")
@_root
def serve(port: int, root: Path | None) -> None:
    """สร้างเว็บไซต์ เปิดดูในเครื่องนี้ และสร้างใหม่เมื่อบันทึกไฟล์."""
    home = _home(root)
    serve_site(home, pipeline.Options(out=home / "site", as_of=_commit_day(home)), port, click.echo)


@commands.command("links")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=20,
    show_default=True,
    help="รอแต่ละครั้งไม่เกินกี่วินาที",
)
@_root
def check_links(timeout: float, root: Path | None) -> None:
    """ตรวจที่อยู่ภายนอกทุกแห่งว่ายังเปิดได้ และบันทึกผลไว้ให้เว็บไซต์แสดง."""
    home = _home(root)
    library = read_library(home)
    limits = links.CheckLimits(timeout=timeout)

    def check(addresses: frozenset[str]) -> dict[str, LinkStatus]:
        with _Progress() as progress:
            return links.check(addresses, limits, progress.count)

    found, book = links.check_library(library, check, datetime.now(THAI_TIME).date())
    if links.is_offline(found):
        raise click.ClickException("ต่อกับปลายทางไม่ได้แม้แต่แห่งเดียว เครื่องนี้อาจออกอินเทอร์เน็ตไม่ได้ จึงคงผลตรวจครั้งก่อนไว้")
    try:
        write_links(home, book)
    except OSError as failed:
        raise click.ClickException(f"เขียน {LINKS_FILE} ไม่ได้: {failed.strerror}") from failed
    lost = [address for address, status in found.items() if status.lost]
    click.echo(links.summary(found, links.places_of(home, book.addresses)))
    if lost:
        raise click.exceptions.Exit(1)


@commands.group()
def usage() -> None:
    """สถิติการใช้เว็บไซต์."""


@usage.command("import")
@click.argument(
    "logs",
    metavar="LOG…",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
)
@_root
def import_usage(logs: tuple[Path, ...], root: Path | None) -> None:
    """นับการเข้าชมจากบันทึกของ nginx Apache Caddy Traefik หรือ IIS (.gz ได้) แล้วเพิ่มใน usage.yaml
    โดยไม่เก็บที่อยู่ของผู้ชม."""
    home = _home(root)
    library = read_library(home)
    try:
        with _Progress() as progress:
            done = weblog.import_logs(home, library, logs, datetime.now(THAI_TIME).date(), progress.tell)
    except weblog.Unread as failed:
        raise click.ClickException(f"`{failed.log}` {failed.why}") from failed
    except weblog.NotWritable as failed:
        raise click.ClickException(str(failed)) from failed
    except OSError as failed:
        raise click.ClickException(f"เขียน {failed.filename} ไม่ได้: {failed.strerror}") from failed
    except weblog.Overlap as overlap:
        click.echo(f"{overlap.message}\n  แก้ไข: {overlap.advice}", err=True)
        raise click.exceptions.Exit(1) from overlap
    click.echo(weblog.told(done.tallies, done.parts, done.files))


@commands.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--units", type=click.IntRange(1, 100_000), required=True, help="จำนวนหน่วยงาน")
@click.option("--years", type=click.IntRange(1, 20), required=True, help="จำนวนปีงบประมาณ")
@click.option("--seed", type=int, default=1, help="เลขตั้งต้น เลขเดิมได้ข้อมูลเดิม")
def sample(folder: Path, units: int, years: int, seed: int) -> None:
    """เขียนข้อมูลตัวอย่างของหน่วยงานสมมติทั้งโครงการ."""
    write_sample(folder, units=units, years=years, seed=seed)
    click.echo(f"เขียนข้อมูลตัวอย่าง {units} หน่วยงาน {years} ปีไว้ที่ {folder}")


class _Progress:
    """A spinner with the stage's name on a terminal, a plain line elsewhere."""

    def __init__(self) -> None:
        self._console = Console(stderr=True)
        self._status = self._console.status("กำลังเริ่ม") if self._console.is_terminal else None

    def __enter__(self) -> Self:
        if self._status:
            self._status.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._status:
            self._status.stop()

    def tell(self, stage: str) -> None:
        """Say which stage begins."""
        if self._status:
            self._status.update(stage)
        else:
            click.echo(stage, err=True)

    def count(self, done: int, whole: int) -> None:
        """Say how far the work is: each step on a terminal, some ten lines elsewhere."""
        if self._status or done == whole or done % max(1, whole // 10) == 0:
            self.tell(f"ตรวจแล้ว {done} จาก {whole}")


def _home(root: Path | None) -> Path:
    """The site's root: as given, or the nearest folder from here upwards that holds `content/site.yaml`."""
    if root is not None:
        return root.resolve()
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / SETTINGS_FILE).is_file():
            return folder
    raise click.UsageError(f"ไม่พบ {SETTINGS_FILE} ในโฟลเดอร์นี้หรือเหนือขึ้นไป ระบุโฟลเดอร์ของเว็บไซต์ด้วย --root")


def _commit_day(home: Path) -> date:
    """The build's “today”; never the clock."""
    day = _known_day(home)
    if day is None:
        raise click.UsageError(
            "ไม่ทราบวันที่ของข้อมูล เพราะโฟลเดอร์นี้ยังไม่มีการบันทึกใน git ระบุด้วย --as-of เช่น --as-of 2564-09-30"
        )
    return day


def _known_day(home: Path) -> date | None:
    """The day of `SOURCE_DATE_EPOCH`, or of the last commit; None where there is neither."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or _git(home, "log", "-1", "--format=%ct")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdigit() else None


def _git(home: Path, *words: str) -> str:
    """What git says of the site's folder; empty where it has nothing to say."""
    command = ["git", "-C", str(home), *words]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - fixed words
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def _is_chosen(path: str, chosen: tuple[Path, ...], home: Path) -> bool:
    place = home / path
    return not chosen or any(place == one.resolve() or one.resolve() in place.parents for one in chosen)


def _scorecard(home: Path, library: Library, words: str, year: int | None) -> Scorecard:
    """The scorecard as of the last commit; without git, as of the day after the fiscal year."""
    unit = _unit_id(library, words)
    if not library.rubrics:
        raise click.UsageError("เว็บไซต์นี้ยังไม่มีหลักเกณฑ์ใน content/rubric")
    year = library.settings.current_year if year is None else year
    if year not in library.rubrics:
        raise click.UsageError(f"ไม่มีหลักเกณฑ์ของปี {year} มีปี {' '.join(map(str, library.rubrics))}")
    return scorecard_of(library, library.units[unit], year, _day_of(home, year))


def _day_of(home: Path, year: int) -> date:
    """The day that a fiscal year is judged on: that of the last commit, or the day after the year where there
    is no git."""
    return _known_day(home) or fiscal_year_days(year + 1)[0]


def _unit_id(library: Library, words: str) -> str:
    if words in library.units:
        return words
    wanted = fold(words)
    matches = [unit.id for unit in library.units.values() if wanted in {fold(unit.label), fold(unit.name)}]
    near = [unit.id for unit in library.units.values() if wanted in fold(f"{unit.id} {unit.name}")]
    if matches:
        return matches[0]
    hint = f" หมายถึง {' '.join(near[:5])} หรือไม่" if near else " ดูรหัสได้จากชื่อโฟลเดอร์ใน units"
    raise click.UsageError(f"ไม่มีหน่วยงาน `{words}`{hint}")
