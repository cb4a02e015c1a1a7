// The picture as SVG: parts that were painted beforehand at their places, and the lines between them.

const PAD = 18, SCALE = 4 / 3, TOGGLE = 14, HIDDEN_PART = 'aria-hidden="true"';

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text) => String(text).replace(/[&<>"']/g, (char) => ESCAPES[char]);
const short = (value) => String(Math.round(value * 100) / 100);
const at = (point) => `${short(point[0])},${short(point[1])}`;

function pictureOf(placed) {
  const { drawing } = placed;
  const { foot, colours } = drawing.data;
  const width = Math.ceil(Math.max(placed.width, foot.width)) + 2 * PAD;
  const height = Math.ceil(placed.height + foot.height) + 2 * PAD;
  const left = (width - placed.width) / 2;
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "ll");
  svg.setAttribute("width", short(width * SCALE));
  svg.setAttribute("height", short(height * SCALE));
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("font-family", "Helvetica,Arial,'Liberation Sans',sans-serif");
  svg.setAttribute("role", "tree");
  svg.setAttribute("aria-label", `What is inside ${drawing.data.title}`);
  svg.innerHTML =
    `<rect width="${width}" height="${height}" fill="${colours.page}"/>` +
    `<g id="body" transform="translate(${short(left)} ${PAD})">${everything(placed)}</g>` +
    `<g class="ll-legend" transform="translate(${short((width - foot.width) / 2)} ${short(PAD + placed.height)})">${foot.art}</g>`;
  for (const [id, box] of placed.borders) sized(svg.querySelector(`[data-ground="${CSS.escape(id)}"]`), box);
  return svg;
}

function everything(placed) {
  const { drawing, borders, boxes, curves, rings } = placed;
  const { data, nodes, frames, faces, weights, closed } = drawing;
  const depth = (id) => frames.get(id).depth;
  const parts = [...borders].map(([id, box]) => moved(box, `<g data-ground="${escaped(id)}">${frames.get(id).ground}</g>`, HIDDEN_PART));
  const grounds = [...borders].map(([id, box]) => ({ box, level: data.around(id).length, fill: data.colours[`depth${depth(id)}`] }));
  const groundAt = ([x, y]) => grounds.filter(({ box }) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height)
    .sort((one, two) => two.level - one.level)[0]?.fill ?? data.colours.page;
  parts.push(...curves.map((curve) => edgeArt(curve, drawing)));
  for (const door of drawing.doors) parts.push(doorArt(door, rings.get(door.id), drawing));
  for (const node of nodes) {
    const box = boxes.get(node.id) ?? borders.get(node.id);
    const open = frames.has(node.id);
    const art = open ? frames.get(node.id).header : faces.get(node.id).art;
    const toggles = node.frame && node.parent;
    parts.push(moved(box, art + (toggles ? toggleArt(node, box, open) : ""), itemOf(node, drawing, open, toggles)));
  }
  for (const weight of weights) parts.push(moved(boxes.get(weight.id), weight.art, itemOf(weight, drawing, false, false)));
  for (const door of drawing.doors) if (door.name) parts.push(doorName(door, rings.get(door.id), drawing, groundAt));
  parts.push(...curves.map((curve) => labelArt(curve, drawing, groundAt)));
  for (const [id, face] of faces) {
    if (!face.badge) continue;
    const card = boxes.get(id), { x, y } = badgeBox(card, face.room, curves);
    const home = { x: x - (card.width - face.room + 10), y: y + 10 };  // it was painted at the top right
    parts.push(moved(home, face.badge, HIDDEN_PART));
  }
  return parts.join("");
}

const moved = (box, art, attributes = "") => `<g transform="translate(${short(box.x)} ${short(box.y)})" ${attributes}>${art}</g>`;

// The grounds of a frame were painted small; the second of two lies within the first.
function sized(part, box) {
  part.querySelectorAll("rect").forEach((rect, number) => {
    rect.setAttribute("width", short(box.width - 8 * number));
    rect.setAttribute("height", short(box.height - 8 * number));
  });
}

// What a screen reader tells of a node or frame: it is an item of a tree, whose branches are the frames.
function itemOf(node, drawing, open, toggles) {
  const { data, homes } = drawing;
  let level = 1;
  for (let home = homes.get(node.id); home; home = homes.get(home)) level += 1;
  const { details } = node;
  const rows = details.rows.slice(0, 3).map((row) => row.join(" "));
  const findings = data.findings.filter((one) => one.target === node.id).map((one) => `${one.severity} ${one.code}`);
  const label = [details.heading, details.kind, ...rows, ...findings].filter(Boolean).join(", ");
  return `role="treeitem" tabindex="-1" class="item" data-item="${escaped(node.id)}" aria-level="${level}" ` +
    (node.frame ? `aria-expanded="${open}" ` : "") + `aria-label="${escaped(label)}"`;
}

function toggleArt(node, box, open) {
  const x = box.width - TOGGLE / 2, y = -TOGGLE / 2;
  const mark = `M${short(x + 3.5)},${y + 7}h7${open ? "" : "m-3.5,-3.5v7"}`;
  return `<g class="toggle" role="button" aria-label="${open ? "Close" : "Open"} ${escaped(node.details.heading)}" data-toggle="${escaped(node.id)}">` +
    `<rect class="reach" x="${short(x - 5)}" y="${y - 5}" width="${TOGGLE + 10}" height="${TOGGLE + 10}"/>` +
    `<rect x="${short(x)}" y="${y}" width="${TOGGLE}" height="${TOGGLE}" rx="3"/><path d="${mark}"/></g>`;
}

function inkOf(edge, drawing) {
  const weight = edge.kind === "reads" ? edge.start : edge.kind === "updates" ? edge.end : null;
  const shown = weight === null ? undefined : drawing.shown.get(weight);
  return { ink: shown?.ink ?? drawing.data.styles[edge.kind].ink, troubled: edge.kind === "reads" && shown?.dashed };
}

function edgeArt(curve, drawing) {
  const { edge } = curve.piece, { points } = curve;
  const { ink, troubled } = inkOf(edge, drawing);
  const shared = edge.kind === "shared";
  const dash = troubled ? "4 2.5" : drawing.data.styles[edge.kind].dash;
  let d = `M${at(points[0])}`;
  for (let n = 1; n + 2 < points.length; n += 3) d += `C${at(points[n])} ${at(points[n + 1])} ${at(points[n + 2])}`;
  const tip = `${edge.start} → ${edge.end}${edge.tip ? `\n${edge.tip}` : ""}`;
  return `<g class="ll-edge ll-${edge.kind}" data-start="${escaped(edge.start)}" data-end="${escaped(edge.end)}" ${HIDDEN_PART}>` +
    `<title>${escaped(tip)}</title><path d="${d}" fill="none" stroke="${ink}" stroke-width="${shared ? 1.6 : 1.3}"` +
    (dash ? ` stroke-dasharray="${dash}"` : "") + (shared ? ' stroke-linecap="round"' : "") + "/>" +
    (curve.head ? headArt(edge.kind, points.at(-1), curve.head, ink, drawing.data.colours.card) : "") +
    (curve.tail ? headArt(edge.kind, points[0], curve.tail, ink, drawing.data.colours.card) : "") + "</g>";
}

function headArt(kind, base, tip, ink, card) {
  const dx = tip[0] - base[0], dy = tip[1] - base[1], length = Math.hypot(dx, dy) || 1;
  const ux = dx / length, uy = dy / length;
  if (kind === "shared") return `<circle cx="${short(tip[0] - ux * 2.6)}" cy="${short(tip[1] - uy * 2.6)}" r="2.6" fill="${ink}"/>`;
  const side = (half, from) => [[from[0] - uy * half, from[1] + ux * half], [from[0] + uy * half, from[1] - ux * half]];
  if (kind === "owns") {
    const [left, right] = side(2.2, [(base[0] + tip[0]) / 2, (base[1] + tip[1]) / 2]);
    return `<polygon points="${at(base)} ${at(left)} ${at(tip)} ${at(right)}" fill="${ink}"/>`;
  }
  const [left, right] = side(2.4, base);
  if (kind === "updates") {
    return `<path d="M${at(left)}L${at(tip)}L${at(right)}M${at(base)}L${at(tip)}" fill="none" stroke="${ink}" stroke-width="1.3" stroke-linejoin="round"/>`;
  }
  const hollow = kind === "loss" || kind === "metric";
  return `<polygon points="${at(left)} ${at(tip)} ${at(right)}" fill="${hollow ? card : ink}" stroke="${ink}" ` +
    `stroke-width="${hollow ? 1.1 : 0.6}" stroke-linejoin="round"/>`;
}

function doorArt(door, way, drawing) {
  const { data, shown, homes, frames } = drawing;
  const ink = shown.get(door.source)?.ink ?? data.styles.data.ink;
  const outside = homes.get(door.frame);
  const ground = data.colours[outside ? `depth${frames.get(outside).depth}` : "page"];
  return `<g class="ll-door" data-start="${escaped(door.source)}" data-end="${escaped(door.frame)}" ${HIDDEN_PART}>` +
    `<path d="M${at(way.ring)}L${at(way.inner)}" fill="none" stroke="${ink}" stroke-width="1.3"/>` +
    `<circle cx="${short(way.ring[0])}" cy="${short(way.ring[1])}" r="3.4" fill="${ground}" stroke="${ink}" stroke-width="1.3"/></g>`;
}

function doorName(door, way, drawing, groundAt) {
  const { x, y, width, height } = nameBox(door, way, drawing.data);
  return `<text class="ll-door-name" x="${short(x)}" y="${short(y + 8.5)}" font-size="8.5" fill="${drawing.data.colours.mute}" ` +
    `stroke="${groundAt([x + width / 2, y + height / 2])}" stroke-width="4" paint-order="stroke" stroke-linejoin="round" ${HIDDEN_PART}>` +
    `${escaped(door.name)}</text>`;
}

function labelArt(curve, drawing, groundAt) {
  if (!curve.label) return "";
  const { edge, label } = curve.piece;
  const ink = edge.kind === "data" ? drawing.data.colours.mute : inkOf(edge, drawing).ink;
  const [x, y] = curve.label;
  return `<g class="ll-edge-label" data-start="${escaped(edge.start)}" data-end="${escaped(edge.end)}" ${HIDDEN_PART}>` +
    `<text x="${short(x)}" y="${short(y + 3)}" font-size="8.5" text-anchor="middle" fill="${ink}" stroke="${groundAt(curve.label)}" ` +
    `stroke-width="4" paint-order="stroke" stroke-linejoin="round">${escaped(label)}</text></g>`;
}
