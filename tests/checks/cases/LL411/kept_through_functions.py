# keras: 2, 3
import tensorflow as tf
from tensorflow.keras import activations, regularizers


def half(rate):
    return rate / 2


def as_given(value):
    return value


def checked(value):
    if value not in ("sum", "mean"):
        raise ValueError(value)
    return value


class Kept(tf.keras.layers.Layer):
    def __init__(self, activation=None, regularizer=None, rate=0.1, depth=2, mode="sum", **kwargs):
        super().__init__(**kwargs)
        self.activation = self._function(activation)  # -> LL411
        made = regularizers.get(regularizer)
        self.regularizer = made  # -> LL411
        self.rate = as_given(rate)  # -> LL411
        pick = lambda value: value
        self.depth = pick(depth)  # -> LL411
        self.mode = self._again(mode, 0)
        self.dense = tf.keras.layers.Dense(3)

    def _function(self, given):
        function = activations.get(given)
        return function

    def _again(self, given, turn):
        return given if turn else self._again(given, turn + 1)

    def call(self, inputs):
        return self.dense(inputs)


class Read(tf.keras.layers.Layer):
    def __init__(self, mode="sum", kind="sum", rate=0.1, size=3, activation=None, axis=-1, **kwargs):
        super().__init__(**kwargs)
        self.mode = checked(mode)
        self.kind = self._checked(kind)
        self.rate = rate
        self.dropout = tf.keras.layers.Dropout(half(rate))
        self.size = self._sized(size)
        self.activation = activations.get(activation)
        self.dense = tf.keras.layers.Dense(3, activation=self._same(activation))
        self.axis = self._shown(axis)

    def _checked(self, value):
        assert value in ("sum", "mean")
        return value

    def _sized(self, value):
        self.table = [0] * value
        return value

    def _same(self, value):
        return value

    def _shown(self, value):
        print(value)
        return value

    def call(self, inputs):
        return self.dropout(self.dense(inputs)) * self.table[0]
