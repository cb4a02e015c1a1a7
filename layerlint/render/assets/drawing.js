// What is drawn when some frames are closed: nodes, frames, and lines cut at doors. The rules are those of
// close() in graphs/fold.py and of render/drawing.py; `tests/render/test_page_layout.py` holds the two together.

const MANY_CALLS = 4;
const CROSSING = new Set(["data", "reads", "loss", "metric", "decides"]);
const WIDEST_LABEL = 180;
const LINE_WORDS = { reads: "reads", shared: "same layer", loop: "next turn" };

function index(data) {
  data.byId = new Map(data.nodes.map((node) => [node.id, node]));
  data.home = (id) => data.byId.get(id)?.parent ?? "";
  data.around = (id) => {
    const found = [];
    for (let at = data.home(id); at; at = data.home(at)) found.push(at);
    return found;
  };
  return data;
}

// The outermost closed frame that something lies in, or is; "" for none.
function outermost(data, closed, id) {
  let found = "";
  for (let at = id; at; at = data.home(at)) if (closed.has(at)) found = at;
  return found;
}

function drawingOf(data, closed) {
  const nodes = [], weights = [], homes = new Map(), faces = new Map();
  const frames = new Map(), shown = new Map();
  for (const node of data.nodes) {
    const card = outermost(data, closed, node.id);
    const stays = node.kind === "loss" || node.kind === "metric";
    if (card && card !== node.id && !stays) continue;
    const parent = card && stays ? data.home(card) : node.parent;
    nodes.push(node);
    homes.set(node.id, data.byId.has(parent) ? parent : "");
    if (node.frame && !card) frames.set(node.id, node.frame);
    else faces.set(node.id, card === node.id ? { ...node.closed, id: node.id } : node);
    if (card === node.id) for (const weight of node.closed.weights) weights.push(weight);
  }
  for (const weight of data.weights) if (!outermost(data, closed, weight.owner)) weights.push(weight);
  for (const weight of weights) {
    homes.set(weight.id, weight.parent);
    faces.set(weight.id, weight);
    shown.set(weight.id, weight);
  }
  const drawing = { data, closed, nodes, weights, homes, faces, frames, shown };
  drawing.lines = linesOf(drawing);
  Object.assign(drawing, cut(drawing));
  return drawing;
}

// Edges, each end at what stands for it, as lines with labels.

function lifted(drawing) {
  const { data, closed } = drawing;
  const seen = new Map();
  const hidden = (weight) => {
    const owner = data.owners[weight];
    const card = owner ? outermost(data, closed, owner) : "";
    return card !== "" && card !== owner;
  };
  const stand = (id) => {
    const at = data.owners[id] ?? id;
    if (drawing.homes.has(at) && at === id) return id;
    const card = outermost(data, closed, at);
    return card && card !== at ? card : id;
  };
  for (const edge of data.edges) {
    if ((edge.kind === "reads" && hidden(edge.start)) || hidden(edge.end)) continue;
    const start = stand(edge.start), end = stand(edge.end);
    if (start === end && edge.start !== edge.end) continue;
    const same = start === edge.start && end === edge.end;
    const result = start === edge.start ? edge.result ?? "" : borderWord(edge, start) ?? "";
    const argument = end === edge.end ? edge.argument ?? "" : borderWord(edge, end) ?? "";
    const out = start === edge.start ? edge : leaving(data, edge, start);
    const key = same ? seen.size : JSON.stringify([start, end, edge.kind, result, argument, out.tip ?? null]);
    if (!seen.has(key)) seen.set(key, same ? edge : { ...out, start, end, result, argument });
  }
  return [...seen.values()];
}

