// Finds pages: first the query as it is written, as one phrase and in parts; then what it means (`senses.js`): each idea in the words
// of the query, in words that mean the same, or by its sound, pages that have most of them first. Between the two stand, where all
// words are the site's own, all words in any order, and a typo of the typist forgiven. What is said of one unit leads to its own
// pages first; what is said of none, to what spans all units.

import { Cutter } from "./segmentation.js";
import { comparable, respell } from "./spelling.js";
import { mended } from "./glyphs.js";
import { openIndex } from "./index.js";
import { HEADS } from "./heads.js";
import { dotted, isAbbreviation, otherKeyboard, written } from "./readings.js";
import { Ranking, keyOf, sorted, without } from "./ranking.js";
import { Senses } from "./senses.js";
import { Sounds, likenessOf } from "./sounds.js";
import { Typos } from "./typos.js";
import { LONGEST_QUERY } from "./state.js";

/** @import { Found, Unit } from "./ranking.js" */
/**
 * What is found: pages, best first; the query they are of when it is not the one asked; the unit of whose pages none has what was
 * asked of it; the words that no page has; whether they lack words of the query.
 * @typedef {{found: Found[], instead: string | null, unit: string | null, left: string[], some: boolean}} Answer
 */

const MOST_EXTENSIONS = 16;
const MOST_PARTS = 12;
const MOST_NEAR = 4;
const SHORTEST_HINT = 4;
const MOST_WORDS = 24;
const THAI = "\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e";
const LAST_RUN = new RegExp(`(?:[${THAI}]+|[a-z0-9]+(?:[-.@_/][a-z0-9]+)*)$`, "u");
const SPACE_WITHIN_THAI = new RegExp(`(?<=[${THAI}])\\s+(?=[${THAI}])`, "gu");

const COUNTED_BY = /(?<!มาตรา|ที่|ข้อ|ระดับ|เขต|ไตรมาส)\s+|\s+(?!\d)/u;

// For having several words in one unbroken phrase.
const UNBROKEN = 9;
// Of a page that has the last word gone on.
const UNFINISHED = 0.9;
// Of the weight of all words: what a page must have where none has them all, and beside those that have.
const ENOUGH = 0.25;
const ALMOST = 0.7;
// How much better a page must be to stand beside those that have the parts of a query as they are written.
const BETTER = 2;
// What it must have where nothing has enough.
const LITTLE = 0.2;
// Beside so few pages.
const FEW = 3;
// Letters of a name that cannot be part of another word.
const SURELY_A_NAME = 5;
// How alike a name must sound, and sound and look together; in Latin letters the sound counts twice, but for a little.
const ALIKE = 0.7;
const SURELY_ALIKE = 1.45;
// Letters of a name.
const LONGEST_HEARD = 30;
const RUN = /[a-z-]+(?: [a-z-]+)*|[ก-๎]+/gu;
// What the other keyboard gives that cannot be so by chance.
const TYPED = /[ก-๎]{4,}/gu;
const WORD_END = /^|(?= )|$/gu;
// After part of a name comes another word.
const ENDS = /^(?:$|\s|ได้|มี|ที่|ปี|เปิด)/u;
// Letters of a word that may be a piece of an unknown one.
const SHORT = 3;

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

/** A pause between two pieces of work, in which the page answers its visitor. */
export const pause = () => new Promise((done) => setTimeout(done));

export class Engine {
  /** @param {URL} folder */
  static async open(folder) {
    const index = await openIndex(folder);
    await pause();
    return new Engine(index);
  }

