"""The search page on small sites made for one question each."""

from __future__ import annotations

from os import utime
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from playwright.sync_api import Browser, expect

from cleancdd import search, urls
from cleancdd.search.attachments import Said
from cleancdd.thai.compounds import parted, whole
from tests.doctext.makers import pdf
from tests.search.quality import add_search_page, ask, searching, write

pytestmark = pytest.mark.xdist_group("search")


def test_an_open_page_goes_on_when_the_site_is_published_anew(tmp_path: Path, chromium: Browser) -> None:
    write(tmp_path, "a/index.html", "<h1>โครงการแรก</h1>")
    write(tmp_path, "b/index.html", "<h1>งบประมาณ</h1>")
    add_search_page(tmp_path)
    search.index(tmp_path)
    # A server tells by the second whether a file is another one, and no site is published twice in a second.
    utime(tmp_path / urls.path_of(urls.SEARCH_START), (0, 0))
    with searching(chromium, tmp_path) as page:
        assert ask(page, "โครงการ") == ["/a/"]
        write(tmp_path, "a/index.html", "<h1>โครงการที่แก้แล้ว</h1>")
        search.index(tmp_path)
        assert ask(page, "งบประมาณ") == ["/b/"]


def test_two_words_written_as_one_and_the_end_of_a_long_name_are_understood(
    tmp_path: Path, chromium: Browser
) -> None:
    write(tmp_path, "model/index.html", "<h1>Lampang Model</h1>")
    write(tmp_path, "old/index.html", "<h1>พระนครศรีอยุธยา</h1>")
    add_search_page(tmp_path)
    search.index(tmp_path)
    with searching(chromium, tmp_path) as page:
        assert [ask(page, query) for query in ("lampangmodel", "อยุธยา", "จังหวัดอยุธยา")] == [
            ["/model/"],
            ["/old/"],
            [],
        ]


def test_what_is_written_as_it_is_heard_is_found_in_either_script(tmp_path: Path, chromium: Browser) -> None:
    for name, title in {
        "buying": "การจัดซื้อจัดจ้าง",
        "people": "ทรัพยากรบุคคล",
        "model": "SURIYA Model",
        "old": "พระนครศรีอยุธยา",
    }.items():
        write(tmp_path, f"{name}/index.html", f"<h1>{title}</h1>")
    for name in ("ลำปาง", "สุราษฎร์ธานี"):
        said = f'data-search-unit="{name}" data-search-kind="หน่วยงาน" data-search-names="{name}"'
        write(tmp_path, f"units/{len(name)}/index.html", f"<h1>{name}</h1><p>แผนงบประมาณ</p>", said)
    add_search_page(tmp_path)
    search.index(tmp_path)
    wanted = {
        "jad sue jad jang": "/buying/",
        "sapphayakon bukkon": "/people/",
        "สุริยา โมเดล": "/model/",
        "lampang": "/units/5/",
        "suratthani": "/units/12/",
        "สุราดธานี": "/units/12/",
        "สุราษธานี แผนงบประมาณ": "/units/12/",
    }
    with searching(chromium, tmp_path) as page:
        found = {query: ask(page, query)[:1] for query in wanted}
    assert found == {query: [url] for query, url in wanted.items()}


def test_forms_of_english_words_are_found_by_the_word_itself(tmp_path: Path, chromium: Browser) -> None:
    write(tmp_path, "gift/index.html", "<h1>No Gift Policy</h1><p>Purchase nothing, report a promise</p>")
    write(tmp_path, "other/index.html", "<h1>Police station</h1>")
    add_search_page(tmp_path)
    search.index(tmp_path)
    with searching(chromium, tmp_path) as page:
        found = [ask(page, query) for query in ("policies", "gifts", "purchasing", "reports", "promised")]
    assert found == [["/gift/"]] * 5


def test_pages_of_the_unit_that_is_named_come_before_others_that_have_the_words(
    tmp_path: Path, chromium: Browser
) -> None:
    said = 'data-search-unit="ภูเก็ต" data-search-kind="หน่วยงาน" data-search-names="ภูเก็ต"'
    write(tmp_path, "units/phuket/index.html", "<h1>ภูเก็ต</h1><p>ผลการตรวจราชการ</p>", said)
    write(tmp_path, "region/index.html", "<h1>ภาคใต้</h1><p>ภูเก็ต ผลตรวจ</p>")
    add_search_page(tmp_path)
    search.index(tmp_path, classes=[("ผลการตรวจราชการ", "ผลตรวจ")])
    with searching(chromium, tmp_path) as page:
        assert ask(page, "ภูเก็ต ผลตรวจ") == ["/units/phuket/", "/region/"]


