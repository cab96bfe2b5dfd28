// Letters that old fonts and PDF files break, put right: the browser's side of cleancdd/thai/glyphs.py, for what is pasted.

const OLD_LETTERS =
  "\u0e10\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e0d\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a";
const PARTED = /(?<=[ก-ฮัิ-ฺ])([่-๋]?) +(?:([่-๋]?)[\u0e32\u0e33]|([ัิ-ฺ็-๎]))(?=[ก-๎])/gu;

/**
 * The words with the letters that their reader was to see.
 * @param {string} words
 */
export function mended(words) {
  const whole = words.replace(/[\uf700-\uf71a]/gu, (letter) => OLD_LETTERS[letter.charCodeAt(0) - 0xf700]);
  return whole.replace(PARTED, (_, tone, mark = "", other = "\u0e33") => tone + mark + other);
}
