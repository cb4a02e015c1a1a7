// The page: what is open, what is told, and what the reader does. Without Graphviz, the picture stays as it was painted.

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
