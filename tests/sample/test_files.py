"""The small real files that evidence points at."""

from __future__ import annotations

from tests.sample.scored import Sample


def test_files_are_what_they_are_called(programme: Sample) -> None:
    files = [path for path in programme[0].glob("units/*/files/*") if path.is_file()]
    assert {path.suffix for path in files} == {".pdf", ".png"}
    for path in files:
        content = path.read_bytes()
        assert content.startswith({".pdf": b"%PDF-1.4\n", ".png": b"\x89PNG\r\n\x1a\n"}[path.suffix])
        if path.suffix == ".pdf":
            table = int(content.rsplit(b"startxref\n", 1)[1].split()[0])
            places = [int(line[:10]) for line in content[table:].splitlines()[3:8]]
            assert content[table:].startswith(b"xref\n0 6\n")
            assert [content[place:].split(b" ", 1)[0] for place in places] == [b"1", b"2", b"3", b"4", b"5"]