  /** @param {Awaited<ReturnType<typeof openIndex>>} index */
  constructor({ groups, words, classes, real, ties, weak, whole, kinds, asks, letters }) {
    this.asks = asks;
    this.ties = ties;
    this.realWords = real;
    this.common = new Set(groups.flatMap(({ table }) => table.common));
    /** @type {Set<string> | undefined} */
    this.real = undefined;
    /** @param {string} sign */
    const marked = (sign) => words.filter((word) => word.startsWith(sign)).map((word) => word.slice(1));
    const known = words.filter((word) => word && !/^[-+]/.test(word));
    const others = marked("-");
    this.cutter = new Cutter(known);
    this.words = [...known, ...others].sort();
    this.spelledWords = new Set(this.words.map(spelled));
    this.senses = new Senses(classes, marked("+"), [...this.words, ...whole], letters);
    this.meanings = new Cutter([...known, ...ties, ...weak, ...whole, ...this.senses.members]);
    this.abbreviations = new Set(others.filter(isAbbreviation));
    this.typos = new Typos(this.cutter, [...known, ...whole, ...this.senses.members.filter((one) => !/\d/.test(one))], others);
    this.ranking = new Ranking(groups, (text) => this.#tokens(comparable(respell(text))), weak, kinds);
    const units = this.ranking.values("unit").map((name) => ({ name, text: comparable(respell(name)) }));
    this.years = new Set(this.ranking.values("year"));
    this.units = units.sort((one, other) => other.text.length - one.text.length);
    /** @type {Map<string, string>} */
    this.nicknames = new Map(units.flatMap(({ text }) => this.senses.sameAs(text).map((name) => [name, text])));
    this.names = new Sounds([...units.map(({ text }) => text), ...this.nicknames.keys()].filter((name) => name.length >= SURELY_A_NAME));
  }

  /**
   * @param {string} query
   * @param {boolean} mend whether to look for what may have been meant where it is not found as it is written
   * @returns {Promise<Answer>}
   */
  async search(query, mend = true) {
    const plain = this.#plain(query);
    const typed = mend ? this.#plain(otherKeyboard(query, (word) => (/^[\wก-๎]/u.test(word) && this.spelledWords.has(spelled(word))) || this.cutter.isWords(word))) : "";
    if (typed.match(TYPED)?.some((run) => !plain.includes(run) && this.cutter.isWords(run))) return { ...(await this.search(typed, false)), instead: typed };
    const meaning = plain.replace(this.asks.meaning, "").trim();
    const term = meaning !== plain && (await this.#literal(meaning)).some((one) => this.ranking.isCalled(one));
    const asked = this.#compared(await this.#official(term ? meaning : plain));
    const nothing = { found: [], instead: null, unit: null, left: [], some: false };
    const unit = this.#unitIn(asked);
    const ideas = this.#ideas(asked, unit);
    // Both at once: what they need of the index is one wait then, not two.
    const [exact, meant] = await Promise.all([this.#literal(asked), this.ranking.about(ideas, unit ? 0 : ENOUGH, unit, this.asks.list.test(asked))]);
    const wanted = this.asks.form.test(asked) ? "p" : this.asks.count.test(asked) ? "c" : "";
    const heard = exact.length || this.#named(asked).length ? "" : this.#heard(asked) || this.#heard(asked.replace(SPACE_WITHIN_THAI, ""));
    if (heard) return { ...(await this.search(heard, mend)), instead: heard };
    if (!exact.length && !ideas.length) return nothing;
    const told = unit && !meant.left.length && meant.found.some(({ own, share }) => own && share === 1);
    const literal = exact.length || meant.otherwise || told ? exact : await this.#find(asked);
    if (literal.length) {
      const almost = meant.found.filter(({ share = 0 }) => share >= ALMOST);
      const titled = literal[0].titled ? [] : almost.filter((one) => one.called || (!unit && /\s/.test(asked) && one.rank > BETTER * literal[0].rank));
      // What only happens to have these words does not stand before the pages of the unit that is named.
      const elsewhere = unit && !this.ranking.isOf(literal[0], unit.name);
      const open = !exact.length || this.asks.question.test(asked) || (unit && !literal[0].titled);
      const beside = meant.otherwise || elsewhere ? meant.found : open ? almost : titled;
      const first = this.ranking.ordered(merged(literal, beside), unit, wanted);
      const more = first.length < FEW ? this.ranking.ordered(meant.found, unit, wanted) : [];
      return { ...nothing, ...this.#unitFirst([...first, ...without(more, first)], literal, meant, unit) };
    }
    const written = asked.split(/\s+/u);
    const left = [...new Set(meant.left.flatMap(({ text }) => (asked.includes(text) ? [text] : written.filter((one) => text.includes(one)))))];
    if (mend && (left.length || !(meant.otherwise || told || meant.found[0]?.share === 1))) {
      for (const instead of [typed, ...(await this.#corrections(asked))]) {
        const near = await this.#find(instead);
        if (near.length) return { ...(await this.search(instead, false)), instead };
      }
      for (const instead of [typed, this.typos.mended(asked, /** @type {Set<string>} */ (this.real))]) {
        const near = await this.search(instead, false);
        if (near.found.length && !near.left.length && (near.found[0].share ?? 1) >= ALMOST) return { ...near, instead };
      }
    }
    const found = this.ranking.ordered(meant.found.length ? meant.found : (await this.ranking.about(ideas, LITTLE, unit)).found, unit, wanted);
    return { ...nothing, left, some: left.length > 0 || (found[0]?.share ?? 1) < 1, ...this.#unitFirst(found, [], meant, unit) };
  }

  /**
   * Where a unit is named and none of its pages has the rest, its own page comes first, and that is told.
   * @param {Found[]} found
   * @param {Found[]} literal
   * @param {{found: Found[], apart: boolean | null}} meant
   * @param {Unit | null} unit
   */
  #unitFirst(found, literal, meant, unit) {
    const named = unit && !meant.apart && found.find((one) => this.ranking.isHome(one, unit.name));
    if (named) return { found: [named, ...without(found, [named])] };
    /** @param {Found} one */
    const has = (one) => one.own || unit && (literal.includes(one) && this.ranking.isOf(one, unit.name));
    if (!unit || !meant.apart || found.some(has)) return { found };
    const home = [...found, ...meant.found].find((one) => this.ranking.isHome(one, unit.name));
    return home ? { found: [home, ...without(found, [home])], unit: unit.name } : { found };
  }

  /**
   * Queries that differ by one typo; a word that any dictionary has is none.
   * @param {string} asked
   */
  async #corrections(asked) {
    this.real ??= new Set([...(await this.realWords()), ...this.ties]);
    return this.typos.corrections(asked, this.real);
  }

  /**
   * A query that calls a unit by another name or without its tone marks, with the name that the site has for it.
   * @param {string} asked
   */
  async #official(asked) {
    asked = this.#inOne(asked);
    if (this.#unitIn(asked)) return asked;
    const begun = await this.#partOfName(asked);
    if (begun) return begun;
    const glued = asked.replace(/\s/gu, "");
    const name = this.meanings.tokens(asked).find((token) => {
      const whole = this.nicknames.get(token);
      return whole && !this.spelledWords.has(spelled(token)) && !(whole.startsWith(token) && glued.includes(whole.slice(0, token.length + 1)));
    });
    return name ? asked.replace(name, ` ${this.nicknames.get(name)} `).trim() : asked;
  }

  /**
   * A query with the names of units in one where they are written in pieces.
   * @param {string} asked
   */
  #inOne(asked) {
    const glued = asked.replace(/\s/gu, "");
    const apart = this.units.filter(({ text }) => text.length > SURELY_A_NAME && glued.includes(text) && !asked.includes(text));
    return apart.reduce((whole, { text }) => whole.replace(new RegExp([...text.replace(/[^ก-๎\w]/gu, ".")].join("\\s*")), ` ${text} `), asked).trim();
  }

  /**
   * A query that compares units as one that compares any.
   * @param {string} asked
   */
  #compared(asked) {
    if (!this.asks.comparison.test(asked)) return asked;
    const names = [...this.#named(asked).map(({ text }) => text), ...this.meanings.tokens(asked).filter((token) => this.nicknames.has(token))];
    return names.length > 1 ? `${names.reduce((rest, name) => rest.replaceAll(name, " "), asked)} เทียบหน่วยงาน` : asked;
  }

  /**
   * A query with a unit's whole name where it has the beginning or end of this one name, which stands nowhere else: เกาะโคม.
   * @param {string} asked
   */
  async #partOfName(asked) {
    const tokens = asked.split(/(?=\s)|(?<=\s)/u).flatMap((part) => this.cutter.tokens(part));
    for (const part of [asked, ...stretches(tokens)].filter((one) => one.length > SURELY_A_NAME && ENDS.test(asked.split(one)[1] ?? "-"))) {
      const [unit, another] = this.units.filter(({ text }) => text.startsWith(part) || text.endsWith(part));
      if (!unit || another || asked.replace(/\s/gu, "").includes(unit.text)) continue;
      const [found, named] = await Promise.all([part, unit.text].map((text) => this.ranking.all([this.#tokens(text)])));
      if (!without(found, named).length) return asked.replace(part, ` ${unit.text} `).trim();
    }
    return "";
  }

  /**
   * A query with a unit's name where it has what only sounds like it: Latin words, or a run of Thai but for words beside it.
   * @param {string} asked
   */
  #heard(asked) {
    let best = SURELY_ALIKE;
    let named = "";
    for (const [run] of asked.matchAll(RUN)) {
      const latin = run < "ก";
      const places = latin ? Array.from(run.matchAll(WORD_END), ({ index }) => index) : this.cutter.costs(run).ends;
      const isMeant = !latin && this.meanings.isWords(run);
      const may = (/** @type {string} */ beside) => !beside || latin || (!isMeant && this.cutter.isWords(beside));
      const stops = places.filter((end) => may(run.slice(end)));
      for (const start of places.filter((at) => may(run.slice(0, at)))) {
        for (const end of stops) {
          const part = run.slice(start, end);
          if (part.length > LONGEST_HEARD) continue;
          const [[name, likeness] = ["", 0]] = this.names.like(part, 3, ALIKE);
          const sure = latin ? 2 * likeness - 0.25 : likeness + likenessOf(part, name);
          if (sure <= best) continue;
          best = sure;
          named = asked.replace(part, ` ${this.nicknames.get(name) ?? name} `).trim();
        }
      }
    }
    return named;
  }

  /**
   * The units that a query names; a short name must be a word of it.
   * @param {string} asked
   */
  #named(asked) {
    const tokens = this.#tokens(asked);
    return this.units.filter(({ text }) => asked.includes(text) && (text.length > SURELY_A_NAME || holds(tokens, this.#tokens(text))));
  }

  /**
   * The one unit that a query names, though it be written into other words.
   * @param {string} asked
   */
  #unitIn(asked) {
    if (this.asks.region.test(asked)) return null;
    const [unit] = this.#named(asked);
    const rest = asked.replaceAll(unit?.text ?? "", "");
    return !unit || this.units.some(({ text }) => text.length > SURELY_A_NAME && rest.includes(text)) ? null : unit;
  }

  /**
   * Pages that have the query as it is written.
   * @param {string} asked
   */
  #literal(asked) {
    const glued = asked.replace(SPACE_WITHIN_THAI, "");
    const whole = this.#tokens(glued);
    return whole.length ? this.#exact(asked, whole, this.#unfinished(glued)) : [];
  }

  /**
   * What a query is about, as ideas.
   * @param {string} asked
   * @param {Unit | null} unit
   */
  #ideas(asked, unit) {
    const parts = unit ? asked.replace(unit.text, ` ${unit.text} `) : asked;
    const tokens = partsOf(parts.replace(SPACE_WITHIN_THAI, unit ? " " : "")).flatMap((part) => (part === unit?.text ? [part] : this.#meaningful(part)));
    const carried = headed(tokens.filter((token) => !this.ties.has(token))).slice(0, MOST_WORDS);
    /** @param {string} text */
    const knows = (text) => this.spelledWords.has(spelled(text));
    return this.senses.ideas(carried, knows).map((idea) => ({ ...idea, unit: idea.text === unit?.text, ways: this.#spelledWays(idea.ways) }));
  }

  /**
   * The words of a part; what is in no word is one with the short words that it only seems to be made of.
   * @param {string} part
   */
  #meaningful(part) {
    if (!this.meanings.isWords(part) && this.senses.isName(part)) return [part];
    /** @type {string[]} */
    const found = [];
    let loose = false;
    for (const token of this.meanings.tokens(part)) {
      const unknown = token >= "ก" && !this.meanings.knows(token);
      const last = found.at(-1) ?? "";
      /** @type {boolean} */
      const joins = last >= "ก" && ((loose && token.length <= SHORT) || (unknown && last.length <= SHORT));
      if (joins) found.push(found.pop() + token);
      else found.push(token);
      loose = unknown || (joins && loose) || joins;
    }
    return found;
  }

  /**
   * Ways as phrases of the index; those with a word that the site has not, or with one whose places cost much, are left out.
   * @param {[text: string, weight: number][]} ways
   * @returns {[phrase: string[], weight: number][]}
   */
  #spelledWays(ways) {
    /** @type {[phrase: string[], weight: number][]} */
    const phrases = ways.map(([text, weight]) => [this.#tokens(text), weight]);
    const own = phrases[0]?.[0] ?? [];
    return phrases.filter(([phrase]) => phrase.length && phrase.every((token) => this.spelledWords.has(token) && (own.includes(token) || !this.common.has(token))));
  }

  /**
   * A query in the one spelling that the site has for it.
   * @param {string} query
   */
  #plain(query) {
    const spelling = comparable(respell(mended(query.slice(0, LONGEST_QUERY)))).trim();
    return dotted(written(spelling, (year) => this.years.has(year)), this.abbreviations, (run) => this.cutter.isWords(run));
  }

  /**
   * Queries near one that finds nothing, and that do find something: parts of it, else words that look like it.
   * @param {string} query
   */
  async near(query) {
    const asked = this.#plain(query);
    const parts = partsOf(asked);
    const tokens = this.cutter.tokens(asked).slice(0, MOST_PARTS);
    const shorter = parts.length > 1 ? parts.slice(0, MOST_PARTS) : stretches(tokens);
    /** @type {string[]} */
    const found = [];
    for (const one of [...new Set([...this.typos.corrections(asked), ...shorter, ...this.typos.alike(asked)])]) {
      if (found.length < MOST_NEAR && !found.some((other) => other.includes(one)) && (await this.#find(one)).length) found.push(one);
    }
    return found;
  }

  /**
   * Pages for a query as it is written; all its words in any order where that finds nothing.
   * @param {string} asked
   * @returns {Promise<Found[]>}
   */
  async #find(asked) {
    const glued = asked.replace(SPACE_WITHIN_THAI, "");
    const whole = this.#tokens(glued);
    if (!whole.length) return [];
    const going = this.#unfinished(glued);
    const found = await this.#exact(asked, whole, going);
    return found.length ? found : this.#scattered(asked, whole, going);
  }

  /**
   * The query as one phrase, or its parts as phrases, or as a phrase whose last word goes on.
   * @param {string} asked
   * @param {string[]} whole
   * @param {string[][]} going
   */
  async #exact(asked, whole, going) {
    const parts = partsOf(asked);
    const found = await this.ranking.all([whole]);
    if (parts.length > 1) {
      const phrases = parts.map((part) => this.#tokens(part)).filter((phrase) => phrase.length);
      for (const one of found) one.rank += UNBROKEN;
      found.push(...without(await this.ranking.all(phrases), found));
      sorted(found);
    }
    for (const phrase of going) {
      const more = without(await this.ranking.all([phrase]), found);
      for (const one of more) one.rank *= UNFINISHED;
      found.push(...more);
    }
    return found;
  }

  /**
   * All words in any order.
   * @param {string} asked
   * @param {string[]} whole
   * @param {string[][]} going
   */
  async #scattered(asked, whole, going) {
    /** @type {Found[]} */
    const found = [];
    for (const words of [whole, ...going]) found.push(...without(await this.#anyOrder(asked, words), found));
    return found;
  }

  /**
   * Pages that have all words; those that were written without a space between them stand near each other there.
   * @param {string} asked
   * @param {string[]} words
   */
  #anyOrder(asked, words) {
    const each = [...new Set(words)];
    const runs = partsOf(asked).map((run) => new Set(this.#tokens(run)));
    const near = runs.map((run) => [...each.keys()].filter((number) => run.has(each[number])));
    return this.ranking.all(each.map((word) => [word]), near);
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
 * What was found as it is written, and what was meant, each page once, in the better of its places.
 * @param {Found[]} literal
 * @param {Found[]} meant
 */
function merged(literal, meant) {
  if (!meant.length) return literal;
  const by = new Map(meant.map((one) => [keyOf(one), one]));
  for (const one of literal) {
    const other = by.get(keyOf(one));
    one.rank = Math.max(one.rank, other?.rank ?? 0) + UNBROKEN;
  }
  return [...literal, ...without(meant, literal)];
}

/**
 * What is written apart; a number stays with the word that counts by it: มาตรา 9, เขตตรวจราชการที่ 4.
 * @param {string} asked
 */
function partsOf(asked) {
  return asked.split(COUNTED_BY).filter(Boolean);
}

/**
 * Words with the heads that stand before them: ความ เสี่ยง is one word; a head of nothing says nothing.
 * @param {string[]} tokens
 */
function headed(tokens) {
  return tokens.flatMap((token, at) => (HEADS.has(token) ? [] : HEADS.has(tokens[at - 1]) ? [tokens[at - 1] + token] : [token]));
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
