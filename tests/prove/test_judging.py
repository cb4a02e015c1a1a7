"""The verdict on a finding by what the scenarios showed, without TensorFlow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from layerlint.prove.initializers import attributes_started
from layerlint.prove.other_classes import OtherFindings
from layerlint.prove.rivals import without_rivals
from layerlint.prove.runtime_findings import runtime_findings
from layerlint.prove.trial import LayerTarget, Observation, Trial
from layerlint.prove.verdicts import _judge, _prove_class
from layerlint.rule import Diagnostic, Evidence, Grounds, Severity
from layerlint.text import Position, Span
from layerlint.worker.vocabulary import SCENARIOS

SOURCE = """class A(Layer):
    def build(self, input_shape):
        self.w = tf.Variable(1.0)

    def call(self, inputs, training=None):
        return self.d(inputs)
"""
ALL = frozenset(range(1, 7))


class Pretended:
    """A trial whose scenarios show what a test says."""

    def __init__(
        self, path: Path, shown: Mapping[str, Observation], modes: tuple[bool, ...] = (False,)
    ) -> None:
        self.shown, self.modes = shown, modes
        self.target = LayerTarget(str(path), "A", Span(Position(1, 7), Position(1, 8)))
        self.plan, self.failure, self.source = object(), None, SOURCE
        self.imports = self.constructs = True
        self.stumbled: tuple[tuple[str, int], ...] = ()
        self.made_with: tuple[tuple[str, str, str], ...] = ()

    def observe(self, scenario: str, training: bool = False) -> Observation:
        name = f"{scenario} in training" if training else scenario
        return self.shown.get(name) or self.shown.get(scenario) or seen(scenario)

    def control(self, training: bool = False) -> Observation:
        return self.observe("control", training)

    def certain(self) -> bool:
        return False

    def grounds(self, scenarios: tuple[str, ...]) -> Grounds:
        return Grounds(self.made_with, scenarios, "passed")

    def has_error(self, reason: str) -> bool:
        return any(one.stopped_at(self.target.path) == reason for one in self.shown.values())

    def failed(self) -> list[Observation]:
        return [one for one in self.shown.values() if one.raised]

    def with_fix(self, diagnostic: Diagnostic) -> None:
        return None


def seen(scenario: str, *words: str, lines: frozenset[int] = ALL, **where: Any) -> Observation:
    named = {word.replace("_", "-"): paths for word, paths in where.items()}
    return Observation(scenario, frozenset(words), named, "", "", (), lines=lines)


def raised(scenario: str, path: Path, line: int, text: str = "ValueError: no") -> Observation:
    return Observation(scenario, frozenset({f"raises={text}"}), {}, text, text, ((str(path), line),))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.py"


def judged(path: Path, code: str, line: int, attribute: str, *shown: Observation, **more: Any) -> Diagnostic:
    found = Diagnostic(
        str(path), Span(Position(line, 9), Position(line, 15)), code, "name", Severity.ERROR, "`a` is left out",
        layer="A", attribute=attribute, method=more.get("method", ""),
    )  # fmt: skip
    trial = Pretended(
        path,
        {one.scenario: one for one in shown} | more.get("named", {}),
        more.get("modes", (False,)),
    )
    trial.stumbled = more.get("stumbled", ())
    return _judge(found, 3, cast(Trial, trial))


def test_a_finding_is_refuted_only_when_its_line_ran(path: Path) -> None:
    assert judged(path, "LL101", 3, "w").evidence is Evidence.REFUTED
    never = [seen(name, lines=frozenset({6})) for name in ("call", "call-twice", "fit", "control")]
    found = judged(path, "LL101", 3, "w", *never)
    assert found.evidence is Evidence.NOT_RUN
    assert found.seen.startswith("its line did not run")


def test_a_symptom_of_another_attribute_proves_nothing(path: Path) -> None:
    assert (
        judged(path, "LL101", 3, "w", seen("call-twice", "untracked", untracked=("w",))).evidence
        is Evidence.PROVED
    )
    assert (
        judged(path, "LL101", 3, "w", seen("call-twice", "untracked", untracked=("v",))).evidence
        is Evidence.REFUTED
    )


def test_a_weight_that_a_fit_leaves_as_it_is_may_have_a_gradient_of_zero(path: Path) -> None:
    still = seen("fit", "untrained", untrained=("w",))
    assert judged(path, "LL112", 3, "w", still).evidence is Evidence.NOT_RUN
    without = seen("fit", "untrained", "no-gradient", untrained=("w",), no_gradient=("w",))
    assert judged(path, "LL112", 3, "w", without).evidence is Evidence.PROVED


def test_a_sublayer_is_unused_only_when_it_is_unused_in_training_too(path: Path) -> None:
    unused = seen("call", "sublayer-unused", sublayer_unused=("d",))
    assert (
        judged(
            path, "LL204", 6, "d", unused, named={"call in training": seen("call")}, modes=(False, True)
        ).evidence
        is Evidence.REFUTED
    )
    assert judged(path, "LL204", 6, "d", unused, modes=(False, True)).evidence is Evidence.PROVED


def test_what_an_argument_without_a_value_may_use_is_not_refuted(path: Path) -> None:
    found = judged(path, "LL204", 6, "d", seen("call", "unfed", unfed=("context",)))
    assert found.evidence is Evidence.NOT_RUN
    assert "`context`" in found.seen


def test_left_out_arguments_without_another_value_are_not_refuted(path: Path) -> None:
    for code in ("LL402", "LL408"):
        found = judged(path, code, 2, "a")
        assert found.evidence is Evidence.NOT_RUN
        assert "--init" in found.seen


def test_an_error_that_the_control_has_too_proves_nothing(path: Path) -> None:
    errors = [raised(name, path, 6) for name in ("function", "fit", "control")]
    assert judged(path, "LL503", 6, "", *errors).evidence is Evidence.NOT_RUN
    found = judged(path, "LL503", 6, "", *errors[:2])
    assert found.evidence is Evidence.PROVED


def test_a_class_with_a_scenario_that_did_not_end_is_listed_as_not_run(path: Path) -> None:
    trial = cast(Trial, Pretended(path, {"weights": raised("weights", path, 6)}))
    assert _prove_class(trial, [], 3).unrun == ("weights: ValueError: no (a.py:6)",)
    assert _prove_class(cast(Trial, Pretended(path, {})), [], 3).unrun == ()


def test_an_error_in_a_graph_needs_a_control_and_no_other_shape_that_passes(path: Path) -> None:
    def codes(*words: str) -> list[str]:
        error = raised("function", path, 6)
        shown = Observation("function", error.words | set(words), {}, error.raised, error.brief, error.frames)
        return [
            one.code
            for one in _prove_class(cast(Trial, Pretended(path, {"function": shown})), [], 3).runtime_findings
        ]

    assert codes("control-passed") == ["LL806"]
    assert codes() == []
    assert codes("control-passed", "passes-otherwise") == []


def test_an_instance_that_lives_with_one_batch_size_alone_is_not_blamed_for_a_graph(path: Path) -> None:
    error = raised("function", path, 6)
    shown = Observation(
        "function", error.words | {"control-passed"}, {}, error.raised, error.brief, error.frames
    )
    trial = Pretended(path, {"function": shown, "control": raised("control", path, 6)})
    assert _prove_class(cast(Trial, trial), [], 3).runtime_findings == []


def test_what_another_scenario_shows_is_not_refuted(path: Path) -> None:
    grows = seen("call-twice", "untracked")
    found = judged(path, "LL209", 6, "", grows, seen("fit", "trained", trained=("w",)))
    assert found.evidence is Evidence.NOT_RUN
    assert found.seen.startswith("call-twice shows that a variable was made")


def test_what_follows_from_a_hidden_layer_is_not_told_beside_it(path: Path) -> None:
    shown = {
        "fit": seen("fit", "untracked", "untrained"),
        "call-twice": seen("call-twice", "untracked"),
        "weights": seen("weights", "weights-lost"),
    }
    hidden = Diagnostic(
        str(path), Span(Position(6, 9), Position(6, 15)), "LL209", "name", Severity.ERROR, "`d` is hidden",
        layer="A", attribute="d",
    )  # fmt: skip
    trial = cast(Trial, Pretended(path, shown))
    assert [one.code for one in _prove_class(trial, [hidden], 3).runtime_findings] == []
    assert [one.code for one in _prove_class(trial, [], 3).runtime_findings] == ["LL801"]


def test_a_hidden_note_that_explains_what_running_shows_stands_in_its_place(path: Path) -> None:
    shown = {"save": seen("save", "output-lost"), "weights": seen("weights", "weights-lost")}
    note = Diagnostic(
        str(path), Span(Position(3, 9), Position(3, 15)), "LL207", "name", Severity.NOTE, "lost in `.keras` files",
        layer="A", attribute="rows", keras=2,
    )  # fmt: skip
    trial = cast(Trial, Pretended(path, shown))
    assert [one.code for one in _prove_class(trial, [], 2).runtime_findings] == ["LL805"]
    explained = _prove_class(trial, [], 2, hidden=[note])
    assert explained.runtime_findings == []
    assert [(one.code, one.severity, one.evidence) for one in explained.judged] == [
        ("LL207", Severity.WARNING, Evidence.PROVED)
    ]
    kept = cast(Trial, Pretended(path, {"weights": seen("weights", "weights-lost")}))
    assert [one.code for one in _prove_class(kept, [], 2, hidden=[note]).runtime_findings] == ["LL805"]
    quiet = cast(Trial, Pretended(path, {"save": seen("save", "output-lost")}))
    assert _prove_class(quiet, [], 2, hidden=[note]).judged == []


def test_that_nothing_is_raised_does_not_refute_what_may_be_silent(path: Path) -> None:
    found = judged(path, "LL411", 3, "w")
    assert found.evidence is Evidence.NOT_RUN
    assert "may be silent" in found.seen
    assert judged(path, "LL311", 3, "").evidence is Evidence.REFUTED


def test_a_line_that_fails_with_other_inputs_is_not_refuted(path: Path) -> None:
    found = judged(path, "LL503", 6, "", stumbled=((str(path), 6),))
    assert found.evidence is Evidence.NOT_RUN
    assert "with other inputs" in found.seen
    assert judged(path, "LL503", 6, "", stumbled=((str(path), 3),)).evidence is Evidence.REFUTED


@pytest.mark.parametrize("code", ["LL520", "LL525"])
def test_what_shows_beside_other_layers_is_not_refuted(path: Path, code: str) -> None:
    found = judged(path, code, 6, "")
    assert (found.evidence, found.seen.split()[:2]) == (Evidence.NOT_RUN, ["it", "may"])


def test_an_argument_that_was_left_at_its_default_refutes_nothing(path: Path) -> None:
    found = Diagnostic(
        str(path), Span(Position(2, 9), Position(2, 15)), "LL401", "name", Severity.ERROR,
        "the argument `norm` of `A` is a layer: saving fails without `get_config`", layer="A",
    )  # fmt: skip
    told = _judge(found, 3, cast(Trial, Pretended(path, {})))
    assert (told.evidence, told.seen.split()[0]) == (Evidence.NOT_RUN, "`norm`")


def test_a_configuration_that_a_guess_breaks_is_not_told(path: Path) -> None:
    lacks = raised("config", path, 6, "AttributeError: 'float' object has no attribute 'tolist'")
    trial = Pretended(path, {"config": lacks})
    assert [one.code for one in _prove_class(cast(Trial, trial), [], 3).runtime_findings] == ["LL804"]
    trial.made_with = (("table", "0.1", "found by trying"),)
    assert _prove_class(cast(Trial, trial), [], 3).runtime_findings == []


def test_a_symptom_that_a_proved_rule_tells_is_told_once(path: Path) -> None:
    shown = {name: seen(name, "training-ignored") for name in ("fit", "fit-functional")}
    frozen = Diagnostic(
        str(path), Span(Position(6, 9), Position(6, 15)), "LL507", "name", Severity.ERROR, "`d` is frozen",
        layer="A", attribute="d",
    )  # fmt: skip
    trial = cast(Trial, Pretended(path, shown))
    assert [one.code for one in _prove_class(trial, [frozen], 3).runtime_findings] == []
    assert [one.code for one in _prove_class(trial, [], 3).runtime_findings] == ["LL807"]


def test_an_error_that_a_proved_rule_declares_is_told_once_whatever_its_tensors_are_called(
    path: Path,
) -> None:
    def out_of_scope(error: str, tensor: str) -> str:
        return f"{error}: <tf.Tensor '{tensor}/range:0'> is out of scope and cannot be used here"

    function = raised("function", path, 6, out_of_scope("TypeError", "a_2"))
    shown = {
        "fit": raised("fit", path, 6, out_of_scope("InaccessibleTensorError", "a")),
        "function": replace(function, words=function.words | {"raises", "control-passed"}),
    }
    made = Diagnostic(
        str(path), Span(Position(3, 9), Position(3, 15)), "LL118", "name", Severity.ERROR, "`self.d` is a tensor",
        layer="A", attribute="d",
    )  # fmt: skip
    trial = cast(Trial, Pretended(path, shown))
    proved = _prove_class(trial, [made], 3)
    assert [(one.code, one.evidence) for one in proved.judged] == [("LL118", Evidence.PROVED)]
    assert proved.runtime_findings == []
    (alone,) = _prove_class(trial, [], 3).runtime_findings
    assert alone.code == "LL806"
    assert alone.help.startswith("compute the tensor in the `call` that uses it")


def test_that_no_change_was_missed_in_a_fit_does_not_refute_that_one_may_be(path: Path) -> None:
    found = judged(path, "LL119", 3, "w", seen("fit-callbacks"))
    assert found.evidence is Evidence.NOT_RUN
    assert found.seen == "no callback was seen to change what an eager call gives"
    assert judged(path, "LL119", 3, "w", seen("fit-callbacks", "change-unseen")).evidence is Evidence.PROVED


def test_what_the_finding_of_a_part_explains_is_not_told_of_the_whole(path: Path) -> None:
    text = """class B(Layer):
    def call(self, x):
        if x > 0: return x

