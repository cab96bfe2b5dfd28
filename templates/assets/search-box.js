// The search box of every page: `/` leads to it, and while one types it offers pages of the site and what was asked before in this
// visit, which the browser alone keeps. The list is fetched when the box is entered, and with it what the search page will need.
// On the search page the results themselves appear while one types, so that nothing is offered there.

import { comparable, respell } from "./search/spelling.js";
import { ANEW, get, listOf } from "./search/compression.js";

/**
 * What is offered: how it is told, where it leads, and the text that it is found by.
 * @typedef {{title: string, about: string, href: string, text: string}} Hint
 */

const MOST = 7;
const MOST_ASKED = 3;
const ASKED = "cleancdd-asked";
const KEPT = 20;
const WRITING = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";

const site = new URL("../", import.meta.url);
const { later = "", digits = "" } = /** @type {HTMLElement | null} */ (document.querySelector("script[data-later]"))?.dataset ?? {};
/** @type {Promise<Hint[]> | null} */
let loading = null;

/** The pages that are offered, fetched once; a failure is forgotten, so that the next try starts anew. */
function pages() {
  loading ??= load();
  loading.catch(() => (loading = null));
  return loading;
}

/** @returns {Promise<Hint[]>} */
async function load() {
  document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href: later }));
  const folder = new URL("pagefind/", site);
  const contents = await (await get(new URL("contents/contents.json", folder), ANEW)).json();
  return (await listOf(folder, contents.hints)).map((line) => {
    const [title, url, kind, year, others] = line.split("\t");
    const about = year ? `${kind} ปี ${digits === "thai" ? year.replace(/\d/g, (digit) => "๐๑๒๓๔๕๖๗๘๙"[+digit]) : year}` : kind;
    return { title, about, href: new URL(url.slice(1), site).href, text: plain(`${title} ${others}`) };
  });
}

/**
 * A text as the list is searched by: in one spelling, without regard to case and digits.
 * @param {string} text
 */
function plain(text) {
  return comparable(respell(text)).trim();
}

/** What was asked in this visit, the last first. */
function asked() {
  try {
    /** @type {string[]} */
    const kept = JSON.parse(sessionStorage.getItem(ASKED) ?? "[]");
    return kept;
  } catch {
    return []; // a browser that keeps nothing
  }
}

/** @param {string} query */
function remember(query) {
  try {
    if (query) sessionStorage.setItem(ASKED, JSON.stringify([query, ...asked().filter((one) => one !== query)].slice(0, KEPT)));
  } catch {
    // It is no use to anybody but this visitor.
  }
}

/**
 * What has all that is typed, what begins or ends with it first: names of units end with what people call them.
 * @param {Hint[]} hints
 * @param {string} typed
 */
function fitting(hints, typed) {
  const parts = typed.split(/\s+/u);
  const found = typed ? hints.filter(({ text }) => parts.every((part) => text.includes(part))) : [];
  return found.map((hint) => ({ hint, at: within(hint.text, parts[0]) })).sort((one, other) => one.at - other.at).map(({ hint }) => hint);
}

/**
 * How far letters are from the nearer end of the name that they are in.
 * @param {string} text
 * @param {string} part
 */
function within(text, part) {
  const [before, after] = [text.slice(0, text.indexOf(part)), text.slice(text.indexOf(part) + part.length)];
  return Math.min(...[before.split(" ").at(-1), after.split(" ")[0]].map((rest = "") => rest.length));
}

/** A search box with a list below it, by the combobox pattern: the list follows the box, in which the cursor stays. */
class Box {
  /** @type {Hint[]} */
  #hints = [];
  #at = -1;
  #turn = 0;

