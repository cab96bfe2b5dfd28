from __future__ import annotations

from cleancdd.search.compression import unpack_json
from cleancdd.search.pagetext import Block, PageText
from cleancdd.search.shadow import Shadow, Shadows, spelled
from cleancdd.thai.segmentation import Cutter

SHADOWS = Shadows(lambda: Cutter(["ชุมชน", "พัฒนา", "น้ำ"]))


def shadow(page: PageText) -> Shadow:
    made = SHADOWS.of("/x/", page)
    assert made is not None
    return made


def test_tokens_are_spelled_in_letters_that_pagefind_leaves_alone() -> None:
    assert spelled("กำ่") == "ꀁꀳꁈ"
    assert spelled("e-gp2564") == "e-gp2564"
    assert spelled("é漢😀") == "ue9zu6f22zu1f600z"


def test_a_page_has_as_many_pieces_as_tokens_and_reads_as_it_was_written_with_its_names_and_kind_unseen() -> (
    None
):
    page = PageText(
        "พัฒนาชุมชน ๒๕๖๔",
        (Block(2, "นํ้าใส", "a"), Block(0, "“e-GP” (พัฒนา)")),
        {"kind": ("พัฒนา",), "theme": ("ข", "ค")},
        ("ชุมชน",),
    )
    made = shadow(page)
    words = made.html.partition("<body data-pagefind-body>")[2].replace("<", " <").split()
    tokens = [
        word.rpartition(">")[2] for word in words if not word.startswith("</") and word.rpartition(">")[2]
    ]
    shown = unpack_json(made.row.text)
    pieces = shown.pop("content").split("\u200b")
    assert tokens == [
        spelled(token) for token in ("ชุมชน", "พัฒนา", "ชุมชน", "2564", "น้ำ", "ใส", "e-gp", "พัฒนา", "พัฒนา")
    ]
    assert pieces == ["", "พัฒนา\u2060", "ชุมชน ", "๒๕๖๔\n", "น้ำ", "ใส\n", "“e-GP” (", "พัฒนา)\n", ""]
    assert shown == {
        "url": "/x/",
        "title": "พัฒนา\u2060ชุมชน ๒๕๖๔",
        "anchors": [[4, "a", "นํ้าใส"]],
        "kind": "พัฒนา",
    }
    assert (made.row.names, made.row.title) == ((1,), 3)
    assert made.words == ("-2564", "-e-gp", "-ใส", "ชุมชน", "น้ำ", "พัฒนา")


def test_what_people_ask_stands_unseen_between_the_title_and_the_text() -> None:
    made = shadow(PageText("พัฒนา", (Block(0, "น้ำ"),), {}, ("ชุมชน",), asked=("น้ำ ชุมชน", "…", "พัฒนา")))
    assert unpack_json(made.row.text)["content"].split("\u200b") == ["", "พัฒนา\n", "", "", "", "น้ำ\n"]
    assert (made.row.names, made.row.title, made.row.asked) == ((1,), 1, (2, 1))


def test_a_page_without_a_word_has_no_shadow() -> None:
    assert SHADOWS.of("/x/", PageText("…", (Block(0, "— ๆ"),), {})) is None


def test_a_page_without_a_title_is_shown_by_its_address() -> None:
    assert unpack_json(shadow(PageText("", (Block(0, "ชุมชน"),), {})).row.text)["title"] == "/x/"