// The edge with the output of the closed frame that it leaves, where that is another than what left its start.
function leaving(data, edge, card) {
  const outputs = data.byId.get(card)?.outputs ?? [];
  if (edge.shape === undefined || !outputs.length || outputs.some((output) => output.shape === edge.shape)) return edge;
  const word = borderWord(edge, card);
  const found = outputs.filter((output) => word !== undefined && (outputs.length === 1 || output.name === word));
  const { shape, tip, ...rest } = edge;
  return found.length === 1 ? { ...rest, shape: found[0].shape, tip: `${edge.name} ${found[0].tip}`.trim() } : rest;
}

// The argument or result that an edge is at the border of a frame; undefined where that is not known.
const borderWord = (edge, frame) => edge.crossing?.find(([crossed]) => crossed === frame)?.[1];

// Whether a node lies in another call of the layer that a card is a call of.
function holds(data, id, card) {
  const path = data.byId.get(card)?.path;
  return Boolean(path) && data.around(id).some((frame) => data.byId.get(frame)?.path === path);
}

function edgesOf(drawing) {
  const { data, homes, shown, frames } = drawing;
  const drawn = (id) => homes.has(id);
  const wanted = (edge) => edge.kind !== "shared" || (
    !(frames.has(edge.start) && frames.has(edge.end)) &&
    !holds(data, edge.start, edge.end) && !holds(data, edge.end, edge.start) &&
    [edge.start, edge.end].every((id) => (data.byId.get(id)?.calls ?? 0) <= MANY_CALLS)
  );
  const edges = [];
  for (let edge of lifted(drawing)) {
    const owner = data.owners[edge.start];
    if (!drawn(edge.start) && owner !== undefined) {
      if (edge.end === owner) continue;
      edge = { ...edge, start: owner };
    }
    if (drawn(edge.start) && drawn(edge.end) && wanted(edge)) edges.push(edge);
  }
  const touched = new Set(edges.flatMap((edge) => [edge.start, edge.end]));
  const turned = edges.map((edge) =>
    edge.kind === "owns" && shown.has(edge.end) ? { ...edge, start: edge.end, end: edge.start } : edge);
  const owning = [...shown.values()].filter((weight) => !touched.has(weight.id) && weight.owner !== weight.parent)
    .map((weight) => ({ start: weight.id, end: weight.owner, kind: "owns" }));
  return [...turned, ...owning];
}

function linesOf(drawing) {
  const edges = edgesOf(drawing);
  const { byId } = drawing.data;
  const arriving = new Map();
  for (const edge of edges) {
    if (edge.kind !== "data" || edge.shape === undefined) continue;
    if (!arriving.has(edge.end)) arriving.set(edge.end, new Set());
    arriving.get(edge.end).add(edge.shape);
  }
  const places = new Map(drawing.nodes.map((node, number) => [node.id, [number, 0]]));
  const ways = longestWays(places, edges.filter((edge) => edge.kind === "data"));
  const wire = wires(edges);
  const said = (edge) => {
    if (edge.kind !== "data") return edge.label || LINE_WORDS[edge.kind] || "";
    const start = byId.get(edge.start), end = byId.get(edge.end), parts = [];
    if (edge.shape !== undefined) {
      const pill = start?.kind === "tensor" || end?.port === "output";
      if (edge.name && !pill) parts.push(`${edge.name} ${edge.shape}`);
      else if (!pill && !arriving.get(edge.start)?.has(edge.shape)) parts.push(edge.shape);
    }
    if (edge.label) parts.push(edge.label);
    if (edge.count > 1) parts.push(`× ${edge.count}`);
    return parts.join(" ");
  };
  const level = (edge) => Math.abs((ways.before.get(edge.start) ?? 0) - (ways.before.get(edge.end) ?? 0)) <= 1;
  const line = (edge) => {
    const { result, argument } = wire(edge);
    return { edge, result, argument, more: argument && edge.kind === "reads" ? "" : said(edge) };
  };
  const lines = edges.filter((edge) => edge.kind !== "shared" || level(edge)).map(line);
  const main = (line) => line.edge.kind === "data" && ways.main(line.edge.start, line.edge.end);
  const start = (line) => JSON.stringify([line.edge.start, line.result, line.more]);
  const told = new Set(lines.filter(main).map(start));
  return lines.map((line) => {
    const more = line.edge.kind === "data" && !main(line) && told.has(start(line)) ? "" : line.more;
    const whole = [line.result, line.argument].filter(Boolean).join(" → ");
    return { ...line, label: elided(`${whole} ${more}`.trim()), atStart: elided(`${line.result} ${more}`.trim()) };
  });
}

