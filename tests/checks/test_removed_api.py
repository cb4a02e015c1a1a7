"""LL701: removed and renamed APIs; right code first."""

from __future__ import annotations

import pytest

from layerlint.run.lint_text import lint_text

HEAD = "import keras\nimport tensorflow as tf\nfrom keras import backend as K\n\n\n"
CALL = "class A(keras.layers.Layer):\n    def call(self, x):\n        {}\n        return x\n"


def found(text: str, keras: int = 3) -> list[str]:
    return [one.message for one in lint_text(HEAD + text, keras=keras) if one.code == "LL701"]


@pytest.mark.parametrize(
    "line",
    [
        "x = tf.keras.backend.sum(x)",
        "x = x + K.epsilon()",
        "x = keras.ops.sum(x)",
        "self.add_loss(tf.reduce_mean(x))",
        "self.helper.add_update(x)",
        "x = tf.keras.layers.LSTM(4)(x)",
        "x = tf.reduce_sum(x, axis=-1)",
        "x = tf.keras.losses.Reduction.SUM",
        "x = keras.saving.get_custom_objects()",
        "x = K.sum(x) if keras.__version__ < '3' else keras.ops.sum(x)",
        "one = keras.layers.LocallyConnected1D if keras.__version__ < '3' else keras.layers.Conv1D",
        "x = keras.layers.Embedding(3, 4, input_length=2, weights=[1])(x)",
        "x = keras.layers.Dense(4, input_shape=(3,))(x)",
        "x = self.dense.add_update(x)",
        "o = self.lr",
        "x = x if hasattr(self, 'stateful') else self.stateful",
    ],
)
def test_silent(line: str) -> None:
    assert found(CALL.format(line)) == []


def test_silent_where_the_class_defines_it() -> None:
    text = CALL.format("self.add_update(x)") + "\n    def add_update(self, x):\n        pass\n"
    assert found(text) == []


def test_silent_where_a_base_is_not_known() -> None:
    assert (
        found("from elsewhere import Mixin\n" + CALL.format("self.add_update(x)").replace("A(", "A(Mixin, "))
        == []
    )


@pytest.mark.parametrize("line", ["self.add_update(x)", "x = K.sum(x)", "self.add_metric(x)"])
def test_silent_in_keras_2(line: str) -> None:
    assert found(CALL.format(line), keras=2) == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("self.add_update(x)", "`add_update` was removed in Keras 3"),
        ("super().add_metric(x)", "`add_metric` was removed in Keras 3"),
        ("y = self.get_input_at(0)", "`get_input_at` was removed in Keras 3"),
        ("x = K.sum(x)", "`keras.backend.sum` does not exist in Keras 3"),
        (
            "x = tf.keras.backend.in_train_phase(x, x)",
            "`tf.keras.backend.in_train_phase` does not exist in Keras 3",
        ),
        (
            "one = keras.layers.LocallyConnected1D if x is None else keras.layers.Conv1D",
            "`keras.layers.LocallyConnected1D` does not exist in Keras 3",
        ),
        ("self.add_loss(x, inputs=x)", "Keras 3 does not take the argument `inputs` here"),
        (
            "x = keras.layers.LSTM(4, time_major=True)(x)",
            "Keras 3 does not take the argument `time_major` here",
        ),
        ("o = keras.optimizers.Adam(lr=1.0)", "Keras 3 does not take the argument `lr` here"),
        (
            "o = tf.keras.optimizers.legacy.Adam()",
            "`tf.keras.optimizers.legacy.Adam` raises when it is used in Keras 3",
        ),
        (
            "if K.learning_phase():\n            x = 2 * x",
            "`keras.backend.learning_phase` does not exist in Keras 3",
        ),
        ("for u in self.updates:\n            x = u", "`self.updates` was removed in Keras 3"),
        ("self._trainable_weights.append(x)", "`self._trainable_weights` was removed in Keras 3"),
        (
            "x = keras.losses.Huber(reduction=keras.losses.Reduction.SUM)",
            "`keras.losses.Reduction` does not exist in Keras 3",
        ),
        (
            "x = keras.utils.to_categorical(x, dtype='int32')",
            "Keras 3 does not take the argument `dtype` here",
        ),
        ("x = tf.compat.v1.layers.dense(x, 3)", "`tf.compat.v1.layers.dense` is not available with Keras 3"),
        (
            "x = keras.layers.BatchNormalization(fused=True)(x)",
            "Keras 3 does not take the argument `fused` here",
        ),
    ],
)
def test_found(line: str, message: str) -> None:
    assert found(CALL.format(line)) == [message]


def test_found_in_steps() -> None:
    text = (
        "class A(keras.Model):\n    def train_step(self, data):\n        self.optimizer.minimize(data, [])\n"
        "    def compile(self, o):\n        super().compile(o, target_tensors=None)\n"
    )
    assert found(text) == [
        "optimizers have no `minimize` in Keras 3",
        "Keras 3 does not take the argument `target_tensors` here",
    ]


INIT = "class A(keras.layers.Layer):\n    def __init__(self, **kwargs):\n        super().__init__({})\n{}"


@pytest.mark.parametrize(
    "argument", ["dynamic=True", "weights=None", "batch_input_shape=(None, 2)", "experimental_autocast=False"]
)
def test_found_in_the_constructor(argument: str) -> None:
    name = argument.partition("=")[0]
    assert found(INIT.format(f"{argument}, **kwargs", "")) == [
        f"Keras 3 does not take the argument `{name}` here"
    ]


