"""Right code that does on purpose what is elsewhere a slip: each example was run with Keras."""

from __future__ import annotations

from layerlint.run.check_text import check_text

HEAD = "import tensorflow as tf\nfrom tensorflow import keras\nfrom tensorflow.keras import layers\n\n"


def found(text: str, keras: int = 3) -> list[str]:
    return sorted(d.code for d in check_text(HEAD + text, keras=keras) if str(d.severity) != "note")


PARENT = """
class Sized(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.dense = layers.Dense(units)

    def call(self, inputs):
        return self.dense(inputs)


"""


def test_a_parent_is_skipped_that_nothing_is_read_of() -> None:
    text = """
class Own(Sized):
    def __init__(self, **kwargs):
        super(Sized, self).__init__(**kwargs)
        self.dense = layers.Dense(4, use_bias=False)
"""
    assert found(PARENT + text) == []
    assert "LL303" in found(PARENT + text.replace("self.dense", "self.other"))
    handed_on = """
    def call(self, inputs):
        return super().call(inputs) + 1.0
"""
    assert found(PARENT + text + handed_on) == []
    assert "LL303" in found(PARENT + text.replace("self.dense", "self.other") + handed_on)


def test_a_layer_of_keras_is_skipped_by_a_class_with_its_own_call() -> None:
    text = """
class Cells(layers.RNN):
    def __init__(self, cell, **kwargs):
        super(layers.RNN, self).__init__(**kwargs)
        self.cell = cell

    def call(self, inputs):
        return self.cell(inputs)
"""
    assert "LL303" not in found(text)
    assert "LL303" in found(text.replace("layers.RNN", "layers.Layer"))


def test_the_plural_of_a_special_method() -> None:
    text = """
class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(2)

    def predict_steps(self, data):
        return [self(batch) for batch in data]

    def call(self, inputs):
        return self.dense(inputs)
"""
    assert found(text) == []
    slip = text.replace("return [self(batch) for batch in data]", "return super().predict_step(data)")
    assert found(slip) == ["LL307"]


def test_a_setting_that_is_made_again_after_the_constructor() -> None:
    text = """
class Attention(layers.Layer):
    def __init__(self, **kwargs):
        self.supports_masking = True
        super().__init__(**kwargs)
        self.supports_masking = True

    def call(self, inputs, mask=None):
        return inputs
"""
    assert found(text) == []
    once = text.replace("(**kwargs)\n        self.supports_masking = True", "(**kwargs)")
    assert found(once) == ["LL302"]


STEP = """
class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(2, activity_regularizer="l2")

    def call(self, inputs, training=None):
        return self.dense(inputs)

    def train_step(self, data):
        x, y = data
        {before}
        with tf.GradientTape() as tape:
            first = self(x, training=True)
            loss = tf.reduce_mean(tf.square(y - first)) + sum(self.losses)
        self.optimizer.apply_gradients(zip(tape.gradient(loss, self.trainable_weights), self.trainable_weights))
        return {{"loss": loss}}
"""


def test_a_pass_that_is_not_trained_before_the_losses_are_read() -> None:
    assert "LL608" not in found(STEP.format(before="teacher = self(x, training=False)"))
    assert "LL608" not in found(STEP.format(before="teacher = self(x, training=True)"))
    inside = STEP.format(before="pass").replace(
        "            loss =", "            second = {}\n            loss =", 1
    )
    assert "LL608" not in found(inside.replace("{}", "tf.stop_gradient(self(-x, training=True))"))
    assert "LL608" in found(inside.replace("{}", "self(-x, training=True)"))


def test_a_call_whose_helper_raises() -> None:
    text = """
class Untrained(layers.Layer):
    def call(self, inputs):
        self._refuse(inputs)

    def _refuse(self, inputs):
        {}
"""
    assert found(text.format('raise NotImplementedError("load the weights first")')) == []
    assert found(text.format("self.seen = 1")) == ["LL502"]


