// Reads the index that the build made: which pages hold a word and where, what the table of pages says, a page's own text.
// The word index is Pagefind's (packed CBOR); it is read here, not by Pagefind's own script, because phrases, ranking and
// counts of facets need the places of words, and because that script strips Thai vowels and costs 150 KB.

import { ANEW, fetchPacked, fetchValue, listOf } from "./compression.js";

/**
 * The places of a word: by page number, where on the page it stands and the weight of each of these places.
 * @typedef {Map<number, [places: number[], weights: number[]]>} Places
 */
/**
 * A facet: its values, and which of them each page has, by number.
 * @typedef {{values: string[], pages: (number | number[])[]}} Column
 */
/**
 * Where the names of a page, its title and what is asked start and how long they are, where the title starts and ends, and where
 * the text starts; and the table of pages, `heads` as they are worked out; `names`, `titles` and `asked` count words, `further` are pages on which a list goes on, `common` words with very many places.
 * @typedef {{names: Map<number, number>, asked: Map<number, number>, start: number, end: number, body: number}} Head
 * @typedef {{facets: Record<string, Column | undefined>, dates: string[], titles: number[], names: (number | number[])[], asked: (number | number[])[], further: number[], common: string[], heads?: Head[]}} Table
 */
/**
 * What is shown of a page; an anchor is the number of its first word, its id and its text.
 * @typedef {object} PageText
 * @property {string} url
 * @property {string} title
 * @property {string} content
 * @property {string} [kind]
 * @property {string} [unit]
 * @property {string} [year]
 * @property {string} [date]
 * @property {[number, string, string][]} [anchors]
 */

/**
 * Every index of the site, as far as every search needs it, in one trip; `real` fetches words that are no typos of the site's.
 * @param {URL} folder
 */
export async function openIndex(folder) {
  const start = await fetchValue(new URL("contents/start.packed", folder), ANEW);
  /** @type {{groups: string[], indexes: [number[], string[], Table][], words: string[], senses: string[], real: string, ties: string[], weak: string[], whole: string[], kinds: Record<string, [string, number]>, asks: Record<string, string>, letters: [name: string, letter: string][]}} */
  const { groups, indexes, words, senses, real, ties, weak, whole, kinds, asks, letters } = start;
  return {
    groups: indexes.map((tables, at) => new Group(new URL(`${groups[at]}/`, folder), ...tables)),
    words,
    classes: senses,
    ties: new Set(ties),
    weak: new Set(weak),
    whole,
    kinds,
    letters,
    asks: /** @type {Record<string, RegExp>} */ (Object.fromEntries(Object.entries(asks).map(([kind, told]) => [kind, new RegExp(told, "u")]))),
    real: () => listOf(folder, real),
  };
}

/** Pages that share an index. */
export class Group {
  #folder;
  #firsts;
  /** @type {Map<number, Promise<Piece>>} */
  #loaded = new Map();
  /** @type {Map<number, Promise<PageText>>} */
  #texts = new Map();
  /** Which of the groups of a site it is. */
  number = 0;

  /**
   * @param {URL} folder
   * @param {number[]} lengths words of each page
   * @param {string[]} firsts where each piece begins
   * @param {Table} table
   */
  constructor(folder, lengths, firsts, table) {
    this.#folder = folder;
    this.#firsts = firsts;
    this.lengths = lengths;
    this.table = table;
  }

  /**
   * The places of a word: a map of page number to `[places, weights]`.
   * @param {string} word
   * @returns {Promise<Places>}
   */
  async places(word) {
    const piece = await this.#piece(this.#pieceOf(word));
    return piece?.places(word) ?? new Map();
  }

  /**
   * What is shown of a page.
   * @param {number} page
   * @returns {Promise<PageText>}
   */
  text(page) {
    let loading = this.#texts.get(page);
    if (!loading) {
      loading = fetchValue(new URL(`texts/${page}.packed`, this.#folder));
      loading.catch(() => this.#texts.delete(page));
      this.#texts.set(page, loading);
    }
    return loading;
  }

  /**
   * Pieces hold neighbouring words; the number of the one that would hold this word.
   * @param {string} word
   */
  #pieceOf(word) {
    let low = 0;
    let high = this.#firsts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#firsts[middle] <= word) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** @param {number} number */
  #piece(number) {
    if (number < 0) return undefined;
    let loading = this.#loaded.get(number);
    if (!loading) {
      loading = fetchPacked(new URL(`words/${number}.packed`, this.#folder)).then((data) => new Piece(data));
      loading.catch(() => this.#loaded.delete(number));
      this.#loaded.set(number, loading);
    }
    return loading;
  }
}

/** A stretch of the word index; a word's places are decoded when it is asked for. */
class Piece {
  #data;
  /** @type {Map<string, number>} */
  #starts = new Map();
  /** @type {Map<string, Places>} */
  #decoded = new Map();

  /** @param {Uint8Array} data */
  constructor(data) {
    this.#data = data;
    const reader = new Reader(data, 0);
    const words = reader.head();
    for (let count = 0; count < words; count++) {
      reader.head();
      const word = reader.value();
      this.#starts.set(word, reader.at);
      reader.skip();
    }
  }

  /** @param {string} word */
  places(word) {
    const start = this.#starts.get(word);
    if (start === undefined) return undefined;
    if (!this.#decoded.has(word)) this.#decoded.set(word, placesIn(new Reader(this.#data, start).value()));
    return this.#decoded.get(word);
  }
}

/**
 * Pagefind's list of pages: numbers as differences, and below zero a new weight for the places that follow.
 * @param {[step: number, numbers: number[]][]} list
 */
function placesIn(list) {
  /** @type {Places} */
  const found = new Map();
  let page = 0;
  for (const [step, numbers] of list) {
    page += step;
    const places = [];
    const weights = [];
    let weight = 25;
    let place = 0;
    for (const number of numbers) {
      if (number < 0) {
        weight = -number - 1;
        place = 0;
      } else {
        place += number;
        places.push(place);
        weights.push(weight);
      }
    }
    found.set(page, [places, weights]);
  }
  return found;
}

const decoder = new TextDecoder();

/** CBOR as Pagefind writes it: whole numbers, texts, and arrays of known length. */
class Reader {
  /**
   * @param {Uint8Array} data
   * @param {number} at
   */
  constructor(data, at) {
    this.data = data;
    this.at = at;
    this.kind = 0;
  }

  head() {
    const first = this.data[this.at++];
    this.kind = first >> 5;
    const short = first & 31;
    if (short < 24) return short;
    const width = 2 ** (short - 24);
    if (width > 8) throw new Error(`unknown length at ${this.at}`);
    let number = 0;
    for (let count = 0; count < width; count++) number = number * 256 + this.data[this.at++];
    return number;
  }

  /** @returns {any} */
  value() {
    const number = this.head();
    if (this.kind === 0) return number;
    if (this.kind === 1) return -1 - number;
    if (this.kind === 3) return decoder.decode(this.data.subarray(this.at, (this.at += number)));
    if (this.kind !== 4) throw new Error(`unknown kind ${this.kind} at ${this.at}`);
    const items = new Array(number);
    for (let count = 0; count < number; count++) items[count] = this.value();
    return items;
  }

  skip() {
    for (let left = 1; left > 0; left--) {
      const number = this.head();
      if (this.kind === 3) this.at += number;
      else if (this.kind === 4) left += number;
    }
  }
}
