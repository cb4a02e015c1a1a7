# keras: 3
# Keras 3 takes what the cell gives: it fails where `call` takes two states out of one tensor.
import keras
from keras import ops


class TakesApart(keras.layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.state_size = [units, units]

    def get_initial_state(self, batch_size=None):
        return ops.zeros((batch_size, self.units))  # -> LL521

    def call(self, inputs, states):
        hidden, memory = states
        output = ops.tanh(inputs + hidden + memory)
        return output, [output, memory]


class TakesTheFirst(keras.layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.state_size = [units, units]

    def get_initial_state(self, batch_size=None):
        return ops.zeros((batch_size, self.units))

    def call(self, inputs, states):
        hidden = states[0]
        doubled = 2.0 * inputs
        output = ops.tanh(doubled + hidden)
        return output, [output, output]


class WithoutStates(keras.layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.state_size = [units, units]

    def get_initial_state(self, batch_size=None):
        return ops.zeros((batch_size, self.units))

    def call(self, inputs):
        return ops.tanh(inputs)


class AbstractCell(keras.layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.state_size = [units, units]

    def get_initial_state(self, batch_size=None):
        return ops.zeros((batch_size, self.units))


class AddsByOps(keras.layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.state_size = units

    def call(self, inputs, states):
        output = ops.tanh(ops.add(inputs, states))  # -> LL521
        return output, [output]
