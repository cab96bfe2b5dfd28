// Finds pages: first the query as one phrase, then each of its parts as a phrase; when nothing is found, without the words that
// only tie others together, then all its words in any order with the last one unfinished, then with one slip of the typist
// forgiven, and at last the pages that have most of what was asked.

import { Cutter } from "./cutting.js";
import { comparable, respell } from "./folding.js";
import { openIndex } from "./index.js";
import { phrasesOf } from "./question.js";
import { Slips } from "./slips.js";

const LONGEST_QUERY = 200;
const MOST_EXTENSIONS = 16;
const MOST_PARTS = 12;
const MOST_NEAR = 4;
const MOST_WORDS = 24;
const THAI = "\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e";
const LAST_RUN = new RegExp(`(?:[${THAI}]+|[a-z0-9]+)$`, "u");
const SPACE_WITHIN_THAI = new RegExp(`(?<=[${THAI}])\\s+(?=[${THAI}])`, "gu");

// BM25, as usual: how fast repeated words stop counting, and how far long pages are held back.
const SATURATION = 1.2;
const LENGTH = 0.5;
const FULL_WEIGHT = 24;

// What a page gains on top: for being called what was asked, for having it in its title and the more of the title it makes up,
// and, as a share of its score, for being of the newest year.
const OWN_NAME = 1000;
const IN_TITLE = 6;
const WHOLE_TITLE = 12;
const NEWEST = 0.12;
// Of several words: for having them in one unbroken phrase, and for being of the unit, year and kind that they name.
const UNBROKEN = 9;
const ABOUT = 40;
const SAID = 10;
// Where only some words are found: the share of their weight that a page must have, and what neighbours gain.
const ENOUGH = 0.5;
const ALMOST = 0.7;
// So few pages are followed by those that have almost all words.
const FEW = 3;
const NEIGHBOURS = 0.5;

/** A token in the letters of the index: see `spelled` in cleancdd/search/shadow.py. */
function spelled(token) {
  let result = "";
  for (const char of token) {
    const code = char.codePointAt(0);
    if (code >= 0x0e00 && code < 0x0e80) result += String.fromCharCode(code - 0x0e00 + 0xa000);
    else if (code < 0x80) result += /[a-z0-9]/.test(char) ? char : "";
    else result += `u${code.toString(16)}z`;
  }
  return result;
}

export class Engine {
  static async open(folder) {
    const { groups, words } = await openIndex(folder);
    return new Engine(groups, words);
  }

  constructor(groups, words) {
    this.groups = groups;
    for (const [number, group] of groups.entries()) group.number = number;
    this.count = groups.reduce((sum, group) => sum + group.lengths.length, 0);
    const known = words.filter((word) => word && !word.startsWith("-"));
    const others = words.filter((word) => word.startsWith("-")).map((word) => word.slice(1));
    this.cutter = new Cutter(known);
    this.words = [...known, ...others].sort();
    this.slips = new Slips(this.cutter, known, others);
    this.said = new Map();
    const total = groups.reduce((sum, group) => sum + group.lengths.reduce((one, other) => one + other, 0), 0);
    this.averageLength = total / this.count || 1;
    const dates = groups.flatMap((group) => group.lengths.map((_, page) => yearOf(group.table, page))).filter(Boolean);
    this.newest = Math.max(0, ...dates);
  }

