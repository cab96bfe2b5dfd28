// Which pages hold what is asked, and which of them come first.

/** @import { Column, Group, PageText, Places, Table } from "./index.js" */
/**
 * A stretch of words that was found: its first, and the one after its last.
 * @typedef {[start: number, end: number]} Span
 */
/**
 * A page that was found.
 * @typedef {{group: Group, page: number, rank: number, spans: Span[]}} Found
 */
/**
 * A page that is shown.
 * @typedef {Found & {text: PageText}} Shown
 */
/**
 * The places of each word of a query in one group.
 * @typedef {Map<string, Places>} PlacesOfWords
 */
/**
 * How much each word of a query says.
 * @typedef {Map<string, number>} Rarity
 */

// BM25, as usual: how fast repeated words stop counting, and how far long pages are held back.
const SATURATION = 1.2;
const LENGTH = 0.5;
const FULL_WEIGHT = 24;

// What a page gains on top: for being called what was asked, for having it in its title, the more of the title it makes up and
// where it opens the title, and, as a share of its score, for being of the newest year.
const OWN_NAME = 1000;
const IN_TITLE = 6;
const WHOLE_TITLE = 12;
const OPENS = 4;
const NEWEST = 0.12;
// For being of the unit, year and kind that are named, when nothing else is asked, and for each of them when something is.
const ABOUT = 40;
const SAID = 10;
// Between words that were written as one, where they stand in another order or with others between them.
const NEAR = 10;
// Letters of a word that says enough by itself.
const LONG = 3;
// Where not all words are found, for having neighbours beside each other.
const NEIGHBOURS = 0.5;

/** @type {[places: number[], weights: number[]]} */
const NOWHERE = [[], []];

export class Ranking {
  /**
   * `groups` are those of `openIndex`; `spell` gives the tokens of a text as the index has them.
   * @param {Group[]} groups
   * @param {(text: string) => string[]} spell
   */
  constructor(groups, spell) {
    this.groups = groups;
    this.spell = spell;
    /** @type {Map<string, string>} */
    this.said = new Map();
    for (const [number, group] of groups.entries()) group.number = number;
    this.count = groups.reduce((sum, group) => sum + group.lengths.length, 0);
    const total = groups.reduce((sum, group) => sum + group.lengths.reduce((one, other) => one + other, 0), 0);
    this.averageLength = total / this.count || 1;
    const years = groups.flatMap((group) => group.lengths.map((_, page) => yearOf(group.table, page))).filter(Boolean);
    this.newest = Math.max(0, ...years);
  }