  /** @param {HTMLInputElement} input */
  constructor(input) {
    this.input = input;
    this.list = document.createElement("ul");
    this.told = document.createElement("p");
    Object.assign(this.list, { id: `${input.id}-hints`, className: "hints", hidden: true, role: "listbox", ariaLabel: "คำแนะนำ" });
    Object.assign(this.told, { className: "unseen", role: "status" });
    input.form?.append(this.list, this.told);
    Object.assign(input, { role: "combobox", ariaAutoComplete: "list", ariaExpanded: "false" });
    input.setAttribute("aria-controls", this.list.id);
    for (const name of ["focus", "input"]) input.addEventListener(name, () => this.#offer());
    input.addEventListener("blur", () => this.#show([]));
    input.addEventListener("keydown", (event) => this.#key(event));
    // The cursor stays in the box, and its keyboard on the screen, while a finger or mouse chooses.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.#choose([...this.list.children].findIndex((one) => one.contains(/** @type {Node} */ (event.target)))));
    if (document.activeElement === input) this.#offer();
  }

  async #offer() {
    const turn = ++this.#turn;
    const typed = plain(this.input.value);
    const known = await pages().catch(() => []);
    if (turn !== this.#turn || document.activeElement !== this.input) return;
    const before = asked().map((query) => ({ title: query, about: "ค้นหาไว้แล้ว", href: `${this.input.form?.action}?q=${encodeURIComponent(query)}`, text: plain(query) }));
    const again = typed ? fitting(before, typed) : before;
    this.#show([...again.filter(({ text }) => text !== typed).slice(0, MOST_ASKED), ...fitting(known, typed)].slice(0, MOST));
  }

  /** @param {Hint[]} hints */
  #show(hints) {
    this.#turn += 1;
    this.#hints = hints;
    this.list.replaceChildren(...hints.map(({ title, about }, at) => this.#item(title, about, at)));
    this.list.hidden = !hints.length;
    this.input.ariaExpanded = String(!this.list.hidden);
    this.told.textContent = hints.length ? `มีคำแนะนำ ${hints.length} รายการ เลือกด้วยลูกศรลง` : "";
    this.#mark(-1);
  }

  /**
   * @param {string} title
   * @param {string} about
   * @param {number} at
   */
  #item(title, about, at) {
    const item = Object.assign(document.createElement("li"), { id: `${this.list.id}-${at}`, role: "option", ariaSelected: "false" });
    const [name, kind] = ["span", "small"].map((tag) => document.createElement(tag));
    name.textContent = title;
    kind.textContent = about;
    item.append(name, " ", kind);
    return item;
  }

  /** @param {number} at */
  #mark(at) {
    this.#at = at;
    for (const [number, item] of [...this.list.children].entries()) item.ariaSelected = String(number === at);
    const marked = this.list.children[at];
    marked?.scrollIntoView({ block: "nearest" });
    if (marked) this.input.setAttribute("aria-activedescendant", marked.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const count = this.#hints.length;
    if (event.isComposing || !count) return;
    if (event.key === "ArrowDown") this.#mark(this.#at + 1 < count ? this.#at + 1 : -1);
    else if (event.key === "ArrowUp") this.#mark(this.#at < 0 ? count - 1 : this.#at - 1);
    else if (event.key === "Enter" && this.#at >= 0) this.#choose(this.#at);
    else if (event.key === "Escape") this.#show([]);
    else return;
    event.preventDefault();
  }

  /** @param {number} at */
  #choose(at) {
    const chosen = this.#hints[at];
    if (chosen) location.assign(chosen.href);
  }
}

/** @param {KeyboardEvent} event */
function toBox(event) {
  const there = /** @type {Element | null} */ (event.target)?.closest(WRITING);
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || there || !box) return;
  event.preventDefault();
  if (!box.offsetParent) box.form?.showPopover();
  box.focus();
  box.select();
}

/** @type {HTMLInputElement | null} */
const box = document.querySelector("form.search input");
if (box) {
  document.addEventListener("keydown", toBox);
  box.form?.addEventListener("toggle", () => box.offsetParent && box.focus());
  box.form?.addEventListener("submit", () => remember(box.value.trim()));
  if (!document.getElementById("search-page")) new Box(box);
}
