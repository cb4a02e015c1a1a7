"""Right code that looks wrong: found in code that people are content with, one test for each way it is right."""

from __future__ import annotations

from layerlint.run.check_text import check_text

HEAD = "import tensorflow as tf\nfrom tensorflow import keras\nfrom tensorflow.keras import layers\n\n"


def found(text: str, keras: int = 3) -> list[str]:
    return sorted(d.code for d in check_text(HEAD + text, keras=keras) if str(d.severity) != "note")


def test_a_sublayer_built_in_the_constructor() -> None:
    text = """
class Net(keras.Model):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.head = layers.Dense(units)
        self.head.build((None, units))
        self.tail = layers.Dense(units)

    def build(self, input_shape):
        self.built = True

    def call(self, inputs, training=None):
        return self.tail(self.head(inputs))
"""
    (finding,) = [d for d in check_text(HEAD + text) if d.code == "LL206"]
    assert "self.tail" in finding.message


def test_the_inside_of_a_stateless_layer() -> None:
    text = """
class Flat(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.flatten = layers.Flatten()

    def call(self, inputs):
        return self.flatten.call(inputs)
"""
    assert found(text) == []
    assert found(text.replace("Flatten()", "Dropout(0.5)")) == ["LL210"]


def test_a_configuration_without_what_keras_adds() -> None:
    text = """
class Base(layers.Layer):
    def __init__(self, rate, **kwargs):
        super().__init__(**kwargs)
        self.rate = rate

    def call(self, inputs):
        return inputs * self.rate

    def get_config(self):
        return {"rate": self.rate, "name": self.name}


class Narrow(Base):
    def __init__(self, rate, axis=-1, name=None):
        super().__init__(rate, name=name)
        self.axis = axis

    def get_config(self):
        return {**super().get_config(), "axis": self.axis}
"""
    assert "LL305" not in found(text)


def test_a_tensor_of_a_frozen_weight_that_a_method_computes_anew() -> None:
    text = """
class Normal(layers.Layer):
    def build(self, shape):
        self.moment = self.add_weight(name="moment", shape=(shape[-1],), trainable=False)
        self.finalize()

    def finalize(self):
        self.mean = tf.reshape(self.moment, (1, -1))

    def call(self, inputs):
        return inputs - self.mean
"""
    assert "LL108" not in found(text)
    assert "LL108" in found(text.replace(", trainable=False", ""))


def test_a_loss_that_another_layer_computes() -> None:
    text = """
class Loss(layers.Layer):
    def call(self, hidden, target):
        return tf.reduce_mean(hidden - target), hidden


class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.loss_layer = Loss()
        self.dense = layers.Dense(3)

    def call(self, inputs, training=None):
        loss, logits = self.loss_layer(inputs, inputs)
        self.add_loss(loss)
        return logits
"""
    assert "LL603" not in found(text)
    assert "LL603" in found(text.replace("self.add_loss(loss)", "self.add_loss(self.dense(inputs))"))


def test_a_function_of_the_inside_of_keras_is_no_tensor() -> None:
    text = """
from keras.src.ops import operation_utils


class Shape(layers.Layer):
    def call(self, inputs):
        shape = operation_utils.compute_reshape_output_shape(tuple(inputs.shape)[1:], (4,), "shape")
        return tf.reshape(inputs, [-1] + [one for one in shape])
"""
    assert found(text) == []


def test_one_initializer_for_weights_of_different_shapes() -> None:
    text = """
class Squeeze(layers.Layer):
    def __init__(self, channels, **kwargs):
        super().__init__(**kwargs)
        start = keras.initializers.VarianceScaling(2.0)
        self.down = layers.Dense(channels // 4, kernel_initializer=start)
        self.up = layers.Dense(channels, kernel_initializer=start)

    def call(self, inputs):
        return self.up(self.down(inputs))
"""
    assert found(text) == []
    assert found(text.replace("channels // 4", "channels")) == ["LL115"]


def test_one_initializer_for_layers_that_may_copy_it() -> None:
    text = """
from elsewhere import Block


class Own(layers.Layer):
    def __init__(self, initializer="zeros", **kwargs):
        super().__init__(**kwargs)
        self.initializer = keras.initializers.get(initializer)

    def call(self, inputs):
        return inputs


class Net(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        start = keras.initializers.VarianceScaling(2.0)
        self.one = Own(initializer=start)
        self.two = Own(initializer=start)

    def call(self, inputs):
        return self.two(self.one(inputs))
"""
    assert found(text) == []


def test_an_object_that_is_called_without_keras_needs_no_super_init() -> None:
    text = """
class Head(layers.Layer):
    def __init__(self, units):
        self.dense = layers.Dense(units)

    def __call__(self, inputs):
        return self.dense(inputs)
"""
    assert found(text) == ["LL501"]
    assert found(text.replace("__call__", "call")) == ["LL301"]


def test_a_call_without_inputs() -> None:
    text = """
class Source(layers.Layer):
    def call(self):
        return
"""
    assert found(text) == []


