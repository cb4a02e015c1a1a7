# keras: 2, 3
import tensorflow as tf
from tensorflow.keras import layers


class One(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.state_size = [units, units]
        self.gate = layers.Dense(units)

    def get_initial_state(self, batch_size=None):
        return tf.zeros([batch_size, self.units])  # -> LL521

    def call(self, inputs, states):
        h, c = states
        c = c + self.gate(tf.concat([inputs, h], axis=-1))
        return c, [tf.tanh(c), c]


class Three(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.state_size = (units, units)
        self.gate = layers.Dense(units)

    def get_initial_state(self, batch_size=None):
        zeros = tf.zeros([batch_size, self.units])
        return [zeros, zeros, zeros]  # -> LL521

    def call(self, inputs, states):
        h, c = states
        c = c + self.gate(tf.concat([inputs, h], axis=-1))
        return c, [tf.tanh(c), c]


class Right(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.state_size = [units, units]
        self.gate = layers.Dense(units)

    def get_initial_state(self, batch_size=None):
        zeros = tf.zeros([batch_size, self.units])
        return [zeros, zeros]

    def call(self, inputs, states):
        h, c = states
        c = c + self.gate(tf.concat([inputs, h], axis=-1))
        return c, [tf.tanh(c), c]


class Single(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.state_size = units
        self.gate = layers.Dense(units)

    def get_initial_state(self, batch_size=None):
        return tf.zeros([batch_size, self.units])

    def call(self, inputs, states):
        h = self.gate(tf.concat([inputs, states[0]], axis=-1))
        return h, [h]
