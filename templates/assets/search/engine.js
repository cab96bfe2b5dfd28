// Finds pages: first the query as one phrase, then each of its parts as a phrase; when nothing is found, without the words that
// only tie others together, then all its words in any order with the last one unfinished; then a unit and what is asked of it
// apart, what the same keys give in the other language, the query with one slip of the typist forgiven, and at last the pages
// that have most of what was asked.

import { Cutter } from "./cutting.js";
import { comparable, respell } from "./folding.js";
import { openIndex } from "./index.js";
import { HEADS, TIES, areTies, phrasesOf } from "./question.js";
import { dotted, isAbbreviation, otherKeyboard, written } from "./readings.js";
import { Ranking, sorted, without } from "./ranking.js";
import { Slips } from "./slips.js";
import { LONGEST_QUERY } from "./state.js";

/** @import { Group } from "./index.js" */
/** @import { Found } from "./ranking.js" */
/**
 * What is found: pages, best first; the query they are of when it is not the one asked; the unit of whose pages none has what was
 * asked of it; whether they lack words of the query.
 * @typedef {{found: Found[], instead: string | null, unit: string | null, some: boolean}} Answer
 */

const MOST_EXTENSIONS = 16;
const MOST_PARTS = 12;
const MOST_NEAR = 4;
const SHORTEST_HINT = 4;
const MOST_WORDS = 24;
const THAI = "\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e";
const LAST_RUN = new RegExp(`(?:[${THAI}]+|[a-z0-9]+(?:[-.@_/][a-z0-9]+)*)$`, "u");
const SPACE_WITHIN_THAI = new RegExp(`(?<=[${THAI}])\\s+(?=[${THAI}])`, "gu");

// For having several words in one unbroken phrase.
const UNBROKEN = 9;
// Of the weight of all words: what a page must have where none has them all, and beside those that have.
const ENOUGH = 0.4;
const ALMOST = 0.7;
// Beside so few pages, and for so many words.
const FEW = 3;
const MANY = 3;

/**
 * A token in the letters of the index: see `spelled` in cleancdd/search/shadow.py.
 * @param {string} token
 */
export function spelled(token) {
  let result = "";
  for (const char of token) {
    const code = char.codePointAt(0) ?? 0;
    if (code >= 0x0e00 && code < 0x0e80) result += String.fromCharCode(code - 0x0e00 + 0xa000);
    else if (code < 0x80) result += /[a-z0-9]/.test(char) ? char : "";
    else result += `u${code.toString(16)}z`;
  }
  return result;
}

const SPELLED_HEADS = new Set([...HEADS].map(spelled));

export class Engine {
  /** @param {URL} folder */
  static async open(folder) {
    const { groups, words } = await openIndex(folder);
    return new Engine(groups, words);
  }

