"""The tree of the next site begins as the one that was replaced, and comes out as if it had begun empty."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from cleancdd.publish import MANIFEST, Staging, verify

NAMES = st.sampled_from(["a", "A", "b", "c"])
PATHS = st.lists(NAMES, min_size=1, max_size=3).map("/".join)
TEXTS = st.sampled_from(["หนึ่ง", "สอง", "สาม"])


def without_clashes(pages: dict[str, str]) -> dict[str, str]:
    """The pages without those that a case-blind disk would put in the place of another or of a folder."""
    kept: dict[str, str] = {}
    taken: dict[str, str] = {}
    for path, text in sorted(pages.items()):
        parts = path.split("/")
        around = ["/".join(parts[:end]) + "/" for end in range(1, len(parts))]
        if all(taken.get(one[:-1].casefold(), one) == one for one in around) and path.casefold() not in taken:
            taken |= {one[:-1].casefold(): one for one in around} | {path.casefold(): path}
            kept[path] = text
    return kept


def build(folder: Path, pages: dict[str, str]) -> None:
    with Staging(folder / "site", folder / "build.json") as staging:
        for path, text in pages.items():
            if not staging.keep(path, f"of {text}"):
                staging.write(path, text.encode(), f"of {text}")
        staging.commit()


def texts(folder: Path) -> dict[str, str]:
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in found}


@given(st.lists(st.dictionaries(PATHS, TEXTS, min_size=1, max_size=6).map(without_clashes), max_size=6))
@settings(max_examples=150, deadline=None)
def test_any_row_of_publications_gives_each_site_whole_and_leaves_the_one_before_as_it_was(
    rows: list[dict[str, str]],
) -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        before: dict[str, str] | None = None
        for pages in rows:
            build(folder, pages)
            assert texts(folder / "site") == pages
            assert verify(folder / "site") == ()
            if before is not None and before != pages:
                assert texts(folder / "build.spare") == before
            before = pages
        assert sorted(path.name for path in folder.iterdir() if path.name != "build.spare") == (
            ["build.json", "site"] if rows else []
        )
    finally:
        shutil.rmtree(folder)


def test_an_edit_touches_the_folder_of_its_page_alone(tmp_path: Path) -> None:
    pages = {f"units/{name}/index.html": "หนึ่ง" for name in "abc"}
    for text in ("สอง", "สาม", "หนึ่ง"):
        build(tmp_path, pages | {"units/b/index.html": text})
    folders = {name: (tmp_path / "site/units" / name).stat() for name in "abc"}
    spare = {name: (tmp_path / "build.spare/units" / name).stat() for name in "abc"}
    build(tmp_path, pages | {"units/b/index.html": "สาม"})
    after = {name: (tmp_path / "site/units" / name).stat() for name in "abc"}
    assert all(os.path.samestat(spare[name], after[name]) for name in "abc")
    assert [name for name in "abc" if spare[name].st_mtime_ns != after[name].st_mtime_ns] == ["b"]
    assert all(
        os.path.samestat(folders[name], (tmp_path / "build.spare/units" / name).stat()) for name in "abc"
    )


def test_what_is_laid_into_the_spare_tree_is_never_followed_nor_published(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "index.html").write_text("ของเดิม", encoding="utf-8")
    pages = {"units/a/index.html": "หนึ่ง", "units/b/index.html": "หนึ่ง"}
    build(tmp_path, pages)
    build(tmp_path, pages | {"units/a/index.html": "สอง"})
    spare = tmp_path / "build.spare"
    shutil.rmtree(spare / "units/a")
    (spare / "units/a").symlink_to(precious)
    (spare / "units/b/index.html").unlink()
    (spare / "units/b/index.html").write_text("แปลกปลอม", encoding="utf-8")
    (spare / "secret.html").symlink_to(precious / "index.html")
    build(tmp_path, pages | {"units/a/index.html": "สาม"})
    assert texts(tmp_path / "site") == pages | {"units/a/index.html": "สาม"}
    assert verify(tmp_path / "site") == ()
    assert (precious / "index.html").read_text(encoding="utf-8") == "ของเดิม"


def test_a_spare_tree_that_is_a_link_or_a_file_is_no_beginning(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (tmp_path / "build.spare").symlink_to(precious)
    build(tmp_path, {"index.html": "หนึ่ง"})
    build(tmp_path, {"index.html": "สอง"})
    assert texts(tmp_path / "site") == {"index.html": "สอง"}
    assert list(precious.iterdir()) == []
