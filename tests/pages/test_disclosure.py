"""The pages of what units disclose, on a sample programme: one entry in every view, and nothing shown as 0
that is not known."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from cleancdd.diagnostics import Diagnostics
from cleancdd.findings.scores import score_all
from cleancdd.formats.csv import Table
from cleancdd.library import Library, read_library
from cleancdd.library.disclosures import gather
from cleancdd.model.disclosure import DisclosureFile
from cleancdd.model.page import Page
from cleancdd.model.sheet import OitSheet
from cleancdd.model.unit import Unit
from cleancdd.pages import plan
from cleancdd.pages.disclosure_forms import FORMS
from cleancdd.pages.edition import Edition
from cleancdd.readers.validation import read
from cleancdd.render.renderer import Renderer
from cleancdd.resources import templates_folder
from cleancdd.search.pagetext import read_page
from cleancdd.source import read_yaml
from cleancdd.thai.compounds import parted
from tests.revising import revised
from tests.sampling import write_sample

AS_OF = date(2021, 9, 30)
COMMIT = "0123456789abcdef0123456789abcdef01234567"
YEAR = 2564

Html = Callable[[str], str]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("disclosing")
    write_sample(folder, units=12, years=2, seed=1)
    return read_library(folder)


@pytest.fixture(scope="module")
def pages(library: Library) -> dict[str, Page]:
    return {page.url: page for page in plan(library, score_all(library, AS_OF), as_of=AS_OF, commit=COMMIT)}


@pytest.fixture(scope="module")
def html(pages: dict[str, Page]) -> Html:
    renderer = Renderer((templates_folder(),))
    return cache(lambda url: parted(renderer.render(pages[url]).decode()))


@pytest.fixture(scope="module")
def sheets(library: Library) -> dict[str, OitSheet]:
    found = Edition(library, {}, AS_OF).sheets
    return {unit: sheet for (unit, year), sheet in found.items() if year == YEAR}


def recorded(sheets: dict[str, OitSheet]) -> list[OitSheet]:
    return [sheet for sheet in sheets.values() if sheet.recorded]


def html_of(text: str) -> str:
    return text.replace("&", "&amp;")


def texts(markup: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", parted(markup)).split())


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_the_sample_has_every_state_and_units_without_data(sheets: dict[str, OitSheet]) -> None:
    states = {item.status.value for sheet in recorded(sheets) for item in sheet.items}
    assert states == {"complete", "partial", "absent", "withheld", "not-applicable"}
    assert any(item.overdue for sheet in recorded(sheets) for item in sheet.items)
    assert any(item.late for sheet in recorded(sheets) for item in sheet.items)
    assert len(recorded(sheets)) < len(sheets)


def test_every_unit_has_an_oit_page_for_each_confirmed_list(pages: dict[str, Page], library: Library) -> None:
    years = [year for year, asked in library.lists.items() if asked.complete]
    assert [
        f"/units/{unit}/{year}/oit/"
        for unit in library.units
        for year in years
        if f"/units/{unit}/{year}/oit/" not in pages
    ] == []


def test_a_unit_without_records_is_shown_what_each_item_asks_and_is_not_judged(
    html: Html, pages: dict[str, Page], sheets: dict[str, OitSheet], library: Library
) -> None:
    unit = next(sheet.unit for sheet in sheets.values() if not sheet.recorded)
    markup = html(f"/units/{unit}/{YEAR}/oit/")
    assert re.findall(r'<tr [^>]*id="(o[0-9]+)">', markup) == list(library.lists[YEAR].items)
    assert [
        item.title for item in library.lists[YEAR].items.values() if html_of(item.title) not in markup
    ] == []
    text = texts(markup)
    assert text.count("ยังไม่มีการบันทึก") >= 43
    assert [word for word in ("ไม่ผ่าน", "เกินกำหนด", "ล่าช้า", "✕") if word in text] == []
    assert not [
        url
        for url in pages
        if url.startswith(f"/units/{unit}/{YEAR}/oit") and url != f"/units/{unit}/{YEAR}/oit/"
    ]


def test_of_a_page_without_records_only_the_name_is_searched(
    html: Html, sheets: dict[str, OitSheet], library: Library
) -> None:
    unit = next(sheet.unit for sheet in sheets.values() if not sheet.recorded)
    read = read_page(html(f"/units/{unit}/{YEAR}/oit/"))
    assert read is not None
    assert [block.text for block in read.blocks] == []
    assert f"OIT {library.units[unit].label}" in read.names


def test_every_oit_page_is_led_to(html: Html, sheets: dict[str, OitSheet]) -> None:
    listed = html(f"/oit/{YEAR}/")
    for unit in sheets:
        assert f'href="../../units/{unit}/{YEAR}/oit/"' in listed
        assert f'href="../../units/{unit}/{YEAR}/oit/"' in html(f"/units/{unit}/")


def test_staff_are_led_from_each_oit_page_to_how_it_is_recorded(
    html: Html, sheets: dict[str, OitSheet]
) -> None:
    for url in (f"/oit/{YEAR}/", f"/oit/{YEAR}/o18/", *(f"/units/{unit}/{YEAR}/oit/" for unit in sheets)):
        assert f"oit/{YEAR}/recording/" in html(url)


def test_the_page_for_staff_names_file_topic_and_components_of_each_item(
    html: Html, library: Library
) -> None:
    markup = html(f"/oit/{YEAR}/recording/")
    assert f"units/รหัสหน่วยงาน/{YEAR}/disclosures.yaml" in markup
    for key, item in library.lists[YEAR].items.items():
        part = markup.partition(f' id="{key}">')[2].partition("</tr>")[0]
        assert [
            word
            for word in (item.topic, library.index.topics[item.topic].category, *item.components)
            if f"<code>{word}</code>" not in part
        ] == []


def test_what_staff_copy_unchanged_is_refused_and_filled_in_is_not(tmp_path: Path) -> None:
    filled = {
        "<ชื่อเอกสาร>": "แผน", "<รหัสเรื่อง>": "budget-plan", "<วันที่เผยแพร่>": "5 เม.ย. 2564", "<รหัสข้อ>": "o17",
        "<ที่อยู่เต็มบนเว็บ หรือใช้ file: แทน>": "https://example.go.th/plan", "<รหัสองค์ประกอบที่มีในเอกสาร>": "names",
        "<วันสุดท้ายของข้อมูล เฉพาะรายงานรอบ 6 เดือนและสรุปรายเดือน>": "31 มี.ค. 2564", "<ชื่อเรื่องที่ไม่เปิดเผย>": "สำนวน",
        "<รหัสเหตุตามกฎหมาย>": "section-15-5", "<เหตุที่ไม่เกี่ยวข้อง>": "ไม่มีบริการนี้",
    }  # fmt: skip
    whole = FORMS
    for blank, word in filled.items():
        whole = whole.replace(blank, word)
    for text, sound in ((FORMS, False), (whole, True)):
        diagnostics = Diagnostics()
        path = tmp_path / "disclosures.yaml"
        path.write_text(text, encoding="utf-8")
        document = read_yaml(path, path.name, diagnostics)
        assert (document is not None and read(document, DisclosureFile, diagnostics) is not None) is sound


PUBLIC = (
    f"/oit/{YEAR}/",
    f"/oit/{YEAR}/o2/",
    f"/oit/{YEAR}/o23/",
    "/oit/",
    "/information/",
    "/information/section-9-3/",
)
UNWRITTEN = re.compile(r"\.yaml|\bTH-[0-9]{2}\b|<code>(?![0-9a-f]{40,64}<)|`")


def test_pages_for_visitors_name_no_file_key_or_field(
    html: Html, sheets: dict[str, OitSheet], library: Library
) -> None:
    own = [f"/units/{unit}/{rest}" for unit in sheets for rest in (f"{YEAR}/oit/", "centre/")]
    topics = [one for one in library.index.topics if "-" in one]
    for url in (
        *PUBLIC,
        *(url for url in own if url.endswith("/oit/") or library.disclosed[url.split("/")[2]]),
    ):
        markup = html(url).partition("<main")[2].partition("</main>")[0]
        assert UNWRITTEN.search(markup) is None, url
        assert [one for one in topics if one in texts(markup)] == [], url


def test_where_two_texts_meet_there_is_a_space(html: Html, sheets: dict[str, OitSheet]) -> None:
    inner = r"span|b|small|a|strong|code|cite"
    met = re.compile(
        rf"</(?:{inner})>(?=[\u0e00-\u0e7fA-Za-z])|(?:[^\s>(“]|</(?:{inner})>)<(?:{inner})\b(?![^>]*\bunseen\b)[^>]*>(?=[\u0e00-\u0e7fA-Za-z])"
    )
    for url in (
        *PUBLIC,
        f"/oit/{YEAR}/o30/",
        f"/oit/{YEAR}/recording/",
        *(f"/units/{unit}/{YEAR}/oit/" for unit in sheets),
    ):
        markup = html(url).partition("<main")[2].partition("</main>")[0]
        assert [markup[one.start() - 30 : one.end() + 20] for one in met.finditer(markup)] == [], url


def test_late_items_are_counted_and_sorted(html: Html, sheets: dict[str, OitSheet]) -> None:
    sheet, item = next((one, item) for one in recorded(sheets) for item in one.items if item.late)
    words = f"เผยแพร่ล่าช้า {item.days_late} วัน"
    assert words in texts(html(f"/units/{sheet.unit}/{YEAR}/oit/").partition(f'id="{item.item}"')[2])
    assert f"เผยแพร่ล่าช้า {sheet.late} ข้อ" in texts(html(f"/units/{sheet.unit}/"))
    listed = html(f"/oit/{YEAR}/{item.item}/")
    assert f'data-value="{item.days_late}"' in listed
    assert "/assets/tables.js" in listed
    header, *rows = rows_of(html(f"/oit/{YEAR}/coverage.csv"))
    row = next(one for one in rows if one[0] == sheet.unit)
    assert row[header.index("เผยแพร่ล่าช้า (ข้อ)")] == str(sheet.late)
    assert f"{item.item.upper()} ({item.days_late} วัน)" in row[header.index("ข้อที่เผยแพร่ล่าช้า")]


def test_the_oit_page_answers_each_item_at_its_anchor(html: Html, sheets: dict[str, OitSheet]) -> None:
    for sheet in recorded(sheets):
        markup = html(f"/units/{sheet.unit}/{YEAR}/oit/")
        assert re.findall(r'class="criterion oit-item[^"]*" id="(o[0-9]+)"', markup) == [
            item.item for item in sheet.items
        ]
        assert f"<b>{sheet.complete}</b> <span>จาก {sheet.asked} ข้อ" in markup


def test_an_incomplete_item_says_what_is_missing(html: Html, sheets: dict[str, OitSheet]) -> None:
    sheet, item = next(
        (one, item)
        for one in recorded(sheets)
        for item in one.items
        if item.status == "partial" and item.missing
    )
    part = (
        html(f"/units/{sheet.unit}/{YEAR}/oit/")
        .partition(f'id="{item.item}"')[2]
        .partition('class="criterion')[0]
    )
    assert f"ยังขาด {', '.join(item.missing)}" in texts(part)


def test_every_link_of_the_heat_map_leads_to_an_item(
    html: Html, pages: dict[str, Page], sheets: dict[str, OitSheet]
) -> None:
    markup = html(f"/oit/{YEAR}/")
    cells = re.findall(r'<a class="cell [^"]*" href="\.\./\.\./(units/[^"#]+)#(o[0-9]+)"', markup)
    assert len(cells) == 43 * len(recorded(sheets))
    assert {f"/{url}" for url, _ in cells} <= set(pages)


def test_units_without_data_are_told_apart_from_those_that_lack(
    html: Html, sheets: dict[str, OitSheet]
) -> None:
    silent = len(sheets) - len(recorded(sheets))
    assert f"ยังไม่มีข้อมูลของอีก {silent} หน่วยงาน" in texts(html(f"/oit/{YEAR}/"))
    assert f"ยังไม่มีข้อมูลของอีก {silent} หน่วยงาน" in texts(html(f"/oit/{YEAR}/o18/"))


def test_coverage_can_be_counted_again_from_its_table(html: Html, sheets: dict[str, OitSheet]) -> None:
    header, *rows = rows_of(html(f"/oit/{YEAR}/coverage.csv"))
    place = header.index("O1")
    told = {
        row[0]: (row[place : place + 43].count("ครบ"), int(row[place + 43]), int(row[place + 44]))
        for row in rows
    }
    assert told == {one.unit: (one.complete, one.complete, one.asked) for one in recorded(sheets)}


def counted(markup: str) -> int:
    """How many things a category's page lists, one by one or by unit."""
    counts = re.findall(r"<b>([0-9,]+)</b></a></li>", markup)
    return markup.count('<span class="topic">') + sum(int(one.replace(",", "")) for one in counts)