def test_a_keras_2_model_that_turns_tracking_off_first() -> None:
    text = """
class Net(keras.Model):
    def __init__(self, units, **kwargs):
        self._self_setattr_tracking = False
        self.dense = layers.Dense(units)
        inputs = keras.Input((units,))
        super().__init__(inputs=inputs, outputs=self.dense(inputs), **kwargs)
"""
    assert found(text, keras=2) == []
    assert found(text.replace("_self_setattr_tracking", "_other"), keras=2) == ["LL302"]


def test_a_project_sublayer_without_state_run_directly() -> None:
    text = """
class Double(layers.Layer):
    def call(self, inputs):
        return inputs * 2


class Outer(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.inner = Double()

    def call(self, inputs):
        return self.inner.call(inputs)
"""
    assert found(text) == []
    with_weight = text.replace(
        "class Double(layers.Layer):\n",
        "class Double(layers.Layer):\n    def build(self, shape):\n        self.w = self.add_weight(shape=(1,))\n\n",
    ).replace("inputs * 2", "inputs * self.w")
    assert found(with_weight) == ["LL210"]
    inside = text.replace("inputs * 2", "self.dense(inputs)").replace(
        "class Double(layers.Layer):\n",
        "class Double(layers.Layer):\n    def __init__(self):\n        super().__init__()\n"
        "        self.dense = layers.Dense(3)\n\n",
    )
    assert found(inside) == []
    unused = inside.replace(
        "self, inputs):\n        return self.dense",
        "self, inputs, training=None):\n        return self.dense",
    )
    assert found(unused) == []
    handed_on = unused.replace("self.dense(inputs)", "self.dense(inputs, training=training)")
    assert found(handed_on) == ["LL210"]
    assert found(handed_on, 2) == []
    moody = unused.replace("self.dense(inputs)", "self.dense(inputs if training else inputs * 2)")
    assert found(moody) == found(moody, 2) == ["LL210"]
    assert found(moody.replace("self.inner.call(inputs)", "self.inner.call(inputs, training=True)")) == []
    assert found(
        inside.replace(
            "return self.dense", "self.add_loss(tf.reduce_mean(inputs))\n        return self.dense"
        )
    ) == ["LL210"]


def test_a_name_for_a_layer_that_has_none() -> None:
    text = """
class Block(layers.Layer):
    def build(self, shape):
        if self.name is None:
            self.name = "block"

    def call(self, inputs):
        return inputs
"""
    assert "LL306" not in found(text, 2)
    assert "LL306" not in found(text.replace("self.name is None", "not self.name"), 2)
    assert "LL306" in found(text.replace("self.name is None", "self.name"), 2)


def test_a_metric_put_into_the_list_of_keras_in_a_step() -> None:
    text = """
class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.head = layers.Dense(1)

    def call(self, inputs, training=None):
        return self.head(inputs)

    def train_step(self, data):
        logs = super().train_step(data)
        if "extra" not in self.metrics_names:
            self._metrics.append(keras.metrics.Mean(name="extra"))
        return logs
"""
    assert "LL211" not in found(text)
    own = text.replace("self._metrics", "self.extras").replace(
        "self.head = layers", "self.extras = []\n        self.head = layers"
    )
    assert "LL211" in found(own)


def test_a_sublayer_made_by_a_step_of_a_model_that_is_not_built() -> None:
    text = """
class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.head = layers.Dense(1)

    def build(self, shape):
        self.head.build(shape)

    def call(self, inputs, training=None):
        return self.errors(inputs)

    def train_step(self, data):
        return {"loss": self.errors(data)}

    def errors(self, data):
        if not self.built:
            self.prepare()
        return tf.reduce_mean(self.head(self.scale(data)))

    def prepare(self):
        self.scale = layers.Dense(3)
        self.built = True
"""
    assert "LL201" not in found(text)
    assert "LL201" in found(text.replace("def train_step", "def own_step"))


def test_one_layer_that_gets_its_attribute_twice() -> None:
    text = """
class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.norm = self.norm = layers.LayerNormalization()

    def call(self, inputs):
        return self.norm(inputs)
"""
    assert "LL204" not in found(text)
    assert "LL204" in found(
        text.replace("self.norm = self.norm = ", "self.norm = layers.Dense(3)\n        self.norm = ")
    )


def test_a_tensor_of_a_frozen_variable_that_adapting_computes_anew() -> None:
    text = """
class Lookup(layers.Layer):
    def __init__(self, size, **kwargs):
        super().__init__(**kwargs)
        self.counts = tf.Variable([0.0] * size, trainable=False)
        self.constant = self.counts.value()

    def adapt(self, counts):
        self.counts.assign(counts)
        self.constant = self.counts.value()

    def call(self, inputs):
        return inputs * self.constant
"""
    assert "LL108" not in found(text, 2)
    assert "LL108" in found(text.replace(", trainable=False", ""), 2)
    once = text.replace(
        "        self.counts.assign(counts)\n        self.constant = self.counts.value()\n", "        pass\n"
    )
    assert "LL108" in found(once, 2)


def test_a_weight_that_is_not_cast() -> None:
    text = """
class Scale(layers.Layer):
    def build(self, shape):
        self.scale = self.add_weight(name="scale", shape=(), autocast=False)
        self.built = True

    def call(self, inputs):
        return inputs * self.scale
"""
    assert found(text, 2) == found(text, 3) == []


