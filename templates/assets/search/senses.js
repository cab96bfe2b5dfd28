// What the words of a query may stand for: the words themselves, words that mean the same (`content/words.yaml`), names that
// sound alike in the other script. Each word becomes an idea with the ways to say it; the word itself counts most.

import { withoutHead } from "./heads.js";
import { Sounds } from "./sounds.js";

/** @typedef {[text: string, weight: number]} Way */

// A word without its head: เสี่ยง for ความเสี่ยง.
const HEADLESS = 0.95;
const OTHER_WORD = 0.6;
const SOUND = 0.85;
const MOST_WAYS = 9;
// Other words for one that the site has: each costs a piece of the index.
const MOST_BESIDE = 2;
const LONGEST_MEMBER = 4;
const SHORTEST = 5;
// How alike names in Latin letters, and words in Thai ones, must sound.
const LATIN = 0.75;
const THAI = 0.9;
// Endings of English words, and what stands in their place in the word itself.
/** @type {[ending: RegExp, without: string][]} */
const FORMS = [[/s$/, ""], [/es$/, ""], [/ies$/, "y"], [/ing$/, ""], [/ing$/, "e"], [/ed$/, ""], [/d$/, ""]];
// Sounds of a word, and of a run that is a name by more than chance.
const LEAST = 4;
const SURE = 5;

export class Senses {
  /** @type {Map<string, string[]>} */
  #classes;
  /** @type {Sounds | null} */
  #latin = null;
  /** @type {Sounds | null} */
  #thai = null;
  /** @type {string[]} */
  #words;
  /** @type {string[]} */
  #names;
  /** @type {[name: string, letter: string][]} */
  #letters;

  /**
   * `classes` are lines of words with `|` between them, `latin` names in Latin letters, `words` all words of the site and those that only end like heads, `letters` are called by their names.
   * @param {string[]} classes
   * @param {string[]} latin
   * @param {string[]} words
   * @param {[name: string, letter: string][]} letters
   */
  constructor(classes, latin, words, letters) {
    this.#letters = letters;
    this.#classes = new Map();
    this.#names = latin;
    this.#words = words;
    for (const members of classes.map((line) => line.split("|"))) {
      for (const member of members) {
        const key = bare(member);
        this.#classes.set(key, [...(this.#classes.get(key) ?? []), ...members.filter((other) => other !== member)]);
      }
    }
  }

  /**
   * Words that mean the same as one.
   * @param {string} word
   */
  sameAs(word) {
    return this.#classes.get(bare(word)) ?? [];
  }

