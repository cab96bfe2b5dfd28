"""Small real files for evidence to point at: a PDF of one page and a picture of one dot."""

from __future__ import annotations

import base64

__all__ = ["picture", "printed_page"]

_DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="


def picture() -> bytes:
    """A PNG of one dot, without any camera's notes."""
    return base64.b64decode(_DOT)


def printed_page(text: str) -> bytes:
    """A valid PDF of one A4 page that says one line of plain ASCII."""
    drawing = f"BT /F1 18 Tf 60 760 Td ({text}) Tj ET"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
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
