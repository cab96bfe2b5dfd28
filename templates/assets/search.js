// The search page: asks as the visitor types, keeps the state in the address, and shows what the engine found.

import { Engine, pause } from "./search/engine.js";
import { choices, matching, without } from "./search/facets.js";
import { address, read } from "./search/state.js";
import { View } from "./search/view.js";

/** @import { Answer } from "./search/engine.js" */
/** @import { Found } from "./search/ranking.js" */
/** @import { State } from "./search/state.js" */
/** @typedef {State & {shown: number}} Present the state, and how many pages are shown at most */

const PAUSE = 200;
const AT_ONCE = 10;
const site = new URL("../", import.meta.url);

const view = new View(document, site, change);
let state = present();
/** @type {Promise<Engine> | null} */
let engine = null;
/** @type {string | null} */
let asked = null;
/** @type {Answer} */
let answer = { found: [], instead: null, unit: null, left: [], some: false };
let latest = 0;
let timer = 0;
let missed = "";

/** The engine, loaded when it is first needed; a failure is forgotten, so that the next try starts anew. */
function ready() {
  engine ??= Engine.open(new URL("pagefind/", site));
  engine.catch(() => (engine = null));
  return engine;
}

/**
 * Go to another state, `next` of the present one. The way back leads to what was opened, sent or chosen (`kept`); what was only
 * typed gives way to what comes after it (`over`), so that no letter has an entry of its own.
 * @param {(state: Present) => Partial<Present>} next
 * @param {{kept?: boolean, over?: boolean}} [how]
 */
async function change(next, { kept = true, over = false } = {}) {
  state = { ...state, shown: AT_ONCE, ...next(state) };
  const there = address(state);
  const now = history.state ?? {};
  const stays = there === location.search;
  const entry = { kept: kept || (stays && now.kept), shown: state.shown };
  history[stays || (over && !now.kept) ? "replaceState" : "pushState"](entry, "", there || location.pathname);
  await show();
}

/**
 * The state that the address and its entry in the history name.
 * @returns {Present}
 */
function present() {
  return { ...read(location.search), shown: history.state?.shown ?? AT_ONCE };
}

/**
 * Show the state; a site that was published anew has its index elsewhere, so that a failure is tried once more from the start.
 * @param {boolean} again
 */
async function show(again = true) {
  const turn = ++latest;
  if (!state.query) {
    asked = null;
    view.empty(state);
    return;
  }
  try {
    if (asked !== state.query) view.waiting();
    const finder = await ready();
    if (turn !== latest) return;
    if (asked !== state.query) {
      await pause();
      const found = await finder.search(state.query);
      if (turn !== latest) return;
      asked = state.query;
      answer = found;
    }
    await pause();
    await tell(finder, turn);
    if (turn === latest) report();
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

/**
 * @param {Engine} finder
 * @param {number} turn
 */
async function tell(finder, turn) {
  const pages = matching(answer.found, state);
  const facets = choices(answer.found, state);
  const near = answer.found.length ? [] : await finder.near(state.query);
  const shown = await Promise.all(pages.slice(0, state.shown).map(withText));
  const called = answer.found.slice(0, AT_ONCE).find((one) => finder.ranking.isCalled(one));
  const brief = called ? await withText(called) : null;
  if (turn !== latest) return;
  const wider = pages.length ? [] : without(answer.found, state);
  view.answer({ ...answer, state, pages, shown, facets, near, wider, brief, all: answer.found.length });
}

/** Name what was sent and the site has not to its own server, in whose log editors find it: `cleancdd usage missing`. */
function report() {
  const lacks = !answer.found.length || answer.left.length > 0;
  if (!lacks || !history.state?.kept || missed === state.query) return;
  missed = state.query;
  const place = new URL(`pagefind/contents/contents.json?missing=${encodeURIComponent(missed)}`, site);
  fetch(place, { method: "HEAD", cache: "no-store" }).catch(() => {});
}

/** @param {Found} one */
async function withText(one) {
  return { ...one, text: await one.group.text(one.page) };
}

view.onQuery((query, { now }) => {
  clearTimeout(timer);
  timer = setTimeout(() => change(() => ({ query }), { kept: now, over: true }), now ? 0 : PAUSE);
});
// What every search needs is on its way before the first letter.
view.input.addEventListener("focus", ready);
view.onMore(() => change(({ shown }) => ({ shown: shown + AT_ONCE })));
addEventListener("popstate", () => {
  if (address(read(location.search)) === address(state)) {
    history.replaceState({ kept: true, shown: state.shown }, ""); // a link within the page
    return;
  }
  clearTimeout(timer);
  state = present();
  view.fill(state);
  show();
});

history.replaceState({ kept: Boolean(state.query), ...history.state }, "");
view.fill(state);
show();
if (!state.query) view.focus();
