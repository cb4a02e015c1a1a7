"""The preconditions of symptoms: where they do not hold, the absence of a symptom refutes no finding."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from layerlint.prove.trial import Observation


class Precondition(NamedTuple):
    """A word that one observation must have ("" where none can), else the reason holds."""

    word: str
    reason: str


PRECONDITIONS = {
    "change-unseen": Precondition("", "no callback was seen to change what an eager call gives"),
    "evaluate-zero": Precondition(
        "reports-agree", "`evaluate` reports other numbers than a fit that changes nothing"
    ),
    "frozen-trained": Precondition("frozen-seen", "the layer is trainable in this run; give --init"),
    "loss-grows": Precondition(
        "", "a loss that does not grow with these inputs may grow with others; give --input"
    ),
    "loss-lost": Precondition("losses-added", "no loss was added in the fit; give --init or --input"),
    "loss-misreported": Precondition(
        "modes-alike",
        "results differ from call to call, or in training, so that losses cannot be compared",
    ),
    "losses-grow": Precondition("losses-added", "no loss was added in the calls; give --init or --input"),
    "losses-overwritten": Precondition(
        "losses-added", "no loss was added in the step; give --init or --input"
    ),
    "metric-not-reset": Precondition(
        "steady", "results differ from call to call, so that metrics cannot be compared"
    ),
    "output-frozen": Precondition(
        "outputs-vary",
        "eager calls give the same each time, so that nothing was seen to freeze; give --input",
    ),
    "output-repeats": Precondition(
        "", "results differ from call to call, but another layer may be random too"
    ),
    "same-values": Precondition(
        "", "weights that have other shapes here may have the same with other sizes; give --init or --input"
    ),
    "shared-sublayer": Precondition(
        "holds-several", "no container was seen to hold more than one layer; give --init"
    ),
    "step-grows": Precondition(
        "", "a step that does not grow with these inputs may grow with others; give --input"
    ),
    "training-ignored": Precondition(
        "modes-seen", "no layer of Keras that trains otherwise was seen to run in a fit"
    ),
}
"""By symptom. The absence of any other counts in each completed run in which the finding's line ran."""


def why_unseen(observations: Sequence[Observation], symptoms: Collection[str]) -> str:
    """Why one of these symptoms could not have been observed; "" where each could."""
    words = frozenset[str]().union(*(observation.words for observation in observations))
    for symptom in sorted(PRECONDITIONS.keys() & set(symptoms)):
        word, reason = PRECONDITIONS[symptom]
        if word not in words:
            return reason
    return ""
