"""Findings that only running a class shows: the 8xx rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from layerlint.prove.declared import declared_symptoms, declares
from layerlint.prove.other_classes import OtherFindings
from layerlint.prove.sentences import one_line, sentence
from layerlint.prove.ties import DERIVED, attributes_at, attributes_read, breaks_on_guess, names_error
from layerlint.prove.trial import Observation, Trial
from layerlint.rule import Diagnostic, Evidence
from layerlint.rulebook.runtime_rules import RUNTIME_RULES, by_symptom


def runtime_findings(
    trial: Trial,
    observations: Sequence[Observation],
    judged: Sequence[Diagnostic],
    keras: int,
    elsewhere: OtherFindings,
) -> Iterator[Diagnostic]:
    """The findings of the 8xx rules that no static finding already explains, of this class or of another one."""
    proved = [diagnostic for diagnostic in judged if diagnostic.evidence is Evidence.PROVED]
    derived = [
        name
        for diagnostic in proved
        if diagnostic.code in DERIVED
        for name in attributes_read(trial.source, diagnostic)
    ]
    explained = _Explained(proved, keras, elsewhere, derived)
    for observation in observations:
        for code, name in _symptoms(observation, trial, explained):
            for attribute in observation.where.get(name) or ("",):
                if not explained.adds_nothing(code, name, attribute):
                    yield _finding(trial, observation, code, name, attribute, keras)


def _symptoms(observation: Observation, trial: Trial, explained: _Explained) -> Iterator[tuple[str, str]]:
    """The rules and symptoms in an observation; an error counts unless a reported finding explains it."""
    for word in sorted(observation.words):
        name = word.partition("=")[0]
        code = by_symptom(observation.scenario, name)
        if code is None or _EXCUSES.get(code) in observation.words:
            continue
        if name == "raises" and (
            explained.has_error(observation)
            or explained.attributes.intersection(attributes_at(observation, trial.target.path, trial.source))
            or not fails_by_itself(observation, trial)
        ):
            continue
        yield code, name


_EXCUSES = {"LL803": "no-float-output", "LL804": "value-unsavable"}
"""Words that excuse the class: it is not meant to be trained, or it was given a value that cannot be saved."""


class _Explained:
    """What is explained already: by proved findings, on their attributes, or by findings reported here."""

    def __init__(
        self, proved: Sequence[Diagnostic], keras: int, elsewhere: OtherFindings, also: Iterable[str] = ()
    ) -> None:
        self.attributes = {diagnostic.attribute for diagnostic in proved} | set(also)
        self.proved = proved
        self.elsewhere = elsewhere
        self.reported: set[tuple[str, str]] = set()
        self.codes = {diagnostic.code for diagnostic in proved}
        self.keras = keras
        self.loose = self._by_finding("untracked")

    def has_error(self, observation: Observation) -> bool:
        """Whether this error proved a finding, or is like one that the finding's page declares.

        The class of an error and the names of its tensors may differ from scenario to scenario.
        """
        if self.elsewhere.has_error(observation):
            return True
        if any(one_line(observation.brief) in diagnostic.seen for diagnostic in self.proved):
            return True
        return any(
            names_error(symptom, diagnostic.seen) and names_error(symptom, observation.raised)
            for diagnostic in self.proved
            for symptom in declared_symptoms(diagnostic.code, self.keras)
        )

    def adds_nothing(self, code: str, name: str, attribute: str) -> bool:
        """Whether a symptom is explained already; one that is not counts as reported from now on."""
        if attribute in self.attributes or (code, attribute) in self.reported:
            return True
        if self.elsewhere.has_part("untracked" if name in _OF_LOOSE else name, attribute):
            self.loose = self.loose or name == "untracked"
            return True
        if not attribute and name != "raises" and self._by_finding(name):
            return True
        self.loose = self.loose or name == "untracked"
        if self.loose and not attribute and name in _OF_LOOSE and code != "LL801":
            return True
        self.reported.add((code, attribute))
        return False

    def _by_finding(self, name: str) -> bool:
        """Whether the page of a proved rule declares this symptom."""
        return any(declares(code, self.keras, name) for code in self.codes)


def _finding(
    trial: Trial, observation: Observation, code: str, name: str, attribute: str, keras: int
) -> Diagnostic:
    target = trial.target
    rule = next(rule for rule in RUNTIME_RULES if rule.code == code)
    raised = name == "raises"
    symptom_text = one_line(observation.stopped_at(target.path)) if raised else _sentence(name, attribute)
    return Diagnostic(
        path=target.path,
        span=target.span,
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        message=f"`{target.layer}`: {symptom_text}",
        help=help_for(code, observation, attribute),
        layer=target.layer,
        attribute=attribute,
        keras=keras,
        evidence=Evidence.PROVED,
        seen=f"seen in the scenario {observation.scenario}",
        grounds=trial.grounds((observation.scenario,)),
    )


_OF_LOOSE = frozenset({"untracked", "no-gradient", "config-differs", "weights-lost"})
"""The symptoms of an untracked variable: they are one mistake."""


def _sentence(name: str, attribute: str) -> str:
    if name == "config-differs" and not attribute:
        return "a layer that its configuration makes gives another output with the same weights"
    return sentence(name, attribute)


def fails_by_itself(observation: Observation, trial: Trial) -> bool:
    """Whether the scenario's own step fails, and neither the plan nor what another rule reports."""
    if trial.control().trouble or breaks_on_guess(observation.raised, trial.grounds(()).plan):
        return False
    if observation.scenario == "function":
        return "control-passed" in observation.words and "passes-otherwise" not in observation.words
    return not has_no_configuration(observation)


def has_no_configuration(observation: Observation) -> bool:
    """Whether a class has no configuration that could differ: it refuses one, or its arguments cannot be saved."""
    if observation.scenario != "config":
        return False
    return observation.raised.startswith("NotImplementedError") or "value-unsavable" in observation.words


def help_for(code: str, observation: Observation, attribute: str) -> str:
    """The help that fits an observation."""
    if code == "LL804" and "unexpected keyword argument" in observation.raised:
        return "take `**kwargs` in `__init__`, and pass them to `super().__init__`"
    if code == "LL804" and not attribute and not observation.raised:
        return (
            "keep what the output depends on in a weight, or make it from the constructor's arguments alone"
        )
    if code == "LL806" and "out of scope" in observation.raised:
        return "compute the tensor in the `call` that uses it, or keep a weight or a NumPy array"
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
    "LL806": "use TensorFlow operations in `call` instead of Python's",
    "LL807": "add `training=None` to the parameters of `call`",
}