def test_addresses_and_names_of_files_are_found_whole_and_while_they_are_typed(
    tmp_path: Path, chromium: Browser
) -> None:
    write(tmp_path, "mail/index.html", "<h1>ติดต่อ</h1><p>ส่งที่ cdd_lampang@cdd.go.th หรือ LINE @cdd-lampang</p>")
    write(tmp_path, "file/index.html", "<h1>แผน</h1><p>เปิด work_plan.pdf แล้วแก้ inspection_region</p>")
    add_search_page(tmp_path)
    search.index(tmp_path)
    wanted = {
        "cdd_lampang@cdd.go.th": "/mail/",
        "cdd_lampang": "/mail/",
        "cdd-lamp": "/mail/",
        "work_plan.pdf": "/file/",
        "work_plan": "/file/",
        "inspection_region": "/file/",
        "inspection_reg": "/file/",
    }
    with searching(chromium, tmp_path) as page:
        found = {query: ask(page, query)[:1] for query in wanted}
    assert found == {query: [url] for query, url in wanted.items()}


def test_years_items_sections_and_abbreviations_are_understood_however_they_are_written(
    tmp_path: Path, chromium: Browser
) -> None:
    write(tmp_path, "o18/index.html", "<h1>O18 แผนงบประมาณ</h1>", 'data-search-names="O18"')
    write(tmp_path, "o44/index.html", "<h1>รายการที่ 44</h1><p>o14 คือข้อหนึ่ง</p>")
    write(tmp_path, "act/index.html", "<h1>พ.ร.บ. ข้อมูลข่าวสาร</h1><p>ดูมาตรา 9 (8)</p>")
    write(tmp_path, "year/index.html", "<h1>ลำปาง ปีงบประมาณ 2564</h1>", 'data-search-year="2564"')
    write(tmp_path, "other/index.html", "<h1>บรรณานุกรม</h1><p>ลำปาง จัดพิมพ์เมื่อปี 2564</p>")
    add_search_page(tmp_path)
    search.index(tmp_path)
    wanted = {
        ("/o18/",): ["o18", "โอ 18", "โอ๑๘", "OIT ข้อ 18", "นๅค", "O-18/2563"],
        ("/act/",): ["พรบ", "พรบข้อมูลข่าวสาร", "พรบ ข้อมูลข่าวสาร", "ม.9(8)", "-hv,^]"],
        ("/year/", "/other/"): [
            "ลำปาง ปี 64",
            "ลำปาง ปีงบ 2564",
            "ลำปางปี๒๕๖๔",
            "ลำปาง พ.ศ. 2564",
            "ลำปาง64",
            "]exk' 64",
            "ลำปาง FY2021",
        ],
        (): ["O44"],  # no typo of o14
    }
    with searching(chromium, tmp_path) as page:
        found = {
            urls: [query for query in queries if ask(page, query) == list(urls)]
            for urls, queries in wanted.items()
        }
    assert found == wanted


def test_what_a_unit_has_not_is_said_and_the_units_page_comes_first(
    tmp_path: Path, chromium: Browser
) -> None:
    for unit, name in (("nan", "น่าน"), ("trang", "ตรัง")):
        said = f'data-search-kind="หน่วยงาน" data-search-unit="{name}" data-search-names="{name}"'
        write(tmp_path, f"units/{unit}/index.html", f"<h1>สำนักงานพัฒนาชุมชนจังหวัด{name}</h1>", said)
    write(tmp_path, "waste/index.html", "<h1>คัดแยกขยะ</h1><p>ตรังคัดแยกขยะทุกวัน</p>")
    add_search_page(tmp_path)
    search.index(tmp_path)
    with searching(chromium, tmp_path) as page:
        for query, unit, name in (("คัดแยกขยะ น่าน", "nan", "น่าน"), ("ตรัง คัดแยกขยะ", "trang", "ตรัง")):
            assert ask(page, query) == [f"/units/{unit}/", "/waste/"]
            assert page.locator("#search-note").inner_text().startswith(f"ไม่พบคำที่ถามตรงตัวในหน้าของ “{name}”")
        assert ask(page, "น่าน 2564") == ["/units/nan/"]
        page.goto(page.url.partition("?")[0] + "?q=คัดแยกขยะ&unit=น่าน")
        expect(page.locator("#search-none")).to_contain_text("ยังไม่มีหน้าของ “น่าน” ที่มีคำนี้")


