// Thai text cut into words along a list: the browser's side of cleancdd/thai/segmentation.py; both must cut every text alike.

const CLUSTER = /[เ-ไ]?[ก-ฮ][ะ-\u0e3aๅ\u0e47-\u0e4e]*(?:[ก-ฮ][\u0e34\u0e38]?\u0e4c)*|[^]/g;
const THAI = "ก-\u0e2eะ-\u0e3aเ-ๅ\u0e47-\u0e4e";
const ABBREVIATION = `(?:[ก-ฮ]{1,2}\\.)+[ก-ฮ]{1,2}(?![.${THAI}])|(?:[ก-ฮ]{1,2}\\.){2,}`;
const LATIN = "[a-z0-9]+(?:[-.@_/][a-z0-9]+)*";
const OTHER = "(?:(?![a-z0-9\u0e00-\u0e7f])[\\p{L}\\p{N}])+";
const TOKEN = new RegExp(`(?<abbreviation>${ABBREVIATION})|(?<thai>[${THAI}]+)|${LATIN}|${OTHER}`, "gu");
const LONGEST_TOKEN = 48;
const UNKNOWN = 2 ** 30;
const WORD = 1;

export class Cutter {
  #words;
  /** @type {Map<string, number>} */
  #reach = new Map();

  /** @param {Iterable<string>} words */
  constructor(words) {
    this.#words = new Set(words);
    for (const word of this.#words) {
      const start = word.slice(0, 2);
      this.#reach.set(start, Math.max(this.#reach.get(start) ?? 0, word.length));
    }
  }

  /** @param {string} word */
  knows(word) {
    return this.#words.has(word);
  }

  /**
   * Every token of a text from `comparable`, in order.
   * @param {string} comparable
   */
  tokens(comparable) {
    const found = [];
    for (const { 0: text, groups } of comparable.matchAll(TOKEN)) {
      if (groups?.abbreviation) found.push(text.replaceAll(".", ""));
      else for (const piece of groups?.thai ? this.cut(text) : [text]) found.push(...parts(piece));
    }
    return found;
  }

  /**
   * A run of Thai letters as words; neighbouring clusters that are in no word stay together.
   * @param {string} run
   */
  cut(run) {
    const { ends, known, loose, begun } = this.costs(run);
    const pieces = [];
    let at = ends.length - 1;
    while (at) {
      const end = at;
      if (known[at] <= loose[at]) {
        at = begun[at];
      } else {
        at -= 1;
        while (loose[at] < known[at] + WORD) at -= 1;
      }
      pieces.push(run.slice(ends[at], ends[end]));
    }
    return pieces.reverse();
  }

  /**
   * Whether a run is made of words of the list alone.
   * @param {string} run
   */
  isWords(run) {
    const { known, loose } = this.costs(run);
    return Math.min(known.at(-1), loose.at(-1)) < UNKNOWN;
  }

  /**
   * The cheapest way to each place between clusters: ending in a word, ending outside one, and where that word starts.
   * @param {string} run
   */
  costs(run) {
    const ends = [0];
    for (const cluster of run.match(CLUSTER) ?? []) ends.push(ends[ends.length - 1] + cluster.length);
    const known = new Array(ends.length).fill(Infinity);
    const loose = new Array(ends.length).fill(Infinity);
    const begun = new Array(ends.length).fill(0);
    known[0] = 0;
    for (let here = 0; here < ends.length - 1; here++) {
      const start = ends[here];
      const cost = Math.min(known[here], loose[here]) + WORD;
      const furthest = start + (this.#reach.get(run.slice(start, start + 2)) ?? 0);
      for (let there = here + 1; there < ends.length && ends[there] <= furthest; there++) {
        if (cost < known[there] && this.#words.has(run.slice(start, ends[there]))) {
          known[there] = cost;
          begun[there] = here;
        }
      }
      loose[here + 1] = Math.min(known[here] + WORD, loose[here]) + UNKNOWN;
    }
    return { ends, known, loose, begun };
  }
}

/** @param {string} token */
function parts(token) {
  const letters = [...token];
  if (letters.length <= LONGEST_TOKEN) return [token];
  const found = [];
  for (let at = 0; at < letters.length; at += LONGEST_TOKEN) found.push(letters.slice(at, at + LONGEST_TOKEN).join(""));
  return found;
}
