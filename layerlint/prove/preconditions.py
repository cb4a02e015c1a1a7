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
    "attribute-reset": Precondition(
        "setting-kept", "the setting has the value here that Keras gives it too; give another one with --init"
    ),
    "change-unseen": Precondition("", "no callback was seen to change what an eager call gives"),
    "evaluate-zero": Precondition(
        "reports-agree", "`evaluate` reports other numbers than a fit that changes nothing"
    ),
    "frozen-trained": Precondition("frozen-seen", "the layer is trainable in this run; give --init"),
    "loss-grows": Precondition(
        "", "a loss that does not grow with these inputs may grow with others; give --input"
    ),
    "loss-lost": Precondition(
        "losses-added", "no loss other than zero was added in the fit; give --init or --input"
    ),
    "loss-misreported": Precondition(
        "modes-alike",
        "results differ from call to call, or in training, so that losses cannot be compared",
    ),
    "losses-grow": Precondition("losses-added", "no loss was added in the calls; give --init or --input"),
    "losses-overwritten": Precondition(
        "losses-added", "no loss was added in the step; give --init or --input"
    ),
    "metric-not-reset": Precondition("metric-reset", "no metric was seen to be reset between epochs"),
    "output-frozen": Precondition(
        "outputs-vary",
        "eager calls give the same each time, so that nothing was seen to freeze; give --input",
    ),
    "output-is-input": Precondition(
        "", "the output may differ from the input for another reason, though this line does nothing"
    ),
    "output-repeats": Precondition(
        "", "results differ from call to call, but another layer may be random too"
    ),
    "same-values": Precondition(
        "", "weights that have other shapes here may have the same with other sizes; give --init or --input"
    ),
    "shared-state": Precondition(
        "container-filled", "no list or dict was seen to be filled; give --init or --input"
    ),
    "shared-sublayer": Precondition(
        "holds-several", "no container was seen to hold more than one layer; give --init"
    ),
    "step-grows": Precondition(
        "", "a step that does not grow with these inputs may grow with others; give --input"
    ),
    "warns": Precondition("", "Keras does not warn, but an optimizer may change what the class assigns"),
    "untrained": Precondition(
        "trained", "no weight of it was seen to train in a fit; give --init or --input"
    ),
    "training-ignored": Precondition(
        "modes-seen", "no layer of Keras that trains otherwise was seen to run in a fit"
    ),
}
"""By symptom. The absence of any other counts in each completed run in which the finding's line ran."""


def why_unseen(
    observations: Sequence[Observation], symptoms: Collection[str], subjects: Collection[str] = ("",)
) -> str:
    """Why one of these symptoms could not have been observed of these attributes; "" where each could."""
    names = {symptom.partition("=")[0] for symptom in symptoms}
    for symptom in sorted(PRECONDITIONS.keys() & names):
        word, reason = PRECONDITIONS[symptom]
        if not any(_has(observation, word, subjects) for observation in observations):
            return reason
    return ""


def _has(observation: Observation, word: str, subjects: Collection[str]) -> bool:
    """Whether a word was observed, and of one of these attributes, if of any."""
    paths = observation.where.get(word, ())
    return word in observation.words and any(
        not subject or not paths or subject in paths for subject in subjects
    )
