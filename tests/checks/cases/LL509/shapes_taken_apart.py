# keras: 2, 3
import tensorflow as tf


class Rest(tf.keras.layers.Layer):
    def call(self, inputs):
        batch, *_ = inputs.shape
        return tf.reshape(inputs, (batch, -1))  # -> LL509


class Spread(tf.keras.layers.Layer):
    def call(self, inputs):
        return tf.reshape(inputs, (*inputs.shape[:-1], 2, 2))  # -> LL509


class Sliced(tf.keras.layers.Layer):
    def call(self, inputs):
        return tf.reshape(inputs, tuple(inputs.shape[:2]) + (2, 2))  # -> LL509


class Behind(tf.keras.layers.Layer):
    def call(self, inputs):
        return tf.zeros([2] + list(inputs.shape))  # -> LL509


class Copied(tf.keras.layers.Layer):
    def call(self, inputs):
        return tf.ones([size for size in inputs.shape])  # -> LL509


class Numbers(tf.keras.layers.Layer):
    def call(self, inputs):
        sizes = [int(size) for size in inputs.shape]  # -> LL509
        return tf.reshape(inputs, sizes)


class Activated(tf.keras.layers.Layer):
    def call(self, inputs):
        hidden = tf.nn.relu(inputs) * 2.0
        return tf.reshape(hidden, (hidden.shape[0], -1))  # -> LL509


class AsShape(tf.keras.layers.Layer):
    def call(self, inputs):
        return tf.zeros(tf.TensorShape([inputs.shape[0], 3]))  # -> LL509


class Right(tf.keras.layers.Layer):
    """Without the batch, or with something in its place."""

    def call(self, inputs):
        batch, *others = inputs.shape
        _, *known = inputs.shape[1:]
        first = tf.reshape(inputs, [-1, *others]) + tf.reshape(inputs, (-1, *inputs.shape[1:]))
        second = tf.zeros([size for size in inputs.shape if size is not None]) + tf.zeros(known)
        third = tf.reshape(inputs, [-1 if size is None else size for size in inputs.shape])
        whole = tf.reshape(inputs, (6, -1))
        return first + second + third, tf.reshape(whole, (whole.shape[0], -1)), tf.ones_like(inputs[:batch])
