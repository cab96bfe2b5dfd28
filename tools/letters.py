"""Draws the letters of share pictures once: `python -m tools.letters THAI.woff2 LATIN.woff2`.

The build has no font and no shaping; `cleancdd.render.share` puts these drawings beside each other. They
are made in Chromium from Sarabun SemiBold (SIL Open Font License 1.1), the letters of Thai official papers.
Each letter is drawn as wide as it is set; a vowel or tone above or below is what it adds to ก, and each
consonant says how far its own stand from there.
"""

from __future__ import annotations

import base64
import json
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from cleancdd.render.share import HEIGHT, LETTERS, png
from tests.browser.conftest import ARGUMENTS, NAMES

_SIZE, _BASE = 36, 42
_CONSONANTS = "".join(map(chr, range(0x0E01, 0x0E2F)))
_OTHERS = "".join(map(chr, range(0x20, 0x7F))) + "ะาเแโใไๆฯๅ·–๐๑๒๓๔๕๖๗๘๙"
_UPPER, _TONES, _LOWER = "ัิีึืํ็", "่้๊๋์", "ุู"

_DRAW = """async ([fonts, size, base, height, texts]) => {
  for (const data of fonts) {
    const face = new FontFace("S", `url(data:font/woff2;base64,${data})`, {
      unicodeRange: data === fonts[0] ? "U+0E00-0E7F" : "U+0000-00FF, U+2000-206F" });
    document.fonts.add(await face.load());
  }
  const canvas = new OffscreenCanvas(120, height);
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  pen.font = `${size}px S`;
  pen.fillStyle = "#fff";
  return texts.map((text) => {
    pen.clearRect(0, 0, 120, height);
    pen.fillText(text, 20, base);
    const { data } = pen.getImageData(0, 0, 120, height);
    const rows = [];
    for (let y = 0; y < height; y += 1) {
      rows.push([...data.subarray(y * 480, y * 480 + 480)].filter((_, at) => at % 4 === 3));
    }
    return [Math.round(pen.measureText(text).width), rows.map((row) => row.map((alpha) => alpha >> 4))];
  });
}"""

Rows = list[list[int]]


def main(arguments: list[str]) -> None:
    """Write the drawings and where each stands in them."""
    fonts = [base64.b64encode(Path(one).read_bytes()).decode() for one in arguments]
    marks = dict.fromkeys(_UPPER + _TONES + _LOWER, "ก") | {f"ิ{tone}": "กิ" for tone in _TONES}
    texts = [
        *_CONSONANTS,
        *_OTHERS,
        *(f"ก{mark}" for mark in marks),
        "กิ",
        *(f"{one}{mark}" for one in _CONSONANTS for mark in ("ั", "ุ")),
    ]
    executable = next(filter(None, map(shutil.which, NAMES)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        drawn = browser.new_page().evaluate(_DRAW, [fonts, _SIZE, _BASE, HEIGHT, texts])
        browser.close()
    found: dict[str, tuple[int, Rows]] = dict(zip(texts, drawn, strict=True))
    _write(found, marks)


def _write(found: dict[str, tuple[int, Rows]], marks: dict[str, str]) -> None:
    sheet: list[bytearray] = [bytearray() for _ in range(HEIGHT)]
    letters, signs, shifts = {}, {}, {}
    for letter in _CONSONANTS + _OTHERS:
        wide, rows = found[letter]
        letters[letter] = [len(sheet[0]), wide]
        for line, row in zip(sheet, rows, strict=True):
            line.extend(row[20 : 20 + wide])
    for mark, under in marks.items():
        rows = _added(found[f"ก{mark}"][1], found[under][1])
        left, top, right, bottom = _box(rows)
        signs[mark] = [len(sheet[0]), right - left, top, bottom, left - 20]
        for line, row in zip(sheet, rows, strict=True):
            line.extend(row[left:right])
    for one in _CONSONANTS:
        shifts[one] = [
            at - zero
            for mark in ("ั", "ุ")
            for at, zero in zip(
                _box(_added(found[one + mark][1], found[one][1]))[:2],
                _box(_added(found[f"ก{mark}"][1], found["ก"][1]))[:2],
                strict=True,
            )
        ]
    rows_of_all = b"".join(b"\0" + bytes(line) for line in sheet)
    LETTERS.with_suffix(".png").write_bytes(png(rows_of_all, len(sheet[0]), HEIGHT))
    told = {"letters": letters, "marks": signs, "shifts": shifts}
    LETTERS.with_suffix(".json").write_text(
        json.dumps(told, ensure_ascii=False, separators=(",", ":")), "utf-8"
    )


def _added(rows: Rows, before: Rows) -> Rows:
    return [
        [max(new - old, 0) if new - old > 2 else 0 for new, old in zip(*pair, strict=True)]
        for pair in zip(rows, before, strict=True)
    ]


def _box(rows: Rows) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what is drawn."""
    ys = [y for y, row in enumerate(rows) if any(row)] or [0]
    xs = [x for row in rows for x, dot in enumerate(row) if dot] or [20]
    return min(xs), ys[0], max(xs) + 1, ys[-1] + 1


if __name__ == "__main__":
    main(sys.argv[1:])
