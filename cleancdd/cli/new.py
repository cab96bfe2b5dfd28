"""`cleancdd new`: creates files from templates and checks each before keeping it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from cleancdd.cli.errors import CannotGoOn, stopped_by
from cleancdd.cli.prompts import NewSlug, asked
from cleancdd.cli.site import of_site
from cleancdd.cli.thai import Day, FiscalYear, Group, Number, OneOf
from cleancdd.cli.units import unit_id
from cleancdd.diagnostics import Diagnostics, InvalidContent
from cleancdd.labels import STAGES
from cleancdd.library import Library, read_usable
from cleancdd.scaffold import disclosures, knowledge, units, years
from cleancdd.scaffold.drafts import Draft, Refused, write_checked
from cleancdd.thai.dates import typed_day

__all__ = ["new"]


@click.group(cls=Group)
def new() -> None:
    """เริ่มไฟล์ใหม่ที่มีคำแนะนำภาษาไทย ไม่เขียนทับไฟล์เดิม"""


_slug = click.argument("slug", metavar="ID", type=NewSlug())
_unit = click.argument("unit", metavar="UNIT")
_year = click.option("--year", type=FiscalYear(), help="ปีงบประมาณ (ปกติคือปีปัจจุบันของเว็บไซต์)")
_title = asked("--title", "ชื่อเรื่อง")
_about = asked("--about", "คำอธิบายหนึ่งประโยค")
_topic = asked("--topic", "รหัสเรื่อง (ดูที่หน้าวิธีบันทึกข้อมูล OIT)")


@new.command("unit")
@_slug
@asked("--name", "ชื่อเต็มของหน่วยงาน")
@asked("--kind", "ประเภทของหน่วยงาน เช่น provincial หรือ central")
@click.option("--province", help="ชื่อจังหวัด (หน่วยงานส่วนภูมิภาค)")
@click.option(
    "--region", "inspection_region", type=Number(1, 99), help="เลขเขตตรวจราชการ ใส่เมื่อประเภทหน่วยงานมีเขต"
)
@of_site
def new_unit(
    *, slug: str, name: str, kind: str, province: str | None, inspection_region: int | None, home: Path
) -> None:
    """หน่วยงานใหม่ ID คือชื่อโฟลเดอร์และที่อยู่ถาวร"""
    draft = units.unit_draft(slug, name=name, kind=kind, province=province, region=inspection_region)
    _write(home, draft, f"เริ่มบันทึกของปี: cleancdd new evaluation {slug}")


@new.command("evaluation")
@_unit
@_year
@of_site
def new_evaluation(*, unit: str, year: int | None, home: Path) -> None:
    """บันทึกประเมินตนเองของหน่วยงาน มีทุกเกณฑ์ให้เลือกเติม"""
    place = _place(home, unit, year)
    rubric = place.library.rubrics.get(place.year)
    if rubric is None:
        raise click.ClickException(f"ไม่มีหลักเกณฑ์ของปี {place.year} เริ่มปีด้วย: cleancdd new year {place.year}")
    draft = units.evaluation_draft(place.unit, place.library.units[place.unit].kind, rubric)
    _write(home, draft, f"ดูว่าขาดอะไรจึงจะถึงระดับต่อไป: cleancdd next {place.unit}")


@new.command("document")
@_unit
@_slug
@_title
@_about
@_topic
@asked("--date", "วันที่ของเอกสาร", kind=Day())
@of_site
def new_document(*, unit: str, slug: str, title: str, about: str, topic: str, date: date, home: Path) -> None:
    """เอกสารที่มีหน้าของตนเอง"""
    key = _place(home, unit, None).unit
    draft = disclosures.document_draft(
        key, slug, title=title, description=about, topic=topic, date=typed_day(date)
    )
    _write(home, draft, f"วางไฟล์ต้นฉบับใน units/{key}/files/ แล้วใส่ `file:`")


@new.command("disclosure")
@_unit
@_title
@_topic
@click.option("--url", help="ที่อยู่เต็มบนเว็บ")
@click.option("--file", help="ไฟล์ใน files/ ของหน่วยงาน")
@click.option("--page", help="ที่อยู่ของหน้าในเว็บไซต์นี้")
@click.option("--place", "shelf", help="ที่เก็บเล่มจริง")
@_year
@of_site
def new_disclosure(
    *,
    unit: str,
    title: str,
    topic: str,
    url: str | None,
    file: str | None,
    page: str | None,
    shelf: str | None,
    year: int | None,
    home: Path,
) -> None:
    """ข้อมูลที่เปิดเผยรายการแรกของปี ถ้ามีไฟล์แล้ว บอกบรรทัดให้วางเพิ่ม"""
    place = _place(home, unit, year)
    where = {"url": url, "file": file, "page": page, "place": shelf}
    given = {name: one for name, one in where.items() if one is not None}
    if not given:
        raise click.UsageError(
            "ยังไม่บอกว่าดูได้ที่ใด ระบุ --url --file --page หรือ --place", click.get_current_context()
        )
    entry = {"title": title, "topic": topic, **given}
    path = disclosures.disclosures_path(place.unit, place.year)
    if (home / path).exists():
        lines = disclosures.disclosure_lines(entry)
        raise CannotGoOn(f"มี `{path}` อยู่แล้ว จึงไม่เขียนทับ วางบรรทัดเหล่านี้เพิ่มใต้ `entries:` ในไฟล์นั้น\n\n{lines}")
    _write(home, disclosures.disclosure_draft(place.unit, place.year, entry), "เพิ่มรายการต่อไปใต้ `entries:`")


@new.command("minutes")
@_unit
@_slug
@_title
@asked("--date", "วันที่ประชุม", kind=Day())
@asked("--body", "ผู้ประชุม เช่น คณะทำงานของหน่วยงาน")
@asked("--decision", "มติ (ระบุซ้ำได้หลายข้อ)", many=True)
@_year
@of_site
def new_minutes(
    *,
    unit: str,
    slug: str,
    title: str,
    date: date,
    body: str,
    decision: tuple[str, ...],
    year: int | None,
    home: Path,
) -> None:
    """รายงานการประชุม"""
    place = _place(home, unit, year)
    draft = disclosures.minutes_draft(
        place.unit, place.year, slug, title=title, date=typed_day(date), body=body, decisions=decision
    )
    _write(home, draft, "เพิ่มผู้รับผิดชอบและวันครบกำหนดของแต่ละมติ แล้วเล่าสาระท้ายไฟล์")


@new.command("innovation")
@_unit
@_slug
@_title
@click.option(
    "--stage",
    type=OneOf(*STAGES),
    default="made",
    help="ขั้นที่ทำถึงแล้ว (ปกติคือ made): " + " ".join(f"{key}={word}" for key, word in STAGES.items()),
)
@_year
@of_site
def new_innovation(*, unit: str, slug: str, title: str, stage: str, year: int | None, home: Path) -> None:
    """โครงการนวัตกรรมของหน่วยงาน"""
    place = _place(home, unit, year)
    draft = knowledge.innovation_draft(place.unit, place.year, slug, title=title, stage=stage)
    _write(home, draft, "เติมวัตถุประสงค์ ตัวชี้วัด และขั้นตอน แล้วเล่าโครงการท้ายไฟล์")


@new.command("best-practice")
@_slug
@asked("--unit", "รหัสหน่วยงานเจ้าของเรื่อง")
@_title
@_about
@asked("--theme", "รหัสประเด็นใน content/themes.yaml (ระบุซ้ำได้)", many=True)
@asked("--criterion", "รหัสเกณฑ์ที่เรื่องนี้ช่วยให้เข้าใจ")
@asked("--why", "หน่วยงานทำอะไรในเรื่องนั้น")
@asked(
    "--group",
    "สถานะของหน่วยงาน: model=ต้นแบบ challenge=ท้าทาย outstanding=ดีเด่น",
    kind=OneOf("model", "challenge", "outstanding"),
)
@_year
@of_site
def new_practice(
    *,
    slug: str,
    unit: str,
    title: str,
    about: str,
    theme: tuple[str, ...],
    criterion: str,
    why: str,
    group: str,
    year: int | None,
    home: Path,
) -> None:
    """แนวปฏิบัติที่ดี"""
    place = _place(home, unit, year)
    draft = knowledge.practice_draft(
        slug,
        unit=place.unit,
        year=place.year,
        group=group,
        title=title,
        description=about,
        themes=theme,
        criterion=criterion,
        why=why,
    )
    _write(home, draft, "เล่าเรื่องท้ายไฟล์ ให้หน่วยงานอื่นทำตามได้")


@new.command("guidance")
@click.argument("path", metavar="PATH", type=NewSlug(nested=True))
@_title
@_about
@asked("--source", "รหัสเอกสารที่มา ใน references ของ content/site.yaml")
@of_site
def new_guidance(*, path: str, title: str, about: str, source: str, home: Path) -> None:
    """หน้าแนวทางและความรู้ PATH เช่น manuals/filing"""
    draft = knowledge.guidance_draft(path, title=title, description=about, document=source)
    missing = [one for one in knowledge.openings_of(path) if not (home / one).exists()]
    opening = knowledge.opening_draft(source)
    for one in missing:
        if one != opening.path:
            section = one.removeprefix("content/guidance/").removesuffix(".md")
            raise click.ClickException(
                f"ไม่พบหน้าเปิดของหมวด `{one}` เริ่มหน้านั้นก่อน: cleancdd new guidance {section}"
            )
    _write(home, draft, "เขียนข้อความท้ายไฟล์", *([opening] if missing else []))


@new.command("year")
@click.argument("year", type=FiscalYear())
@of_site
def new_year(*, year: int, home: Path) -> None:
    """ปีงบประมาณใหม่ คัดลอกหลักเกณฑ์และรายการของปีก่อน และบอกสิ่งที่ต้องตัดสินใจ"""
    with stopped_by(Refused, OSError):
        begun = years.new_year(home, _library(home), year)
        write_checked(home, begun.drafts)
    click.echo(
        f"เริ่มปี {year} จากปี {begun.before} แล้ว {len(begun.drafts)} ไฟล์ ปี {begun.before} อยู่ตามเดิม\nสิ่งที่ต้องตัดสินใจ"
    )
    for number, one in enumerate(begun.decisions, 1):
        click.echo(f"  {number}. {one}")


@dataclass(frozen=True, slots=True)
class _Place:
    """The site as read, and the unit and year that a file is for."""

    library: Library
    unit: str
    year: int


def _library(home: Path) -> Library:
    """The usable part of the site; raises `InvalidContent` for mistakes in files that everything else depends
    on."""
    diagnostics = Diagnostics()
    library = read_usable(home, diagnostics)
    if library is None:
        raise InvalidContent(diagnostics)
    return library


def _place(home: Path, unit: str, year: int | None) -> _Place:
    library = _library(home)
    return _Place(library, unit_id(library, unit), library.settings.current_year if year is None else year)


def _write(home: Path, draft: Draft, then: str, *others: Draft) -> None:
    with stopped_by(Refused, OSError):
        try:
            write_checked(home, [draft, *others])
        except Refused as refused:
            raise Refused(_by_options(str(refused))) from refused
    named = " และ ".join(one.path for one in (draft, *others))
    click.echo(f"เขียน {named} แล้ว\nขั้นต่อไป: เปิดไฟล์นั้น เติมข้อมูล แล้วสั่ง cleancdd check\n{then}")


_FIELD = re.compile(r"`([a-z_]+)(?:: |(?=`))")


def _by_options(told: str) -> str:
    """The text with each field called by the option of the command that fills it in."""
    params = click.get_current_context().command.params
    options = {one.name: one.opts[0] for one in params if isinstance(one, click.Option)}
    return _FIELD.sub(lambda field: _named(field, options), told)


def _named(field: re.Match[str], options: Mapping[str, str]) -> str:
    option = options.get(field[1])
    return field[0] if option is None else f"`{option}{' ' if field[0].endswith(' ') else ''}"
