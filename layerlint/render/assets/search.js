// Search over everything that there is, also what is closed, and what a folded run stands for.

function searchIn(data, query) {
  const wanted = query.trim().toLowerCase();
  if (!wanted) return [];
  const every = [...data.nodes, ...data.weights].map((one) => [one.id, one.words.toLowerCase()]);
  for (const asked of [wanted, ...standIns(data, wanted)]) {
    const found = every.filter(([, words]) => words.includes(asked)).map(([id]) => id);
    if (found.length) return found;
  }
  return [];
}

// `blocks[7].attn` is drawn as `blocks[0].attn` where twelve equal blocks are drawn once.
function standIns(data, wanted) {
  const found = [];
  for (const { repeat } of data.nodes) {
    if (!repeat) continue;
    for (const member of membersOf(repeat)) {
      const at = wanted.indexOf(member.toLowerCase());
      const after = wanted.charAt(at + member.length);
      if (at >= 0 && !/[0-9]/.test(after)) found.push(wanted.replace(member.toLowerCase(), repeat.first.toLowerCase()));
      else if (member.toLowerCase().includes(wanted)) found.push(repeat.first.toLowerCase());  // `block3` of `conv2_block3`
    }
  }
  return found;
}

// The names in a run: `blocks[0]` to `blocks[11]` differ in one number; of others, the first and the last are known.
function membersOf({ count, first, last }) {
  const [one, two] = [first, last].map((name) => name.split(/(\d+)/));
  const different = one.length === two.length ? one.map((part, n) => n).filter((n) => one[n] !== two[n]) : [];
  const [n] = different;
  if (different.length !== 1 || n % 2 === 0 || Number(two[n]) - Number(one[n]) !== count - 1) return [last];
  return Array.from({ length: count - 1 }, (_, step) => one.map((part, at) => (at === n ? Number(part) + step + 1 : part)).join(""));
}