def test_build_of_a_wrapper_has_a_default_in_keras_2() -> None:
    text = """
class Dropped(layers.Wrapper):
    def build(self, input_shape=None):
        self.layer.build(input_shape)
        super().build()

    def call(self, inputs):
        return self.layer(inputs)
"""
    assert found(text, keras=2) == []
    assert found(text.replace("layers.Wrapper", "layers.Layer"), keras=2) == ["LL202", "LL308"]


BATCH = """
class Memory(layers.Layer):
    def __init__(self, {mode}=True, **kwargs):
        super().__init__(**kwargs)
        self.{mode} = {mode}

    def build(self, input_shape):
        {test}
            self.memory = self.add_weight(name="memory", shape=(input_shape[0], 4), trainable=False)

    def call(self, inputs):
        return inputs + self.memory
"""


def test_a_batch_size_that_is_asked_for() -> None:
    assert found(BATCH.format(mode="stateful", test="if self.stateful:")) == []
    assert found(BATCH.format(mode="kept", test="if self.kept:")) == ["LL109"]
    asked = "if input_shape[0] is None:\n            raise ValueError\n        with tf.name_scope('m'):"
    assert found(BATCH.format(mode="kept", test=asked)) == []


def test_versions_told_apart_by_a_short_name() -> None:
    text = """
K3 = keras.__version__.startswith("3")
{name} = 1


class Watched(layers.Layer):
    def call(self, inputs):
        if not {name}:
            self.add_metric(inputs, name="inputs")
        return inputs
"""
    assert found(text.format(name="K3")) == []
    assert found(text.format(name="IS_K3")) == []
    assert found(text.format(name="TOP_K")) == ["LL701"]


STATE = """
class Center(layers.Layer):
    def __init__(self, **kwargs):
        {start}

    def build(self, input_shape):
        self.mean = self.add_weight(name="mean", shape=(input_shape[-1],), initializer="zeros")
        self.count = self.add_weight(name="count", shape=(), initializer="zeros", trainable=False)
        {after}

    def call(self, inputs, training=False):
        if training:
            {update}
        return inputs - self.mean
"""
AVERAGE = "self.mean.assign(0.9 * self.mean + 0.1 * tf.reduce_mean(inputs, 0))"
START = "super().__init__(**kwargs)"


def test_weights_that_are_frozen_after_they_are_made() -> None:
    assert found(STATE.format(start=START, after="pass", update=AVERAGE)) == ["LL110"]
    for after in (
        "self.mean.trainable = False",
        "for v in (self.mean, self.count):\n            v.trainable = False",
        "self.trainable = False",
    ):
        assert found(STATE.format(start=START, after=after, update=AVERAGE)) == []
    for start in (
        "super().__init__(trainable=False, **kwargs)",
        "kwargs['trainable'] = False\n        super().__init__(**kwargs)",
        "kwargs.setdefault('trainable', False)\n        super().__init__(**kwargs)",
    ):
        assert found(STATE.format(start=start, after="pass", update=AVERAGE)) == []
    named = "super().__init__(trainable=kwargs.pop('trainable', True), **kwargs)"
    assert found(STATE.format(start=named, after="pass", update=AVERAGE)) == ["LL110"]


def test_weights_that_get_their_first_value_from_the_data() -> None:
    for update in (
        "self.mean.assign(tf.where(self.count > 0, self.mean, tf.reduce_mean(inputs, 0)))",
        "first = 1.0 - self.count\n            self.mean.assign(first * tf.reduce_mean(inputs, 0))",
        "if self.count == 0:\n                self.mean.assign(tf.reduce_mean(inputs, 0))",
        "tf.cond(self.count > 0, lambda: self.mean, lambda: self.mean.assign(tf.reduce_mean(inputs, 0)))",
    ):
        assert "LL110" not in found(STATE.format(start=START, after="pass", update=update))


BUILT = """
class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.first = layers.Dense(4)
        self.second = layers.Dense(4)
        self.parts = {parts}

    def build(self, input_shape):
        {build}
        self.built = True

    def call(self, inputs):
        return self.second(self.first(inputs))
"""


