// Which pages hold what is asked, and which of them come first.

/** @import { Column, Group, PageText, Places, Table } from "./index.js" */
/**
 * A stretch of words that was found: its first, and the one after its last.
 * @typedef {[start: number, end: number]} Span
 */
/**
 * A page that was found; `called` where what is asked makes up most of a name of it, `names` where it names the unit.
 * @typedef {{group: Group, page: number, rank: number, spans: Span[], share?: number, own?: boolean, names?: boolean, titled?: boolean, called?: boolean}} Found
 */
/**
 * A unit of the site: its name, and as a query is compared with it.
 * @typedef {{name: string, text: string}} Unit
 */
/**
 * What is asked for, and the ways to say it with what each counts; `unit` when it is the name of the unit that is asked about.
 * @typedef {{text: string, unit?: boolean, ways: [phrase: string[], weight: number][]}} Idea
 */
/**
 * The best way in which a page has an idea.
 * `names` are its places in names and titles, in whichever way.
 * @typedef {{score: number, worth: number, way: number, length: number, names: Span[], hits: number[], spans: Span[], weight: number, unit?: boolean, named?: boolean, ways?: Idea["ways"]}} Hit
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
 * How a kind of page ranks: see cleancdd/search/kinds.py.
 * @typedef {[roles: string, standing: number]} Kind
 */
/**
 * How much each word of a query says.
 * @typedef {Map<string, number>} Rarity
 */

// BM25, as usual: how fast repeated words stop counting, and how far long pages are held back.
const SATURATION = 1.6;
const LENGTH = 0.5;
const FULL_WEIGHT = 24;

// What a page gains on top: for being called what was asked, for having it in its title, the more of the title it makes up, and, as a
// share of its score, for being of the newest year.
const OWN_NAME = 1000;
const IN_TITLE = 6;
const WHOLE_TITLE = 12;
const NEWEST = 0.12;
const ONE_OF_MANY = 0.5;
// Of a page behind another one, and of one that is not of the unit that is named.
const FURTHER = 0.8;
// Of what is counted of the unit that is named, where that is asked.
const COUNTED = 1.3;
// Of the sheet of all items of the unit that is named.
const SHEET = 0.95;
// For being a page of the unit that is named which has any of the rest.
const OF_THE_UNIT = 30;
// Of a number that nothing is said about, and of a word that says little.
const BARE_NUMBER = 0.3;
// What a word that means the same counts at most.
const OTHERWISE = 0.9;
// For a name of a page that is made of what was asked.
const NAMED = 14;
// For what people ask when it is the answer: the more of what is asked is in one of these wordings, and the more of it that is.
const ASKED_LIKE = 11;
// How much less a page counts that lacks some of what is asked.
const LACKING = 1.3;
// For being of the unit, year or kind that is named beside what is asked.
const SAID = 8;
// Between words that were written as one, where they stand in another order or with others between them.
const NEAR = 10;
// Of words of one idea that stand near each other in a name.
const APART = 0.8;
// How much of what is asked of a unit is in a name, or in what people ask, of a page that spans units and names this one.
const ASKED_OF_ALL = 0.6;
// Of a page that has it only in what people ask.
const UNSEEN = 0.5;
// Fewer pages that name the unit than this leave room for others.
const FEW = 3;
// How much of a title is made of what was asked.
const MOSTLY = 0.7;
// How much rather a way is taken that stands in the title.
const IN_NAME = 3;

/** @type {[places: number[], weights: number[]]} */
const NOWHERE = [[], []];
/** @type {Kind} */
const NO_KIND = ["", 1];

export class Ranking {
  /**
   * `groups` are those of `openIndex`; `spell` gives the tokens of a text as the index has them; `weak` words say little; `kinds` are
   * those of cleancdd/search/kinds.py.
   * @param {Group[]} groups
   * @param {(text: string) => string[]} spell
   * @param {Set<string>} weak
   * @param {Record<string, Kind | undefined>} kinds
   */
  constructor(groups, spell, weak, kinds) {
    this.weak = weak;
    this.kinds = kinds;
    this.groups = groups;
    this.spell = spell;
    /** @type {Map<string, string>} */
    this.said = new Map();
    for (const [number, group] of groups.entries()) group.number = number;
    this.count = groups.reduce((sum, group) => sum + group.lengths.length, 0);
    const total = groups.reduce((sum, group) => sum + group.lengths.reduce((one, other) => one + other, 0), 0);
    this.averageLength = total / this.count || 1;
    this.newest = Math.max(0, ...groups.flatMap((group) => group.lengths.map((_, page) => yearOf(group.table, page))));
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
        const hits = phrases.map((phrase) => this.#written(group, page, startsOf(phrase.map((token) => placesAt(places, token, page)))));
        /** @param {number[]} group */
        const isNear = (group) => group.length < 2 || span(group.map((number) => hits[number])) < group.length + NEAR;
        if (hits.every((starts) => starts.length) && near.every(isNear)) found.push(this.#scored(group, page, phrases, hits, places, rarity));
      }
    }
    return sorted(found);
  }