class A(Model):
    def __init__(self):
        self.b = [B()]
        self.c = C()
"""
    path.write_text(text)
    error = "OperatorNotAllowedInGraphError: Using a symbolic `tf.Tensor` as a Python `bool` is not allowed."
    shown = {
        "function": replace(
            raised("function", path, 3, error), words=frozenset({"raises", "control-passed"})
        ),
        "call-twice": seen("call-twice", "untracked", untracked=("b",)),
    }
    trial = Pretended(path, shown)
    trial.source = text

    def told(*others: tuple[str, str, int]) -> list[str]:
        found = [
            Diagnostic(
                str(path),
                Span(Position(line, 12), Position(line, 13)),
                code,
                "name",
                Severity.ERROR,
                "",
                layer=layer,
            )
            for code, layer, line in others
        ]
        return sorted(one.code for one in _prove_class(cast(Trial, trial), [], 3, found).runtime_findings)

    assert told() == ["LL801", "LL806"]
    assert told(("LL503", "B", 3)) == ["LL801"]
    assert told(("LL503", "B", 2)) == ["LL801", "LL806"]  # of another line
    assert told(("LL104", "B", 2)) == ["LL806"]
    assert told(("LL104", "C", 2)) == ["LL801", "LL806"]  # of another part
    assert told(("LL104", "B", 2), ("LL503", "B", 3)) == []


def test_instances_that_differ_by_themselves_refute_nothing(path: Path) -> None:
    found = judged(path, "LL104", 3, "w", seen("save", "made-by-chance"))
    assert found.evidence is Evidence.NOT_RUN
    assert "differ by themselves" in found.seen


def test_weights_that_came_back_are_not_those_that_were_lost(path: Path) -> None:
    lost = seen("save", "output-lost", weights_returned=("w",))
    named = dict.fromkeys(("save", "build-load"), lost)
    assert judged(path, "LL206", 3, "w", named=named).evidence is not Evidence.PROVED
    assert judged(path, "LL206", 3, "d", named=named).evidence is Evidence.PROVED


def test_the_weight_that_something_is_computed_from_is_that_of_the_finding(path: Path) -> None:
    without = seen("fit", "untrained", "no-gradient", untrained=("d",), no_gradient=("d",))
    assert judged(path, "LL108", 6, "kept", without).evidence is Evidence.PROVED
    assert judged(path, "LL112", 6, "kept", without).evidence is not Evidence.PROVED


def test_a_step_that_no_data_suits_is_no_control(path: Path) -> None:
    error = raised("fit", path, 6)
    shown = Observation("fit", error.words | {"step-fails-eagerly"}, {}, "ValueError: no", "no", error.frames)
    assert judged(path, "LL503", 6, "", shown).evidence is Evidence.NOT_RUN
    assert judged(path, "LL503", 6, "", error).evidence is Evidence.PROVED


def test_what_was_given_that_nothing_can_save_is_no_fault_of_the_class(path: Path) -> None:
    differs = seen("config", "config-differs", "value-unsavable")
    assert _prove_class(cast(Trial, Pretended(path, {"config": differs})), [], 3).runtime_findings == []
    ints = seen("fit", "no-gradient", "no-float-output", no_gradient=("w",))
    assert _prove_class(cast(Trial, Pretended(path, {"fit": ints})), [], 3).runtime_findings == []


def test_a_path_that_was_not_taken_is_not_refuted(path: Path) -> None:
    found = Diagnostic(
        str(path), Span(Position(5, 9), Position(5, 15)), "LL502", "name", Severity.ERROR,
        "`A.call` has a path without `return`: on that path the next layer gets `None`", layer="A",
    )  # fmt: skip
    told = _judge(found, 3, cast(Trial, Pretended(path, {})))
    assert told.evidence is Evidence.NOT_RUN


def test_a_finding_of_a_whole_method_is_refuted_only_when_each_return_ran(path: Path) -> None:
    without = frozenset({1, 2, 3, 5})
    assert judged(path, "LL510", 5, "").evidence is Evidence.REFUTED
    found = judged(path, "LL510", 5, "", *(seen(one, lines=without) for one in ("mask", "control")))
    assert (found.evidence, found.seen) == (
        Evidence.NOT_RUN,
        "these inputs did not take every path to a `return`; give --input",
    )


def test_that_no_layer_was_seen_to_train_otherwise_refutes_nothing(path: Path) -> None:
    assert judged(path, "LL506", 6, "d").evidence is Evidence.NOT_RUN
    ran = {name: seen(name, "modes-seen") for name in ("fit", "fit-functional")}
    assert judged(path, "LL506", 6, "d", named=ran).evidence is Evidence.REFUTED
    shown = seen("fit", "modes-seen", "training-not-told", training_not_told=("d",))
    assert judged(path, "LL506", 6, "d", shown).evidence is Evidence.PROVED


def test_weights_of_other_shapes_do_not_refute_that_one_initializer_starts_them_alike(path: Path) -> None:
    found = judged(path, "LL115", 3, "w")
    assert found.evidence is Evidence.NOT_RUN
    assert "other sizes" in found.seen
    alike = seen("call", "same-values", same_values=("w", "v"))
    assert judged(path, "LL115", 3, "", alike).evidence is Evidence.PROVED
    others = seen("call", "same-values", same_values=("u", "v"))
    assert judged(path, "LL115", 3, "", others).evidence is Evidence.NOT_RUN


def test_the_attributes_that_an_initializer_starts_are_followed_through_names() -> None:
    text = """class A(Layer):
    def __init__(self):
        start = HeNormal()
        self.init = HeNormal()
        a = Dense(3, kernel_initializer=start)
        self.a = a
        self.b = [Dense(3, kernel_initializer=start) for _ in range(2)]
        self.c.append(Dense(3, kernel_initializer=start))
        self.d = Dense(3, kernel_initializer=self.init)
        self.e = Dense(3, kernel_initializer=START)
        self.f = Dense(3, kernel_initializer=START)

    def call(self, x):
        x = self.a(x)
        self.kept = Other(x)
        return x
