// Tables of class "sortable" put in order by the columns whose heading has `data-sort`: the largest first, the smallest first, and
// back as the page was. A cell is worth its `data-value`, or its text. Without this script the table stands as it is.
const TURNS = ["none", "descending", "ascending"];
const SIGNS = [0, -1, 1];

for (const table of /** @type {NodeListOf<HTMLTableElement>} */ (document.querySelectorAll("table.sortable"))) {
  const rows = [...table.tBodies[0].rows];
  for (const heading of /** @type {NodeListOf<HTMLTableCellElement>} */ (table.querySelectorAll("th[data-sort]"))) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    heading.append(button);
    heading.ariaSort = TURNS[0];
    button.addEventListener("click", () => sort(table, rows, heading));
  }
}

/**
 * @param {HTMLTableElement} table
 * @param {HTMLTableRowElement[]} rows
 * @param {HTMLTableCellElement} heading
 */
function sort(table, rows, heading) {
  const turn = (TURNS.indexOf(heading.ariaSort ?? "none") + 1) % 3;
  for (const other of table.querySelectorAll("th[aria-sort]")) other.ariaSort = TURNS[0];
  heading.ariaSort = TURNS[turn];
  const value = (/** @type {HTMLTableRowElement} */ row) => {
    const cell = row.cells[heading.cellIndex];
    return cell.dataset.value ?? parted(cell.innerText);
  };
  const { compare } = new Intl.Collator("th", { numeric: true });
  table.tBodies[0].append(...[...rows].sort((one, other) => SIGNS[turn] * compare(value(one), value(other))));
}

/** @param {string} text */
function parted(text) {
  return text.replaceAll("\u2060", "").toLowerCase();
}

// The field above a long table leaves the rows that have the words typed, and hides the headings of none.
const field = /** @type {HTMLInputElement | null} */ (document.querySelector(".sieve input"));
field?.addEventListener("input", () => {
  const words = parted(field.value).trim();
  const rows = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".sieve + * tbody tr:not(.band)"));
  for (const row of rows) row.hidden = !parted(row.textContent ?? "").includes(words);
  const bodies = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".sieve + * tbody"));
  for (const body of bodies) body.hidden = !body.querySelector("tr:not(.band, [hidden])");
  const told = /** @type {HTMLOutputElement} */ (document.querySelector(".sieve output"));
  told.value = words && `พบ ${[...rows].filter((row) => !row.hidden).length} จาก ${rows.length}`;
});

// A table of class "heat", and the items of a unit: each row is one stop of the keyboard, and the arrow keys go from link to link.
/** @type {Record<string, [number, number]>} */
const MOVES = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };

for (const grid of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("table.heat, .oit-page"))) {
  const link = (/** @type {Element} */ part, selector = "a") => /** @type {HTMLElement | null} */ (part.querySelector(selector));
  const rows = grid instanceof HTMLTableElement
    ? [...grid.rows].map((row) => [...row.cells].map((cell) => link(cell)))
    : [...grid.querySelectorAll(".oit-item")].map((item) => [link(item, "h3 a:not(.number), .first > a"), link(item, ".number")]);
  for (const row of rows) for (const one of row.filter(Boolean).slice(1)) if (one) one.tabIndex = -1;
  grid.addEventListener("keydown", (event) => {
    const y = rows.findIndex((row) => row.some((one) => one === event.target));
    const move = MOVES[event.key];
    if (y < 0 || !move) return;
    const x = rows[y].findIndex((one) => one === event.target);
    const next = rows[y + move[0]]?.[x + move[1]];
    if (next) event.preventDefault();
    next?.focus();
  });
}

// The table of all units leaves the two or three that are chosen. The address names them, `#u-one+u-two`.
const choice = document.getElementById("pick");
if (choice) {
  const every = /** @type {HTMLTableElement} */ (document.getElementById("every"));
  const rows = [...every.tBodies[0].rows];
  const picks = [...choice.querySelectorAll("select")];
  const show = () => {
    const named = picks.map((pick) => pick.value).filter(Boolean);
    for (const row of rows) row.hidden = named.length > 0 && !named.includes(row.id);
    every.closest("details")?.toggleAttribute("open", named.length > 0);
    return named;
  };
  const first = location.hash.slice(1).split("+");
  picks.forEach((pick, place) => {
    // What is folded has no `innerText`.
    for (const row of rows) pick.add(new Option(row.cells[0].textContent ?? "", row.id));
    pick.value = first[place] ?? "";
  });
  choice.addEventListener("change", () => history.replaceState(null, "", `#${show().join("+")}`));
  show();
}
