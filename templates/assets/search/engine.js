// Finds pages: first the query as one phrase, then each of its parts as a phrase, then, when nothing is found, all its words
// in any order with the last one unfinished, and at last the query with one slip of the typist forgiven.

import { Cutter } from "./cutting.js";
import { comparable, respell } from "./folding.js";
import { openIndex } from "./index.js";
import { Slips } from "./slips.js";

const LONGEST_QUERY = 200;
const MOST_EXTENSIONS = 60;
const THAI = "\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e";
const SPACE_WITHIN_THAI = new RegExp(`(?<=[${THAI}])\\s+(?=[${THAI}])`, "gu");

// BM25, as usual: how fast repeated words stop counting, and how far long pages are held back.
const SATURATION = 1.2;
const LENGTH = 0.5;
const FULL_WEIGHT = 24;

const OWN_NAME = 1000;
const WHOLE_TITLE = 500;
const IN_TITLE = 12;
const NEWEST = 0.12;

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
    this.count = groups.reduce((sum, group) => sum + group.files.length, 0);
    const known = words.filter((word) => word && !word.startsWith("-"));
    const others = words.filter((word) => word.startsWith("-")).map((word) => word.slice(1));
    this.cutter = new Cutter(known);
    this.slips = new Slips(this.cutter, known, others);
    const total = groups.reduce((sum, group) => sum + group.lengths.reduce((one, other) => one + other, 0), 0);
    this.averageLength = total / this.count || 1;
    const dates = groups.flatMap((group) => group.files.map((_, page) => yearOf(group.table, page))).filter(Boolean);
    this.newest = Math.max(0, ...dates);
  }

  /** `{found, instead}`: pages best first, and the query they are of when it is not the one asked. */
  async search(query) {
    const asked = comparable(respell(query.slice(0, LONGEST_QUERY))).trim();
    const found = await this.#find(asked);
    if (found.length) return { found, instead: null };
    for (const instead of this.slips.corrections(asked)) {
      const near = await this.#find(instead);
      if (near.length) return { found: near, instead };
    }
    return { found: [], instead: null };
  }

  async #find(asked) {
    const whole = this.#tokens(asked.replace(SPACE_WITHIN_THAI, ""));
    if (!whole.length) return [];
    const parts = asked.split(/\s+/u).map((part) => this.#tokens(part)).filter((part) => part.length);
    const found = await this.#phrases([whole]);
    if (parts.length > 1) found.push(...without(await this.#phrases(parts), found));
    if (found.length && whole.length > 1) return found;
    found.push(...without(await this.#unfinished(whole), found));
    if (found.length) return found;
    return this.#anyOrder(whole);
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
        if (hits.every((starts) => starts.length)) {
          const score = this.#score(group, page, tokens, places, rarity);
          found.push(this.#result(group, page, score, phrases, hits));
        }
      }
    }
    return sorted(found);
  }

  /** Pages that hold the phrase with its last word gone on: what somebody who is still typing means. */
  async #unfinished(phrase) {
    const last = phrase.at(-1);
    if (last.length < 2) return [];
    const longer = new Set((await Promise.all(this.groups.map((group) => group.extensions(last, MOST_EXTENSIONS)))).flat());
    const found = [];
    for (const word of longer) found.push(...without(await this.#phrases([[...phrase.slice(0, -1), word]]), found));
    return sorted(found);
  }

  /** Pages that hold all words wherever they stand; the last may be the beginning of one. */
  async #anyOrder(words) {
    return this.#phrases([...new Set(words)].map((word) => [word]));
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

  #result(group, page, score, phrases, hits) {
    const { names, end } = titleOf(group.table, page);
    const year = yearOf(group.table, page);
    let rank = score * (1 + NEWEST / (1 + Math.max(0, this.newest - year)));
    const inTitle = hits.every((starts) => starts[0] < end);
    if (phrases.length === 1) {
      const length = phrases[0].length;
      if (hits[0].some((start) => names.get(start) === length)) rank += OWN_NAME;
    }
    if (inTitle) rank += (IN_TITLE * phrases.flat().length) / Math.max(1, end - titleStart(names));
    const spans = phrases.flatMap((phrase, number) => hits[number].map((start) => [start, start + phrase.length]));
    return { group, page, rank, spans: spans.sort((one, other) => one[0] - other[0]) };
  }
}

async function placesOf(group, tokens) {
  return new Map(await Promise.all(tokens.map(async (token) => [token, await group.places(token)])));
}

/** The pages in all of these maps, in their order. */
function pagesWithAll(maps) {
  const [fewest, ...others] = [...maps].sort((one, other) => one.size - other.size);
  return [...fewest.keys()].filter((page) => others.every((map) => map.has(page)));
}

/** Where a phrase starts, from the places of each of its words. */
function startsOf([first, ...rest]) {
  const sets = rest.map((places) => new Set(places));
  return first.filter((start) => sets.every((places, number) => places.has(start + number + 1)));
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
  const seen = new Set(known.map(({ group, page }) => group.files[page]));
  return found.filter(({ group, page }) => !seen.has(group.files[page]));
}

function sorted(found) {
  return found.sort((one, other) => other.rank - one.rank);
}
