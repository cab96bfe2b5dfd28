// Tables of class "sortable" put in order by the columns whose heading has `data-sort`: the largest first, the smallest first, and
// back as the page was. Cells give their number as `data-value`. Without this script the table stands as it is.
/** @type {Record<string, string>} */
const TURNS = { none: "descending", descending: "ascending", ascending: "none" };
/** @type {Record<string, number>} */
const SIGNS = { none: 0, descending: -1, ascending: 1 };

for (const table of /** @type {NodeListOf<HTMLTableElement>} */ (document.querySelectorAll("table.sortable"))) {
  const rows = [...table.tBodies[0].rows];
  for (const heading of /** @type {NodeListOf<HTMLTableCellElement>} */ (table.querySelectorAll("th[data-sort]"))) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    heading.append(button);
    heading.setAttribute("aria-sort", "none");
    button.addEventListener("click", () => sort(table, rows, heading));
  }
}

/**
 * @param {HTMLTableElement} table
 * @param {HTMLTableRowElement[]} rows
 * @param {HTMLTableCellElement} heading
 */
function sort(table, rows, heading) {
  const turn = TURNS[heading.getAttribute("aria-sort") ?? "none"];
  for (const other of table.querySelectorAll("th[aria-sort]")) other.setAttribute("aria-sort", "none");
  heading.setAttribute("aria-sort", turn);
  const sign = SIGNS[turn];
  const value = (/** @type {HTMLTableRowElement} */ row) => Number(row.cells[heading.cellIndex].dataset.value);
  table.tBodies[0].append(...[...rows].sort((one, other) => sign * (value(one) - value(other))));
}

// A table of class "heat": each row is one stop of the keyboard, and the arrow keys go from cell to cell.
/** @type {Record<string, [number, number]>} */
const MOVES = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };

for (const table of /** @type {NodeListOf<HTMLTableElement>} */ (document.querySelectorAll("table.heat"))) {
  const rows = [...table.rows].map((row) => [...row.cells].map((cell) => cell.querySelector("a")));
  for (const row of rows) for (const link of row.filter(Boolean).slice(1)) if (link) link.tabIndex = -1;
  table.addEventListener("keydown", (event) => {
    const y = rows.findIndex((row) => row.some((link) => link === event.target));
    const move = MOVES[event.key];
    if (y < 0 || !move) return;
    const x = rows[y].findIndex((link) => link === event.target);
    const next = rows[y + move[0]]?.[x + move[1]];
    if (next) event.preventDefault();
    next?.focus();
  });
}
