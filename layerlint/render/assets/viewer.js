// The page: what is open, what is looked at, and what the reader does. Without Graphviz, the picture stays as it was painted.

const stage = document.getElementById("stage"), search = document.getElementById("search"), said = document.getElementById("said");
const panel = document.getElementById("details"), map = document.getElementById("map"), root = document.documentElement;
const LEAST_READABLE = 0.6, MOST = 1.25;
let data = null, graphviz = null, placed = null, closed = new Set();
let picture = stage.querySelector("svg"), view = { x: 0, y: 0, scale: 1 }, hits = [], current = -1, focused = "";

// Where the picture is.

const sizeOf = () => ({ width: Number(picture.getAttribute("width")), height: Number(picture.getAttribute("height")) });

function place() {
  picture.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.scale})`;
  drawMap();
}

// Fit to the width where that can be read, with the top of the picture at the top; `whole` shows all of it.
function fit(whole = false) {
  const room = stage.getBoundingClientRect(), { width, height } = sizeOf();
  const across = (room.width - 16) / width, down = (room.height - 16) / height;
  const scale = whole ? Math.min(MOST, across, down) : Math.min(MOST, Math.max(LEAST_READABLE, across));
  view = { scale, x: (room.width - width * scale) / 2, y: Math.max(8, (room.height - height * scale) / 2) };
  if (view.y > room.height / 3 && !whole) view.y = 8;
  if (width * scale > room.width) view.x = Math.max(room.width - 8 - width * scale, Math.min(8, room.width / 2 - beginning() * scale));
  place();
}

// Where the data comes in: what does not fit into the width is shown from there.
function beginning() {
  const first = placed?.boxes.get(placed.drawing.nodes[0]?.id);
  if (!first) return sizeOf().width / 2;
  const left = (sizeOf().width / SCALE - placed.width) / 2;
  return (left + first.x + first.width / 2) * SCALE;
}

function zoom(factor, x, y) {
  const room = stage.getBoundingClientRect();
  const px = x === undefined ? room.width / 2 : x - room.left, py = y === undefined ? room.height / 2 : y - room.top;
  const scale = Math.min(8, Math.max(0.05, view.scale * factor));
  view = { scale, x: px - (px - view.x) * (scale / view.scale), y: py - (py - view.y) * (scale / view.scale) };
  place();
}

const partOf = (id) => [...picture.querySelectorAll("[data-item]")].find((part) => part.dataset.item === id);

// Bring a part to the middle of the stage where it is not in sight, and to a size that can be read if asked for.
function lookAt(id, closer = false) {
  const part = partOf(id);
  if (!part) return;
  if (closer && view.scale < 0.8) { view.scale = 1; place(); }
  const box = part.getBoundingClientRect(), room = stage.getBoundingClientRect();
  const below = panel.offsetWidth > room.width * 0.8;
  const width = room.width - (panel.hidden || below ? 0 : panel.offsetWidth), height = room.height - (panel.hidden || !below ? 0 : panel.offsetHeight);
  const inSight = box.left >= room.left && box.right <= room.left + width && box.top >= room.top && box.bottom <= room.top + height;
  if (inSight && !closer) return;
  view.x += room.left + width / 2 - (box.left + Math.min(box.width, width) / 2);
  view.y += room.top + height / 2 - (box.top + Math.min(box.height, height) / 2);
  place();
}

function drawMap() {
  const room = stage.getBoundingClientRect(), { width, height } = sizeOf();
  const whole = width * view.scale <= room.width && height * view.scale <= room.height;
  const hidden = !placed || whole || room.width < 600;
  map.toggleAttribute("hidden", hidden);
  if (hidden) return;
  const scale = Math.min(150 / width, 220 / height);
  map.setAttribute("width", short(width * scale));
  map.setAttribute("height", short(height * scale));
  map.setAttribute("viewBox", `0 0 ${width} ${height}`);
  if (map.of !== placed) {
    const left = (width / SCALE - placed.width) / 2;
    const rect = (box, name) => `<rect class="${name}" x="${short((left + box.x) * SCALE)}" y="${short((PAD + box.y) * SCALE)}" ` +
      `width="${short(box.width * SCALE)}" height="${short(box.height * SCALE)}"/>`;
    map.innerHTML = [...placed.borders.values()].map((box) => rect(box, "frame")).join("") +
      [...placed.boxes.values()].map((box) => rect(box, "node")).join("") + '<rect class="seen"/>';
    map.of = placed;
  }
  const seen = map.querySelector(".seen");
  const values = { x: -view.x / view.scale, y: -view.y / view.scale, width: room.width / view.scale, height: room.height / view.scale };
  for (const [name, value] of Object.entries(values)) seen.setAttribute(name, short(value));
}

// What is open.

function show(next, { anchor = "", fitting = false } = {}) {
  const before = anchor && partOf(anchor)?.getBoundingClientRect();
  let made;
  try {
    made = layoutOf(drawingOf(data, next), graphviz);
  } catch (problem) {
    say(`This cannot be laid out: ${problem.message}`);
    return false;
  }
  placed = made;
  closed = next;
  root.dataset.state = JSON.stringify([...closed].sort());
  const old = picture;
  picture = pictureOf(placed);
  old.replaceWith(picture);
  if (fitting) fit(); else place();
  const after = anchor && partOf(anchor)?.getBoundingClientRect();
  if (before && after) { view.x += before.left - after.left; view.y += before.top - after.top; place(); }
  mark();
  focusable(partOf(focused) ? focused : placed.drawing.nodes[0]?.id, false);
  return true;
}

const inside = (id, frame) => data.around(id).includes(frame);

function toggle(id) {
  const next = new Set(closed);
  if (!next.delete(id)) next.add(id);
  if (show(next, { anchor: id })) say(`${data.byId.get(id).details.heading} is ${next.has(id) ? "closed" : "open"}`);
}

// Open whatever lies around a node or weight, so that it can be seen.
function reveal(id) {
  const owner = data.byId.has(id) ? id : data.weights.find((one) => one.id === id)?.parent ?? "";
  const around = [...data.around(owner), ...(owner === id ? [] : [owner])];
  const next = new Set([...closed].filter((one) => !around.includes(one)));
  if (next.size !== closed.size) show(next);
}

const frames = () => data.nodes.filter((node) => node.frame && node.parent).map((node) => node.id);

// What is told.

function say(text) { said.textContent = text; }

const nodeOf = (id) => data?.byId.get(id) ?? data?.weights.find((one) => one.id === id) ?? placed?.drawing.shown.get(id);

function tell(id) {
  const node = nodeOf(id);
  if (!node) return;
  panel.querySelector("div").innerHTML = detailsOf(data, node);
  panel.scrollTop = 0;
  panel.hidden = false;
  for (const part of picture.querySelectorAll(".told")) part.classList.remove("told");
  partOf(id)?.classList.add("told");
  if (nodeOf(id).frame && partOf(id)?.getAttribute("aria-expanded") === "true") drawMap();
  else lookAt(id);
}

function untell() {
  panel.hidden = true;
  for (const part of picture.querySelectorAll(".told")) part.classList.remove("told");
  partOf(focused)?.focus({ preventScroll: true });
}

// Search.

function find() {
  hits = data ? searchIn(data, search.value) : [];
  current = -1;
  mark();
  if (!search.value.trim()) { say(""); return; }
  const unseen = hits.filter((id) => !partOf(id)).length;
  say(`${hits.length === 1 ? "1 match" : `${hits.length} matches`}${unseen ? `, ${unseen} in closed frames` : ""}`);
}

function mark() {
  picture.classList.toggle("searching", search.value.trim() !== "");
  const found = new Set(hits);
  for (const part of picture.querySelectorAll("[data-item]")) {
    part.classList.toggle("hit", found.has(part.dataset.item));
    part.classList.toggle("current", current >= 0 && hits[current] === part.dataset.item);
  }
}

function step(by) {
  if (!hits.length) return;
  current = current < 0 ? (by > 0 ? 0 : hits.length - 1) : (current + by + hits.length) % hits.length;
  if (graphviz) reveal(hits[current]);
  mark();
  focusable(hits[current], false);
  lookAt(hits[current], true);
  say(`${current + 1} of ${hits.length}`);
}

// The keyboard: the picture is a tree, of which one item at a time can have the focus.

const items = () => [...picture.querySelectorAll("[data-item]")];

function focusable(id, now = true) {
  focused = id ?? "";
  for (const part of items()) part.setAttribute("tabindex", part.dataset.item === focused ? "0" : "-1");
  if (!now) return;
  partOf(focused)?.focus({ preventScroll: true });
  lookAt(focused);
}

function walk(event) {
  const id = event.target.closest("[data-item]").dataset.item;
  const every = items().map((part) => part.dataset.item), at = every.indexOf(id);
  const node = nodeOf(id), opens = node.frame && node.parent, home = placed.drawing.homes.get(id);
  const moves = {
    ArrowDown: () => focusable(every[Math.min(at + 1, every.length - 1)]),
    ArrowUp: () => focusable(every[Math.max(at - 1, 0)]),
    Home: () => focusable(every[0]),
    End: () => focusable(every.at(-1)),
    ArrowRight: () => (opens && closed.has(id) ? toggle(id) : node.frame && focusable(every[at + 1])),
    ArrowLeft: () => (opens && !closed.has(id) ? toggle(id) : home && focusable(home)),
    " ": () => opens && toggle(id),
    Enter: () => { tell(id); panel.focus(); },
  };
  if (!moves[event.key]) return false;
  moves[event.key]();
  if (event.key !== "Enter") partOf(focused)?.focus({ preventScroll: true });
  return true;
}

// The pointer.

const pointers = new Map();
let travelled = 0, spread = 0;

function released(event) { pointers.delete(event.pointerId); spread = 0; stage.classList.remove("moving"); }

function trace(id) {
  picture.classList.toggle("tracing", id !== null);
  for (const part of picture.querySelectorAll("[data-start]")) {
    part.classList.toggle("near", part.dataset.start === id || part.dataset.end === id);
  }
}

stage.addEventListener("pointerdown", (event) => {
  if (event.button !== 0 || map.contains(event.target)) return;
  pointers.set(event.pointerId, [event.clientX, event.clientY]);
  travelled = 0;
});
window.addEventListener("pointermove", (event) => {
  const last = pointers.get(event.pointerId);
  if (!last) return;
  const [dx, dy] = [event.clientX - last[0], event.clientY - last[1]];
  pointers.set(event.pointerId, [event.clientX, event.clientY]);
  travelled += Math.abs(dx) + Math.abs(dy);
  if (pointers.size === 1) {
    stage.classList.add("moving");
    view.x += dx;
    view.y += dy;
    place();
  } else if (pointers.size === 2) {
    const [one, two] = [...pointers.values()];
    const now = Math.hypot(one[0] - two[0], one[1] - two[1]);
    if (spread) zoom(now / spread, (one[0] + two[0]) / 2, (one[1] + two[1]) / 2);
    spread = now;
  }
});
window.addEventListener("pointerup", released);
window.addEventListener("pointercancel", released);
stage.addEventListener("click", (event) => {
  if (travelled > 6) { event.preventDefault(); return; }
  const button = event.target.closest("[data-toggle]"), item = event.target.closest("[data-item]");
  if (button) toggle(button.dataset.toggle);
  else if (item) { focusable(item.dataset.item); tell(item.dataset.item); }
});
stage.addEventListener("dblclick", (event) => {
  const node = nodeOf(event.target.closest("[data-item]")?.dataset.item);
  if (node?.frame && node.parent) toggle(node.id);
});
stage.addEventListener("pointerover", (event) => {
  if (event.pointerType === "mouse" && !pointers.size) trace(event.target.closest(".ll-node")?.dataset.id ?? null);
});
stage.addEventListener("dragstart", (event) => event.preventDefault());
stage.addEventListener("wheel", (event) => {
  event.preventDefault();
  zoom(Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0016)), event.clientX, event.clientY);
}, { passive: false });
map.addEventListener("click", (event) => {
  const box = map.getBoundingClientRect(), room = stage.getBoundingClientRect(), { width, height } = sizeOf();
  view.x = room.width / 2 - ((event.clientX - box.left) / box.width) * width * view.scale;
  view.y = room.height / 2 - ((event.clientY - box.top) / box.height) * height * view.scale;
  place();
});

search.addEventListener("input", find);
search.addEventListener("keydown", (event) => {
  if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
  if (event.key === "Escape") { search.value = ""; find(); search.blur(); }
});
const button = (id, act) => document.getElementById(id).addEventListener("click", act);
button("in", () => zoom(1.25));
button("out", () => zoom(0.8));
button("fit", () => fit());
button("whole", () => fit(true));
button("open", () => show(new Set(), { fitting: true }));
button("close", () => show(new Set(frames().filter((id) => !frames().some((other) => inside(id, other)))), { fitting: true }));
button("untell", untell);
button("theme", () => {
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
});
window.addEventListener("keydown", (event) => {
  if (event.target === search || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && !panel.hidden) { untell(); return; }
  if (event.key === "/") { event.preventDefault(); search.focus(); return; }
  if (placed && event.target.closest?.("[data-item]") && walk(event)) { event.preventDefault(); return; }
  if (event.key === "+" || event.key === "=") zoom(1.25);
  if (event.key === "-") zoom(0.8);
  if (event.key === "0") fit();
  const by = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
  if (by && (event.target === document.body || event.target === stage)) { view.x += by[0]; view.y += by[1]; place(); }
});
window.addEventListener("resize", () => fit());

async function start() {
  fit();
  try {
    data = index(JSON.parse(new TextDecoder().decode(await unpacked("data"))));
    graphviz = await Graphviz.start("graphviz");
    if (data.nodes.length && !show(new Set(data.start), { fitting: true })) throw new Error(said.textContent);
    root.classList.toggle("flat", frames().length === 0);
  } catch (problem) {
    graphviz = placed = null;
    root.classList.add("still");
    say(`Frames do not open here: ${problem.message}`);
  }
  root.dataset.ready = String(Boolean(graphviz));
}
start();
