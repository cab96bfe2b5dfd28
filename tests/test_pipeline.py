"""A build from end to end: the same commit gives the same bytes, a second build renders nothing, a diagnostic
leaves the old site."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from cleancdd.diagnostics import InvalidContent
from cleancdd.pipeline import Built, Options, build
from cleancdd.publish import MANIFEST, verify
from tests.sampling import write_sample

AS_OF = date(2021, 9, 30)


def run(home: Path, **options: object) -> Built:
    return build(home, Options(out=home / "site", as_of=AS_OF, **options), lambda _: None)  # type: ignore[arg-type]


def contents(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("pristine") / "home"
    write_sample(home, units=8, years=2, seed=5)
    run(home)
    return home


@pytest.fixture
def home(pristine: Path, tmp_path: Path) -> Path:
    """A built sample of one's own, with the times of its files as they were published."""
    return Path(shutil.copytree(pristine, tmp_path / "home"))


def test_a_second_build_renders_nothing_and_replaces_nothing(home: Path) -> None:
    before = contents(home / "site")
    again = run(home)
    assert (again.rendered, again.indexed, again.published.changed) == (0, False, False)
    assert contents(home / "site") == before


def test_one_edit_renders_the_unit_and_its_listings_alone(home: Path) -> None:
    unit = next((home / "units").glob("*/unit.yaml"))
    unit.write_text(unit.read_text(encoding="utf-8") + "note: หมายเหตุใหม่\n", encoding="utf-8")
    before = contents(home / "site")
    again = run(home, search=False)
    after = contents(home / "site")
    changed = {path for path in after if path.endswith(".html") and before.get(path) != after[path]}
    assert f"units/{unit.parent.name}/index.html" in changed
    assert 0 < again.rendered < again.pages / 2
    assert not {path for path in changed if path.startswith("criteria/")}


