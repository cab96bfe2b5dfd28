// What a typist may have meant: the query with one letter, mark or silent letter missing, added, changed or swapped, so that it is
// made of words that the site has. Tone marks and look-alikes are forgiven
// first; ป่า and ป้า are still two words when both are found.

import { Cutter } from "./segmentation.js";
import { isAbbreviation } from "./readings.js";
import { add, heard, likenessOf } from "./sounds.js";

const LONGEST = 80;
const MOST = 12;
const LONGEST_WORD = 24;
// A word of the site that is as long as this was meant as it stands: น่าน is no typo for ผ่าน.
const SURE = 4;
// What a typo was within a longer run must be a word of some length, else anything could be anything.
const SHORTEST_WITHIN = 4;
// Of a word that a dictionary has and the site has not, beside others that are mended.
const REAL = 5;
// How much a word must look alike, also one that is heard alike.
const LIKE_ENOUGH = 0.45;

const RUNS = /[\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e]+|(?<![a-z0-9])[a-z]{3,}(?:\.[a-z]{3,})?(?![a-z0-9])/gu;
const TONES = /[\u0e47-\u0e4c]/g;

export class Typos {
  #cutter;
  #words;
  #all;
  /** @type {Map<string, string[]> | null} */
  #near = null;
  /** @type {Map<string, string> | null} */
  #bare = null;
  /** @type {Cutter | null} */
  #bareCutter = null;

  /**
   * @param {Cutter} cutter
   * @param {string[]} words
   * @param {string[]} others
   */
  constructor(cutter, words, others) {
    this.#cutter = cutter;
    this.#words = [...words, ...others].filter((word) => word.length > 1 && word.length <= LONGEST_WORD);
    this.#all = new Set(this.#words);
  }

  /**
   * Queries that differ by one typo, the likeliest first; none of these `real` words is a typo.
   * @param {string} asked
   * @param {Set<string>} real
   */
  corrections(asked, real = new Set()) {
    if (asked.length > LONGEST) return [];
    this.#near ??= neighbourhood(this.#words);
    /** @type {Map<string, number>} */
    const found = new Map();
    let words = 0;
    const toned = asked.replace(/[\u0e01-\u0e4e]{4,}/g, (run) => {
      const row = this.#cutter.isWords(run) ? [run] : this.#toned(run);
      words += row.length;
      return row.join("");
    });
    if (toned !== asked) found.set(toned, words * 4);
    for (const { 0: run, index } of asked.matchAll(RUNS)) {
      if (this.#all.has(run) || real.has(run) || isAbbreviation(run)) continue;
      for (const [text, cost] of this.#corrected(run, real)) {
        const whole = asked.slice(0, index) + text + asked.slice(index + run.length);
        if (cost < (found.get(whole) ?? Infinity)) found.set(whole, cost);
      }
    }
    return [...found].sort((one, other) => one[1] - other[1]).slice(0, MOST).map(([text]) => text);
  }

  /**
   * A run of words of the site whose tone marks are left out or others, as the site writes them.
   * @param {string} run
   */
  #toned(run) {
    this.#bare ??= new Map(this.#words.map((word) => [word.replace(TONES, ""), word]));
    this.#bareCutter ??= new Cutter(this.#bare.keys());
    const bare = run.replace(TONES, "");
    return this.#bareCutter.isWords(bare) ? this.#bareCutter.cut(bare).map((word) => this.#bare?.get(word)) : [run];
  }

