"""What the examples of the rules' pages show when they run: `python -m tools.seen [LL104 ...]`, for `make docs`.

It runs each example with TensorFlow, in each Keras that its page is about, and keeps errors and numbers in
`docs/seen.json`, by the text of the example: what has no entry, or was changed since, is shown in words alone.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Collection
from functools import cache
from pathlib import Path

from layerlint.rulebook.pages import Example, ExampleKind, pages
from tests.proof.harness import observe, start
from tests.proof.words import scenarios_of

SEEN = Path(__file__).parents[1] / "docs" / "seen.json"
_MOST = 220


def key(example: Example) -> str:
    """What an example is known by: its text, and how it is run."""
    text = "\n".join((example.code, example.layer, example.init, example.input, example.call))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@cache
def read() -> dict[str, dict[str, str]]:
    """What was seen, by example and Keras."""
    found: dict[str, dict[str, str]] = json.loads(SEEN.read_text(encoding="utf-8")) if SEEN.exists() else {}
    return found


def run(codes: Collection[str]) -> None:
    """Run the examples of these rules, or of all, and keep what they showed."""
    known, jobs = dict(read()), []
    examples = [(page, example) for page in pages() for example in page.examples]
    for page, example in examples:
        if codes and page.code not in codes:
            continue
        known[key(example)] = {}
        for each in example.runs:
            if each.scenario or example.kind is not ExampleKind.BAD:
                scenario = scenarios_of(page, each)[0]
                start(example, each.keras, scenario)  # so that both versions run at once
                jobs.append((example, each.keras, scenario))
    for example, keras, scenario in jobs:
        try:
            seen = observe(example, keras, scenario)
        except RuntimeError:  # the site then shows words alone
            continue
        if text := _text(seen.brief, seen.values):
            known[key(example)][str(keras)] = text
    current = {key(example) for _, example in examples}
    kept = {name: known[name] for name in sorted(known) if name in current and known[name]}
    SEEN.write_text(json.dumps(kept, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


def _text(brief: str, values: Collection[str]) -> str:
    if not brief:
        return "; ".join(list(values)[:3])
    text = re.sub(r"[^.]{0,40}https?://.*", "", " ".join(brief.split()))
    text = re.sub(r"(/[\w.-]+){2,}/", "", text)
    text = re.sub(r"0x[0-9a-f]{6,}", "0x…", text).replace("`", "'")
    return f"error: `{text[:_MOST]}{'…' if len(text) > _MOST else ''}`"


if __name__ == "__main__":
    run(sys.argv[1:])
