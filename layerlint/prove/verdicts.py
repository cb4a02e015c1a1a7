"""`check --prove`: runs the layers that have findings, and holds each finding against what was seen.

A rule's page says in which scenario its bad examples misbehave, and how. A finding of the rule is proved when the
user's own class shows the same symptom in the same scenario, and refuted when it runs without it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from layerlint.prove import left_out
from layerlint.prove.declared import QUIET, Runs, declared_runs
from layerlint.prove.left_out import Verdict
from layerlint.prove.only_seen import has_no_configuration, only_seen
from layerlint.prove.other_classes import OtherFindings
from layerlint.prove.sentences import one_line, sentence
from layerlint.prove.ties import DERIVED, attributes_read, breaks_on_guess, came_past, passes, ran, tie
from layerlint.prove.trial import LayerTarget, Observation, Trial, given_by
from layerlint.rule import Diagnostic, Evidence, Severity
from layerlint.settings.declarations import Settings
from layerlint.trace.worker_session import WorkerSession
from layerlint.worker.vocabulary import SYMPTOMS, matches

GENERAL = ("call-twice", "function", "fit", "config", "weights")
"""What every class is run in, to see what only running shows."""

ABSENCES = frozenset({"sublayer-unused", "output-is-input", "mask-dropped"})
"""What says that something did not happen: another value of `training`, or another argument, could make it happen."""


@dataclass(frozen=True, slots=True)
class Proved:
    """A class that was run: its findings with evidence, what only running showed, and what could not run, and why."""

    target: LayerTarget
    judged: list[Diagnostic]
    seen: list[Diagnostic]
    unrun: tuple[str, ...] = ()
    plan: tuple[tuple[str, str, str], ...] = ()
    """Name, value and origin of each argument and input."""


def prove(
    worker: WorkerSession,
    targets: Sequence[LayerTarget],
    diagnostics: Iterable[Diagnostic],
    settings: Settings,
    *,
    keras: int,
    time_limit: float = 60.0,
) -> Iterator[Proved]:
    """Run each class.

    `time_limit` is in seconds, for each scenario. Raises `LayerlintError` when the interpreter of the worker
    has no TensorFlow or not this Keras.
    """
    waiting: dict[tuple[str, str], list[Diagnostic]] = {}
    told = list(diagnostics)
    for diagnostic in told:
        waiting.setdefault((diagnostic.path, diagnostic.layer), []).append(diagnostic)
    for target in targets:
        found = waiting.get((target.path, target.layer), [])
        if target.path.endswith(".py"):
            trial = Trial(worker, target, given_by(settings, target), time_limit)
            others = [one for one in told if (one.path, one.layer) != (target.path, target.layer)]
            yield replace(_prove_class(trial, found, keras, others), plan=trial.grounds(()).plan)
        else:
            reason = "it is not in a Python file"
            yield Proved(target, [_not_run(d, reason) for d in found], [], (reason,))


def _prove_class(
    trial: Trial, found: list[Diagnostic], keras: int, others: Sequence[Diagnostic] = ()
) -> Proved:
    """Run one class. `others` are the findings of the other classes of the run."""
    judged = [_judge(diagnostic, keras, trial) for diagnostic in found]
    if trial.plan is None or trial.failure is not None:
        return Proved(trial.target, judged, [], (_why_not(trial),))
    explained = {d.attribute for d in judged if d.evidence is Evidence.PROVED}
    if "" in explained:  # a proved finding of the whole class
        return Proved(trial.target, judged, [])
    observations = [trial.look(scenario) for scenario in GENERAL]
    elsewhere = OtherFindings(others, trial.source, keras)
    seen = list(only_seen(trial, observations, judged, keras, elsewhere))
    stopped = tuple(
        f"{one.scenario}: {one.stopped_at(trial.target.path)}"
        for one in observations
        if one.trouble and not has_no_configuration(one) and not elsewhere.has_error(one)
    )
    explains = bool(seen) or bool(explained)
    return Proved(trial.target, judged, seen, () if explains else tuple(map(one_line, stopped)))


def _why_not(trial: Trial) -> str:
    return one_line(trial.control().stopped_at(trial.target.path))


def remaining(diagnostic: Diagnostic, keras: int, fixed: Trial) -> str:
    """Why a fixed class does not show that the finding is gone; "" when it runs without the symptom."""
    runs = list(declared_runs(diagnostic.code, keras))
    if not runs:
        return "nothing shows this rule by running"
    for training in fixed.modes:
        for scenario, symptoms in runs:
            observation = fixed.look(scenario, training)
            if observation.raised or observation.lost:
                return (
                    f"the fixed class fails in {scenario}: {one_line(observation.brief or observation.lost)}"
                )
            for symptom in symptoms:
                if text := _shown(symptom, observation, diagnostic, fixed):
                    return f"the fixed class still shows it in {scenario}: {text}"
    return ""


def _judge(diagnostic: Diagnostic, keras: int, trial: Trial) -> Diagnostic:
    """The finding with its evidence and what that rests on."""
    runs = list(declared_runs(diagnostic.code, keras))
    if not runs:
        return _not_run(diagnostic, "nothing shows this rule by running")
    if diagnostic.code in left_out.CODES and trial.failure is None:
        observation = trial.look(left_out.SCENARIO)
        if (verdict := left_out.judge_left_out(diagnostic, observation)) is not None:
            return _told(diagnostic, verdict, trial, (left_out.SCENARIO,))
    shown = _shown_in(diagnostic, trial, runs)
    if shown.said:
        return _told(diagnostic, Verdict(Evidence.PROVED, "; ".join(shown.said)), trial, shown.scenarios)
    scenarios = tuple(scenario for scenario, _ in runs)
    reason = shown.why_open or _why_untried(diagnostic, trial) or _why_unrefuted(diagnostic, trial, runs)
    if reason:
        return _told(diagnostic, Verdict(Evidence.NOT_RUN, one_line(reason)), trial, scenarios)
    seen = f"it ran without a symptom ({', '.join(scenarios)})"
    return _told(diagnostic, Verdict(Evidence.REFUTED, seen), trial, scenarios)


def _told(diagnostic: Diagnostic, verdict: Verdict, trial: Trial, scenarios: tuple[str, ...]) -> Diagnostic:
    severity = Severity.NOTE if verdict.evidence is Evidence.REFUTED else diagnostic.severity
    grounds = trial.grounds(scenarios)
    return replace(
        diagnostic, evidence=verdict.evidence, seen=verdict.seen, severity=severity, grounds=grounds
    )


@dataclass(frozen=True, slots=True)
class _Shown:
    """The symptoms of a finding that were seen, and else why that means nothing; "" where it does."""

    said: tuple[str, ...]
    why_open: str = ""
    scenarios: tuple[str, ...] = ()


def _shown_in(diagnostic: Diagnostic, trial: Trial, runs: Runs) -> _Shown:
    """Look in every scenario. What shows by its absence must be absent in training and otherwise."""
    said: dict[str, None] = {}
    absent: list[set[str]] = []
    showing: dict[str, None] = {}
    trouble = ""
    for training in trial.modes:
        missing: set[str] = set()
        for scenario, symptoms in runs:
            observation = trial.look(scenario, training)
            texts = {
                symptom: text
                for symptom in symptoms
                if (text := _shown(symptom, observation, diagnostic, trial, training))
            }
            missing |= {text for symptom, text in texts.items() if symptom in ABSENCES}
            said |= dict.fromkeys(text for symptom, text in texts.items() if symptom not in ABSENCES)
            if texts:
                showing[scenario] = None
            else:
                trouble = trouble or observation.stopped_at(trial.target.path)
        absent.append(missing)
        if said:
            break
    said |= dict.fromkeys(sorted(set.intersection(*absent)) if absent else ())
    return _Shown(tuple(said), "" if said else trouble, tuple(showing))


def _why_untried(diagnostic: Diagnostic, trial: Trial) -> str:
    """Why arguments that are left out got no other values, without which nothing is refuted."""
    if diagnostic.code not in left_out.CODES:
        return ""
    stopped = trial.look(left_out.SCENARIO).stopped_at(trial.target.path)
    return stopped or "no argument that it names was given another value; give one with --init"


def _why_unrefuted(diagnostic: Diagnostic, trial: Trial, runs: Runs) -> str:
    """Why runs without a symptom do not refute a finding; "" when they do."""
    observations = [trial.look(scenario, mode) for mode in trial.modes for scenario, _ in runs]
    observations += [trial.control(mode) for mode in trial.modes]
    if stopped := next((one for one in observations if one.trouble), None):
        return stopped.stopped_at(trial.target.path)
    if any("made-by-chance" in one.words for one in observations):
        return (
            "two instances differ by themselves, so a loaded one cannot be compared; fix its random numbers"
        )
    every = frozenset(symptom for _, symptoms in runs for symptom in symptoms)
    reason = _why_absent(observations, every) or _why_elsewhere(diagnostic, trial, runs[0][0], every)
    if reason:
        return reason
    lines = frozenset[int]().union(*(one.lines for one in observations))
    if not ran(trial.source, diagnostic, lines):
        return "its line did not run with these arguments and inputs; give --init or --input"
    return ""


def _why_absent(observations: Sequence[Observation], every: frozenset[str]) -> str:
    """Why a symptom that is the absence of something could come with other inputs; "" when it could not."""
    if "untrained" in every and any("untrained" in one.words for one in observations):
        return "a fit leaves weights as they are, though a gradient of zero may reach them; give --input"
    if "training-ignored" in every and not any("modes-seen" in one.words for one in observations):
        return "no layer of Keras that trains otherwise was seen to run in a fit"
    if "change-unseen" in every:
        return "no callback was seen to change what an eager call gives"
    unfed = next((names for one in observations if (names := one.where.get("unfed"))), ())
    if unfed and not every.isdisjoint({*ABSENCES, "untrained"}):
        return f"`{unfed[0]}` of `call` was not given; give --input"
    return ""


def _why_elsewhere(diagnostic: Diagnostic, trial: Trial, scenario: str, every: frozenset[str]) -> str:
    """What else than the scenarios of its page keeps a finding from being refuted; "" for nothing."""
    if passes(trial.stumbled, diagnostic, trial.source):
        return "with other inputs it fails here; give --input"
    for one in (trial.look(name) for name in GENERAL):
        if words := _contradicting(one, every, diagnostic):
            return f"{one.scenario} shows that {SYMPTOMS[words[0]]}, and {scenario} does not"
    if "has a path without `return`" in diagnostic.message:
        return "these inputs did not take the path without `return`"
    if left := _left_at_default(diagnostic, trial):
        return f"`{left}` was left at its default; give another value with --init"
    if diagnostic.code in QUIET and all(symptom.startswith("raises") for symptom in every):
        return "nothing was raised, but the mistake may be silent"
    return ""


def _left_at_default(diagnostic: Diagnostic, trial: Trial) -> str:
    """The constructor's argument that a finding speaks of, where the class was made without it; "" else."""
    spoken = re.search(
        r"the argument `(\w+)` of|the configuration holds .* under `(\w+)`", diagnostic.message
    )
    made = {name for name, _, _ in trial.grounds(()).plan}
    name = (spoken[1] or spoken[2]) if spoken else ""
    return "" if name in made else name


