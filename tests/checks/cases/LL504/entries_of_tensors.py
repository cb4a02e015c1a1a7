# keras: 2, 3
import numpy as np
import tensorflow as tf


class Shift(tf.keras.layers.Layer):
    def call(self, inputs):
        shifted = tf.zeros_like(inputs)
        shifted[:, 1:] = inputs[:, :-1]  # -> LL504
        for i in range(3):
            shifted[i] += 1.0  # -> LL504
        return shifted


class OfInputs(tf.keras.layers.Layer):
    def call(self, inputs):
        inputs[..., 0] = 0.0  # -> LL504
        return inputs


class Assigned(tf.keras.layers.Layer):
    def call(self, inputs):
        outputs = tf.nn.relu(inputs)
        outputs[0, 1].assign(inputs[0, 0])  # -> LL504
        outputs.assign_add(inputs)  # -> LL504
        return outputs


class Table(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.table = tf.zeros((3, 3))
        self.table[0] = tf.ones((3,))  # -> LL504

    def call(self, inputs):
        return inputs @ self.table


class Step(tf.keras.Model):
    def call(self, inputs):
        return inputs

    def train_step(self, data):
        x, y = data
        noise = tf.random.normal(tf.shape(x))
        noise[0] = 0.0  # -> LL504
        return super().train_step((x + noise, y))


class Containers(tf.keras.layers.Layer):
    """What an index gives may be a list, a dict, an array or a part of a variable."""

    def build(self, input_shape):
        self.count = self.add_weight(name="count", shape=(3,), trainable=False)
        self.mask = np.ones((3, 3))
        self.mask[0] = 0
        self.built = True

    def call(self, inputs):
        inputs[0] = inputs[0] * 2.0
        first, second = inputs
        parts = tf.split(first, 3, axis=1)
        parts[0] = parts[0] * 2.0
        rows = tf.unstack(second, num=3, axis=1)
        rows[0] = rows[1]
        shape = first.shape.as_list()
        shape[0] = -1
        outputs = {}
        outputs["first"] = tf.reshape(first, shape)
        self.count.assign_add(tf.ones((3,)))
        return outputs["first"] + parts[0] + rows[0][:, None]


class Expected(tf.keras.layers.Layer):
    def call(self, inputs):
        outputs = tf.nn.relu(inputs)
        try:
            outputs[:, 0] = 0.0
        except TypeError:
            outputs = outputs * 0.0
        return outputs


COUNTS = [0]


class CountsOfTheModule(tf.keras.layers.Layer):
    def call(self, x):
        COUNTS[0] = 1
        return x


class EntriesOfRows(tf.keras.layers.Layer):
    def call(self, x):
        for row in [[0, 1], [2, 3]]:
            row[0] = x
        return x
