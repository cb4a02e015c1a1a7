// Filters of the list of rules: which Keras, which severity, whether there is a fix, and words.
document.addEventListener("DOMContentLoaded", () => {
  const tables = [...document.querySelectorAll("article table")].filter(
    (table) => table.querySelector("th")?.textContent.trim() === "code",
  );
  if (!tables.length) return;
  const rows = tables.flatMap((table) => [...table.querySelectorAll("tbody tr")]);
  const box = document.createElement("p");
  box.className = "rule-filter";
  const select = (label, options) => {
    const field = document.createElement("select");
    field.setAttribute("aria-label", label);
    for (const [value, text] of options) field.add(new Option(text, value));
    Object.assign(field.style, { marginRight: "0.8em", padding: "0.2em", border: "1px solid", borderRadius: "3px", color: "inherit", background: "var(--md-default-bg-color)" });
    box.append(field);
    return field;
  };
  const keras = select("Keras", [["", "any Keras"], ["2", "Keras 2"], ["3", "Keras 3"]]);
  const severity = select("Severity", [["", "any severity"], ["error", "error"], ["warning", "warning"], ["note", "note"]]);
  const fix = select("Fix", [["", "with or without a fix"], ["safe", "safe fix"], ["unsafe", "unsafe fix"], ["any", "any fix"]]);
  const words = document.createElement("input");
  words.type = "search";
  words.placeholder = "words or a code";
  words.setAttribute("aria-label", "Words");
  Object.assign(words.style, { padding: "0.2em 0.4em", border: "1px solid", borderRadius: "3px", color: "inherit", background: "transparent" });
  const count = document.createElement("span");
  count.style.marginLeft = "0.8em";
  box.append(words, count);
  const update = () => {
    let shown = 0;
    for (const row of rows) {
      const [code, name, targets, severities, fixes] = [...row.cells].map((cell) => cell.textContent.trim());
      const fits =
        (!keras.value || targets.split(", ").includes(keras.value)) &&
        (!severity.value || severities.includes(severity.value)) &&
        (!fix.value || (fix.value === "any" ? fixes !== "" : fixes === fix.value)) &&
        words.value.toLowerCase().split(/\s+/).every((word) => `${code} ${name}`.toLowerCase().includes(word));
      row.hidden = !fits;
      shown += fits;
    }
    for (const table of tables) {
      const empty = [...table.querySelectorAll("tbody tr")].every((row) => row.hidden);
      const holder = table.closest(".md-typeset__scrollwrap") ?? table;
      holder.hidden = empty;
      if (holder.previousElementSibling?.tagName === "H2") holder.previousElementSibling.hidden = empty;
    }
    count.textContent = `${shown} of ${rows.length} rules`;
  };
  for (const field of [keras, severity, fix, words]) field.addEventListener("input", update);
  document.querySelector("article h1").after(box);
  update();
});
