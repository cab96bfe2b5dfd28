// Tables of class "sortable" put in order by the columns whose heading has `data-sort`: the largest first, the smallest first, and
// back as the page was. Cells give their number as `data-value`. Without this script the table stands as it is.
const TURNS = { none: "descending", descending: "ascending", ascending: "none" };

for (const table of document.querySelectorAll("table.sortable")) {
  const rows = [...table.tBodies[0].rows];
  for (const heading of table.querySelectorAll("th[data-sort]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    heading.append(button);
    heading.setAttribute("aria-sort", "none");
    button.addEventListener("click", () => sort(table, rows, heading));
  }
}

function sort(table, rows, heading) {
  const turn = TURNS[heading.getAttribute("aria-sort")];
  for (const other of table.querySelectorAll("th[aria-sort]")) other.setAttribute("aria-sort", "none");
  heading.setAttribute("aria-sort", turn);
  const sign = { none: 0, descending: -1, ascending: 1 }[turn];
  const value = (row) => Number(row.cells[heading.cellIndex].dataset.value);
  table.tBodies[0].append(...[...rows].sort((one, other) => sign * (value(one) - value(other))));
}