// Which of several results flows to which of several arguments.
function wires(edges) {
  const results = new Map(), arguments_ = new Map();
  const note = (map, id, word) => { if (!map.has(id)) map.set(id, new Set()); map.get(id).add(word ?? ""); };
  for (const edge of edges) {
    if (edge.kind === "data") note(results, edge.start, edge.result);
    if (edge.kind === "data" || edge.argument) note(arguments_, edge.end, edge.argument);
  }
  return (edge) => {
    const argument = arguments_.get(edge.end)?.size > 1 ? edge.argument ?? "" : "";
    if (edge.kind !== "data") return { result: "", argument };
    const alone = [...results.get(edge.start)].every((word) => word === "" || word === "[0]");
    return { result: alone ? "" : edge.result ?? "", argument };
  };
}

function elided(text) {
  if (textWidth(text, 8.5) <= WIDEST_LABEL) return text;
  let keep = Math.min(text.length, 120);
  const shorter = () => `${text.slice(0, (keep + 1) >> 1)}…${text.slice(text.length - (keep >> 1))}`;
  while (keep > 1 && textWidth(shorter(), 8.5) > WIDEST_LABEL) keep -= 1;
  return shorter();
}

// The longest ways along steps; those against the order of the places do not count.
function longestWays(places, steps) {
  const earlier = (one, two) => one[0] - two[0] || one[1] - two[1];
  const leaving = new Map();
  for (const { start, end } of steps) {
    if (!places.has(start) || !places.has(end) || earlier(places.get(start), places.get(end)) >= 0) continue;
    if (!leaving.has(start)) leaving.set(start, []);
    leaving.get(start).push(end);
  }
  const order = [...places.keys()].sort((one, two) => earlier(places.get(one), places.get(two)));
  const before = new Map(order.map((one) => [one, 0]));
  const after = new Map(before);
  for (const one of order) {
    for (const end of leaving.get(one) ?? []) before.set(end, Math.max(before.get(end), before.get(one) + 1));
  }
  for (const one of order.reverse()) {
    after.set(one, Math.max(0, ...(leaving.get(one) ?? []).map((end) => after.get(end) + 1)));
  }
  const longest = Math.max(0, ...order.map((one) => before.get(one) + after.get(one)));
  const main = (start, end) => (before.get(end) ?? 0) - (before.get(start) ?? 0) === 1;
  const spine = (start, end) => main(start, end) &&
    [start, end].every((one) => !before.has(one) || before.get(one) + after.get(one) === longest);
  return { before, main, spine };
}

