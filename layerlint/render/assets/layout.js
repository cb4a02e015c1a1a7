// Where everything lies: the drawing as DOT for Graphviz, and its answer as boxes and curves, y growing downwards.

const EASED = 40;

function dotOf(drawing) {
  const { nodes, weights, homes, faces, frames, doors, pieces, doorById, data } = drawing;
  const rules = data.rules;
  const names = new Map();
  const name = (id, of = "n") => {
    const key = `${of} ${id}`;
    if (!names.has(key)) names.set(key, `${of}${names.size}`);
    return names.get(key);
  };
  const title = (frame) => name(frame, "t");
  const inches = (points) => (points / 72).toFixed(2).replace(/\.?0+$/, "");
  const size = (width, height) => `width=${inches(width)} height=${inches(height)}`;
  const rows = [
    `digraph { graph [rankdir=${data.rankdir} nodesep=${rules.nodesep} ranksep=${rules.rank} pad=0.25 compound=true ` +
      `remincross=false splines=true];`,
    "node [label=\"\" shape=box fixedsize=true]; edge [arrowsize=0.6];",
  ];
  const inside = (parent) => {
    for (const node of nodes) {
      if (homes.get(node.id) !== parent) continue;
      if (frames.has(node.id)) cluster(node.id, frames.get(node.id));
      else box(node.id);
    }
    for (const weight of weights) if (weight.parent === parent) box(weight.id);
  };
  const box = (id) => {
    const face = faces.get(id);
    rows.push(`${name(id)} [${size(face.width + 0.36, face.height + 0.36)}];`);
  };
  const cluster = (id, frame) => {
    rows.push(`subgraph ${name(id, "cluster_")} { graph [margin=${frame.repeat ? 20 : 14}];`);
    rows.push(`${title(id)} [${size(frame.width, frame.height)}];`);
    const own = doors.filter((one) => one.frame === id);
    const entries = own.filter((one) => one.entry), exits = own.filter((one) => !one.entry);
    for (const one of entries) rows.push(`${name(one.id)} [${size(rules.door, frame.height)}];`);
    for (const one of exits) rows.push(`${name(one.id)} [${size(rules.door, rules.exit)}];`);
    if (entries.length) rows.push(`{rank=same; ${[title(id), ...entries.map((one) => name(one.id))].join(" -> ")} [style=invis];}`);
    if (exits.length > 1) rows.push(`{rank=same; ${exits.map((one) => name(one.id)).join("; ")};}`);
    inside(id);
    rows.push("}");
  };
  inside("");
  const read = new Set(pieces.filter((piece) => piece.edge.kind === "reads").map((piece) => piece.edge.start));
  const loose = (edge) => edge.kind === "shared" || edge.kind === "loop" || (edge.kind === "updates" && read.has(edge.end));
  const fans = new Map();
  for (const piece of pieces) fans.set(piece.start, (fans.get(piece.start) ?? 0) + 1);
  const [north, south] = data.rankdir === "LR" ? ["w", "e"] : ["n", "s"];
  pieces.forEach((piece, number) => {
    const { edge } = piece;
    const parts = [`id=e${number}`];
    const end = (id, side) => {
      if (!frames.has(id)) return name(id);
      parts.push(`${side}=${name(id, "cluster_")}`);
      return title(id);
    };
    const start = end(piece.start, "ltail"), stop = end(piece.end, "lhead");
    const from = doorById.get(piece.start), to = doorById.get(piece.end);
    if (to) parts.push(`headport=${north}`);
    if (from && (piece.main || !from.entry)) parts.push(`tailport=${south}`);
    if (!piece.last) parts.push("arrowhead=none");
    if (edge.kind === "shared") parts.push("arrowtail=dot dir=both");
    if (loose(edge)) parts.push("constraint=false");
    if (edge.kind === "data") parts.push(`weight=${piece.spine ? rules.spine : piece.main ? rules.main : rules.skip}`);
    const aside = fans.get(piece.start) >= rules.fan && !piece.main;
    parts.push(`minlen=${from || to ? (piece.label || aside ? 2 : 1) : aside ? 3 : 2}`);
    rows.push(`${start} -> ${stop} [${parts.join(" ")}];`);
  });
  for (const [above, below] of keptApart(drawing, loose)) {
    const one = above.title ? title(above.title) : name(above), two = below.title ? title(below.title) : name(below);
    rows.push(`${one} -> ${two} [style=invis weight=0];`);
  }
  const idle = nodes.filter((node) => node.called === false && !frames.has(node.id));
  for (let at = 1; at < idle.length; at += 1) {
    if (homes.get(idle[at - 1].id) === homes.get(idle[at].id)) rows.push(`${name(idle[at - 1].id)} -> ${name(idle[at].id)} [style=invis];`);
  }
  const starts = ports(drawing, "input");
  if (starts.length > 1) rows.push(`{rank=same; ${starts.map((id) => name(id)).join(" -> ")} [style=invis];}`);
  rows.push("}");
  return { text: rows.join("\n"), name };
}

