# keras: 3
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers


class Cell(layers.Layer):
    state_size = 3

    def call(self, inputs, states):
        return inputs, states

    def get_initial_state(self, inputs=None, batch_size=None, dtype=None):
        size = tf.shape(inputs)[0]  # -> LL711
        return tf.zeros((size, 3), dtype=dtype)  # -> LL711


class WithNames(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.state_size = 3

    def call(self, inputs, states):
        return inputs, states

    def get_initial_state(self, inputs=3, batch_size=None, dtype="float32"):
        return tf.zeros((batch_size, inputs), dtype)


class Keywords(layers.Layer):
    state_size = 3

    def call(self, inputs, states):
        return inputs, states

    def get_initial_state(self, dtype=None, **kwargs):
        return tf.zeros((kwargs["batch_size"], 3), dtype)  # -> LL711


class TakesNothing(layers.Layer):
    state_size = 3

    def call(self, inputs, states):
        return inputs, states

    def get_initial_state(self):  # -> LL711
        return [tf.zeros((1, 3))]


class Asks(layers.Layer):
    state_size = 3

    def call(self, inputs, states):
        return inputs, states

    def get_initial_state(self, inputs=None, batch_size=None, dtype=None):
        dtype = dtype or "float32"
        if inputs is not None:
            batch_size = tf.shape(inputs)[0]
        return tf.zeros((batch_size, 3), dtype)


class Others(layers.Layer):
    state_size = 3

    def call(self, inputs, states):
        return inputs, states

    def get_initial_state(self, inputs=None, batch_size=None, dtype=None, size=3):
        kept = size
        print(inputs, dtype)
        later = lambda: tf.zeros((batch_size, 3), dtype)
        self.later = later
        states = keras.ops.zeros((batch_size, kept), dtype)
        return states, tf.zeros((batch_size, 3), getattr(dtype, "name"))


class NoCell(layers.Layer):
    """A layer of one input, and a model: no `RNN` asks them."""

    state_size = 3

    def call(self, inputs):
        return inputs

    def get_initial_state(self, inputs=None, batch_size=None, dtype=None):
        return tf.zeros((tf.shape(inputs)[0], 3), dtype)


class NoLayer(keras.Model):
    state_size = 3

    def call(self, inputs, states):
        return inputs, states

    def get_initial_state(self, inputs=None, batch_size=None, dtype=None):
        return tf.zeros((tf.shape(inputs)[0], 3), dtype)


class Stateless(layers.Layer):
    def call(self, inputs, states):
        return inputs, states

    def get_initial_state(self, inputs=None, batch_size=None, dtype=None):
        return tf.zeros((tf.shape(inputs)[0], 3), dtype)
