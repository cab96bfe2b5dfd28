"""`cleancdd move` and `cleancdd withdraw`: an address that was public never leads nowhere."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cleancdd.cli import main
from tests.cli.test_day import committed, git

Said = pytest.CaptureFixture[str]

PLAN = "units/mueang-ngam/documents/plan.md"
URL = "/units/mueang-ngam/documents/plan/"


@pytest.fixture(scope="module")
def planned(worked_in: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a document."""
    home = shutil.copytree(worked_in, tmp_path_factory.mktemp("planned") / "home")
    words = ["--title", "แผนงาน", "--about", "แผนของปี", "--topic", "budget-plan", "--date", "2564-03-16"]
    assert main(["--root", str(home), "new", "document", "mueang-ngam", "plan", *words]) == 0
    return home


@pytest.fixture
def site(home: Path, planned: Path) -> Path:
    return shutil.copytree(planned, home, dirs_exist_ok=True)


def page(site: Path, url: str) -> str:
    assert main(["build", "--as-of", "2564-09-30", "--no-search", "--jobs", "1"]) == 0
    return (site / "site" / url.strip("/") / "index.html").read_text(encoding="utf-8")


def test_a_document_that_is_withdrawn_says_so_at_its_address(site: Path, capsys: Said) -> None:
    words = ["--why", "พิมพ์ตัวเลขผิด ใช้ฉบับใหม่แทน", "--since", "5 ก.ย. 2564"]
    assert main(["withdraw", "mueang-ngam/plan", *words]) == 0
    assert "ประวัติของ git" in capsys.readouterr().out
    assert not (site / PLAN).exists()
    text = page(site, URL)
    assert "พิมพ์ตัวเลขผิด ใช้ฉบับใหม่แทน" in text
    assert "5 กันยายน 2564" in text
    assert "data-pagefind-body" not in text
    lists = (site / "site" / "information").rglob("*.html")
    assert [one for one in lists if URL.strip("/") in one.read_text(encoding="utf-8")] == []


def test_a_document_that_git_has_not_recorded_is_not_lost(site: Path, capsys: Said) -> None:
    committed(site)
    words = ["withdraw", "mueang-ngam/plan", "--why", "พิมพ์ตัวเลขผิด"]
    assert main(words) == 2
    assert capsys.readouterr().err == (
        f"ทำงานต่อไม่ได้: `{PLAN}` ยังไม่ได้บันทึกเข้า git ถ้าถอนตอนนี้ข้อความจะหายไป "
        "บันทึกเข้า git (commit) ก่อน ถ้าไม่เคยเผยแพร่ ให้ลบไฟล์นั้นแทน\n"
    )
    assert (site / PLAN).exists()
    git(site, "add", "units")
    git(site, "commit", "-q", "-m", "x")
    assert main(words) == 0
    assert main(words) == 2
    assert "ถอนไปแล้ว" in capsys.readouterr().err


def test_what_is_recorded_by_a_document_is_told_before_it_goes(site: Path, capsys: Said) -> None:
    entry = f"entries:\n  - {{title: แผนงาน, topic: budget-plan, page: {URL}}}\n"
    (site / "units/mueang-ngam/2564/disclosures.yaml").write_text(entry, encoding="utf-8")
    assert main(["withdraw", "mueang-ngam/plan", "--why", "พิมพ์ผิด"]) == 2
    assert "units/mueang-ngam/2564/disclosures.yaml" in capsys.readouterr().err
    assert (site / PLAN).exists()


def test_what_was_withdrawn_is_no_longer_recorded_as_disclosed(site: Path, capsys: Said) -> None:
    assert main(["withdraw", "mueang-ngam/plan", "--why", "พิมพ์ผิด", "--since", "5 ก.ย. 2564"]) == 0
    entry = f"entries:\n  - {{title: แผนงาน, topic: budget-plan, page: {URL}}}\n"
    (site / "units/mueang-ngam/2564/disclosures.yaml").write_text(entry, encoding="utf-8")
    assert main(["check"]) == 1
    assert f"เอกสารที่ `{URL}` ถอนแล้วเมื่อ 5 กันยายน 2564" in capsys.readouterr().err


@pytest.mark.parametrize(
    "aliases",
    [
        "",
        "aliases: [/units/mueang-ngam/documents/a/]\n",
        "aliases:\n  - /units/mueang-ngam/documents/a/\n",
        "aliases: []\n",
    ],
)
def test_a_new_name_keeps_the_old_address(site: Path, aliases: str) -> None:
    text = (site / PLAN).read_text(encoding="utf-8")
    (site / PLAN).write_text(text.replace("topic:", f"{aliases}topic:", 1), encoding="utf-8", newline="\n")
    assert main(["move", PLAN, "annual-plan"]) == 0
    assert not (site / PLAN).exists()
    assert "annual-plan/" in page(site, URL)
    assert "documents/a/" not in aliases or "annual-plan/" in page(site, "/units/mueang-ngam/documents/a/")


def test_links_to_the_old_file_are_told(site: Path, capsys: Said) -> None:
    about = site / "content/pages/about.md"
    text = about.read_text(encoding="utf-8") + f"\n[แผน](../../{PLAN})\n"
    about.write_text(text, encoding="utf-8")
    assert main(["move", "mueang-ngam/plan", "annual-plan"]) == 1
    assert "content/pages/about.md:" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["move", "nowhere", "x"], "ไม่พบ `nowhere`"),
        (["move", "mueang-ngam/plam", "x"], "หมายถึง `mueang-ngam/plan` หรือไม่"),
        (["move", "content/pages/about.md", "about"], "อยู่แล้ว"),
        (["move", "content/pages/about.md", "units"], "ยังไม่ได้เปลี่ยนชื่อ"),
        (["move", "mueang-ngam/plan", "Con"], "Windows"),
        (["withdraw", "/about/", "--why", "พิมพ์ผิด"], "ไม่ใช่เอกสารของหน่วยงาน"),
        (["withdraw", "mueang-ngam/plan", "--why", "-"], "ไม่บอกอะไรแก่ผู้อ่าน"),
        (["withdraw", "mueang-ngam/plan"], "`--why`"),
    ],
)
def test_what_cannot_be_done_changes_nothing(site: Path, words: list[str], told: str, capsys: Said) -> None:
    before = {one: one.read_bytes() for top in ("content", "units") for one in (site / top).rglob("*.md")}
    assert main(words) == 2
    assert told in capsys.readouterr().err
    assert before == {
        one: one.read_bytes() for top in ("content", "units") for one in (site / top).rglob("*.md")
    }


@pytest.mark.parametrize("given", ["mueang-ngam/plan", PLAN])
def test_a_file_that_cannot_be_read_is_told_with_its_mistake(site: Path, given: str, capsys: Said) -> None:
    (site / PLAN).write_text("---\ntitel: แผนงาน\n---\n", encoding="utf-8")
    assert main(["move", given, "x"]) == 2
    told = capsys.readouterr().err
    assert f"`{PLAN}` มีที่ต้องแก้ไขก่อน" in told
    assert f"{PLAN}:2:1: ผิดพลาด[unknown-field]" in told


def test_a_wrong_name_is_told_without_options_of_other_commands(site: Path, capsys: Said) -> None:
    assert main(["move", "mueang-ngam/plan", "ชื่อใหม่"]) == 2
    told = capsys.readouterr().err
    assert "ใช้เป็นรหัสไม่ได้" in told
    assert "--title" not in told
