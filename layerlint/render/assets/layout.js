// Where everything lies: Graphviz's answer as boxes and curves, y growing downwards, and the labels beside the lines.

const EASED = 30, WIDE = 0.75;

function layoutOf(drawing, graphviz) {
  const placed = placedBy(drawing, graphviz, drawing.data.rules.nodesep);
  const hidden = placed.curves.some((curve) => curve.piece.edge.kind === "shared" && curve.piece.label && !curve.label);
  return hidden ? placedBy(drawing, graphviz, WIDE) : placed;
}

function placedBy(drawing, graphviz, nodesep) {
  const { text, name } = dotOf(drawing, nodesep);
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
    const reach = (one.entry ? 1 : -1) * (across ? door : one.entry ? rowHeight(drawing.frames.get(one.frame)) : exit) / 2;
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
  meetDoors(curves, drawing, rings, across ? 1 : 0);
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
  const near = Math.min(EASED, last - first);
  const share = (distance) => Math.max(0, 1 - Math.max(0, distance) / near);
  curve.points = curve.points.map((point) => {
    const moved = [...point];
    if (top !== first) moved[axis] = Math.max(moved[axis] + share(point[axis] - first) * (top - first), top);
    if (bottom !== last) moved[axis] = Math.min(moved[axis] + share(last - point[axis]) * (bottom - last), bottom);
    return moved;
  });
}

// Curves that leave an entry begin on its line, which ends where the last of them begins.
function meetDoors(curves, drawing, rings, axis) {
  const reached = new Map();
  for (const curve of curves) {
    const way = rings.get(curve.piece.start);
    if (!way || !drawing.doorById.get(curve.piece.start).entry) continue;
    const first = [...curve.points[0]];
    first[axis] = way.ring[axis];
    curve.points[0] = first;
    const known = reached.get(way);
    if (!known || first[1 - axis] > known[1 - axis]) reached.set(way, first);
  }
  for (const [way, first] of reached) way.inner = first;
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
  for (const one of drawing.doors) if (one.name) blocked.push(nameBox(one, placed.rings.get(one.id), drawing.data));
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

// Where the name of a door stands: beside its ring, inside of the frame.
function nameBox(door, { ring: [x, y] }, data) {
  const top = data.rankdir === "LR" ? y - LABEL_HEIGHT - 2 : door.entry ? y + 3 : y - LABEL_HEIGHT - 3;
  return { x: x + 6 - (data.rankdir === "LR" && !door.entry ? data.names[door.name] + 12 : 0), y: top, width: data.names[door.name], height: LABEL_HEIGHT };
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
