from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancdd.publish import (
    MANIFEST,
    Deviation,
    DeviationKind,
    FileDigest,
    PublishError,
    Staging,
    parse_manifest,
    verify,
)
from cleancdd.publish.manifest import manifest_bytes


@pytest.fixture
def out(tmp_path: Path) -> Path:
    with Staging(tmp_path / "site") as tree:
        for name in "cab":
            tree.write(f"{name}/index.html", name.encode())
        tree.commit()
    return tmp_path / "site"


def test_the_manifest_lists_every_file_sorted_with_its_digest_and_nothing_of_the_clock(out: Path) -> None:
    data = (out / MANIFEST).read_bytes()
    assert json.loads(data) == {
        "generator": "cleancdd",
        "files": {
            f"{name}/index.html": {"sha256": hashlib.sha256(name.encode()).hexdigest(), "size": 1}
            for name in "abc"
        },
    }
    assert list(parse_manifest(data)) == ["a/index.html", "b/index.html", "c/index.html"]


def test_a_site_as_published_has_no_deviation(out: Path) -> None:
    assert verify(out) == ()


def test_every_deviation_is_listed_by_path(out: Path, tmp_path: Path) -> None:
    (out / "a" / "index.html").write_bytes(b"x")
    (out / "b" / "index.html").unlink()
    (out / "c" / "index.html").rename(tmp_path / "moved")
    (out / "c" / "index.html").symlink_to(tmp_path / "moved")
    (out / "d").symlink_to(out / "a")
    (out / "e.html").write_bytes(b"")
    assert verify(out) == (
        Deviation("a/index.html", DeviationKind.CHANGED),
        Deviation("b/index.html", DeviationKind.MISSING),
        Deviation("c/index.html", DeviationKind.CHANGED),
        Deviation("d", DeviationKind.EXTRA),
        Deviation("e.html", DeviationKind.EXTRA),
    )


def test_a_folder_in_the_place_of_a_file_is_a_missing_file(out: Path) -> None:
    (out / "a" / "index.html").unlink()
    (out / "a" / "index.html").mkdir()
    assert verify(out) == (Deviation("a/index.html", DeviationKind.MISSING),)


def test_a_folder_without_a_manifest_cannot_be_verified(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match=r"ไม่พบ `manifest\.json`"):
        verify(tmp_path)


@pytest.mark.parametrize(
    "path",
    [
        "../x",
        "/etc/passwd",
        "a/../../x",
        "a\\b",
        "C:x",
        "a//b",
        "",
        "a/",
        "./a",
        "con",
        "a/NUL.txt",
        "a.",
        "a ",
    ],
)
def test_a_manifest_that_names_a_path_outside_or_unsafe_is_refused(path: str) -> None:
    with pytest.raises(PublishError):
        parse_manifest(manifest_bytes({path: FileDigest("0", 0)}))


@given(
    st.dictionaries(
        st.text("กขคabc.-", min_size=1).filter(lambda name: name[-1] != "."), st.integers(0, 2**40)
    )
)
def test_a_manifest_reads_back_as_written(sizes: dict[str, int]) -> None:
    files = {path: FileDigest(f"{size:064x}", size) for path, size in sizes.items()}
    assert parse_manifest(manifest_bytes(files)) == files


@given(
    st.binary()
    | st.recursive(
        st.none() | st.integers() | st.text(),
        lambda inner: st.dictionaries(st.sampled_from(["generator", "files", "a"]), inner),
    ).map(lambda value: json.dumps(value).encode())
)
def test_wild_bytes_are_not_a_manifest(data: bytes) -> None:
    with pytest.raises(PublishError):
        parse_manifest(data)
