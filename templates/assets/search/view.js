// What the search page looks like in each state. Texts enter the page as text, never as HTML.

import { lead, passage, title } from "./passage.js";
import { LONGEST_QUERY } from "./state.js";

/** @import { Answer } from "./engine.js" */
/** @import { Marked } from "./passage.js" */
/** @import { Found, Shown } from "./ranking.js" */
/** @import { Facets, State } from "./state.js" */
/** @typedef {{value: string, count: number, chosen: boolean}} Choice */
/** @typedef {{name: string, values: Choice[]}} Facet */
/** @typedef {{name: string | null, facets: Facets, count: number}} Wider */
/** @typedef {(next: (state: State & {shown: number}) => Partial<State & {shown: number}>) => Promise<void>} Change */
/**
 * What there is to show of an answer.
 * @typedef {Answer & {state: State, pages: Found[], shown: Shown[], facets: Facet[], near: string[], wider: Wider[], all: number, brief: Shown | null}} Told
 */

const LONG_LIST = 8;
const WIDE = matchMedia("(min-width: 60rem)");
const LONGEST_QUOTE = 60;

export class View {
  #change;
  #compounds;
  #months;
  #names;
  #site;
  /** @type {Map<string, boolean>} */
  #opened = new Map();
  #thaiDigits;
  #title;

  /**
   * @param {Document} document
   * @param {URL} site
   * @param {Change} change
   */
  constructor(document, site, change) {
    /** @type {(id: string) => any} every one of them is in the template of the page */
    const part = (id) => document.getElementById(id);
    this.#site = site;
    this.#change = change;
    /** @type {HTMLElement} */
    this.page = part("search-page");
    /** @type {HTMLFormElement} */
    this.form = part("query").form;
    /** @type {HTMLInputElement} */
    this.input = part("query");
    /** @type {HTMLElement} */
    this.status = part("search-status");
    /** @type {HTMLElement} */
    this.note = part("search-note");
    this.short = part("search-answer");
    /** @type {HTMLDetailsElement} */
    this.facets = part("search-facets");
    /** @type {HTMLElement} */
    this.chosen = part("search-chosen");
    /** @type {HTMLElement} */
    this.sort = part("search-sort");
    /** @type {HTMLElement} */
    this.list = part("search-results");
    /** @type {HTMLElement} */
    this.more = part("search-more");
    /** @type {HTMLElement} */
    this.none = part("search-none");
    this.#title = this.page.dataset.title ?? "";
    /** @type {Record<string, string>} */
    this.#names = JSON.parse(this.page.dataset.facets ?? "{}");
    this.#months = (this.page.dataset.months ?? "").split(" ");
    this.#compounds = (this.page.dataset.compounds ?? "").split(" ");
    this.#thaiDigits = this.page.dataset.digits === "thai";
    this.sort.addEventListener("change", (event) => change(() => ({ sort: /** @type {HTMLInputElement} */ (event.target).value })));
    this.facets.addEventListener("change", (event) => this.#choose(/** @type {HTMLInputElement} */ (event.target)));
    this.facets.open = WIDE.matches;
    WIDE.addEventListener("change", () => (this.facets.open = WIDE.matches));
    document.addEventListener("keydown", (event) => this.#key(event));
  }

  /**
   * Call back with each query: while it is typed, and at once when it is sent.
   * @param {(query: string, how: {now: boolean}) => void} tell
   */
  onQuery(tell) {
    let composing = false;
    const written = () => this.input.value.trim().slice(0, LONGEST_QUERY);
    const typed = () => composing || tell(written(), { now: false });
    this.input.addEventListener("compositionstart", () => (composing = true));
    this.input.addEventListener("compositionend", () => {
      composing = false;
      typed();
    });
    this.input.addEventListener("input", typed);
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      tell(written(), { now: true });
    });
  }

  /** @param {() => Promise<void>} tell */
  onMore(tell) {
    this.more.firstElementChild?.addEventListener("click", async () => {
      const already = this.list.children.length;
      await tell();
      this.list.children[already]?.querySelector("a")?.focus();
    });
  }