  /**
   * Pages that have at least a share of the weight of some ideas, best first, `left`: the ideas that no page has, and
   * `otherwise`: whether any is found in other words alone. An idea is `{ways: [[phrase, weight], …]}`; a page has it in the way
   * that counts most there.
   * @param {Idea[]} ideas
   * @param {number} enough
   * @param {Unit | null} unit
   * @param {boolean} listed whether a list is wanted
   */
  async about(ideas, enough, unit = null, listed = false) {
    const { perGroup, rarity } = await this.#places(ideas.flatMap(({ ways }) => ways.flatMap(([phrase]) => phrase)));
    const perIdea = ideas.map((idea) => this.#waysOf(idea, perGroup, rarity, unit));
    const counts = perIdea.map((groups) => groups.reduce((sum, pages) => sum + pages.size, 0));
    const weights = counts.map((count, number) => Math.log(1 + (this.count - count + 0.5) / (count + 0.5)) * (this.weak.has(ideas[number].text) || /^\d{1,3}$/.test(ideas[number].text) ? BARE_NUMBER : 1));
    const known = [...ideas.keys()].filter((number) => counts[number]);
    const whole = known.reduce((sum, number) => sum + weights[number], 0);
    const asks = { unit, listed, apart: unit && ideas.some((idea) => !idea.unit) };
    /** @type {Found[]} */
    const found = [];
    for (const [at, group] of this.groups.entries()) {
      const pages = new Set(known.flatMap((number) => [...perIdea[number][at].keys()]));
      for (const page of pages) {
        const had = known.filter((number) => perIdea[number][at].has(page));
        const share = had.reduce((sum, number) => sum + weights[number], 0) / whole;
        if (share < enough) continue;
        const hits = had.map((number) => {
          const hit = /** @type {Hit} */ (perIdea[number][at].get(page));
          const named = titleOf(group.table, page).names.get(hit.hits[0]) === hit.length;
          return { ...hit, weight: weights[number], unit: ideas[number].unit, ways: ideas[number].ways, named };
        });
        found.push(this.#meant({ group, page, rank: 0, share, spans: hits.flatMap(({ spans }) => spans).sort(([one], [other]) => one - other) }, hits, hits.length === ideas.length, asks));
      }
    }
    const otherwise = perIdea.some((groups, number) => counts[number] && !groups.some((pages) => [...pages.values()].some(({ way }) => way > OTHERWISE)));
    // Pages that do not name the unit are of interest only where hardly any does.
    const naming = found.filter(({ names }) => names);
    return { found: sorted(naming.length < FEW ? found : naming), left: ideas.filter((_, number) => !counts[number]), otherwise, apart: asks.apart };
  }

  /**
   * A page that has `all` ideas or some of them, with what that is worth.
   * @param {Found & {share: number}} one
   * @param {Hit[]} hits
   * @param {boolean} all
   * @param {{unit: Unit | null, listed: boolean, apart: boolean | null}} asks `apart` where the unit is asked about something
   * @returns {Found}
   */
  #meant(one, hits, all, { unit, listed, apart }) {
    const { group, page, share } = one;
    const { end } = titleOf(group.table, page);
    /** @param {Hit} hit */
    const within = (hit) => hit.hits[0] < end;
    const rest = hits.filter((hit) => !hit.unit);
    const ofUnit = unit !== null && this.isOf(one, unit.name);
    const names = rest.length < hits.length;
    const own = ofUnit && rest.length > 0;
    const titled = all && hits.every(within);
    const called = titled && !this.#is(one, "t") && this.#isCalledSo(group, page, hits);
    let rank = this.#rankOf(group, page, apart ? rest : hits, share, unit);
    if (listed && !unit && this.#isList(one) && hits.some(within)) rank += SAID;
    if (own) rank += share * (OF_THE_UNIT + (SAID * weightOf(rest.filter(within))) / weightOf(rest));
    if (apart && !ofUnit && names) rank += share * (OF_THE_UNIT + SAID) * this.#askedOfAll(one, rest);
    if (ofUnit) rank += SAID * (hits.some((hit) => hit.unit && hit.named) ? 1.3 : 1);
    return { ...one, own, titled, called, rank, names };
  }

  /**
   * For each group the pages that have an idea, each with the best way there: its score, weight and places.
   * @param {Idea} idea
   * @param {Map<string, Places>[]} perGroup
   * @param {Map<string, number>} rarity
   * @param {Unit | null} unit
   * @returns {Map<number, Hit>[]}
   */
  #waysOf({ ways }, perGroup, rarity, unit) {
    return this.groups.map((group, at) => {
      const best = new Map();
      /** @type {Map<number, Span[]>} */
      const named = new Map();
      for (const [phrase, weight] of ways) {
        const places = phrase.map((token) => perGroup[at].get(token) ?? new Map());
        for (const page of pagesWithAll(places)) {
          const each = places.map((one) => one.get(page)?.[0] ?? []);
          const unbroken = startsOf(each);
          const apart = !unbroken.length && phrase === ways[0][0];
          const starts = apart ? together(each, titleOf(group.table, page).end) : unbroken;
          const hits = unit ? starts : this.#written(group, page, starts);
          if (!hits.length) continue;
          const way = weight * (apart ? APART : 1);
          const score = way * this.#score(group, page, phrase, perGroup[at], rarity);
          const within = hits.filter((start) => start < titleOf(group.table, page).end);
          if (within.length) named.set(page, [...(named.get(page) ?? []), ...within.map((start) => /** @type {Span} */ ([start, start + phrase.length]))]);
          const worth = within.length ? score * IN_NAME : score;
          if (worth > (best.get(page)?.worth ?? 0)) {
            best.set(page, { score, worth, way, length: phrase.length, hits, spans: hits.map((start) => [start, start + phrase.length]) });
          }
        }
      }
      for (const [page, hit] of best) hit.names = named.get(page) ?? [];
      return best;
    });
  }

  /**
   * Places on a page; of a page that every unit has, what people ask of a unit is left out.
   * @param {Group} group
   * @param {number} page
   * @param {number[]} places
   */
  #written(group, page, places) {
    const { end, body } = titleOf(group.table, page);
    return body > end && this.isOneOfMany({ group, page }) ? places.filter((place) => place < end || place >= body) : places;
  }