def index_of(html: Html, category: str, unit: str) -> str:
    """Where a category's page leads to for what a unit disclosed."""
    found = re.search(rf'href="[./]*(units/{unit}/centre/[^"#]*)#[^"]+"', html(category))
    assert found
    return f"/{found[1]}"


def test_one_entry_is_seen_in_every_view(html: Html, library: Library) -> None:
    shown = next(
        one for ones in library.disclosed.values() for one in ones if one.kind == "file" and one.year == YEAR
    )
    item = library.lists[YEAR].item_of(shown.topic)
    views = (
        f"/units/{shown.unit}/{YEAR}/oit/",
        f"/oit/{YEAR}/{item}/",
        index_of(html, f"/information/{shown.category}/", shown.unit),
        index_of(html, f"/information/{shown.category}/{shown.fiscal_year}/", shown.unit),
    )
    assert [url for url in views if shown.title not in texts(html(url))] == []


def test_the_index_counts_what_its_categories_list(html: Html, library: Library) -> None:
    shown = [one for ones in library.disclosed.values() for one in ones]
    for key in library.index.categories:
        ours = [one for one in shown if one.category == key]
        if ours:
            markup = html(f"/information/{key}/")
            assert counted(markup) == len(ours)
            assert f"ทุกปี ({len(ours)})" in markup
        else:
            assert "ยังไม่มีข้อมูล" in html(f"/information/{key}/")