def test_one_instance_without_weights_in_several_places() -> None:
    text = """
class Square(layers.Layer):
    def call(self, inputs):
        return inputs**2


class Stack(layers.Layer):
    def __init__(self, activation=Square(), **kwargs):
        super().__init__(**kwargs)
        self.steps = [Square()] * 3
        self.activation = activation

    def call(self, inputs):
        for step in self.steps:
            inputs = step(inputs)
        return self.activation(inputs)
"""
    assert found(text) == []
    assert found(text.replace("layers.Layer):\n    def call", "layers.Dense):\n    def call")) == [
        "LL203",
        "LL203",
    ]


def test_an_object_with_a_method_named_like_that_of_a_list() -> None:
    text = """
class Cache:
    def insert(self, key, value):
        pass


class Words(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.cache = Cache()
        self.seen = []

    def call(self, inputs):
        self.cache.insert(0, inputs)
        return inputs
"""
    assert "LL105" not in [d.code for d in check_text(HEAD + text)]
    assert "LL105" in [
        d.code for d in check_text(HEAD + text.replace("self.cache.insert", "self.seen.insert"))
    ]


def test_a_frozen_weight_that_is_kept_for_old_files() -> None:
    text = """
class Old(layers.Layer):
    def build(self, shape):
        self.count = self.add_weight(name="count", shape=(), trainable=False)

    def call(self, inputs):
        return inputs * 2
"""
    assert "LL112" not in [d.code for d in check_text(HEAD + text)]
    assert "LL112" in [d.code for d in check_text(HEAD + text.replace(", trainable=False", ""))]


def test_a_slice_of_the_shape_is_a_shape() -> None:
    text = """
class Norm(layers.Layer):
    def build(self, shape):
        self.gamma = self.add_weight(name="gamma", shape=shape[-1:])

    def call(self, inputs):
        return inputs * self.gamma
"""
    assert found(text) == []
    assert found(text.replace("shape[-1:]", "shape[-1]")) == ["LL114"]


def test_a_list_that_a_sublayer_gave() -> None:
    text = """
class Pool(layers.Layer):
    def call(self, inputs):
        outputs = self._pool(inputs)
        outputs.append(inputs)
        return outputs

    def _pool(self, inputs):
        return [tf.reduce_mean(inputs)]
"""
    assert found(text) == []


def test_a_weight_that_is_trainable_on_purpose() -> None:
    text = """
class Init(layers.Layer):
    def build(self, shape):
        self.g = self.add_weight(name="g", shape=(shape[-1],), trainable=True)

    def call(self, inputs):
        self.g.assign(tf.reduce_mean(inputs, axis=0))
        return inputs * self.g
"""
    assert found(text) == []
    assert found(text.replace(", trainable=True", "")) == ["LL110"]


def test_results_kept_by_name_for_readers_outside() -> None:
    text = """
class Head(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.endpoints = {}

    def call(self, inputs):
        self.endpoints["inputs"] = inputs
        return inputs
"""
    assert found(text) == []


def test_a_count_that_only_names_operations() -> None:
    text = """
class Lookup(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.count = 0

    def call(self, inputs):
        self.count += 1
        name = str(self.count)
        return tf.identity(inputs, name=name)
"""
    assert found(text) == []
    assert found(text.replace("str(self.count)", "self.count")) == ["LL106"]


def test_arguments_of_a_base_class_that_its_children_give() -> None:
    text = """
class Pooling(layers.Layer):
    def __init__(self, reduce, size=2, **kwargs):
        super().__init__(**kwargs)
        self.reduce = reduce
        self.size = size

    def call(self, inputs):
        return self.reduce(inputs, self.size)

    def get_config(self):
        return {**super().get_config(), "size": self.size}


class Mean(Pooling):
    def __init__(self, size=2, **kwargs):
        super().__init__(tf.reduce_mean, size, **kwargs)
"""
    assert "LL402" not in found(text)
    assert "LL402" in found(text.partition("class Mean")[0])


def test_the_file_of_the_weights_need_not_be_recorded() -> None:
    text = """
class Net(keras.Model):
    def __init__(self, units, weights=None, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        if weights is not None:
            self.load_weights(weights)

    def get_config(self):
        return {**super().get_config(), "units": self.units}
"""
    assert found(text) == []


def test_a_weight_that_is_only_looked_up() -> None:
    text = """
class Positions(layers.Layer):
    def __init__(self, learned=True, **kwargs):
        super().__init__(**kwargs)
        self.learned = learned

    def build(self, shape):
        if self.learned:
            self.table = self.add_weight(name="table", shape=(1, shape[-1]))

    def call(self, inputs):
        if getattr(self, "table", None) is not None:
            inputs = inputs + self.table
        return inputs
"""
    assert found(text) == found(text, keras=2) == []


def test_a_property_that_is_set_outside_call() -> None:
    text = """
class Filter(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.inner = units

    @property
    def inner(self):
        return self._inner

    @inner.setter
    def inner(self, units):
        self._inner = layers.Dense(units)

    def call(self, inputs):
        return self.inner(inputs)
"""
    assert found(text) == found(text, keras=2) == []


