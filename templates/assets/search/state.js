// What is asked, as the address keeps it: `?q=…&year=2564&sort=newest`; a facet may have several values.

/**
 * The chosen values of each facet.
 * @typedef {Record<string, string[]>} Facets
 */
/**
 * What is asked.
 * @typedef {{query: string, sort: string, facets: Facets}} State
 */

export const LONGEST_QUERY = 200;
export const FACETS = ["kind", "unit", "region", "year", "category", "theme", "status"];

/**
 * The state that an address names.
 * @param {string} search
 * @returns {State}
 */
export function read(search) {
  const parameters = new URLSearchParams(search);
  const facets = Object.fromEntries(FACETS.map((name) => [name, [...new Set(parameters.getAll(name))].filter(Boolean)]));
  const query = (parameters.get("q") ?? "").trim().slice(0, LONGEST_QUERY);
  return { query, sort: parameters.get("sort") === "newest" ? "newest" : "best", facets };
}

/**
 * The address of a state, from `?` on; empty for no query.
 * @param {State} state
 */
export function address({ query, sort, facets }) {
  const parameters = new URLSearchParams();
  if (query) parameters.set("q", query);
  for (const name of FACETS) for (const value of facets[name]) parameters.append(name, value);
  if (sort === "newest") parameters.set("sort", sort);
  const written = parameters.toString(); // `size` is unknown to browsers that know everything else here
  return written && `?${written}`;
}