def test_filters_are_links_with_counts(html: Html, pages: dict[str, Page]) -> None:
    markup = html("/information/section-9-3/").partition('class="inpage filters"')[2].partition("</nav>")[0]
    links = re.findall(
        r'<a href="\.\./\.\./(information/section-9-3/[0-9]+/)">ปี [0-9]+ \(([0-9]+)\)</a>', markup
    )
    assert links
    assert {f"/{url}" for url, _ in links} <= set(pages)
    for url, count in links:
        assert counted(html(f"/{url}")) == int(count)


def test_what_is_withheld_is_listed_with_its_ground(html: Html, library: Library) -> None:
    held = next(one for ones in library.disclosed.values() for one in ones if one.kind == "withheld")
    assert held.ground is not None
    assert f"ไม่เปิดเผยตาม {held.ground.title}".replace("ตาม ", "ตาม") in texts(
        html(index_of(html, f"/information/{held.category}/", held.unit))
    )


def test_a_file_tells_its_kind_and_size(html: Html, library: Library) -> None:
    shown = next(one for ones in library.disclosed.values() for one in ones if one.file is not None)
    assert re.search(r'<span class="file-fact">PDF [0-9.]+ kB</span>', html(f"/units/{shown.unit}/centre/"))


def test_the_reviewers_sheet_has_answer_address_and_explanation(
    html: Html, library: Library, sheets: dict[str, OitSheet]
) -> None:
    for sheet in recorded(sheets):
        header, *rows = rows_of(html(f"/units/{sheet.unit}/{YEAR}/oit.csv"))
        assert header == ["ข้อ", "รายการ", "คำตอบ", "ที่อยู่", "คำอธิบาย", "เผยแพร่ล่าช้า (วัน)"]
        assert [row[0] for row in rows] == [f"O{number}" for number in range(1, 44)]
        for row, item in zip(rows, sheet.items, strict=True):
            linked = [one.link for one in item.entries if one.link]
            assert len(row[3].split("\n")) == max(1, len(linked))
            assert not linked or all(address.startswith("https://") for address in row[3].split("\n"))
            assert row[4]
            assert row[5] == (str(item.days_late) if item.late else "")
        assert html(f"/units/{sheet.unit}/{YEAR}/oit/sheet/").count('<td class="number">') == 43


