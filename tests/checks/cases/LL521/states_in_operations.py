# keras: 2, 3
import tensorflow as tf
from tensorflow.keras import backend as K


class Adds(tf.keras.layers.Layer):
    def __init__(self, units):
        super().__init__()
        self.state_size = units
        self.dense = tf.keras.layers.Dense(units)

    def call(self, inputs, states):
        output = self.dense(inputs) + states  # -> LL521
        return output, [output]


class Multiplies(tf.keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.state_size = units

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(self.units, self.units))
        self.built = True

    def call(self, inputs, state):
        output = tf.tanh(inputs + tf.matmul(state, self.kernel))  # -> LL521
        return output, [output]


class Joins(tf.keras.layers.Layer):
    def __init__(self, units):
        super().__init__()
        self.state_size = units
        self.dense = tf.keras.layers.Dense(units)

    def call(self, inputs, states):
        output = self.dense(tf.concat([inputs, states], axis=-1))  # -> LL521
        return output, [output]


class OfTheBackend(tf.keras.layers.Layer):
    def __init__(self, units):
        super().__init__()
        self.units = units
        self.state_size = units

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(self.units, self.units))
        self.built = True

    def call(self, inputs, states):
        return inputs + K.dot(states, self.kernel), states  # -> LL521