  /**
   * Pages that hold every phrase, best first; of each group of `near` (numbers of phrases) all stand near each other somewhere.
   * @param {string[][]} phrases
   * @param {number[][]} near
   * @returns {Promise<Found[]>}
   */
  async all(phrases, near = []) {
    const { perGroup, rarity } = await this.#places(phrases.flat());
    const found = [];
    for (const [number, group] of this.groups.entries()) {
      const places = perGroup[number];
      for (const page of pagesWithAll([...places.values()])) {
        const hits = phrases.map((phrase) => startsOf(phrase.map((token) => placesAt(places, token, page))));
        /** @param {number[]} group */
        const isNear = (group) => group.length < 2 || span(group.map((number) => hits[number])) < group.length + NEAR;
        if (hits.every((starts) => starts.length) && near.every(isNear)) found.push(this.#scored(group, page, phrases, hits, places, rarity));
      }
    }
    return sorted(found);
  }

  /**
   * Pages that have at least a share of the weight of the words, best first; none when most words are unknown.
   * @param {string[]} words
   * @param {number} enough
   * @returns {Promise<Found[]>}
   */
  async some(words, enough) {
    const { perGroup, rarity, tokens } = await this.#places(words);
    const known = tokens.filter((token) => perGroup.some((places) => places.get(token)?.size));
    if (known.length * 2 < tokens.length) return [];
    const least = enough * weightOf(known.length > 1 ? known : tokens, rarity);
    const found = [];
    for (const [number, group] of this.groups.entries()) {
      const places = perGroup[number];
      for (const [page, had] of pagesWithAny(known, places)) {
        if ((had.length < 2 && had[0].length < LONG) || weightOf(had, rarity) < least) continue;
        const score = this.#score(group, page, had, places, rarity) + NEIGHBOURS * weightOf(besides(words, page, places), rarity);
        const phrases = had.map((token) => [token]);
        const hits = had.map((token) => startsOf([placesAt(places, token, page)]));
        found.push({ group, page, rank: this.#rank(group, page, score, phrases, hits), spans: spansOf(phrases, hits) });
      }
    }
    return sorted(found);
  }

  /**
   * Every value that a page may have of a facet.
   * @param {string} facet
   */
  values(facet) {
    return [...new Set(this.groups.flatMap((group) => group.table.facets[facet]?.values ?? []))];
  }

  /**
   * Whether a page is one of a unit's.
   * @param {Found} one
   * @param {string} unit
   */
  isOf({ group, page }, unit) {
    return valuesIn(group.table.facets.unit, page).includes(unit);
  }

  /** @param {string[]} words */
  async #places(words) {
    const tokens = [...new Set(words)];
    const perGroup = await Promise.all(this.groups.map((group) => placesOf(group, tokens)));
    return { perGroup, rarity: this.#rarity(tokens, perGroup), tokens };
  }

  /**
   * A page with all phrases. Those that are its unit, year or kind say which pages are meant; the others rank them.
   * @param {Group} group
   * @param {number} page
   * @param {string[][]} phrases
   * @param {number[][]} hits where each phrase starts
   * @param {PlacesOfWords} places
   * @param {Rarity} rarity
   * @returns {Found}
   */
  #scored(group, page, phrases, hits, places, rarity) {
    const said = phrases.length > 1 ? this.#saidOf(group, page) : null;
    const asked = [...phrases.keys()].filter((number) => !said?.has(phrases[number].join(" ")));
    const ranking = asked.length ? asked : [...phrases.keys()];
    const score = this.#score(group, page, [...new Set(ranking.flatMap((number) => phrases[number]))], places, rarity);
    const about = asked.length ? SAID * (phrases.length - asked.length) : ABOUT;
    const rank = this.#rank(group, page, score, ranking.map((number) => phrases[number]), ranking.map((number) => hits[number]));
    return { group, page, rank: rank + about, spans: spansOf(phrases, hits) };
  }

  /**
   * What a page says of itself, its unit, year, kind and so on, in the tokens of a query.
   * @param {Group} group
   * @param {number} page
   */
  #saidOf(group, page) {
    const values = Object.values(group.table.facets).flatMap((column) => valuesIn(column, page));
    for (const value of values) if (!this.said.has(value)) this.said.set(value, this.spell(value).join(" "));
    return new Set(values.map((value) => this.said.get(value)));
  }

  /**
   * @param {string[]} tokens
   * @param {PlacesOfWords[]} perGroup
   * @returns {Rarity}
   */
  #rarity(tokens, perGroup) {
    return new Map(
      tokens.map((token) => {
        const pages = perGroup.reduce((sum, places) => sum + (places.get(token)?.size ?? 0), 0);
        return [token, Math.log(1 + (this.count - pages + 0.5) / (pages + 0.5))];
      }),
    );
  }

  /**
   * @param {Group} group
   * @param {number} page
   * @param {string[]} tokens
   * @param {PlacesOfWords} places
   * @param {Rarity} rarity
   */
  #score(group, page, tokens, places, rarity) {
    const length = 1 - LENGTH + (LENGTH * group.lengths[page]) / this.averageLength;
    let score = 0;
    for (const token of tokens) {
      const [, weights] = places.get(token)?.get(page) ?? NOWHERE;
      const weight = weights.reduce((sum, one) => sum + one, 0) / FULL_WEIGHT;
      score += (saying(token, rarity) * weight * (SATURATION + 1)) / (SATURATION * length + weight);
    }
    return score;
  }

  /**
   * The score with what the page's year, names and title add to it.
   * @param {Group} group
   * @param {number} page
   * @param {number} score
   * @param {string[][]} phrases
   * @param {number[][]} hits
   */
  #rank(group, page, score, phrases, hits) {
    const { names, end } = titleOf(group.table, page);
    const year = yearOf(group.table, page);
    let rank = score * (1 + NEWEST / (1 + Math.max(0, this.newest - year)));
    const [length] = phrases.map((phrase) => phrase.length);
    if (phrases.length === 1 && hits[0].some((start) => names.get(start) === length)) rank += OWN_NAME;
    const inTitle = hits.every((starts) => starts[0] < end);
    if (hits[0].includes(titleStart(names))) rank += OPENS;
    if (inTitle) rank += IN_TITLE + (WHOLE_TITLE * phrases.flat().length) / Math.max(1, end - titleStart(names));
    return rank;
  }
}

/**
 * @param {Group} group
 * @param {string[]} tokens
 * @returns {Promise<PlacesOfWords>}
 */
async function placesOf(group, tokens) {
  const places = await Promise.all(tokens.map((token) => group.places(token)));
  return new Map(tokens.map((token, at) => [token, places[at]]));
}

/**
 * Where a word stands on a page; nowhere on a page that has it not.
 * @param {PlacesOfWords} places
 * @param {string} token
 * @param {number} page
 */
function placesAt(places, token, page) {
  return (places.get(token)?.get(page) ?? NOWHERE)[0];
}