  /**
   * A query with a typo in each of several words mended; nothing where a part of it is like no words.
   * @param {string} asked
   * @param {Set<string>} real
   */
  mended(asked, real) {
    this.#near ??= neighbourhood(this.#words);
    const whole = asked.replace(RUNS, (run) => (real.has(run) ? run : this.#respelled(run, real)));
    return whole === asked || asked.length > LONGEST ? "" : whole;
  }

  /**
   * A run as the words that it is most like, each with one typo at most; the run itself where there are none.
   * @param {string} run
   * @param {Set<string>} real
   */
  #respelled(run, real) {
    /** @type {({cost: number, text: string} | undefined)[]} */
    const best = [{ cost: 0, text: "" }];
    for (let start = 0; start < run.length; start++) {
      const before = best[start];
      if (!before || /[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]/u.test(run[start])) continue;
      for (let end = start + 2; end <= Math.min(run.length, start + LONGEST_WORD); end++) {
        const part = run.slice(start, end);
        /** @type {[string, number][]} */
        const words = this.#all.has(part) ? [[part, 0]] : part.length < SHORTEST_WITHIN - 1 ? [] : [...this.#nearWords(part)].filter(([word]) => word.length >= SHORTEST_WITHIN - 1).map(([word, typo]) => [word, 4 + typo * 2]);
        if (real.has(part)) words.push([part, REAL]);
        for (const [word, typo] of words) {
          const cost = before.cost + 4 + typo - word.length / 8;
          if (cost < (best[end]?.cost ?? Infinity)) best[end] = { cost, text: before.text + (before.text && run < "ก" ? " " : "") + word };
        }
      }
    }
    return best[run.length]?.text ?? run;
  }

  /**
   * Words of the site that look most like a text, by the pairs of letters they share.
   * @param {string} asked
   */
  alike(asked) {
    /** @type {[string, number][]} */
    const scored = this.#words.map((word) => [word, likenessOf(word, asked.slice(0, LONGEST))]);
    const alike = scored.filter(([, score]) => score >= LIKE_ENOUGH);
    return alike.sort((one, other) => other[1] - one[1]).slice(0, MOST).map(([word]) => word);
  }

  /**
   * The run with one of its stretches made a word of the site, and how much that costs.
   * @param {string} run
   * @param {Set<string>} real
   * @returns {Generator<[text: string, cost: number]>}
   */
  *#corrected(run, real) {
    const thai = run >= "ก";
    const sound = thai && this.#cutter.isWords(run);
    // The end of a long name: อยุธยา.
    if (thai && run.length >= SHORTEST_WITHIN) for (const word of this.#words) if (word.endsWith(run)) yield [word, 5];
    const before = thai ? this.#ways(run) : new Map([[0, 0]]);
    const ways = Array.from(run, (_, at) => (thai ? this.#wayOn(run.slice(at)) : Infinity)).concat(0);
    for (const [start, cost] of before) {
      for (let end = start + 1; end <= Math.min(run.length, start + LONGEST_WORD + 1); end++) {
        const after = ways[end];
        if (after === Infinity || real.has(run.slice(start, end)) || (end - start >= SURE && this.#all.has(run.slice(start, end)))) continue;
        for (const [word, typo] of this.#nearWords(run.slice(start, end))) {
          const within = end - start < run.length;
          const short = within && word.length < SHORTEST_WITHIN;
          if ((within && sound && typo > 1) || (short && (typo > 1 || word.length < SHORTEST_WITHIN - 1))) continue;
          yield [run.slice(0, start) + word + run.slice(end), (cost + after + 1) * 4 + typo * 3 - word.length / 8 + (short ? 8 : 0)];
        }
      }
    }
  }

  /**
   * The cost of cutting a run as far as each place between its clusters.
   * @param {string} run
   * @returns {Map<number, number>}
   */
  #ways(run) {
    const { ends, known, loose } = this.#cutter.costs(run);
    /** @type {[number, number][]} */
    const ways = ends.map((end, at) => [end, inWords(Math.min(known[at], loose[at]))]);
    return new Map(ways.filter(([, cost]) => cost < Infinity));
  }

  /** @param {string} rest */
  #wayOn(rest) {
    const { known, loose } = this.#cutter.costs(rest);
    return inWords(Math.min(known.at(-1), loose.at(-1)));
  }

  /**
   * Words one typo away from a text, with what the typo costs.
   * @param {string} text
   * @returns {Generator<[word: string, typo: number]>}
   */
  *#nearWords(text) {
    if (text.length < 2) return;
    const seen = new Set([text]);
    const sound = said(text);
    for (const form of [sound, text, ...shortened(text)]) {
      for (const word of this.#near?.get(form) ?? []) {
        if (seen.has(word)) continue;
        seen.add(word);
        const typo = typoBetween(text, word);
        const cost = form === sound && likenessOf(text, word) > LIKE_ENOUGH ? Math.min(typo, 1) : typo;
        if (cost < Infinity) yield [word, cost];
      }
    }
  }
}

/**
 * Words outside the list make a way useless: the typo is elsewhere.
 * @param {number} cost
 */
function inWords(cost) {
  return cost < 2 ** 30 ? cost : Infinity;
}

/**
 * The key of a Thai text by its sound, where enough is heard; a text of its own otherwise.
 * @param {string} text
 */
function said(text) {
  const sounds = text < "ก" ? "" : heard(text);
  return sounds[1] ? `~${sounds}` : text;
}

/**
 * The text without one of its letters.
 * @param {string} text
 */
function* shortened(text) {
  for (let at = 0; at < text.length; at++) yield text.slice(0, at) + text.slice(at + 1);
}

/**
 * Words by themselves, by their sound, and by every form of them that lacks one letter.
 * @param {string[]} words
 */
function neighbourhood(words) {
  /** @type {Map<string, string[]>} */
  const near = new Map();
  for (const word of words) {
    for (const form of new Set([word, said(word), ...shortened(word)])) add(near, form, word);
  }
  return near;
}

/**
 * How grave the one typo between two texts is (0 a mark, 1 alike, 2 another letter); infinite when there is more than one.
 * @param {string} typed
 * @param {string} meant
 */
function typoBetween(typed, meant) {
  let start = 0;
  while (start < typed.length && typed[start] === meant[start]) start++;
  let end = 0;
  while (end < Math.min(typed.length, meant.length) - start && typed.at(-1 - end) === meant.at(-1 - end)) end++;
  const wrong = typed.slice(start, typed.length - end);
  const right = meant.slice(start, meant.length - end);
  if (wrong.length + right.length === 1) return isMark(wrong + right) ? 0 : 2;
  if (wrong.length === 1 && right.length === 1) return isMark(wrong) && isMark(right) ? 0 : isMark(wrong) !== isMark(right) ? 3 : 2;
  return wrong.length === 2 && wrong[0] === right[1] && wrong[1] === right[0] ? 1 : Infinity;
}

/** @param {string} letter */
function isMark(letter) {
  return /[\u0e47-\u0e4d]/.test(letter);
}
