// What is looked at: the state of the page, and where in the window the picture is.

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
