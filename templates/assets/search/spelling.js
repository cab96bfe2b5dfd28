// One spelling for what looks or means the same: the browser's side of cleancdd/thai/spelling.py, which says why.

const INVISIBLE =
  /[\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u{e0000}-\u{e007f}\u{e0100}-\u{e01ef}]/gu;
const MARKS = /[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]{2,}/g;
const MARKS_AFTER_SARA_AM =
  /(?<!\u0e33)(?<![\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*\u0e33+[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e][\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]*/g;

/** @type {[number, string][]} */
const CLASSES = [
  [9, "\u0e3a"],
  [103, "\u0e38\u0e39"],
  [104, "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e47"],
  [107, "\u0e48\u0e49\u0e4a\u0e4b"],
  [108, "\u0e4c\u0e4e"],
  [255, "\u0e4d"],
];
const ORDER = new Map(CLASSES.flatMap(([place, marks]) => Array.from(marks, (mark) => [mark, place])));

/** @param {string} mark */
function placeOf(mark) {
  return ORDER.get(mark) ?? 0;
}

/** @param {string} marks */
function inOrder(marks) {
  const sorted = [...marks].sort((one, other) => placeOf(one) - placeOf(other));
  return sorted.filter((mark, at) => mark !== sorted[at - 1]).join("");
}

/** @param {string} cluster */
function marksFirst(cluster) {
  const marks = inOrder(cluster.replace(/[\u0e33\u0e4d]/g, ""));
  return marks + "\u0e33".repeat(cluster.split("\u0e33").length - 1);
}

/**
 * The text as a reader sees it, in one spelling.
 * @param {string} text
 */
export function respell(text) {
  return text
    .replace(INVISIBLE, "")
    .normalize("NFD")
    .replaceAll("เเ", "แ")
    .replaceAll("\u0e33", "\u0e4d\u0e32")
    .replace(MARKS, inOrder)
    .replaceAll("\u0e4d\u0e32", "\u0e33")
    .replace(MARKS_AFTER_SARA_AM, marksFirst)
    .normalize("NFC");
}

/**
 * A text from `respell` without regard to case and digits, letter for letter.
 * @param {string} spelled
 */
export function comparable(spelled) {
  let result = "";
  for (const char of spelled) {
    const small = char.toLowerCase();
    result += [...small].length === 1 ? small : char;
  }
  return result.replace(/[๐-๙]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0x0e50 + 0x30));
}