  /** The words of the classes: they are cut as one. */
  get members() {
    return [...this.#classes.keys()];
  }

  /**
   * The ideas of a row of tokens: `{text, ways: [[text, weight], …], tokens}`, the way that was written first.
   * @param {string[]} tokens
   * @param {(text: string) => boolean} knows
   * @returns {{text: string, ways: Way[], tokens: number}[]}
   */
  ideas(tokens, knows) {
    /** @param {string} word */
    const has = (word) => knows(word) || this.#classes.has(word);
    tokens = tokens.map((token) => (/^[a-z]{4,}$/.test(token) && !has(token) && FORMS.map(([ending, without]) => token.replace(ending, without)).find(has)) || token);
    /** @type {{text: string, ways: Way[], tokens: number}[]} */
    const found = [];
    for (let at = 0; at < tokens.length; ) {
      const said = this.#saidInLatin(tokens, at, knows);
      if (said) {
        found.push(said);
        at += said.tokens;
        continue;
      }
      let end = Math.min(tokens.length, at + LONGEST_MEMBER);
      while (end > at + 1 && !this.#classes.has(tokens.slice(at, end).join(""))) end -= 1;
      const text = tokens.slice(at, end).join("");
      found.push({ text, ways: this.#ways(text, knows(text)), tokens: end - at });
      at = end;
    }
    return found;
  }

  /**
   * The longest run of Latin words, not all of them known, that sounds like Thai ones of the site: rong rian.
   * @param {string[]} tokens
   * @param {number} at
   * @param {(text: string) => boolean} knows
   * @returns {{text: string, ways: Way[], tokens: number} | null}
   */
  #saidInLatin(tokens, at, knows) {
    let end = at;
    while (end < tokens.length && /^[a-z]+$/.test(tokens[end])) end++;
    for (; end > at + 1 && !tokens.slice(at, end).every(knows); end--) {
      const text = tokens.slice(at, end).join("");
      const [like] = this.#inThai(text);
      if (like) return { text, ways: [like, ...this.sameAs(like)].slice(0, MOST_WAYS).map((way) => [way, SOUND]), tokens: end - at };
    }
    return null;
  }

  /**
   * Whether a run of Thai letters sounds wholly like a name that the site has in Latin ones.
   * @param {string} run
   */
  isName(run) {
    return run >= "ก" && this.#inLatin(run).length > 0;
  }

  /**
   * @param {string} text
   * @param {boolean} known
   * @returns {Way[]}
   */
  #ways(text, known) {
    const [bare] = [withoutHead(text)].filter((word) => word !== text);
    const same = [text, bare].flatMap((word) => this.#classes.get(word ?? "") ?? []);
    /** @type {Way[]} */
    const others = same.slice(0, known ? MOST_BESIDE : MOST_WAYS).map((word) => [word, OTHER_WORD]);
    /** @type {Way[]} */
    const sounding = this.#sounding(text, known).flatMap((word) => [[word, SOUND], ...this.sameAs(word).map((other) => /** @type {Way} */ ([other, OTHER_WORD]))]);
    /** @type {Way[]} */
    const itself = bare ? [[text, 1], [bare, HEADLESS]] : [[text, 1]];
    return [...itself, ...sounding, ...others].slice(0, MOST_WAYS);
  }

  /**
   * @param {string} text
   * @param {boolean} known
   * @returns {string[]}
   */
  #sounding(text, known) {
    if (text >= "ก") {
      const letters = lettersNamed(text, this.#letters);
      const called = letters ? this.#spelledSo(letters) : [];
      return called.length || known || text.length < SHORTEST ? called : this.#inLatin(text).slice(0, 3);
    }
    if (known || !/^[a-z]{4,}$/.test(text) || /[^aeiou]{4}/.test(text.replace(/[gh]/g, ""))) return [];
    this.#latin ??= new Sounds(parts(this.#names));
    const latin = this.#latin.like(text, 3, LATIN).slice(0, 2).map(([name]) => name);
    return latin.length ? latin : this.#inThai(text).slice(0, 3);
  }

  /**
   * Names in Latin letters that sound like a Thai text. One that also stands in Thai, as provinces do, is written so by who means it.
   * @param {string} text
   */
  #inLatin(text) {
    this.#latin ??= new Sounds(parts(this.#names));
    return this.#latin.like(text, SURE, LATIN).map(([name]) => name).filter((name) => !this.#inThai(name).length);
  }

  /** @param {string} name */
  #inThai(name) {
    this.#thai ??= new Sounds([...this.#words, ...this.members].filter((word) => word >= "ก" && word.length > 3));
    return this.#thai.like(name, LEAST, THAI).map(([word]) => word);
  }

  /**
   * Words of the site with these letters, signs apart; else the shortest that begins with them.
   * @param {string} letters
   */
  #spelledSo(letters) {
    const like = this.#words.filter((word) => word < "ก" && word.replace(/[^a-z0-9]/g, "").startsWith(letters));
    const same = like.filter((word) => word.replace(/[^a-z0-9]/g, "") === letters);
    return same.length ? same.slice(0, 2) : like.filter((word) => word.length < letters.length + 4).slice(0, 1);
  }
}

/**
 * The letters that a run of Thai calls by their names, two at least; nothing for what is no such run.
 * @param {string} run
 * @param {[name: string, letter: string][]} names
 */
function lettersNamed(run, names) {
  let letters = "";
  let rest = run;
  while (rest) {
    const called = names.find(([name]) => rest.startsWith(name));
    if (!called) return "";
    letters += called[1];
    rest = rest.slice(called[0].length);
  }
  return letters.length > 1 ? letters : "";
}

/**
 * A member as it is looked up: without spaces.
 * @param {string} text
 */
function bare(text) {
  return text.replace(/\s+|(?<=[ก-ฮ])\./gu, "");
}

/**
 * Names in Latin letters, their words, and neighbours among these.
 * @param {string[]} names
 * @returns {string[]}
 */
function parts(names) {
  /** @type {Set<string>} */
  const found = new Set();
  for (const name of names) {
    const words = name.split(" ");
    for (let start = 0; start < words.length; start++) {
      for (let end = start + 1; end <= Math.min(words.length, start + 4); end++) found.add(words.slice(start, end).join(" "));
    }
  }
  return [...found].filter((name) => name.length > 2);
}
