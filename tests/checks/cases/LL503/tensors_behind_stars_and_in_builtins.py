# keras: 2, 3
import tensorflow as tf


def both(left, right):
    return left + right


class Starred(tf.keras.layers.Layer):
    def call(self, inputs):
        return tf.reshape(inputs, [*tf.shape(inputs)[:-1], 1, 4])  # -> LL503


class Rest(tf.keras.layers.Layer):
    def call(self, inputs):
        batch, *_ = tf.shape(inputs)  # -> LL503
        return tf.reshape(inputs, (batch, -1))


class Listed(tf.keras.layers.Layer):
    def call(self, inputs):
        return tf.reshape(inputs, list(tf.shape(inputs)))  # -> LL503


class Joined(tf.keras.layers.Layer):
    def call(self, inputs):
        return tf.reshape(inputs, tuple(tf.shape(inputs)[:-1]) + (2, -1))  # -> LL503


class Mapped(tf.keras.layers.Layer):
    def call(self, inputs):
        scaled = inputs * 2.0
        return tf.stack(list(map(tf.nn.relu, scaled)))  # -> LL503


class Numbered(tf.keras.layers.Layer):
    def call(self, inputs):
        total = 0.0
        for index, row in enumerate(tf.nn.relu(inputs)):  # -> LL503
            total += index * row
        return total


class Arguments(tf.keras.layers.Layer):
    def call(self, inputs):
        return both(*tf.nn.relu(inputs))  # -> LL503


class Summed(tf.keras.layers.Layer):
    def call(self, inputs):
        return sum(tf.nn.relu(inputs))  # -> LL503


class OfSizes(tf.keras.layers.Layer):
    """Static sizes, lists of tensors and parts of a tensor."""

    def call(self, inputs):
        parts = tf.unstack(inputs, axis=1)
        batch, *_ = tf.unstack(tf.shape(inputs))
        total = both(*tf.split(inputs, 2, axis=-1))
        for index, part in enumerate(parts):
            total += index * tf.reduce_sum(part)
        return tf.reshape(total, [batch, *inputs.shape[1:-1], -1]) + sum(map(tf.reduce_sum, parts))
