"""Findings that only running a class shows: the 8xx rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from layerlint.prove.declared import declares
from layerlint.prove.sentences import one_line, sentence
from layerlint.prove.trial import Observation, Trial
from layerlint.rule import Diagnostic, Evidence
from layerlint.rulebook.runtime_rules import RUNTIME_RULES, by_symptom


def only_seen(
    trial: Trial, observations: Sequence[Observation], judged: Sequence[Diagnostic], keras: int
) -> Iterator[Diagnostic]:
    """The findings of the 8xx rules that no static finding already explains."""
    proved = [one for one in judged if one.evidence is Evidence.PROVED]
    explained, told_before = {one.attribute for one in proved}, [one.seen for one in proved]
    told: set[tuple[str, str]] = set()
    explains = any(declares(one.code, keras, "untracked") for one in proved)
    loose = explains
    target = trial.target
    for observation in observations:
        for word in sorted(observation.words):
            name = word.partition("=")[0]
            code = by_symptom(observation.scenario, name)
            if code is None or (name == "raises" and not fails_by_itself(observation, trial)):
                continue
            if name == "raises" and any(one_line(observation.brief) in text for text in told_before):
                continue
            for attribute in observation.where.get(name) or ("",):
                if attribute in explained or (code, attribute) in told:
                    continue
                loose = loose or name == "untracked"
                if loose and not attribute and name in _OF_LOOSE and (explains or code != "LL801"):
                    continue
                told.add((code, attribute))
                rule = next(rule for rule in RUNTIME_RULES if rule.code == code)
                raised = name == "raises"
                what = one_line(observation.stopped_at(target.path)) if raised else _sentence(name, attribute)
                yield Diagnostic(
                    path=target.path,
                    span=target.span,
                    code=rule.code,
                    name=rule.name,
                    severity=rule.severity,
                    message=f"`{target.layer}`: {what}",
                    help=help_for(code, observation, attribute),
                    layer=target.layer,
                    attribute=attribute,
                    keras=keras,
                    evidence=Evidence.PROVED,
                    seen=f"seen in the scenario {observation.scenario}",
                    grounds=trial.grounds((observation.scenario,)),
                )


_OF_LOOSE = frozenset({"untracked", "no-gradient", "config-differs", "weights-lost"})
"""What follows where a layer does not know a variable: it is the same mistake."""


def _sentence(name: str, attribute: str) -> str:
    if name == "config-differs" and not attribute:
        return "a layer that its configuration makes gives another output with the same weights"
    return sentence(name, attribute)


def fails_by_itself(observation: Observation, trial: Trial) -> bool:
    """Whether it is what the scenario adds that fails, and neither the plan nor what another rule tells."""
    if trial.control().trouble:
        return False
    if observation.scenario == "function":
        return "control-passed" in observation.words and "passes-otherwise" not in observation.words
    return not has_no_configuration(observation)


def has_no_configuration(observation: Observation) -> bool:
    """Whether a class says, asked for its configuration, that it has none: then there is none that differs."""
    return observation.scenario == "config" and observation.raised.startswith("NotImplementedError")


def help_for(code: str, observation: Observation, attribute: str) -> str:
    """The way out that fits what was seen."""
    if code == "LL804" and "unexpected keyword argument" in observation.raised:
        return "take `**kwargs` in `__init__`, and hand them to `super().__init__`"
    if code == "LL804" and not attribute and not observation.raised:
        return (
            "keep what the output depends on in a weight, or make it from the constructor's arguments alone"
        )
    if code == "LL807" and "own-train-step" in observation.words:
        return "call the model with `training=True` in `train_step`"
    if code == "LL803" and attribute in observation.where.get("read-in-steps", ()):
        return "rounding, comparisons and `stop_gradient` have no gradient: use it otherwise, or make it not trainable"
    return HELP.get(code, "")


HELP = {
    "LL801": "create it with `self.add_weight`, or keep its layer in an attribute of the layer",
    "LL802": "create weights and sublayers in `__init__` or `build`",
    "LL803": "use it in `call` so that the loss depends on it, or create it with `trainable=False`",
    "LL804": "return every constructor argument from `get_config`",
    "LL805": "build sublayers in `build`, or leave it out",
    "LL806": "use TensorFlow operations in `call` in place of Python's",
    "LL807": "add `training=None` to the parameters of `call`",
}
