// The search page: asks as the visitor types, keeps the state in the address, and shows what the engine found.

import { Engine } from "./search/engine.js";
import { choices, matching, without } from "./search/facets.js";
import { address, read } from "./search/state.js";
import { View } from "./search/view.js";

const PAUSE = 200;
const AT_ONCE = 10;
const site = new URL("../", import.meta.url);

const view = new View(document, site, change);
let state = read(location.search);
let engine = null;
let asked = null;
let answer = { found: [], instead: null, some: false };
let latest = 0;
let timer = 0;

/** The engine, loaded when it is first needed; a failure is forgotten, so that the next try starts anew. */
function ready() {
  engine ??= Engine.open(new URL("pagefind/", site));
  engine.catch(() => (engine = null));
  return engine;
}

/** Go to another state: a new query replaces the answer, other choices sort or narrow the one there is. */
async function change(next, { replace = false } = {}) {
  state = { ...state, ...next };
  const there = address(state);
  if (there !== location.search) history[replace ? "replaceState" : "pushState"](null, "", there || location.pathname);
  await show();
}

/** Show the state; a site that was published anew has its index elsewhere, so that a failure is tried once more from the start. */
async function show(again = true) {
  const turn = ++latest;
  if (!state.query) {
    asked = null;
    view.empty(state);
    return;
  }
  try {
    const finder = await ready();
    if (asked !== state.query) {
      view.waiting();
      const found = await finder.search(state.query);
      if (turn !== latest) return;
      asked = state.query;
      answer = found;
    }
    await tell(finder, turn);
  } catch (error) {
    engine = null;
    asked = null;
    if (turn !== latest) return;
    if (again) {
      await show(false);
      return;
    }
    view.failed();
    console.warn(error);
  }
}

async function tell(finder, turn) {
  const pages = matching(answer.found, state);
  const facets = choices(answer.found, state);
  const near = answer.found.length ? [] : await finder.near(state.query);
  const shown = await Promise.all(pages.slice(0, state.shown ?? AT_ONCE).map(withText));
  if (turn !== latest) return;
  const wider = pages.length ? [] : without(answer.found, state);
  view.answer({ state, pages, shown, facets, near, wider, all: answer.found.length, instead: answer.instead, some: answer.some });
}

async function withText(one) {
  return { ...one, text: await one.group.text(one.page) };
}

view.onQuery((query, { now }) => {
  clearTimeout(timer);
  timer = setTimeout(() => change({ query, shown: AT_ONCE }, { replace: !now }), now ? 0 : PAUSE);
});
view.onMore(() => change({ shown: (state.shown ?? AT_ONCE) + AT_ONCE }, { replace: true }));
addEventListener("popstate", () => {
  clearTimeout(timer);
  state = read(location.search);
  view.fill(state);
  show();
});

view.fill(state);
show();
if (!state.query) view.focus();