def test_a_model_whose_build_leaves_out_dropout() -> None:
    text = """
class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.drop = layers.Dropout(0.5)
        self.tail = keras.Sequential([layers.Flatten(input_shape=(3,)), layers.Dense(1)])

    def build(self, input_shape):
        self.dense.build(input_shape)
        self.built = True

    def call(self, inputs, training=None):
        return self.tail(self.drop(self.dense(inputs), training=training))
"""
    assert found(text) == found(text, keras=2) == []


def test_a_sublayer_that_writes_its_results_into_a_dict() -> None:
    text = """
class Encode(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)

    def call(self, inputs):
        results = {}
        self.dense(inputs, results=results)
        return results
"""
    assert found(text) == []
    assert found(text.replace(", results=results", "")) == ["LL205"]


def test_a_tensor_that_a_loop_of_this_call_goes_on_with() -> None:
    text = """
class Decode(layers.Layer):
    def call(self, inputs):
        def step(index, total):
            self.trace = self.trace + total
            return index + 1, total

        self.trace = tf.zeros(3)
        return tf.while_loop(lambda index, total: index < 3, step, [0, inputs])
"""
    assert found(text) == []


def test_a_shape_whose_batch_is_replaced() -> None:
    text = """
class Reshape(layers.Layer):
    def call(self, inputs):
        shape = inputs.shape.as_list()
        shape[0] = -1
        return tf.reshape(inputs * 2, shape)
"""
    assert found(text) == []
    assert found(text.replace("shape[0] = -1", "pass")) == ["LL509"]


def test_a_weight_that_lives_on_under_another_name() -> None:
    text = """
class WeightNorm(layers.Layer):
    def build(self, shape):
        self.kernel = self.add_weight(name="kernel", shape=(shape[-1], 3))
        self.v = self.kernel

    def call(self, inputs):
        self.kernel = tf.nn.l2_normalize(self.v, axis=0)
        return tf.matmul(inputs, self.kernel)
"""
    assert "LL107" not in found(text)
    assert "LL107" in found(
        text.replace("        self.v = self.kernel\n", "").replace("self.v", "self.kernel")
    )


def test_arguments_that_are_annotated_as_python_values() -> None:
    text = """
from typing import Tuple


class Merge(layers.Layer):
    def call(self, inputs: tf.Tensor, dimensions: Tuple[int, int]) -> tf.Tensor:
        height, width = dimensions
        return self.pad(inputs, height, width)

    def pad(self, inputs, height: int, width: int):
        if height % 2 == 1 or width % 2 == 1:
            inputs = inputs * 2
        return inputs
"""
    assert found(text) == []
    loose = text.replace(": Tuple[int, int]", "").replace(": int", "")
    assert "LL503" in found(loose)


def test_another_name_for_a_variable_made_in_build() -> None:
    text = """
class Norm(layers.Layer):
    def build(self, shape):
        self.kernel = tf.Variable(tf.ones((3, 3)))
        self.v = self.kernel

    def call(self, inputs):
        self.kernel = tf.nn.l2_normalize(self.v, axis=0)
        return tf.matmul(inputs, self.kernel)
"""
    assert "LL118" not in found(text)


def test_what_another_package_has_beside_its_layers() -> None:
    text = """
import tensorflow_model_optimization as tfmot


class Transform(tfmot.quantization.keras.QuantizeLayoutTransform):
    def __init__(self, bits=8):
        self.bits = bits
"""
    assert found(text) == []
    assert found(text.replace("QuantizeLayoutTransform", "QuantizeWrapper")) == ["LL301"]


def test_a_metric_made_where_a_look_up_failed() -> None:
    text = """
class Net(keras.Model):
    def call(self, inputs):
        return inputs

    def train_step(self, data):
        try:
            self.losses_by_name["loss"].update_state(1.0)
        except KeyError:
            self.losses_by_name["loss"] = keras.metrics.Mean()
        return {}
"""
    assert "LL605" not in found(text)
    assert "LL605" in found(text.replace("try:", "if data:").replace("except KeyError:", "else:"))


def test_an_argument_that_may_be_a_name_or_a_layer() -> None:
    text = """
@keras.utils.register_keras_serializable()
class Net(keras.Model):
    def __init__(self, base: str | keras.layers.Layer = "normal", **kwargs):
        super().__init__(**kwargs)
        self.base = make(base)

    def call(self, inputs):
        return inputs
"""
    assert found(text) == []
    assert found(text.replace(': str | keras.layers.Layer = "normal"', ": keras.layers.Layer")) == ["LL401"]


def test_the_configuration_of_a_class_that_only_its_children_make() -> None:
    text = """
class Base(layers.Layer):
    def __init__(self, rate, fn=None, **kwargs):
        super().__init__(**kwargs)
        self.rate, self.fn = rate, fn

    def convolve(self, inputs):
        raise NotImplementedError

    def call(self, inputs):
        return self.convolve(inputs)

    def get_config(self):
        return {"rate": self.rate, **super().get_config()}
"""
    assert found(text) == []
    assert found(text.replace("raise NotImplementedError", "return inputs")) == ["LL402"]