const ports = (drawing, port) =>
  drawing.nodes.filter((node) => node.port === port && !drawing.homes.get(node.id)).map((node) => node.id);

// What stands above what where no data says it: titles above all that is in their frame, exits below it.
function keptApart(drawing, loose) {
  const { homes, faces, frames, doors, pieces, nodes } = drawing;
  const steady = pieces.filter((piece) => !loose(piece.edge));
  const arriving = new Set(steady.map((piece) => piece.end)), leaving = new Set(steady.map((piece) => piece.start));
  const exits = new Map(), pairs = [];
  for (const one of doors) {
    (one.entry ? arriving : leaving).add(one.frame);
    if (!one.entry && !exits.has(one.frame)) exits.set(one.frame, one.id);
  }
  for (const one of [...faces.keys(), ...frames.keys()]) {
    let home = homes.get(one);
    if (home && !arriving.has(one)) pairs.push([{ title: home }, frames.has(one) ? { title: one } : one]);
    if (leaving.has(one) || frames.has(one)) continue;
    while (home && !exits.has(home)) home = homes.get(home);
    if (home) pairs.push([one, exits.get(home)]);
  }
  for (const frame of nodes.filter((node) => frames.has(node.id) && !homes.get(node.id))) {
    for (const one of ports(drawing, "input")) if (!leaving.has(one)) pairs.push([one, { title: frame.id }]);
    for (const one of ports(drawing, "output")) {
      if (arriving.has(one)) continue;
      const ends = exits.has(frame.id) ? [exits.get(frame.id)] : [...faces.keys()].filter((id) => !leaving.has(id) && homes.get(id));
      for (const above of ends.length ? ends : [{ title: frame.id }]) pairs.push([above, one]);
    }
  }
  return pairs;
}

function layoutOf(drawing, graphviz) {
  const { text, name } = dotOf(drawing);
  const found = graphviz.layout(text);
  const [left, bottom, right, top] = found.bb.split(",").map(Number);
  const point = (text) => { const [x, y] = text.split(",").map(Number); return [x - left, top - y]; };
  const objects = new Map((found.objects ?? []).map((one) => [one.name, one]));
  const boxes = new Map(), borders = new Map(), rings = new Map();
  for (const [id, face] of drawing.faces) {
    const [x, y] = point(objects.get(name(id)).pos);
    boxes.set(id, { x: x - face.width / 2, y: y - face.height / 2, width: face.width, height: face.height });
  }
  for (const id of drawing.frames.keys()) {
    const [x1, y1, x2, y2] = objects.get(name(id, "cluster_")).bb.split(",").map(Number);
    borders.set(id, { x: x1 - left, y: top - y2, width: x2 - x1, height: y2 - y1 });
  }
  const across = drawing.data.rankdir === "LR";
  for (const one of drawing.doors) {
    const [x, y] = point(objects.get(name(one.id)).pos);
    const border = borders.get(one.frame), { door, exit } = drawing.data.rules;
    const reach = (one.entry ? 1 : -1) * (across ? door : one.entry ? drawing.frames.get(one.frame).height : exit) / 2;
    const edge = across ? (one.entry ? border.x : border.x + border.width) : (one.entry ? border.y : border.y + border.height);
    rings.set(one.id, across ? { ring: [edge, y], inner: [x + reach, y] } : { ring: [x, edge], inner: [x, y + reach] });
  }
  const drawn = new Map((found.edges ?? []).map((one) => [one.id, one]));
  const curves = [];
  drawing.pieces.forEach((piece, number) => {
    const item = drawn.get(`e${number}`);
    if (!item?.pos) return;
    const curve = { piece, points: [], tail: null, head: null, label: null };
    for (const part of item.pos.split(";")[0].split(" ").filter(Boolean)) {
      if (part.startsWith("s,")) curve.tail = point(part.slice(2));
      else if (part.startsWith("e,")) curve.head = point(part.slice(2));
      else curve.points.push(point(part));
    }
    if (curve.points.length) { toRings(curve, drawing, rings, across ? 0 : 1); curves.push(curve); }
  });
  const placed = { drawing, width: right - left, height: top - bottom, boxes, borders, rings, curves };
  placeLabels(placed);
  return placed;
}

