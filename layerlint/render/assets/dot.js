// The drawing as DOT, by the rules of render/dot.py and render/order.py; names are short, and nothing has a label.

function dotOf(drawing, nodesep, roomy) {
  const { nodes, weights, homes, faces, frames, doors, pieces, doorById, data } = drawing;
  const rules = data.rules;
  const names = new Map();
  const name = (id, of = "n") => {
    const key = `${of} ${id}`;
    if (!names.has(key)) names.set(key, `${of}${names.size}`);
    return names.get(key);
  };
  const title = (frame) => name(frame, "t");
  const room = (door) => name(door.id, "r");
  const inches = (points) => (points / 72).toFixed(2).replace(/\.?0+$/, "");
  const size = (width, height) => `width=${inches(width)} height=${inches(height)}`;
  const rows = [
    `digraph { graph [rankdir=${data.rankdir} nodesep=${nodesep} ranksep=${rules.rank} pad=0.25 compound=true newrank=true ` +
      `remincross=false splines=true];`,
    "node [label=\"\" shape=box fixedsize=true]; edge [arrowsize=0.6];",
  ];
  // Side by side in this order in a frame; where the flow goes to the right, one below the other.
  const row = (names) => `{rank=same; ${(data.rankdir === "LR" ? names.reverse() : names).join(" -> ")} [style=invis];}`;
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
    rows.push(`${name(id)} [shape=${face.shape} ${size(face.width + 0.36, face.height + 0.36)}];`);
  };
  const cluster = (id, frame) => {
    rows.push(`subgraph ${name(id, "cluster_")} { graph [margin=${marginOf(frame)}];`);
    rows.push(`${title(id)} [shape=plaintext ${size(frame.width, rowHeight(frame))}];`);
    const own = doors.filter((one) => one.frame === id);
    const entries = own.filter((one) => one.entry), exits = own.filter((one) => !one.entry);
    for (const one of entries) rows.push(`${name(one.id)} [shape=point ${size(rules.door, rowHeight(frame))}];`);
    for (const one of exits) rows.push(`${name(one.id)} [shape=point ${size(rules.door, rules.exit)}];`);
    const rooms = own.filter((one) => one.name);
    for (const one of rooms) rows.push(`${room(one)} [shape=plaintext ${size(Math.max(1, data.names[one.name] - rules.beside), 4)}];`);
    if (entries.length) rows.push(row([title(id), ...entries.flatMap((one) => one.name ? [name(one.id), room(one)] : [name(one.id)])]));
    if (exits.length > 1) rows.push(`{rank=same; ${exits.map((one) => name(one.id)).join("; ")};}`);
    for (const one of exits) if (one.name) rows.push(row([name(one.id), room(one)]));
    inside(id);
    rows.push("}");
  };
  inside("");
  const read = new Set(pieces.filter((piece) => piece.edge.kind === "reads").map((piece) => piece.edge.start));
  const loose = (edge) => edge.kind === "shared" || edge.kind === "loop" || (edge.kind === "updates" && read.has(edge.end));
  const fans = new Map(), left = new Map(), entered = new Map();
  const count = (counts, key) => { if (key) counts.set(key, (counts.get(key) ?? 0) + 1); };
  const outOf = (id) => { const one = doorById.get(id); return one && !one.entry ? one.frame : ""; };
  const into = (id) => { const one = doorById.get(id); return one?.entry ? one.frame : ""; };
  for (const piece of pieces) { count(left, outOf(piece.start)); count(entered, into(piece.end)); }
  const crowded = (piece) => (left.get(outOf(piece.start)) ?? 0) > 1 || (entered.get(into(piece.end)) ?? 0) > 1;
  const ends = new Map();
  for (const piece of pieces) count(ends, piece.end);
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
    const alone = piece.main && !piece.label && fans.get(piece.start) === 1 && ends.get(piece.end) === 1 &&
      !pieces.some((one) => one.start === piece.end && one.end === piece.start);
    const near = to?.entry && piece.label ? 3 : from || to ? 1 + Number(Boolean(piece.label) || !piece.main || crowded(piece)) : 2 - Number(alone);
    const tight = (side) => pieces.filter((one) => one[side] === piece[side] && !loose(one.edge)).length > 1;
    const tangled = piece.label && tight("start") && tight("end");
    const ranks = !from && !to && (tangled || (fans.get(piece.start) >= rules.fan && !piece.main)) ? 3 : near;
    parts.push(`minlen=${ranks + Number(roomy.has(piece))}`);
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
  for (const port of ["input", "output"]) {
    const pills = ports(drawing, port);
    if (pills.length > 1) rows.push(`{rank=same; ${pills.map((id) => name(id)).join(" -> ")} [style=invis];}`);
  }
  rows.push("}");
  return { text: rows.join("\n"), name };
}

const ports = (drawing, port) =>
  drawing.nodes.filter((node) => node.port === port && !drawing.homes.get(node.id)).map((node) => node.id);

// How far inside of its border the content of a frame begins, and how high the row of its title and doors is.
const marginOf = (frame) => (frame.repeat ? 20 : 14);
const rowHeight = (frame) => frame.height + 6 - marginOf(frame);

// What stands above what where no data says it: titles above all that is in their frame, exits below it.
function keptApart(drawing, loose) {
  const { homes, faces, frames, doors, doorById, pieces, nodes } = drawing;
  const exits = new Map(), before = new Map(), after = new Map(), pairs = [];
  for (const one of doors) if (!one.entry && !exits.has(one.frame)) exits.set(one.frame, one.id);
  const note = (where, key, one) => { if (!where.has(key)) where.set(key, []); where.get(key).push(one); };
  for (const piece of pieces) {
    if (loose(piece.edge)) continue;
    const door = doorById.get(piece.end);
    note(before, door?.entry ? door.frame : piece.end, piece.start);
    note(after, piece.start, piece.end);
  }
  const homeOf = (id) => { const door = doorById.get(id); return !door ? homes.get(id) : door.entry ? door.frame : homes.get(door.frame); };
  const lies = (id, frame) => {
    let home = homeOf(id);
    while (home && home !== frame) home = homes.get(home);
    return home === frame;
  };
  for (const one of [...faces.keys(), ...frames.keys(), ...doorById.keys()]) {
    let home = homeOf(one);
    if (!home) continue;
    const door = doorById.get(one);
    const fed = door || (before.get(one) ?? []).some((start) => lies(start, home));
    if (!door?.entry && !fed) pairs.push([{ title: home }, frames.has(one) ? { title: one } : one]);
    while (home && !exits.has(home)) home = homes.get(home);
    const feeds = (after.get(one) ?? []).some((end) => lies(end, home) || doorById.get(end)?.frame === home);
    if (home && !frames.has(one) && !door?.entry && !feeds) pairs.push([one, exits.get(home)]);
  }
  for (const frame of nodes.filter((node) => frames.has(node.id) && !homes.get(node.id))) {
    for (const one of ports(drawing, "input")) if (!after.has(one)) pairs.push([one, { title: frame.id }]);
    for (const one of ports(drawing, "output")) {
      if (before.has(one)) continue;
      const inside = [...faces.keys()].filter((id) => !after.has(id) && homes.get(id));
      const ends = exits.has(frame.id) ? [exits.get(frame.id)] : inside.length ? inside : [{ title: frame.id }];
      for (const above of ends) pairs.push([above, one]);
    }
  }
  return pairs;
}
