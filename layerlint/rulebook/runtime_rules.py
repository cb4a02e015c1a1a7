"""The 8xx rules: findings by running a layer."""

from __future__ import annotations

from layerlint.rule import Rule, Severity


def _rule(code: str, name: str, summary: str, severity: Severity = Severity.ERROR) -> Rule:
    return Rule(code, name, summary, (2, 3), severity, None)


RUNTIME_RULES = (
    _rule(
        "LL801",
        "variable-not-tracked",
        "A variable was created that the layer does not track: it is not saved.",
    ),
    _rule("LL802", "state-grows-with-calls", "Every call creates new variables."),
    _rule("LL803", "no-gradient", "A trainable weight is unchanged after training.", Severity.WARNING),
    _rule("LL804", "config-round-trip-differs", "A layer that is made from its configuration differs."),
    _rule("LL805", "saved-weights-lost", "Saved weights are not restored."),
    _rule("LL806", "fails-in-graph-mode", "The layer works eagerly and fails in a graph."),
    _rule(
        "LL807", "training-mode-ignored", "Dropout or BatchNormalization runs in inference mode inside `fit`."
    ),
)

_BY_SYMPTOM = {
    ("*", "untracked"): "LL801",
    ("call-twice", "variables-grow"): "LL802",
    ("fit", "no-gradient"): "LL803",
    ("config", "config-differs"): "LL804",
    ("config", "raises"): "LL804",
    ("weights", "weights-lost"): "LL805",
    ("function", "raises"): "LL806",
    ("fit", "training-ignored"): "LL807",
}


def by_symptom(scenario: str, word: str) -> str | None:
    """The code of the rule for a symptom in a scenario, if there is one."""
    return _BY_SYMPTOM.get((scenario, word)) or _BY_SYMPTOM.get(("*", word))
