"""`cleancdd usage import` from end to end: what is written, and that nothing is counted twice."""

from __future__ import annotations

import gzip
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleancdd.cache import Store
from cleancdd.cli import main
from cleancdd.library import read_library
from cleancdd.model.usage import Usage
from cleancdd.weblog.writer import with_counts
from tests.homes import SITES

UNIT, SITE = "units/mueang-ngam/2564/usage.yaml", "content/usage/2564.yaml"
Said = pytest.CaptureFixture[str]


@pytest.fixture
def home(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(home)
    return home


def line(target: str = "/", day: date = date(2021, 1, 15), second: int = 0) -> str:
    when = f"{day:%d/%b/%Y}:10:{second // 60:02}:{second % 60:02} +0700"
    return (
        f'203.0.113.7 - - [{when}] "GET {target} HTTP/1.1" '
        '200 512 "-" "Mozilla/5.0 (Fiction) Firefox/128.0"\n'
    )


def log(home: Path, name: str, *lines: str) -> str:
    path = home.parent / name
    data = "".join(lines).encode()
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return str(path)


def import_logs(*logs: str) -> int:
    return main(["usage", "import", *logs])


def tree(home: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(home.rglob("*")) if path.is_file()}


def visits(home: Path) -> dict[str, int]:
    """Visits by file and kind, over all quarters and categories."""
    with Store.beside(home):  # which read all that an import does not change
        library = read_library(home)
    found: dict[str, int] = {}
    for name, usage in [
        *((key[0], one) for key, one in library.usage.items()),
        *(("site", one) for one in library.site_usage.values()),
    ]:
        for web in usage.web.values():
            for kind in ("pages", "documents", "searches"):
                if total := sum(getattr(web, kind).values()):
                    found[f"{name} {kind}"] = found.get(f"{name} {kind}", 0) + total
    return found


def test_an_import_writes_counts_and_what_was_imported(home: Path, capsys: Said) -> None:
    path = log(
        home,
        "a.log",
        line(),
        line("/units/mueang-ngam/"),
        line("/units/mueang-ngam/files/a.pdf"),
        line("/search/?q=a"),
        "bad\n",
    )
    assert import_logs(path) == 0
    told = capsys.readouterr().out
    assert f"{path}: 5 บรรทัด ตั้งแต่ 15 มกราคม 2564 ถึง 15 มกราคม 2564\n" in told
    assert "นับเพิ่ม หน้า 2 เอกสาร 1 การค้นหา 1 ไม่นับโปรแกรมอัตโนมัติ 0\n  อ่านไม่ได้ 1 บรรทัด เริ่มที่บรรทัด 5\n" in told
    assert told.endswith(f"เขียน 2 ไฟล์\n  {SITE}\n  {UNIT}\n")
    text = (home / UNIT).read_text(encoding="utf-8")
    head, _, digest = text.partition("sha256: ")
    assert head == (
        "# web และ imported เขียนโดย `cleancdd usage import` ไม่ต้องแก้เอง\n"
        "web:\n  q2:\n    pages:\n      other: 1\n    documents:\n      other: 1\nimported:\n  - {"
    )
    assert digest[64:] == ", lines: 5, first: 2564-01-15, last: 2564-01-15}\n"
    assert visits(home) == {
        "mueang-ngam pages": 1,
        "mueang-ngam documents": 1,
        "site pages": 1,
        "site searches": 1,
    }


def test_nothing_of_a_visitor_is_kept(home: Path, capsys: Said) -> None:
    import_logs(log(home, "a.log", line("/search/?q=secret-words"), line("/units/mueang-ngam/")))
    kept = b"".join(tree(home).values()) + capsys.readouterr().out.encode()
    assert not [word for word in (b"203.0.113", b"Firefox", b"secret-words") if word in kept]


def test_a_second_import_changes_nothing(home: Path, capsys: Said) -> None:
    lines = [line(), line("/units/mueang-ngam/")]
    import_logs(log(home, "access.log", *lines))
    before = tree(home)
    for name in ("access.log", "access.log.1", "access.log.2.gz"):
        assert import_logs(log(home, name, *lines)) == 0
        assert capsys.readouterr().out.endswith("ไม่มีอะไรเพิ่ม จึงไม่ได้เขียนไฟล์ใด\n")
        assert tree(home) == before


def test_of_a_log_that_grew_only_the_rest_is_counted(home: Path) -> None:
    lines = [line(second=number) for number in range(30)]
    log(home, "a.log", *lines[:10], "203.0.113.7 - - [half")
    for end in (10, 17, 17, 30):
        assert import_logs(log(home, "a.log", *lines[:end])) == 0
        assert visits(home) == {"site pages": end}
    (usage,) = read_library(home).site_usage.values()
    assert [one.lines for one in usage.imported] == [30]


def test_a_line_still_being_written_is_left_for_next_time(home: Path) -> None:
    import_logs(log(home, "a.log", line(), line()[:-1]))
    assert visits(home) == {"site pages": 1}
    import_logs(log(home, "a.log", line(), line()))
    assert visits(home) == {"site pages": 2}


def test_an_import_that_was_stopped_is_finished_by_the_next(home: Path) -> None:
    path = log(home, "a.log", line(), line("/units/mueang-ngam/"), line("/units/kong-klang/"))
    import_logs(path)
    whole = tree(home)
    (home / UNIT).unlink()
    assert import_logs(path) == 0
    assert tree(home) == whole


def test_logs_of_one_run_that_are_the_same_count_once(home: Path, capsys: Said) -> None:
    lines = [line(second=number) for number in range(9)]
    short, long, packed = (
        log(home, name, *lines[:end])
        for name, end in (("old.log", 5), ("access.log", 9), ("access.log.gz", 9))
    )
    assert import_logs(short, long, packed) == 0
    assert visits(home) == {"site pages": 9}
    assert capsys.readouterr().out.count("จึงไม่นับ") == 2


def test_logs_of_several_servers_of_the_same_days_are_imported_together(home: Path) -> None:
    def of(server: int) -> str:
        return log(
            home, f"{server}.log", *(line(day=date(2021, 1, day), second=server) for day in range(1, 20))
        )

    assert import_logs(of(1), of(2)) == 0
    assert visits(home) == {"site pages": 38}
    before = tree(home)
    assert import_logs(of(2), of(1)) == 0
    assert tree(home) == before


def test_an_unknown_log_of_days_already_imported_is_refused(home: Path, capsys: Said) -> None:
    days = [line(day=date(2021, 1, day)) for day in range(1, 20)]
    import_logs(log(home, "a.log", *days))
    before = tree(home)
    assert import_logs(log(home, "tail.log", *days[5:])) == 1
    said = capsys.readouterr().err
    assert "มีวันที่ซ้ำกับบันทึกที่นำเข้าแล้ว (6 มกราคม 2564 ถึง 19 มกราคม 2564)" in said
    assert "แก้ไข: " in said
    assert tree(home) == before


def test_the_next_log_may_begin_on_the_day_the_last_one_ended(home: Path) -> None:
    import_logs(log(home, "a.log", *(line(day=date(2021, 1, day)) for day in (1, 2, 3))))
    assert import_logs(log(home, "b.log", *(line(day=date(2021, 1, day), second=7) for day in (3, 4)))) == 0
    assert visits(home) == {"site pages": 5}


def test_a_log_over_two_fiscal_years_goes_to_both(home: Path) -> None:
    import_logs(log(home, "a.log", line(day=date(2020, 9, 30)), line(day=date(2020, 10, 1))))
    assert sorted(path.name for path in (home / "content" / "usage").iterdir()) == ["2563.yaml", "2564.yaml"]


BY_HAND = """\
# สมุดผู้มาใช้บริการ คัดโดยงานสารบรรณ
centre:   # นับทุกวันทำการ
  q1: {visitors: 42, requests: 12, copies: 5, refused: 0, reported: 25 ธ.ค. 2563}
  q2:
    visitors: 38   # รวมวันเปิดบ้าน

# ท้ายไฟล์
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_staff_wrote_stays_to_the_letter(home: Path, end: str) -> None:
    path = home / UNIT
    by_hand = BY_HAND.replace("\n", end).encode()
    path.write_bytes(by_hand)
    import_logs(log(home, "a.log", line("/units/mueang-ngam/")))
    first = path.read_bytes()
    assert first.startswith(by_hand)
    import_logs(
        log(
            home,
            "b.log",
            line("/units/mueang-ngam/", date(2021, 2, 1)),
            line("/units/mueang-ngam/", date(2021, 5, 1)),
        )
    )
    second = path.read_bytes()
    assert second.startswith(by_hand)
    assert second.count(end.encode()) == second.count(b"\n")
    assert visits(home) == {"mueang-ngam pages": 3}
    usage = read_library(home).usage["mueang-ngam", 2564]
    assert usage.centre["q1"].visitors == 42
    assert [one.first.month for one in usage.imported] == [1, 2]


def test_staffs_part_after_the_counts_stays_too(home: Path) -> None:
    path = home / UNIT
    path.write_text(f"web:\n  q1:\n    pages: {{other: 3}}\n  # ของโปรแกรม\n\n{BY_HAND}", encoding="utf-8")
    import_logs(log(home, "a.log", line("/units/mueang-ngam/")))
    text = path.read_text(encoding="utf-8")
    assert f"\n\n{BY_HAND}imported:\n" in text
    assert visits(home) == {"mueang-ngam pages": 4}


def test_a_layout_that_cannot_be_added_to_is_refused_and_left(home: Path, capsys: Said) -> None:
    path = home / UNIT
    path.write_text("{centre: {q1: {visitors: 1}}}\n", encoding="utf-8")
    before = tree(home)
    assert import_logs(log(home, "a.log", line("/units/mueang-ngam/"))) == 2
    assert "จัดบรรทัดในแบบที่เพิ่มตัวเลขไม่ได้" in capsys.readouterr().err
    assert tree(home) == before


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("one line.json", b'[{"status": 200}]', "ไม่มีบรรทัดใดเป็นบันทึก"),
        ("app.json", b'{"level": "info", "msg": "started"}\n' * 3, "ไม่มีบรรทัดใดเป็นบันทึก"),
        (
            "no status.json",
            b'{"time_iso8601": "2021-01-15T10:00:00+07:00", "request": "GET / HTTP/1.1"}\n',
            "ไม่มีบรรทัดใดเป็นบันทึก",
        ),
        (
            "no address.log",
            b"#Fields: date time cs-method sc-status\n2021-01-15 03:00:00 GET 200\n",
            "ที่อยู่ที่ขอ และรหัสที่ตอบ",
        ),
        ("error.log", b"2021/01/15 10:00:00 [error] 7#7: *1 open() failed\n", "ไม่มีบรรทัดใดเป็นบันทึก"),
        ("utf-16.log", line().encode("utf-16"), "รหัสอักขระ UTF-16"),
        ("image.png", b"\x89PNG\r\n\x1a\n\x00\x00", "ไม่มีบรรทัดใดเป็นบันทึก"),
        ("access.log.gz", gzip.compress(line().encode() * 50, mtime=0)[:40], "ไฟล์ที่บีบอัดเสียหาย"),
    ],
    ids=[
        "a list in JSON",
        "JSON of a program",
        "JSON without status",
        "IIS without addresses",
        "errors of nginx",
        "UTF-16",
        "a picture",
        "half of a packed log",
    ],
)
def test_what_is_no_log_stops_the_import_before_anything_is_written(
    name: str, data: bytes, said: str, home: Path, capsys: Said
) -> None:
    path = home.parent / name
    path.write_bytes(data)
    before = tree(home)
    assert import_logs(log(home, "a.log", line()), str(path)) == 2
    assert said in capsys.readouterr().err
    assert tree(home) == before


@pytest.mark.parametrize("fields", [50, 51, 5_000])
def test_a_query_of_many_fields_stops_nothing(fields: int, home: Path, capsys: Said) -> None:
    path = log(home, "a.log", line(f"/search/?q=a{'&x' * fields}"), line("/units/mueang-ngam/"))
    assert import_logs(path) == 0
    assert visits(home) == {"mueang-ngam pages": 1, "site searches": 1}
    assert "อ่านไม่ได้" not in capsys.readouterr().out


def test_more_unread_lines_than_one_of_a_hundred_are_a_warning(home: Path, capsys: Said) -> None:
    lines = [line(second=number) for number in range(98)]
    import_logs(log(home, "few.log", *lines, line(day=date(2021, 1, 16)), "bad\n"))
    assert "คำเตือน" not in capsys.readouterr().out
    import_logs(
        log(
            home,
            "many.log",
            *[one.replace("Jan", "Feb") for one in lines],
            "bad\n",
            line(day=date(1970, 1, 1)),
        )
    )
    told = capsys.readouterr().out
    assert "  อ่านไม่ได้ 2 บรรทัด เริ่มที่บรรทัด 99\n  ในจำนวนนี้ 1 บรรทัดมีวันเวลาที่เป็นไปไม่ได้ ตรวจนาฬิกา" in told
    assert "  คำเตือน: ส่วนที่อ่านไม่ได้เป็นร้อยละ 2.0 ของบันทึก จำนวนที่นับได้จึงน้อยกว่าความจริง\n" in told


def test_a_clock_that_is_wrong_makes_no_year(home: Path, capsys: Said) -> None:
    ahead = datetime.now(UTC).date() + timedelta(days=3)
    wrong = [
        line(day=day)
        for day in (date(1970, 1, 1), date(1980, 1, 1), date(2000, 1, 1), ahead, date(2099, 1, 1))
    ]
    assert import_logs(log(home, "a.log", *wrong, line())) == 0
    assert [path.name for path in (home / "content" / "usage").iterdir()] == ["2564.yaml"]
    assert "15 มกราคม 2564 ถึง 15 มกราคม 2564" in capsys.readouterr().out
    before = tree(home)
    assert import_logs(log(home, "b.log", *wrong)) == 2
    assert "ไม่มีบรรทัดใดมีวันเวลาที่เป็นไปได้ ตรวจนาฬิกา" in capsys.readouterr().err
    assert tree(home) == before


def test_a_missing_log_is_told(home: Path) -> None:
    assert import_logs(str(home / "none.log")) == 2


def test_the_site_builds_with_what_was_imported(home: Path) -> None:
    import_logs(
        log(
            home,
            "a.log",
            *(line(f"/units/mueang-ngam/?{number}") for number in range(3)),
            line(day=date(2024, 11, 22)),
        )
    )
    assert main(["check"]) == 0


COUNTS = Usage.model_validate({"web": {"q1": {"pages": {"other": 1}}}})
TEXTS = st.lists(
    st.sampled_from(
        [
            "centre:",
            "  q1: {visitors: 1}",
            "  q2:",
            "    visitors: 2",
            "# หมายเหตุ",
            "",
            "web:",
            "  q1:",
            "    pages: {other: 9}",
        ]
    ),
    max_size=8,
)


@given(TEXTS)
def test_lines_of_staff_are_never_lost(lines: list[str]) -> None:
    kept = with_counts("\n".join([*lines, ""]), COUNTS).splitlines()
    for one in ("# หมายเหตุ", "centre:"):
        if "web:" not in lines:
            assert kept.count(one) == lines.count(one)


TARGETS = st.sampled_from(["/", "/units/mueang-ngam/", "/units/kong-klang/"])


@settings(max_examples=25, deadline=None)
@given(asked=st.lists(st.tuples(st.integers(1, 6), TARGETS), max_size=25), data=st.data())
def test_a_log_imported_as_it_grew_counts_as_one_imported_whole(
    asked: list[tuple[int, str]], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    day, lines = date(2020, 9, 29), []
    for step, target in asked:
        day += timedelta(days=step)
        lines.append(line(target, day))
    grown = sorted(data.draw(st.lists(st.integers(0, len(lines)), max_size=4)))
    webs = []
    for ends in ([len(lines)], [*grown, len(lines)]):
        home = tmp_path_factory.mktemp("any") / "home"
        shutil.copytree(SITES / "minimal", home)
        (home / "units" / "mueang-ngam" / "2564" / "evaluation.yaml").unlink()
        for nth, end in enumerate(ends):
            assert main(["usage", "import", log(home, f"{nth}.log", *lines[:end]), "--root", str(home)]) == 0
        library = read_library(home)
        webs.append(
            [{key: one.web for key, one in found.items()} for found in (library.usage, library.site_usage)]
        )
    assert webs[0] == webs[1]
