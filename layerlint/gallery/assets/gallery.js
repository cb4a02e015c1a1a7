const table = document.getElementById("layers");
const body = table.tBodies[0];
const rows = [...body.rows];
const search = document.getElementById("search");
const said = document.getElementById("said");
const all = said.textContent;
const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));

function keyOf(row, column, kind) {
  const cell = row.cells[column];
  const key = cell.dataset.key ?? cell.textContent.trim().toLowerCase();
  return kind === "number" ? (key === "" ? null : Number(key)) : key || null;
}

function compare(a, b) {
  return typeof a === "number" ? a - b : a.localeCompare(b, "en", { numeric: true });
}

function sort(heading) {
  const down = heading.getAttribute("aria-sort") === "ascending";
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", down ? "descending" : "ascending");
  const keys = new Map(rows.map((row) => [row, keyOf(row, heading.cellIndex, heading.dataset.sort)]));
  const sorted = [...rows].sort((a, b) => {
    const [x, y] = [keys.get(a), keys.get(b)];
    if (x === null || y === null) return (x === null) - (y === null);
    return down ? compare(y, x) : compare(x, y);
  });
  body.append(...sorted);
}

for (const heading of table.tHead.rows[0].cells) {
  if (!heading.dataset.sort) continue;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = heading.textContent;
  button.addEventListener("click", () => sort(heading));
  heading.replaceChildren(button);
}

function find() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  for (const row of rows) {
    const shown = words.every((word) => texts.get(row).includes(word));
    row.hidden = !shown;
    count += shown;
  }
  said.textContent = words.length ? `${count} of ${all}` : all;
}

search.addEventListener("input", find);
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && event.target !== search && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    search.focus();
  }
});
addEventListener("hashchange", () => {
  const row = document.getElementById(location.hash.slice(1));
  if (row && row.hidden) {
    search.value = "";
    find();
    row.scrollIntoView();
  }
});
find();
document.documentElement.dataset.ready = "";