@pytest.mark.parametrize(
    "argument", ["dtype='float32'", "autocast=False", "activity_regularizer=None", "input_shape=(2,)"]
)
def test_silent_in_the_constructor(argument: str) -> None:
    assert found(INIT.format(f"{argument}, **kwargs", "")) == []


def test_silent_where_a_project_class_takes_the_argument() -> None:
    base = "class B(keras.layers.Layer):\n    def __init__(self, dynamic):\n        super().__init__()\n\n\n"
    assert found(base + INIT.format("dynamic=True", "").replace("A(keras.layers.Layer)", "A(B)")) == []


@pytest.mark.parametrize(
    ("made", "use", "message"),
    [
        ("keras.metrics.Mean()", "reset_states()", ["metrics have no `reset_states` in Keras 3"]),
        ("keras.metrics.Mean()", "reset_state()", []),
        ("keras.layers.Dense(2)", "get_input_at(0)", ["`layers.Dense` has no `get_input_at` in Keras 3"]),
        ("keras.layers.Dense(2)", "get_weights()", []),
        ("keras.layers.LSTM(2, stateful=True)", "reset_states()", []),
        ("Own()", "reset_states()", []),
    ],
)
def test_of_what_the_layer_holds(made: str, use: str, message: list[str]) -> None:
    text = "class Own(keras.metrics.Metric):\n    def reset_states(self):\n        pass\n\n\n" + INIT.format(
        "**kwargs", f"        self.one = {made}\n\n    def reset(self):\n        self.one.{use}\n"
    )
    assert found(text) == message


def test_silent_where_the_class_sets_the_attribute() -> None:
    text = INIT.format(
        "**kwargs", "        self.stateful = True\n\n    def call(self, x):\n        return self.stateful\n"
    )
    assert found(text) == []


@pytest.mark.parametrize(
    ("head", "use", "expected"),
    [
        ("from tensorflow.keras.saving import register_keras_serializable as r", "r()", 0),
        ("from tensorflow.keras import saving", "saving.register_keras_serializable()", 0),
        ("import tensorflow as tf", "tf.keras.saving.register_keras_serializable()", 1),
        ("from tensorflow import keras", "keras.saving.register_keras_serializable()", 1),
        (
            "try:\n    from keras import saving\nexcept ImportError:\n    from tensorflow.keras import saving",
            "saving.x()",
            0,
        ),
        ("import keras", "keras.saving.register_keras_serializable()", 0),
    ],
)
def test_how_it_was_imported_counts(head: str, use: str, expected: int) -> None:
    text = f"import keras as k\n{head}\n\n\n@{use}\nclass A(k.layers.Layer):\n    def call(self, x):\n        return x\n"
    assert len([one for one in lint_text(text) if one.code == "LL701"]) == expected


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("keras.layers.LocallyConnected1D", ["`keras.layers.LocallyConnected1D` does not exist in Keras 3"]),
        ("tf.keras.layers.ThresholdedReLU", []),
        ("keras.layers.Dense", []),
    ],
)
def test_bases(base: str, expected: list[str]) -> None:
    assert found(f"class A({base}):\n    def call(self, x):\n        return x\n") == expected


def test_silent_in_an_import_that_depends_on_what_is_there() -> None:
    text = (
        "import keras\ntry:\n    from keras import backend as K\nexcept ImportError:\n    K = None\n\n\n"
        + CALL.format("x = K.sum(x)")
    )
    assert [one for one in lint_text(text) if one.code == "LL701"] == []


STEP = """class A(keras.Model):
    def train_step(self, data):
        {}
        return {{}}
"""


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("self.optimizer.minimize(data, [])", "optimizers have no `minimize` in Keras 3"),
        ("rate = self.optimizer._decayed_lr(tf.float32)", "optimizers have no `_decayed_lr` in Keras 3"),
        ("rate = self.optimizer.lr", "optimizers have no `lr` in Keras 3"),
        (
            "found = self.optimizer.variables()",
            "`variables` is a property of Keras 3 optimizers, not a method",
        ),
        (
            "self.optimizer.apply_gradients(data, experimental_aggregate_gradients=False)",
            "Keras 3 does not take the argument `experimental_aggregate_gradients` here",
        ),
        ("self.fit(data, workers=2)", "Keras 3 does not take the argument `workers` here"),
        ("self.reset_states()", "`reset_states` was removed in Keras 3"),
    ],
)
def test_found_in_a_step(line: str, message: str) -> None:
    assert found(STEP.format(line)) == [message]


@pytest.mark.parametrize(
    "line",
    [
        "self.optimizer.apply_gradients(data)",
        "rate = self.optimizer.learning_rate",
        "found = self.optimizer.variables",
        "self.other.minimize(data)",
        "self.reset_metrics()",
        "found = self.compiled_metrics",
    ],
)
def test_silent_in_a_step(line: str) -> None:
    assert found(STEP.format(line)) == []


def test_silent_for_an_optimizer_of_the_class() -> None:
    text = (
        STEP.format("self.optimizer.minimize(data)")
        + "\n    def __init__(self, o):\n        self.optimizer = o\n"
    )
    assert found(text) == []
