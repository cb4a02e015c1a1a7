# keras: 2, 3
# Where the state is taken out of the list, or may be a tensor.
import tensorflow as tf
from tensorflow import keras


class ByAHelper(keras.layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.state_size = units

    def mix(self, inputs, states):
        return tf.tanh(inputs + states)

    def call(self, inputs, states):
        output = self.mix(inputs, states[0])
        return output, [output]


class ForBoth(keras.layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.state_size = units

    def call(self, inputs, states):
        if tf.is_tensor(states):
            output = tf.tanh(inputs + states)
        else:
            output = tf.tanh(inputs + states[0])
        return output, [output]


class InAFunction(keras.layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.state_size = units

    def call(self, inputs, states):
        def mixed(states):
            return tf.tanh(inputs + states)

        output = mixed(states[0])
        return output, [output]


class Added(keras.layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.state_size = units

    def call(self, inputs, states):
        output = tf.tanh(tf.add(inputs, states))  # -> LL521
        return output, [output]
