from __future__ import annotations

import re
import subprocess
import sys

from cleancdd.thai.dictionary import dictionary, word_cutter


def test_the_dictionary_has_thai_words_alone() -> None:
    words = dictionary()
    assert {"ความเสี่ยง", "ทำงาน", "พัสดุ"} <= words
    assert len(words) > 50_000
    assert not [word for word in words if re.search(r"[^\u0e00-\u0e7f]", word)]


def test_names_are_words_beside_the_dictionary() -> None:
    assert word_cutter({"สพจ"}).cut("ของสพจตรัง") == ("ของ", "สพจ", "ตรัง")


def test_reading_the_words_does_not_import_the_package_that_has_them() -> None:
    program = (
        "import sys; from cleancdd.thai.dictionary import dictionary; "
        "dictionary(); sys.exit('pythainlp' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