def _contradicting(observation: Observation, symptoms: Collection[str], diagnostic: Diagnostic) -> list[str]:
    """The symptoms of a rule that another scenario than those of its page shows of the same attribute."""
    attribute = _root(diagnostic)
    return sorted(
        word
        for word in observation.words
        if word in symptoms
        and word in SYMPTOMS
        and word not in ABSENCES
        and _concerns(attribute, observation.where.get(word, ()))
    )


def _root(diagnostic: Diagnostic) -> str:
    """The attribute of the class that a finding is about: `blocks` of `blocks[0].scale`."""
    return diagnostic.attribute.partition(".")[0].partition("[")[0]


def _trained(diagnostic: Diagnostic, trial: Trial) -> list[str]:
    """The attributes whose training a finding speaks of: its own, and for what is computed once those it comes from."""
    own = _root(diagnostic)
    return [own, *attributes_read(trial.source, diagnostic)] if own and diagnostic.code in DERIVED else [own]


def _not_run(diagnostic: Diagnostic, reason: str) -> Diagnostic:
    return replace(diagnostic, evidence=Evidence.NOT_RUN, seen=reason)


def _shown(
    symptom: str, observation: Observation, diagnostic: Diagnostic, trial: Trial, training: bool = False
) -> str:
    """The sentence for a symptom that was seen and is about this finding; "" otherwise."""
    name = symptom.partition("=")[0]
    if name == "raises":
        return _raised(observation, diagnostic, trial, training)
    if not any(matches(symptom, word) for word in observation.words):
        return ""
    attribute = _root(diagnostic)
    trained = name in ("untrained", "no-gradient")
    if name in ("untrained", "warns") and "untrained" in observation.words:
        # A weight may stay as it is because its gradient is zero here.
        if not any(
            _concerns(one, observation.where.get("no-gradient", ())) for one in _trained(diagnostic, trial)
        ):
            return ""
        if "no-gradient" not in observation.words:
            return ""
    if name in ("output-lost", "weights-lost") and attribute in observation.where.get("weights-returned", ()):
        return ""  # what was lost is another attribute's
    paths = observation.where.get(name, ())
    subjects = _trained(diagnostic, trial) if trained else [attribute]
    if paths and not any(_concerns(one, paths) for one in subjects):
        return ""
    return sentence(name, attribute if attribute in paths else "")


