// Names by their sound, so that what the site writes in Latin letters is found in Thai ones, the other way round, and as somebody
// writes who only heard it: the consonants that are heard, and the vowels that either script always writes.

const CLASSES = { k: "กขฃคฅฆ", c: "จฉชฌ", s: "ซศษส", t: "ดฎตฏถทฐฑธฒ", n: "นณรลฬ", q: "ง", p: "บปผพภฝฟ", m: "ม", i: "ยญิีใไ", u: "วึืุู", e: "เแ" };
const SOUNDS = new Map(Object.entries(CLASSES).flatMap(([sound, letters]) => [...letters].map((letter) => [letter, sound])));

/**
 * What is heard of a name or word, in either script.
 * @param {string} text
 */
export function heard(text) {
  const bare = text.replace(/[\s.&:/'-]+/gu, "");
  return (bare >= "ก" ? inThai(bare) : inLatin(bare)).replace(/(.)\1+/g, "$1");
}

/** @param {string} text */
function inThai(text) {
  const spoken = text
    .replaceAll("ำ", "ม")
    .replace(/ทร์|[ก-ฮ][ิุ]?์|ษ(?=ฎ)|(?<=[ัิีุูเ].?[ชตท])ร|(?<=[ตท])[ิุ]$|รร(?=[ก-ธบ-ภม])|ห(?=[งญนมยรลว])/g, "")
    .replace(/ทร(?=[าัุ])/g, "ส")
    .replace(/(?<![เ-ไ])[จชซศษส]$/, "ด")
    .replace(/([เแใไ])([ก-ฮ][รลว](?=[ก-ฮะ-ู่-๋])|[ก-ฮ])/g, "$2$1")
    .replace(/เ([่-๋]?)า(?!ะ)/g, "ว")
    .replace(/เ(?=[่-๋]?[ีืา])|(?<=เ[่-๋]?)ิ/g, "");
  return Array.from(spoken, (letter) => SOUNDS.get(letter) ?? "").join("");
}

/** @param {string} text */
function inLatin(text) {
  return text
    .replace(/h|r(?!h?[aeiouy])/g, "").replace(/ew/g, "iu").replace(/ng/g, "q").replace(/[fb]/g, "p").replace(/tc|ts/g, (both) => both[1]).replace(/j/g, "c").replace(/ck|g/g, "k").replace(/d/g, "t").replace(/[lr]/g, "n")
    .replace(/(?<=[ae])[ow]|ou|oo|ue|[wv]/g, "u").replace(/ee|ie|y/g, "i").replace(/[ao]/g, "");
}

/** Words by what is heard of them. */
export class Sounds {
  /** @type {Map<string, {name: string, size: number}[]>} */
  #byPair = new Map();

  /** @param {string[]} names */
  constructor(names) {
    for (const name of new Set(names)) {
      const found = pairs(heard(name));
      for (const pair of found) add(this.#byPair, pair, { name, size: found.size });
    }
  }

  /**
   * Words that sound like a text and how much, the likest first; `least` sounds must be heard.
   * @param {string} text
   * @param {number} least
   * @param {number} enough
   */
  like(text, least, enough) {
    const sounds = heard(text);
    const wanted = pairs(sounds);
    /** @type {Map<string, number>} */
    const likeness = new Map();
    for (const pair of sounds.length < least ? [] : wanted) {
      for (const { name, size } of this.#byPair.get(pair) ?? []) likeness.set(name, (likeness.get(name) ?? 0) + 2 / (size + wanted.size));
    }
    return [...likeness].filter(([, score]) => score >= enough).sort((one, other) => other[1] - one[1]);
  }
}

/**
 * Add a value to those of a key.
 * @template T
 * @param {Map<string, T[]>} map
 * @param {string} key
 * @param {T} value
 */
export function add(map, key, value) {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

/**
 * Neighbours among the sounds, with both ends.
 * @param {string} sounds
 */
function pairs(sounds) {
  const whole = ` ${sounds} `;
  return new Set(Array.from({ length: whole.length - 1 }, (_, at) => whole.slice(at, at + 2)));
}

/**
 * How many neighbours among the letters two texts share.
 * @param {string} one
 * @param {string} other
 */
export function likenessOf(one, other) {
  const [has, wanted] = [pairs(one), pairs(other)];
  return (2 * [...has].filter((pair) => wanted.has(pair)).length) / (has.size + wanted.size);
}
