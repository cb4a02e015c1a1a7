// The panel that tells of one node: what it is, its weights, shapes, lines of source and findings.

function detailsOf(data, node) {
  const { details } = node;
  const inside = (target) => target === node.id || data.owners[target] === node.id ||
    (node.frame && data.around(data.owners[target] ?? target).includes(node.id));
  const found = data.findings.filter((one) => inside(one.target) || (!one.target && !node.parent));
  const rows = details.rows.map(([name, text]) => `<dt>${escaped(name)}</dt><dd>${escaped(text)}</dd>`).join("");
  const line = (href, text) => (href ? `<a href="${escaped(href)}">${escaped(text)}</a>` : escaped(text));
  const sources = (details.sources ?? []).map((one) => `<dt>${escaped(one.word)}</dt><dd>${line(one.href, one.place)}</dd>`).join("");
  const weights = details.weights?.length
    ? `<table><caption>Weights</caption><thead><tr><th scope="col">name</th><th scope="col">shape</th><th scope="col">dtype</th>` +
      `<th scope="col">kind</th><th scope="col">values</th></tr></thead><tbody>${details.weights.map(weightRow).join("")}</tbody></table>`
    : "";
  const findings = found.map((one) =>
    `<li class="${escaped(one.severity)}"><b>${escaped(one.code)}</b> ${escaped(one.message)} ${one.place ? line(one.href, one.place) : ""}</li>`);
  return `<h2>${escaped(details.heading)}</h2><p>${escaped(details.kind)}</p>` +
    (findings.length ? `<ul>${findings.join("")}</ul>` : "") + (rows || sources ? `<dl>${rows}${sources}</dl>` : "") + weights;
}

function weightRow(weight) {
  const cells = [weight.name, weight.shape, weight.dtype, weight.kind, weight.count];
  return `<tr title="${escaped(weight.tip)}">${cells.map((cell) => `<td>${escaped(cell)}</td>`).join("")}</tr>`;
}