def test_sublayers_that_are_built_by_another_name() -> None:
    loop = "for one in self.parts{}:\n            one.build((None, 4))"
    whole = "self.parts.build((None, 4))"
    assert found(BUILT.format(parts="[self.first, self.second]", build=loop.format(""))) == []
    assert (
        found(BUILT.format(parts="{'a': self.first, 'b': self.second}", build=loop.format(".values()"))) == []
    )
    assert found(BUILT.format(parts="keras.Sequential([self.first, self.second])", build=whole)) == []
    one = found(BUILT.format(parts="layers.TimeDistributed(self.first)", build=whole))
    assert one == ["LL206"]


def test_sublayers_that_only_own_a_seed() -> None:
    text = BUILT.format(parts="[layers.GaussianNoise(0.1), layers.RandomFlip()]", build="pass")
    text = text.replace("(**kwargs)\n", "(**kwargs)\n        self.noise = layers.GaussianNoise(0.1)\n")
    told = [d.message for d in check_text(HEAD + text) if d.code == "LL206"]
    assert len(told) == 2
    assert not any("noise" in one or "parts" in one for one in told)


def test_attributes_that_a_loop_names_by_a_column_of_tuples() -> None:
    text = """
class Heads(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        for {target} in {rows}:
            setattr(self, name, layers.Dense(units))

    def call(self, inputs):
        return self.first(inputs) + self.second(inputs)
"""
    for target, rows in (
        ("name, units", '(("first", 4), ("second", 4))'),
        ("name, units", '[("first", 4), ("second", 8)]'),
        ("index, (name, units)", 'enumerate([("first", 4), ("second", 8)])'),
    ):
        assert found(text.format(target=target, rows=rows)) == []
    same = text.format(target="units, name", rows='[(4, "first"), (8, "first")]')
    assert "LL204" in found(same)


def test_an_argument_that_may_be_a_variable_is_no_number() -> None:
    text = """
class Annealed(layers.Layer):
    def __init__(self, rate, low=0.1, **kwargs):
        super().__init__(**kwargs)
        self.rate = rate
        self.low = low

    def call(self, inputs):
        self.rate = max(self.low, self.rate)
        return inputs * self.rate
"""
    assert "LL106" not in found(text)
    assert "LL106" in found(text.replace("rate, low", "rate=1.0, low"))


def test_a_name_that_a_parent_out_of_sight_may_have() -> None:
    text = """
from elsewhere import Mixin

class Block(Mixin, layers.Layer):
    def _init_(self, units):
        super()._init_(units)

    def call(self, inputs):
        return inputs
"""
    assert "LL307" not in found(text)
    assert "LL307" in found(text.replace("Mixin, ", ""))


def test_shapes_that_name_each_other() -> None:
    text = """
class Around(layers.Layer):
    def build(self, input_shape):
        self.one = self.other
        self.other = self.one

    def call(self, inputs):
        return inputs + tf.ones(self.one)
"""
    assert "LL509" not in found(text)


def test_a_counter_elsewhere_that_says_when_to_print() -> None:
    text = """
SEEN = 0

class Shown(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.stats = {"n": 0}

    def call(self, inputs):
        global SEEN
        SEEN += 1
        self.stats["n"] += 1
        if SEEN % 100 == 0 or self.stats["n"] % 100 == 0:
            print(f"traced {SEEN} times", self.stats)
        return inputs
"""
    assert found(text) == []
    assert found(text.replace("return inputs", "return inputs * (SEEN + 1)")) == ["LL106"]


def test_a_weight_of_the_parent_that_is_put_back() -> None:
    text = """
class Masked(layers.Dense):
    def call(self, inputs):
        bias = self.bias
        self.bias = self.bias * 0.5
        outputs = super().call(inputs)
        self.bias = bias
        return outputs
"""
    assert "LL107" not in found(text)
    assert "LL107" in found(text.replace("        self.bias = bias\n", ""))