  /**
   * @param {Group[]} groups
   * @param {string[]} words
   */
  constructor(groups, words) {
    const known = words.filter((word) => word && !word.startsWith("-"));
    const others = words.filter((word) => word.startsWith("-")).map((word) => word.slice(1));
    this.cutter = new Cutter(known);
    this.questions = new Cutter([...known, ...TIES]);
    this.words = [...known, ...others].sort();
    this.abbreviations = new Set(others.filter(isAbbreviation));
    this.slips = new Slips(this.cutter, known, others);
    this.ranking = new Ranking(groups, (text) => this.#tokens(comparable(respell(text))));
    const units = this.ranking.values("unit").map((name) => ({ name, text: comparable(respell(name)) }));
    this.units = units.sort((one, other) => other.text.length - one.text.length);
  }

  /**
   * @param {string} query
   * @returns {Promise<Answer>}
   */
  async search(query) {
    const asked = this.#plain(query);
    const found = await this.#find(asked);
    const apart = await this.#apart(asked, found);
    if (apart) return { instead: null, some: false, ...apart };
    if (found.length && found.length < FEW) found.push(...without(await this.#some(asked, ALMOST), found));
    if (found.length) return { found, instead: null, unit: null, some: false };
    if (areTies(this.questions.tokens(asked))) return { found: [], instead: null, unit: null, some: false };
    for (const instead of [this.#plain(otherKeyboard(query)), ...this.slips.corrections(asked)]) {
      const near = await this.#find(instead);
      if (near.length) return { found: near, instead, unit: null, some: false };
    }
    return { found: await this.#some(asked, ENOUGH), instead: null, unit: null, some: true };
  }

  /**
   * A query in the one spelling that the site has for it.
   * @param {string} query
   */
  #plain(query) {
    const spelling = comparable(respell(query.slice(0, LONGEST_QUERY))).trim();
    return dotted(written(spelling), this.abbreviations, (run) => this.cutter.isWords(run));
  }

  /**
   * Where a unit is named with something that none of its pages has: the unit's own page, then what has both, then the rest.
   * @param {string} asked
   * @param {Found[]} found
   */
  async #apart(asked, found) {
    const unit = this.units.find(({ text }) => asked.includes(text) && holds(this.#tokens(asked), this.#tokens(text)));
    const rest = unit && asked.replace(unit.text, " ").trim();
    if (!rest || !this.#about(rest).length || found.some((one) => this.ranking.isOf(one, unit.name))) return null;
    const pages = found.length ? found : await this.#find(rest);
    if (!pages.length) return null;
    const own = (await this.ranking.all([this.#tokens(unit.text)])).filter((one) => this.ranking.isOf(one, unit.name)).slice(0, 1);
    return own.length ? { found: [...own, ...without(pages, own)], unit: unit.name } : null;
  }

  /**
   * What is asked, without ties and without a year.
   * @param {string} asked
   */
  #about(asked) {
    return this.questions.tokens(asked).filter((token) => !TIES.has(token) && !/^2[45]\d\d$/.test(token));
  }

  /**
   * Queries near one that finds nothing, and that do find something: parts of it, else words that look like it.
   * @param {string} query
   */
  async near(query) {
    const asked = this.#plain(query);
    const parts = asked.split(/\s+/u);
    const tokens = this.cutter.tokens(asked).slice(0, MOST_PARTS);
    const shorter = parts.length > 1 ? parts.slice(0, MOST_PARTS) : stretches(tokens);
    /** @type {string[]} */
    const found = [];
    for (const one of [...new Set([...shorter, ...this.slips.alike(asked)])]) {
      if (found.length < MOST_NEAR && !found.some((other) => other.includes(one)) && (await this.#find(one)).length) found.push(one);
    }
    return found;
  }

  /**
   * Pages for a query as it is written: each step is taken when those before it found nothing.
   * @param {string} asked
   * @returns {Promise<Found[]>}
   */
  async #find(asked) {
    const glued = asked.replace(SPACE_WITHIN_THAI, "");
    const whole = this.#tokens(glued);
    if (!whole.length) return [];
    const going = this.#unfinished(glued);
    const steps = [
      () => this.#exact(asked, whole, going),
      () => this.#meant(asked),
      () => this.#scattered(asked, whole, going),
      () => this.#meantScattered(asked),
    ];
    for (const step of steps) {
      const found = await step();
      if (found.length) return found;
    }
    return [];
  }

  /**
   * The query as one phrase, or its parts as phrases, or as a phrase whose last word goes on.
   * @param {string} asked
   * @param {string[]} whole
   * @param {string[][]} going
   */
  async #exact(asked, whole, going) {
    const parts = asked.split(/\s+/u);
    const found = await this.ranking.all([whole]);
    if (parts.length > 1) {
      const phrases = parts.map((part) => this.#tokens(part)).filter((phrase) => phrase.length);
      for (const one of found) one.rank += UNBROKEN;
      found.push(...without(await this.ranking.all(phrases), found));
      sorted(found);
    }
    for (const phrase of going) found.push(...without(await this.ranking.all([phrase]), found));
    return found;
  }

  /**
   * What a question is about: its phrases without the words that only tie them together, in one first.
   * @param {string} asked
   */
  async #meant(asked) {
    const phrases = this.#withoutTies(asked);
    if (!phrases.length) return [];
    const found = await this.ranking.all([phrases.flat()]);
    return [...found, ...without(await this.ranking.all(phrases), found)];
  }

  /**
   * All words in any order, beside pages that have almost all of many.
   * @param {string} asked
   * @param {string[]} whole
   * @param {string[][]} going
   */
  async #scattered(asked, whole, going) {
    /** @type {Found[]} */
    const found = [];
    for (const words of [whole, ...going]) found.push(...without(await this.#anyOrder(asked, words), found));
    if (!found.length || new Set(whole).size < MANY) return found;
    const some = await this.#some(asked, ALMOST);
    return sorted([...some, ...without(found, some)]);
  }

  /**
   * What a question is about, its words in any order.
   * @param {string} asked
   */
  async #meantScattered(asked) {
    const words = this.#withoutTies(asked).flat();
    return words.length ? await this.#anyOrder(asked, words) : [];
  }

  /**
   * Pages that have all words; those that were written without a space between them stand near each other there.
   * @param {string} asked
   * @param {string[]} words
   */
  #anyOrder(asked, words) {
    const each = [...new Set(words)];
    const runs = asked.split(/\s+/u).map((run) => new Set(this.#tokens(run)));
    const near = runs.map((run) => [...each.keys()].filter((number) => run.has(each[number])));
    return this.ranking.all(each.map((word) => [word]), near);
  }

  /**
   * The phrases of a question without the words that only tie them together; none when it has no such words.
   * @param {string} asked
   */
  #withoutTies(asked) {
    return phrasesOf(this.questions.tokens(asked)).map((phrase) => phrase.map(spelled).filter(Boolean)).filter((phrase) => phrase.length);
  }

  /**
   * Pages that have so much of the weight of what is asked.
   * @param {string} asked
   * @param {number} enough
   */
  #some(asked, enough) {
    const meant = this.#withoutTies(asked).flat();
    const words = (meant.length ? meant : this.#tokens(asked)).filter((word) => !SPELLED_HEADS.has(word));
    return this.ranking.some(words.slice(0, MOST_WORDS), enough);
  }

  /**
   * The query with its last word gone on in each way that the site knows: what somebody who is still typing means.
   * @param {string} glued
   */
  #unfinished(glued) {
    const run = glued.match(LAST_RUN)?.[0] ?? "";
    const before = glued.slice(0, glued.length - run.length);
    const { ends, known, loose } = this.cutter.costs(run);
    const starts = run < "ก" ? [0] : ends.slice(0, -1);
    const ways = starts.map((start, at) => ({ start, cost: Math.min(known[at], loose[at]), words: this.#startingWith(run.slice(start)) }));
    const best = ways.filter(({ words }) => words.length).sort((one, other) => one.cost - other.cost || one.start - other.start)[0];
    return best ? best.words.map((word) => this.#tokens(before + run.slice(0, best.start)).concat(spelled(word))) : [];
  }

  /**
   * Words of the site that begin with these letters and are longer, the shortest first.
   * @param {string} letters
   */
  #startingWith(letters) {
    if (letters.length < 2) return [];
    const found = [];
    for (let at = firstFrom(this.words, letters); at < this.words.length && this.words[at].startsWith(letters); at++) {
      if (this.words[at].length > letters.length) found.push(this.words[at]);
    }
    return found.sort((one, other) => one.length - other.length).slice(0, MOST_EXTENSIONS);
  }

  /** @param {string} text */
  #tokens(text) {
    return this.cutter.tokens(text).map(spelled).filter(Boolean);
  }
}

/**
 * Whether a row of words holds another one.
 * @param {string[]} words
 * @param {string[]} part
 */
function holds(words, part) {
  return ` ${words.join(" ")} `.includes(` ${part.join(" ")} `);
}

/**
 * The first place in a sorted list whose word is not before these letters.
 * @param {string[]} words
 * @param {string} letters
 */
function firstFrom(words, letters) {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle] < letters) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Neighbouring words out of a row of them, longer stretches first, none of them the whole row.
 * @param {string[]} tokens
 */
function stretches(tokens) {
  /** @type {string[]} */
  const found = [];
  for (let length = tokens.length - 1; length > 0; length--) {
    for (let start = 0; start + length <= tokens.length; start++) found.push(tokens.slice(start, start + length).join(""));
  }
  return found.filter((one) => one.length >= SHORTEST_HINT);
}
