// Narrowing and sorting what was found, and counting what each further choice would leave.

import { valuesIn } from "./ranking.js";
import { FACETS } from "./state.js";

/** @import { Found } from "./ranking.js" */
/** @import { Facets, State } from "./state.js" */

/**
 * The pages that have one of the chosen values of every facet, in the chosen order.
 * @param {Found[]} found
 * @param {State} state
 */
export function matching(found, { facets, sort }) {
  const kept = found.filter((one) => FACETS.every((name) => fits(one, name, facets)));
  return sort === "newest" ? [...kept].sort((one, other) => dateOf(other).localeCompare(dateOf(one))) : kept;
}

/**
 * For each facet with more than one value among what was found: its values with counts, each facet free of its own choice.
 * @param {Found[]} found
 * @param {State} state
 */
export function choices(found, { facets }) {
  return FACETS.map((name) => {
    const counts = new Map(facets[name].map((value) => [value, 0]));
    for (const one of found) {
      if (FACETS.every((other) => other === name || fits(one, other, facets))) {
        for (const value of valuesOf(one, name)) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
    return { name, values: [...counts].map(([value, count]) => ({ value, count, chosen: facets[name].includes(value) })) };
  }).filter(({ values }) => values.length > 1 || values.some(({ chosen }) => chosen));
}

/**
 * For each facet that is chosen: how many pages would be left without it, those that help first.
 * @param {Found[]} found
 * @param {State} state
 */
export function without(found, state) {
  const chosen = FACETS.filter((name) => state.facets[name].length);
  const dropped = chosen.map((name) => ({ name, facets: { ...state.facets, [name]: [] } }));
  const counted = dropped.map((one) => ({ ...one, count: matching(found, { ...state, facets: one.facets }).length }));
  const none = { name: null, facets: Object.fromEntries(FACETS.map((name) => [name, []])), count: found.length };
  return [...counted.filter(({ count }) => count), ...(chosen.length > 1 ? [none] : [])];
}

/**
 * @param {Found} one
 * @param {string} name
 * @param {Facets} facets
 */
function fits(one, name, facets) {
  return !facets[name].length || valuesOf(one, name).some((value) => facets[name].includes(value));
}

/**
 * @param {Found} one
 * @param {string} name
 */
function valuesOf({ group, page }, name) {
  return valuesIn(group.table.facets[name], page);
}

/**
 * The day of a page, or the end of its fiscal year: text that sorts.
 * @param {Found} one
 */
function dateOf(one) {
  const years = valuesOf(one, "year").map((year) => `${Number(year) - 543}-09-30`);
  return one.group.table.dates[one.page] || years.sort().at(-1) || "";
}
