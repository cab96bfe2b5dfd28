"""Small valid files for evidence and texts to refer to: a PDF of one page and a picture of five steps."""

from __future__ import annotations

import struct
import zlib

__all__ = ["picture", "printed_page"]

_WIDTH, _HEIGHT, _STEPS = 320, 180, 5


def picture() -> bytes:
    """A PNG of five black steps on white, 320 × 180, without camera metadata."""
    tread, rise = _WIDTH // 8 // _STEPS, _HEIGHT // _STEPS
    rows = (
        b"".join(_bar(is_white=row + step * rise < _HEIGHT, width=tread) for step in range(1, _STEPS + 1))
        for row in range(_HEIGHT)
    )
    plain = b"".join(b"\0" + row for row in rows)
    head = struct.pack(">IIBBBBB", _WIDTH, _HEIGHT, 1, 0, 0, 0, 0)
    blocks = (b"IHDR" + head, b"IDAT" + _stored(plain), b"IEND")
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(block) - 4) + block + struct.pack(">I", zlib.crc32(block)) for block in blocks
    )


def _bar(*, is_white: bool, width: int) -> bytes:
    """A row of one step at one bit per pixel, 8 pixels per byte."""
    return (b"\xff" if is_white else b"\0") * width


def _stored(plain: bytes) -> bytes:
    """At most 65,535 bytes as an uncompressed zlib stream, since compressed bytes differ between versions of
    zlib."""
    return (
        b"\x78\x01\x01"
        + struct.pack("<HH", len(plain), len(plain) ^ 0xFFFF)
        + plain
        + struct.pack(">I", zlib.adler32(plain))
    )


def printed_page(text: str) -> bytes:
    """A valid PDF of one A4 page with one line of plain ASCII."""
    drawing = f"BT /F1 18 Tf 60 760 Td ({text}) Tj ET"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            "/Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        f"<< /Length {len(drawing)} >>\nstream\n{drawing}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    written = "%PDF-1.4\n"
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj\n{one}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    count = len(objects) + 1
    trailer = f"trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{len(written)}\n%%EOF\n"
    tail = f"xref\n0 {count}\n0000000000 65535 f \n{table}{trailer}"
    return (written + tail).encode("ascii")
