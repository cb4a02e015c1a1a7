# keras: 2
# Keras 2 counts the states to start with against `state_size`.
import tensorflow as tf
from tensorflow import keras


class Cell(keras.layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.state_size = [units, units]

    def call(self, inputs, states):
        output = tf.tanh(inputs + states[0] + states[1])
        return output, [output, output]


class StartsWithOne(Cell):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.state_size = [units, units]

    def get_initial_state(self, inputs=None, batch_size=None, dtype=None):
        return tf.zeros((batch_size, self.units))


class OneSize(keras.layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.state_size = [units]

    def get_initial_state(self, inputs=None, batch_size=None, dtype=None):
        return tf.zeros((batch_size, self.units))

    def call(self, inputs, states):
        output = tf.tanh(inputs + states[0])
        return output, [output]


class TwoSizes(keras.layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.state_size = [units, units]

    def get_initial_state(self, inputs=None, batch_size=None, dtype=None):
        return tf.zeros((batch_size, self.units))  # -> LL521

    def call(self, inputs, states):
        output = tf.tanh(inputs + states[0] + states[1])
        return output, [output, output]


class OneOrTwo(keras.layers.Layer):
    def __init__(self, units=4, memory=False, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.state_size = [units, units] if memory else [units]

    def get_initial_state(self, inputs=None, batch_size=None, dtype=None):
        return [tf.zeros((batch_size, self.units))]

    def call(self, inputs, states):
        output = tf.tanh(inputs + states[0])
        return output, [output, *states[1:]]


class AndTheRest(keras.layers.Layer):
    def __init__(self, units=4, rest=(), **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.state_size = [units, *rest]

    def get_initial_state(self, inputs=None, batch_size=None, dtype=None):
        return [tf.zeros((batch_size, size)) for size in self.state_size]

    def call(self, inputs, states):
        output = tf.tanh(inputs + states[0])
        return output, [output, *states[1:]]


class AndOthers(keras.layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.state_size = [units, units]

    def others(self, batch_size):
        return [tf.zeros((batch_size, self.units))]

    def get_initial_state(self, inputs=None, batch_size=None, dtype=None):
        return [*self.others(batch_size), *self.others(batch_size), *self.others(1)][:2]

    def call(self, inputs, states):
        output = tf.tanh(inputs + states[0] + states[1])
        return output, [output, output]


class Split(keras.layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.state_size = [units, units]

    def get_initial_state(self, inputs=None, batch_size=None, dtype=None):
        if inputs is None:
            return
        return tf.split(tf.zeros((batch_size, 2 * self.units)), 2, axis=-1)

    def call(self, inputs, states):
        output = tf.tanh(inputs + states[0] + states[1])
        return output, [output, output]
