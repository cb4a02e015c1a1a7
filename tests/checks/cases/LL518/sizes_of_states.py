# keras: 3
import tensorflow as tf
from keras import layers


class Shape(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.state_size = tf.TensorShape([3])  # -> LL518

    def call(self, x, states):
        return x, states


class Shapes(layers.Layer):
    @property
    def state_size(self):
        return [tf.TensorShape([3]), 4]  # -> LL518

    def call(self, x, states):
        return x, states


class Pairs(layers.Layer):
    @property
    def state_size(self):
        return ([3, 3], 4)  # -> LL518

    def call(self, x, states):
        return x, states


class Numbers(layers.Layer):
    @property
    def state_size(self):
        def shape():
            return tf.TensorShape([3])

        if shape is None:
            return
        return [3, 4]

    @property
    def other_size(self):
        return tf.TensorShape([3])

    def call(self, x, states):
        return x, states


class Method(layers.Layer):
    def state_size(self):
        return tf.TensorShape([3])

    def call(self, x, states):
        return x, states


class Counted(layers.Layer):
    """With `output_size` and `get_initial_state` only the number of states is asked for."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.state_size = [[3, 3], [4]]
        self.output_size = 3

    def get_initial_state(self, batch_size=None):
        return [tf.zeros((batch_size, 3))]

    def call(self, x, states):
        return x, states


class CountedByProperty(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.state_size = [[3, 3], [4]]

    @property
    def output_size(self):
        return 3

    def get_initial_state(self, batch_size=None):
        return [tf.zeros((batch_size, 3))]

    def call(self, x, states):
        return x, states


class OnlySized(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.state_size = [[3, 3], [4]]  # -> LL518
        self.output_size = 3

    def call(self, x, states):
        return x, states


class OnlyStarted(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.state_size = [[3, 3], [4]]  # -> LL518

    def get_initial_state(self, batch_size=None):
        return [tf.zeros((batch_size, 3))]

    def call(self, x, states):
        return x, states


class NoCell(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.state_size = tf.TensorShape([3])

    def call(self, x):
        return x