// Lines cut at every border that they cross: a door in for each thing that comes in, one out for each that goes out.
function cut(drawing) {
  const { homes, frames, nodes, lines } = drawing;
  const places = new Map(nodes.map((node, number) => [node.id, [number, 0]]));
  const repeated = new Set(nodes.filter((node) => node.repeat).map((node) => node.id));
  const chain = (id) => {
    const around = [];
    for (let at = id; at; at = homes.get(at) ?? "") if (frames.has(at)) around.unshift(at);
    return around;
  };
  const lastMember = new Map();
  nodes.forEach((node, number) => { for (const frame of chain(homes.get(node.id))) lastMember.set(frame, number); });
  const doors = new Map(), pieces = new Map();

  function door(frame, entry, edge) {
    const said = borderWord(edge, frame);
    const key = JSON.stringify(said === undefined ? [frame, entry, edge.start] : [frame, entry, "", said]);
    if (!doors.has(key)) {
      const id = `${frame} ${entry ? "in" : "out"} ${doors.size}`;
      places.set(id, placeOf(frame, entry, edge));
      doors.set(key, { id, frame, entry, source: edge.start, name: said ?? "" });
    }
    const { id } = doors.get(key), place = placeOf(frame, entry, edge), [row, column] = places.get(id);
    if (!entry && (place[0] > row || (place[0] === row && place[1] > column))) places.set(id, place);
    return doors.get(key);
  }

  function placeOf(frame, entry, edge) {
    const source = lastMember.get(edge.start) ?? places.get(edge.start)?.[0] ?? places.size;
    return entry ? [places.get(frame)[0], 1 + source] : [source, 1000 - chain(frame).length];
  }

  function put(piece) {
    const { label, result, argument } = piece.edge;
    const key = JSON.stringify([piece.start, piece.end, piece.edge.kind, ...(piece.last ? [label ?? "", result ?? "", argument ?? ""] : [])]);
    const known = pieces.get(key);
    if (!known) pieces.set(key, piece);
    else if (piece.label && !known.label) known.label = piece.label;
  }

  for (const { edge, label, atStart, argument } of lines) {
    if (!CROSSING.has(edge.kind)) { put({ edge, start: edge.start, end: edge.end, label, last: true }); continue; }
    const out = chain(edge.start), into = chain(edge.end);
    let common = 0;
    while (common < Math.min(out.length, into.length) && out[common] === into[common]) common += 1;
    const frameItself = edge.kind === "decides" && frames.has(edge.end);
    const exits = out.slice(common).reverse().map((frame) => door(frame, false, edge));
    const entries = into.slice(common, frameItself ? -1 : undefined).map((frame) => door(frame, true, edge));
    const stops = [
      ...(frames.has(edge.start) ? [] : [edge.start]), ...exits.map((one) => one.id), ...entries.map((one) => one.id),
      ...(frames.has(edge.end) && !frameItself ? [] : [edge.end]),
    ];
    const framesOf = new Map([...exits, ...entries].map((one) => [one.id, one]));
    let labelled = 0;
    if (edge.label) {
      const leaving = stops.map((stop, number) => [framesOf.get(stop), number])
        .filter(([one]) => one && !one.entry && repeated.has(one.frame)).map(([, number]) => number);
      if (leaving.length) labelled = Math.min(leaving.at(-1), stops.length - 2);
    }
    for (let number = 0; number + 1 < stops.length; number += 1) {
      const last = number === stops.length - 2;
      const ofWeight = drawing.data.byId.get(edge.end)?.details.heading === "regularizer";
      const plain = places.has(edge.start) && edge.kind !== "reads" && !ofWeight;
      const part = last ? edge : { ...edge, end: framesOf.get(stops[number + 1]).frame, kind: plain ? "data" : edge.kind };
      const words = [number === labelled ? atStart : "", last ? argument : ""].filter(Boolean).join(" → ");
      put({ edge: part, start: stops[number], end: stops[number + 1], label: stops.length === 2 ? label : words, last });
    }
  }
  const every = [...pieces.values()];
  const ways = longestWays(places, every.filter((piece) => piece.edge.kind === "data"));
  for (const piece of every) {
    piece.main = piece.edge.kind === "data" && ways.main(piece.start, piece.end);
    piece.spine = piece.edge.kind === "data" && ways.spine(piece.start, piece.end);
  }
  const inOrder = [...doors.values()].sort((one, two) => {
    const [a, b] = [places.get(one.id), places.get(two.id)];
    return a[0] - b[0] || a[1] - b[1];
  });
  const several = (one) => homes.get(one.frame) && inOrder.filter((other) => other.frame === one.frame && other.entry === one.entry).length > 1;
  for (const one of inOrder.filter((one) => !several(one))) one.name = "";
  return { doors: inOrder, pieces: every, doorById: new Map(inOrder.map((one) => [one.id, one])) };
}