def test_many_items_withheld_on_one_ground_are_pointed_out_to_the_owner(
    library: Library, sheets: dict[str, OitSheet]
) -> None:
    chosen = recorded(sheets)[0].unit
    topics = [item.topic for item in library.lists[YEAR].items.values()]

    def told_of(count: int) -> str:
        held = [
            {"title": f"เรื่อง {topic}", "topic": topic, "ground": "section-15-5"} for topic in topics[:count]
        ]
        told = DisclosureFile.model_validate({"withheld": held})
        shown = gather(library.units[chosen], {YEAR: told}, (), library.index, {})
        other = revised(
            library, disclosed={chosen: shown}, documents={}, moved=(), disclosures={(chosen, YEAR): told}
        )
        found = {page.url: page for page in plan(other, {}, as_of=AS_OF)}
        return texts(Renderer((templates_folder(),)).render(found[f"/oit/{YEAR}/review/"]).decode())

    assert f"{library.units[chosen].label} มาตรา 15 (5) 26 O1 O2 O3" in told_of(26)
    assert "มากกว่า 5 ข้อ" in told_of(5)
    assert "ยังไม่มีหน่วยงานใดที่มีข้อสังเกตนี้" in told_of(5)
    assert library.units[chosen].label in told_of(6)


def test_the_snapshot_names_day_commit_and_every_digest(html: Html, sheets: dict[str, OitSheet]) -> None:
    for sheet in recorded(sheets):
        markup = html(f"/units/{sheet.unit}/{YEAR}/oit/snapshot/")
        files = [entry.file.sha256 for item in sheet.items for entry in item.entries if entry.file]
        answers = hashlib.sha256(html(f"/units/{sheet.unit}/{YEAR}/oit.csv").encode()).hexdigest()
        assert re.findall(r'<code class="sha">([0-9a-f]{64})</code>', markup) == [answers, *files]
        assert "30 กันยายน 2564" in markup
        assert f"<code>{COMMIT}</code>" in markup


