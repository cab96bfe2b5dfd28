// Other ways of writing what the site writes in one: years, items of the checklist, sections of the Act, abbreviations without
// their full stops, and what comes of typing with the keyboard left in the other language.

const THAI = "\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e";
const APART = `(?<![${THAI}a-z0-9])`;
const YEAR = /(?:ปี\s*(?:งบ(?:ประมาณ)?)?|พ\.?\s*ศ\.?)\s*(\d{4}|[5-7]\d)(?!\d)/gu;
const SHORT_YEAR = /(?<=[\u0e01-\u0e4e]\s?|[a-z]\s)(?<!ข้อ|มาตรา|ที่|ระดับ|มิติ|เขต)\d\d(?![\d.,%/:-]|\s*(?:คะแนน|คน|ข้อ|แห่ง|โครงการ|หน่วย|จังหวัด))/gu;
const CHRISTIAN_YEAR = /(?:ค\.?\s*ศ\.?\s*|fy\s*|(?<![\d.-]))((?:19|20)\d\d)(?![\d.-])/gu;
const COUNTED = "หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ".split(" ");
const NUMBER = `(${COUNTED.join("|")}|\\d)`;
/** @type {[seen: RegExp, meant: string | ((...found: string[]) => string)][]} */
const RULES = [
  [new RegExp(`(?<=[${THAI}])\\s*ฯ(?!ล)`, "gu"), ""],
  // At the end of a word it says “at all”, and is no province unless that is said.
  [new RegExp(`(?<=[${THAI}])(?<!จังหวัด|ชุมชน|พช|สพจ|ของ|กับ|ละ|เฉ)เลย(?!กำหนด)`, "gu"), " "],
  [/oit(?=\d{4})|โอ\s*ไอ\s*ที/gu, "oit "],
  [/^\s*(?:ข้อ(?:ที่)?\s*0*|0+)\s*([1-9]\d?)(?=\s*(?:$|ปี|25\d\d\s*$))/gu, " o$1 "],
  [/^\s*0([1-9]\d?|[1-4]0)(?=\s+[ก-ฮเ-ไ])/gu, " o$1"],
  [/(?:(?:ป\.?ป\.?ช\.?|oit)\s*ข้อ|(?<=oit.*)ข้อ|ข้อ(?=\S*\s*\d+\s*oit))(?:ที่)?\s*0*([1-9]\d?)(?![\d.])/gu, " o$1"],
  [new RegExp(`${APART}(?:ข้อ(?:ที่)?\\s*)?(?:oit\\s*(?:ข้อ(?:ที่)?|ที่)?|โอ|o)\\s*[-.]?\\s*0*([1-4]\\d?|[5-9])(?!\\d|\\s*(?:ข้อ|รายการ))/?`, "gu"), " o$1 "],
  [new RegExp(`(เขต(?:ตรวจราชการ)?|มิติ|ระดับ)(ที่)?\\s*(${COUNTED.join("|")})(?![${THAI}])`, "gu"), (_, what, at, number) => `${what}${at ?? ""} ${digit(number)}`],
  [/(?:oit\s*)?(?<![\d.]|ข้อ\s?)[34]\d\s*ข้อ(?!มูล|[คสบอยกต]|เส)/gu, "รายการ oit "],
  [/(?<=\d)\s*[x×]\s*(?=\d)/gu, " "],
  [new RegExp(`(?:มิติ(?:ที่)?|\\bd)\\s*${NUMBER}([rc]?)[ .]*(?:ระดับ(?:ที่)?|l)\\s*${NUMBER}(?!\\d)((?:[ .]+[\\da-d](?![\\da-z]))*)`, "gu"), (_, dimension, kind, level, rest) => ` d${digit(dimension)}${kind}.l${digit(level)}${rest.replace(/[ .]+/g, ".")} `],
  [new RegExp(`${APART}ม\\.?\\s*(\\d)`, "gu"), "มาตรา $1"],
  [/(มาตรา\s*\d+)\s*(?:\/|วงเล็บ)\s*(?=\d)/gu, "$1 "],
  [new RegExp(`${APART}สน\\.\\s*`, "gu"), "สำนัก"],
  [new RegExp(`${APART}สนง\\.?\\s*`, "gu"), "สำนักงาน"],
];
const RUN = new RegExp(`[${THAI}]+`, "gu");
const DOTTED = /(?:[ก-ฮ]{1,2}\.){2,}/gu;
const SHORTEST_GLUED = 3;