  /**
   * @param {Group} group
   * @param {number} page
   * @param {Hit[]} hits
   * @param {number} share
   * @param {Unit | null} unit
   */
  #rankOf(group, page, hits, share, unit) {
    const { names, asked, start, end } = titleOf(group.table, page);
    const said = this.#saidOf(group, page);
    let rank = hits.reduce((sum, { score }) => sum + score, 0) * this.#freshness({ group, page });
    const titled = hits.filter((one) => one.hits.some((place) => place >= start && place < end));
    const whole = weightOf(hits);
    if (titled.length) {
      const length = titled.reduce((sum, one) => sum + one.length * one.way, 0);
      const heavy = titled.reduce((sum, one) => sum + one.length * one.way * one.weight, 0);
      rank += (IN_TITLE * heavy + WHOLE_TITLE * Math.min(1, length / Math.max(1, end - start)) * weightOf(titled)) / whole;
    }
    rank += Math.max(0, ...[...names, ...asked].map(([place, size]) => this.#called(place, size, hits)));
    if (!unit && !this.isOneOfMany({ group, page })) rank += (ASKED_LIKE * Math.max(0, ...[...asked].map(([place, size]) => likeness(place, size, hits)))) / whole;
    for (const one of hits) rank += SAID * Math.max(0, ...(one.ways ?? []).map(([phrase, weight]) => (said.has(phrase.join(" ")) ? weight : 0)));
    return rank * share ** LACKING;
  }

  /**
   * How much of what is asked of a unit is what a page that spans units is called or asked for: its visit in the calendar.
   * @param {{group: Group, page: number}} one
   * @param {Hit[]} rest
   */
  #askedOfAll(one, rest) {
    const { names, asked } = titleOf(one.group.table, one.page);
    const all = this.isOneOfMany(one) ? [] : [...names, ...asked];
    const most = Math.max(0, ...all.map(([place, size]) => likeness(place, size, rest))) / weightOf(rest);
    return most > ASKED_OF_ALL ? most : 0;
  }

  /**
   * What a page gains for being of the newest year, or of no year; lists of what is of all years gain nothing.
   * @param {{group: Group, page: number}} one
   */
  #freshness(one) {
    const year = yearOf(one.group.table, one.page) || (this.#is(one, "l") ? 0 : this.newest);
    return 1 + NEWEST / (1 + Math.max(0, this.newest - year));
  }