// An end outside of a frame moves to the ring on its border; what is near it moves along.
function toRings(curve, drawing, rings, axis) {
  const first = curve.points[0][axis], last = curve.points.at(-1)[axis];
  const from = drawing.doorById.get(curve.piece.start), to = drawing.doorById.get(curve.piece.end);
  const top = from && !from.entry ? rings.get(from.id).ring[axis] : first;
  const bottom = to && to.entry ? rings.get(to.id).ring[axis] : last;
  if (last <= first || (top === first && bottom === last)) return;
  const near = last - first > 2 * EASED ? EASED : last - first;
  const share = (distance) => Math.max(0, 1 - Math.max(0, distance) / near);
  curve.points = curve.points.map((point) => {
    const moved = [...point];
    if (top !== first) moved[axis] = Math.max(moved[axis] + share(point[axis] - first) * (top - first), top);
    if (bottom !== last) moved[axis] = Math.min(moved[axis] + share(last - point[axis]) * (bottom - last), bottom);
    return moved;
  });
}

// Labels beside their lines, where they cover no node, no title, no other label; one that fits nowhere is left out.
const LABEL_HEIGHT = 11, LABEL_GAP = 5, LABEL_STEPS = 8, FORBIDDEN = 100;

function flat(points) {
  const path = [points[0]];
  for (let start = 0; start + 3 < points.length; start += 3) {
    const [a, b, c, d] = points.slice(start, start + 4);
    for (let step = 1; step <= LABEL_STEPS; step += 1) {
      const t = step / LABEL_STEPS, u = 1 - t, w = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
      path.push([0, 1].map((axis) => w[0] * a[axis] + w[1] * b[axis] + w[2] * c[axis] + w[3] * d[axis]));
    }
  }
  return path;
}

const meet = (one, two) => one.x < two.x + two.width && two.x < one.x + one.width && one.y < two.y + two.height && two.y < one.y + one.height;
const within = (inner, outer) => inner.x >= outer.x && inner.x + inner.width <= outer.x + outer.width &&
  inner.y >= outer.y && inner.y + inner.height <= outer.y + outer.height;

function placeLabels(placed) {
  const { drawing, boxes, borders, curves } = placed;
  const page = { x: 0, y: 0, width: placed.width, height: placed.height };
  const paths = curves.map((curve) => flat(curve.points));
  const blocked = [...boxes.values()];
  for (const [id, box] of boxes) {
    const { badge, room } = drawing.faces.get(id);
    if (badge) blocked.push({ x: box.x + box.width - room + 10, y: box.y - 10, width: room, height: 15 });
  }
  const headers = [...borders].map(([id, box]) => ({ ...box, width: drawing.frames.get(id).width, height: drawing.frames.get(id).height + 6 }));
  const cost = (box, own) => {
    if (!within(box, page) || blocked.some((other) => meet(box, other))) return FORBIDDEN;
    let sum = 40 * headers.filter((other) => meet(box, other)).length;
    for (const other of borders.values()) if (meet(box, other) && !within(box, other)) sum += 6;
    paths.forEach((path, number) => {
      const hit = path.some(([x, y]) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height);
      if (hit) sum += number === own ? 8 : 10;
    });
    return sum;
  };
  const order = curves.map((_, number) => number).sort((one, two) => Number(!curves[one].piece.main) - Number(!curves[two].piece.main));
  for (const number of order) {
    const { label } = curves[number].piece;
    if (!label) continue;
    const width = textWidth(label, 8.5) + 2;
    let best = null, least = FORBIDDEN;
    for (const [dislike, box] of spots(paths[number], width)) {
      if (dislike >= least) continue;
      const sum = dislike + cost(box, number);
      if (sum < least) [best, least] = [box, sum];
    }
    if (best) { blocked.push(best); curves[number].label = [best.x + width / 2, best.y + LABEL_HEIGHT / 2]; }
  }
}

function* spots(path, width) {
  const size = path.length - 1;
  for (const part of [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9]) {
    const at = Math.round(part * size);
    const [x, y] = path[at], before = path[Math.max(at - 1, 0)], after = path[Math.min(at + 1, size)];
    const along = Math.abs(after[0] - before[0]), down = Math.abs(after[1] - before[1]);
    const off = LABEL_GAP + Math.min((along / (down || 1)) * LABEL_HEIGHT / 2, 30);
    const made = (x, y) => ({ x, y, width, height: LABEL_HEIGHT });
    const right = made(x + off, y - LABEL_HEIGHT / 2), left = made(x - off - width, y - LABEL_HEIGHT / 2);
    const above = made(x - width / 2, y - LABEL_HEIGHT - 2), below = made(x - width / 2, y + 2);
    const liked = down >= along ? [right, left, above, below] : [above, below, right, left];
    for (let worse = 0; worse < 4; worse += 1) yield [Math.abs(part - 0.5) * 8 + worse, liked[worse]];
  }
}

const ruler = document.createElement("canvas").getContext("2d");

function textWidth(text, size) {
  ruler.font = `${size * 10}px Helvetica, Arial, "Liberation Sans", sans-serif`;
  return ruler.measureText(text).width / 10;
}