def test_a_configuration_for_another_way_of_making_the_layer() -> None:
    text = """
class Table(layers.Layer):
    def __init__(self, values=None, **kwargs):
        shape = kwargs.pop("values_shape", None)
        super().__init__(**kwargs)
        shape = (len(values),) if shape is None else shape
        self.values = self.add_weight(name="values", shape=shape)

    def call(self, inputs):
        return inputs + self.values

    def get_config(self):
        return {"values_shape": tuple(self.values.shape), **super().get_config()}
"""
    assert found(text) == []
    assert found(text.replace('kwargs.pop("values_shape", None)', "None")) == ["LL402", "LL404"]


def test_a_static_size_with_the_dynamic_one_for_the_rest() -> None:
    text = """
class Unroll(layers.Layer):
    def call(self, inputs):
        steps = tf.compat.dimension_value(inputs.shape[0])
        steps = steps or tf.shape(inputs)[0]
        return tf.fill([steps], 1.0)
"""
    assert found(text) == []


def test_a_layer_made_once_by_what_the_first_call_runs() -> None:
    text = """
class Composite(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self._ready = False

    def symbolic_call(self, inputs):
        raise NotImplementedError

    def call(self, inputs):
        if not self._ready:
            self._make(inputs)
        return self.run(inputs)

    def _make(self, inputs):
        with tf.init_scope():
            self.run = wrap(self.symbolic_call(inputs))
        self._ready = True


class Child(Composite):
    def symbolic_call(self, inputs):
        return layers.Dense(32)(inputs)
"""
    assert found(text) == []
    assert "LL201" in found(text.replace("        if not self._ready:\n    ", ""))


def test_a_class_that_decides_what_an_assignment_does() -> None:
    text = """
class Backbone(keras.Model):
    def __setattr__(self, name, value):
        if not hasattr(self, "_ready"):
            return object.__setattr__(self, name, value)
        return super().__setattr__(name, value)


class Net(Backbone):
    def __init__(self, **kwargs):
        self.dense = layers.Dense(2)
        super().__init__(**kwargs)
"""
    assert found(text, 2) == []
    assert found(text.replace("def __setattr__", "def _set"), 2) == ["LL302"]


def test_code_for_the_other_version_of_keras() -> None:
    text = """
from mine import config


class Net(keras.Model):
    def __init__(self, dtype=None, **kwargs):
        super().__init__(**kwargs)
        if config.keras_3():
            self.dtype_policy = keras.DTypePolicy(dtype)
        else:
            self._set_dtype_policy(dtype)
"""
    assert found(text, 2) == []
    assert found(text.replace("config.keras_3()", "dtype"), 2) == ["LL306"]


def test_a_tensor_that_every_call_sets_before_it_is_read() -> None:
    text = """
class Cell(layers.Layer):
    def call(self, inputs, states):
        with tf.name_scope("cell"):
            self.state = tf.concat(states, 1)
            output = tf.matmul(inputs, self.state)
            self.state = tf.nn.relu(output)
        return output
"""
    assert found(text) == []
    assert found(text.replace("            self.state = tf.concat(states, 1)\n", "")) == ["LL105"]


CONFIG = """
    def call(self, x):
        return x * self.units

    def get_config(self):
        return {**super().get_config(), "units": self.units}
"""


def test_arguments_that_need_not_be_recorded() -> None:
    handed_on = """
class A(layers.Layer):
    def __init__(self, units=2, input_shape=None, **kw):
        if input_shape is not None:
            kw["input_shape"] = input_shape
        super().__init__(**kw)
        self.units = units
"""
    spelling = """
class A(layers.Layer):
    def __init__(self, units=None, n=None, **kw):
        super().__init__(**kw)
        self.units = units if units is not None else n
"""
    warned = """
import warnings


class A(layers.Layer):
    def __init__(self, units=None, old=None, **kw):
        super().__init__(**kw)
        if old is not None:
            warnings.warn("`old` has no effect any more")
        self.units = units
"""
    used = """
class A(layers.Layer):
    def __init__(self, units=None, old=None, **kw):
        super().__init__(**kw)
        if old is not None:
            self.old = 2
        self.units = units
"""
    for keras in (2, 3):
        assert found(handed_on + CONFIG, keras) == []
        assert found(spelling + CONFIG, keras) == []
        assert found(warned + CONFIG, keras) == []
        assert found(used + CONFIG, keras) == ["LL402"]


def test_a_configuration_from_which_a_loop_takes_keys() -> None:
    text = """
class A(layers.Layer):
    def __init__(self, f=1.0, name=None):
        super().__init__(name=name)
        self.f = f

    def call(self, x):
        return x * self.f

    def get_config(self):
        config = {**super().get_config(), "f": self.f}
        for key in ("trainable", "dtype"):
            config.pop(key, None)
        return config
"""
    assert found(text) == []


def test_keyword_arguments_with_an_entry_set() -> None:
    text = """
class A(layers.Layer):
    def __init__(self, units, name=None, **kwargs):
        kwargs["name"] = name
        super().__init__(**kwargs)
        self.units = units
"""
    assert found(text + CONFIG) == []


def test_methods_that_are_named_nearly_like_a_hook() -> None:
    text = """
class A(layers.Layer):
    def builds(self):
        return 1
"""
    assert found(text) == []
    assert found(text.replace("(self)", "(self, shape)")) == ["LL307"]


