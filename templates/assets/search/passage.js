// The passage of a page that shows why it was found, in pieces that are marked or not.

import { titleOf } from "./ranking.js";

/** @import { Shown } from "./ranking.js" */
/** @typedef {[text: string, marked: boolean]} Marked */

const BEFORE = 12;
const LENGTH = 44;
const LEAD = 180;

/**
 * `{pieces: [[text, marked]], heading}`: the words around the match, and the heading it stands under.
 * @param {Shown} one
 */
export function passage({ text, spans, group, page }) {
  const pieces = text.content.split("\u200b");
  const { body } = titleOf(group.table, page);
  const first = spans.find(([start]) => start >= body && pieces[start]);
  const start = first ? startOf(pieces, first[0], body) : body;
  const end = Math.min(pieces.length, start + LENGTH);
  const marked = new Set(spans.flatMap(([from, to]) => Array.from({ length: to - from }, (_, at) => from + at)));
  /** @type {Marked[]} */
  const shown = [];
  if (start > body) shown.push(["… ", false]);
  for (let at = start; at < end; at++) add(shown, pieces[at].replaceAll("\n", " "), marked.has(at));
  if (end < pieces.length) shown.push(["…", false]);
  return { pieces: shown, heading: first && headingOf(text.anchors ?? [], first[0]) };
}

/**
 * The title in pieces that are marked or not.
 * @param {Shown} one
 */
export function title({ text, spans, group, page }) {
  const { end } = titleOf(group.table, page);
  const names = end - group.table.titles[page];
  const pieces = text.content.split("\u200b").slice(names, end);
  /** @type {Marked[]} */
  const shown = [];
  for (const [at, piece] of pieces.entries()) {
    add(shown, piece.replaceAll("\n", ""), spans.some(([from, to]) => from <= at + names && at + names < to));
  }
  return shown.length ? shown : [/** @type {Marked} */ ([text.title, false])];
}

/**
 * A little before the match, at the start of its paragraph when that is near.
 * @param {string[]} pieces
 * @param {number} match
 * @param {number} body
 */
function startOf(pieces, match, body) {
  const furthest = Math.max(body, match - BEFORE);
  for (let at = match; at > furthest; at--) if (pieces[at - 1].endsWith("\n")) return at;
  return furthest;
}

/**
 * @param {[number, string, string][]} anchors
 * @param {number} place
 */
function headingOf(anchors, place) {
  const above = anchors.findLast(([start]) => start <= place);
  return above && { id: above[1], text: above[2] };
}

/**
 * Neighbours that are marked alike become one piece; the space after a marked word is left outside the mark.
 * @param {Marked[]} shown
 * @param {string} text
 * @param {boolean} marked
 */
function add(shown, text, marked) {
  if (!text) return;
  const bare = marked ? text.trimEnd() : text;
  const [before, last] = [shown.at(-2), shown.at(-1)];
  if (last?.[1] === marked) last[0] += bare;
  else if (marked && before?.[1] && last?.[0] === " ") {
    shown.pop();
    before[0] += ` ${bare}`;
  } else shown.push([bare, marked]);
  if (bare.length < text.length) shown.push([" ", false]);
}

/**
 * What a page says first, as a short answer.
 * @param {Shown} one
 */
export function lead({ text, group, page }) {
  const said = text.content.split("\u200b").slice(titleOf(group.table, page).body).join("").replaceAll("\n", " · ");
  return said.length > LEAD ? `${said.slice(0, said.lastIndexOf(" ", LEAD))} …` : said;
}