def test_sheet_and_snapshot_are_found_by_name_and_not_by_every_item(
    html: Html, sheets: dict[str, OitSheet]
) -> None:
    for sheet in recorded(sheets):
        for place, name in (("sheet", "แบบตรวจ"), ("snapshot", "ภาพนิ่ง")):
            page = read_page(html(f"/units/{sheet.unit}/{YEAR}/oit/{place}/"))
            assert page is not None
            assert [one.startswith(f"{name} OIT ") for one in page.names] == [True]
            assert not any("O1" in block.text.split() for block in page.blocks)


def test_a_commit_changes_snapshots_alone(library: Library, pages: dict[str, Page]) -> None:
    other = {
        page.url: page for page in plan(library, score_all(library, AS_OF), as_of=AS_OF, commit="f" * 40)
    }
    changed = {url for url, page in pages.items() if page.fingerprint("x") != other[url].fingerprint("x")}
    assert changed == {url for url in pages if url.endswith("/snapshot/")}


def test_a_document_has_a_page_and_its_earlier_address_leads_there(
    html: Html, pages: dict[str, Page], library: Library
) -> None:
    paper = next(one for ones in library.documents.values() for one in ones)
    assert paper.title in html(paper.url)
    assert [url for url in paper.aliases if url not in pages] == []
    assert f"url=../../../..{paper.url}" in html(paper.aliases[0])


