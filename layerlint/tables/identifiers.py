"""The texts that stand for activations, initializers, losses and the like, read from a table without importing Keras."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from pathlib import Path

from layerlint.suggestions import closest

AREAS = {
    "activations": "activation",
    "constraints": "constraint",
    "initializers": "initializer",
    "losses": "loss",
    "metrics": "metric",
    "optimizers": "optimizer",
    "regularizers": "regularizer",
}
"""The modules of Keras, and what one thing of them is called."""
_KINDS = {kind: area for area, kind in AREAS.items()}
_OF_COMPILE = frozenset({"acc", "accuracy", "ce", "crossentropy"})
"""What `compile` takes as a metric, whatever the loss."""
_ALIKE = 0.8
FOREIGN = {
    "initializers": {
        "xavier": "glorot_uniform",
        "xavier_uniform": "glorot_uniform",
        "xavier_normal": "glorot_normal",
        "glorot": "glorot_uniform",
        "he": "he_normal",
        "kaiming": "he_normal",
        "kaiming_uniform": "he_uniform",
        "kaiming_normal": "he_normal",
        "lecun": "lecun_normal",
        "gaussian": "random_normal",
        "random": "random_normal",
        "truncated": "truncated_normal",
    },
    "activations": {"logsoftmax": "log_softmax", "lrelu": "leaky_relu"},
}
"""By area, names in other frameworks and in papers, with their names in Keras."""


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    path = Path(__file__).with_name("identifiers.json")
    table: dict[str, dict[str, list[str]]] = json.loads(path.read_text(encoding="utf-8"))
    return table


def area_of(argument: str) -> str:
    """What texts for that argument name: "initializers" for `kernel_initializer`; "" for other arguments."""
    return _KINDS.get(argument.rpartition("_")[2], "")


def is_unknown(text: str, area: str, keras: int) -> bool:
    """Whether Keras finds nothing of that area by the text."""
    identifiers = _table()[str(keras)].get(area, [])
    if not identifiers or not text or text in identifiers or ">" in text:
        return False  # `package>name` is what a project registers
    if area == "optimizers":
        return text.lower() not in identifiers
    return not (area in {"metrics", "losses"} and text.lower() in _OF_COMPILE)


@lru_cache(maxsize=1024)
def meant(text: str, area: str, keras: int) -> str:
    """The text that was probably meant; "" where none is like it."""
    identifiers = _table()[str(keras)].get(area, [])
    for identifier in sorted(identifiers, key=lambda name: (name != name.lower(), name)):
        if _bare(identifier) == _bare(text):
            return identifier
    if (named := FOREIGN.get(area, {}).get(text, "")) in identifiers:
        return named
    return closest(text, identifiers, cutoff=_ALIKE) or ""


def is_of_the_other(text: str, area: str, keras: int) -> bool:
    """Whether the other Keras finds something by the text."""
    return not is_unknown(text, area, 5 - keras)


def _bare(text: str) -> str:
    return text.replace("_", "").lower()
