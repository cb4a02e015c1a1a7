// Where everything lies: Graphviz's answer as boxes and curves, y growing downwards, and the labels beside the lines.

const EASED = 30, WIDE = 0.75;

// Where labels find no place, or a line runs through a card, lines become longer, then all stands wider, and what still
// finds no place says less.
function layoutOf(drawing, graphviz) {
  const near = drawing.data.rules.nodesep;
  let best = placedBy(drawing, graphviz, near, new Set());
  const roomy = new Set(tight(best));
  for (const nodesep of [near, WIDE]) {
    if (!faults(best)) return best;
    const placed = placedBy(drawing, graphviz, nodesep, roomy);
    if (faults(placed) < faults(best)) best = placed;
    tight(placed).forEach((piece) => roomy.add(piece));
  }
  for (let turn = 0; turn < 2 && unsaid(best).length; turn += 1) { shorten(best); placeLabels(best); }
  return best;
}

const unsaid = (placed) => placed.curves.filter((curve) => curve.piece.label && !curve.label).map((curve) => curve.piece);

const faults = (placed) => unsaid(placed).length + blocked(placed).length;

// The lines that become longer: those whose label has no place, and all with the start of one that is blocked.
function tight(placed) {
  const starts = new Set(blocked(placed).map((piece) => piece.start));
  return [...unsaid(placed), ...placed.curves.map((curve) => curve.piece).filter((piece) => starts.has(piece.start))];
}

// The lines that run through a card, or along its border, that is not at their end.
const AROUND = 1, FREE = ["shared", "loop", "updates", "owns"];

function blocked(placed) {
  const wide = [...placed.boxes].map(([id, box]) => [id, {
    x: box.x - AROUND, y: box.y - AROUND, width: box.width + 2 * AROUND, height: box.height + 2 * AROUND,
  }]);
  return placed.curves.filter(({ piece, points }) => {
    if (FREE.includes(piece.edge.kind)) return false;
    const parts = segments(flat(points));
    const others = wide.filter(([id]) => id !== piece.start && id !== piece.end);
    return others.some(([, box]) => nearest(box, parts, 1) === 0);
  }).map((curve) => curve.piece);
}

// Labels without a place say less: first without the shape, then without the result.
function shorten(placed) {
  for (const curve of placed.curves) {
    const { label } = curve.piece;
    if (!label || curve.label) continue;
    const cut = label.endsWith(")") ? label.lastIndexOf(" (") : -1;
    curve.piece = { ...curve.piece, label: cut > 0 ? label.slice(0, cut) : label.split(" → ").at(-1) };
  }
}