def test_words_written_as_one_must_stand_near_each_other(tmp_path: Path, chromium: Browser) -> None:
    filler = "รายงานประจำปีของหน่วยงาน " * 20
    write(tmp_path, "far/index.html", f"<h1>ไกล</h1><p>ของขวัญ {filler} ห้าม {filler} โครงการ</p>")
    write(tmp_path, "near/index.html", f"<h1>ใกล้</h1><p>{filler} ของขวัญเป็นสิ่งต้องห้าม</p>")
    add_search_page(tmp_path)
    search.index(tmp_path)
    with searching(chromium, tmp_path) as page:
        assert ask(page, "ห้ามของขวัญ") == ["/near/", "/far/"]
        assert ask(page, "ห้าม ของขวัญ โครงการ")[0] == "/far/"


def test_an_entry_of_a_list_is_found_by_itself_and_leads_to_its_place(
    tmp_path: Path, chromium: Browser
) -> None:
    terms = "".join(
        f'<div id="t{one}" data-search-entry><dt>คำที่ {one}</dt><dd>อธิบายคำที่ {one}</dd></div>'
        for one in range(1, 9)
    )
    write(tmp_path, "glossary/index.html", f"<h1>อภิธานศัพท์</h1><dl>{terms}</dl>", 'data-search-kind="คำศัพท์"')
    add_search_page(tmp_path)
    search.index(tmp_path)
    with searching(chromium, tmp_path) as page:
        assert ask(page, "คำที่ 7") == ["/glossary/"]
        assert parted(page.locator("#search-results h2").inner_text()) == "คำที่ 7"
        assert page.locator("#search-results h2 a").evaluate("(link) => new URL(link.href).hash") == "#t7"
        assert ask(page, "อภิธานศัพท์") == ["/glossary/"]


def test_a_unit_in_the_query_says_which_pages_are_meant_and_the_rest_ranks_them(
    tmp_path: Path, chromium: Browser
) -> None:
    write(
        tmp_path, "nan/index.html", "<h1>น่าน น่าน</h1><p>งานปีนี้ คัดแยกขยะ และอื่น ๆ</p>", 'data-search-unit="น่าน"'
    )
    write(
        tmp_path, "waste/index.html", "<h1>คัดแยกขยะทุกวันศุกร์</h1><p>เริ่มที่สำนักงาน</p>", 'data-search-unit="น่าน"'
    )
    add_search_page(tmp_path)
    search.index(tmp_path)
    with searching(chromium, tmp_path) as page:
        assert ask(page, "น่าน คัดแยกขยะ") == ["/waste/", "/nan/"]


def test_pages_that_nobody_should_write_are_found_all_the_same(tmp_path: Path, chromium: Browser) -> None:
    filler = "ข้อความยาวมากของรายงานฉบับเต็ม " * 22_000
    strange = {
        "huge": f"<h1>รายงานสองเมกะไบต์</h1><p>{filler}</p><p>ท้ายรายงานมีคำว่าหิ่งห้อย</p>",
        "long": f"<h1>คำยาว</h1><p>{'กขคง' * 1250} {'x' * 5000} หลังคำยาวมีตะไคร้</p>",
        "control": (
            "<h1>ควบคุม\u202eกลับ</h1><p>\u0000\u0007 \u200fมะ\u200bละ\u00adกอ\ufeff \u2066ซ้าย\u2069</p>"
        ),
        "emoji": "<h1>😀 ยิ้ม</h1><p>👩‍👩‍👧 ครอบครัว ฟ้า🎉แจ้ง</p>",
        "mixed": "<h1>หลายภาษา</h1><p>ภาษาLao ລາວ ខ្មែរ 漢字 Ελλάδα naïve العربية ไทยคำ</p>",
        "marks": f"<h1>วรรณยุกต์</h1><p>ก{'่' * 3000} จบด้วยกระต่าย</p>",
        "empty": "<h1></h1><p>…</p>",
    }
    for name, main in strange.items():
        write(tmp_path, f"{name}/index.html", main)
    add_search_page(tmp_path)
    search.index(tmp_path)
    wanted = {
        "หิ่งห้อย": "/huge/",
        "ตะไคร้": "/long/",
        "มะละกอ": "/control/",
        "ฟ้า": "/emoji/",
        "漢字": "/mixed/",
        "naïve": "/mixed/",
        "กระต่าย": "/marks/",
    }
    with searching(chromium, tmp_path) as page:
        found = {query: ask(page, query)[:1] for query in wanted}
    assert found == {query: [url] for query, url in wanted.items()}