  /**
   * Show a state that came from the address.
   * @param {State} state
   */
  fill(state) {
    this.input.value = state.query;
    for (const option of this.sort.querySelectorAll("input")) option.checked = option.value === state.sort;
  }

  focus() {
    this.input.focus();
  }

  /**
   * Show that nothing is asked yet, and what a question will be confined to.
   * @param {State} state
   */
  empty(state) {
    this.#clear();
    const within = Object.values(state.facets).flat().map((value) => this.#digits(value));
    this.status.textContent = within.length ? this.#whole(`ค้นหาเฉพาะ ${within.join(", ")}`) : "";
    document.title = this.#title;
    this.page.dataset.state = "empty";
    this.page.dataset.query = "";
  }

  waiting() {
    this.status.textContent = "กำลังค้นหา…";
    this.page.dataset.state = "waiting";
  }

  failed() {
    this.#clear();
    document.title = this.#title;
    this.status.textContent = "ค้นหาไม่ได้ในขณะนี้ โปรดลองใหม่ หรือเลือกดูจากรายการด้านล่าง";
    this.none.hidden = false;
    this.page.dataset.state = "failed";
  }

  /**
   * Show an answer: its pages, what they can be narrowed by, or what to do when there is none.
   * @param {Told} told
   */
  answer({ state, pages, shown, facets, near, wider, all, instead, unit, left, some, brief: short }) {
    this.#clear();
    document.title = `${brief(state.query)} – ${this.#title}`;
    this.status.textContent = this.#whole(this.#said(state, instead ?? state.query, pages.length, all));
    if (all) this.note.append(...noteOf({ instead, unit, left, some }));
    if (short) this.short.append(Object.assign(make("a", short.text.title), { href: new URL(short.text.url.slice(1), this.#site).href }), ` ${this.#digits(lead(short))}`);
    this.list.append(...shown.map((one) => this.#item(one)));
    this.#tellFacets(facets, state);
    this.sort.hidden = pages.length < 2;
    this.more.hidden = pages.length <= shown.length;
    this.none.hidden = pages.length > 0;
    if (!pages.length) this.none.firstElementChild?.append(...(all ? this.#lessNarrow(state, wider) : this.#otherWords(near)));
    this.page.dataset.state = "answered";
    this.page.dataset.query = state.query;
  }

  #clear() {
    this.note.replaceChildren();
    this.short.replaceChildren();
    this.list.replaceChildren();
    this.facets.lastElementChild?.replaceChildren();
    this.none.firstElementChild?.replaceChildren();
    this.more.hidden = this.sort.hidden = this.none.hidden = this.facets.hidden = true;
  }

  /**
   * @param {State} state
   * @param {string} answered
   * @param {number} count
   * @param {number} all
   */
  #said(state, answered, count, all) {
    const narrowed = Object.values(state.facets).flat().length;
    const whole = count < all ? ` จากทั้งหมด ${this.#digits(all)} หน้า` : "";
    if (count) return `พบ ${this.#digits(count)} หน้า สำหรับ “${brief(answered)}”${whole}`;
    return `ไม่พบ “${brief(state.query)}”${narrowed && all ? " ในตัวกรองที่เลือก" : ""}`;
  }

  /** @param {Shown} one */
  #item(one) {
    const { text } = one;
    const place = new URL(text.url.slice(1), this.#site);
    const link = make("a", ...marked(title(one)));
    link.href = place.href;
    const { pieces, heading } = passage(one);
    const quoted = pieces.find(([, mark]) => mark);
    if (heading && quoted && !place.hash) link.href = `${place.href}#${heading.id}:~:text=${encodeURIComponent(quoted[0].replaceAll("\u2060", "").trim()).replaceAll("-", "%2D")}`;
    const item = make("li", make("h2", link));
    const facts = [text.kind, text.unit, text.year && this.#digits(text.year), this.#day(text.date)].filter(Boolean);
    if (facts.length) item.append(withClass("facts-line", make("p", facts.join(" · "))));
    item.append(withClass("passage", make("p", ...marked(pieces))));
    if (heading) {
      const deeper = make("a", heading.text);
      place.hash = heading.id;
      deeper.href = place.href;
      item.append(withClass("under", make("p", "ในหัวข้อ ", deeper)));
    }
    return item;
  }

  /**
   * @param {Facet[]} facets
   * @param {State} state
   */
  #tellFacets(facets, state) {
    this.facets.lastElementChild?.append(...facets.map((one) => this.#facet(one)));
    const count = Object.values(state.facets).flat().length;
    this.chosen.textContent = count ? `(เลือกไว้ ${this.#digits(count)})` : "";
    this.facets.hidden = !facets.length;
  }

  /**
   * A facet with its values; it stays open or shut as the visitor left it.
   * @param {Facet} facet
   */
  #facet({ name, values }) {
    const list = make("ul", ...inOrder(name, values).map((one) => this.#choice(name, one)));
    const summary = make("summary", this.#names[name]);
    const box = make("details", summary, list);
    const isShort = values.length <= LONG_LIST && WIDE.matches;
    box.open = this.#opened.get(name) ?? (isShort || values.some(({ chosen }) => chosen));
    summary.addEventListener("click", () => this.#opened.set(name, !box.open));
    return box;
  }

  /**
   * @param {string} name
   * @param {Choice} choice
   */
  #choice(name, { value, count, chosen }) {
    const input = make("input");
    Object.assign(input, { type: "checkbox", name, value, checked: chosen, id: `facet-${name}-${value}`.replace(/\s/g, "_") });
    const label = make("label", input, this.#whole(` ${this.#digits(value)} `), withClass("count", make("span", `(${this.#digits(count)})`)));
    return make("li", label);
  }

  /** @param {HTMLInputElement} box */
  #choose(box) {
    const next = (/** @type {State} */ { facets }) => {
      const values = facets[box.name].filter((value) => value !== box.value);
      return { facets: { ...facets, [box.name]: box.checked ? [...values, box.value] : values } };
    };
    this.#change(next).then(() => document.getElementById(box.id)?.focus());
  }

  /**
   * Nothing is left: each choice that can be dropped, with what would be found then.
   * @param {State} state
   * @param {Wider[]} wider
   */
  #lessNarrow(state, wider) {
    const lines = wider.map(({ name, facets, count }) => {
      const what = name ? `ไม่จำกัด${this.#names[name]} “${state.facets[name].map((one) => this.#digits(one)).join(", ")}”` : "ไม่ใช้ตัวกรอง";
      return make("li", this.#button(`${what} (${this.#digits(count)} หน้า)`, { facets }));
    });
    const [unit] = state.facets.unit;
    const why = unit ? `ยังไม่มีหน้าของ “${unit}” ที่มีคำนี้ หน่วยงานอาจยังไม่บันทึกเรื่องนี้` : "มีหน้าที่มีคำนี้ แต่ไม่มีในตัวกรองที่เลือก";
    return [make("p", why), make("ul", ...lines)];
  }

  /** @param {string[]} near */
  #otherWords(near) {
    if (!near.length) return [make("p", "ลองใช้คำที่สั้นลง หรือคำอื่นที่มีความหมายใกล้กัน")];
    return [make("p", "คำใกล้เคียงที่มีในเว็บไซต์นี้"), make("ul", ...near.map((query) => make("li", this.#button(query, { query }))))];
  }

  /**
   * @param {string} text
   * @param {Partial<State>} next
   */
  #button(text, next) {
    const button = make("button", text);
    button.type = "button";
    button.addEventListener("click", () => {
      if (next.query) this.input.value = next.query;
      this.#change(() => next);
      this.input.focus();
    });
    return button;
  }

  /**
   * Arrows walk through the results, Escape comes back and then empties the box.
   * @param {KeyboardEvent} event
   */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const active = document.activeElement;
    const links = [.../** @type {NodeListOf<HTMLAnchorElement>} */ (this.list.querySelectorAll("h2 a"))];
    const at = links.indexOf(/** @type {HTMLAnchorElement} */ (active));
    const inBox = active === this.input;
    if (event.key === "ArrowDown" && (inBox || at >= 0) && links[at + 1]) links[at + 1].focus();
    else if (event.key === "ArrowUp" && at > 0) links[at - 1].focus();
    else if (event.key === "ArrowUp" && at === 0) this.input.focus();
    else if (event.key === "Escape" && at >= 0) this.input.focus();
    else if (event.key === "Escape" && inBox && this.input.value) this.#empty();
    else return;
    event.preventDefault();
  }

  #empty() {
    this.input.value = "";
    this.input.dispatchEvent(new Event("input"));
  }

  /**
   * The text with its compounds whole on a line, as on pages.
   * @param {string} text
   */
  #whole(text) {
    return this.#compounds.reduce((now, word) => now.replaceAll(word.replaceAll("|", ""), word.replaceAll("|", "\u2060")), text);
  }

  /** @param {string | number} value */
  #digits(value) {
    return this.#thaiDigits ? String(value).replace(/[0-9]/g, (digit) => "๐๑๒๓๔๕๖๗๘๙"[+digit]) : String(value);
  }

  /** @param {string | undefined} date */
  #day(date) {
    const [year, month, day] = (date ?? "").split("-").map(Number);
    return day ? this.#digits(`${day} ${this.#months[month - 1]} ${year + 543}`) : "";
  }
}

/**
 * A query as it is told and read aloud: short.
 * @param {string} query
 */
function brief(query) {
  return query.length > LONGEST_QUOTE ? `${query.slice(0, LONGEST_QUOTE)}…` : query;
}

/**
 * What a visitor must know of an answer that is not quite what was asked for.
 * @param {Pick<Answer, "instead" | "unit" | "left" | "some">} answer
 */
function noteOf({ instead, unit, left, some }) {
  if (instead) return ["ไม่พบคำที่พิมพ์ตรงตัว จึงแสดงผลของคำที่ใกล้เคียงที่สุด ", Object.assign(make("a", `“${instead}”`), { href: `?q=${encodeURIComponent(instead)}` })];
  if (unit) return ["ไม่พบคำที่ถามตรงตัวในหน้าของ ", make("strong", `“${unit}”`), " จึงแสดงหน้าของหน่วยงานก่อน"];
  if (left.length) return ["เว็บไซต์นี้ไม่มีคำว่า ", make("strong", left.map((word) => `“${brief(word)}”`).join(", ")), " จึงแสดงหน้าที่มีคำอื่นที่พิมพ์"];
  return some ? ["ไม่พบทั้งข้อความตามที่พิมพ์ จึงแสดงหน้าที่มีคำส่วนใหญ่"] : [];
}

/**
 * The chosen first where a list is long, then years and regions by number, and others by how many pages they have.
 * @param {string} name
 * @param {Choice[]} values
 */
function inOrder(name, values) {
  const isLong = values.length > LONG_LIST;
  return byName(name, values).sort((one, other) => (isLong ? Number(other.chosen) - Number(one.chosen) : 0));
}

/**
 * @param {string} name
 * @param {Choice[]} values
 */
function byName(name, values) {
  if (name === "year") return [...values].sort((one, other) => other.value.localeCompare(one.value));
  if (name === "region") return [...values].sort((one, other) => one.value.localeCompare(other.value, "th", { numeric: true }));
  return [...values].sort((one, other) => other.count - one.count || one.value.localeCompare(other.value, "th"));
}

/** @param {Marked[]} pieces */
function marked(pieces) {
  return pieces.map(([text, mark]) => (mark ? make("mark", text) : text));
}

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {...(Node | string)} inside
 */
function make(name, ...inside) {
  const made = document.createElement(name);
  made.append(...inside);
  return made;
}

/**
 * @template {Element} E
 * @param {string} name
 * @param {E} element
 */
function withClass(name, element) {
  element.className = name;
  return element;
}
