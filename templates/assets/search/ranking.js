// Which pages hold what is asked, and which of them come first.

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

export class Ranking {
  /** `groups` are those of `openIndex`; `spell` gives the tokens of a text as the index has them. */
  constructor(groups, spell) {
    this.groups = groups;
    this.spell = spell;
    this.said = new Map();
    for (const [number, group] of groups.entries()) group.number = number;
    this.count = groups.reduce((sum, group) => sum + group.lengths.length, 0);
    const total = groups.reduce((sum, group) => sum + group.lengths.reduce((one, other) => one + other, 0), 0);
    this.averageLength = total / this.count || 1;
    const years = groups.flatMap((group) => group.lengths.map((_, page) => yearOf(group.table, page))).filter(Boolean);
    this.newest = Math.max(0, ...years);
  }

  /** Pages that hold every phrase, best first; of each group of `near` (numbers of phrases) all stand near each other somewhere. */
  async all(phrases, near = []) {
    const { perGroup, rarity, tokens } = await this.#places(phrases.flat());
    const found = [];
    for (const [number, group] of this.groups.entries()) {
      const places = perGroup[number];
      for (const page of pagesWithAll(tokens.map((token) => places.get(token)))) {
        const hits = phrases.map((phrase) => startsOf(phrase.map((token) => places.get(token).get(page)[0])));
        const isNear = (group) => group.length < 2 || span(group.map((number) => hits[number])) < group.length + NEAR;
        if (hits.every((starts) => starts.length) && near.every(isNear)) found.push(this.#scored(group, page, phrases, hits, places, rarity));
      }
    }
    return sorted(found);
  }

  /** Pages that have at least a share of the weight of the words, best first; none when most words are unknown. */
  async some(words, enough) {
    const { perGroup, rarity, tokens } = await this.#places(words);
    const known = tokens.filter((token) => perGroup.some((places) => places.get(token).size));
    if (known.length * 2 < tokens.length) return [];
    const least = enough * weightOf(known.length > 1 ? known : tokens, rarity);
    const found = [];
    for (const [number, group] of this.groups.entries()) {
      const places = perGroup[number];
      for (const [page, had] of pagesWithAny(known, places)) {
        if ((had.length < 2 && had[0].length < LONG) || weightOf(had, rarity) < least) continue;
        const score = this.#score(group, page, had, places, rarity) + NEIGHBOURS * weightOf(besides(words, page, places), rarity);
        const phrases = had.map((token) => [token]);
        const hits = had.map((token) => startsOf([places.get(token).get(page)[0]]));
        found.push({ group, page, rank: this.#rank(group, page, score, phrases, hits), spans: spansOf(phrases, hits) });
      }
    }
    return sorted(found);
  }

  /** Every value that a page may have of a facet. */
  values(facet) {
    return [...new Set(this.groups.flatMap((group) => group.table.facets[facet]?.values ?? []))];
  }

  /** Whether a page is one of a unit's. */
  isOf({ group, page }, unit) {
    const column = group.table.facets.unit;
    return Boolean(column) && [column.pages[page]].flat().some((value) => column.values[value] === unit);
  }

  async #places(words) {
    const tokens = [...new Set(words)];
    const perGroup = await Promise.all(this.groups.map((group) => placesOf(group, tokens)));
    return { perGroup, rarity: this.#rarity(tokens, perGroup), tokens };
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
    for (const value of values) if (!this.said.has(value)) this.said.set(value, this.spell(value).join(" "));
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
    if (hits[0].includes(titleStart(names))) rank += OPENS;
    if (inTitle) rank += IN_TITLE + (WHOLE_TITLE * phrases.flat().length) / Math.max(1, end - titleStart(names));
    return rank;
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

/** The shortest stretch that has a start out of each list, which are in order. */
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

/** What is found and not known yet. */
export function without(found, known) {
  const seen = new Set(known.map(keyOf));
  return found.filter((one) => !seen.has(keyOf(one)));
}

function keyOf({ group, page }) {
  return `${group.number} ${page}`;
}

/** Best first; of equals the newer first, then the shorter, and then as the index has them. */
export function sorted(found) {
  const date = ({ group, page }) => group.table.dates[page];
  const length = ({ group, page }) => group.lengths[page];
  const order = (one, other) => (one < other ? -1 : Number(one > other));
  return found.sort((one, other) => other.rank - one.rank || order(date(other), date(one)) || length(one) - length(other));
}