def test_the_text_of_documents_is_found_with_document_and_page(tmp_path: Path, chromium: Browser) -> None:
    file = tmp_path / "units/nan/files/แผน 1.pdf"
    file.parent.mkdir(parents=True)
    file.write_bytes(pdf(["คำนำของแผน"], ["ส านักงานซื้อเครื่องพิมพ์สามมิติ"]))
    write(tmp_path, "about/index.html", "<h1>เกี่ยวกับ</h1><p>คำนำ</p>")
    add_search_page(tmp_path)
    said = Said("แผนจัดซื้อ", {"kind": ("ไฟล์เอกสาร",), "unit": ("น่าน",), "year": ("2564",)})
    path = "units/nan/files/แผน 1.pdf"
    documents = {f"{path}.html": search.Attachment(file, path, "PDF", "0" * 64, said)}
    groups = search.divide(["about/index.html", *documents])
    search.index(tmp_path, groups, documents=documents)
    with searching(chromium, tmp_path) as page:
        for query in ("เครื่องพิมพ์สามมิติ", "ส านักงาน", "ส\u0e4dานักงานซื้อ"):
            assert [unquote(url) for url in ask(page, query)] == ["/units/nan/files/แผน 1.pdf"], query
        assert page.locator("#search-results h2").inner_text() == whole("แผนจัดซื้อ หน้า 2")
        assert str(page.locator("#search-results h2 a").get_attribute("href")).endswith(".pdf#page=2")
        assert whole("น่าน · ปีงบประมาณ 2564") in page.locator("#search-results .facts-line").inner_text()
        assert ask(page, "คำนำ") == ["/about/", quote("/units/nan/files/แผน 1.pdf")]


def test_what_people_mean_comes_first_however_they_call_it(tmp_path: Path, chromium: Browser) -> None:
    unit = 'data-search-kind="หน่วยงาน" data-search-unit="นครราชสีมา" data-search-names="นครราชสีมา"'
    write(tmp_path, "units/korat/index.html", "<h1>สำนักงานพัฒนาชุมชนจังหวัดนครราชสีมา</h1>", unit)
    centre = 'data-search-kind="ศูนย์ข้อมูลข่าวสาร" data-search-unit="นครราชสีมา"'
    for place, text in (("centre", "เปิดทุกวัน"), ("centre/page-2", "แผนจัดซื้อ เปิดทุกวัน ทุกวัน")):
        write(tmp_path, f"units/korat/{place}/index.html", f"<h1>ศูนย์นครราชสีมา</h1><p>{text}</p>", centre)
    write(tmp_path, "strong/index.html", "<h1>STRONG Together</h1><p>สร้างสังคม</p>")
    write(tmp_path, "five/index.html", "<h1>กิจกรรม 5S</h1><p>สะสาง</p>")
    write(tmp_path, "model/index.html", "<h1>หน่วยงานต้นแบบ</h1><p>ได้คะแนน</p>")
    write(tmp_path, "text/index.html", "<h1>เรื่องเล่า</h1><p>ผู้บริหารที่รับผิดชอบร่วม</p>")
    write(tmp_path, "roles/index.html", "<h1>ผู้บริหารที่รับผิดชอบ</h1><p>รายชื่อ</p>")
    write(
        tmp_path,
        "term/index.html",
        "<h1>ตรวจสอบได้</h1>",
        'data-search-kind="คำศัพท์" data-search-names="ตรวจสอบได้"',
    )
    write(tmp_path, "about/index.html", "<h1>การตรวจสอบได้</h1><p>คำอธิบาย</p>", 'data-search-kind="ความรู้"')
    add_search_page(tmp_path)
    search.index(tmp_path, classes=[["นครราชสีมา", "เมืองย่าโม"]])
    wanted = {
        "เมืองย่าโม": "/units/korat/",
        "เมืองย่าโม เปิดทุกวัน": "/units/korat/centre/",
        "นครราช เปิดทุกวัน": "/units/korat/centre/",
        "ราชสีมาเปิดทุกวัน": "/units/korat/centre/",
        "นครราชสีมาเปิดทุกวันไหมล่ะ": "/units/korat/centre/",
        "เปิดทุกวัน": "/units/korat/centre/",
        "สตรองทูเก็ตเตอร์": "/strong/",
        "ห้าเอส": "/five/",
        "หนวยงานตนแบบ": "/model/",
        "หน่วยงารต้นแบป": "/model/",
        "ผู้บริหารคนไหนรับผิดชอบ": "/roles/",
        "ตรวจสอบได้": "/about/",
    }
    with searching(chromium, tmp_path) as page:
        found = {query: ask(page, query)[:1] for query in wanted}
    assert found == {query: [url] for query, url in wanted.items()}


