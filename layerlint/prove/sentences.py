"""Symptoms and traits in sentences."""

from __future__ import annotations

import re

from layerlint.worker.vocabulary import SYMPTOMS, TRAITS


def one_line(text: str, taken: int = 0) -> str:
    """A text in one line of at most 200 characters, of which `taken` are used otherwise; without addresses."""
    line, room = re.sub(r" at 0x[0-9a-f]+", "", " ".join(text.split())), 200 - taken
    return line if len(line) <= room else f"{line[: room - 3]}..."


_SENTENCES = {
    "untracked": "`{0}` is not in `variables`",
    "untrained": "`{0}` is unchanged after training",
    "no-gradient": "no gradient reaches `{0}`, which is unchanged after training",
    "leaked-tensor": "`{0}` holds a tensor of a graph that is gone",
    "python-state-frozen": "`{0}` has another value than after eager calls",
    "config-differs": "`{0}` differs in the restored layer",
    "metric-not-reset": "`{0}` is not reset between epochs",
    "attribute-reset": "`Layer.__init__` gave `{0}` another value than the class had set before",
    "weights-refused": "loading refuses the saved weights, because `{0}` is not built then",
    "argument-written": "loading gives the constructor a dict as `{0}`",
    "training-not-told": "`{0}` runs in inference mode inside `fit`",
    "shared-sublayer": "`{0}` holds the same layer several times",
}


def sentence(word: str, attribute: str) -> str:
    """The sentence of a word of the vocabulary, on an attribute where one is known."""
    if attribute and word in _SENTENCES:
        return _SENTENCES[word].format(attribute)
    return SYMPTOMS.get(word) or TRAITS.get(word) or word