def test_the_three_month_report_shows_each_quarter(html: Html, library: Library) -> None:
    (unit, year), usage = next(iter(library.usage.items()))
    text = texts(html(f"/units/{unit}/{year}/usage/"))
    assert [f"ไตรมาสที่ {number}" in text for number in range(1, 5)] == [True] * 4
    assert str(usage.centre["q1"].visitors) in text
    header, first, *_ = rows_of(html(f"/units/{unit}/{year}/usage.csv"))
    assert first[header.index("ผู้มาใช้ศูนย์ (คน)")] == str(usage.centre["q1"].visitors)


def test_a_scorecard_leads_to_what_the_site_saw(html: Html, library: Library) -> None:
    unit = next(key for key in library.disclosed if library.disclosed[key] and library.units[key].centre)
    part = html(f"/units/{unit}/{YEAR}/").partition('id="d2.l3.2"')[2].partition('class="criterion')[0]
    assert "เว็บไซต์นี้เห็นเอง" in part
    assert 'href="../../../information/"' in part


def test_a_unit_that_recorded_nothing_of_the_year_has_no_result(
    library: Library, sheets: dict[str, OitSheet]
) -> None:
    silent = next(one.unit for one in sheets.values() if not one.recorded)
    channel = {"network": "Facebook", "url": "https://www.facebook.example/x"}
    told = {"contact": {"social": [channel]}, "centre": {"place": "ชั้น 1", "sign": "หน้าอาคาร"}}
    unit = Unit.model_validate({**library.units[silent].model_dump(exclude_none=True), **told})
    evaluations = {key: one for key, one in library.evaluations.items() if key[0] != silent}
    usage = {key: one for key, one in library.usage.items() if key[0] != silent}
    alone = revised(library, units={**library.units, silent: unit}, evaluations=evaluations, usage=usage)
    assert not score_all(alone, AS_OF)[silent, YEAR].recorded
    assert score_all(revised(alone, evaluations=library.evaluations), AS_OF)[silent, YEAR].recorded


def test_the_partial_list_is_shown_as_partial() -> None:
    root = Path(__file__).parents[2]
    library = read_library(root)
    found = {page.url: page for page in plan(library, {}, as_of=AS_OF)}
    text = texts(Renderer((templates_folder(),)).render(found["/oit/2566/"]).decode())
    assert "ยืนยันเลขข้อได้" in text or "แน่ชัดเพียง 8 ข้อ" in text
    assert not [url for url in found if re.search(r"/units/.*/2566/oit/", url)]
    crosswalk = found["/oit/crosswalk.csv"].subject["table"]
    assert isinstance(crosswalk, Table)
    assert crosswalk.header[:2] == ("เรื่อง", "ปี 2566")
    assert {"O18", ""} < {place for row in crosswalk.rows for place in row[1:]}


def test_every_real_unit_has_its_oit_page() -> None:
    root = Path(__file__).parents[2]
    library = read_library(root)
    found = {page.url: page for page in plan(library, {}, as_of=AS_OF)}
    assert {url for url in found if url.startswith("/units/") and "/oit/" in url} == {
        f"/units/{unit}/2564/oit/" for unit in library.units
    }
    render = Renderer((templates_folder(),)).render
    assert "OIT ปี 2564: ยังไม่มีการบันทึก" in texts(render(found["/units/saraburi/"]).decode())
    assert "ยังไม่มีข้อมูล" in texts(render(found["/oit/2564/"]).decode())
    assert "ยังไม่มีข้อมูล" in texts(render(found["/information/"]).decode())


def test_what_is_overdue_is_called_by_its_name_and_leads_to_its_answer(
    sheets: dict[str, OitSheet], library: Library, html: Html
) -> None:
    sheet = next(one for one in recorded(sheets) if one.overdue)
    overdue = [item.item for item in sheet.items if item.overdue and item.due is not None]
    page, told = html(f"/units/{sheet.unit}/"), texts(html(f"/units/{sheet.unit}/"))
    for item in overdue:
        assert f"{item.upper()} {library.lists[YEAR].items[item].title}" in told
        assert f'href="../../units/{sheet.unit}/{YEAR}/oit/#{item}"' in page
    label = library.units[sheet.unit].label
    assert f"{label} {', '.join(map(str.upper, overdue))} ครบกำหนด" in texts(html(f"/calendar/{YEAR}/"))