const LATIN_KEYS = "1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?";
const THAI_KEYS = "ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ+๑๒๓๔ู฿๕๖๗๘๙๐\"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ";
/** @type {[latin: string, thai: string][]} */
const PAIRS = [...LATIN_KEYS].map((key, at) => [key, [...THAI_KEYS][at]]);
const TO_THAI = new Map(PAIRS);
const TO_LATIN = new Map(PAIRS.map(([latin, thai]) => [thai, latin]));

/**
 * A query with its years, items and sections written as the site writes them: `ปี 64` is 2564, `โอ 18` is o18, `ม.9` is มาตรา 9,
 * and a name that ends in `ฯ` goes on.
 * @param {string} asked
 * @param {(year: string) => boolean} isYear whether pages are of that fiscal year, so that 64 at the end is one
 */
export function written(asked, isYear = () => false) {
  const whole = asked.replace(SHORT_YEAR, (found) => (isYear(`25${found}`) ? ` 25${found}` : found));
  const eras = whole.replace(CHRISTIAN_YEAR, (found, year) => {
    const thai = buddhist(year);
    return found === year && !isYear(thai) ? found : ` ${thai} `;
  });
  const years = eras.replace(YEAR, (_, year) => ` ${buddhist(year)} `);
  return RULES.reduce((text, [seen, meant]) => text.replace(seen, /** @type {string} */ (meant)), years).trim().replace(/\s+/gu, " ");
}

/** @param {string} said */
function digit(said) {
  return COUNTED.indexOf(said) + 1 || said;
}

/** @param {string} year */
function buddhist(year) {
  if (year.length < 3) return `25${year}`;
  return year < "2400" ? `${Number(year) + 543}` : year;
}

/**
 * Whether a word is made as abbreviations are: of a few letters without a vowel.
 * @param {string} word
 */
export function isAbbreviation(word) {
  return /^[ก-ฮ]{2,6}$/.test(word);
}

/**
 * A query with its abbreviations written with full stops, so that they are cut as one word each: พรบ, พรบข้อมูล, พช.จ.
 * @param {string} asked
 * @param {Set<string>} abbreviations
 * @param {(run: string) => boolean} isWords
 */
export function dotted(asked, abbreviations, isWords) {
  const apart = asked.replace(DOTTED, (found) => (abbreviations.has(bare(found)) ? found : lastApart(found, abbreviations)));
  return apart.replace(RUN, (run, at) => (apart[at - 1] === "." || apart[at + run.length] === "." ? run : inRun(run, abbreviations, isWords)));
}

/**
 * @param {string} run
 * @param {Set<string>} abbreviations
 * @param {(run: string) => boolean} isWords
 */
function inRun(run, abbreviations, isWords) {
  if (abbreviations.has(run)) return `${[...run].join(".")}.`;
  if (isWords(run)) return run;
  const head = run.match(/^[ก-ฮ]{3,6}/)?.[0] ?? "";
  for (let end = head.length; end >= SHORTEST_GLUED; end--) {
    if (abbreviations.has(run.slice(0, end)) && isWords(run.slice(end))) return `${[...run.slice(0, end)].join(".")}. ${run.slice(end)}`;
  }
  return run;
}

/**
 * @param {string} found
 * @param {Set<string>} abbreviations
 */
function lastApart(found, abbreviations) {
  const head = found.replace(/[ก-ฮ]{1,2}\.$/u, "");
  return abbreviations.has(bare(head)) ? `${head} ${found.slice(head.length)}` : found;
}

/** @param {string} text */
function bare(text) {
  return text.replaceAll(".", "");
}

/**
 * What the same keys give with the keyboard in the other language, of each word that is not known; nothing where all are.
 * @param {string} query
 * @param {(word: string) => boolean} knows
 */
export function otherKeyboard(query, knows) {
  const typed = query.replace(/\S+/gu, (word) => {
    const isThai = /[\u0e01-\u0e4e]/.test(word);
    const isLatin = /[a-z]/i.test(word);
    const typed = Array.from(word, (char) => (isThai ? TO_LATIN : TO_THAI).get(char) ?? char).join("");
    // Any Thai letters make Latin ones: a word that the site has is meant.
    return isThai === isLatin || !word[1] || (word[1] && knows(word.toLowerCase())) || (isThai && !knows(typed.toLowerCase())) ? word : typed;
  });
  return typed === query ? "" : typed;
}
