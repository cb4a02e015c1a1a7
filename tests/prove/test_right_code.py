"""`--prove-all` over right classes says nothing, and says of each wrong one what was seen: one run for each Keras."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from layerlint.prove.prove_paths import prove_run
from layerlint.rule import Evidence
from layerlint.run.lint_paths import lint_paths
from layerlint.run.lint_run import LintRun
from layerlint.run.request import LintRequest
from tests.prove.conftest import Workers
from tests.prove.right_code import RIGHT

WRONG = """class Factor(tf.keras.layers.Layer):
    def __init__(self, factor=1.0, verbose=False, **kwargs):
        super().__init__(**kwargs)
        self.factor = factor

    def call(self, inputs):
        return inputs * self.factor

    def get_config(self):
        return super().get_config()


class Started(tf.keras.layers.Layer):
    def __init__(self, units=3, kernel_initializer="glorot_uniform", **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.kernel_initializer = tf.keras.initializers.get(kernel_initializer)
        self.dense = tf.keras.layers.Dense(units, kernel_initializer=self.kernel_initializer)

    def call(self, inputs):
        return self.dense(inputs)

    def get_config(self):
        return {**super().get_config(), "units": self.units}


class Made(tf.keras.layers.Layer):
    def __init__(self, source, **kwargs):
        super().__init__(**kwargs)
        self.source = source

    def build(self, input_shape):
        self.positions = tf.range(self.source.planks)

    def call(self, inputs):
        return inputs + tf.cast(self.positions[0], inputs.dtype)


class Raising(tf.keras.layers.Layer):
    def call(self, inputs):
        raise RuntimeError("always")


class Bare(tf.keras.layers.Layer):
    def __init__(self, units=3):
        super().__init__()
        self.units = units

    def call(self, inputs):
        return inputs

    def get_config(self):
        return {**super().get_config(), "units": self.units}


shared = tf.keras.layers.Dense(8)


class Borrowing(tf.keras.layers.Layer):
    inner = tf.keras.layers.Dense(8)

    def call(self, inputs):
        return self.inner(shared(inputs))


class Adversary(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.maker = tf.keras.Sequential([tf.keras.layers.Dense(3)])
        self.judge = tf.keras.Sequential([tf.keras.layers.Dense(1)])

    def call(self, x, training=None):
        return self.maker(x)

    def train_step(self, data):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.judge(self.maker(data[0])))
        found = tape.gradient(loss, self.maker.trainable_variables)
        self.optimizer.apply_gradients(zip(found, self.maker.trainable_variables))
        return {"loss": loss}
"""
TEXT = "import random\n\nimport tensorflow as tf\n\n\n" + "\n\n".join([*RIGHT.values(), WRONG])
BOTH = [
    pytest.param(3, marks=pytest.mark.xdist_group("right-3")),
    pytest.param(2, marks=pytest.mark.thorough),
]
"""One run for each Keras; the suite takes that of Keras 3."""
LAYERS = {name: re.findall(r"^class (\w+)", code, re.MULTILINE) for name, code in RIGHT.items()}


_RUNS: dict[int, LintRun] = {}
"""Kept for the whole process: a fixture would end, and run all again, where the tests of two modules take turns."""


@pytest.fixture(scope="module")
def runs(workers: Workers) -> object:
    def run(keras: int) -> LintRun:
        if keras not in _RUNS:
            _RUNS[keras] = _proved(keras)
        return _RUNS[keras]

    def _proved(keras: int) -> LintRun:
        path = Path(f"right_{keras}.py")
        path.write_text(TEXT, encoding="utf-8")
        found = lint_paths(LintRequest((str(path),), isolated=True, options={"keras": str(keras)}))
        return prove_run(workers(keras), found, everything=True, notify=lambda line: None)

    return run


@pytest.mark.slow
@pytest.mark.parametrize("keras", BOTH)
@pytest.mark.parametrize("name", RIGHT)
def test_nothing_is_proved_of_right_code(runs: object, name: str, keras: int) -> None:
    run = runs(keras)  # type: ignore[operator]
    told = [one for one in run.report.diagnostics if one.layer in LAYERS[name]]
    assert not [(one.code, one.message) for one in told if one.evidence is Evidence.PROVED]


@pytest.mark.slow
@pytest.mark.parametrize("keras", BOTH)
def test_a_list_of_inputs_is_a_list_in_a_fit(runs: object, keras: int) -> None:
    run = runs(keras)  # type: ignore[operator]
    assert not [failure for failure in run.report.failures if "`Attended`" in failure.message]


@pytest.mark.slow
@pytest.mark.parametrize("keras", BOTH)
def test_a_left_out_argument_is_proved_with_both_values(runs: object, keras: int) -> None:
    run = runs(keras)  # type: ignore[operator]
    found = next(one for one in run.report.diagnostics if (one.layer, one.code) == ("Factor", "LL402"))
    assert found.evidence is Evidence.PROVED
    assert "`factor=2.0` was saved, and loaded with 1.0: the output differs" in found.seen
    assert found.grounds.control == "passed"
    assert found.grounds.scenarios == ("left-out",)
    assert found.grounds.plan[0][1] == "float32[None,8]"


@pytest.mark.slow
@pytest.mark.parametrize("keras", BOTH)
def test_an_initializer_that_is_left_out_is_proved_by_what_the_layer_holds(runs: object, keras: int) -> None:
    run = runs(keras)  # type: ignore[operator]
    found = next(one for one in run.report.diagnostics if (one.layer, one.code) == ("Started", "LL402"))
    assert found.evidence is Evidence.PROVED
    assert "`kernel_initializer='ones'`" in found.seen
    assert "GlorotUniform()" in found.seen


@pytest.mark.slow
@pytest.mark.xdist_group("keras3_right-3")  # as those that name a Keras
def test_a_guess_that_breaks_on_the_line_of_a_finding_proves_nothing(runs: object) -> None:
    run = runs(3)  # type: ignore[operator]
    found = next(one for one in run.report.diagnostics if (one.layer, one.code) == ("Made", "LL118"))
    assert found.evidence is Evidence.NOT_RUN
    assert re.match(
        r"AttributeError: 'int' object .* 'planks' \(right_3\.py:\d+\); where a guess", found.seen
    )


@pytest.mark.slow
@pytest.mark.parametrize("keras", BOTH)
def test_a_class_that_cannot_run_is_told_as_such(runs: object, keras: int) -> None:
    run = runs(keras)  # type: ignore[operator]
    said = [one.message for one in run.report.failures]
    always = rf"`Raising` is not run: RuntimeError: always \(right_{keras}\.py:\d+\); where a guess"
    assert any(re.match(always, one) for one in said)
    assert not any("`Factor`" in one or "`Causal`" in one or "`Kept`" in one for one in said)


@pytest.mark.slow
@pytest.mark.xdist_group("keras3_right-3")  # as those that name a Keras
def test_the_help_fits_what_was_seen(runs: object) -> None:
    run = runs(3)  # type: ignore[operator]
    found = [one for one in run.report.diagnostics if (one.layer, one.code) == ("Bare", "LL804")]
    assert not found or "**kwargs" in found[0].help


@pytest.mark.slow
@pytest.mark.parametrize("keras", BOTH)
def test_a_layer_of_the_module_is_proved_to_be_hidden_and_told_once(runs: object, keras: int) -> None:
    run = runs(keras)  # type: ignore[operator]
    found = [one for one in run.report.diagnostics if one.layer == "Borrowing"]
    assert [one.code for one in found] == ["LL209", "LL209"]
    assert {one.evidence for one in found} == {Evidence.PROVED}


@pytest.mark.slow
@pytest.mark.parametrize("keras", BOTH)
def test_a_step_may_leave_what_it_runs_untrained_and_a_model_unbuilt(runs: object, keras: int) -> None:
    run = runs(keras)  # type: ignore[operator]
    told = [one for one in run.report.diagnostics if one.layer == "Adversary"]
    assert not [one.message for one in told if one.code in ("LL803", "LL806")]
