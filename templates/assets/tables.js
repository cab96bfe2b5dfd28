// Tables of class "sortable" put in order by the columns whose heading has `data-sort`: the largest first, the smallest first, and
// back as the page was. A cell is worth its `data-value`, or its text. Without this script the table stands as it is.
const TURNS = ["none", "descending", "ascending"];
const WORDS = ["ตามเดิม", "จากมากไปน้อย", "จากน้อยไปมาก"];

for (const table of /** @type {NodeListOf<HTMLTableElement>} */ (document.querySelectorAll("table.sortable"))) {
  const rows = [...table.tBodies[0].rows];
  const headings = /** @type {NodeListOf<HTMLTableCellElement>} */ (table.querySelectorAll("th[data-sort]"));
  const told = document.createElement("output");
  told.className = "unseen";
  table.after(told);
  for (const heading of headings) {
    const button = document.createElement("button");
    button.append(...heading.childNodes);
    heading.append(button);
    heading.ariaSort = "none";
    button.addEventListener("click", () => {
      const turn = (TURNS.indexOf(/** @type {string} */ (heading.ariaSort)) + 1) % 3;
      for (const other of headings) other.ariaSort = "none";
      heading.ariaSort = TURNS[turn];
      const value = (/** @type {HTMLTableRowElement} */ row) => {
        const cell = row.cells[heading.cellIndex];
        return cell.dataset.value ?? plain(cell.innerText);
      };
      const { compare } = new Intl.Collator("th", { numeric: true });
      table.tBodies[0].append(...[...rows].sort((one, other) => (turn && 2 * turn - 3) * compare(value(one), value(other))));
      // How the rows stand now, for those who do not see it.
      told.value = `เรียง${WORDS[turn]} ${plain(heading.innerText)}`;
    });
  }
}

/**
 * A text without joiners, in small letters and Arabic digits.
 * @param {string} text
 */
function plain(text) {
  return text.replaceAll("\u2060", "").toLowerCase().replace(/[๐-๙]/g, (one) => `${one.charCodeAt(0) & 15}`);
}

// The field above a long list leaves the rows that have the words typed, opens the parts that have one, and hides the others.
for (const sieve of document.querySelectorAll(".sieve")) {
  const [field, told] = /** @type {NodeListOf<HTMLInputElement>} */ (sieve.querySelectorAll("input, output"));
  const found = (/** @type {string} */ those) =>
    /** @type {HTMLDetailsElement[]} */ ([.../** @type {Element} */ (sieve.nextElementSibling).querySelectorAll(those)]);
  const narrow = () => {
    const words = plain(field.value).trim().split(" ");
    const rows = found(".criterion, .listed, tbody tr:not(.band)");
    for (const row of rows) row.hidden = !words.every((word) => plain(/** @type {string} */ (row.textContent)).includes(word));
    const left = rows.filter((row) => !row.hidden);
    for (const part of found("section, details:not(.criterion *), tbody, .group")) {
      part.open = words[0] > "";
      part.hidden = part.open && !left.some((row) => part.contains(row));
    }
    told.value = words[0] && `พบ ${left.length} จาก ${rows.length}`;
  };
  field.addEventListener("input", narrow);
  // Whoever is led to a hidden place sees it, and the list as it was. The place is the target a moment after the event.
  const lead = () => {
    for (const place of found("[hidden]:target, [hidden] :target")) {
      field.value = "";
      narrow();
      place.scrollIntoView();
    }
  };
  addEventListener("popstate", () => setTimeout(lead));
}

// A row of a table of class "heat", an item of a unit and the map are one stop of the keyboard each, an item at its document rather
// than at its number; an arrow key goes to the nearest link on its side.
/** @type {Record<string, [number, number]>} */
const MOVES = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

for (const grid of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("table.heat, .oit-page, .map"))) {
  const links = ["tr a, svg a, .first > a, h3 a:not(.number)", ".oit-item .number"].flatMap(
    (those) => /** @type {HTMLElement[]} */ ([...grid.querySelectorAll(those)]),
  );
  const rows = new Set();
  for (const one of links) {
    const row = one.closest("tr, .oit-item, svg");
    if (rows.has(row)) one.tabIndex = -1;
    rows.add(row);
  }
  grid.addEventListener("keydown", (event) => {
    const from = /** @type {HTMLElement} */ (event.target);
    if (!links.includes(from)) return;
    const here = from.getBoundingClientRect();
    const [right, down] = MOVES[event.key] ?? [0, 0];
    let least = 1e9;
    let next;
    for (const one of links) {
      const { x, y } = one.getBoundingClientRect();
      const ahead = (x - here.x) * right + (y - here.y) * down;
      const far = ahead + 3 * Math.abs((x - here.x) * down + (y - here.y) * right);
      if (ahead > 1 && far < least) [least, next] = [far, one];
    }
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}

// The table of all units leaves the two or three that are chosen. The address names them, `#u-one+u-two`.
const choice = document.getElementById("pick");
if (choice) {
  const every = /** @type {HTMLTableElement} */ (document.getElementById("every"));
  const rows = [...every.tBodies[0].rows];
  const picks = [...choice.querySelectorAll("select")];
  const show = () => {
    const named = location.hash.slice(1).split("+").filter((id) => every.rows.namedItem(id));
    for (const row of rows) row.hidden = named.length > 0 && !named.includes(row.id);
    /** @type {HTMLDetailsElement} */ (every.closest("details")).open = named.length > 0;
    return named;
  };
  const read = () => {
    const named = show();
    picks.forEach((pick, place) => (pick.value = named[place] ?? ""));
  };
  for (const pick of picks) {
    // What is folded has no `innerText`.
    for (const row of rows) pick.add(new Option(/** @type {string} */ (row.cells[0].textContent), row.id));
  }
  choice.addEventListener("change", () => {
    history.replaceState(null, "", `#${picks.map((pick) => pick.value).filter(Boolean).join("+")}`);
    show();
  });
  // Another place of the page, such as that of the skip link, names no unit.
  addEventListener("hashchange", () => location.hash.includes("u-") && read());
  read();
}