"""

    def started(line: int) -> set[str]:
        span = Span(Position(line, 9), Position(line, 15))
        found = Diagnostic("a.py", span, "LL115", "name", Severity.WARNING, "", layer="A")
        return set(attributes_started(text, found))

    assert started(3) == {"a", "b", "c"}
    assert started(4) == {"init", "d"}
    assert started(11) == {"e", "f"}


WORDS = {
    "LL119": "change-unseen", "LL610": "reports-agree", "LL212": "frozen-seen", "LL601": "losses-added",
    "LL607": "modes-alike", "LL608": "losses-added", "LL505": "outputs-vary",
    "LL203": "holds-several",
}  # fmt: skip
NEVER = ("LL116", "LL603", "LL115", "LL515")


@pytest.mark.parametrize("code", [*WORDS, *NEVER])
def test_what_could_not_show_refutes_nothing(path: Path, code: str) -> None:
    assert judged(path, code, 3, "w").evidence is Evidence.NOT_RUN
    words = (WORDS[code],) if code in WORDS and code != "LL119" else ()
    able = {name: seen(name, *words) for name in SCENARIOS}
    wanted = Evidence.REFUTED if words else Evidence.NOT_RUN
    assert judged(path, code, 3, "w", named=able).evidence is wanted


def test_an_output_that_repeats_refutes_no_state_that_changes(path: Path) -> None:
    assert judged(path, "LL120", 3, "w").evidence is Evidence.REFUTED
    found = judged(path, "LL120", 3, "w", seen("call-twice", "state-changes", state_changes=("w",)))
    assert found.evidence is Evidence.NOT_RUN


def test_a_symptom_proves_nothing_where_the_line_of_the_finding_did_not_run(path: Path) -> None:
    without = frozenset({1, 2, 5, 6})
    shown = {name: seen(name, "output-lost", lines=without) for name in ("save", "fit", "control")}
    assert judged(path, "LL104", 3, "w", named=shown).evidence is Evidence.NOT_RUN
    ran = {name: seen(name, "output-lost") for name in ("save", "control")}
    assert judged(path, "LL104", 3, "w", named=ran).evidence is Evidence.PROVED


def test_an_error_where_the_attribute_of_a_proved_finding_is_read_is_told_once(path: Path) -> None:
    other = "AttributeError: 'SymbolicTensor' object has no attribute 'numpy'"
    function = raised("function", path, 6, other)
    shown = {
        "fit": raised("fit", path, 6, "InaccessibleTensorError: x is out of scope and cannot be used here"),
        "function": replace(function, words=function.words | {"raises", "control-passed"}),
    }
    trial = cast(Trial, Pretended(path, shown))
    for attribute, told in (("d", []), ("other", ["LL806"])):
        made = Diagnostic(
            str(path), Span(Position(3, 9), Position(3, 15)), "LL118", "name", Severity.ERROR, "",
            layer="A", attribute=attribute,
        )  # fmt: skip
        judged = [replace(made, evidence=Evidence.PROVED)]
        assert [
            one.code for one in runtime_findings(trial, [shown["function"]], judged, 3, OtherFindings())
        ] == told


def test_an_error_proves_the_finding_of_its_line_that_declares_it_alone(path: Path) -> None:
    def finding(code: str, attribute: str = "", line: int = 3) -> Diagnostic:
        return Diagnostic(
            str(path), Span(Position(line, 9), Position(line, 15)), code, "name", Severity.ERROR, "",
            layer="A", attribute=attribute, keras=3, evidence=Evidence.PROVED,
            seen="save raised AttributeError: 'A' object has no attribute 'w'",
        )  # fmt: skip

    both = without_rivals([finding("LL202", "w"), finding("LL404")], SOURCE)
    assert [one.evidence for one in both] == [Evidence.PROVED, Evidence.NOT_RUN]
    assert both[1].seen.startswith("its line fails first with the error of LL202")
    apart = without_rivals([finding("LL202", "w"), finding("LL404", line=6)], SOURCE)
    assert [one.evidence for one in apart] == [Evidence.PROVED, Evidence.PROVED]


def test_an_error_that_ends_at_one_of_two_lines_of_a_rule_does_not_prove_the_other(path: Path) -> None:
    def finding(line: int, attribute: str = "", error: str = "no shape") -> Diagnostic:
        return Diagnostic(
            str(path), Span(Position(line, 9), Position(line, 15)), "LL509", "name", Severity.ERROR, "", layer="A",
            attribute=attribute, evidence=Evidence.PROVED, seen=f"functional raised ValueError: {error}",
        )  # fmt: skip

    def evidence(failed: Observation, *findings: Diagnostic) -> list[Evidence | None]:
        return [one.evidence for one in without_rivals(findings, SOURCE, [failed])]

    failed = raised("functional", path, 3, "ValueError: no shape")
    assert evidence(failed, finding(3), finding(6)) == [Evidence.PROVED, Evidence.NOT_RUN]
    assert evidence(failed, finding(3), finding(6, "d")) == [Evidence.PROVED, Evidence.PROVED]
    elsewhere = raised("functional", path, 2, "ValueError: no shape")
    assert evidence(elsewhere, finding(3), finding(6)) == [Evidence.PROVED, Evidence.PROVED]
    lacks = "module 'tf' has no attribute 'log'"
    missing = raised("functional", path, 3, f"ValueError: {lacks}")
    assert evidence(missing, finding(3, error=lacks), finding(6, error=lacks)) == [Evidence.PROVED] * 2


def test_a_configuration_needs_a_constructor_alone_as_its_control(path: Path) -> None:
    shown = [raised("config", path, 6), raised("control", path, 4), raised("save", path, 4)]
    assert judged(path, "LL404", 6, "w", *shown, method="get_config").evidence is Evidence.PROVED
    unmade = raised("construct", path, 4)
    assert judged(path, "LL404", 6, "w", *shown, unmade, method="get_config").evidence is not Evidence.PROVED
    called = [raised("fit", path, 6), raised("control", path, 4)]
    assert judged(path, "LL503", 6, "", *called).evidence is not Evidence.PROVED


@pytest.mark.parametrize(
    ("method", "scenario"),
    [("compute_loss", "fit"), ("compute_output_shape", "functional"), ("from_config", "config")],
)
def test_an_error_proves_in_the_scenario_that_runs_the_method_of_the_finding(
    path: Path, method: str, scenario: str
) -> None:
    error = raised(scenario, path, 6, "TypeError: no")
    assert judged(path, "LL701", 6, "", error, method="call").evidence is not Evidence.PROVED
    assert judged(path, "LL701", 6, "", error, method=method).evidence is Evidence.PROVED


def test_the_configuration_of_keras_that_holds_defaults_is_no_reason_not_to_try(path: Path) -> None:
    lost = Observation(
        "recorded", frozenset({"argument-lost"}), {"argument-lost": ("a",)}, "", "", (), said={"a": "lost"}
    )
    assert judged(path, "LL409", 2, "", lost).evidence is Evidence.PROVED
    assert judged(path, "LL402", 2, "", lost).evidence is Evidence.NOT_RUN


def test_a_method_that_no_step_runs_is_proved_never_to_run(path: Path) -> None:
    def told(message: str, *shown: Observation) -> Diagnostic:
        found = Diagnostic(
            str(path), Span(Position(2, 9), Position(2, 14)), "LL307", "name", Severity.ERROR, message,
            layer="A",
        )  # fmt: skip
        return _judge(found, 3, cast(Trial, Pretended(path, {one.scenario: one for one in shown})))

    step = "Keras never calls `training_step`: the method is called `train_step`"
    unseen = seen("step", lines=frozenset({5, 6}))
    proved = told(step, unseen)
    assert proved.evidence is Evidence.PROVED
    assert proved.seen == "step came to its end, and no line of `training_step` ran"
    assert told(step, seen("step")).evidence is not Evidence.PROVED
    assert told(step, seen("step", lines=frozenset())).evidence is not Evidence.PROVED
    assert told(step, raised("step", path, 6)).evidence is not Evidence.PROVED
    assert (
        told("Keras never calls `prediction_step`: the method is called `predict_step`").evidence
        is not Evidence.PROVED
    )


def test_an_error_that_a_page_shows_elsewhere_may_come_in_the_control(path: Path) -> None:
    text = 'AttributeError: Can\'t set the attribute "w", it conflicts with an existing read-only @property'
    found = Diagnostic(
        str(path), Span(Position(3, 9), Position(3, 15)), "LL306", "name", Severity.ERROR, "", layer="A",
        attribute="w", keras=2,
    )  # fmt: skip
    for line, error, wanted in (
        (3, text, Evidence.PROVED),
        (3, "ValueError: no", Evidence.NOT_RUN),
        (6, text.replace("w", "v"), Evidence.NOT_RUN),
    ):
        trial = cast(Trial, Pretended(path, {"control": raised("control", path, line, error)}))
        assert _judge(found, 2, trial).evidence is wanted


def test_an_error_in_a_step_is_looked_for_where_the_step_runs(path: Path) -> None:
    error = raised("fit", path, 6, "ValueError: Only input tensors may be passed as positional arguments")
    assert judged(path, "LL511", 6, "", error).evidence is Evidence.REFUTED
    found = judged(path, "LL511", 6, "", error, method="train_step")
    assert found.evidence is Evidence.PROVED
    assert found.seen.startswith("fit raised ")
    assert judged(path, "LL511", 6, "", method="train_step").seen.endswith("(call, fit)")


def test_the_reason_for_no_verdict_is_an_error_in_the_file_before_one_elsewhere(path: Path) -> None:
    outside = replace(
        raised("save", path, 1, "ValueError: not connected"), frames=(("/keras/functional.py", 9),)
    )
    inside = raised("config", path, 3, "TypeError: multiple values")
    one = judged(path, "LL404", 6, "", outside, inside)
    assert one.evidence is Evidence.NOT_RUN
    assert one.seen.startswith("TypeError: multiple values")


def test_one_error_in_several_scenarios_is_told_once(path: Path) -> None:
    text = "ValueError: no <A object at 0x7f01>"
    errors = [raised(name, path, 6, text) for name in ("function", "fit")]
    proved = judged(path, "LL503", 6, "", *errors)
    assert proved.seen == "function raised ValueError: no <A object>"


@pytest.mark.parametrize(
    ("lacking", "expected"), [(("other", "w"), Evidence.PROVED), (("other",), Evidence.NOT_RUN)]
)
def test_an_attribute_that_is_missing_too_is_proved_beside_the_first(
    path: Path, lacking: tuple[str, ...], expected: Evidence
) -> None:
    text = "AttributeError: 'A' object has no attribute 'other'"
    config = replace(raised("call", path, 6, text), where={"lacks": lacking})
    assert judged(path, "LL202", 6, "w", config).evidence is expected


def test_a_step_that_leaves_every_weight_as_it_is_applies_no_gradient(path: Path) -> None:
    still = seen("fit", "untrained", "step-applies-nothing", untrained=("w",))
    assert judged(path, "LL633", 6, "", still).evidence is Evidence.PROVED
    assert judged(path, "LL112", 6, "w", still).evidence is Evidence.NOT_RUN