  /**
   * For a name of the page that the ideas make up wholly: the more the more of them it takes.
   * @param {number} place
   * @param {number} size
   * @param {Hit[]} hits
   */
  #called(place, size, hits) {
    const within = hitsWithin(hits, place, size);
    const length = lengthOf(within);
    return length >= size ? (NAMED * within.reduce((sum, one) => sum + one.way, 0)) / hits.length : 0;
  }

  /**
   * Whether the ideas make up most of a title or a whole name of the page.
   * @param {Group} group
   * @param {number} page
   * @param {Hit[]} hits
   */
  #isCalledSo(group, page, hits) {
    const { names } = titleOf(group.table, page);
    return [...names].some(([place, size]) => madeOf(hits, place, size) >= size * MOSTLY);
  }

  /**
   * Found pages in the order for reading: where no unit is named, what spans all comes before any one's own page, and of each unit
   * the best page before the second of another; what only counts visits, and lines of the glossary, stand back.
   * @param {Found[]} found
   * @param {Unit | null} unit
   * @param {string} wanted the role of the pages that are asked for, if any
   */
  ordered(found, unit, wanted) {
    for (const one of found) one.rank *= this.#standing(one, unit, wanted);
    sorted(found);
    if (unit) return found;
    // The page about a term comes before its line in the glossary.
    const about = found.findIndex((one) => one.titled && this.#is(one, "k"));
    if (about > 0 && this.#is(found[0], "t")) found.unshift(...found.splice(about, 1));
    const seen = new Set();
    const again = found.filter((one) => one.rank < OWN_NAME / 4 && this.isOneOfMany(one) && seen.size === seen.add(this.#valueOf(one, "unit")).size);
    const later = new Set(again);
    return [...found.filter((one) => !later.has(one)), ...again];
  }

  /**
   * @param {Found} one
   * @param {Unit | null} unit
   * @param {string} wanted
   */
  #standing(one, unit, wanted) {
    const own = unit && this.isOf(one, unit.name);
    const others = !unit && one.rank < OWN_NAME / 2 && this.isOneOfMany(one) ? ONE_OF_MANY : 1;
    const [roles, standing] = this.#kindOf(one);
    if (own && wanted === "c" && roles.includes("c")) return COUNTED;
    const asGood = roles.includes("p") ? wanted === "p" && !unit : unit && (roles.includes("s") || (own && one.titled));
    return others * (asGood ? (roles.includes("s") ? SHEET : 1) : standing) * ((unit && !own) || one.group.table.further.includes(one.page) ? FURTHER : 1);
  }

  /**
   * Whether it is called what was asked, and says in its first lines what that is: a term, a unit, an item, a section.
   * @param {Found} one
   */
  isCalled(one) {
    return one.rank > OWN_NAME / 2 && this.#is(one, "a");
  }

  /**
   * Whether it is a page of which every unit has its own.
   * @param {{group: Group, page: number}} one
   */
  isOneOfMany(one) {
    return this.#is(one, "u") && Boolean(this.#valueOf(one, "unit"));
  }

  /**
   * @param {{group: Group, page: number}} one
   * @param {string} facet
   */
  #valueOf({ group, page }, facet) {
    return valuesIn(group.table.facets[facet], page)[0] ?? "";
  }

  /** @param {{group: Group, page: number}} one */
  #kindOf(one) {
    return this.kinds[this.#valueOf(one, "kind")] ?? NO_KIND;
  }

  /**
   * Whether a page is of a kind that has a role.
   * @param {{group: Group, page: number}} one
   * @param {string} role
   */
  #is(one, role) {
    return this.#kindOf(one)[0].includes(role);
  }

  /**
   * Whether it lists units or what is theirs.
   * @param {Found} one
   */
  #isList(one) {
    return this.#is(one, "l") && !this.#valueOf(one, "unit");
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

  /**
   * Whether it is a unit's own page.
   * @param {Found} one
   * @param {string} unit
   */
  isHome(one, unit) {
    return this.#is(one, "a") && this.isOf(one, unit);
  }

  /** @param {string[]} words */
  async #places(words) {
    const tokens = [...new Set(words)];
    const perGroup = await Promise.all(this.groups.map((group) => placesOf(group, tokens)));
    return { perGroup, rarity: this.#rarity(tokens, perGroup) };
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
    const about = SAID * (asked.length && phrases.length - asked.length);
    const rank = this.#rank(group, page, score, ranking.map((number) => phrases[number]), ranking.map((number) => hits[number]));
    const { end, body } = titleOf(group.table, page);
    const unseen = hits.every((starts) => starts.every((place) => place >= end && place < body));
    return { group, page, rank: (rank + about) * (unseen ? UNSEEN : 1), titled: hits.every((starts) => starts[0] < end), spans: spansOf(phrases, hits) };
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
      score += ((rarity.get(token) ?? 0) * weight * (SATURATION + 1)) / (SATURATION * length + weight);
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
    const { names, start, end } = titleOf(group.table, page);
    let rank = score * this.#freshness({ group, page });
    const [length] = phrases.map((phrase) => phrase.length);
    if (phrases.length === 1 && hits[0].some((place) => names.get(place) === length)) rank += OWN_NAME;
    const inTitle = hits.every((starts) => starts[0] < end);
    if (inTitle) rank += IN_TITLE + (WHOLE_TITLE * phrases.flat().length) / Math.max(1, end - start);
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
 * Where a phrase starts, in order, from the places of each of its words, which are ordered within one weight only.
 * @param {number[][]} places
 */
function startsOf([first, ...rest]) {
  const sets = rest.map((places) => new Set(places));
  return first.filter((start) => sets.every((places, number) => places.has(start + number + 1))).sort((one, other) => one - other);
}

/**
 * Where short stretches start, before an end, that have a word out of each list.
 * @param {number[][]} lists
 * @param {number} end
 */
function together(lists, end) {
  const room = lists.length + 2;
  // A long page has most places far behind its names.
  lists = lists.map((list) => list.filter((place) => place < end + room));
  return lists.flat().filter((start) => start < end && lists.every((list) => list.some((place) => place >= start && place < start + room)));
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
 * Those that stand within a name or wording.
 * @param {Hit[]} hits
 * @param {number} place
 * @param {number} size
 */
function hitsWithin(hits, place, size) {
  return hits.filter((one) => one.hits.some((start) => start >= place && start + one.length <= place + size));
}

/** @param {Hit[]} hits */
function lengthOf(hits) {
  return hits.reduce((sum, { length }) => sum + length, 0);
}

/**
 * How much of the weight of what is asked a wording has, less where it says other things as well.
 * @param {number} place
 * @param {number} size
 * @param {Hit[]} hits
 */
function likeness(place, size, hits) {
  const within = hitsWithin(hits, place, size);
  return within.reduce((sum, one) => sum + one.way * one.weight, 0) * Math.sqrt(Math.min(1, lengthOf(within) / size));
}

/** @param {Hit[]} hits */
function weightOf(hits) {
  return hits.reduce((sum, { weight }) => sum + weight, 0);
}

/**
 * How many words of a name all ideas make up together, each in the way that takes most of it; none where one is not in it.
 * @param {Hit[]} hits
 * @param {number} place
 * @param {number} size
 */
function madeOf(hits, place, size) {
  const lengths = hits.map(({ names }) => Math.max(0, ...names.filter(([start, end]) => start >= place && end <= place + size).map(([start, end]) => end - start)));
  return lengths.every(Boolean) ? lengths.reduce((sum, length) => sum + length, 0) : 0;
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
 * Where the names of a page, its title and what people ask when it is the answer start and how long they are, where the title
 * starts and ends, and where the text starts.
 * @param {Table} table
 * @param {number} page
 */
export function titleOf(table, page) {
  return ((table.heads ??= [])[page] ??= headOf(table, page));
}

/**
 * @param {Table} table
 * @param {number} page
 */
function headOf(table, page) {
  /** @type {Map<number, number>} */
  const names = new Map();
  /** @type {Map<number, number>} */
  const asked = new Map();
  let [start, end] = [0, 0];
  for (const length of [table.names[page], table.titles[page]].flat()) {
    names.set((start = end), length);
    end += length;
  }
  let at = end;
  for (const length of [table.asked[page]].flat()) {
    asked.set(at, length);
    at += length;
  }
  return { names, asked, start, end, body: at };
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
export function valuesIn(column, page) {
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
export function keyOf({ group, page }) {
  return `${group.number} ${page}`;
}

/**
 * Best first; of equals the newer first, then the shorter, and then as the index has them.
 * @param {Found[]} found
 */
export function sorted(found) {
  const date = (/** @type {Found} */ { group, page }) => group.table.dates[page];
  const length = (/** @type {Found} */ { group, page }) => group.lengths[page];
  return found.sort((one, other) => other.rank - one.rank || date(other).localeCompare(date(one)) || length(one) - length(other));
}
