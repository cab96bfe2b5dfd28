"""A small programme with fictional units, scored and rendered once: what the tests of pages look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from msgspec import structs

from cleancdd.crosscheck.addresses import Moved
from cleancdd.diagnostics import Span
from cleancdd.findings.scorecards import score
from cleancdd.library import Library
from cleancdd.model.article import Writeup
from cleancdd.model.base import Computed, Model
from cleancdd.model.evaluation import Evaluation
from cleancdd.model.history import NO_HISTORY, History
from cleancdd.model.knowledge import BestPractice, GlossaryTerm, Guidance, Innovation, Theme
from cleancdd.model.page import Page
from cleancdd.model.rubric import Rubric
from cleancdd.model.scorecard import Scorecard
from cleancdd.model.settings import Settings
from cleancdd.model.unit import StatusBook, Unit
from cleancdd.pages import plan
from cleancdd.pages.edition import Edition
from cleancdd.render.renderer import Renderer
from cleancdd.resources import templates_folder
from cleancdd.thai.compounds import parted
from tests.revising import revised

AS_OF = date(2021, 9, 30)
SOURCE = {"document": "guide", "section": "2.6", "lines": "10-12"}
VOID = {"br", "circle", "col", "hr", "img", "input", "link", "meta", "path", "rect", "use"}


def criterion(key: str, check: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    return {
        "id": key,
        "title": f"เกณฑ์ {key}",
        "asks": f"ถามเรื่อง {key}",
        "kind": "evidence" if check is None else "threshold",
        "check": check or {"name": "evidence"},
        "record": f"บันทึก `{key}` ในไฟล์",
        "remedy": f"แก้ {key}",
        "source": SOURCE,
        "examples": [{"text": "มีหลักฐาน", "outcome": "met", "evidence": 1}],
        "year": 2564,
        "prose": {"html": '<p>ดู <a href="/units/">หน่วยงาน</a></p>', "plain": "ดู หน่วยงาน"},
        **more,
    }


CRITERIA = [
    criterion("d1.l1.1", note="อ่านข้อนี้เอง", question="ข้อนี้ครบหรือไม่"),
    criterion("d1.l1.2.1"),
    criterion("d1.l1.2.2", exemptions=["no-case"]),
    criterion("d1.l2.1", {"name": "share-over", "measure": "staff", "value": 50}),
    criterion("d3c.l1.1"),
    criterion("d3r.l1.1"),
    criterion("extra"),
    criterion("ch.l1", {"name": "score-at-least", "value": 86}),
    criterion("ch.l2"),
]


def dimension(number: int, variant: str, points: tuple[int, ...], **more: Any) -> dict[str, Any]:
    levels = [{"level": level, "points": one, "source": SOURCE} for level, one in enumerate((0, *points))]
    levels[0]["text"] = "ยังไม่ดำเนินการ"
    shared = {"number": number, "variant": variant, "name": f"ชื่อเต็มมิติ {number}", "short": f"มิติสั้น {number}"}
    return {
        **shared,
        "max_points": points[-1],
        "text": "นิยาม",
        "source": SOURCE,
        "definition_source": SOURCE,
        "levels": levels,
        **more,
    }


def programme() -> dict[str, Any]:
    rule = {"title": "กติกา", "text": "ข้อความ", "source": SOURCE}
    return {
        "objectives": [{"title": "โปร่งใส", "source": SOURCE}],
        "targets": {"provincial": 3, "central": 2},
        "targets_source": SOURCE,
        "working_group": {"title": "คณะทำงานสมมติ", "source": SOURCE},
        "sub_activities": [rule],
        "department_steps": [{"title": "แจ้งแนวทาง"}],
        "unit_steps": [rule],
        "innovation_purposes": ["ป้องกันการทุจริต"],
        "evaluation_formats": [rule],
        "changes": [rule],
        "core_values": [
            {"title": "ชื่นชม", "english": "Appreciation", "letter": "A", "text": "ข้อความ", "source": SOURCE}
        ],
        "virtues": {"honesty": {"title": "สุจริต", "text": "ข้อความ", "source": SOURCE}},
        "kpis": [{"title": "หน่วยงานตามแผน", "value": 95, "unit": "ร้อยละ", "source": SOURCE}],
        "deadlines": [{"title": "ส่งแผน", "when": "เมษายน 2564", "source": SOURCE}],
        "status_rules": [{**rule, "status": "model"}],
        "selection_rules": [{**rule, "count": 18}],
        "committees": {
            "panel": {
                "title": "คณะกรรมการตรวจ",
                "reviews": "challenge",
                "scope": "all",
                "members": [{"role": "ประธาน", "position": "หัวหน้าผู้ตรวจราชการกรม"}],
                "source": SOURCE,
            }
        },
        "session": [
            {"title": "ตรวจเอกสาร", "minutes": 45, "source": SOURCE},
            {"title": "นำเสนอ", "at_most": 30, "who": ["หน่วยงาน"], "source": SOURCE},
            {"title": "ซักถาม", "minutes": 30, "at_most": 60, "source": SOURCE},
            {"title": "ส่งเอกสาร", "source": SOURCE},
        ],
        "ita_bands": {"full": 100, "bands": [{"grade": "AA", "minimum": 95}], "below": "F", "source": SOURCE},
        "corrections": [{"text": "พิมพ์ซ้ำ", "resolution": "นับครั้งเดียว", "source": SOURCE}],
    }


def make_rubric() -> Rubric:
    return Rubric.model_validate(
        {
            "scheme": {
                "title": "หลักเกณฑ์ทดลอง",
                "fiscal_year": 2564,
                "owner": "กอง",
                "published": "กันยายน 2564",
                "source": SOURCE,
                "max_points": 100,
                "extra_points": 10,
                "level_shares": {0: 0, 1: 50, 2: 100},
                "grades": {
                    "full": 110,
                    "bands": [{"grade": "A", "minimum": 96}],
                    "below": "ไม่จัดระดับ",
                    "source": SOURCE,
                },
                "exemptions": {"no-case": {"title": "ไม่มีกรณี", "text": "ไม่มีเรื่องให้ทำ"}},
                "interpretations": ["ตีความไว้ `อย่างนี้`"],
                "questions": [
                    {"reading": "อ่านทุกข้อแบบนี้", "question": "อ่านถูกหรือไม่", "source": SOURCE},
                    {
                        "reading": "อ่านสองข้อแบบนี้",
                        "question": "ใช่หรือไม่",
                        "criteria": ["d1.l1.1", "extra"],
                        "source": SOURCE,
                    },
                ],
            },
            "dimensions": {
                "d1": dimension(
                    1,
                    "all",
                    (40, 80),
                    groups={"d1.l1.2": {"title": "หัวข้อรวม"}},
                    areas={"a": {"title": "ด้านบุคคล"}},
                ),
                "d3c": dimension(3, "central", (20,)),
                "d3r": dimension(3, "provincial", (20,), note="หมายเหตุมิติ"),
            },
            "measures": {
                "staff": {"title": "บุคลากรร่วมประกาศ", "shape": "share", "unit": "คน", "record": "นับคน"}
            },
            "ladders": {
                "challenge": {
                    "title": "เกณฑ์เพิ่มเติมของหน่วยงานท้าทาย",
                    "applies_to": "challenge",
                    "source": SOURCE,
                    "steps": [{"id": "ch.l1", "level": 1}, {"id": "ch.l2", "level": 2}],
                }
            },
            "programme": programme(),
            "criteria": {one["id"]: one for one in CRITERIA},
        }
    )


def unit(key: str, region: int | None, **more: Any) -> Unit:
    kind = (
        {"kind": "central"}
        if region is None
        else {"kind": "provincial", "province": f"เมือง{key}", "inspection_region": region}
    )
    return Unit.model_validate({"id": key, "name": f"สำนักงานสมมติ {key}", **kind, **more})


def evidence(*keys: str) -> dict[str, Any]:
    return {
        key: {
            "evidence": [{"title": f"หลักฐาน {key}", "date": "2564-03-16", "url": "https://example.org/doc"}]
        }
        for key in keys
    }


def evaluations() -> dict[tuple[str, int], Evaluation]:
    """`done` is complete and reviewed, `part` is under review with one criterion open, `poor` fell short,
    `calm` has nothing."""
    every = evidence("d1.l1.1", "d1.l1.2.1", "d1.l1.2.2", "d3r.l1.1", "extra", "ch.l2")
    review = {
        "review": "complete",
        "panel": "panel",
        "date": "2564-08-02",
        "numbers": {"staff": {"part": 20, "whole": 52}},
        "criteria": {
            "d1.l1.1": {"outcome": "met", "remark": "ครบถ้วน"},
            "d3r.l1.1": {"outcome": "unmet", "remark": "ไม่พบ"},
        },
    }
    answered = {**every["d3r.l1.1"], "remark": "เผยแพร่แล้ว", "reply": "จะเผยแพร่ใหม่"}
    done = {
        "assessed": "2564-06-30",
        "numbers": {"staff": {"part": 41, "whole": 52}},
        "criteria": {**every, "d1.l1.2.2": {"not_applicable": "no-case"}, "d3r.l1.1": answered},
        "committee": review,
    }
    part = {
        "assessed": "2564-06-30",
        "criteria": evidence("d1.l1.1", "d3r.l1.1"),
        "committee": {"review": "in-progress"},
    }
    file = {
        "title": "ภาพถ่าย",
        "file": "files/ภาพ 1.jpg",
        "place": "ห้องประชุม",
        "note": "ถ่ายเอง",
        "source": SOURCE,
    }
    poor = {
        "numbers": {"staff": {"part": 26, "whole": 52}},
        "criteria": {**evidence("d1.l1.2.1", "d1.l1.2.2", "d3c.l1.1"), "d1.l1.1": {"evidence": [file]}},
    }
    found = {"done": done, "part": part, "poor": poor}
    return {(key, 2564): Evaluation.model_validate(one) for key, one in found.items()}


def make_library() -> Library:
    guide = {"title": "แนวทางทดลอง", "short": "แนวทาง"}
    contact = {
        "phone": "0 0000 0000",
        "website": "https://example.org/",
        "social": [{"network": "Facebook", "url": "https://example.org/f"}],
    }
    units = [
        unit("calm", 1),
        unit("done", 1, sources=[SOURCE], note="ข้อสังเกต"),
        unit("part", 2, contact=contact),
        unit("poor", None),
    ]
    pages: list[dict[str, Any]] = [
        {
            "id": "about",
            "title": "เกี่ยวกับ",
            "description": "เรื่องของเว็บไซต์",
            "order": 10,
            "prose": {"html": "<p>ข้อความ</p>"},
        },
        {
            "id": "help",
            "title": "ช่วยเหลือ",
            "description": "วิธีใช้",
            "sources": [SOURCE],
            "prose": {"html": "<p>ข้อความ</p>"},
        },
    ]
    rubric = make_rubric()
    return Library(
        settings=Settings.model_validate(
            {
                "title": "ใสสะอาด",
                "tagline": "เห็นที่มา",
                "description": "เว็บไซต์ทดลอง",
                "owner": "กรมสมมติ",
                "current_year": 2564,
                "references": {"guide": guide},
            }
        ),
        units={one.id: one for one in units},
        statuses=StatusBook.model_validate(
            {
                "announcements": {
                    "list": {"title": "บัญชีหน่วยงานท้าทาย", "fiscal_year": 2564, "source": SOURCE}
                },
                "years": {
                    2564: [{"status": "challenge", "announcement": "list", "units": ["done"]}],
                    2563: [{"status": "outstanding", "announcement": "list", "units": ["done"]}],
                },
            }
        ),
        rubrics={2564: rubric},
        evaluations=evaluations(),
        articles=tuple(Writeup.model_validate(one) for one in pages),
    )


def score_all(library: Library) -> dict[tuple[str, int], Scorecard]:
    found = {}
    for year, rubric in library.rubrics.items():
        for one in library.units.values():
            entry = library.status_of(one.id, year)
            found[one.id, year] = score(
                rubric, one, library.evaluations.get((one.id, year)), entry.status if entry else None
            )
    return found


@dataclass(frozen=True)
class Site:
    """A library with its pages, planned and rendered by the real templates."""

    library: Library
    pages: dict[str, Page]
    html: dict[str, str]

    @property
    def documents(self) -> dict[str, str]:
        """The pages that are HTML, without the tables to download."""
        return {url: html for url, html in self.html.items() if self.pages[url].path.endswith(".html")}

    def text(self, url: str) -> str:
        """The words of a page's main part, spaces joined."""
        return Outline(self.html[url]).main

    def changed(self, **parts: Any) -> set[str]:
        """The addresses of the pages that differ, or come or go, when the library has other parts."""
        before, library = self.pages, revised(self.library, **parts)
        after = {page.url: page for page in plan(library, score_all(library), as_of=AS_OF)}
        return {
            url
            for url in before | after
            if url not in after or url not in before or print_of(before[url]) != print_of(after[url])
        }