def test_the_same_content_gives_the_same_bytes_anywhere_and_in_whatever_order_a_disk_lists_it(
    pristine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def backwards(folder: Path) -> object:
        return iter(sorted(map(Path, _listed(folder)), reverse=True))

    monkeypatch.setattr(Path, "iterdir", backwards)
    other = tmp_path / "other" / "deeper" / "home"
    write_sample(other, units=8, years=2, seed=5)
    run(other, jobs=1)
    monkeypatch.undo()
    assert contents(other / "site") == contents(pristine / "site")


def _listed(folder: Path) -> list[str]:
    return [os.path.join(folder, name) for name in os.listdir(folder)]  # noqa: PTH118, PTH208 - `iterdir` itself is replaced


def test_what_is_gone_from_the_content_is_gone_from_the_site(home: Path) -> None:
    page = home / "content" / "pages" / "extra.md"
    page.write_text("---\ntitle: หน้าเพิ่ม\ndescription: ชั่วคราว\n---\n\nข้อความ\n", encoding="utf-8")
    run(home)
    assert (home / "site" / "extra" / "index.html").is_file()
    page.unlink()
    gone = run(home)
    assert not (home / "site" / "extra").exists()
    assert gone.published.removed >= 1
    assert verify(home / "site") == ()


def test_a_fault_leaves_the_old_site_untouched(home: Path) -> None:
    before = contents(home / "site")
    (home / "content" / "site.yaml").write_text("title: [\n", encoding="utf-8")
    with pytest.raises(InvalidContent):
        run(home)
    assert contents(home / "site") == before


def test_a_page_that_was_tampered_with_is_made_again(home: Path) -> None:
    page = home / "site" / "index.html"
    right = page.read_bytes()
    page.write_bytes(b"<h1>defaced</h1>")
    assert run(home).published.changed
    assert page.read_bytes() == right


def test_a_clean_build_renders_every_page(home: Path) -> None:
    again = run(home, clean=True)
    assert again.rendered == again.pages
    assert not again.published.changed


def test_a_template_of_the_site_comes_before_the_package_s(home: Path) -> None:
    (home / "templates").mkdir()
    (home / "templates" / "not-found.html").write_text(
        "<!doctype html>ไม่พบ{{ site.title }}", encoding="utf-8"
    )
    run(home, search=False)
    assert (home / "site" / "404.html").read_text(encoding="utf-8").startswith("<!doctype html>ไม่พบ")


def test_a_site_needs_no_units_and_no_rubric(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "content" / "pages").mkdir(parents=True)
    minimal = Path(__file__).parent / "sites" / "minimal" / "content"
    shutil.copy(minimal / "site.yaml", home / "content" / "site.yaml")
    (home / "content" / "pages" / "about.md").write_text(
        "---\ntitle: ก\ndescription: ข\n---\n\nค\n", encoding="utf-8"
    )
    run(home)
    assert {"index.html", "about/index.html", "404.html", MANIFEST} <= contents(home / "site").keys()


def test_what_was_cut_is_kept_beside_the_memory_of_the_build_and_a_clean_build_forgets_it(home: Path) -> None:
    kept = home / ".cleancdd" / "build-site.shadows"
    assert kept.is_file()
    run(home, clean=True, search=False)
    assert not kept.exists()


def test_without_search_no_index_is_made(tmp_path: Path) -> None:
    home = tmp_path / "home"
    write_sample(home, units=2, years=1, seed=1)
    assert not run(home, search=False).indexed
    assert not (home / "site" / "pagefind").exists()


NASTY = (
    "<script>alert(1)</script>",
    "<video src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "{{ 7919 * 7907 }}{% raw %}{{ site }}{% endraw %}",
    "javascript:alert(1)",
    "${7*191}",
    "]]><!--",
)


def test_authors_text_reaches_no_page_as_markup_or_template(tmp_path: Path) -> None:
    home = tmp_path / "home"
    write_sample(home, units=2, years=1, seed=1)
    unit = min((home / "units").glob("*/unit.yaml"))
    lines = [
        line
        for line in unit.read_text(encoding="utf-8").splitlines()
        if not line.startswith(("note:", "name:"))
    ]
    nasty = " ".join(NASTY).replace("'", "''")
    unit.write_text("\n".join([f"name: '{nasty}'", f"note: '{nasty}'", *lines]) + "\n", encoding="utf-8")
    run(home)
    page = (home / "site" / "units" / unit.parent.name / "index.html").read_text(encoding="utf-8")
    assert "alert(1)" in page
    for path, text in contents(home / "site").items():
        if not path.endswith((".html", ".csv", ".js")):
            continue  # digests and packed words hold any letters by chance
        assert b"<script>alert" not in text
        assert b"<video src=x" not in text
        assert b"<svg onload" not in text
        assert b"62615533" not in text
        assert b'href="javascript:' not in text


def test_a_template_that_fails_on_a_page_leaves_the_old_site(home: Path) -> None:
    before = contents(home / "site")
    (home / "templates").mkdir()
    faulty = "ก\n{{ 1 // (0 if page.url.endswith('/') else 1) }}"
    (home / "templates" / "unit.html").write_text(faulty, encoding="utf-8")
    with pytest.raises(InvalidContent) as stopped:
        run(home, search=False, jobs=2)
    assert [(one.span.path, one.span.line) for one in stopped.value.diagnostics] == [
        ("templates/unit.html", 2)
    ]
    assert contents(home / "site") == before


def test_nothing_is_written_through_a_link_beside_the_memory_of_builds(home: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("kept", encoding="utf-8")
    for path in list((home / ".cleancdd").iterdir()):
        path.unlink()
        path.symlink_to(precious)
    (home / ".cleancdd" / ".build-site.json.new").symlink_to(precious)
    run(home, search=False)
    assert precious.read_text(encoding="utf-8") == "kept"
    assert not any(path.is_symlink() for path in (home / ".cleancdd").iterdir())
