from __future__ import annotations

from cleancdd.search.pagefind import words_of
from cleancdd.search.pagetext import Block, PageText
from cleancdd.search.records import Record, packed, unpacked
from cleancdd.search.shadow import Shadows
from cleancdd.thai.segmentation import Cutter


def test_records_come_back_as_they_were() -> None:
    page = PageText(
        "พัฒนา", (Block(2, "ชุมชน", "a"),), {"theme": ("ข", "ค")}, ("น้ำ",), "2021-09-30", asked=("พัฒนา",)
    )
    made = Shadows(lambda: Cutter(["ชุมชน", "พัฒนา", "น้ำ"])).of("/x/", page)
    assert made is not None
    record = Record("/x/", made.row, words_of({"/x/": made})["/x/"], "\n".join(made.words), made.hint)
    assert record.words.total > 0
    assert unpacked(packed([record, record])) == [record, record]