def test_a_unit_is_known_in_pieces_and_what_spans_units_is_meant_where_it_is_called_so(
    tmp_path: Path, chromium: Browser
) -> None:
    for folder, name in (("samut", "สมุทรปราการ"), ("surat", "สุราษฎร์ธานี")):
        said = f'data-search-unit="{name}" data-search-region="2"'
        home = f'{said} data-search-kind="หน่วยงาน" data-search-names="{name}"'
        write(tmp_path, f"units/{folder}/index.html", f"<h1>{name}</h1><p>เขตตรวจราชการที่ 2</p>", home)
        papers = f"<h1>{name} OIT</h1><p>แผนจัดซื้อ วันเวลาทำการ</p>"
        write(tmp_path, f"units/{folder}/oit/index.html", papers, f'{said} data-search-kind="OIT ของหน่วยงาน"')
    counted = 'data-search-unit="สมุทรปราการ" data-search-kind="สถิติการใช้ศูนย์"'
    write(tmp_path, "units/samut/usage/index.html", "<h1>การใช้ศูนย์</h1><p>ผู้มาขอดูข้อมูล</p>", counted)
    both = "<p>สมุทรปราการ สุราษฎร์ธานี</p>"
    region = 'data-search-kind="ผลการประเมิน" data-search-names="ผลเขตตรวจราชการที่ 2"'
    write(tmp_path, "region/index.html", f"<h1>เขตตรวจราชการที่ 2</h1>{both}", region)
    calendar = 'data-search-kind="เรื่องทั่วไป" data-search-names="ปฏิทิน|วันนำเสนอ"'
    write(tmp_path, "calendar/index.html", f"<h1>ปฏิทิน</h1>{both}", calendar)
    write(tmp_path, "compare/index.html", f"<h1>เทียบหน่วยงาน</h1>{both}", 'data-search-kind="ผลการประเมิน"')
    year = 'data-search-kind="หมวดข้อมูล" data-search-year="2562" data-search-names="แผนและงบประมาณ 2562"'
    write(tmp_path, "plans/2562/index.html", "<h1>แผนงานและงบประมาณ</h1><p>อ้างประกาศ 2019</p>", year)
    add_search_page(tmp_path)
    search.index(tmp_path, classes=[["แผนการใช้จ่าย", "แผนงบประมาณ"]])
    wanted = {
        "แผนจัดซื้อ สมุทร ปราการ": "/units/samut/oit/",
        "สมุทรปราการ ขอดูข้อมูลกี่คน": "/units/samut/usage/",
        "สมุดปรากาน": "/units/samut/",
        "สมุด ปรากาน": "/units/samut/",
        "ผล สมุทรปราการ เขต 2": "/region/",
        "สมุทรปราการ นำเสนอวันไหน": "/calendar/",
        "เทียบสมุทรปราการกับสุราษฎร์ธานี": "/compare/",
        "สมุทร ปราการ ดีกว่า สุราษฎร์ ธานี": "/compare/",
        "แผนจัดซื้อ สมุทรปราการ ดีกว่าเดิม": "/units/samut/oit/",
        "แผนงบประมาณ 2562": "/plans/2562/",
        "แผนงบประมาณ 2019": "/plans/2562/",
        "แผนงบประมาณค.ศ.2019": "/plans/2562/",
    }
    with searching(chromium, tmp_path) as page:
        found = {query: ask(page, query)[:1] for query in wanted}
    assert found == {query: [url] for query, url in wanted.items()}


def test_a_word_with_very_many_places_is_read_only_for_a_query_that_has_it(
    tmp_path: Path, chromium: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "a/index.html", "<h1>สรุปผล</h1><p>บริการดีเลิศ</p>")
    add_search_page(tmp_path)
    found = []
    for common in (60_000, 1):
        monkeypatch.setattr("cleancdd.search.bundle._COMMON", common)
        search.index(tmp_path, classes=[["บริการดีเลิศ", "ยอดเยี่ยม"]])
        with searching(chromium, tmp_path) as page:
            found.append([ask(page, query) for query in ("ยอดเยี่ยม", "บริการดีเลิศ")])
    assert found == [[["/a/"], ["/a/"]], [[], ["/a/"]]]
