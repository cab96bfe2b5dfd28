// Leaves two or three units in the table of all, which stands without this script too. The address names them,
// `#u-one+u-two`, so that a comparison can be sent to others.
const choice = /** @type {HTMLElement} */ (document.getElementById("pick"));
const every = /** @type {HTMLTableElement} */ (document.getElementById("every"));
const picks = [...choice.querySelectorAll("select")];
const rows = [...every.tBodies[0].rows];

/** @param {string[]} named */
function show(named) {
  picks.forEach((pick, place) => (pick.value = named[place] ?? ""));
  for (const row of rows) row.hidden = named.length > 0 && !named.includes(row.id);
  every.closest("details")?.toggleAttribute("open", named.length > 0);
}

function read() {
  show(location.hash.slice(1).split("+").filter(Boolean));
}

for (const pick of picks) for (const row of rows) pick.add(new Option(row.cells[0].innerText, row.id));
choice.hidden = false;
choice.addEventListener("change", () => {
  const named = picks.map((pick) => pick.value).filter(Boolean);
  history.replaceState(null, "", `#${named.join("+")}`);
  show(named);
});
addEventListener("hashchange", read);
read();
