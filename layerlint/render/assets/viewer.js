"use strict";
// Pan, zoom, search, open and close. Every state that was laid out beforehand is a <template>;
// a state that was not is shown by hiding what is inside the closed layer.
(() => {
  const stage = document.getElementById("stage");
  const search = document.getElementById("search");
  const said = document.getElementById("said");
  const root = document.documentElement;
  const SVG = "http://www.w3.org/2000/svg";
  const templates = new Map();
  for (const one of document.querySelectorAll("template[data-closed]")) {
    templates.set(one.dataset.closed, one);
  }
  const layers = new Map(JSON.parse(document.getElementById("layers").textContent));
  const closable = new Set(JSON.parse(document.getElementById("closable").textContent));
  let closed = JSON.parse(document.getElementById("start").textContent);
  let picture = null;
  let view = { x: 0, y: 0, scale: 1 };
  let hits = [];
  let current = -1;

  const key = (ids) => JSON.stringify([...ids].sort());
  const inside = (id, outer) => {
    for (let at = layers.get(id); at !== undefined && at !== ""; at = layers.get(at)) {
      if (at === outer) return true;
    }
    return false;
  };

  function place() {
    picture.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.scale})`;
  }

  function fit() {
    const room = stage.getBoundingClientRect();
    const width = Number(picture.getAttribute("width"));
    const height = Number(picture.getAttribute("height"));
    const scale = Math.min(1.25, (room.width - 16) / width, (room.height - 16) / height);
    view = { scale, x: (room.width - width * scale) / 2, y: Math.max(8, (room.height - height * scale) / 2) };
    place();
  }

  function zoom(factor, x, y) {
    const room = stage.getBoundingClientRect();
    const px = x === undefined ? room.width / 2 : x - room.left;
    const py = y === undefined ? room.height / 2 : y - room.top;
    const scale = Math.min(8, Math.max(0.05, view.scale * factor));
    view.x = px - (px - view.x) * (scale / view.scale);
    view.y = py - (py - view.y) * (scale / view.scale);
    view.scale = scale;
    place();
  }

  function show(next, keep) {
    const exact = templates.get(key(next));
    const source = exact || templates.get(key([]));
    const old = picture;
    picture = source.content.firstElementChild.cloneNode(true);
    if (old) old.remove();
    stage.append(picture);
    closed = next;
    root.dataset.state = key(closed);
    if (!exact) closed.forEach(hide);
    buttons();
    wire();
    if (keep) place(); else fit();
    find(false);
  }

  function hide(id) {
    for (const part of picture.querySelectorAll("[data-id]")) {
      if (inside(part.dataset.id, id)) part.classList.add("hidden");
    }
    for (const part of picture.querySelectorAll("[data-for]")) {
      if (inside(part.dataset.for, id)) part.classList.add("hidden");
    }
    for (const part of picture.querySelectorAll("[data-start]")) {
      const { start, end } = part.dataset;
      if (inside(start, id) || inside(end, id)) {
        const within = (inside(start, id) || start === id) && (inside(end, id) || end === id);
        if (within || part.classList.contains("ll-edge-label")) part.classList.add("hidden");
      }
    }
    const ground = find_by("data-id", id);
    if (!ground) return;
    const box = ground.firstElementChild;
    const note = document.createElementNS(SVG, "text");
    note.setAttribute("class", "closed-note");
    note.setAttribute("x", Number(box.getAttribute("x")) + 13);
    note.setAttribute("y", Number(box.getAttribute("y")) + 36);
    note.textContent = "closed";
    ground.append(note);
  }

  function find_by(name, value) {
    return [...picture.querySelectorAll(`[${name}]`)].find((part) => part.getAttribute(name) === value);
  }

  function buttons() {
    for (const [id, parent] of layers) {
      if (parent === "" || !closable.has(id)) continue;
      const part = find_by("data-id", id);
      if (!part || part.classList.contains("hidden")) continue;
      const box = part.querySelector("rect");
      if (!box) continue;
      const isClosed = closed.includes(id);
      const x = Number(box.getAttribute("x")) + Number(box.getAttribute("width")) - 7;
      const y = Number(box.getAttribute("y")) - 7;
      const group = document.createElementNS(SVG, "g");
      group.setAttribute("class", "toggle");
      group.setAttribute("role", "button");
      group.setAttribute("tabindex", "0");
      group.setAttribute("aria-label", `${isClosed ? "Open" : "Close"} ${id}`);
      group.dataset.toggle = id;
      group.innerHTML =
        `<rect x="${x}" y="${y}" width="14" height="14" rx="3"/>` +
        `<path d="M${x + 3.5},${y + 7}h7${isClosed ? `m-3.5,-3.5v7` : ""}"/>`;
      group.addEventListener("click", (event) => { event.stopPropagation(); toggle(id); });
      group.addEventListener("keydown", (event) => {
        if (event.key === "Enter" || event.key === " ") { event.preventDefault(); toggle(id); }
      });
      picture.querySelector("g").append(group);
    }
  }

  function toggle(id) {
    const next = closed.includes(id)
      ? closed.filter((one) => one !== id)
      : [...closed.filter((one) => !inside(one, id)), id];
    show(next, true);
  }

  function wire() {
    for (const node of picture.querySelectorAll(".ll-node")) {
      node.addEventListener("pointerenter", () => trace(node.dataset.id));
      node.addEventListener("pointerleave", () => trace(null));
    }
  }

  function trace(id) {
    picture.classList.toggle("tracing", id !== null);
    for (const part of picture.querySelectorAll("[data-start]")) {
      part.classList.toggle("near", part.dataset.start === id || part.dataset.end === id);
    }
  }

  const words = (part) => [...part.querySelectorAll("title, text")].map((t) => t.textContent).join(" ").toLowerCase();

  function find(move) {
    const query = search.value.trim().toLowerCase();
    picture.classList.toggle("searching", query !== "");
    hits = [];
    current = -1;
    for (const node of picture.querySelectorAll(".ll-node, .ll-header")) {
      const hit = query !== "" && words(node).includes(query) && !node.classList.contains("hidden");
      node.classList.toggle("hit", hit);
      node.classList.remove("current");
      if (hit) hits.push(node);
    }
    if (query && hits.length === 0 && closed.length && move) {
      const all = templates.get(key([]));
      const there = [...all.content.querySelectorAll(".ll-node, .ll-header")].some((n) => words(n).includes(query));
      if (there) { show([], true); return; }
    }
    said.textContent = query === "" ? "" : hits.length === 1 ? "1 match" : `${hits.length} matches`;
    if (move && hits.length) step(1);
  }

  function step(by) {
    if (!hits.length) return;
    if (current >= 0) hits[current].classList.remove("current");
    current = (current + by + hits.length) % hits.length;
    hits[current].classList.add("current");
    said.textContent = `${current + 1} of ${hits.length}`;
    const box = hits[current].getBoundingClientRect();
    const room = stage.getBoundingClientRect();
    view.x += room.left + room.width / 2 - (box.left + box.width / 2);
    view.y += room.top + room.height / 2 - (box.top + box.height / 2);
    place();
  }

  const pointers = new Map();
  let moved = 0;
  let spread = 0;
  stage.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    pointers.set(event.pointerId, [event.clientX, event.clientY]);
    moved = 0;
  });
  window.addEventListener("pointermove", (event) => {
    const last = pointers.get(event.pointerId);
    if (!last) return;
    const dx = event.clientX - last[0];
    const dy = event.clientY - last[1];
    pointers.set(event.pointerId, [event.clientX, event.clientY]);
    moved += Math.abs(dx) + Math.abs(dy);
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
  const release = (event) => { pointers.delete(event.pointerId); spread = 0; stage.classList.remove("moving"); };
  window.addEventListener("pointerup", release);
  window.addEventListener("pointercancel", release);
  stage.addEventListener("click", (event) => { if (moved > 6) event.preventDefault(); }, true);
  stage.addEventListener("dragstart", (event) => event.preventDefault());
  stage.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0016)), event.clientX, event.clientY);
  }, { passive: false });

  search.addEventListener("input", () => find(false));
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      if (current < 0) find(true); else step(event.shiftKey ? -1 : 1);
    } else if (event.key === "Escape") { search.value = ""; find(false); search.blur(); }
  });
  document.getElementById("in").addEventListener("click", () => zoom(1.25));
  document.getElementById("out").addEventListener("click", () => zoom(0.8));
  document.getElementById("fit").addEventListener("click", fit);
  document.getElementById("open").addEventListener("click", () => show([], false));
  document.getElementById("close").addEventListener("click", () => {
    const outer = [...closable].filter((id) => ![...closable].some((other) => inside(id, other)));
    show(outer, false);
  });
  document.getElementById("theme").addEventListener("click", () => {
    const dark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : window.matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });
  window.addEventListener("keydown", (event) => {
    if (event.target === search || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") { event.preventDefault(); search.focus(); }
    if (event.key === "+" || event.key === "=") zoom(1.25);
    if (event.key === "-") zoom(0.8);
    if (event.key === "0") fit();
    const by = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
    if (by) { view.x += by[0]; view.y += by[1]; place(); }
  });
  window.addEventListener("resize", fit);

  if (closable.size === 0) {
    document.getElementById("open").classList.add("hidden");
    document.getElementById("close").classList.add("hidden");
  }
  show(closed, false);
})();