def _concerns(attribute: str, paths: Collection[str]) -> bool:
    return not attribute or not paths or attribute in paths


def _raised(observation: Observation, diagnostic: Diagnostic, trial: Trial, training: bool) -> str:
    """An error counts when it is the finding's, and neither a guess nor the rest of the class is to blame."""
    if not observation.raised:
        return ""
    declared = [one for _, symptoms in declared_runs(diagnostic.code, diagnostic.keras) for one in symptoms]
    found = tie(declared, observation, diagnostic, trial.source)
    if not found.holds:
        return ""
    plain = trial.control(training)
    control = not plain.trouble or (found.through and came_past(plain, diagnostic, trial.source))
    control = control and "step-fails-eagerly" not in observation.words
    if breaks_on_guess(observation.raised, trial.grounds(()).plan):
        return ""
    proves = found.proves(control=control, certain=trial.certain())
    if not proves and not (found.through and not control and _fix_ends_it(diagnostic, trial)):
        return ""
    return f"{observation.scenario} raised {one_line(observation.brief)}"


def _fix_ends_it(diagnostic: Diagnostic, trial: Trial) -> bool:
    """Whether the same plan runs on the class as the finding's fix leaves it."""
    fixed = trial.with_fix(diagnostic)
    return fixed is not None and fixed.failure is None and not fixed.control().trouble
