"""Small real documents with the words that a test wants in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

CONTENT_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LED = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
CORE = (
    '<p:coreProperties xmlns:p="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{}</dc:creator>'
    "<p:lastModifiedBy>{}</p:lastModifiedBy></p:coreProperties>"
)


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            made.writestr(zipfile.ZipInfo(name), content, how)
    return file.getvalue()


def docx(body: str, **others: str | bytes) -> bytes:
    """A Word document of that body; `others` are parts by their names with `__` for `/` and `_` for `.`."""
    more = {name.replace("__", "/").replace("_", "."): content for name, content in others.items()}
    document = f"<w:document {WORD}><w:body>{body}</w:body></w:document>"
    return archive({"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": document} | more)


def paragraph(*runs: str) -> str:
    return "<w:p>" + "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"


def table(rows: Sequence[Sequence[str]]) -> str:
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def xlsx(
    sheets: Mapping[str, Sequence[Sequence[str]]],
    *,
    hidden: frozenset[str] = frozenset(),
    parts: Mapping[str, str] | None = None,
) -> bytes:
    """A workbook; a cell of digits is a number, any other a text within it."""
    listed = "".join(
        f'<sheet name="{name}" sheetId="{at}" r:id="rId{at}"{_state(name, hidden)}/>'
        for at, name in enumerate(sheets, 1)
    )
    led = "".join(
        f'<Relationship Id="rId{at}" Type="t" Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, len(sheets) + 1)
    )
    made = {
        "[Content_Types].xml": CONTENT_TYPES,
        "xl/workbook.xml": f"<workbook {SHEET} {LED}><sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"<Relationships>{led}</Relationships>",
    }
    for at, rows in enumerate(sheets.values(), 1):
        lines = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in rows)
        made[f"xl/worksheets/sheet{at}.xml"] = (
            f"<worksheet {SHEET}><sheetData>{lines}</sheetData></worksheet>"
        )
    return archive({**made, **(parts or {})})


def _state(name: str, hidden: frozenset[str]) -> str:
    return ' state="veryHidden"' if name in hidden else ""


def _cell(value: str) -> str:
    return f"<c><v>{value}</v></c>" if value.isdigit() else f'<c t="inlineStr"><is><t>{value}</t></is></c>'


def odf(kind: str, content: str, meta: str = "") -> bytes:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table", "style", "meta")
    )
    return archive(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": f"<office:document-content {spaces}>{content}</office:document-content>",
            "meta.xml": f'<office:document-meta {spaces} xmlns:dc="http://purl.org/dc/elements/1.1/">{meta}'
            "</office:document-meta>",
        }
    )


CMAP = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
    "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
    "3 beginbfrange <0020> <007E> <0020> <0E00> <0E7F> <0E00> <F700> <F71A> <F700> endbfrange\n"
    "endcmap CMapName currentdict /CMap defineresource pop end end"
)


def pdf(*pages: Sequence[str], info: str = "", annotation: str = "") -> bytes:
    """A PDF whose pages say these lines in Thai or ASCII, each line with a black box drawn over it."""
    objects = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        3: "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [4 0 R]"
        " /ToUnicode 5 0 R >>",
        4: "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 500 /CIDSystemInfo"
        " << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        5: f"<< /Length {len(CMAP)} >>\nstream\n{CMAP}\nendstream",
        6: f"<< {info} >>",
    }
    places = []
    for at, lines in enumerate(pages):
        drawing = "".join(
            f"BT /F1 12 Tf 60 {780 - 20 * row} Td <{line.encode('utf-16-be').hex()}> Tj ET\n"
            f"0 g 50 {775 - 20 * row} 500 18 re f\n"
            for row, line in enumerate(lines)
        )
        number = 7 + 2 * at
        places.append(f"{number} 0 R")
        objects[number] = (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
            f" /Contents {number + 1} 0 R {annotation} >>"
        )
        objects[number + 1] = f"<< /Length {len(drawing)} >>\nstream\n{drawing}\nendstream"
    objects[2] = f"<< /Type /Pages /Kids [{' '.join(places)}] /Count {len(pages)} >>"
    return _written(objects)


def _written(objects: Mapping[int, str]) -> bytes:
    written, starts = "%PDF-1.4\n", {}
    for number, one in sorted(objects.items()):
        starts[number] = len(written)
        written += f"{number} 0 obj\n{one}\nendobj\n"
    lines = "".join(f"{starts[number]:010d} 00000 n \n" for number in sorted(objects))
    count = len(objects) + 1
    return (
        f"{written}xref\n0 {count}\n0000000000 65535 f \n{lines}"
        f"trailer\n<< /Size {count} /Root 1 0 R /Info 6 0 R >>\n"
        f"startxref\n{len(written)}\n%%EOF\n"
    ).encode("ascii")