def with_changes(noun: Model | Computed, **changes: object) -> Any:
    """The noun with other values in some fields; made anew, so that its digest is too."""
    if isinstance(noun, Computed):
        return structs.replace(noun, **changes)
    return type(noun).model_validate(
        {name: getattr(noun, name) for name in type(noun).model_fields} | changes
    )


def print_of(page: Page) -> str:
    return page.fingerprint("templates")


class Outline(HTMLParser):
    """What a test asks of a page: its words, links, ids, counts of elements, and whether every element is
    closed in its turn."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.unclosed: list[str] = []
        self._words: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        self.unclosed += self._open
        self.main = " ".join(" ".join(self._words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {key: value or "" for key, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {key: value or "" for key, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.unclosed.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        if "main" in self._open:
            self._words.append(data)

    def main_headers(self, url: str) -> int:
        """Headers within the main part, which are no landmarks."""
        return 0 if url == "/" else 1

    def count(self, tag: str) -> int:
        return sum(one == tag for one, _ in self.tags)

    def values(self, attribute: str) -> Iterator[str]:
        return (attrs[attribute] for _, attrs in self.tags if attribute in attrs)


def build(library: Library, history: History = NO_HISTORY) -> Site:
    renderer = Renderer((templates_folder(),))
    pages = {page.url: page for page in plan(library, score_all(library), as_of=AS_OF, history=history)}
    shown = {
        url: parted(renderer.render(page).decode("latin-1" if url.endswith(".png") else "utf-8"))
        for url, page in pages.items()
    }
    return Site(library, pages, shown)


@pytest.fixture(scope="session")
def site() -> Site:
    return build(make_library())


@pytest.fixture(scope="session")
def rebuilt() -> Any:
    """`rebuilt(settings=…)`: the site of a library with other parts."""
    return lambda **parts: build(revised(make_library(), **parts))


@pytest.fixture(scope="session")
def remembered() -> Any:
    """`remembered(history, settings=…)`: the site with what changed before."""
    return lambda history, **parts: build(revised(make_library(), **parts), history)


@pytest.fixture(scope="session")
def edition(site: Site) -> Edition:
    return Edition(site.library, score_all(site.library), AS_OF)


@pytest.fixture(scope="session")
def outline() -> type[Outline]:
    return Outline


@pytest.fixture(scope="session")
def altered() -> Any:
    """`altered(noun, title="…")`: the noun with other values."""
    return with_changes


def prose(text: str, *anchors: str) -> dict[str, Any]:
    html = "".join(f'<h2 id="{anchor}">หัวข้อ {anchor}</h2>' for anchor in anchors) + f"<p>{text}</p>"
    headings = [{"level": 2, "anchor": anchor, "text": f"หัวข้อ {anchor}"} for anchor in anchors]
    return {"html": html, "headings": headings, "plain": text}


def project(key: str, owner: str, year: int, *themes: str, **more: Any) -> Innovation:
    told = {
        "title": f"โครงการ {key}",
        "themes": themes,
        "stage": "made",
        "source": SOURCE,
        "prose": prose(f"เล่าเรื่อง {key}"),
    }
    return Innovation.model_validate({"id": key, "unit": owner, "year": year, **told, **more})


def practice(key: str, owner: str, order: int, *themes: str, **more: Any) -> BestPractice:
    told = {
        "title": f"แนวปฏิบัติ {key}",
        "description": f"คำอธิบาย {key}",
        "fiscal_year": 2564,
        "group": "challenge",
    }
    criteria = [{"criterion": "d1.l1.1", "why": f"{key} แสดงเกณฑ์"}]
    rest = {
        "themes": themes,
        "criteria": criteria,
        "sources": [SOURCE],
        "prose": prose("ข้อความ", "one", "two", "three", "four"),
    }
    return BestPractice.model_validate({"id": key, "unit": owner, "order": order, **told, **rest, **more})


def guide(path: str, order: int, **more: Any) -> Guidance:
    told = {
        "title": f"หน้า {path or 'แรก'}",
        "description": f"เรื่อง {path}",
        "sources": [SOURCE],
        "prose": prose("ข้อความ"),
    }
    return Guidance.model_validate({"id": path, "order": order, **told, **more})


def knowledge() -> dict[str, Any]:
    """Parts of a library with every kind of thing that units learn from."""
    figure = {
        "title": "เอกสารที่แก้",
        "unit": "ฉบับ",
        "items": [{"label": "ก่อน", "value": 1200}, {"label": "หลัง", "value": 0}],
    }
    projects = [
        project(
            "clinic",
            "done",
            2564,
            "money",
            "people",
            tools=["LINE", "คู่มือ"],
            criteria=["d1.l1.1"],
            steps=["ทำ"],
            stage="evaluated",
        ),
        project(
            "line",
            "done",
            2563,
            "people",
            tools=["line"],
            year_certainty="unstated",
            title_certainty="partial",
        ),
        project(
            "pair",
            "poor",
            2564,
            "money",
            indicators=[{"text": "ความถูกต้อง", "target": "=1+1"}],
            doubtful=["อ่านไม่ชัด"],
        ),
        project("title-only", "calm", 2564),
    ]
    practices = [
        practice("first", "done", 10, "money", figures=[{**figure, "source": SOURCE}]),
        practice("second", "part", 20, "people", criteria=[{"criterion": "d1.l1.2.1", "why": "ทำครบ"}]),
    ]
    guides = [
        guide("", 0, opens=True),
        guide("tools", 10, opens=True, criteria=[{"criterion": "d1.l1.1", "why": "อธิบายเกณฑ์"}]),
        guide("tools/risk", 20, diagram="risk-matrix", prose=prose("ข้อความ", "matrix", "mistakes")),
        guide("tools/plan", 10, form=True),
        guide("end", 20),
    ]
    level = {"term": "ระดับ", "full": "ขั้น", "text": "ขั้นของมิติ", "source": SOURCE}
    terms = {"ita": {"term": "ITA", "text": "การประเมิน", "source": SOURCE}, "level": level}
    return {
        "themes": {
            key: Theme(title=f"ประเด็น {key}", text=f"เรื่อง {key}") for key in ("money", "people", "empty")
        },
        "innovations": {(one.year, one.id): one for one in projects},
        "practices": {one.id: one for one in practices},
        "guidance": {one.id: one for one in guides},
        "glossary": {key: GlossaryTerm.model_validate(one) for key, one in terms.items()},
        "moved": (Moved("/old/", "/guidance/tools/", Span("a.md"), ""),),
    }


@pytest.fixture(scope="session")
def learned() -> Site:
    """The same programme with projects, best practices, guidance and a glossary."""
    return build(revised(make_library(), **knowledge()))