  /** `{found, instead, some}`: pages best first, the query they are of when it is not the one asked, whether they lack words of it. */
  async search(query) {
    const asked = comparable(respell(query.slice(0, LONGEST_QUERY))).trim();
    const found = await this.#find(asked);
    if (found.length && found.length < FEW) found.push(...without(await this.#some(asked, ALMOST), found));
    if (found.length) return { found, instead: null, some: false };
    for (const instead of this.slips.corrections(asked)) {
      const near = await this.#find(instead);
      if (near.length) return { found: near, instead, some: false };
    }
    return { found: await this.#some(asked, ENOUGH), instead: null, some: true };
  }

  /** Queries near one that finds nothing, and that do find something: parts of it, else words that look like it. */
  async near(query) {
    const asked = comparable(respell(query.slice(0, LONGEST_QUERY))).trim();
    const parts = asked.split(/\s+/u);
    const tokens = this.cutter.tokens(asked).slice(0, MOST_PARTS);
    const shorter = parts.length > 1 ? parts.slice(0, MOST_PARTS) : stretches(tokens);
    const found = [];
    for (const one of [...new Set([...shorter, ...this.slips.alike(asked)])]) {
      if (found.length < MOST_NEAR && !found.some((other) => other.includes(one)) && (await this.#find(one)).length) found.push(one);
    }
    return found;
  }

  async #find(asked) {
    const glued = asked.replace(SPACE_WITHIN_THAI, "");
    const whole = this.#tokens(glued);
    if (!whole.length) return [];
    const parts = asked.split(/\s+/u);
    const found = await this.#phrases([whole]);
    if (parts.length > 1) {
      const phrases = parts.map((part) => this.#tokens(part)).filter((phrase) => phrase.length);
      for (const one of found) one.rank += UNBROKEN;
      found.push(...without(await this.#phrases(phrases), found));
      sorted(found);
    }
    const going = this.#unfinished(glued);
    for (const phrase of going) found.push(...without(await this.#phrases([phrase]), found));
    if (found.length) return found;
    const meant = this.#withoutTies(asked);
    if (meant.length) {
      found.push(...(await this.#phrases([meant.flat()])));
      found.push(...without(await this.#phrases(meant), found));
    }
    if (found.length) return found;
    for (const words of [whole, ...going]) found.push(...without(await this.#phrases([...new Set(words)].map((word) => [word])), found));
    if (!found.length || new Set(whole).size < 3) return found;
    const some = await this.#some(asked, ALMOST);
    return sorted([...some, ...without(found, some)]);
  }

  /** The phrases of a question without the words that only tie them together; none when it has no such words. */
  #withoutTies(asked) {
    return phrasesOf(this.cutter.tokens(asked)).map((phrase) => phrase.map(spelled).filter(Boolean)).filter((phrase) => phrase.length);
  }

  /** Pages that have most of the words, by their weight, when none has them all. */
  async #some(asked, enough) {
    const ties = this.#withoutTies(asked).flat();
    const words = ties.length ? ties : this.#tokens(asked);
    const tokens = [...new Set(words)].slice(0, MOST_WORDS);
    const perGroup = await Promise.all(this.groups.map((group) => placesOf(group, tokens)));
    const rarity = this.#rarity(tokens, perGroup);
    const known = tokens.filter((token) => perGroup.some((places) => places.get(token).size));
    if (known.length < 2 || known.length * 2 < tokens.length) return [];
    const least = enough * weightOf(known, rarity);
    const found = [];
    for (const [number, group] of this.groups.entries()) {
      const places = perGroup[number];
      for (const [page, had] of pagesWithAny(known, places)) {
        if (had.length < 2 || weightOf(had, rarity) < least) continue;
        const score = this.#score(group, page, had, places, rarity) + NEIGHBOURS * weightOf(besides(words, page, places), rarity);
        const phrases = had.map((token) => [token]);
        const hits = had.map((token) => startsOf([places.get(token).get(page)[0]]));
        found.push({ group, page, rank: this.#rank(group, page, score, phrases, hits), spans: spansOf(phrases, hits) });
      }
    }
    return sorted(found);
  }

  /** The query with its last word gone on in each way that the site knows: what somebody who is still typing means. */
  #unfinished(glued) {
    const run = glued.match(LAST_RUN)?.[0] ?? "";
    const before = glued.slice(0, glued.length - run.length);
    const { ends, known, loose } = this.cutter.costs(run);
    const starts = run < "ก" ? [0] : ends.slice(0, -1);
    const ways = starts.map((start, at) => ({ start, cost: Math.min(known[at], loose[at]), words: this.#startingWith(run.slice(start)) }));
    const best = ways.filter(({ words }) => words.length).sort((one, other) => one.cost - other.cost || one.start - other.start)[0];
    return best ? best.words.map((word) => this.#tokens(before + run.slice(0, best.start)).concat(spelled(word))) : [];
  }

  /** Words of the site that begin with these letters and are longer, the shortest first. */
  #startingWith(letters) {
    if (letters.length < 2) return [];
    const found = [];
    for (let at = firstFrom(this.words, letters); at < this.words.length && this.words[at].startsWith(letters); at++) {
      if (this.words[at].length > letters.length) found.push(this.words[at]);
    }
    return found.sort((one, other) => one.length - other.length).slice(0, MOST_EXTENSIONS);
  }

  #tokens(text) {
    return this.cutter.tokens(text).map(spelled).filter(Boolean);
  }

  /** Pages that hold every phrase. */
  async #phrases(phrases) {
    const found = [];
    const tokens = [...new Set(phrases.flat())];
    const perGroup = await Promise.all(this.groups.map((group) => placesOf(group, tokens)));
    const rarity = this.#rarity(tokens, perGroup);
    for (const [number, group] of this.groups.entries()) {
      const places = perGroup[number];
      for (const page of pagesWithAll(tokens.map((token) => places.get(token)))) {
        const hits = phrases.map((phrase) => startsOf(phrase.map((token) => places.get(token).get(page)[0])));
        if (hits.every((starts) => starts.length)) found.push(this.#scored(group, page, phrases, hits, places, rarity));
      }
    }
    return sorted(found);
  }

  /** A page with all phrases. Those that are its unit, year or kind say which pages are meant; the others rank them. */
  #scored(group, page, phrases, hits, places, rarity) {
    const said = phrases.length > 1 ? this.#saidOf(group, page) : null;
    const asked = [...phrases.keys()].filter((number) => !said?.has(phrases[number].join(" ")));
    const ranking = asked.length ? asked : [...phrases.keys()];
    const score = this.#score(group, page, [...new Set(ranking.flatMap((number) => phrases[number]))], places, rarity);
    const about = asked.length ? SAID * (phrases.length - asked.length) : ABOUT;
    const rank = this.#rank(group, page, score, ranking.map((number) => phrases[number]), ranking.map((number) => hits[number]));
    return { group, page, rank: rank + about, spans: spansOf(phrases, hits) };
  }

  /** What a page says of itself, its unit, year, kind and so on, in the tokens of a query. */
  #saidOf(group, page) {
    const values = Object.values(group.table.facets).flatMap(({ values, pages }) => [pages[page]].flat().map((value) => values[value]));
    for (const value of values) if (!this.said.has(value)) this.said.set(value, this.#tokens(comparable(respell(value))).join(" "));
    return new Set(values.map((value) => this.said.get(value)));
  }

  #rarity(tokens, perGroup) {
    return new Map(
      tokens.map((token) => {
        const pages = perGroup.reduce((sum, places) => sum + places.get(token).size, 0);
        return [token, Math.log(1 + (this.count - pages + 0.5) / (pages + 0.5))];
      }),
    );
  }

  #score(group, page, tokens, places, rarity) {
    const length = 1 - LENGTH + (LENGTH * group.lengths[page]) / this.averageLength;
    let score = 0;
    for (const token of tokens) {
      const weights = places.get(token).get(page)[1];
      const weight = weights.reduce((sum, one) => sum + one, 0) / FULL_WEIGHT;
      score += (rarity.get(token) * weight * (SATURATION + 1)) / (SATURATION * length + weight);
    }
    return score;
  }

  /** The score with what the page's year, names and title add to it. */
  #rank(group, page, score, phrases, hits) {
    const { names, end } = titleOf(group.table, page);
    const year = yearOf(group.table, page);
    let rank = score * (1 + NEWEST / (1 + Math.max(0, this.newest - year)));
    const [length] = phrases.map((phrase) => phrase.length);
    if (phrases.length === 1 && hits[0].some((start) => names.get(start) === length)) rank += OWN_NAME;
    const inTitle = hits.every((starts) => starts[0] < end);
    if (inTitle) rank += IN_TITLE + (WHOLE_TITLE * phrases.flat().length) / Math.max(1, end - titleStart(names));
    return rank;
  }
}

/** The first place in a sorted list whose word is not before these letters. */
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

/** Neighbouring words out of a row of them, longer stretches first, none of them the whole row. */
function stretches(tokens) {
  const found = [];
  for (let length = tokens.length - 1; length > 0; length--) {
    for (let start = 0; start + length <= tokens.length; start++) found.push(tokens.slice(start, start + length).join(""));
  }
  return found.filter((one) => one.length > 2);
}

async function placesOf(group, tokens) {
  return new Map(await Promise.all(tokens.map(async (token) => [token, await group.places(token)])));
}

/** The pages in all of these maps, in their order. */
function pagesWithAll(maps) {
  const [fewest, ...others] = [...maps].sort((one, other) => one.size - other.size);
  return [...fewest.keys()].filter((page) => others.every((map) => map.has(page)));
}

/** The pages in any of these maps, each with the tokens whose maps have it. */
function pagesWithAny(tokens, places) {
  const found = new Map();
  for (const token of tokens) {
    for (const page of places.get(token).keys()) {
      if (found.has(page)) found.get(page).push(token);
      else found.set(page, [token]);
    }
  }
  return found;
}

/** The words of a query that stand on a page right after the word before them. */
function besides(words, page, places) {
  return words.filter((word, at) => {
    const [before] = places.get(words[at - 1])?.get(page) ?? [];
    const [here] = places.get(word)?.get(page) ?? [];
    return before && here && startsOf([before, here]).length;
  });
}

function weightOf(tokens, rarity) {
  return tokens.reduce((sum, token) => sum + rarity.get(token), 0);
}

/** Where a phrase starts, in order, from the places of each of its words, which are ordered within one weight only. */
function startsOf([first, ...rest]) {
  const sets = rest.map((places) => new Set(places));
  return first.filter((start) => sets.every((places, number) => places.has(start + number + 1))).sort((one, other) => one - other);
}

/** Where each phrase stands on a page, in order. */
function spansOf(phrases, hits) {
  const spans = phrases.flatMap((phrase, number) => hits[number].map((start) => [start, start + phrase.length]));
  return spans.sort((one, other) => one[0] - other[0]);
}

/** Where the names of a page and its title start and how long they are, and where the title ends. */
function titleOf(table, page) {
  const names = new Map();
  let at = 0;
  for (const length of [table.names[page], table.titles[page]].flat()) {
    names.set(at, length);
    at += length;
  }
  return { names, end: at };
}

function titleStart(names) {
  return Math.max(0, ...names.keys());
}

/** The fiscal year of a page, or that of its date; 0 where it has none. */
function yearOf(table, page) {
  const column = table.facets.year;
  const years = column ? [column.pages[page]].flat().map((value) => Number(column.values[value])) : [];
  return Math.max(0, ...years.filter(Boolean));
}

function without(found, known) {
  const seen = new Set(known.map(keyOf));
  return found.filter((one) => !seen.has(keyOf(one)));
}

function keyOf({ group, page }) {
  return `${group.number} ${page}`;
}

/** Best first; of equals the newer first, then the shorter, and then as the index has them. */
function sorted(found) {
  const date = ({ group, page }) => group.table.dates[page];
  const length = ({ group, page }) => group.lengths[page];
  const order = (one, other) => (one < other ? -1 : Number(one > other));
  return found.sort((one, other) => other.rank - one.rank || order(date(other), date(one)) || length(one) - length(other));
}
