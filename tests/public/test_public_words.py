"""What visitors read and hear on every page of the site: words, not keys; one word for each thing; no result
that is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest

from cleancdd.library import Library
from cleancdd.model.base import Model
from cleancdd.model.scorecard import Outcome
from tests.public.conftest import Public
from tests.public.seen import joints, lines
from tests.test_words import CLAIMS, KEYS, SCAN, THAI, WORDS

SPELLINGS = re.compile("เขียนอีกแบบ: .*")
"""Other spellings of a term stand in the glossary so that they are found."""

ADDRESSES = re.compile(r"https?://\S+|\S+@\S+")
"""What a visitor may copy as it is."""

LATIN = re.compile(
    r"(?<![A-Za-z0-9.-])(?<![A-Za-z] )[a-z][a-z0-9_]*(?:[.-][a-z0-9_]+)*(?![A-Za-z0-9-]| [A-Za-z])"
)
"""A word in small Latin letters that is no part of an English phrase."""

OF_UNITS = ("/units/", "/best-practices/", "/innovations/")
"""The pages that tell of units."""

GRADES: Mapping[str, str] = {"a grade is เกรด": "ระดับผล", "a ladder has ขั้น": r"เพิ่มเติม\S* · ระดับ"}
"""What the pages of units do not say of the programme's own grades and ladders."""


def told(html: str) -> list[str]:
    """What a page tells, without other spellings of words and without addresses of the web."""
    return [ADDRESSES.sub("", SPELLINGS.sub("", line)) for line in lines(html)]


@pytest.fixture(scope="module")
def pages(own: Public) -> dict[str, list[str]]:
    return {url: told(html) for url, html in own.html.items()}


def where(pages: Mapping[str, list[str]], *wrong: str) -> list[tuple[str, str]]:
    patterns = [re.compile(one) for one in wrong]
    return [
        (url, line)
        for url, said in pages.items()
        for line in said
        if any(one.search(line) for one in patterns)
    ]


def names(kind: type[Model] = Model) -> Iterator[str]:
    """The fields of every kind of file."""
    yield from kind.model_fields
    for one in kind.__subclasses__():
        yield from names(one)


def keys(library: Library) -> Iterator[str]:
    """What the site's files call their things."""
    yield from library.index.categories
    yield from library.index.topics
    yield from library.themes
    for rubric in library.rubrics.values():
        yield from (*rubric.criteria, *rubric.measures, *rubric.dimensions, *rubric.ladders)
        yield from (part for one in rubric.criteria.values() for part in one.asked_parts)


def typed(library: Library) -> frozenset[str]:
    """The words of the site's files: fields, keys and values that staff type."""
    return frozenset([*names(), *keys(library), *Outcome, "yes", "no", "true", "false", "null"])


def named(line: str, words: frozenset[str]) -> list[str]:
    """What a line names by a word of the files: one that stands alone among Thai, or the path of a field that
    begins with one."""
    return [one for one in LATIN.findall(line) if one in words or one.partition(".")[0] in words]


def test_every_page_of_visitors_is_read(own: Public, pages: dict[str, list[str]]) -> None:
    assert {
        "/",
        "/404.html",
        "/search/",
        "/oit/2564/o18/",
        "/criteria/2564/d1.l1.1/",
        "/units/yala/2564/",
    } <= set(pages)
    assert {url.split("/")[-2] for url in pages}.isdisjoint({"editing", "recording", "review"})
    assert len(pages) > 6 * len(own.library.units)


def test_no_path_key_or_field_is_read_by_the_public(own: Public, pages: dict[str, list[str]]) -> None:
    words = typed(own.library)
    assert where(pages, *KEYS.values(), "ISO 3166") == []
    assert [(url, line) for url, said in pages.items() for line in said if named(line, words)] == []


def test_a_word_of_a_file_is_found(own: Public) -> None:
    words = typed(own.library)
    said = [
        "criteria → d1.l2.3",
        "ช่อง outcome",
        "not-applicable",
        "เรื่อง budget-plan",
        "section-9-3",
        "committee.remark",
    ]
    assert [one for one in said if not named(one, words)] == []
    prose = ("Open Data", "e-learning สุจริตไทย", "OTOP", "No Gift Policy", "outside in", "Best practice")
    assert [one for one in prose if named(one, words)] == []


def test_words_are_those_of_the_house(pages: dict[str, list[str]]) -> None:
    assert where(pages, *SCAN.values(), *WORDS.values(), "จุดที่มักพลาด|ส่วนภูมิภาค 18(?! หน่วยงาน)") == []


@pytest.mark.parametrize("site", ["own", "recorded"])
def test_texts_of_a_line_stand_apart(site: str, request: pytest.FixtureRequest) -> None:
    html: dict[str, str] = request.getfixturevalue(site).html
    assert [(url, one) for url, page in html.items() for one in joints(page)] == []
    assert (
        where(
            {url: told(page) for url, page in html.items()},
            WORDS["a space between Thai and other letters or digits"],
        )
        == []
    )


@pytest.mark.parametrize(
    "html",
    [
        "<b>O30</b><span>ช่องทาง</span>",
        '<a href="/"><small>ก่อนหน้า</small> ก</a><a href="/">ข</a>',
        'ประกาศ<span class="term">ข</span><cite>แนวทาง</cite>',
    ],
)
def test_texts_that_meet_are_found(html: str) -> None:
    assert joints(f"<p>{html}</p>")


@pytest.mark.parametrize(
    "html", ["<b>O30</b> <span>ช่องทาง</span>", "ดู<a>หน้านี้</a>แล้ว", "<cite>ก</cite>)", "43<small>/43</small>"]
)
def test_texts_that_are_one_are_let_be(html: str) -> None:
    assert joints(f"<p>{html}</p>") == []


def test_what_a_document_mentions_is_no_result_of_a_unit(own: Public, pages: dict[str, list[str]]) -> None:
    told_of = [unit for (unit, _), one in own.library.evaluations.items() if one.basis == "document"]
    assert told_of
    theirs = {
        url: said for url, said in pages.items() if url.startswith("/units/") and url.split("/")[2] in told_of
    }
    assert (
        where(
            theirs, f"(?<!{THAI})(?:ไม่)?ผ่าน(?!{THAI})", "อย่างน้อยระดับ", r"ผลการประเมิน\S*แล้ว", *GRADES.values()
        )
        == []
    )
    assert [url for url in theirs if re.search('class="outcome (?!unknown")', own.html[url])] == []
    assert (
        where({url: said for url, said in pages.items() if url.startswith(OF_UNITS)}, *CLAIMS.values()) == []
    )


def test_no_page_claims_an_assessed_unit(own: Public, pages: dict[str, list[str]]) -> None:
    assert all(one.basis == "document" for one in own.library.evaluations.values())
    assert (
        where(
            pages,
            "หน่วยงาน(?:ที่)?(?:บันทึก|ประเมิน)\\S*แล้ว [1-9]|[1-9] หน่วยงาน(?:บันทึก|ประเมิน)",
            "มีข้อมูลการประเมินแล้ว",
        )
        == []
    )


def test_every_unit_has_its_disclosure_page_and_is_led_to_it(own: Public) -> None:
    for unit in own.library.units:
        for year in (year for year, one in own.library.lists.items() if one.complete):
            assert f"/units/{unit}/{year}/oit/" in own.html
            assert f'href="../../units/{unit}/{year}/oit/"' in own.html[f"/units/{unit}/"]