def test_a_mixin_that_calls_the_constructor_of_layer() -> None:
    text = """
class Mixin:
    def setup(self, **kw):
        layers.Layer.__init__(self, **kw)


class A(Mixin, layers.Layer):
    def __init__(self, **kw):
        self.setup(**kw)
        self.a = 1

    def call(self, x):
        return x
"""
    assert found(text) == []


def test_losses_of_weights_outlive_a_second_call() -> None:
    text = """
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.d = layers.Dense(2, kernel_regularizer="l2")
        self.lt = keras.metrics.Mean(name="loss")

    def call(self, x, training=None):
        return self.d(x)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            p, q = self(x, training=True), self(-x, training=True)
            loss = tf.reduce_mean((y - p + q) ** 2) + sum(self.losses)
        g = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(g, self.trainable_variables))
        self.lt.update_state(loss)
        return {"loss": self.lt.result()}
"""
    assert found(text) == []
    assert found(text.replace("kernel_reg", "activity_reg")) == ["LL608"]


def test_a_variable_that_is_asked_what_it_can_do() -> None:
    text = """
class A(layers.Layer):
    def build(self, s):
        self.w = self.add_weight(shape=(3,), name="w")

    def call(self, x):
        return x * (self.w.value if not callable(getattr(self.w, "value", None)) else self.w.value())
"""
    assert found(text) == []


def test_what_finally_does_after_a_return() -> None:
    text = """
class A(layers.Layer):
    def call(self, x):
        try:
            return tf.identity(x)
        finally:
            self.depth = 0
"""
    assert found(text) == []


def test_a_model_that_runs_without_a_graph() -> None:
    text = """
class Net(keras.Model):
    def compile(self, **kwargs):
        super().compile(run_eagerly=True, **kwargs)

    def test_step(self, data):
        x, y = data
        return {"mse": tf.reduce_mean((y - self(x)) ** 2).numpy()}
"""
    assert found(text) == []
    assert found(text.replace("run_eagerly=True, ", "")) == ["LL504"]


def test_an_attribute_that_may_be_missing() -> None:
    text = """
class Scaled(layers.Layer):
    def call(self, inputs):
        ready = hasattr(self, "gain") and self.gain > 0
        return inputs * getattr(self, "factor", 2.0) if ready else inputs
"""
    assert found(text) == []
    assert found(text.replace(', "factor", 2.0)', ', "factor")')) == ["LL202"]


def test_attributes_set_past_keras() -> None:
    text = """
class Scaled(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        for name, value in dict(gain=1, bias=2).items():
            object.__setattr__(self, name, value)

    def call(self, inputs):
        return inputs * self.gain + self.bias
"""
    assert found(text) == []


def test_an_entry_of_what_a_method_or_sublayer_returns() -> None:
    text = """
class Pyramid(keras.Model):
    def __init__(self, backbone, **kwargs):
        super().__init__(**kwargs)
        self.backbone = backbone
        self.dense = layers.Dense(3)

    def features(self, inputs):
        return {"low": self.dense(inputs)}

    def call(self, inputs, training=None):
        levels = self.features(inputs)
        levels["high"] = tf.nn.relu(levels["low"])
        others = self.backbone(inputs)
        others["top"] = levels["high"]
        return levels, others
"""
    assert found(text) == []


def test_a_list_made_full_of_nothing_and_filled() -> None:
    text = """
class Stack(layers.Layer):
    def __init__(self, count, **kwargs):
        super().__init__(**kwargs)
        blocks = [None] * count
        for index in range(count):
            blocks[index] = layers.Dense(3)
        self.blocks = blocks

    def call(self, inputs):
        for block in self.blocks:
            inputs = block(inputs)
        return inputs
"""
    assert found(text) == []
    assert found(text.replace("[None] * count", "[layers.Dense(3)] * count")) == ["LL203"]


def test_one_instance_of_a_layer_without_weights_many_times() -> None:
    text = """
class Stack(layers.Layer):
    def __init__(self, count, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.ReLU()] * count

    def call(self, inputs):
        for block in self.blocks:
            inputs = block(inputs)
        return inputs
"""
    assert found(text) == []
    assert found(text.replace("ReLU()", "Dropout(0.1)")) == []
    assert found(text.replace("ReLU()", "Dense(3)")) == ["LL203"]


def test_a_size_as_a_shape_in_keras_2() -> None:
    text = """
class Bias(layers.Layer):
    def build(self, input_shape):
        self.bias = self.add_weight(name="bias", shape=(input_shape[-1]), initializer="zeros")
        super().build(input_shape)

    def call(self, inputs):
        return inputs + self.bias
"""
    assert found(text, 2) == []
    assert found(text, 3) == ["LL114"]
    assert found(text.replace('"zeros"', '"uniform"'), 2) == ["LL114"]


def test_sublayers_that_do_not_train_after_freezing() -> None:
    text = """
class Frozen(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.trainable = False
        self.dense = layers.Dense(3, trainable=False)
        self.drop = layers.Dropout(0.1)

    def call(self, inputs):
        return self.drop(self.dense(inputs))
"""
    assert found(text) == []
    assert found(text.replace(", trainable=False", "")) == ["LL212"]
    later = "        for one in (self.dense, self.drop):\n            one.trainable = False\n\n    def call"
    assert found(text.replace(", trainable=False", "").replace("\n    def call", later)) == []


