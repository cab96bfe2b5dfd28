// Names by their sound, so that what the site writes in Latin letters is found in Thai ones, and the other way round: the
// consonants that are heard, in classes that either script tells apart, and letters called by their names (คิว ซี เอส).

const CLASSES = { k: "กขฃคฅฆ", c: "จฉชฌ", s: "ซศษส", t: "ดฎตฏถทฐฑธฒ", n: "นณง", p: "บปผพภ", f: "ฝฟ", m: "ม", y: "ยญ", r: "ร", l: "ลฬ", w: "ว" };
const SOUNDS = new Map(Object.entries(CLASSES).flatMap(([sound, letters]) => [...letters].map((letter) => [letter, sound])));
const VOWEL = /[ะ-\u0e39เ-ไๅ\u0e47อ]/;
const NAMES =
  "ดับเบิลยู w เอ็กซ์ x เอ็ม m เอ็น n เอฟ f เอช h เอส s แอล l อาร์ r คิว q แซด z วาย y เอ a บี b ซี c ดี d อี e จี g ไอ i เจ j เค k โอ o พี p ที t ยู u วี v ทรี 3 สาม 3 โฟร์ 4 สี่ 4 ไฟว์ 5 ห้า 5".split(" ");
const LETTERS = NAMES.filter((_, at) => at % 2 === 0).map((name, at) => [name, NAMES[at * 2 + 1]]);

/**
 * The keys of a name or word: equal ones may sound alike.
 * @param {string} text
 * @returns {string[]}
 */
export function keys(text) {
  const bare = text.replace(/[\s.&:/'-]+/gu, "");
  if (bare >= "ก") return [...new Set([bare, bare.replace(/[จชซศษส]$/u, "ด")].map(thaiKey))];
  const soft = bare.replace(/g(?=[eiy])/g, "j");
  return [...new Set([bare, soft, bare.replaceAll("ph", "f")].map(latinKey))];
}

/** @param {string} text */
function thaiKey(text) {
  const letters = text.replaceAll("ำ", "าม").replace(/[\u0e48-\u0e4b\u0e4e]/g, "").replace(/([เแโใไ])([ก-ฮ][รลว]?)/g, "$2$1");
  let key = "";
  for (const [at, letter] of [...letters].entries()) {
    const sound = SOUNDS.get(letter);
    const next = letters[at + 1] ?? "";
    if (!sound || ("rwy".includes(sound) && !VOWEL.test(next))) {
      if (letter === "ร" && next !== "\u0e4c") key += "n";
    } else key += sound;
  }
  return joined(key);
}

/** @param {string} text */
function latinKey(text) {
  const sounds = text
    .replace(/tion/g, "cn").replace(/ph/g, "p").replace(/ch|sh|j/g, "C").replace(/ck|q/g, "k").replace(/x/g, "ks").replace(/ng/g, "n")
    .replace(/c(?=[eiy])|z/g, "s").replace(/[cg]/g, "k").replace(/C/g, "c").replace(/d/g, "t").replace(/b/g, "p").replace(/v/g, "w")
    .replace(/h/g, "").replace(/[rwy](?![aeiouy])/g, "");
  return joined(sounds.replace(/[aeiou]|y(?![aeiou])/g, ""));
}

/** @param {string} key */
function joined(key) {
  return key.replace(/(.)\1+/g, "$1");
}

/**
 * The letters that a run of Thai calls by their names, two at least; nothing for what is no such run.
 * @param {string} run
 */
export function lettersNamed(run) {
  let letters = "";
  let rest = run;
  while (rest) {
    const called = LETTERS.find(([name]) => rest.startsWith(name));
    if (!called) return "";
    letters += called[1];
    rest = rest.slice(called[0].length);
  }
  return letters.length > 1 ? letters : "";
}

/** Words by the keys of their sound. */
export class Sounds {
  /** @type {Map<string, string[]>} */
  #byKey = new Map();

  /** @param {string[]} names */
  constructor(names) {
    for (const name of names) for (const key of keys(name)) this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), name]);
  }

  /**
   * Words that sound like a text, those of the most like length first; `least` sounds must be heard.
   * @param {string} text
   * @param {number} least
   */
  like(text, least) {
    const found = new Set(keys(text).filter((key) => key.length >= least).flatMap((key) => this.#byKey.get(key) ?? []));
    return [...found].sort((one, other) => Math.abs(one.length - text.length) - Math.abs(other.length - text.length));
  }
}