/**
 * The pages in all of these maps, in their order.
 * @param {Places[]} maps
 */
function pagesWithAll(maps) {
  const [fewest, ...others] = [...maps].sort((one, other) => one.size - other.size);
  return [...fewest.keys()].filter((page) => others.every((map) => map.has(page)));
}

/**
 * The pages in any of these maps, each with the tokens whose maps have it.
 * @param {string[]} tokens
 * @param {PlacesOfWords} places
 */
function pagesWithAny(tokens, places) {
  /** @type {Map<number, string[]>} */
  const found = new Map();
  for (const token of tokens) {
    for (const page of places.get(token)?.keys() ?? []) {
      const had = found.get(page);
      if (had) had.push(token);
      else found.set(page, [token]);
    }
  }
  return found;
}

/**
 * The words of a query that stand on a page right after the word before them.
 * @param {string[]} words
 * @param {number} page
 * @param {PlacesOfWords} places
 */
function besides(words, page, places) {
  return words.filter((word, at) => {
    const [before] = places.get(words[at - 1])?.get(page) ?? [];
    const [here] = places.get(word)?.get(page) ?? [];
    return before && here && startsOf([before, here]).length;
  });
}

/**
 * @param {string[]} tokens
 * @param {Rarity} rarity
 */
function weightOf(tokens, rarity) {
  return tokens.reduce((sum, token) => sum + saying(token, rarity), 0);
}

/**
 * @param {string} token
 * @param {Rarity} rarity
 */
function saying(token, rarity) {
  return rarity.get(token) ?? 0;
}

/**
 * Where a phrase starts, in order, from the places of each of its words, which are ordered within one weight only.
 * @param {number[][]} places
 */
function startsOf([first, ...rest]) {
  const sets = rest.map((places) => new Set(places));
  return first.filter((start) => sets.every((places, number) => places.has(start + number + 1))).sort((one, other) => one - other);
}

/**
 * The shortest stretch that has a start out of each list, which are in order.
 * @param {number[][]} lists
 */
function span(lists) {
  const at = lists.map(() => 0);
  let shortest = Infinity;
  for (;;) {
    const starts = lists.map((list, number) => list[at[number]]);
    const first = Math.min(...starts);
    shortest = Math.min(shortest, Math.max(...starts) - first);
    const next = starts.indexOf(first);
    if (++at[next] === lists[next].length) return shortest;
  }
}

/**
 * Where each phrase stands on a page, in order.
 * @param {string[][]} phrases
 * @param {number[][]} hits
 */
function spansOf(phrases, hits) {
  const spans = phrases.flatMap((phrase, number) => hits[number].map((start) => /** @type {Span} */ ([start, start + phrase.length])));
  return spans.sort((one, other) => one[0] - other[0]);
}

/**
 * Where the names of a page and its title start and how long they are, and where the title ends.
 * @param {Table} table
 * @param {number} page
 */
function titleOf(table, page) {
  /** @type {Map<number, number>} */
  const names = new Map();
  let at = 0;
  for (const length of [table.names[page], table.titles[page]].flat()) {
    names.set(at, length);
    at += length;
  }
  return { names, end: at };
}

/** @param {Map<number, number>} names */
function titleStart(names) {
  return Math.max(0, ...names.keys());
}

/**
 * The fiscal year of a page, or that of its date; 0 where it has none.
 * @param {Table} table
 * @param {number} page
 */
function yearOf(table, page) {
  return Math.max(0, ...valuesIn(table.facets.year, page).map(Number).filter(Boolean));
}

/**
 * The values that a page has of a facet.
 * @param {Column | undefined} column
 * @param {number} page
 */
function valuesIn(column, page) {
  return column ? [column.pages[page]].flat().map((value) => column.values[value]) : [];
}

/**
 * What is found and not known yet.
 * @template {{group: Group, page: number}} T
 * @param {T[]} found
 * @param {Found[]} known
 */
export function without(found, known) {
  const seen = new Set(known.map(keyOf));
  return found.filter((one) => !seen.has(keyOf(one)));
}

/** @param {{group: Group, page: number}} one */
function keyOf({ group, page }) {
  return `${group.number} ${page}`;
}

/**
 * Best first; of equals the newer first, then the shorter, and then as the index has them.
 * @param {Found[]} found
 */
export function sorted(found) {
  const date = (/** @type {Found} */ { group, page }) => group.table.dates[page];
  const length = (/** @type {Found} */ { group, page }) => group.lengths[page];
  const order = (/** @type {string} */ one, /** @type {string} */ other) => (one < other ? -1 : Number(one > other));
  return found.sort((one, other) => other.rank - one.rank || order(date(other), date(one)) || length(one) - length(other));
}