def test_an_initializer_of_two_branches() -> None:
    text = """
class Either(layers.Layer):
    def __init__(self, wide, **kwargs):
        super().__init__(**kwargs)
        init = keras.initializers.HeNormal()
        if wide:
            self.dense = layers.Dense(3, kernel_initializer=init)
        else:
            self.dense = layers.Dense(3, use_bias=False, kernel_initializer=init)

    def call(self, inputs):
        return self.dense(inputs)
"""
    assert found(text) == []
    assert found(text.replace("else:", "if not wide:")) == ["LL115"]


def test_layers_whose_arguments_leave_no_weights() -> None:
    text = """
class Steps(layers.Layer):
    def call(self, inputs):
        inputs = layers.Normalization(mean=0.0, variance=1.0)(inputs)
        inputs = layers.LayerNormalization(center=False, scale=False)(inputs)
        return layers.AdditiveAttention(use_scale=False)([inputs, inputs])
"""
    assert found(text) == []
    assert found(text.replace("use_scale=False", "")) == ["LL201"]


def test_a_weight_in_a_property_that_is_kept() -> None:
    text = """
import functools

class Table(layers.Layer):
    @functools.cached_property
    def table(self):
        return self.add_weight(name="table", shape=(3,))

    def call(self, inputs):
        return inputs * self.table
"""
    assert found(text, 2) == []
    assert found(text, 3) == ["LL101"]


def test_a_sublayer_called_once_to_be_built() -> None:
    text = """
class Warm(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)

    def call(self, inputs):
        self.dense(inputs)
        return self.dense(inputs)
"""
    assert found(text) == []
    assert found(text.replace("return self.dense(inputs)", "return inputs")) == ["LL205"]


def test_the_words_for_a_model_made_in_call_of_keras_2() -> None:
    text = """
class Net(layers.Layer):
    def call(self, inputs):
        return keras.Sequential([layers.Dense(3), layers.Dropout(0.1)])(inputs)
"""
    for version in (2, 3):
        (finding,) = [d for d in check_text(HEAD + text, keras=version) if d.code == "LL201"]
        assert "new random weights" in finding.message
    assert found(text.replace("layers.Dense(3), ", ""), 2) == []


def test_objects_that_keras_looks_into() -> None:
    text = """
import collections
import typing

class Heads(typing.NamedTuple):
    one: object

class Blocks(list):
    pass

Pair = collections.namedtuple("Pair", "left right")

class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.heads = Heads(layers.Dense(3))
        self.blocks = Blocks([layers.Dense(3)])
        self.pair = Pair(layers.Dense(3), 1)

    def call(self, inputs, training=None):
        return self.pair.left(self.blocks[0](self.heads.one(inputs)))
"""
    assert found(text) == []


def test_a_plain_object_whose_layers_are_kept_besides() -> None:
    text = """
class Holder:
    def __init__(self, layer):
        self.layer = layer

class Encoder:
    def __init__(self):
        self.dense = layers.Dense(3)

class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.holder = Holder(self.dense)
        self.encoder = Encoder()
        self.inner = self.encoder.dense

    def call(self, inputs, training=None):
        return self.encoder.dense(self.holder.layer(inputs))
"""
    assert found(text) == []
    assert found(text.replace("        self.inner = self.encoder.dense\n", "")) == ["LL207"]


def test_an_initializer_of_a_loop_over_sizes() -> None:
    text = """
class Stack(layers.Layer):
    def __init__(self, sizes, **kwargs):
        super().__init__(**kwargs)
        init = keras.initializers.HeNormal()
        self.blocks = [layers.Dense(size, kernel_initializer=init) for size in sizes]
        self.others = [layers.Dense(3, kernel_initializer=keras.initializers.HeNormal()) for _ in sizes]

    def call(self, inputs):
        for block in (*self.blocks, *self.others):
            inputs = block(inputs)
        return inputs
"""
    assert found(text) == []


def test_a_layer_that_a_function_uses_and_self_keeps() -> None:
    text = """
class Head(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        dense = layers.Dense(3)
        norm = layers.LayerNormalization()
        act = layers.ReLU()
        last = layers.Dense(4)
        self.inner = [dense]
        self.norm = layers.TimeDistributed(norm)
        self.register(last)
        self.head = lambda inputs: act(last(norm(dense(inputs))))

    def register(self, layer):
        self.last = layer

    def call(self, inputs):
        return self.head(inputs)
"""
    assert found(text) == []
    assert found(text.replace("        self.inner = [dense]\n", "")) == ["LL209"]


def test_a_class_attribute_that_is_no_default() -> None:
    text = """
class Net(layers.Layer):
    dense: layers.Layer

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)

    def call(self, inputs):
        return self.dense(inputs)
"""
    assert found(text, 2) == []
    assert found(text.replace("    dense: layers.Layer", "    dense: layers.Layer = None"), 2) == ["LL213"]