function placedBy(drawing, graphviz, nodesep, roomy) {
  const { text, name } = dotOf(drawing, nodesep, roomy);
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

// Labels beside their lines or on them, nearest to their own and clear of others; one that fits nowhere is left out.
const LABEL_HEIGHT = 11, LABEL_GAP = 5, LABEL_STEPS = 8, FORBIDDEN = 100;
const APART = 8, LEAST = 3, NEARER = 2, COVERED = 0.4, HEAD = 7, REACH = 16;

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

// The straight parts of a line, each with the box around it.
const segments = (points) => points.slice(1).map((two, number) => {
  const one = points[number];
  return { one, two, x: Math.min(one[0], two[0]), y: Math.min(one[1], two[1]), right: Math.max(one[0], two[0]), bottom: Math.max(one[1], two[1]) };
});

// How far the parts of a line are from a box, `least` at most.
function nearest(box, parts, least) {
  for (const part of parts) {
    const aside = Math.max(part.x - box.x - box.width, box.x - part.right, 0), off = Math.max(part.y - box.y - box.height, box.y - part.bottom, 0);
    if (aside < least && off < least) least = Math.min(least, gapOf(box, part.one, part.two));
  }
  return least;
}

function gapOf(box, one, two) {
  const [first, last] = spanOf(box, one, two), right = box.x + box.width, bottom = box.y + box.height;
  if (first <= last) return 0;
  const fromBox = ([x, y]) => Math.hypot(Math.max(box.x - x, 0, x - right), Math.max(box.y - y, 0, y - bottom));
  const [dx, dy] = [two[0] - one[0], two[1] - one[1]];
  const fromLine = ([x, y]) => {
    const share = Math.min(1, Math.max(0, ((x - one[0]) * dx + (y - one[1]) * dy) / (dx * dx + dy * dy || 1)));
    return Math.hypot(x - one[0] - share * dx, y - one[1] - share * dy);
  };
  const corners = [[box.x, box.y], [right, box.y], [box.x, bottom], [right, bottom]];
  return Math.min(fromBox(one), fromBox(two), ...corners.map(fromLine));
}

// Between which parts of its way a straight line is in a box; the first is greater where it never is.
function spanOf(box, one, two) {
  let first = 0, last = 1;
  for (const [start, end, low, high] of [[one[0], two[0], box.x, box.x + box.width], [one[1], two[1], box.y, box.y + box.height]]) {
    if (start === end) {
      if (start < low || start > high) return [1, 0];
      continue;
    }
    const [near, far] = [(low - start) / (end - start), (high - start) / (end - start)].sort((a, b) => a - b);
    [first, last] = [Math.max(first, near), Math.min(last, far)];
  }
  return [first, last];
}

// What part of a line lies in a box.
function covered(path, box) {
  let inside = 0, whole = 0;
  for (let at = 1; at < path.length; at += 1) {
    const length = Math.hypot(path[at][0] - path[at - 1][0], path[at][1] - path[at - 1][1]);
    const [first, last] = spanOf(box, path[at - 1], path[at]);
    whole += length;
    inside += length * Math.max(0, last - first);
  }
  return inside / (whole || 1);
}

function placeLabels(placed) {
  const { drawing, boxes, borders, curves } = placed;
  const page = { x: 0, y: 0, width: placed.width, height: placed.height };
  const paths = curves.map((curve) => flat(curve.points));
  const blocked = [...boxes.values()];
  for (const [id, box] of boxes) {
    const { badge, room } = drawing.faces.get(id);
    if (badge) blocked.push(badgeBox(box, room, curves));
  }
  for (const one of drawing.doors) if (one.name) blocked.push(nameBox(one, placed.rings.get(one.id), drawing.data));
  const headers = [...borders].map(([id, box]) => ({ ...box, width: drawing.frames.get(id).width, height: drawing.frames.get(id).height + 6 }));
  const lines = curves.map(({ head }, number) => segments(head ? [...paths[number], head] : paths[number]));
  const ways = drawing.doors.map((one) => ({ id: one.id, parts: segments([placed.rings.get(one.id).ring, placed.rings.get(one.id).inner]) }));
  const cost = (box, own) => {
    if (!within(box, page) || blocked.some((other) => meet(box, other))) return FORBIDDEN;
    const { start, end } = curves[own].piece;
    let mine = REACH, other = REACH;
    lines.forEach((parts, number) => {
      if (number === own) mine = nearest(box, parts, mine);
      else other = nearest(box, parts, other);
    });
    for (const { id, parts } of ways) {
      if (id === start || id === end) mine = nearest(box, parts, mine);
      else other = nearest(box, parts, other);
    }
    if (other < LEAST || other < mine + NEARER || covered(paths[own], box) > COVERED) return FORBIDDEN;
    const { head } = curves[own];
    if (head && !mine && meet(box, { x: head[0] - HEAD, y: head[1] - HEAD, width: 2 * HEAD, height: 2 * HEAD })) return FORBIDDEN;
    let sum = 40 * headers.filter((one) => meet(box, one)).length;
    const around = { x: box.x - 1, y: box.y - 1, width: box.width + 2, height: box.height + 2 };
    for (const one of borders.values()) if (meet(around, one) && !within(around, one)) sum += 30;
    return sum + Math.max(0, mine + APART - other) + (mine ? 0 : 6);
  };
  const order = curves.map((_, number) => number).sort((one, two) => Number(!curves[one].piece.main) - Number(!curves[two].piece.main));
  for (const number of order) {
    const { label } = curves[number].piece;
    curves[number].label = null;
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

// Where the badge of a card stands: at the first corner where it covers no arrow; beside a card that is too small.
function badgeBox(card, width, curves) {
  const tips = curves.flatMap(({ head, tail }) => [head, tail]).filter(Boolean)
    .map(([x, y]) => ({ x: x - 5, y: y - 5, width: 10, height: 10 }));
  const small = card.width < width + 40, end = card.x + card.width;
  const right = small ? end - 4 : end - width + 10, left = small ? card.x - width + 4 : card.x - 10;
  const corners = [card.y - 10, card.y + card.height - 5].map((y) => ({ x: right, y, width, height: 15 }));
  corners.push(...corners.map((one) => ({ ...one, x: left })));
  return corners.find((one) => !tips.some((tip) => meet(one, tip))) ?? corners[0];
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
    liked.push(made(x - width / 2, y - LABEL_HEIGHT / 2));
    for (let worse = 0; worse < liked.length; worse += 1) yield [Math.abs(part - 0.5) * 8 + worse, liked[worse]];
  }
}

const ruler = document.createElement("canvas").getContext("2d");

function textWidth(text, size) {
  ruler.font = `${size * 10}px Helvetica, Arial, "Liberation Sans", sans-serif`;
  return ruler.measureText(text).width / 10;
}
