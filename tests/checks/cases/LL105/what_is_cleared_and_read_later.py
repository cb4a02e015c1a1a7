# keras: 3
import tensorflow as tf
from tensorflow import keras


class Clears(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.kept = []

    def call(self, inputs):
        self.kept.clear()
        self.kept.append(tf.nn.relu(inputs))
        return inputs + self.kept[0]


class ClearsAnother(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.kept = []
        self.names = []

    def call(self, inputs):
        self.names.clear()
        self.kept.append(tf.nn.relu(inputs))  # -> LL105
        return inputs + self.kept[0]


class RunsItselfFirst(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.kept = None

    def call(self, inputs):
        self.kept = tf.nn.relu(inputs)
        return inputs

    def shown(self, inputs):
        self(inputs)
        return self.kept


class RunsAnotherFirst(RunsItselfFirst):
    def __init__(self, other, **kwargs):
        super().__init__(**kwargs)
        self.other = other
        self.last = None

    def call(self, inputs):
        self.last = tf.nn.relu(inputs)  # -> LL105
        return inputs

    def shown(self, inputs):
        self.other(inputs)
        return self.last