def test_a_shape_without_the_batch_size() -> None:
    text = """
class Gain(layers.Layer):
    def build(self, input_shape):
        input_shape = input_shape[1:]
        self.size = input_shape[0]
        self.gain = self.add_weight(name="gain", shape=(input_shape[0],))
        self.bias = self.add_weight(name="bias", shape=(self.size,))
        self.make(input_shape)
        super().build(input_shape)

    def make(self, shape):
        self.scale = self.add_weight(name="scale", shape=shape)

    def call(self, inputs):
        return inputs * self.gain[:, None] * self.scale + self.bias[:, None]
"""
    assert found(text) == []
    assert found(text.replace("        input_shape = input_shape[1:]\n", "")) == ["LL109", "LL109"]


def test_the_build_of_a_layer_whose_weights_are_there() -> None:
    text = """
class Bias(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.bias = self.add_weight(name="bias", shape=(3,))

    def call(self, inputs):
        return inputs + self.bias

class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.bias = Bias()

    def build(self, input_shape):
        self.bias.build(input_shape)
        self.built = True

    def call(self, inputs, training=None):
        return self.bias(inputs)
"""
    assert found(text) == []


def test_attributes_that_a_function_sets() -> None:
    text = """
def add_places(layer, size):
    layer.places = layer.add_weight(name="places", shape=(size,))

class Net(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        add_tables(self, 3)

    def build(self, input_shape):
        super().build(input_shape)

    def call(self, inputs):
        return inputs + self.table
"""
    assert found(text) == []
    assert found(text.replace("add_tables(self, 3)", "add_tables(3)")) == ["LL202"]


def test_a_function_with_nothing_to_train() -> None:
    text = """
class Vocoder(layers.Layer):
    def __init__(self, basis, **kwargs):
        super().__init__(**kwargs)
        self.basis = basis

    @tf.function(input_signature=[tf.TensorSpec([None, None], tf.float32)])
    def call(self, inputs):
        return tf.matmul(inputs, self.basis)

    def get_config(self):
        return {**super().get_config(), "basis": self.basis}
"""
    assert found(text) == []
    assert "LL508" in found(text.replace("tf.matmul(inputs, self.basis)", "self.basis(inputs)"))


def test_a_seed_that_may_be_none() -> None:
    text = """
class Noisy(layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed = seed

    def call(self, inputs):
        return inputs + keras.random.normal(inputs.shape[1:], seed=self.seed)
"""
    assert found(text) == []


def test_a_plain_object_that_knows_the_layer_that_holds_it() -> None:
    text = """
class Encoder:
    def __init__(self, net):
        self.dense = layers.Dense(3)
        net.inner.append(self.dense)

class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.inner = []
        self.encoder = Encoder(self)

    def call(self, inputs, training=None):
        return self.encoder.dense(inputs)
"""
    assert found(text) == []
    assert found(text.replace("Encoder(self)", "Encoder(kwargs)")) == ["LL207"]


def test_state_that_a_helper_makes() -> None:
    text = """
class Mean(layers.Layer):
    def state(self, name, shape):
        return self.add_weight(name=name, shape=shape, initializer="zeros", trainable=False)

    def build(self, input_shape):
        self.mean = self.state("mean", (input_shape[-1],))
        super().build(input_shape)

    def call(self, inputs):
        self.mean.assign(tf.reduce_mean(inputs, axis=0))
        return inputs - self.mean
"""
    assert found(text) == []


def test_one_name_in_branches_that_exclude_each_other() -> None:
    text = """
class Scale(layers.Layer):
    def __init__(self, wide, **kwargs):
        super().__init__(**kwargs)
        self.wide = wide

    def build(self, input_shape):
        if self.wide:
            self.w = self.add_weight(name="w", shape=(input_shape[-1],))
        else:
            self.w = self.add_weight(name="w", shape=(1,))
        self.last = tf.Variable(1.0, trainable=False)
        start = tf.Variable(0.0)
        super().build(input_shape)

    def call(self, inputs):
        return inputs * self.w
"""
    notes = [d.code for d in check_text(HEAD + text, keras=2)]
    assert "LL117" not in notes


def test_results_of_a_loop_over_layers_that_are_read() -> None:
    text = """
class Stack(keras.Model):
    def __init__(self, n, **kwargs):
        super().__init__(**kwargs)
        self.hidden = [layers.Dense(8) for _ in range(n)]

    def call(self, inputs):
        LOOP
        return x
"""
    loops = (
        ("x = inputs", "for layer in self.hidden:", "    x = layer(x)"),
        ("x = 0.0", "for layer in self.hidden:", "    y = layer(inputs)", "    x += y"),
        ("x = []", "for layer in self.hidden:", "    y = layer(inputs)", "    x.append(y)"),
        ("x = y = inputs", "for layer in self.hidden:", "    x = x + y", "    y = layer(inputs)"),
        (
            "x = inputs",
            "for i, layer in enumerate(self.hidden):",
            "    if i == 2:",
            "        x = layer(inputs)",
        ),
        ("for layer in self.hidden:", "    x = layer(inputs)", "    if layer.units > 3:", "        break"),
        ("for layer in self.hidden:", "    x = layer(inputs)", "    self.shown = lambda: x"),
        ("layer = self.hidden[0]", "for i in range(3):", "    x = layer(inputs)"),
    )
    for loop in loops:
        assert "LL205" not in found(text.replace("LOOP", "\n        ".join(loop))), loop
    assert found(text.replace("LOOP", "for layer in self.hidden:\n            x = layer(inputs)")) == [
        "LL205"
    ]
